//! Finds where sentences end, with and without punctuation.

use super::clean::Cleaned;
use crate::model::{Sentence, Span, Transcript};

/// Cuts the clean text into sentences with times and raw spans.
pub fn split(cleaned: &Cleaned) -> Transcript {
    let mut sentences = Vec::new();
    let chars: Vec<char> = cleaned.text.chars().collect();
    let mut start = 0;
    for (i, c) in chars.iter().enumerate() {
        let last = i + 1 == chars.len();
        if (matches!(c, '.' | '?' | '!') && chars.get(i + 1) == Some(&' '))
            || last
            || (i - start > 140 && *c == ' ')
        {
            let text: String = chars[start..=i].iter().collect();
            let lead = text.chars().take_while(|c| c.is_whitespace()).count();
            let tail = text.chars().rev().take_while(|c| c.is_whitespace()).count();
            if lead + tail < i + 1 - start {
                sentences.push(Sentence {
                    id: sentences.len(),
                    text: text.trim().to_owned(),
                    start_ms: None,
                    end_ms: None,
                    raw: Span {
                        start: cleaned.origin[start + lead],
                        end: cleaned.origin[i - tail] + 1,
                    },
                });
            }
            start = i + 1;
        }
    }
    Transcript {
        raw: cleaned.raw.clone(),
        sentences,
        corrections: Vec::new(),
        timed: false,
        punctuated: true,
    }
}
