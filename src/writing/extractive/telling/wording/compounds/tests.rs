//! Which words stand together before a noun, and which stay apart.

use super::*;
use crate::writing::extractive::reading::first_clause;

fn told(text: &str) -> String {
    let mut clause = first_clause(text);
    compounds(&mut clause);
    clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_that_tell_of_a_noun_together_take_hyphens() {
    for (said, printed) in [
        (
            "we use third party services for ovens",
            "we use third-party services for ovens",
        ),
        (
            "we run oven intensive jobs at night",
            "we run oven-intensive jobs at night",
        ),
        (
            "we wrote namespace level rules for bakers",
            "we wrote namespace-level rules for bakers",
        ),
        (
            "we work for mission critical kitchens",
            "we work for mission-critical kitchens",
        ),
        (
            "we have onetoone talks with bakers",
            "we have one-to-one talks with bakers",
        ),
        (
            "we had 5000 node clusters there",
            "we had 5,000-node clusters there",
        ),
        (
            "we had a two month period of rest",
            "we had a two-month period of rest",
        ),
        (
            "our high priority ovens run at night",
            "our high-priority ovens run at night",
        ),
        ("our ovens are clay based", "our ovens are clay-based"),
        (
            "we have bakers that use clay based ovens",
            "we have bakers that use clay-based ovens",
        ),
        (
            "we keep a human in the loop review",
            "we keep a human-in-the-loop review",
        ),
        (
            "we offer low latency networking",
            "we offer low-latency networking",
        ),
    ] {
        assert_eq!(told(said), printed);
    }
}

#[test]
fn words_without_a_noun_behind_them_stay_apart() {
    for text in [
        "we moved the ovens from end to end",
        "we built ovens based on clay",
        "we wrote service level objectives",
        "we use instance type specific rules",
        "we use cloud native ovens",
        "we sell on demand in the north",
        "we have low latency in the network",
        "we keep it up to date",
    ] {
        assert_eq!(told(text), text);
    }
}
