//! Takes odd words for a known name by their sound, where the words around them or the talk speak for it. An
//! ordinary word is never taken for a name here.

use std::{collections::HashMap, sync::LazyLock};

use super::{Candidate, Word, own::join_sound};
use crate::{
    knowledge::terms::{Term, Terms, key},
    model::CorrectionMethod,
    text::{
        common_words::is_common,
        english,
        sound::{likeness, skeleton},
    },
};

/// Shortest skeleton that tells a name from others by its sound.
const SHORTEST: usize = 3;

/// How many words to each side are "near".
const NEAR: usize = 8;

/// Names by their skeleton and by each skeleton with one sound left out.
static INDEX: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    for (term, name) in Terms::embedded().terms().iter().enumerate() {
        let sound = skeleton(&name.name);
        if sound.len() < SHORTEST || !name.name.contains(char::is_uppercase) || !name.has_context() {
            continue;
        }
        for form in one_left_out(&sound) {
            let all = index.entry(form).or_default();
            if all.last() != Some(&term) {
                all.push(term);
            }
        }
    }
    index
});

/// A skeleton, and when it is long enough, itself with each of its sounds left out.
fn one_left_out(sound: &str) -> Vec<String> {
    let mut forms = vec![sound.to_owned()];
    if sound.len() > SHORTEST {
        forms.extend((0..sound.len()).map(|i| format!("{}{}", &sound[..i], &sound[i + 1..])));
    }
    forms
}

/// Adds candidates for odd words and for pairs of words with an odd one.
pub(super) fn find(words: &[Word], sounds: &[String], named: &[bool], candidates: &mut Vec<Candidate>) {
    for from in 0..words.len() {
        if words[from].frozen {
            continue;
        }
        let mut sound = String::new();
        let mut joined = String::new();
        for to in from + 1..=(from + 2).min(words.len()) {
            let last = &words[to - 1];
            if last.frozen || to > from + 1 && (!last.joined || last.sentence != words[from].sentence) {
                break;
            }
            join_sound(&mut sound, &sounds[to - 1]);
            joined.push_str(&last.lower);
            let heard = &words[from..to];
            let odd =
                heard.iter().any(|w| !is_common(&w.lower) && !w.lower.bytes().any(|b| b.is_ascii_digit()));
            // An odd word next to a word of grammar is not one name.
            let grammar = to > from + 1 && heard.iter().any(|w| english::class(&w.lower) == Some(0));
            if odd && !grammar && joined.len() >= 4 && (SHORTEST..=12).contains(&sound.len()) {
                nearest(words, from, to, &joined, &sound, named, candidates);
            }
        }
    }
}

/// The name that a run of words sounds most like, when there is enough for it.
fn nearest(
    words: &[Word],
    from: usize,
    to: usize,
    joined: &str,
    sound: &str,
    named: &[bool],
    candidates: &mut Vec<Candidate>,
) {
    let terms = Terms::embedded();
    let heard: Vec<&str> = words[from..to].iter().map(|w| w.lower.as_str()).collect();
    if !terms.renderings(&heard.join(" ")).is_empty() {
        return;
    }
    let mut best: Option<(f64, usize, usize, f64)> = None;
    for form in one_left_out(sound) {
        for &index in INDEX.get(&form).map_or(&[][..], Vec::as_slice) {
            let term = terms.term(index);
            let like = likeness(joined, &key(&term.name));
            let near = company(words, from, to, term);
            if let Some(confidence) = judge(like, near, named[index], to - from, joined.len())
                && best.is_none_or(|b| confidence > b.0)
            {
                best = Some((confidence, index, near, like));
            }
        }
    }
    if let Some((confidence, index, near, like)) = best {
        let name = &terms.term(index).name;
        let why = match (near > 0, named[index]) {
            (true, true) => "the talk names it and the words around it fit",
            (true, false) => "the words around it fit",
            _ => "the talk names it",
        };
        candidates.push(Candidate {
            from,
            to,
            corrected: name.clone(),
            method: if like >= 0.85 {
                CorrectionMethod::Edit
            } else {
                CorrectionMethod::Phonetic
            },
            confidence,
            reason: format!("no known word, sounds like {name}; {why}"),
        });
    }
}

/// Confidence by likeness, context words near it, whether the talk names it, and the length of what was heard.
fn judge(like: f64, near: usize, named: bool, words: usize, letters: usize) -> Option<f64> {
    let like = if words > 1 { like - 0.08 } else { like };
    let confidence = match (near > 0, named) {
        (true, true) if like >= 0.60 => 0.60 + 0.3 * (like - 0.5),
        (false, true) if like >= 0.70 => 0.50 + 0.3 * (like - 0.5),
        (true, false) if like >= 0.76 => 0.50 + 0.3 * (like - 0.5),
        (false, false) if like >= 0.88 && letters > 5 => 0.52,
        _ if like >= 0.75 => 0.34,
        _ => return None,
    };
    Some(confidence)
}

/// Distinct context words near a place.
fn company(words: &[Word], from: usize, to: usize, term: &Term) -> usize {
    let near = words[from.saturating_sub(NEAR)..from]
        .iter()
        .chain(&words[to..(to + NEAR).min(words.len())]);
    let mut seen: Vec<&str> = near.map(|w| w.lower.as_str()).filter(|w| term.goes_with(w)).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len()
}
