//! Finds the organisation a talk is about and verifies it against the member list.

mod verify;

use crate::{
    analysis::Overrides,
    knowledge::Knowledge,
    model::{Company, Membership, Subject, Talk, Transcript},
};

pub use verify::Directory;

/// What the landscape says about an organisation of that name; near misses are refused.
pub fn verify(name: &str, knowledge: &Knowledge) -> Membership {
    Directory::new(knowledge).verify(name)
}

/// The subject by overrides, title, description and speakers.
pub fn from_metadata(
    _talk: &Talk,
    _subject: &Subject,
    _overrides: &Overrides,
    _knowledge: &Knowledge,
) -> Option<Company> {
    None
}

/// The subject: by metadata, else by what is said.
pub fn find(
    _talk: &Talk,
    subject: &Subject,
    _transcript: &Transcript,
    _knowledge: &Knowledge,
) -> Option<Company> {
    subject.company.clone()
}
