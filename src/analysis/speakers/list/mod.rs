//! Reads the list of speakers after a talk's title ("A, Engineer, X & B, Y; C, Z") into people with company and
//! role. It does not find where the list begins.

mod labels;
mod people;
mod pieces;

use crate::{model::Speaker, text::names::person_score};

/// A list as read, with the likelihood of the reading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    /// People in order.
    pub(super) speakers: Vec<Speaker>,
    /// Mean score a piece; below about 0.5 the text is hardly a list of speakers.
    pub(super) score: f32,
    /// How much the first piece looks like a person.
    pub(super) first: f32,
}

/// Reads a list; `None` when it has no piece that can be a person.
///
/// After a cut-off title (`names_only`) a list has no room for companies: only known ones count as such.
pub(super) fn read(list: &str, names_only: bool) -> Option<Reading> {
    let pieces: Vec<_> = pieces::pieces(list)
        .into_iter()
        .filter(|p| !pieces::is_degree(p.text))
        .flat_map(pieces::without_comma)
        .collect();
    if pieces.is_empty() || pieces.len() > 60 {
        return None;
    }
    let (labels, total) = labels::label(&pieces, names_only);
    let first = person_score(pieces[0].text);
    let speakers = people::people(list, &pieces, &labels);
    (!speakers.is_empty()).then_some(Reading {
        speakers,
        score: total / pieces.len() as f32,
        first,
    })
}
