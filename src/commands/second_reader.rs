//! Has a model read the claims that the engine finds nothing wrong with, one at a time with its evidence. It adds
//! warnings to verdicts and takes nothing away.

use std::sync::atomic::{AtomicBool, Ordering};

use futures::{StreamExt as _, stream};
use serde::Serialize;

use super::{
    checked::CheckedClaim,
    writer::{self, Model},
};
use crate::{
    budget::Spent,
    config::Settings,
    error::Error,
    explain::{Explain as _, Kind},
    grounding::Source,
    publish::inert,
    writing::llm::{
        self,
        prompt::about,
        reader::{ClaimReader, Opinion, Question, opinion},
    },
};

/// Sentences of evidence that one claim is shown with, neighbours included.
const MOST_EVIDENCE: usize = 15;

/// What the second reader did, for the report.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecondReaderLog {
    /// Model and host of its endpoint.
    pub model: String,
    /// Claims it was asked about: those without a finding that rest on the talk.
    pub asked: usize,
    /// Claims it doubts.
    pub doubted: usize,
    /// Answers that were not of the asked form, or named no words of the claim.
    pub unusable: usize,
    /// Why it did not finish, when it did not.
    pub failure: Option<Failure>,
    /// Tokens and US dollars.
    pub spent: Spent,
}

/// Why the second reader did not finish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Stable code.
    pub code: &'static str,
    /// For people.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// Decides the exit code.
    #[serde(skip)]
    pub kind: Kind,
}

impl SecondReaderLog {
    /// The same, with the model's name and what it cost.
    pub(super) fn with(self, model: &Model) -> Self {
        Self {
            model: model.name(),
            spent: model.budget.spent(),
            ..self
        }
    }

    /// For people, one line, or two when it did not finish.
    pub(super) fn line(&self) -> String {
        let mut line = format!(
            "second reader ({}): {} claims read, {} doubted, {} answers unusable; {} tokens, ${:.4}",
            inert::one_line(&self.model),
            self.asked,
            self.doubted,
            self.unusable,
            self.spent.tokens(),
            self.spent.cost_usd
        );
        if let Some(failure) = &self.failure {
            line.push_str("\nthe second reader did not finish: ");
            line.push_str(&inert::one_line(&failure.message));
            if let Some(hint) = &failure.hint {
                line.push_str("\n    help: ");
                line.push_str(&inert::one_line(hint));
            }
        }
        line
    }
}

/// Place of a claim, what was asked about it, what was answered.
type Answered = (usize, Question, Result<String, llm::Error>);

/// The second reader of the settings; an error when one is wanted and none can be had.
pub(super) fn configured(settings: &Settings) -> Result<Option<Model>, Error> {
    if !settings.llm.second_reader {
        return Ok(None);
    }
    match writer::model(settings, "verify: llm")? {
        Some(model) => Ok(Some(model)),
        None => Err(Error::Usage {
            message: "verify: llm is asked for, but no model is configured".into(),
            hint: "set llm-base-url (a local server needs no key) or llm-api-key".into(),
        }),
    }
}

/// Has the claims read that rest on the talk and have no finding yet. A failure that would come again ends the reading.
pub(super) async fn read(
    reader: &dyn ClaimReader,
    source: Source<'_>,
    claims: &mut [CheckedClaim],
    concurrency: usize,
) -> SecondReaderLog {
    let stop = AtomicBool::new(false);
    let about = about(source);
    let asked = claims
        .iter()
        .enumerate()
        .filter(|(_, c)| c.verdict.findings.is_empty() && !c.verdict.evidence.is_empty());
    let questions: Vec<(usize, Question)> = asked
        .map(|(at, claim)| {
            let question = Question {
                claim: claim.text.clone(),
                about: about.clone(),
                evidence: evidence(source, &claim.verdict.evidence),
            };
            (at, question)
        })
        .collect();
    let answers: Vec<Option<Answered>> = stream::iter(questions)
        .map(|(at, question)| {
            let stop = &stop;
            async move {
                if stop.load(Ordering::Relaxed) {
                    return None;
                }
                let answer = reader.answer(&question).await;
                if answer.as_ref().is_err_and(llm::Error::is_final) {
                    stop.store(true, Ordering::Relaxed);
                }
                Some((at, question, answer))
            }
        })
        .buffered(concurrency.max(1))
        .collect()
        .await;
    let mut log = SecondReaderLog::default();
    for (at, question, answer) in answers.into_iter().flatten() {
        log.asked += 1;
        match answer {
            Ok(answer) => match opinion(&question, &answer) {
                Some(Opinion::NoDoubt) => {}
                Some(Opinion::Doubt(doubt)) => {
                    log.doubted += 1;
                    claims[at].verdict.findings.push(doubt);
                }
                Some(Opinion::Unusable) | None => log.unusable += 1,
            },
            // One claim that a filter or a limit of length stops says nothing about the next.
            Err(llm::Error::BadAnswer { .. } | llm::Error::ContentFilter { .. }) => log.unusable += 1,
            Err(error) => log.fail(&error),
        }
    }
    log
}

impl SecondReaderLog {
    fn fail(&mut self, error: &llm::Error) {
        let failure = Failure {
            code: error.code(),
            message: error.to_string(),
            hint: error.hint().map(Into::into),
            kind: error.kind(),
        };
        tracing::warn!(code = failure.code, "the second reader did not finish");
        // A spent budget outranks what came before it.
        if self.failure.is_none() || failure.kind == Kind::Budget {
            self.failure = Some(failure);
        }
    }
}

/// The cited sentences first, then their neighbours, which captions may have cut off.
fn evidence(source: Source<'_>, cited: &[usize]) -> Vec<(usize, String)> {
    let around = cited.iter().flat_map(|id| [id.checked_sub(1), Some(id + 1)]).flatten();
    let mut ids: Vec<usize> = Vec::new();
    for id in cited.iter().copied().chain(around) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let text = |id: usize| source.transcript.sentences.get(id).map(|s| (id, s.text.clone()));
    ids.into_iter().filter_map(text).take(MOST_EVIDENCE).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use async_trait::async_trait;

    use super::*;
    use crate::{
        knowledge::Knowledge,
        model::{Analysis, Finding, FindingKind, FindingSeverity, Sentence, Talk, Transcript, Verdict},
    };

    /// Gives the same answer each time and notes what it was asked.
    struct Scripted {
        answer: Result<&'static str, llm::Error>,
        asked: Mutex<Vec<Question>>,
    }

    #[async_trait(?Send)]
    impl ClaimReader for Scripted {
        async fn answer(&self, question: &Question) -> Result<String, llm::Error> {
            self.asked.lock().expect("one task").push(question.clone());
            self.answer.clone().map(str::to_owned)
        }
    }

    fn claim(text: &str, evidence: &[usize], error: Option<&str>) -> CheckedClaim {
        let finding = |reason: &str| Finding {
            kind: FindingKind::Number,
            text: text.to_owned(),
            reason: reason.to_owned(),
            evidence: Vec::new(),
            severity: FindingSeverity::Error,
        };
        CheckedClaim {
            text: text.into(),
            line: 1,
            verdict: Verdict {
                evidence: evidence.to_vec(),
                findings: error.map(finding).into_iter().collect(),
                ..Verdict::default()
            },
        }
    }

    fn read_with(
        answer: Result<&'static str, llm::Error>,
    ) -> (Vec<CheckedClaim>, SecondReaderLog, Vec<Question>) {
        let said = [
            "we grow pears",
            "we run 40 clusters",
            "they want to run more",
            "thanks",
        ];
        let sentences = said.iter().enumerate().map(|(id, text)| Sentence {
            id,
            text: (*text).into(),
            ..Sentence::default()
        });
        let transcript = Transcript {
            sentences: sentences.collect(),
            ..Transcript::default()
        };
        let (talk, analysis, knowledge) = (Talk::default(), Analysis::default(), Knowledge::default());
        let source = Source {
            talk: &talk,
            transcript: &transcript,
            analysis: &analysis,
            knowledge: &knowledge,
        };
        let mut claims = vec![
            claim("The company runs 40 clusters.", &[1], None),
            claim("The company runs 90 clusters.", &[1], Some("no evidence says 90")),
            claim("The company is a member.", &[], None),
        ];
        let reader = Scripted {
            answer,
            asked: Mutex::default(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let log = runtime.block_on(read(&reader, source, &mut claims, 1));
        (claims, log, reader.asked.into_inner().expect("one task"))
    }

    #[test]
    fn only_claims_of_the_talk_without_a_finding_are_read_with_their_evidence_first() {
        let (_, log, asked) = read_with(Ok(r#"{"verdict": "carried"}"#));
        assert_eq!((log.asked, asked.len()), (1, 1));
        let ids: Vec<usize> = asked[0].evidence.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, [1, 0, 2]);
    }

    #[test]
    fn a_doubt_adds_a_warning_and_an_approval_clears_no_error() {
        let doubt = r#"{"verdict": "not_carried", "words": "40 clusters", "why": "It is a wish."}"#;
        let (claims, log, _) = read_with(Ok(doubt));
        assert_eq!(log.doubted, 1);
        assert!(claims[0].verdict.grounded(), "a doubt is no error");
        assert_eq!(claims[0].verdict.findings[0].severity, FindingSeverity::Warning);
        let (claims, _, _) = read_with(Ok(r#"{"verdict": "carried"}"#));
        assert!(!claims[1].verdict.grounded());
    }

    #[test]
    fn failures_are_told_and_change_no_verdict() {
        let (claims, log, _) = read_with(Ok("I think so"));
        assert_eq!(
            (log.unusable, log.failure, claims[0].verdict.findings.len()),
            (1, None, 0)
        );
        let refused = llm::Error::InvalidKey {
            service: "llm.example".into(),
            status: 401,
            message: "no".into(),
        };
        let (claims, log, _) = read_with(Err(refused));
        assert_eq!(log.failure.as_ref().map(|f| f.code), Some("llm-invalid-key"));
        assert!(log.line().contains("did not finish") && log.line().contains("help:"));
        assert!(claims[0].verdict.findings.is_empty());
    }
}
