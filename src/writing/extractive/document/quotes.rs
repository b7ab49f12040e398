//! Chooses quotations that stand by themselves, one for a section at most. It changes no word of them, and a talk that
//! offers none gets none: the question goes to the speakers instead.

use super::{
    super::{clause::Clause, facts::Reader, told},
    quotable::printable,
};
use crate::{
    model::{Block, DraftSection, Quotation, Section},
    text::lexicon::{Tags, lexicon},
};

/// Least fitness of a quotation, after what this module adds and takes off.
const LEAST: f64 = 0.45;
/// Fitness from which a quotation needs no word of what something meant.
const TELLS: f64 = 0.56;
/// Fitness of a quotation that stands beside others in a document, and most of them.
const BESIDE: f64 = 0.6;
const MOST: usize = 2;
/// Strange word pairs that a quotation may have, as a mean.
const STRANGE: f64 = 0.12;

/// The quotations of a talk, best first, each used once.
#[derive(Debug)]
pub(in super::super) struct Quotes<'a> {
    reader: &'a Reader<'a>,
    left: Vec<Quotation>,
    taken: usize,
}

impl<'a> Quotes<'a> {
    pub(in super::super) fn new(reader: &'a Reader<'a>) -> Self {
        let mut left: Vec<Quotation> = reader
            .source
            .analysis
            .quotations
            .iter()
            .filter(|q| reader.in_story(q.sentence) && printable(&q.text))
            .filter_map(|q| {
                let mut q = q.clone();
                q.score += worth(reader, &q)?;
                (q.score >= LEAST).then_some(q)
            })
            .collect();
        left.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sentence.cmp(&b.sentence)));
        Self {
            reader,
            left,
            taken: 0,
        }
    }

    /// Index of the best quotation of a section that does not repeat what the prose says.
    pub(in super::super) fn find(&self, section: Section, told_already: &[usize]) -> Option<usize> {
        if self.taken >= MOST {
            return None;
        }
        self.left.iter().position(|q| {
            let label = self.reader.source.analysis.sections.get(q.sentence).map(|l| l.section);
            q.score >= BESIDE && label == Some(section) && !told_already.contains(&q.sentence)
        })
    }

    /// The words of a quotation.
    pub(in super::super) fn text(&self, at: usize) -> &str {
        self.left.get(at).map_or("", |q| q.text.as_str())
    }

    /// Takes a quotation out, to be printed once.
    pub(in super::super) fn take(&mut self, at: usize) -> Block {
        self.block(at)
    }

    /// CNCF asks for a quotation. When every good one is told in prose already, the best is quoted instead, in the section
    /// that told it, when that section has enough to tell without.
    pub(in super::super) fn at_least_one(&mut self, sections: &mut [DraftSection]) {
        let quoted = |s: &DraftSection| s.blocks.iter().any(|b| matches!(b, Block::Quote { .. }));
        if sections.iter().any(quoted) {
            return;
        }
        let company = self.reader.source.analysis.company.as_ref().map_or("", |c| c.name.as_str());
        for at in 0..self.left.len() {
            let sentence = self.left[at].sentence;
            let label =
                self.reader
                    .source
                    .analysis
                    .sections
                    .get(sentence)
                    .map_or("solution", |l| match l.section {
                        Section::Impact => "impact",
                        Section::Challenge => "challenge",
                        _ => "solution",
                    });
            let telling = |s: &DraftSection| s.blocks.iter().any(|b| prose_tells(b, sentence));
            let place = sections
                .iter()
                .position(|s| matches!(s.id.as_str(), "challenge" | "solution" | "impact") && telling(s))
                .or_else(|| sections.iter().position(|s| s.id == label))
                .or_else(|| sections.iter().position(|s| s.id == "solution"));
            let Some(place) = place else { continue };
            let others: usize = sections[place].blocks.iter().map(|b| other_sentences(b, sentence)).sum();
            if others < 2 || sections.iter().any(|s| s.id == "summary" && telling(s)) {
                continue;
            }
            for block in &mut sections[place].blocks {
                if let Block::Paragraph { sentences } = block {
                    crate::writing::keep(sentences, company, |s| s.evidence != [sentence]);
                }
            }
            sections[place]
                .blocks
                .retain(|b| !matches!(b, Block::Paragraph { sentences } if sentences.is_empty()));
            let block = self.block(at);
            sections[place].blocks.push(block);
            return;
        }
    }

    fn block(&mut self, at: usize) -> Block {
        let quotation = self.left.remove(at);
        self.taken += 1;
        Block::Quote {
            quote: told(quotation.text, vec![quotation.sentence]),
            attribution: attribution(self.reader),
        }
    }
}

/// Whether a paragraph tells a sentence of the talk.
fn prose_tells(block: &Block, sentence: usize) -> bool {
    matches!(block, Block::Paragraph { sentences } if sentences.iter().any(|s| s.evidence.contains(&sentence)))
}

/// How many sentences of a paragraph rest on something else.
fn other_sentences(block: &Block, sentence: usize) -> usize {
    match block {
        Block::Paragraph { sentences } => sentences.iter().filter(|s| s.evidence != [sentence]).count(),
        _ => 0,
    }
}

/// Words that tell what something meant to people: only with one of them, or with a result in figures, is a sentence
/// worth quoting.
const MEANT: &[&str] = &[
    "important",
    "hard",
    "difficult",
    "pain",
    "painful",
    "learned",
    "realized",
    "trust",
    "proud",
    "success",
    "successful",
    "freedom",
    "confidence",
    "confident",
    "easier",
    "simpler",
    "better",
    "faster",
    "believe",
    "lesson",
    "worth",
    "benefit",
    "benefits",
    "helped",
    "happy",
    "culture",
    "impossible",
    "nobody",
    "everybody",
    "safe",
    "safer",
    "reliable",
    "fatigue",
    "love",
    "afraid",
    "brave",
    "mindset",
    "vibrant",
    "engagement",
    "prefer",
    "significant",
    "critical",
    "empower",
    "empowered",
];

/// Words that add a little.
const TELLING: &[&str] = &[
    "people",
    "simple",
    "helps",
    "change",
    "changed",
    "problem",
    "problems",
    "challenge",
    "wanted",
    "needed",
    "decided",
    "chose",
    "open",
    "cost",
    "costs",
    "reliability",
    "developers",
    "engineers",
    "users",
];

/// Verbs of results; with a figure they make a sentence worth quoting.
const RESULTS: &[&str] = &[
    "reduce", "cut", "save", "increase", "improve", "drop", "decrease", "go", "do", "migrate", "move",
    "take", "bring", "shorten", "double", "triple",
];

/// What the words add to the fitness of a quotation; `None` when they are not whole sentences: every clause has its
/// subject, none runs on, nothing is left over, and the last does not hang.
fn worth(reader: &Reader<'_>, quotation: &Quotation) -> Option<f64> {
    let tokens = super::super::tokens::clean(&quotation.text, &reader.names);
    let all = super::super::clause::clauses(&tokens);
    let first = all.first()?;
    let covered: usize = all.iter().map(|c| c.tokens.len() + c.connector.split_whitespace().count()).sum();
    let sound = all.iter().all(|c| !c.broken && !c.cut && !c.doubtful && agrees(c));
    let anchored = all.iter().enumerate().all(|(i, c)| {
        super::super::pointers::pointers_ok(c, i.checked_sub(1).and_then(|at| all.get(at))).is_ok()
    });
    let ends = all.last().is_some_and(super::super::shape::ends_well);
    let strange = super::super::debris::strangeness(&tokens);
    let known = tokens.iter().all(super::super::debris::known);
    let whole = first.connector.is_empty()
        && sound
        && anchored
        && ends
        && covered >= tokens.len()
        && known
        && strange < STRANGE
        && super::super::debris::worst(&tokens) < 1.5
        && super::super::neighbours::fits_together(&tokens);
    if !whole {
        return None;
    }
    let number = tokens.iter().any(|t| t.lower.chars().any(|c| c.is_ascii_digit()));
    let result = number
        && all.iter().any(|c| {
            c.verb.tense == super::super::verb::Tense::Past && RESULTS.contains(&c.verb.base.as_str())
                || c.tokens.iter().any(|t| t.lower.ends_with('%'))
        });
    let meant = tokens.iter().filter(|t| t.is(MEANT)).count();
    let telling = tokens.iter().filter(|t| t.is(TELLING)).count();
    if !result && meant == 0 && quotation.score < TELLS {
        return None;
    }
    Some(
        0.15 * meant.min(2) as f64 + 0.05 * telling.min(2) as f64 + if result { 0.15 } else { 0.0 } - strange,
    )
}

/// A plural subject with a verb in the singular is a mis-hearing or a slip that no editor prints; so is a noun without
/// its article.
fn agrees(clause: &Clause) -> bool {
    let singular_bare = clause.tokens.windows(2).skip(clause.verb.end.saturating_sub(1)).any(|pair| {
        pair[0].is(&["a", "an"]) && pair[1].tags == Tags::NOUN && lexicon().plural(&pair[1].lower)
    });
    !singular_bare
}

/// Who is quoted: the one speaker by name, else the speakers together, since captions do not tell voices apart.
pub(in super::super) fn attribution(reader: &Reader<'_>) -> String {
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
