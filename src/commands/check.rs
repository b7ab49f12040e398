//! `check`: any Markdown against a talk. It reads the file and prints what the talk does not carry; it changes nothing.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Outcome, Session, gather::gather, read, to_json};
use crate::{
    cli::CheckArgs,
    config::Environment,
    error::Error,
    grounding::{Claim, Engine, Source, markdown},
    model::{FindingKind, FindingSeverity},
    pipeline,
};

/// What `check --json` prints (DESIGN §5); field order is part of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckReport {
    /// Version of this structure.
    pub schema: u32,
    /// File as it was named.
    pub file: String,
    /// Number of claims found.
    pub claims: usize,
    /// Number of claims without an error.
    pub grounded: usize,
    /// What is wrong, in the order of the file.
    pub findings: Vec<CheckFinding>,
}

/// One problem of one claim of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckFinding {
    /// The claim as in the file, without Markdown.
    pub sentence: String,
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: FindingKind,
    /// The words it concerns.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Ids of the nearest transcript sentences.
    pub evidence: Vec<usize>,
    /// How bad it is.
    pub severity: FindingSeverity,
}

/// Checks a file; exit code 1 when the talk does not carry something in it.
pub async fn run(args: &CheckArgs, environment: &Environment) -> Result<Outcome, Error> {
    let bytes = read(&args.file)?;
    let Ok(document) = String::from_utf8(bytes) else {
        return Err(Error::Usage {
            message: format!("{} is not UTF-8 text", args.file.display()),
            hint: "give a Markdown file".into(),
        });
    };
    let session = Session::desk(&args.talk.values(), environment)?;
    let inputs = gather(&session, &session.optional_request()?, &session.http()?, false).await?.log();
    let knowledge = session.knowledge().await;
    let understood = pipeline::understand(&inputs, &session.options(), knowledge)?;
    let source = Source {
        talk: &inputs.talk,
        transcript: &understood.transcript,
        analysis: &understood.analysis,
        knowledge,
    };
    let report = check(&args.file.display().to_string(), &document, &Engine::new(source));
    let errors = report.findings.iter().any(|f| f.severity == FindingSeverity::Error);
    Ok(Outcome {
        stdout: if args.json {
            to_json(&report)?
        } else {
            print(&report)
        },
        exit_code: u8::from(errors),
    })
}

/// Checks every claim of a document.
pub fn check(file: &str, document: &str, engine: &Engine<'_>) -> CheckReport {
    let claims = markdown::claims(document);
    let mut report = CheckReport {
        schema: 1,
        file: file.to_owned(),
        claims: claims.len(),
        grounded: 0,
        findings: Vec::new(),
    };
    for claim in claims {
        let verdict = engine.verify(Claim {
            text: &claim.text,
            cited: None,
            from_metadata: false,
        });
        report.grounded += usize::from(verdict.grounded());
        report.findings.extend(verdict.findings.into_iter().map(|finding| CheckFinding {
            sentence: claim.text.clone(),
            line: claim.line,
            kind: finding.kind,
            text: finding.text,
            reason: finding.reason,
            evidence: finding.evidence,
            severity: finding.severity,
        }));
    }
    report
}

/// One line a finding, as compilers print them, and a closing line.
fn print(report: &CheckReport) -> String {
    let mut out = String::new();
    let mut errors = 0;
    for finding in &report.findings {
        let severity = match finding.severity {
            FindingSeverity::Error => {
                errors += 1;
                "error"
            }
            FindingSeverity::Warning => "warning",
        };
        let kind = serde_json::to_value(finding.kind).ok();
        let kind = kind.as_ref().and_then(|k| k.as_str()).unwrap_or_default();
        let _ = writeln!(
            out,
            "{}:{}: {severity} ({kind}): \"{}\"",
            report.file, finding.line, finding.text
        );
        let _ = writeln!(out, "    {}", finding.reason);
        if finding.text != finding.sentence {
            let _ = writeln!(out, "    in: {}", finding.sentence);
        }
    }
    let _ = writeln!(
        out,
        "{} claims, {} grounded; {errors} errors, {} warnings",
        report.claims,
        report.grounded,
        report.findings.len() - errors
    );
    out
}
