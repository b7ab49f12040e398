//! Tells the wishes among the facts: plans, needs, and wishes that say too little to be either. It places none.

use super::{Fact, ours};
use crate::{
    text::lexicon::Tags,
    writing::extractive::{verb::Tense, vocabulary::RESULT},
};

/// Verbs of wishing, before "to".
const WISHES: &[&str] = &["want", "need", "like", "hope", "try", "aim", "wish", "plan"];

/// "we want to …", "we are working on …": plans when they are told at the end of a talk.
pub(super) fn plans(fact: &Fact) -> bool {
    let verb = &fact.clauses[0].verb;
    let after = fact.clauses[0].tokens.get(verb.end).map(|t| t.lower.as_str());
    let wants =
        matches!(verb.base.as_str(), "want" | "plan" | "intend" | "hope" | "aim") && after == Some("to");
    let works = verb.progressive
        && match verb.base.as_str() {
            "work" => after == Some("on"),
            "look" => matches!(after, Some("at" | "into" | "to")),
            base => matches!(base, "evaluate" | "explore" | "investigate" | "plan" | "consider"),
        };
    ours(fact) && verb.tense == Tense::Present && !verb.negated && (wants || works) && !empty_wish(fact)
}

/// "wants to make sure", "wants to try": how they work, and nothing that comes.
pub(super) fn empty_wish(fact: &Fact) -> bool {
    const EMPTY: &[&str] = &[
        "make", "be", "try", "know", "control", "solve", "have", "get", "do", "see", "keep", "go",
    ];
    wish(fact)
        && fact.clauses[0]
            .tokens
            .iter()
            .skip(fact.clauses[0].verb.end + 1)
            .take(2)
            .any(|t| t.is(EMPTY))
}

/// "we wanted to meet users", "we wanted to give a value": too little to be a need. "we wanted to reduce costs" is one.
pub(super) fn bare_wish(fact: &Fact) -> bool {
    const NEEDS: &[&str] = &[
        "avoid",
        "automate",
        "standardize",
        "modernize",
        "centralize",
        "migrate",
        "move",
        "save",
        "replace",
    ];
    let first = &fact.clauses[0];
    let what = first.tokens.get(first.verb.end + 1..).unwrap_or_default();
    let short = what.len() < 3 || what.len() == 3 && what[1].tags.any(Tags::DETERMINER);
    let need = what
        .first()
        .is_some_and(|t| NEEDS.contains(&t.lower.as_str()) || RESULT.contains(t.lower.as_str()));
    wish(fact) && fact.clauses.len() == 1 && short && !need && !what.iter().any(|t| t.name)
}

/// "we wanted to …", "we need to …".
pub(super) fn wish(fact: &Fact) -> bool {
    let verb = &fact.clauses[0].verb;
    WISHES.contains(&verb.base.as_str())
        && fact.clauses[0].tokens.get(verb.end).is_some_and(|t| t.lower == "to")
}

/// "we want the ovens to …", "some of our users want …", "we need a larger oven".
pub(super) fn wants(fact: &Fact) -> bool {
    let verb = &fact.clauses[0].verb;
    !verb.negated && !verb.passive && matches!(verb.base.as_str(), "want" | "need") || verb.base == "want"
}
