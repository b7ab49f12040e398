//! Compares who does what to whom: what stands before and behind a word in the claim and in the talk. It knows no grammar but "by".

use std::sync::LazyLock;

use super::{
    index::{Position, strength},
    numbers::Fault,
    reading::{Clause, Reading},
    tokens::{Gap, Word},
};
use crate::{
    model::{FindingKind, FindingSeverity},
    text::words::WordSet,
};

/// Words on each side of a verb or comparing word in which its parties stand.
const SIDE: usize = 8;
/// Least weight of a word that can be a party.
const PARTY: f32 = 0.5;

/// Stems of verbs that say something else when their parties change places.
static VERBS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "slow replac verify sign send trigger monitor control block delay depend rely wait follow preced outperform exceed call notify \
         feed serv own pay try tri tried switch overrid interrupt updat convert scan protect",
    )
});

/// "A slows B" for "B slows A", "A before B" for "B before A".
pub(super) fn order(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    if clause.support < 0.6 {
        return None;
    }
    (clause.range.0..clause.range.1).find_map(|at| {
        let word = &reading.words[at];
        let joins = matches!(word.lower.as_str(), "before" | "after" | "than");
        let verb = VERBS.has(&word.stem);
        if !joins && !verb {
            return None;
        }
        let (left, right) = parties(reading, at);
        if right.is_empty() {
            return None;
        }
        let others: Vec<usize> = (0..reading.words.len())
            .filter(|i| reading.alignment.weights[*i] >= 0.7 && is_name(reading, *i))
            .filter(|i| !left.contains(i) && !right.contains(i))
            .collect();
        let (mut straight, mut crossed) = (false, None);
        for place in pivots(reading, at, joins) {
            if !reading.is_about(clause, place) {
                continue;
            }
            let meets = |of: &[usize], from: Position, to: Position| {
                of.iter().any(|w| reading.alignment.strongest(*w, from, to) >= strength::ROOT)
            };
            let (from, to) = statement(&reading.index.words, place);
            let (before, behind) = ((from, place), (place + 1, to));
            let turned = is_passive(reading.words, at) != is_passive(&reading.index.words, place);
            let (first, second) = if turned { (&right, &left) } else { (&left, &right) };
            // Of a name and what it is for ("tried A for the labels") the name decides.
            let tried: Vec<usize> = second.iter().copied().filter(|i| is_name(reading, *i)).collect();
            let object = if verb && !tried.is_empty() { &tried } else { second };
            let same = meets(first, before.0, before.1) || meets(object, behind.0, behind.1);
            straight |= same;
            // "tried A and went back to B" for "tried B and went back to A".
            let elsewhere = verb && !turned && !same && meets(&others, behind.0, behind.1.min(place + 6));
            if elsewhere && right.iter().any(|i| is_name(reading, *i)) {
                crossed.get_or_insert(place);
            }
            if !same && meets(second, before.0, before.1) && meets(first, behind.0, behind.1) {
                crossed.get_or_insert(place);
            }
        }
        let place = crossed.filter(|_| !straight)?;
        Some(Fault {
            kind: FindingKind::Attachment,
            severity: FindingSeverity::Warning,
            text: reading.text(clause.range),
            reason: format!(
                "the talk tells these the other way round; it says \"… {} …\"",
                reading.excerpt(place)
            ),
            near: vec![place],
        })
    })
}

/// Words that stand before and behind a word of the claim within one statement.
fn parties(reading: &Reading<'_>, at: usize) -> (Vec<usize>, Vec<usize>) {
    let (from, to) = statement(reading.words, at);
    let party = |i: &usize| reading.alignment.weights[*i] >= PARTY && i.abs_diff(at) <= 5;
    let left: Vec<usize> = (from..at).filter(party).collect();
    let right: Vec<usize> = (at + 1..to).filter(party).collect();
    // "turns a source into an image": a word on both sides tells nothing.
    let repeated =
        |i: &usize, others: &[usize]| others.iter().any(|o| reading.words[*o].stem == reading.words[*i].stem);
    (
        left.iter().copied().filter(|i| !repeated(i, &right)).collect(),
        right.iter().copied().filter(|i| !repeated(i, &left)).collect(),
    )
}

/// A capitalised word that no sentence begins with.
fn is_name(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && reading.words[at - 1].gap != Gap::Strong && reading.words[at].is_capitalised()
}

/// Places of the talk that say the word by which the parties are joined.
fn pivots(reading: &Reading<'_>, at: usize, joins: bool) -> Vec<Position> {
    if joins {
        reading.index.form(&reading.words[at].lower).to_vec()
    } else {
        reading.met_everywhere(at).collect()
    }
}

/// Words that begin another statement.
fn is_border(word: &Word) -> bool {
    matches!(
        word.lower.as_str(),
        "and"
            | "or"
            | "but"
            | "because"
            | "so"
            | "then"
            | "which"
            | "who"
            | "when"
            | "while"
            | "if"
            | "where"
    )
}

/// The stretch around a place that belongs to one statement.
pub(super) fn statement(words: &[Word], place: Position) -> (Position, Position) {
    let from = (place.saturating_sub(SIDE)..place)
        .rev()
        .find(|i| words[*i].gap != Gap::None || is_border(&words[*i]))
        .map_or(place.saturating_sub(SIDE), |i| i + 1);
    let last = (place + SIDE + 1).min(words.len());
    let to = (place..last)
        .find(|i| words[*i].gap != Gap::None || words.get(i + 1).is_none_or(is_border))
        .map_or(last, |i| (i + 1).min(last));
    (from, to)
}

/// "is slowed by".
fn is_passive(words: &[Word], at: usize) -> bool {
    let lower = |i: usize| words.get(i).map(|w| w.lower.as_str()).unwrap_or_default();
    let auxiliary = (at.saturating_sub(3)..at).any(|i| {
        matches!(
            lower(i),
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "get" | "gets" | "got"
        )
    });
    auxiliary && (at + 1..at + 4).any(|i| lower(i) == "by")
}

#[cfg(test)]
mod tests {
    use crate::{grounding::tests::findings, model::FindingKind};

    const SAID: &[&str] = &[
        "the nightly import slows the search down and nobody likes that",
        "the invoices were printed before the parcels left",
        "we tried Consul for discovery and after a year we went back to Eureka",
    ];

    #[test]
    fn parties_do_not_change_places() {
        assert_eq!(
            findings(SAID, "The search slows the nightly import down."),
            [FindingKind::Attachment]
        );
        assert!(
            findings(SAID, "The parcels left before the invoices were printed.")
                .contains(&FindingKind::Attachment)
        );
        assert_eq!(findings(SAID, "The nightly import slows the search down."), []);
    }

    #[test]
    fn a_passive_turns_the_parties_round() {
        assert_eq!(findings(SAID, "The search is slowed by the nightly import."), []);
    }
}
