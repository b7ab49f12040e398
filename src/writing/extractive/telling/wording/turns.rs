//! Longer turns of speech that say no more than a word of prose: "leverages the use of clay" is "leverages clay", "within a
//! span of six weeks" is "within six weeks". No time, no number and no doubt goes with them.

use super::{
    super::super::{clause::Clause, mend::take_out, tokens::Token},
    words::{at_words, replace},
};
use crate::text::lexicon::Tags;

/// Fronts that point back to what the talk said before.
const POINTING: &[&[&str]] = &[
    &["in", "addition"],
    &["in", "other", "words"],
    &["in", "essence"],
    &["for", "us"],
    &["for", "ourselves"],
];

/// Adverbs that tell of the verb, and stand before it.
const OF_THE_VERB: &[&str] = &["mostly", "mainly", "primarily"];

/// All of this file.
pub(super) fn turns(clause: &mut Clause) {
    fronts(clause);
    before_the_verb(clause);
    spans(clause);
    able(clause);
    now(clause);
}

/// "in addition, we sell rye" → "we sell rye".
fn fronts(clause: &mut Clause) {
    let pointing = POINTING
        .iter()
        .find(|words| clause.front == words.len() && at_words(&clause.tokens, 0, words));
    if let Some(words) = pointing {
        take_out(clause, 0, words.len());
    }
}

/// "we use mostly clay" → "we mostly use clay".
fn before_the_verb(clause: &mut Clause) {
    let at = clause.verb.main;
    let plain = clause.verb.finite == at && clause.verb.base != "be" && !clause.verb.negated;
    let adverb = clause.tokens.get(at + 1).is_some_and(|t| t.is(OF_THE_VERB) && t.after == ' ');
    let thing = clause.tokens.get(at + 2).is_some_and(|t| {
        (t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
            && !t.tags.any(Tags::PREPOSITION.with(Tags::ADVERB).with(Tags::GERUND).with(Tags::PARTICIPLE))
    });
    if plain && adverb && thing && clause.tokens[at].after == ' ' {
        clause.tokens.swap(at, at + 1);
        clause.verb.finite += 1;
        clause.verb.main += 1;
        clause.verb.end = clause.verb.end.max(at + 2);
    }
}

/// "leveraged the use of clay", "within a span of six weeks", "a total of four ovens", "on what is the proper way".
fn spans(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 3 < clause.tokens.len() {
        let tokens = &clause.tokens;
        let before = &tokens[at - 1];
        let use_of = at_words(tokens, at, &["the", "use", "of"])
            && before.is(&["leverage", "leverages", "leveraged", "leveraging"]);
        let span = before.is(&["in", "within"])
            && (at_words(tokens, at, &["a", "span", "of"]) || at_words(tokens, at, &["the", "span", "of"]));
        let total = at_words(tokens, at, &["a", "total", "of"]) && tokens[at + 3].tags.any(Tags::NUMBER);
        let question = before.is(&["on", "about", "of"])
            && at_words(tokens, at, &["what", "is"])
            && tokens[at + 2].is(&["the", "our", "its"]);
        if use_of || span || total {
            take_out(clause, at, at + 3);
            if span {
                replace(clause, at - 1, 1, &["within"]);
            }
        } else if question {
            take_out(clause, at, at + 2);
        } else {
            at += 1;
        }
    }
}

/// "enough for us to be able to sell bread" → "enough to sell bread"; "bakers to get to spend more" → "bakers to spend more".
fn able(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 4 < clause.tokens.len() {
        let tokens = &clause.tokens;
        let whom = tokens[at].lower == "for" && tokens[at + 1].is(&["us", "it", "them"]);
        let enough = tokens[at - 1].lower == "enough"
            && whom
            && at_words(tokens, at + 2, &["to", "be", "able", "to"])
            && tokens.len() > at + 6;
        let get = at_words(tokens, at, &["to", "get", "to"])
            && tokens[at + 3].tags.any(Tags::BASE)
            && !tokens[at + 3].is(&["know", "work", "market", "see"]);
        if enough {
            take_out(clause, at, at + 5);
        } else if get {
            take_out(clause, at + 1, at + 3);
        }
        at += 1;
    }
}

/// "for three years now" → "for three years".
fn now(clause: &mut Clause) {
    let Some(last) = clause.tokens.len().checked_sub(1).filter(|last| *last > clause.verb.end) else {
        return;
    };
    let time = clause.tokens[last - 1].is(&["years", "months", "weeks", "year", "while"]);
    let long = clause.tokens[clause.verb.end..last].iter().any(|t: &Token| t.lower == "for");
    if clause.tokens[last].lower == "now" && time && long {
        take_out(clause, last, last + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        turns(&mut clause);
        assert!(clause.verb.main < clause.verb.end && clause.verb.end <= clause.tokens.len());
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn turns_that_say_no_more_are_left_out() {
        for (said, printed) in [
            ("in addition we sell rye", "we sell rye"),
            ("we use mostly old ovens", "we mostly use old ovens"),
            (
                "we leveraged the use of clay in the ovens",
                "we leveraged clay in the ovens",
            ),
            (
                "we moved the ovens within a span of six weeks",
                "we moved the ovens within six weeks",
            ),
            ("we run a total of four ovens", "we run four ovens"),
            (
                "we asked the bakers to get to spend time on rye",
                "we asked the bakers to spend time on rye",
            ),
            (
                "we have run the ovens for three years now",
                "we have run the ovens for three years",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
    }

    #[test]
    fn turns_that_tell_something_stay() {
        for text in [
            "in addition to rye we sell salt",
            "we allow the use of clay in the ovens",
            "we run mostly in the north",
            "we have a total cost of two coins",
            "we run the ovens now",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
