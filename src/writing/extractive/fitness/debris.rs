//! Tells the debris of mis-heard speech from words that belong together, by how talks use words. It corrects nothing.

use super::super::tokens::Token;
use crate::text::{
    english, fluency,
    lexicon::{Tags, lexicon},
};

/// How strange each pair of neighbours is: common words that no other talk has side by side are debris, rare words
/// beside each other may be.
fn pairs(tokens: &[Token]) -> Vec<f64> {
    let plain =
        |t: &Token| !t.name && !acronym(t) && t.lower.chars().all(|c| c.is_ascii_alphabetic() || c == '\'');
    tokens
        .windows(2)
        .filter(|pair| plain(&pair[0]) && plain(&pair[1]) && pair[0].after == ' ')
        .map(|pair| {
            if fluency::known_pair(&pair[0].lower, &pair[1].lower) {
                return 0.0;
            }
            let common = |t: &Token| english::class(&t.lower).is_some_and(|class| class <= 1);
            let rare = |t: &Token| english::class(&t.lower).is_none_or(|class| class >= 5);
            match (&pair[0], &pair[1]) {
                (a, b) if common(a) && common(b) => 1.0,
                (a, b) if rare(a) && rare(b) => 0.7,
                (a, b) if common(a) || common(b) => 0.2,
                _ => 0.4,
            }
        })
        .collect()
}

/// Mean strangeness of the pairs of a stretch, 0 to 1.
pub(in super::super) fn strangeness(tokens: &[Token]) -> f64 {
    let pairs = pairs(tokens);
    if pairs.is_empty() {
        0.0
    } else {
        pairs.iter().sum::<f64>() / pairs.len() as f64
    }
}

/// How many pairs no other talk has side by side, and how many of them are made of common words alone or of rare words
/// alone.
pub(in super::super) fn odd(tokens: &[Token]) -> (usize, usize) {
    let pairs = pairs(tokens);
    let count = |least: f64| pairs.iter().filter(|p| **p >= least).count();
    (count(0.1), count(0.6))
}

/// The most that six pairs in a row come to.
pub(in super::super) fn worst(tokens: &[Token]) -> f64 {
    let pairs = pairs(tokens);
    pairs
        .windows(6.min(pairs.len().max(1)))
        .map(|w| w.iter().sum::<f64>())
        .fold(0.0, f64::max)
}

/// A word that talks use, a settled name, a number, an acronym, or a plain compound of known words.
pub(in super::super) fn known(token: &Token) -> bool {
    if token.name || token.tags.any(Tags::NUMBER) || acronym(token) || token.lower == "ops" {
        return true;
    }
    let stem = token.lower.trim_end_matches("'s");
    known_form(stem)
        || stem.split(['-', '/']).all(|part| !part.is_empty() && known_form(part))
        || stem.chars().any(|c| c.is_ascii_digit()) && !stem.starts_with("a,")
}

/// "GKE", "CRDs": capitals that captions keep, or an acronym of the trade.
fn acronym(token: &Token) -> bool {
    let owner = token.text.strip_suffix("'s").unwrap_or(&token.text);
    let stem = owner.strip_suffix('s').unwrap_or(owner);
    let capitals = (2..=6).contains(&stem.len()) && stem.chars().all(|c| c.is_ascii_uppercase());
    capitals || super::super::display::display(&token.lower).is_some()
}

/// A known word, one with a usual prefix, or two known words in one.
fn known_form(word: &str) -> bool {
    const PREFIXES: &[&str] = &[
        "re", "over", "under", "un", "pre", "multi", "auto", "micro", "inter", "non", "sub", "super", "out",
        "cross",
    ];
    let settled = english::class(word).is_some() || lexicon().tags(word) != Tags::NOUN;
    if settled || (word.len() >= 5 && fluency::known_word(word)) {
        return true;
    }
    let stem = ["es", "s", "ing", "ed", "d"]
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .find(|stem| stem.len() > 3 && fluency::known_word(stem));
    if stem.is_some() {
        return true;
    }
    PREFIXES
        .iter()
        .filter_map(|p| word.strip_prefix(p))
        .any(|rest| rest.len() > 3 && fluency::known_word(rest))
        || word.char_indices().any(|(at, _)| {
            at > 3
                && word.len() - at > 3
                && fluency::known_word(&word[..at])
                && fluency::known_word(&word[at..])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_may_own_something() {
        assert!(known(&Token::new("AWS's")));
        assert!(known(&Token::new("GCPs")));
        assert!(!known(&Token::new("qzxv's")));
    }
}
