//! Cuts text into words that know their stem, their weight, and what they say about polarity, direction and
//! certainty. Judges nothing.

use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::lexicon::{self, Tags};
use crate::text::{english, stem};

/// What stands between a word and the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// White space, or a hyphen or slash inside a compound.
    None,
    /// A comma.
    Comma,
    /// A semicolon, colon, dash, bracket or full stop.
    Strong,
}

/// One word.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// As written.
    pub(super) text: String,
    /// Lower case, possessive ending removed.
    pub(super) lower: String,
    /// Inflection removed.
    pub(super) stem: String,
    /// Derivation removed.
    pub(super) root: String,
    /// Byte offset of its first character.
    pub(super) start: usize,
    /// Byte offset one past its last character.
    pub(super) end: usize,
    /// What follows it.
    pub(super) gap: Gap,
    /// Joined to the word before by a hyphen, slash or plus sign.
    pub(super) joined: bool,
    /// What it says besides its meaning.
    pub(super) tags: Tags,
    /// How much it matters to the wording, 0 (function word) to 1.3 (rare word or name).
    pub(super) weight: f32,
}

impl Word {
    /// Whether it carries meaning of its own.
    pub(super) fn is_content(&self) -> bool {
        self.weight > 0.0
    }

    /// Whether it is written with a capital letter.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

fn is_inner(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '&')
}

/// Words of a text in order. Compounds ("real-time", "CI/CD") come as their parts.
pub(super) fn words(text: &str) -> Vec<Word> {
    cut(text, word)
}

/// The words of a talk by their spelling, numbered as they come: a talk says most of its words again and again, so each
/// is looked up once.
#[derive(Debug, Default)]
pub(super) struct Forms<'t>(FxHashMap<&'t str, (usize, Word)>);

impl<'t> Forms<'t> {
    /// The same as [`words`], with the number of each word's spelling.
    pub(super) fn words(&mut self, text: &'t str) -> (Vec<Word>, Vec<usize>) {
        let mut numbers = Vec::new();
        let words = cut(text, |text, start, end, joined| {
            let next = self.0.len();
            let (number, known) =
                self.0.entry(text).or_insert_with(|| (next, word(text, start, end, joined)));
            numbers.push(*number);
            Word {
                start,
                end,
                joined,
                ..known.clone()
            }
        });
        (words, numbers)
    }
}

/// Cuts a text into words, which `make` makes of their spelling, bytes and whether they are joined to the one before.
fn cut<'t>(text: &'t str, mut make: impl FnMut(&'t str, usize, usize, bool) -> Word) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut joined = false;
    while let Some((start, c)) = chars.next() {
        if c == '%' {
            words.push(make("percent", start, start + 1, true));
            continue;
        }
        if !c.is_alphanumeric() {
            joined =
                matches!(c, '-' | '/' | '+' | '\u{2011}') && words.last().is_some_and(|w| w.end == start);
            if let Some(last) = words.last_mut() {
                last.gap = last.gap.max(gap_of(c, last.end == start, chars.peek().map(|p| p.1)));
            }
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if next.is_alphanumeric() {
                end = at + next.len_utf8();
                chars.next();
            } else if is_inner(next)
                && text[at + next.len_utf8()..]
                    .chars()
                    .next()
                    .is_some_and(|n| continues(next, n, &text[start..at]))
            {
                chars.next();
            } else {
                break;
            }
        }
        words.push(make(&text[start..end], start, end, joined));
        joined = false;
    }
    words
}

/// Whether a mark inside a word belongs to it: "don't", "0.9", "1,000", "R&D".
fn continues(mark: char, next: char, so_far: &str) -> bool {
    match mark {
        '.' => {
            next.is_alphanumeric()
                && (next.is_ascii_digit()
                    || so_far.chars().count() == 1
                    || so_far.contains('.')
                    || next.is_lowercase())
        }
        ',' => next.is_ascii_digit() && so_far.ends_with(|c: char| c.is_ascii_digit()),
        '&' => next.is_uppercase(),
        _ => next.is_alphanumeric(),
    }
}

fn gap_of(c: char, adjacent: bool, next: Option<char>) -> Gap {
    match c {
        ',' => Gap::Comma,
        ';' | ':' | '(' | ')' | '—' | '!' | '?' | '"' | '[' | ']' => Gap::Strong,
        '.' => {
            if adjacent && next.is_none_or(char::is_whitespace) {
                Gap::Strong
            } else {
                Gap::None
            }
        }
        '–' => {
            if adjacent {
                Gap::None
            } else {
                Gap::Strong
            }
        }
        _ => Gap::None,
    }
}

/// Without accents: captions write "Sao Paulo".
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

fn word(text: &str, start: usize, end: usize, joined: bool) -> Word {
    let mut lower = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        fold(&text.to_lowercase().replace('’', "'"))
    };
    if lower.ends_with("'s") {
        lower.truncate(lower.len() - 2);
    }
    let stem = stem::stem(&lower);
    let root = stem::root_of(stem.clone());
    let tags = lexicon::tags(&lower, &stem);
    let weight = weight(&lower, &stem, tags);
    Word {
        text: text.to_owned(),
        lower,
        stem,
        root,
        start,
        end,
        gap: Gap::None,
        joined,
        tags,
        weight,
    }
}

/// Common words weigh little: half of a talk consists of them, so that meeting one proves nothing.
fn weight(lower: &str, stem: &str, tags: Tags) -> f32 {
    if lexicon::is_function_word(lower) || tags.intersects(Tags::GRAMMAR.with(Tags::UNIT)) {
        return 0.0;
    }
    if lower.chars().next().is_some_and(|c| c.is_ascii_digit()) {
        return 0.0;
    }
    let class = english::class(lower).into_iter().chain(english::class(stem)).min();
    match class {
        Some(0) => 0.35,
        Some(1) => 0.55,
        Some(2) => 0.7,
        Some(3) => 0.85,
        Some(4) => 1.0,
        Some(_) => 1.15,
        None => 1.3,
    }
}
