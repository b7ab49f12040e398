//! Which clauses are found in a sentence, and what is read of each.

use super::{
    super::tokens::{Names, clean},
    *,
};
use crate::writing::extractive::verb::Tense;

fn told(text: &str) -> Vec<String> {
    let mut names = Names::default();
    names.add("Argo CD", true);
    clauses(&clean(text, &names))
        .iter()
        .map(|c| {
            let words: Vec<&str> = c.tokens.iter().map(|t| t.text.as_str()).collect();
            format!("{}|{}", c.connector, words.join(" "))
        })
        .collect()
}

#[test]
fn a_sentence_is_cut_at_connectors_that_open_clauses() {
    assert_eq!(
        told("We use Argo CD and it keeps the clusters in sync because the teams forget."),
        [
            "|We use Argo CD",
            "and|it keeps the clusters in sync",
            "because|the teams forget"
        ]
    );
}

#[test]
fn subjects_may_be_plural_nouns_and_nouns_with_prepositions() {
    assert_eq!(
        told("New engineers can make their first release."),
        ["|New engineers can make their first release"]
    );
    assert_eq!(
        told("The cluster in the cloud takes over the load."),
        ["|The cluster in the cloud takes over the load"]
    );
    assert_eq!(told("Nobody knew the version."), ["|Nobody knew the version"]);
    assert_eq!(told("Traffic is routed by name."), ["|Traffic is routed by name"]);
    assert!(told("Policy is written by name.").is_empty());
    assert_eq!(
        told("We had three ovens and every one of them was loaded by hand."),
        ["|We had three ovens", "and|every one of them was loaded by hand"]
    );
}

#[test]
fn what_is_made_sure_is_part_of_the_clause() {
    let text = "we make sure each oven has an owner";
    assert_eq!(told(text), [format!("|{text}")]);
}

#[test]
fn what_something_is_said_to_be_is_a_clause() {
    assert_eq!(
        told("the first is that the cost of a loaf went down by half"),
        ["|the cost of a loaf went down by half"]
    );
}

#[test]
fn a_run_on_is_cut_or_called_broken() {
    let tokens = clean("we built a tool it creates the pipeline", &Names::default());
    let found = clauses(&tokens);
    assert!(found[0].cut && found[0].tokens.len() == 4, "{found:?}");
    let broken = clauses(&clean("we built the portal is an engine", &Names::default()));
    assert!(broken[0].broken, "{broken:?}");
}

#[test]
fn as_soon_as_opens_one_clause() {
    let found = told("we sell the bread as soon as we open the bakery");
    assert_eq!(found, ["|we sell the bread", "as soon as|we open the bakery"]);
}

#[test]
fn nouns_in_the_form_of_verbs_do_not_break_a_clause() {
    for text in [
        "we want to specify some controls for the ovens",
        "we built a separation of concerns for the bakers",
        "we count the loaves from all the Oslo ovens that we own",
        "we have many large features such as a timer",
        "we cannot use clay because of our oven policy",
    ] {
        let found = clauses(&clean(text, &Names::default()));
        assert!(!found[0].broken, "{text}");
    }
}

#[test]
fn a_second_deed_without_and_is_cut_off() {
    let found = told("we built the portal over the year improved it in the winter");
    assert_eq!(found[0], "|we built the portal over the year");
}

#[test]
fn tense_polarity_and_mood_are_read() {
    let of = |text: &str| clauses(&clean(text, &Names::default())).remove(0).verb;
    assert_eq!(of("we did not want a second tool").tense, Tense::Past);
    assert!(of("we did not want a second tool").negated);
    assert_eq!(of("we are going to move the database").tense, Tense::Future);
    assert_eq!(of("we are going to move the database").base, "move");
    assert_eq!(of("we could deploy the service").tense, Tense::Could);
    assert!(of("the services are deployed by hand").passive);
}

#[test]
fn emphatic_do_is_written_plainly() {
    assert_eq!(told("we do have five teams"), ["|we have five teams"]);
    assert_eq!(told("we did decide the matter"), ["|we decided the matter"]);
}
