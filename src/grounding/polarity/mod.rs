//! Compares what a claim affirms and denies, raises and lowers, with what the talk does about the same words. Each
//! kind of contrast has a file of its own; none of them reads figures.

mod contrary;
mod direction;
mod negation;
mod scope;

pub(super) use contrary::contrary;
pub(super) use direction::{direction, result};
pub(super) use negation::negation;
