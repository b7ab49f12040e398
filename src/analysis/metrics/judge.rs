//! Weighs features: first each candidate for itself, then with its neighbours, since the numbers a company tells
//! come together, and so do those of a demonstration or an example.

use std::borrow::Cow;

use super::{
    candidates::{Candidate, Reading},
    features,
    weights::{BIAS, NEIGHBOURS, SELF, SHIFT, TALK, WEIGHTS},
    words::Heard,
};

/// Log odds beyond which a neighbour tells no more.
const CLIP: f64 = 3.0;
/// Characters of the raw transcript within which candidates are neighbours.
const REACH: usize = 400;
/// Characters over which a neighbour's say falls to about a third.
const FADE: f64 = 150.0;
/// Weight of having no neighbours at all, in neighbours.
const PRIOR: f64 = 0.5;

/// Probability, for each candidate, that a case study could cite it.
pub(super) fn probabilities(reading: &Reading<'_>, candidates: &[Candidate]) -> Vec<f64> {
    let places: Vec<usize> = candidates.iter().map(|c| reading.tokens[c.first].span.start).collect();
    let heard = Heard::of(reading, candidates);
    let alone: Vec<f64> = candidates
        .iter()
        .map(|c| log_odds(&features::features(reading, c)) + heard.log_odds(c))
        .collect();
    let clipped: Vec<f64> = alone.iter().map(|odds| odds.clamp(-CLIP, CLIP)).collect();
    let mean = clipped.iter().sum::<f64>() / clipped.len().max(1) as f64;
    places
        .iter()
        .zip(&alone)
        .enumerate()
        .map(|(i, (place, odds))| {
            let (mut say, mut total) = (0.0, PRIOR);
            for (j, other) in places.iter().enumerate() {
                let distance = place.abs_diff(*other);
                if i != j && distance < REACH {
                    let weight = (-(distance as f64) / FADE).exp();
                    say += weight * clipped[j];
                    total += weight;
                }
            }
            logistic(SHIFT + SELF * odds + NEIGHBOURS * say / total + TALK * mean)
        })
        .collect()
}

fn log_odds(features: &[Cow<'static, str>]) -> f64 {
    let weight = |name: &Cow<'static, str>| {
        let found = WEIGHTS.binary_search_by(|(known, _)| (*known).cmp(name));
        found.map_or(0.0, |i| WEIGHTS[i].1)
    };
    BIAS + features.iter().map(weight).sum::<f64>()
}

fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}
