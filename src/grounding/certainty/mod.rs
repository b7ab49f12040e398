//! Compares how sure, how complete and how singular a claim says something is with how the talk puts it: plans and
//! hopes, quantities of a whole, superlatives. Figures are compared elsewhere.

mod plans;
mod quantity;
mod ranks;

use super::{index::Position, numbers::Fault, reading::Reading};
use crate::model::{FindingKind, FindingSeverity};

pub(super) use plans::{among_plans, target};
pub(super) use quantity::quantity;
pub(super) use ranks::superlative;

fn fault(
    reading: &Reading<'_>,
    kind: FindingKind,
    severity: FindingSeverity,
    text: String,
    reason: &str,
    place: Position,
) -> Fault {
    Fault {
        kind,
        severity,
        text,
        reason: format!("{reason}; it says \"… {} …\"", reading.excerpt(place)),
        near: vec![place],
    }
}
