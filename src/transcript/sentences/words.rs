//! Cuts the clean text into words that know their places in it and in the raw text. It looks at no meaning.

use std::ops::Range;

use super::super::clean::Cleaned;
use crate::model::Span;

/// A word of the clean text.
#[derive(Debug)]
pub(super) struct Word<'a> {
    /// As it stands in the text, punctuation included.
    pub(super) text: &'a str,
    /// Its bytes in the clean text.
    pub(super) bytes: Range<usize>,
    /// Its characters in the raw text, to the end of the raw word (so that `&amp;` is not cut).
    pub(super) raw: Span,
    /// Another speaker begins with it.
    pub(super) turn: bool,
}

impl Word<'_> {
    /// Whether its last character but quotes and brackets is `.`, `?`, `!` or `…`.
    pub(super) fn ends_with_mark(&self) -> bool {
        bare_end(self.text).ends_with(['.', '?', '!', '…'])
    }
}

/// The word without quotes and brackets at its end.
pub(super) fn bare_end(word: &str) -> &str {
    word.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
}

/// All words in order.
pub(super) fn words(cleaned: &Cleaned) -> Vec<Word<'_>> {
    let raw_ends = raw_word_ends(&cleaned.raw);
    let mut raw_ends = raw_ends.iter().copied().peekable();
    let mut turns = cleaned.turns.iter().copied().peekable();
    let mut words = Vec::new();
    let mut byte = 0;
    let mut char = 0;
    for text in cleaned.text.split(' ') {
        let length = text.chars().count();
        if length > 0 {
            let start = cleaned.origin[char];
            let last = cleaned.origin[char + length - 1];
            while raw_ends.next_if(|end| *end <= last).is_some() {}
            words.push(Word {
                text,
                bytes: byte..byte + text.len(),
                raw: Span {
                    start,
                    end: raw_ends.peek().copied().unwrap_or(last + 1),
                },
                turn: turns.next_if(|at| *at <= char).is_some(),
            });
        }
        byte += text.len() + 1;
        char += length + 1;
    }
    words
}

/// Where each word of the raw text ends, in characters.
fn raw_word_ends(raw: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    for word in raw.split(' ') {
        at += word.chars().count();
        ends.push(at);
        at += 1;
    }
    ends
}
