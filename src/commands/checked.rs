//! A file's claims with their verdicts, and their published form. It judges what it is given; it finds no file and prints nothing.

use serde::Serialize;

use super::{
    Session,
    second_reader::{self, SecondReaderLog},
    writer::Model,
};
use crate::{
    error::Error,
    explain::Kind,
    grounding::{Claim, Engine, markdown},
    http,
    model::{FindingKind, FindingSeverity, Verdict},
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
