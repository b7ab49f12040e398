//! Decides whether one sentence of a model is published: it must be prose, cite evidence it was given, and
//! say nothing that this evidence does not.

use super::super::{Brief, answer::Offered};
use crate::{
    grounding::{Claim, Engine},
    model::{DraftSentence, FindingSeverity, Verdict, WriterKind},
};

/// Words of a headline at the most.
const HEADLINE_WORDS: usize = 16;

/// Decides on one offered sentence at a time.
pub(super) struct Judge<'a> {
    pub(super) engine: &'a Engine<'a>,
    pub(super) brief: &'a Brief,
    /// For summary and headline: the transcript evidence behind each citable id.
    pub(super) below: Option<&'a [Vec<usize>]>,
    pub(super) accepted: Vec<DraftSentence>,
}

impl Judge<'_> {
    /// Accepts a sentence, or says why not. Stricter than for people: a mere warning refuses too,
    /// because a model has no good reason to be near the edge of what was said.
    pub(super) fn accept(&mut self, offered: &Offered) -> Result<(), (Verdict, String)> {
        let refuse = |why: &str| Err((Verdict::default(), why.to_owned()));
        if self.accepted.iter().any(|s| s.text.eq_ignore_ascii_case(&offered.text)) {
            return refuse("it repeats a sentence that stands already");
        }
        if speaks_in_first_person(&offered.text) {
            return refuse("it speaks in the first person");
        }
        let mut cited: Vec<usize> = offered
            .evidence
            .iter()
            .copied()
            .filter(|id| self.brief.evidence.iter().any(|e| e.id == *id))
            .collect();
        if cited.is_empty() {
            return refuse("it cites no evidence that was given");
        }
        if let Some(below) = self.below {
            cited = cited.iter().filter_map(|id| below.get(*id)).flatten().copied().collect();
        }
        cited.sort_unstable();
        cited.dedup();
        let text = match self.brief.spec.id.as_str() {
            "headline" => match headline(&offered.text) {
                Some(text) => text,
                None => return refuse("it is too long for a headline"),
            },
            _ => finished(&offered.text),
        };
        let verdict = self.engine.verify(Claim {
            text: &text,
            cited: Some(&cited),
            from_metadata: false,
        });
        if verdict.findings.is_empty() && !verdict.evidence.is_empty() {
            // What the model cited and the engine confirms; the engine may know more places than are meant.
            let confirmed = cited.iter().copied().filter(|id| verdict.evidence.contains(id));
            let confirmed: Vec<usize> = confirmed.collect();
            let evidence = if confirmed.is_empty() {
                verdict.evidence.clone()
            } else {
                confirmed
            };
            self.accepted.push(DraftSentence {
                text,
                evidence,
                writer: WriterKind::Llm,
                from_metadata: false,
            });
            return Ok(());
        }
        let why = verdict.findings.iter().max_by_key(|f| f.severity == FindingSeverity::Error).map_or_else(
            || "the cited evidence does not carry it".to_owned(),
            |f| f.reason.clone(),
        );
        Err((verdict, why))
    }
}

/// A headline: at most [`HEADLINE_WORDS`] words, no full stop.
fn headline(text: &str) -> Option<String> {
    let text = text.trim_end_matches('.').trim();
    (text.split_whitespace().count() <= HEADLINE_WORDS && !text.is_empty()).then(|| text.to_owned())
}

/// A sentence with its full stop.
fn finished(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '"']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Whether a text says "we" or "I" outside quotation marks.
fn speaks_in_first_person(text: &str) -> bool {
    let outside = text.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    outside.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').any(|word| {
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        word == "I"
            || ["we", "our", "ours", "us", "my", "me", "mine"].contains(&word.to_lowercase().as_str())
                && word != "US"
    })
}
