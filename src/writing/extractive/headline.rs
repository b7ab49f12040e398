//! Headline, summary and the company's introduction. They state results only when a fact carries them.

use super::{
    facts::{Fact, Reader},
    known,
    person::Persona,
    plan::Plan,
    realise::{Last, Voice, series},
    subject::SubjectKind,
    told,
    verb::Tense,
};
use crate::{
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
    if let Some(text) = title_headline(reader, voice) {
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
    Some(super::realise::capitalise(&text))
}

/// "How Intuit manages cloud resources via GitOps", when the title says it so and promises nothing.
fn title_headline(reader: &Reader<'_>, voice: &Voice<'_>) -> Option<String> {
    const PROMISES: &[&str] = &[
        "save", "million", "millions", "zero", "cutting", "cut", "reduce", "reducing", "faster", "best",
        "without", "downtime", "never", "every", "cost", "costs", "%", "x",
    ];
    let title = reader.source.talk.title.split(" - ").next()?.trim();
    let title = title.strip_prefix("Keynote:").unwrap_or(title).trim();
    let rest = title.strip_prefix("How ")?.strip_prefix(voice.company)?;
    let lower = title.to_lowercase();
    let promising = lower.split(|c: char| !c.is_alphanumeric() && c != '%').any(|w| PROMISES.contains(&w));
    if !rest.starts_with(' ') || promising || title.contains("...") || title.contains('…') {
        return None;
    }
    let words: Vec<String> = rest
        .split_whitespace()
        .map(|word| {
            let plain = word.chars().skip(1).all(|c| c.is_lowercase() || !c.is_alphabetic());
            if plain && crate::text::fluency::known_word(&word.to_lowercase()) && !reader.names.contains(word)
            {
                word.to_lowercase()
            } else {
                word.to_owned()
            }
        })
        .collect();
    Some(format!("How {} {}", voice.company, words.join(" ")))
}

/// Two or three sentences: who told it with which projects, what was done, what came of it.
pub(super) fn summary(reader: &Reader<'_>, plan: &Plan, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut out = Vec::new();
    let used = super::projects::used(reader.source);
    let names: Vec<String> = used.iter().take(4).map(|p| p.name.clone()).collect();
    if !names.is_empty() {
        let evidence = used.iter().take(4).filter_map(|p| p.evidence.first().copied()).collect();
        out.push(told(
            format!(
                "{} uses {}.",
                super::realise::capitalise(voice.company),
                series(&names)
            ),
            evidence,
        ));
    }
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
    out
}

/// What metadata and landscape say of the company and the speakers.
pub(super) fn company(reader: &Reader<'_>) -> Vec<DraftSentence> {
    let analysis = reader.source.analysis;
    let mut out = Vec::new();
    let Some(company) = &analysis.company else {
        return out;
    };
    let people: Vec<String> = analysis
        .speakers
        .iter()
        .filter(|s| {
            s.company.as_ref().is_none_or(|c| {
                c.eq_ignore_ascii_case(&company.name)
                    || company.name.contains(c.as_str())
                    || c.contains(company.name.as_str())
            })
        })
        .map(|s| s.name.clone())
        .collect();
    if !people.is_empty() && company.source != FactSource::Transcript {
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
