//! Finds a part told as the whole, and a limited denial told as a full one.

use super::fault;
use crate::{
    grounding::{
        index::Position,
        lexicon::Tags,
        numbers::Fault,
        reading::{Clause, Reading},
    },
    model::{FindingKind, FindingSeverity},
    text::numbers::Form,
};

/// All told for part, and limits of a denial dropped.
pub(in crate::grounding) fn quantity(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    let met = reading.met(clause);
    let claims_part = reading.tagged(clause.range, Tags::PART.with(Tags::HEDGE)).is_some();
    (clause.range.0..clause.range.1)
        .filter(|_| !claims_part && clause.support >= 0.4)
        .find(|at| is_whole(reading, *at))
        .and_then(|at| widened(reading, clause, &met, at))
        .or_else(|| limited_denial(reading, clause, &met))
}

/// Whether a word of the claim speaks of all of something: "all day" and "any" do not.
fn is_whole(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    let next = reading.words.get(at + 1);
    let before = at.checked_sub(1).map(|i| reading.words[i].lower.as_str()).unwrap_or_default();
    word.tags.intersects(Tags::ALL)
        && next.is_none_or(|n| !n.tags.intersects(Tags::UNIT) && !n.lower.starts_with("friday"))
        && !matches!(word.lower.as_str(), "any" | "throughout")
        // "at all", "not all"
        && !matches!(before, "at" | "above" | "after" | "not")
}

/// What is told of all is said of a part.
fn widened(reading: &Reading<'_>, clause: &Clause, met: &[(usize, Position)], at: usize) -> Option<Fault> {
    let governed: Vec<(usize, Position)> = met
        .iter()
        .copied()
        .filter(|(word, _)| *word > at && word - at <= 5 || *word < at && at - word <= 3)
        .collect();
    for (word, place) in &governed {
        let mut places = nearest_in_meaning(reading, clause, *word);
        if places.is_empty() {
            places.push(*place);
        }
        let part = |p: &Position| {
            let counted =
                *word > at && word - at <= 3 && (is_counted(reading, *p) || is_singled_out(reading, *p));
            counted || is_partial(reading, p.saturating_sub(7), p + 8)
        };
        let whole = places.iter().any(|p| reading.said(p.saturating_sub(4), p + 4, Tags::ALL));
        if let Some(place) = places.iter().find(|p| part(p)).filter(|_| !whole) {
            return Some(fault(
                reading,
                FindingKind::Hedge,
                FindingSeverity::Warning,
                reading.text((at, at.max(*word) + 1)),
                "the talk says this of a part only",
                *place,
            ));
        }
    }
    let (word, place) = governed.first()?;
    let place = nearest_in_meaning(reading, clause, *word).first().copied().unwrap_or(*place);
    let strong = matches!(
        reading.words[at].lower.as_str(),
        "all"
            | "every"
            | "everyone"
            | "everybody"
            | "everything"
            | "always"
            | "entire"
            | "entirely"
            | "completely"
            | "fully"
            | "totally"
    );
    let said = reading
        .met_everywhere(*word)
        .chain([place])
        .any(|p| reading.said(p.saturating_sub(12), p + 13, Tags::ALL) && reading.is_about(clause, p));
    (strong && !said && clause.support >= 0.5).then(|| {
        fault(
            reading,
            FindingKind::Hedge,
            FindingSeverity::Warning,
            reading.text((at, at.max(*word) + 1)),
            "the talk does not say this of all",
            place,
        )
    })
}

/// Of the places that say a word of a clause those with most of the clause's other words around them.
fn nearest_in_meaning(reading: &Reading<'_>, clause: &Clause, word: usize) -> Vec<Position> {
    let others: Vec<usize> = clause.content.iter().copied().filter(|w| *w != word).collect();
    let fits: Vec<(Position, f32)> = reading
        .met_everywhere(word)
        .map(|p| (p, reading.alignment.within(&others, p.saturating_sub(15), p + 16)))
        .collect();
    let best = fits.iter().map(|(_, fit)| *fit).fold(0.0, f32::max);
    fits.into_iter()
        .filter(|(_, fit)| best > 0.0 && *fit >= 0.9 * best)
        .map(|(p, _)| p)
        .collect()
}

/// "some of", "most of", "nine of the eleven", "one in five", "half the".
fn is_partial(reading: &Reading<'_>, from: Position, to: Position) -> bool {
    let words = &reading.index.words;
    let to = to.min(words.len());
    let of = |i: usize| words.get(i + 1).is_some_and(|w| matches!(w.lower.as_str(), "of" | "the"));
    (from..to).any(|i| {
        words[i].tags.intersects(Tags::PART)
            && (of(i)
                || matches!(
                    words[i].lower.as_str(),
                    "half" | "mostly" | "sometimes" | "often" | "usually"
                ))
    }) || numbered_part(reading, from, to)
}

/// "does not run as much" told as "does not run".
fn limited_denial(reading: &Reading<'_>, clause: &Clause, met: &[(usize, Position)]) -> Option<Fault> {
    let denies = reading.tagged(clause.range, Tags::NOT)?;
    let soft = |lower: &str| {
        matches!(
            lower,
            "necessarily" | "always" | "much" | "traditionally" | "all" | "every" | "everything"
        )
    };
    if reading.words[clause.range.0..clause.range.1].iter().any(|w| soft(&w.lower)) {
        return None;
    }
    let words = &reading.index.words;
    met.iter().find_map(|(_, place)| {
        let (from, to) = (place.saturating_sub(5), (place + 5).min(words.len()));
        let negated = (from..*place).rfind(|i| words[*i].tags.intersects(Tags::NOT))?;
        (negated + 1..to)
            .find(|i| {
                soft(&words[*i].lower)
                    && (words[*i].lower != "much" || words[i - 1].lower == "as")
                    && !(words[*i].lower == "all" && words[i - 1].lower == "at")
            })
            .map(|_| {
                fault(
                    reading,
                    FindingKind::Hedge,
                    FindingSeverity::Warning,
                    reading.text((denies, clause.range.1)),
                    "the talk denies this in part only",
                    *place,
                )
            })
    })
}

/// "the first ten ships": a number of things is not all of them.
fn is_counted(reading: &Reading<'_>, place: Position) -> bool {
    reading
        .index
        .quantities
        .iter()
        .any(|s| s.at.0 < place && place <= s.at.1 + 1 && s.quantity.form != Form::Fraction)
}

/// "a specific team", "a certain cluster": one thing is not all of them.
fn is_singled_out(reading: &Reading<'_>, place: Position) -> bool {
    reading.index.words[place.saturating_sub(4)..place].iter().any(|w| {
        matches!(
            w.lower.as_str(),
            "specific" | "particular" | "certain" | "individual"
        )
    })
}

/// "nine of the eleven": a number of a whole.
fn numbered_part(reading: &Reading<'_>, from: Position, to: Position) -> bool {
    reading.index.quantities.iter().any(|s| {
        let next =
            |k: usize| reading.index.words.get(s.at.1 + k).map(|w| w.lower.as_str()).unwrap_or_default();
        let of_them = next(1) == "of" && matches!(next(2), "the" | "our" | "them" | "those" | "all");
        // "one in five"
        let of_them =
            of_them || next(1) == "in" && reading.index.quantities.iter().any(|q| q.at.0 == s.at.1 + 2);
        from <= s.at.0 && s.at.1 < to && (of_them || s.quantity.form == Form::Fraction)
    })
}

#[cfg(test)]
mod tests {
    use crate::{grounding::tests::findings, model::FindingKind};

    const SAID: &[&str] = &[
        "the first six ferries took us a whole winter",
        "we started with a specific team in the finance department",
        "most of the printers were replaced last spring",
        "every captain has a tablet",
    ];

    #[test]
    fn a_part_is_not_told_as_the_whole() {
        for claim in [
            "All ferries took a winter.",
            "The work started with all teams in the finance department.",
            "Every printer was replaced last spring.",
        ] {
            assert!(findings(SAID, claim).contains(&FindingKind::Hedge), "{claim}");
        }
    }

    #[test]
    fn what_is_said_of_all_may_be_told_of_all() {
        assert_eq!(findings(SAID, "All captains have a tablet."), []);
        assert_eq!(
            findings(SAID, "Most of the printers were replaced last spring."),
            []
        );
    }
}
