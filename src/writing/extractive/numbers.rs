//! "By the numbers": the strongest metrics as bullets. It prints a number only with what it measures.

use super::{facts::Reader, realise::capitalise, told};
use crate::model::{DraftSentence, Metric, MetricKind, MetricRole};

/// Most bullets.
const MOST: usize = 6;

/// The bullets, results first.
pub(super) fn numbers(reader: &Reader<'_>) -> Vec<DraftSentence> {
    let mut metrics: Vec<&Metric> = reader
        .source
        .analysis
        .metrics
        .iter()
        .filter(|m| m.caution.is_none() && m.confidence >= 0.5 && m.role != MetricRole::Context)
        .collect();
    metrics.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.sentence.cmp(&b.sentence))
    });
    let mut out: Vec<DraftSentence> = Vec::new();
    for metric in metrics {
        let Some(text) = bullet(metric) else { continue };
        if out.iter().all(|s| s.text != text) {
            out.push(told(text, vec![metric.sentence]));
        }
        if out.len() == MOST {
            break;
        }
    }
    out
}

fn rank(metric: &Metric) -> u8 {
    match (metric.role, metric.kind) {
        (
            MetricRole::Impact,
            MetricKind::BeforeAfter | MetricKind::Percentage | MetricKind::Multiplier | MetricKind::Cost,
        ) => 0,
        (MetricRole::Impact, _) => 1,
        (MetricRole::Scale, _) => 2,
        (MetricRole::Context, _) => 3,
    }
}

/// "Over 1,000 projects: created with Cello"; the value alone when it names its noun itself.
fn bullet(metric: &Metric) -> Option<String> {
    let value = metric.value.trim();
    let subject = metric.subject.trim();
    if value.is_empty() {
        return None;
    }
    let noun_inside = value
        .split_whitespace()
        .filter(|w| w.chars().all(char::is_alphabetic) && w.len() > 3)
        .count()
        > 0;
    let spoken = |s: &str| {
        s.split_whitespace().any(|w| {
            matches!(
                w.to_lowercase().as_str(),
                "we" | "i" | "you" | "our" | "my" | "your" | "us" | "this" | "these" | "it" | "that"
            )
        })
    };
    if subject.is_empty() || value.to_lowercase().contains(&subject.to_lowercase()) || spoken(subject) {
        return (noun_inside && !spoken(value)).then(|| capitalise(value));
    }
    Some(format!("{}: {subject}", capitalise(value)))
}
