//! Finds the sentences whose "we" may be another organisation than the company. Captions do not say who speaks: in a talk by
//! people of several organisations only what people say of themselves tells ("at Larkfield we", "I'm Mira", "over to Tomas").
//! It recognises no voices, and where nothing tells it decides for nobody.

mod panel;

use std::collections::BTreeSet;

use crate::model::{Company, Subject, Transcript};
use panel::{COMPANY, Panel};

/// How many sentences an organisation is taken to go on speaking when there are more than two that could.
const PANEL_TURN: usize = 30;

/// Ids of the sentences, ascending; none when all speakers belong to the company, or nobody knows to whom they belong.
pub(super) fn unattributed(
    transcript: &Transcript,
    subject: &Subject,
    company: Option<&Company>,
) -> Vec<usize> {
    let Some(company) = company else {
        return Vec::new();
    };
    let panel = Panel::of(subject, company);
    if panel.organisations.len() < 2 {
        return Vec::new();
    }
    let turns = marked_turns(transcript);
    let asked = questions(transcript);
    let mut speaking = Speaking::default();
    let mut ids = Vec::new();
    for sentence in &transcript.sentences {
        if turns.contains(&sentence.id) {
            let next = panel.after(speaking.organisation).filter(|_| sentence.id < asked);
            speaking = Speaking::from(next, sentence.id);
        }
        let heard = panel.hear(&sentence.text);
        let mut theirs = false;
        if let Some(turn) = heard.before {
            speaking = Speaking::from(panel.resolve(turn, speaking.organisation), sentence.id);
            theirs = speaking.organisation != Some(COMPANY);
        }
        // What names the company is about it, but "we" of others beside its name are still the others.
        let named = heard.named.contains(&COMPANY) && !theirs;
        let speaks = speaking.organisation == Some(COMPANY) && !speaking.is_over(sentence.id, &panel);
        if !speaks && !named {
            ids.push(sentence.id);
        }
        if let Some(turn) = heard.after {
            speaking = Speaking::from(panel.resolve(turn, speaking.organisation), sentence.id);
        }
    }
    ids
}

/// Who speaks, as far as it is known.
#[derive(Default)]
struct Speaking {
    organisation: Option<usize>,
    since: usize,
}

impl Speaking {
    fn from(organisation: Option<usize>, since: usize) -> Self {
        Self { organisation, since }
    }

    fn is_over(&self, sentence: usize, panel: &Panel) -> bool {
        panel.organisations.len() > 2 && sentence > self.since + PANEL_TURN
    }
}

/// The sentence from which on the audience may speak too: the first in the second half that asks for questions.
fn questions(transcript: &Transcript) -> usize {
    let half = transcript.sentences.len() / 2;
    let mut later = transcript.sentences.iter().skip(half);
    let call = later.find(|s| s.text.to_lowercase().contains("question"));
    call.map_or(usize::MAX, |s| s.id)
}

/// Sentences that begin after a mark of a new speaker (">>") in the captions.
fn marked_turns(transcript: &Transcript) -> BTreeSet<usize> {
    let mut turns = BTreeSet::new();
    let mut sentences = transcript.sentences.iter().peekable();
    let mut last = '\0';
    let mut pending = false;
    for (at, c) in transcript.raw.chars().enumerate() {
        pending |= c == '>' && last == '>';
        last = c;
        while let Some(sentence) = sentences.next_if(|s| s.raw.start <= at) {
            if pending {
                turns.insert(sentence.id);
            }
            pending = false;
        }
    }
    turns
}

#[cfg(test)]
mod tests;
