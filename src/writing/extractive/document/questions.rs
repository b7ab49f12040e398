//! What the talk does not tell, as questions an editor can send to the speakers as they stand.

use crate::model::{Analysis, DraftSection, MetricRole};

/// Fewest sentences a section needs to tell something.
const THIN: usize = 2;

/// The questions, most important first.
pub(in super::super) fn questions(
    analysis: &Analysis,
    sections: &[DraftSection],
    company: &str,
) -> Vec<String> {
    let count = |id: &str| {
        sections.iter().find(|s| s.id == id).map_or(0, |s| {
            s.blocks
                .iter()
                .map(|b| match b {
                    crate::model::Block::Paragraph { sentences } => sentences.len(),
                    crate::model::Block::Bullets { items } => items.len(),
                    crate::model::Block::Quote { .. } => 0,
                })
                .sum::<usize>()
        })
    };
    let mut out = Vec::new();
    if analysis.is_hardly_own() {
        out.push(format!("The talk tells hardly anything of {company} itself. What does {company} run of it in production, since when, and what came of it?"));
    }
    if count("impact") == 0 {
        out.push(format!("The talk states no results. What changed for {company} once the work described in the talk was in use, and for whom?"));
    }
    if !analysis.metrics.iter().any(|m| m.role == MetricRole::Impact) {
        out.push("Which figures would show the difference (time, cost, reliability, scale), before and after, and may they be published?".to_owned());
    }
    if count("challenge") < THIN {
        out.push(format!(
            "What was the situation at {company} before, what hurt most, and whom did it hurt?"
        ));
    }
    if count("solution") < THIN {
        out.push(
            "Which steps led to the solution, and why were these projects chosen over others?".to_owned(),
        );
    }
    if count("overview") < THIN {
        out.push(format!("How would {company} introduce itself in two sentences, and how large is the platform (clusters, services, engineers)?"));
    }
    if analysis.projects_used().next().is_none() {
        out.push(format!(
            "Which CNCF projects does {company} run in production, and what for?"
        ));
    }
    if analysis.quotations.is_empty() {
        out.push(
            "Could one of the speakers give a sentence to quote on what the work meant for the organization?"
                .to_owned(),
        );
    }
    if count("future") == 0 {
        out.push("What comes next, if it may be published?".to_owned());
    }
    for metric in analysis
        .metrics
        .iter()
        .filter(|m| m.caution.is_some() && m.role == MetricRole::Impact)
        .take(3)
    {
        out.push(format!(
            "The captions give \"{}\": is {} right?",
            metric.quote, metric.value
        ));
    }
    out
}
