//! Puts the parts of the document together from the plan: headline and summary, overview, results, quotations, projects,
//! questions. Nothing here finds facts.

pub(super) mod quotable;

pub(super) mod headline;
pub(super) mod impact;
pub(super) mod overview;
pub(super) mod projects;
pub(super) mod questions;

pub(super) mod quotes;
pub(super) mod title;
mod title_words;
pub(super) mod topics;
