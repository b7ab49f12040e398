//! Ranks the facts of a talk against each other: what each is worth to the document, and which of them say the same. It
//! chooses none.

use super::{Fact, FactKind, Reader, Tense};
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{
        kinds::tells_use,
        subject::SubjectKind::{Name, Noun, There},
        tokens::Token,
    },
};

/// What a result with its figure is worth beyond its wording: it is what a case study is for.
const RESULT: f64 = 0.15;
/// What a general statement is worth less than its wording: one about people who use what was built, and one about how
/// a tool works. Of 20 such statements on tools with fair wording an editor kept one.
const GENERAL: f64 = 0.1;
const LECTURE: f64 = 0.35;

/// What a step is worth less that was taken without an outcome: "we looked at Larch", "we started searching". Of 14 such
/// statements that were printed an editor kept none as it stood.
const STEP: f64 = 0.15;
const STEPS: &[&str] = &[
    "look", "meet", "interact", "talk", "speak", "reach", "search", "explore", "engage",
];

/// What a statement of five words at most is worth less that names nothing and counts nothing: "we changed the control
/// loop". Of 24 such statements that were printed an editor kept three as they stood, and struck seven.
const BARE: f64 = 0.1;
const FEW: usize = 5;

/// Those who use what a company builds.
const PEOPLE: &[&str] = &[
    "developer",
    "developers",
    "user",
    "users",
    "team",
    "teams",
    "engineer",
    "engineers",
    "customer",
    "customers",
    "consumers",
    "people",
    "clients",
    "tenants",
    "owners",
];

/// Worth of a fact to the document. How a tool works in general is a lecture beside what the company did with it.
pub(super) fn rank(fact: &Fact, company: &str) -> f64 {
    let result = fact.kind == FactKind::Result && fact.metric;
    let first = &fact.clauses[0];
    let own = |text: &str| !company.is_empty() && text.strip_suffix("'s").unwrap_or(text) == company;
    let ours = fact
        .clauses
        .iter()
        .flat_map(|c| &c.tokens)
        .any(|t| t.is(&["we", "our", "us"]) || t.name && own(&t.text));
    let general = matches!(first.subject, Noun | Name | There)
        && !ours
        && !fact.metric
        && fact.kind != FactKind::Identity
        && first.verb.tense != Tense::Past;
    let people = first.tokens[..first.subject_end.min(first.tokens.len())].iter().any(|t| t.is(PEOPLE));
    let less = match general {
        true if people => GENERAL,
        true => LECTURE,
        false => 0.0,
    };
    let step = if step(fact) { STEP } else { 0.0 };
    fact.worth + if result { RESULT } else { 0.0 } - less - step - bare(fact)
}

/// What a statement is worth less for its few bare words.
fn bare(fact: &Fact) -> f64 {
    let first = &fact.clauses[0];
    let own = first.tokens.get(first.front..).unwrap_or_default();
    // The company's own name stands for "we".
    let after = own.get(first.verb.finite.saturating_sub(first.front)..).unwrap_or_default();
    let tells = |t: &Token| {
        t.name || t.tags.any(Tags::NUMBER) || t.text.chars().skip(1).any(|c| c.is_uppercase() || c == '-')
    };
    let whole = fact.clauses.len() > 1 || fact.metric || first.front > 0;
    if whole || own.len() > FEW || after.iter().any(tells) {
        0.0
    } else {
        BARE
    }
}

/// Whether a fact tells of a step of the search only.
fn step(fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let verb = &first.verb;
    let of = |base: &str| STEPS.contains(&base);
    // "started exploring", "started to look".
    let begun = matches!(verb.base.as_str(), "start" | "begin")
        && first.tokens[verb.end.min(first.tokens.len())..]
            .iter()
            .take(2)
            .any(|t| lexicon().base(&t.lower).is_some_and(of));
    fact.clauses.len() == 1 && !fact.metric && verb.tense == Tense::Past && (of(&verb.base) || begun)
}

/// Whether the subject of a fact is the second half of a pair: "the bill for power and licenses went down" tells nothing of
/// licenses alone.
pub(super) fn half_subject(reader: &Reader<'_>, fact: &Fact) -> bool {
    let first = &fact.clauses[0];
    let Some(before) = reader.tokens(fact.sentence).get(..first.at) else {
        return false;
    };
    let bare = first
        .tokens
        .first()
        .is_some_and(|t| !t.name && !t.tags.any(Tags::DETERMINER.with(Tags::SUBJECT)));
    first.connector == "and"
        && first.front == 0
        && first.subject == Noun
        && bare
        && before.last().is_some_and(|t| t.after == ' ')
        && before.len().checked_sub(2).is_some_and(|at| before[at].tags.any(Tags::PREPOSITION))
}

/// Whether two facts say much the same.
pub(super) fn repeats(a: &Fact, b: &Fact) -> bool {
    let (few, many) = if a.content.len() < b.content.len() {
        (a, b)
    } else {
        (b, a)
    };
    let count = |same: fn(&str, &str) -> bool| {
        few.content.iter().filter(|w| many.content.iter().any(|v| same(w, v))).count()
    };
    let smaller = few.content.len().max(1);
    // Two words in common are the topic of both, unless they are all that one says; so are three in other forms.
    let much = |shared: usize, least: f64| {
        shared as f64 / smaller as f64 > least && (shared > 2 || shared == smaller)
    };
    much(count(|a, b| a == b), 0.6) || much(count(same_word), 0.8)
}

/// "we use Larch", "we use a tool that is called Larch": no more than the list of projects tells.
pub(super) fn bare_use(fact: &Fact) -> bool {
    const FRAME: &[&str] = &[
        "the",
        "a",
        "an",
        "tool",
        "project",
        "solution",
        "technology",
        "open",
        "source",
        "that",
        "which",
        "is",
        "called",
        "named",
        "also",
        "so-called",
        "cncf",
    ];
    let first = &fact.clauses[0];
    let what = first.tokens.get(first.verb.end..).unwrap_or_default();
    let name = !fact.projects.is_empty() && what.iter().all(|t| t.name || t.is(FRAME));
    // "we use templates": of what, and what for?
    let noun = what.len() <= 2 && what.iter().all(|t| !t.name && t.tags.any(Tags::NOUN));
    fact.clauses.len() == 1 && tells_use(first) && (name || noun)
}

/// Whether two words are forms of one: "select", "selects", "selected".
fn same_word(a: &str, b: &str) -> bool {
    a == b || a.as_bytes().first() == b.as_bytes().first() && stem(a) == stem(b)
}

/// A word without its ending.
fn stem(word: &str) -> &str {
    let ending = ["ing", "ed", "es", "s", "e"].iter().find_map(|ending| word.strip_suffix(ending));
    ending.filter(|rest| rest.len() > 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::fact, *};
    use crate::model::Section;

    fn ranked(text: &str) -> f64 {
        rank(&fact(text, Section::Solution, 30), "Acme")
    }

    #[test]
    fn how_a_tool_works_is_worth_less_than_what_was_done_with_it() {
        let done = ranked("we store the recipes in the registry");
        assert!(done > ranked("the registry stores the recipes"));
        assert!(done > ranked("developers can store the recipes in the registry"));
        assert!(
            ranked("developers can store the recipes in the registry")
                > ranked("the registry stores the recipes")
        );
    }

    #[test]
    fn a_step_without_an_outcome_is_worth_less() {
        let done = ranked("we chose the larger ovens for all shops");
        for step in [
            "we looked at the larger ovens for all shops",
            "we started looking at ovens for all shops",
        ] {
            assert!(ranked(step) < done, "{step}");
        }
        assert!((ranked("we started baking in the larger ovens of all shops") - done).abs() < 1e-9);
    }

    #[test]
    fn few_words_that_name_nothing_are_worth_less() {
        let full = ranked("we changed the shelves of our second oven");
        assert!(ranked("we changed the oven shelves") < full);
        assert!((ranked("we changed the Larch shelves") - full).abs() < 1e-9);
        assert!((ranked("we changed forty oven shelves") - full).abs() < 1e-9);
        assert!((ranked("we changed the old oven shelves") - full).abs() < 1e-9);
    }

    #[test]
    fn other_forms_of_the_same_words_repeat() {
        let a = fact(
            "we have a policy that selects all ovens by default",
            Section::Solution,
            30,
        );
        let mut b = fact("we select all ovens by default", Section::Solution, 31);
        b.content = vec!["default".into(), "ovens".into(), "selected".into()];
        assert!(repeats(&a, &b));
        assert!(!repeats(
            &a,
            &fact("we sell the bread in shops", Section::Solution, 32)
        ));
        assert!(same_word("cache", "caches") && !same_word("port", "portal") && same_word("use", "use"));
    }

    #[test]
    fn a_use_without_a_purpose_is_bare() {
        let of = |text: &str| {
            let mut fact = fact(text, Section::Solution, 30);
            fact.projects = vec!["Kubernetes".to_owned()];
            for token in fact.clauses[0].tokens.iter_mut().filter(|t| t.lower == "kubernetes") {
                token.name = true;
            }
            bare_use(&fact)
        };
        assert!(of("we use Kubernetes") && of("we use an open source tool that is called Kubernetes"));
        assert!(!of("we use Kubernetes in the north") && !of("we left Kubernetes"));
    }
}
