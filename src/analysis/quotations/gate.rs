//! Refuses runs of words that must not be printed: questions, false starts, mis-heard speech, garbled figures. It does
//! not judge how well a run can be printed.

use super::{
    marks::{Mark, Odd},
    wording::Word,
};
use crate::text::{lexicon::Tags, numbers, words::tokens};

/// Unknown words and share of odd neighbours that are debris of mis-heard speech.
const UNKNOWN: usize = 1;
const ODD: f64 = 0.34;

/// Forms of verbs that can carry a sentence.
const FINITE: Tags = Tags::BASE
    .with(Tags::THIRD)
    .with(Tags::PAST)
    .with(Tags::MODAL)
    .with(Tags::BE)
    .with(Tags::HAVE)
    .with(Tags::DO);

/// Whether a run may be printed at all.
pub(super) fn printable(words: &[Word], marks: &[Mark]) -> bool {
    let unknown = marks.iter().skip(1).filter(|m| m.unknown).count();
    let verb = words.iter().zip(marks).any(|(w, m)| {
        m.tags.any(FINITE) || w.lower.contains('\'') || w.lower.len() > 4 && w.lower.ends_with("ed")
    });
    verb && unknown <= UNKNOWN
        && run_on(words) == 0
        && odd_share(marks) <= ODD
        && !asks(words)
        && !collides(words)
}

/// Share of neighbours that talks hardly ever hold side by side.
pub(super) fn odd_share(marks: &[Mark]) -> f64 {
    let after = marks.get(1..).unwrap_or_default();
    let odd = after.iter().filter(|m| m.odd > Odd::Not).count() as f64;
    odd / marks.windows(2).filter(|m| !m[0].name && !m[1].name).count().max(4) as f64
}

/// Whether all figures of a run can be read.
pub(super) fn figures_sound(text: &str) -> bool {
    numbers::read_tokens(&tokens(text)).iter().all(|q| q.suspect.is_none())
}

/// How many clauses of the speakers start without anything that joins them.
pub(super) fn run_on(words: &[Word]) -> usize {
    let joined = |w: &Word| {
        w.pause
            || matches!(
                &*w.lower,
                "and"
                    | "so"
                    | "but"
                    | "because"
                    | "that"
                    | "which"
                    | "where"
                    | "when"
                    | "while"
                    | "what"
                    | "how"
                    | "if"
                    | "as"
                    | "than"
                    | "once"
                    | "before"
                    | "after"
                    | "then"
                    | "why"
                    | "or"
                    | "until"
                    | "everything"
                    | "all"
                    | "is"
                    | "was"
            )
    };
    let loose = |pair: &&[Word]| {
        matches!(
            &*pair[1].lower,
            "we" | "we've" | "we're" | "you" | "they" | "it's" | "i"
        ) && !joined(&pair[0])
    };
    words.windows(2).filter(loose).count()
}

/// Whether two subjects run into each other ("we the traffic", "we did we found"), the mark of a false start.
fn collides(words: &[Word]) -> bool {
    let pronoun = |w: &str| {
        matches!(
            w,
            "we" | "i" | "they" | "he" | "she" | "we're" | "we've" | "i'm" | "they're"
        )
    };
    let subject = |w: &str| {
        pronoun(w)
            || matches!(
                w,
                "the"
                    | "this"
                    | "it's"
                    | "it"
                    | "a"
                    | "and"
                    | "so"
                    | "but"
                    | "that"
                    | "there"
                    | "you"
                    | "of"
                    | "in"
            )
    };
    let near = words.windows(2).any(|w| pronoun(&w[0].lower) && subject(&w[1].lower) && !w[0].pause);
    let verb = |w: &str| {
        matches!(
            w,
            "did" | "have" | "can" | "do" | "are" | "is" | "was" | "were" | "had" | "will" | "be"
        )
    };
    let restart = words
        .windows(3)
        .any(|w| pronoun(&w[0].lower) && verb(&w[1].lower) && pronoun(&w[2].lower) && !w[1].pause);
    let twice = words.windows(2).any(|w| {
        matches!(
            &*w[0].lower,
            "the" | "a" | "an" | "our" | "to" | "of" | "in" | "with"
        ) && matches!(
            &*w[1].lower,
            "is" | "are" | "was" | "and" | "so" | "but" | "of" | "to" | "in" | "we" | "they" | "it's"
        )
    });
    near || restart || twice
}

/// Whether the words ask something.
fn asks(words: &[Word]) -> bool {
    let starts = words.first().is_some_and(|w| {
        matches!(
            &*w.lower,
            "what"
                | "how"
                | "why"
                | "who"
                | "when"
                | "where"
                | "do"
                | "does"
                | "did"
                | "is"
                | "are"
                | "can"
                | "could"
                | "have"
        ) && words.get(1).is_some_and(|n| {
            matches!(
                &*n.lower,
                "you" | "we" | "i" | "they" | "it" | "do" | "is" | "are" | "many" | "much" | "the"
            )
        })
    });
    starts
        || words
            .windows(2)
            .any(|w| w[0].lower == "how" && matches!(&*w[1].lower, "many" | "much") && w[0].pause)
}
