//! Finds where sentences end, with and without punctuation, and gives each its time and raw span. It changes no
//! word: a sentence's text is what was said, cut out.

mod punctuated;
mod timeline;
mod words;

use super::clean::Cleaned;
use crate::model::{Sentence, Span, Transcript};

/// Share of words that end with `.`, `?` or `!` from which a talk counts as punctuated. Speech has one in ten to
/// sixteen; below one in thirty-three most ends are missing.
const PUNCTUATED: f64 = 0.03;

/// Longest sentence of a punctuated talk, in words; what is longer lost its punctuation, or is no sentence to print.
const LONGEST: usize = 45;

/// Cuts the clean text into sentences with times and raw spans.
pub fn split(cleaned: &Cleaned) -> Transcript {
    let words = words::words(cleaned);
    let marks = words.iter().filter(|w| w.ends_with_mark()).count();
    let punctuated = marks as f64 >= PUNCTUATED * words.len() as f64;
    let mut ends = punctuated::ends(&words);
    for (i, word) in words.iter().enumerate().skip(1) {
        ends[i - 1] |= word.turn;
    }
    let timeline = timeline::Timeline::new(cleaned);
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut start = 0;
    for end in 0..words.len() {
        let last = end + 1 == words.len();
        if !(ends[end] || last || end + 1 - start >= LONGEST) {
            continue;
        }
        let raw = Span {
            start: words[start].raw.start,
            end: words[end].raw.end,
        };
        sentences.push(Sentence {
            id: sentences.len(),
            text: cleaned.text[words[start].bytes.start..words[end].bytes.end].to_owned(),
            start_ms: timeline.at(raw.start),
            end_ms: timeline.until(raw.end),
            raw,
        });
        start = end + 1;
    }
    Transcript {
        raw: cleaned.raw.clone(),
        timed: sentences.iter().any(|s| s.start_ms.is_some()),
        sentences,
        corrections: Vec::new(),
        punctuated,
    }
}

#[cfg(test)]
mod tests;
