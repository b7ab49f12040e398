//! Reads figures that are written in digits, with their suffixes ("1,000", "6 000", "1.5M", "14th", "1/3",
//! "10:30"). Figures that captions have run together are read as well as may be and marked as suspect.

use super::{Form, figure::Figure, values};
use crate::text::words::{Class, Token};

/// Why a figure is suspect.
pub(super) const GARBLED: &str = "the figure is garbled in the captions";
const RUN_TOGETHER: &str = "figures may run together in the captions";

/// Reads a figure whose first token is a number.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    if token.glued
        && let Some(previous) = before
    {
        match previous.class {
            Class::Word if previous.is("v") => return Some(version(token, at)),
            Class::Word if values::small(&previous.lower).is_some() || previous.is("to") => {}
            // The digits are part of a name: k8s, s3, x509.
            Class::Word | Class::Number => return None,
            Class::Symbol if name_part(tokens, at) => return Some(Figure::of(at + 1, 0.0, Form::Label)),
            Class::Symbol => {}
        }
    }
    let (value, suspect) = value(token.text)?;
    if token.text.matches('.').count() > 1 {
        return Some(version(token, at));
    }
    let plain = Figure {
        next: at + 1,
        low: value,
        high: value,
        form: Form::Cardinal,
        digits: true,
        suspect,
    };
    Some(
        composed(tokens, at, plain)
            .or_else(|| suffixed(tokens, at, plain))
            .unwrap_or_else(|| split_thousands(tokens, at, plain)),
    )
}

/// Whether digits hang on a word by a hyphen, point or slash ("covid-19", "node.js-18"), or follow a slash.
fn name_part(tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(link), lead) = (
        at.checked_sub(1).map(|i| &tokens[i]),
        at.checked_sub(2).map(|i| &tokens[i]),
    ) else {
        return false;
    };
    if link.is("#") {
        return true;
    }
    if !(link.glued && matches!(link.text, "-" | "." | "/" | ":" | "_" | "@")) {
        return link.is("/");
    }
    lead.is_some_and(|word| {
        word.class == Class::Word
            && values::small(&word.lower).is_none()
            && !matches!(&*word.lower, "mid" | "early" | "late" | "pre" | "post" | "sub")
    })
}

fn version(token: &Token<'_>, at: usize) -> Figure {
    let value = token.text.split('.').next().and_then(|n| n.parse().ok()).unwrap_or_default();
    Figure {
        digits: true,
        ..Figure::of(at + 1, value, Form::Version)
    }
}

/// Value of digits with points and commas, and whether they are written as nobody writes them.
fn value(text: &str) -> Option<(f64, Option<&'static str>)> {
    let whole = text.split('.').next().unwrap_or(text);
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    let padded = whole.len() > 1 && whole.starts_with('0');
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    let parsed = match plain.matches('.').count() {
        0 | 1 => plain.parse().ok()?,
        _ => groups[0].parse().ok()?,
    };
    // Captions write a comma from 1,000 on; longer bare digits that are not round are often two figures.
    let long = groups.len() == 1 && whole.len() >= 5 && !whole.ends_with("00") && !text.contains('.');
    let suspect = (!grouped || padded || long).then_some(GARBLED);
    Some((parsed, suspect))
}

fn glued<'t>(tokens: &'t [Token<'t>], at: usize) -> Option<&'t Token<'t>> {
    tokens.get(at).filter(|t| t.glued)
}

/// "24/7", "1/3", "10:30", "2023-05-01": several numbers that make one expression.
fn composed(tokens: &[Token<'_>], at: usize, first: Figure) -> Option<Figure> {
    let link = tokens.get(at + 1)?;
    let second = tokens.get(at + 2);
    let digits = |t: Option<&Token<'_>>| {
        t.filter(|t| t.class == Class::Number).and_then(|t| t.text.parse::<f64>().ok())
    };
    let around_the_clock = link.is("7")
        || (matches!(&*link.lower, "/" | "x" | "by" | "times") && second.is_some_and(|t| t.is("7")));
    if tokens[at].is("24") && around_the_clock {
        return Some(Figure {
            next: at + if link.is("7") { 2 } else { 3 },
            form: Form::Idiom,
            ..first
        });
    }
    if !link.glued {
        return None;
    }
    let other = digits(second.filter(|t| t.glued))?;
    let done = |form, value| {
        Some(Figure {
            next: at + 3,
            low: value,
            high: value,
            form,
            ..first
        })
    };
    match link.text {
        "/" if first.low < other && other <= 10.0 && first.low > 0.0 => {
            done(Form::Fraction, first.low / other)
        }
        "/" => done(Form::Label, 0.0),
        ":" => done(Form::Clock, first.low),
        "-" if tokens.get(at + 3).is_some_and(|t| t.is("-") && t.glued)
            && digits(tokens.get(at + 4).filter(|t| t.glued)).is_some() =>
        {
            Some(Figure {
                next: at + 5,
                form: Form::Label,
                ..first
            })
        }
        _ => None,
    }
}

/// "1.5M", "35k", "14th", "10x", "9am", "90s": a number with a suffix that belongs to the figure.
fn suffixed(tokens: &[Token<'_>], at: usize, first: Figure) -> Option<Figure> {
    let suffix = tokens.get(at + 1)?;
    if suffix.class != Class::Word {
        return None;
    }
    let times = |factor: f64| {
        Some(Figure {
            next: at + 2,
            low: first.low * factor,
            high: first.high * factor,
            ..first
        })
    };
    let form = |form| {
        Some(Figure {
            next: at + 2,
            form,
            ..first
        })
    };
    if suffix.is("am") || suffix.is("pm") || (suffix.is("o'clock")) {
        return form(Form::Clock);
    }
    if suffix.glued {
        return match &*suffix.lower {
            "k" => times(1e3),
            "m" if suffix.text == "M" => times(1e6),
            "mm" | "mio" => times(1e6),
            "b" | "bn" => times(1e9),
            "st" | "nd" | "rd" | "th" => form(Form::Ordinal),
            "x" if glued(tokens, at + 2).is_none_or(|t| t.class == Class::Symbol) => form(Form::Multiplier),
            "s" if first.low >= 1900.0 || decade(tokens, at) => form(Form::Year),
            "s" if first.low >= 100.0 => form(Form::Label),
            "d" | "g" | "x" => form(Form::Label),
            _ => None,
        };
    }
    match &*suffix.lower {
        "k" => times(1e3),
        "x" => form(Form::Multiplier),
        "dozen" => times(12.0),
        word => {
            let mut factor = values::scale(word)?;
            let mut next = at + 2;
            // "5 hundred thousand"
            while let Some(more) = tokens.get(next).and_then(|t| values::scale(&t.lower)) {
                factor *= more;
                next += 1;
            }
            times(factor).map(|figure| Figure { next, ..figure })
        }
    }
}

/// "the 90s".
fn decade(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| &*tokens[i].lower);
    tokens[at].text.len() == 2
        && tokens[at].text.ends_with('0')
        && matches!(before, "the" | "early" | "late" | "mid")
}

/// "6 000", "1 500 000": captions split thousands; a second figure that stutters or does not fit is suspect.
fn split_thousands(tokens: &[Token<'_>], at: usize, first: Figure) -> Figure {
    let mut joined = first;
    let bare = |t: &Token<'_>| t.class == Class::Number && t.text.bytes().all(|b| b.is_ascii_digit());
    if !bare(&tokens[at]) {
        return joined;
    }
    let group = |t: &Token<'_>| !t.glued && bare(t) && t.text.len() == 3;
    let fits =
        |i: usize| tokens.get(i).is_some_and(|t| group(t) && (t.text == "000" || tokens[at].text.len() <= 2));
    if tokens[at].text.len() <= 3 && first.low > 0.0 {
        while fits(joined.next) || (joined.next > at + 1 && tokens.get(joined.next).is_some_and(group)) {
            let more: f64 = tokens[joined.next].text.parse().unwrap_or_default();
            joined.low = joined.low * 1000.0 + more;
            joined.high = joined.low;
            joined.next += 1;
        }
    }
    if joined.next > at + 1 {
        // "2 245 clusters" may be 2,245 as well as "to 245".
        let last = tokens[joined.next - 1].text;
        if joined.next == at + 2 && tokens[at].text.len() == 1 && !last.ends_with('0') {
            joined.suspect = Some(GARBLED);
        }
        return joined;
    }
    let Some(second) = tokens.get(at + 1).filter(|t| !t.glued && t.class == Class::Number) else {
        return joined;
    };
    let Some((other, _)) = value(second.text) else {
        return joined;
    };
    let year = |token: &Token<'_>| {
        token.text.len() == 4 && (token.text.starts_with("20") || token.text.starts_with("19"))
    };
    if year(&tokens[at]) && year(second) {
        return joined;
    }
    // "10 15 minutes" is a spoken range; "100 100", "550 50", "16 80" are not.
    if other > first.low && other <= first.low * 2.5 {
        joined.high = other;
        joined.next = at + 2;
    } else {
        joined.low = other;
        joined.high = other;
        joined.next = at + 2;
        joined.suspect = Some(if close_digits(&tokens[at], second) {
            GARBLED
        } else {
            RUN_TOGETHER
        });
    }
    joined
}

fn close_digits(first: &Token<'_>, second: &Token<'_>) -> bool {
    first.text.starts_with(second.text)
        || second.text.starts_with(first.text)
        || first.text.ends_with(second.text)
}
