//! Hyphens of words that tell of a noun together: "GPU intensive jobs" are "GPU-intensive jobs". It joins only what
//! stands before its noun, and nothing that can be a verb there.

use super::{
    super::{
        super::{clause::Clause, tokens::Token},
        display::display,
    },
    words::{at_words, replace},
};
use crate::text::{
    fluency::known_word,
    lexicon::{Tags, lexicon},
};

/// Words that take hyphens before the noun they tell of.
const COMPOUNDS: &[&str] = &[
    "back to back",
    "battle tested",
    "blue green",
    "business critical",
    "client side",
    "cost effective",
    "cost efficient",
    "cross cluster",
    "cross namespace",
    "cross region",
    "cross team",
    "customer facing",
    "cutting edge",
    "day to day",
    "east west",
    "end to end",
    "error prone",
    "event driven",
    "fault tolerant",
    "fine grained",
    "first party",
    "full time",
    "high level",
    "high performance",
    "high priority",
    "high quality",
    "higher level",
    "in house",
    "large scale",
    "latency critical",
    "latency sensitive",
    "long lived",
    "long running",
    "long term",
    "low latency",
    "low level",
    "low priority",
    "machine learned",
    "mission critical",
    "multi cloud",
    "multi cluster",
    "multi region",
    "multi tenant",
    "north south",
    "off the shelf",
    "on demand",
    "one to one",
    "open ended",
    "out of the box",
    "peer to peer",
    "point to point",
    "pre production",
    "public facing",
    "read only",
    "real time",
    "resource intensive",
    "role based",
    "self healing",
    "self hosted",
    "self managed",
    "self service",
    "server side",
    "service to service",
    "short lived",
    "short term",
    "single tenant",
    "state of the art",
    "third party",
    "time consuming",
    "top level",
    "user defined",
    "user facing",
    "user provided",
];

/// Second words that make one word of any noun before them.
const SECOND: &[&str] = &[
    "agnostic",
    "aware",
    "based",
    "centric",
    "compatible",
    "driven",
    "intensive",
    "oriented",
    "specific",
];

/// Nouns that make one word with "level" before a noun; "service level objectives" are written apart.
const LEVELS: &[&str] = &[
    "account",
    "application",
    "cluster",
    "company",
    "container",
    "department",
    "device",
    "field",
    "fleet",
    "host",
    "kernel",
    "namespace",
    "network",
    "node",
    "object",
    "organization",
    "platform",
    "pod",
    "project",
    "region",
    "request",
    "root",
    "row",
    "system",
    "table",
    "team",
    "tenant",
    "user",
    "workload",
    "zone",
];

/// Words that captions write in one, which take hyphens.
const GLUED: &[(&str, &str)] = &[
    ("costsaving", "cost-saving"),
    ("crosscluster", "cross-cluster"),
    ("crossregion", "cross-region"),
    ("daytoday", "day-to-day"),
    ("endtoend", "end-to-end"),
    ("firstparty", "first-party"),
    ("incluster", "in-cluster"),
    ("longrunning", "long-running"),
    ("longterm", "long-term"),
    ("onetoone", "one-to-one"),
    ("outofband", "out-of-band"),
    ("outofthebox", "out-of-the-box"),
    ("thirdparty", "third-party"),
    ("uptodate", "up-to-date"),
];

/// "we use third party ovens" → "we use third-party ovens", "GPU intensive jobs" → "GPU-intensive jobs".
pub(super) fn compounds(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len() {
        if let Some((_, told)) = GLUED.iter().find(|(said, _)| clause.tokens[at].lower == *said) {
            replace(clause, at, 1, &[told]);
        }
    }
    let mut at = clause.verb.end;
    while at + 2 < clause.tokens.len() {
        let fixed = COMPOUNDS.iter().find_map(|said| {
            let words: Vec<&str> = said.split(' ').collect();
            at_words(&clause.tokens, at, &words).then_some(words.len())
        });
        let count = fixed.or_else(|| of_a_noun(clause, at)).unwrap_or(0);
        let tells = count > 1
            && clause.tokens[at + count - 1].after == ' '
            && clause.tokens.get(at + count).is_some_and(thing);
        if tells {
            let parts: Vec<String> =
                clause.tokens[at..at + count].iter().map(|t| spelled(t).to_owned()).collect();
            replace(clause, at, count, &[&parts.join("-")]);
            // A word of the noun phrase, as its parts were.
            clause.tokens[at].tags = Tags::ADJECTIVE;
        }
        at += 1;
    }
}

/// A part of a compound as it is printed: a word that is no name has small letters.
fn spelled(token: &Token) -> &str {
    let capitals = token.text.chars().filter(|c| c.is_uppercase()).count();
    match display(&token.lower) {
        _ if token.name || capitals > 1 => &token.text,
        Some(display) => display,
        None if known_word(&token.lower) => &token.lower,
        None => &token.text,
    }
}

/// Whether a word can be the noun that a compound tells of.
fn thing(token: &Token) -> bool {
    (token.name || token.tags.any(Tags::NOUN))
        && !token.tags.any(
            Tags::PREPOSITION
                .with(Tags::COORDINATOR)
                .with(Tags::BE)
                .with(Tags::ADVERB)
                .with(Tags::SUBORDINATOR)
                .with(Tags::RELATIVE),
        )
}

/// How many words from `at` on are a noun with a second word that makes one word of both.
fn of_a_noun(clause: &Clause, at: usize) -> Option<usize> {
    let tokens = &clause.tokens;
    let (first, second) = (&tokens[at], tokens.get(at + 1)?);
    let noun = |t: &Token| {
        t.after == ' '
            && (t.name && !t.text.contains(' ')
                || t.tags == Tags::NOUN && (t.lower == "data" || !lexicon().plural(&t.lower))
                || t.tags == Tags::NOUN.with(Tags::BASE))
    };
    let any = second.is(SECOND) && !matches!(second.text.as_str(), "Based" | "Driven");
    // "cloud native" is written apart.
    let native = second.lower == "native" && (first.name || first.text.chars().all(char::is_uppercase));
    let level = second.lower == "level" && first.is(LEVELS);
    if !noun(first) || !(any || native || level) || first.is(&["cloud", "more", "data"]) && native {
        return None;
    }
    // "instance type specific" is of two nouns: which of them the last word goes with is not sure.
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let alone = before.is_none_or(|t| {
        at == clause.verb.end
            || t.after != ' '
            || !t.name && !t.tags.any(Tags::NOUN.with(Tags::COORDINATOR))
            || t.tags.any(Tags::PREPOSITION.with(Tags::DETERMINER).with(Tags::GERUND))
    });
    alone.then_some(2)
}

#[cfg(test)]
mod tests {
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
        ] {
            assert_eq!(told(text), text);
        }
    }
}
