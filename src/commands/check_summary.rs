//! The job summary of `mode: check`: every finding of every file, since the runner shows only the first ten annotations of
//! each level. All of it is other people's text and is printed as inert cells.

use std::fmt::Write as _;

use super::checked::{CheckFinding, CheckReport};
use crate::{
    model::{FindingSeverity, Talk, Transcript},
    render::{inert, link},
};

/// Most findings of one file that are listed; the rest is counted.
const MOST_FINDINGS: usize = 200;

/// Most sentences of the talk, and most characters of each, that stand beside a finding.
const MOST_NEAREST: usize = 2;
const MOST_CHARACTERS: usize = 160;

/// What became of each file, as Markdown.
#[derive(Debug, Default)]
pub(super) struct Summary {
    files: String,
    errors: usize,
    warnings: usize,
}

impl Summary {
    /// A file that was checked against a talk.
    pub(super) fn add(&mut self, report: &CheckReport, talk: &Talk, transcript: &Transcript) {
        let errors = report.findings.iter().filter(|f| f.severity == FindingSeverity::Error).count();
        self.errors += errors;
        self.warnings += report.findings.len() - errors;
        self.heading(&report.file);
        let _ = writeln!(self.files, "{}\n", grounded(report.grounded, report.claims));
        if report.findings.is_empty() {
            return;
        }
        self.files.push_str(
            "| Line | | In the file | Why | Nearest in the talk |\n| ---: | --- | --- | --- | --- |\n",
        );
        for finding in report.findings.iter().take(MOST_FINDINGS) {
            let _ = writeln!(
                self.files,
                "| {} | {} | {} | {} | {} |",
                finding.line,
                match finding.severity {
                    FindingSeverity::Error => "error",
                    FindingSeverity::Warning => "warning",
                },
                inert::cell(&finding.text),
                inert::cell(&finding.reason),
                nearest(finding, talk, transcript),
            );
        }
        if let Some(more @ 1..) = report.findings.len().checked_sub(MOST_FINDINGS) {
            let _ = writeln!(self.files, "\n{more} more are in the log.");
        }
        self.files.push('\n');
    }

    /// A file whose talk could not be had.
    pub(super) fn not_checked(&mut self, file: &str, reason: &str) {
        self.heading(file);
        let _ = writeln!(self.files, "Not checked: {}\n", inert::markdown(reason));
    }

    /// The whole page; `None` when there was nothing to check.
    pub(super) fn page(&self, claims: usize, of_them_grounded: usize) -> Option<String> {
        let (errors, warnings) = (counted(self.errors, "error"), counted(self.warnings, "warning"));
        (!self.files.is_empty()).then(|| {
            let sum = grounded(of_them_grounded, claims);
            format!(
                "# Case studies against their talks\n\n{sum} {errors}, {warnings}.\n\n{}",
                self.files
            )
        })
    }

    fn heading(&mut self, file: &str) {
        let _ = writeln!(self.files, "## {}\n", inert::markdown(file));
    }
}

fn grounded(of_them_grounded: usize, claims: usize) -> String {
    format!("{of_them_grounded} of {} grounded.", counted(claims, "claim"))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// What the talk says nearest to a finding, with its second.
fn nearest(finding: &CheckFinding, talk: &Talk, transcript: &Transcript) -> String {
    let sentences = finding.evidence.iter().filter_map(|id| transcript.sentences.get(*id));
    let said = sentences.take(MOST_NEAREST).map(|sentence| {
        let text = match sentence.text.char_indices().nth(MOST_CHARACTERS) {
            Some((at, _)) => format!("{}…", &sentence.text[..at]),
            None => sentence.text.clone(),
        };
        match sentence.start_ms {
            Some(ms) => format!("{} {}", link(talk, ms), inert::cell(&text)),
            None => inert::cell(&text),
        }
    });
    said.collect::<Vec<_>>().join(" … ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FindingKind, Sentence};

    fn finding(line: usize, text: &str, severity: FindingSeverity) -> CheckFinding {
        CheckFinding {
            sentence: format!("The team {text}."),
            line,
            kind: FindingKind::Number,
            text: text.into(),
            reason: "the talk | never says it".into(),
            evidence: vec![0, 7],
            severity,
        }
    }

    fn report(findings: Vec<CheckFinding>) -> CheckReport {
        CheckReport {
            schema: 1,
            file: "case-studies/a.md".into(),
            claims: 3,
            grounded: 2,
            findings,
            second_reader: None,
        }
    }

    fn talk() -> (Talk, Transcript) {
        let talk = Talk {
            video_id: "LarkfieldK8".into(),
            ..Talk::default()
        };
        let sentence = Sentence {
            text: "we went from six hours to twenty minutes".into(),
            start_ms: Some(65_000),
            ..Sentence::default()
        };
        let transcript = Transcript {
            sentences: vec![sentence],
            ..Transcript::default()
        };
        (talk, transcript)
    }

    fn page(findings: Vec<CheckFinding>) -> String {
        let (talk, transcript) = talk();
        let mut summary = Summary::default();
        summary.add(&report(findings), &talk, &transcript);
        summary.page(3, 2).unwrap()
    }

    #[test]
    fn each_finding_stands_beside_what_the_talk_says_and_when() {
        let page = page(vec![
            finding(12, "saved 93 percent", FindingSeverity::Error),
            finding(14, "uses <b>everything</b>", FindingSeverity::Warning),
        ]);
        insta::assert_snapshot!(page);
    }

    #[test]
    fn a_file_without_findings_has_no_table() {
        let page = page(Vec::new());
        assert!(
            page.contains("2 of 3 claims grounded.") && !page.contains('|'),
            "{page}"
        );
    }

    #[test]
    fn more_findings_than_fit_are_counted() {
        let page = page(vec![
            finding(1, "is wrong", FindingSeverity::Error);
            MOST_FINDINGS + 3
        ]);
        assert!(page.contains("\n3 more are in the log.\n"), "{page}");
        assert_eq!(page.matches("| error |").count(), MOST_FINDINGS);
    }

    #[test]
    fn nothing_checked_is_no_page_and_what_could_not_be_checked_is_one() {
        let mut summary = Summary::default();
        assert_eq!(summary.page(0, 0), None);
        summary.not_checked("case-studies/b.md", "no captions: @everyone look");
        let page = summary.page(0, 0).unwrap();
        assert!(
            page.contains("## case-studies/b.md\n\nNot checked: no captions"),
            "{page}"
        );
        assert!(!page.contains("@everyone"), "{page}");
    }
}
