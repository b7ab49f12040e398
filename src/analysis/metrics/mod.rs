//! Finds quantitative claims that a case study could cite: every quantity of the raw transcript is a candidate,
//! named features say what stands around it, and learned weights decide. It never reads corrected text, so that
//! quotes and spans are those of the transcript; and it keeps no number that it cannot quote.

mod candidates;
mod describe;
mod features;
mod judge;
mod lexicon;
mod quote;
mod stretches;
#[allow(clippy::approx_constant)] // a learnt weight may come near a known number
mod weights;
mod words;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use candidates::{Candidate, Reading};
use serde::Serialize;

use crate::model::{Metric, Section, SectionLabel, Sentence, Span, Subject, Transcript};

/// Least probability of a candidate that is kept: where recall and precision balance on talks left out of the
/// training (see `tools/train_metrics.py`).
const THRESHOLD: f64 = 0.35;

/// A quantity with what is to be seen around it, for training the weights.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Observation {
    /// Characters of the quantity in the raw transcript.
    pub raw: Span,
    /// Characters of the clause that would be quoted.
    pub quote: Span,
    /// Names of the features that hold.
    pub features: Vec<Cow<'static, str>>,
    /// Known words close before, close behind and around it, as places in the table of words.
    pub words: [Vec<usize>; words::WINDOWS],
}

/// All candidates of a talk with their features; what `tools/train_metrics.py` learns from.
pub fn observe(transcript: &Transcript, subject: &Subject, sections: &[SectionLabel]) -> Vec<Observation> {
    let reading = read(transcript, subject, sections);
    let candidates = reading.candidates();
    let heard = words::Heard::of(&reading, &candidates);
    candidates
        .iter()
        .map(|candidate| Observation {
            raw: expression(&reading, candidate),
            quote: quote::clause(&reading, candidate),
            features: features::features(&reading, candidate),
            words: heard.places(candidate),
        })
        .collect()
}

fn read<'a>(transcript: &'a Transcript, subject: &Subject, sections: &'a [SectionLabel]) -> Reading<'a> {
    let company = subject.company.as_ref().map_or("", |c| c.name.as_str());
    Reading::new(&transcript.raw, company, &transcript.sentences, sections)
}

fn expression(reading: &Reading<'_>, candidate: &Candidate) -> Span {
    Span {
        start: reading.tokens[candidate.first].span.start,
        end: reading.tokens[candidate.end - 1].span.end,
    }
}

/// Metrics in the order of the talk.
pub fn find(transcript: &Transcript, subject: &Subject, sections: &[SectionLabel]) -> Vec<Metric> {
    let reading = read(transcript, subject, sections);
    let candidates = reading.candidates();
    let probabilities = judge::probabilities(&reading, &candidates);
    let mut kept: Vec<(Candidate, f64)> = candidates
        .into_iter()
        .zip(probabilities)
        .filter(|(_, probability)| *probability >= THRESHOLD)
        .collect();
    drop_repeats(&mut kept);
    kept.iter()
        .filter_map(|(candidate, probability)| {
            metric(transcript, sections, &reading, candidate, *probability)
        })
        .collect()
}

/// Of quantities that say exactly the same, the likeliest stays.
fn drop_repeats(kept: &mut Vec<(Candidate, f64)>) {
    let same = |a: &Candidate, b: &Candidate| {
        a.before.is_none()
            && b.before.is_none()
            && a.quantity.same_meaning(&b.quantity)
            && a.quantity.unit.name == b.quantity.unit.name
    };
    let worse: Vec<bool> = kept
        .iter()
        .enumerate()
        .map(|(i, (candidate, probability))| {
            kept.iter().enumerate().any(|(j, (other, p))| {
                i != j
                    && same(candidate, other)
                    && (p > probability || (p.total_cmp(probability).is_eq() && j < i))
            })
        })
        .collect();
    let mut worse = worse.into_iter();
    kept.retain(|_| !worse.next().unwrap_or(false));
}

fn metric(
    transcript: &Transcript,
    sections: &[SectionLabel],
    reading: &Reading<'_>,
    candidate: &Candidate,
    probability: f64,
) -> Option<Metric> {
    let sentence = sentence_at(&transcript.sentences, expression(reading, candidate))?;
    let section = sections.get(sentence.id).map_or(Section::Other, |label| label.section);
    let raw = quote::clause(reading, candidate);
    let kind = describe::kind(reading, candidate);
    Some(Metric {
        quote: reading.slice(raw).to_owned(),
        value: describe::value(reading, candidate, &transcript.corrections),
        kind,
        role: describe::role(reading, candidate, kind, section),
        section,
        sentence: sentence.id,
        raw,
        subject: describe::subject(reading, candidate, &transcript.corrections),
        confidence: (probability * 100.0).round() / 100.0,
        caution: caution(candidate),
    })
}

/// The sentence that holds the start of a span, or the nearest before it.
fn sentence_at(sentences: &[Sentence], span: Span) -> Option<&Sentence> {
    let after = sentences.partition_point(|s| s.raw.start <= span.start);
    sentences.get(after.saturating_sub(1))
}

fn caution(candidate: &Candidate) -> Option<String> {
    let quantity = &candidate.quantity;
    let reason = match (quantity.suspect, quantity.unsure) {
        (Some(reason), _) => reason,
        (None, true) => "the speaker is not sure of it",
        (None, false) => return None,
    };
    Some(reason.to_owned())
}
