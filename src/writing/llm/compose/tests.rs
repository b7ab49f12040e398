use std::sync::atomic::AtomicUsize;

use async_trait::async_trait;

use super::*;
use crate::{
    budget::{Exceeded, Spent},
    grounding::Source,
    knowledge::Knowledge,
    model::{Analysis, ProjectUse, Section, SectionLabel, Sentence, Talk, Transcript, Usage},
    writing::llm::answer::{Answer, Offered},
};

/// One answer: sentences with what they cite, or a failure.
type Round = Result<Vec<(&'static str, Vec<usize>)>, Error>;

/// Answers round by round; the last answer repeats.
struct Scripted {
    rounds: Vec<Round>,
    asked: AtomicUsize,
}

impl Scripted {
    fn new(rounds: Vec<Round>) -> Self {
        Self {
            rounds,
            asked: AtomicUsize::new(0),
        }
    }
}

#[async_trait(?Send)]
impl SectionWriter for Scripted {
    fn evidence_tokens(&self) -> u64 {
        2000
    }

    async fn section(&self, _: &Brief, _: Option<&Repair>) -> Result<Answer, Error> {
        let round = self.asked.fetch_add(1, Ordering::SeqCst).min(self.rounds.len() - 1);
        let sentences = self.rounds[round].clone()?;
        let sentences = sentences
            .into_iter()
            .map(|(text, evidence)| Offered {
                text: text.into(),
                evidence,
            })
            .collect();
        Ok(Answer {
            sentences,
            refused: Vec::new(),
        })
    }
}

const SAID: [&str; 4] = [
    "a deployment took three days because every change needed a ticket",
    "today we run 41 kubernetes clusters in our harbors",
    "a deployment now takes less than twenty minutes",
    "thank you very much for listening to our talk",
];

/// Runs one section over four sentences that all belong to it.
fn composed(writer: &Scripted, fallback: bool) -> Result<Composition, Error> {
    let sentences = SAID
        .iter()
        .enumerate()
        .map(|(id, text)| Sentence {
            id,
            text: (*text).into(),
            ..Sentence::default()
        })
        .collect();
    let transcript = Transcript {
        raw: SAID.join(" "),
        sentences,
        ..Transcript::default()
    };
    let label = SectionLabel {
        section: Section::Impact,
        score: 0.9,
    };
    let kubernetes = ProjectUse {
        name: "Kubernetes".into(),
        maturity: None,
        homepage: None,
        usage: Usage::Used,
        mentions: 1,
        evidence: vec![1],
    };
    let analysis = Analysis {
        projects: vec![kubernetes],
        sections: vec![label; SAID.len()],
        ..Analysis::default()
    };
    let (talk, knowledge) = (Talk::default(), Knowledge::embedded());
    let source = Source {
        talk: &talk,
        transcript: &transcript,
        analysis: &analysis,
        knowledge: &knowledge,
    };
    let engine = Engine::new(source);
    let spec = |id: &str| Spec {
        id: id.into(),
        guidance: "results".into(),
        min_words: 5,
        max_words: 50,
        labels: vec![Section::Impact],
    };
    let specs = [spec("impact"), spec("solution")];
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(compose(&engine, &Draft::default(), &specs, writer, 1, fallback))
}

fn spent() -> Error {
    Error::Budget(Exceeded {
        would_reach: "9".into(),
        limit: "8".into(),
        unit: "tokens",
        spent: Spent::default(),
    })
}

#[test]
fn true_sentences_are_published_with_their_evidence() {
    let writer = Scripted::new(vec![Ok(vec![
        ("A deployment now takes less than twenty minutes.", vec![2]),
        ("The company runs 41 Kubernetes clusters.", vec![1]),
    ])]);
    let composition = composed(&writer, true).expect("no failure");
    assert_eq!(composition.log[0].published, 2, "{:#?}", composition.log);
    let first = composition.draft.sentences().next().expect("a sentence").1.clone();
    assert_eq!((first.evidence, first.writer), (vec![2], WriterKind::Llm));
}

#[test]
fn a_refused_sentence_is_repaired_once_and_both_stand_in_the_ledger() {
    let writer = Scripted::new(vec![
        Ok(vec![(
            "A deployment now takes less than twenty seconds.",
            vec![2],
        )]),
        Ok(vec![(
            "A deployment now takes less than twenty minutes.",
            vec![2],
        )]),
    ]);
    let composition = composed(&writer, true).expect("no failure");
    let impact = &composition.log[0];
    assert_eq!(
        (impact.offered, impact.repaired, impact.published),
        (2, 1, 1),
        "{impact:#?}"
    );
    let refused = composition.ledger.entries.iter().find(|e| !e.published).expect("the lie is on record");
    assert!(refused.claim.contains("seconds") && !refused.verdict.findings.is_empty());
}

#[test]
fn what_stays_untrue_leaves_the_extractive_text() {
    let writer = Scripted::new(vec![Ok(vec![("Costs fell by 45% within a year.", vec![2])])]);
    let composition = composed(&writer, true).expect("no failure");
    assert_eq!(composition.draft, Draft::default());
    assert!(composition.log.iter().all(|s| s.writer == "extractive" && s.fallback.is_some()));
}

#[test]
fn a_spent_budget_is_an_error_even_with_a_fallback() {
    let error = composed(&Scripted::new(vec![Err(spent())]), true).expect_err("spent");
    assert!(matches!(error, Error::Budget(_)));
}

#[test]
fn a_final_failure_ends_the_asking_and_is_an_error_only_without_a_fallback() {
    let refused = || {
        Scripted::new(vec![Err(Error::InvalidKey {
            service: "llm.example".into(),
            status: 401,
            message: "no".into(),
        })])
    };
    let writer = refused();
    let composition = composed(&writer, true).expect("fallback");
    assert_eq!(
        writer.asked.load(Ordering::SeqCst),
        1,
        "the second section is not asked"
    );
    assert_eq!(composition.log[0].error_code, Some("llm-invalid-key"));
    assert!(composed(&refused(), false).is_err());
}
