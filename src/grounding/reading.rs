//! A claim read beside the talk: its clauses, each with the stretch of the talk that carries it best. The checks of
//! wording, polarity, certainty and attachment all start from here. It judges nothing itself.

use super::{
    align::{Alignment, WINDOW, Window},
    index::{Index, Position, strength},
    lexicon::Tags,
    tokens::Word,
};

/// A clause of the claim.
#[derive(Debug)]
pub(super) struct Clause {
    /// Its words, half open.
    pub(super) range: (usize, usize),
    /// Its content words.
    pub(super) content: Vec<usize>,
    /// The stretch of the talk that carries it best.
    pub(super) window: Option<Window>,
    /// The narrowest part of that stretch that carries nearly as much.
    core: Option<Window>,
    /// Weighted share of its content that one or two stretches carry, 0 to 1.
    pub(super) support: f32,
}

/// A claim and the talk side by side.
pub(super) struct Reading<'c> {
    pub(super) words: &'c [Word],
    pub(super) alignment: &'c Alignment,
    pub(super) index: &'c Index,
    pub(super) clauses: Vec<Clause>,
}

/// What a second stretch of the talk counts for: a claim may join facts told minutes apart.
const SECOND: f32 = 0.85;

impl<'c> Reading<'c> {
    /// Finds the stretches that carry each clause.
    pub(super) fn new(
        words: &'c [Word],
        ranges: &[(usize, usize)],
        alignment: &'c Alignment,
        index: &'c Index,
    ) -> Self {
        let content: Vec<usize> = (0..words.len()).filter(|i| alignment.weights[*i] > 0.0).collect();
        let clauses = ranges
            .iter()
            .map(|range| {
                let own: Vec<usize> =
                    content.iter().copied().filter(|i| range.0 <= *i && *i < range.1).collect();
                let window = alignment.best(&own, &content, WINDOW, None);
                let second = window.and_then(|w| alignment.best(&own, &content, WINDOW, Some(w)));
                let length = range.1 - range.0;
                let core = alignment
                    .best(&own, &content, (length + 8).min(WINDOW), None)
                    .filter(|core| window.is_none_or(|w| core.score >= 0.75 * w.score))
                    .or(window);
                Clause {
                    core,
                    range: *range,
                    support: support(alignment, &own, window, second),
                    content: own,
                    window,
                }
            })
            .collect();
        Self {
            words,
            alignment,
            index,
            clauses,
        }
    }

    /// Words of the claim from `from` to `to` that carry some tag.
    pub(super) fn tagged(&self, range: (usize, usize), tags: Tags) -> Option<usize> {
        (range.0..range.1.min(self.words.len())).find(|i| self.words[*i].tags.intersects(tags))
    }

    /// Whether words of the talk between two places carry some tag.
    pub(super) fn said(&self, from: Position, to: Position, tags: Tags) -> bool {
        self.index.words[from.min(self.index.words.len())..to.min(self.index.words.len())]
            .iter()
            .any(|w| w.tags.intersects(tags))
    }

    /// Text of the claim between two words.
    pub(super) fn text(&self, range: (usize, usize)) -> String {
        self.words[range.0..range.1].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Text of the talk around a place.
    pub(super) fn excerpt(&self, at: Position) -> String {
        let end = (at + 8).min(self.index.words.len());
        let start = at.saturating_sub(6).min(end);
        self.index.words[start..end].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The narrowest stretch that carries a clause nearly as well as the best one.
    pub(super) fn core(clause: &Clause) -> Option<Window> {
        clause.core
    }

    /// All places in a clause's stretch that meet one of its words as well as the best does.
    pub(super) fn met_all(&self, clause: &Clause, word: usize) -> Vec<Position> {
        let Some(window) = clause.core else {
            return Vec::new();
        };
        let best = self.alignment.strongest(word, window.start, window.end);
        self.alignment.matches[word]
            .iter()
            .filter(|(p, s)| window.start <= *p && *p < window.end && *s >= best)
            .map(|(p, _)| *p)
            .collect()
    }

    /// All places of the talk that say a word itself, in any form.
    pub(super) fn met_everywhere(&self, word: usize) -> impl Iterator<Item = Position> + '_ {
        self.alignment.matches[word].iter().filter(|(_, s)| *s >= strength::ROOT).map(|(p, _)| *p)
    }

    /// Whether a place of the talk speaks of the same as a clause: half of its content is met around it.
    pub(super) fn is_about(&self, clause: &Clause, place: Position) -> bool {
        let about = |of: &[usize], reach: usize| {
            self.alignment.within(of, place.saturating_sub(reach), place + reach)
        };
        if about(&clause.content, 20) < 0.45 {
            return false;
        }
        // "which drove up costs": one word is met everywhere; the rest of the claim must be near as well.
        let rest: Vec<usize> = self.clauses.iter().flat_map(|c| c.content.iter().copied()).collect();
        clause.content.len() >= 3 || rest.len() == clause.content.len() || about(&rest, 40) >= 0.3
    }

    /// Places in a clause's stretch that meet its words, as (word of the claim, place), strongest and first.
    pub(super) fn met(&self, clause: &Clause) -> Vec<(usize, Position)> {
        let Some(window) = clause.core else {
            return Vec::new();
        };
        clause
            .content
            .iter()
            .filter_map(|word| {
                self.alignment.matches[*word]
                    .iter()
                    .filter(|(p, _)| window.start <= *p && *p < window.end)
                    .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
                    .map(|(p, _)| (*word, *p))
            })
            .collect()
    }
}

fn support(alignment: &Alignment, of: &[usize], first: Option<Window>, second: Option<Window>) -> f32 {
    let total = alignment.total(of);
    if total <= 0.0 {
        return 1.0;
    }
    let met: f32 = of
        .iter()
        .map(|word| {
            let in_first = first.map_or(0.0, |w| alignment.strongest(*word, w.start, w.end));
            let in_second = second.map_or(0.0, |w| alignment.strongest(*word, w.start, w.end) * SECOND);
            alignment.weights[*word] * in_first.max(in_second)
        })
        .sum();
    met / total
}
