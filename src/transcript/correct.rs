//! Replaces mis-heard text in layers, each replacement recorded with its reason and confidence.

use super::Context;
use crate::model::Transcript;

/// Corrects the sentences' text in place and records each replacement; `raw` is never changed.
pub fn correct(_transcript: &mut Transcript, _context: Context<'_>) {}
