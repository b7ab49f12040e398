//! The built-in writer: composes a case study from the analysis alone, with no network and no model. It tells only
//! clauses whose shape is safe, quotes where rewriting would risk the meaning, and lists what it could not tell.
//!
//! The way of a sentence: `reading` makes tokens and clauses of it, `mend` and `fitness` bring them to a form that can be
//! told or refuse them, `facts` and `kinds` say what they state, `worth` how likely an editor keeps them; `plan` chooses,
//! with figures from `numbers` and uses from `purposes`; `telling` prints, and `document` puts the parts together.

mod brief;
mod document;
mod facts;
mod fitness;
mod joining;
mod kinds;
mod mend;
mod numbers;
mod plan;
mod purposes;
mod reading;
mod statements;
mod telling;
mod vocabulary;
mod worth;

pub use document::quotable::Quotable;
pub use worth::{Observation, Refusal, observe, refusals};

use crate::{
    grounding::Source,
    model::{Block, Draft, DraftSection, DraftSentence, Quotation, Section, WriterKind},
};
pub use brief::{BriefFact, brief};
// The stages know each other by these names.
use document::{headline, impact, overview, projects, questions, quotes, title, topics};
use facts::Reader;
use fitness::{aside, complete, debris, glued, later, letters, loose, neighbours, pointers, shape, shorten};
use flow::prose;
use reading::{antecedents, carried, clause, names, nominal, scene, subject, tokens, unwrap, verb};
use realise::{Last, Voice};
use telling::{display, flow, person, print, realise};

/// Writes the draft. Deterministic.
pub fn write(source: Source<'_>) -> Draft {
    let reader = Reader::new(source);
    let company = company_name(source);
    let voice = Voice::of(source, &company);
    let plan = plan::plan(&reader, &voice);
    let mut sections = Vec::new();
    let headline = Some(headline::headline(&reader, &plan, &voice));
    push(
        &mut sections,
        "summary",
        "",
        paragraphs(vec![headline::summary(&reader, &plan, &voice)]),
    );
    push(
        &mut sections,
        "overview",
        &format!("About {company}"),
        paragraphs(overview::overview(&reader, &plan, &voice)),
    );
    for (id, heading, section) in [
        ("challenge", "Challenge", Section::Challenge),
        ("solution", "Solution", Section::Solution),
        ("impact", "Impact", Section::Impact),
    ] {
        let blocks = paragraphs(match section {
            Section::Challenge => prose(&plan.challenge, &voice, Last::Nothing),
            Section::Solution => prose(&plan.solution, &voice, Last::Nothing),
            _ => impact::impact(&plan, &voice),
        });
        push(&mut sections, id, heading, blocks);
    }
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
        paragraphs(prose(&plan.future, &voice, Last::Nothing)),
    );
    quotes::place(&reader, &voice, &mut sections);
    Draft {
        headline,
        sections,
        questions: Vec::new(),
        leads: plan.leads,
    }
}

/// A headline that states no result but the subject, for when no other is carried by the talk.
pub fn plain_headline(source: Source<'_>) -> DraftSentence {
    let reader = Reader::new(source);
    let company = company_name(source);
    headline::subject(&reader, &Voice::of(source, &company))
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

/// Whether the clauses that are found in a text are whole, by the same measures as what the built-in writer prints:
/// nothing hangs, nothing runs on. Says nothing of its truth, nor of clauses with subjects that speech does not use.
pub(super) fn is_whole(text: &str) -> bool {
    let tokens = tokens::clean(text, &tokens::Names::default());
    clause::clauses(&tokens)
        .iter()
        .all(|c| !c.broken && complete::complete(c).is_ok() && loose::loose(c).is_ok())
}

/// Judges quotations of a talk as the writer does, for `tools/train_quotations.py`.
pub fn observe_quotations(source: Source<'_>, quotations: &[Quotation]) -> Vec<Quotable> {
    let reader = Reader::new(source);
    quotations
        .iter()
        .map(|quotation| document::quotable::quotable(&reader, quotation))
        .collect()
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

fn paragraphs(told: Vec<Vec<DraftSentence>>) -> Vec<Block> {
    told.into_iter()
        .filter(|sentences| !sentences.is_empty())
        .map(|sentences| Block::Paragraph { sentences })
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
