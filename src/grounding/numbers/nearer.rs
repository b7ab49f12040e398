//! Finds figures that a claim puts among words which the talk says around another figure, and figures that count
//! another thing. It compares distances in words only.

use super::{Bench, Fault, Said, Stated, bounds, bytes, covered};
use crate::{
    grounding::{
        clauses,
        index::{Position, strength},
        lexicon::Tags,
        tokens::{Gap, Word},
    },
    model::{FindingKind, FindingSeverity},
    text::{
        lexicon::{Tags as Part, lexicon},
        numbers::{self, Dimension, Form},
    },
};

/// Words within which two figures belong to one passage.
const PASSAGE: usize = 60;
/// Farthest that a word counts as apart from a figure.
const FAR: usize = 30;
/// Words by which the other figure must stand nearer on the average.
const CLEARLY: f32 = 4.0;
/// Share of the distance to the claim's own figure that it may have at the most.
const SHARE: f32 = 0.6;

impl Bench<'_> {
    /// "100 wooden barrels" where the talk says "100 wooden crates": the same word behind the figure, and another thing.
    pub(super) fn counted_otherwise(&self, stated: &Stated, accepted: &[&Said]) -> Option<Fault> {
        let telling = stated.at.1 + 1;
        let (told, thing) = (self.words.get(telling)?, self.words.get(telling + 1)?);
        let parts = lexicon().tags(&thing.lower);
        let noun = parts.any(Part::NOUN) && !parts.any(Part::BASE.with(Part::THIRD));
        if told.gap != Gap::None || !told.is_content() || !noun || self.alignment.weights[telling + 1] <= 0.0
        {
            return None;
        }
        let said_so = |said: &&Said| {
            let at = said.at.1 + 1;
            self.index.words.get(at).is_some_and(|w| w.stem == told.stem)
                && self
                    .index
                    .words
                    .get(at + 1)
                    .is_some_and(|w| w.is_content() && self.index.words[at].gap == Gap::None)
        };
        let same = |said: &Said| {
            self.alignment.strongest(telling + 1, said.at.0.saturating_sub(3), said.at.1 + 7) > 0.0
        };
        let place =
            accepted.iter().find(|said| said_so(said)).filter(|_| !accepted.iter().any(|s| same(s)))?;
        Some(self.fault(
            stated,
            FindingKind::Attachment,
            FindingSeverity::Warning,
            "the talk counts something else",
            place,
        ))
    }

    /// "it needed 5,000 at night" where the talk says 5,000, and right behind it 900 of the night: another figure of the
    /// same kind stands among the words that the claim puts around its figure.
    pub(super) fn nearer(&self, stated: &Stated, accepted: &[&Said]) -> Option<Fault> {
        let around = self.around(stated);
        if around.len() < 2 || self.alignment.total(&around) < 1.2 {
            return None;
        }
        // The claim's own figure has the benefit of synonyms.
        let apart = |said: &Said, least: f32| -> Vec<usize> {
            around.iter().map(|w| self.apart(*w, said, least)).collect()
        };
        let mean = |apart: &[usize]| apart.iter().sum::<usize>() as f32 / apart.len() as f32;
        let own = accepted.iter().map(|said| apart(said, 0.0)).min_by(|a, b| mean(a).total_cmp(&mean(b)))?;
        self.index
            .quantities
            .iter()
            .filter(|said| self.is_alike(stated, said, accepted))
            .map(|said| (said, apart(said, strength::ROOT)))
            // Each of the words must stand nearer to the other figure, or as near.
            .filter(|(_, near)| near.iter().zip(&own).all(|(near, own)| *near <= *own + 1))
            .map(|(said, near)| (said, mean(&near)))
            .filter(|(_, near)| near + CLEARLY <= mean(&own) && *near <= mean(&own) * SHARE)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(rival, _)| {
                self.fault(
                    stated,
                    FindingKind::Attachment,
                    FindingSeverity::Warning,
                    "the talk gives another figure for this",
                    rival,
                )
            })
    }

    /// The words of a clause that tell what its figure is said of: neither directions nor the thing counted.
    fn around(&self, stated: &Stated) -> Vec<usize> {
        let small = Tags::UP.with(Tags::DOWN).with(Tags::SUPERLATIVE);
        let tells = |i: &usize| {
            !self.words[*i].tags.intersects(small)
                && !self.alignment.matches[*i].is_empty()
                && !stated.noun.contains(i)
        };
        stated.anchors.iter().copied().filter(tells).collect()
    }

    /// Words between a figure of the talk and the nearest place that says a word of the claim so strongly, at most [`FAR`].
    fn apart(&self, word: usize, said: &Said, least: f32) -> usize {
        let to = |p: &(Position, f32)| said.at.0.saturating_sub(p.0).max(p.0.saturating_sub(said.at.1));
        let strong = self.alignment.matches[word].iter().filter(|(_, strength)| *strength >= least);
        strong.map(to).min().unwrap_or(FAR).min(FAR)
    }

    /// Whether a figure of the talk is another one of the same kind, in the same passage.
    fn is_alike(&self, stated: &Stated, said: &Said, accepted: &[&Said]) -> bool {
        let (q, s) = (&stated.quantity, &said.quantity);
        let kind = s.unit.dimension == q.unit.dimension || bounds::counts(s) && bounds::counts(q);
        s.measures()
            && kind
            && !matches!(s.form, Form::Year | Form::Ordinal)
            && !s.same_value(q)
            && !bounds::accepts(q, s)
            && accepted.iter().any(|own| own.at.0.abs_diff(said.at.0) <= PASSAGE)
            && self.may_count(stated, said)
            && !self.is_told_beside(stated, said)
    }

    /// Whether a figure of the talk may count what the claim counts: it names the same, or nothing.
    fn may_count(&self, stated: &Stated, said: &Said) -> bool {
        let counting = matches!(stated.quantity.unit.dimension, Dimension::Count | Dimension::None);
        // "900, so we …": not "billions of predictions", "50 or so services", "20, uh, 2023".
        let names_nothing = |w: &Word| {
            !w.is_content()
                && !matches!(w.lower.as_str(), "of" | "or" | "plus")
                && !w.lower.bytes().any(|b| b.is_ascii_digit())
        };
        let bare = || {
            let behind = &self.index.words[said.at.1 + 1..(said.at.1 + 3).min(self.index.words.len())];
            behind.iter().all(|w| names_nothing(w) && !matches!(w.lower.as_str(), "uh" | "um"))
        };
        !counting || self.counts(stated, said) || bare()
    }

    /// Whether the clause tells that figure as well: two figures in one clause are compared with each other elsewhere.
    fn is_told_beside(&self, stated: &Stated, said: &Said) -> bool {
        let range = clauses::around(self.ranges, stated.at.0);
        numbers::read(self.text).iter().any(|q| {
            q.same_value(&said.quantity)
                && covered(self.words, bytes(self.text, q.figure))
                    .is_some_and(|at| range.0 <= at.0 && at.0 < range.1)
        })
    }
}
