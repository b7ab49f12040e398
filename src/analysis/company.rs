//! Finds the organisation a talk is about and verifies it against the member list.

use crate::{
    analysis::Overrides,
    knowledge::Knowledge,
    model::{Company, MatchMethod, Membership, MembershipStatus, Subject, Talk, Transcript},
};

/// What the landscape says about an organisation of that name; near misses are refused.
pub fn verify(_name: &str, _knowledge: &Knowledge) -> Membership {
    Membership {
        status: MembershipStatus::NotMember,
        landscape_name: None,
        tier: None,
        method: MatchMethod::None,
        confidence: 0.0,
    }
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
