//! Chooses which facts are told in which section, without repetition and within the budget. It orders by the talk and
//! changes no fact.

mod place;
mod rank;
mod trouble;
mod who;
mod wishes;

#[cfg(test)]
pub(super) mod tests;

use super::{
    facts::{Fact, Reader},
    kinds::FactKind,
    numbers,
    realise::Voice,
    topics,
    verb::Tense,
    vocabulary,
};
use crate::{
    model::{DraftSentence, MetricRole, Section},
    text::lexicon::Tags,
};
use place::{from_to, place, tell_old_states_as_such};
use rank::{bare_use, half_subject, rank, repeats};

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
    /// What used projects are used for.
    pub(super) projects: Vec<(String, Fact)>,
    /// How big the platform is, as sentences.
    pub(super) scale: Vec<DraftSentence>,
    /// Changes with figures, strongest first, as verb phrases in the present tense.
    pub(super) changes: Vec<DraftSentence>,
    /// Shares of what the company has that became something, as sentences.
    pub(super) shares: Vec<DraftSentence>,
    /// Sentences whose facts were too weak in their wording to be told, in the order of the talk.
    pub(super) leads: Vec<usize>,
}

impl Plan {
    /// Whether a sentence of scale tells the figure of a fact already.
    fn tells(&self, fact: &Fact) -> bool {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let figures: Vec<String> = fact
            .clauses
            .iter()
            .flat_map(|c| &c.tokens)
            .filter(|t| t.tags.any(Tags::NUMBER))
            .map(|t| digits(&t.lower))
            .filter(|d| !d.is_empty())
            .collect();
        let told = |s: &DraftSentence| {
            s.evidence.contains(&fact.sentence)
                && s.text.split_whitespace().any(|w| figures.contains(&digits(w)))
        };
        // The same share at another time.
        let percent = fact.clauses.iter().flat_map(|c| &c.tokens).any(|t| t.lower.ends_with('%'));
        let same =
            |s: &DraftSentence| fact.content.iter().filter(|w| s.text.contains(w.as_str())).count() >= 3;
        if percent && self.shares.iter().any(same) {
            return true;
        }
        let runs = place::RUNS.contains(&fact.clauses[0].verb.base.as_str());
        // "37 clusters", and later "about 40 clusters": the first is told.
        let again = |s: &DraftSentence| {
            let text = s.text.to_lowercase();
            fact.content.iter().filter(|w| text.contains(w.as_str())).count() >= 2
        };
        runs && fact.metric && self.scale.iter().any(again)
            || (runs || fact.kind != FactKind::Result) && self.scale.iter().any(told)
            || self.shares.iter().any(told)
    }

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

/// Most sentences of a section and the least worth of each. Of 4,700 labelled statements, judged by weights that never saw
/// their talk, editors drop one in four between 0.5 and 0.55, one in five up to 0.6, one in eight up to 0.7 and one in
/// twenty above. A document without what was hard before tells no story, so a little less is asked of that.
const fn budget(section: Section) -> (usize, f64) {
    match section {
        Section::Background => (6, 0.52),
        Section::Challenge => (8, 0.52),
        Section::Impact => (8, 0.55),
        Section::Solution => (18, 0.55),
        Section::Future => (4, 0.5),
        Section::Other => (0, 9.0),
    }
}

/// Least worth of a fact that stands for the whole work in the summary, when the title speaks of the same, and when it
/// does so in one word only.
const CORE: f64 = 0.6;
const SURE: f64 = 0.8;

/// Facts that a document needs to be one; of these less is asked.
const FEW: usize = 3;
/// How much less is asked of the first few.
const OF_FEW: f64 = 0.07;
/// How much less is asked of a fact where no section is labelled.
const UNLABELLED: f64 = 0.1;

/// Chooses the strong facts.
pub(super) fn plan(reader: &Reader<'_>, voice: &Voice<'_>) -> Plan {
    let mut plan = Plan {
        scale: numbers::scale(reader, voice),
        changes: numbers::results(reader, voice),
        shares: numbers::shares(reader, voice),
        ..Plan::default()
    };
    let total = reader.source.transcript.sentences.len();
    let company = reader.source.analysis.company.as_ref().map_or("", |c| c.name.as_str());
    let facts = reader.facts().into_iter();
    let mut facts: Vec<Fact> = facts.filter_map(|fact| place(fact, total, company)).collect();
    facts.retain(|fact| !plan.tells(fact) && !half_subject(reader, fact) && !bare_use(fact));
    tell_old_states_as_such(&mut facts);
    let rank = |fact: &Fact| rank(fact, company);
    facts.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.sentence.cmp(&b.sentence)));
    let uses = super::projects::uses(reader, voice, &mut facts, |fact| plan.tells(fact));
    let labelled = reader.source.analysis.sections.iter().any(|l| l.section != Section::Other);
    let offered: Vec<(usize, f64)> = facts.iter().map(|f| (f.sentence, rank(f))).collect();
    let mut chosen = choose(facts, &uses.reserved, labelled, rank);
    plan.projects = [uses.said, uses.reserved].concat();
    topics::drop_loners(&mut chosen);
    let take = |section: Section| -> Vec<Fact> {
        let mut facts: Vec<Fact> = chosen.iter().filter(|f| f.section == section).cloned().collect();
        facts.sort_by_key(|f| f.sentence);
        facts
    };
    plan.overview = take(Section::Background);
    plan.challenge = take(Section::Challenge);
    plan.solution = take(Section::Solution);
    plan.impact = take(Section::Impact);
    plan.future = take(Section::Future);
    let title = title_words(reader);
    let listed = super::projects::used(reader.source);
    plan.core = lift(&mut plan.solution, 3, &title, |f| {
        let project = || listed.iter().any(|p| f.projects.contains(&p.name));
        stands_for_all(f, project)
            && match in_title(f, &title) {
                0 => false,
                1 => f.worth > SURE,
                _ => f.worth > CORE,
            }
    });
    // A change with its figures makes a better summary than any sentence.
    if plan.changes.is_empty() {
        plan.result = lift(&mut plan.impact, 2, &title, |f| {
            let verb = &f.clauses[0].verb;
            let strong = vocabulary::RESULT.contains(verb.base.as_str())
                || matches!(verb.base.as_str(), "migrate" | "complete" | "deliver" | "ship");
            f.worth > CORE && ours(f) && (strong && !verb.progressive || from_to(f))
        });
    }
    // Results with figures come first: hardly any is told twice in a talk.
    let results = reader.source.analysis.metrics.iter().filter(|m| m.role == MetricRole::Impact);
    let results = results.map(|m| m.sentence).filter(|id| reader.in_story(*id)).map(|id| (id, f64::MAX));
    let offered: Vec<(usize, f64)> = results.chain(offered).collect();
    plan.leads = leads(&offered, &plan.evidence());
    plan
}

/// Most sentences an editor is pointed to, and the least rank of their facts: below it hardly any is worth a look.
const LEADS: usize = 12;
const LEAD: f64 = 0.3;

/// The best sentences that are not told, of facts with their rank, strongest first.
fn leads(offered: &[(usize, f64)], told: &[usize]) -> Vec<usize> {
    let mut leads: Vec<usize> = Vec::new();
    for &(sentence, rank) in offered {
        if rank >= LEAD && leads.len() < LEADS && !told.contains(&sentence) && !leads.contains(&sentence) {
            leads.push(sentence);
        }
    }
    leads.sort_unstable();
    leads
}

/// The strong facts that do not repeat each other, strongest first; `projects` are told elsewhere.
fn choose(
    facts: Vec<Fact>,
    projects: &[(String, Fact)],
    labelled: bool,
    rank: impl Fn(&Fact) -> f64,
) -> Vec<Fact> {
    let mut chosen: Vec<Fact> = Vec::new();
    for fact in facts {
        let (most, least) = budget(fact.section);
        // Labels add to the worth of a fact; where the analysis gives none, less is asked.
        let least = if labelled { least } else { least - UNLABELLED };
        let least = if chosen.len() < FEW { least - OF_FEW } else { least };
        let full = chosen.iter().filter(|f| f.section == fact.section).count() >= most;
        let known = chosen.iter().chain(projects.iter().map(|(_, f)| f)).any(|other| repeats(&fact, other));
        if !known && !full && rank(&fact) >= least {
            chosen.push(fact);
        }
    }
    chosen
}

/// Whether a fact can stand for the whole work in the summary: something that was made, moved or decided, or a project in
/// use; neither a test nor a first step, whose figures mislead there.
fn stands_for_all(fact: &Fact, project: impl Fn() -> bool) -> bool {
    const TRIALS: &[&str] = &[
        "test",
        "tests",
        "testing",
        "chaos",
        "experiment",
        "experiments",
        "pilot",
        "prototype",
        "trial",
        "concept",
    ];
    let verb = &fact.clauses[0].verb;
    // Everybody relies on Kubernetes; what they run on it is worth telling.
    let runs = matches!(
        verb.base.as_str(),
        "run" | "deploy" | "host" | "operate" | "manage"
    );
    let made = match fact.kind {
        FactKind::Build | FactKind::Replacement | FactKind::Decision => true,
        FactKind::Adoption => project() && (runs || fact.projects.iter().any(|p| p != "Kubernetes")),
        _ => false,
    };
    let mut tokens = fact.clauses.iter().flat_map(|c| &c.tokens);
    let timed = tokens.clone().any(|t| place::TIMES.contains(&t.lower.as_str()));
    made && ours(fact)
        && !(fact.metric && timed)
        && !verb.negated
        && verb.tense != Tense::Can
        && !tokens.any(|t| t.is(TRIALS))
}

/// Whether a fact speaks of the company itself.
fn ours(fact: &Fact) -> bool {
    use super::subject::SubjectKind::{Our, We};
    matches!(fact.clauses[0].subject, We | Our)
}

/// Words of the talk's title that tell its subject.
fn title_words(reader: &Reader<'_>) -> Vec<String> {
    let company = reader.source.analysis.company.as_ref().map(|c| c.name.to_lowercase()).unwrap_or_default();
    let title = reader.source.talk.title.rsplit_once(" - ").map_or("", |(title, _)| title);
    title
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| {
            w.len() > 3 && !company.contains(w.as_str()) && !super::title::EMPTY.contains(&w.as_str())
        })
        .collect()
}

/// How many words of the title a fact takes up.
fn in_title(fact: &Fact, title: &[String]) -> usize {
    let stem = |w: &str| w.chars().take(6).collect::<String>();
    title.iter().filter(|word| fact.content.iter().any(|c| stem(c) == stem(word))).count()
}

/// Takes the best fitting fact out of a section that can spare it: the one that speaks most of what the title names.
fn lift(
    facts: &mut Vec<Fact>,
    at_least: usize,
    title: &[String],
    fits: impl Fn(&Fact) -> bool,
) -> Option<Fact> {
    if facts.len() < at_least {
        return None;
    }
    let best = facts
        .iter()
        .enumerate()
        .filter(|(_, f)| fits(f) && f.clauses.len() == 1)
        .max_by(|(_, a), (_, b)| {
            in_title(a, title)
                .min(2)
                .cmp(&in_title(b, title).min(2))
                .then(a.worth.total_cmp(&b.worth))
        })?
        .0;
    Some(facts.remove(best))
}
