//! The built-in writer's facts and plan as data for a model: what each section should tell, with its evidence. Only
//! what grounding let through in the built-in writer's own text is passed on.

use super::Fact;
use crate::{
    grounding::Source,
    model::{Block, Draft, DraftSentence, MetricRole},
    writing::extractive,
};

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

/// Figures that a section is told at the most; its list of figures has the others.
const MOST_FIGURES: usize = 5;

/// The plan of a document, each fact in the words of `baseline`, the grounded text of the built-in writer.
pub fn facts(source: Source<'_>, baseline: &Draft) -> Vec<Planned> {
    let mut planned: Vec<Planned> = Vec::new();
    for brief in extractive::brief(source) {
        let Some(tells) = told(baseline, &brief.evidence) else {
            continue;
        };
        planned.push(Planned {
            section: brief.section,
            leading: brief.leading,
            fact: Fact {
                kind: brief.kind,
                tells,
                evidence: brief.evidence,
            },
        });
    }
    planned.extend(figures(source, baseline, MetricRole::Impact, "impact"));
    planned.extend(figures(source, baseline, MetricRole::Scale, "overview"));
    let mut seen: Vec<String> = Vec::new();
    planned.retain(|p| {
        let new = !seen.contains(&p.fact.tells);
        seen.push(p.fact.tells.clone());
        new
    });
    planned
}

/// How the baseline tells the fact that rests on these sentences: alone, or together with another. What it quotes stands
/// beside the model's prose as well, and is not told again.
fn told(baseline: &Draft, evidence: &[usize]) -> Option<String> {
    if evidence.is_empty() {
        return None;
    }
    let blocks = baseline.sections.iter().flat_map(|s| &s.blocks);
    let quoted: Vec<&str> = blocks
        .filter_map(|block| match block {
            Block::Quote { quote, .. } => Some(quote.text.as_str()),
            _ => None,
        })
        .collect();
    let sentences = || {
        let quoted = &quoted;
        let prose = |id: &str| !matches!(id, "headline" | "numbers");
        baseline
            .sentences()
            .filter(move |(id, s)| prose(id) && !s.evidence.is_empty() && !quoted.contains(&s.text.as_str()))
    };
    let alone = sentences().find(|(_, s)| s.evidence == evidence);
    let (section, sentence) =
        alone.or_else(|| sentences().find(|(_, s)| evidence.iter().all(|id| s.evidence.contains(id))))?;
    let text = match sentence.text.split_once(": ") {
        // The list of projects puts the name before the sentence.
        Some((_, after)) if section == "projects" => after,
        _ => &sentence.text,
    };
    Some(text.to_owned())
}

/// Published figures of one role, for the section that tells them.
fn figures(source: Source<'_>, baseline: &Draft, role: MetricRole, section: &'static str) -> Vec<Planned> {
    let stated = |sentence: &DraftSentence| {
        let mut metrics = source.analysis.metrics.iter().filter(|m| m.role == role);
        metrics.any(|m| sentence.evidence.contains(&m.sentence))
    };
    baseline
        .sentences()
        .filter(|(id, sentence)| *id == "numbers" && stated(sentence))
        .take(MOST_FIGURES)
        .map(|(_, sentence)| Planned {
            section,
            leading: role == MetricRole::Impact,
            fact: Fact {
                kind: "figure".into(),
                tells: sentence.text.clone(),
                evidence: sentence.evidence.clone(),
            },
        })
        .collect()
}
