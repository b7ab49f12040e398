//! The CNCF projects the company uses, each with one sentence on what for. Projects that are only named are left out.

use super::{
    facts::{Reader, tells_use},
    plan::Plan,
    realise::{Last, Voice},
    told,
};
use crate::model::{DraftSentence, Usage};

/// Most projects listed.
const MOST: usize = 8;

/// The bullets, most mentioned first: "Kubernetes: Intuit runs its services on Kubernetes."
pub(super) fn projects(reader: &Reader<'_>, plan: &Plan, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut used: Vec<_> =
        reader.source.analysis.projects.iter().filter(|p| p.usage == Usage::Used).collect();
    used.sort_by(|a, b| b.mentions.cmp(&a.mentions).then(a.name.cmp(&b.name)));
    let mut taken: Vec<usize> = Vec::new();
    used.into_iter()
        .take(MOST)
        .map(|project| {
            let best = plan
                .spare
                .iter()
                .enumerate()
                .filter(|(i, f)| {
                    !taken.contains(i)
                        && f.score > 0.7
                        && f.projects.contains(&project.name)
                        && tells_use(&f.clauses[0])
                })
                .find_map(|(i, f)| voice.sentence(f, &mut Last::default()).map(|text| (i, f, text)));
            match best {
                Some((i, fact, text)) => {
                    taken.push(i);
                    told(format!("{}: {text}", project.name), fact.evidence.clone())
                }
                None => told(
                    format!(
                        "{}: {} uses {}.",
                        project.name,
                        super::realise::capitalise(voice.company),
                        project.name
                    ),
                    project.evidence.iter().take(3).copied().collect(),
                ),
            }
        })
        .collect()
}
