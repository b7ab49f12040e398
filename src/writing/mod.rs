//! Turns understanding into prose, then grounds it: write, check, repair once, drop.

pub mod extractive;

use crate::{
    grounding::{Engine, Source},
    model::{Draft, Ledger},
};

/// Writes with the built-in writer and drops what grounding refuses.
pub fn compose_extractive(source: Source<'_>) -> (Draft, Ledger) {
    let engine = Engine::new(source);
    let draft = extractive::write(source);
    let ledger = engine.ledger(&draft);
    (draft, ledger)
}
