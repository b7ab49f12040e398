//! Lays a claim over the talk: where each of its words is met, and which stretches of the talk meet most of them.
//! It compares words only; what small words say about them is compared elsewhere.

use super::{
    index::{Index, Position},
    lexicon::Tags,
    tokens::Word,
};

/// Words of the talk that one fact usually spans (captions of some 15 seconds).
pub(super) const WINDOW: usize = 40;

/// What the rest of a claim around a stretch counts for beside what the stretch itself meets.
const AROUND: f32 = 0.3;

/// More than any share of words can be, rounding included.
const ALL: f32 = 1.001;

/// Where the words of a claim are met.
#[derive(Debug)]
pub(super) struct Alignment {
    /// For each word of the claim its places with their strengths, in order of place; empty for function words.
    pub(super) matches: Vec<Vec<(Position, f32)>>,
    /// For each word of the claim its weight.
    pub(super) weights: Vec<f32>,
}

/// A stretch of the talk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    pub(super) start: Position,
    pub(super) end: Position,
    /// Weighted share of the words looked for that it meets, 0 to 1.
    pub(super) score: f32,
}

/// Words of direction are compared by a check of their own: they must not choose the stretch they are compared with.
fn share(word: &Word) -> f32 {
    if word.tags.intersects(Tags::UP.with(Tags::DOWN)) {
        0.5
    } else {
        1.0
    }
}

/// Strongest match of some places before `end`.
fn strongest(places: &[(Position, f32)], end: Position) -> f32 {
    places.iter().take_while(|(p, _)| *p < end).map(|(_, s)| *s).fold(0.0, f32::max)
}

impl Alignment {
    /// Looks every content word of a claim up; `ignore` tells which words count for nothing (names of the company,
    /// words of quotations).
    pub(super) fn new(words: &[Word], index: &Index, ignore: impl Fn(usize) -> bool) -> Self {
        let mut weights: Vec<f32> = words
            .iter()
            .enumerate()
            .map(|(i, w)| if ignore(i) { 0.0 } else { w.weight * share(w) })
            .collect();
        let mut matches: Vec<Vec<(Position, f32)>> = words
            .iter()
            .zip(&weights)
            .map(|(word, weight)| {
                if *weight > 0.0 {
                    index.matches(word)
                } else {
                    Vec::new()
                }
            })
            .collect();
        for i in 1..words.len() {
            // "cloud formation" in the claim, "cloudformation" in the talk.
            if weights[i] > 0.0
                && weights[i - 1] > 0.0
                && (matches[i].is_empty() || matches[i - 1].is_empty())
            {
                let joined = format!("{}{}", words[i - 1].lower, words[i].lower);
                let places: Vec<(Position, f32)> = index.form(&joined).iter().map(|p| (*p, 1.0)).collect();
                if !places.is_empty() {
                    matches[i - 1].clone_from(&places);
                    matches[i] = places;
                }
            }
        }
        for weight in &mut weights {
            *weight = weight.max(0.0);
        }
        Self { matches, weights }
    }

    /// Sum of the weights of some words.
    pub(super) fn total(&self, of: &[usize]) -> f32 {
        of.iter().map(|i| self.weights[*i]).sum()
    }

    /// How well some words are met within a stretch, 0 to 1; 0 when they carry no meaning.
    pub(super) fn within(&self, of: &[usize], start: Position, end: Position) -> f32 {
        let total = self.total(of);
        if total <= 0.0 {
            return 0.0;
        }
        of.iter().map(|i| self.weights[*i] * self.strongest(*i, start, end)).sum::<f32>() / total
    }

    /// Strongest match of one word within a stretch.
    pub(super) fn strongest(&self, word: usize, start: Position, end: Position) -> f32 {
        let places = &self.matches[word];
        let from = places.partition_point(|(p, _)| *p < start);
        strongest(&places[from..], end)
    }

    /// The stretch of `width` words that meets most of some words; among equals the one that meets most of the rest
    /// of the sentence. `None` when none is met.
    pub(super) fn best(
        &self,
        of: &[usize],
        rest: &[usize],
        width: usize,
        except: Option<Window>,
    ) -> Option<Window> {
        let mut starts: Vec<Position> =
            of.iter().flat_map(|i| self.matches[*i].iter().map(|(p, _)| *p)).collect();
        starts.sort_unstable();
        starts.dedup();
        starts.retain(|start| except.is_none_or(|w| *start >= w.end || start + width <= w.start));
        // The starts only grow, and so does the first place of each word that is not before them.
        let mut from = vec![0; of.len()];
        let total = self.total(of);
        let mut best: Option<(Window, f32)> = None;
        for start in starts {
            let end = start + width;
            let met: f32 = of
                .iter()
                .zip(&mut from)
                .map(|(i, from)| {
                    let places = &self.matches[*i];
                    *from += places[*from..].iter().take_while(|(p, _)| *p < start).count();
                    self.weights[*i] * strongest(&places[*from..], end)
                })
                .sum();
            let score = if total > 0.0 { met / total } else { 0.0 };
            // Where even the whole rest around it would not make it the best, the rest is not looked for.
            if best.is_some_and(|(_, most)| score + AROUND * ALL < most) {
                continue;
            }
            let around = self.within(rest, start.saturating_sub(width), start + 2 * width);
            let value = score + AROUND * around;
            if best.is_none_or(|(_, most)| value.total_cmp(&most).is_gt()) {
                best = Some((Window { start, end, score }, value));
            }
        }
        best.map(|(window, _)| window)
    }
}
