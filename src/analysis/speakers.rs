//! Reads video titles: the talk's own title, speakers with company and role, companies.

use crate::{knowledge::Knowledge, model::Subject};

/// Reads a title by the conventions of KubeCon videos. `company` of the result stays empty.
pub fn parse_title(title: &str, _knowledge: &Knowledge) -> Subject {
    Subject {
        topic: title.to_owned(),
        ..Subject::default()
    }
}
