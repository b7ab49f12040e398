//! Pairs the two ends of a change: "from two hours to fifteen minutes", "minutes instead of weeks".
//! Only pairs that the words join count; figures that merely stand near each other do not.

use super::{Quantity, read_tokens};
use crate::{
    model::Span,
    text::words::{Token, tokens},
};

/// A change from one amount to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// How it was.
    pub from: Quantity,
    /// How it is.
    pub to: Quantity,
    /// Characters of the whole expression.
    pub span: Span,
}

/// Most tokens between the two ends of a change.
const REACH: usize = 14;
/// Most tokens between "used to take two weeks" and "now it takes an hour".
const FAR_REACH: usize = 24;

/// All changes of a text, in order.
pub fn changes(text: &str) -> Vec<Change> {
    let tokens = tokens(text);
    changes_among(&tokens, &read_tokens(&tokens))
}

/// All changes among the quantities of a text that is already cut and read.
pub fn changes_among(tokens: &[Token<'_>], quantities: &[Quantity]) -> Vec<Change> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < quantities.len() {
        let (first, second) = (&quantities[at], &quantities[at + 1]);
        match join(tokens, first, second) {
            Some(change) => {
                found.push(change);
                at += 2;
            }
            None => at += 1,
        }
    }
    found
}

fn join(tokens: &[Token<'_>], first: &Quantity, second: &Quantity) -> Option<Change> {
    if !(first.measures() && second.measures()) {
        return None;
    }
    let start = tokens.partition_point(|t| t.span.end <= first.span.start);
    let gap_start = tokens.partition_point(|t| t.span.start < first.span.end);
    let gap_end = tokens.partition_point(|t| t.span.end <= second.span.start);
    let gap = tokens.get(gap_start..gap_end)?;
    if gap.len() > FAR_REACH {
        return None;
    }
    let comparable = first.unit.dimension == second.unit.dimension
        || first.unit.dimension == super::Dimension::None
        || second.unit.dimension == super::Dimension::None;
    if !comparable {
        return None;
    }
    let lead = &tokens[start.saturating_sub(4)..start];
    let has = |tokens: &[Token<'_>], word: &str| tokens.iter().any(|t| t.is(word));
    let ends = |phrase: &[&str]| {
        gap.len() >= phrase.len() && gap[gap.len() - phrase.len()..].iter().zip(phrase).all(|(t, w)| t.is(w))
    };
    let span = |from: usize| Span {
        start: tokens[from].span.start,
        end: second.span.end,
    };
    let forward = |from: usize| {
        Some(Change {
            from: first.clone(),
            to: second.clone(),
            span: span(from),
        })
    };
    let near = gap.len() <= REACH;
    let from_at = (start.saturating_sub(4)..start).rev().find(|i| tokens[*i].is("from"));
    let opens = from_at.or_else(|| first_is_led(tokens, start));
    if let Some(from) = opens
        && near
        && (has(gap, "to") || has(gap, "into"))
    {
        return forward(from);
    }
    let backward = [
        &["instead", "of"][..],
        &["rather", "than"],
        &["down", "from"],
        &["up", "from"],
        &["compared", "to"],
        &["versus"],
        &["as", "opposed", "to"],
    ];
    if near && backward.iter().any(|phrase| ends(phrase)) {
        return Some(Change {
            from: second.clone(),
            to: first.clone(),
            span: span(start),
        });
    }
    let before = has(lead, "used")
        || has(lead, "took")
        || has(lead, "take")
        || has(lead, "taking")
        || (!has(gap, ".") && (has(lead, "was") || has(lead, "were")));
    // A question between the two opens another thought: "done in six weeks. What did we get? It now takes …".
    let after = !has(gap, "?") && (has(gap, "now") || has(gap, "today") || has(gap, "currently"));
    (before && after).then(|| forward(start)).flatten()
}

/// The index of "from" when the quantity's own bound words follow it directly.
fn first_is_led(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    tokens.get(start).filter(|t| t.is("from")).map(|_| start)
}
