//! One section: ask, ground, send back what was refused once, drop what is refused again.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use super::{
    super::{
        Brief, Error, Repair, SectionWriter, Spec,
        answer::{Answer, REPEATS},
    },
    judge::{Judge, Refusal},
};
use crate::{
    explain::Explain as _,
    grounding::Engine,
    model::{DraftSentence, Finding, FindingKind, FindingSeverity, LedgerEntry, Verdict, WriterKind},
};

/// What the model did for one section, for the report. `offered` = `published` + `dropped`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SectionLog {
    /// Section id.
    pub section: String,
    /// Who wrote what was published.
    pub writer: &'static str,
    /// Sentences the model offered, repairs included.
    pub offered: usize,
    /// Sentences of the repair that passed where the first try was refused.
    pub repaired: usize,
    /// Offered sentences that are not published.
    pub dropped: usize,
    /// Sentences of the model that are published.
    pub published: usize,
    /// Why the extractive text stands instead, when it does.
    pub fallback: Option<String>,
    /// Error code behind the fallback, when there is one.
    pub error_code: Option<&'static str>,
}

/// One section as it came out.
pub(super) struct Written {
    pub(super) spec: Spec,
    /// What may be published.
    pub(super) sentences: Vec<DraftSentence>,
    /// What was refused, with the reasons.
    pub(super) refused: Vec<LedgerEntry>,
    pub(super) log: SectionLog,
    pub(super) error: Option<Error>,
}

impl Written {
    /// The error that ends the run, when there is one.
    pub(super) fn check(&self, fallback: bool) -> Result<(), Error> {
        match &self.error {
            Some(error) if !fallback || matches!(error, Error::Budget(_)) => Err(error.clone()),
            _ => Ok(()),
        }
    }

    /// Takes back what was to be published: the extractive text stands.
    pub(super) fn give_up(&mut self, why: String) {
        self.log.fallback.get_or_insert(why);
        self.log.writer = "extractive";
        self.sentences.clear();
        self.count();
    }

    /// Counts what is left.
    pub(super) fn count(&mut self) {
        self.log.published = self.sentences.len();
        self.log.dropped = self.log.offered - self.log.published;
    }
}

/// What all sections of a draft share.
pub(super) struct Round<'a> {
    pub(super) engine: &'a Engine<'a>,
    pub(super) writer: &'a dyn SectionWriter,
    /// Set when the model failed in a way that it would fail again.
    pub(super) stop: AtomicBool,
}

impl Round<'_> {
    /// Asks for a section, and once for better sentences in the place of refused ones. `below`: for summary and headline
    /// the transcript evidence behind each citable id.
    pub(super) async fn section(&self, brief: Brief, below: Option<&[Vec<usize>]>) -> Written {
        let mut written = Written {
            spec: brief.spec.clone(),
            sentences: Vec::new(),
            refused: Vec::new(),
            log: SectionLog {
                section: brief.spec.id.clone(),
                writer: "llm",
                ..SectionLog::default()
            },
            error: None,
        };
        if brief.evidence.is_empty() {
            written.give_up("the talk says nothing that belongs here".into());
            return written;
        }
        let mut judge = Judge::new(self.engine, &brief, below);
        let mut repair: Option<Repair> = None;
        for round in 0..2 {
            if self.stop.load(Ordering::Relaxed) {
                if round == 0 {
                    written.log.fallback = Some("the model already failed in another section".into());
                }
                break;
            }
            let answer = match self.writer.section(&brief, repair.as_ref()).await {
                Ok(answer) => answer,
                Err(failure) => {
                    if failure.is_final() {
                        self.stop.store(true, Ordering::Relaxed);
                    }
                    // A repair that fails leaves what the first answer brought.
                    if round == 0 || matches!(failure, Error::Budget(_)) {
                        written.log.fallback = Some(failure.to_string());
                        written.log.error_code = Some(failure.code());
                        written.error = Some(failure);
                    }
                    break;
                }
            };
            let before = judge.accepted.len();
            let refused = read(answer, &mut judge, &mut written);
            if round == 1 {
                written.log.repaired = judge.accepted.len() - before;
            }
            if refused.is_empty() {
                break;
            }
            let kept = judge.accepted.iter().map(|s| s.text.clone()).collect();
            repair = Some(Repair { refused, kept });
        }
        written.sentences = judge.accepted;
        written.count();
        written
    }
}

/// Judges an answer; gives the sentences that are worth another try, with the reasons.
fn read(answer: Answer, judge: &mut Judge<'_>, written: &mut Written) -> Vec<(String, String)> {
    written.log.offered += answer.sentences.len() + answer.refused.len();
    let mut again = Vec::new();
    let mut refuse = |claim: String, verdict: Verdict, why: &str, worth: bool| {
        // A model that offers the same again is told once.
        if written.refused.iter().any(|entry| entry.claim == claim) {
            return;
        }
        if worth {
            again.push((claim.clone(), why.to_owned()));
        }
        written.refused.push(LedgerEntry {
            section: written.log.section.clone(),
            verdict: with_reason(verdict, &claim, why),
            claim,
            writer: WriterKind::Llm,
            published: false,
        });
    };
    judge.begin();
    for offered in answer.sentences {
        match judge.accept(&offered) {
            Ok(()) => {}
            Err(Refusal::Ungrounded(verdict, why)) => refuse(offered.text, verdict, &why, true),
            Err(Refusal::Unfit(why)) => refuse(offered.text, Verdict::default(), why, true),
            Err(Refusal::Surplus(why)) => refuse(offered.text, Verdict::default(), why, false),
        }
    }
    for (text, why) in answer.refused {
        refuse(text, Verdict::default(), why, why != REPEATS);
    }
    again
}

/// A refusal always has its reason in the ledger, whoever found it.
fn with_reason(mut verdict: Verdict, claim: &str, why: &str) -> Verdict {
    if verdict.findings.is_empty() {
        verdict.findings.push(Finding {
            kind: FindingKind::Wording,
            text: claim.to_owned(),
            reason: why.to_owned(),
            evidence: Vec::new(),
            severity: FindingSeverity::Error,
        });
    }
    verdict
}
