//! Tells in which section a fact belongs, where its kind, tense or words speak against the label of its sentence. It
//! changes no fact, and gives none to what no section tells.

use super::{
    Fact, FactKind, ours,
    trouble::{acted, has_trouble, meets_trouble, of_old, saw_trouble, uses_against},
    who::{BEING, INTRODUCTION, company, defines, introduces, mission, of_a_thing},
    wishes::{bare_wish, empty_wish, plans, wants, wish},
};
use crate::{
    model::Section,
    text::lexicon::Tags,
    writing::extractive::{
        numbers::version,
        subject::SubjectKind,
        tokens::Token,
        verb::Tense,
        vocabulary::{HURT, RESULT},
    },
};

/// Verbs that tell what a company has or runs.
pub(super) const RUNS: &[&str] = &["have", "run", "manage", "operate", "serve", "host"];

/// Least worth of a statement of scale that is no result.
const PLAIN: f64 = 0.55;

/// Verbs of choice, which are part of the solution.
const CHOICES: &[&str] = &[
    "decide",
    "choose",
    "select",
    "pick",
    "opt",
    "evaluate",
    "compare",
    "analyze",
    "consider",
    "agree",
    "standardize",
];
/// Verbs of work on trouble, which is no trouble itself.
const SOLVES: &[&str] = &[
    "solve",
    "fix",
    "resolve",
    "address",
    "eliminate",
    "mitigate",
    "overcome",
    "tackle",
    "work",
    "sit",
    "investigate",
];
/// Verbs that tell how things were.
const STATES: &[&str] = &[
    "be", "have", "use", "run", "take", "rely", "do", "need", "host", "spend", "depend", "pay", "wait",
];

/// Verbs of doing the work, which is no result whatever its figures.
const WORKS: &[&str] = &[
    "do",
    "generate",
    "set",
    "test",
    "update",
    "perform",
    "configure",
    "define",
    "start",
    "use",
    "work",
    "spend",
];

/// Share of the talk after which wishes are plans.
const LATE: f64 = 0.7;

/// Share of the talk in which speakers tell how things were.
const HALF: f64 = 0.5;

/// The section in which a fact is told, where its kind speaks against the one its sentence is labelled with; `None` for
/// what no section tells. `total` is the number of sentences of the talk; `company` is the company's name.
pub(super) fn place(mut fact: Fact, total: usize, company: &str) -> Option<Fact> {
    let tokens = &fact.clauses[0].tokens;
    let misheard = (0..tokens.len()).any(|at| version(tokens, at));
    if bare_wish(&fact) || defines(&fact, company) || misheard {
        return None;
    }
    // "we found a lot of engineers" is no insight.
    if matches!(fact.clauses[0].verb.base.as_str(), "find" | "found") && ours(&fact) && !finds_that(&fact) {
        return None;
    }
    // Towards the end, what they want or work on is what comes next; what is so "currently" only leads on to it.
    let late = fact.sentence as f64 > LATE * total as f64;
    if late && lacks_today(&fact) {
        return None;
    }
    if late && plans(&fact) {
        fact.section = Section::Future;
        return Some(fact);
    }
    let (base, tense) = (fact.clauses[0].verb.base.as_str(), fact.clauses[0].verb.tense);
    fact.section = match fact.section {
        _ if counts_nothing(&fact) => return None,
        Section::Background | Section::Challenge | Section::Solution if introduces(&fact, total) => {
            Section::Background
        }
        Section::Background => background(&fact, total),
        Section::Solution if reached(&fact) => impact(&fact)?,
        Section::Solution => solution(&fact)?,
        Section::Impact => impact(&fact)?,
        // What they want today is no trouble they had.
        Section::Challenge if wish(&fact) && base == "want" && tense == Tense::Present => return None,
        // "our service aims to make baking easy": what they are for.
        Section::Challenge if mission(&fact, total) => Section::Background,
        Section::Challenge => challenge(&fact),
        // "we will click here", "we are going to start the build": a plan only where plans are told.
        Section::Future if fact.label != Section::Future || empty_wish(&fact) => return None,
        section => section,
    };
    // Limits that were met and old ways are the challenge, whatever the label.
    if fact.section == Section::Solution && (meets_trouble(&fact) || of_old(&fact)) {
        fact.section = Section::Challenge;
    }
    // What they want today is no trouble they had, whatever the label.
    if fact.section == Section::Challenge && wants(&fact) && base_of(&fact) == ("want", Tense::Present) {
        return None;
    }
    // A wish of today is no solution; what they wanted then is why they did it.
    if (wish(&fact) || wants(&fact)) && matches!(fact.section, Section::Solution | Section::Impact) {
        if fact.clauses[0].verb.tense != Tense::Past {
            return None;
        }
        fact.section = Section::Challenge;
    }
    Some(fact)
}

/// An introduction tells who they are; trouble, old states and work that was done have their own sections.
fn background(fact: &Fact, total: usize) -> Section {
    let verb = &fact.clauses[0].verb;
    let early = (fact.sentence as f64) < INTRODUCTION * total as f64;
    match fact.kind {
        // How much there was then is how it was before, or what was done about it.
        FactKind::Scale if verb.tense == Tense::Past && ours(fact) && state(fact) => {
            if (fact.sentence as f64) < HALF * total as f64 {
                Section::Challenge
            } else {
                Section::Solution
            }
        }
        FactKind::Identity | FactKind::Scale if early || fact.metric => Section::Background,
        FactKind::Problem => Section::Challenge,
        FactKind::Decision if !chosen(fact) => Section::Challenge,
        FactKind::Practice | FactKind::Adoption
            if early
                && company(fact)
                && BEING.contains(&verb.base.as_str())
                && fact.projects.is_empty()
                && (verb.tense != Tense::Past
                    || fact.clauses[0].subject != SubjectKind::We && !(of_a_thing(fact) && state(fact))
                    || fact.clauses[0].subject == SubjectKind::We
                        && matches!(verb.base.as_str(), "be" | "receive")) =>
        {
            Section::Background
        }
        _ if verb.tense == Tense::Past && state(fact) && early => Section::Challenge,
        _ => Section::Solution,
    }
}

/// How much runs today says who they are, wherever it is said.
fn solution(fact: &Fact) -> Option<Section> {
    match runs(fact) {
        true if fact.worth < PLAIN => None,
        true => Some(Section::Background),
        false if has_trouble(fact) || saw_trouble(fact) => Some(Section::Challenge),
        false if sooner(fact) => Some(Section::Impact),
        false => Some(Section::Solution),
    }
}

/// What came of it. Work that was done is no result, trouble is none either, and how things stand is no change.
fn impact(fact: &Fact) -> Option<Section> {
    let verb = &fact.clauses[0].verb;
    let came_of_it = matches!(fact.kind, FactKind::Result | FactKind::Ability)
        || (fact.metric && ours(fact))
        || from_to(fact);
    if has_trouble(fact) || meets_trouble(fact) {
        return Some(Section::Challenge);
    }
    // "we cannot bake at night" is no result, and what is done or handled by the day is the work itself.
    if verb.negated && matches!(verb.tense, Tense::Can | Tense::Could) {
        return None;
    }
    let works = WORKS.contains(&verb.base.as_str()) && !from_to(fact);
    let came_of_it = came_of_it && !works;
    let state = verb.base == "be" && !able(fact) || verb.progressive;
    let stands = state && ours(fact) && !from_to(fact);
    match solution(fact)? {
        Section::Background => Some(Section::Background),
        _ if stands => None,
        _ if came_of_it => Some(Section::Impact),
        _ if fact.kind == FactKind::Problem => None,
        _ => Some(Section::Solution),
    }
}

/// What a sentence that may tell results says was changed or became possible is one, however unsure its label.
fn reached(fact: &Fact) -> bool {
    let base = fact.clauses[0].verb.base.as_str();
    fact.label == Section::Impact
        && matches!(fact.kind, FactKind::Result | FactKind::Ability)
        && ours(fact)
        && (RESULT.contains(base) || able(fact) && !fact.clauses[0].verb.negated)
}

/// What hurt, what was denied, how it was, what was wanted; all else that was done is the solution.
fn challenge(fact: &Fact) -> Section {
    let verb = &fact.clauses[0].verb;
    let tokens = || fact.clauses.iter().flat_map(|c| &c.tokens);
    // What was reached, and what is so no longer, is the end of the trouble.
    let over = verb.negated
        && verb.tense == Tense::Present
        && (tokens().any(|t| t.lower == "anymore")
            || tokens().zip(tokens().skip(1)).any(|(a, b)| a.lower == "no" && b.lower == "longer"));
    let solves = SOLVES.contains(&verb.base.as_str()) && !wish(fact);
    if over || (able(fact) || solves) && !verb.negated || acted(fact) {
        return Section::Solution;
    }
    let hurts = fact.kind == FactKind::Problem
        || verb.negated
        || tokens().any(|t| HURT.contains(t.lower.as_str()) || t.is(&["not", "no", "cannot", "lack"]));
    // "we use sensors to find problems": what a tool in use is good for.
    let hurts = hurts && !uses_against(fact);
    let was = verb.tense == Tense::Past && state(fact);
    let wanted = fact.kind == FactKind::Decision && !chosen(fact) || wish(fact);
    if hurts || was || wanted {
        Section::Challenge
    } else {
        Section::Solution
    }
}

fn base_of(fact: &Fact) -> (&str, Tense) {
    let verb = &fact.clauses[0].verb;
    (verb.base.as_str(), verb.tense)
}

/// Whether a fact tells of a choice that was made.
fn chosen(fact: &Fact) -> bool {
    CHOICES.contains(&fact.clauses[0].verb.base.as_str())
}

/// Whether a fact tells how things are, and not what is done.
pub(super) fn state(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    // "it took three weeks" is a state, "we took inspiration" is none.
    let long =
        |t: &Token| t.tags.any(Tags::NUMBER) || TIMES.contains(&t.lower.as_str()) || t.is(&["long", "time"]);
    let took = first.verb.base != "take" || first.tokens.iter().any(long);
    STATES.contains(&first.verb.base.as_str()) && took || first.verb.progressive
}

/// "we were able to …".
pub(super) fn able(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    // "were even able to"
    let after = first.tokens.get(first.verb.end..).unwrap_or_default();
    first.verb.base == "be" && after.iter().take(2).any(|t| t.lower == "able")
}

/// "we have hundreds": a number of nothing.
fn counts_nothing(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let number = |t: &Token| {
        t.tags.any(Tags::NUMBER) || t.is(&["dozens", "hundreds", "thousands", "millions", "billions"])
    };
    let noun = |t: &Token| t.name || t.tags.any(Tags::NOUN.with(Tags::GERUND)) && !number(t);
    let what = first.tokens.get(first.verb.end..).unwrap_or_default();
    fact.clauses.len() == 1 && what.iter().any(number) && !what.iter().any(noun)
}

/// "but our current oven relies on wood": what the next one will not do.
fn lacks_today(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let subject = first.tokens.get(first.front..first.subject_end).unwrap_or_default();
    first.verb.tense == Tense::Present
        && !fact.metric
        && subject.iter().take(2).any(|t| t.is(&["current", "existing"]))
}

/// Whether the company runs the figure of a fact today, or does so much by the day.
fn runs(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let verb = &first.verb;
    let base = verb.base.as_str();
    let rate = || {
        // What is reached is told as a result.
        fact.section == Section::Solution
            && fact.clauses.len() == 1
            && first.subject == SubjectKind::We
            && matches!(
                base,
                "do" | "process" | "handle" | "receive" | "ingest" | "generate" | "produce" | "deliver"
            )
            && first.tokens.windows(2).any(|w| {
                w[0].is(&["per", "every", "a", "each"])
                    && (TIMES.iter().any(|t| t.strip_suffix('s') == Some(w[1].lower.as_str())))
            })
    };
    let today = verb.tense == Tense::Present && !verb.progressive && !verb.negated;
    fact.metric && ours(fact) && verb.tense == Tense::Present && (RUNS.contains(&base) || today && rate())
}

/// "we found that …", "we found out …".
fn finds_that(fact: &Fact) -> bool {
    fact.clauses[0]
        .tokens
        .iter()
        .skip(fact.clauses[0].verb.end)
        .take(2)
        .any(|t| t.is(&["that", "out", "it"]))
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
        let state =
            !able(fact) && verb.tense == Tense::Past && matches!(verb.base.as_str(), "be" | "have" | "take");
        let there = fact.clauses[0].subject == SubjectKind::There;
        if fact.section == Section::Impact && state
            || fact.section == Section::Solution
                && (fact.kind == FactKind::Problem
                    || state
                        && (there
                            || matches!(fact.kind, FactKind::Practice | FactKind::Scale | FactKind::Result))
                    || verb.tense == Tense::Past && verb.base == "pay")
        {
            fact.section = Section::Challenge;
        }
    }
}

/// Units of time, longest first.
pub(super) const TIMES: &[&str] = &["years", "months", "weeks", "days", "hours", "minutes", "seconds"];

/// "from months to weeks": a change without figures.
pub(super) fn from_to(fact: &Fact) -> bool {
    spans(fact).next().is_some()
}

/// "from months to weeks", and not "from hours to days".
fn sooner(fact: &Fact) -> bool {
    !fact.clauses[0].verb.negated && spans(fact).any(|(from, to)| from < to)
}

/// The spans "from … to …" of a fact, as places among the units of time.
fn spans(fact: &Fact) -> impl Iterator<Item = (usize, usize)> {
    let unit = |t: &Token| TIMES.iter().position(|unit| t.lower == *unit);
    fact.clauses[0]
        .tokens
        .windows(4)
        .filter(|w| w[0].lower == "from" && w[2].lower == "to")
        .filter_map(move |w| Some((unit(&w[1])?, unit(&w[3])?)))
}
