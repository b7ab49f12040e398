//! Turns text into tokens that know their place. It judges nothing: no stop words, no stems, no meaning.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use crate::model::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Letters, with apostrophes inside ("don't").
    Word,
    /// ASCII digits, with single points and commas inside ("1,000", "4.98", "1.2.3").
    Number,
    /// Any other single character that is not white space.
    Symbol,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// As written.
    pub text: &'a str,
    /// In lower case, curly apostrophes made straight.
    pub lower: Cow<'a, str>,
    /// What it is made of.
    pub class: Class,
    /// Where it stands, in characters of the text.
    pub span: Span,
    /// Where it starts, in bytes of the text.
    pub byte: usize,
    /// Whether it follows the previous token without white space.
    pub glued: bool,
}

impl Token<'_> {
    /// Whether this is the given word or symbol; `word` in lower case.
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Whether the token is a word that starts with a capital.
    pub fn capitalised(&self) -> bool {
        self.class == Class::Word && self.text.starts_with(char::is_uppercase)
    }
}

/// A fixed set of lower-case words; only asked for membership, so its order does not matter.
#[derive(Debug, Clone)]
pub struct WordSet(FxHashSet<&'static str>);

impl WordSet {
    /// The words of a text, separated by white space.
    pub fn new(words: &'static str) -> Self {
        Self(words.split_whitespace().collect())
    }

    /// Whether the word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Cuts a text into tokens, in order. White space is dropped, nothing else.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let (mut at, mut byte) = (0, 0);
    let mut last_end = None;
    while let Some(first) = char_at(text, byte) {
        let (mut end, mut end_byte) = (at + 1, byte + first.len_utf8());
        if first.is_whitespace() {
            (at, byte) = (end, end_byte);
            continue;
        }
        let class = class_of(first);
        if class != Class::Symbol {
            while let Some(c) = char_at(text, end_byte) {
                let after = end_byte + c.len_utf8();
                let joins = continues(class, c)
                    || (links(class, c) && char_at(text, after).is_some_and(|n| continues(class, n)));
                if !joins {
                    break;
                }
                (end, end_byte) = (end + 1, after);
            }
        }
        let piece = &text[byte..end_byte];
        found.push(Token {
            text: piece,
            lower: lower(piece),
            class,
            span: Span { start: at, end },
            byte,
            glued: last_end == Some(at),
        });
        last_end = Some(end);
        (at, byte) = (end, end_byte);
    }
    found
}

/// The character that begins at a byte; nearly all are plain ASCII.
fn char_at(text: &str, byte: usize) -> Option<char> {
    match text.as_bytes().get(byte)? {
        ascii if ascii.is_ascii() => Some(char::from(*ascii)),
        _ => text[byte..].chars().next(),
    }
}

fn class_of(c: char) -> Class {
    if c.is_ascii_digit() {
        Class::Number
    } else if c.is_alphabetic() {
        Class::Word
    } else {
        Class::Symbol
    }
}

/// Whether a character continues a token of this class.
fn continues(class: Class, c: char) -> bool {
    match class {
        Class::Word => c.is_alphabetic(),
        Class::Number => c.is_ascii_digit(),
        Class::Symbol => false,
    }
}

/// Whether a character joins two parts of one token, when a continuing character follows.
fn links(class: Class, c: char) -> bool {
    match class {
        Class::Word => matches!(c, '\'' | '\u{2019}'),
        Class::Number => matches!(c, '.' | ','),
        Class::Symbol => false,
    }
}

/// Text in lower case; what is that already is not copied.
pub fn lower_case(text: &str) -> Cow<'_, str> {
    match text.bytes().find(|b| !b.is_ascii() || b.is_ascii_uppercase()) {
        None => Cow::Borrowed(text),
        Some(_) if text.is_ascii() => Cow::Owned(text.to_ascii_lowercase()),
        Some(_) => Cow::Owned(text.to_lowercase()),
    }
}

/// Text in lower case, curly apostrophes made straight.
pub fn lower(text: &str) -> Cow<'_, str> {
    match lower_case(text) {
        Cow::Owned(lower) if !lower.is_ascii() => Cow::Owned(lower.replace('\u{2019}', "'")),
        lower => lower,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.text).collect()
    }

    #[test]
    fn numbers_keep_inner_points_and_commas_only() {
        assert_eq!(
            texts("1,000, 4.98. v1.2.3"),
            ["1,000", ",", "4.98", ".", "v", "1.2.3"]
        );
    }

    #[test]
    fn a_suffix_is_a_glued_word() {
        let found = tokens("50k pods");
        assert_eq!(found[1].text, "k");
        assert!(found[1].glued && !found[2].glued);
    }

    #[test]
    fn apostrophes_stay_inside_words_and_become_straight() {
        assert_eq!(tokens("don\u{2019}t")[0].lower, "don't");
        assert_eq!(texts("the teams' work"), ["the", "teams", "'", "work"]);
    }

    #[test]
    fn spans_count_characters_not_bytes() {
        let found = tokens("für 5€");
        assert_eq!(found[1].span, Span { start: 4, end: 5 });
        assert_eq!(found[2].span, Span { start: 5, end: 6 });
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(text in "\\PC{0,80}") {
            let chars: Vec<char> = text.chars().collect();
            let mut at = 0;
            for token in tokens(&text) {
                prop_assert!(chars[at..token.span.start].iter().all(|c| c.is_whitespace()));
                let cut: String = chars[token.span.start..token.span.end].iter().collect();
                prop_assert_eq!(&cut, token.text);
                prop_assert!(text[token.byte..].starts_with(token.text));
                at = token.span.end;
            }
            prop_assert!(chars[at..].iter().all(|c| c.is_whitespace()));
        }
    }
}
