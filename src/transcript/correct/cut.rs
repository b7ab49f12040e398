//! Restores words that captions cut in the middle or at the end ("coner" for container), or in which they say a part
//! twice ("groupoup" for group), where the talk says the whole word elsewhere. It never takes one of two words that both
//! fit.

use std::collections::BTreeMap;

use super::{Candidate, Word};
use crate::{
    knowledge::terms::Terms,
    model::CorrectionMethod,
    text::{common_words::is_common, english, fluency},
};

/// Shortest word that is taken for what is left of another one.
const SHORTEST: usize = 4;

/// Letters that must be missing: one alone is a matter of spelling.
const MISSING: usize = 2;

/// Fewest letters that are left at the start.
const START: usize = 2;

/// Fewest times the talk says the whole word.
const SAID: usize = 2;

/// Letters that a part said twice has at least: two alone make words of their own ("intoto").
const TWICE: usize = 3;

/// Adds candidates for rare words that are the start, or the start and the end, of one word of the talk.
pub(super) fn find(words: &[Word], candidates: &mut Vec<Candidate>) {
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words.iter().filter(|w| w.common && w.lower.len() >= SHORTEST) {
        *said.entry(&word.lower).or_default() += 1;
    }
    for (at, word) in words.iter().enumerate() {
        let left = word.lower.as_str();
        let odd = !word.common
            && !word.frozen
            && word.lower.len() >= SHORTEST
            && word.lower.bytes().all(|b| b.is_ascii_lowercase())
            && Terms::embedded().renderings(left).is_empty()
            && !is_compound(left);
        if !odd {
            continue;
        }
        if let Some(whole) = once(left, &said) {
            let reason = format!("{whole} with a part of it twice, which the talk says elsewhere");
            candidates.push(candidate(at, whole, reason));
            continue;
        }
        if fluency::known_word(left) {
            continue;
        }
        let start = &left[..START];
        let mut fitting = said
            .range(start..)
            .take_while(|(whole, _)| whole.starts_with(start))
            .filter(|(whole, n)| **n >= SAID && is_cut(left, whole) && fits(words, at, whole))
            .map(|(whole, _)| *whole);
        if let (Some(whole), None) = (fitting.next(), fitting.next()) {
            let reason = format!("no known word, what is left of {whole}, which the talk says elsewhere");
            candidates.push(candidate(at, whole.to_owned(), reason));
        }
    }
}

fn candidate(at: usize, corrected: String, reason: String) -> Candidate {
    Candidate {
        from: at,
        to: at + 1,
        corrected,
        method: CorrectionMethod::Edit,
        confidence: 0.58,
        reason,
        rests_on: 0,
    }
}

/// The word of the talk that is left when a part said twice in a row is said once.
fn once(word: &str, said: &BTreeMap<&str, usize>) -> Option<String> {
    (TWICE..=word.len() / 2).rev().find_map(|length| {
        let part = |from: usize| word.get(from..from + length);
        let twice = (1..word.len()).find(|from| {
            // "seeded", "referer" and "processes" are words of their own.
            let ending = word.get(from + length..).is_some_and(|end| {
                matches!(end.trim_end_matches('s'), "er" | "ed" | "est" | "ing" | "e") || end == "es"
            });
            part(*from).is_some() && part(*from) == part(from + length) && !ending
        })?;
        let whole = format!("{}{}", &word[..twice], &word[twice + length..]);
        let known = said.get(whole.as_str()).is_some_and(|n| *n >= SAID);
        known.then_some(whole)
    })
}

/// Whether a word is another one without some letters in its middle or at its end.
pub(super) fn is_cut(left: &str, whole: &str) -> bool {
    let start = left.bytes().zip(whole.bytes()).take_while(|(a, b)| a == b).count();
    let end = left.bytes().rev().zip(whole.bytes().rev()).take_while(|(a, b)| a == b).count();
    start >= START && whole.len() >= left.len() + MISSING && start + end >= left.len()
}

/// Whether a word is made of two others ("usernamespaces"): then nothing is missing.
fn is_compound(word: &str) -> bool {
    (3..word.len().saturating_sub(2))
        .filter_map(|at| word.split_at_checked(at))
        .any(|(a, b)| is_common(a) && is_common(b))
}

/// Whether the whole word is usual beside one of its neighbours that is no word of grammar.
fn fits(words: &[Word], at: usize, whole: &str) -> bool {
    let sentence = words[at].sentence;
    let telling = |w: &&Word| w.sentence == sentence && english::class(&w.lower) != Some(0);
    let before = at.checked_sub(1).map(|i| &words[i]).filter(telling);
    let after = words.get(at + 1).filter(telling);
    before.is_some_and(|w| fluency::known_pair(&w.lower, whole))
        || after.is_some_and(|w| fluency::known_pair(whole, &w.lower))
}
