//! docs/errors.md lists every code that the program can end with, and no other.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// The text literals of a piece of code that look like codes.
fn literals(code: &str) -> impl Iterator<Item = String> {
    code.split('"')
        .skip(1)
        .step_by(2)
        .filter(|text| {
            !text.is_empty()
                && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
        .map(str::to_owned)
}

/// Codes of every `fn code(&self)` and of every reason that a gate gives.
fn codes_in(source: &str) -> BTreeSet<String> {
    let product = source.split("#[cfg(test)]").next().unwrap();
    let mut codes = BTreeSet::new();
    for (at, _) in product.match_indices("fn code(&self)") {
        let body = &product[at..];
        // The end of the function: a brace at the indentation of a method.
        codes.extend(literals(&body[..body.find("\n    }\n").unwrap_or(body.len())]));
    }
    for mark in ["code: \"", "note("] {
        for (at, _) in product.match_indices(mark) {
            let rest = &product[at..];
            let line_end = rest.match_indices('\n').nth(1).map_or(rest.len(), |(end, _)| end);
            codes.extend(
                literals(&rest[..line_end])
                    .take(1)
                    .filter(|code| code.contains('-') || mark == "code: \""),
            );
        }
    }
    codes
}

fn documented() -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("docs/errors.md")).unwrap();
    text.lines()
        .filter_map(|line| line.strip_prefix("### "))
        .map(|code| code.trim().to_owned())
        .collect()
}

#[test]
fn every_code_is_documented_and_every_documented_code_exists() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut codes: BTreeSet<String> =
        files.iter().flat_map(|file| codes_in(&std::fs::read_to_string(file).unwrap())).collect();
    codes.extend(casestudypilot::source::youtube::Refusal::all().iter().map(|r| r.code().to_owned()));
    assert!(codes.len() > 50, "{codes:?}");
    let documented = documented();
    let missing: Vec<_> = codes.difference(&documented).collect();
    let gone: Vec<_> = documented.difference(&codes).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not documented: {missing:?}; documented and gone: {gone:?}"
    );
}

#[test]
fn every_entry_has_its_exit_status_cause_and_remedy() {
    let text = std::fs::read_to_string(root().join("docs/errors.md")).unwrap();
    for entry in text.split("\n### ").skip(1) {
        let code = entry.lines().next().unwrap();
        for part in ["**Exit status:**", "**Cause:**", "**What to do:**"] {
            assert!(entry.contains(part), "{part} of {code}");
        }
    }
}
