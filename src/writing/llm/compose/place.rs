//! Puts a model's sections into the draft, or leaves the extractive text where too little is left. Nothing is said twice
//! to the letter.

use super::section::Written;
use crate::{
    grounding::Engine,
    model::{Block, Draft, DraftSection, DraftSentence, WriterKind},
};

/// Sentences of a paragraph before the next one begins.
const PARAGRAPH: usize = 4;

/// Puts the model's sentences in the place of the baseline's prose, when they make a section; bullets and quotations
/// stay. What another section says already to the letter is not said again, except what only the summary says.
pub(super) fn place(draft: &mut Draft, engine: &Engine<'_>, written: &mut Written) {
    let id = written.spec.id.clone();
    if id == "headline" {
        written.sentences.truncate(1);
    } else {
        let said: Vec<String> = draft
            .sentences()
            .filter(|(other, _)| *other != id && !matches!(*other, "headline" | "summary"))
            .map(|(_, s)| s.text.to_lowercase())
            .collect();
        written.sentences.retain(|s| !said.contains(&s.text.to_lowercase()));
    }
    written.count();
    let (words, needed) = (words(&written.sentences), written.spec.min_words);
    if words < needed || written.sentences.is_empty() {
        written.give_up(format!(
            "only {words} words of the model's text are carried by the talk, the section needs {needed}"
        ));
        return;
    }
    if id == "headline" {
        draft.headline = written.sentences.first().cloned();
        return;
    }
    let mut blocks = paragraphs(&written.sentences);
    match draft.sections.iter_mut().find(|s| s.id == id) {
        Some(section) => {
            let lists = std::mem::take(&mut section.blocks).into_iter();
            blocks.extend(lists.filter(|b| !matches!(b, Block::Paragraph { .. })));
            section.blocks = blocks;
        }
        None => insert(draft, engine, written, blocks),
    }
}

/// A section that the baseline did not have, at its place in the document.
fn insert(draft: &mut Draft, engine: &Engine<'_>, written: &Written, blocks: Vec<Block>) {
    let company = engine.source.analysis.company.as_ref().map_or("the company", |c| c.name.as_str());
    let before = draft.sections.iter().rposition(|s| written.spec.after.contains(&s.id));
    let section = DraftSection {
        id: written.spec.id.clone(),
        heading: written.spec.heading.replace("{company}", company),
        blocks,
    };
    draft.sections.insert(before.map_or(0, |at| at + 1), section);
}

fn paragraphs(sentences: &[DraftSentence]) -> Vec<Block> {
    let paragraph = |sentences: &[DraftSentence]| Block::Paragraph {
        sentences: sentences.to_vec(),
    };
    sentences.chunks(PARAGRAPH).map(paragraph).collect()
}

fn words(sentences: &[DraftSentence]) -> usize {
    sentences.iter().map(|s| s.text.split_whitespace().count()).sum()
}

/// Takes out of the body what an extractive summary says to the letter, where the section can spare it.
pub(super) fn drop_repeats(draft: &mut Draft, written: &mut [Written]) {
    let told: Vec<String> = draft
        .sentences()
        .filter(|(id, s)| *id == "summary" && s.writer == WriterKind::Extractive)
        .map(|(_, s)| s.text.to_lowercase())
        .collect();
    for section in written.iter_mut().filter(|w| !matches!(w.spec.id.as_str(), "headline" | "summary")) {
        let left: Vec<DraftSentence> = section
            .sentences
            .iter()
            .filter(|s| !told.contains(&s.text.to_lowercase()))
            .cloned()
            .collect();
        if left.len() == section.sentences.len() || words(&left) < section.spec.min_words.max(1) {
            continue;
        }
        if let Some(placed) = draft.sections.iter_mut().find(|s| s.id == section.spec.id) {
            placed.blocks.retain(|b| !matches!(b, Block::Paragraph { .. }));
            placed.blocks.splice(0..0, paragraphs(&left));
        }
        section.sentences = left;
        section.count();
    }
}
