//! Gives a noun that is counted the article that speech or captions lost: "we built small oven" is "we built a small oven",
//! "we asked baker" of people is "we asked bakers". It decides nothing where the noun may be no more than a part of what
//! follows, or a name.

use super::{
    super::{clause::Clause, tokens::Token},
    counted::{plural_of, single},
};
use crate::text::lexicon::{Tags, lexicon};

/// People of whom there are several wherever none is singled out.
const PEOPLE: &[&str] = &[
    "user",
    "developer",
    "customer",
    "engineer",
    "merchant",
    "tenant",
    "consumer",
];

/// Words that say which one, or that there is more than one.
const TELLING: &[&str] = &[
    "own",
    "same",
    "other",
    "first",
    "last",
    "next",
    "only",
    "such",
    "more",
    "most",
    "less",
    "full",
    "whole",
    "all",
    "another",
    "each",
    "every",
    "enough",
    "different",
    "various",
    "multiple",
    "several",
    "many",
    "few",
    "certain",
    "further",
    "additional",
    "particular",
    "numerous",
    "open",
    "what",
    "much",
    "kind",
    "type",
    "sort",
    "number",
    "none",
    "like",
    "extra",
    "similar",
    "entire",
    "specific",
    "one",
];

/// Verbs that lead with "to" to a new thing: "moved to new oven".
const MOVING: &[&str] = &["move", "migrate", "switch", "shift", "convert", "transition"];

/// Nouns that a name can tell of as one of several: "a Larch cluster".
const OF_A_NAME: &[&str] = &[
    "cluster",
    "environment",
    "solution",
    "service",
    "account",
    "application",
    "instance",
    "server",
    "script",
    "job",
    "module",
    "project",
    "utility",
    "gateway",
];

/// Nouns of many things that take an article before "of".
const GATHERED: &[&str] = &[
    "set",
    "suite",
    "series",
    "variety",
    "range",
    "combination",
    "mixture",
    "collection",
    "list",
];

/// All of this file.
pub(super) fn determined(clause: &mut Clause) {
    own_people(clause);
    let mut at = clause.tokens.len();
    while at > clause.verb.end.max(1) {
        at -= 1;
        let led = leads(clause, at);
        if led == Led::Not {
            continue;
        }
        let Some(head) = bare(&clause.tokens, at) else {
            continue;
        };
        if clause.tokens[head].is(PEOPLE) {
            several(&mut clause.tokens[head]);
        } else if led == Led::Thing && takes_article(&clause.tokens, at, head) {
            clause.tokens.insert(at, Token::new("a"));
        }
    }
}

/// "we sell it to our customer" → "we sell it to our customers".
fn own_people(clause: &mut Clause) {
    for at in clause.verb.end.max(1)..clause.tokens.len().saturating_sub(1) {
        let tokens = &clause.tokens;
        let ours = tokens[at].is(&["our", "its", "their"])
            && tokens[at].after == ' '
            && tokens[at - 1].is(&["to", "for"])
            && tokens[at - 1].after == ' ';
        let inner = tokens[at + 1].tags == Tags::NOUN && !tokens[at + 1].name && tokens[at + 1].after == ' ';
        let head = [at + 1, at + 2].into_iter().find(|head| {
            (*head == at + 1 || inner)
                && tokens.get(*head).is_some_and(|t| t.is(PEOPLE) || t.is(&["scientist", "analyst"]))
                && ends(tokens, *head)
        });
        if let Some(head) = head.filter(|_| ours) {
            several(&mut clause.tokens[head]);
        }
    }
}

/// What the words before a noun phrase say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Led {
    /// A verb or a preposition behind which a thing is told with its article.
    Thing,
    /// A preposition behind which one thing may stand bare, but no people.
    People,
    /// Anything else.
    Not,
}

/// What leads to the noun phrase that may begin at `at`.
fn leads(clause: &Clause, at: usize) -> Led {
    let tokens = &clause.tokens;
    let before = &tokens[at - 1];
    if before.after != ' ' || before.name {
        return Led::Not;
    }
    let farther = at.checked_sub(2).map(|i| &tokens[i]);
    let verb = &clause.verb;
    if at == verb.end {
        let alone = verb.main + 1 == at && !verb.passive && !verb.progressive;
        let one = verb.base != "be" || !clause.plural;
        return if alone && one { Led::Thing } else { Led::Not };
    }
    // "easy to use oven" is an oven.
    let quality = at >= 3
        && tokens[at - 3].tags.any(Tags::ADJECTIVE)
        && !tokens[at - 3].is(&["able", "ready", "willing", "unable"]);
    let infinitive =
        before.tags.any(Tags::BASE) && farther.is_some_and(|t| t.lower == "to" && t.after == ' ') && !quality;
    let open = at - 2 == verb.main
        || farther.is_none_or(|t| {
            t.after != ' '
                || t.tags.any(Tags::PREPOSITION.with(Tags::ADVERB))
                    && !t.tags.any(Tags::NOUN.with(Tags::DETERMINER).with(Tags::ADJECTIVE))
        });
    let gerund = before.tags.any(Tags::GERUND)
        && (open || at - 1 == verb.main || before.is(&["using", "leveraging", "having", "providing"]));
    let moving = before.lower == "to"
        && farther.is_some_and(|t| lexicon().base(&t.lower).is_some_and(|base| MOVING.contains(&base)));
    let with = before.is(&["with", "via", "into", "through"])
        || before.lower == "as" && farther.is_none_or(|t| !t.is(&["such", "same", "as", "well", "far"]));
    let new = before.is(&["for", "of", "in", "on", "from", "to", "within", "across"])
        && tokens[at].tags == Tags::ADJECTIVE;
    if infinitive || gerund || moving || with || new {
        Led::Thing
    } else if before.is(&["for", "from", "to"]) {
        Led::People
    } else {
        Led::Not
    }
}

/// The noun of the phrase that begins at `at` without an article, where the phrase surely ends with it.
fn bare(tokens: &[Token], at: usize) -> Option<usize> {
    let outside = Tags::DETERMINER
        .with(Tags::NUMBER)
        .with(Tags::PREPOSITION)
        .with(Tags::COORDINATOR)
        .with(Tags::SUBJECT)
        .with(Tags::OBJECT)
        .with(Tags::RELATIVE)
        .with(Tags::SUBORDINATOR);
    let inside = |t: &Token| {
        // "Open Policy Agent" is a name, known or not.
        let plain = t.text.starts_with(char::is_lowercase) || t.text.chars().all(char::is_uppercase);
        (t.name || plain && t.tags.any(Tags::ADJECTIVE.with(Tags::NOUN)))
            && !t.tags.any(outside)
            && !t.lower.ends_with("'s")
            && (t.name || !lexicon().plural(&t.lower) || t.is(&["data", "metrics", "operations", "sales"]))
            && (!t.tags.any(Tags::ADVERB) || t.tags.any(Tags::ADJECTIVE))
    };
    for (i, token) in tokens.iter().enumerate().skip(at).take(6) {
        if !inside(token) {
            return None;
        }
        let gathers = || token.is(GATHERED) && tokens.get(i + 1).is_some_and(|t| t.lower == "of");
        if !token.name && (gathers() || single(&token.lower)) && ends(tokens, i) {
            return (!tokens[at].is(TELLING)).then_some(i);
        }
        if token.after != ' ' {
            return None;
        }
    }
    None
}

/// Whether the noun phrase ends with the word at `at`.
fn ends(tokens: &[Token], at: usize) -> bool {
    tokens[at].after != ' '
        || tokens.get(at + 1).is_none_or(|t| {
            !t.name
                && (t.tags.any(Tags::PREPOSITION.with(Tags::RELATIVE).with(Tags::SUBORDINATOR))
                    || t.is(&["to", "that", "called", "named", "using"]))
                && !t.tags.any(Tags::COORDINATOR)
                && (!t.tags.any(Tags::NOUN) || t.is(&["to", "that"]))
        })
}

/// Whether one thing from `at` to its noun at `head` is told as a new one: by its name, or with a word of its kind.
fn takes_article(tokens: &[Token], at: usize, head: usize) -> bool {
    let told = tokens[at..head].iter().any(|t| !t.name);
    let named = tokens[at..head].iter().any(|t| t.name);
    let called = tokens
        .get(head + 1)
        .is_some_and(|t| tokens[head].after == ' ' && t.is(&["called", "named", "that", "which", "for"]));
    let phrase = if named { tokens[head].is(OF_A_NAME) } else { told };
    // "service mesh" and "version control" name a technology as well.
    let technology = tokens[head].lower == "mesh" && head == at + 1;
    let role = at > 0 && tokens[at - 1].lower == "as" && !named;
    (phrase || role || called && !named) && !technology
}

/// "baker" → "bakers".
fn several(noun: &mut Token) {
    let after = noun.after;
    let mut plural = Token::new(&plural_of(&noun.text));
    plural.tags = Tags::NOUN;
    plural.after = after;
    *noun = plural;
}

#[cfg(test)]
mod tests {
    use super::super::super::{
        clause::clauses,
        tokens::{Names, clean},
    };
    use super::*;

    fn told(text: &str) -> String {
        let mut names = Names::default();
        names.add("Larch", false);
        let mut clause = clauses(&clean(text, &names)).remove(0);
        determined(&mut clause);
        assert!(clause.verb.main < clause.verb.end && clause.verb.end <= clause.tokens.len());
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn one_new_thing_has_its_article() {
        for (said, printed) in [
            (
                "we built small pipeline for bread",
                "we built a small pipeline for bread",
            ),
            ("we built small set of ovens", "we built a small set of ovens"),
            (
                "we want to build internal platform",
                "we want to build a internal platform",
            ),
            (
                "we sell bread with new gateway",
                "we sell bread with a new gateway",
            ),
            ("we moved to Larch cluster", "we moved to a Larch cluster"),
            ("we use it as backend", "we use it as a backend"),
            (
                "we use it as backend for bread",
                "we use it as a backend for bread",
            ),
            (
                "we need gateway that holds bread",
                "we need a gateway that holds bread",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
    }

    #[test]
    fn people_are_several() {
        assert_eq!(told("we allow user to sell rye"), "we allow users to sell rye");
        assert_eq!(told("we sell it to customer"), "we sell it to customers");
        assert_eq!(told("we sell it to our customer"), "we sell it to our customers");
        assert_eq!(
            told("we sell it to our customer base"),
            "we sell it to our customer base"
        );
        assert_eq!(told("we sell it by customer"), "we sell it by customer");
    }

    #[test]
    fn what_is_told_already_or_is_no_thing_stays() {
        for text in [
            "we built a small pipeline for bread",
            "we built small pipelines for bread",
            "we built small pipeline ovens for bread",
            "we use Larch dashboard for bread",
            "we use service mesh in the kitchens",
            "we have good bread in the kitchens",
            "we use the same cluster for bread",
            "we have user experience in the kitchens",
            "we made it easy to use platform rules",
            "we ship the oven to production",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
