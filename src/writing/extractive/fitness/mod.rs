//! Judges whether a clause may be told: whole, of one piece, in sound words, with nothing that points out of it. A clause
//! may be shortened; its words are never changed.

pub(super) mod aside;
pub(super) mod complete;
pub(super) mod debris;
mod doubled;
mod empty;
pub(super) mod glued;
mod hollow;
mod joints;
pub(super) mod later;
pub(super) mod letters;
pub(super) mod loose;
mod means;
pub(super) mod neighbours;
pub(super) mod pointers;
pub(super) mod predicate;
pub(super) mod shape;
pub(super) mod shorten;
mod work;
