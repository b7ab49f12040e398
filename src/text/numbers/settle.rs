//! Settles what kind of figure it was once the unit is known: a year, a version, a port, a name, or an amount.

use super::{
    Dimension, Form, Quantity, close,
    figure::{previous, word},
    vocabulary,
};
use crate::text::words::{Class, Token};

/// Settles the kind of figure when the unit is known.
pub(super) fn settle(quantity: &mut Quantity, tokens: &[Token<'_>], at: usize, next: usize) {
    let before = previous(tokens, at);
    let bare_digits =
        next == at + 1 && tokens[at].class == Class::Number && !tokens[at].text.contains([',', '.']);
    let measured = !matches!(quantity.unit.dimension, Dimension::None | Dimension::Count);
    if is_expression(tokens, at, next) {
        quantity.form = Form::Idiom;
        return;
    }
    if matches!(quantity.form, Form::Absence)
        || (quantity.high == 0.0 && quantity.unit.dimension == Dimension::Count)
    {
        quantity.form = if quantity.form == Form::Cardinal {
            Form::Absence
        } else {
            quantity.form
        };
        return;
    }
    if quantity.form == Form::Multiplier || quantity.unit.dimension == Dimension::Times {
        quantity.form = Form::Multiplier;
        quantity.unit.dimension = Dimension::Times;
        "times".clone_into(&mut quantity.unit.name);
        return;
    }
    if quantity.form != Form::Cardinal || measured {
        return;
    }
    let is_year = bare_digits && tokens[at].text.len() == 4 || (!quantity.digits && quantity.low >= 2000.0);
    if is_year && (1980.0..=2039.0).contains(&quantity.low) && close(quantity.low, quantity.high) {
        let counted =
            quantity.noun.is_some() && quantity.unit.name != "year" && plural_noun(quantity, tokens);
        let counts_anyway = matches!(before, "of" | "and" | "to" | "about" | "around" | "was" | "by");
        if !counted || (vocabulary::dates(before) && !counts_anyway) {
            quantity.form = Form::Year;
            return;
        }
    }
    let short_year = bare_digits && tokens[at].text.len() == 2 && (15.0..=30.0).contains(&quantity.low);
    let quarter = at >= 2
        && tokens[at - 1].class == Class::Number
        && tokens[at - 1].glued
        && word(tokens, at - 2) == "q";
    if short_year
        && quantity.noun.is_none()
        && (quarter || matches!(before, "in" | "since" | "before" | "after" | "until" | "q"))
    {
        quantity.form = Form::Year;
        return;
    }
    if before == "port" || before == "ports" {
        quantity.form = Form::Port;
    } else if vocabulary::versioned(before) && (quantity.low < 100.0 || tokens[at].text.contains('.')) {
        quantity.form = Form::Version;
    } else if vocabulary::labels(before)
        && !(before == "day"
            && matches!(
                at.checked_sub(2).map_or("", |i| word(tokens, i)),
                "per" | "every" | "each" | "a" | "this"
            ))
    {
        quantity.form = Form::Label;
    }
}

/// Fixed expressions that count nothing: "zero trust", "twelve-factor", "360 degrees".
fn is_expression(tokens: &[Token<'_>], at: usize, next: usize) -> bool {
    let hyphen = usize::from(word(tokens, next) == "-");
    matches!(
        (word(tokens, at), word(tokens, next + hyphen)),
        ("zero" | "0", "trust" | "day" | "touch")
            | ("12" | "twelve", "factor" | "factors")
            | ("360", "degree" | "degrees")
    )
}

pub(super) fn plural_noun(quantity: &Quantity, tokens: &[Token<'_>]) -> bool {
    let Some(noun) = quantity.noun else {
        return false;
    };
    tokens.iter().any(|t| {
        t.span.end == noun.end && t.lower.ends_with('s') && !t.lower.ends_with("ss") && !t.is("kubernetes")
    })
}
