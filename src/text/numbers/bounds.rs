//! Reads the words around a figure that bound, hedge or deny it.

use super::{Bound, figure::word, vocabulary::filler};
use crate::text::words::Token;

/// What stands before a figure.
pub(super) struct Before {
    /// First token of the bound, or the figure's own.
    pub(super) start: usize,
    pub(super) bound: Bound,
    /// The bound as printed.
    pub(super) words: &'static str,
    pub(super) negated: bool,
    pub(super) unsure: bool,
}

/// What stands behind a figure.
pub(super) struct After {
    pub(super) bound: Bound,
    /// The bound as printed, before the figure.
    pub(super) words: &'static str,
    pub(super) next: usize,
}

/// Bounds of three, two and one words, the longest first, and how each is printed.
const PHRASES: &[(&[&str], Bound, &str)] = &[
    (&["no", "more", "than"], Bound::AtMost, "no more than"),
    (&["not", "more", "than"], Bound::AtMost, "no more than"),
    (&["no", "less", "than"], Bound::AtLeast, "no less than"),
    (&["not", "less", "than"], Bound::AtLeast, "not less than"),
    (&["no", "fewer", "than"], Bound::AtLeast, "no fewer than"),
    (&["as", "little", "as"], Bound::AtMost, "as little as"),
    (&["as", "low", "as"], Bound::AtMost, "as low as"),
    (&["as", "few", "as"], Bound::AtMost, "as few as"),
    (&["as", "small", "as"], Bound::AtMost, "as small as"),
    (&["as", "short", "as"], Bound::AtMost, "as short as"),
    (&["as", "fast", "as"], Bound::AtMost, "as fast as"),
    (&["as", "many", "as"], Bound::AtMost, "as many as"),
    (&["as", "much", "as"], Bound::AtMost, "as much as"),
    (&["as", "high", "as"], Bound::AtMost, "as high as"),
    (&["as", "large", "as"], Bound::AtMost, "as large as"),
    (&["a", "minimum", "of"], Bound::AtLeast, "at least"),
    (&["a", "maximum", "of"], Bound::AtMost, "at most"),
    (&["a", "bit", "over"], Bound::AtLeast, "a bit over"),
    (&["a", "little", "over"], Bound::AtLeast, "a little over"),
    (&["more", "than"], Bound::AtLeast, "more than"),
    (&["greater", "than"], Bound::AtLeast, "more than"),
    (&["larger", "than"], Bound::AtLeast, "more than"),
    (&["bigger", "than"], Bound::AtLeast, "more than"),
    (&["longer", "than"], Bound::AtLeast, "longer than"),
    (&["at", "least"], Bound::AtLeast, "at least"),
    (&["upwards", "of"], Bound::AtLeast, "upwards of"),
    (&["upward", "of"], Bound::AtLeast, "upwards of"),
    (&["north", "of"], Bound::AtLeast, "more than"),
    (&["in", "excess"], Bound::AtLeast, "more than"),
    (&["less", "than"], Bound::AtMost, "less than"),
    (&["lower", "than"], Bound::AtMost, "less than"),
    (&["fewer", "than"], Bound::AtMost, "fewer than"),
    (&["smaller", "than"], Bound::AtMost, "less than"),
    (&["at", "most"], Bound::AtMost, "at most"),
    (&["up", "to"], Bound::AtMost, "up to"),
    (&["close", "to"], Bound::Almost, "close to"),
    (&["just", "about"], Bound::About, "about"),
    (&["just", "under"], Bound::Almost, "just under"),
    (&["or", "so"], Bound::About, "about"),
    (&["more", "like"], Bound::About, "about"),
    (&["something", "like"], Bound::About, "about"),
    (&["sort", "of"], Bound::About, "about"),
    (&["kind", "of"], Bound::About, "about"),
    (&["about"], Bound::About, "about"),
    (&["around"], Bound::About, "around"),
    (&["roughly"], Bound::About, "roughly"),
    (&["approximately"], Bound::About, "approximately"),
    (&["approx"], Bound::About, "about"),
    (&["circa"], Bound::About, "about"),
    (&["some"], Bound::About, "about"),
    (&["~"], Bound::About, "about"),
    (&["almost"], Bound::Almost, "almost"),
    (&["nearly"], Bound::Almost, "nearly"),
    (&["over"], Bound::AtLeast, "over"),
    (&["above"], Bound::AtLeast, "more than"),
    (&["beyond"], Bound::AtLeast, "more than"),
    (&["exceeding"], Bound::AtLeast, "more than"),
    (&[">"], Bound::AtLeast, "more than"),
    (&["under"], Bound::AtMost, "under"),
    (&["below"], Bound::AtMost, "less than"),
    (&["within"], Bound::AtMost, "within"),
    (&["upto"], Bound::AtMost, "up to"),
    (&["<"], Bound::AtMost, "less than"),
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
        words: "",
        negated: false,
        unsure: false,
    };
    if word(tokens, at) == "~" {
        (found.bound, found.words) = (Bound::About, "about");
    }
    let mut end = at;
    // Two bounds may pile up ("around more than 1,000"): the one next to the figure counts, unless it is vague.
    for _ in 0..2 {
        while end > free && end + 3 > at && passes(&tokens[end - 1]) {
            end -= 1;
        }
        let Some((length, bound, words)) = ending_at(tokens, end, free) else {
            break;
        };
        end -= length;
        found.start = end;
        if found.bound == Bound::Exact || found.bound == Bound::About {
            (found.bound, found.words) = (bound, words);
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

fn ending_at(tokens: &[Token<'_>], end: usize, free: usize) -> Option<(usize, Bound, &'static str)> {
    PHRASES.iter().find_map(|(phrase, bound, words)| {
        let start = end.checked_sub(phrase.len()).filter(|s| *s >= free)?;
        let same = phrase.iter().zip(&tokens[start..end]).all(|(word, token)| token.is(word));
        same.then_some((phrase.len(), *bound, *words))
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
    let words = match bound {
        Bound::Exact | Bound::Almost => "",
        Bound::About => "about",
        Bound::AtLeast => "more than",
        Bound::AtMost => "at most",
    };
    After {
        bound,
        words,
        next: at + length,
    }
}
