//! Turns clauses into printed sentences: person, agreement, order, capitals, numbers. It adds no word of substance.

pub(super) mod display;
mod doer;
pub(super) mod flow;
pub(super) mod person;
pub(super) mod print;
pub(super) mod realise;
mod relatives;
mod second;
mod wording;
