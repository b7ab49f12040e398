//! Weighs the words around one mention of a project: what speaks for its use by the speaker's company and what against.
//! It looks no further than the sentences beside the mention.

use std::sync::LazyLock;

use super::lexicon::{self, BY_MEANS_OF, DOING, EXAMPLE, EXPLAINED, NEGATION, PRESENTED};
use crate::{
    analysis::sections,
    model::Transcript,
    text::{phrases::Phrases, words::lower},
    transcript::correct::Mention,
};

static AGAINST: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&lexicon::AGAINST));
static AGAINST_AFTER: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&lexicon::AGAINST_AFTER));
static FOR_US: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&lexicon::FOR_US));
static POLLS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&sections::POLLS));
static IN_USE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&lexicon::IN_USE));

/// What a mention without any cue counts for: in end users' talks most named projects are in use.
const BASE: f64 = 0.5;

/// Words before a mention that cues are looked for in.
const BEFORE: usize = 14;

/// Words after a mention that cues are looked for in.
const AFTER: usize = 8;

/// Words to each side in which the speaker's "we" and "you" are counted.
const AROUND: usize = 30;

/// Words that say nothing, and would part the words of a phrase.
const FILLERS: [&str; 4] = ["uh", "um", "er", "ah"];

/// The words around a mention. Where captions have no punctuation sentence ends are guesses, so the sentences before and
/// after belong to them, too.
pub(super) struct Around {
    /// Words of the sentence before and of its own, up to the mention, and from it on.
    before: Vec<String>,
    after: Vec<String>,
    /// Where cues begin among the words before, and end among those after.
    from: usize,
    to: usize,
}

impl Around {
    /// The words around one mention.
    pub(super) fn of(transcript: &Transcript, mention: &Mention) -> Self {
        let text = |index: Option<usize>| {
            let sentence = index.and_then(|i| transcript.sentences.get(i));
            sentence.map_or("", |s| s.text.as_str())
        };
        let own = text(Some(mention.sentence));
        let (head, tail) = (own.get(..mention.bytes.start), own.get(mention.bytes.end..));
        let mut before = plain_words(text(mention.sentence.checked_sub(1)));
        let mut after = plain_words(tail.unwrap_or_default());
        let (earlier, own_tail) = (before.len(), after.len());
        before.extend(plain_words(head.unwrap_or_default()));
        after.extend(plain_words(text(Some(mention.sentence + 1))));
        let (first, last) = if transcript.punctuated {
            (earlier, own_tail)
        } else {
            (0, after.len())
        };
        Self {
            from: before.len().saturating_sub(BEFORE).max(first),
            to: last.min(AFTER),
            before,
            after,
        }
    }

    /// The last words before the mention.
    pub(super) fn near(&self) -> &[String] {
        self.before.get(self.from..).unwrap_or_default()
    }

    /// The first words after it.
    pub(super) fn next(&self) -> &[String] {
        self.after.get(..self.to).unwrap_or_default()
    }

    /// The words in which the speaker's "we" and "you" are counted.
    pub(super) fn wide(&self) -> impl Iterator<Item = &str> {
        let before = &self.before[self.before.len().saturating_sub(AROUND)..];
        let after = &self.after[..self.after.len().min(AROUND)];
        before.iter().chain(after).map(String::as_str)
    }
}

/// Sum of the cues around a mention.
pub(super) fn weigh(around: &Around) -> f64 {
    for_use(around.near(), around.next()) - against(around.near(), around.next()) + person(around)
}

/// What speaks for use, from a mention without any cue on.
fn for_use(near: &[String], next: &[String]) -> f64 {
    let mut score = BASE;
    let we = near.iter().rposition(|w| matches!(w.as_str(), "we" | "we're" | "we've" | "i" | "we'd"));
    let done = we.map_or(&near[near.len()..], |at| &near[at..]);
    // "we have debated X": what follows "we" is no doing with X.
    let negated = done.iter().any(|w| NEGATION.contains(&w.as_str()))
        || AGAINST.stand_in(&done.join(" "))
        || POLLS.stand_in(&near.join(" "));
    if !negated && done.iter().any(|w| DOING.contains(&w.as_str())) {
        score += 0.8;
    }
    if !negated && IN_USE.stand_in(&near[near.len().saturating_sub(6)..].join(" ")) {
        score += 0.6;
    }
    if near.iter().rev().take(4).any(|w| w == "our") {
        score += 1.0;
    }
    if FOR_US.stand_in(&next[..next.len().min(5)].join(" ")) {
        score += 0.5;
    }
    if near.last().is_some_and(|last| BY_MEANS_OF.contains(&last.as_str())) {
        score += 0.3;
    }
    score
}

/// What speaks against use.
fn against(near: &[String], next: &[String]) -> f64 {
    let mut score = 0.0;
    if near.last().is_some_and(|last| EXAMPLE.contains(&last.as_str())) {
        score += 0.5;
    }
    if next.first().is_some_and(|word| word == "or") {
        score += 0.5;
    }
    // "we don't run X": said of X itself only when the verb stands right before it.
    let close = &near[near.len().saturating_sub(4)..];
    let denied = |pair: &[String]| NEGATION.contains(&pair[0].as_str()) && DOING.contains(&pair[1].as_str());
    if close.windows(2).any(denied) {
        score += 0.8;
    }
    let (near, next) = (near.join(" "), next.join(" "));
    if PRESENTED
        .iter()
        .any(|phrase| near.ends_with(phrase) && Phrases::new(&[phrase]).stand_in(&near))
    {
        score += 0.5;
    }
    if EXPLAINED
        .iter()
        .any(|phrase| next.starts_with(phrase) && Phrases::new(&[phrase]).stand_in(&next))
    {
        score += 0.4;
    }
    // "who thinks we use X": the answer is told elsewhere.
    if POLLS.stand_in(&near) {
        score += 1.2;
    }
    let said = different(&AGAINST, &near) + different(&AGAINST_AFTER, &next);
    score + 1.2 * said.min(2) as f64
}

/// Whether the speaker tells of "us" or talks to "you" around a mention.
fn person(around: &Around) -> f64 {
    let us = around.wide().filter(|w| lexicon::US.contains(w)).count();
    let you = around.wide().filter(|w| lexicon::YOU.contains(w)).count();
    0.15 * us.min(4) as f64 - 0.10 * you.min(4) as f64
}

/// Lower-case words of a text, punctuation and fillers left out.
fn plain_words(text: &str) -> Vec<String> {
    let trim = |w: &str| lower(w.trim_matches(|c: char| !c.is_alphanumeric())).into_owned();
    text.split_whitespace()
        .map(trim)
        .filter(|w| !w.is_empty() && !FILLERS.contains(&w.as_str()))
        .collect()
}

/// How many of the phrases stand in a text.
fn different(phrases: &Phrases, text: &str) -> usize {
    let mut found: Vec<&str> = phrases.standing(text).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}
