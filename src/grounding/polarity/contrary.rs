//! Finds words of a claim whose opposites stand in their place in the talk: "old" told as "new".

use super::scope::denial;
use crate::{
    grounding::{
        index::{Position, strength},
        lexicon::Tags,
        numbers::Fault,
        reading::{Clause, Reading},
    },
    model::{FindingKind, FindingSeverity},
    text::antonyms,
};

/// A word whose opposite stands in its place in the talk.
pub(in crate::grounding) fn contrary(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    let window = clause.window?;
    let met = reading.met(clause);
    for at in clause.range.0..clause.range.1 {
        let word = &reading.words[at];
        let opposites = antonyms::opposites(&word.stem);
        if opposites.is_empty()
            || matches!(
                word.lower.as_str(),
                "up" | "down" | "over" | "under" | "more" | "after" | "before" | "all"
            )
        {
            continue;
        }
        let (from, to) = (
            window.start.saturating_sub(5),
            (window.end + 5).min(reading.index.words.len()),
        );
        let said =
            |stem: &str| (from..to).filter(|i| reading.index.words[*i].stem == stem).collect::<Vec<_>>();
        // "later" may be met by "late" or "then" somewhere around; what stands where it should stand decides.
        let kept = Reading::core(clause).is_none_or(|core| {
            reading.alignment.strongest(at, core.start.saturating_sub(3), core.end + 3) >= strength::SYNONYM
        });
        // "25 minutes later" for "25 minutes earlier": beside the same unit only one of them can stand.
        let exact = opposites.iter().flat_map(|stem| said(stem)).any(|p| is_beside(reading, at, p));
        let measured = opposites
            .iter()
            .flat_map(|stem| reading.index.places(stem))
            .find(|place| measures_the_same(reading, at, **place));
        if let Some(place) = measured {
            return Some(fault(reading, clause, at, *place));
        }
        // "late" said elsewhere does not make "25 minutes earlier" "25 minutes later".
        let own = said(&word.stem);
        let told = if exact {
            own.iter().any(|p| is_beside(reading, at, *p))
        } else {
            kept || !own.is_empty()
        };
        if told {
            continue;
        }
        let place = opposites.iter().flat_map(|stem| said(stem)).find(|place| {
            stands_for(reading, &met, at, *place)
                && denial(&reading.index.words, *place, 0, false, |_| true).is_some()
                    == reading.tagged(clause.range, Tags::NOT).is_some()
        });
        if let Some(place) = place {
            return Some(fault(reading, clause, at, place));
        }
    }
    None
}

fn fault(reading: &Reading<'_>, clause: &Clause, at: usize, place: Position) -> Fault {
    Fault {
        kind: FindingKind::Direction,
        severity: if clause.support >= 0.7 {
            FindingSeverity::Error
        } else {
            FindingSeverity::Warning
        },
        text: reading.words[at].text.clone(),
        reason: format!(
            "the talk says the opposite; it says \"… {} …\"",
            reading.excerpt(place)
        ),
        near: vec![place],
    }
}

/// "25 minutes later" for "25 minutes earlier", wherever it is said: the same figure and unit stand before both.
fn measures_the_same(reading: &Reading<'_>, at: usize, place: Position) -> bool {
    let (Some(claim), Some(talk)) = (at.checked_sub(2), place.checked_sub(2)) else {
        return false;
    };
    let (own, said) = (&reading.words[claim], &reading.index.words[talk]);
    own.lower == said.lower
        && own.lower.bytes().all(|b| b.is_ascii_digit())
        && reading.words[at - 1].tags.intersects(Tags::UNIT)
        && reading.words[at - 1].stem == reading.index.words[place - 1].stem
}

/// Whether a word of the talk stands in the place of a word of the claim: the same things stand around both.
fn stands_for(reading: &Reading<'_>, met: &[(usize, Position)], at: usize, place: Position) -> bool {
    let anchors = |reach: usize| {
        met.iter()
            .filter(|(other, p)| *other != at && other.abs_diff(at) <= 3 && p.abs_diff(place) <= reach)
            .count()
    };
    // "exactly the same time", "approximately at the same time"
    let behind = reading.words[at + 1..(at + 4).min(reading.words.len())]
        .iter()
        .filter(|w| {
            let to = (place + 5).min(reading.index.words.len());
            w.lower.len() > 3 && reading.index.words[place + 1..to].iter().any(|said| said.lower == w.lower)
        })
        .count();
    anchors(4) >= 1 || anchors(8) >= 2 || behind >= 2 || is_beside(reading, at, place)
}

/// Whether the same unit stands beside a word of the claim and a word of the talk.
fn is_beside(reading: &Reading<'_>, at: usize, place: Position) -> bool {
    let same = |claim: Option<usize>, talk: Option<usize>| {
        let claim = claim.and_then(|i| reading.words.get(i));
        let talk = talk.and_then(|i| reading.index.words.get(i));
        claim.zip(talk).is_some_and(|(a, b)| a.stem == b.stem && a.tags.intersects(Tags::UNIT))
    };
    same(Some(at + 1), Some(place + 1)) || same(at.checked_sub(1), place.checked_sub(1))
}
