//! Reads the ends of sentences from punctuation: tells the full stop from that of "e.g.", "v2.9." and "J. Doe". It
//! finds no end that is not marked.

use super::words::{Word, bare_end};

/// Abbreviations that never end a sentence: a word that belongs to them follows.
const NEVER: [&str; 24] = [
    "approx.", "aka.", "ca.", "cf.", "dr.", "e.g.", "eg.", "esp.", "fig.", "gen.", "i.e.", "ie.", "incl.",
    "max.", "min.", "mr.", "mrs.", "ms.", "mt.", "no.", "prof.", "rev.", "st.", "vs.",
];

/// Abbreviations that end a sentence only before a capital letter.
const SOMETIMES: [&str; 14] = [
    "a.m.", "co.", "corp.", "etc.", "inc.", "jr.", "llc.", "ltd.", "p.m.", "ph.d.", "sr.", "u.k.", "u.s.",
    "u.s.a.",
];

/// For each word, whether a sentence ends after it.
pub(super) fn ends(words: &[Word<'_>]) -> Vec<bool> {
    let mut ends: Vec<bool> = Vec::with_capacity(words.len());
    for (i, word) in words.iter().enumerate() {
        let first = i == 0 || ends[i - 1];
        ends.push(is_end(word.text, words.get(i + 1).map(|w| w.text), first));
    }
    ends
}

/// `first` tells that the word begins a sentence: there "1." counts the points of a list.
fn is_end(word: &str, next: Option<&str>, first: bool) -> bool {
    let bare = bare_end(word);
    let Some(mark) = bare.chars().last() else {
        return false;
    };
    let Some(next) = next else {
        return true;
    };
    let capital = next
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| c.is_uppercase() || c.is_numeric());
    match mark {
        '?' | '!' => true,
        '…' => capital,
        '.' if bare.ends_with("..") => capital,
        '.' => {
            let lower = bare.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let stem = &lower[..lower.len().saturating_sub(1)];
            if NEVER.contains(&lower.as_str()) {
                // "I said no." ends; "no. 5" does not.
                return lower == "no." && !next.starts_with(|c: char| c.is_ascii_digit());
            }
            if SOMETIMES.contains(&lower.as_str()) {
                return capital;
            }
            if first && stem.bytes().all(|b| b.is_ascii_digit()) {
                return false;
            }
            // Initials: "J. Doe", but not "plan b." in lower case, nor the word "I".
            let initial = bare.chars().count() == 2
                && bare.chars().all(|c| c == '.' || c.is_uppercase())
                && bare != "I.";
            !(initial && capital && first_is_short_name(next))
        }
        _ => false,
    }
}

/// Whether a word may be a surname or a second initial: it is capitalised and no word that begins sentences.
fn first_is_short_name(next: &str) -> bool {
    const STARTERS: [&str; 22] = [
        "A", "And", "But", "He", "How", "I", "If", "In", "It", "It's", "Now", "Or", "She", "So", "That",
        "The", "Then", "They", "This", "We", "What", "You",
    ];
    !STARTERS.contains(&next)
}
