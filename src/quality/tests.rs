use super::*;
use crate::{
    grounding::Engine,
    knowledge::Knowledge,
    model::{
        Analysis, Metric, MetricKind, MetricRole, ProjectUse, Sentence, Span, Talk, Transcript, Usage,
        WriterKind,
    },
};

/// A fictional talk: what is said, sentence by sentence.
const SAID: &[&str] = &[
    "Harbourlight is a ferry company with twelve ships and a booking service.",
    "We had a problem with the booking service because every release took nine hours and the sales stopped.",
    "Our teams deployed by hand and the machines were slow in summer.",
    "We decided to move the booking service to Kubernetes and we use Prometheus to watch it.",
    "We built a small platform with four engineers and every team has its own repository.",
    "The platform creates a new environment for every change and deletes it after a day.",
    "We reduced the release time from nine hours to 20 minutes.",
    "Our infrastructure costs went down by 30 percent.",
    "We had zero outages last summer and our teams deploy 40 times a day.",
    "We learned that people need time and that a small start is a good start.",
];

/// The same talk where the nine figures of [`inventive`] are said.
const SAID_WITH_THEM: &[&str] = &[
    "Harbourlight is a ferry company with 45 ships and a booking service.",
    "Every release took 36 hours and the sales stopped and the team lost 25% of its bookings in summer.",
    "Our teams deployed by hand and the machines were slow.",
    "We cut the deployment time by 85% and we run 10,000 pods on Kubernetes with Prometheus.",
    "We built a platform with 120 engineers and 300 repositories and every team has its own repository there.",
    "The platform creates a new environment for every change and deletes it after a day.",
    "The release time fell to 3 minutes and we had zero outages last summer.",
    "Our incidents fell by 62%.",
    "There is a small team in every harbour.",
    "We learned that people need time and that a small start is a good start.",
];

fn talk(said: &[&str], results: [(usize, &str); 3]) -> (Talk, Transcript, Analysis) {
    let sentences: Vec<Sentence> = said
        .iter()
        .enumerate()
        .map(|(id, text)| Sentence {
            id,
            text: (*text).to_owned(),
            ..Sentence::default()
        })
        .collect();
    let transcript = Transcript {
        raw: said.join(" "),
        sentences,
        punctuated: true,
        ..Transcript::default()
    };
    let metric = |sentence: usize, value: &str| Metric {
        quote: said[sentence].to_owned(),
        value: value.to_owned(),
        kind: MetricKind::Other,
        role: MetricRole::Impact,
        section: Section::Impact,
        sentence,
        raw: Span::default(),
        subject: String::new(),
        confidence: 0.9,
        caution: None,
    };
    let project = |name: &str| ProjectUse {
        name: name.to_owned(),
        maturity: None,
        homepage: None,
        usage: Usage::Used,
        certainty: 0.9,
        mentions: 1,
        evidence: vec![3],
    };
    let analysis = Analysis {
        projects: vec![project("Kubernetes"), project("Prometheus")],
        metrics: results.map(|(sentence, value)| metric(sentence, value)).to_vec(),
        sections: vec![crate::model::SectionLabel::default(); said.len()],
        ..Analysis::default()
    };
    let talk = Talk {
        title: "Moving the Ferries - Ada Quay, Harbourlight".into(),
        ..Talk::default()
    };
    (talk, transcript, analysis)
}

fn sentence(text: &str, evidence: &[usize]) -> DraftSentence {
    DraftSentence {
        text: text.into(),
        evidence: evidence.to_vec(),
        writer: WriterKind::Extractive,
        from_metadata: false,
    }
}

type Told<'a> = (&'a str, &'a [usize]);

fn document(parts: &[(&str, &[Told<'_>])]) -> Draft {
    Draft {
        sections: parts
            .iter()
            .map(|(id, told)| DraftSection {
                id: (*id).to_owned(),
                heading: String::new(),
                blocks: vec![Block::Paragraph {
                    sentences: told.iter().map(|(t, e)| sentence(t, e)).collect(),
                }],
            })
            .collect(),
        ..Draft::default()
    }
}

fn honest() -> Draft {
    document(&[
        (
            "summary",
            &[
                (
                    "The company moved the booking service to Kubernetes, and it uses Prometheus to watch it.",
                    &[3],
                ),
                ("It reduced the release time from nine hours to 20 minutes.", &[6]),
            ],
        ),
        (
            "overview",
            &[(
                "Harbourlight is a ferry company with twelve ships and a booking service.",
                &[0],
            )],
        ),
        (
            "challenge",
            &[
                (
                    "The team had a problem with the booking service because every release took nine hours and the sales stopped.",
                    &[1],
                ),
                (
                    "Its teams deployed by hand, and the machines were slow in summer.",
                    &[2],
                ),
            ],
        ),
        (
            "solution",
            &[
                (
                    "The team built a small platform with four engineers, and every team has its own repository.",
                    &[4],
                ),
                (
                    "The platform creates a new environment for every change and deletes it after a day.",
                    &[5],
                ),
                (
                    "\"We learned that people need time and that a small start is a good start,\" the speakers said.",
                    &[9],
                ),
            ],
        ),
        (
            "impact",
            &[
                ("The infrastructure costs went down by 30%.", &[7]),
                (
                    "The company had zero outages last summer, and its teams deploy 40 times a day.",
                    &[8],
                ),
            ],
        ),
    ])
}

/// The same document with nine figures that nobody said.
fn inventive() -> Draft {
    document(&[
        (
            "summary",
            &[
                (
                    "Harbourlight cut deployment time by 85% and runs 10,000 pods on Kubernetes with Prometheus.",
                    &[3],
                ),
                ("Incidents fell by 62%.", &[7]),
            ],
        ),
        (
            "overview",
            &[(
                "Harbourlight is a ferry company with 45 ships and a booking service.",
                &[0],
            )],
        ),
        (
            "challenge",
            &[(
                "Every release took 36 hours, the sales stopped, and the team lost 25% of its bookings in summer.",
                &[1],
            )],
        ),
        (
            "solution",
            &[
                (
                    "The team built a platform with 120 engineers and 300 repositories, and every team has its own repository there.",
                    &[4],
                ),
                (
                    "\"We learned that people need time and that a small start is a good start,\" the speakers said.",
                    &[9],
                ),
            ],
        ),
        (
            "impact",
            &[(
                "The release time fell to 3 minutes, and the company had zero outages last summer.",
                &[6],
            )],
        ),
    ])
}

fn scored(draft: &Draft) -> Score {
    let results = [
        (6, "from nine hours to 20 minutes"),
        (7, "30%"),
        (8, "40 times a day"),
    ];
    scored_by(draft, talk(SAID, results))
}

fn scored_by(draft: &Draft, (talk, transcript, analysis): (Talk, Transcript, Analysis)) -> Score {
    let knowledge = Knowledge::embedded();
    let source = Source {
        talk: &talk,
        transcript: &transcript,
        analysis: &analysis,
        knowledge: &knowledge,
    };
    let ledger = Engine::new(source).ledger(draft);
    score(draft, &ledger, source)
}

#[test]
fn a_document_with_nine_invented_figures_stays_below_the_gate() {
    let score = scored(&inventive());
    assert!(score.total < 0.60, "{score:?}");
    assert!(
        score.warnings.iter().any(|w| w.contains("does not carry")),
        "{:?}",
        score.warnings
    );
}

#[test]
fn the_very_same_document_passes_the_gate_where_its_figures_are_said() {
    let score = scored_by(
        &inventive(),
        talk(SAID_WITH_THEM, [(3, "85%"), (6, "3 minutes"), (7, "62%")]),
    );
    assert!(score.total >= 0.60, "{score:?}");
    assert!(
        !score.warnings.iter().any(|w| w.contains("does not carry")),
        "{:?}",
        score.warnings
    );
    // Its form is the same: only truth tells the two apart.
    let invented = scored(&inventive());
    assert_eq!(invented.components[3], score.components[3]);
    assert_eq!(invented.word_count, score.word_count);
}

#[test]
fn an_editor_is_told_that_others_spoke_too() {
    let mut talk = talk(SAID_WITH_THEM, [(3, "85%"), (6, "3 minutes"), (7, "62%")]);
    assert!(!scored_by(&honest(), talk.clone()).warnings.iter().any(|w| w.contains("organizations")));
    talk.2.unattributed = vec![0, 2];
    let warnings = scored_by(&honest(), talk).warnings;
    assert!(
        warnings.iter().any(|w| w.contains("several organizations") && w.contains(": 2 of ")),
        "{warnings:?}"
    );
}

#[test]
fn a_document_with_evidence_passes_the_gate() {
    let score = scored(&honest());
    assert!(score.total >= 0.60, "{score:?}");
}

#[test]
fn a_result_without_a_figure_counts() {
    let mut draft = honest();
    draft.sections.retain(|s| s.id != "impact" && s.id != "summary");
    let without = scored(&draft);
    draft.sections.push(
        document(&[(
            "impact",
            &[("The platform creates a new environment for every change.", &[5])],
        )])
        .sections
        .remove(0),
    );
    let with = scored(&draft);
    assert!(
        with.components[1].score > without.components[1].score,
        "{with:?} {without:?}"
    );
}

#[test]
fn first_person_counts_outside_quotations_only() {
    assert!(first_person("We moved it"));
    assert!(!first_person(&outside_quotations("\"We moved it,\" she said")));
    assert!(!first_person("The I/O of the US region"));
}

#[test]
fn components_carry_the_weights_of_the_design() {
    let score = scored(&honest());
    let weights: Vec<f64> = score.components.iter().map(|c| c.weight).collect();
    assert_eq!(weights, [0.30, 0.25, 0.20, 0.15, 0.10]);
    assert!(score.components.iter().all(|c| !c.reasons.is_empty()));
}
