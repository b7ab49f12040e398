//! Tells in which section a fact belongs, where its kind, tense or words speak against the label of its sentence. It
//! changes no fact, and gives none to what no section tells.

use super::{Fact, FactKind, ours};
use crate::{
    model::Section,
    writing::extractive::{subject::SubjectKind, verb::Tense},
};

/// Verbs of wishing, before "to".
const WISHES: &[&str] = &["want", "need", "like", "hope", "try", "aim", "wish", "plan"];
/// Verbs that tell what a company has or runs.
pub(super) const RUNS: &[&str] = &["have", "run", "manage", "operate", "serve", "host"];

/// Least worth of a statement of scale that is no result.
const PLAIN: f64 = 0.55;

/// The section in which a fact is told, where its kind speaks against the one its sentence is labelled with; `None` for
/// what no section tells.
pub(super) fn place(mut fact: Fact) -> Option<Fact> {
    let tense = fact.clauses[0].verb.tense;
    let base = fact.clauses[0].verb.base.as_str();
    let who = matches!(fact.kind, FactKind::Identity | FactKind::Scale);
    let came_of_it = matches!(fact.kind, FactKind::Result | FactKind::Ability)
        || (fact.metric && ours(&fact))
        || from_to(&fact);
    let runs = fact.metric && ours(&fact) && tense == Tense::Present && RUNS.contains(&base);
    fact.section = match fact.section {
        // An introduction tells who they are and how it was; trouble and work that was done have their own sections.
        Section::Background if !who => match fact.kind {
            FactKind::Problem | FactKind::Decision => Section::Challenge,
            FactKind::Practice if tense == Tense::Past => Section::Background,
            FactKind::Practice if ours(&fact) => Section::Background,
            _ => Section::Solution,
        },
        // How much runs today says who they are, wherever it is said.
        Section::Solution | Section::Impact if runs && fact.worth < PLAIN => return None,
        Section::Solution | Section::Impact if runs => Section::Background,
        // "it is on the larger machines, which cost …": how things stand is no change.
        Section::Impact if base == "be" && tense == Tense::Present && ours(&fact) && !from_to(&fact) => {
            return None;
        }
        // Work that was done is no result of it, and trouble is none either.
        Section::Impact if !came_of_it && fact.kind == FactKind::Problem => return None,
        Section::Impact if !came_of_it => Section::Solution,
        Section::Challenge
            if matches!(
                fact.kind,
                FactKind::Build | FactKind::Adoption | FactKind::Replacement
            ) && !fact.clauses[0].verb.negated
                && tense != Tense::Past =>
        {
            Section::Solution
        }
        // "we will click here", "we are going to start the build": a plan only where plans are told.
        Section::Future if fact.label != Section::Future => return None,
        section => section,
    };
    // A wish of today is no solution; what they wanted then is why they did it.
    if wish(&fact) && matches!(fact.section, Section::Solution | Section::Impact) {
        if tense != Tense::Past {
            return None;
        }
        fact.section = Section::Challenge;
    }
    Some(fact)
}

/// "we wanted to …", "we need to …".
fn wish(fact: &Fact) -> bool {
    let verb = &fact.clauses[0].verb;
    WISHES.contains(&verb.base.as_str())
        && fact.clauses[0].tokens.get(verb.end).is_some_and(|t| t.lower == "to")
}

/// How something was before anything was done ("the usage was 11%") came of nothing: it is part of the challenge. So is
/// what there was of trouble.
pub(super) fn tell_old_states_as_such(facts: &mut [Fact]) {
    let done = |f: &&Fact| {
        f.section == Section::Solution
            && matches!(
                f.kind,
                FactKind::Build | FactKind::Adoption | FactKind::Replacement
            )
    };
    let Some(first_done) = facts.iter().filter(done).map(|f| f.sentence).min() else {
        return;
    };
    for fact in facts.iter_mut().filter(|f| f.sentence < first_done) {
        let verb = &fact.clauses[0].verb;
        let state = verb.tense == Tense::Past && matches!(verb.base.as_str(), "be" | "have" | "take");
        let there = fact.clauses[0].subject == SubjectKind::There;
        if fact.section == Section::Impact && state
            || fact.section == Section::Solution && (fact.kind == FactKind::Problem || state && there)
        {
            fact.section = Section::Challenge;
        }
    }
}

/// "from months to weeks": a change without figures.
pub(super) fn from_to(fact: &Fact) -> bool {
    const TIMES: &[&str] = &["months", "weeks", "days", "hours", "minutes", "seconds", "years"];
    let tokens = &fact.clauses[0].tokens;
    tokens
        .windows(4)
        .any(|w| w[0].lower == "from" && w[1].is(TIMES) && w[2].lower == "to" && w[3].is(TIMES))
}
