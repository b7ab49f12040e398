//! Reads video titles by the conventions of KubeCon videos: the talk's own title, speakers with company and role,
//! companies. It does not decide which company the talk is about.

mod cut;
mod described;
mod list;

use crate::{
    knowledge::Knowledge,
    model::{Speaker, Subject},
    text::names::fold,
};

pub use described::read_description;

/// Longest title that is read; YouTube allows 100 characters, schedules about 300.
const LONGEST: usize = 2_000;

/// Reads a title. `company` of the result stays empty.
pub fn parse_title(title: &str, _knowledge: &Knowledge) -> Subject {
    // Marks of writing direction and zero-width characters are copied into titles unseen.
    let visible = title.replace(
        [
            '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}',
        ],
        "",
    );
    let title = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.len() > LONGEST {
        return topic_only(title);
    }
    let Some(cut) = cut::cut(&title) else {
        return topic_only(title);
    };
    let speakers = cut.reading.speakers;
    Subject {
        topic: cut.topic.to_owned(),
        companies: companies_of(&speakers),
        speakers,
        company: None,
    }
}

/// The speakers the user names instead, with what the title or description says of those who are in it, too.
pub fn overridden(names: &[String], subject: &Subject) -> Vec<Speaker> {
    let same = |name: &str, s: &Speaker| fold(&s.name) == fold(name);
    names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .map(|name| match subject.speakers.iter().find(|s| same(name, s)) {
            Some(known) => Speaker {
                name: name.to_owned(),
                ..known.clone()
            },
            None => Speaker {
                name: name.to_owned(),
                company: None,
                role: None,
            },
        })
        .collect()
}

/// Companies of speakers, each once, in order.
fn companies_of(speakers: &[Speaker]) -> Vec<String> {
    let mut companies: Vec<String> = Vec::new();
    for company in speakers.iter().filter_map(|s| s.company.as_ref()) {
        if !companies.contains(company) {
            companies.push(company.clone());
        }
    }
    companies
}

fn topic_only(topic: String) -> Subject {
    Subject {
        topic,
        ..Subject::default()
    }
}

#[cfg(test)]
mod tests;
