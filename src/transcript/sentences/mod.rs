//! Finds where sentences end, with and without punctuation, and gives each its time and raw span. It changes no
//! word: a sentence's text is what was said, cut out.

mod boundary;
mod punctuated;
mod timeline;
mod unmarked;
mod words;

use super::clean::Cleaned;
use crate::model::{Sentence, Span, Transcript};

/// Share of words that end with `.`, `?` or `!` from which a talk counts as punctuated. Speech has one in ten to
/// sixteen; below one in thirty-three most ends are missing.
const PUNCTUATED: f64 = 0.03;

/// Longest stretch between two marks, in words, that is taken for one sentence: in a punctuated talk, and in one
/// whose few marks are no rule. Longer ones are cut by their words.
const LONGEST_MARKED: usize = 45;
const LONGEST_UNMARKED: usize = 12;

/// Cuts the clean text into sentences with times and raw spans.
pub fn split(cleaned: &Cleaned) -> Transcript {
    let words = words::words(cleaned);
    let marks = words.iter().filter(|w| w.ends_with_mark()).count();
    let punctuated = marks > 0 && marks as f64 >= PUNCTUATED * words.len() as f64;
    let longest = if punctuated {
        LONGEST_MARKED
    } else {
        LONGEST_UNMARKED
    };
    let mut ends = punctuated::ends(&words);
    if let Some(last) = ends.last_mut() {
        *last = true;
    }
    for (i, word) in words.iter().enumerate().skip(1) {
        ends[i - 1] |= word.turn;
    }
    let mut start = 0;
    while let Some(length) = ends[start..].iter().position(|end| *end) {
        let end = start + length + 1;
        if end - start > longest {
            let stretch: Vec<&str> = words[start..end].iter().map(|w| w.text).collect();
            ends[start..end].copy_from_slice(&unmarked::ends(&stretch));
        }
        start = end;
    }
    let timeline = timeline::Timeline::new(cleaned);
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut start = 0;
    for end in 0..words.len() {
        if !ends[end] {
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
