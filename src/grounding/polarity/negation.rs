//! Finds denials that a claim drops or adds: "did not need it" told as "adopted it", and the other way round.

use super::scope::{SCOPE, denial, denies, is_border, is_duty};
use crate::{
    grounding::{
        index::{Index, Position, strength},
        lexicon::Tags,
        numbers::Fault,
        reading::{Clause, Reading},
        tokens::{Gap, Word},
    },
    model::{FindingKind, FindingSeverity},
};

/// Whether some place of the talk is denied, limited or turned away from in any way within reach. `never`: the claim
/// denies without exception, so that "few" and "only" are no support for it.
fn denied_nearby(index: &Index, at: Position, never: bool) -> bool {
    let words = &index.words;
    let limits = |i: usize| {
        let word = &words[i];
        denies(words, i)
            || word.tags.intersects(Tags::NEGATIVE)
            // "daemonless", "agentless"
            || word.lower.len() > 6 && word.lower.ends_with("less")
            || matches!(
                word.lower.as_str(),
                "zero" | "instead" | "rather" | "outside" | "hard" | "difficult" | "tough" | "problem" | "issue" | "wrong"
            )
            || !never && matches!(word.lower.as_str(), "few" | "little" | "only" | "less" | "other" | "just")
    };
    (at.saturating_sub(8)..(at + 5).min(words.len())).any(limits)
        || (at + 5..(at + 11).min(words.len()))
            .any(|i| words[i].tags.intersects(Tags::NOT) && words.get(i + 1).is_none_or(is_border))
        || is_answered_no(index, at)
}

/// Whether a clause denies without exception.
fn says_never(reading: &Reading<'_>, clause: &Clause) -> bool {
    reading.words[clause.range.0..clause.range.1].iter().any(|w| {
        matches!(
            w.lower.as_str(),
            "nothing" | "never" | "nobody" | "none" | "nowhere"
        )
    })
}

/// Words that begin a question when a subject follows: "do we run databases on it".
fn asks(words: &[Word], at: usize) -> bool {
    let lower = |i: usize| words.get(i).map(|w| w.lower.as_str()).unwrap_or_default();
    matches!(
        lower(at),
        "do" | "does" | "did" | "is" | "are" | "was" | "were" | "can" | "could" | "should" | "have" | "has"
    ) && matches!(
        lower(at + 1),
        "we" | "you" | "it" | "they" | "i" | "there" | "this"
    )
}

/// Whether a question about the word is answered with no: "do we run databases on it no we don't".
fn is_answered_no(index: &Index, at: Position) -> bool {
    let words = &index.words;
    let plain = |i: usize| {
        words[i].lower == "no"
            && words.get(i + 1).is_some_and(|w| {
                words[i].gap == Gap::Strong
                    || matches!(
                        w.lower.as_str(),
                        "we" | "it" | "i" | "not" | "they" | "no" | "that's" | "actually" | "really"
                    )
            })
            && !words[i.saturating_sub(1)].tags.intersects(Tags::AUXILIARY)
    };
    let asked = (at.saturating_sub(14)..=at).rev().any(|i| asks(words, i));
    let reach = if asked { 26 } else { 7 };
    (at + 1..(at + reach).min(words.len())).any(plain)
}

/// What the words of a clause and their counterparts in the talk affirm and deny.
#[derive(Debug, Default)]
struct Tally {
    total: f32,
    /// Weight of the words that the talk denies and the claim does not, and the first such place.
    dropped: f32,
    dropped_at: Option<Position>,
    denied_words: usize,
    /// Whether the talk denies what the claim says the subject is, or sets something against it.
    predicate: bool,
    /// Weight of the words that the claim denies outright and the talk does not, and the first such place.
    added: f32,
    added_at: Option<Position>,
}

/// Negations that the claim drops or adds.
pub(in crate::grounding) fn negation(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    if clause.support < 0.5 {
        return None;
    }
    let met = reading.met(clause);
    let tally = tally(reading, clause, &met);
    if tally.total <= 0.0 {
        return None;
    }
    let dropping = tally.dropped >= tally.added;
    let (share, place) = if dropping {
        (
            tally.dropped / tally.total,
            tally.dropped_at.or_else(|| flatly_added(reading, clause, &met)),
        )
    } else {
        (tally.added / tally.total, tally.added_at)
    };
    let place = place?;
    let flat = dropping && tally.dropped_at.is_none();
    // A clause that denies in other words ("ignoring" for "did not care", "neither … nor") is no contradiction.
    let balanced =
        !flat && dropping && (denies_otherwise(reading, clause) || is_told_beside(reading, clause, place));
    let enough = flat
        || share >= 0.34
        || dropping && (tally.denied_words >= 2 || tally.predicate && clause.support >= 0.6);
    if !enough || balanced {
        return None;
    }
    let reason = if dropping && !flat {
        "the talk denies this"
    } else {
        "the talk does not deny this"
    };
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

fn tally(reading: &Reading<'_>, clause: &Clause, met: &[(usize, Position)]) -> Tally {
    let talk = &reading.index.words;
    let said = |place: Position| met.iter().any(|(_, p)| *p == place);
    let own = |word: usize| met.iter().any(|(w, _)| *w == word);
    let obliged = (clause.range.0..clause.range.1).any(|i| is_duty(reading.words, i));
    let denied =
        |p: Position| denial(talk, p, 0, obliged, said).is_some() || is_answered_no(reading.index, p);
    let insists = insists(&reading.words[clause.range.0..clause.range.1]);
    let quiet = met.iter().all(|(_, p)| !denied_nearby(reading.index, *p, false) && !denied(*p));
    let mut tally = Tally::default();
    for (word, place) in met {
        let weight = reading.alignment.weights[*word];
        if reading.words[*word].tags.intersects(Tags::NEGATIVE)
            || talk[*place].tags.intersects(Tags::NEGATIVE)
        {
            continue;
        }
        tally.total += weight;
        let here = denial(reading.words, *word, clause.range.0, obliged, own);
        let there = denied(*place);
        // Said twice, denied once: "did have such a solution" is what is left of the denial.
        let elsewhere = || !insists && reading.met_all(clause, *word).iter().any(|p| !denied(*p));
        if there && here.is_none() && !elsewhere() {
            tally.dropped += weight;
            tally.denied_words += 1;
            tally.predicate |= is_predicate(reading.words, *word)
                && place.checked_sub(1).is_some_and(|p| talk[p].tags.intersects(Tags::NOT))
                || is_contrasted(talk, *place)
                || insists;
            tally.dropped_at.get_or_insert(*place);
        }
        let outright = here.is_some_and(|at| {
            denies(reading.words, at)
                && !reading.words[at + 1..*word].iter().any(|w| w.is_content() && w.weight > 0.5)
        });
        // What a common word is said of shows in its neighbors only.
        let telling = weight >= 0.7 || quiet;
        let half = here.is_some_and(|at| denies(reading.words, at)) && !there && half_denied(talk, *place);
        if half
            || outright
                && telling
                && !there
                && clause.support >= 0.65
                && (is_affirmed(reading, *word, *place) || !denied_anywhere(reading, clause, *word, *place))
        {
            tally.added += weight;
            tally.added_at.get_or_insert(*place);
        }
    }
    tally
}

/// "we did not just move it": that it was moved is said, so that no claim may deny it.
fn half_denied(words: &[Word], at: Position) -> bool {
    (at.saturating_sub(SCOPE)..at)
        .rev()
        .take_while(|i| words[*i].gap != Gap::Strong && !is_border(&words[*i]))
        .any(|i| {
            let more = words
                .get(i + 1)
                .is_some_and(|w| matches!(w.lower.as_str(), "only" | "just" | "merely" | "simply"));
            words[i].tags.intersects(Tags::NOT) && more && !denies(words, i)
        })
}

/// "did have", "does do": a verb that is insisted on, as prose does only against a denial.
fn insists(words: &[Word]) -> bool {
    words.windows(2).any(|pair| {
        matches!(pair[0].lower.as_str(), "do" | "does" | "did")
            && pair[0].gap == Gap::None
            && !pair[1].tags.intersects(Tags::NOT)
            && (pair[1].is_content() || matches!(pair[1].lower.as_str(), "have" | "do" | "need" | "use"))
    })
}

/// "it belongs to them": the talk says the very word of the claim of a subject right before it.
fn is_affirmed(reading: &Reading<'_>, word: usize, place: Position) -> bool {
    reading.index.words[place].stem == reading.words[word].stem
        && place > 0
        && matches!(
            reading.index.words[place - 1].lower.as_str(),
            "it" | "we" | "they" | "he" | "she"
        )
}

/// Whether the talk denies something about a word where it speaks of what the clause speaks of.
fn denied_anywhere(reading: &Reading<'_>, clause: &Clause, word: usize, place: Position) -> bool {
    let never = says_never(reading, clause);
    denied_nearby(reading.index, place, never)
        || reading
            .met_everywhere(word)
            .any(|p| denied_nearby(reading.index, p, never) && reading.is_about(clause, p))
}

/// A denial in the clause where the talk denies and limits nothing at all: the first place that it is said of.
fn flatly_added(reading: &Reading<'_>, clause: &Clause, met: &[(usize, Position)]) -> Option<Position> {
    let denies_here = (clause.range.0..clause.range.1).any(|i| denies(reading.words, i));
    let plain = denies_here
        && clause.support >= 0.7
        && met.len() >= 2
        && met.iter().all(|(_, p)| denial(&reading.index.words, *p, 0, true, |_| true).is_none())
        && met.iter().all(|(word, place)| !denied_anywhere(reading, clause, *word, *place));
    plain.then(|| met[0].1)
}

/// Whether another clause of the claim tells the denial that stands at a place: "it brought one, which nobody had used
/// before".
fn is_told_beside(reading: &Reading<'_>, clause: &Clause, place: Position) -> bool {
    reading.clauses.iter().filter(|c| c.range != clause.range).any(|other| {
        reading.tagged(other.range, Tags::NOT).is_some()
            && other.content.iter().any(|w| {
                reading.alignment.weights[*w] >= 0.5
                    && reading.alignment.strongest(*w, place.saturating_sub(4), place + 5) >= strength::ROOT
            })
    })
}

/// Whether the clause denies, limits or weighs in words of its own.
fn denies_otherwise(reading: &Reading<'_>, clause: &Clause) -> bool {
    let weighs = |w: &Word| {
        w.stem == "los"
            || matches!(
                w.lower.as_str(),
                "ahead" | "rather" | "instead" | "over" | "unlike" | "versus" | "than"
            )
    };
    let limits = |w: &Word| {
        matches!(
            w.lower.as_str(),
            "few" | "little" | "too" | "limited" | "less" | "fewer" | "only" | "outside" | "beyond" | "other"
        )
    };
    reading.tagged(clause.range, Tags::NOT.with(Tags::NEGATIVE)).is_some()
        || reading.words[clause.range.0..clause.range.1].iter().any(limits)
        || reading.words.iter().any(weighs)
}

/// "the scanner and not the software": what stands behind is set apart from what was said.
fn is_contrasted(words: &[Word], at: Position) -> bool {
    let article = |i: usize| {
        matches!(
            words[i].lower.as_str(),
            "the" | "a" | "an" | "our" | "by" | "from"
        )
    };
    let denied = (1..=2).find(|k| at >= *k && words[at - k].lower == "not" && (*k == 1 || article(at - 1)));
    denied.is_some_and(|k| {
        at > k
            && (matches!(words[at - k - 1].lower.as_str(), "and" | "but")
                || words[at - k - 1].gap == Gap::Comma)
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
