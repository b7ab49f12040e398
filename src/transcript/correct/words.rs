//! The words of the sentences with their place in the sentence and in the raw transcript. Judges nothing.

use crate::{
    model::{Span, Transcript},
    text::{common_words::is_common, words::lower_case},
};

/// A word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools)] // four facts about one word, not a state
pub(super) struct Word {
    /// Index of the sentence.
    pub sentence: usize,
    /// First byte in the sentence's text.
    pub start: usize,
    /// One past the last byte, without an ending `'s`.
    pub end: usize,
    /// Place in the raw transcript; empty when the raw text does not have this word.
    pub raw: Span,
    /// Lower case, without an ending `'s`.
    pub lower: String,
    /// Begins with a capital.
    pub capital: bool,
    /// An ordinary word, which may well be meant.
    pub common: bool,
    /// Part of code, a path or an address: never touched.
    pub frozen: bool,
    /// Nothing but white space, a hyphen or a slash stands between this word and the one before it.
    pub joined: bool,
}

/// All words of all sentences, in order.
pub(super) fn words(transcript: &Transcript) -> Vec<Word> {
    let raw = RawWords::new(&transcript.raw);
    let mut words = Vec::with_capacity(raw.words.len());
    for (index, sentence) in transcript.sentences.iter().enumerate() {
        let mut cursor = raw.first_from(sentence.raw.start);
        let mut last_end = 0;
        for (start, end) in runs(&sentence.text) {
            let written = &sentence.text[start..end];
            let full = lower_case(written);
            let place = raw.find(written, &full, cursor, sentence.raw.end);
            if let Some(found) = place {
                cursor = found + 1;
            }
            let lower = full.strip_suffix("'s").unwrap_or(&full).to_owned();
            let cut = full.len() - lower.len();
            // `'s` is plain ASCII, so cutting it from the text is safe when lower case kept the length.
            let end_of_word = if cut > 0 && written.ends_with("'s") {
                end - cut
            } else {
                end
            };
            let between = &sentence.text[last_end..start];
            words.push(Word {
                sentence: index,
                start,
                end: end_of_word,
                raw: place.map_or(Span::default(), |p| raw.span(p, end_of_word < end)),
                capital: written.starts_with(char::is_uppercase),
                common: is_common(&lower),
                frozen: !stands_alone(&sentence.text, start, end) && is_code(chunk(&sentence.text, start)),
                joined: last_end > 0
                    && between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '/' | '\'')),
                lower,
            });
            last_end = end;
        }
    }
    words
}

/// Runs of letters and digits, inner apostrophes included, as byte ranges.
pub(super) fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = at;
        while letter(text, start).is_none() {
            start += text[start..].chars().next()?.len_utf8();
        }
        let mut end = start;
        loop {
            if let Some(length) = letter(text, end) {
                end += length;
                continue;
            }
            let mark = ["'", "’"].iter().find(|mark| text[end..].starts_with(**mark)).map(|mark| mark.len());
            match mark.and_then(|length| Some(length + letter(text, end + length)?)) {
                Some(inner) => end += inner,
                None => break,
            }
        }
        at = end;
        Some((start, end))
    })
}

/// Length in bytes of the letter or digit at a byte position; `None` when something else stands there, or nothing.
#[inline] // asked for each character
fn letter(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b if b.is_ascii() => b.is_ascii_alphanumeric().then_some(1),
        _ => text[at..].chars().next().filter(|c| c.is_alphanumeric()).map(char::len_utf8),
    }
}

/// Whether nothing but spaces and marks of a sentence stand directly around a run: then it is no part of code.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let open = start == 0 || bytes[start - 1] == b' ';
    let mark = |at: usize| matches!(bytes.get(at), Some(b'.' | b',' | b'?' | b'!' | b';' | b':'));
    let close = |at: usize| matches!(bytes.get(at), None | Some(b' '));
    open && (close(end) || mark(end) && close(end + 1))
}

/// The run between white space that a byte position lies in.
fn chunk(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |i| at + i);
    // A white space of several bytes before the chunk leaves a cut character: then there is nothing to see.
    text.get(start..end).unwrap_or_default().trim_end_matches(['.', ',', '?', '!', ';', ':'])
}

/// Whether a run of characters is an address, a path or code.
fn is_code(chunk: &str) -> bool {
    // Nearly every word is letters alone.
    if chunk.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'\'') {
        return false;
    }
    chunk.contains("://")
        || chunk.contains(['@', '_', '`', '\\', '{', '}', '=', '<'])
        || chunk.matches('/').count() > 1
        || chunk.rsplit_once('.').is_some_and(|(host, end)| {
            host.chars().any(char::is_alphabetic)
                && matches!(end, "io" | "com" | "org" | "net" | "dev" | "sh")
        })
}

/// Words of the raw transcript as written, with their character positions.
struct RawWords<'a> {
    words: Vec<(&'a str, Span)>,
}

impl<'a> RawWords<'a> {
    fn new(raw: &'a str) -> Self {
        let mut words = Vec::with_capacity(raw.len() / 5);
        let mut chars = 0;
        let mut bytes = 0;
        // Nearly all talks are plain ASCII, in which a character is a byte.
        let ascii = raw.is_ascii();
        let count = |from: usize, to: usize| {
            if ascii {
                to - from
            } else {
                raw[from..to].chars().count()
            }
        };
        for (start, end) in runs(raw) {
            chars += count(bytes, start);
            let length = count(start, end);
            let span = Span {
                start: chars,
                end: chars + length,
            };
            words.push((&raw[start..end], span));
            chars += length;
            bytes = end;
        }
        Self { words }
    }

    /// Index of the first word that ends after a character position.
    fn first_from(&self, at: usize) -> usize {
        self.words.partition_point(|(_, span)| span.end <= at)
    }

    /// The next word of that spelling, case apart, before a character position; `lower` is the word in lower case.
    fn find(&self, word: &str, lower: &str, from: usize, before: usize) -> Option<usize> {
        let same = |raw: &str| {
            raw == word
                || if raw.is_ascii() {
                    raw.eq_ignore_ascii_case(lower)
                } else {
                    raw.to_lowercase() == lower
                }
        };
        (from..self.words.len())
            .take_while(|i| self.words[*i].1.start < before)
            .take(40)
            .find(|i| same(self.words[*i].0))
    }

    fn span(&self, index: usize, without_ending: bool) -> Span {
        let span = self.words[index].1;
        Span {
            end: span.end - if without_ending { 2 } else { 0 },
            ..span
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Sentence;

    fn transcript(raw: &str, text: &str) -> Transcript {
        let chars = raw.chars().count();
        Transcript {
            raw: raw.to_owned(),
            sentences: vec![Sentence {
                text: text.to_owned(),
                raw: Span { start: 0, end: chars },
                ..Sentence::default()
            }],
            ..Transcript::default()
        }
    }

    fn heard(raw: &str, span: Span) -> String {
        raw.chars().skip(span.start).take(span.end - span.start).collect()
    }

    #[test]
    fn words_know_their_place_behind_dropped_noise() {
        let raw = "so [Music] we über use kuber's pods";
        let found = words(&transcript(raw, "So we über use kuber's pods"));
        let places: Vec<String> = found.iter().map(|w| heard(raw, w.raw)).collect();
        assert_eq!(places, ["so", "we", "über", "use", "kuber", "pods"]);
        assert_eq!(found[4].lower, "kuber");
        assert!(found[0].capital && !found[1].capital);
    }

    #[test]
    fn addresses_paths_and_code_are_frozen() {
        let text = "see kubernetes.io or https://x.y/flux and my_flux but Flux.";
        let found = words(&transcript(text, text));
        let frozen: Vec<&str> = found.iter().filter(|w| w.frozen).map(|w| w.lower.as_str()).collect();
        assert!(frozen.contains(&"kubernetes") && !found.last().expect("words").frozen);
    }

    #[test]
    fn punctuation_parts_words() {
        let text = "the cube. Cuddle it, cube-cuddle";
        let joined: Vec<bool> = words(&transcript(text, text)).iter().map(|w| w.joined).collect();
        assert_eq!(joined, [false, true, false, true, false, true]);
    }

    proptest! {
        #[test]
        fn any_text_gives_words_in_range(text in "\\PC{0,60}") {
            for w in words(&transcript(&text, &text)) {
                prop_assert!(text.get(w.start..w.end).is_some());
                prop_assert!(w.raw.end <= text.chars().count());
            }
        }
    }
}
