//! Finds the CNCF projects a talk names and tells used ones from merely named ones.

use crate::{
    knowledge::Knowledge,
    model::{ProjectUse, SectionLabel, Subject, Transcript},
};

/// Projects, used ones first, then by number of mentions and name.
pub fn find(
    _transcript: &Transcript,
    _subject: &Subject,
    _sections: &[SectionLabel],
    _knowledge: &Knowledge,
) -> Vec<ProjectUse> {
    Vec::new()
}
