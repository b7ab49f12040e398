//! Headline and summary. They state results only when a fact carries them.

use super::super::{
    facts::{Fact, Reader},
    known,
    person::Persona,
    plan::Plan,
    print::capitalise,
    realise::{Last, Voice, series},
    subject::SubjectKind,
    told,
    verb::Tense,
};
use super::title;
use crate::{
    grounding::Source,
    model::{DraftSentence, FactSource},
    text::lexicon::lexicon,
};

/// What a company is glad to have none of.
const LOSSES: &[&str] = &[
    "downtime",
    "outages",
    "incidents",
    "errors",
    "interruptions",
    "failures",
];

/// Most words of a headline.
const HEADLINE: usize = 15;
/// Least worth of a fact that makes the headline.
const SURE: f64 = 0.55;

/// The headline: the strongest result, else the true subject.
pub(in super::super) fn headline(reader: &Reader<'_>, plan: &Plan, voice: &Voice<'_>) -> DraftSentence {
    if let Some(change) = plan.changes.first() {
        let text = format!("{} {}", capitalise(voice.company), change.text);
        if text.split_whitespace().count() <= HEADLINE {
            return told(text, change.evidence.clone());
        }
    }
    let results = plan.result.iter().chain(plan.impact.iter());
    for fact in results.filter(|f| f.metric && f.worth >= SURE) {
        if let Some(text) = result_headline(fact, voice) {
            return told(text, fact.evidence.clone());
        }
    }
    subject(reader, voice)
}

/// A headline that states no result: what the title says of the work, else the projects.
pub(in super::super) fn subject(reader: &Reader<'_>, voice: &Voice<'_>) -> DraftSentence {
    if let Some(text) = title::headline(reader, voice) {
        return known(text);
    }
    let used = super::projects::used(reader.source);
    if used.is_empty() {
        return super::super::plain(voice.company);
    }
    let names: Vec<String> = used.iter().take(3).map(|p| p.name.clone()).collect();
    let evidence = used.iter().take(3).filter_map(|p| p.evidence.first().copied()).collect();
    told(format!("How {} uses {}", voice.company, series(&names)), evidence)
}

/// "Intuit reduces …": a result in the present tense, when it is short and ours.
fn result_headline(fact: &Fact, voice: &Voice<'_>) -> Option<String> {
    const STRONG: &[&str] = &[
        "reduce",
        "cut",
        "save",
        "increase",
        "improve",
        "decrease",
        "lower",
        "shrink",
        "grow",
        "eliminate",
        "achieve",
        "accelerate",
        "migrate",
        "double",
        "triple",
        "create",
    ];
    let clause = fact.clauses.first()?;
    let strong = STRONG.contains(&clause.verb.base.as_str());
    let plain = matches!(clause.verb.tense, Tense::Past | Tense::Present)
        && !clause.verb.negated
        && !clause.verb.passive
        && !clause.verb.progressive;
    // "saved zero, which …" is no headline; "with zero downtime" is.
    let bare = clause.tokens.iter().enumerate().any(|(i, t)| {
        t.is(&["which", "nothing", "not"])
            || t.lower == "zero" && (t.after != ' ' || clause.tokens.get(i + 1).is_none_or(|n| !n.is(LOSSES)))
    });
    let figure = clause.tokens.iter().any(|t| t.lower.chars().any(|c| c.is_ascii_digit()));
    if clause.subject != SubjectKind::We || !strong || !plain || bare || !figure || fact.clauses.len() > 1 {
        return None;
    }
    let mut clause = clause.clone();
    let third = lexicon().third(&clause.verb.base)?;
    let (finite, end) = (clause.verb.finite, clause.verb.end);
    clause.tokens[finite] = super::super::tokens::Token::new(&third);
    clause.tokens.drain(finite + 1..end);
    clause.tokens.drain(..clause.front);
    if clause.tokens.len() > HEADLINE {
        return None;
    }
    clause.front = 0;
    clause.subject_end = 1;
    clause.verb.finite = finite - fact.clauses[0].front;
    // The verb agrees already; a plural persona leaves it as it is.
    let persona = Persona {
        subject: voice.company.to_owned(),
        plural: false,
    };
    let tokens = super::super::person::rewrite(&clause, &persona, voice.company)?;
    let text = voice.phrase(&tokens);
    Some(capitalise(&text))
}

/// Two or three sentences: who told it with which projects, the strongest result, what was done.
pub(in super::super) fn summary(reader: &Reader<'_>, plan: &Plan, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut out: Vec<DraftSentence> = introduction(reader, voice).into_iter().collect();
    let mut last = if out.is_empty() {
        Last::Nothing
    } else {
        Last::Company
    };
    if let Some(fact) = &plan.core
        && let Some(text) = voice.sentence(fact, &mut last)
    {
        out.push(told(text, fact.evidence.clone()));
    }
    if let Some(change) = plan.changes.first() {
        let who = if last == Last::Nothing {
            capitalise(voice.company)
        } else {
            capitalise(voice.whole())
        };
        out.push(told(
            format!("{who} {}.", as_past(&change.text)),
            change.evidence.clone(),
        ));
    } else if let Some(fact) = &plan.result
        && let Some(text) = voice.sentence(fact, &mut last)
    {
        out.push(told(text, fact.evidence.clone()));
    }
    out
}

/// A change as it is told of the past: "sees a drop" → "saw a drop".
pub(in super::super) fn as_past(change: &str) -> String {
    match change.split_once(' ') {
        Some(("cuts", rest)) => format!("cut {rest}"),
        Some(("takes", rest)) => format!("took {rest}"),
        Some(("sees", rest)) => format!("saw {rest}"),
        Some(("goes", rest)) => format!("went {rest}"),
        _ => change.to_owned(),
    }
}

/// "In a conference talk, A and B described how Acme uses X, Y, and Z."
fn introduction(reader: &Reader<'_>, voice: &Voice<'_>) -> Option<DraftSentence> {
    let plain = uses(reader.source, voice.company)?;
    let people = own_people(reader);
    if people.is_empty() {
        return Some(plain);
    }
    let rest = plain.text.get(voice.company.len()..)?;
    let text = format!(
        "In a conference talk, {} described how {}{rest}",
        series(&people),
        voice.company
    );
    Some(told(text, plain.evidence))
}

/// "Acme uses X, Y, and Z."
pub(in super::super) fn uses(source: Source<'_>, company: &str) -> Option<DraftSentence> {
    let used = super::projects::used(source);
    let names: Vec<String> = used.iter().take(4).map(|p| p.name.clone()).collect();
    if names.is_empty() {
        return None;
    }
    let evidence = used.iter().take(4).filter_map(|p| p.evidence.first().copied()).collect();
    Some(told(
        format!("{} uses {}.", capitalise(company), series(&names)),
        evidence,
    ))
}

/// Names of the speakers that belong to the company.
pub(in super::super) fn own_people(reader: &Reader<'_>) -> Vec<String> {
    let Some(company) = &reader.source.analysis.company else {
        return Vec::new();
    };
    let theirs = |name: &String| {
        name.eq_ignore_ascii_case(&company.name)
            || company.name.contains(name.as_str())
            || name.contains(company.name.as_str())
    };
    reader
        .source
        .analysis
        .speakers
        .iter()
        .filter(|s| company.source != FactSource::Transcript && s.company.as_ref().is_none_or(theirs))
        .map(|s| s.name.clone())
        .collect()
}
