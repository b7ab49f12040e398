//! Tells ordinary words from names and mis-hearings. It knows no names and no meanings.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashSet};

/// One word a line, in byte order; made by `tools/common_words.py` from how many talks a word occurs in.
const WORDS: &str = include_str!("common_words.txt");

/// The same to be asked for: a talk asks for each of its words more than once.
static SET: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    // Room for all from the start: a set that grows is filled again and again.
    let mut set = FxHashSet::with_capacity_and_hasher(WORDS.len() / 8, FxBuildHasher);
    set.extend(WORDS.split('\n').filter(|w| !w.is_empty()));
    set
});

/// Whether a lower-case word is ordinary enough that it may well be meant. Words of one letter and bare
/// numbers are; of a word with an ending (`'s`, `'ll`) the part before it counts.
pub fn is_common(word: &str) -> bool {
    let stem = word.bytes().position(|b| b == b'\'').map_or(word, |at| &word[..at]);
    stem.len() < 2 || stem.bytes().all(|b| b.is_ascii_digit()) || SET.contains(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_found() {
        for word in WORDS.lines() {
            assert!(is_common(word), "{word}");
        }
    }

    #[test]
    fn words_are_in_byte_order_and_only_once() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert!(words.windows(2).all(|w| w[0] < w[1]));
        assert!(words.len() > 5_000);
    }

    #[test]
    fn mis_hearings_and_unknown_words_are_not_common() {
        for word in [
            "kyerno",
            "cubernetes",
            "psyllium",
            "zzzz",
            "aaaa",
            "graphana",
            "ünicode",
        ] {
            assert!(!is_common(word), "{word}");
        }
    }

    #[test]
    fn an_ending_does_not_hide_a_common_word() {
        assert!(is_common("company's"));
        assert!(is_common("7"));
        assert!(is_common("a"));
    }
}
