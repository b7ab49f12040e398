//! Finds the talk's full title in a video's description. Channels cut titles at 100 characters and repeat them whole
//! in the description, with all speakers and their companies. It reads no prose.

use super::parse_title;
use crate::{knowledge::Knowledge, model::Subject};

/// Lines that are looked at; the full title stands at the top, below an announcement or two.
const LINES: usize = 40;

/// What the description's title line says; `None` when no line repeats the title with speakers.
pub fn read_description(description: &str, title: &Subject, knowledge: &Knowledge) -> Option<Subject> {
    let mut best: Option<(usize, Subject)> = None;
    for line in description.lines().map(str::trim).take(LINES).filter(|l| (8..=400).contains(&l.len())) {
        let found = speakers_line(line, knowledge).unwrap_or_else(|| parse_title(line, knowledge));
        if found.speakers.is_empty() || !agrees(title, &found) {
            continue;
        }
        let worth = found.speakers.iter().filter(|s| s.company.is_some()).count() * 2 + found.speakers.len();
        if best.as_ref().is_none_or(|(w, _)| worth > *w) {
            best = Some((worth, found));
        }
    }
    best.map(|(_, found)| found)
}

/// "Speakers: A, X & B, Y" or "Speaker: A".
fn speakers_line(line: &str, knowledge: &Knowledge) -> Option<Subject> {
    let (label, list) = line.split_once(':')?;
    let label = label.trim().trim_start_matches(['*', '-', '•']).trim().to_lowercase();
    if !matches!(
        label.as_str(),
        "speaker"
            | "speakers"
            | "presenter"
            | "presenters"
            | "presented by"
            | "panelists"
            | "moderator"
            | "host"
    ) {
        return None;
    }
    Some(parse_title(&format!("- {}", list.trim()), knowledge)).filter(|s| !s.speakers.is_empty())
}

/// Whether a line is about the same talk: its topic begins like the title's, or its people are the title's.
fn agrees(title: &Subject, line: &Subject) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (wanted, found) = (
        letters(title.topic.trim_end_matches(['.', '…'])),
        letters(&line.topic),
    );
    let same_topic = wanted.len() >= 12
        && (found.starts_with(&wanted) || (found.len() >= 12 && wanted.starts_with(&found)));
    let surname = |name: &str| name.rsplit(' ').next().map(letters).unwrap_or_default();
    let same_people = !title.speakers.is_empty()
        && title
            .speakers
            .iter()
            .all(|s| line.speakers.iter().any(|o| surname(&o.name) == surname(&s.name)));
    // "Speakers: …" has no topic of its own.
    same_topic || same_people || (found.is_empty() && title.speakers.is_empty())
}
