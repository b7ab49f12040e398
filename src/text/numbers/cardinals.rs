//! Reads whole and decimal numbers, ordinals and years in words. Digits are not its business.

use super::{
    Form, close,
    figure::{Figure, previous, skip_fillers, word},
    units, values, vocabulary,
};
use crate::text::words::Token;

/// "twenty twenty four", "nineteen ninety eight".
pub(super) fn year(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let century = match word(tokens, at) {
        "twenty" => 2000.0,
        "nineteen" => 1900.0,
        _ => return None,
    };
    let second = values::small(word(tokens, at + 1))?;
    let (value, next) = if (10.0..20.0).contains(&second) {
        (century + second, at + 2)
    } else if second >= 20.0 {
        match values::small(word(tokens, at + 2)).filter(|n| (1.0..10.0).contains(n)) {
            Some(unit) => (century + second + unit, at + 3),
            None => (century + second, at + 2),
        }
    } else {
        return None;
    };
    // "twenty thirty nodes" is a range.
    let counted = word(tokens, next);
    let range =
        units::time(counted).is_some() || counted == "percent" || (value > 2029.0 && counted.ends_with('s'));
    (!range && (1950.0..=2039.0).contains(&value)).then(|| Figure::of(next, value, Form::Year))
}

/// "two hundred and fifty thousand", "a hundred", "one point five", "two and a half".
pub(super) fn cardinal(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let first = word(tokens, at);
    let mut next = at;
    if matches!(first, "a" | "an") {
        next = skip_fillers(tokens, at + 1);
        let follower = word(tokens, next);
        if follower == "dozen" {
            return Some(Figure::of(next + 1, 12.0, Form::Cardinal));
        }
        values::scale(follower)?;
    } else if first == "dozen" {
        return Some(Figure::of(at + 1, 12.0, Form::Cardinal));
    }
    if first == "one" && pronoun(tokens, at) {
        return None;
    }
    let (mut value, end) = whole(tokens, next)?;
    next = end;
    if word(tokens, next) == "point"
        && let Some((decimals, end)) = decimals(tokens, next + 1)
    {
        value += decimals;
        next = end;
        if let Some(scale) = values::scale(word(tokens, next)) {
            value *= scale;
            next += 1;
        }
    }
    if word(tokens, next) == "dozen" {
        value *= 12.0;
        next += 1;
    }
    if word(tokens, next) == "x" {
        return Some(Figure::of(next + 1, value, Form::Multiplier));
    }
    Some(Figure::of(next, value, Form::Cardinal))
}

/// Digits behind a spoken point: "five", "two five".
pub(super) fn decimals(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let (mut value, mut place, mut next) = (0.0, 0.1, at);
    while let Some(digit) = values::small(word(tokens, next)).filter(|n| *n < 10.0) {
        value += digit * place;
        place /= 10.0;
        next += 1;
    }
    (next > at).then_some((value, next))
}

/// A whole number in words and the index behind it.
pub(super) fn whole(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let (mut total, mut group, mut next) = (0.0, None::<f64>, at);
    let mut last_scale = f64::INFINITY;
    // Smallest step the next word may fill: 100 after a hundred, 10 after twenty, 0 after a unit.
    let mut room = 100.0;
    let mut after_scale = false;
    loop {
        let mut here = next;
        let link = word(tokens, here);
        if next > at && ((after_scale && link == "and") || (link == "-" && tokens[here].glued)) {
            here += 1;
        }
        let current = word(tokens, here);
        if let Some(value) = values::small(current) {
            let fits = value < room
                && (!close(room, 10.0) || (1.0..10.0).contains(&value))
                && (value > 0.0 || next == at);
            let stray = close(value, 1.0)
                && matches!(
                    word(tokens, here + 1),
                    "of" | "thing" | "is" | "that" | "was" | "more"
                );
            if !fits || (next > at && stray) {
                break;
            }
            group = Some(group.unwrap_or_default() + value);
            room = if value >= 20.0 { 10.0 } else { 0.0 };
            (next, after_scale) = (here + 1, false);
        } else if here == next && current == "hundred" {
            let hundreds = group.unwrap_or(1.0);
            if hundreds >= 100.0 || hundreds == 0.0 {
                break;
            }
            group = Some(hundreds * 100.0);
            (next, room, after_scale) = (here + 1, 100.0, true);
        } else if let Some(scale) = values::scale(current).filter(|s| here == next && *s < last_scale) {
            let amount = group.take().unwrap_or(if next == at { 1.0 } else { 0.0 });
            // "A45 billion": how many was said, but cannot be read.
            let unread = next == at && previous(tokens, at).bytes().any(|b| b.is_ascii_digit());
            if amount == 0.0 || unread {
                break;
            }
            total += amount * scale;
            last_scale = scale;
            (next, room, after_scale) = (here + 1, 1000.0, true);
        } else {
            break;
        }
    }
    (next > at).then(|| (total + group.unwrap_or_default(), next))
}

/// Whether "one" at `at` stands for a thing and counts nothing ("this one", "one of", "one thing").
pub(super) fn pronoun(tokens: &[Token<'_>], at: usize) -> bool {
    let (before, after) = (previous(tokens, at), word(tokens, at + 1));
    let counts = values::scale(after).is_some()
        || values::denominator(after).is_some()
        || units::known(after)
        || vocabulary::countable(after)
        || (after == "and" && matches!(word(tokens, at + 2), "a" | "half"))
        || values::small(after) == Some(2.0)
        || matches!(after, "point" | "percent" | "or" | "to" | "-" | "dozen");
    if matches!(
        before,
        "the"
            | "this"
            | "that"
            | "which"
            | "each"
            | "every"
            | "another"
            | "any"
            | "no"
            | "some"
            | "other"
            | "right"
            | "first"
            | "second"
            | "last"
            | "next"
            | "big"
            | "new"
    ) {
        return true;
    }
    !counts
}

/// "14th" in words: "first", "twenty first".
pub(super) fn ordinal(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let first = word(tokens, at);
    if let Some(value) = values::ordinal(first) {
        let second_of_time =
            first == "second" && matches!(previous(tokens, at), "per" | "a" | "every" | "each");
        return (!second_of_time).then(|| Figure::of(at + 1, value, Form::Ordinal));
    }
    None
}
