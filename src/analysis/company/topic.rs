//! Finds names in a title by their words, so that "Mercedes-Benz'" and "Mercedes-Benz Tech Innovation" meet. It does
//! not know which words are names.

use crate::text::names::{company::CompanyName, fold};

/// A text cut into folded words with their places.
pub(super) struct Words<'a> {
    text: &'a str,
    words: Vec<Word>,
}

struct Word {
    folded: String,
    start: usize,
    end: usize,
}

/// Where a name stands, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) first: usize,
    pub(super) len: usize,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            if c.is_alphanumeric() {
                start.get_or_insert(at);
            } else if let Some(from) = start.take() {
                words.push(Word {
                    folded: fold(&text[from..at]),
                    start: from,
                    end: at,
                });
            }
        }
        Self { text, words }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The first place where all words of a name stand in order.
    pub(super) fn find(&self, name: &str) -> Option<Place> {
        self.find_words(&CompanyName::new(name).full)
    }

    /// The first place of these folded words; "and" may be an ampersand or left out.
    pub(super) fn find_words(&self, name: &[String]) -> Option<Place> {
        let name: Vec<&str> = name.iter().map(String::as_str).filter(|w| *w != "and").collect();
        if name.is_empty() {
            return None;
        }
        (0..self.words.len()).find_map(|first| {
            let mut len = 0;
            for wanted in &name {
                if self.word(first + len) == "and" {
                    len += 1;
                }
                if self.word(first + len) != *wanted {
                    return None;
                }
                len += 1;
            }
            Some(Place { first, len })
        })
    }

    /// A folded word; empty past the ends.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.folded.as_str())
    }

    /// The text of a place as written.
    pub(super) fn written(&self, place: Place) -> &'a str {
        match (
            self.words.get(place.first),
            self.words.get(place.first + place.len - 1),
        ) {
            (Some(first), Some(last)) => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// Whether the words around a place say that the talk is about it: "at X", "How X …", "X's …", "X' …".
    pub(super) fn is_subject(&self, place: Place) -> bool {
        let before = place.first.checked_sub(1).map_or("", |at| self.word(at));
        let earlier = place.first.checked_sub(2).map_or("", |at| self.word(at));
        let end = self.words.get(place.first + place.len - 1).map_or(0, |w| w.end);
        let possessive = self.text[end..].starts_with(['\'', '’', '‘']);
        possessive
            || matches!(before, "at" | "how" | "inside" | "behind")
            || (before == "the" && matches!(earlier, "at" | "how" | "inside"))
    }

    /// Whether the name may go on where the title is cut off ("at Toyota C..." is not about Toyota).
    pub(super) fn is_cut_after(&self, place: Place) -> bool {
        let cut_off = self.text.ends_with("...") || self.text.ends_with('…');
        let end = self.words.get(place.first + place.len - 1).map_or(0, |w| w.end);
        cut_off && place.first + place.len + 1 == self.words.len() && self.text[end..].starts_with(' ')
    }

    /// Whether the text breaks between the words of a place (a comma, a colon), so that they are no name.
    pub(super) fn is_broken(&self, place: Place) -> bool {
        self.written(place).contains([',', ':', ';', '|', '(', '?', '!'])
    }
}
