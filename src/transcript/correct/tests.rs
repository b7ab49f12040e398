use super::*;
use crate::{
    knowledge::Knowledge,
    model::{Sentence, Subject, Talk},
};

/// A transcript of sentences that stand one after the other in the raw text.
fn transcript_of(sentences: &[&str]) -> Transcript {
    let mut transcript = Transcript {
        raw: sentences.join(" "),
        ..Transcript::default()
    };
    let mut at = 0;
    for (id, text) in sentences.iter().enumerate() {
        let end = at + text.chars().count();
        transcript.sentences.push(Sentence {
            id,
            text: (*text).to_owned(),
            raw: Span { start: at, end },
            ..Sentence::default()
        });
        at = end + 1;
    }
    transcript
}

/// Corrects sentences of a talk with a title; gives the corrected texts and the record.
fn corrected(title: &str, sentences: &[&str]) -> (Vec<String>, Vec<Correction>) {
    let mut transcript = transcript_of(sentences);
    let talk = Talk {
        title: title.to_owned(),
        ..Talk::default()
    };
    let knowledge = Knowledge::embedded();
    let subject = Subject::default();
    let context = Context {
        knowledge: &knowledge,
        talk: &talk,
        subject: &subject,
        min_confidence: 0.5,
    };
    correct(&mut transcript, context);
    (
        transcript.sentences.into_iter().map(|s| s.text).collect(),
        transcript.corrections,
    )
}

fn one(title: &str, sentence: &str) -> String {
    corrected(title, &[sentence]).0.remove(0)
}

#[test]
fn names_get_their_case_and_spacing() {
    assert_eq!(
        one("", "we run kubernetes with argocd and open telemetry and git ops"),
        "we run Kubernetes with Argo CD and OpenTelemetry and GitOps"
    );
}

#[test]
fn known_mis_hearings_are_repaired_and_recorded_with_their_raw_span() {
    let (texts, record) = corrected("", &["first we installed psyllium", "then kyerno for policies"]);
    assert_eq!(texts, ["first we installed Cilium", "then Kyverno for policies"]);
    assert_eq!(record[0].heard, "psyllium");
    assert_eq!(record[0].raw, Span { start: 19, end: 27 });
    assert_eq!(record[1].raw, Span { start: 33, end: 39 });
    assert!(record.iter().all(|c| c.applied && c.method == CorrectionMethod::Known));
}

#[test]
fn ordinary_words_stay_where_nothing_speaks_for_the_name() {
    for text in [
        "the ship lay in the harbor for a night",
        "my kid was at school",
        "please send me the invoice",
        "everything is in flux these days",
        "the cloak and the clock",
    ] {
        assert_eq!(one("Growing Tomatoes", text), text);
    }
}

#[test]
fn ordinary_words_become_names_in_their_company() {
    assert_eq!(
        one("", "the images are pushed to the harbor registry"),
        "the images are pushed to the Harbor registry"
    );
    assert_eq!(
        one("", "the invoice proxy runs as a sidecar"),
        "the Envoy proxy runs as a sidecar"
    );
}

#[test]
fn a_word_with_two_readings_follows_its_neighbours() {
    let text = "the kid scaler reads a metric and scales to zero";
    assert_eq!(one("Saving Money with KEDA", text), text.replace("kid", "KEDA"));
    assert_eq!(one("Saving Money", text), text);
}

#[test]
fn plurals_keep_their_ending() {
    assert_eq!(
        one("", "all kublets and side cars restarted"),
        "all kubelets and sidecars restarted"
    );
}

#[test]
fn possessives_keep_their_ending() {
    assert_eq!(one("", "graphana's dashboards"), "Grafana's dashboards");
}

#[test]
fn addresses_and_code_are_left_alone() {
    let text = "see github.com/some/thing and kubernetes.io and my_kubernetes_thing";
    assert_eq!(one("", text), text);
}

#[test]
fn names_do_not_reach_over_a_full_stop() {
    assert_eq!(
        one("", "it is a cube. Control is ours."),
        "it is a cube. Control is ours."
    );
}

#[test]
fn what_is_not_sure_enough_is_suggested_and_not_applied() {
    let (texts, record) = corrected("All about Rook", &["a rock solid plan for the morning"]);
    assert_eq!(texts[0], "a rock solid plan for the morning");
    assert!(record.iter().all(|c| !c.applied));
}

#[test]
fn corrections_come_in_the_order_of_their_place_and_do_not_overlap() {
    let (_, record) = corrected(
        "",
        &[
            "cube cuddle apply on cubernetes with celium",
            "and graphana on top",
        ],
    );
    assert_eq!(record.len(), 4);
    assert!(record.windows(2).all(|w| w[0].raw.end <= w[1].raw.start));
}

mod own {
    use super::*;
    use crate::model::Speaker;

    /// Corrects sentences of a talk by speakers of a company.
    fn by(company: &str, speakers: &[&str], sentences: &[&str]) -> Vec<String> {
        let mut transcript = transcript_of(sentences);
        let subject = Subject {
            speakers: speakers
                .iter()
                .map(|name| Speaker {
                    name: (*name).to_owned(),
                    company: Some(company.to_owned()),
                    role: None,
                })
                .collect(),
            companies: vec![company.to_owned()],
            ..Subject::default()
        };
        let (talk, knowledge) = (Talk::default(), Knowledge::embedded());
        let context = Context {
            knowledge: &knowledge,
            talk: &talk,
            subject: &subject,
            min_confidence: 0.5,
        };
        correct(&mut transcript, context);
        transcript.sentences.into_iter().map(|s| s.text).collect()
    }

    #[test]
    fn a_company_heard_as_ordinary_words_needs_a_cue() {
        let texts = by(
            "Intuit",
            &[],
            &[
                "here at into it we build tools",
                "we looked into it for a week",
                "let us get into it",
            ],
        );
        assert_eq!(
            texts,
            [
                "here at Intuit we build tools",
                "we looked into it for a week",
                "let us get into it"
            ]
        );
    }

    #[test]
    fn odd_words_that_sound_like_the_company_are_taken_for_it() {
        assert_eq!(
            by("Zalando", &[], &["we from zalanda sell shoes"]),
            ["we from Zalando sell shoes"]
        );
        assert_eq!(
            by("Etsy", &[], &["the team works tetsy in new york"]),
            ["the team works at Etsy in new york"]
        );
    }

    #[test]
    fn a_company_keeps_its_spelling_and_its_short_form() {
        assert_eq!(
            by("BlackLine", &[], &["at black line we count"]),
            ["at BlackLine we count"]
        );
        assert_eq!(
            by("Solvay.io", &[], &["I work at solvay now"]),
            ["I work at solvay now"]
        );
    }

    #[test]
    fn speakers_are_repaired_where_they_are_introduced() {
        let texts = by(
            "Acme",
            &["Benedikt Kowalczyk", "Daniela Ruiz"],
            &[
                "hello my name is benedict kovalshik and I",
                "I hand over to danielle",
            ],
        );
        assert_eq!(
            texts,
            [
                "hello my name is Benedikt Kowalczyk and I",
                "I hand over to Daniela"
            ]
        );
    }

    #[test]
    fn other_people_and_nicknames_stay() {
        let texts = ["thank you Sarah", "this is going well", "my name is Dan"];
        assert_eq!(by("Acme", &["Daniel Ruiz", "Benedikt Kowalczyk"], &texts), texts);
    }
}

#[test]
fn an_odd_word_is_taken_for_the_name_that_it_sounds_like_in_its_company() {
    assert_eq!(
        one("", "the metrics go to promitheas and we alert on queries"),
        "the metrics go to Prometheus and we alert on queries"
    );
    let text = "she lives in permothea since may";
    assert_eq!(one("", text), text);
}

#[test]
fn variants_of_a_coined_name_follow_the_frequent_form_beside_the_same_words() {
    let mut sentences = vec!["we wrote a tool called quillo"];
    sentences.extend(["each quillo manifest is small"; 5]);
    sentences.extend(["the quilo manifest is read"]);
    let (texts, _) = corrected("", &sentences);
    assert_eq!(
        texts.last().map(String::as_str),
        Some("the quillo manifest is read")
    );
}

#[test]
fn a_name_of_the_title_that_captions_never_spell_is_repaired() {
    assert_eq!(
        one(
            "Zorvania: Our Road to Calm Releases",
            "the zorvenia service starts builds"
        ),
        "the Zorvania service starts builds"
    );
    let text = "the zebra service starts builds";
    assert_eq!(one("Zorvania: Our Road to Calm Releases", text), text);
}

#[test]
fn the_end_of_a_name_stands_for_it_in_its_company() {
    assert_eq!(
        one("", "each sensible playbook is short and the nsible playbook too"),
        "each sensible playbook is short and the Ansible playbook too"
    );
    let text = "the nsible of a train";
    assert_eq!(one("", text), text);
}

#[test]
fn a_word_cut_in_its_middle_is_restored_where_the_talk_says_it_whole() {
    let (texts, _) = corrected(
        "",
        &[
            "the deployment was slow",
            "each deployment took an hour",
            "the new deployent pipeline and a deploment pipeline",
            "the production depment pipeline",
        ],
    );
    assert_eq!(texts[3], "the production deployment pipeline");
    assert_eq!(
        one("", "a wooden depment on the wall"),
        "a wooden depment on the wall"
    );
}

#[test]
fn what_is_left_of_a_name_that_the_talk_spells_is_not_taken_for_another() {
    let (texts, _) = corrected(
        "",
        &[
            "karmada spreads them",
            "with karmada it is easy",
            "so kada restarts",
        ],
    );
    assert_eq!(texts[2], "so Karmada restarts");
    assert_eq!(one("", "so kada restarts"), "so KEDA restarts");
}

mod expressions {
    use super::*;

    #[test]
    fn one_mis_heard_word_of_an_expression_is_repaired_and_recorded_with_the_other() {
        let (texts, record) = corrected(
            "",
            &["the controll plane is small", "we set a breeding edge goal"],
        );
        assert_eq!(
            texts,
            ["the control plane is small", "we set a bleeding edge goal"]
        );
        assert_eq!(
            (&*record[1].heard, &*record[1].corrected),
            ("breeding edge", "bleeding edge")
        );
    }

    #[test]
    fn an_expression_that_is_a_name_is_printed_as_the_name() {
        assert_eq!(one("", "we love kitt ops a lot"), "we love GitOps a lot");
    }

    #[test]
    fn usual_pairs_forms_of_a_word_and_names_of_the_talk_stay() {
        for text in [
            "we took full control of the plane",
            "every service meshes with another",
            "he sat on the cutting edge of a table",
        ] {
            assert_eq!(one("", text), text);
        }
        let own = ["the contral plane"; 4];
        assert_eq!(corrected("", &own).0, own);
    }
}

#[test]
fn fixed_expressions_of_the_trade_are_mended() {
    for (heard, meant) in [
        (
            "every staple set has a disk of its own",
            "every StatefulSet has a disk of its own",
        ),
        ("the crown jobs run at night", "the cron jobs run at night"),
        (
            "the pots are running on two nodes",
            "the pods are running on two nodes",
        ),
        (
            "an admission web hook checks it",
            "an admission webhook checks it",
        ),
        (
            "we believe in defense and depth",
            "we believe in defense in depth",
        ),
        (
            "a longrunning task in every region",
            "a long-running task in every region",
        ),
        ("we run on bare mental servers", "we run on bare metal servers"),
    ] {
        assert_eq!(one("", heard), meant);
    }
}

#[test]
fn words_that_may_be_meant_stay_without_their_company() {
    for said in [
        "there is a pot of gold at the end",
        "she will jot down the names",
        "the right path is the short one",
        "the colonel gave a speech",
        "we had bad jobs in our twenties",
        "that is postmodern art",
    ] {
        assert_eq!(one("", said), said);
    }
}

#[test]
fn kops_is_a_project_only_beside_clusters() {
    assert_eq!(
        one("", "we create clusters with kops on aws"),
        "we create clusters with kOps on AWS"
    );
    assert_eq!(
        one("", "that went out of the kops part"),
        "that went out of the kops part"
    );
}

#[test]
fn a_part_that_is_said_twice_goes_where_the_talk_says_the_whole_word() {
    let talk = [
        "every team has a group of its own",
        "the group owns the budget",
        "each groupoup has a lead",
        "the seeded queue stays",
    ];
    let (texts, record) = corrected("", &talk);
    assert_eq!(texts[2], "each group has a lead");
    assert_eq!(texts[3], talk[3]);
    assert_eq!(record.len(), 1);
    assert_eq!(one("", "each groupoup has a lead"), "each groupoup has a lead");
}

#[test]
fn counted_notes_of_clusters_are_nodes_and_other_notes_stay() {
    assert_eq!(
        one("", "our largest cluster has 6000 notes today"),
        "our largest cluster has 6000 nodes today"
    );
    assert_eq!(
        one("", "we shared the meeting notes with a thousand people"),
        "we shared the meeting notes with a thousand people"
    );
}

#[test]
fn words_of_the_trade_that_sound_alike_are_told_by_their_neighbors() {
    for (heard, meant) in [
        (
            "we run every site car of the shop",
            "we run every sidecar of the shop",
        ),
        (
            "the job reloads its safe point when flink restarts",
            "the job reloads its savepoint when Flink restarts",
        ),
        ("it is a safe point of view", "it is a safe point of view"),
        ("a cell rule checks the field", "a CEL rule checks the field"),
    ] {
        assert_eq!(one("", heard), meant);
    }
}
