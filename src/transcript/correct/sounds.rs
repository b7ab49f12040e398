//! Takes odd words for a known name by their sound, where the words around them or the talk speak for it. An
//! ordinary word is never taken for a name here.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Candidate, Word, company::join_sound, known::Named};
use crate::{
    knowledge::terms::{Term, Terms},
    model::CorrectionMethod,
    text::{
        common_words::is_common,
        english, fluency,
        sound::{likeness, likeness_from, skeleton},
    },
};

/// Shortest skeleton that tells a name from others by its sound.
const SHORTEST: usize = 3;

/// Shortest skeleton that may tell a name that the talk is about.
const SHORT: usize = 2;

/// From this length on a skeleton is rarely met by chance, even by ordinary words.
const LONG: usize = 6;

/// What a word that hardly any talk has adds to its likeness to a name.
const RARE: f64 = 0.08;

/// Shortest end of a name that is taken for the name.
const TAIL: usize = 4;

/// Most letters that captions lose at its start.
const MOST_LOST: usize = 4;

/// What is less like a name than this is not taken for it, whatever speaks for it.
const LEAST_LIKE: f64 = 0.55;

/// How many words to each side are "near".
const NEAR: usize = 8;

/// Names by their skeleton and by each skeleton with one sound left out.
static INDEX: LazyLock<FxHashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut index: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (term, name) in Terms::embedded().terms().iter().enumerate() {
        let sound = skeleton(&name.name);
        if sound.len() < SHORT || !name.name.contains(char::is_uppercase) || is_spelled_out(&name.name) {
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

/// Names by their ends: captions lose the start of a name ("nible" for Ansible). Ends that two names share, or that
/// are ordinary words, stand for none.
static TAILS: LazyLock<FxHashMap<&'static str, Option<usize>>> = LazyLock::new(|| {
    let mut tails: FxHashMap<&'static str, Option<usize>> = FxHashMap::default();
    for (term, name) in Terms::embedded().terms().iter().enumerate() {
        if !name.lower.bytes().all(|b| b.is_ascii_lowercase()) {
            continue;
        }
        for tail in (1..=MOST_LOST).filter_map(|lost| name.lower.get(lost..)) {
            if tail.len() >= TAIL && tail.len() * 2 > name.lower.len() && !is_common(tail) {
                tails.entry(tail).and_modify(|t| *t = None).or_insert(Some(term));
            }
        }
    }
    tails
});

/// Whether a name is said letter by letter (CNCF, not KEDA): then it has no sound of its own.
fn is_spelled_out(name: &str) -> bool {
    let vowels = name.chars().filter(|c| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U')).count();
    name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) && vowels < 2
}

/// A skeleton, and when it is long enough, itself with each of its sounds left out.
fn one_left_out(sound: &str) -> Vec<String> {
    let mut forms = vec![sound.to_owned()];
    if sound.len() > SHORTEST {
        forms.extend((0..sound.len()).map(|i| format!("{}{}", &sound[..i], &sound[i + 1..])));
    }
    forms
}

/// Adds candidates for odd words and for pairs of words with an odd one.
pub(super) fn find(words: &[Word], sounds: &[String], named: &[Named], candidates: &mut Vec<Candidate>) {
    let (mut sound, mut joined) = (String::new(), String::new());
    for from in 0..words.len() {
        if words[from].frozen {
            continue;
        }
        sound.clear();
        joined.clear();
        for to in from + 1..=(from + 2).min(words.len()) {
            let last = &words[to - 1];
            if last.frozen || to > from + 1 && (!last.joined || last.sentence != words[from].sentence) {
                break;
            }
            join_sound(&mut sound, &sounds[to - 1]);
            joined.push_str(&last.lower);
            let heard = &words[from..to];
            let odd = heard.iter().any(|w| !w.common && !w.lower.bytes().any(|b| b.is_ascii_digit()));
            // An odd word next to a word of grammar is not one name.
            let grammar = to > from + 1 && heard.iter().any(|w| english::class(&w.lower) == Some(0));
            let heard = Heard {
                from,
                to,
                odd,
                rare: odd && to == from + 1 && !fluency::known_word(&joined),
                joined: &joined,
                sound: &sound,
            };
            if !grammar
                && joined.len() >= 3
                && (odd || to > from + 1 && sound.len() + 1 >= LONG)
                && (SHORT..=12).contains(&sound.len())
            {
                nearest(words, &heard, named, candidates);
                if heard.rare {
                    tail(words, &heard, named, candidates);
                }
            }
        }
    }
}

/// A run of words.
struct Heard<'a> {
    from: usize,
    to: usize,
    /// Has a word that is no ordinary word.
    odd: bool,
    /// One word that hardly any talk has.
    rare: bool,
    joined: &'a str,
    sound: &'a str,
}

/// The name that a run of words sounds most like, when there is enough for it.
fn nearest(words: &[Word], heard: &Heard<'_>, named: &[Named], candidates: &mut Vec<Candidate>) {
    let terms = Terms::embedded();
    let Heard { from, to, .. } = *heard;
    let mut best: Option<(f64, usize, usize, f64)> = None;
    for form in one_left_out(heard.sound) {
        for &index in INDEX.get(&form).map_or(&[][..], Vec::as_slice) {
            let term = terms.term(index);
            let Some(like) = likeness_from(heard.joined, &term.lower, LEAST_LIKE) else {
                continue;
            };
            // When the odd word alone is as good, its neighbour is no part of the name.
            let alone = |w: &Word| to > from + 1 && likeness(&w.lower, &term.lower) >= like - 0.02;
            if words[from..to].iter().any(alone) {
                continue;
            }
            let near = company(words, from, to, term);
            if let Some(confidence) = judge(heard, like, near, named[index], &skeleton(&term.name))
                && (heard.odd || may_be_heard_as_words(&words[from..to], &term.lower))
                && best.is_none_or(|b| confidence > b.0)
            {
                best = Some((confidence, index, near, like));
            }
        }
    }
    let Some((confidence, index, near, like)) = best else {
        return;
    };
    let spoken: Vec<&str> = words[from..to].iter().map(|w| w.lower.as_str()).collect();
    if !terms.renderings(&spoken.join(" ")).is_empty() {
        return;
    }
    let name = &terms.term(index).name;
    let why = match (near > 0, named[index].elsewhere) {
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
        rests_on: 0,
    });
}

/// The name that a rare word is the end of, where the talk names it or the words around it fit.
fn tail(words: &[Word], heard: &Heard<'_>, named: &[Named], candidates: &mut Vec<Candidate>) {
    let Some(&Some(index)) = TAILS.get(heard.joined) else {
        return;
    };
    let term = Terms::embedded().term(index);
    let near = company(words, heard.from, heard.to, term) > 0;
    if !near && !named[index].elsewhere {
        return;
    }
    candidates.push(Candidate {
        from: heard.from,
        to: heard.to,
        corrected: term.name.clone(),
        method: CorrectionMethod::Edit,
        confidence: if near { 0.66 } else { 0.56 },
        reason: format!("no known word, the end of {}", term.name),
        rests_on: 0,
    });
}

/// Whether a name may be heard as these ordinary words: not when one of them is a form of the same word
/// ("artifact type" is not Artifactory).
fn may_be_heard_as_words(heard: &[Word], name: &str) -> bool {
    let related = |w: &Word| w.lower.get(..5).is_some_and(|start| name.starts_with(start));
    !name.contains(' ') && heard.iter().all(|w| w.lower.len() > 3) && !heard.iter().any(related)
}

/// Confidence by likeness, context words near it, whether the talk names it, and the length of what was heard.
fn judge(heard: &Heard<'_>, like: f64, near: usize, named: Named, sound: &str) -> Option<f64> {
    if !heard.odd {
        // Two ordinary words: only for a long sound, heard in full but for one class.
        let fits = sound.len() >= LONG
            && heard.sound.len() + 1 >= sound.len()
            && (near > 0 || named.elsewhere)
            && like >= 0.74;
        return fits.then_some(0.56);
    }
    if sound.len() < SHORTEST {
        // A short sound means the name only where the talk is about it.
        let fits = named.about && heard.to == heard.from + 1 && sound == heard.sound && like >= 0.6;
        return fits.then_some(if near > 0 { 0.66 } else { 0.56 });
    }
    let like = match heard {
        h if h.to > h.from + 1 => like - 0.08,
        h if h.rare && (near > 0 || named.elsewhere) => like + RARE,
        _ => like,
    };
    let confidence = match (near > 0, named.elsewhere) {
        (true, true) if like >= 0.63 => 0.60 + 0.3 * (like - 0.5),
        (false, true) if like >= 0.70 => 0.50 + 0.3 * (like - 0.5),
        (true, false) if like >= 0.76 => 0.50 + 0.3 * (like - 0.5),
        (false, false) if like >= 0.90 && heard.joined.len() > 6 => 0.52,
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
