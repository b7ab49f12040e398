//! Hyphens of words that tell of a noun together: "GPU intensive jobs" are "GPU-intensive jobs". It joins only what
//! stands before its noun, and nothing that can be a verb there.

mod lists;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    super::{
        super::{clause::Clause, mend::take_out, tokens::Token},
        display::{cued, display},
        print::thousands,
    },
    words::{at_words, replace},
};
use crate::text::{
    fluency::known_word,
    lexicon::{Tags, lexicon},
};
use lists::{GLUED, LEVELS, LONG, MEASURES, PAIRS, SECOND};

/// The compounds by their first word.
static COMPOUNDS: LazyLock<FxHashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut compounds: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for (firsts, seconds) in PAIRS {
        for first in firsts.split_whitespace() {
            let pairs = seconds.split_whitespace().map(|second| vec![first, second]);
            compounds.entry(first).or_default().extend(pairs);
        }
    }
    for words in LONG.iter().map(|long| long.split(' ').collect::<Vec<_>>()) {
        compounds.entry(words[0]).or_default().push(words);
    }
    compounds
});

/// "we use third party ovens" → "we use third-party ovens", "GPU intensive jobs" → "GPU-intensive jobs"; in the subject too.
pub(super) fn compounds(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len() {
        if let Some((_, told)) = GLUED.iter().find(|(said, _)| clause.tokens[at].lower == *said) {
            replace(clause, at, 1, &[told]);
        }
    }
    let mut at = 0;
    while at + 1 < clause.tokens.len() {
        if (clause.subject_end.min(clause.verb.finite)..clause.verb.end).contains(&at) {
            at = clause.verb.end;
            continue;
        }
        let count = told_together(clause, at).unwrap_or(0);
        let apart = (at < clause.front && at + count >= clause.front)
            || (at < clause.verb.finite && at + count >= clause.subject_end.min(clause.verb.finite));
        if count > 1 && !apart {
            join_words(clause, at, count);
        }
        at += 1;
    }
}

/// How many words from `at` on tell of a noun together.
fn told_together(clause: &Clause, at: usize) -> Option<usize> {
    let tokens = &clause.tokens;
    let fixed = COMPOUNDS
        .get(tokens[at].lower.as_str())
        .and_then(|all| all.iter().find(|words| at_words(tokens, at, words)))
        .map(Vec::len);
    let noun = of_a_noun(clause, at);
    if noun.is_some() && predicate(clause, at) {
        return Some(2);
    }
    let count = fixed.or(noun).or_else(|| measure(tokens, at).then_some(2))?;
    let tells = tokens.get(at + count - 1)?.after == ' '
        && (tokens.get(at + count).is_some_and(thing)
            || thing_of_two(tokens, at + count)
            || fixed.is_none() && described(tokens, at + count));
    tells.then_some(count)
}

/// Writes the words from `at` on with hyphens between them.
fn join_words(clause: &mut Clause, at: usize, count: usize) {
    let part = |i: usize| {
        let (token, next) = (
            &clause.tokens[i],
            clause.tokens.get(i + 1).map(|t| t.lower.as_str()),
        );
        match cued(&token.lower).filter(|c| !token.name && c.stands_between(None, next)) {
            Some(name) => name.name.to_owned(),
            None => spelled(token),
        }
    };
    let parts: Vec<String> = (at..at + count).map(part).collect();
    let mut joined = Token::new(&parts.join("-"));
    // A word of the noun phrase, as its parts were.
    joined.tags = Tags::ADJECTIVE;
    clause.tokens[at] = joined;
    take_out(clause, at + 1, at + count);
}

/// "the ovens are clay based": a noun and its second word at the end of what is told of the subject.
fn predicate(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let second = &tokens[at + 1];
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let be = before.is_some_and(|t| t.tags.any(Tags::BE) && t.after == ' ');
    let ends = second.after != ' '
        || tokens
            .get(at + 2)
            .is_none_or(|t| !t.name && t.tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR)));
    be && ends && second.lower != "level"
}

/// Whether a noun that can be a verb, too, and its noun stand at `at`: "oven specific drain rules".
fn thing_of_two(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.tags.any(Tags::BASE) && t.after == ' ')
        && tokens.get(at + 1).is_some_and(|t| t.tags == Tags::NOUN && lexicon().plural(&t.lower))
}

/// A part of a compound as it is printed: a word that is no name has small letters.
fn spelled(token: &Token) -> String {
    let capitals = token.text.chars().filter(|c| c.is_uppercase()).count();
    if token.lower.starts_with(|c: char| c.is_ascii_digit()) {
        return thousands(&token.text);
    }
    match display(&token.lower) {
        _ if token.name || capitals > 1 => token.text.clone(),
        Some(display) => display.to_owned(),
        None if known_word(&token.lower) => token.lower.clone(),
        None => token.text.clone(),
    }
}

/// Whether a word can be the noun that a compound tells of.
fn thing(token: &Token) -> bool {
    (token.name || token.tags.any(Tags::NOUN) || token.lower == "networking")
        && !token.tags.any(
            Tags::PREPOSITION
                .with(Tags::COORDINATOR)
                .with(Tags::BE)
                .with(Tags::ADVERB)
                .with(Tags::SUBORDINATOR)
                .with(Tags::RELATIVE),
        )
}

/// Whether an adjective and its noun stand at `at`: "file based dynamic rules".
fn described(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.tags == Tags::ADJECTIVE && t.after == ' ')
        && tokens.get(at + 1).is_some_and(thing)
}

/// How many words from `at` on are a noun with a second word that makes one word of both.
fn of_a_noun(clause: &Clause, at: usize) -> Option<usize> {
    let tokens = &clause.tokens;
    let (first, second) = (&tokens[at], tokens.get(at + 1)?);
    let noun = |t: &Token| {
        t.after == ' '
            && (t.name && !t.text.ends_with("'s")
                || t.tags == Tags::NOUN && (t.lower == "data" || !lexicon().plural(&t.lower))
                || t.tags == Tags::NOUN.with(Tags::BASE))
    };
    let any = second.is(SECOND) && !matches!(second.text.as_str(), "Based" | "Driven");
    // "cloud native" is written apart.
    let native = second.lower == "native" && (first.name || first.text.chars().all(char::is_uppercase));
    let level = second.lower == "level" && first.is(LEVELS);
    if !noun(first) || !(any || native || level) || first.is(&["cloud", "more", "data"]) && native {
        return None;
    }
    // "instance type specific" is of two nouns: which of them the last word goes with is not sure.
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let alone = before.is_none_or(|t| {
        at == clause.verb.end
            || t.after != ' '
            || !t.name && !t.tags.any(Tags::NOUN.with(Tags::COORDINATOR))
            || t.tags.any(Tags::PREPOSITION.with(Tags::DETERMINER).with(Tags::GERUND).with(Tags::BE))
            // "that use clay based ovens"
            || t.tags.any(Tags::BASE)
                && at > 1
                && tokens[at - 2].after == ' '
                && tokens[at - 2].is(&["that", "which", "who", "to", "can", "will", "could"])
    });
    alone.then_some(2)
}

/// "two month period", "5000 node clusters".
fn measure(tokens: &[Token], at: usize) -> bool {
    let (Some(number), Some(unit), Some(next)) = (tokens.get(at), tokens.get(at + 1), tokens.get(at + 2))
    else {
        return false;
    };
    let figure = number.lower.starts_with(|c: char| c.is_ascii_digit())
        || number.tags.any(Tags::NUMBER) && !number.is(&["one", "first", "second", "last"]);
    let span = unit.is(MEASURES) && (next.name || next.tags == Tags::NOUN);
    let node = unit.lower == "node" && next.is(&["cluster", "clusters"]);
    figure && number.after == ' ' && !number.lower.ends_with('%') && (span || node)
}
