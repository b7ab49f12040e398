//! Finds quantitative claims that a case study could cite.

use crate::model::{Metric, SectionLabel, Subject, Transcript};

/// Metrics in the order of the talk.
pub fn find(_transcript: &Transcript, _subject: &Subject, _sections: &[SectionLabel]) -> Vec<Metric> {
    Vec::new()
}
