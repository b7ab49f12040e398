//! Compares changes from one quantity to another: their ends, their order, and what may be derived from them.

use super::{Bench, Fault, REACH, SAME_SUBJECT, Said, Stated, bounds::counts, bytes, covered};
use crate::{
    grounding::clauses,
    model::{FindingKind, FindingSeverity},
    text::numbers::{self, Dimension, Form, Quantity},
};

impl Bench<'_> {
    /// Whether the claim turns a change of the talk round, or gives it another end.
    pub(in crate::grounding) fn changes(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for change in numbers::changes(self.text) {
            let measured = change.from.form != Form::Bare || change.to.form != Form::Bare;
            let same =
                |a: &Quantity, b: &Quantity| a.same_value(b) && (a.same_unit(b) || counts(a) && counts(b));
            let Some(at) = covered(self.words, bytes(self.text, change.span)) else {
                continue;
            };
            let range = clauses::around(self.ranges, at.0);
            let anchors: Vec<usize> =
                (range.0..range.1.max(at.1 + 1)).filter(|i| self.alignment.weights[*i] > 0.0).collect();
            let about = |s: &Said| {
                self.alignment.within(&anchors, s.at.0.saturating_sub(REACH), s.at.1 + REACH) >= SAME_SUBJECT
            };
            let near: Vec<&(Said, Said)> =
                self.index.changes.iter().filter(|(from, _)| about(from)).collect();
            if near
                .iter()
                .any(|(from, to)| same(&change.from, &from.quantity) && same(&change.to, &to.quantity))
            {
                continue;
            }
            let text = {
                let (start, end) = bytes(self.text, change.span);
                self.text[start..end].to_owned()
            };
            let fault = |kind, reason: &str, said: &Said| {
                let excerpt = self.index.words
                    [said.at.0.saturating_sub(3)..(said.at.1 + 8).min(self.index.words.len())]
                    .iter()
                    .map(|w| w.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" ");
                Fault {
                    kind,
                    severity: FindingSeverity::Error,
                    text: text.clone(),
                    reason: format!("{reason}; it says \"… {excerpt} …\""),
                    near: vec![said.at.0],
                }
            };
            if let Some((from, _)) = near
                .iter()
                .find(|(from, to)| same(&change.from, &to.quantity) && same(&change.to, &from.quantity))
            {
                faults.push(fault(
                    FindingKind::Direction,
                    "the talk tells this change the other way round",
                    from,
                ));
            } else if measured
                && let Some((from, _)) = near.iter().find(|(from, to)| {
                    same(&change.from, &from.quantity)
                        && to.quantity.unit.dimension == change.to.unit.dimension
                        || same(&change.to, &to.quantity)
                            && from.quantity.unit.dimension == change.from.unit.dimension
                })
            {
                faults.push(fault(
                    FindingKind::Number,
                    "the talk gives this change another end",
                    from,
                ));
            }
        }
        faults
    }

    /// A difference, ratio or share of two figures that the talk gives as a change: allowed, and marked.
    pub(super) fn derived(&self, stated: &Stated) -> Option<Fault> {
        let q = &stated.quantity;
        let close = |a: f64, b: f64| (a - b).abs() <= 0.02 * a.abs().max(b.abs());
        self.index.changes.iter().find_map(|(from, to)| {
            let (a, b) = (
                from.quantity.high * from.quantity.unit.scale,
                to.quantity.high * to.quantity.unit.scale,
            );
            if a <= 0.0 || b <= 0.0 || !from.quantity.measures() {
                return None;
            }
            let fits = match q.unit.dimension {
                Dimension::Percent => close(q.high, (a - b).abs() / a * 100.0),
                Dimension::Times => close(q.high, a / b) || close(q.high, b / a),
                dimension => {
                    dimension == to.quantity.unit.dimension && close(q.high * q.unit.scale, (a - b).abs())
                }
            };
            (fits && self.context(stated, to.at) >= SAME_SUBJECT).then(|| {
                self.fault(
                    stated,
                    FindingKind::Number,
                    FindingSeverity::Warning,
                    "derived from two figures of the talk, not said in it",
                    to,
                )
            })
        })
    }
}
