//! "About" the company: what the talk says of who they are and how big their platform is, then what the landscape says,
//! which is marked as such. It adds nothing that anybody would have to look up.

use super::super::{
    facts::{Fact, Reader},
    kinds::FactKind,
    known,
    numbers::{piled, some_users},
    plan::Plan,
    prose,
    realise::{Last, Voice, series},
    tokens::Token,
    told,
};
use super::headline::own_people;
use crate::model::{DraftSentence, MembershipStatus};

/// The paragraphs of the overview.
pub(in super::super) fn overview(
    reader: &Reader<'_>,
    plan: &Plan,
    voice: &Voice<'_>,
) -> Vec<Vec<DraftSentence>> {
    let (who, rest): (Vec<Fact>, Vec<Fact>) = plan
        .overview
        .iter()
        .filter(|f| tells(f))
        .cloned()
        .partition(|f| f.kind == FactKind::Identity);
    let mut first: Vec<DraftSentence> = prose(&who, voice, Last::Nothing).into_iter().flatten().collect();
    // "Larkfeld is its oven. It has 90 shops": who?
    let of_the_company = |text: &str| {
        ["It ", "The company "].iter().any(|s| text.starts_with(s)) || text.starts_with(voice.company)
    };
    let introduced = first.last().is_some_and(|s| of_the_company(&s.text));
    for sentence in &plan.scale {
        let text = match sentence.text.strip_prefix(voice.company) {
            Some(rest) if introduced => format!("It{rest}"),
            _ => sentence.text.clone(),
        };
        first.push(told(text, sentence.evidence.clone()));
    }
    let last = if first.is_empty() { Last::Nothing } else { Last::It };
    let mut others = prose(&rest, voice, last);
    // A few sentences make one paragraph.
    if others.len() == 1 && others[0].len() + first.len() <= 4 {
        first.append(&mut others.remove(0));
    }
    first.extend(landscape(reader));
    others.insert(0, first);
    others
}

/// Whether a fact tells of the company: no mood of its speakers, and no words that were heard wrongly.
fn tells(fact: &Fact) -> bool {
    const MOODS: &[&str] = &[
        "excited",
        "glad",
        "thrilled",
        "honored",
        "delighted",
        "pleased",
        "proud",
        "view",
    ];
    let tokens: Vec<&Token> = fact.clauses.iter().flat_map(|c| &c.tokens).collect();
    let words: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
    !piled(&words.join(" ")) && !some_users(&tokens) && !tokens.iter().any(|t| t.is(MOODS))
}

/// What title and landscape say of the company.
fn landscape(reader: &Reader<'_>) -> Vec<DraftSentence> {
    let mut out = Vec::new();
    let Some(company) = &reader.source.analysis.company else {
        return out;
    };
    // Without used projects the summary has not named the speakers.
    let people = own_people(reader);
    if super::projects::used(reader.source).is_empty() && !people.is_empty() {
        let (people, name) = (series(&people), &company.name);
        // A lesson on a technology presents no work.
        out.push(known(if reader.source.analysis.is_hardly_own() {
            format!("{people} of {name} gave a conference talk.")
        } else {
            format!("{people} presented the work of {name} in a conference talk.")
        }));
    }
    if company.membership.status == MembershipStatus::EndUserMember {
        out.push(known(format!(
            "The CNCF landscape lists {} as an end user member of the Cloud Native Computing Foundation.",
            company.name
        )));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Section,
        writing::extractive::{
            clause::clauses,
            tokens::{Names, clean},
        },
    };

    #[test]
    fn moods_and_what_was_heard_wrongly_tell_nothing_of_the_company() {
        let fact = |text: &str| Fact {
            kind: FactKind::Identity,
            section: Section::Background,
            clauses: clauses(&clean(text, &Names::default())),
            evidence: vec![1],
            sentence: 1,
            label: Section::Background,
            worth: 0.6,
            projects: Vec::new(),
            content: Vec::new(),
            metric: false,
        };
        assert!(tells(&fact("we are a bank in the north")));
        assert!(!tells(&fact("we are so excited to be part of this")));
        assert!(!tells(&fact("we have 450 units with 36,000 PS")));
    }
}
