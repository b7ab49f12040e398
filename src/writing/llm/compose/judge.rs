//! Decides whether one sentence of a model is published: it must be prose, cite evidence it was given, and
//! say nothing that this evidence does not.

use super::{
    super::{Brief, answer::Offered, prompt::echoes},
    phrases::{
        UNITS, denies, finished, includes, is_cut_off, is_statement, named_doers, refers_back,
        repeats_itself, says_no_more, shorn, speaks_in_person,
    },
};
use crate::{
    grounding::{Claim, Engine},
    model::{DraftSentence, FindingSeverity, Verdict, WriterKind},
    writing::extractive,
};

/// Words of a sentence at the most, as for the built-in writer.
const MOST_WORDS: usize = 40;

/// Words of a sentence at the least: what is shorter was cut off or says next to nothing.
const FEWEST_WORDS: usize = 4;

/// Support of the least supported clause by what a model cites. An editor is warned below a third; a model is given the
/// very sentences to tell, so that it has no reason to leave them.
const LEAST_SUPPORT: f64 = 0.6;
/// Support by which another place of the talk is the evidence that the model should have cited.
const WELL_SUPPORTED: f64 = 0.85;

/// Sentences of the talk within which it tells what belongs together.
const APART: usize = 3;

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
        let stated = headline || is_statement(&text) && extractive::is_whole(&text);
        if !stated {
            return Err(Refusal::Unfit("it is no statement about the company"));
        }
        if repeats_itself(&text) {
            return Err(Refusal::Unfit("it says the same words twice"));
        }
        if echoes(&text, &self.brief.spec) {
            return Err(Refusal::Unfit("it repeats what was asked, not what was said"));
        }
        let cited = self.cited(offered)?;
        if self.counts_riddles(&text) {
            return Err(Refusal::Unfit(
                "it counts something by an abbreviation that the talk says but once",
            ));
        }
        if includes(&text) && cited.windows(2).any(|pair| pair[1] - pair[0] > APART) {
            return Err(Refusal::Unfit("it makes one thing of what the talk tells apart"));
        }
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

    /// Whether a figure counts what only two or three capitals name and nobody says again ("36 PS"): captions make such
    /// of words, and no reader knows what they mean.
    fn counts_riddles(&self, text: &str) -> bool {
        let words: Vec<&str> =
            text.split(|c: char| c != ',' && !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let counted = words
            .windows(2)
            .filter(|pair| pair[0].ends_with(|c: char| c.is_ascii_digit()))
            .map(|pair| pair[1]);
        counted
            .filter(|w| {
                (2..=3).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_uppercase()) && !UNITS.contains(w)
            })
            .any(|riddle| {
                let sentences = &self.engine.source.transcript.sentences;
                let said =
                    |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| *w == riddle).count();
                sentences.iter().map(|s| said(&s.text)).sum::<usize>() < 2
            })
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
        // Words of the talk from anywhere make no evidence: what is cited has to say the least supported clause, too. Where
        // another place says it in full, that place is the evidence.
        if let Some((left, right)) = self.engine.seam(text, cited) {
            let why = format!("it joins \"{left}\" and \"{right}\", which the cited evidence says apart");
            return Err(Refusal::Ungrounded(verdict, why));
        }
        let unsaid = self.engine.unsaid(text, cited);
        if verdict.support < LEAST_SUPPORT || !unsaid.is_empty() {
            let other = &anywhere.evidence;
            let says_it = anywhere.support >= WELL_SUPPORTED
                && !other.is_empty()
                && self.engine.unsaid(text, other).is_empty()
                && verify(Some(other)).findings.is_empty();
            if says_it {
                return Ok(anywhere.evidence);
            }
            let why = if unsaid.is_empty() {
                "the cited evidence says little of it".to_owned()
            } else {
                format!("the cited evidence does not say: {}", unsaid.join(", "))
            };
            return Err(Refusal::Ungrounded(verdict, why));
        }
        // What the model cited and the engine confirms; the engine may know more places than are meant.
        let confirmed: Vec<usize> =
            cited.iter().copied().filter(|id| verdict.evidence.contains(id)).collect();
        // What is published as its evidence has to carry it alone.
        let alone = !confirmed.is_empty()
            && self.engine.unsaid(text, &confirmed).is_empty()
            && verify(Some(&confirmed)).findings.is_empty();
        Ok(if alone { confirmed } else { cited.to_vec() })
    }
}

/// The reason of the worst finding.
fn worst(verdict: &Verdict) -> Option<&str> {
    let worst = verdict.findings.iter().max_by_key(|f| f.severity == FindingSeverity::Error);
    worst.map(|finding| finding.reason.as_str())
}
