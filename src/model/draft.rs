//! A document as a writer hands it on: sections of blocks of sentences, each with its evidence. It is not Markdown yet.

use serde::{Deserialize, Serialize};

/// Which writer wrote a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WriterKind {
    /// Built in, no network.
    Extractive,
    /// A language model behind an OpenAI-compatible endpoint.
    Llm,
}

/// A sentence of a draft with the evidence it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftSentence {
    /// Plain text, no Markdown; quotations in straight double quotes.
    pub text: String,
    /// Ids of the transcript sentences it rests on.
    pub evidence: Vec<usize>,
    /// Who wrote it.
    pub writer: WriterKind,
    /// True where the statement comes from metadata or the landscape and not from the talk.
    #[serde(default)]
    pub from_metadata: bool,
}

/// A paragraph-like part of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// Sentences that form a paragraph.
    Paragraph {
        /// Its sentences.
        sentences: Vec<DraftSentence>,
    },
    /// A bullet list, one item a sentence (or phrase).
    Bullets {
        /// Its items.
        items: Vec<DraftSentence>,
    },
    /// A quotation that stands alone.
    Quote {
        /// The words and the evidence; text without the quotation marks.
        quote: DraftSentence,
        /// "Peter Mueller, Lead Expert" when the source tells who speaks, else "the speakers".
        attribution: String,
    },
}

/// A section of a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftSection {
    /// Stable id of the content type ("challenge").
    pub id: String,
    /// Heading as printed; empty for the summary under the headline.
    pub heading: String,
    /// Its parts in order.
    pub blocks: Vec<Block>,
}

/// A written document before or after grounding.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Headline as a sentence with evidence.
    pub headline: Option<DraftSentence>,
    /// Sections in order.
    pub sections: Vec<DraftSection>,
    /// What the talk does not tell, as ready-to-send questions for the speakers.
    pub questions: Vec<String>,
    /// Ids of sentences of the talk that may be worth telling too, in the order of the talk: the writer found no wording that
    /// is safe and good enough, an editor may.
    #[serde(default)]
    pub leads: Vec<usize>,
}

impl Draft {
    /// All sentences in reading order, headline first, with the id of their section ("headline" for it).
    pub fn sentences(&self) -> impl Iterator<Item = (&str, &DraftSentence)> {
        let head = self.headline.iter().map(|s| ("headline", s));
        let body = self.sections.iter().flat_map(|section| {
            section.blocks.iter().flat_map(move |block| {
                let sentences: Vec<&DraftSentence> = match block {
                    Block::Paragraph { sentences } => sentences.iter().collect(),
                    Block::Bullets { items } => items.iter().collect(),
                    Block::Quote { quote, .. } => vec![quote],
                };
                sentences.into_iter().map(move |s| (section.id.as_str(), s))
            })
        });
        head.chain(body)
    }
}
