//! Cuts a stretch of speech without punctuation into sentences: the likeliest sequence of ends, given how likely each
//! one is by its words and how long sentences are. It never makes a sentence longer than the limit.

use super::boundary;

/// Longest sentence it makes, in words.
pub(super) const LONGEST: usize = 45;

/// Weight of the sentence's length against its words.
const LENGTH_WEIGHT: f32 = 0.2;

/// Added to each logit: what the weight of the length takes away from an end on average.
const END_BONUS: f32 = 1.4;

/// Ends within a stretch: for each word, whether a sentence ends after it. The last word ends one always.
pub(super) fn ends(words: &[&str]) -> Vec<bool> {
    let logits = boundary::logits(words);
    let length = words.len();
    let prior: Vec<f32> = (0..=LONGEST).map(|n| LENGTH_WEIGHT * boundary::length_prior(n)).collect();
    // best[i]: score of the best cut of the first i words that ends there; from[i]: where its last sentence begins.
    let mut best = vec![0.0_f32; length + 1];
    let mut from = vec![0_usize; length + 1];
    for end in 1..=length {
        // A gap before a lone mark is no end; where the limit forces one it is still better than a crash.
        let gain = if end == length {
            0.0
        } else {
            logits[end - 1].max(-50.0) + END_BONUS
        };
        let earliest = end.saturating_sub(LONGEST);
        let (mut score, mut begin) = (f32::NEG_INFINITY, earliest);
        for start in earliest..end {
            let candidate = best[start] + prior[end - start];
            if candidate > score {
                (score, begin) = (candidate, start);
            }
        }
        best[end] = score + gain;
        from[end] = begin;
    }
    let mut ends = vec![false; length];
    let mut at = length;
    while at > 0 {
        ends[at - 1] = true;
        at = from[at];
    }
    ends
}
