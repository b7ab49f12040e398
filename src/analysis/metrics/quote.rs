//! Chooses the words to quote: the clause that carries a quantity, cut out of the raw transcript as it stands.

use super::candidates::{Candidate, Reading};
use crate::model::Span;

/// Most tokens taken before the quantity.
const BEFORE: usize = 12;
/// Most tokens taken behind it.
const BEHIND: usize = 9;
/// Fewest tokens before a join word may end the clause.
const ENOUGH: usize = 4;

/// Where the clause stands in the raw transcript.
pub(super) fn clause(reading: &Reading<'_>, candidate: &Candidate) -> Span {
    let lowest = candidate.first.saturating_sub(BEFORE).max(candidate.left);
    let mut start = lowest;
    for i in (lowest..candidate.first).rev() {
        let word = reading.word(i);
        let taken = candidate.first - i;
        if matches!(word, ">" | ";" | "]") || (taken > ENOUGH && starts_clause(reading, i)) {
            start = if matches!(word, ">" | ";" | "]") { i + 1 } else { i };
            break;
        }
    }
    let highest = (candidate.end + BEHIND).min(candidate.right);
    let mut end = highest;
    for i in candidate.end..highest {
        let taken = i - candidate.end;
        if matches!(reading.word(i), "." | "?" | "!" | ";" | "[" | ">")
            || (taken >= ENOUGH && starts_clause(reading, i))
        {
            end = i;
            break;
        }
    }
    while start < candidate.first && trims(reading.word(start)) {
        start += 1;
    }
    while end > candidate.end && (trims(reading.word(end - 1)) || hangs(reading.word(end - 1))) {
        end -= 1;
    }
    Span {
        start: reading.tokens[start].span.start,
        end: reading.tokens[end.max(candidate.end) - 1].span.end,
    }
}

/// Words a new clause starts with.
fn starts_clause(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.word(at),
        "and"
            | "so"
            | "but"
            | "because"
            | "which"
            | "where"
            | "when"
            | "while"
            | "then"
            | "basically"
            | "actually"
            | "we"
            | "it's"
            | "there"
    )
}

/// Words that are no part of a clause at its edge.
fn trims(word: &str) -> bool {
    matches!(
        word,
        "uh" | "um"
            | "and"
            | "so"
            | "but"
            | ","
            | "like"
            | "yeah"
            | "okay"
            | "right"
            | "-"
            | "then"
            | "basically"
            | "actually"
    )
}

/// Words that leave a clause unfinished at its end.
fn hangs(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "to"
            | "in"
            | "on"
            | "at"
            | "for"
            | "with"
            | "by"
            | "from"
            | "is"
            | "are"
            | "was"
            | "that"
            | "which"
            | "we"
            | "our"
            | "i"
            | "it"
            | "this"
            | "these"
            | "as"
            | "or"
            | "who"
            | "where"
            | "when"
            | "because"
            | "have"
            | "has"
            | "it's"
            | "we're"
            | "there"
            | "there's"
            | "can"
            | "will"
            | "you"
            | "they"
            | "just"
            | "into"
    )
}
