//! The built-in writer's facts and plan as data for a model: what each section should tell, with its evidence. Only
//! what grounding let through in the built-in writer's own text is passed on.

use super::Fact;
use crate::{grounding::Source, model::Draft, writing::extractive};

/// A fact and the section that should tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Id of the section.
    pub section: &'static str,
    /// Whether summary and headline should tell it too.
    pub leading: bool,
    /// The fact.
    pub fact: Fact,
}

/// The plan of a document, each fact in the words of `baseline`, the grounded text of the built-in writer.
pub fn facts(source: Source<'_>, baseline: &Draft) -> Vec<Planned> {
    let told = |evidence: &[usize]| {
        let mut sentences = baseline.sentences().map(|(_, sentence)| sentence);
        sentences.find(|sentence| !evidence.is_empty() && sentence.evidence == evidence)
    };
    let mut planned: Vec<Planned> = Vec::new();
    for brief in extractive::brief(source) {
        let Some(sentence) = told(&brief.evidence) else {
            continue;
        };
        if planned.iter().any(|p| p.fact.tells == sentence.text) {
            continue;
        }
        planned.push(Planned {
            section: brief.section,
            leading: brief.leading,
            fact: Fact {
                kind: brief.kind,
                tells: sentence.text.clone(),
                evidence: brief.evidence,
            },
        });
    }
    planned
}
