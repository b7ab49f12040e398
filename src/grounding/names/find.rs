//! Finds names in a claim: runs of capitalised words that are no ordinary words. It looks nothing up in the talk.

use super::Name;
use crate::{
    grounding::{
        lexicon,
        tokens::{Gap, Word},
    },
    knowledge::Knowledge,
    text::{
        english,
        lexicon::{Tags as Part, lexicon as lexicon_of_parts},
    },
};

/// Names of a claim in order. `skip` tells which words stand in quotations (they are checked word by word).
pub(in crate::grounding) fn find(
    words: &[Word],
    knowledge: &Knowledge,
    skip: impl Fn(usize) -> bool,
) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if skip(at) || !starts_name(words, at, knowledge) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < words.len()
            && !skip(at)
            && words[at - 1].gap == Gap::None
            && (words[at].is_capitalised() || is_mixed(&words[at].text))
            && (words[at].text.len() == 1 || !lexicon::is_function_word(&words[at].lower))
        {
            at += 1;
        }
        // "Slack-like" compares with Slack; it does not name it.
        if words.get(at).is_some_and(|w| w.joined && matches!(w.lower.as_str(), "like" | "style")) {
            continue;
        }
        let text = words[start..at].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        names.push(Name {
            range: (start, at),
            text,
        });
    }
    names
}

/// Capitals or digits after the first letter: "KEDA", "eBPF", "EC2".
fn is_mixed(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic)
        && chars.clone().any(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn starts_name(words: &[Word], at: usize, knowledge: &Knowledge) -> bool {
    let word = &words[at];
    if !(word.is_capitalised() || is_mixed(&word.text)) || lexicon::is_function_word(&word.lower) {
        return false;
    }
    let initial = at == 0 || words[at - 1].gap == Gap::Strong;
    if !initial || is_mixed(&word.text) {
        return true;
    }
    // The first word of a sentence has a capital anyway: it is a name when it is no word.
    let ordinary =
        english::class(&word.lower).or_else(|| english::class(&word.stem)).is_some() || is_derived(word);
    let named_next = word.gap == Gap::None
        && words
            .get(at + 1)
            .is_some_and(|w| w.is_capitalised() && !lexicon::is_function_word(&w.lower));
    // "Notary" is the first word of "Notary Project".
    let begins_one = || {
        knowledge
            .projects
            .iter()
            .any(|p| p.name.split(' ').next().is_some_and(|first| first == word.text))
    };
    !ordinary
        || named_next && project_at(words, at, knowledge).is_some()
        || does_something(words, at) && begins_one()
}

/// "Notary signs the report": a thing without an article, with a verb behind it, is a name.
fn does_something(words: &[Word], at: usize) -> bool {
    let tags = |i: usize| words.get(i).map(|w| lexicon_of_parts().tags(&w.lower)).unwrap_or_default();
    let object = Part::DETERMINER.with(Part::NUMBER).with(Part::PREPOSITION);
    words[at].gap == Gap::None
        && !words[at].lower.ends_with('s')
        && (tags(at + 1).any(Part::THIRD) && !tags(at + 1).any(Part::NOUN)
            || tags(at + 1).any(Part::THIRD) && tags(at + 2).any(object))
}

/// A word whose root is common ("Overprovisioning", "Reindexing").
pub(super) fn is_derived(word: &Word) -> bool {
    let known = |s: &str| english::class(s).is_some() || english::class(&format!("{s}e")).is_some();
    let ending = [
        "ing", "ed", "tion", "ment", "ly", "ity", "ness", "s", "al", "able", "ive",
    ];
    if known(&word.stem) || known(&word.root) && ending.iter().any(|e| word.lower.ends_with(e)) {
        return true;
    }
    [
        "re", "un", "over", "pre", "auto", "multi", "non", "mis", "self", "micro",
    ]
    .iter()
    .filter_map(|p| word.stem.strip_prefix(p))
    .any(|rest| rest.len() >= 3 && known(rest))
}

/// The longest project name that starts at a word, with the number of its words.
pub(super) fn project_at(words: &[Word], at: usize, knowledge: &Knowledge) -> Option<usize> {
    (1..=4.min(words.len() - at)).rev().find(|n| {
        let text = words[at..at + n].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        knowledge.project(&text).is_some()
    })
}
