//! One thing is told in the singular: "a single ovens" is "a single oven", "each domains" is "each domain". The nouns are
//! those that are known to be counted.

use super::super::super::{clause::Clause, mend::one_of, tokens::Token};
use crate::text::lexicon::{Tags, lexicon};

/// Who each have "their" own.
const PEOPLE: &[&str] = &[
    "user",
    "developer",
    "engineer",
    "customer",
    "merchant",
    "member",
    "owner",
    "employee",
    "operator",
    "consumer",
];

/// "we run it in a single ovens" → "we run it in a single oven", in the subject too.
pub(super) fn single(clause: &mut Clause) {
    for at in 0..clause.tokens.len().saturating_sub(1) {
        let (token, next) = (&clause.tokens[at], &clause.tokens[at + 1]);
        // "the single ovens" are several.
        let single = token.lower == "single" && at > 0 && clause.tokens[at - 1].is(&["a", "one", "any"]);
        let one = (single || token.is(&["each", "every", "per"]))
            && token.after == ' '
            && !token.name
            && !next.tags.any(Tags::NUMBER.with(Tags::PREPOSITION).with(Tags::DETERMINER));
        let Some(head) = one.then(|| head(&clause.tokens, at + 1)).flatten() else {
            continue;
        };
        if let Some(noun) = one_of(&clause.tokens[head].lower) {
            let after = clause.tokens[head].after;
            let mut told = Token::new(&noun);
            told.tags = Tags::NOUN;
            told.after = after;
            clause.tokens[head] = told;
        }
        // "each oven has their own timer"
        let own = clause.tokens.get(clause.verb.end).is_some_and(|t| t.lower == "their" && t.after == ' ');
        let people = clause.tokens[head].is(PEOPLE);
        if at == clause.front && head < clause.verb.finite && own && !people {
            clause.tokens[clause.verb.end] = Token::new("its");
        }
    }
}

/// The last word of the noun phrase from `from` on, when that is a plural noun.
fn head(tokens: &[Token], from: usize) -> Option<usize> {
    for (i, token) in tokens.iter().enumerate().skip(from).take(4) {
        let noun = token.tags.any(Tags::NOUN);
        if !token.name && noun && lexicon().plural(&token.lower) {
            let ends = token.after != ' '
                || tokens.get(i + 1).is_none_or(|t| {
                    !t.name && (!t.tags.any(Tags::NOUN) || t.tags.any(Tags::PREPOSITION.with(Tags::HAVE)))
                });
            let plain = token.text.chars().all(char::is_lowercase);
            return (ends && plain).then_some(i);
        }
        let inside = token.after == ' '
            && (token.name || noun || token.tags.any(Tags::ADJECTIVE))
            && !token.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::DETERMINER));
        if !inside {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        single(&mut clause);
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn one_thing_is_told_in_the_singular() {
        for (said, printed) in [
            (
                "we moved it to a single old clusters",
                "we moved it to a single old cluster",
            ),
            (
                "each domains had their own bread",
                "each domain had its own bread",
            ),
            (
                "we have two timers per node pools",
                "we have two timers per node pool",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we moved each of the clusters",
            "we send it every two weeks",
            "we moved the single clusters",
            "we built a single operations team",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
