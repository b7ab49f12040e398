//! Turns a grounded extractive draft and a model's sections into one draft in which every sentence is
//! grounded: write, check, repair once, drop, fall back. Sends nothing itself.

mod judge;

use std::sync::atomic::{AtomicBool, Ordering};

use futures::{StreamExt as _, stream};
use judge::Judge;
use serde::Serialize;

use super::{
    Brief, Error, Repair, SectionWriter, Spec,
    prompt::{self, Evidence, Messages},
};
use crate::{
    error::Explain as _,
    grounding::Engine,
    model::{Block, Draft, DraftSection, DraftSentence, Ledger, LedgerEntry, WriterKind},
};

/// Sentences of a paragraph before the next one begins.
const PARAGRAPH: usize = 4;

/// What the model did for one section, for the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SectionLog {
    /// Section id.
    pub section: String,
    /// Who wrote what was published.
    pub writer: &'static str,
    /// Sentences the model offered, repairs included.
    pub offered: usize,
    /// Published sentences of the repair.
    pub repaired: usize,
    /// Sentences that were refused for good.
    pub dropped: usize,
    /// Sentences of the model that are published.
    pub published: usize,
    /// Why the extractive text stands instead, when it does.
    pub fallback: Option<String>,
    /// Error code behind the fallback, when there is one.
    pub error_code: Option<&'static str>,
}

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

/// One section as it came out.
struct Written {
    sentences: Vec<DraftSentence>,
    entries: Vec<LedgerEntry>,
    log: SectionLog,
    error: Option<Error>,
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
    let stop = AtomicBool::new(false);
    let (closing, body): (Vec<&Spec>, Vec<&Spec>) =
        specs.iter().partition(|s| matches!(s.id.as_str(), "summary" | "headline"));
    let mut written: Vec<(String, Written)> = stream::iter(body)
        .map(|spec| {
            let evidence = prompt::evidence(engine.source, spec, writer.evidence_tokens());
            let stop = &stop;
            async move {
                (
                    spec.id.clone(),
                    section(engine, spec, evidence, None, writer, stop).await,
                )
            }
        })
        .buffered(concurrency.max(1))
        .collect()
        .await;
    let mut result = Composition {
        draft: baseline.clone(),
        ..Composition::default()
    };
    for (id, section) in &mut written {
        check(section, fallback)?;
        place(&mut result.draft, id, section);
    }
    for spec in closing {
        let mut section = close(engine, spec, &result.draft, writer, &stop).await;
        check(&section, fallback)?;
        if spec.id == "headline" {
            if let Some(headline) = section.sentences.first() {
                result.draft.headline = Some(headline.clone());
            }
        } else {
            place(&mut result.draft, &spec.id, &mut section);
        }
        written.push((spec.id.clone(), section));
    }
    result.ledger = engine.ledger(&result.draft);
    for (_, section) in written {
        result.ledger.entries.extend(section.entries);
        result.log.push(section.log);
    }
    Ok(result)
}

/// The first request of every section, as [`compose`] would make it over the baseline's own text.
pub fn plan(engine: &Engine<'_>, baseline: &Draft, specs: &[Spec], evidence_tokens: u64) -> Vec<Messages> {
    let published = published(baseline);
    let about = prompt::about(engine.source);
    let brief = |spec: &Spec| Brief {
        spec: spec.clone(),
        about: about.clone(),
        evidence: if is_closing(spec) {
            cite(&published)
        } else {
            prompt::evidence(engine.source, spec, evidence_tokens)
        },
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

/// Sentences of the body that rest on the talk.
fn published(draft: &Draft) -> Vec<&DraftSentence> {
    draft
        .sentences()
        .filter(|(id, sentence)| !matches!(*id, "headline" | "summary") && !sentence.evidence.is_empty())
        .map(|(_, sentence)| sentence)
        .collect()
}

/// Numbers published sentences for a brief.
fn cite(published: &[&DraftSentence]) -> Vec<Evidence> {
    published
        .iter()
        .enumerate()
        .map(|(id, s)| Evidence {
            id,
            text: s.text.clone(),
        })
        .collect()
}

fn check(section: &Written, fallback: bool) -> Result<(), Error> {
    match &section.error {
        Some(error @ Error::Budget(_)) => Err(error.clone()),
        Some(error) if !fallback => Err(error.clone()),
        _ => Ok(()),
    }
}

/// Summary and headline rest on the published sentences: what they cite is mapped to the evidence below.
async fn close(
    engine: &Engine<'_>,
    spec: &Spec,
    draft: &Draft,
    writer: &dyn SectionWriter,
    stop: &AtomicBool,
) -> Written {
    let published = published(draft);
    let evidence = cite(&published);
    let below: Vec<Vec<usize>> = published.iter().map(|s| s.evidence.clone()).collect();
    section(engine, spec, evidence, Some(&below), writer, stop).await
}

/// One section: write, ground, repair once, drop.
async fn section(
    engine: &Engine<'_>,
    spec: &Spec,
    evidence: Vec<Evidence>,
    below: Option<&[Vec<usize>]>,
    writer: &dyn SectionWriter,
    stop: &AtomicBool,
) -> Written {
    let mut log = SectionLog {
        section: spec.id.clone(),
        writer: "extractive",
        ..SectionLog::default()
    };
    let mut entries = Vec::new();
    if evidence.is_empty() {
        log.fallback = Some("the talk says nothing that belongs here".into());
        return Written {
            sentences: Vec::new(),
            entries,
            log,
            error: None,
        };
    }
    let brief = Brief {
        spec: spec.clone(),
        about: prompt::about(engine.source),
        evidence,
    };
    let mut judge = Judge {
        engine,
        brief: &brief,
        below,
        accepted: Vec::new(),
    };
    let mut error = None;
    let mut repair: Option<Repair> = None;
    for round in 0..2 {
        if stop.load(Ordering::Relaxed) {
            log.fallback = Some("the model already failed in another section".into());
            break;
        }
        let answer = match writer.section(&brief, repair.as_ref()).await {
            Ok(answer) => answer,
            Err(failure) => {
                if failure.is_final() {
                    stop.store(true, Ordering::Relaxed);
                }
                // A repair that fails leaves what the first answer brought.
                if round == 0 || matches!(failure, Error::Budget(_)) {
                    log.fallback = Some(failure.to_string());
                    log.error_code = Some(failure.code());
                    error = Some(failure);
                }
                break;
            }
        };
        log.offered += answer.sentences.len() + answer.refused.len();
        let before = judge.accepted.len();
        let mut refused: Vec<(String, String)> =
            answer.refused.into_iter().map(|(text, why)| (text, why.to_owned())).collect();
        for offered in answer.sentences {
            if let Err((verdict, why)) = judge.accept(&offered) {
                refused.push((offered.text.clone(), why));
                entries.push(LedgerEntry {
                    section: spec.id.clone(),
                    claim: offered.text,
                    writer: WriterKind::Llm,
                    published: false,
                    verdict,
                });
            }
        }
        if round == 1 {
            log.repaired = judge.accepted.len() - before;
        }
        log.dropped += refused.len();
        if refused.is_empty() {
            break;
        }
        if round == 0 {
            let kept = judge.accepted.iter().map(|s| s.text.clone()).collect();
            repair = Some(Repair { refused, kept });
        }
    }
    finish(spec, judge.accepted, entries, log, error)
}

/// Takes the sentences when they make a section; else the extractive text stands.
fn finish(
    spec: &Spec,
    mut sentences: Vec<DraftSentence>,
    entries: Vec<LedgerEntry>,
    mut log: SectionLog,
    error: Option<Error>,
) -> Written {
    let words: usize = sentences.iter().map(|s| s.text.split_whitespace().count()).sum();
    if words < spec.min_words {
        if log.fallback.is_none() {
            log.fallback = Some(format!(
                "only {words} words of the model's text are carried by the talk, the section needs {}",
                spec.min_words
            ));
        }
        log.dropped += sentences.len();
        sentences.clear();
    } else {
        log.published = sentences.len();
        log.writer = "llm";
    }
    Written {
        sentences,
        entries,
        log,
        error,
    }
}

/// Puts the model's sentences in the place of the baseline's prose; bullets and quotations stay. What
/// another section says already to the letter is not said again.
fn place(draft: &mut Draft, id: &str, written: &mut Written) {
    let said: Vec<String> = draft
        .sentences()
        .filter(|(other, _)| *other != id)
        .map(|(_, s)| s.text.to_lowercase())
        .collect();
    let before = written.sentences.len();
    written.sentences.retain(|s| !said.contains(&s.text.to_lowercase()));
    written.log.dropped += before - written.sentences.len();
    written.log.published = written.sentences.len();
    if written.sentences.is_empty() {
        return;
    }
    let mut blocks: Vec<Block> = written
        .sentences
        .chunks(PARAGRAPH)
        .map(|sentences| Block::Paragraph {
            sentences: sentences.to_vec(),
        })
        .collect();
    match draft.sections.iter_mut().find(|s| s.id == id) {
        Some(section) => {
            blocks.extend(
                std::mem::take(&mut section.blocks)
                    .into_iter()
                    .filter(|b| !matches!(b, Block::Paragraph { .. })),
            );
            section.blocks = blocks;
        }
        None => draft.sections.push(DraftSection {
            id: id.to_owned(),
            heading: heading(id),
            blocks,
        }),
    }
}

/// Heading of a section that the baseline did not have: "what-comes-next" → "What comes next".
fn heading(id: &str) -> String {
    let text = id.replace(['-', '_'], " ");
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
