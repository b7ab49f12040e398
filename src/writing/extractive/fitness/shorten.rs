//! Shortens a clause that says too much for one sentence to its main statement: what follows "which", "because" or a new
//! beginning is left out. Never what narrows the statement ("if", "until", "but", "only").

use super::super::{clause::Clause, tokens::Token};
use crate::text::lexicon::Tags;

/// Fewest words a main statement keeps after its verb.
const LEAST: usize = 3;

/// Words of a rest that would change what the statement says.
const NARROWING: &[&str] = &[
    "if", "unless", "until", "only", "except", "not", "never", "but", "however", "without", "when",
    "whenever",
];

/// Shorter versions, the longest first.
pub(in super::super) fn shortened(clause: &Clause) -> Vec<Clause> {
    let tokens = &clause.tokens;
    (clause.verb.end + LEAST..tokens.len())
        .rev()
        .filter(|at| opens_rest(tokens, *at) && !tokens[*at..].iter().take(5).any(|t| t.is(NARROWING)))
        .map(|at| {
            let mut shorter = clause.clone();
            shorter.tokens.truncate(at);
            shorter.cut = false;
            shorter.broken = false;
            shorter.stop = ' ';
            if let Some(last) = shorter.tokens.last_mut() {
                last.after = ' ';
            }
            shorter
        })
        .collect()
}

/// Whether what begins at `at` can be left out.
fn opens_rest(tokens: &[Token], at: usize) -> bool {
    let (token, before, next) = (&tokens[at], &tokens[at - 1], tokens.get(at + 1));
    let noun = before.name || before.tags.any(Tags::NOUN.with(Tags::NUMBER).with(Tags::GERUND));
    let new_start = next.is_some_and(|n| {
        n.tags.any(Tags::SUBJECT)
            || n.is(&[
                "then", "so", "that", "this", "these", "there", "also", "even", "now",
            ])
    });
    // "a tool which forms clusters": what kind of tool is the statement.
    let restricts = token.is(&["which", "where"])
        && tokens[..at]
            .iter()
            .rev()
            .take(5)
            .take_while(|t| t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER)))
            .any(|t| t.is(&["a", "an", "some", "another", "any"]));
    noun && !restricts
        && (token.is(&["which", "because", "where", "whereas"])
            || (token.is(&["and", "so"]) && new_start)
            || (token.lower == "as" && next.is_some_and(|n| n.lower == "well")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn first(text: &str) -> Option<String> {
        let clause = first_clause(text);
        let shorter = shortened(&clause).into_iter().next()?;
        Some(shorter.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_only_adds_is_left_out() {
        assert_eq!(
            first("we cut the cost of our clusters by half which pleased the people who pay").as_deref(),
            Some("we cut the cost of our clusters by half")
        );
    }

    #[test]
    fn what_narrows_stays() {
        assert_eq!(
            first("we can move all the clusters which only holds for the new ones"),
            None
        );
        assert_eq!(first("we moved the clusters and the registry to the cloud"), None);
        assert_eq!(
            first("we wanted to have a single tool which forms clusters everywhere"),
            None
        );
    }
}
