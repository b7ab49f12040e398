//! Speaks the runner's language: output files with heredoc delimiters, workflow commands with escapes, the job summary with
//! its size limit. Each value is escaped here, at the place where it would act.

use std::{io::Write as _, path::Path};

use crate::{config::Secret, workspace::Error};

/// Largest job summary of a step; above it the runner shows none at all.
const SUMMARY_LIMIT: usize = 1024 * 1024;

/// Level of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The run failed.
    Error,
    /// An editor should look.
    Warning,
    /// Good to know.
    Notice,
}

/// The content of a `name<<delimiter` block. `None` when the delimiter stands in the value: draw another.
pub fn output_block(name: &str, value: &str, delimiter: &str) -> Option<String> {
    if value.contains(delimiter) {
        return None;
    }
    Some(format!("{name}<<{delimiter}\n{value}\n{delimiter}\n"))
}

/// A delimiter nobody can guess.
fn delimiter() -> String {
    use std::fmt::Write as _;
    let mut bytes = [0_u8; 16];
    // Without randomness (never seen on a runner) the check in `output_block` still protects.
    let _ = getrandom::fill(&mut bytes);
    let mut text = String::from("casestudypilot_");
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Appends step outputs to the runner's file.
pub fn write_outputs(file: &Path, outputs: &[(&'static str, String)]) -> Result<(), Error> {
    let mut text = String::new();
    for (name, value) in outputs {
        let block = std::iter::repeat_with(delimiter).take(8).find_map(|d| output_block(name, value, &d));
        text.push_str(&block.unwrap_or_default());
    }
    append(file, &text)
}

/// Appends to the job summary; what is above the runner's limit is cut at a line and said so.
pub fn write_summary(file: &Path, markdown: &str) -> Result<(), Error> {
    append(file, &bounded(markdown, SUMMARY_LIMIT))
}

fn bounded(markdown: &str, limit: usize) -> String {
    const NOTE: &str = "\n\nThe rest is left out: see report.json.\n";
    if markdown.len() <= limit {
        return markdown.to_owned();
    }
    let end = markdown.floor_char_boundary(limit - NOTE.len());
    let end = markdown[..end].rfind('\n').unwrap_or(end);
    format!("{}{NOTE}", &markdown[..end])
}

fn append(file: &Path, text: &str) -> Result<(), Error> {
    let io = |source| Error::Io {
        what: "cannot write",
        path: file.into(),
        source,
    };
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file).map_err(io)?;
    file.write_all(text.as_bytes()).map_err(io)
}

/// Escapes the message of a workflow command.
fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// One annotation, as a line for standard output.
pub fn annotation(level: Level, title: &str, message: &str) -> String {
    let level = match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Notice => "notice",
    };
    format!(
        "::{level} title={}::{}\n",
        escape_property(title),
        escape_data(message)
    )
}

/// An annotation at a line of a file.
pub fn annotation_at(level: Level, title: &str, message: &str, file: &str, line: usize) -> String {
    let place = format!(" file={},line={line},title=", escape_property(file));
    annotation(level, title, message).replacen(" title=", &place, 1)
}

/// Tells the runner to hide the secrets, each line of each by itself (the runner masks line by line), and the password of
/// a proxy address, which is a secret of its own.
pub fn masks(secrets: &[&Secret]) -> String {
    let urls: Vec<_> = secrets.iter().filter_map(|s| url::Url::parse(s.expose()).ok()).collect();
    let passwords = urls.iter().filter_map(url::Url::password);
    let lines = secrets.iter().flat_map(|s| s.expose().lines()).chain(passwords);
    // Shorter ones would turn half of the log into stars.
    let lines = lines.filter(|l| l.trim().len() >= 4);
    lines.map(|l| format!("::add-mask::{}\n", escape_data(l))).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The runner's own reading of an output file (FileCommandManager: a line with `<<` before any `=` opens a heredoc).
    fn read(text: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let (name, delimiter) = line.split_once("<<").expect("only heredocs");
            let value: Vec<&str> = lines.by_ref().take_while(|l| *l != delimiter).collect();
            found.push((name.to_owned(), value.join("\n")));
        }
        found
    }

    #[test]
    fn hostile_values_stay_in_their_field() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("output");
        let evil = "x\nstatus=failed\ncompany<<EOF\nevil\nEOF\n::set-output name=a::b\ncasestudypilot_0";
        write_outputs(&file, &[("title", evil.into()), ("status", "generated".into())]).unwrap();
        let got = read(&std::fs::read_to_string(&file).unwrap());
        assert_eq!(
            got,
            [
                ("title".into(), evil.to_owned()),
                ("status".into(), "generated".into())
            ]
        );
    }

    #[test]
    fn two_values_have_two_delimiters() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("output");
        write_outputs(&file, &[("a", "1".into()), ("b", "2".into())]).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        let marks: Vec<&str> = text.lines().filter_map(|l| l.split_once("<<").map(|p| p.1)).collect();
        assert_eq!(marks.len(), 2);
        assert_ne!(marks[0], marks[1]);
    }

    #[test]
    fn a_value_with_the_delimiter_is_refused() {
        assert_eq!(output_block("a", "x EOF y", "EOF"), None);
    }

    #[test]
    fn annotations_are_one_line_whatever_they_say() {
        assert_eq!(
            annotation(Level::Error, "a:b,c", "50%\n::error::x"),
            "::error title=a%3Ab%2Cc::50%25%0A::error::x\n"
        );
        assert_eq!(
            annotation_at(Level::Warning, "t", "m", "a,b.md", 3),
            "::warning file=a%2Cb.md,line=3,title=t::m\n"
        );
    }

    #[test]
    fn every_line_of_a_secret_and_a_proxy_password_is_masked() {
        let key = Secret::new("first-line\nsecond-line").unwrap();
        let proxy = Secret::new("http://user:hunter22@proxy:1").unwrap();
        let text = masks(&[&key, &proxy]);
        for line in ["first-line", "second-line", "hunter22"] {
            assert!(text.lines().any(|l| l == format!("::add-mask::{line}")), "{text}");
        }
    }

    #[test]
    fn a_summary_above_the_limit_is_cut_between_lines_and_says_so() {
        let text = "é line\n".repeat(1000);
        let short = bounded(&text, 500);
        assert!(
            short.len() <= 500 && short.contains("left out"),
            "{}",
            short.len()
        );
        assert_eq!(bounded("short", 500), "short");
    }

    proptest! {
        #[test]
        fn any_value_is_read_back_as_it_was(value in "[a-z=<\n:% ]{0,80}") {
            let block = output_block("x", &value, "delim_1").unwrap();
            prop_assert_eq!(read(&block), vec![("x".to_owned(), value.trim_end_matches('\r').to_owned())]);
        }
    }
}
