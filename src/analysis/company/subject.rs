//! Chooses which of the companies in the metadata the talk is about. Vendors who present with an end user are not
//! the subject; a company in the talk's own title is.

use super::{
    Directory,
    topic::{Place, Words},
};
use crate::{
    knowledge::Knowledge,
    model::{Membership, MembershipStatus, Subject},
    text::{
        english,
        names::{company::CompanyName, is_known_organisation, is_legal_form},
    },
};

/// A company that may be the subject.
struct Candidate {
    name: String,
    score: f64,
    /// Whether the talk's own title names it.
    in_topic: bool,
}

/// Most words of an organisation's name that are looked for in a title.
const LONGEST_NAME: usize = 4;

/// The subject's name as it is printed, and how sure it is.
pub(super) fn choose(
    subject: &Subject,
    directory: &Directory<'_>,
    knowledge: &Knowledge,
) -> Option<(String, f64)> {
    let topic = Words::new(&subject.topic);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (i, company) in subject.companies.iter().enumerate() {
        let membership = directory.verify(company);
        let place = place_of(company, &membership, &topic, directory);
        let speakers = subject.speakers.iter().filter(|s| s.company.as_ref() == Some(company)).count();
        let share = speakers as f64 / subject.speakers.len().max(1) as f64;
        let named = place.map_or(0.0, |p| 3.0 + f64::from(u8::from(topic.is_subject(p))));
        candidates.push(Candidate {
            name: printed(company, place, &membership, &topic, directory),
            score: named + standing(company, &membership) + 0.4 * share - 0.05 * i as f64,
            in_topic: place.is_some(),
        });
    }
    candidates.extend(in_topic_only(&topic, &candidates, directory, knowledge));
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let best = candidates.first()?;
    let rival = candidates.iter().skip(1).find(|c| c.name != best.name).map(|c| c.score);
    Some((best.name.clone(), confidence(best, rival, subject)))
}

/// How sure the best candidate is, by what speaks for it and how far the next one is behind.
fn confidence(best: &Candidate, rival: Option<f64>, subject: &Subject) -> f64 {
    let speaks = !subject.companies.is_empty();
    match rival.map(|r| best.score - r) {
        None if best.in_topic && speaks => 0.98,
        None if speaks => 0.95,
        None => 0.75,
        Some(ahead) if ahead >= 2.0 && best.in_topic => 0.95,
        Some(ahead) if ahead >= 2.0 => 0.9,
        Some(ahead) if ahead >= 1.0 => 0.8,
        Some(_) => 0.6,
    }
}

/// What kind of organisation it is says how likely a case study is about it.
fn standing(company: &str, membership: &Membership) -> f64 {
    let folded = company.to_lowercase();
    let community = [
        "cncf",
        "cloud native computing foundation",
        "linux foundation",
        "openssf",
        "foundation",
        "university",
        "working group",
    ];
    if community.iter().any(|c| folded.contains(c)) && membership.status != MembershipStatus::EndUserMember {
        return -2.0;
    }
    match membership.status {
        MembershipStatus::EndUserMember => 2.0,
        MembershipStatus::Member => -1.0,
        MembershipStatus::NotMember => {
            let vendor = [
                "labs",
                ".io",
                ".ai",
                ".dev",
                "consulting",
                "software",
                "solutions",
                "systems",
            ];
            if vendor.iter().any(|v| folded.contains(v)) {
                0.2
            } else {
                0.7
            }
        }
    }
}

/// Where the topic names a company: by its whole name, without legal form, by its landscape name or another name of
/// the member, or by a leading or trailing part that is a name of its own ("Mercantil" for "Banco Mercantil").
fn place_of(
    company: &str,
    membership: &Membership,
    topic: &Words<'_>,
    directory: &Directory<'_>,
) -> Option<Place> {
    let name = CompanyName::new(company);
    let whole = [&name.full[..], &name.bare[..], name.core()];
    if let Some(place) = whole.iter().find_map(|words| topic.find_words(words)) {
        return Some(place);
    }
    let member = membership.landscape_name.is_some().then(|| directory.member(company)).flatten();
    if let Some(place) = member.and_then(|m| {
        std::iter::once(&m.name)
            .chain(&m.aliases)
            .filter(|n| n.len() > 2)
            .find_map(|n| topic.find(n))
    }) {
        return Some(place);
    }
    let parts = (1..name.bare.len())
        .rev()
        .flat_map(|len| [&name.bare[..len], &name.bare[name.bare.len() - len..]]);
    parts
        .filter(|words| {
            words.iter().map(String::len).sum::<usize>() >= 4
                && words.iter().any(|w| english::class(w).is_none())
        })
        .find_map(|words| topic.find_words(words))
        .or_else(|| parts_of_known_brand(&name, topic))
}

/// "Ford" of "Ford Motor Company": an ordinary word counts when the topic says that it is the subject.
fn parts_of_known_brand(name: &CompanyName, topic: &Words<'_>) -> Option<Place> {
    let first = name.bare.first().filter(|w| w.len() >= 3)?;
    let place = topic.find_words(std::slice::from_ref(first))?;
    let capital = topic.written(place).starts_with(char::is_uppercase);
    (capital && topic.is_subject(place)).then_some(place)
}

/// The name to print: the topic's spelling when it is the brand of the same member ("Mercedes-Benz" for
/// "Mercedes-Benz Tech Innovation"), else the company without its legal form.
fn printed(
    company: &str,
    place: Option<Place>,
    membership: &Membership,
    topic: &Words<'_>,
    directory: &Directory<'_>,
) -> String {
    let brand = place.map(|p| topic.written(p)).filter(|brand| {
        let same_member = directory
            .verify(brand)
            .landscape_name
            .is_some_and(|n| Some(n) == membership.landscape_name);
        same_member
            && brand.len() < company.len()
            && !company.trim_start_matches("The ").eq_ignore_ascii_case(brand)
    });
    let brand = brand.or_else(|| one_of_two(company, topic));
    let name = brand.map_or_else(|| without_legal_form(company), str::to_owned);
    // "NYT" and the like stay as the speakers' list spells the company.
    if name.chars().all(char::is_uppercase) && brand.is_some() {
        without_legal_form(company)
    } else {
        name
    }
}

/// "Loom" of "Loom/Weft Inc.", where the topic names only one of the two.
fn one_of_two<'a>(company: &'a str, topic: &Words<'_>) -> Option<&'a str> {
    let mut parts = company.split('/').map(str::trim).filter(|p| p.len() > 2 && topic.find(p).is_some());
    parts.next().filter(|part| part.len() < company.len() && parts.next().is_none())
}

/// "Adobe Inc." → "Adobe"; "The Boeing Company" stays, since people say it so.
fn without_legal_form(company: &str) -> String {
    let mut name = company.trim();
    while let Some((before, last)) = name.rsplit_once(' ') {
        let ending = last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !is_legal_form(last)
            // "Acme Co., Ltd." loses both.
            || name.len() == company.trim().len()
                && matches!(
                    ending.as_str(),
                    "company" | "co" | "as" | "private" | "corporation"
                )
                && !before.ends_with(',')
        {
            break;
        }
        name = before.trim_end_matches([',', '&', ' ']);
    }
    name.to_owned()
}

/// Companies that only the topic names, where its words say that the talk is about them.
fn in_topic_only(
    topic: &Words<'_>,
    known: &[Candidate],
    directory: &Directory<'_>,
    knowledge: &Knowledge,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while at < topic.len() {
        let mut taken = 1;
        for len in (1..=LONGEST_NAME.min(topic.len() - at)).rev() {
            let place = Place { first: at, len };
            let written = topic.written(place);
            if !written
                .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c.is_lowercase() && len == 1)
                || topic.is_broken(place)
            {
                continue;
            }
            let Some(score) = topic_score(written, place, topic, directory, knowledge) else {
                continue;
            };
            // "Acme's journey" is Acme's.
            let name = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
            if !known.iter().any(|c| c.name.eq_ignore_ascii_case(name)) {
                found.push(Candidate {
                    name: name.to_owned(),
                    score,
                    in_topic: true,
                });
            }
            taken = len;
            break;
        }
        at += taken;
    }
    found
}

/// How much a name that only the topic has is the subject; `None` when it is no organisation or only a tool.
fn topic_score(
    written: &str,
    place: Place,
    topic: &Words<'_>,
    directory: &Directory<'_>,
    knowledge: &Knowledge,
) -> Option<f64> {
    if knowledge.project(written).is_some() {
        return None;
    }
    let capital = written.starts_with(char::is_uppercase);
    let subject = topic.is_subject(place) && capital;
    let membership = directory.verify(written);
    let certain = membership.confidence >= 0.95;
    let ordinary = written.split(' ').all(|w| english::class(&w.to_lowercase()).is_some());
    if topic.is_cut_after(place) {
        return None;
    }
    match membership.status {
        MembershipStatus::EndUserMember if certain && subject => Some(3.0),
        MembershipStatus::EndUserMember if certain && !ordinary && capital => Some(1.5),
        MembershipStatus::Member if certain && subject && !ordinary => Some(0.3),
        MembershipStatus::NotMember if subject && is_known_organisation(written) => Some(2.0),
        _ => None,
    }
}
