//! Finds words of the speakers that are fit to print: whole sentences, or a run of clauses of a long one, each with the
//! probability that an editor prints it. It never adds, changes or moves a word; what it leaves out inside a quotation is
//! recorded.

mod around;
mod gate;
mod lists;
mod marks;
mod runs;
mod signs;
mod table;
mod weights;
mod wording;

#[cfg(test)]
mod tests;

use crate::model::{Quotation, SectionLabel, Transcript};
use around::Around;
use marks::{Counts, Mark};
use runs::Run;
use signs::{Candidate, Values};
use wording::Word;

/// Most quotations of a talk.
const MOST: usize = 40;
/// Least probability that is offered.
const LEAST: f64 = 0.12;
/// Most words of a sentence that is looked at; beyond it, captions have run several sentences together.
const LONGEST_SENTENCE: usize = 160;

/// Quotations, fittest first, at most forty and one a sentence.
pub fn find(transcript: &Transcript, sections: &[SectionLabel]) -> Vec<Quotation> {
    let talk = Talk::read(transcript, sections);
    let mut found: Vec<Quotation> = (0..talk.words.len()).filter_map(|id| talk.best(id)).collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sentence.cmp(&b.sentence)));
    drop_alike(&mut found);
    found.truncate(MOST);
    found
}

/// A run of words with what its score rests on, for `tools/train_quotations.py`.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The run as it would be printed, with its score.
    pub quotation: Quotation,
    /// Whether no other run of its sentence scores better.
    pub best: bool,
    /// The signs that show, with their strength.
    pub signs: Vec<(&'static str, f32)>,
    /// Places in the table of known words: of its own words, and of those of its sentence and beside it.
    pub words: [Vec<usize>; 2],
}

/// All runs of a talk that may be printed.
pub fn observe(transcript: &Transcript, sections: &[SectionLabel]) -> Vec<Observation> {
    let talk = Talk::read(transcript, sections);
    (0..talk.words.len())
        .flat_map(|id| {
            let best = talk.best(id).map(|q| q.text);
            let seen = talk.runs(id).into_iter().map(move |(run, values)| (run, values, best.clone()));
            seen.map(move |(run, values, best)| (id, run, values, best))
        })
        .map(|(id, run, values, best)| {
            let quotation = talk.quotation(id, run, talk.score(id, run, &values));
            let places = |marks: &mut dyn Iterator<Item = &Mark>| marks.filter_map(|m| m.place).collect();
            Observation {
                best: best.as_ref() == Some(&quotation.text),
                quotation,
                signs: signs::NAMES
                    .iter()
                    .zip(values.0)
                    .filter(|(_, value)| *value != 0.0)
                    .map(|(name, value)| (*name, value))
                    .collect(),
                words: [
                    places(&mut talk.marks[id][run.start..run.end].iter()),
                    places(&mut talk.beside(id)),
                ],
            }
        })
        .collect()
}

/// A talk with its words as they would be printed.
struct Talk<'t> {
    transcript: &'t Transcript,
    sections: &'t [SectionLabel],
    words: Vec<Vec<Word>>,
    marks: Vec<Vec<Mark>>,
    around: Around,
}

impl<'t> Talk<'t> {
    fn read(transcript: &'t Transcript, sections: &'t [SectionLabel]) -> Self {
        let sentences = &transcript.sentences;
        let words: Vec<Vec<Word>> = sentences.iter().map(|s| wording::words(&s.text)).collect();
        let counts = Counts::of(&words);
        let marks: Vec<Vec<Mark>> = words.iter().map(|w| marks::marks(w, &counts)).collect();
        let texts: Vec<&str> = sentences.iter().map(|s| s.text.as_str()).collect();
        Self {
            around: Around::of(&words, &marks, &texts),
            transcript,
            sections,
            words,
            marks,
        }
    }

    /// The run of a sentence that is likeliest to be printed, if any is likely enough.
    fn best(&self, id: usize) -> Option<Quotation> {
        let runs = self.runs(id);
        let scored = runs.iter().map(|(run, values)| (*run, self.score(id, *run, values)));
        let (run, score) = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
        let quotation = (score >= LEAST).then(|| self.quotation(id, run, score))?;
        gate::figures_sound(&quotation.text).then_some(quotation)
    }

    /// The runs of a sentence that may be printed, with their signs.
    fn runs(&self, id: usize) -> Vec<(Run, Values)> {
        let (words, marks) = (&self.words[id], &self.marks[id]);
        let text = &self.transcript.sentences[id].text;
        let looked_at = (runs::SHORTEST..=LONGEST_SENTENCE).contains(&words.len());
        if !looked_at || text.contains('?') || text.contains(">>") {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut shared: Option<Values> = None;
        for run in runs::runs(words) {
            let turned = run.end == words.len() && self.turns(id) || halved(words, run.start);
            if turned || !gate::printable(&words[run.start..run.end], &marks[run.start..run.end]) {
                continue;
            }
            let mut values = shared.get_or_insert_with(|| self.of_sentence(id)).clone();
            if run.start == 0 || run.end == words.len() {
                self.around.joints(&mut values, id, run.start == 0, run.end == words.len());
            }
            let candidate = Candidate {
                sentence: words,
                all: marks,
                run,
            };
            signs::of_run(&mut values, &candidate, self.transcript.punctuated);
            found.push((run, values));
        }
        found
    }

    /// Whether the next sentence turns what this one says: its point is the opposite.
    fn turns(&self, id: usize) -> bool {
        let next = self.words.get(id + 1).and_then(|words| words.first());
        next.is_some_and(|word| matches!(&*word.lower, "but" | "however" | "unfortunately"))
    }

    /// The signs that all runs of a sentence share.
    fn of_sentence(&self, id: usize) -> Values {
        let mut values = Values::default();
        signs::of_label(&mut values, self.sections.get(id).copied().unwrap_or_default());
        signs::of_place(&mut values, id as f64 / self.words.len().max(1) as f64);
        self.around.signs(&mut values, id);
        values.flag(signs::Sign::TalkPunctuated, self.transcript.punctuated);
        values
    }

    /// Probability that an editor prints a run, 0 to 1.
    fn score(&self, id: usize, run: Run, values: &Values) -> f64 {
        let signs: f64 = values.0.iter().zip(weights::WEIGHTS).map(|(v, w)| f64::from(v * w)).sum();
        let own = table::log_odds(self.marks[id][run.start..run.end].iter(), table::Place::Own);
        let around = table::log_odds(self.beside(id), table::Place::Around);
        1.0 / (1.0 + (-(weights::BIAS + signs + own + around)).exp())
    }

    /// The words of a sentence and of its neighbours.
    fn beside(&self, id: usize) -> impl Iterator<Item = &Mark> {
        self.marks[id.saturating_sub(1)..(id + 2).min(self.marks.len())].iter().flatten()
    }

    fn quotation(&self, id: usize, run: Run, score: f64) -> Quotation {
        let words = &self.words[id][run.start..run.end];
        Quotation {
            text: wording::printed(words),
            sentence: id,
            dropped: words.iter().skip(1).flat_map(|w| w.dropped.iter().cloned()).collect(),
            score: (score * 1000.0).round() / 1000.0,
        }
    }
}

/// Whether a run begins behind "but" and leaves out what was denied before it: half of a contrast.
fn halved(words: &[Word], start: usize) -> bool {
    let denied = |w: &Word| w.lower.ends_with("n't") || matches!(&*w.lower, "not" | "never");
    start > 0 && words[start - 1].lower == "but" && words[..start].iter().any(denied)
}

/// Of quotations that say nearly the same words, the fittest stays.
fn drop_alike(found: &mut Vec<Quotation>) {
    let mut kept: Vec<Vec<String>> = Vec::new();
    found.retain(|quotation| {
        let words: Vec<String> = quotation.text.to_lowercase().split(' ').map(str::to_owned).collect();
        let alike = kept.iter().any(|other| {
            let shared = words.iter().filter(|w| other.contains(w)).count();
            shared * 10 >= words.len().min(other.len()) * 8
        });
        if !alike {
            kept.push(words);
        }
        !alike
    });
}
