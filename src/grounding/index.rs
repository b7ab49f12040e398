//! The talk as one stream of words that can be searched by form, stem, root and synonym. Sentence borders of a
//! transcript are uncertain, so windows of words are compared, not sentences.

use std::collections::HashMap;

use super::{
    numbers::{Said, bytes, covered},
    tokens::{Gap, Word, words},
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
    forms: HashMap<String, Vec<Position>>,
    stems: HashMap<String, Vec<Position>>,
    roots: HashMap<String, Vec<Position>>,
    groups: HashMap<u16, Vec<Position>>,
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
    /// Reads the sentences for which `wanted` holds.
    pub(super) fn new(transcript: &Transcript, foreign: &[bool], wanted: impl Fn(usize) -> bool) -> Self {
        let mut index = Self::default();
        for sentence in transcript.sentences.iter().filter(|s| wanted(s.id)) {
            let strange = foreign.get(sentence.id).copied().unwrap_or(false);
            let mut spoken = words(&sentence.text);
            if let Some(last) = spoken.last_mut() {
                last.gap = Gap::Strong;
            }
            index.read_quantities(&sentence.text, &spoken);
            for word in spoken {
                index.push(word, sentence.id, strange);
            }
        }
        index
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

    fn push(&mut self, word: Word, sentence: usize, foreign: bool) {
        let at = self.words.len();
        self.forms.entry(word.lower.clone()).or_default().push(at);
        self.stems.entry(word.stem.clone()).or_default().push(at);
        self.roots.entry(word.root.clone()).or_default().push(at);
        for group in synonyms::groups(&word.stem) {
            self.groups.entry(*group).or_default().push(at);
        }
        self.words.push(word);
        self.sentence.push(sentence);
        self.foreign.push(foreign);
    }

    /// Places of a lower-case form.
    pub(super) fn form(&self, lower: &str) -> &[Position] {
        self.forms.get(lower).map_or(&[], Vec::as_slice)
    }

    /// Places of a stem.
    pub(super) fn places(&self, stem: &str) -> &[Position] {
        self.stems.get(stem).map_or(&[], Vec::as_slice)
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
        let mut add = |places: Option<&Vec<Position>>, strength: f32| {
            found.extend(places.into_iter().flatten().map(|p| (*p, strength)));
        };
        add(self.forms.get(&word.lower), strength::SAME);
        add(self.stems.get(&word.stem), strength::SAME);
        add(Some(&self.pair(&word.lower)), strength::SAME);
        add(self.roots.get(&word.root), strength::ROOT);
        for group in synonyms::groups(&word.stem) {
            add(self.groups.get(group), strength::SYNONYM);
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
