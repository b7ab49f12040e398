//! Reads the list of speakers after a talk's title ("A, Engineer, X & B, Y; C, Z") into people with company and
//! role. It labels the pieces between commas, ampersands and semicolons all at once, so that what follows decides
//! what a doubtful piece is. It does not find where the list begins.

use crate::{
    model::Speaker,
    text::names::{
        complete_organisation, is_legal_form, is_no_employer, job_score, known_organisations,
        organisation_score, person_score,
    },
};

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

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Delimiter {
    Start,
    Comma,
    And,
    Semicolon,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Person,
    Role,
    Company,
    /// More of the role before it ("Founder & CEO").
    MoreRole,
    /// More of the company before it ("CyberAgent, Inc.").
    MoreCompany,
}

const LABELS: [Label; 5] = [
    Label::Person,
    Label::Role,
    Label::Company,
    Label::MoreRole,
    Label::MoreCompany,
];

#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    before: Delimiter,
    text: &'a str,
    /// Byte range in the list, to take joined pieces verbatim.
    start: usize,
    end: usize,
}

/// Reads a list; `None` when it has no piece that can be a person.
pub(super) fn read(list: &str) -> Option<Reading> {
    let pieces = pieces(list);
    if pieces.is_empty() || pieces.len() > 60 {
        return None;
    }
    let (labels, total) = label(&pieces);
    let first = person_score(pieces[0].text);
    let speakers = people(list, &pieces, &labels);
    (!speakers.is_empty()).then_some(Reading {
        speakers,
        score: total / pieces.len() as f32,
        first,
    })
}

/// Cuts at commas, semicolons, ampersands and "and", but not inside brackets or known names such as "H&M" or
/// "Johnson & Johnson".
fn pieces(list: &str) -> Vec<Piece<'_>> {
    let mut cuts: Vec<(usize, usize, Delimiter)> = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < list.len() {
        let rest = &list[at..];
        let Some(c) = rest.chars().next() else { break };
        let skip = known_name_length(list, at);
        if skip > 0 {
            at += skip;
            continue;
        }
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ',' => cuts.push((at, at + 1, Delimiter::Comma)),
            ';' => cuts.push((at, at + 1, Delimiter::Semicolon)),
            ' ' => {
                for (word, delimiter) in [
                    (" & ", Delimiter::And),
                    (" and ", Delimiter::And),
                    (" + ", Delimiter::And),
                ] {
                    if rest.starts_with(word) {
                        cuts.push((at, at + word.len() - 1, delimiter));
                        break;
                    }
                }
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    cuts.push((list.len(), list.len(), Delimiter::Start));
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(cuts.len());
    let (mut start, mut before) = (0, Delimiter::Start);
    for (end, next, delimiter) in cuts {
        if start <= end {
            let text = list[start..end].trim();
            if text.is_empty() {
                // ", & B": the stronger of two delimiters in a row counts.
                if before != Delimiter::Start && delimiter == Delimiter::Semicolon {
                    before = Delimiter::Semicolon;
                } else if delimiter == Delimiter::And && before == Delimiter::Comma {
                    before = Delimiter::And;
                }
                start = next;
                continue;
            }
            let offset = start + list[start..end].find(text).unwrap_or(0);
            pieces.push(Piece {
                before: if pieces.is_empty() {
                    Delimiter::Start
                } else {
                    before
                },
                text,
                start: offset,
                end: offset + text.len(),
            });
        }
        (start, before) = (next, delimiter);
    }
    pieces
}

/// Bytes of a known organisation with a delimiter in its name that begins here, at the start of a word.
fn known_name_length(list: &str, at: usize) -> usize {
    let begins = at == 0 || list[..at].ends_with([' ', ',', ';']);
    if !begins {
        return 0;
    }
    let rest = &list[at..];
    known_organisations()
        .iter()
        .filter(|(_, name)| name.contains(" & ") || name.contains(" and ") || name.contains(','))
        .filter(|(_, name)| rest.get(..name.len()).is_some_and(|r| r.eq_ignore_ascii_case(name)))
        .map(|(_, name)| name.len())
        .max()
        .unwrap_or(0)
}

/// The best labels and their score.
fn label(pieces: &[Piece<'_>]) -> (Vec<Label>, f32) {
    let mut best: Vec<[(f32, usize); LABELS.len()]> = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let last = i + 1 == pieces.len();
        let own = LABELS.map(|l| own_score(piece, l, last));
        let mut row = [(f32::MIN, 0); LABELS.len()];
        for (l, label) in LABELS.into_iter().enumerate() {
            row[l] = match best.last() {
                None => (own[l] + if label == Label::Person { 0.0 } else { -8.0 }, 0),
                Some(previous) => LABELS
                    .into_iter()
                    .enumerate()
                    .map(|(p, before)| (previous[p].0 + own[l] + step(before, piece, label), p))
                    .fold((f32::MIN, 0), |a, b| if b.0 > a.0 { b } else { a }),
            };
        }
        best.push(row);
    }
    let mut labels = Vec::with_capacity(pieces.len());
    let Some(row) = best.last() else {
        return (labels, 0.0);
    };
    let mut at = (0..LABELS.len()).max_by(|a, b| row[*a].0.total_cmp(&row[*b].0)).unwrap_or(0);
    let total = row[at].0;
    for row in best.iter().rev() {
        labels.push(LABELS[at]);
        at = row[at].1;
    }
    labels.reverse();
    (labels, total)
}

/// How well a label fits the words of a piece.
fn own_score(piece: &Piece<'_>, label: Label, last: bool) -> f32 {
    let text = piece.text;
    match label {
        // A person at the end has no company; that is rare.
        Label::Person => {
            person_score(text)
                - if last && piece.before != Delimiter::Start {
                    1.0
                } else {
                    0.0
                }
        }
        Label::Role => job_score(text),
        Label::Company => {
            let person = person_score(text);
            organisation_score(text)
                - if job_score(text) > 0.0 { 3.0 } else { 0.0 }
                - if person >= 2.0 { 1.0 } else { 0.0 }
        }
        Label::MoreRole if job_score(text) > 0.0 => 2.0,
        Label::MoreRole => 0.0,
        Label::MoreCompany if is_legal_form(text) => 6.0,
        Label::MoreCompany => 0.0,
    }
}

/// How well a label follows another over a delimiter.
fn step(before: Label, piece: &Piece<'_>, label: Label) -> f32 {
    use Label::{Company, MoreCompany, MoreRole, Person, Role};
    let no_employer = is_no_employer(piece.text);
    match (piece.before, before, label) {
        (Delimiter::Semicolon, _, Person) => 1.0,
        // "Prem S.; Red Hat": a semicolon where a comma is meant.
        (Delimiter::Semicolon, Person, Company) => -2.0,
        (Delimiter::Comma, Person, Company | Role) | (Delimiter::Comma, Role | MoreRole, Company) => 1.0,
        (Delimiter::And, Person, Person) => 1.0,
        (Delimiter::Comma, Person, Person) => -0.5,
        (Delimiter::Comma, Role | MoreRole, Role) if !no_employer => 0.0,
        (Delimiter::Comma, Role | MoreRole, MoreRole) => -1.0,
        (Delimiter::And, Role | MoreRole, MoreRole) => -0.5,
        (Delimiter::And, Role | MoreRole, Person) => 0.0,
        (Delimiter::Comma, Role | MoreRole, Person) => -1.5,
        (Delimiter::And, Company | MoreCompany, Person) => 0.5,
        (Delimiter::Comma, Company | MoreCompany, Person) => -1.0,
        (Delimiter::Comma, Company | MoreCompany, Role) => -1.5,
        (Delimiter::Comma, Company | MoreCompany, MoreCompany) => -2.5,
        (Delimiter::And, Company | MoreCompany, MoreCompany) => -1.0,
        _ => -6.0,
    }
}

/// A person on the way to a company.
struct Open {
    speaker: Speaker,
    group: usize,
}

/// Puts people, roles and companies together.
fn people(list: &str, pieces: &[Piece<'_>], labels: &[Label]) -> Vec<Speaker> {
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
    people.into_iter().map(|p| p.speaker).filter(|s| !s.name.is_empty()).collect()
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
    let mut with_role = false;
    for (back, open) in people.iter_mut().rev().enumerate() {
        let speaker = &mut open.speaker;
        if speaker.company.is_some() || (back > 0 && open.group != group) {
            return;
        }
        if back == 0 {
            with_role = speaker.role.is_some();
        } else if let Some(role) = &speaker.role {
            // "A, Student & B, X": A does not work for X; "A, Lead & B, Engineer, X": both do.
            if !with_role || stands_alone(role) {
                return;
            }
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
pub(super) fn clean_name(text: &str) -> String {
    let mut name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    name.retain(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'));
    for label in [
        "(moderator)",
        "(host)",
        "(she/her)",
        "(he/him)",
        "(they/them)",
        "(moderated)",
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
