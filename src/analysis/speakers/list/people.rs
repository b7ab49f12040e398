//! Puts labelled pieces together: people with the role and company that belong to them. It cleans names, but
//! spells them as the title does.

use super::{
    labels::Label,
    pieces::{Delimiter, Piece},
};
use crate::{
    model::Speaker,
    text::names::{complete_organisation, is_known_organisation, is_no_employer, job_score},
};

/// A person on the way to a company.
struct Open {
    speaker: Speaker,
    group: usize,
}

/// Puts people, roles and companies together.
pub(super) fn people(list: &str, pieces: &[Piece<'_>], labels: &[Label]) -> Vec<Speaker> {
    let mut people: Vec<Open> = Vec::new();
    let mut group = 0;
    let mut i = 0;
    while i < pieces.len() {
        let mut end = i + 1;
        while end < pieces.len() && matches!(labels[end], Label::MoreRole | Label::MoreCompany) {
            end += 1;
        }
        if pieces[i].before == Delimiter::Semicolon && labels[i] == Label::Person {
            group += 1;
        }
        let text = list[pieces[i].start..pieces[end - 1].end].trim();
        match labels[i] {
            Label::Person => people.push(Open {
                speaker: Speaker {
                    name: clean_name(text),
                    ..Speaker::default()
                },
                group,
            }),
            Label::Role => add_role(&mut people, text, group),
            _ => add_company(&mut people, text, group),
        }
        i = end;
    }
    share_last_company(&mut people);
    for speaker in people.iter_mut().map(|p| &mut p.speaker).filter(|s| s.company.is_none()) {
        if let Some((company, role)) = speaker.role.as_deref().and_then(employer_in_role) {
            (speaker.company, speaker.role) = (Some(company.to_owned()), Some(role.to_owned()));
        }
    }
    people.into_iter().map(|p| p.speaker).filter(|s| !s.name.is_empty()).collect()
}

/// "Acme Chief Open Source Officer" → company and role, when the company is known.
fn employer_in_role(text: &str) -> Option<(&str, &str)> {
    if stands_alone(text) {
        return None;
    }
    text.match_indices(' ')
        .map(|(at, _)| (&text[..at], text[at..].trim()))
        .rev()
        .find(|(company, role)| {
            is_known_organisation(company) && job_score(role) > 0.0 && !company.eq_ignore_ascii_case("cncf")
        })
}

/// A role belongs to the person before it; "Independent" to all before it that have nothing.
fn add_role(people: &mut [Open], text: &str, group: usize) {
    let alone = is_no_employer(text);
    for (back, open) in people.iter_mut().rev().enumerate() {
        let free = open.speaker.company.is_none() && open.speaker.role.is_none() && open.group == group;
        if back == 0 && !free {
            if open.speaker.company.is_none() || open.speaker.role.is_none() {
                let role = open.speaker.role.get_or_insert_default();
                if !role.is_empty() {
                    role.push_str(", ");
                }
                role.push_str(text);
            }
            return;
        }
        if !free || (back > 0 && !alone) {
            return;
        }
        open.speaker.role = Some(text.to_owned());
    }
}

/// A company belongs to the person before it and to those before who wait for one.
fn add_company(people: &mut [Open], text: &str, group: usize) {
    let Some(company) = clean_company(text) else {
        return;
    };
    for (back, open) in people.iter_mut().rev().enumerate() {
        let speaker = &mut open.speaker;
        if speaker.company.is_some() || (back > 0 && open.group != group) {
            return;
        }
        // "A, Student & B, X": A does not work for X; "A, Lead & B, Engineer, X": both do.
        if back > 0 && speaker.role.as_deref().is_some_and(stands_alone) {
            return;
        }
        speaker.company = Some(company.clone());
    }
}

/// "A, Lead; B, Engineer; C, Owner, X": all have a role and only the last names the company.
fn share_last_company(people: &mut [Open]) {
    let Some((last, others)) = people.split_last_mut() else {
        return;
    };
    let Some(company) = last.speaker.company.clone() else {
        return;
    };
    let waiting = |s: &Speaker| s.company.is_none() && s.role.as_deref().is_some_and(|r| !stands_alone(r));
    if last.speaker.role.is_some() && others.iter().all(|o| waiting(&o.speaker)) {
        for other in others {
            other.speaker.company = Some(company.clone());
        }
    }
}

/// Whether a role says by itself where somebody stands, so that no company follows.
fn stands_alone(role: &str) -> bool {
    let folded = role.to_lowercase();
    is_no_employer(role)
        || ["student", "maintainer", "ambassador", "contributor"].iter().any(|w| folded.contains(w))
}

/// A person's name without titles, labels and the dots of a cut-off title.
fn clean_name(text: &str) -> String {
    let mut name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    name.retain(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'));
    for label in [
        "(moderator)",
        "(host)",
        "(she/her)",
        "(he/him)",
        "(they/them)",
        "(moderated)",
        "(asl)",
        "(isl)",
    ] {
        let lower = name.to_ascii_lowercase();
        if let Some(at) = lower.find(label) {
            name.replace_range(at..at + label.len(), "");
        }
    }
    let mut name = name.trim().trim_end_matches(['…', ':', '|', '-', '–']).trim();
    name = name.strip_suffix("...").unwrap_or(name).trim();
    for honorific in ["Dr. ", "Dr ", "Prof. ", "Mr. ", "Ms. ", "Mrs. "] {
        name = name.strip_prefix(honorific).unwrap_or(name);
    }
    for degree in [" Ph.D.", " Ph.D", " PhD", " MD", " Ph. D."] {
        name = name.strip_suffix(degree).unwrap_or(name);
    }
    name.trim().to_owned()
}

/// A company without stray punctuation; one cut off by a length limit is completed when it is known, else dropped.
fn clean_company(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = text.trim_end_matches('…').trim_end_matches("...");
    if whole.len() < text.len() {
        return complete_organisation(whole.trim()).map(str::to_owned);
    }
    let text = text.trim_end_matches([';', ',', ':', '|']).trim();
    (!text.is_empty()).then(|| text.to_owned())
}
