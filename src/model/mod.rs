//! The nouns that cross stages (the words of the design), a file for each stage: plain values with serde and no behaviour
//! beyond their own invariants. Nothing here reads a file, a clock or the network.

mod analysis;
mod captions;
mod draft;
mod ledger;
mod talk;
mod transcript;

use serde::{Deserialize, Serialize};

pub use analysis::{
    Analysis, Maturity, Metric, MetricKind, MetricRole, ProjectUse, Quotation, Section, SectionLabel, Usage,
};
pub use captions::{CaptionFormat, CaptionOrigin, Cue, RawCaptions};
pub use draft::{Block, Draft, DraftSection, DraftSentence, WriterKind};
pub use ledger::{Finding, FindingKind, FindingSeverity, Ledger, LedgerEntry, Verdict};
pub use talk::{Company, FactSource, MatchMethod, Membership, MembershipStatus, Speaker, Subject, Talk};
pub use transcript::{Correction, CorrectionMethod, Sentence, Transcript};

/// Half-open character range (not bytes) in the raw transcript after each run of white space has
/// become one space and the ends are trimmed. Serialised as `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// First character of the range.
    pub start: usize,
    /// One past the last character of the range.
    pub end: usize,
}

impl Span {
    /// Whether the two ranges share at least one character.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}
