//! Captions as a source gives them, before anything is cleaned or corrected. Nothing here parses a format.

use serde::{Deserialize, Serialize};

/// One caption with its times in milliseconds, as the source gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// Start in milliseconds; `None` where the source has no times.
    pub start_ms: Option<u64>,
    /// End in milliseconds; `None` where the source has no times.
    pub end_ms: Option<u64>,
    /// Text without markup; entities are decoded when the format defines them.
    pub text: String,
}

/// The format captions were found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaptionFormat {
    /// WebVTT.
    Vtt,
    /// SubRip.
    Srt,
    /// YouTube `fmt=json3`.
    Json3,
    /// YouTube `<transcript><text start dur>`.
    Srv1,
    /// YouTube `<timedtext format="3">`.
    Srv3,
    /// Plain text, with or without `[hh:]mm:ss` stamps.
    Plain,
    /// Segments of a speech-to-text service.
    Speech,
}

/// How the captions came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaptionOrigin {
    /// A file given by the user (input, attachment or pasted text).
    Given,
    /// Captions made by a person, from YouTube.
    Manual,
    /// Automatic captions, from YouTube.
    Automatic,
    /// Captions translated by YouTube.
    Translated,
    /// Speech to text of a given audio file.
    Speech,
}

/// Captions as they were found, before anything is cleaned or corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawCaptions {
    /// Cues in the order of their times, rolling repeats of the format removed.
    pub cues: Vec<Cue>,
    /// Format they were found in.
    pub format: CaptionFormat,
    /// BCP 47 language tag when the source names it.
    pub language: Option<String>,
    /// How they came to be.
    pub origin: CaptionOrigin,
    /// File or service they came from, fit to show to a person (no secrets, no signed addresses).
    pub label: String,
}
