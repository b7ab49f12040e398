//! The CNCF projects the company uses, each with one sentence on what for. Projects that are only named are left out.

use super::super::{
    facts::{Fact, Reader},
    kinds::tells_use,
    plan::Plan,
    purposes::purposes,
    realise::{Last, Voice},
    tokens::Token,
    told,
    verb::Tense,
};
use crate::{
    grounding::Source,
    model::{DraftSentence, ProjectUse},
    text::lexicon::{Tags, lexicon},
};

/// Most projects listed.
const MOST: usize = 8;
/// Least worth of a fact that tells what a project is used for.
const LEAST: f64 = 0.55;

/// Used projects, most mentioned first.
pub(in super::super) fn used(source: Source<'_>) -> Vec<&ProjectUse> {
    let mut used: Vec<&ProjectUse> = source.analysis.projects_used().collect();
    used.sort_by(|a, b| b.mentions.cmp(&a.mentions).then(a.name.cmp(&b.name)));
    used
}

/// The projects of the list.
pub(in super::super) fn listed(source: Source<'_>) -> Vec<&str> {
    used(source).into_iter().take(MOST).map(|p| p.name.as_str()).collect()
}

/// What listed projects are used for.
#[derive(Debug, Default)]
pub(in super::super) struct Uses {
    /// What a phrase of the talk says. The prose may tell more of the same sentence.
    pub(in super::super) said: Vec<(String, Fact)>,
    /// Facts that tell how a project is used, which the prose does not tell again.
    pub(in super::super) reserved: Vec<(String, Fact)>,
}

/// What each listed project is used for: what a phrase of the talk says, else a fact that tells how it is used, which is
/// taken out of `facts`. The best of these stays with the prose when there is a second one. What the prose tells of the
/// size of the platform is no use.
pub(in super::super) fn uses(
    reader: &Reader<'_>,
    voice: &Voice<'_>,
    facts: &mut Vec<Fact>,
    told: impl Fn(&Fact) -> bool,
) -> Uses {
    let listed = listed(reader.source);
    let mut found = Uses::default();
    for (project, stated) in listed.iter().zip(purposes(reader, voice, &listed)) {
        if let Some((_, fact)) = stated.filter(|(rank, fact)| *rank < 2 || !told(fact)) {
            found.said.push(((*project).to_owned(), fact));
            continue;
        }
        let fitting: Vec<usize> = (0..facts.len())
            .filter(|i| {
                let fact = &facts[*i];
                fact.worth > LEAST && tells_of(fact, project) && of_one_piece(fact)
            })
            .take(2)
            .collect();
        if let Some(at) = fitting.last() {
            found.reserved.push(((*project).to_owned(), facts.remove(*at)));
        }
    }
    found
}

/// Whether a fact says a word of content again within a few words, as speech does that looks for its word: "a platform,
/// a large platform".
fn stutters(fact: &Fact) -> bool {
    let tokens = &fact.clauses[0].tokens;
    (0..tokens.len()).any(|at| {
        let word = &tokens[at];
        word.lower.len() > 4
            && !word.tags.any(Tags::NUMBER)
            && tokens[at + 1..].iter().take(3).any(|t| t.lower == word.lower)
    })
}

/// Whether a fact can stand alone behind a project's name: nothing put before it but what for, no two prepositions in a row, and more
/// than its verb and the name.
fn of_one_piece(fact: &Fact) -> bool {
    let clause = &fact.clauses[0];
    let joints =
        |t: &Token| t.tags.any(Tags::PREPOSITION) && !t.tags.any(Tags::ADVERB.with(Tags::SUBORDINATOR));
    let piled = clause
        .tokens
        .windows(2)
        .any(|w| joints(&w[0]) && joints(&w[1]) && !w[0].is(&["out", "on", "up"]));
    let named = clause.tokens.iter().any(|t| t.is(&["called", "named"]));
    let aim = clause.tokens.first().is_some_and(|t| t.lower == "to")
        || clause.tokens.get(1).is_some_and(|t| t.lower == "order");
    (clause.front == 0 || aim) && !piled && !stutters(fact) && !named && fact.content.len() >= 3
}

/// Whether a fact tells of the use of a project: it is what the verb speaks of or works with, and no part of another name.
fn tells_of(fact: &Fact, project: &str) -> bool {
    let clause = &fact.clauses[0];
    let verb = &clause.verb;
    let named = clause.tokens.iter().position(|t| t.name && t.text == project);
    let (Some(at), false) = (named, verb.negated) else {
        return false;
    };
    let after = clause.tokens.get(at + 1).filter(|_| clause.tokens[at].after == ' ');
    let part = Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::BASE);
    let whole = after.is_none_or(|t| !t.tags.any(part) || t.tags.any(Tags::PREPOSITION));
    // "cloud providers Kubernetes": whose it is was lost.
    let owned = at.checked_sub(1).is_some_and(|i| {
        let before = &clause.tokens[i];
        before.after == ' ' && !before.name && lexicon().plural(&before.lower) && before.tags == Tags::NOUN
    });
    // "runs its services on X" tells of X; "uses milestones on X" does not.
    let before = &clause.tokens[verb.end.min(at)..at];
    let through = [
        "run", "deploy", "build", "host", "move", "migrate", "operate", "manage",
    ]
    .contains(&verb.base.as_str());
    let direct = !before.iter().any(|t| t.tags.any(Tags::PREPOSITION));
    let role = tells_use(clause) && (direct || through) && whole || works_with(fact, at, direct);
    let example = owned || clause.tokens.iter().any(|t| t.is(&["including", "specifically", "everywhere"]));
    let example = example || before.iter().any(|t| t.lower == "like");
    // "moves from X": X is what they leave. "can use X": whether they do is left open.
    let left = before.last().is_some_and(|t| t.lower == "from");
    let open = matches!(verb.tense, Tense::Can | Tense::Could | Tense::Future);
    at >= verb.end && role && !example && !left && !open && ours(fact)
}

/// Least worth of a fact that tells what was done to a project or with it.
const DONE: f64 = 0.6;

/// Whether a fact tells plainly what the company did to the project at `at` (which stands right behind the verb when
/// `direct`), or with its help: "enabled X in all clusters", "routes the traffic using X".
fn works_with(fact: &Fact, at: usize, direct: bool) -> bool {
    const TO: &[&str] = &[
        "add",
        "enable",
        "configure",
        "install",
        "deploy",
        "run",
        "operate",
        "extend",
        "implement",
        "roll",
        "keep",
        "instrument",
        "customize",
        "query",
        "rely",
        "integrate",
        "introduce",
        "utilize",
        "provision",
        "maintain",
    ];
    const IDLE: &[&str] = &[
        "be",
        "have",
        "talk",
        "look",
        "try",
        "test",
        "evaluate",
        "compare",
        "contribute",
        "work",
        "want",
        "need",
        "see",
        "know",
        "learn",
        "meet",
        "focus",
        "like",
        "go",
        "get",
        "come",
        "think",
        "start",
        "struggle",
        "say",
        "plan",
        "face",
        "hit",
        "find",
    ];
    let [clause] = fact.clauses.as_slice() else {
        return false;
    };
    let base = clause.verb.base.as_str();
    // What stands in a clause of its own is no part of what was done.
    let inner = clause.tokens[clause.verb.end.min(at)..].iter().any(|t| {
        t.tags.any(Tags::RELATIVE.with(Tags::SUBORDINATOR)) && !t.tags.any(Tags::PREPOSITION)
            || t.is(&["while", "and"])
    });
    // "X community", "X version 2": not the project.
    let other = clause.tokens.get(at + 1).is_some_and(|t| {
        clause.tokens[at].after == ' '
            && (t.tags.any(Tags::NUMBER)
                || t.tags.any(Tags::NOUN) && !t.tags.any(Tags::PREPOSITION) && !lexicon().plural(&t.lower))
    });
    let joint = at.checked_sub(1).map(|i| &clause.tokens[i]);
    let means = joint.is_some_and(|t| t.is(&["using", "via", "through", "with", "of"]))
        && at > clause.verb.end
        && !IDLE.contains(&base)
        && (joint.is_some_and(|t| t.lower != "of") || at >= 2 && clause.tokens[at - 2].lower == "top");
    fact.worth >= DONE
        && !other
        && !inner
        && clause.tokens.len() <= 18
        && (direct && TO.contains(&base) || base == "rely" || means)
}

/// A sentence behind the name of its project, which it does not begin with again: "Flagger: It helps Acme to …".
fn after_name(sentence: &str, project: &str) -> String {
    match sentence.strip_prefix(project).filter(|rest| rest.starts_with(' ')) {
        Some(rest) => format!("It{rest}"),
        None => sentence.to_owned(),
    }
}

/// "Acme runs Acme's search on Flagger." names its owner once: "Acme runs its search on Flagger."
fn owner_once(sentence: &str, company: &str) -> String {
    let Some(rest) = sentence.strip_prefix(company).filter(|rest| rest.starts_with(' ')) else {
        return sentence.to_owned();
    };
    let owner = format!(" {company}'s ");
    format!("{company}{}", rest.replacen(&owner, " its ", 1))
}

fn ours(fact: &Fact) -> bool {
    use super::super::subject::SubjectKind::{Our, We};
    matches!(fact.clauses[0].subject, We | Our)
}

/// The bullets, most mentioned first: "Kubernetes: Intuit runs its services on Kubernetes." A project of which the talk
/// does not say what for stands there by its name alone.
pub(in super::super) fn projects(reader: &Reader<'_>, plan: &Plan, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut told_of = Vec::new();
    let mut named = Vec::new();
    for project in used(reader.source).into_iter().take(MOST) {
        let fact = plan.projects.iter().find(|(name, _)| *name == project.name).map(|(_, fact)| fact);
        let sentence = fact.and_then(|fact| {
            let text = voice.sentence(fact, &mut Last::default())?;
            Some(told(text, fact.evidence.clone()))
        });
        match sentence {
            Some(s) => told_of.push(told(
                format!(
                    "{}: {}",
                    project.name,
                    after_name(&owner_once(&s.text, voice.company), &project.name)
                ),
                s.evidence,
            )),
            None => named.push(told(
                project.name.clone(),
                project.evidence.iter().take(3).copied().collect(),
            )),
        }
    }
    told_of.append(&mut named);
    told_of
}

#[cfg(test)]
mod tests {
    use super::{super::super::plan::tests::fact, *};
    use crate::model::Section;

    #[test]
    fn only_what_holds_tells_of_a_project() {
        let of = |text: &str| {
            let mut fact = fact(text, Section::Solution, 30);
            for token in fact.clauses[0].tokens.iter_mut().filter(|t| t.lower == "falco") {
                token.name = true;
            }
            tells_of(&fact, "Falco")
        };
        assert!(of("we run the doors on Falco"));
        assert!(!of("we can run the doors on Falco"));
        assert!(!of("we are moving from Falco"));
    }

    #[test]
    fn what_was_done_with_a_project_tells_its_use_when_it_is_worth_telling() {
        let of = |text: &str, worth: f64| {
            let mut fact = fact(text, Section::Solution, 30);
            for token in fact.clauses[0].tokens.iter_mut().filter(|t| t.lower == "falco") {
                token.name = true;
            }
            fact.worth = worth;
            tells_of(&fact, "Falco")
        };
        assert!(of("we extended Falco in all shops", 0.7));
        assert!(!of("we extended Falco in all shops", 0.5));
        assert!(of("we route the orders using Falco", 0.7));
        assert!(!of("we talked to the bakers with Falco", 0.7));
        assert!(!of("we route the orders while using Falco", 0.7));
        assert!(!of("we extended Falco 2 in the north", 0.7));
    }

    #[test]
    fn the_owner_is_named_once() {
        assert_eq!(
            owner_once("Acme runs Acme's search on Falco.", "Acme"),
            "Acme runs its search on Falco."
        );
        assert_eq!(
            owner_once("The team runs Acme's search.", "Acme"),
            "The team runs Acme's search."
        );
    }

    #[test]
    fn a_project_is_not_named_twice_in_its_row() {
        assert_eq!(
            after_name("Falco scans Acme's images.", "Falco"),
            "It scans Acme's images."
        );
        assert_eq!(after_name("Acme uses Falco.", "Falco"), "Acme uses Falco.");
        assert_eq!(
            after_name("Falco's rules are Acme's.", "Falco"),
            "Falco's rules are Acme's."
        );
    }
}
