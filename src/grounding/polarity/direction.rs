//! Compares rises and falls: up told as down, and rises and falls of which the talk says nothing.

use crate::{
    grounding::{
        index::Position,
        lexicon::Tags,
        numbers::Fault,
        reading::{Clause, Reading},
        tokens::Word,
    },
    model::{FindingKind, FindingSeverity},
    text::numbers::changes,
};

/// Words around a thing within which its direction is told.
const NEAR: usize = 8;
/// Whether a small word says a direction here: "more than 5", "over 100" and "up to" are bounds, judged with their
/// numbers; "gave up" says none.
fn is_direction(words: &[Word], at: usize, is_figure: impl Fn(usize) -> bool) -> bool {
    let lower = |i: usize| words.get(i).map(|w| w.lower.as_str()).unwrap_or_default();
    let stem = |i: Option<usize>| i.and_then(|i| words.get(i)).map(|w| w.stem.as_str()).unwrap_or_default();
    match words[at].lower.as_str() {
        "up" | "down" => {
            matches!(
                stem(at.checked_sub(1)),
                "go" | "scal" | "mov" | "bring" | "driv" | "slow" | "back" | "be" | "keep"
            ) || words[at].lower == "down" && stem(at.checked_sub(1)) == "com"
                || lower(at + 1) == "by" && !words[at].joined
        }
        "longer" => !matches!(lower(at.saturating_sub(1)), "no" | "any"),
        "out" => lower(at + 1) == "of" && matches!(stem(at.checked_sub(1)), "get" | "go" | "mov" | "com"),
        "more" | "less" | "fewer" | "most" => lower(at + 1) != "than" && !is_figure(at + 1),
        // "under development", "over the network" say no direction.
        "over" | "under" => false,
        "above" | "below" | "high" | "higher" | "lower" | "exceed" => {
            !is_figure(at + 1) && !is_figure(at + 2)
        }
        _ => true,
    }
}

/// Words that praise or blame: an improved latency is a lower one, so that they tell nothing of rise and fall.
fn is_evaluation(word: &Word) -> bool {
    matches!(
        word.stem.as_str(),
        "improv" | "improvement" | "better" | "wors" | "strengthen" | "weaken"
    )
}

/// Up told as down, and the other way round.
pub(in crate::grounding) fn direction(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
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
                let same_scale = is_evaluation(&reading.index.words[i]) == is_evaluation(&reading.words[at]);
                said.intersects(tags)
                    && same_scale
                    && is_direction(&reading.index.words, i, said_figure)
                    && !taken(i)
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

/// Whether a text tells a change from one figure to another that rises (`up`) or falls as its words say. "From months to
/// days" has no figure that is compared with the talk elsewhere, so it may be told of the wrong thing.
fn figured(text: &str, up: bool) -> bool {
    let counted = text.bytes().any(|b| b.is_ascii_digit());
    counted
        && changes(text).iter().any(|change| {
            let (from, to) = (
                change.from.low * change.from.unit.scale,
                change.to.low * change.to.unit.scale,
            );
            change.from.unit.dimension == change.to.unit.dimension && if up { to > from } else { to < from }
        })
}

/// A rise, fall or improvement that the talk does not tell of this thing.
pub(in crate::grounding) fn result(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    // What is denied is no result.
    if reading.tagged(clause.range, Tags::NOT).is_some() {
        return None;
    }
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
            (place.saturating_sub(12)..(place + 13).min(reading.index.words.len())).any(|i| {
                let small = matches!(
                    reading.index.words[i].lower.as_str(),
                    "up" | "down" | "out" | "over" | "under" | "longer"
                );
                reading.index.words[i].tags.intersects(same)
                    && (!small
                        || is_direction(&reading.index.words, i, |i| {
                            reading
                                .index
                                .words
                                .get(i)
                                .is_some_and(|w| w.lower.bytes().any(|b| b.is_ascii_digit()))
                        }))
            })
        };
        let about =
            |place: Position| reading.alignment.within(&near, place.saturating_sub(12), place + 13) >= 0.5;
        let same_word = |p: Position| {
            near.iter().any(|w| reading.alignment.strongest(*w, p.saturating_sub(12), p + 12) > 0.0)
        };
        // "cut from six hours to 22 minutes": the figures, which are compared elsewhere, say the direction themselves.
        if near.is_empty()
            || figured(&reading.text(clause.range), up)
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

#[cfg(test)]
mod tests {
    use super::figured;
    use crate::{grounding::tests::findings, model::FindingKind};

    const SAID: &[&str] = &[
        "so at Railco a release needed six hours and now it takes 22 minutes",
        "the depot used to wait months for a spare part and now it is days",
        "the price of a ticket has been the same for ten years",
    ];

    #[test]
    fn two_figures_tell_the_direction_of_their_change() {
        assert!(figured("cut the release from 6 hours to 22 minutes", false));
        assert!(!figured("cut the release from 22 minutes to 6 hours", false));
        assert!(figured("grew from 3 clusters to 30 clusters", true));
        assert!(
            !figured("fell from months to days", false),
            "no figure to compare"
        );
    }

    #[test]
    fn a_change_told_by_its_figures_needs_no_word_of_its_direction() {
        assert_eq!(
            findings(SAID, "Railco cut the release from 6 hours to 22 minutes."),
            []
        );
        let wrong = findings(SAID, "Railco cut the release from 9 hours to 22 minutes.");
        assert!(wrong.contains(&FindingKind::Number), "{wrong:?}");
    }

    #[test]
    fn a_fall_without_figures_is_sought_in_the_talk() {
        let wrong = findings(SAID, "The price of a ticket fell from months to days.");
        assert!(wrong.contains(&FindingKind::Cause), "{wrong:?}");
    }
}
