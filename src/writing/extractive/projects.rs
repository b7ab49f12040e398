//! The CNCF projects the company uses, each with one sentence on what for. Projects that are only named are left out.

use super::{
    facts::{Fact, Reader},
    kinds::tells_use,
    plan::Plan,
    purposes::purpose_of,
    realise::{Last, Voice},
    told,
};
use crate::{
    grounding::Source,
    model::{DraftSentence, ProjectUse},
};

/// Most projects listed.
const MOST: usize = 8;

/// Used projects, most mentioned first.
pub(super) fn used(source: Source<'_>) -> Vec<&ProjectUse> {
    let mut used: Vec<&ProjectUse> = source.analysis.projects_used().collect();
    used.sort_by(|a, b| b.mentions.cmp(&a.mentions).then(a.name.cmp(&b.name)));
    used
}

/// Takes for each project one fact that tells what it is used for, so that the prose does not tell it again. The best
/// fact of a project stays with the prose when there is a second one.
pub(super) fn reserve(source: Source<'_>, facts: &mut Vec<Fact>) -> Vec<(String, Fact)> {
    let mut reserved = Vec::new();
    for project in used(source).into_iter().take(MOST) {
        let fitting: Vec<usize> = (0..facts.len())
            .filter(|i| {
                facts[*i].worth > LEAST
                    && facts[*i].projects.contains(&project.name)
                    && tells_use(&facts[*i].clauses[0])
                    && !facts[*i].clauses[0].verb.negated
            })
            .take(2)
            .collect();
        if let Some(at) = fitting.last() {
            reserved.push((project.name.clone(), facts.remove(*at)));
        }
    }
    reserved
}

/// Least worth of a fact that tells what a project is used for.
const LEAST: f64 = 0.35;

/// The bullets, most mentioned first: "Kubernetes: Intuit runs its services on Kubernetes." A project of which the talk
/// does not say what for stands there by its name alone.
pub(super) fn projects(reader: &Reader<'_>, plan: &Plan, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut told_of = Vec::new();
    let mut named = Vec::new();
    for project in used(reader.source).into_iter().take(MOST) {
        let fact = plan.projects.iter().find(|(name, _)| *name == project.name).map(|(_, fact)| fact);
        let sentence = fact
            .and_then(|f| voice.sentence(f, &mut Last::default()).map(|text| told(text, f.evidence.clone())))
            .or_else(|| purpose_of(reader, voice, &project.name));
        match sentence {
            Some(s) => told_of.push(told(format!("{}: {}", project.name, s.text), s.evidence)),
            None => named.push(told(
                project.name.clone(),
                project.evidence.iter().take(3).copied().collect(),
            )),
        }
    }
    told_of.append(&mut named);
    told_of
}
