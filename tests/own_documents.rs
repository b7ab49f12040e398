//! `check` on what the built-in writer makes of talks: it finds nothing wrong there, and finds what is damaged on purpose:
//! figures changed, units swapped, denials dropped, names exchanged, quotations altered.

#![allow(clippy::print_stdout)] // prints its figures

mod talks;

use std::path::Path;

use casestudypilot::{
    commands::checked::check,
    grounding::{Claim, Engine, Source, markdown},
    knowledge::Knowledge,
    model::FindingSeverity,
    render::{self, Page},
};
use talks::Described;

/// Findings on the writer's own document, and damaged claims with whether they were noticed.
struct Outcome {
    errors: Vec<String>,
    warnings: Vec<String>,
    damaged: Vec<(String, bool)>,
}

fn examine(described: &Described, captions: &Path) -> Outcome {
    let knowledge = Knowledge::embedded();
    let inputs = described.inputs(captions);
    let report = talks::produce(&inputs, &knowledge);
    let page = render::render(Page::CaseStudy, &report).expect("renders");
    let engine = Engine::new(Source {
        talk: &inputs.talk,
        transcript: &report.transcript,
        analysis: &report.analysis,
        knowledge: &knowledge,
    });
    let (mut errors, mut warnings) = (Vec::new(), Vec::new());
    let mut touched = Vec::new();
    for finding in check("page.md", &page, &engine).findings {
        let line = format!(
            "{:?} \"{}\": {} | {}",
            finding.kind, finding.text, finding.reason, finding.sentence
        );
        touched.push(finding.sentence);
        match finding.severity {
            FindingSeverity::Error => errors.push(line),
            FindingSeverity::Warning => warnings.push(line),
        }
    }
    let damaged = markdown::claims(&page)
        .into_iter()
        .filter(|c| !touched.contains(&c.text) && !c.text.starts_with("This case study is based on"))
        .flat_map(|c| damage(&c.text))
        .map(|text| {
            let verdict = engine.verify(Claim {
                text: &text,
                cited: None,
                from_metadata: false,
            });
            let noticed = !verdict.findings.is_empty();
            (text, noticed)
        })
        .collect();
    Outcome {
        errors,
        warnings,
        damaged,
    }
}

/// Copies of a claim, each damaged in one place.
fn damage(text: &str) -> Vec<String> {
    let mut copies = Vec::new();
    let words: Vec<&str> = text.split(' ').collect();
    let with = |i: usize, word: &str| {
        let mut changed = words.clone();
        changed[i] = word;
        changed.iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" ")
    };
    for (i, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
        if !digits.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '%')) {
            let value: u64 = digits.parse().unwrap_or(1);
            copies.push(with(
                i,
                &word.replace(bare.trim_end_matches('%'), &(value * 3 + 7).to_string()),
            ));
        }
        if matches!(bare, "not" | "never" | "no" | "cannot") && !text.contains("not only") {
            copies.push(with(i, ""));
        }
        for (from, to) in [
            ("minutes", "seconds"),
            ("hours", "days"),
            ("days", "weeks"),
            ("weeks", "months"),
            ("months", "years"),
        ] {
            if bare == from {
                copies.push(with(i, &word.replace(from, to)));
            }
        }
        for (from, to) in [
            ("Kubernetes", "Nomad"),
            ("Argo", "Spinnaker"),
            ("Prometheus", "Zabbix"),
            ("KEDA", "Knative"),
            ("Istio", "Traefik"),
            ("Cilium", "Weave"),
        ] {
            if bare == from {
                copies.push(with(i, &word.replace(from, to)));
            }
        }
    }
    if let Some((head, tail)) = text.split_once('"')
        && let Some((quote, rest)) = tail.split_once('"')
        && quote.split(' ').count() >= 4
    {
        let mut inside: Vec<&str> = quote.split(' ').collect();
        let middle = inside.len() / 2;
        inside[middle] = "supposedly";
        copies.push(format!("{head}\"{}\"{rest}", inside.join(" ")));
    }
    copies
}

#[test]
fn own_documents_pass_and_damage_is_found() {
    let mut all: Vec<_> =
        ["fjord-bank", "lumen-rail", "orchard-market"].map(talks::golden).into_iter().collect();
    let own = all.len();
    // Real talks, where they are there. What the engine says of them is printed.
    all.extend(talks::evaluation());
    let (mut errors, mut warnings, mut damaged) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (described, captions)) in all.iter().enumerate() {
        let outcome = examine(described, captions);
        if at < own {
            assert!(outcome.errors.is_empty(), "{:#?}", outcome.errors);
        }
        errors.extend(outcome.errors);
        warnings.extend(outcome.warnings);
        damaged.extend(outcome.damaged);
    }
    let found = damaged.iter().filter(|(_, noticed)| *noticed).count();
    for (text, _) in damaged.iter().filter(|(_, noticed)| !noticed) {
        println!("missed: {text}");
    }
    for line in errors.iter().chain(&warnings) {
        println!("own document: {line}");
    }
    println!(
        "{} talks: {} errors and {} warnings on own documents; {found} of {} damaged claims found",
        all.len(),
        errors.len(),
        warnings.len(),
        damaged.len()
    );
    assert!(
        damaged.len() >= 10 * 3,
        "too few places to damage: {}",
        damaged.len()
    );
    assert!(
        found as f64 >= 0.95 * damaged.len() as f64,
        "{found} of {}",
        damaged.len()
    );
}
