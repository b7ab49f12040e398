//! Scores what grounding left: only what evidence carries earns anything.

use serde::{Deserialize, Serialize};

use crate::{
    grounding::Source,
    model::{Draft, Ledger},
};

/// One component of the score.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Component {
    /// "content", "metrics", "projects", "style", "length".
    pub name: String,
    /// Share of the total, 0 to 1.
    pub weight: f64,
    /// What was reached, 0 to 1.
    pub score: f64,
    /// Why, for people.
    pub reasons: Vec<String>,
}

/// Quality of a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Weighted sum, 0 to 1, after caps.
    pub total: f64,
    /// Its parts.
    pub components: Vec<Component>,
    /// Words of the document's prose.
    pub word_count: usize,
    /// What an editor should know.
    pub warnings: Vec<String>,
}

/// Scores a draft.
pub fn score(_draft: &Draft, _ledger: &Ledger, _source: Source<'_>) -> Score {
    Score::default()
}
