//! Checks claims against a talk: quotations, names, numbers, attachment, polarity, wording. Used by both writers and
//! by `check`. It changes no text: what fails is repaired or dropped by the writers.

mod align;
mod attachment;
mod certainty;
mod checks;
mod clauses;
mod complements;
mod doers;
mod foreign;
mod former;
mod index;
mod lexicon;
pub mod markdown;
mod metadata;
mod names;
mod numbers;
mod polarity;
mod provenance;
mod quotations;
mod reading;
mod roles;
mod seams;
pub(crate) mod sentences;
mod support;
mod tokens;
mod usage;

use crate::{
    knowledge::Knowledge,
    model::{Analysis, Draft, Ledger, LedgerEntry, Talk, Transcript, Verdict},
    text::numbers::Quantity,
};

use index::{Index, Position};
use names::Register;
use provenance::Provenance;
use quotations::Quoted;
use tokens::Word;

/// Everything a claim may rest on.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Metadata; outranks the transcript for people's names.
    pub talk: &'a Talk,
    /// What was said.
    pub transcript: &'a Transcript,
    /// What it was understood to say.
    pub analysis: &'a Analysis,
    /// Projects, members, terms.
    pub knowledge: &'a Knowledge,
}

/// A claim to be checked.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// One sentence, bullet or headline as plain text without Markdown.
    pub text: &'a str,
    /// Sentences it cites; `None` = search the whole talk.
    pub cited: Option<&'a [usize]>,
    /// Whether it speaks of metadata or landscape facts, which the talk need not say.
    pub from_metadata: bool,
}

/// The grounding engine: built once for a talk, asked once a claim.
#[derive(Debug)]
pub struct Engine<'a> {
    /// What it checks against.
    pub source: Source<'a>,
    index: Index,
    register: Register<'a>,
    /// Words of the talk's title.
    title: Vec<Word>,
    figures: Vec<Quantity>,
    year: Option<f64>,
}

/// Neighbours of a cited sentence that may be read with it: sentence borders of captions are uncertain.
const NEIGHBOURS: usize = 1;

/// What is known of a claim while it is judged.
struct Case<'c> {
    text: &'c str,
    words: Vec<Word>,
    quotes: Vec<Quoted>,
    index: &'c Index,
}

impl Case<'_> {
    fn is_quoted(&self, at: usize) -> bool {
        let word = &self.words[at];
        self.quotes.iter().any(|q| q.range.0 <= word.start && word.end <= q.range.1)
    }
}

impl<'a> Engine<'a> {
    /// Reads the talk once.
    pub fn new(source: Source<'a>) -> Self {
        let foreign = foreign::mark(source.transcript);
        let index = Index::new(source.transcript, &foreign);
        let register = Register::new(
            source.knowledge,
            metadata::metadata_words(source),
            metadata::self_words(source),
        );
        Self {
            source,
            index,
            register,
            title: tokens::words(&source.talk.title),
            figures: crate::text::numbers::read(&format!(
                "{}. {}",
                source.talk.title, source.talk.description
            )),
            year: source
                .talk
                .published
                .as_deref()
                .and_then(|date| date.get(..4))
                .and_then(|y| y.parse().ok()),
        }
    }

    /// Judges one claim.
    pub fn verify(&self, claim: Claim<'_>) -> Verdict {
        let mut verdict = Verdict {
            support: 1.0,
            ..Verdict::default()
        };
        let text = match provenance::label(claim.text, self.source) {
            Ok(text) => text,
            Err(reason) => {
                verdict.findings.push(checks::stray(claim.text, reason));
                claim.text
            }
        };
        if text.is_empty() {
            return verdict;
        }
        match provenance::judge(text, &self.title, self.source, |w| self.register.is_self(w)) {
            Provenance::Carried if quotations::find(text).is_empty() => return verdict,
            Provenance::Contradicted(reason) => {
                verdict.findings.push(checks::stray(claim.text, reason));
                return verdict;
            }
            _ => {}
        }
        let claim = Claim { text, ..claim };
        let part = claim.cited.map(|ids| self.part(ids, NEIGHBOURS));
        let mut case = Case {
            text: claim.text,
            words: tokens::words(claim.text),
            quotes: quotations::find(claim.text),
            index: part.as_ref().unwrap_or(&self.index),
        };
        // Words of a quotation are checked one by one; what they say is the speaker's, not the writer's.
        for at in 0..case.words.len() {
            if case.is_quoted(at) {
                case.words[at].tags = lexicon::Tags::default();
            }
        }
        let mut places: Vec<Position> = Vec::new();
        self.check_quotations(&case, &mut verdict, &mut places);
        let named = self.check_names(&case, claim, &mut verdict);
        if !claim.from_metadata {
            verdict.findings.extend(usage::merely_named(text, self.source));
            verdict.findings.extend(usage::merely_named_product(
                &case.words,
                &named,
                case.index,
                self.source.knowledge,
                |w| self.register.is_self(w),
            ));
            self.check_meaning(&case, &named, &mut verdict, &mut places);
        }
        for (_, said) in &named {
            let near = said.iter().copied().min_by_key(|p| places.iter().map(|q| p.abs_diff(*q)).min());
            places.extend(near);
        }
        verdict.evidence = case.index.sentences(places);
        let ours = case.words.iter().any(|w| self.register.is_self(w));
        if ours && !claim.from_metadata && verdict.findings.is_empty() {
            verdict.findings.extend(foreign::another_s(claim.text, &verdict.evidence, self.source));
        }
        verdict
    }

    /// The words of a text that the cited sentences say in no form, when these are more than a writer's own way of
    /// putting it; names of the company and its people are nobody's own words. Stricter than [`Engine::verify`]: for models.
    pub fn unsaid(&self, text: &str, cited: &[usize]) -> Vec<String> {
        let index = self.part(cited, 0);
        let words = tokens::words(text);
        let alignment = align::Alignment::new(&words, &index, |at| self.register.is_known(&words[at]));
        support::unsaid(&words, &clauses::split(&words), &alignment, &index)
    }

    /// The first two words in a row of a text that the cited sentences say, but nowhere together: it was put together of
    /// fragments.
    pub fn seam(&self, text: &str, cited: &[usize]) -> Option<(String, String)> {
        let index = self.part(cited, 0);
        let words = tokens::words(text);
        let alignment = align::Alignment::new(&words, &index, |at| self.register.is_known(&words[at]));
        let (left, right) = seams::seam(&words, &alignment, &index)?;
        Some((words[left].text.clone(), words[right].text.clone()))
    }

    /// The cited sentences with so many neighbours on each side.
    fn part(&self, cited: &[usize], neighbours: usize) -> Index {
        self.index.part(|id| cited.iter().any(|cited| cited.abs_diff(id) <= neighbours))
    }

    /// Judges every sentence of a draft; nothing is dropped here.
    pub fn ledger(&self, draft: &Draft) -> Ledger {
        let entries = draft
            .sentences()
            .map(|(section, sentence)| LedgerEntry {
                section: section.to_owned(),
                claim: sentence.text.clone(),
                writer: sentence.writer,
                published: true,
                verdict: self.verify(Claim {
                    text: &sentence.text,
                    cited: Some(&sentence.evidence),
                    from_metadata: sentence.from_metadata,
                }),
            })
            .collect();
        Ledger { entries }
    }
}

#[cfg(test)]
mod tests;
