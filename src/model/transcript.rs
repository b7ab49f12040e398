//! A talk's words, cleaned, cut into sentences and corrected, with each repair on record. Nothing here changes a word.

use serde::{Deserialize, Serialize};

use super::Span;

/// A sentence of the cleaned, corrected transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Position in the transcript, from 0.
    pub id: usize,
    /// Cleaned and corrected text; wording is the speaker's.
    pub text: String,
    /// Time of its first word in milliseconds.
    pub start_ms: Option<u64>,
    /// Time of its end in milliseconds.
    pub end_ms: Option<u64>,
    /// Where it stands in the raw transcript.
    pub raw: Span,
}

/// How a correction was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionMethod {
    /// Canonical casing or spacing of a term that was heard right.
    Casing,
    /// A known mis-hearing.
    Known,
    /// Sounds like a name of this talk's title, description or speakers.
    Title,
    /// Sounds like a project, member or glossary term.
    Phonetic,
    /// Is spelled almost like a project, member or glossary term.
    Edit,
    /// A mis-heard word that only the context tells.
    Context,
}

/// One replacement of mis-heard text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Words as captioned.
    pub heard: String,
    /// Words as meant.
    pub corrected: String,
    /// How it was found.
    pub method: CorrectionMethod,
    /// Calibrated probability that it is right, 0 to 1.
    pub confidence: f64,
    /// Where `heard` stands in the raw transcript.
    pub raw: Span,
    /// False when the confidence is below the threshold: suggested to the editor, not applied.
    pub applied: bool,
    /// Why, for the editor.
    pub reason: String,
}

/// A talk's words, cleaned, cut into sentences and corrected.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Transcript {
    /// All cue texts joined, white space folded; what every [`Span`] counts in.
    pub raw: String,
    /// Sentences in order; ids are positions.
    pub sentences: Vec<Sentence>,
    /// Corrections in the order of their place, applied and suggested ones.
    pub corrections: Vec<Correction>,
    /// Whether sentences carry times.
    pub timed: bool,
    /// Whether the source had punctuation of its own.
    pub punctuated: bool,
}
