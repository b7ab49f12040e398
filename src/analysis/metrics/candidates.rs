//! Finds the places where a metric may be said: every quantity, with the words around it, and the two ends of
//! a change as one. It rejects nothing but what can never be a claim.

use std::collections::HashMap;

use super::{
    lexicon::{self, Class, Classes},
    stretches::Stretches,
};
use crate::{
    model::{SectionLabel, Sentence, Span},
    text::{
        numbers::{self, Bound, Change, Dimension, Form, Quantity},
        words::{self, Token, tokens},
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
    pub(super) stretches: Stretches,
    sentences: &'a [Sentence],
    labels: &'a [SectionLabel],
    /// The numbers that follow each name directly, without repeats.
    numbered: HashMap<String, Vec<&'a str>>,
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
    /// Reads a raw transcript; sentences and their labels may be empty where none are known.
    pub(super) fn new(
        raw: &'a str,
        company: &str,
        sentences: &'a [Sentence],
        labels: &'a [SectionLabel],
    ) -> Self {
        let tokens = tokens(raw);
        let company = company.to_lowercase();
        let company = company.split_whitespace().next();
        let classes: Vec<Classes> = tokens
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
        let stretches = Stretches::of(&tokens);
        let mut reading = Self {
            raw,
            tokens,
            classes,
            quantities,
            stretches,
            sentences,
            labels,
            numbered: HashMap::new(),
        };
        reading.numbered = reading.numbered_names();
        reading
    }

    fn numbered_names(&self) -> HashMap<String, Vec<&'a str>> {
        let mut numbered: HashMap<String, Vec<&'a str>> = HashMap::new();
        for (at, token) in self.tokens.iter().enumerate().skip(1) {
            if token.class == words::Class::Number && self.is_name(at - 1) {
                let numbers = numbered.entry(self.word(at - 1).to_owned()).or_default();
                if !numbers.contains(&token.text) {
                    numbers.push(token.text);
                }
            }
        }
        numbered
    }

    /// Whether a token may be a name: a word that neither joins others nor tells of numbers.
    fn is_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.class == words::Class::Word
            && !lexicon::is_function(&token.lower)
            && self.classes[at] == Classes::default()
    }

    /// How many different numbers follow, anywhere in the talk, the name directly before a token; none without a name.
    pub(super) fn numbers_behind_the_name_before(&self, at: usize) -> usize {
        let name = at.checked_sub(1).filter(|name| self.is_name(*name));
        name.map_or(0, |name| self.numbered.get(self.word(name)).map_or(0, Vec::len))
    }

    /// Label of the sentence that holds a character, or of the nearest before it.
    pub(super) fn label_at(&self, start: usize) -> Option<&SectionLabel> {
        let after = self.sentences.partition_point(|s| s.raw.start <= start);
        self.labels.get(self.sentences.get(after.saturating_sub(1))?.id)
    }

    /// All candidates in order.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let changes = numbers::changes_among(&self.tokens, &self.quantities);
        let mut found: Vec<Candidate> = Vec::new();
        let mut skip = 0;
        for (i, quantity) in self.quantities.iter().enumerate() {
            if i < skip || !may_be_metric(quantity, &self.tokens) || self.is_session_time(quantity) {
                continue;
            }
            let change = changes.iter().find(|c| c.from.span == quantity.span || c.to.span == quantity.span);
            let candidate = match change {
                Some(change) => {
                    skip = i + 2;
                    if self.between_versions(change) {
                        continue;
                    }
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

    /// "from Baker 7 to Baker 8", "from Baker 7 to 8": a name before a number that measures nothing.
    fn between_versions(&self, change: &Change) -> bool {
        let at = self.tokens.partition_point(|t| t.span.end <= change.from.figure.start);
        let measures_nothing = |quantity: &Quantity| quantity.unit.dimension == Dimension::None;
        at > 0
            && self.is_name(at - 1)
            && measures_nothing(&change.from)
            && (measures_nothing(&change.to)
                || self.tokens.get(at + 2).is_some_and(|t| t.lower == self.tokens[at - 1].lower))
    }

    /// "ten minutes for questions", "two minutes left": time of the session.
    fn is_session_time(&self, quantity: &Quantity) -> bool {
        if quantity.unit.dimension != Dimension::Time || quantity.unit.scale > 3600.0 {
            return false;
        }
        let end = self.tokens.partition_point(|t| t.span.start < quantity.span.end);
        let late = end * 10 > self.tokens.len() * 8;
        (late && self.word(end) == "left")
            || (end..end + 6).any(|i| {
                matches!(self.word(i), "for" | "any" | "some")
                    && matches!(self.word(i + 1), "questions" | "question" | "q")
            })
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
            // "from 8: to 6:00": an hour.
            let hour = tokens.get(at + 1).is_some_and(|t| t.glued && t.is(":"));
            !(open || hour || alone && at > 0 || begins_year(tokens, at))
        }
        _ => true,
    }
}

/// "203 2023": a year that was begun twice.
fn begins_year(tokens: &[Token<'_>], at: usize) -> bool {
    let [Some(first), Some(second)] = [tokens.get(at), tokens.get(at + 1)] else {
        return false;
    };
    let year = second.class == words::Class::Number
        && second.text.len() == 4
        && (second.text.starts_with("19") || second.text.starts_with("20"));
    year && first.text.len() < 4
        && first.class == words::Class::Number
        && second.text.starts_with(&first.text[..2.min(first.text.len())])
}
