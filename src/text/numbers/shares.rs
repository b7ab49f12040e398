//! Reads shares and factors: "half of", "two thirds", "doubled", "by a factor of ten", and what captions make
//! of some of them ("one3"). It does not know what the share is of.

use super::{
    Form, cardinals, close, digits,
    figure::{Figure, previous, skip_fillers, word},
    units, values,
};
use crate::text::words::{Class, Token};

/// "half a million", "half a day", "half of", "two thirds", "a third of", "three quarters".
pub(super) fn fraction(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let (first, second) = (word(tokens, at), word(tokens, at + 1));
    let before = previous(tokens, at);
    if matches!(first, "halved" | "halving") {
        return Some(Figure::of(at + 1, 0.5, Form::Fraction));
    }
    if matches!(first, "a" | "an") && matches!(second, "half" | "quarter") {
        return part(tokens, at + 1, at);
    }
    if matches!(first, "half" | "quarter") {
        return part(tokens, at, at);
    }
    let count = match first {
        "a" => 1.0,
        _ => values::small(first).filter(|n| (1.0..=9.0).contains(n))?,
    };
    let hyphen = usize::from(second == "-");
    let denominator_word = word(tokens, at + 1 + hyphen);
    let denominator = values::denominator(denominator_word)?;
    let third_party = matches!(word(tokens, at + 2 + hyphen), "party" | "parties" | "-");
    let follows = matches!(
        word(tokens, at + 2 + hyphen),
        "of" | "less" | "fewer" | "more" | "faster" | "the" | "our"
    );
    let sure = match denominator_word {
        "halves" => close(count, 1.0),
        "half" | "second" => false,
        plural if plural.ends_with('s') => count > 1.0,
        _ if first == "a" => {
            follows || matches!(before, "by" | "about" | "almost" | "than" | "nearly" | "around")
        }
        "quarter" => first == "one" && follows,
        _ => first == "one",
    };
    (sure && !third_party).then(|| Figure::of(at + 2 + hyphen, count / denominator, Form::Fraction))
}

/// "half" or "quarter" at `at`, with whatever it is a part of; `from` is where the expression starts.
pub(super) fn part(tokens: &[Token<'_>], at: usize, from: usize) -> Option<Figure> {
    let share = if word(tokens, at) == "half" { 0.5 } else { 0.25 };
    let before = previous(tokens, from);
    if matches!(
        before,
        "first"
            | "second"
            | "other"
            | "last"
            | "latter"
            | "top"
            | "bottom"
            | "next"
            | "this"
            | "per"
            | "every"
            | "each"
    ) {
        return None;
    }
    let mut next = at + 1;
    let of = word(tokens, next) == "of";
    if of && matches!(word(tokens, next + 1), "a" | "an") {
        next += 1;
    }
    if matches!(word(tokens, next), "a" | "an") {
        next += 1;
    }
    let follower = word(tokens, next);
    if follower == "dozen" {
        return Some(Figure::of(next + 1, share * 12.0, Form::Cardinal));
    }
    if let Some(scale) = values::scale(follower) {
        return Some(Figure::of(next + 1, share * scale, Form::Cardinal));
    }
    if units::time(follower).is_some() && next > at {
        return Some(Figure::of(next, share, Form::Cardinal));
    }
    let sure = of
        || matches!(follower, "the" | "our" | "as" | "its" | "their" | "percent")
        || matches!(
            before,
            "by" | "in"
                | "about"
                | "almost"
                | "nearly"
                | "than"
                | "around"
                | "cut"
                | "roughly"
                | "to"
                | "over"
        );
    (sure && word(tokens, at) == "half" || of).then(|| Figure::of(at + 1, share, Form::Fraction))
}

/// "twice", "doubled", "by a factor of ten", "an order of magnitude".
pub(super) fn factor(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let first = word(tokens, at);
    let scales = !matches!(previous(tokens, at), "replication" | "replica");
    if first == "factor" && word(tokens, at + 1) == "of" && scales {
        let number = skip_fillers(tokens, at + 2);
        let inner = tokens.get(number).and_then(|t| match t.class {
            Class::Number => digits::read(tokens, number),
            _ => cardinals::cardinal(tokens, number),
        })?;
        return Some(Figure {
            form: Form::Multiplier,
            ..inner
        });
    }
    if matches!(first, "an") && word(tokens, at + 1) == "order" && word(tokens, at + 3) == "magnitude" {
        return Some(Figure::of(at + 4, 10.0, Form::Multiplier));
    }
    let times = values::multiplier(first)?;
    // "twice a day" is how often; "double click", "double check" count nothing.
    let follower = word(tokens, at + 1);
    let idle = matches!(
        follower,
        "a" | "an"
            | "per"
            | "every"
            | "in"
            | "check"
            | "checking"
            | "click"
            | "quotes"
            | "edged"
            | "down"
            | "before"
            | "about"
            | "that"
            | "-"
    );
    let exact_verb = first.ends_with('d') || matches!(follower, "as" | "the" | "our" | "its" | "their");
    (exact_verb && !idle).then(|| Figure::of(at + 1, times, Form::Multiplier))
}

/// "one3" for a third, "a,024" for 1,024: what captions make of some figures.
pub(super) fn garbled(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let marked = |next, value, form| {
        Some(Figure {
            digits: true,
            suspect: Some(digits::GARBLED),
            ..Figure::of(next, value, form)
        })
    };
    let digits_at = |i: usize| {
        tokens
            .get(i)
            .filter(|t| t.glued && t.class == Class::Number)
            .and_then(|t| t.text.parse::<f64>().ok().map(|v| (v, t.text.len())))
    };
    if let Some(count) = values::small(word(tokens, at))
        && let Some((other, _)) = digits_at(at + 1)
    {
        let share = other > count && other <= 10.0;
        let (value, form) = if share {
            (count / other, Form::Fraction)
        } else {
            (other, Form::Cardinal)
        };
        return marked(at + 2, value, form);
    }
    if word(tokens, at) == "a" && word(tokens, at + 1) == "," && tokens[at + 1].glued {
        let (rest, _) = digits_at(at + 2).filter(|(_, length)| *length == 3)?;
        return marked(at + 3, 1000.0 + rest, Form::Cardinal);
    }
    None
}
