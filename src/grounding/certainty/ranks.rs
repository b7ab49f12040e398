//! Finds ranks that nobody stated: "the largest", "the first of its kind".

use crate::{
    grounding::{
        lexicon::Tags,
        numbers::Fault,
        reading::{Clause, Reading},
        tokens::Gap,
    },
    model::{FindingKind, FindingSeverity},
    text::synonyms,
};

/// A rank that nobody stated: "the largest", "the first of its kind".
pub(in crate::grounding) fn superlative(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    for at in clause.range.0..clause.range.1 {
        let word = &reading.words[at];
        if !word.tags.intersects(Tags::SUPERLATIVE) || !ranks(reading, at) {
            continue;
        }
        let reach = clause.window.map_or((0, 0), |w| {
            (
                w.start.saturating_sub(30),
                (w.end + 30).min(reading.index.words.len()),
            )
        });
        let things: Vec<usize> = clause.content.iter().copied().filter(|w| *w > at && w - at <= 4).collect();
        let said = (0..reading.index.words.len()).any(|i| {
            let other = &reading.index.words[i];
            let of_the_same =
                things.iter().any(|w| reading.alignment.strongest(*w, i.saturating_sub(3), i + 6) > 0.0);
            // "the first to run it" is no "we did twelve of them first".
            let firsts = word.lower != "first"
                || things.iter().any(|w| reading.alignment.strongest(*w, i + 1, i + 5) > 0.0);
            let before = i.checked_sub(1).map(|p| reading.index.words[p].lower.as_str()).unwrap_or_default();
            let led =
                !is_leader(&word.lower) || matches!(before, "a" | "the" | "market" | "industry" | "world");
            firsts
                && led
                && (of_the_same || reach.0 <= i && i < reach.1)
                && other.tags.intersects(Tags::SUPERLATIVE)
                && (other.stem == word.stem
                    || synonyms::alike(&other.stem, &word.stem)
                    || kin(&other.lower, &word.lower))
        });
        if !said {
            let place = clause.window.map_or(0, |w| w.start);
            let sure = matches!(
                word.lower.as_str(),
                "largest"
                    | "biggest"
                    | "fastest"
                    | "greatest"
                    | "highest"
                    | "lowest"
                    | "leading"
                    | "unique"
                    | "unprecedented"
                    | "unmatched"
                    | "unrivaled"
            );
            return Some(Fault {
                kind: FindingKind::Cause,
                severity: if sure {
                    FindingSeverity::Error
                } else {
                    FindingSeverity::Warning
                },
                text: reading.text((at, (at + 3).min(clause.range.1))),
                reason: format!(
                    "the talk does not rank this so; nearest: \"… {} …\"",
                    reading.excerpt(place)
                ),
                near: vec![place],
            });
        }
    }
    None
}

/// Words of one rank: "largest" and "biggest", "most" and "-est".
fn kin(a: &str, b: &str) -> bool {
    let size = |w: &str| matches!(w, "largest" | "biggest" | "greatest" | "huge");
    let speed = |w: &str| matches!(w, "fastest" | "quickest");
    let good = |w: &str| matches!(w, "best" | "top" | "leading");
    size(a) && size(b) || speed(a) && speed(b) || good(a) && good(b)
}

/// A word that ranks a company only where it is called so: "a leader in", not "the teams' leaders".
fn is_leader(word: &str) -> bool {
    matches!(word, "leader" | "leaders")
}

/// Whether a superlative ranks a thing: "first" in "first overprovisioned" does not, "most" in "most of" neither.
fn ranks(reading: &Reading<'_>, at: usize) -> bool {
    let word =
        |i: Option<usize>| i.and_then(|i| reading.words.get(i)).map(|w| w.lower.as_str()).unwrap_or_default();
    let (before, after) = (word(at.checked_sub(1)), word(Some(at + 1)));
    let end = reading.words[at].gap != Gap::None || at + 1 == reading.words.len();
    if is_leader(&reading.words[at].lower) {
        // "a leader in its field"; "the team's leaders" lead people.
        return matches!(before, "a" | "the" | "market" | "industry" | "world" | "global")
            && (end || matches!(after, "in" | "of" | "for" | "among"));
    }
    // "a year after the first, …": it ranks nothing that follows.
    if reading.words[at].gap != Gap::None || at + 1 == reading.words.len() {
        return false;
    }
    match reading.words[at].lower.as_str() {
        "first" | "top" => {
            matches!(before, "the" | "its" | "industry" | "world" | "a")
                && !matches!(
                    after,
                    "time"
                        | "year"
                        | "quarter"
                        | "month"
                        | "week"
                        | "weekend"
                        | "day"
                        | "hour"
                        | "minute"
                        | "half"
                        | "place"
                        | "step"
                        | "test"
                        | "results"
                        | "two"
                        | "three"
                        | "team"
                        | "version"
                )
                && !after.bytes().any(|b| b.is_ascii_digit())
        }
        "most" => matches!(before, "the" | "its") && after != "of",
        "only" => matches!(before, "the" | "its"),
        "record" | "ever" | "newest" | "latest" | "oldest" => {
            matches!(before, "the" | "a") && after != "version"
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::{grounding::tests::findings, model::FindingKind};

    const SAID: &[&str] = &[
        "our harbor runs the ferry planner on a small cluster",
        "when the new scanner came out we patched 70% of the ferries within a day",
        "the tide service was moved in the spring",
    ];

    #[test]
    fn the_first_day_of_something_is_a_time() {
        for claim in [
            "The harbor patched 70% of the ferries on the first day.",
            "The tide service was moved in the first quarter.",
        ] {
            let found = findings(SAID, claim);
            assert!(!found.contains(&FindingKind::Cause), "{claim}: {found:?}");
        }
    }

    #[test]
    fn the_first_thing_of_its_kind_is_a_rank() {
        let found = findings(
            SAID,
            "The harbor runs the first ferry planner on a small cluster.",
        );
        assert!(found.contains(&FindingKind::Cause), "{found:?}");
    }
}
