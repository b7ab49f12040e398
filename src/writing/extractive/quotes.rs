//! Chooses quotations that are fit to print and introduces them. It changes no word of them.

use super::{
    facts::{Fact, Reader},
    told,
};
use crate::model::{Block, DraftSection, Quotation, Section};

/// Most quotations of a document.
const MOST: usize = 3;

/// The quotations of a talk, best first, each used once.
#[derive(Debug)]
pub(super) struct Quotes<'a> {
    reader: &'a Reader<'a>,
    left: Vec<&'a Quotation>,
    used: usize,
}

impl<'a> Quotes<'a> {
    pub(super) fn new(reader: &'a Reader<'a>) -> Self {
        let mut left: Vec<&Quotation> = reader
            .source
            .analysis
            .quotations
            .iter()
            .filter(|q| reader.in_story(q.sentence) && printable(&q.text))
            .collect();
        left.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sentence.cmp(&b.sentence)));
        Self {
            reader,
            left,
            used: 0,
        }
    }

    /// The best quotation of a section that does not repeat what its prose says.
    pub(super) fn take(&mut self, section: Section, facts: &[Fact]) -> Option<Block> {
        if self.used >= MOST {
            return None;
        }
        let at = self.left.iter().position(|q| {
            let label = self.reader.source.analysis.sections.get(q.sentence).map(|l| l.section);
            label == Some(section) && facts.iter().all(|f| !f.evidence.contains(&q.sentence))
        })?;
        Some(self.block(at))
    }

    /// CNCF asks for a quotation: when no section has one, the best of the talk goes to the last section of prose.
    pub(super) fn at_least_one(&mut self, sections: &mut [DraftSection]) {
        if self.used > 0 || self.left.is_empty() {
            return;
        }
        if let Some(section) = sections
            .iter_mut()
            .rev()
            .find(|s| matches!(s.id.as_str(), "impact" | "solution" | "challenge"))
        {
            let block = self.block(0);
            section.blocks.push(block);
        }
    }

    fn block(&mut self, at: usize) -> Block {
        let quotation = self.left.remove(at);
        self.used += 1;
        Block::Quote {
            quote: told(quotation.text.clone(), vec![quotation.sentence]),
            attribution: attribution(self.reader),
        }
    }
}

/// Who is quoted: the one speaker by name, else the speakers together, since captions do not tell voices apart.
pub(super) fn attribution(reader: &Reader<'_>) -> String {
    let analysis = reader.source.analysis;
    let company = analysis.company.as_ref().map(|c| c.name.as_str());
    match (analysis.speakers.as_slice(), company) {
        ([one], Some(company)) => match &one.role {
            Some(role) => format!("{}, {role}, {company}", one.name),
            None => format!("{}, {company}", one.name),
        },
        ([one], None) => one.name.clone(),
        (_, Some(company)) => format!("the speakers from {company}"),
        _ => "the speakers".to_owned(),
    }
}

/// Whether words can stand alone between quotation marks.
fn printable(text: &str) -> bool {
    const OPENERS: &[&str] = &[
        "and", "so", "but", "because", "which", "that", "this", "these", "those", "it", "they", "then", "or",
        "as", "like", "also", "if", "you", "he", "she", "there", "here",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().map(|w| w.to_lowercase()).unwrap_or_default();
    (8..=36).contains(&words.len())
        && !text.contains('?')
        && !OPENERS.contains(&first.trim_end_matches(|c: char| !c.is_alphanumeric()))
}
