//! What came of it: the changes with figures, then the other results. Empty when the talk states none.

use super::super::{
    plan::Plan,
    print::capitalise,
    prose,
    realise::{Last, Voice, series},
    told,
};
use super::headline::as_past;
use crate::model::DraftSentence;

/// Most changes that are told.
const MOST: usize = 3;

/// The paragraphs of the section. Figures that the section's quotation gives are left to it.
pub(in super::super) fn impact(
    plan: &Plan,
    quotation: Option<&str>,
    voice: &Voice<'_>,
) -> Vec<Vec<DraftSentence>> {
    let told_by = |id: usize| plan.impact.iter().chain(&plan.result).any(|f| f.evidence.contains(&id));
    let changes: Vec<&DraftSentence> = plan
        .changes
        .iter()
        .filter(|c| !c.evidence.iter().any(|id| told_by(*id)))
        .filter(|c| {
            quotation.is_none_or(|words| !figures(&c.text).iter().any(|f| words.contains(f.as_str())))
        })
        .take(MOST)
        .collect();
    let mut first = tell(&changes, voice);
    first.extend(plan.shares.iter().cloned());
    let last = if first.is_empty() { Last::Nothing } else { Last::It };
    let mut others = prose(&plan.impact, voice, last);
    if let Some(next) = others.first_mut() {
        first.append(next);
        *next = first;
    } else {
        others.push(first);
    }
    others
}

/// "Acme saw a 44% drop in costs and a 20% drop in incidents. It took the release time from days to hours."
fn tell(changes: &[&DraftSentence], voice: &Voice<'_>) -> Vec<DraftSentence> {
    let (seen, taken): (Vec<&DraftSentence>, Vec<&DraftSentence>) =
        changes.iter().copied().partition(|c| c.text.starts_with("sees "));
    let mut out: Vec<(String, Vec<usize>)> =
        taken.iter().map(|c| (as_past(&c.text), c.evidence.clone())).collect();
    if !seen.is_empty() {
        let what: Vec<String> = seen.iter().map(|c| c.text.trim_start_matches("sees ").to_owned()).collect();
        let evidence = seen.iter().flat_map(|c| c.evidence.iter().copied()).collect();
        out.push((format!("saw {}", series(&what)), evidence));
    }
    out.into_iter()
        .enumerate()
        .map(|(i, (text, evidence))| {
            let who = if i == 0 {
                capitalise(voice.company)
            } else {
                "It".to_owned()
            };
            told(format!("{who} {text}."), evidence)
        })
        .collect()
}

/// The numbers in a text, as printed.
fn figures(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        .map(|w| w.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%').to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOICE: Voice<'_> = Voice {
        company: "Acme",
        cased: true,
    };

    fn plan(changes: &[&str]) -> Plan {
        Plan {
            changes: changes.iter().enumerate().map(|(i, c)| told((*c).to_owned(), vec![i])).collect(),
            ..Plan::default()
        }
    }

    fn texts(told: Vec<Vec<DraftSentence>>) -> Vec<String> {
        told.into_iter().flatten().map(|s| s.text).collect()
    }

    #[test]
    fn changes_are_told_as_results_and_shares_together() {
        let plan = plan(&[
            "takes the release time from days to hours",
            "sees a 44% drop in costs",
            "sees a 20% drop in incidents",
        ]);
        assert_eq!(
            texts(impact(&plan, None, &VOICE)),
            [
                "Acme took the release time from days to hours.",
                "It saw a 44% drop in costs and a 20% drop in incidents."
            ]
        );
    }

    #[test]
    fn a_figure_that_is_quoted_is_not_told_again() {
        let plan = plan(&["sees a 44% drop in costs"]);
        assert!(texts(impact(&plan, Some("We cut the costs by 44% in a year."), &VOICE)).is_empty());
        assert!(texts(impact(&Plan::default(), None, &VOICE)).is_empty());
    }
}
