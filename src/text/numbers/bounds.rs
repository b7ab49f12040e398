//! Reads the words around a figure that bound, hedge or deny it.

use super::{Bound, figure::word, vocabulary::filler};
use crate::text::words::Token;

/// What stands before a figure.
pub(super) struct Before {
    /// First token of the bound, or the figure's own.
    pub(super) start: usize,
    pub(super) bound: Bound,
    pub(super) negated: bool,
    pub(super) unsure: bool,
}

/// What stands behind a figure.
pub(super) struct After {
    pub(super) bound: Bound,
    pub(super) next: usize,
}

/// Bounds of three, two and one words, the longest first.
const PHRASES: &[(&[&str], Bound)] = &[
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["as", "little", "as"], Bound::AtMost),
    (&["as", "low", "as"], Bound::AtMost),
    (&["as", "few", "as"], Bound::AtMost),
    (&["as", "small", "as"], Bound::AtMost),
    (&["as", "short", "as"], Bound::AtMost),
    (&["as", "fast", "as"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["as", "high", "as"], Bound::AtMost),
    (&["as", "large", "as"], Bound::AtMost),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["a", "bit", "over"], Bound::AtLeast),
    (&["a", "little", "over"], Bound::AtLeast),
    (&["more", "than"], Bound::AtLeast),
    (&["greater", "than"], Bound::AtLeast),
    (&["larger", "than"], Bound::AtLeast),
    (&["bigger", "than"], Bound::AtLeast),
    (&["longer", "than"], Bound::AtLeast),
    (&["at", "least"], Bound::AtLeast),
    (&["upwards", "of"], Bound::AtLeast),
    (&["upward", "of"], Bound::AtLeast),
    (&["north", "of"], Bound::AtLeast),
    (&["in", "excess"], Bound::AtLeast),
    (&["less", "than"], Bound::AtMost),
    (&["lower", "than"], Bound::AtMost),
    (&["fewer", "than"], Bound::AtMost),
    (&["smaller", "than"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["close", "to"], Bound::Almost),
    (&["just", "about"], Bound::About),
    (&["just", "under"], Bound::Almost),
    (&["or", "so"], Bound::About),
    (&["more", "like"], Bound::About),
    (&["something", "like"], Bound::About),
    (&["sort", "of"], Bound::About),
    (&["kind", "of"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["approx"], Bound::About),
    (&["circa"], Bound::About),
    (&["some"], Bound::About),
    (&["~"], Bound::About),
    (&["almost"], Bound::Almost),
    (&["nearly"], Bound::Almost),
    (&["over"], Bound::AtLeast),
    (&["above"], Bound::AtLeast),
    (&["beyond"], Bound::AtLeast),
    (&["exceeding"], Bound::AtLeast),
    (&[">"], Bound::AtLeast),
    (&["under"], Bound::AtMost),
    (&["below"], Bound::AtMost),
    (&["within"], Bound::AtMost),
    (&["upto"], Bound::AtMost),
    (&["<"], Bound::AtMost),
];

/// Words that carry no bound and may stand between a bound and its figure.
fn passes(token: &Token<'_>) -> bool {
    filler(token)
        || matches!(
            &*token.lower,
            "a" | "an" | "just" | "only" | "exactly" | "actually" | "well" | "say" | ","
        )
}

/// Reads backwards from the figure at `at`, not past `free`.
pub(super) fn before(tokens: &[Token<'_>], at: usize, free: usize) -> Before {
    let mut found = Before {
        start: at,
        bound: Bound::Exact,
        negated: false,
        unsure: false,
    };
    if word(tokens, at) == "~" {
        found.bound = Bound::About;
    }
    let mut end = at;
    // Two bounds may pile up ("around more than 1,000"): the one next to the figure counts, unless it is vague.
    for _ in 0..2 {
        while end > free && end + 3 > at && passes(&tokens[end - 1]) {
            end -= 1;
        }
        let Some((length, bound)) = ending_at(tokens, end, free) else {
            break;
        };
        end -= length;
        found.start = end;
        if found.bound == Bound::Exact || found.bound == Bound::About {
            found.bound = bound;
        }
    }
    let earlier = found.start.saturating_sub(4).max(free)..found.start;
    for i in earlier.clone() {
        let (current, next) = (word(tokens, i), word(tokens, i + 1));
        let softened = matches!(next, "only" | "just" | "sure" | "necessarily" | "to") || i + 3 < found.start;
        found.negated |= (current == "not" || current.ends_with("n't")) && !softened;
        found.unsure |= match current {
            "maybe" | "perhaps" | "probably" | "possibly" | "guess" | "presumably" | "supposedly" => true,
            "think" | "believe" | "assume" => i > 0 && word(tokens, i - 1) == "i",
            _ => false,
        };
    }
    if matches!(word(tokens, found.start), "some") && found.start + 1 < at && found.bound == Bound::About {
        found.start = at;
    }
    found
}

fn ending_at(tokens: &[Token<'_>], end: usize, free: usize) -> Option<(usize, Bound)> {
    PHRASES.iter().find_map(|(phrase, bound)| {
        let start = end.checked_sub(phrase.len()).filter(|s| *s >= free)?;
        let same = phrase.iter().zip(&tokens[start..end]).all(|(word, token)| token.is(word));
        same.then_some((phrase.len(), *bound))
    })
}

/// Reads "+", "plus", "or more", "or so", "or less" from `at` on.
pub(super) fn after(tokens: &[Token<'_>], at: usize) -> After {
    let (first, second) = (word(tokens, at), word(tokens, at + 1));
    let (length, bound) = match (first, second) {
        ("or", "more" | "above" | "over" | "greater") | ("and", "counting" | "more" | "above" | "up") => {
            (2, Bound::AtLeast)
        }
        ("or", "so") | ("give", "or") | ("-", "ish") => (2, Bound::About),
        ("or", "less" | "fewer" | "under") => (2, Bound::AtMost),
        ("something" | "ish" | "odd", _) => (1, Bound::About),
        ("+", _) => (1, Bound::AtLeast),
        ("plus", next) if !next.starts_with(|c: char| c.is_ascii_digit()) => (1, Bound::AtLeast),
        _ => (0, Bound::Exact),
    };
    After {
        bound,
        next: at + length,
    }
}
