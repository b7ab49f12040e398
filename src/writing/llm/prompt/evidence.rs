//! Chooses the sentences of the talk that a section is written from. It changes none of them.

use super::{Evidence, Spec};
use crate::{
    budget::estimate_tokens, grounding::Source, model::Section, text::instruction::looks_like_instruction,
};

/// What the plan rests on outranks every sum of labels, metrics and projects.
const PLANNED: f64 = 100.0;

/// Tokens of a line: about 12 of JSON around its text.
pub(super) fn cost(text: &str) -> u64 {
    estimate_tokens(text) + 12
}

/// The best evidence for a section that fits `max_tokens`, in the order of the talk: first what the plan rests on
/// (`planned`), then sentences with the section's labels, metrics and project use before others, then their neighbours.
pub fn evidence(source: Source<'_>, spec: &Spec, planned: &[usize], max_tokens: u64) -> Vec<Evidence> {
    let sentences = &source.transcript.sentences;
    let scores = scores(source, spec, planned);
    let mut order: Vec<usize> = (0..sentences.len())
        .filter(|&i| scores[i] > 0.0 && source.analysis.is_company_s(i))
        .collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let mut left = max_tokens;
    let mut chosen = Vec::new();
    for (rank, i) in order.into_iter().enumerate() {
        let cost = cost(&sentences[i].text);
        if cost <= left && !looks_like_instruction(&sentences[i].text.to_lowercase()) {
            left -= cost;
            chosen.push(Evidence {
                id: i,
                text: sentences[i].text.clone(),
                rank,
            });
        }
    }
    chosen.sort_unstable_by_key(|line| line.id);
    chosen
}

/// How useful each sentence is for the section; 0 = not at all.
fn scores(source: Source<'_>, spec: &Spec, planned: &[usize]) -> Vec<f64> {
    let sentences = &source.transcript.sentences;
    let mut scores = vec![0.0_f64; sentences.len()];
    for (i, label) in source.analysis.sections.iter().enumerate().take(sentences.len()) {
        if let Some(rank) = spec.labels.iter().position(|l| *l == label.section) {
            scores[i] += label.score / (rank + 1) as f64;
        }
    }
    let mut add = |id: usize, weight: f64| {
        if let Some(score) = scores.get_mut(id) {
            *score += if *score > 0.0 { weight } else { weight / 2.0 };
        }
    };
    for metric in &source.analysis.metrics {
        if spec.labels.contains(&metric.section) {
            add(metric.sentence, metric.confidence);
        }
    }
    if spec.labels.contains(&Section::Solution) {
        for project in source.analysis.projects_used() {
            for &id in project.evidence.iter().take(3) {
                add(id, 0.5);
            }
        }
    }
    // What a sentence means is often said in the one before it.
    let direct = scores.clone();
    for (i, score) in direct.iter().enumerate() {
        for neighbour in [i.checked_sub(1), Some(i + 1)].into_iter().flatten() {
            if let Some(s) = scores.get_mut(neighbour) {
                *s += score * 0.25;
            }
        }
    }
    for id in planned {
        if let Some(score) = scores.get_mut(*id) {
            *score += PLANNED;
        }
    }
    scores
}
