//! Compares the quantities of a claim with those of the talk: value, unit, bound, and what they are said of. Reading
//! them is the work of `text::numbers` alone.

#![allow(clippy::float_cmp)] // figures are read from digits: equal figures are equal bits

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
            .filter(|said| accepts(q, &said.quantity))
            .map(|said| (said, self.context(stated, said.at)))
            .collect();
        let Some((best, context)) = accepted.iter().copied().max_by(|a, b| {
            let rate = |(said, context): &(&Said, f32)| {
                context + if self.same_noun(stated, said.at) { 0.4 } else { 0.0 }
                    - if self.foreign(said) { 0.3 } else { 0.0 }
                    + if bound_fault(&said.quantity, q).is_none() {
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
            if let Some(fault) = self.other_unit(stated) {
                return Some(fault);
            }
            return Some(match rival {
                Some(rival) if small || self.same_noun(stated, rival.at) => self.fault(
                    stated,
                    FindingKind::Number,
                    FindingSeverity::Error,
                    "the talk gives another figure",
                    rival,
                ),
                _ if small => self.fault(
                    stated,
                    FindingKind::Number,
                    FindingSeverity::Error,
                    "the talk says this figure of something else only",
                    best,
                ),
                _ => self.fault(
                    stated,
                    FindingKind::Attachment,
                    FindingSeverity::Warning,
                    "the talk says this figure of something else",
                    best,
                ),
            });
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
        if let Some((kind, severity, reason)) = bound_fault(&best.quantity, q) {
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
    }

    fn foreign(&self, said: &Said) -> bool {
        self.index.foreign.get(said.at.0).copied().unwrap_or(false)
    }

    /// How it was told as how it is: "it was two hours before" as "takes two hours".
    fn times(&self, stated: &Stated, best: &Said) -> Option<Fault> {
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

    /// "1,900 radars and six stations" for "1,900 stations and six radars".
    fn neighbour(&self, stated: &Stated, best: &Said) -> Option<Fault> {
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

    /// "a day" in the claim, "a week" in the talk.
    fn rate(&self, stated: &Stated, best: &Said) -> Option<Fault> {
        let rates = |words: &[Word], from: usize, to: usize| -> Vec<String> {
            (from.max(1)..to.min(words.len()))
                .filter(|i| {
                    words[*i].tags.intersects(Tags::UNIT)
                        && matches!(
                            words[*i - 1].lower.as_str(),
                            "a" | "an" | "per" | "every" | "each" | "one"
                        )
                })
                .map(|i| words[i].stem.clone())
                .collect()
        };
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

    /// Whether the claim turns a change of the talk round, or gives it another end.
    pub(super) fn changes(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for change in numbers::changes(self.text) {
            let measured = change.from.form != Form::Bare || change.to.form != Form::Bare;
            let same =
                |a: &Quantity, b: &Quantity| a.same_value(b) && (a.same_unit(b) || counts(a) && counts(b));
            let Some(at) = covered(self.words, bytes(self.text, change.span)) else {
                continue;
            };
            let range = clauses::around(self.ranges, at.0);
            let anchors: Vec<usize> =
                (range.0..range.1.max(at.1 + 1)).filter(|i| self.alignment.weights[*i] > 0.0).collect();
            let about = |s: &Said| {
                self.alignment.within(&anchors, s.at.0.saturating_sub(REACH), s.at.1 + REACH) >= SAME_SUBJECT
            };
            let near: Vec<&(Said, Said)> =
                self.index.changes.iter().filter(|(from, _)| about(from)).collect();
            if near
                .iter()
                .any(|(from, to)| same(&change.from, &from.quantity) && same(&change.to, &to.quantity))
            {
                continue;
            }
            let text = {
                let (start, end) = bytes(self.text, change.span);
                self.text[start..end].to_owned()
            };
            let fault = |kind, reason: &str, said: &Said| {
                let excerpt = self.index.words
                    [said.at.0.saturating_sub(3)..(said.at.1 + 8).min(self.index.words.len())]
                    .iter()
                    .map(|w| w.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" ");
                Fault {
                    kind,
                    severity: FindingSeverity::Error,
                    text: text.clone(),
                    reason: format!("{reason}; it says \"… {excerpt} …\""),
                    near: vec![said.at.0],
                }
            };
            if let Some((from, _)) = near
                .iter()
                .find(|(from, to)| same(&change.from, &to.quantity) && same(&change.to, &from.quantity))
            {
                faults.push(fault(
                    FindingKind::Direction,
                    "the talk tells this change the other way round",
                    from,
                ));
            } else if measured
                && let Some((from, _)) = near.iter().find(|(from, to)| {
                    same(&change.from, &from.quantity)
                        && to.quantity.unit.dimension == change.to.unit.dimension
                        || same(&change.to, &to.quantity)
                            && from.quantity.unit.dimension == change.from.unit.dimension
                })
            {
                faults.push(fault(
                    FindingKind::Number,
                    "the talk gives this change another end",
                    from,
                ));
            }
        }
        faults
    }

    /// Times told without a figure ("took weeks"): the unit must be said of the same thing.
    pub(super) fn bare_units(&self, quoted: impl Fn(usize) -> bool) -> Vec<Fault> {
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

    /// A hedge of the speaker ("I think two", "well over") that the claim drops or adds.
    fn hedge(&self, stated: &Stated, best: &Said) -> Option<Fault> {
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

    /// Articles, pronouns and places in an order that say no amount.
    fn needs_no_evidence(&self, stated: &Stated) -> bool {
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
            _ => false,
        }
    }

    /// Figures that name something must be said digit by digit.
    fn literal(&self, stated: &Stated, places: &mut Vec<Position>) -> Option<Fault> {
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
    fn rival(&self, stated: &Stated, context: f32) -> Option<&Said> {
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

    /// The same figure said of the same thing with another unit.
    fn other_unit(&self, stated: &Stated) -> Option<Fault> {
        let q = &stated.quantity;
        self.index
            .quantities
            .iter()
            .filter(|said| {
                said.quantity.low == q.low && said.quantity.high == q.high && said.quantity.measures()
            })
            .filter(|said| !accepts(q, &said.quantity))
            .map(|said| (said, self.context(stated, said.at)))
            .filter(|(_, context)| *context >= SAME_SUBJECT)
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

    /// The talk does not say this value with this unit.
    fn absent(&self, stated: &Stated) -> Fault {
        if let Some(fault) = self.other_unit(stated) {
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

    /// A difference, ratio or share of two figures that the talk gives as a change: allowed, and marked.
    fn derived(&self, stated: &Stated) -> Option<Fault> {
        let q = &stated.quantity;
        let close = |a: f64, b: f64| (a - b).abs() <= 0.02 * a.abs().max(b.abs());
        self.index.changes.iter().find_map(|(from, to)| {
            let (a, b) = (
                from.quantity.high * from.quantity.unit.scale,
                to.quantity.high * to.quantity.unit.scale,
            );
            if a <= 0.0 || b <= 0.0 || !from.quantity.measures() {
                return None;
            }
            let fits = match q.unit.dimension {
                Dimension::Percent => close(q.high, (a - b).abs() / a * 100.0),
                Dimension::Times => close(q.high, a / b) || close(q.high, b / a),
                dimension => {
                    dimension == to.quantity.unit.dimension && close(q.high * q.unit.scale, (a - b).abs())
                }
            };
            (fits && self.context(stated, to.at) >= SAME_SUBJECT).then(|| {
                self.fault(
                    stated,
                    FindingKind::Number,
                    FindingSeverity::Warning,
                    "derived from two figures of the talk, not said in it",
                    to,
                )
            })
        })
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

fn counts(q: &Quantity) -> bool {
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
fn bound_fault(said: &Quantity, claim: &Quantity) -> Option<(FindingKind, FindingSeverity, &'static str)> {
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
