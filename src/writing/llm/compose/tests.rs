use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;

use super::*;
use crate::{
    budget::{Exceeded, Spent},
    grounding::Source,
    knowledge::Knowledge,
    model::{
        Analysis, Block, DraftSection, ProjectUse, Section, SectionLabel, Sentence, Talk, Transcript, Usage,
        WriterKind,
    },
    writing::llm::{
        Repair,
        answer::{Answer, Offered},
    },
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

/// Runs two sections over four sentences that all belong to them.
fn composed(writer: &Scripted, fallback: bool) -> Result<Composition, Error> {
    composed_over(&Draft::default(), &["impact", "solution"], writer, fallback)
}

/// Runs sections over a baseline.
fn composed_over(
    baseline: &Draft,
    asked: &[&str],
    writer: &Scripted,
    fallback: bool,
) -> Result<Composition, Error> {
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
        certainty: 0.9,
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
    let spec = |id: &&str| Spec {
        id: (*id).into(),
        heading: format!("{id} at {{company}}"),
        guidance: "results".into(),
        min_words: 5,
        max_words: 50,
        labels: vec![Section::Impact],
        after: vec!["overview".into(), "numbers".into()],
    };
    let specs: Vec<Spec> = asked.iter().map(spec).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(compose(&engine, baseline, &specs, writer, 1, fallback))
}

/// A draft with these sections of one extractive sentence each.
fn baseline(sections: &[(&str, &str)]) -> Draft {
    let section = |(id, text): &(&str, &str)| DraftSection {
        id: (*id).into(),
        heading: String::new(),
        blocks: vec![Block::Paragraph {
            sentences: vec![DraftSentence {
                text: (*text).into(),
                evidence: vec![2],
                writer: WriterKind::Extractive,
                from_metadata: false,
            }],
        }],
    };
    Draft {
        sections: sections.iter().map(section).collect(),
        ..Draft::default()
    }
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

#[test]
fn a_section_that_the_baseline_lacks_stands_at_its_place_under_its_heading() {
    let writer = Scripted::new(vec![Ok(vec![(
        "The company runs 41 Kubernetes clusters.",
        vec![1],
    )])]);
    let over = baseline(&[("overview", "One."), ("numbers", "Two."), ("voices", "Three.")]);
    let composition = composed_over(&over, &["future"], &writer, true).expect("no failure");
    let ids: Vec<&str> = composition.draft.sections.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["overview", "numbers", "future", "voices"]);
    assert_eq!(composition.draft.sections[2].heading, "future at the company");
}

#[test]
fn what_an_extractive_summary_says_is_not_said_again_below_where_it_can_be_spared() {
    let told = "A deployment now takes less than twenty minutes.";
    let writer = || {
        Scripted::new(vec![Ok(vec![
            (told, vec![2]),
            ("The company runs 41 Kubernetes clusters.", vec![1]),
        ])])
    };
    let over = baseline(&[("summary", told), ("impact", "Old.")]);
    let composition = composed_over(&over, &["impact"], &writer(), true).expect("no failure");
    let texts: Vec<&str> = composition.draft.sentences().map(|(_, s)| s.text.as_str()).collect();
    assert_eq!(texts, [told, "The company runs 41 Kubernetes clusters."]);
    let log = &composition.log[0];
    assert_eq!((log.offered, log.published, log.dropped), (2, 1, 1), "{log:#?}");
    let alone = Scripted::new(vec![Ok(vec![(told, vec![2])])]);
    let composition = composed_over(&over, &["impact"], &alone, true).expect("no failure");
    assert_eq!(composition.log[0].published, 1, "it would be empty");
}

#[test]
fn a_summary_rests_on_the_published_sentences_and_their_evidence() {
    let writer = Scripted::new(vec![
        Ok(vec![("The company runs 41 Kubernetes clusters.", vec![1])]),
        // The ids of the summary's evidence count published sentences.
        Ok(vec![("The company runs 41 clusters with Kubernetes.", vec![0])]),
    ]);
    let over = baseline(&[("summary", "Old.")]);
    let composition = composed_over(&over, &["impact", "summary"], &writer, true).expect("no failure");
    let summary = composition.draft.sections.iter().find(|s| s.id == "summary").expect("a summary");
    let Block::Paragraph { sentences } = &summary.blocks[0] else {
        panic!("prose")
    };
    assert_eq!(
        (sentences[0].evidence.as_slice(), sentences[0].writer),
        (&[1][..], WriterKind::Llm)
    );
}

#[test]
fn a_long_answer_ends_with_the_words_of_its_section() {
    let writer = Scripted::new(vec![Ok(vec![
        ("A deployment now takes less than twenty minutes.", vec![2]),
        (
            "A deployment took three days because every change needed a ticket.",
            vec![0],
        ),
        (
            "Deployments took three days since each change needed a ticket.",
            vec![0],
        ),
        (
            "Each deployment took three days because each change needed a ticket.",
            vec![0],
        ),
        (
            "Every deployment took three days because each change needed a ticket.",
            vec![0],
        ),
        ("Now a deployment takes less than twenty minutes.", vec![2]),
    ])]);
    let composition = composed(&writer, true).expect("no failure");
    let words: usize = composition.draft.sentences().map(|(_, s)| s.text.split(' ').count()).sum();
    assert!(words <= 50, "{words}");
    assert!(composition.log[0].dropped > 0);
    assert_eq!(
        writer.asked.load(Ordering::SeqCst),
        2,
        "what has no room is not repaired"
    );
}

#[test]
fn a_sentence_that_refers_to_a_refused_one_is_refused_with_it() {
    let writer = Scripted::new(vec![Ok(vec![
        ("Costs fell by 45% within a year.", vec![2]),
        ("It now takes less than twenty minutes.", vec![2]),
        ("A deployment now takes less than twenty minutes.", vec![2]),
    ])]);
    let composition = composed(&writer, true).expect("no failure");
    let texts: Vec<&str> = composition.draft.sentences().map(|(_, s)| s.text.as_str()).collect();
    assert_eq!(texts, ["A deployment now takes less than twenty minutes."]);
}

#[test]
fn copies_with_words_left_out_are_surplus_and_not_sent_back() {
    let writer = Scripted::new(vec![Ok(vec![
        ("A deployment now takes less than twenty minutes.", vec![2]),
        ("A deployment takes twenty minutes.", vec![2]),
        ("A deployment takes minutes.", vec![2]),
    ])]);
    let composition = composed(&writer, true).expect("no failure");
    assert_eq!(composition.log[0].published, 1);
    let reasons: Vec<&str> = composition
        .ledger
        .entries
        .iter()
        .filter(|e| !e.published && e.section == "impact")
        .map(|e| e.verdict.findings[0].reason.as_str())
        .collect();
    assert_eq!(reasons, ["it says nothing that does not stand already"; 2]);
    assert_eq!(writer.asked.load(Ordering::SeqCst), 2, "one request a section");
}

#[test]
fn denials_without_a_denial_in_the_evidence_fragments_and_talk_to_the_reader_are_refused() {
    let writer = Scripted::new(vec![Ok(vec![
        ("The company does not run 41 Kubernetes clusters.", vec![1]),
        (
            "A deployment took three days because every change needed the.",
            vec![0],
        ),
        ("You can deploy in less than twenty minutes.", vec![2]),
        ("The company runs 41 Kubernetes clusters.", vec![1]),
    ])]);
    let composition = composed(&writer, true).expect("no failure");
    let texts: Vec<&str> = composition.draft.sentences().map(|(_, s)| s.text.as_str()).collect();
    assert_eq!(texts, ["The company runs 41 Kubernetes clusters."]);
}
