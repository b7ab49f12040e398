//! Reads amounts that have no exact figure: "hundreds of", "a couple of weeks", "no downtime", "a year",
//! "weeks". It never makes them more exact than they were said.

use super::{
    Form,
    figure::{Figure, previous, skip_fillers, word},
    units, values, vocabulary,
};
use crate::text::words::Token;

/// What a plural unit of time without a number may mean.
const MANY: (f64, f64) = (2.0, 99.0);

/// "hundreds of thousands of", "a couple of weeks", "several hundred", "dozens of".
pub(super) fn vague(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let first = word(tokens, at);
    // Captions lose the plural of "hundreds of".
    let singular = matches!(first, "hundred" | "thousand")
        && word(tokens, at + 1) == "of"
        && !matches!(previous(tokens, at), "a" | "one" | "couple" | "few" | "several");
    let plural = if singular {
        values::scale(first)
    } else {
        values::plural_scale(first)
    };
    if let Some(mut low) = plural {
        let mut next = at + 1;
        let mut high = low;
        // "hundreds and hundreds", "hundreds or thousands"
        while word(tokens, next) == first {
            next += 1;
        }
        while matches!(word(tokens, next), "and" | "or" | "to" | "if")
            && let Some(more) = values::plural_scale(word(tokens, next + 1))
        {
            high = more.max(high);
            next += 2;
        }
        if word(tokens, next) == "of"
            && let Some(more) = values::plural_scale(word(tokens, next + 1))
        {
            low *= more;
            high *= more;
            next += 2;
        } else if first == "tens" && word(tokens, next) != "of" {
            return None;
        }
        return Some(Figure::between(next, low, high * 10.0, Form::Vague));
    }
    let start = if first == "a" { at + 1 } else { at };
    let (low, high) = values::several(word(tokens, start))?;
    let mut next = start + 1;
    if word(tokens, next) == "of" {
        next += 1;
    }
    next = skip_fillers(tokens, next);
    let follower = word(tokens, next);
    if let Some(scale) = values::scale(follower).or((follower == "dozen").then_some(12.0)) {
        return Some(Figure::between(next + 1, low * scale, high * scale, Form::Vague));
    }
    let couple = word(tokens, start) == "couple" && (first == "a" || word(tokens, start + 1) == "of");
    let counts = units::time(follower).is_some() || follower == "times" || follower == "percent" || couple;
    counts.then(|| Figure::between(next, low, high, Form::Vague))
}

/// "no downtime", "without any downtime", "never had any issue".
pub(super) fn absence(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let first = word(tokens, at);
    let mut next = at + 1;
    match first {
        "no" | "without" => {}
        "never" => {
            while matches!(
                word(tokens, next),
                "had" | "have" | "has" | "seen" | "experienced" | "saw" | "get" | "got"
            ) {
                next += 1;
            }
        }
        _ => return None,
    }
    while matches!(
        word(tokens, next),
        "any"
            | "a"
            | "single"
            | "more"
            | "such"
            | "real"
            | "major"
            | "service"
            | "data"
            | "customer"
            | "production"
            | "noticeable"
    ) {
        next += 1;
    }
    let mut noun = word(tokens, next);
    // Captions write "down time" apart.
    if noun == "down" && word(tokens, next + 1) == "time" {
        noun = "downtime";
    }
    // "no problem", "no issues" answer questions; they count only where something was experienced.
    let weak = matches!(
        noun,
        "issue" | "issues" | "problem" | "problems" | "error" | "errors" | "impact"
    );
    (vocabulary::trouble(noun) && (!weak || first == "never")).then(|| Figure::of(next, 0.0, Form::Absence))
}

/// Whether "and a half" stands at `at` and belongs to the unit before it ("a year and a half").
pub(super) fn half_follows(tokens: &[Token<'_>], at: usize) -> bool {
    word(tokens, at) == "and"
        && word(tokens, at + 1) == "a"
        && word(tokens, at + 2) == "half"
        && units::time(word(tokens, at + 3)).is_none()
}

/// "a year", "an hour", "weeks": units of time that no number counts.
pub(super) fn time_without_number(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let first = word(tokens, at);
    let before = previous(tokens, at);
    if matches!(first, "a" | "an") {
        let unit = skip_fillers(tokens, at + 1);
        let name = word(tokens, unit);
        if matches!(before, "once" | "twice" | "times") {
            return None;
        }
        let singular = !name.ends_with('s') || name.ends_with("'s");
        let article = units::time(name).is_some() && singular && name != "second";
        return article.then(|| Figure::of(unit, 1.0, Form::Article));
    }
    units::time(first)?;
    if word(tokens, at + 1) == "and"
        && word(tokens, at + 2) == "a"
        && word(tokens, at + 3) == "half"
        && !first.ends_with('s')
    {
        return Some(Figure::of(at, 1.0, Form::Article));
    }
    let plural = first.ends_with('s') && !first.ends_with("'s") && first != "ms";
    let excluded = matches!(
        before,
        "these"
            | "those"
            | "last"
            | "next"
            | "past"
            | "per"
            | "every"
            | "each"
            | "the"
            | "this"
            | "that"
            | "nowa"
            | "two"
            | "few"
            | "our"
            | "business"
            | "'"
            | "first"
            | "early"
            | "old"
            | "dark"
            | "good"
            | "working"
            | "nonworking"
            | "office"
            | "peak"
            | "kilowatt"
            | "watt"
            | "gpu"
            | "cpu"
            | "core"
            | "man"
            | "following"
    );
    let led = matches!(before, "from" | "of" | "to" | "than" | "or" | "into");
    let singular = matches!(first, "month" | "week" | "day" | "hour" | "minute")
        && led
        && before != "than"
        && (before != "of" || previous(tokens, at - 1) == "matter")
        && (before != "to" || word(tokens, at + 1) != "day")
        && (before == "from" || before == "of" || paired(tokens, at));
    if (!plural || excluded || first.len() < 4) && !singular {
        return None;
    }
    Some(Figure::between(at, MANY.0, MANY.1, Form::Bare))
}

/// Whether another bare unit of time with "from" stands shortly before.
pub(super) fn paired(tokens: &[Token<'_>], at: usize) -> bool {
    (at.saturating_sub(6)..at)
        .any(|i| word(tokens, i) == "from" && units::time(word(tokens, i + 1)).is_some())
}
