//! `check`: any Markdown against a talk. It reads the file and prints what the talk does not carry; it changes nothing.

use std::fmt::Write as _;

use serde::Serialize;

use super::{
    Outcome, Session,
    gather::gather,
    read,
    second_reader::{self, SecondReaderLog},
    to_json,
    writer::Model,
};
use crate::{
    cli::CheckArgs,
    config::Environment,
    error::{Error, Kind},
    grounding::{Claim, Engine, Source, markdown},
    http,
    model::{FindingKind, FindingSeverity, Verdict},
    pipeline,
    publish::inert,
    writing::llm::LanguageModel,
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
    /// What the second reader did, when there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_reader: Option<SecondReaderLog>,
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
    let mut flags = args.talk.values();
    flags.extend(args.verify.values());
    let session = Session::desk(&flags, environment)?;
    let reader = second_reader::configured(&session.settings)?;
    let http = session.http()?;
    let inputs = gather(&session, &session.optional_request()?, &http, false).await?.log();
    let knowledge = session.knowledge().await;
    let understood = pipeline::understand(&inputs, &session.options(), knowledge)?;
    let engine = Engine::new(Source {
        talk: &inputs.talk,
        transcript: &understood.transcript,
        analysis: &understood.analysis,
        knowledge,
    });
    let checked = read_document(&session, reader.as_ref(), &http, &document, &engine).await?;
    let report = checked.report(&args.file.display().to_string());
    Ok(Outcome {
        exit_code: checked.exit_code(&report),
        stdout: if args.json {
            to_json(&report)?
        } else {
            print(&report)
        },
    })
}

/// Checks every claim of a document, and has the second reader read along where one is configured.
pub(super) async fn read_document(
    session: &Session,
    reader: Option<&Model>,
    http: &http::Client,
    document: &str,
    engine: &Engine<'_>,
) -> Result<Checked, Error> {
    let mut checked = Checked::new(document, engine);
    if let Some(model) = reader {
        let asked = LanguageModel::new(http.clone(), model.endpoint.clone(), &model.budget)?;
        let log =
            second_reader::read(&asked, engine.source, &mut checked.claims, session.concurrency()).await;
        checked.fallback = session.settings.llm.fallback;
        checked.second_reader = Some(log.with(model));
    }
    Ok(checked)
}

/// A claim of a file with its verdict.
#[derive(Debug)]
pub(super) struct CheckedClaim {
    /// The claim without Markdown.
    pub(super) text: String,
    /// Its line, from 1.
    pub(super) line: usize,
    /// What the talk says to it.
    pub(super) verdict: Verdict,
}

/// A file's claims with their verdicts.
#[derive(Debug)]
pub(super) struct Checked {
    claims: Vec<CheckedClaim>,
    second_reader: Option<SecondReaderLog>,
    fallback: bool,
}

impl Checked {
    /// The engine's verdict on every claim.
    fn new(document: &str, engine: &Engine<'_>) -> Self {
        let verdict = |text: &str| {
            engine.verify(Claim {
                text,
                cited: None,
                from_metadata: false,
            })
        };
        let claims = markdown::claims(document).into_iter().map(|claim| CheckedClaim {
            verdict: verdict(&claim.text),
            text: claim.text,
            line: claim.line,
        });
        Self {
            claims: claims.collect(),
            second_reader: None,
            fallback: true,
        }
    }

    /// The published form.
    pub(super) fn report(&self, file: &str) -> CheckReport {
        let found = |claim: &CheckedClaim| -> Vec<CheckFinding> {
            let findings = claim.verdict.findings.iter().map(|finding| CheckFinding {
                sentence: claim.text.clone(),
                line: claim.line,
                kind: finding.kind,
                text: finding.text.clone(),
                reason: finding.reason.clone(),
                evidence: finding.evidence.clone(),
                severity: finding.severity,
            });
            findings.collect()
        };
        CheckReport {
            schema: 1,
            file: file.to_owned(),
            claims: self.claims.len(),
            grounded: self.claims.iter().filter(|c| c.verdict.grounded()).count(),
            findings: self.claims.iter().flat_map(found).collect(),
            second_reader: self.second_reader.clone(),
        }
    }

    /// 1 when the talk does not carry something, whatever became of the second reader; else the end of a second reader
    /// that was to finish: its budget always, another failure where no fallback is wanted.
    pub(super) fn exit_code(&self, report: &CheckReport) -> u8 {
        if report.findings.iter().any(|f| f.severity == FindingSeverity::Error) {
            return 1;
        }
        let failure = self.second_reader.as_ref().and_then(|log| log.failure.as_ref());
        match failure {
            Some(failure) if failure.kind == Kind::Budget || !self.fallback => failure.kind.exit_code(),
            _ => 0,
        }
    }
}

/// Checks every claim of a document.
pub fn check(file: &str, document: &str, engine: &Engine<'_>) -> CheckReport {
    Checked::new(document, engine).report(file)
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
        let _ = writeln!(out, "    {}", inert::one_line(&finding.reason));
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
    if let Some(log) = &report.second_reader {
        let _ = writeln!(out, "{}", log.line());
    }
    out
}
