//! The built-in writer: composes a case study from the analysis alone, with no network and no model. It tells only
//! clauses whose shape is safe, quotes where rewriting would risk the meaning, and lists what it could not tell.

mod brief;
mod change;
mod clause;
mod complete;
mod debris;
mod display;
mod facts;
mod front;
mod headline;
mod kinds;
mod loose;
mod names;
mod neighbours;
mod nominal;
mod numbers;
mod person;
mod plan;
mod pointers;
mod predicate;
mod print;
mod projects;
mod purposes;
mod questions;
mod quotes;
mod realise;
mod scene;
mod shape;
mod shorten;
mod spoken;
mod standing;
mod subject;
mod title;
mod tokens;
mod verb;
mod vocabulary;
mod worth;

pub use worth::{Observation, observe};

use crate::{
    grounding::Source,
    model::{Block, Draft, DraftSection, DraftSentence, Section, WriterKind},
};
pub use brief::{BriefFact, brief};
use facts::{Fact, Reader};
use realise::{Last, Voice};

/// Writes the draft. Deterministic.
pub fn write(source: Source<'_>) -> Draft {
    let reader = Reader::new(source);
    let plan = plan::plan(&reader);
    let company = company_name(source);
    let voice = Voice {
        company: &company,
        cased: source.transcript.punctuated,
    };
    let mut quotes = quotes::Quotes::new(&reader);
    let told_already = plan.evidence();
    let mut sections = Vec::new();
    let headline = Some(headline::headline(&reader, &plan, &voice));
    push(
        &mut sections,
        "summary",
        "",
        paragraphs(&headline::summary(&reader, &plan, &voice)),
    );
    let mut overview = headline::company(&reader);
    overview.extend(prose(&plan.overview, &voice));
    push(
        &mut sections,
        "overview",
        &format!("About {company}"),
        paragraphs(&overview),
    );
    for (id, heading, facts, section) in [
        ("challenge", "Challenge", &plan.challenge, Section::Challenge),
        ("solution", "Solution", &plan.solution, Section::Solution),
        ("impact", "Impact", &plan.impact, Section::Impact),
    ] {
        let mut blocks = paragraphs(&prose(facts, &voice));
        // A quotation stands beside the story, not for it.
        if !blocks.is_empty() {
            blocks.extend(quotes.take(section, &told_already));
        }
        push(&mut sections, id, heading, blocks);
    }
    quotes.at_least_one(&mut sections);
    push(
        &mut sections,
        "numbers",
        "By the numbers",
        bullets(numbers::numbers(&reader, &voice)),
    );
    push(
        &mut sections,
        "projects",
        "CNCF projects used",
        bullets(projects::projects(&reader, &plan, &voice)),
    );
    push(
        &mut sections,
        "future",
        "What comes next",
        paragraphs(&prose(&plan.future, &voice)),
    );
    Draft {
        headline,
        sections,
        questions: Vec::new(),
    }
}

/// A headline that states no result but the subject, for when no other is carried by the talk.
pub fn plain_headline(source: Source<'_>) -> DraftSentence {
    let reader = Reader::new(source);
    let company = company_name(source);
    let voice = Voice {
        company: &company,
        cased: source.transcript.punctuated,
    };
    headline::subject(&reader, &voice)
}

/// The shortest summary, for when grounding refuses the others: which projects the company uses.
pub fn plain_summary(source: Source<'_>) -> Option<DraftSentence> {
    headline::uses(source, &company_name(source))
}

fn plain(company: &str) -> DraftSentence {
    known(format!(
        "{} and cloud native technology",
        print::capitalise(company)
    ))
}

/// What the talk does not tell, as questions an editor can send as they stand.
pub fn questions(source: Source<'_>, draft: &Draft) -> Vec<String> {
    questions::questions(source.analysis, &draft.sections, &company_name(source))
}

/// The company's name, or a neutral stand-in when nobody knows it.
fn company_name(source: Source<'_>) -> String {
    source
        .analysis
        .company
        .as_ref()
        .map_or_else(|| "the company".to_owned(), |c| c.name.clone())
}

/// A sentence that rests on the talk.
fn told(text: String, evidence: Vec<usize>) -> DraftSentence {
    DraftSentence {
        text,
        evidence,
        writer: WriterKind::Extractive,
        from_metadata: false,
    }
}

/// A sentence that rests on metadata or the landscape.
fn known(text: String) -> DraftSentence {
    DraftSentence {
        text,
        evidence: Vec::new(),
        writer: WriterKind::Extractive,
        from_metadata: true,
    }
}

fn prose(facts: &[Fact], voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut last = Last::Nothing;
    let mut out: Vec<DraftSentence> = Vec::new();
    let mut joined = false;
    let mut rest = facts;
    while let Some((fact, after)) = rest.split_first() {
        if out.len().is_multiple_of(PARAGRAPH) {
            last = Last::Nothing;
        }
        rest = after;
        // Every other sentence at most is a pair, so that short and long ones take turns.
        if let Some(next) = after.first().filter(|next| !joined && plan::pairs(fact, next))
            && let Some(text) = voice.pair(fact, next, &mut last)
        {
            let evidence = [fact.evidence.as_slice(), next.evidence.as_slice()].concat();
            out.push(told(text, evidence));
            rest = &after[1..];
            joined = true;
            continue;
        }
        joined = false;
        if let Some(text) = voice.sentence(fact, &mut last) {
            out.push(told(text, fact.evidence.clone()));
        }
    }
    out
}

/// Most sentences of a paragraph.
const PARAGRAPH: usize = 4;

fn paragraphs(sentences: &[DraftSentence]) -> Vec<Block> {
    sentences
        .chunks(PARAGRAPH)
        .map(|chunk| Block::Paragraph {
            sentences: chunk.to_vec(),
        })
        .collect()
}

fn bullets(items: Vec<DraftSentence>) -> Vec<Block> {
    if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::Bullets { items }]
    }
}

fn push(sections: &mut Vec<DraftSection>, id: &str, heading: &str, blocks: Vec<Block>) {
    if !blocks.is_empty() {
        sections.push(DraftSection {
            id: id.to_owned(),
            heading: heading.to_owned(),
            blocks,
        });
    }
}
