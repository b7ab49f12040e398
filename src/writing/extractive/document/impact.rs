//! What came of it: the changes with figures, then the other results. Empty when the talk states none.

use super::super::{
    facts::Fact,
    numbers::some_users,
    plan::Plan,
    print::capitalise,
    prose,
    realise::{Last, Voice, possessive, series},
    told,
};
use super::headline::as_past;
use crate::model::DraftSentence;

/// Most changes that are told.
const MOST: usize = 3;

/// The paragraphs of the section.
pub(in super::super) fn impact(plan: &Plan, voice: &Voice<'_>) -> Vec<Vec<DraftSentence>> {
    let told_by = |id: usize| plan.impact.iter().chain(&plan.result).any(|f| f.evidence.contains(&id));
    let changes: Vec<&DraftSentence> = plan
        .changes
        .iter()
        .filter(|c| !c.evidence.iter().any(|id| told_by(*id)))
        .take(MOST)
        .collect();
    let mut first = tell(&changes, voice);
    first.extend(plan.shares.iter().cloned());
    // What changed was the subject so far, so the company is named.
    let last = Last::Nothing;
    // "It celebrated 900 daily active users": of what?
    let whole = |f: &&Fact| !some_users(&f.clauses.iter().flat_map(|c| &c.tokens).collect::<Vec<_>>());
    let results: Vec<Fact> = plan.impact.iter().filter(whole).cloned().collect();
    let mut others = prose(&results, voice, last);
    if let Some(next) = others.first_mut() {
        first.append(next);
        *next = first;
    } else {
        others.push(first);
    }
    others
}

/// "The cost of a release fell by 44%, and incidents fell by 20%. The release time dropped from days to hours." Headline and
/// summary tell the first change of the company; here it is told of what changed.
fn tell(changes: &[&DraftSentence], voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut out: Vec<(String, Vec<usize>)> = Vec::new();
    let mut seen: Vec<(String, Vec<usize>)> = Vec::new();
    for change in changes {
        match of_itself(&change.text, voice) {
            Some(text) => out.push((capitalise(&text), change.evidence.clone())),
            None if change.text.starts_with("sees ") => {
                seen.push((
                    change.text.trim_start_matches("sees ").to_owned(),
                    change.evidence.clone(),
                ));
            }
            None => out.push((
                format!(
                    "{} {}",
                    capitalise(voice.company),
                    as_past(&change.text.replacen("cuts ", "takes ", 1))
                ),
                change.evidence.clone(),
            )),
        }
    }
    if !seen.is_empty() {
        let what: Vec<String> = seen.iter().map(|(what, _)| what.clone()).collect();
        let evidence = seen.into_iter().flat_map(|(_, evidence)| evidence).collect();
        out.push((
            format!("{} saw {}", capitalise(voice.company), series(&what)),
            evidence,
        ));
    }
    out.into_iter().map(|(text, evidence)| told(format!("{text}."), evidence)).collect()
}

/// A change told of what changed: "sees a 44% drop in the cost of a release" → "the cost of a release fell by 44%", "cuts
/// the release time from days to hours" → "the release time dropped from days to hours".
fn of_itself(change: &str, voice: &Voice<'_>) -> Option<String> {
    let own = |what: &str| match what.strip_prefix("its ") {
        Some(rest) => format!("{} {rest}", possessive(voice.company)),
        None => what.replacen(" its ", &format!(" {} ", possessive(voice.company)), 1),
    };
    let shorter = change.starts_with("cuts ");
    if let Some(rest) = change.strip_prefix("takes ").or_else(|| change.strip_prefix("cuts ")) {
        let (what, values) = rest.split_once(" from ")?;
        if !measure(what) {
            return None;
        }
        let verb = if shorter { "dropped" } else { "went" };
        return Some(format!("{} {verb} from {values}", own(what)));
    }
    let rest = change.strip_prefix("sees ")?;
    let (change, what) = rest.split_once(" in ")?;
    let (share, noun) = change.rsplit_once(' ')?;
    let verb = match noun {
        "reduction" | "drop" | "decrease" | "saving" => "fell",
        "increase" | "growth" => "rose",
        _ => return None,
    };
    let share = share.replacen("a ", "", 1).replacen("an ", "", 1);
    Some(format!("{} {verb} by {share}", own(what)))
}

/// Whether words name an amount, which can drop by itself: the release time can, the release cannot.
fn measure(what: &str) -> bool {
    const MEASURES: &[&str] = &[
        "time", "latency", "duration", "delay", "cycle", "period", "window", "cost", "bill", "usage", "size",
        "count", "number", "rate",
    ];
    let head = what.split(" of ").next().unwrap_or(what).split(" in ").next().unwrap_or(what);
    let head = head.split(" for ").next().unwrap_or(head);
    head.split(' ')
        .next_back()
        .is_some_and(|noun| MEASURES.contains(&noun.trim_end_matches('s')))
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
            "cuts the release time from days to hours",
            "sees a 44% drop in costs",
            "sees a 20% drop in incidents",
        ]);
        assert_eq!(
            texts(impact(&plan, &VOICE)),
            [
                "The release time dropped from days to hours.",
                "Costs fell by 44%.",
                "Incidents fell by 20%."
            ]
        );
    }

    #[test]
    fn what_changed_is_told_of_itself_and_whose_it_is() {
        for (change, told) in [
            (
                "sees about an 8% reduction in the cost of its platform",
                "the cost of Acme's platform fell by about 8%",
            ),
            (
                "cuts its build time from 9 hours to 2 hours",
                "Acme's build time dropped from 9 hours to 2 hours",
            ),
            ("sees a 30% growth in orders", "orders rose by 30%"),
        ] {
            assert_eq!(of_itself(change, &VOICE).as_deref(), Some(told));
        }
        assert_eq!(
            of_itself("goes from 2 releases per month to 35 releases per day", &VOICE),
            None
        );
    }

    #[test]
    fn nothing_is_told_of_a_talk_without_results() {
        assert!(texts(impact(&Plan::default(), &VOICE)).is_empty());
    }
}
