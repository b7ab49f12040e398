//! Finds figures and names that a claim has exchanged: each is said in the talk, but of the other thing.

use super::{
    align::Alignment,
    index::{Index, Position},
    lexicon::Tags,
    tokens::Word,
};

/// Something a claim attaches to its surroundings: a figure or a name, with the place that carries it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attached {
    /// First and last word in the claim.
    pub(super) claim: (usize, usize),
    /// Place in the talk.
    pub(super) talk: Position,
}

/// Farthest that a thing and what is said of it stand apart.
const FAR: usize = 30;
/// Words by which the exchanged reading must be nearer.
const MARGIN: f32 = 4.0;

/// Whether two attached things are said of each other's surroundings.
pub(super) fn exchanged(
    a: Attached,
    b: Attached,
    words: &[Word],
    alignment: &Alignment,
    index: &Index,
) -> bool {
    let (near_a, near_b) = (own(a, b, words, alignment), own(b, a, words, alignment));
    if near_a.is_empty() || near_b.is_empty() || a.talk == b.talk || a.talk.abs_diff(b.talk) > 2 * FAR {
        return false;
    }
    let (low, high) = (a.talk.min(b.talk), a.talk.max(b.talk));
    if (low..(high + 8).min(index.words.len())).any(|i| index.words[i].lower == "respectively") {
        let first = |near: &[usize]| earliest(near, low, alignment);
        return match (first(&near_a), first(&near_b)) {
            (Some(x), Some(y)) if x != y => (x < y) != (a.talk < b.talk),
            _ => false,
        };
    }
    let straight = distance(&near_a, a.talk, alignment) + distance(&near_b, b.talk, alignment);
    let crossed = distance(&near_a, b.talk, alignment) + distance(&near_b, a.talk, alignment);
    crossed + MARGIN <= straight && crossed <= straight * 0.7
}

/// Content words of a claim that belong to one thing: those between it and the other, and those on its far side, nearer
/// to it. Words of direction belong to both.
fn own(a: Attached, b: Attached, words: &[Word], alignment: &Alignment) -> Vec<usize> {
    let apart = |at: usize, range: (usize, usize)| at.saturating_sub(range.1).max(range.0.saturating_sub(at));
    // "X by 58 and Y by 15": what stands before a figure is its own when the first figure has words before it.
    let (first, second) = if a.claim < b.claim { (a, b) } else { (b, a) };
    let leads = (0..first.claim.0).any(|i| alignment.weights[i] > 0.0);
    (0..words.len())
        .filter(|i| alignment.weights[*i] > 0.0 && !alignment.matches[*i].is_empty())
        .filter(|i| {
            !inside(*i, a.claim)
                && !inside(*i, b.claim)
                && !words[*i].tags.intersects(Tags::UP.with(Tags::DOWN))
        })
        .filter(|i| apart(*i, a.claim) <= 9)
        .filter(|i| {
            let owner = match (leads, *i < first.claim.0, *i < second.claim.0) {
                (_, true, _) | (false, false, true) => first,
                (true, false, true) | (_, false, false) => second,
            };
            owner.claim == a.claim
        })
        .collect()
}

fn inside(at: usize, range: (usize, usize)) -> bool {
    range.0 <= at && at <= range.1
}

/// Mean distance of some words of the claim from a place of the talk, each at most [`FAR`].
fn distance(of: &[usize], to: Position, alignment: &Alignment) -> f32 {
    let total: usize = of
        .iter()
        .map(|w| alignment.matches[*w].iter().map(|(p, _)| p.abs_diff(to)).min().unwrap_or(FAR).min(FAR))
        .sum();
    total as f32 / of.len() as f32
}

/// First place before `to` and in reach where one of some words is met.
fn earliest(of: &[usize], to: Position, alignment: &Alignment) -> Option<Position> {
    of.iter()
        .flat_map(|w| alignment.matches[*w].iter().map(|(p, _)| *p))
        .filter(|p| *p < to && to - p <= 20)
        .min()
}
