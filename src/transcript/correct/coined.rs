//! Repairs names that the talk itself coins (an internal tool) where captions hear them differently from place
//! to place: the frequent form is taken for the name. It invents no spelling that the captions never show.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Candidate, Word};
use crate::{
    knowledge::terms::{Terms, key},
    model::CorrectionMethod,
    text::{
        common_words::is_common,
        english, fluency,
        sound::{likeness, skeleton},
        stem::stem,
    },
    transcript::Context,
};

/// Fewest times a form must stand to count as the name.
const FREQUENT: usize = 5;

/// Shortest name that is taken from the title.
const SHORTEST_TITLED: usize = 5;

/// Words that introduce a name.
const CALLED: [&str; 4] = ["called", "named", "platform", "project"];

/// Where a word stands.
type Places = Vec<usize>;

/// Adds candidates for rare words that sound like a frequent name and stand where it stands.
pub(super) fn find(words: &[Word], sounds: &[String], context: Context<'_>, candidates: &mut Vec<Candidate>) {
    titled(words, sounds, context, candidates);
    let title = key(&context.talk.title);
    let in_title = |form: &str| title.split(' ').any(|w| w == form);
    let mut forms: FxHashMap<&str, Places> = FxHashMap::default();
    for (at, word) in words.iter().enumerate() {
        if word.lower.len() > 3 && !word.frozen && sounds[at].len() > 1 {
            forms.entry(&word.lower).or_default().push(at);
        }
    }
    let mut forms: Vec<(&str, Places)> = forms.into_iter().collect();
    forms.sort_unstable_by_key(|(form, _)| *form);
    for (name, places) in &forms {
        if !is_name(name, places, words, &title) {
            continue;
        }
        let company: BTreeSet<&str> = places.iter().flat_map(|at| beside(words, *at)).collect();
        for (form, others) in &forms {
            let rare = form != name && others.len() * 3 <= places.len() && !in_title(form);
            if !rare || !close(sounds, places[0], others[0]) {
                continue;
            }
            let like = likeness(form, name);
            let odd = !is_common(form) && Terms::embedded().longest_from(form) == 0;
            if like < if odd { 0.7 } else { 0.55 } || inflected(form, name) {
                continue;
            }
            for &at in others {
                let called = introduced(words, at);
                let shared = usize::from(called) + beside(words, at).filter(|w| company.contains(w)).count();
                let confidence = match (odd, shared) {
                    (true, 0) => 0.35,
                    (true, _) => 0.66,
                    (false, 0) => continue,
                    (false, _)
                        if sounds[at] == sounds[places[0]] && english::class(form).is_none_or(|c| c > 2) =>
                    {
                        0.60
                    }
                    (false, _) => continue,
                };
                let printed = printed(words, places);
                let after = words.get(at + 1).filter(|w| w.joined && w.sentence == words[at].sentence);
                candidates.push(Candidate {
                    from: at,
                    to: at + 1,
                    corrected: printed.clone(),
                    method: CorrectionMethod::Context,
                    confidence,
                    reason: format!("stands where this talk mostly says {printed}, and sounds like it"),
                    rests_on: usize::from(after.is_some_and(|w| company.contains(singular(&w.lower)))),
                });
            }
        }
    }
}

/// Whether a form is frequent, no ordinary word of talks, and introduced as a name or part of the title.
fn is_name(form: &str, places: &Places, words: &[Word], title: &str) -> bool {
    if places.len() < FREQUENT || Terms::embedded().longest_from(form) > 0 {
        return false;
    }
    let introduced = places.iter().any(|at| introduced(words, *at));
    let odd = !is_common(form);
    odd && title.split(' ').any(|w| w == form) || introduced && (odd || english::class(form).is_none())
}

/// Whether the word before says that a name follows.
fn introduced(words: &[Word], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| CALLED.contains(&words[before].lower.as_str()))
}

/// The words directly beside a place, ordinary grammar left out.
fn beside(words: &[Word], at: usize) -> impl Iterator<Item = &str> {
    let sentence = words[at].sentence;
    [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|i| words.get(i))
        .filter(move |w| w.sentence == sentence)
        .map(|w| singular(&w.lower))
        .filter(|w| english::class(w) != Some(0))
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Adds candidates for odd words that sound like a name that the title coins and the captions may never spell.
fn titled(words: &[Word], sounds: &[String], context: Context<'_>, candidates: &mut Vec<Candidate>) {
    let subject = context.subject;
    let people = subject.speakers.iter().flat_map(|s| [Some(s.name.as_str()), s.company.as_deref()]);
    let known: String = people
        .flatten()
        .chain(subject.companies.iter().map(String::as_str))
        .chain(subject.company.iter().map(|c| c.name.as_str()))
        .flat_map(|name| [key(name), " ".to_owned()])
        .collect();
    for name in context.talk.title.split(|c: char| !c.is_alphanumeric()) {
        let lower = name.to_lowercase();
        let coined = name.starts_with(char::is_uppercase)
            && name.bytes().all(|b| b.is_ascii_alphabetic())
            && lower.len() >= SHORTEST_TITLED
            && !is_common(&lower)
            && !fluency::known_word(&lower)
            && Terms::embedded().longest_from(&lower) == 0
            && !known.contains(&lower);
        if !coined {
            continue;
        }
        let sound = skeleton(name);
        for (at, word) in words.iter().enumerate().filter(|(_, w)| !w.common && !w.frozen) {
            let near = sounds[at].bytes().next() == sound.bytes().next()
                && sounds[at].len().abs_diff(sound.len()) < 2
                && Terms::embedded().longest_from(&word.lower) == 0;
            if !near || word.lower == lower {
                continue;
            }
            let like = likeness(&word.lower, &lower);
            if like >= 0.68 && !inflected(&word.lower, &lower) {
                candidates.push(Candidate {
                    from: at,
                    to: at + 1,
                    corrected: name.to_owned(),
                    method: CorrectionMethod::Title,
                    confidence: (0.1 + 0.75 * like).min(0.8),
                    reason: format!("sounds like a name in the title: {name}"),
                    rests_on: 0,
                });
            }
        }
    }
}

/// Whether two forms begin alike and differ in at most one sound.
fn close(sounds: &[String], a: usize, b: usize) -> bool {
    let (a, b) = (&sounds[a], &sounds[b]);
    a.chars().next() == b.chars().next() && strsim::levenshtein(a, b) <= 1
}

/// Whether one form is the other with an ending or a beginning.
fn inflected(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a) || stem(a) == stem(b)
}

/// The form as the captions print it most often.
fn printed(words: &[Word], places: &Places) -> String {
    let capital = places.iter().filter(|at| words[**at].capital).count();
    let form = &words[places[0]].lower;
    if capital * 2 < places.len() {
        return form.clone();
    }
    let mut chars = form.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
