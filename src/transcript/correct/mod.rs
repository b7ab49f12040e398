//! Replaces mis-heard text in layers, each replacement recorded with its reason and confidence. The raw
//! transcript is never changed, and neither is a word that nothing but its sound speaks against.

mod coined;
mod company;
mod cut;
mod expressions;
mod known;
mod neighbors;
mod sounds;
mod speakers;
mod words;

pub(crate) use known::{Mention, mentions};
use words::Word;

use super::Context;
use crate::{
    model::{Correction, CorrectionMethod, Span, Transcript},
    text::sound::skeleton,
};

/// Least confidence of a correction that is worth suggesting to an editor.
const WORTH_SUGGESTING: f64 = 0.30;

/// What a run of words may have been meant to say.
#[derive(Debug, Clone, PartialEq)]
struct Candidate {
    /// Index of the first word.
    from: usize,
    /// One past the index of the last word.
    to: usize,
    corrected: String,
    method: CorrectionMethod,
    confidence: f64,
    reason: String,
    /// Words right after it that it rests on; they are recorded with it, and stay as they are.
    rests_on: usize,
}

/// Corrects the sentences' text in place and records each replacement; `raw` is never changed.
pub fn correct(transcript: &mut Transcript, context: Context<'_>) {
    let words = words::words(transcript);
    let mut candidates = Vec::new();
    let heard: Vec<String> = words.iter().map(|w| skeleton(&w.lower)).collect();
    let named = known::find(&words, context, &mut candidates);
    company::find(&words, &heard, context, &mut candidates);
    speakers::find(&words, &heard, context, &mut candidates);
    sounds::find(&words, &heard, &named, &mut candidates);
    expressions::find(&words, &heard, &mut candidates);
    neighbors::find(&words, &mut candidates);
    cut::find(&words, &mut candidates);
    coined::find(&words, &heard, context, &mut candidates);
    let chosen = choose(candidates, words.len());
    apply(transcript, &words, &chosen, context.min_confidence);
}

/// The best candidates that do not overlap, in the order of their place: the surest first; of two that are
/// as sure the longer one.
fn choose(mut candidates: Vec<Candidate>, words: usize) -> Vec<Candidate> {
    let rank = |c: &Candidate| {
        // A company's likeness already speaks for the right length.
        let words = if c.method == CorrectionMethod::Title {
            1
        } else {
            c.to - c.from
        };
        c.confidence + 0.06 * words as f64
    };
    candidates.retain(|c| c.confidence >= WORTH_SUGGESTING);
    candidates.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.from.cmp(&b.from)));
    let mut taken = vec![false; words + 1];
    let mut chosen = Vec::new();
    for candidate in candidates {
        let place = &mut taken[candidate.from..candidate.to];
        if place.iter().all(|t| !t) {
            place.fill(true);
            chosen.push(candidate);
        }
    }
    for candidate in &mut chosen {
        let free = taken[candidate.to..].iter().take(candidate.rests_on).take_while(|t| !**t).count();
        candidate.rests_on = free.min(words - candidate.to);
    }
    chosen.sort_by_key(|c| c.from);
    chosen
}

/// Writes the corrections into the sentences, last first so that positions stay true, and records them.
fn apply(transcript: &mut Transcript, words: &[Word], chosen: &[Candidate], min_confidence: f64) {
    let mut corrections = Vec::new();
    for candidate in chosen.iter().rev() {
        let (Some(first), Some(last)) = (words.get(candidate.from), words.get(candidate.to - 1)) else {
            continue;
        };
        let Some(sentence) = transcript.sentences.get_mut(first.sentence) else {
            continue;
        };
        let Some(heard) = sentence.text.get(first.start..last.end).map(str::to_owned) else {
            continue;
        };
        let after = words[candidate.to..candidate.to + candidate.rests_on].last().unwrap_or(last);
        let rest = sentence.text.get(last.end..after.end).unwrap_or_default().to_owned();
        // A name in lower case keeps the capital that a sentence's first word has.
        let right = heard == candidate.corrected || heard.to_lowercase() == candidate.corrected;
        if right || first.raw.end == 0 || last.raw.end == 0 {
            continue;
        }
        let applied = candidate.confidence >= min_confidence;
        if applied {
            sentence.text.replace_range(first.start..last.end, &candidate.corrected);
        }
        corrections.push(Correction {
            heard: heard + &rest,
            corrected: candidate.corrected.clone() + &rest,
            method: candidate.method,
            confidence: (candidate.confidence * 100.0).round() / 100.0,
            raw: Span {
                start: first.raw.start,
                end: after.raw.end.max(last.raw.end),
            },
            applied,
            reason: candidate.reason.clone(),
        });
    }
    corrections.reverse();
    transcript.corrections = corrections;
}

#[cfg(test)]
mod tests;
