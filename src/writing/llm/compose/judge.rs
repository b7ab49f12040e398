//! Decides whether one sentence of a model is published: it must be prose, cite evidence it was given, and
//! say nothing that this evidence does not.

use super::super::{Brief, answer::Offered, prompt::echoes};
use crate::{
    grounding::{Claim, Engine},
    model::{DraftSentence, FindingSeverity, Verdict, WriterKind},
};

/// Words of a headline at the most.
const HEADLINE_WORDS: usize = 16;
/// Words of a sentence at the most, as for the built-in writer.
const MOST_WORDS: usize = 40;

/// Words of a sentence at the least: what is shorter was cut off or says next to nothing.
const FEWEST_WORDS: usize = 4;

/// Why a sentence is not published.
pub(super) enum Refusal {
    /// The talk does not carry it.
    Ungrounded(Verdict, String),
    /// It is no sentence for this place.
    Unfit(&'static str),
    /// There is no need of it, so that another try is a waste.
    Surplus(&'static str),
}

/// Decides on one offered sentence at a time.
pub(super) struct Judge<'a> {
    engine: &'a Engine<'a>,
    brief: &'a Brief,
    below: Option<&'a [Vec<usize>]>,
    words: usize,
    /// Whether the sentence before was accepted, so that the next may refer to it.
    follows: bool,
    /// What may be published, in the order of the answers.
    pub(super) accepted: Vec<DraftSentence>,
}

impl<'a> Judge<'a> {
    /// `below`: for summary and headline the transcript evidence behind each citable id.
    pub(super) fn new(engine: &'a Engine<'a>, brief: &'a Brief, below: Option<&'a [Vec<usize>]>) -> Self {
        Self {
            engine,
            brief,
            below,
            words: 0,
            follows: false,
            accepted: Vec::new(),
        }
    }

    /// Accepts a sentence, or says why not. Stricter than for people: a mere warning refuses too,
    /// because a model has no good reason to be near the edge of what was said.
    pub(super) fn accept(&mut self, offered: &Offered) -> Result<(), Refusal> {
        let judged = self.judge(offered);
        self.follows = judged.is_ok();
        judged
    }

    /// An answer begins: its first sentence follows none.
    pub(super) fn begin(&mut self) {
        self.follows = false;
    }

    fn judge(&mut self, offered: &Offered) -> Result<(), Refusal> {
        let headline = self.brief.spec.id == "headline";
        if headline && !self.accepted.is_empty() {
            return Err(Refusal::Surplus("there is a headline already"));
        }
        let text = if headline {
            shorn(&offered.text).ok_or(Refusal::Unfit("it is too long for a headline"))?
        } else {
            finished(&offered.text)
        };
        if self.accepted.iter().any(|s| says_no_more(&text, &s.text)) {
            return Err(Refusal::Surplus("it says nothing that does not stand already"));
        }
        let words = text.split_whitespace().count();
        if words < FEWEST_WORDS {
            return Err(Refusal::Unfit("it is too short for a sentence"));
        }
        if !self.accepted.is_empty() && self.words + words > self.brief.spec.max_words {
            return Err(Refusal::Surplus("the section has all its words"));
        }
        if words > MOST_WORDS {
            return Err(Refusal::Unfit("it is too long for a sentence"));
        }
        if speaks_in_person(&text) {
            return Err(Refusal::Unfit("it does not speak in the third person"));
        }
        if is_cut_off(&text) {
            return Err(Refusal::Unfit("it is cut off"));
        }
        if !self.follows && refers_back(&text) {
            return Err(Refusal::Unfit("nothing stands before it that it could refer to"));
        }
        if echoes(&text, &self.brief.spec) {
            return Err(Refusal::Unfit("it repeats what was asked, not what was said"));
        }
        let cited = self.cited(offered)?;
        if denies(&text) && !self.denied(&cited) {
            return Err(Refusal::Unfit("it denies what the cited evidence does not deny"));
        }
        let evidence = self.grounded(&text, &cited)?;
        self.words += words;
        self.accepted.push(DraftSentence {
            text,
            evidence,
            writer: WriterKind::Llm,
            from_metadata: false,
        });
        Ok(())
    }

    /// The sentences of the talk that it cites, among those that were given.
    fn cited(&self, offered: &Offered) -> Result<Vec<usize>, Refusal> {
        let given = |id: &usize| self.brief.evidence.iter().any(|e| e.id == *id);
        let mut cited: Vec<usize> = offered.evidence.iter().copied().filter(given).collect();
        if cited.is_empty() {
            return Err(Refusal::Unfit("it cites no evidence that was given"));
        }
        if let Some(below) = self.below {
            cited = cited.iter().filter_map(|id| below.get(*id)).flatten().copied().collect();
        }
        cited.sort_unstable();
        cited.dedup();
        Ok(cited)
    }

    /// Whether anything is denied in these sentences of the talk.
    fn denied(&self, cited: &[usize]) -> bool {
        let sentences = &self.engine.source.transcript.sentences;
        cited.iter().filter_map(|id| sentences.get(*id)).any(|s| denies(&s.text))
    }

    /// The cited sentences that carry it.
    fn grounded(&self, text: &str, cited: &[usize]) -> Result<Vec<usize>, Refusal> {
        let verify = |cited: Option<&[usize]>| {
            self.engine.verify(Claim {
                text,
                cited,
                from_metadata: false,
            })
        };
        let verdict = verify(Some(cited));
        if !verdict.findings.is_empty() || verdict.evidence.is_empty() {
            let why = worst(&verdict).unwrap_or("the cited evidence does not carry it").to_owned();
            return Err(Refusal::Ungrounded(verdict, why));
        }
        // A person who checks the page later has no citations: what the whole talk denies is not published either.
        let anywhere = verify(None);
        if let Some(why) = worst(&anywhere).map(str::to_owned) {
            return Err(Refusal::Ungrounded(anywhere, why));
        }
        // What the model cited and the engine confirms; the engine may know more places than are meant.
        let confirmed: Vec<usize> =
            cited.iter().copied().filter(|id| verdict.evidence.contains(id)).collect();
        // What is published as its evidence has to carry it alone.
        let alone = !confirmed.is_empty() && verify(Some(&confirmed)).findings.is_empty();
        Ok(if alone { confirmed } else { cited.to_vec() })
    }
}

/// The reason of the worst finding.
fn worst(verdict: &Verdict) -> Option<&str> {
    let worst = verdict.findings.iter().max_by_key(|f| f.severity == FindingSeverity::Error);
    worst.map(|finding| finding.reason.as_str())
}

/// A headline: at most [`HEADLINE_WORDS`] words, no full stop.
fn shorn(text: &str) -> Option<String> {
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

/// Whether all words of a text stand in another, in this order: a copy, or a copy with words left out.
fn says_no_more(text: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let other = words(other);
    let mut rest = other.iter();
    words(text).iter().all(|word| rest.any(|o| o == word))
}

/// Whether a sentence begins with a word for what another sentence has named.
fn refers_back(text: &str) -> bool {
    const POINTERS: [&str; 14] = [
        "it", "its", "they", "their", "this", "that", "these", "those", "he", "she", "his", "her", "such",
        "both",
    ];
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    POINTERS.contains(&first.to_lowercase().as_str())
}

/// Whether a text denies something. Wide on purpose: it decides whether a denial may rest on a sentence at all.
fn denies(text: &str) -> bool {
    const DENIALS: [&str; 17] = [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "cannot",
        "hardly",
        "lack",
        "lacked",
        "lacking",
        "stopped",
        "impossible",
        "unable",
    ];
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').any(|word| {
        let word = word.to_lowercase().replace('’', "'");
        DENIALS.contains(&word.as_str()) || word.ends_with("n't")
    })
}

/// Whether a text ends with a word that needs another after it.
fn is_cut_off(text: &str) -> bool {
    const OPEN: [&str; 28] = [
        "a", "an", "the", "of", "to", "and", "or", "but", "that", "which", "who", "with", "for", "as", "at",
        "from", "is", "are", "was", "were", "its", "their", "because", "when", "if", "very", "into", "than",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.next_back().is_some_and(|last| OPEN.contains(&last.to_lowercase().as_str()))
}

/// Whether a text says "we", "I" or "you" outside quotation marks.
fn speaks_in_person(text: &str) -> bool {
    let outside = text.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    outside.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').any(|word| {
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        word == "I"
            || [
                "we", "our", "ours", "us", "my", "me", "mine", "you", "your", "yours",
            ]
            .contains(&word.to_lowercase().as_str())
                && word != "US"
    })
}
