//! Finds words of the speakers that are fit to print.

use crate::model::{Quotation, SectionLabel, Transcript};

/// Quotations, fittest first.
pub fn find(_transcript: &Transcript, _sections: &[SectionLabel]) -> Vec<Quotation> {
    Vec::new()
}
