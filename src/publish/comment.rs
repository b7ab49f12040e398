//! The text of our one comment on an issue, made from how far a run is. Everything that is not ours stands in code spans,
//! so that nobody is mentioned and nothing is linked or closed by it.

use std::fmt::Write as _;

use super::{Ending, github::MARKER, inert, outputs};
use crate::report::Status;

/// Begin of the line that names the pull request.
const PULL_REQUEST: &str = "**Pull request:** ";

/// How far a run is.
#[derive(Debug, Clone, Copy)]
pub enum Stage<'a> {
    /// The request was read; talk and company are looked at.
    Validating,
    /// The talk is welcome; the case study is being written.
    Generating,
    /// It is over, one way or another.
    Ended(&'a Ending),
}

/// The comment. `before` is the text that stands there now: the pull request that it names is kept.
pub fn comment(stage: Stage<'_>, video_id: &str, run_url: Option<&str>, before: Option<&str>) -> String {
    let mut text = format!("{MARKER}\n### Case study: {}\n\n", title(stage));
    if !video_id.is_empty() {
        let _ = writeln!(text, "Talk: <https://www.youtube.com/watch?v={video_id}>\n");
    }
    match stage {
        Stage::Validating => text.push_str("Reading the talk's title, speakers and captions.\n"),
        Stage::Generating => {
            text.push_str("Captions found; writing, and checking every sentence against the talk.\n");
        }
        Stage::Ended(ending) => ended(&mut text, ending),
    }
    if let Some(line) = before.and_then(pull_request_line) {
        let _ = write!(text, "\n{line}\n");
    }
    if let Some(url) = run_url {
        let _ = write!(text, "\n[Workflow run]({url})\n");
    }
    text
}

/// The comment with the address of its pull request; the address is GitHub's own, checked by the settings.
pub fn with_pull_request(before: &str, url: &str) -> String {
    let line = format!("{PULL_REQUEST}<{url}>");
    if let Some(old) = pull_request_line(before) {
        return before.replace(old, &line);
    }
    match before.rfind("\n[Workflow run](") {
        Some(at) => format!("{}\n{line}\n{}", &before[..at], &before[at..]),
        None => format!("{}\n\n{line}\n", before.trim_end()),
    }
}

fn pull_request_line(text: &str) -> Option<&str> {
    text.lines().find(|l| l.starts_with(PULL_REQUEST) && l.ends_with('>'))
}

fn title(stage: Stage<'_>) -> &'static str {
    match stage {
        Stage::Validating => "validating",
        Stage::Generating => "generating",
        Stage::Ended(ending) => match ending.status {
            Status::Generated => "done",
            Status::Unchanged => "unchanged",
            Status::Rejected => "rejected",
            Status::Failed => "failed",
        },
    }
}

fn ended(text: &mut String, ending: &Ending) {
    for reason in &ending.reasons {
        let _ = writeln!(
            text,
            "- {} ({})",
            inert::code(&reason.message),
            inert::code(&reason.code)
        );
        if let Some(hint) = &reason.hint {
            let _ = writeln!(text, "  - what to do: {}", inert::code(hint));
        }
    }
    if ending.status == Status::Failed || ending.status == Status::Rejected {
        text.push_str("\nComment `/casestudy retry` to try again.\n");
    }
    let Some(report) = ending.report.as_deref() else {
        return;
    };
    if !ending.reasons.is_empty() {
        text.push('\n');
    }
    text.push_str("| | |\n| --- | --- |\n");
    let all = outputs::outputs(ending);
    let mut row = |label: &str, name: &str| {
        let value = all.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v);
        if !value.is_empty() {
            let _ = writeln!(text, "| {label} | {} |", inert::code(value));
        }
    };
    row("Company", "company");
    row("Membership", "membership");
    row("Speakers", "speakers");
    row("Projects", "projects");
    if report.score.word_count > 0 {
        row("Quality", "quality_score");
        row("Words", "word_count");
        row("Claims", "claims");
        row("Claims with evidence", "claims_grounded");
        row("Writer", "writer");
    }
    row("File", "case_study_path");
    for warning in report.warnings.iter().take(10) {
        let _ = write!(text, "\n- for the editor: {}", inert::code(warning));
    }
    if !report.warnings.is_empty() {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        publish::{Paths, fixture::report},
        report::Reason,
        trigger::Request,
    };

    fn ending(status: Status) -> Ending {
        Ending {
            status,
            reasons: Vec::new(),
            request: Request::default(),
            report: Some(Box::new(report())),
            paths: Paths::default(),
        }
    }

    #[test]
    fn every_stage_begins_with_the_marker() {
        let done = ending(Status::Generated);
        for stage in [Stage::Validating, Stage::Generating, Stage::Ended(&done)] {
            assert!(comment(stage, "aaaaaaaaaaa", None, None).starts_with(MARKER));
        }
    }

    #[test]
    fn pull_request_is_added_once_and_kept_by_later_stages() {
        let done = ending(Status::Generated);
        let first = comment(
            Stage::Ended(&done),
            "aaaaaaaaaaa",
            Some("https://github.com/o/r/actions/runs/1"),
            None,
        );
        let linked = with_pull_request(&first, "https://github.com/o/r/pull/3");
        assert_eq!(linked.matches(PULL_REQUEST).count(), 1);
        assert_eq!(
            with_pull_request(&linked, "https://github.com/o/r/pull/3"),
            linked
        );
        let again = comment(Stage::Generating, "aaaaaaaaaaa", None, Some(&linked));
        assert!(again.contains("<https://github.com/o/r/pull/3>"), "{again}");
    }

    #[test]
    fn hostile_text_stays_in_code_spans() {
        let mut failed = ending(Status::Failed);
        failed.report = None;
        failed.reasons.push(Reason {
            code: "x".into(),
            message: "@everyone `fixes #1` <img src=x>\n- [x] o/r#2 ![a](https://e.example)".into(),
            hint: Some("see https://evil.example".into()),
        });
        let text = comment(Stage::Ended(&failed), "aaaaaaaaaaa", None, None);
        // Everything that Markdown makes of it besides code spans.
        let outside: Vec<String> = pulldown_cmark::Parser::new(&text)
            .filter(|event| !matches!(event, pulldown_cmark::Event::Code(_)))
            .map(|event| format!("{event:?}"))
            .collect();
        let outside = outside.join("\n");
        for bad in [
            "@everyone",
            "fixes #1",
            "<img",
            "o/r#2",
            "evil.example",
            "e.example",
        ] {
            assert!(!outside.contains(bad), "{bad} in {outside}");
        }
    }
}
