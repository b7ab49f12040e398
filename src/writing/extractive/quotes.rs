//! Chooses quotations that are fit to print and introduces them. It changes no word of them. Where the prose is thin
//! because much of a talk cannot be rewritten safely, more of it is quoted, for the editor to choose from.

use super::{facts::Reader, told};
use crate::model::{Block, DraftSection, DraftSentence, Quotation, Section};

/// Most quotations in the sections of a document.
const MOST: usize = 3;
/// Words of a document from which on no more is quoted than [`MOST`]: what CNCF's guidelines ask for at least, and some.
const ENOUGH: usize = 440;
/// Most quotations in the section of their own.
const MOST_OWN_WORDS: usize = 12;

/// The quotations of a talk, best first, each used once.
#[derive(Debug)]
pub(super) struct Quotes<'a> {
    reader: &'a Reader<'a>,
    left: Vec<Quotation>,
    /// Printable, but not shown to be whole sentences: quoted only where the document is too short without them.
    spare: Vec<Quotation>,
    used: usize,
}

impl<'a> Quotes<'a> {
    pub(super) fn new(reader: &'a Reader<'a>) -> Self {
        let quotations = reader.source.analysis.quotations.iter();
        let (mut left, spare): (Vec<Quotation>, Vec<Quotation>) = quotations
            .filter(|q| reader.in_story(q.sentence) && speakable(&q.text))
            .cloned()
            .partition(|q| printable(&q.text) && whole(reader, &q.text));
        if left.is_empty() {
            left = own(reader);
        }
        left.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sentence.cmp(&b.sentence)));
        Self {
            reader,
            left,
            spare,
            used: 0,
        }
    }

    /// More of the talk in the speakers' words, in the order of the talk, until the document has enough words. What its
    /// prose tells already is not quoted again.
    pub(super) fn own_words(&mut self, sections: &[DraftSection]) -> Vec<DraftSentence> {
        let sentences: Vec<&DraftSentence> = sections.iter().flat_map(|s| &s.blocks).flat_map(all).collect();
        let count = |text: &str| text.split_whitespace().count();
        let mut words: usize = sentences.iter().map(|s| count(&s.text)).sum();
        let mut chosen: Vec<Quotation> = Vec::new();
        for quotation in self.left.drain(..).chain(self.spare.drain(..)) {
            let told = sentences.iter().any(|s| s.evidence.contains(&quotation.sentence));
            if words >= ENOUGH || chosen.len() >= MOST_OWN_WORDS {
                break;
            }
            if !told {
                words += count(&quotation.text);
                chosen.push(quotation);
            }
        }
        chosen.sort_by_key(|q| q.sentence);
        chosen.into_iter().map(|q| told(format!("\"{}\"", q.text), vec![q.sentence])).collect()
    }

    /// Heading of that section.
    pub(super) fn own_words_heading(&self) -> String {
        match self.reader.source.analysis.speakers.as_slice() {
            [one] => format!("In the words of {}", one.name),
            _ => "In the words of the speakers".to_owned(),
        }
    }

    /// The best quotation of a section that does not repeat what its prose says.
    pub(super) fn take(&mut self, section: Section, told: &[usize]) -> Option<Block> {
        if self.used >= MOST {
            return None;
        }
        let at = self.left.iter().position(|q| {
            let label = self.reader.source.analysis.sections.get(q.sentence).map(|l| l.section);
            label == Some(section) && !told.contains(&q.sentence) && telling(&q.text)
        })?;
        Some(self.block(at))
    }

    /// CNCF asks for a quotation: when no section has one, the best of the talk goes to the last section of prose.
    pub(super) fn at_least_one(&mut self, sections: &mut [DraftSection]) {
        if self.used > 0 || self.left.is_empty() {
            return;
        }
        // What the document tells already is quoted only when nothing else can be.
        let told = |id: usize| {
            sections.iter().flat_map(|s| &s.blocks).any(|b| match b {
                Block::Paragraph { sentences } => sentences.iter().any(|s| s.evidence.contains(&id)),
                _ => false,
            })
        };
        let at = self.left.iter().position(|q| !told(q.sentence)).unwrap_or(0);
        let sentence = self.left[at].sentence;
        for block in sections.iter_mut().flat_map(|s| &mut s.blocks) {
            if let Block::Paragraph { sentences } = block
                && sentences.len() > 1
            {
                sentences.retain(|s| s.evidence != [sentence]);
            }
        }
        if let Some(section) = sections
            .iter_mut()
            .rev()
            .find(|s| matches!(s.id.as_str(), "impact" | "solution" | "challenge"))
        {
            let block = self.block(at);
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

fn all(block: &Block) -> Vec<&DraftSentence> {
    match block {
        Block::Paragraph { sentences } => sentences.iter().collect(),
        Block::Bullets { items } => items.iter().collect(),
        Block::Quote { quote, .. } => vec![quote],
    }
}

/// Words that tell what something meant to people; a quotation with one is worth more than a fact.
const TELLING: &[&str] = &[
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
    "easier",
    "simple",
    "simpler",
    "better",
    "faster",
    "time",
    "people",
    "believe",
    "lesson",
    "worth",
    "benefit",
    "helped",
    "happy",
    "culture",
    "change",
    "changed",
    "problem",
    "challenge",
    "impossible",
    "nobody",
    "everybody",
    "wanted",
    "needed",
];

/// Whether words are whole sentences: every clause has its subject, none runs on, nothing is left over, and the last
/// does not hang.
fn whole(reader: &Reader<'_>, text: &str) -> bool {
    let tokens = super::tokens::clean(text, &reader.names);
    let all = super::clause::clauses(&tokens);
    let covered: usize = all.iter().map(|c| c.tokens.len() + c.connector.split_whitespace().count()).sum();
    let sound = all.iter().all(|c| !c.broken && !c.cut && !c.doubtful);
    let anchored = all
        .iter()
        .enumerate()
        .all(|(i, c)| super::pointers::pointers_ok(c, i.checked_sub(1).and_then(|at| all.get(at))).is_ok());
    let starts = all.first().is_some_and(|c| c.connector.is_empty());
    let ends = all.last().is_some_and(super::shape::ends_well);
    sound
        && anchored
        && starts
        && ends
        && covered + 1 >= tokens.len()
        && super::debris::strangeness(&tokens) < 0.25
}

/// Whether words say what something meant, or how much it was.
fn telling(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '%')
        .any(|w| w.chars().any(|c| c.is_ascii_digit()) || TELLING.contains(&w.to_lowercase().as_str()))
}

/// Sentences that are whole and say something of their own, for when the analysis offers no quotation.
fn own(reader: &Reader<'_>) -> Vec<Quotation> {
    let transcript = reader.source.transcript;
    let mut found = Vec::new();
    for sentence in &transcript.sentences {
        let tokens = reader.tokens(sentence.id);
        let ends = tokens.last().is_some_and(|t| t.after == '.') || !transcript.punctuated;
        if !reader.in_story(sentence.id) || !ends || !printable(&sentence.text) {
            continue;
        }
        let all = super::clause::clauses(tokens);
        let whole = all.first().is_some_and(|c| c.connector.is_empty() && !c.broken && !c.cut)
            && all.iter().map(|c| c.tokens.len() + c.connector.split_whitespace().count()).sum::<usize>()
                == tokens.len();
        let ours = tokens.first().is_some_and(|t| t.is(&["we", "our", "nobody", "everybody", "the"]));
        let fit = all
            .iter()
            .all(|c| super::shape::fit_short(&mut c.clone()).is_ok() || c.connector == "because");
        let stutter = sentence
            .text
            .to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .windows(2)
            .any(|w| w[0] == w[1]);
        let telling = tokens.iter().filter(|t| t.is(TELLING)).count();
        if whole && ours && fit && telling > 0 && !stutter {
            let strange = super::debris::strangeness(tokens);
            found.push(Quotation {
                text: super::realise::capitalise(sentence.text.trim_end_matches('.')) + ".",
                sentence: sentence.id,
                dropped: Vec::new(),
                score: 0.5 + 0.1 * telling.min(3) as f64 - strange,
            });
        }
    }
    found
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

/// Words that no printed quotation holds: breath, hopes and conditions, words about the talk.
const BREATH: &[&str] = &[
    "uh", "um", "er", "uhm", "erm", "like", "okay", "yeah", "gonna", "stuff", "could", "would", "might",
    "maybe", "perhaps", "if", "think", "slide", "demo", "cool", "we'll",
];

/// Whether words can stand alone between quotation marks.
/// Whether a quotation can be printed where the document is too short without it: hopes and conditions may stand in
/// the speaker's own words, breath and a beginning in the middle of a thought may not.
fn speakable(text: &str) -> bool {
    let breath = ["uh", "um", "er", "uhm", "erm", "like", "okay", "yeah", "gonna"];
    fit(text, &breath)
}

fn printable(text: &str) -> bool {
    fit(text, BREATH)
}

fn fit(text: &str, breath: &[&str]) -> bool {
    const OPENERS: &[&str] = &[
        "and", "so", "but", "because", "which", "that", "this", "these", "those", "it", "they", "then", "or",
        "as", "like", "also", "if", "you", "he", "she", "there", "here",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().map(|w| w.to_lowercase()).unwrap_or_default();
    let breath = words
        .iter()
        .any(|w| breath.contains(&w.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())));
    !breath
        && (8..=36).contains(&words.len())
        && !text.contains('?')
        && !OPENERS.contains(&first.trim_end_matches(|c: char| !c.is_alphanumeric()))
}
