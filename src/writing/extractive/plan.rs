//! Chooses which facts are told in which section, without repetition and within the budget. It orders by the talk and
//! changes no fact.

use super::{
    facts::{Fact, Reader},
    kinds::FactKind,
    verb::Tense,
};
use crate::model::Section;

/// Facts by section, each in the order of the talk.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Plan {
    /// The fact for the summary's middle: what was done about what.
    pub(super) core: Option<Fact>,
    /// The strongest result, for summary and headline.
    pub(super) result: Option<Fact>,
    /// Who they are.
    pub(super) overview: Vec<Fact>,
    /// What hurt.
    pub(super) challenge: Vec<Fact>,
    /// What was done.
    pub(super) solution: Vec<Fact>,
    /// What came of it.
    pub(super) impact: Vec<Fact>,
    /// What is planned.
    pub(super) future: Vec<Fact>,
    /// What each used project is used for.
    pub(super) projects: Vec<(String, Fact)>,
}

impl Plan {
    /// Ids of all sentences that are told.
    pub(super) fn evidence(&self) -> Vec<usize> {
        let prose = [
            &self.overview,
            &self.challenge,
            &self.solution,
            &self.impact,
            &self.future,
        ];
        let facts = prose.into_iter().flatten().chain(&self.core).chain(&self.result);
        facts
            .chain(self.projects.iter().map(|(_, f)| f))
            .flat_map(|f| f.evidence.iter().copied())
            .collect()
    }
}

/// Most sentences of a section and the least worth of each. Of the labelled statements that were held out, an editor
/// kept or edited three in four from about 0.4 on, and half of those just below.
const fn budget(section: Section) -> (usize, f64) {
    match section {
        Section::Background => (5, 0.40),
        Section::Challenge | Section::Impact => (8, 0.45),
        Section::Solution => (16, 0.43),
        Section::Future => (4, 0.30),
        Section::Other => (0, 9.0),
    }
}

/// Least worth of the fact that stands for the whole work in the summary.
const CORE: f64 = 0.6;

/// Facts that a document needs to be one; of these less is asked.
const FEW: usize = 10;
/// How much less is asked of the first few.
const OF_FEW: f64 = 0.10;
/// What a result with its figure is worth beyond its wording: it is what a case study is for.
const RESULT: f64 = 0.15;
/// How much less is asked of a fact where no section is labelled.
const UNLABELLED: f64 = 0.1;

/// Chooses the strong facts.
pub(super) fn plan(reader: &Reader<'_>) -> Plan {
    let mut facts: Vec<Fact> = reader.facts().into_iter().filter_map(place).collect();
    tell_old_states_as_such(&mut facts);
    facts.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.sentence.cmp(&b.sentence)));
    let mut chosen: Vec<Fact> = Vec::new();
    let projects = super::projects::reserve(reader.source, &mut facts);
    chosen.extend(projects.iter().map(|(_, fact)| fact.clone()));
    // Labels add to the worth of a fact; where the analysis gives none, less is asked.
    let labelled = reader.source.analysis.sections.iter().any(|l| l.section != Section::Other);
    for fact in facts {
        let (most, least) = budget(fact.section);
        let least = if labelled { least } else { least - UNLABELLED };
        let least = if chosen.len() < FEW { least - OF_FEW } else { least };
        let full = chosen.iter().skip(projects.len()).filter(|f| f.section == fact.section).count() >= most;
        if chosen.iter().any(|other| repeats(&fact, other)) {
            continue;
        }
        if !full && rank(&fact) >= least {
            chosen.push(fact);
        }
    }
    let reserved = projects.len();
    let take = |section: Section| -> Vec<Fact> {
        let mut facts: Vec<Fact> =
            chosen.iter().skip(reserved).filter(|f| f.section == section).cloned().collect();
        facts.sort_by_key(|f| f.sentence);
        facts
    };
    let mut plan = Plan {
        overview: take(Section::Background),
        challenge: take(Section::Challenge),
        solution: take(Section::Solution),
        impact: take(Section::Impact),
        future: take(Section::Future),
        projects,
        ..Plan::default()
    };
    plan.core = lift(&mut plan.solution, 3, |f| {
        matches!(
            f.kind,
            FactKind::Build | FactKind::Replacement | FactKind::Adoption
        ) && ours(f)
            && !f.clauses[0].verb.negated
            && (f.worth > CORE || !f.projects.is_empty())
    });
    plan.result = lift(&mut plan.impact, 2, |f| {
        f.kind == FactKind::Result || (f.metric && ours(f))
    });
    plan
}

/// The section in which a fact is told, where its kind speaks against the one its sentence is labelled with; `None` for
/// what no section tells.
fn place(mut fact: Fact) -> Option<Fact> {
    let tense = fact.clauses[0].verb.tense;
    let who = matches!(fact.kind, FactKind::Identity | FactKind::Scale);
    let came_of_it = matches!(fact.kind, FactKind::Result | FactKind::Ability)
        || (fact.metric && ours(&fact))
        || from_to(&fact);
    fact.section = match fact.section {
        // An introduction tells who they are and how it was; trouble and work that was done have their own sections.
        Section::Background if !who => match fact.kind {
            FactKind::Problem | FactKind::Decision => Section::Challenge,
            FactKind::Practice if tense == Tense::Past => Section::Background,
            FactKind::Practice if ours(&fact) => Section::Background,
            _ => Section::Solution,
        },
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
    Some(fact)
}

/// How something was before anything was done ("the usage was 11%") came of nothing: it is part of the challenge.
fn tell_old_states_as_such(facts: &mut [Fact]) {
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
    for fact in facts.iter_mut().filter(|f| f.section == Section::Impact && f.sentence < first_done) {
        let verb = &fact.clauses[0].verb;
        if verb.tense == Tense::Past && matches!(verb.base.as_str(), "be" | "have" | "take") {
            fact.section = Section::Challenge;
        }
    }
}

/// "from months to weeks": a change without figures.
fn from_to(fact: &Fact) -> bool {
    const TIMES: &[&str] = &["months", "weeks", "days", "hours", "minutes", "seconds", "years"];
    let tokens = &fact.clauses[0].tokens;
    tokens
        .windows(4)
        .any(|w| w[0].lower == "from" && w[1].is(TIMES) && w[2].lower == "to" && w[3].is(TIMES))
}

/// Whether a fact speaks of the company itself.
fn ours(fact: &Fact) -> bool {
    use super::subject::SubjectKind::{Our, We};
    matches!(fact.clauses[0].subject, We | Our)
}

/// Most sentences of the talk between two facts that are told in one sentence, and most words of each.
const NEAR: usize = 8;
const SHORT: usize = 13;

/// Whether two facts make one sentence with "and": both ours, short, affirmed, told in the same tense and near each other.
pub(super) fn pairs(first: &Fact, second: &Fact) -> bool {
    use super::subject::SubjectKind::We;
    let plain = |f: &Fact| {
        let clause = &f.clauses[0];
        f.clauses.len() == 1
            && clause.subject == We
            && clause.tokens.len() <= SHORT
            && !clause.verb.negated
            && !clause.tokens.iter().any(|t| {
                t.after == ','
                    || t.is(&[
                        "which", "that", "and", "because", "but", "or", "where", "us", "our", "who",
                    ])
            })
    };
    let (a, b) = (&first.clauses[0].verb, &second.clauses[0].verb);
    plain(first)
        && plain(second)
        && second.clauses[0].front == 0
        && a.tense == b.tense
        && matches!(a.tense, Tense::Past | Tense::Present)
        && a.progressive == b.progressive
        && a.base != b.base
        && second.sentence.saturating_sub(first.sentence) <= NEAR
}

/// Worth of a fact to the document.
fn rank(fact: &Fact) -> f64 {
    let result = fact.kind == FactKind::Result && fact.metric;
    fact.worth + if result { RESULT } else { 0.0 }
}

/// Takes the best fitting fact out of a section that can spare it.
fn lift(facts: &mut Vec<Fact>, at_least: usize, fits: impl Fn(&Fact) -> bool) -> Option<Fact> {
    if facts.len() < at_least {
        return None;
    }
    let best = facts
        .iter()
        .enumerate()
        .filter(|(_, f)| fits(f) && f.clauses.len() == 1)
        .max_by(|a, b| a.1.worth.total_cmp(&b.1.worth))?
        .0;
    Some(facts.remove(best))
}

/// Whether two facts say much the same.
fn repeats(a: &Fact, b: &Fact) -> bool {
    let shared = a.content.iter().filter(|w| b.content.contains(w)).count();
    let smaller = a.content.len().min(b.content.len()).max(1);
    shared as f64 / smaller as f64 > 0.6
}
