//! Compares what a verb of the claim is joined to by a preposition ("pushed to Harbor", "switched to Rook") with what
//! the talk joins it to. It looks at names only: how else a place or a means is worded is free.

use super::{
    index::Position,
    numbers::Fault,
    reading::{Clause, Reading},
    tokens::{Gap, Word},
};
use crate::{
    model::{FindingKind, FindingSeverity},
    text::lexicon::{Tags as Part, lexicon},
};

/// Words between a verb and its preposition at the most.
const REACH: usize = 6;
/// Words behind a preposition of the talk in which the claim's name may stand.
const BEHIND: usize = 4;

/// Verbs of leaving one thing for another, by their stems: each may stand for any other.
const MOVES: &str = " switch mov migrat go return transition replatform ";

/// A name joined to a verb to which the talk joins another name only.
pub(super) fn complement(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    (clause.range.0..clause.range.1).find_map(|at| {
        let preposition = reading.words[at].lower.as_str();
        if !matches!(preposition, "to" | "into" | "onto" | "with" | "by") {
            return None;
        }
        let name = name_behind(reading.words, at).filter(|i| reading.alignment.weights[*i] > 0.0)?;
        let verb = verb_before(reading.words, at, clause.range.0)?;
        let mut other = None;
        for pivot in pivots(reading, verb) {
            let Some((place, is_same)) = joined(reading, pivot, preposition, name) else {
                continue;
            };
            if is_same {
                return None;
            }
            other.get_or_insert(place);
        }
        let place = other?;
        Some(Fault {
            kind: FindingKind::Attachment,
            severity: FindingSeverity::Warning,
            text: reading.text((verb, name + 1)),
            reason: format!(
                "the talk names another here; it says \"… {} …\"",
                reading.excerpt(place)
            ),
            near: vec![place],
        })
    })
}

fn is_name(word: &Word) -> bool {
    word.is_capitalised() && word.is_content()
}

/// The name right behind a preposition, an article apart: "to Harbor", "to a Harbor registry".
fn name_behind(words: &[Word], at: usize) -> Option<usize> {
    let article = words
        .get(at + 1)
        .is_some_and(|w| matches!(w.lower.as_str(), "a" | "an" | "the" | "its" | "our"));
    let name = at + 1 + usize::from(article);
    words.get(name).is_some_and(is_name).then_some(name)
}

/// The verb that a preposition belongs to: the nearest before it, with no other preposition between.
fn verb_before(words: &[Word], at: usize, floor: usize) -> Option<usize> {
    let tags = |i: usize| lexicon().tags(&words[i].lower);
    let from = floor.max(at.saturating_sub(REACH));
    let verb = (from..at).rev().find(|i| {
        words[*i].gap != Gap::None
            || tags(*i).any(Part::PREPOSITION.with(Part::THIRD).with(Part::PAST).with(Part::PARTICIPLE))
    })?;
    let is_verb = tags(verb).any(Part::THIRD.with(Part::PAST).with(Part::PARTICIPLE))
        && !tags(verb).any(Part::PREPOSITION)
        && (!tags(verb).any(Part::NOUN) || tags(verb).any(Part::PAST.with(Part::PARTICIPLE)))
        && words[verb].gap == Gap::None
        && words[verb].weight > 0.0
        && !words[verb].is_capitalised();
    is_verb.then_some(verb)
}

fn pivots(reading: &Reading<'_>, verb: usize) -> Vec<Position> {
    let moves = |word: &Word| MOVES.split_whitespace().any(|stem| stem == word.stem);
    if moves(&reading.words[verb]) {
        return (0..reading.index.words.len()).filter(|i| moves(&reading.index.words[*i])).collect();
    }
    reading.met_everywhere(verb).collect()
}

/// The place of the name that the talk joins to a verb by the same preposition, and whether it is the claim's.
fn joined(
    reading: &Reading<'_>,
    pivot: Position,
    preposition: &str,
    name: usize,
) -> Option<(Position, bool)> {
    let words = &reading.index.words;
    let last = (pivot + 1 + REACH).min(words.len());
    let at = (pivot + 1..last)
        .take_while(|i| words[i - 1].gap != Gap::Strong)
        .find(|i| words[*i].lower == preposition)?;
    let last = (at + 1 + BEHIND).min(words.len());
    let end = (at + 1..last).find(|i| words[*i].gap != Gap::None).map_or(last, |i| i + 1);
    if reading.alignment.strongest(name, at + 1, end) > 0.0 {
        return Some((at, true));
    }
    name_behind(words, at).map(|place| (place, false))
}

#[cfg(test)]
mod tests {
    use crate::{grounding::tests::findings, model::FindingKind};

    const SAID: &[&str] = &[
        "the photos are pushed to Nextcloud every evening",
        "we tried Borg first and lost a week and then we went to Restic",
        "and Borg still copies the photos that come from Nextcloud",
    ];

    #[test]
    fn a_verb_keeps_the_name_it_is_joined_to() {
        for claim in [
            "The photos are pushed to Borg every evening.",
            "After losing a week, the team switched to Borg.",
        ] {
            assert!(
                findings(SAID, claim).contains(&FindingKind::Attachment),
                "{claim}"
            );
        }
        for claim in [
            "The photos are pushed to Nextcloud every evening.",
            "After losing a week, the team switched to Restic.",
        ] {
            assert_eq!(findings(SAID, claim), [], "{claim}");
        }
    }
}
