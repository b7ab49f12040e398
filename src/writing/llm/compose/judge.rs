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
        if self.speaks_of_the_task(&text, &cited) {
            return Err(Refusal::Unfit("it speaks of the evidence, not of what was said"));
        }
        if let Some(doer) = named_doers(&text).find(|doer| !self.says(&cited, &format!("by {doer}"))) {
            let why = format!("nothing cited says that it was done by {doer}");
            return Err(Refusal::Ungrounded(Verdict::default(), why));
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

    /// Whether these sentences of the talk say some words, case apart.
    fn says(&self, cited: &[usize], words: &str) -> bool {
        let sentences = &self.engine.source.transcript.sentences;
        let words = words.to_lowercase();
        cited
            .iter()
            .filter_map(|id| sentences.get(*id))
            .any(|s| s.text.to_lowercase().contains(&words))
    }

    /// Whether it uses a word for what it was given ("the evidence is that …") which the talk itself does not.
    fn speaks_of_the_task(&self, text: &str, cited: &[usize]) -> bool {
        const GIVEN: [&str; 7] = [
            "evidence",
            "transcript",
            "headline",
            "sentence",
            "sentences",
            "paragraph",
            "prompt",
        ];
        let mut words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.any(|word| GIVEN.contains(&word.as_str()) && !self.says(cited, &word))
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

/// Whether a text ends with a word that needs another after it, or in the middle of a word.
fn is_cut_off(text: &str) -> bool {
    const OPEN: [&str; 36] = [
        "a", "an", "the", "of", "to", "and", "or", "but", "that", "which", "who", "with", "for", "as", "at",
        "from", "is", "are", "was", "were", "its", "their", "because", "when", "if", "very", "into", "than",
        "able", "has", "have", "had", "be", "been", "will", "by",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.next_back().is_some_and(|last| {
        let letter = last.chars().count() == 1 && last.chars().all(char::is_lowercase);
        letter || OPEN.contains(&last.to_lowercase().as_str())
    })
}

/// The names of which a text says that something was done by them ("led by Michelin").
fn named_doers(text: &str) -> impl Iterator<Item = &str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let doers: Vec<&str> = words
        .windows(2)
        .filter(|pair| pair[0].eq_ignore_ascii_case("by") && pair[1].starts_with(char::is_uppercase))
        .map(|pair| pair[1].trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    doers.into_iter()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_open_or_within_a_word_is_cut_off() {
        for text in [
            "The team is going to be able.",
            "The team wants to shut-d.",
            "The bakery moved to",
        ] {
            assert!(is_cut_off(text), "{text}");
        }
        for text in ["The bakery moved to plan B.", "The team shut it down."] {
            assert!(!is_cut_off(text), "{text}");
        }
    }

    #[test]
    fn only_names_are_doers() {
        let doers: Vec<&str> = named_doers("It is led by Orchard, cut by 20% and done by hand.").collect();
        assert_eq!(doers, ["Orchard"]);
    }
}
