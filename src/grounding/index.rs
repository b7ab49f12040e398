//! The talk as one stream of words that can be searched by form, stem, root and synonym. Sentence borders of a
//! transcript are uncertain, so windows of words are compared, not sentences.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    numbers::{Said, bytes, covered},
    tokens::{Forms, Gap, Word},
};
use crate::{
    model::Transcript,
    text::{
        numbers::{Quantity, changes_among, read_tokens},
        synonyms,
        words::tokens,
    },
};

/// A place in the stream.
pub(super) type Position = usize;

/// The searchable talk, or a part of it.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Words in order.
    pub(super) words: Vec<Word>,
    /// Sentence id of each word.
    pub(super) sentence: Vec<usize>,
    /// Whether a word stands in a question of the audience or in a made-up case.
    pub(super) foreign: Vec<bool>,
    /// Quantities in order.
    pub(super) quantities: Vec<Said>,
    /// Changes from one quantity to another.
    pub(super) changes: Vec<(Said, Said)>,
    sentences: Vec<Stretch>,
    forms: Places,
    stems: Places,
    roots: Places,
    groups: FxHashMap<u16, Vec<Position>>,
}

/// Places by what is said there.
#[derive(Debug, Default)]
struct Places {
    slots: FxHashMap<String, usize>,
    lists: Vec<Vec<Position>>,
}

impl Places {
    /// Where the places of a word are kept.
    fn slot(&mut self, said: &str) -> usize {
        if let Some(slot) = self.slots.get(said) {
            return *slot;
        }
        self.lists.push(Vec::new());
        self.slots.insert(said.to_owned(), self.lists.len() - 1);
        self.lists.len() - 1
    }

    fn of(&self, said: &str) -> &[Position] {
        self.slots.get(said).map_or(&[], |slot| &self.lists[*slot])
    }
}

/// Where the places of one spelling are kept: by form, stem and root, and its groups of synonyms.
#[derive(Debug, Clone, Copy)]
struct Slots {
    form: usize,
    stem: usize,
    root: usize,
    groups: &'static [u16],
}

/// What one sentence adds to the stream.
#[derive(Debug)]
struct Stretch {
    id: usize,
    words: Range<usize>,
    quantities: Range<usize>,
    changes: Range<usize>,
}

/// How well a word of a claim is met by a word of the talk.
pub(super) mod strength {
    /// Same form or stem.
    pub(in crate::grounding) const SAME: f32 = 1.0;
    /// Derived from the same root.
    pub(in crate::grounding) const ROOT: f32 = 0.85;
    /// In the same group of synonyms.
    pub(in crate::grounding) const SYNONYM: f32 = 0.7;
}

impl Index {
    /// Reads a talk; `foreign` marks its sentences.
    pub(super) fn new(transcript: &Transcript, foreign: &[bool]) -> Self {
        let mut index = Self::default();
        let mut forms = Forms::default();
        let mut slots: Vec<Slots> = Vec::new();
        for sentence in &transcript.sentences {
            let strange = foreign.get(sentence.id).copied().unwrap_or(false);
            let (mut spoken, spelled) = forms.words(&sentence.text);
            if let Some(last) = spoken.last_mut() {
                last.gap = Gap::Strong;
            }
            let from = index.ends();
            index.read_quantities(&sentence.text, &spoken);
            for (word, form) in spoken.into_iter().zip(spelled) {
                // Forms are numbered as they come.
                if form == slots.len() {
                    slots.push(index.slots(&word));
                }
                index.push(word, slots[form], sentence.id, strange);
            }
            index.close(sentence.id, from);
        }
        index
    }

    /// The sentences for which `wanted` holds, as an index of their own.
    pub(super) fn part(&self, wanted: impl Fn(usize) -> bool) -> Self {
        let mut part = Self::default();
        for stretch in self.sentences.iter().filter(|s| wanted(s.id)) {
            let from = part.ends();
            let moved = |said: &Said| Said {
                quantity: said.quantity.clone(),
                at: (
                    said.at.0 - stretch.words.start + from.0,
                    said.at.1 - stretch.words.start + from.0,
                ),
            };
            part.quantities.extend(self.quantities[stretch.quantities.clone()].iter().map(moved));
            let changes = self.changes[stretch.changes.clone()].iter();
            part.changes.extend(changes.map(|(old, new)| (moved(old), moved(new))));
            for at in stretch.words.clone() {
                let slots = part.slots(&self.words[at]);
                part.push(self.words[at].clone(), slots, stretch.id, self.foreign[at]);
            }
            part.close(stretch.id, from);
        }
        part
    }

    /// How many words, quantities and changes there are.
    fn ends(&self) -> (usize, usize, usize) {
        (self.words.len(), self.quantities.len(), self.changes.len())
    }

    /// Notes what a sentence has added since `from`.
    fn close(&mut self, id: usize, from: (usize, usize, usize)) {
        self.sentences.push(Stretch {
            id,
            words: from.0..self.words.len(),
            quantities: from.1..self.quantities.len(),
            changes: from.2..self.changes.len(),
        });
    }

    fn read_quantities(&mut self, text: &str, spoken: &[Word]) {
        let base = self.words.len();
        let cut = tokens(text);
        let quantities = read_tokens(&cut);
        let place = |quantity: Quantity| {
            let at = covered(spoken, bytes(text, quantity.figure))?;
            Some(Said {
                quantity,
                at: (base + at.0, base + at.1),
            })
        };
        for change in changes_among(&cut, &quantities) {
            self.changes.extend(place(change.from).zip(place(change.to)));
        }
        self.quantities.extend(quantities.into_iter().filter_map(place));
    }

    fn slots(&mut self, word: &Word) -> Slots {
        Slots {
            form: self.forms.slot(&word.lower),
            stem: self.stems.slot(&word.stem),
            root: self.roots.slot(&word.root),
            groups: synonyms::groups(&word.stem),
        }
    }

    fn push(&mut self, word: Word, slots: Slots, sentence: usize, foreign: bool) {
        let at = self.words.len();
        self.forms.lists[slots.form].push(at);
        self.stems.lists[slots.stem].push(at);
        self.roots.lists[slots.root].push(at);
        for group in slots.groups {
            self.groups.entry(*group).or_default().push(at);
        }
        self.words.push(word);
        self.sentence.push(sentence);
        self.foreign.push(foreign);
    }

    /// Places of a lower-case form.
    pub(super) fn form(&self, lower: &str) -> &[Position] {
        self.forms.of(lower)
    }

    /// Places of a stem.
    pub(super) fn places(&self, stem: &str) -> &[Position] {
        self.stems.of(stem)
    }

    /// Places where two words in a row, written together, give this form ("elastic search").
    pub(super) fn pair(&self, lower: &str) -> Vec<Position> {
        let cuts = lower.char_indices().skip(1).map(|(at, _)| lower.split_at(at));
        let mut found: Vec<Position> = cuts
            .flat_map(|(left, right)| {
                let after = self.form(right);
                let left = if after.is_empty() { &[] } else { self.form(left) };
                left.iter().copied().filter(|at| after.binary_search(&(at + 1)).is_ok())
            })
            .collect();
        found.sort_unstable();
        found
    }

    /// Places that meet a word of a claim, each with the strength of the match, in order of place.
    pub(super) fn matches(&self, word: &Word) -> Vec<(Position, f32)> {
        let mut found: Vec<(Position, f32)> = Vec::new();
        let mut add = |places: &[Position], strength: f32| {
            found.extend(places.iter().map(|p| (*p, strength)));
        };
        add(self.forms.of(&word.lower), strength::SAME);
        add(self.stems.of(&word.stem), strength::SAME);
        add(&self.pair(&word.lower), strength::SAME);
        add(self.roots.of(&word.root), strength::ROOT);
        for group in synonyms::groups(&word.stem) {
            add(
                self.groups.get(group).map_or(&[], Vec::as_slice),
                strength::SYNONYM,
            );
        }
        strongest(found)
    }

    /// Distinct sentence ids of some places, ascending.
    pub(super) fn sentences(&self, places: impl IntoIterator<Item = Position>) -> Vec<usize> {
        let mut ids: Vec<usize> = places.into_iter().filter_map(|p| self.sentence.get(p).copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// Sorted by place, with the strongest match of each.
pub(super) fn strongest(mut found: Vec<(Position, f32)>) -> Vec<(Position, f32)> {
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    found.dedup_by_key(|(place, _)| *place);
    found
}
