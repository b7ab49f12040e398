//! Cuts a claim into its clauses and phrases, so that the least supported of them can be found. It reads marks and
//! joining words only, no grammar.

use std::sync::LazyLock;

use super::tokens::{Gap, Word};
use crate::text::words::WordSet;

/// Words that open a clause of their own.
static OPENERS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "because which who while when where so but although though after before until if unless whereas since as then whose",
    )
});

/// Half-open ranges of words, in order, covering all words. Ranges end at marks, before words that open a clause, and
/// at "and"/"or"; a range without two content words joins the one before it.
pub(super) fn split(words: &[Word]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        let last = at + 1 == words.len();
        let opens_next = !last && opens(words, at + 1);
        if last || words[at].gap != Gap::None || opens_next {
            ranges.push((start, at + 1));
            start = at + 1;
        }
    }
    merge(words, &ranges)
}

fn opens(words: &[Word], at: usize) -> bool {
    let lower = words[at].lower.as_str();
    if lower == "as" {
        // "such as", "as well as", "as many as" open nothing.
        let before = words[at - 1].lower.as_str();
        let after = words.get(at + 1).map(|w| w.lower.as_str()).unwrap_or_default();
        return !matches!(
            before,
            "such"
                | "well"
                | "many"
                | "much"
                | "as"
                | "same"
                | "little"
                | "known"
                | "large"
                | "soon"
                | "far"
                | "long"
        ) && !matches!(
            after,
            "well"
                | "many"
                | "much"
                | "little"
                | "large"
                | "soon"
                | "far"
                | "long"
                | "a"
                | "an"
                | "both"
                | "needed"
        );
    }
    if lower == "so" {
        return words[at - 1].gap != Gap::None;
    }
    matches!(lower, "and" | "or") || OPENERS.has(lower)
}

fn content(words: &[Word], range: (usize, usize)) -> usize {
    words[range.0..range.1].iter().filter(|w| w.is_content()).count()
}

fn merge(words: &[Word], ranges: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if content(words, *range) < 2 || content(words, *last) < 2 => last.1 = range.1,
            _ => merged.push(*range),
        }
    }
    merged
}

/// The range that holds a word.
pub(super) fn around(ranges: &[(usize, usize)], at: usize) -> (usize, usize) {
    ranges.iter().copied().find(|(a, b)| *a <= at && at < *b).unwrap_or((at, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grounding::tokens::words;

    fn cut(text: &str) -> Vec<String> {
        let words = words(text);
        split(&words)
            .into_iter()
            .map(|(a, b)| words[a..b].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn clauses_end_at_joining_words() {
        assert_eq!(
            cut(
                "Builds failed often because teams lacked realistic environments, and releases slipped for months."
            ),
            [
                "Builds failed often",
                "because teams lacked realistic environments",
                "and releases slipped for months"
            ]
        );
    }

    #[test]
    fn short_pieces_join_the_one_before() {
        assert_eq!(cut("It stores orders, invoices and payments.").len(), 1);
    }
}
