//! Looks for other figures of the talk that a claim's figure may have been taken from, and for figures that name things.

use super::{Bench, Fault, RIVAL, Said, Stated, bounds};
use crate::{
    grounding::{index::Position, tokens::Word},
    model::{FindingKind, FindingSeverity},
    text::numbers::{Dimension, Form},
};

impl Bench<'_> {
    /// Articles, pronouns and places in an order that say no amount.
    pub(super) fn needs_no_evidence(&self, stated: &Stated) -> bool {
        let q = &stated.quantity;
        let counts = matches!(q.unit.dimension, Dimension::Count | Dimension::None);
        let before = stated.at.0.checked_sub(1).map(|i| self.words[i].lower.as_str()).unwrap_or_default();
        match q.form {
            _ if stated.text == "one day" => true,
            Form::Ordinal => !q.digits && q.high <= 10.0,
            Form::Article | Form::Bare | Form::Absence => true,
            Form::Year => self.year == Some(q.high),
            Form::Cardinal if q.high == 1.0 => !q.digits && counts,
            Form::Cardinal if q.high <= 2.0 => {
                !q.digits && counts && matches!(before, "the" | "these" | "those" | "both" | "between")
            }
            Form::Multiplier => !q.digits && q.high == 1.0,
            // "half of it for tests and the other half for production" divides; it counts nothing.
            Form::Fraction if q.high == 0.5 || q.high == 50.0 => {
                self.words.windows(2).any(|w| w[0].lower == "other" && w[1].lower == "half")
            }
            _ => false,
        }
    }

    /// Figures that name something must be said digit by digit.
    pub(super) fn literal(&self, stated: &Stated, places: &mut Vec<Position>) -> Option<Fault> {
        let mut missing = None;
        for word in &self.words[stated.at.0..=stated.at.1] {
            if !word.lower.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            let bare = word.lower.trim_start_matches('v');
            let said = self.index.form(bare);
            let said = if said.is_empty() {
                self.index.form(&word.lower)
            } else {
                said
            };
            if said.is_empty() {
                missing = Some(word.text.clone());
            }
            places.extend(said.iter().take(1));
        }
        let word = missing?;
        let value = self
            .index
            .quantities
            .iter()
            .find(|s| !s.quantity.measures() && s.quantity.same_value(&stated.quantity));
        if value.is_some() && stated.quantity.form != Form::Version {
            return None;
        }
        Some(Fault {
            kind: FindingKind::Number,
            severity: FindingSeverity::Error,
            text: stated.text.clone(),
            reason: format!("the talk does not say \"{word}\""),
            near: self.rival(stated, 0.0).map(|s| vec![s.at.0]).unwrap_or_default(),
        })
    }

    /// The quantity of the same kind that fits the clause clearly better than `context`.
    pub(super) fn rival(&self, stated: &Stated, context: f32) -> Option<&Said> {
        let q = &stated.quantity;
        self.index
            .quantities
            .iter()
            .filter(|s| s.quantity.form == q.form || s.quantity.measures() == q.measures())
            .filter(|s| s.quantity.unit.dimension == q.unit.dimension || self.same_noun(stated, s.at))
            .filter(|s| !s.quantity.same_value(q))
            .map(|s| {
                (
                    s,
                    self.context(stated, s.at)
                        + if self.same_noun(stated, s.at) { 0.2 } else { 0.0 }
                        + if self.counts(stated, s) { 0.3 } else { 0.0 },
                )
            })
            .filter(|(_, c)| *c > context + RIVAL)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(s, _)| s)
    }

    /// The same figure said of the same thing with another unit; `least`: how much of the claim must be said around it.
    pub(super) fn other_unit(&self, stated: &Stated, least: f32) -> Option<Fault> {
        let q = &stated.quantity;
        self.index
            .quantities
            .iter()
            .filter(|said| {
                said.quantity.low == q.low && said.quantity.high == q.high && said.quantity.measures()
            })
            .filter(|said| !bounds::accepts(q, &said.quantity))
            .map(|said| (said, self.context(stated, said.at)))
            .filter(|(_, context)| *context >= least)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(said, _)| {
                self.fault(
                    stated,
                    FindingKind::Unit,
                    FindingSeverity::Error,
                    "the talk says this figure with another unit",
                    said,
                )
            })
    }

    /// "1,900 radars and six stations" for "1,900 stations and six radars".
    pub(super) fn neighbour(&self, stated: &Stated, best: &Said) -> Option<Fault> {
        let noun = *stated.noun.first().filter(|n| **n <= stated.at.1 + 2)?;
        let follows = |said: &Said| self.alignment.strongest(noun, said.at.1 + 1, said.at.1 + 4) >= 0.85;
        let counted = self.index.words.get(best.at.1 + 1).is_some_and(Word::is_content);
        if !counted
            || follows(best)
            || best.at.0 > 0 && self.alignment.strongest(noun, best.at.0.saturating_sub(3), best.at.0) > 0.0
        {
            return None;
        }
        self.index
            .quantities
            .iter()
            .find(|s| {
                s.at.0.abs_diff(best.at.0) <= 25 && follows(s) && !s.quantity.same_value(&stated.quantity)
            })
            .map(|rival| {
                self.fault(
                    stated,
                    FindingKind::Attachment,
                    FindingSeverity::Warning,
                    "the talk gives another figure for this",
                    rival,
                )
            })
    }
}
