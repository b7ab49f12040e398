//! Finds the CNCF projects a talk names and tells used ones from merely named ones. It infers no project
//! that is not named: "a service mesh" is not Istio.

mod usage;

use std::collections::BTreeMap;

use crate::{
    knowledge::{Knowledge, Project},
    model::{ProjectUse, SectionLabel, Subject, Transcript, Usage},
    transcript::correct::{Mention, mentions},
};

/// Parents whose parts are known by their own names; other parts count for their parent (Alertmanager is
/// Prometheus, Gatekeeper is Open Policy Agent).
const PARENTS_OF_KNOWN_PARTS: [&str; 6] = ["Argo", "Cilium", "Envoy", "Fluentd", "Flux", "Kubernetes"];

/// Parts that are a feature of their parent in the way people speak.
const FEATURES: [&str; 1] = ["Hubble"];

/// Generic terms that are projects in the landscape: naming a CNI plugin is not naming the interface.
const GENERIC: [&str; 2] = ["Container Network Interface (CNI)", "Distribution"];

/// Confidence of a correction below which a name that it put into the text needs another mention.
const GUESS: f64 = 0.65;

/// Projects, used ones first, then by number of mentions and name. `own` holds for each sentence the probability that it
/// tells of the organization's own doings.
pub fn find(
    transcript: &Transcript,
    subject: &Subject,
    sections: &[SectionLabel],
    own: &[f64],
    knowledge: &Knowledge,
) -> Vec<ProjectUse> {
    let mut by_project: BTreeMap<&str, (&Project, Vec<Mention>)> = BTreeMap::new();
    for mention in mentions(transcript, &[&subject.topic], knowledge) {
        if is_part_of_a_cluster(&mention, transcript) || is_a_person(&mention, transcript) {
            continue;
        }
        if let Some(project) = reported(&mention.name, knowledge) {
            by_project.entry(&project.name).or_insert((project, Vec::new())).1.push(mention);
        }
    }
    by_project.retain(|_, (_, mentions)| mentions.iter().any(|m| !is_guess(m, transcript)));
    join_umbrella(&mut by_project);
    let manner = usage::Manner::of(transcript, own);
    let mut found: Vec<ProjectUse> = by_project
        .into_values()
        .map(|(project, mentions)| {
            let verdict = usage::judge(project, &mentions, transcript, subject, sections, &manner);
            ProjectUse {
                name: project.name.clone(),
                maturity: Some(project.maturity),
                homepage: project.homepage.clone(),
                usage: verdict.usage,
                certainty: verdict.certainty,
                mentions: mentions.len(),
                evidence: verdict.evidence,
            }
        })
        .collect();
    found.sort_by(|a, b| {
        let used = |p: &ProjectUse| p.usage != Usage::Used;
        used(a).cmp(&used(b)).then(b.mentions.cmp(&a.mentions)).then_with(|| a.name.cmp(&b.name))
    });
    found
}

/// Words after a name in which "she" or "he" stands for it.
const PERSON: usize = 5;

/// "The cluster API server" is a server of every cluster; only "Cluster API" by itself is the project.
fn is_part_of_a_cluster(mention: &Mention, transcript: &Transcript) -> bool {
    let sentence = transcript.sentences.get(mention.sentence);
    let after = sentence.and_then(|s| s.text.get(mention.bytes.end..)).unwrap_or_default();
    let next = after.split_whitespace().next().unwrap_or_default();
    let next = next.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    mention.name == "Cluster API" && matches!(next.as_str(), "server" | "servers" | "endpoint" | "endpoints")
}

/// "Hey K8s" and "K8s says she": captions write a first name so.
fn is_a_person(mention: &Mention, transcript: &Transcript) -> bool {
    let Some(sentence) = transcript.sentences.get(mention.sentence) else {
        return false;
    };
    let word = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let (before, after) = (
        sentence.text.get(..mention.bytes.start),
        sentence.text.get(mention.bytes.end..),
    );
    let called = before.and_then(|text| text.split_whitespace().next_back()).map(word);
    let mut next = after.unwrap_or_default().split_whitespace().take(PERSON).map(word);
    sentence.text.get(mention.bytes.clone()) == Some("K8s")
        && (called.is_some_and(|w| matches!(w.as_str(), "hey" | "hi" | "thanks" | "hello"))
            || next.any(|w| matches!(w.as_str(), "she" | "he" | "her" | "his")))
}

/// Whether the name stands where a correction of little confidence put it: a guess may mend a text, but a project that
/// nothing else names is not told.
fn is_guess(mention: &Mention, transcript: &Transcript) -> bool {
    let Some(sentence) = transcript.sentences.get(mention.sentence) else {
        return false;
    };
    let named = sentence.text.get(mention.bytes.clone()).unwrap_or_default();
    transcript.corrections.iter().any(|c| {
        let inside = c.raw.start >= sentence.raw.start && c.raw.end <= sentence.raw.end;
        inside && c.applied && c.confidence < GUESS && c.corrected.starts_with(named)
    })
}

/// The project under whose name a mention is reported.
fn reported<'k>(name: &str, knowledge: &'k Knowledge) -> Option<&'k Project> {
    let project = knowledge.project(name)?;
    let by_itself = match project.parent.as_deref() {
        Some(parent) => {
            PARENTS_OF_KNOWN_PARTS.contains(&parent) && !FEATURES.contains(&project.name.as_str())
        }
        None => true,
    };
    let project = if by_itself {
        project
    } else {
        knowledge.project(project.parent.as_deref()?)?
    };
    (!GENERIC.contains(&project.name.as_str())).then_some(project)
}

/// "Argo" by itself means the part of Argo that the talk names most often, when it names one.
fn join_umbrella(by_project: &mut BTreeMap<&str, (&Project, Vec<Mention>)>) {
    let part = by_project
        .iter()
        .filter(|(_, (project, _))| project.parent.as_deref() == Some("Argo"))
        .max_by_key(|(_, (_, mentions))| mentions.len())
        .map(|(name, _)| *name);
    if let Some(part) = part
        && let Some((_, umbrella)) = by_project.remove("Argo")
        && let Some((_, mentions)) = by_project.get_mut(part)
    {
        mentions.extend(umbrella);
        mentions.sort_by_key(|m| (m.sentence, m.bytes.start));
    }
}

#[cfg(test)]
mod tests;
