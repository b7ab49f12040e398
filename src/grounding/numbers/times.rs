//! Compares times: rates ("a day"), units told without a figure ("took weeks"), and how it was with how it is.

use super::{Bench, Fault, Said, Stated, bytes, covered};
use crate::{
    grounding::{clauses, index::Position, lexicon::Tags, tokens::Word},
    model::{FindingKind, FindingSeverity},
    text::numbers::{self, Form},
};

impl Bench<'_> {
    /// How it was told as how it is: "it was two hours before" as "takes two hours".
    pub(super) fn times(&self, stated: &Stated, best: &Said) -> Option<Fault> {
        let lower = |words: &[Word], at: Option<usize>| {
            at.and_then(|i| words.get(i)).map(|w| w.lower.clone()).unwrap_or_default()
        };
        let words = &self.index.words;
        let (first, last) = best.at;
        let behind = (last + 1..last + 3).any(|i| lower(words, Some(i)) == "before");
        let ahead = (first.saturating_sub(3)..first).any(|i| lower(words, Some(i)) == "before")
            && lower(words, first.checked_sub(1)) == "was";
        let was = behind
            && (first.saturating_sub(4)..first)
                .any(|i| matches!(lower(words, Some(i)).as_str(), "was" | "were"));
        if !(was || ahead) {
            return None;
        }
        let past = self.words.iter().any(|w| {
            matches!(
                w.lower.as_str(),
                "was"
                    | "were"
                    | "previously"
                    | "before"
                    | "once"
                    | "used"
                    | "had"
                    | "took"
                    | "formerly"
                    | "earlier"
            )
        });
        let from = (stated.at.0.saturating_sub(3)..stated.at.0)
            .any(|i| matches!(self.words[i].lower.as_str(), "from" | "of" | "than" | "against"));
        (!past && !from).then(|| {
            self.fault(
                stated,
                FindingKind::Attachment,
                FindingSeverity::Warning,
                "the talk tells this of the time before",
                best,
            )
        })
    }

    /// "a day" in the claim, "a week" in the talk.
    pub(super) fn rate(&self, stated: &Stated, best: &Said) -> Option<Fault> {
        let rates = |words: &[Word], from: usize, to: usize| -> Vec<String> {
            (from.max(1)..to.min(words.len()))
                .filter(|i| {
                    words[*i].tags.intersects(Tags::UNIT)
                        && matches!(
                            words[*i - 1].lower.as_str(),
                            "a" | "an" | "per" | "every" | "each" | "one"
                        )
                        // "a year later" is no rate.
                        && !words.get(*i + 1).is_some_and(|w| {
                            matches!(w.lower.as_str(), "later" | "earlier" | "before" | "after" | "ago")
                        })
                })
                .map(|i| words[i].stem.clone())
                .collect()
        };
        if stated.quantity.form == Form::Year {
            return None;
        }
        let range = clauses::around(self.ranges, stated.at.0);
        let claim = rates(self.words, stated.at.1 + 1, (stated.at.1 + 8).min(range.1 + 3))
            .into_iter()
            .next()?;
        let talk = rates(&self.index.words, best.at.0.saturating_sub(12), best.at.1 + 10);
        let named = self.index.words
            [best.at.0.saturating_sub(15)..(best.at.1 + 15).min(self.index.words.len())]
            .iter()
            .any(|w| {
                w.stem.starts_with(&claim)
                    || claim == "day" && w.stem == "daily"
                    || claim == "year" && w.stem == "annual"
            });
        let told = talk.contains(&claim) || named && talk.is_empty();
        (!told).then(|| {
            self.fault(
                stated,
                FindingKind::Unit,
                FindingSeverity::Error,
                "the talk does not give this figure for this time",
                best,
            )
        })
    }

    /// Times told without a figure ("took weeks"): the unit must be said of the same thing.
    pub(in crate::grounding) fn bare_units(&self, quoted: impl Fn(usize) -> bool) -> Vec<Fault> {
        let figures: Vec<(usize, usize)> = numbers::read(self.text)
            .iter()
            .filter(|q| !matches!(q.form, Form::Bare))
            .filter_map(|q| covered(self.words, bytes(self.text, q.span)))
            .collect();
        let mut faults = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let inside = figures.iter().any(|(a, b)| *a <= at && at <= *b);
            let singular = word.lower == word.stem
                || matches!(word.lower.as_str(), "minute" | "second" | "decade" | "byte");
            if !word.tags.intersects(Tags::UNIT) || inside || singular || quoted(at) || word.stem == "percent"
            {
                continue;
            }
            let range = clauses::around(self.ranges, at);
            let mut anchors: Vec<usize> = (range.0..range.1)
                .filter(|i| self.alignment.weights[*i] > 0.0 && !self.words[*i].tags.intersects(Tags::UNIT))
                .collect();
            if anchors.len() < 2 {
                anchors = (0..self.words.len())
                    .filter(|i| {
                        self.alignment.weights[*i] > 0.0 && !self.words[*i].tags.intersects(Tags::UNIT)
                    })
                    .collect();
            }
            let context = |p: Position| self.alignment.within(&anchors, p.saturating_sub(20), p + 20);
            let places = self.index.places(&word.stem);
            let best = places.iter().map(|p| context(*p)).fold(0.0, f32::max);
            let rival = (0..self.index.words.len())
                .filter(|p| {
                    let other = &self.index.words[*p];
                    other.tags.intersects(Tags::UNIT) && other.stem != word.stem && other.stem != "percent"
                })
                .map(|p| (p, context(p)))
                .max_by(|a, b| a.1.total_cmp(&b.1));
            let Some((place, fit)) = rival.filter(|(_, fit)| *fit >= 0.4 && *fit > best + 0.25) else {
                continue;
            };
            let excerpt = self.index.words[place.saturating_sub(6)..(place + 3).min(self.index.words.len())]
                .iter()
                .map(|w| w.text.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            let _ = fit;
            faults.push(Fault {
                kind: FindingKind::Unit,
                severity: FindingSeverity::Error,
                text: word.text.clone(),
                reason: format!("the talk says this in another unit; it says \"… {excerpt} …\""),
                near: vec![place],
            });
        }
        faults
    }
}
