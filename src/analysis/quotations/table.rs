//! Tells what the words of a quotation and those around it say for or against it, by a table that
//! `tools/train_quotations.py` learned: two numbers for each word that the section labels know.

use super::{marks::Mark, weights};

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the quotation.
    Own = 0,
    /// In its sentence or beside it.
    Around = 1,
}

/// Two numbers a word, in the order of the known words.
const TABLE: &[u8] = include_bytes!("words.bin");

/// What words that stand in a place add to the log odds together; many words add no more than few.
pub(super) fn log_odds<'m>(marks: impl Iterator<Item = &'m Mark>, place: Place) -> f64 {
    let (rows, _) = TABLE.as_chunks::<2>();
    let (mut sum, mut known) = (0.0, 0.0_f64);
    for row in marks.filter_map(|m| m.place).filter_map(|at| rows.get(at)) {
        sum += f64::from(row[place as usize].cast_signed());
        known += 1.0;
    }
    let step = match place {
        Place::Own => weights::OWN,
        Place::Around => weights::AROUND,
    };
    step * sum / known.max(1.0).sqrt()
}
