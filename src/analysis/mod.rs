//! Turns a transcript into what it says: company, speakers, projects, metrics, sections, quotations.

pub mod company;
pub mod discourse;
pub mod metrics;
pub mod projects;
pub mod quotations;
pub mod sections;
pub mod speakers;
mod voices;

use crate::{
    knowledge::Knowledge,
    model::{Analysis, Subject, Talk, Transcript, Usage},
    text::instruction::looks_like_instruction,
};

/// Least probability that a sentence tells of the company's own doings for it to tell that the company uses a project.
const OWN_USE: f64 = 0.15;

/// What the user says about the talk; wins over everything that is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Company the talk is about.
    pub company: Option<String>,
    /// Names of the speakers.
    pub speakers: Vec<String>,
    /// Notes for the editor.
    pub notes: Option<String>,
}

/// Reads the metadata: topic, speakers, companies, and the company the talk is about when metadata tells. What the
/// user says wins over the title, and the description fills in what a cut-off title leaves out.
pub fn identify(talk: &Talk, overrides: &Overrides, knowledge: &Knowledge) -> Subject {
    let mut subject = speakers::parse_title(&talk.title, knowledge);
    if let Some(described) = speakers::read_description(&talk.description, &subject, knowledge) {
        let cut_off = subject.topic.ends_with("...") || subject.topic.ends_with('…');
        if cut_off || subject.companies.len() < described.companies.len() || subject.speakers.is_empty() {
            let topic = if cut_off && !described.topic.is_empty() {
                described.topic
            } else {
                subject.topic
            };
            subject = Subject { topic, ..described };
        }
    }
    subject.company = company::from_metadata(talk, &subject, overrides, knowledge);
    if !overrides.speakers.is_empty() {
        subject.speakers = speakers::overridden(&overrides.speakers, &subject);
    }
    subject
}

/// Understands the transcript.
pub fn analyze(talk: &Talk, subject: &Subject, transcript: &Transcript, knowledge: &Knowledge) -> Analysis {
    let sections = sections::label(transcript);
    let company = company::find(talk, subject, transcript, knowledge);
    let unattributed = voices::unattributed(transcript, subject, company.as_ref());
    let own = discourse::own(transcript, subject, company.as_ref());
    let mut projects = projects::find(transcript, subject, &sections, &own, knowledge);
    // What another organisation's speaker may have said is not the company's use, nor is what a lesson, a demonstration
    // or a project's news tells.
    let others =
        |id: &usize| unattributed.binary_search(id).is_ok() || own.get(*id).is_some_and(|p| *p < OWN_USE);
    for project in &mut projects {
        if !project.evidence.is_empty() && project.evidence.iter().all(others) {
            project.usage = Usage::Mentioned;
        }
    }
    projects.sort_by_key(|p| p.usage != Usage::Used);
    let mut metrics = metrics::find(transcript, subject, &sections);
    let mut quotations = quotations::find(transcript, &sections);
    // Words that speak to a model state nothing about the company.
    let instructs = |id: usize| {
        let sentence = transcript.sentences.get(id);
        sentence.is_some_and(|s| looks_like_instruction(&s.text.to_lowercase()))
    };
    metrics.retain(|metric| !instructs(metric.sentence));
    quotations.retain(|quotation| !instructs(quotation.sentence));
    Analysis {
        company,
        speakers: subject.speakers.clone(),
        projects,
        metrics,
        sections,
        quotations,
        own,
        unattributed,
    }
}
