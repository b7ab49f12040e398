//! Turns how a run ended into OpenMetrics text, for the textfile collector or a Pushgateway. It writes no file and keeps no
//! registry: the report has all numbers.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{
    publish::{Ending, outputs},
    report::Report,
};

/// The text, with its closing line.
pub fn render(ending: &Ending) -> String {
    let mut text = String::new();
    let status = outputs::status(ending.status);
    let code = ending.reasons.first().map_or("", |r| r.code.as_str());
    family(&mut text, "run", "How the run ended; the value is always 1.");
    sample(
        &mut text,
        "run",
        &[
            ("status", status),
            ("code", code),
            ("video", &ending.request.video_id),
        ],
        1.0,
    );
    if let Some(report) = ending.report.as_deref() {
        of_report(&mut text, report);
    }
    text.push_str("# EOF\n");
    text
}

fn of_report(text: &mut String, report: &Report) {
    let published = || report.ledger.entries.iter().filter(|e| e.published);
    let grounded = published().filter(|e| e.verdict.grounded()).count();
    for (name, help, value) in [
        (
            "quality_score_ratio",
            "Quality of the document.",
            report.score.total,
        ),
        ("words", "Words of the document.", report.score.word_count as f64),
        ("claims", "Claims of the document.", published().count() as f64),
        (
            "claims_grounded",
            "Claims whose evidence carries them.",
            grounded as f64,
        ),
        (
            "claims_dropped",
            "Claims that were written and left out.",
            report.ledger.entries.iter().filter(|e| !e.published).count() as f64,
        ),
        (
            "corrections",
            "Mis-heard words that were repaired.",
            report.transcript.corrections.iter().filter(|c| c.applied).count() as f64,
        ),
        (
            "talk_metrics",
            "Quantitative claims found in the talk.",
            report.analysis.metrics.len() as f64,
        ),
        (
            "cost_usd",
            "US dollars spent on the model.",
            report.writer.spent.cost_usd,
        ),
        (
            "youtube_quota_units",
            "Units of the Data API's daily quota.",
            f64::from(report.source.youtube_quota_units),
        ),
    ] {
        family(text, name, help);
        sample(text, name, &[], value);
    }
    family(text, "tokens", "Tokens of the model.");
    sample(
        text,
        "tokens",
        &[("direction", "input")],
        report.writer.spent.input_tokens as f64,
    );
    sample(
        text,
        "tokens",
        &[("direction", "output")],
        report.writer.spent.output_tokens as f64,
    );
    family(text, "stage_seconds", "Time of each stage.");
    for (stage, ms) in &report.timings_ms {
        sample(text, "stage_seconds", &[("stage", stage)], ms / 1000.0);
    }
    let mut attempts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for attempt in &report.attempts {
        let outcome = if attempt.error.is_none() { "ok" } else { "error" };
        *attempts.entry((&attempt.service, outcome)).or_default() += 1;
    }
    family(text, "requests", "Requests to outside services.");
    for ((service, outcome), count) in attempts {
        sample(
            text,
            "requests",
            &[("service", service), ("outcome", outcome)],
            f64::from(count),
        );
    }
}

fn family(text: &mut String, name: &str, help: &str) {
    let _ = write!(
        text,
        "# HELP casestudypilot_{name} {help}\n# TYPE casestudypilot_{name} gauge\n"
    );
}

fn sample(text: &mut String, name: &str, labels: &[(&str, &str)], value: f64) {
    let _ = write!(text, "casestudypilot_{name}");
    if !labels.is_empty() {
        let labels: Vec<String> = labels.iter().map(|(k, v)| format!("{k}=\"{}\"", escape(v))).collect();
        let _ = write!(text, "{{{}}}", labels.join(","));
    }
    let _ = writeln!(text, " {value}");
}

/// Label values: backslash, quotation mark and line feed are escaped, nothing else.
fn escape(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        publish::{Paths, fixture::report},
        report::Status,
        trigger::Request,
    };

    fn ending(report: Option<Report>) -> Ending {
        Ending {
            status: Status::Generated,
            reasons: Vec::new(),
            request: Request {
                video_id: "a\"b\\c".into(),
                ..Request::default()
            },
            report: report.map(Box::new),
            paths: Paths::default(),
        }
    }

    #[test]
    fn every_sample_belongs_to_the_family_before_it() {
        let text = render(&ending(Some(report())));
        let mut family = String::new();
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("# TYPE ") {
                family = rest.split(' ').next().unwrap().to_owned();
            } else if !line.starts_with('#') {
                assert_eq!(line.split(['{', ' ']).next().unwrap(), family, "{text}");
                assert!(line.rsplit(' ').next().unwrap().parse::<f64>().is_ok(), "{line}");
            }
        }
        assert!(text.ends_with("\n# EOF\n"));
        assert!(
            text.contains("casestudypilot_quality_score_ratio 0.8\n"),
            "{text}"
        );
    }

    #[test]
    fn labels_are_escaped_and_a_run_without_a_report_still_has_its_status() {
        let text = render(&ending(None));
        assert!(text.contains("video=\"a\\\"b\\\\c\""), "{text}");
        assert!(text.ends_with("# EOF\n"));
    }
}
