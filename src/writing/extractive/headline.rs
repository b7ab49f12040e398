//! Headline, summary and the company's introduction. They state results only when a fact carries them.

use super::{
    facts::{Fact, Reader},
    known,
    person::Persona,
    plan::Plan,
    print::capitalise,
    realise::{Last, Voice, series},
    subject::SubjectKind,
    title, told,
    verb::Tense,
};
use crate::{
    grounding::Source,
    model::{DraftSentence, FactSource, MembershipStatus},
    text::lexicon::lexicon,
};

/// Most words of a headline.
const HEADLINE: usize = 15;

/// The headline: the strongest result, else the true subject.
pub(super) fn headline(reader: &Reader<'_>, plan: &Plan, voice: &Voice<'_>) -> DraftSentence {
    let results = plan.result.iter().chain(plan.impact.iter());
    for fact in results {
        if let Some(text) = result_headline(fact, voice) {
            return told(text, fact.evidence.clone());
        }
    }
    if let Some(result) = super::numbers::result(reader, voice) {
        let text = format!("{} {}", capitalise(voice.company), result.text);
        if text.split_whitespace().count() <= HEADLINE {
            return told(text, result.evidence);
        }
    }
    subject(reader, voice)
}

/// A headline that states no result: what the title says of the work, else the projects.
pub(super) fn subject(reader: &Reader<'_>, voice: &Voice<'_>) -> DraftSentence {
    if let Some(text) = title::headline(reader, voice) {
        return known(text);
    }
    let used = super::projects::used(reader.source);
    if used.is_empty() {
        return super::plain(voice.company);
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
    // "saved zero, which …" is no headline.
    let bare = clause.tokens.iter().any(|t| t.is(&["zero", "which", "nothing", "not"]));
    if clause.subject != SubjectKind::We || !strong || !plain || bare || fact.clauses.len() > 1 {
        return None;
    }
    let mut clause = clause.clone();
    let third = lexicon().third(&clause.verb.base)?;
    let (finite, end) = (clause.verb.finite, clause.verb.end);
    clause.tokens[finite] = super::tokens::Token::new(&third);
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
    let tokens = super::person::rewrite(&clause, &persona, voice.company)?;
    let text = voice.phrase(&tokens);
    Some(capitalise(&text))
}

/// Two or three sentences: who told it with which projects, the strongest result, what was done.
pub(super) fn summary(reader: &Reader<'_>, plan: &Plan, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut out: Vec<DraftSentence> = introduction(reader, voice).into_iter().collect();
    let mut last = if out.is_empty() {
        Last::Nothing
    } else {
        Last::Company
    };
    for fact in plan.core.iter().chain(plan.result.iter()) {
        if let Some(text) = voice.sentence(fact, &mut last) {
            out.push(told(text, fact.evidence.clone()));
        }
    }
    if plan.result.is_none()
        && let Some(result) = super::numbers::result(reader, voice)
    {
        let who = if last == Last::Nothing {
            capitalise(voice.company)
        } else {
            "The company".to_owned()
        };
        let text = result.text.replacen("takes ", "took ", 1).replacen("sees ", "saw ", 1);
        out.push(told(format!("{who} {text}."), result.evidence));
    }
    out
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
pub(super) fn uses(source: Source<'_>, company: &str) -> Option<DraftSentence> {
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
fn own_people(reader: &Reader<'_>) -> Vec<String> {
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

/// What the landscape says of the company.
pub(super) fn company(reader: &Reader<'_>) -> Vec<DraftSentence> {
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
