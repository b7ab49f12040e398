//! Says what a metric is: its kind, role, printed value, subject, and why an editor should look twice.

use super::{
    candidates::{Candidate, Reading},
    lexicon::{self, Class, Noun},
};
use crate::{
    model::{Correction, MetricKind, MetricRole, Section, Span},
    text::numbers::{Dimension, Form, Quantity},
};

/// Tokens within which a word about trouble makes a figure one of reliability.
const NEAR: usize = 6;

/// Kind of a metric.
pub(super) fn kind(reading: &Reading<'_>, candidate: &Candidate) -> MetricKind {
    let quantity = &candidate.quantity;
    if candidate.before.is_some() {
        return MetricKind::BeforeAfter;
    }
    if quantity.form == Form::Absence {
        return MetricKind::Reliability;
    }
    let near = reading.around(
        candidate.first.saturating_sub(NEAR).max(candidate.left),
        (candidate.end + NEAR).min(candidate.right),
    );
    match quantity.unit.dimension {
        Dimension::Percent if quantity.high >= 99.0 && quantity.high < 100.0 && near.has(Class::Trouble) => {
            MetricKind::Reliability
        }
        Dimension::Percent => MetricKind::Percentage,
        Dimension::Times => MetricKind::Multiplier,
        Dimension::Money => MetricKind::Cost,
        Dimension::Time => MetricKind::Duration,
        Dimension::Bytes | Dimension::Count => MetricKind::Scale,
        Dimension::None => match quantity.form {
            Form::Fraction => MetricKind::Percentage,
            Form::Multiplier => MetricKind::Multiplier,
            _ if quantity.high >= 20.0 => MetricKind::Scale,
            _ => MetricKind::Other,
        },
    }
}

/// Role of a metric. A change, an absence of trouble, and a figure next to a word of gain are results;
/// what is counted and owned is scale; anything else is context.
pub(super) fn role(
    reading: &Reading<'_>,
    candidate: &Candidate,
    kind: MetricKind,
    section: Section,
) -> MetricRole {
    let quantity = &candidate.quantity;
    let near = reading.around(
        candidate.first.saturating_sub(NEAR).max(candidate.left),
        (candidate.end + NEAR / 2).min(candidate.right),
    );
    let wide = reading.around(candidate.left, candidate.right);
    let hypothetical = wide.has(Class::If) || near.has(Class::Will);
    let gain = near.has(Class::Gain) && !hypothetical;
    match kind {
        MetricKind::BeforeAfter | MetricKind::Reliability => MetricRole::Impact,
        MetricKind::Percentage | MetricKind::Multiplier | MetricKind::Cost if gain => MetricRole::Impact,
        MetricKind::Percentage if section == Section::Impact => MetricRole::Impact,
        MetricKind::Duration
            if (gain || quantity.bound == crate::text::numbers::Bound::AtMost)
                && section != Section::Challenge =>
        {
            MetricRole::Impact
        }
        MetricKind::Duration if section == Section::Impact && wide.has(Class::Now) => MetricRole::Impact,
        MetricKind::Scale if gain && quantity.unit.per.is_none() && section == Section::Impact => {
            MetricRole::Impact
        }
        // Work done at scale is a result where results are told ("we migrated over 1,000 services").
        MetricKind::Scale
            if section == Section::Impact && quantity.high >= 100.0 && done(reading, candidate) =>
        {
            MetricRole::Impact
        }
        MetricKind::Scale => scale_role(quantity, wide.has(Class::Own)),
        MetricKind::Cost if wide.has(Class::Own) && quantity.unit.per.is_none() && quantity.high >= 1e6 => {
            MetricRole::Scale
        }
        _ => MetricRole::Context,
    }
}

/// Whether a verb of finished work stands close before.
fn done(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    (candidate.first.saturating_sub(NEAR / 2).max(candidate.left)..candidate.first).any(|i| {
        matches!(
            reading.word(i),
            "migrated"
                | "created"
                | "launched"
                | "released"
                | "onboarded"
                | "moved"
                | "shipped"
                | "automated"
                | "deployed"
                | "upgraded"
                | "patched"
        )
    })
}

/// Clusters, people and traffic of the company tell how big it is; two steps do not.
fn scale_role(quantity: &Quantity, own: bool) -> MetricRole {
    let noun = lexicon::noun(&quantity.unit.name);
    let big =
        quantity.high >= 20.0 || quantity.unit.per.is_some() || quantity.unit.dimension == Dimension::Bytes;
    match noun {
        Noun::Talk => MetricRole::Context,
        _ if big => MetricRole::Scale,
        Noun::Platform | Noun::People if own => MetricRole::Scale,
        _ => MetricRole::Context,
    }
}

/// The value as printed, with its hedge and unit, mis-heard words of the noun corrected.
pub(super) fn value(reading: &Reading<'_>, candidate: &Candidate, corrections: &[Correction]) -> String {
    let quantity = &candidate.quantity;
    let noun = quantity
        .noun
        .filter(|_| quantity.unit.dimension == Dimension::Count && quantity.unit.per.is_none())
        .map(|span| spoken(reading, span, corrections));
    let noun = noun.map(|noun| plural_noun(&noun, quantity));
    match &candidate.before {
        Some(before) => {
            let (mut from, to) = (before.clone(), quantity.clone());
            if from.unit.dimension == Dimension::None {
                from.unit = to.unit.clone();
            }
            let mut to = to;
            if to.unit.dimension == Dimension::None {
                to.unit = from.unit.clone();
            }
            format!("from {} to {}", from.print(None), to.print(noun.as_deref()))
        }
        None => quantity.print(noun.as_deref()),
    }
}

/// Captions often lose the plural of what is counted.
fn plural_noun(noun: &str, quantity: &Quantity) -> String {
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    if quantity.high <= 1.0
        || last.ends_with('s')
        || !lexicon::is_noun(&last.to_lowercase())
        || last == "people"
    {
        return noun.to_owned();
    }
    let head = &noun[..noun.len() - last.len()];
    format!("{head}{}", crate::text::numbers::plural(last, false))
}

/// Words of a range of the raw transcript, applied corrections put in, hesitations left out.
pub(super) fn spoken(reading: &Reading<'_>, span: Span, corrections: &[Correction]) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut at = span.start;
    let from = reading.tokens.partition_point(|t| t.span.start < span.start);
    for token in reading.tokens[from..].iter().take_while(|t| t.span.end <= span.end) {
        if token.span.start < at || matches!(&*token.lower, "uh" | "um") {
            continue;
        }
        let correction = corrections
            .iter()
            .find(|c| c.applied && c.raw.start == token.span.start && c.raw.end <= span.end);
        let (text, end) = match correction {
            Some(c) => (c.corrected.as_str(), c.raw.end),
            None => (token.text, token.span.end),
        };
        at = end;
        match words.last_mut() {
            Some(last) if token.glued => last.push_str(text),
            _ => words.push(text.to_owned()),
        }
    }
    words.join(" ")
}

/// What is measured, as a noun phrase of the talk's words; empty when the words do not tell.
pub(super) fn subject(reading: &Reading<'_>, candidate: &Candidate, corrections: &[Correction]) -> String {
    let quantity = &candidate.quantity;
    if let Some(noun) = quantity.noun {
        return spoken(reading, noun, corrections);
    }
    let range = behind(reading, candidate).or_else(|| before(reading, candidate));
    range.map_or(String::new(), |(from, to)| {
        let span = Span {
            start: reading.tokens[from].span.start,
            end: reading.tokens[to - 1].span.end,
        };
        spoken(reading, span, corrections)
    })
}

/// "of our compute", "reduction in latency", "in infrastructure costs".
fn behind(reading: &Reading<'_>, candidate: &Candidate) -> Option<(usize, usize)> {
    let mut at = candidate.end;
    while at < candidate.right
        && matches!(
            reading.word(at),
            "uh" | "um"
                | "reduction"
                | "increase"
                | "improvement"
                | "decrease"
                | "saving"
                | "savings"
                | "drop"
        )
    {
        at += 1;
    }
    if !matches!(reading.word(at), "of" | "in" | "on") {
        return None;
    }
    phrase_from(reading, at + 1, candidate.right)
}

/// "the engineering cost went down 44%", "reduced latency by": the noun phrase before the verb or after it.
fn before(reading: &Reading<'_>, candidate: &Candidate) -> Option<(usize, usize)> {
    let verb = (candidate.left..candidate.first).rev().find(|i| {
        let classes = reading.around(*i, i + 1);
        classes.has(Class::Gain)
            || classes.has(Class::Take)
            || matches!(reading.word(*i), "is" | "are" | "was" | "were")
    })?;
    let object = phrase_from(reading, verb + 1, candidate.first);
    object.or_else(|| phrase_to(reading, candidate.left, verb))
}

const LONGEST: usize = 5;

fn is_noun_word(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens[at].class == crate::text::words::Class::Word && !lexicon::is_function(reading.word(at))
}

fn phrase_from(reading: &Reading<'_>, from: usize, limit: usize) -> Option<(usize, usize)> {
    let mut start = from;
    while start < limit
        && matches!(
            reading.word(start),
            "the" | "our" | "a" | "an" | "total" | "uh" | "um" | "all" | "its" | "their"
        )
    {
        start += 1;
    }
    let end = (start..limit.min(start + LONGEST))
        .find(|i| !is_noun_word(reading, *i))
        .unwrap_or(limit.min(start + LONGEST));
    (end > start).then_some((start, end))
}

fn phrase_to(reading: &Reading<'_>, limit: usize, end: usize) -> Option<(usize, usize)> {
    let mut stop = end;
    while stop > limit
        && matches!(
            reading.word(stop - 1),
            "also" | "has" | "have" | "been" | "was" | "were" | "is" | "uh" | "um" | "could" | "can" | "it"
        )
    {
        stop -= 1;
    }
    let mut start = stop;
    while start > limit && stop - start < LONGEST && is_noun_word(reading, start - 1) {
        start -= 1;
    }
    (stop > start).then_some((start, stop))
}
