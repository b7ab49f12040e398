//! Tells trouble that was had, seen or met, and how things were before, from what was done about it. It places nothing.

use super::{
    Fact, ours,
    place::{able, state},
};
use crate::{
    text::lexicon::Tags,
    writing::extractive::{
        clause::Clause,
        subject::SubjectKind,
        tokens::Token,
        verb::Tense,
        vocabulary::{BUILD, HURT},
    },
};

/// "we had three outages", "we have a problem with …", "releases were painful", and not "we had no outages".
pub(super) fn has_trouble(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let verb = &first.verb;
    let what = || {
        let what = first.tokens.get(verb.end..).unwrap_or_default();
        // "a lot of", "a couple of"
        let what = if what.get(2).is_some_and(|t| t.lower == "of") {
            &what[3..]
        } else {
            what
        };
        what.iter().take_while(|t| !t.tags.any(Tags::PREPOSITION.with(Tags::RELATIVE)))
    };
    let head = what().last().is_some_and(|t| HURT.contains(t.lower.as_str()));
    let none = what().any(|t| t.is(&["no", "zero", "fewer", "less", "never", "not", "only"]));
    let owns = ours(fact) && verb.base == "have";
    let was = verb.base == "be" && verb.tense == Tense::Past;
    (owns || was && !able(fact)) && verb.end == verb.finite + 1 && !verb.negated && head && !none
}

/// "we realized that one cluster would not fit": an insight into trouble.
pub(super) fn saw_trouble(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let saw = matches!(
        first.verb.base.as_str(),
        "realize" | "notice" | "recognize" | "discover" | "see"
    );
    let trouble = |t: &Token| t.is(&["not", "no", "cannot", "never"]) || HURT.contains(t.lower.as_str());
    let seen = first.tokens.get(first.verb.end..).unwrap_or_default();
    ours(fact) && saw && first.verb.tense == Tense::Past && seen.iter().any(trouble)
}

/// "we run into limits", "we faced long waits", "there had been difficult nights".
pub(super) fn meets_trouble(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let what = first.tokens.get(first.verb.end..).unwrap_or_default();
    let next = |words: &[&str]| what.first().is_some_and(|t| t.is(words));
    let meets = match first.verb.base.as_str() {
        "face" | "struggle" | "suffer" | "encounter" => true,
        "run" => next(&["into"]),
        "hit" => what
            .iter()
            .take(4)
            .any(|t| t.is(&["limit", "limits", "limitation", "limitations", "wall"])),
        _ => false,
    };
    let there = first.subject == SubjectKind::There
        && first.verb.tense == Tense::Past
        && what.iter().take(3).any(|t| HURT.contains(t.lower.as_str()))
        && !what.iter().take(3).any(|t| t.is(&["no", "fewer", "less"]));
    (ours(fact) && meets || there) && !first.verb.negated && !first.verb.passive
}

/// "we ran our previous shop in Oslo": how it was.
pub(super) fn of_old(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let what = first.tokens.get(first.verb.end..).unwrap_or_default();
    let old = what.windows(2).take(3).any(|w| {
        w[0].is(&["our", "the"]) && w[1].is(&["previous", "old", "former", "legacy", "original", "earlier"])
    });
    ours(fact) && state(fact) && first.verb.tense == Tense::Past && old
}

/// "we automated the hunt for such failures", "we caught 40 failures": what was done about trouble. "We introduced many
/// bugs" is trouble that was made.
pub(super) fn acted(fact: &Fact) -> bool {
    const AGAINST: &[&str] = &[
        "capture", "catch", "detect", "prevent", "reduce", "avoid", "automate", "define", "monitor", "break",
    ];
    let first = &fact.clauses[0];
    let verb = &first.verb;
    let base = verb.base.as_str();
    let told = matches!(verb.tense, Tense::Past | Tense::Present) && !verb.negated && !verb.passive;
    let made = BUILD.contains(base) && !object_hurts(first);
    ours(fact) && told && fact.clauses.len() == 1 && (AGAINST.contains(&base) || made)
}

/// "we use sensors to find problems": trouble is what the tool is used against, and nothing else in the clause is any.
pub(super) fn uses_against(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let verb = &first.verb;
    let what = first.tokens.get(verb.end..).unwrap_or_default();
    let Some(to) = what.windows(2).position(|w| w[0].lower == "to" && w[1].tags.any(Tags::BASE)) else {
        return false;
    };
    let hurts = |t: &Token| HURT.contains(t.lower.as_str()) || t.is(&["not", "no", "cannot", "lack"]);
    ours(fact)
        && fact.clauses.len() == 1
        && matches!(verb.base.as_str(), "use" | "leverage" | "utilize")
        && verb.tense == Tense::Present
        && !verb.negated
        && to > 0
        && !what[..to].iter().any(hurts)
}

/// Whether the object of a verb is trouble: "many bugs", and not "a test for bugs".
fn object_hurts(clause: &Clause) -> bool {
    let what = clause.tokens.get(clause.verb.end..).unwrap_or_default();
    // "a lot of", "a couple of"
    let what = if what.get(2).is_some_and(|t| t.lower == "of") {
        &what[3..]
    } else {
        what
    };
    let head = what.iter().take_while(|t| !t.tags.any(Tags::PREPOSITION.with(Tags::RELATIVE))).last();
    head.is_some_and(|t| HURT.contains(t.lower.as_str()))
}
