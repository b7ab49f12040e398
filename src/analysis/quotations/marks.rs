//! Marks each word of a talk once with what a quotation's score asks of it. It weighs nothing.

use rustc_hash::FxHashMap;

use super::{lists, wording::Word};
use crate::{
    analysis::sections::known_word,
    text::{
        english, fluency,
        lexicon::{Tags, lexicon},
        vocabulary,
    },
};

/// Forms of verbs that can carry a sentence.
pub(super) const FINITE: Tags = Tags::BASE
    .with(Tags::THIRD)
    .with(Tags::PAST)
    .with(Tags::MODAL)
    .with(Tags::BE)
    .with(Tags::HAVE)
    .with(Tags::DO);

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// The lists it is in: bits of `lists::sets`.
    pub(super) sets: u32,
    /// What it can be.
    pub(super) tags: Tags,
    /// Whether it is written like a name.
    pub(super) name: bool,
    /// Whether it holds digits.
    pub(super) digits: bool,
    /// Whether talks hardly ever hold it.
    pub(super) unknown: bool,
    /// How odd it is behind the word before it.
    pub(super) odd: Odd,
    /// Whether it carries meaning, and how often the talk says it.
    pub(super) said: Option<u16>,
    /// Its place in the table of known words.
    pub(super) place: Option<usize>,
}

/// How odd two neighbours are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Odd {
    /// Talks hold them side by side.
    Not,
    /// They hardly ever do.
    Rare,
    /// They hardly ever do, though most hold both words, or few hold either.
    Worst,
}

/// How often a talk says each word.
#[derive(Debug, Default)]
pub(super) struct Counts<'t>(FxHashMap<&'t str, u16>);

impl<'t> Counts<'t> {
    /// Counts the words of a talk.
    pub(super) fn of(sentences: &'t [Vec<Word>]) -> Self {
        let mut counts: FxHashMap<&str, u16> = FxHashMap::default();
        for word in sentences.iter().flatten() {
            let count = counts.entry(&word.lower).or_default();
            *count = count.saturating_add(1);
        }
        Self(counts)
    }
}

/// The marks of the words of a sentence.
pub(super) fn marks(words: &[Word], counts: &Counts<'_>) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::with_capacity(words.len());
    let mut before_class = None;
    for (at, word) in words.iter().enumerate() {
        let name = is_name(word);
        let before = at.checked_sub(1);
        let pair = before.filter(|_| !name).filter(|b| !found[*b].name);
        let class = english::class(&word.lower);
        let both = |test: fn(Option<u8>) -> bool| test(class) && test(before_class);
        let odd = pair.is_some_and(|b| !fluency::known_pair(&words[b].lower, &word.lower));
        found.push(Mark {
            sets: lists::sets(&word.lower),
            tags: lexicon().tags(&word.lower),
            name,
            digits: word.lower.bytes().any(|b| b.is_ascii_digit()),
            unknown: !name && !fluency::known_word(&word.lower),
            odd: if !odd {
                Odd::Not
            } else if both(|c| c.is_some_and(|c| c <= 1)) || both(|c| c.is_none_or(|c| c >= 5)) {
                Odd::Worst
            } else {
                Odd::Rare
            },
            said: class
                .is_none_or(|class| class >= 2)
                .then(|| counts.0.get(word.lower.as_str()).copied().unwrap_or(1)),
            place: known_word(&vocabulary::normalize(&word.lower)).map(|(at, _)| at),
        });
        before_class = class;
    }
    found
}

/// Written with a capital, or not with letters.
fn is_name(word: &Word) -> bool {
    word.text.chars().any(char::is_uppercase)
        || word.lower.contains(|c: char| !c.is_ascii_alphabetic() && c != '\'')
}
