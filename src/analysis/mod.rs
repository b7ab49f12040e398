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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sentence;

    /// How a talk of these sentences, told many times, uses a project.
    fn usage(texts: &[&str], project: &str) -> Option<Usage> {
        let sentences = std::iter::repeat_n(texts, 20).flatten().enumerate().map(|(id, text)| Sentence {
            id,
            text: (*text).to_owned(),
            ..Sentence::default()
        });
        let transcript = Transcript {
            sentences: sentences.collect(),
            ..Transcript::default()
        };
        let found = analyze(
            &Talk::default(),
            &Subject::default(),
            &transcript,
            &Knowledge::embedded(),
        );
        found.projects.iter().find(|p| p.name == project).map(|p| p.usage)
    }

    #[test]
    fn what_only_a_lesson_names_is_not_used() {
        let story = [
            "our bakers had to wait for weeks until our team moved the ovens last year",
            "we decided to use Falco and rolled it out to all of our shops in production",
            "our engineers built a controller that our teams still run today",
        ];
        assert_eq!(usage(&story, "Falco"), Some(Usage::Used));
        let lesson = [
            "if you want to bake bread you need an oven and it can be a small one",
            "let's say we use Falco and you can see here what it tells of the tray",
            "you should try this and see what your oven does when you open it",
        ];
        assert_eq!(usage(&lesson, "Falco"), Some(Usage::Mentioned));
    }
}
