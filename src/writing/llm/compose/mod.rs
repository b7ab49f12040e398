//! Turns a grounded extractive draft and a model's sections into one draft in which every sentence is
//! grounded: write, check, repair once, drop, fall back. Sends nothing itself.

mod judge;
mod phrases;
mod place;
mod section;

use std::sync::atomic::AtomicBool;

use futures::{StreamExt as _, stream};

pub use section::SectionLog;

use super::{
    Brief, Endpoint, Error, SectionWriter, Spec,
    prompt::{self, Evidence, Messages, Planned},
};
use crate::{
    grounding::Engine,
    model::{Draft, DraftSentence, Ledger},
};
use section::{Round, Written};

/// A draft in which model and extractive writer each wrote what is true.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Composition {
    /// The draft.
    pub draft: Draft,
    /// Every claim with its verdict, dropped ones included.
    pub ledger: Ledger,
    /// One entry a section that was asked for.
    pub log: Vec<SectionLog>,
}

/// Replaces the baseline's sections, then summary and headline, by what the model writes and grounding
/// accepts. With `fallback` a failing model costs nothing but its text; without, its error is returned.
/// A budget that is exceeded is always an error.
pub async fn compose(
    engine: &Engine<'_>,
    baseline: &Draft,
    specs: &[Spec],
    writer: &dyn SectionWriter,
    concurrency: usize,
    fallback: bool,
) -> Result<Composition, Error> {
    let facts = prompt::facts(engine.source, baseline);
    let round = Round {
        engine,
        writer,
        stop: AtomicBool::new(false),
    };
    let (closing, body): (Vec<&Spec>, Vec<&Spec>) = specs.iter().partition(|s| is_closing(s));
    let mut written: Vec<Written> = stream::iter(body)
        .map(|spec| {
            let brief = body_brief(engine, spec, &facts, writer.evidence_tokens());
            round.section(brief, None)
        })
        .buffered(concurrency.max(1))
        .collect()
        .await;
    let mut draft = baseline.clone();
    for section in &mut written {
        section.check(fallback)?;
        place::place(&mut draft, engine, section);
    }
    for spec in closing {
        let published = published(&draft);
        let below: Vec<Vec<usize>> = published.iter().map(|s| s.evidence.clone()).collect();
        let brief = closing_brief(engine, spec, &facts, &published);
        let mut section = round.section(brief, Some(&below)).await;
        section.check(fallback)?;
        place::place(&mut draft, engine, &mut section);
        written.push(section);
    }
    place::drop_repeats(&mut draft, &mut written);
    let mut ledger = engine.ledger(&draft);
    let mut log = Vec::new();
    for section in written {
        ledger.entries.extend(section.refused);
        log.push(section.log);
    }
    Ok(Composition { draft, ledger, log })
}

/// The first request of every section, as [`compose`] would make it over the baseline's own text.
pub fn plan(engine: &Engine<'_>, baseline: &Draft, specs: &[Spec], endpoint: &Endpoint) -> Vec<Messages> {
    let facts = prompt::facts(engine.source, baseline);
    let published = published(baseline);
    let brief = |spec: &Spec| {
        let mut brief = if is_closing(spec) {
            closing_brief(engine, spec, &facts, &published)
        } else {
            body_brief(engine, spec, &facts, endpoint.evidence_tokens())
        };
        brief.fit(None, u64::from(endpoint.max_input_tokens));
        brief
    };
    specs
        .iter()
        .map(brief)
        .filter(|brief| !brief.evidence.is_empty())
        .map(|brief| prompt::messages(&brief, None))
        .collect()
}

/// Summary and headline are written last, from what is published.
fn is_closing(spec: &Spec) -> bool {
    matches!(spec.id.as_str(), "summary" | "headline")
}

/// A section of the body is written from the talk.
fn body_brief(engine: &Engine<'_>, spec: &Spec, facts: &[Planned], evidence_tokens: u64) -> Brief {
    let plan: Vec<_> = facts.iter().filter(|p| p.section == spec.id).map(|p| p.fact.clone()).collect();
    let planned: Vec<usize> = plan.iter().flat_map(|fact| fact.evidence.iter().copied()).collect();
    let mut brief = Brief {
        spec: spec.clone(),
        about: prompt::about(engine.source),
        evidence: prompt::evidence(engine.source, spec, &planned, evidence_tokens),
        plan,
    };
    // What is left out of the evidence cannot be cited.
    brief.fit(None, u64::MAX);
    brief
}

/// Summary and headline are written from the sentences of the body, and from nothing else.
fn closing_brief(engine: &Engine<'_>, spec: &Spec, facts: &[Planned], published: &[&DraftSentence]) -> Brief {
    let leads = |sentence: &DraftSentence| {
        let mut leading = facts.iter().filter(|p| p.leading);
        leading.any(|p| p.fact.evidence.iter().any(|id| sentence.evidence.contains(id)))
    };
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut plan = Vec::new();
    for (id, sentence) in published.iter().enumerate() {
        let leading = leads(sentence);
        if leading {
            plan.push(prompt::Fact {
                kind: "leading fact".into(),
                tells: sentence.text.clone(),
                evidence: vec![id],
            });
        }
        evidence.push(Evidence {
            id,
            text: sentence.text.clone(),
            rank: if leading { 0 } else { id + 1 },
        });
    }
    Brief {
        spec: spec.clone(),
        about: prompt::about(engine.source),
        plan,
        evidence,
    }
}

/// Sentences of the body that rest on the talk.
fn published(draft: &Draft) -> Vec<&DraftSentence> {
    draft
        .sentences()
        .filter(|(id, sentence)| !matches!(*id, "headline" | "summary") && !sentence.evidence.is_empty())
        .map(|(_, sentence)| sentence)
        .collect()
}

#[cfg(test)]
mod tests;
