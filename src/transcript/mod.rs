//! Turns caption files into a [`Transcript`]: cues, clean text, sentences with times, corrections.
//! It reads no file itself: it takes bytes and a name for messages.

pub mod clean;
pub mod correct;
pub mod formats;
pub mod sentences;

use std::borrow::Cow;

use crate::{
    explain::{Explain, Kind},
    knowledge::Knowledge,
    model::{RawCaptions, Subject, Talk, Transcript},
};

pub use formats::parse;

/// Captions that cannot be read, or that are no talk.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No known format fits, or the file is damaged.
    #[error("cannot read captions from {name}: {reason}")]
    Unreadable {
        /// File or source.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Readable, but too short to be a talk: a rejection, not a failure.
    #[error("the transcript of {name} is too short to be a talk: {chars} characters, {words} words")]
    TooShort {
        /// File or source.
        name: String,
        /// Characters of cleaned text.
        chars: usize,
        /// Words of cleaned text.
        words: usize,
    },
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "captions-unreadable",
            Self::TooShort { .. } => "transcript-too-short",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Unreadable { .. } => Kind::Failed,
            Self::TooShort { .. } => Kind::Rejected,
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Unreadable { .. } => {
                "give WebVTT, SRT, YouTube json3, srv1 or srv3, or plain text in UTF-8".into()
            }
            Self::TooShort { .. } => {
                "give the captions of the whole talk (at least 1,000 characters and 100 words)".into()
            }
        })
    }
}

/// What the transcript stage may know besides the captions.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Projects, members, terms.
    pub knowledge: &'a Knowledge,
    /// Title and description, for names that captions mis-hear.
    pub talk: &'a Talk,
    /// Speakers and companies of the title.
    pub subject: &'a Subject,
    /// Corrections below this confidence (0 to 1) are suggested, not applied.
    pub min_confidence: f64,
}

/// Cleans, cuts into sentences and corrects. Fails when what remains is too short to be a talk.
pub fn build(captions: &RawCaptions, context: Context<'_>) -> Result<Transcript, Error> {
    let cleaned = clean::clean(captions);
    let chars = cleaned.text.chars().count();
    let words = cleaned.text.split_whitespace().count();
    if chars < 1000 || words < 100 {
        return Err(Error::TooShort {
            name: captions.label.clone(),
            chars,
            words,
        });
    }
    let mut transcript = sentences::split(&cleaned);
    correct::correct(&mut transcript, context);
    Ok(transcript)
}
