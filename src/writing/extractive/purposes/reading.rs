//! Reads what stands around a verb or a name: whose it is, when it was, where a phrase ends. It tells nothing by itself.

use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{
        nominal::{phrase, purpose},
        realise::Voice,
        tokens::Token,
    },
};

/// Words before the verb that make it no statement of the company's: denials, hopes, advice, other people.
pub(super) const UNSURE: &[&str] = &[
    "not",
    "never",
    "could",
    "would",
    "should",
    "might",
    "may",
    "if",
    "you",
    "they",
    "people",
    "i",
    "who",
    "without",
    "instead",
    "how",
    "why",
    "can",
    "want",
    "wanted",
    "considered",
    "tried",
    "try",
    "when",
    "once",
    "before",
    "will",
    "to",
    "let's",
    "don't",
    "didn't",
    "why",
    "whether",
    "maybe",
    "imagine",
    "going",
];

/// Words that may not stand in a printed purpose.
const VAGUE: &[&str] = &[
    "this",
    "that",
    "these",
    "those",
    "it",
    "them",
    "thing",
    "things",
    "stuff",
    "example",
    "here",
    "there",
    "everything",
    "something",
    "lot",
    "way",
    "etc",
    "you",
    "your",
    "i",
    "us",
    "we",
    "one",
];

/// Whether a statement names all it speaks of.
pub(super) fn clear(text: &str) -> bool {
    !text.split(' ').any(|w| VAGUE.contains(&w.to_lowercase().trim_matches(',')))
}

/// Whether a phrase may end after the name at `at`.
pub(super) fn ends(tokens: &[Token], at: usize) -> bool {
    tokens[at].after != ' '
        || tokens.get(at + 1).is_none_or(|t| {
            t.tags.any(
                Tags::PREPOSITION
                    .with(Tags::COORDINATOR)
                    .with(Tags::SUBORDINATOR)
                    .with(Tags::RELATIVE)
                    .with(Tags::SUBJECT),
            ) || t.is(&["so", "because", "today", "now"])
        })
}

/// Whether "we" is the subject of the verb at `verb` and nothing makes it less than a statement.
pub(super) fn ours(tokens: &[Token], verb: usize) -> bool {
    let near = &tokens[verb.saturating_sub(5)..verb];
    let Some(we) = near.iter().rposition(|t| t.lower == "we") else {
        return false;
    };
    let auxiliary = Tags::ADVERB.with(Tags::BE).with(Tags::HAVE).with(Tags::DO);
    near[we + 1..].iter().all(|t| t.tags.any(auxiliary) && !t.is(UNSURE))
        && !near[..we].iter().any(|t| t.is(UNSURE))
}

/// Whether a verb at `verb` is told as past.
pub(super) fn past(tokens: &[Token], verb: usize) -> bool {
    let base = lexicon().base(&tokens[verb].lower);
    let finite = tokens[verb].tags.any(Tags::PAST) && base != Some(tokens[verb].lower.as_str());
    finite || tokens[verb.saturating_sub(2)..verb].iter().any(|t| t.is(&["were", "was", "had"]))
}

/// The verb as it agrees with the company: "moved", "runs".
pub(super) fn agreed(tokens: &[Token], verb: usize) -> Option<String> {
    let base = lexicon().base(&tokens[verb].lower)?;
    if past(tokens, verb) || tokens[verb].tags.any(Tags::PARTICIPLE) && tokens[verb].lower != base {
        Some(lexicon().forms(base)?.past.clone())
    } else {
        lexicon().third(base)
    }
}

/// Whether the name at `at` is the subject of what follows, and no part of a longer phrase.
pub(super) fn heads(tokens: &[Token], at: usize) -> bool {
    tokens[at].after == ' '
        && at.checked_sub(1).is_none_or(|before| {
            let t = &tokens[before];
            t.after != ' '
                || t.tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR))
                || t.is(&["that", "so", "then", "which"])
        })
        && !tokens[at.saturating_sub(4)..at].iter().any(|t| t.is(UNSURE))
}

/// A purpose with nothing left over that belongs to it: "for a service that …" is half of one.
pub(super) fn whole_purpose(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let what = purpose(tokens, at, voice)?;
    let mut left = what.split(' ').count();
    let mut next = at;
    while left > 0 {
        left = left.saturating_sub(tokens.get(next)?.text.split(' ').count());
        next += 1;
    }
    let open = tokens[next - 1].after == ' '
        && tokens.get(next).is_some_and(|t| {
            t.tags.any(Tags::RELATIVE.with(Tags::BE).with(Tags::HAVE))
                || t.is(&["this", "these", "those", "each"])
        });
    (!open).then_some(what)
}

/// The words from `from` to `to`, when they make one noun phrase as a whole.
pub(super) fn all_of(tokens: &[Token], from: usize, to: usize, voice: &Voice<'_>) -> Option<String> {
    let what = phrase(tokens.get(..to)?, from, voice)?;
    let whole = tokens.get(from..to)?.iter().map(|t| t.text.split(' ').count()).sum::<usize>();
    (what.split(' ').count() == whole && whole <= 8).then_some(what)
}

/// "Acme uses X for …" in the tense of the verb.
pub(super) fn uses(tokens: &[Token], verb: usize, at: usize, what: &str, voice: &Voice<'_>) -> String {
    let word = if past(tokens, verb) { "used" } else { "uses" };
    format!("{} {word} {} {what}", voice.company, tokens[at].text)
}

pub(super) fn using(token: &Token) -> bool {
    token.is(&["use", "using", "used", "leverage", "leveraging", "leveraged"])
}
