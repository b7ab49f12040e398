use proptest::prelude::*;

use super::*;
use crate::model::{FactSource, MatchMethod, Membership, MembershipStatus, Sentence, Span, Speaker};

fn company(name: &str) -> Company {
    Company {
        name: name.into(),
        confidence: 1.0,
        source: FactSource::Title,
        membership: Membership {
            status: MembershipStatus::EndUserMember,
            landscape_name: None,
            tier: None,
            method: MatchMethod::None,
            confidence: 0.0,
        },
        homepage: None,
    }
}

fn subject(speakers: &[(&str, &str)]) -> Subject {
    let speaker = |(name, company): &(&str, &str)| Speaker {
        name: (*name).into(),
        company: Some((*company).into()),
        role: None,
    };
    Subject {
        speakers: speakers.iter().map(speaker).collect(),
        ..Subject::default()
    }
}

/// A sentence a line; one that begins with ">>" follows a marked turn.
fn transcript(lines: &[&str]) -> Transcript {
    let mut talk = Transcript::default();
    for (id, line) in lines.iter().enumerate() {
        let text = line.trim_start_matches(">> ");
        let start = talk.raw.chars().count() + line.len() - text.len();
        talk.raw.push_str(line);
        talk.raw.push(' ');
        talk.sentences.push(Sentence {
            id,
            text: text.into(),
            raw: Span {
                start,
                end: start + text.chars().count(),
            },
            ..Sentence::default()
        });
    }
    talk
}

fn strange(speakers: &[(&str, &str)], lines: &[&str]) -> Vec<usize> {
    unattributed(
        &transcript(lines),
        &subject(speakers),
        Some(&company(speakers[0].1)),
    )
}

const TWO: [(&str, &str); 2] = [
    ("Mira Castellan", "Larkfield Logistics"),
    ("Tomas Oduya", "Nimbus Vale"),
];

#[test]
fn people_of_one_company_are_all_its_voice() {
    let colleagues = [
        ("Mira Castellan", "Larkfield Logistics"),
        ("Tomas Oduya", "Larkfield"),
    ];
    assert!(strange(&colleagues, &["we run ninety clusters"]).is_empty());
    let nobody_knows = Subject::default();
    let talk = transcript(&["we run ninety clusters"]);
    assert!(unattributed(&talk, &nobody_knows, Some(&company("Larkfield Logistics"))).is_empty());
}

#[test]
fn of_two_companies_we_is_whose_people_say_it_is() {
    let lines = [
        "welcome to our talk",
        "I'm Mira and I look after sorting",
        "we run ninety clusters",
        "now over to Tomas",
        "we built the controller",
        "at Larkfield Logistics we use it every day",
        "and we like it",
        "so as Mira said it is fast",
        "we support many customers",
        "and from here on I give it to Meera",
        "we learnt a lot",
        "now I will hand over to my colleague",
        "we still sell it",
    ];
    assert_eq!(strange(&TWO, &lines), [0, 4, 7, 8, 9, 12]);
}

#[test]
fn what_names_the_company_is_about_it_whoever_says_it() {
    let lines = [
        "I'm Tomas",
        "we sell the controller",
        "Larkfield's parcels need no night shift",
    ];
    assert_eq!(strange(&TWO, &lines), [0, 1]);
}

#[test]
fn somebody_of_a_third_company_may_stand_in_for_a_speaker() {
    let lines = [
        "my name is Mira from Larkfield Logistics",
        "we sort parcels",
        "and I work for Quarrydale and we help Larkfield Logistics",
        "we sell sieves",
        "at Larkfield Logistics we like them",
    ];
    assert_eq!(strange(&TWO, &lines), [2, 3]);
}

#[test]
fn marked_turns_change_between_two_people_until_questions_are_asked() {
    let lines = [
        "hi I'm Mira",
        "we run ninety clusters",
        ">> and I'm Tomas",
        ">> so we had a problem",
        "are there any questions",
        ">> how do we install it",
    ];
    assert_eq!(strange(&TWO, &lines), [2, 5]);
}

#[test]
fn on_a_panel_a_turn_does_not_last_and_thanks_tell_nobody() {
    let panel = [TWO[0], TWO[1], ("Ines Marlow", "Quarrydale")];
    let mut lines = vec!["at Larkfield Logistics we sort parcels"];
    lines.extend(["we like it"; PANEL_TURN + 2]);
    assert_eq!(strange(&panel, &lines), [PANEL_TURN + 1, PANEL_TURN + 2]);
    assert_eq!(
        strange(&panel, &["I'm Mira", "we sort", "thanks Mira", "we sell"]),
        [2, 3]
    );
}

#[test]
fn a_name_that_captions_write_apart_is_known() {
    let apart = [
        ("Mira Castellan", "LarkField"),
        ("Tomas Oduya", "The Nimbus Vale Times"),
    ];
    assert_eq!(
        strange(
            &apart,
            &["here at lark field we sort", "at NVT we print", "we print a lot"]
        ),
        [1, 2]
    );
}

#[test]
fn what_another_company_uses_is_only_named() {
    use crate::{analysis::analyze, knowledge::Knowledge, model::Talk, model::Usage};
    let usage = |lines: &[&str]| {
        let told = Subject {
            company: Some(company(TWO[0].1)),
            ..subject(&TWO)
        };
        let knowledge = Knowledge::embedded();
        let found = analyze(&Talk::default(), &told, &transcript(lines), &knowledge);
        found.projects.iter().find(|p| p.name == "Prometheus").map(|p| p.usage)
    };
    assert_eq!(
        usage(&["I'm Tomas.", "We use Prometheus in production for all metrics."]),
        Some(Usage::Mentioned)
    );
    assert_eq!(
        usage(&["I'm Mira.", "We use Prometheus in production for all metrics."]),
        Some(Usage::Used)
    );
}

proptest! {
    /// Names and words are other people's text.
    #[test]
    fn no_names_and_no_words_panic(names in proptest::collection::vec("\\PC{0,12}", 4), lines in proptest::collection::vec("\\PC{0,40}", 0..6)) {
        let speakers = [(names[0].as_str(), names[1].as_str()), (names[2].as_str(), names[3].as_str())];
        let mut talk = Transcript::default();
        for (id, text) in lines.iter().enumerate() {
            talk.sentences.push(Sentence { id, text: text.clone(), ..Sentence::default() });
        }
        let told = unattributed(&talk, &subject(&speakers), Some(&company(speakers[0].1)));
        prop_assert!(told.is_sorted() && told.len() <= lines.len());
    }
}
