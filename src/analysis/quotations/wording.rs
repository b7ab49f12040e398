//! Turns a sentence into printable words: hesitations, stutters and false starts dropped and recorded, nothing
//! added and nothing moved. Which words make a good quotation is not its business.

use crate::text::words::{Class, Token, tokens};

/// A word of a sentence, as it would be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As printed, with the punctuation that hangs on it.
    pub(super) text: String,
    /// Lower case, without punctuation.
    pub(super) lower: String,
    /// Whether a comma or another mark follows.
    pub(super) pause: bool,
    /// Words that were said before it and are dropped.
    pub(super) dropped: Vec<String>,
}

/// The words of a sentence, with what is dropped recorded at the word behind it.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = joined(text);
    drop_hesitations(&mut words);
    for length in [3, 2, 1] {
        drop_repeats(&mut words, length);
    }
    words
}

/// Tokens joined to what stands between white space.
fn joined(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for token in tokens(text) {
        match words.last_mut() {
            Some(word) if token.glued => attach(word, &token),
            _ if token.class == Class::Symbol && !matches!(token.text, "$" | "€" | "£") => {}
            _ => words.push(Word {
                text: token.text.to_owned(),
                lower: token.lower.clone().into_owned(),
                pause: false,
                dropped: Vec::new(),
            }),
        }
    }
    words
}

fn attach(word: &mut Word, token: &Token<'_>) {
    if token.class == Class::Symbol && matches!(token.text, "," | "." | ";" | ":" | "!" | "?") {
        word.pause = true;
        if token.text == "," {
            word.text.push(',');
        }
        return;
    }
    word.pause = false;
    word.text.push_str(token.text);
    word.lower.push_str(&token.lower);
}

/// Sounds that carry no meaning anywhere.
fn hesitation(word: &str) -> bool {
    matches!(
        word,
        "uh" | "um" | "uhm" | "er" | "erm" | "ah" | "eh" | "hmm" | "mhm" | "uhh" | "umm"
    )
}

fn drop_hesitations(words: &mut Vec<Word>) {
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    let mut dropped: Vec<String> = Vec::new();
    let mut rest = std::mem::take(words).into_iter().peekable();
    while let Some(mut word) = rest.next() {
        let pair = rest.peek().is_some_and(|next| {
            (word.lower == "you" && next.lower == "know" && loose(kept.last()))
                || (word.lower == "i" && next.lower == "mean")
        });
        if pair {
            dropped.push(word.lower);
            dropped.extend(rest.next().map(|w| w.lower));
            continue;
        }
        if hesitation(&word.lower) {
            dropped.push(word.lower);
            continue;
        }
        word.dropped = std::mem::take(&mut dropped);
        kept.push(word);
    }
    *words = kept;
}

/// Whether "you know" behind this word is a filler: not behind "if", "do", "let", "that", …
fn loose(before: Option<&Word>) -> bool {
    before.is_none_or(|w| {
        w.pause
            || !matches!(
                &*w.lower,
                "if" | "do"
                    | "let"
                    | "that"
                    | "as"
                    | "what"
                    | "when"
                    | "because"
                    | "make"
                    | "so"
                    | "did"
                    | "once"
                    | "all"
            )
    })
}

/// Drops the first of two runs of `length` words that are the same.
fn drop_repeats(words: &mut Vec<Word>, length: usize) {
    let mut at = 0;
    while at + 2 * length <= words.len() {
        let same = (0..length).all(|i| words[at + i].lower == words[at + length + i].lower);
        // "very very" and "that that" may be meant; printing one of them changes nothing.
        if same {
            let gone: Vec<Word> = words.drain(at..at + length).collect();
            let mut dropped: Vec<String> = Vec::new();
            for word in gone {
                dropped.extend(word.dropped);
                dropped.push(word.lower);
            }
            dropped.append(&mut words[at].dropped);
            words[at].dropped = dropped;
        } else {
            at += 1;
        }
    }
}

/// The words as a sentence: a capital at the start, "I" in capitals, a full stop at the end.
pub(super) fn printed(words: &[Word]) -> String {
    let mut text = String::new();
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            text.push(' ');
        }
        let spoken_i = word.text == "i" || word.text.starts_with("i'");
        let mut chars = word.text.chars();
        match chars.next() {
            Some(first) if i == 0 || spoken_i => {
                text.extend(first.to_uppercase());
                text.push_str(chars.as_str());
            }
            _ => text.push_str(&word.text),
        }
    }
    let end = text.trim_end_matches(',').len();
    text.truncate(end);
    text.push('.');
    text
}
