//! Compares value, unit and bound of two quantities, and the hedges around them. It does not ask what they are said of.

use super::{Bench, Fault, Said, Stated};
use crate::{
    grounding::{clauses, lexicon::Tags, tokens::Word},
    model::{FindingKind, FindingSeverity},
    text::numbers::{Bound, Dimension, Form, Quantity},
};

pub(super) fn counts(q: &Quantity) -> bool {
    matches!(q.unit.dimension, Dimension::Count | Dimension::None)
}

/// Whether a quantity of the talk carries the value and unit of a claim's. Nouns may differ ("people", "engineers"):
/// the surroundings tell whether the same is counted.
pub(super) fn accepts(claim: &Quantity, said: &Quantity) -> bool {
    if claim.form == Form::Year || said.form == Form::Year {
        return claim.high == said.high
            && claim.low == said.low
            && claim.unit.dimension != Dimension::Percent;
    }
    if !said.measures() {
        return claim.form == Form::Ordinal && said.high == claim.high;
    }
    if (claim.form == Form::Ordinal) != (said.form == Form::Ordinal) {
        return false;
    }
    if let (Some(a), Some(b)) = (&claim.unit.per, &said.unit.per)
        && a != b
    {
        return false;
    }
    if claim.form == Form::Vague || said.form == Form::Vague {
        let unit = claim.same_unit(said) || counts(claim) && counts(said);
        let inside = said.low >= claim.low && said.high <= claim.high;
        return unit && (claim.same_value(said) || claim.form == Form::Vague && inside);
    }
    if claim.same_value(said) && (claim.same_unit(said) || counts(claim) && counts(said)) {
        return true;
    }
    // Captions lose the percent sign, and mis-hear units of data ("pabytes").
    let plain = claim.low == said.low && claim.high == said.high;
    let sign_lost = claim.unit.dimension == Dimension::Percent && counts(said) && said.digits;
    let misheard = claim.unit.dimension == Dimension::Bytes
        && said.unit.dimension == Dimension::Count
        && said.unit.name.ends_with("byte")
        && strsim::damerau_levenshtein(&said.unit.name, &claim.unit.name) <= 2
        && said.unit.name.starts_with(&claim.unit.name[..1]);
    // "from 12 seconds to three": the claim leaves the unit out.
    let left_out = claim.unit.dimension == Dimension::None && said.unit.dimension != Dimension::Percent;
    plain && (sign_lost || misheard || left_out)
}

/// What is wrong with the bound of a claim's quantity, given the talk's.
pub(super) fn bound_fault(
    said: &Quantity,
    claim: &Quantity,
) -> Option<(FindingKind, FindingSeverity, &'static str)> {
    use Bound::{About, Almost, AtLeast, AtMost, Exact};
    match (said.bound, claim.bound) {
        (AtLeast, AtMost) | (AtMost, AtLeast) => Some((
            FindingKind::Direction,
            FindingSeverity::Error,
            "the talk gives the bound the other way round",
        )),
        (Almost, AtLeast) | (AtLeast, Almost) => Some((
            FindingKind::Hedge,
            FindingSeverity::Error,
            "the talk gives the bound the other way round",
        )),
        (About, AtLeast | AtMost) => Some((
            FindingKind::Hedge,
            FindingSeverity::Error,
            "the talk says about, not a bound",
        )),
        (Exact, AtLeast) => Some((
            FindingKind::Hedge,
            FindingSeverity::Warning,
            "the talk gives the figure without \"more than\"",
        )),
        (AtMost, Exact) => Some((
            FindingKind::Hedge,
            FindingSeverity::Warning,
            "the talk gives this figure as the best case or upper end",
        )),
        (AtLeast | About | Almost, Exact) if claim.digits => Some((
            FindingKind::Hedge,
            FindingSeverity::Warning,
            "the talk hedges this figure",
        )),
        _ => None,
    }
}

impl Bench<'_> {
    /// "about a thousand and a bit more", "ten thousand and more": a lower bound told behind the figure.
    pub(super) fn is_exceeded(&self, said: &Said) -> bool {
        let lower =
            |k: usize| self.index.words.get(said.at.1 + k).map(|w| w.lower.as_str()).unwrap_or_default();
        matches!(
            (lower(1), lower(2), lower(3)),
            ("and", "a", "bit" | "little" | "few")
                | ("and", "more" | "some" | "counting" | "above" | "up", _)
                | ("plus", ..)
        )
    }

    /// A hedge of the speaker ("I think two", "well over") that the claim drops or adds.
    pub(super) fn hedge(&self, stated: &Stated, best: &Said) -> Option<Fault> {
        let q = &stated.quantity;
        let range = clauses::around(self.ranges, stated.at.0);
        let hedged = self.words.iter().any(|w| {
            w.tags.intersects(Tags::HEDGE)
                || matches!(
                    w.stem.as_str(),
                    "estimat" | "believ" | "think" | "recall" | "report" | "about"
                )
        });
        if best.quantity.unsure && !q.unsure && !hedged && q.bound == Bound::Exact {
            return Some(self.fault(
                stated,
                FindingKind::Hedge,
                FindingSeverity::Warning,
                "the speaker is unsure of this figure",
                best,
            ));
        }
        let (from, to) = (best.at.0.saturating_sub(3), best.at.0);
        let possible = self.index.words[from..to].iter().any(|w| {
            matches!(
                w.lower.as_str(),
                "potentially" | "possibly" | "maybe" | "perhaps" | "probably" | "hopefully"
            )
        });
        if possible && !hedged && !self.words.iter().any(|w| w.tags.intersects(Tags::PLAN.with(Tags::MODAL)))
        {
            return Some(self.fault(
                stated,
                FindingKind::Hedge,
                FindingSeverity::Warning,
                "the speaker calls this figure possible only",
                best,
            ));
        }
        let emphatic = |words: &[Word], at: usize| {
            words[at.saturating_sub(3)..at]
                .iter()
                .any(|w| matches!(w.lower.as_str(), "well" | "far" | "much"))
                && words[at.saturating_sub(2)..at]
                    .iter()
                    .any(|w| matches!(w.lower.as_str(), "over" | "above" | "more" | "than" | "under"))
        };
        if stated.at.0 > range.0
            && emphatic(self.words, stated.at.0)
            && !emphatic(&self.index.words, best.at.0)
        {
            return Some(self.fault(
                stated,
                FindingKind::Hedge,
                FindingSeverity::Warning,
                "the talk does not put it so strongly",
                best,
            ));
        }
        None
    }
}
