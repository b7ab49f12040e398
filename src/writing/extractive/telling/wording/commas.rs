//! Puts the commas that speech does not have before words that only add: "including", "giving", "especially", "where". It changes no
//! word.

use super::super::super::{clause::Clause, tokens::Token};
use crate::text::lexicon::Tags;

/// What came of a deed, told behind it.
const BRINGING: &[&str] = &["giving", "ensuring", "bringing", "resulting", "thereby", "thus"];

/// Words before one part that is meant above all.
const ABOVE_ALL: &[&str] = &["especially", "particularly", "mainly"];

/// All of this file.
pub(super) fn commas(clause: &mut Clause) {
    for at in clause.verb.end + 1..clause.tokens.len().saturating_sub(1) {
        let [before, word, next] = &clause.tokens[at - 1..=at + 1] else {
            return;
        };
        let noun = before.after == ' '
            && (before.name
                || before.tags.any(Tags::NOUN.with(Tags::NUMBER).with(Tags::OBJECT))
                || before.lower.ends_with('%'))
            && !before.tags.any(
                Tags::PREPOSITION
                    .with(Tags::COORDINATOR)
                    .with(Tags::BE)
                    .with(Tags::RELATIVE)
                    .with(Tags::GERUND),
            );
        let phrase = next.name
            || next.tags.any(
                Tags::DETERMINER
                    .with(Tags::NUMBER)
                    .with(Tags::NOUN)
                    .with(Tags::ADJECTIVE)
                    .with(Tags::OBJECT)
                    .with(Tags::GERUND),
            );
        let place = next.tags.any(Tags::PREPOSITION) && !next.tags.any(Tags::NOUN);
        let adds = match word.lower.as_str() {
            "including" => phrase && ends_there(&clause.tokens[at + 1..]),
            "resulting" => next.lower == "in",
            lower if BRINGING.contains(&lower) => phrase,
            lower if ABOVE_ALL.contains(&lower) => place,
            "where" => next.lower == "we" && known(&clause.tokens[clause.verb.end..at]),
            _ => false,
        };
        if noun && adds && word.after == ' ' {
            clause.tokens[at - 1].after = ',';
        }
    }
}

/// Whether what stands before "where" is known without it: "our kitchen where we bake", but not "a place where we bake".
fn known(before: &[Token]) -> bool {
    let phrase = before.iter().rev().take(5).take_while(|t| {
        t.after == ' '
            && (t.name
                || t.lower == "our"
                || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::GERUND))
                    && !t.tags.any(Tags::PREPOSITION))
    });
    phrase.into_iter().any(|t| t.lower == "our")
}

/// Whether nothing but examples follows: "including rye to sell bread" goes on with another thing.
fn ends_there(rest: &[Token]) -> bool {
    !rest
        .windows(2)
        .any(|w| w[0].lower == "to" && w[1].tags.any(Tags::BASE) || w[0].tags.any(Tags::MODAL.with(Tags::BE)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::{first_clause, with_commas};

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        commas(&mut clause);
        with_commas(&clause.tokens)
    }

    #[test]
    fn what_only_adds_stands_behind_a_comma() {
        for (said, printed) in [
            (
                "we sell all bread including rye and wheat",
                "we sell all bread, including rye and wheat",
            ),
            (
                "we cut the time by 50% giving bakers more sleep",
                "we cut the time by 50%, giving bakers more sleep",
            ),
            (
                "we saw losses especially for the bread from the north",
                "we saw losses, especially for the bread from the north",
            ),
            (
                "we work in our large kitchen where we have two ovens",
                "we work in our large kitchen, where we have two ovens",
            ),
            (
                "we lost an oven resulting in two long nights",
                "we lost an oven, resulting in two long nights",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we use flour including rye to sell bread",
            "we started by giving bakers more sleep",
            "we need a kitchen where we have two ovens",
            "we want the resulting bread in all kitchens",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
