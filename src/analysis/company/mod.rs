//! Finds the organisation a talk is about and verifies it against the member list. Overrides win over the title, the
//! title over the description, and what is said counts only when nothing is written.

mod spoken;
mod subject;
mod topic;
mod verify;

#[cfg(test)]
mod tests;

use crate::{
    analysis::Overrides,
    knowledge::Knowledge,
    model::{Company, FactSource, Membership, Subject, Talk, Transcript},
};

pub use verify::Directory;

/// What the landscape says about an organisation of that name; near misses are refused.
pub fn verify(name: &str, knowledge: &Knowledge) -> Membership {
    Directory::new(knowledge).verify(name)
}

/// The subject by overrides, title, description and speakers.
pub fn from_metadata(
    talk: &Talk,
    subject: &Subject,
    overrides: &Overrides,
    knowledge: &Knowledge,
) -> Option<Company> {
    let directory = Directory::new(knowledge);
    if let Some(name) = overrides.company.as_deref().map(str::trim).filter(|n| !n.is_empty()) {
        return Some(company(name, 1.0, FactSource::Override, &directory));
    }
    let (name, confidence) = subject::choose(subject, &directory, knowledge)?;
    // The title says it unless only the description does.
    let in_title = topic::Words::new(&talk.title).find(&name).is_some();
    let source = if in_title {
        FactSource::Title
    } else {
        FactSource::Description
    };
    Some(company(&name, confidence, source, &directory))
}

/// The subject: by metadata, else by what is said.
pub fn find(
    _talk: &Talk,
    subject: &Subject,
    transcript: &Transcript,
    knowledge: &Knowledge,
) -> Option<Company> {
    if subject.company.is_some() {
        return subject.company.clone();
    }
    let directory = Directory::new(knowledge);
    let (name, confidence) = spoken::find(transcript, &directory)?;
    Some(company(&name, confidence, FactSource::Transcript, &directory))
}

fn company(name: &str, confidence: f64, source: FactSource, directory: &Directory<'_>) -> Company {
    Company {
        name: name.to_owned(),
        confidence,
        source,
        membership: directory.verify(name),
        homepage: directory.member(name).and_then(|m| m.homepage.clone()),
    }
}
