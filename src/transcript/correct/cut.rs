//! Restores words that captions cut in the middle or at the end ("coner" for container) where the talk says the whole
//! word elsewhere. It never shortens, and never takes one of two words that both fit.

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

/// Adds candidates for rare words that are the start, or the start and the end, of one word of the talk.
pub(super) fn find(words: &[Word], candidates: &mut Vec<Candidate>) {
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words.iter().filter(|w| w.common && w.lower.len() >= SHORTEST + MISSING) {
        *said.entry(&word.lower).or_default() += 1;
    }
    for (at, word) in words.iter().enumerate() {
        let left = word.lower.as_str();
        let rest = !word.common
            && !word.frozen
            && word.lower.len() >= SHORTEST
            && word.lower.bytes().all(|b| b.is_ascii_lowercase())
            && !fluency::known_word(left)
            && Terms::embedded().renderings(left).is_empty();
        if !rest || is_compound(left) {
            continue;
        }
        let start = &left[..START];
        let mut fitting = said
            .range(start..)
            .take_while(|(whole, _)| whole.starts_with(start))
            .filter(|(whole, n)| **n >= SAID && is_cut(left, whole) && fits(words, at, whole))
            .map(|(whole, _)| *whole);
        if let (Some(whole), None) = (fitting.next(), fitting.next()) {
            candidates.push(Candidate {
                from: at,
                to: at + 1,
                corrected: whole.to_owned(),
                method: CorrectionMethod::Edit,
                confidence: 0.58,
                reason: format!("no known word, what is left of {whole}, which the talk says elsewhere"),
                rests_on: 0,
            });
        }
    }
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
