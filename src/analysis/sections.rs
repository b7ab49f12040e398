//! Labels each sentence with the part of the story it belongs to.

use crate::model::{SectionLabel, Transcript};

/// One label a sentence.
pub fn label(transcript: &Transcript) -> Vec<SectionLabel> {
    vec![SectionLabel::default(); transcript.sentences.len()]
}
