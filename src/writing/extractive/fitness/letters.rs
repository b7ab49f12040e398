//! Tells runs of capitals that stand for something from those that captions make of a word they did not know ("DBN" for
//! Debian). It corrects nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::super::{display::display, tokens::Token};
use crate::{knowledge::terms::Terms, text::lexicon::Tags};

/// The runs of capitals that are known beside those that are printed as names.
const KNOWN: &str = include_str!("letters.txt");

static SET: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    KNOWN
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(' '))
        .collect()
});

/// Most letters of a run that nobody spells out.
const LONGEST: usize = 5;

/// Fewest times that a talk says letters of its own.
const OWN: usize = 3;

/// Whether a word is made of letters that neither the trade nor, by how often it says them, this talk knows.
pub(in super::super) fn unknown(token: &Token, said: impl Fn(&str) -> usize) -> bool {
    let owner = token.text.strip_suffix("'s").unwrap_or(&token.text);
    let stem = owner.strip_suffix('s').unwrap_or(owner);
    !token.name
        && (2..=LONGEST).contains(&stem.len())
        && stem.bytes().all(|b| b.is_ascii_uppercase())
        && !token.tags.any(Tags::NUMBER)
        && display(&token.lower).is_none()
        && display(&stem.to_ascii_lowercase()).is_none()
        && !SET.contains(owner)
        && !SET.contains(stem)
        && !Terms::embedded().is_name(stem)
        && said(&token.lower) < OWN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_nobody_knows_are_told_from_acronyms() {
        for text in ["QZB", "QZB's", "XWQs", "BQ"] {
            assert!(unknown(&Token::new(text), |_| 1), "{text}");
        }
        for text in [
            "API", "APIs", "GB", "SKUs", "CRD", "CNCF", "oven", "Oven", "A", "HTTP2",
        ] {
            assert!(!unknown(&Token::new(text), |_| 1), "{text}");
        }
    }

    #[test]
    fn letters_that_a_talk_says_again_and_again_are_its_own() {
        assert!(!unknown(&Token::new("QZB"), |_| 3));
    }

    #[test]
    fn the_list_has_each_run_once() {
        let all: Vec<&str> =
            KNOWN.lines().filter(|l| !l.starts_with('#')).flat_map(|l| l.split(' ')).collect();
        assert_eq!(all.len(), SET.len());
        assert!(all.iter().all(|run| run.starts_with(|c: char| c.is_ascii_uppercase())));
    }
}
