//! Tests of the engine as a whole: one small talk, one claim a case.

use proptest::prelude::*;

use super::*;
use crate::model::{FindingKind, Section, SectionLabel, Sentence, WriterKind};

const SAID: &[&str] = &[
    "so at Railco we run about 40 clusters in two regions",
    "before that a release took three weeks and now it takes uh about twenty minutes",
    "we reduced our cloud bill by 35 percent last year",
    "we do not use a service mesh because nobody asked for it",
    "some of the teams still deploy by hand",
    "next year we want to move the billing system to the platform",
    "the gateway can handle up to 9000 requests per second",
    "I think we had maybe 12 outages in the first year",
    "we use Prometheus for metrics and Argo CD for the deployments",
    "the night shift was really tired of the pager you know and that was the hardest part",
];

fn with_engine<T>(said: &[&str], ask: impl FnOnce(&Engine<'_>) -> T) -> T {
    with_labels(said, &[], ask)
}

/// The same with labels of the first sentences.
fn with_labels<T>(said: &[&str], labels: &[Section], ask: impl FnOnce(&Engine<'_>) -> T) -> T {
    let label = |section: &Section| SectionLabel {
        section: *section,
        score: 0.9,
    };
    let analysis = Analysis {
        sections: labels.iter().map(label).collect(),
        ..Analysis::default()
    };
    with_analysis(said, &analysis, ask)
}

fn with_analysis<T>(said: &[&str], analysis: &Analysis, ask: impl FnOnce(&Engine<'_>) -> T) -> T {
    let transcript = Transcript {
        sentences: said
            .iter()
            .enumerate()
            .map(|(id, text)| Sentence {
                id,
                text: (*text).to_owned(),
                ..Sentence::default()
            })
            .collect(),
        ..Transcript::default()
    };
    let talk = Talk {
        title: "Running Trains in Clusters - Ada Moss, Railco".into(),
        ..Talk::default()
    };
    let knowledge = Knowledge::embedded();
    ask(&Engine::new(Source {
        talk: &talk,
        transcript: &transcript,
        analysis,
        knowledge: &knowledge,
    }))
}

/// What the engine finds in a claim about a talk of some sentences.
pub(super) fn findings(said: &[&str], claim: &str) -> Vec<FindingKind> {
    with_engine(said, |engine| {
        engine
            .verify(Claim {
                text: claim,
                cited: None,
                from_metadata: false,
            })
            .findings
            .into_iter()
            .map(|f| f.kind)
            .collect()
    })
}

fn kinds(claim: &str) -> Vec<FindingKind> {
    findings(SAID, claim)
}

#[test]
fn what_another_organizations_speaker_may_have_said_is_for_an_editor_to_judge() {
    let analysis = Analysis {
        unattributed: vec![0],
        ..Analysis::default()
    };
    let verdict = |text| {
        let claim = Claim {
            text,
            cited: None,
            from_metadata: false,
        };
        with_analysis(SAID, &analysis, |engine| engine.verify(claim))
    };
    let theirs = verdict("The team runs about 40 clusters in two regions.");
    assert_eq!(theirs.findings.len(), 1, "{theirs:?}");
    assert_eq!(theirs.findings[0].kind, FindingKind::Attachment);
    assert!(theirs.grounded(), "a doubt is no error");
    assert!(verdict("About 40 clusters run in two regions.").findings.is_empty());
    assert!(verdict("Railco cut its cloud bill by 35% last year.").findings.is_empty());
}

#[test]
fn faithful_claims_have_no_findings() {
    for claim in [
        "Railco runs about 40 clusters in two regions.",
        "A release takes about 20 minutes instead of three weeks.",
        "The company cut its cloud bill by 35%.",
        "Railco does not use a service mesh, because nobody asked for it.",
        "Some teams still deploy by hand.",
        "Railco wants to move the billing system to the platform next year.",
        "The gateway handles up to 9,000 requests per second.",
        "Prometheus collects metrics, and Argo CD takes care of deployments.",
        "\"The night shift was really tired of the pager and that was the hardest part,\" said Ada Moss.",
        "\"The night shift was really tired … and that was the hardest part,\" said Ada Moss.",
    ] {
        assert_eq!(kinds(claim), [], "{claim}");
    }
}

#[test]
fn each_distortion_has_its_kind() {
    use FindingKind::{Cause, Direction, Hedge, Name, Negation, Number, Project, Quotation, Unit};
    for (claim, kind) in [
        ("Railco runs about 60 clusters in two regions.", Number),
        ("A release takes about 20 hours.", Unit),
        ("The company increased its cloud bill by 35%.", Direction),
        (
            "A release takes three weeks instead of about 20 minutes.",
            Direction,
        ),
        ("Railco uses a service mesh.", Negation),
        ("All of the teams deploy by hand.", Hedge),
        ("Railco has moved the billing system to the platform.", Hedge),
        (
            "The gateway handles more than 9,000 requests per second.",
            Direction,
        ),
        ("Railco had 12 outages in the first year.", Hedge),
        (
            "Thanos collects metrics, and Argo CD takes care of deployments.",
            Project,
        ),
        (
            "Railco runs about 40 clusters with Zyxomatic in two regions.",
            Name,
        ),
        (
            "\"The night shift was a bit tired of the pager,\" said Ada Moss.",
            Quotation,
        ),
        (
            "Railco runs the world's largest fleet of clusters in two regions.",
            Cause,
        ),
        ("Ada Quill runs about 40 clusters in two regions.", Name),
    ] {
        let found = kinds(claim);
        assert!(found.contains(&kind), "{claim}: {found:?}");
    }
}

#[test]
fn a_verb_left_over_from_a_denial_is_found() {
    let said = &[
        "the harbor didn't have such a planner we had to write our own planner",
        "our pilots don't um review charts as a chart review team in the harbor",
        "the night crew did move the scanner in the end",
    ];
    for left in [
        "The harbor did have such a planner.",
        "The pilots do review charts as a chart review team in the harbor.",
    ] {
        let found = findings(said, left);
        assert!(found.contains(&FindingKind::Negation), "{left}: {found:?}");
    }
    let found = findings(said, "The night crew did move the scanner in the end.");
    assert_eq!(found, []);
}

#[test]
fn a_figure_from_a_question_is_no_evidence() {
    let said: Vec<&str> = SAID
        .iter()
        .chain(&["any questions yes please", "how do you cope with 700 nodes"])
        .copied()
        .collect();
    let findings = with_engine(&said, |engine| {
        engine
            .verify(Claim {
                text: "Railco copes with 700 nodes.",
                cited: None,
                from_metadata: false,
            })
            .findings
    });
    assert!(
        findings.iter().any(|f| f.kind == FindingKind::Attachment),
        "{findings:?}"
    );
}

#[test]
fn evidence_that_is_cited_must_carry_the_claim() {
    let claim = |cited: &'static [usize]| Claim {
        text: "The company cut its cloud bill by 35%.",
        cited: Some(cited),
        from_metadata: false,
    };
    with_engine(SAID, |engine| {
        assert!(engine.verify(claim(&[2])).grounded());
        assert_eq!(engine.verify(claim(&[2])).evidence, [2]);
        assert!(!engine.verify(claim(&[8])).grounded());
        assert!(!engine.verify(claim(&[999])).grounded());
        assert!(!engine.verify(claim(&[])).grounded());
    });
}

#[test]
fn a_ledger_has_one_entry_a_sentence() {
    let draft = Draft {
        headline: Some(crate::model::DraftSentence {
            text: "Railco cuts its cloud bill by 35%".into(),
            evidence: vec![2],
            writer: WriterKind::Extractive,
            from_metadata: false,
        }),
        ..Draft::default()
    };
    with_engine(SAID, |engine| {
        let ledger = engine.ledger(&draft);
        assert_eq!(ledger.entries.len(), 1);
        assert!(ledger.entries[0].verdict.grounded(), "{ledger:?}");
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_claim_gets_a_verdict(text in "\\PC{0,120}", cited in proptest::option::of(proptest::collection::vec(0_usize..20, 0..4))) {
        with_engine(&SAID[..4], |engine| {
            let verdict = engine.verify(Claim { text: &text, cited: cited.as_deref(), from_metadata: false });
            assert!((0.0..=1.0).contains(&verdict.support));
            assert!(verdict.evidence.iter().all(|id| *id < 4));
        });
    }

    #[test]
    fn damaged_figures_never_pass(value in 41_u32..100_000) {
        let claim = format!("Railco runs about {value} clusters in two regions.");
        prop_assert!(!kinds(&claim).is_empty(), "{}", claim);
    }
}

#[test]
fn a_figure_keeps_the_words_it_is_said_among() {
    let said = &[
        "we paid for 700 barrels around the year",
        "while in the cold season the cellar keeper needed maybe 90 so it was a waste",
        "the median is a modest 4 percent and you may laugh about that as much as you like my dear friends",
        "but the average bottling delay is 16 percent better",
    ];
    assert_eq!(
        findings(said, "In the cold season the cellar keeper needed 700 barrels."),
        [FindingKind::Attachment]
    );
    assert_eq!(
        findings(said, "The average bottling delay improved by 4%."),
        [FindingKind::Attachment]
    );
    assert_eq!(findings(said, "The average bottling delay improved by 16%."), []);
    assert_eq!(
        findings(said, "The company paid for 700 barrels around the year."),
        []
    );
}

#[test]
fn the_same_things_are_counted() {
    let said = &["the attic holds 130 wooden crates with old labels and there are barrels in the cellar"];
    assert_eq!(
        findings(said, "The attic holds 130 wooden barrels."),
        [FindingKind::Attachment]
    );
    assert_eq!(findings(said, "The attic holds 130 wooden crates."), []);
}

#[test]
fn the_opposite_beside_the_same_figure_is_found_anywhere() {
    let said = &[
        "the ferry was late on many days",
        "since the new piers the bread is on the island 25 minutes earlier",
    ];
    assert!(findings(said, "Bread reaches the island 25 minutes later.").contains(&FindingKind::Direction));
    assert_eq!(findings(said, "Bread reaches the island 25 minutes earlier."), []);
}

#[test]
fn cannot_just_forbids() {
    let said = &["we are a pharmacy so we cannot just ship to the customers"];
    assert!(
        findings(said, "The pharmacy can simply ship to its customers.").contains(&FindingKind::Negation)
    );
    assert_eq!(
        findings(said, "The pharmacy cannot simply ship to its customers."),
        []
    );
}

#[test]
fn what_was_not_only_done_was_done() {
    let said = &["so the harbor didn't just have to build a new crane that stands alone"];
    let found = findings(
        said,
        "The harbor did not have to build a new crane that stands alone.",
    );
    assert!(found.contains(&FindingKind::Negation), "{found:?}");
    for faithful in [
        "The harbor had to build a new crane that stands alone.",
        "The harbor did not only have to build a new crane that stands alone.",
    ] {
        assert_eq!(findings(said, faithful), [], "{faithful}");
    }
}

#[test]
fn a_denial_told_beside_is_not_missing() {
    let said = &["to be honest we did not use Grafana before the kit came with its own Grafana"];
    assert_eq!(
        findings(
            said,
            "The kit came with Grafana, which the company had not used before."
        ),
        []
    );
}

#[test]
fn a_leader_must_be_called_one() {
    let said = &["we sell nets and boats and the crews have their own leaders"];
    assert!(findings(said, "The company is a leader in boats and nets.").contains(&FindingKind::Cause));
    assert_eq!(findings(said, "The crews have their own leaders."), []);
}

#[test]
fn what_is_told_among_plans_is_not_done() {
    let said = &[
        "ideas on our list are a printed timetable for the islands",
        "and a lighthouse tour for the school children",
    ];
    let ask = |labels: &[Section], text: &str| {
        let claim = Claim {
            text,
            cited: None,
            from_metadata: false,
        };
        with_labels(said, labels, |engine| {
            engine.verify(claim).findings.into_iter().map(|f| f.kind).collect::<Vec<_>>()
        })
    };
    let done = "It introduced a lighthouse tour for school children.";
    assert_eq!(
        ask(&[Section::Future, Section::Future], done),
        [FindingKind::Hedge]
    );
    assert_eq!(ask(&[Section::Future, Section::Solution], done), []);
    let planned = "It plans a lighthouse tour for school children.";
    assert_eq!(ask(&[Section::Future, Section::Future], planned), []);
}

#[test]
fn a_model_may_not_add_words_of_its_own() {
    let said = &[
        "we decided to move everything to the harbor",
        "so we asked around for some tool that every keeper can leverage",
    ];
    with_engine(said, |engine| {
        let own = engine.unsaid(
            "The team decided to move everything to the harbor, which means that the lighthouse follows.",
            &[0],
        );
        assert!(own.contains(&"lighthouse".to_owned()), "{own:?}");
        assert_eq!(
            engine.unsaid("The team leverages an open source tool.", &[1]),
            ["open source"]
        );
        assert!(engine.unsaid("The team moved everything to the harbor.", &[0]).is_empty());
        assert!(!engine.unsaid("The team moved everything to the harbor.", &[1]).is_empty());
    });
}

#[test]
fn a_project_that_does_something_is_a_name_at_the_start_too() {
    let said = &["the pipeline signs the report with a key of ours and somebody reads it"];
    assert!(findings(said, "Harbor signs the report.").contains(&FindingKind::Project));
    assert!(findings(said, "Notary signs the report.").contains(&FindingKind::Name));
    assert_eq!(findings(said, "The pipeline signs the report."), []);
}

#[test]
fn fragments_show_their_seam() {
    let said = &[
        "the cook opens the kitchen at six in the morning",
        "we have a nice garden behind the house",
        "the invoices of March were lost in the mail",
    ];
    with_engine(said, |engine| {
        let seam = engine.seam("The cook opens the invoices of March.", &[0, 2]);
        assert_eq!(seam, Some(("opens".to_owned(), "invoices".to_owned())));
        let joined = "The cook opens the kitchen at six, and the invoices of March were lost.";
        assert_eq!(engine.seam(joined, &[0, 2]), None);
    });
}
