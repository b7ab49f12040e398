//! Compares the quantities of a claim with those of the talk: value, unit, bound, and what they are said of. Reading
//! them is the work of `text::numbers` alone.

#![allow(clippy::float_cmp)] // figures are read from digits: equal figures are equal bits

mod bounds;
mod changes;
mod evidence;
mod nearer;
mod times;

use super::{
    align::Alignment,
    clauses,
    index::{Index, Position},
    lexicon::Tags,
    tokens::Word,
};
use crate::{
    model::{FindingKind, FindingSeverity},
    text::numbers::{self, Bound, Dimension, Form, Quantity},
};

/// A quantity of the talk and where it stands in the stream of words.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) quantity: Quantity,
    /// First and last word of the figure.
    pub(super) at: (Position, Position),
}

/// What is wrong with a quantity of a claim.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    pub(super) kind: FindingKind,
    pub(super) severity: FindingSeverity,
    /// The quantity as the claim words it.
    pub(super) text: String,
    /// Why, without the nearest sentence.
    pub(super) reason: String,
    /// Places of the nearest thing the talk says.
    pub(super) near: Vec<Position>,
}

/// Everything needed to judge the quantities of one claim.
pub(super) struct Bench<'c> {
    pub(super) text: &'c str,
    pub(super) words: &'c [Word],
    pub(super) ranges: &'c [(usize, usize)],
    pub(super) alignment: &'c Alignment,
    pub(super) index: &'c Index,
    /// Quantities of title and description: true without a place in the talk.
    pub(super) metadata: &'c [Quantity],
    /// Publication year, when known.
    pub(super) year: Option<f64>,
}

/// A quantity of the claim.
pub(super) struct Stated {
    pub(super) quantity: Quantity,
    /// First and last word of the figure.
    pub(super) at: (usize, usize),
    text: String,
    /// Content words of its clause.
    anchors: Vec<usize>,
    /// Content words right behind it.
    noun: Vec<usize>,
}

/// Words on each side of a figure that tell what it is said of.
const REACH: usize = 25;
/// Share of a clause that must be met around a figure for the figure to be said of the same thing.
const SAME_SUBJECT: f32 = 0.2;
/// How much better another figure must fit the clause to make the claim's figure doubtful.
const RIVAL: f32 = 0.35;

/// Byte range of a character range.
pub(super) fn bytes(text: &str, span: crate::model::Span) -> (usize, usize) {
    let mut offsets = text.char_indices().map(|(i, _)| i).chain(std::iter::once(text.len()));
    let start = offsets.nth(span.start).unwrap_or(text.len());
    let end = if span.end > span.start {
        offsets.nth(span.end - span.start - 1).unwrap_or(text.len())
    } else {
        start
    };
    (start, end)
}

/// First and last of the words that overlap a byte range.
pub(super) fn covered(words: &[Word], range: (usize, usize)) -> Option<(usize, usize)> {
    let first = words.iter().position(|w| w.end > range.0 && w.start < range.1)?;
    let last = words.iter().rposition(|w| w.end > range.0 && w.start < range.1)?;
    Some((first, last))
}

impl Bench<'_> {
    /// Quantities of the claim outside its quotations.
    pub(super) fn stated(&self, quoted: impl Fn(usize) -> bool) -> Vec<Stated> {
        numbers::read(self.text)
            .into_iter()
            .filter_map(|quantity| {
                let at = covered(self.words, bytes(self.text, quantity.figure))?;
                if quoted(at.0) {
                    return None;
                }
                let whole = bytes(self.text, quantity.span);
                let range = clauses::around(self.ranges, at.0);
                let is_anchor = |i: &usize| {
                    self.alignment.weights[*i] > 0.0
                        && !(at.0 <= *i && *i <= at.1)
                        && !self.words[*i].tags.intersects(Tags::UNIT)
                };
                let mut anchors: Vec<usize> = (range.0..range.1).filter(is_anchor).collect();
                if anchors.len() < 2 {
                    anchors = (0..self.words.len()).filter(is_anchor).collect();
                }
                let noun = (at.1 + 1..(at.1 + 5).min(range.1)).filter(is_anchor).collect();
                Some(Stated {
                    text: self.text[whole.0..whole.1].to_owned(),
                    quantity,
                    at,
                    anchors,
                    noun,
                })
            })
            .collect()
    }

    /// How much of what the claim says around a figure is said around a place of the talk, 0 to 1.
    fn context(&self, stated: &Stated, at: (Position, Position)) -> f32 {
        if self.alignment.total(&stated.anchors) <= 0.0 {
            return 1.0;
        }
        self.alignment.within(&stated.anchors, at.0.saturating_sub(REACH), at.1 + REACH)
    }

    /// Whether the thing that the claim counts follows a figure of the talk at once.
    fn counts(&self, stated: &Stated, said: &Said) -> bool {
        stated
            .noun
            .first()
            .is_some_and(|noun| self.alignment.strongest(*noun, said.at.1 + 1, said.at.1 + 4) >= 0.85)
    }

    /// Whether the thing that is counted is the same.
    fn same_noun(&self, stated: &Stated, at: (Position, Position)) -> bool {
        stated
            .noun
            .iter()
            .any(|word| self.alignment.strongest(*word, at.0.saturating_sub(4), at.1 + 7) > 0.0)
    }

    /// Judges one quantity. Places that carry it go to `places`.
    pub(super) fn judge(&self, stated: &Stated, places: &mut Vec<Position>) -> Option<Fault> {
        let q = &stated.quantity;
        if self.needs_no_evidence(stated) || self.metadata.iter().any(|m| m.same_value(q) && m.same_unit(q)) {
            return None;
        }
        if matches!(
            q.form,
            Form::Version | Form::Label | Form::Port | Form::Clock | Form::Idiom
        ) {
            return self.literal(stated, places);
        }
        let accepted: Vec<(&Said, f32)> = self
            .index
            .quantities
            .iter()
            .filter(|said| bounds::accepts(q, &said.quantity))
            .map(|said| (said, self.context(stated, said.at)))
            .collect();
        let Some((best, context)) = accepted.iter().copied().max_by(|a, b| {
            let rate = |(said, context): &(&Said, f32)| {
                context + if self.same_noun(stated, said.at) { 0.4 } else { 0.0 }
                    - if self.foreign(said) { 0.3 } else { 0.0 }
                    + if bounds::bound_fault(&said.quantity, q).is_none() {
                        0.05
                    } else {
                        0.0
                    }
            };
            rate(a).total_cmp(&rate(b))
        }) else {
            return Some(self.absent(stated));
        };
        let noun = self.same_noun(stated, best.at);
        let small = q.high <= 12.0 && matches!(q.unit.dimension, Dimension::Count | Dimension::None);
        let rival = self.rival(stated, context);
        if q.form != Form::Year && context < SAME_SUBJECT && !noun {
            return Some(self.of_another(stated, rival, best, small));
        }
        // The same figure in another unit fits far better: "two weeks" is said, of something else.
        let swapped = self
            .other_unit(stated, context + RIVAL)
            .filter(|_| q.unit.dimension == Dimension::Time && !noun);
        if swapped.is_some() {
            return swapped;
        }
        if let Some(rival) = rival.filter(|_| !noun && small) {
            return Some(self.fault(
                stated,
                FindingKind::Number,
                FindingSeverity::Error,
                "the talk gives another figure",
                rival,
            ));
        }
        places.extend(best.at.0..=best.at.1);
        if best.quantity.negated && !q.negated {
            return Some(self.fault(
                stated,
                FindingKind::Negation,
                FindingSeverity::Error,
                "the talk denies this figure",
                best,
            ));
        }
        let exceeded = q.bound == Bound::AtLeast && self.is_exceeded(best);
        if let Some((kind, severity, reason)) = bounds::bound_fault(&best.quantity, q).filter(|_| !exceeded) {
            return Some(self.fault(stated, kind, severity, reason, best));
        }
        if self.foreign(best) {
            return Some(self.fault(
                stated,
                FindingKind::Attachment,
                FindingSeverity::Warning,
                "the figure comes from a question or a made-up case",
                best,
            ));
        }
        self.hedge(stated, best)
            .or_else(|| self.rate(stated, best))
            .or_else(|| self.times(stated, best))
            .or_else(|| self.neighbour(stated, best))
            .or_else(|| {
                let accepted: Vec<&Said> = accepted.iter().map(|(said, _)| *said).collect();
                self.counted_otherwise(stated, &accepted).or_else(|| self.nearer(stated, &accepted))
            })
    }

    /// The talk says the figure, but not of what the claim speaks of.
    fn of_another(&self, stated: &Stated, rival: Option<&Said>, best: &Said, small: bool) -> Fault {
        if let Some(fault) = self.other_unit(stated, SAME_SUBJECT) {
            return fault;
        }
        let (kind, severity, reason, near) = match rival {
            Some(rival) if small || self.same_noun(stated, rival.at) => (
                FindingKind::Number,
                FindingSeverity::Error,
                "the talk gives another figure",
                rival,
            ),
            _ if small => (
                FindingKind::Number,
                FindingSeverity::Error,
                "the talk says this figure of something else only",
                best,
            ),
            _ => (
                FindingKind::Attachment,
                FindingSeverity::Warning,
                "the talk says this figure of something else",
                best,
            ),
        };
        self.fault(stated, kind, severity, reason, near)
    }

    fn foreign(&self, said: &Said) -> bool {
        self.index.foreign.get(said.at.0).copied().unwrap_or(false)
    }

    /// The talk does not say this value with this unit.
    fn absent(&self, stated: &Stated) -> Fault {
        if let Some(fault) = self.other_unit(stated, SAME_SUBJECT) {
            return fault;
        }
        if let Some(derived) = self.derived(stated) {
            return derived;
        }
        match self.rival(stated, -0.2) {
            Some(said) => self.fault(
                stated,
                FindingKind::Number,
                FindingSeverity::Error,
                "the talk gives no such figure",
                said,
            ),
            None => Fault {
                kind: FindingKind::Number,
                severity: FindingSeverity::Error,
                text: stated.text.clone(),
                reason: "the talk gives no such figure".into(),
                near: Vec::new(),
            },
        }
    }

    pub(super) fn fault(
        &self,
        stated: &Stated,
        kind: FindingKind,
        severity: FindingSeverity,
        reason: &str,
        near: &Said,
    ) -> Fault {
        let said = self.index.words[near.at.0.saturating_sub(3)..(near.at.1 + 4).min(self.index.words.len())]
            .iter()
            .map(|w| w.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        Fault {
            kind,
            severity,
            text: stated.text.clone(),
            reason: format!("{reason}; it says \"… {said} …\""),
            near: vec![near.at.0],
        }
    }
}
