//! Tells verbs that speak of the talk from the same verbs where they speak of the work: "we looked into caches" is work,
//! "we look at the slide" is not. It judges the verb and what follows it, nothing else.

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense};
use crate::text::lexicon::Tags;

/// Things of the talk: what is looked at, shared or gone through here is shown, not done.
const OF_THE_TALK: &[&str] = &[
    "step",
    "steps",
    "code",
    "example",
    "examples",
    "journey",
    "story",
    "stories",
    "experience",
    "experiences",
    "learnings",
    "lessons",
    "thoughts",
    "insights",
    "details",
    "slide",
    "slides",
    "picture",
    "screen",
    "questions",
    "list",
    "agenda",
    "history",
    "architecture",
    "diagram",
    "graph",
    "talk",
    "demo",
    "link",
    "you",
    "people",
    "idea",
    "ideas",
    "concept",
    "concepts",
    "topic",
    "topics",
];

/// Whom the company may ask to do something; what is asked of a program is shown.
const PEOPLE: &[&str] = &[
    "team",
    "teams",
    "engineers",
    "developers",
    "users",
    "customers",
    "owners",
    "vendors",
    "partners",
    "colleagues",
    "managers",
    "bakers",
    "maintainers",
    "community",
    "people",
];

/// What is looked at in order to find an answer.
const WAYS: &[&str] = &[
    "ways",
    "options",
    "solutions",
    "alternatives",
    "approaches",
    "possibilities",
];

/// Whether the main verb, which may also speak of the talk, speaks of the work here.
pub(super) fn of_work(clause: &Clause) -> bool {
    let verb = &clause.verb;
    let rest = &clause.tokens[verb.end.min(clause.tokens.len())..];
    let base = verb.base.as_str();
    if matches!(verb.tense, Tense::Future | Tense::Conditional | Tense::Could) {
        return false;
    }
    if base == "go" && range(rest) && (verb.tense == Tense::Can || !verb.progressive) {
        return true;
    }
    match clause.subject {
        SubjectKind::We => {
            let done = verb.tense == Tense::Past || verb.main > verb.finite && !verb.progressive;
            let seeking = verb.progressive
                && base == "look"
                && rest.first().is_some_and(|t| t.is(&["at", "into", "for"]))
                && rest.iter().take(4).any(|t| t.is(WAYS));
            let lasting = !verb.progressive && matches!(base, "get" | "ask" | "share" | "recommend")
                || base == "go" && rest.first().is_some_and(|t| t.lower == "through");
            verb.tense != Tense::Can && (done || seeking || lasting && !verb.progressive) && work(base, rest)
        }
        SubjectKind::Our | SubjectKind::Name | SubjectKind::Noun => {
            !verb.progressive && verb.tense != Tense::Can && acts(base, rest)
        }
        _ => false,
    }
}

/// Whether the words after a verb with the base form `base`, said of people, speak of their work.
pub(super) fn work(base: &str, rest: &[Token]) -> bool {
    let is = |at: usize, words: &[&str]| rest.get(at).is_some_and(|t| t.is(words));
    let object = |at: usize| rest.get(at).is_some_and(concrete);
    let shown = rest.iter().take(6).any(|t| t.is(OF_THE_TALK));
    // "asked the teams to label their alerts"
    let order = || {
        rest.iter().take(6).skip(1).zip(rest.iter().skip(2)).any(|(to, verb)| {
            to.lower == "to" && verb.tags.any(Tags::BASE) && !verb.tags.any(Tags::DETERMINER)
        })
    };
    match base {
        // "we looked at three options": which ones is told elsewhere.
        "look" if rest.len() < 4 && rest.last().is_some_and(|t| t.is(WAYS)) => false,
        "look" => !shown && (is(0, &["into", "at"]) && object(1) || is(0, &["for"]) && object(1)),
        "come" => is(0, &["up"]) && is(1, &["with"]) && object(2) && rest.len() > 3,
        "go" => {
            !shown
                && (is(0, &["with", "through"]) && object(1) && rest.len() > 2
                    // "we decided to go for Tekton"
                    || is(0, &["with", "for"]) && rest.get(1).is_some_and(|t| t.name)
                    || is(0, &["live"]) && rest.len() > 1 && !is(1, &["on", "and"]))
        }
        "get" => {
            is(0, &["rid"]) && is(1, &["of"]) && object(2)
                || !shown
                    && object(0)
                    && rest.len() > 2
                    && !is(0, &["started", "back", "going", "back", "one"])
        }
        "notice" => is(0, &["that"]) && object(1) && rest.len() > 4 || object(0) && rest.len() > 2,
        // "we had to tell the control plane which ovens belong to a shop"
        "tell" if rest.iter().skip(2).take(4).any(|t| t.is(&["which", "where"])) => {
            object(0) && !shown && !rest[0].tags.any(Tags::OBJECT)
        }
        "ask" | "tell" => object(0) && order() && !shown && rest.iter().take(4).any(|t| t.is(PEOPLE)),
        "hear" => is(0, &["from"]) && object(1) && rest.len() > 4,
        "care" => is(0, &["about"]) && object(1),
        "share" => !shown && object(0) && rest.iter().any(|t| t.is(&["across", "between", "among", "with"])),
        "recommend" => object(0) && rest.len() > 2 && !shown,
        _ => false,
    }
}

/// Whether the words after a verb with the base form `base`, said of a system, tell what it does.
fn acts(base: &str, rest: &[Token]) -> bool {
    let is = |at: usize, words: &[&str]| rest.get(at).is_some_and(|t| t.is(words));
    let object = |at: usize| rest.get(at).is_some_and(concrete);
    match base {
        "go" => is(0, &["to", "through", "into", "down", "up"]) && object(1) && rest.len() > 2,
        "come" => is(0, &["from", "with", "through", "into"]) && object(1) && rest.len() > 2,
        "look" => is(0, &["for", "at"]) && object(1) && rest.len() > 3,
        "talk" => is(0, &["to"]) && object(1) && rest.len() > 2,
        "get" => {
            rest.first().is_some_and(|t| t.tags.any(Tags::PARTICIPLE) && !t.is(&["started", "stuck"]))
                && rest.len() > 2
                || object(0) && rest.len() > 2
        }
        "share" | "show" => object(0) && rest.len() > 2,
        _ => false,
    }
}

/// "from two hours to ten minutes"
fn range(rest: &[Token]) -> bool {
    rest.first().is_some_and(|t| t.lower == "from")
        && rest.get(1).is_some_and(concrete)
        && rest.iter().skip(2).any(|t| t.lower == "to")
}

/// A word with which a noun phrase begins that needs no earlier sentence.
fn concrete(token: &Token) -> bool {
    let vague = token.is(&[
        "this",
        "that",
        "these",
        "those",
        "it",
        "them",
        "you",
        "what",
        "how",
        "which",
        "something",
        "here",
        "there",
        "all",
        "such",
        "same",
        "other",
        "another",
        "one",
        "both",
        "back",
        "me",
        "him",
        "her",
    ]);
    let opens = Tags::DETERMINER
        .with(Tags::NUMBER)
        .with(Tags::NOUN)
        .with(Tags::ADJECTIVE)
        .with(Tags::GERUND);
    let other = Tags::PREPOSITION
        .with(Tags::SUBJECT)
        .with(Tags::COORDINATOR)
        .with(Tags::RELATIVE)
        .with(Tags::MODAL)
        .with(Tags::BE);
    token.name || !vague && token.tags.any(opens) && !token.tags.any(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    #[test]
    fn work_is_told_and_the_talk_is_not() {
        for text in [
            "we looked into several caches for the ovens",
            "we came up with a new recipe format",
            "we went through a review with the bakers",
            "we got rid of the old ovens in spring",
            "we got a lot of orders from the shops",
            "we asked the bakers to weigh every loaf",
            "we did not care about the price of flour",
            "we noticed that the ovens had failed at night",
            "we can go from baking by hand to baking by schedule",
            "we are looking into ways to bake faster",
            "the order goes through the kitchen queue",
            "our oven talks to the mixer over a wire",
            "the dough gets mixed by the robot",
        ] {
            assert!(of_work(&first_clause(text)), "{text}");
        }
        for text in [
            "we will look at the caches",
            "we look at the graph on the wall",
            "we went through the steps of the recipe",
            "we will go through a recipe now",
            "we shared our story with the bakers",
            "we got started with the ovens",
            "we looked at this in the morning",
            "we looked at three options",
            "we are looking at an oven in the hall",
            "we asked you to wait",
            "the oven is coming up",
        ] {
            assert!(!of_work(&first_clause(text)), "{text}");
        }
    }
}
