//! Says what is to be seen of a quantity itself: its unit, size, form and writing. It looks at no word around it but
//! the name directly before a number.

use std::borrow::Cow;

use super::super::{
    candidates::{Candidate, Reading},
    lexicon::{self, Noun},
};
use crate::text::{
    numbers::{Bound, Dimension, Form},
    words::Class,
};

/// All features of the quantity.
pub(super) fn features(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<Cow<'static, str>>) {
    let (unit, form) = (unit(candidate), form(candidate));
    let size = size(candidate);
    found.extend([unit, form].map(Cow::Borrowed));
    found.push(Cow::Owned(format!("{form}+{unit}")));
    found.push(Cow::Owned(format!("{}+{unit}", size.unwrap_or("size:none"))));
    found.extend(size.map(Cow::Borrowed));
    found.extend(candidate.quantity.unit.per.is_some().then_some(Cow::Borrowed("per")));
    found.extend(flags(candidate).map(Cow::Borrowed));
    found.extend(writing(reading, candidate, unit == "unit:none").map(Cow::Borrowed));
}

/// What it is measured in.
pub(super) fn unit(candidate: &Candidate) -> &'static str {
    let unit = &candidate.quantity.unit;
    match unit.dimension {
        Dimension::None if candidate.quantity.form == Form::Fraction => "unit:share",
        Dimension::None => "unit:none",
        Dimension::Percent => "unit:percent",
        Dimension::Times => "unit:times",
        Dimension::Bytes => "unit:bytes",
        Dimension::Money => "unit:money",
        Dimension::Time => match unit.name.as_str() {
            "year" | "decade" => "unit:years",
            "month" | "week" => "unit:weeks",
            "day" | "hour" => "unit:hours",
            "minute" => "unit:minutes",
            _ => "unit:seconds",
        },
        Dimension::Count => match lexicon::noun(&unit.name) {
            Noun::Platform => "unit:platform",
            Noun::People => "unit:people",
            Noun::Traffic => "unit:traffic",
            Noun::Talk => "unit:talk",
            Noun::Other => "unit:other",
        },
    }
}

fn size(candidate: &Candidate) -> Option<&'static str> {
    let quantity = &candidate.quantity;
    if matches!(
        quantity.form,
        Form::Vague | Form::Bare | Form::Article | Form::Absence | Form::Fraction
    ) {
        return None;
    }
    Some(match quantity.high {
        v if v < 1.5 => "size:1",
        v if v < 3.5 => "size:2-3",
        v if v < 10.0 => "size:4-9",
        v if v < 20.0 => "size:10-19",
        v if v < 100.0 => "size:20-99",
        v if v < 1000.0 => "size:100-999",
        v if v < 1e6 => "size:1000+",
        _ => "size:million+",
    })
}

fn form(candidate: &Candidate) -> &'static str {
    match candidate.quantity.form {
        Form::Vague => "form:vague",
        Form::Bare => "form:bare",
        Form::Article => "form:article",
        Form::Absence => "form:absence",
        Form::Fraction => "form:fraction",
        Form::Multiplier => "form:multiplier",
        _ => "form:plain",
    }
}

fn flags(candidate: &Candidate) -> impl Iterator<Item = &'static str> {
    let quantity = &candidate.quantity;
    let bound = match quantity.bound {
        Bound::Exact => None,
        Bound::About | Bound::Almost => Some("bound:about"),
        Bound::AtLeast => Some("bound:more"),
        Bound::AtMost => Some("bound:less"),
    };
    let counts = matches!(quantity.unit.dimension, Dimension::Count | Dimension::None);
    let sized = size(candidate).is_some();
    let change = candidate.before.is_some();
    let flags = [
        (
            quantity.low < quantity.high && quantity.form == Form::Cardinal,
            "range",
        ),
        (sized && counts && quantity.high >= 20.0, "count:20+"),
        (quantity.digits, "digits"),
        (quantity.unsure, "unsure"),
        (quantity.suspect.is_some(), "suspect"),
        (change, "change"),
        (
            change && quantity.unit.dimension == Dimension::None,
            "change of nothing",
        ),
    ];
    flags.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).chain(bound)
}

/// How the number is written, and whether it may be part of a name: versions and models have points, no commas and a
/// name before them, and another number behind the same name.
fn writing(
    reading: &Reading<'_>,
    candidate: &Candidate,
    bare: bool,
) -> impl Iterator<Item = &'static str> + use<> {
    let mut found = Vec::new();
    let first = (candidate.first..candidate.end).find(|i| reading.tokens[*i].class == Class::Number);
    if let Some(at) = first {
        let text = reading.tokens[at].text;
        if text.contains('.') {
            found.push(if bare { "decimal bare" } else { "decimal" });
        }
        if text.len() >= 4 && !text.contains(',') {
            found.push(if bare { "long bare" } else { "long" });
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let significant = digits.trim_end_matches('0').len();
        found.extend((digits.len() >= 2 && (1..=2).contains(&significant)).then_some("round"));
        found.extend(match (reading.numbers_behind_the_name_before(at), bare) {
            (0, _) => None,
            (1, true) => Some("named bare"),
            (1, false) => Some("named"),
            (_, true) => Some("numbered name bare"),
            (_, false) => Some("numbered name"),
        });
    }
    found.into_iter()
}
