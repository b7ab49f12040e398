//! Finds plans, wishes and possibilities told as done, and work under way told as finished.

use super::fault;
use crate::{
    grounding::{
        index::Position,
        lexicon::Tags,
        numbers::Fault,
        reading::{Clause, Reading},
        tokens::{Gap, Word},
    },
    model::{FindingKind, FindingSeverity},
    text::english,
};

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
                    || lower(at.saturating_sub(1)) == "is" && lower(at.saturating_sub(2)) == "what";
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
            // "you could use it for libraries as well": what can be done is no plan.
            "could" => return lower(at.saturating_sub(1)) != "you" && lower(at + 1) != "not",
            "need" | "needed" | "needs" if strict => {
                return !words[at.saturating_sub(2)..at].iter().any(|w| w.tags.intersects(Tags::NOT));
            }
            "would" => return true,
            "should" if lower(at + 1) == "have" => return true,
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
pub(in crate::grounding) fn target(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    let all = (0, reading.words.len());
    if clause.support < 0.4
        || reading.tagged(all, Tags::PLAN.with(Tags::MODAL)).is_some()
        || allows_plan(reading)
        || reading.tagged(clause.range, Tags::NOT).is_some()
    {
        return None;
    }
    // "Acme uses Kubernetes and Envoy" says no deed that could be planned; use is judged by the analysis.
    let deed = |w: &usize| {
        !reading.words[*w].is_capitalised()
            && english::class(&reading.words[*w].lower).is_some()
            && !matches!(reading.words[*w].stem.as_str(), "use" | "run")
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
    }) || was_able(reading.words);
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
    unfinished(reading, clause, &met).or_else(|| under_way(reading, clause, strict))
}

/// What the talk tells among its plans, told as done. `is_future` tells the places that speak of plans.
pub(in crate::grounding) fn among_plans(
    reading: &Reading<'_>,
    clause: &Clause,
    is_future: impl Fn(Position) -> bool,
) -> Option<Fault> {
    let all = (0, reading.words.len());
    let open = Tags::PLAN.with(Tags::MODAL).with(Tags::NOT);
    // "is building", "starts next", "has to agree": these say themselves that it is not done.
    let duty = reading.words.windows(2).any(|w| w[0].stem == "hav" && w[1].lower == "to");
    let runs =
        |w: &Word| w.lower.ends_with("ing") || matches!(w.stem.as_str(), "next" | "futur" | "work" | "start");
    if clause.support < 0.5
        || reading.tagged(all, open).is_some()
        || allows_plan(reading)
        || duty
        || reading.words[clause.range.0..clause.range.1].iter().any(runs)
    {
        return None;
    }
    let telling: Vec<(usize, Position)> = reading
        .met(clause)
        .into_iter()
        .filter(|(w, _)| reading.alignment.weights[*w] >= 0.7)
        .collect();
    let planned =
        |word: usize| reading.met_everywhere(word).all(|p| is_future(p) || !reading.is_about(clause, p));
    let future = telling.iter().filter(|(w, p)| is_future(*p) && planned(*w)).count();
    let (_, place) = telling.iter().find(|(_, p)| is_future(*p))?;
    (telling.len() >= 2 && future == telling.len()).then(|| {
        fault(
            reading,
            FindingKind::Hedge,
            FindingSeverity::Warning,
            reading.text(clause.range),
            "the talk tells this among its plans",
            *place,
        )
    })
}

/// "was able to leave": what one was able to do is done.
fn was_able(words: &[Word]) -> bool {
    words
        .windows(2)
        .any(|w| matches!(w[0].lower.as_str(), "was" | "were") && w[1].lower == "able")
}

/// Words by which a claim says itself that something is not done: "can", "set out to", "under consideration".
fn allows_plan(reading: &Reading<'_>) -> bool {
    let achieved = was_able(reading.words);
    reading.words.iter().filter(|w| !(achieved && w.stem == "able")).any(|w| {
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
                | "idea"
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

/// Words by which the talk says that something is not finished; the first word of each carries the place.
const UNDER_WAY: &[&[&str]] = &[
    &["under", "development"],
    &["under", "construction"],
    &["in", "progress"],
    &["under", "progress"],
    &["still", "working", "on"],
    &["still", "in", "development"],
    &["not", "yet"],
    &["not", "there", "yet"],
    &["not", "finished"],
    &["not", "in", "production"],
    &["are", "replacing"],
    &["are", "migrating"],
    &["are", "doing", "them", "now"],
    &["are", "working", "on"],
];

/// "is under development" in the talk, "now runs in production" in the claim.
fn under_way(reading: &Reading<'_>, clause: &Clause, strict: bool) -> Option<Fault> {
    let range = reading.words[clause.range.0..clause.range.1].iter();
    let open = |w: &Word| {
        matches!(
            w.stem.as_str(),
            "progress"
                | "development"
                | "pilot"
                | "prototyp"
                | "experiment"
                | "yet"
                | "still"
                | "test"
                | "concept"
        ) || w.tags.intersects(Tags::NOT)
            || w.lower == "being"
    };
    // "has moved", "now runs in production"; "has about 40" finishes nothing.
    let done = |i: usize| {
        matches!(
            reading.words[i].lower.as_str(),
            "has" | "have" | "had" | "already" | "now" | "fully" | "completely"
        ) && reading.words[i + 1..(i + 4).min(clause.range.1)]
            .iter()
            .any(|w| w.lower.ends_with("ed") || w.lower.len() > 3 && !w.lower.starts_with(&w.stem))
    };
    let finished = strict && (clause.range.0..clause.range.1).any(done);
    if !(finished || range.clone().any(|w| w.stem == "production")) || range.clone().any(open) {
        return None;
    }
    let words = &reading.index.words;
    UNDER_WAY.iter().find_map(|phrase| {
        let place = reading.index.form(phrase[0]).iter().copied().find(|at| {
            phrase
                .iter()
                .enumerate()
                .all(|(k, part)| words.get(at + k).is_some_and(|w| w.lower == *part))
                && reading.alignment.within(&clause.content, at.saturating_sub(12), at + 12) >= 0.35
        })?;
        Some(fault(
            reading,
            FindingKind::Hedge,
            FindingSeverity::Warning,
            reading.text(clause.range),
            "the talk says that this is not finished",
            place,
        ))
    })
}
