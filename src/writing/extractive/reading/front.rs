//! Finds adverbials before the subject that may stay there: "in 2015", "at the moment", "in every region".

use super::{
    lead::{lead, opens},
    tokens::Token,
};
use crate::text::lexicon::Tags;

/// Length of a fronted adverbial of time that may stay: "in 2015", "today", "at the moment", "by June 2023".
pub(in super::super) fn front(tokens: &[Token], at: usize) -> usize {
    const SINGLE: &[&str] = &[
        "today",
        "currently",
        "initially",
        "originally",
        "eventually",
        "previously",
        "historically",
        "traditionally",
        "internally",
        "overall",
        "sometimes",
    ];
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let Some(first) = tokens.get(at) else { return 0 };
    let words =
        |n: usize| -> Vec<&str> { tokens.iter().skip(at).take(n).map(|t| t.lower.as_str()).collect() };
    if first.is(SINGLE) {
        return 1;
    }
    for phrase in [
        &["at", "the", "moment"][..],
        &["right", "now"],
        &["at", "that", "time"],
        &["around", "that", "time"],
        &["around", "this", "time"],
        &["at", "this", "time"],
        &["over", "time"],
        &["in", "production"],
        &["by", "default"],
    ] {
        if words(phrase.len()) == phrase {
            return phrase.len();
        }
    }
    if first.is(&["in", "by", "since", "around", "until", "during"]) {
        let year = |t: &Token| {
            t.lower.len() == 4
                && (t.lower.starts_with("19") || t.lower.starts_with("20"))
                && t.lower.bytes().all(|b| b.is_ascii_digit())
        };
        let mut end = at + 1;
        while tokens.get(end).is_some_and(|t| {
            t.is(MONTHS)
                || t.is(&[
                    "early",
                    "late",
                    "mid",
                    "about",
                    "around",
                    "of",
                    "the",
                    "beginning",
                    "end",
                    "summer",
                    "spring",
                    "fall",
                    "winter",
                ])
        }) {
            end += 1;
        }
        if tokens.get(end).is_some_and(year) {
            return end + 1 - at;
        }
    }
    match phrase_front(tokens, at) {
        0 if opens(tokens, at) => lead(tokens, at),
        length => length,
    }
}

/// Length of a fronted prepositional phrase ("in every region", "for our use case,") before "we" or a name.
fn phrase_front(tokens: &[Token], at: usize) -> usize {
    const OPENERS: &[&str] = &[
        "in",
        "for",
        "during",
        "at",
        "within",
        "across",
        "with",
        "on",
        "over",
        "by",
        "since",
        "from",
        "before",
        "after",
        "instead",
        "using",
        "leveraging",
        "having",
    ];
    const INSIDE: Tags = Tags::DETERMINER
        .with(Tags::ADJECTIVE)
        .with(Tags::NOUN)
        .with(Tags::NUMBER)
        .with(Tags::PREPOSITION)
        .with(Tags::GERUND);
    if !tokens[at].is(OPENERS) {
        return 0;
    }
    for end in at + 2..tokens.len().min(at + 10) {
        let previous = &tokens[end - 1];
        let token = &tokens[end];
        let subject = token.lower == "we"
            || (previous.after == ',' && (token.name || token.tags.any(Tags::DETERMINER)));
        if subject
            && (previous.tags.any(Tags::NOUN.with(Tags::NUMBER).with(Tags::GERUND)) || previous.name)
            && !previous.tags.any(Tags::DETERMINER)
        {
            return end - at;
        }
        let inner = previous.after == ' ' || end == at + 1;
        if !inner
            || !(token.tags.any(INSIDE) || token.name)
            || token.is(&[
                "this",
                "that",
                "these",
                "those",
                "example",
                "way",
                "case",
                "here",
                "me",
                "you",
                "end",
                "beginning",
                "first",
                "time",
                "level",
                "side",
                "fact",
                "addition",
                "general",
                "order",
                "step",
                "top",
                "hand",
                "future",
            ])
        {
            return 0;
        }
    }
    0
}
