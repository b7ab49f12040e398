//! Tells how likely an editor is to keep a statement: a logistic regression over named signs of its form, its place and
//! its surroundings. It knows nothing of truth, which grounding judges, and rejects nothing.

mod doubts;
mod features;
mod observe;
mod pair_weights;
mod pairs;
mod prior;
mod signs;
mod weights;
mod wording;
mod words;

use super::{clause::Clause, facts::Reader, kinds::FactKind, tokens::Token};
use crate::model::SectionLabel;

pub use observe::{Observation, Refusal, observe, refusals};
pub(super) use signs::Signs;

/// A statement that may become a fact, as the score sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'f> {
    /// Id of its sentence.
    pub(super) sentence: usize,
    /// Its clauses; the first carries the statement.
    pub(super) clauses: &'f [Clause],
    /// The words of all its clauses.
    pub(super) tokens: &'f [&'f Token],
    /// Its content words.
    pub(super) content: &'f [String],
    /// Label of its sentence.
    pub(super) label: SectionLabel,
    /// Whether a metric stands in it.
    pub(super) metric: bool,
    /// Its kind.
    pub(super) kind: FactKind,
    /// How many used projects it names.
    pub(super) projects: usize,
}

/// Probability that an editor keeps the statement, 0 to 1; a light edit counts half.
pub(super) fn worth(reader: &Reader<'_>, statement: Statement<'_>) -> f64 {
    let prior = prior::prior(reader, statement);
    let signs: f64 = features::features(reader, statement)
        .iter()
        .map(|name| weight(weights::WEIGHTS, name))
        .sum();
    let pairs: f64 = pairs::pairs(statement).iter().map(|name| weight(pair_weights::PAIRS, name)).sum();
    let own = weights::OWN * words::sum(statement.tokens.iter().copied(), words::Place::Own);
    let around = weights::AROUND * words::sum(around(reader, statement.sentence), words::Place::Around);
    let odds = weights::BIAS + weights::PRIOR * prior + signs + pairs + own + around;
    1.0 / (1.0 + (-odds).exp())
}

/// The words of a sentence and of its neighbors.
fn around<'r>(reader: &'r Reader<'_>, sentence: usize) -> impl Iterator<Item = &'r Token> {
    (sentence.saturating_sub(1)..=sentence + 1).flat_map(|id| reader.tokens(id))
}

/// Log odds that a sign adds; nothing for one that was too rare to learn.
pub(super) fn weight(weights: &[(&str, f64)], name: &str) -> f64 {
    weights.binary_search_by(|(n, _)| (*n).cmp(name)).map_or(0.0, |at| weights[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_sorted_so_that_they_are_found() {
        for weights in [weights::WEIGHTS, pair_weights::PAIRS] {
            assert!(weights.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }

    #[test]
    fn an_unknown_sign_weighs_nothing() {
        assert!(weight(weights::WEIGHTS, "no such sign").abs() < f64::EPSILON);
    }
}
