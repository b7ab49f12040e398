//! Says "who" of people and "that" of things: "developers who use rye", "a system that bakes".

use super::super::super::{clause::Clause, tokens::Token};
use crate::text::lexicon::Tags;

/// Nouns that are people.
const PEOPLE: &[&str] = &[
    "admins",
    "administrators",
    "analysts",
    "colleagues",
    "contributors",
    "customers",
    "developers",
    "employees",
    "engineers",
    "maintainers",
    "members",
    "people",
    "players",
    "scientists",
    "users",
];

/// Nouns that are things, of which speakers say "who" at times.
const THINGS: &[&str] = &[
    "application",
    "cluster",
    "component",
    "controller",
    "pipeline",
    "platform",
    "process",
    "service",
    "software",
    "system",
    "tool",
];

/// "developers that use rye" → "developers who use rye", "a system who bakes" → "a system that bakes".
pub(super) fn people(clause: &mut Clause) {
    for at in 1..clause.tokens.len().saturating_sub(1) {
        let [noun, that, verb] = &clause.tokens[at - 1..=at + 1] else {
            return;
        };
        let finite = Tags::BASE.with(Tags::PAST).with(Tags::MODAL).with(Tags::BE).with(Tags::HAVE);
        let acts = verb.tags.any(finite) && (!verb.tags.any(Tags::NOUN) || verb.tags.any(Tags::BASE))
            || verb.tags.any(Tags::ADVERB)
                && clause
                    .tokens
                    .get(at + 2)
                    .is_some_and(|t| t.tags.any(finite) && !t.tags.any(Tags::SUBJECT));
        if noun.is(PEOPLE)
            && noun.after == ' '
            && that.is(&["that", "which"])
            && that.after == ' '
            && acts
            && !verb.name
            && !verb.tags.any(Tags::SUBJECT.with(Tags::DETERMINER))
        {
            clause.tokens[at] = Token::new("who");
        }
        let [noun, who] = &clause.tokens[at - 1..=at] else {
            return;
        };
        if noun.is(THINGS) && noun.after == ' ' && who.lower == "who" && who.after == ' ' {
            clause.tokens[at] = Token::new("that");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::people;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        people(&mut clause);
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn people_are_who() {
        for (said, printed) in [
            (
                "we have users that already run ovens",
                "we have users who already run ovens",
            ),
            (
                "we have a system who bakes rye",
                "we have a system that bakes rye",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we have ovens that bake rye",
            "we have users that we bake rye for",
            "we have users that the bakers know",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
