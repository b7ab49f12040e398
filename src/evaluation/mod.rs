//! Measures the analysis against gold answers of real readers, so that a maintainer with gold files of
//! their own can see whether a change helps. It changes nothing and knows nothing of the right answers
//! while it analyses.

mod gold;
mod measures;

pub use gold::Gold;
use measures::comparable;
pub use measures::{Measures, Names, Ratio};

use crate::model::{Analysis, Span, Transcript};

/// Compares one analysis with its gold answers and adds to the measures; misses are told in words.
pub fn compare(
    gold: &Gold,
    transcript: &Transcript,
    analysis: &Analysis,
    measures: &mut Measures,
) -> Vec<String> {
    let mut misses = Vec::new();
    measures.talks += 1;
    company(gold, analysis, measures, &mut misses);
    speakers(gold, analysis, measures, &mut misses);
    projects(gold, analysis, measures, &mut misses);
    metrics(gold, transcript, analysis, measures, &mut misses);
    sections(gold, transcript, analysis, measures, &mut misses);
    corrections(gold, transcript, measures, &mut misses);
    misses
}

fn company(gold: &Gold, analysis: &Analysis, measures: &mut Measures, misses: &mut Vec<String>) {
    let found = analysis.company.as_ref().map_or("", |c| c.name.as_str());
    let right = std::iter::once(&gold.company)
        .chain(&gold.company_aliases)
        .any(|name| comparable(name) == comparable(found));
    measures.company.add(right);
    if !right {
        misses.push(format!("company {found:?}, gold {:?}", gold.company));
    }
}

fn speakers(gold: &Gold, analysis: &Analysis, measures: &mut Measures, misses: &mut Vec<String>) {
    let found: Vec<&str> = analysis.speakers.iter().map(|s| s.name.as_str()).collect();
    let wanted: Vec<&str> = gold.speakers.iter().map(String::as_str).collect();
    measures.speakers.compare("speaker", &found, &wanted, &[], &[], misses);
}

fn projects(gold: &Gold, analysis: &Analysis, measures: &mut Measures, misses: &mut Vec<String>) {
    use crate::model::Usage;
    let names = |used_only: bool| -> Vec<&str> {
        analysis
            .projects
            .iter()
            .filter(|p| !used_only || p.usage == Usage::Used)
            .map(|p| p.name.as_str())
            .collect()
    };
    let accepted = |place: Option<&str>| -> Vec<&str> {
        let borderline = gold.borderline_projects.iter();
        borderline
            .filter(|p| place.is_none_or(|place| p.accepted_in(place)))
            .flat_map(gold::Borderline::names)
            .collect()
    };
    let parts = gold.kubernetes_subprojects.iter().map(String::as_str);
    let (mut loose, mut loose_used) = (accepted(None), accepted(Some("projects_used")));
    loose.extend(parts.clone());
    loose_used.extend(parts);
    let optional = accepted(Some("none"));
    let used: Vec<&str> = gold.projects_used.iter().map(String::as_str).collect();
    let mut any = used.clone();
    any.extend(gold.projects_mentioned_only.iter().map(String::as_str));
    measures.projects_used.compare(
        "used project",
        &names(true),
        &used,
        &loose_used,
        &optional,
        misses,
    );
    measures.projects_any.compare("project", &names(false), &any, &loose, &optional, misses);
}

fn metrics(
    gold: &Gold,
    transcript: &Transcript,
    analysis: &Analysis,
    measures: &mut Measures,
    misses: &mut Vec<String>,
) {
    let raw = &transcript.raw;
    let citable: Vec<(&gold::GoldMetric, Vec<Span>)> = gold
        .metrics
        .iter()
        .map(|m| {
            let places =
                std::iter::once(&m.quote).chain(&m.alt_quotes).flat_map(|q| places(raw, q)).collect();
            (m, places)
        })
        .collect();
    for (metric, places) in citable.iter().filter(|(m, _)| !m.optional && !m.uncertain) {
        let hit = analysis.metrics.iter().any(|found| places.iter().any(|p| p.overlaps(found.raw)));
        measures.metric_recall.add(hit);
        if metric.role == "impact" {
            measures.impact_recall.add(hit);
        }
        if !hit {
            misses.push(format!("metric missed ({}): {:?}", metric.role, metric.quote));
        }
    }
    let forbidden: Vec<Span> = gold.not_metrics.iter().flat_map(|m| places(raw, &m.quote)).collect();
    for found in &analysis.metrics {
        let right = citable.iter().any(|(_, places)| places.iter().any(|p| p.overlaps(found.raw)));
        measures.metric_precision.add(right);
        if !right {
            let wrong = forbidden.iter().any(|p| p.overlaps(found.raw));
            measures.forbidden_metrics += usize::from(wrong);
            let word = if wrong { "FORBIDDEN" } else { "unlisted" };
            misses.push(format!("metric {word}: {:?}", found.quote));
        }
    }
}

fn sections(
    gold: &Gold,
    transcript: &Transcript,
    analysis: &Analysis,
    measures: &mut Measures,
    misses: &mut Vec<String>,
) {
    for (label, passages) in &gold.sections {
        for passage in passages {
            let Some(place) = places(&transcript.raw, passage).into_iter().next() else {
                misses.push(format!("the passage is not in the transcript: {passage:?}"));
                continue;
            };
            let mut weights = std::collections::BTreeMap::new();
            for (sentence, found) in transcript.sentences.iter().zip(&analysis.sections) {
                let shared =
                    sentence.raw.end.min(place.end).saturating_sub(sentence.raw.start.max(place.start));
                *weights.entry(found.section).or_insert(0) += shared;
            }
            let found = weights.into_iter().max_by_key(|&(_, shared)| shared).map(|(section, _)| section);
            let found = found.and_then(|s| serde_json::to_value(s).ok()).unwrap_or_default();
            let right = found == label.as_str();
            measures.sections.add(right);
            if !right {
                let begin: String = passage.chars().take(70).collect();
                misses.push(format!("section {found}, gold {label:?}: {begin:?}"));
            }
        }
    }
}

fn corrections(gold: &Gold, transcript: &Transcript, measures: &mut Measures, misses: &mut Vec<String>) {
    let raw = &transcript.raw;
    let changes: Vec<_> = transcript
        .corrections
        .iter()
        .filter(|c| c.applied && !c.heard.eq_ignore_ascii_case(&c.corrected))
        .collect();
    for error in gold.asr_errors.iter().filter(|e| !e.case_only && !e.uncertain) {
        let hit = places(raw, &error.quote).into_iter().any(|quote| {
            let area = places(raw, &error.heard)
                .into_iter()
                .find(|p| p.start >= quote.start && p.end <= quote.end)
                .unwrap_or(quote);
            changes
                .iter()
                .any(|c| c.raw.overlaps(area) && comparable(&c.corrected).contains(&comparable(&error.meant)))
        });
        measures.corrections.add(hit);
        if !hit {
            misses.push(format!(
                "mis-hearing kept: {:?} for {:?}",
                error.heard, error.meant
            ));
        }
    }
    let errors: Vec<Span> = gold.asr_errors.iter().flat_map(|e| places(raw, &e.quote)).collect();
    let traps: Vec<Span> = gold.traps.iter().flat_map(|t| places(raw, &t.quote)).collect();
    for change in changes {
        let trapped =
            traps.iter().any(|t| t.overlaps(change.raw)) && !errors.iter().any(|e| e.overlaps(change.raw));
        if trapped {
            measures.trapped_corrections += 1;
            misses.push(format!(
                "right words changed: {:?} to {:?}",
                change.heard, change.corrected
            ));
        }
    }
}

/// Every place of a quotation in the raw transcript, in characters; white space is folded.
fn places(raw: &str, quote: &str) -> Vec<Span> {
    let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if quote.is_empty() {
        return Vec::new();
    }
    let length = quote.chars().count();
    let (mut chars, mut last) = (0, 0);
    raw.match_indices(&quote)
        .map(|(at, _)| {
            chars += raw[last..at].chars().count();
            last = at;
            Span {
                start: chars,
                end: chars + length,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_not_bytes() {
        assert_eq!(
            places("é 5 pods, é 5 pods", " 5  pods"),
            [Span { start: 2, end: 8 }, Span { start: 12, end: 18 }]
        );
        assert_eq!(places("abc", ""), []);
    }
}
