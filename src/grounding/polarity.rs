//! Compares what a claim affirms and denies, raises and lowers, with what the talk does about the same words.

use super::{
    index::{Index, Position, strength},
    lexicon::Tags,
    numbers::Fault,
    reading::{Clause, Reading},
    tokens::{Gap, Word},
};
use crate::{
    model::{FindingKind, FindingSeverity},
    text::antonyms,
};

/// Words behind a negation that it turns round.
const SCOPE: usize = 7;
/// Words around a thing within which its direction is told.
const NEAR: usize = 8;
/// Words that end the scope of a negation; subjects among them begin a statement of their own.
const BORDERS: &str =
    " but because so and then which who if when while though although until we i they he she it there this ";

fn is_border(word: &Word) -> bool {
    BORDERS.split_whitespace().any(|b| b == word.lower)
}

/// Place of the negation that denies the word at `at`, if any. `focused` tells whether a content word is one of those
/// that are compared: a negation speaks of the first content word behind it, and of others through that one.
fn denial(words: &[Word], at: usize, floor: usize, focused: impl Fn(usize) -> bool) -> Option<usize> {
    let mut i = at;
    while i > floor && at - i < SCOPE {
        i -= 1;
        let word = &words[i];
        let copula = matches!(word.lower.as_str(), "is" | "are" | "was" | "were")
            && !words[i + 1].tags.intersects(Tags::NOT)
            && !(i > 0 && words[i - 1].tags.intersects(Tags::NOT));
        if word.gap == Gap::Strong || is_border(word) || copula {
            return None;
        }
        let implied = word.tags.intersects(Tags::NEGATIVE) && at - i <= 4;
        if word.tags.intersects(Tags::NOT) || implied {
            let next = words.get(i + 1).map(|w| w.lower.as_str()).unwrap_or_default();
            if matches!(next, "only" | "just" | "necessarily") {
                return None;
            }
            let focus = (i + 1..=at)
                .find(|k| {
                    words[*k].is_content()
                        && !words[*k].tags.intersects(Tags::NEGATIVE)
                        && !is_wish(words, *k)
                })
                .unwrap_or(at);
            return (focus == at || at - i <= 2 || focused(focus)).then_some(i);
        }
    }
    None
}

/// "did not want to buy": the negation speaks of the buying, too.
fn is_wish(words: &[Word], at: usize) -> bool {
    matches!(
        words[at].lower.as_str(),
        "want" | "wanted" | "wants" | "need" | "needed" | "plan" | "planned"
    ) && words.get(at + 1).is_some_and(|next| next.lower == "to")
}

/// Whether some place of the talk is denied in any way within reach.
fn denied_nearby(words: &[Word], at: Position) -> bool {
    (at.saturating_sub(8)..(at + 5).min(words.len()))
        .any(|i| words[i].tags.intersects(Tags::NOT.with(Tags::NEGATIVE)))
        || (at + 5..(at + 11).min(words.len()))
            .any(|i| words[i].tags.intersects(Tags::NOT) && words.get(i + 1).is_none_or(is_border))
}

/// Whether a question about the word is answered with no: "do we run databases on it no we don't".
fn is_answered_no(index: &Index, at: Position) -> bool {
    let words = &index.words;
    (at + 1..(at + 7).min(words.len())).any(|i| {
        words[i].lower == "no"
            && words.get(i + 1).is_some_and(|w| {
                matches!(
                    w.lower.as_str(),
                    "we" | "it" | "i" | "not" | "they" | "no" | "that's"
                )
            })
            && !words[i.saturating_sub(1)].tags.intersects(Tags::AUXILIARY)
    })
}

/// Negations that the claim drops or adds.
pub(super) fn negation(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    if clause.support < 0.5 {
        return None;
    }
    let met = reading.met(clause);
    let talk = &reading.index.words;
    let said = |place: Position| met.iter().any(|(_, p)| *p == place);
    let own = |word: usize| met.iter().any(|(w, _)| *w == word);
    let (mut dropped, mut added, mut total) = (0.0_f32, 0.0_f32, 0.0_f32);
    let (mut dropped_at, mut added_at) = (None, None);
    let (mut denied_words, mut predicate) = (0, false);
    for (word, place) in &met {
        let weight = reading.alignment.weights[*word];
        if reading.words[*word].tags.intersects(Tags::NEGATIVE)
            || talk[*place].tags.intersects(Tags::NEGATIVE)
        {
            continue;
        }
        total += weight;
        let here = denial(reading.words, *word, clause.range.0, own);
        let there = denial(talk, *place, 0, said).is_some() || is_answered_no(reading.index, *place);
        if there
            && here.is_none()
            && reading
                .met_all(clause, *word)
                .iter()
                .all(|p| denial(talk, *p, 0, said).is_some() || is_answered_no(reading.index, *p))
        {
            dropped += weight;
            denied_words += 1;
            predicate |= is_predicate(reading.words, *word)
                && place.checked_sub(1).is_some_and(|p| talk[p].tags.intersects(Tags::NOT));
            dropped_at.get_or_insert(*place);
        }
        let outright = here.is_some_and(|at| {
            reading.words[at].tags.intersects(Tags::NOT)
                && !reading.words[at + 1..*word].iter().any(|w| w.is_content() && w.weight > 0.5)
        });
        let elsewhere = || {
            reading
                .met_everywhere(*word)
                .any(|p| denied_nearby(talk, p) && reading.is_about(clause, p))
        };
        if outright && !there && clause.support >= 0.65 && !denied_nearby(talk, *place) && !elsewhere() {
            added += weight;
            added_at.get_or_insert(*place);
        }
    }
    if total <= 0.0 {
        return None;
    }
    let (share, place, reason) = if dropped >= added {
        (dropped / total, dropped_at?, "the talk denies this")
    } else {
        (added / total, added_at?, "the talk does not deny this")
    };
    // A clause that denies in other words ("ignoring" for "did not care", "neither … nor") is no contradiction.
    let weighs = |w: &Word| {
        w.stem == "los"
            || matches!(
                w.lower.as_str(),
                "ahead" | "rather" | "instead" | "over" | "unlike" | "versus" | "than"
            )
    };
    let balanced = dropped >= added
        && (reading.tagged(clause.range, Tags::NOT.with(Tags::NEGATIVE)).is_some()
            || reading.words.iter().any(weighs));
    let enough =
        share >= 0.34 || dropped >= added && (denied_words >= 2 || predicate && clause.support >= 0.6);
    if !enough || balanced {
        return None;
    }
    let sure = clause.support >= 0.7 && share >= 0.5;
    Some(Fault {
        kind: FindingKind::Negation,
        severity: if sure {
            FindingSeverity::Error
        } else {
            FindingSeverity::Warning
        },
        text: reading.text(clause.range),
        reason: format!("{reason}; it says \"… {} …\"", reading.excerpt(place)),
        near: vec![place],
    })
}

/// "was enough", "already agnostic": the word says what the subject is.
fn is_predicate(words: &[Word], at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| {
        matches!(
            words[i].lower.as_str(),
            "is" | "are" | "was" | "were" | "be" | "been" | "already"
        )
    })
}

/// Whether a small word says a direction here: "more than 5", "over 100" and "up to" are bounds, judged with their
/// numbers; "gave up" says none.
fn is_direction(words: &[Word], at: usize, is_figure: impl Fn(usize) -> bool) -> bool {
    let lower = |i: usize| words.get(i).map(|w| w.lower.as_str()).unwrap_or_default();
    let stem = |i: Option<usize>| i.and_then(|i| words.get(i)).map(|w| w.stem.as_str()).unwrap_or_default();
    match words[at].lower.as_str() {
        "up" | "down" => {
            matches!(
                stem(at.checked_sub(1)),
                "go" | "scal" | "com" | "mov" | "bring" | "driv" | "slow" | "back" | "be" | "keep"
            ) || matches!(lower(at + 1), "from" | "by") && !words[at].joined
        }
        "longer" => !matches!(lower(at.saturating_sub(1)), "no" | "any"),
        "out" => lower(at + 1) == "of" && matches!(stem(at.checked_sub(1)), "get" | "go" | "mov" | "com"),
        "more" | "less" | "fewer" | "most" => lower(at + 1) != "than" && !is_figure(at + 1),
        "over" | "under" | "above" | "below" | "high" | "higher" | "lower" | "exceed" => {
            !is_figure(at + 1)
                && !is_figure(at + 2)
                && (lower(at + 1) != "the" || !words[at].lower.starts_with('o'))
        }
        _ => true,
    }
}

/// Up told as down, and the other way round.
pub(super) fn direction(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    let met = reading.met(clause);
    let said_figure = |at: Position| reading.index.quantities.iter().any(|s| s.at.0 <= at && at <= s.at.1);
    let own_figure =
        |at: usize| reading.words.get(at).is_some_and(|w| w.lower.bytes().any(|b| b.is_ascii_digit()));
    for at in clause.range.0..clause.range.1 {
        let tags = reading.words[at].tags;
        let (up, down) = (tags.intersects(Tags::UP), tags.intersects(Tags::DOWN));
        if up == down || !is_direction(reading.words, at, own_figure) {
            continue;
        }
        let (same, opposite) = if up {
            (Tags::UP, Tags::DOWN)
        } else {
            (Tags::DOWN, Tags::UP)
        };
        let mut anchors: Vec<(usize, Position)> = met
            .iter()
            .copied()
            .filter(|(word, _)| {
                *word != at
                    && word.abs_diff(at) <= 5
                    && !reading.words[*word].tags.intersects(same.with(opposite))
            })
            .collect();
        anchors.sort_by_key(|(word, _)| {
            if *word > at {
                (word - at) * 2
            } else {
                (at - word) * 2 + 1
            }
        });
        // Another word of the claim may own a direction word of the talk: "trimming code and improving quality".
        let taken = |i: Position| {
            (clause.range.0..clause.range.1)
                .any(|other| other != at && reading.words[other].stem == reading.index.words[i].stem)
        };
        let near = |place: Position, tags: Tags, reach: usize| {
            (place.saturating_sub(reach)..(place + reach + 1).min(reading.index.words.len())).any(|i| {
                let said = reading.index.words[i].tags;
                said.intersects(tags) && is_direction(&reading.index.words, i, said_figure) && !taken(i)
            })
        };
        let kept = anchors.iter().any(|(word, _)| {
            reading.met_everywhere(*word).any(|p| near(p, same, NEAR) && reading.is_about(clause, p))
        });
        if anchors.is_empty() || kept {
            continue;
        }
        if let Some((_, place)) = anchors.iter().take(2).find(|(_, place)| near(*place, opposite, NEAR - 2)) {
            return Some(Fault {
                kind: FindingKind::Direction,
                severity: if clause.support >= 0.5 {
                    FindingSeverity::Error
                } else {
                    FindingSeverity::Warning
                },
                text: reading.words[at].text.clone(),
                reason: format!(
                    "the talk says the opposite; it says \"… {} …\"",
                    reading.excerpt(*place)
                ),
                near: vec![*place],
            });
        }
    }
    None
}

/// A word whose opposite stands in its place in the talk.
pub(super) fn contrary(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
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
        if !said(&word.stem).is_empty() || reading.alignment.strongest(at, from, to) >= strength::SYNONYM {
            continue;
        }
        let place = opposites.iter().flat_map(|stem| said(stem)).find(|place| {
            let beside = |claim: Option<usize>, talk: Option<usize>| {
                let claim = claim.and_then(|i| reading.words.get(i));
                let talk = talk.and_then(|i| reading.index.words.get(i));
                claim.zip(talk).is_some_and(|(a, b)| a.stem == b.stem && a.tags.intersects(Tags::UNIT))
            };
            (met.iter()
                .any(|(other, p)| other.abs_diff(at) <= 3 && *other != at && p.abs_diff(*place) <= 4)
                || beside(Some(at + 1), Some(place + 1))
                || beside(at.checked_sub(1), place.checked_sub(1)))
                && denial(&reading.index.words, *place, 0, |_| true).is_some()
                    == reading.tagged(clause.range, Tags::NOT).is_some()
        });
        if let Some(place) = place {
            return Some(Fault {
                kind: FindingKind::Direction,
                severity: if clause.support >= 0.5 {
                    FindingSeverity::Error
                } else {
                    FindingSeverity::Warning
                },
                text: word.text.clone(),
                reason: format!(
                    "the talk says the opposite; it says \"… {} …\"",
                    reading.excerpt(place)
                ),
                near: vec![place],
            });
        }
    }
    None
}

/// A rise, fall or improvement that the talk does not tell of this thing.
pub(super) fn result(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    let own_figure =
        |at: usize| reading.words.get(at).is_some_and(|w| w.lower.bytes().any(|b| b.is_ascii_digit()));
    for at in clause.range.0..clause.range.1 {
        let tags = reading.words[at].tags;
        let (up, down) = (tags.intersects(Tags::UP), tags.intersects(Tags::DOWN));
        if up == down
            || !is_direction(reading.words, at, own_figure)
            || reading.words[at].stem.starts_with("scal")
        {
            continue;
        }
        let same = if up { Tags::UP } else { Tags::DOWN };
        let near: Vec<usize> =
            clause.content.iter().copied().filter(|w| *w != at && w.abs_diff(at) <= 5).collect();
        let told = |place: Position| {
            (place.saturating_sub(12)..(place + 13).min(reading.index.words.len()))
                .any(|i| reading.index.words[i].tags.intersects(same))
        };
        let about =
            |place: Position| reading.alignment.within(&near, place.saturating_sub(12), place + 13) >= 0.5;
        let same_word = |p: Position| {
            near.iter().any(|w| reading.alignment.strongest(*w, p.saturating_sub(12), p + 12) > 0.0)
        };
        if near.is_empty()
            || near.iter().any(|w| reading.met_everywhere(*w).any(|p| told(p) && about(p)))
            || reading.met_all(clause, at).into_iter().any(same_word)
        {
            continue;
        }
        let place = clause.window.map_or(0, |w| w.start);
        return Some(Fault {
            kind: FindingKind::Cause,
            severity: FindingSeverity::Warning,
            text: reading.text(clause.range),
            reason: format!(
                "the talk states no such result; nearest: \"… {} …\"",
                reading.excerpt(place + 6)
            ),
            near: vec![place],
        });
    }
    None
}
