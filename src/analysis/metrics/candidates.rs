//! Finds the places where a metric may be said: every quantity, with the words around it, and the two ends of
//! a change as one. It rejects nothing but what can never be a claim.

use std::collections::HashMap;

use super::lexicon::{self, Class, Classes};
use crate::{
    model::Span,
    text::{
        numbers::{self, Bound, Dimension, Form, Quantity},
        words::{Token, tokens},
    },
};

/// Tokens looked at before and behind a quantity.
const REACH: usize = 14;

/// A talk's raw words, read once.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) raw: &'a str,
    pub(super) tokens: Vec<Token<'a>>,
    pub(super) classes: Vec<Classes>,
    pub(super) quantities: Vec<Quantity>,
}

/// A quantity that may be a metric.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The quantity; the new state of a change.
    pub(super) quantity: Quantity,
    /// The old state, when the words tell of a change.
    pub(super) before: Option<Quantity>,
    /// Tokens of the whole expression.
    pub(super) first: usize,
    /// One past the last token of the expression.
    pub(super) end: usize,
    /// First token of the words around it, sentence marks respected.
    pub(super) left: usize,
    /// One past the last token of the words around it.
    pub(super) right: usize,
    /// Other candidates within reach.
    pub(super) neighbours: usize,
    /// How often the same value and unit is said in the talk.
    pub(super) repeats: usize,
}

impl<'a> Reading<'a> {
    pub(super) fn new(raw: &'a str, company: &str) -> Self {
        let tokens = tokens(raw);
        let company = company.to_lowercase();
        let company = company.split_whitespace().next();
        let classes = tokens
            .iter()
            .map(|token| {
                let mut classes = lexicon::classes(&token.lower);
                if company.is_some_and(|c| token.is(c)) {
                    classes.add(Class::Own);
                }
                classes
            })
            .collect();
        let quantities = numbers::read_tokens(&tokens);
        Self {
            raw,
            tokens,
            classes,
            quantities,
        }
    }

    /// All candidates in order.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let changes = numbers::changes_among(&self.tokens, &self.quantities);
        let mut found: Vec<Candidate> = Vec::new();
        let mut skip = 0;
        for (i, quantity) in self.quantities.iter().enumerate() {
            if i < skip || !may_be_metric(quantity, &self.tokens) {
                continue;
            }
            let change = changes.iter().find(|c| c.from.span == quantity.span || c.to.span == quantity.span);
            let candidate = match change {
                Some(change) => {
                    skip = i + 2;
                    self.candidate(change.to.clone(), Some(change.from.clone()), change.span)
                }
                None => self.candidate(quantity.clone(), None, quantity.span),
            };
            found.push(candidate);
        }
        let mut said: HashMap<String, usize> = HashMap::new();
        let key = |q: &Quantity| format!("{}|{}|{}", q.low, q.high, q.unit.name);
        for candidate in &found {
            *said.entry(key(&candidate.quantity)).or_default() += 1;
        }
        let places: Vec<usize> = found.iter().map(|c| c.first).collect();
        for candidate in &mut found {
            let near = |place: &&usize| place.abs_diff(candidate.first) <= 2 * REACH;
            candidate.neighbours = places.iter().filter(near).count() - 1;
            candidate.repeats = said[&key(&candidate.quantity)] - 1;
        }
        found
    }

    fn candidate(&self, quantity: Quantity, before: Option<Quantity>, span: Span) -> Candidate {
        let first = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        let stops = |i: &usize| matches!(self.tokens[*i].text, "." | "?" | "!" | ">");
        let left = (first.saturating_sub(REACH)..first)
            .rev()
            .find(stops)
            .map_or(first.saturating_sub(REACH), |i| i + 1);
        let limit = (end + REACH).min(self.tokens.len());
        let right = (end..limit).find(stops).map_or(limit, |i| i + 1);
        Candidate {
            quantity,
            before,
            first,
            end,
            left,
            right,
            neighbours: 0,
            repeats: 0,
        }
    }

    /// Classes of the words in a range of tokens.
    pub(super) fn around(&self, from: usize, to: usize) -> Classes {
        Classes::union(&self.classes[from.min(to)..to])
    }

    /// The words of a range that starts and ends with tokens, as they stand in the transcript.
    pub(super) fn slice(&self, span: Span) -> &'a str {
        let from = self.tokens.partition_point(|t| t.span.start < span.start);
        let last = self.tokens.partition_point(|t| t.span.end < span.end);
        match (self.tokens.get(from), self.tokens.get(last)) {
            (Some(first), Some(last)) => &self.raw[first.byte..(last.byte + last.text.len()).max(first.byte)],
            _ => "",
        }
    }

    /// The lower-case word at an index, empty outside the text.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &t.lower)
    }
}

/// What can never be a claim is left out: names, dates, versions, places in an order but the top ones.
fn may_be_metric(quantity: &Quantity, tokens: &[Token<'_>]) -> bool {
    if !quantity.measures() || quantity.negated {
        return false;
    }
    match quantity.form {
        Form::Ordinal => false,
        Form::Cardinal | Form::Vague => {
            let at = tokens.partition_point(|t| t.span.end <= quantity.figure.start);
            let alone = quantity.unit.dimension == Dimension::None && quantity.low <= 1.0;
            // "one or more" counts nothing.
            let open = quantity.bound == Bound::AtLeast && quantity.high <= 1.0;
            !(open || alone && at > 0)
        }
        _ => true,
    }
}
