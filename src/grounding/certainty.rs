//! Compares how sure, how complete and how singular a claim says something is with how the talk puts it: plans and
//! hopes, quantities of a whole, superlatives.

use super::{
    index::Position,
    lexicon::Tags,
    numbers::Fault,
    reading::{Clause, Reading},
    tokens::Gap,
};
use crate::{
    model::{FindingKind, FindingSeverity},
    text::{numbers::Form, synonyms},
};

fn fault(
    reading: &Reading<'_>,
    kind: FindingKind,
    severity: FindingSeverity,
    text: String,
    reason: &str,
    place: Position,
) -> Fault {
    Fault {
        kind,
        severity,
        text,
        reason: format!("{reason}; it says \"… {} …\"", reading.excerpt(place)),
        near: vec![place],
    }
}

/// Words before a thing within which a plan or wish governs it.
const GOVERNS: usize = 8;

/// Whether what the talk says at a place is wanted, planned or possible rather than done. `strict`: the claim says
/// done, so that "will" and "would" count as well.
fn is_planned(reading: &Reading<'_>, place: Position, strict: bool) -> bool {
    let words = &reading.index.words;
    let lower = |i: usize| words.get(i).map(|w| w.lower.as_str()).unwrap_or_default();
    let mut at = place;
    while at > 0 && place - at < GOVERNS {
        at -= 1;
        let word = &words[at];
        match word.lower.as_str() {
            "but" | "because" | "now" | "already" | "today" | "so" | "we" | "i" | "they" => return false,
            "like" | "love" => {
                let wish =
                    matches!(lower(at.saturating_sub(1)), "would" | "i'd" | "we'd") && lower(at + 1) == "to";
                let polite = matches!(
                    lower(at + 2),
                    "introduce"
                        | "show"
                        | "mention"
                        | "hand"
                        | "say"
                        | "talk"
                        | "invite"
                        | "thank"
                        | "start"
                        | "encourage"
                        | "bring"
                );
                return wish && !polite;
            }
            "next" => {
                return matches!(lower(at + 1), "year" | "we" | "steps" | "step" | "is")
                    || lower(at.saturating_sub(1)) == "is";
            }
            "want" => {
                return matches!(
                    lower(at.saturating_sub(1)),
                    "we" | "i" | "also" | "really" | "just"
                ) && !matches!(
                    lower(at + 2),
                    "say" | "mention" | "talk" | "show" | "tell" | "thank"
                );
            }
            "could" => return true,
            "would" | "should" if lower(at + 1) == "have" => return true,
            _ if word.tags.intersects(Tags::PLAN) => return true,
            _ if strict && word.tags.intersects(Tags::MODAL) && word.lower != "can" => return true,
            _ => {}
        }
    }
    let ends = (place..words.len()).find(|i| words[*i].gap == Gap::Strong).map_or(words.len(), |i| i + 1);
    let ahead = place + 1..(place + 7).min(ends);
    ahead.clone().any(|i| {
        lower(i) == "next" && matches!(lower(i + 1), "year" | "month" | "quarter")
            || lower(i) == "idea" && matches!(lower(i.saturating_sub(2)), "only" | "just")
            || lower(i) == "would" && matches!(lower(i + 1), "love" | "like")
    })
}

/// A plan, wish or possibility told as done, and a move under way told as finished.
pub(super) fn target(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    let all = (0, reading.words.len());
    if clause.support < 0.4
        || reading.tagged(all, Tags::PLAN.with(Tags::MODAL)).is_some()
        || allows_plan(reading)
    {
        return None;
    }
    // "Acme uses Kubernetes and Envoy" says no deed that could be planned; use is judged by the analysis.
    let deed = |w: &usize| {
        !reading.words[*w].is_capitalised() && !matches!(reading.words[*w].stem.as_str(), "use" | "run")
    };
    if !clause.content.iter().any(deed) {
        return None;
    }
    let met = reading.met(clause);
    let strict = reading.words[clause.range.0..clause.range.1].iter().any(|w| {
        matches!(
            w.lower.as_str(),
            "has" | "have" | "had" | "now" | "already" | "today"
        )
    });
    let (mut planned, mut total, mut at) = (0.0_f32, 0.0_f32, None);
    for (word, place) in &met {
        total += reading.alignment.weights[*word];
        if reading.met_all(clause, *word).iter().all(|p| is_planned(reading, *p, strict)) {
            planned += reading.alignment.weights[*word];
            at.get_or_insert(*place);
        }
    }
    if let Some(place) = at.filter(|_| planned >= 0.5 * total) {
        return Some(fault(
            reading,
            FindingKind::Hedge,
            FindingSeverity::Warning,
            reading.text(clause.range),
            "the talk tells this as a plan, wish or possibility",
            place,
        ));
    }
    unfinished(reading, clause, &met)
}

/// Words by which a claim says itself that something is not done: "can", "set out to", "under consideration".
fn allows_plan(reading: &Reading<'_>) -> bool {
    reading.words.iter().any(|w| {
        matches!(
            w.stem.as_str(),
            "able"
                | "consider"
                | "evaluat"
                | "decid"
                | "option"
                | "need"
                | "requir"
                | "must"
                | "advic"
                | "advis"
                | "principl"
                | "rul"
                | "question"
                | "estimat"
                | "whether"
                | "promis"
                | "perhap"
                | "day"
                | "propos"
                | "recommend"
                | "prefer"
                | "explor"
        )
    })
}

/// "is moving" in the talk, "has moved" in the claim.
fn unfinished(reading: &Reading<'_>, clause: &Clause, met: &[(usize, Position)]) -> Option<Fault> {
    met.iter().find_map(|(word, place)| {
        let before = word.checked_sub(1).map(|i| reading.words[i].lower.as_str()).unwrap_or_default();
        let perfect = matches!(
            before,
            "has" | "have" | "had" | "fully" | "completely" | "already" | "now"
        );
        let said = &reading.index.words[*place];
        let running = said.lower.ends_with("ing")
            && said.stem == reading.words[*word].stem
            && (place.saturating_sub(3)..*place).any(|i| {
                let w = reading.index.words[i].lower.as_str();
                matches!(w, "are" | "is" | "am" | "still" | "currently")
                    || w.ends_with("'re")
                    || w.ends_with("'m")
            });
        (perfect && running && !reading.words[*word].lower.ends_with("ing")).then(|| {
            fault(
                reading,
                FindingKind::Hedge,
                FindingSeverity::Error,
                reading.text(clause.range),
                "the talk says that this is under way, not done",
                *place,
            )
        })
    })
}

/// All told for part, and limits of a denial dropped.
pub(super) fn quantity(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    let met = reading.met(clause);
    let whole = reading.tagged(clause.range, Tags::ALL).filter(|at| {
        reading
            .words
            .get(at + 1)
            .is_none_or(|next| !next.tags.intersects(Tags::UNIT) && !next.lower.starts_with("friday"))
            && !matches!(reading.words[*at].lower.as_str(), "any" | "throughout")
    });
    let claims_part = reading.tagged(clause.range, Tags::PART.with(Tags::HEDGE)).is_some();
    if let Some(at) = whole.filter(|_| !claims_part && clause.support >= 0.4) {
        for (word, place) in met
            .iter()
            .filter(|(word, _)| *word > at && word - at <= 5 || *word < at && at - word <= 3)
        {
            let (from, to) = (place.saturating_sub(7), place + 10);
            let counted = *word > at && word - at <= 2 && is_counted(reading, *place);
            if (counted || is_partial(reading, from, to)) && !reading.said(from, to, Tags::ALL) {
                return Some(fault(
                    reading,
                    FindingKind::Hedge,
                    FindingSeverity::Warning,
                    reading.text((at, word.max(&at) + 1)),
                    "the talk says this of a part only",
                    *place,
                ));
            }
        }
    }
    limited_denial(reading, clause, &met)
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

/// "nine of the eleven": a number of a whole.
fn numbered_part(reading: &Reading<'_>, from: Position, to: Position) -> bool {
    reading.index.quantities.iter().any(|s| {
        let next =
            |k: usize| reading.index.words.get(s.at.1 + k).map(|w| w.lower.as_str()).unwrap_or_default();
        let of_them = next(1) == "of" && matches!(next(2), "the" | "our" | "them" | "those" | "all");
        from <= s.at.0 && s.at.1 < to && (of_them || s.quantity.form == Form::Fraction)
    })
}

/// A rank that nobody stated: "the largest", "the first of its kind".
pub(super) fn superlative(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
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
            (of_the_same || reach.0 <= i && i < reach.1)
                && other.tags.intersects(Tags::SUPERLATIVE)
                && (other.stem == word.stem
                    || synonyms::alike(&other.stem, &word.stem)
                    || kin(&other.lower, &word.lower))
        });
        if !said {
            let place = clause.window.map_or(0, |w| w.start);
            let sure = word.lower.ends_with("est")
                || matches!(word.lower.as_str(), "leading" | "unique" | "unprecedented");
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

/// Whether a superlative ranks a thing: "first" in "first overprovisioned" does not, "most" in "most of" neither.
fn ranks(reading: &Reading<'_>, at: usize) -> bool {
    let word =
        |i: Option<usize>| i.and_then(|i| reading.words.get(i)).map(|w| w.lower.as_str()).unwrap_or_default();
    let (before, after) = (word(at.checked_sub(1)), word(Some(at + 1)));
    match reading.words[at].lower.as_str() {
        "first" | "top" => {
            matches!(before, "the" | "its" | "industry" | "world" | "a")
                && !matches!(
                    after,
                    "time"
                        | "year"
                        | "month"
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
