//! Reads the figure of a quantity: digits, number words, shares, factors, vague amounts, and ranges of them.
//! It looks at the unit only to settle what kind of figure it was.

use super::{Form, amounts, cardinals, close, digits, shares, values, vocabulary};
use crate::text::words::{Class, Token};

/// A figure and the index of the first token behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    pub(super) next: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) form: Form,
    pub(super) digits: bool,
    pub(super) suspect: Option<&'static str>,
}

impl Figure {
    pub(super) fn of(next: usize, value: f64, form: Form) -> Self {
        Self {
            next,
            low: value,
            high: value,
            form,
            digits: false,
            suspect: None,
        }
    }

    pub(super) fn between(next: usize, low: f64, high: f64, form: Form) -> Self {
        Self {
            high,
            ..Self::of(next, low, form)
        }
    }
}

/// Words at and after an index, without running past the end.
pub(super) fn word<'t>(tokens: &'t [Token<'_>], at: usize) -> &'t str {
    tokens.get(at).map_or("", |t| &*t.lower)
}

pub(super) fn previous<'t>(tokens: &'t [Token<'_>], at: usize) -> &'t str {
    at.checked_sub(1).map_or("", |i| &*tokens[i].lower)
}

/// Index of the first token from `at` on that is no hesitation.
pub(super) fn skip_fillers(tokens: &[Token<'_>], mut at: usize) -> usize {
    while tokens.get(at).is_some_and(vocabulary::filler) {
        at += 1;
    }
    at
}

/// Reads the figure that starts at `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let token = &tokens[at];
    match token.class {
        Class::Number => digits::read(tokens, at),
        Class::Symbol => symbol(tokens, at),
        Class::Word if token.glued && at > 0 && tokens[at - 1].class != Class::Symbol => None,
        Class::Word => shares::fraction(tokens, at)
            .or_else(|| amounts::vague(tokens, at))
            .or_else(|| shares::factor(tokens, at))
            .or_else(|| amounts::absence(tokens, at))
            .or_else(|| shares::garbled(tokens, at))
            .or_else(|| cardinals::year(tokens, at))
            .or_else(|| cardinals::cardinal(tokens, at))
            .or_else(|| cardinals::ordinal(tokens, at))
            .or_else(|| amounts::time_without_number(tokens, at)),
    }
}

/// "$12", "~80", "½", "/16".
fn symbol(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let glyph = match tokens[at].text {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "$" | "€" | "£" | "~" => {
            let next = tokens.get(at + 1)?;
            return (next.class != Class::Symbol).then(|| read(tokens, at + 1)).flatten();
        }
        "/" => {
            let number = tokens.get(at + 1).filter(|t| t.glued && t.class == Class::Number)?;
            let value = number.text.parse().ok()?;
            return Some(Figure::of(at + 2, value, Form::Label));
        }
        _ => return None,
    };
    Some(Figure::of(at + 1, glyph, Form::Fraction))
}

/// Adds "and a half" behind a figure, and a scale behind that ("two and a half million").
fn and_a_half(tokens: &[Token<'_>], mut figure: Figure) -> Figure {
    let at = figure.next;
    if figure.form != Form::Cardinal || word(tokens, at) != "and" {
        return figure;
    }
    let article = usize::from(matches!(word(tokens, at + 1), "a" | "an"));
    let text = |at: usize| tokens.get(at).map_or("", |t| t.text);
    // "6 and 1/2", as captions write what was said.
    let written = text(at + 1) == "1" && text(at + 2) == "/" && text(at + 3) == "2";
    let part = match word(tokens, at + 1 + article) {
        _ if written => 0.5,
        "half" => 0.5,
        "quarter" if article == 1 => 0.25,
        _ => return figure,
    };
    let scale = values::scale(word(tokens, at - 1)).unwrap_or(1.0);
    figure.low += part * scale;
    figure.next = at + if written { 4 } else { 2 + article };
    if close(scale, 1.0)
        && let Some(more) = values::scale(word(tokens, figure.next))
    {
        figure.low *= more;
        figure.next += 1;
    }
    figure.high = figure.low;
    figure
}

/// Joins "to", "or", "-" and a second figure to a range; "from X to Y" stays two figures.
pub(super) fn extend(tokens: &[Token<'_>], at: usize, free: usize, figure: Figure) -> Figure {
    let figure = and_a_half(tokens, figure);
    if !matches!(figure.form, Form::Cardinal | Form::Multiplier) && !(figure.form == Form::Vague) {
        return figure;
    }
    let link = figure.next;
    let second = skip_fillers(tokens, link + 1);
    let joins = match word(tokens, link) {
        "to" | "up" => !led_by_from(tokens, at, free),
        "-" | "–" | "—" | "or" => true,
        "and" => at > free && previous(tokens, at) == "between",
        _ => return adjacent(tokens, figure),
    };
    let Some(other) = tokens.get(second).filter(|t| t.class != Class::Symbol && joins) else {
        return figure;
    };
    let other = match other.class {
        Class::Number => digits::read(tokens, second),
        _ => cardinals::cardinal(tokens, second),
    };
    let Some(other) = other
        .map(|o| and_a_half(tokens, o))
        .filter(|o| o.form == figure.form || o.form == Form::Multiplier)
    else {
        return figure;
    };
    // "one or two hundred": the scale of the second belongs to both. "5 to 10k" likewise.
    let low = if other.low >= 100.0 * figure.low
        && figure.low < 10.0
        && other.low < 10_000.0
        && other.low % 100.0 == 0.0
    {
        figure.low * if other.low >= 1000.0 { 1000.0 } else { 100.0 }
    } else {
        figure.low
    };
    if low >= other.high || figure.form == Form::Vague {
        return figure;
    }
    Figure {
        next: other.next,
        low,
        high: other.high,
        form: other.form,
        digits: figure.digits || other.digits,
        suspect: figure.suspect.or(other.suspect),
    }
}

/// "two three weeks", "one two three years": neighbours in a row make a spoken range.
fn adjacent(tokens: &[Token<'_>], mut figure: Figure) -> Figure {
    while figure.form == Form::Cardinal && !figure.digits && figure.high < 10.0 {
        let at = if word(tokens, figure.next) == "," {
            figure.next + 1
        } else {
            figure.next
        };
        match values::small(word(tokens, at)) {
            Some(next) if close(next, figure.high + 1.0) => {
                figure.high = next;
                figure.next = at + 1;
            }
            _ => break,
        }
    }
    figure
}

fn led_by_from(tokens: &[Token<'_>], at: usize, free: usize) -> bool {
    (at.saturating_sub(4).max(free)..at).any(|i| word(tokens, i) == "from")
}
