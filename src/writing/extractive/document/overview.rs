//! "About" the company: what the talk says of who they are and how big their platform is, then what the landscape says,
//! which is marked as such. It adds nothing that anybody would have to look up.

use super::super::{
    facts::{Fact, Reader},
    kinds::FactKind,
    known,
    plan::Plan,
    prose,
    realise::{Last, Voice, series},
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
    let (who, rest): (Vec<Fact>, Vec<Fact>) =
        plan.overview.iter().cloned().partition(|f| f.kind == FactKind::Identity);
    let mut first: Vec<DraftSentence> = prose(&who, voice, Last::Nothing).into_iter().flatten().collect();
    let introduced = !first.is_empty();
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

/// What title and landscape say of the company.
fn landscape(reader: &Reader<'_>) -> Vec<DraftSentence> {
    let mut out = Vec::new();
    let Some(company) = &reader.source.analysis.company else {
        return out;
    };
    // Without used projects the summary has not named the speakers.
    let people = own_people(reader);
    if super::projects::used(reader.source).is_empty() && !people.is_empty() {
        out.push(known(format!(
            "{} presented the work of {} in a conference talk.",
            series(&people),
            company.name
        )));
    }
    if company.membership.status == MembershipStatus::EndUserMember {
        out.push(known(format!(
            "The CNCF landscape lists {} as an end user member of the Cloud Native Computing Foundation.",
            company.name
        )));
    }
    out
}
