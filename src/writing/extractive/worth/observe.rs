//! Shows every statement that a talk offers with the signs that its worth rests on, for `tools/train_worth.py`. It
//! publishes nothing.

use super::{
    super::{
        company_name,
        facts::{Fact, Reader},
        realise::{Last, Voice},
        tokens::Token,
    },
    Statement, features, pairs, prior, words,
};
use crate::grounding::Source;

/// A statement as it would be printed, with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Id of its sentence.
    pub sentence: usize,
    /// The printed sentence; empty where it cannot be told in the third person.
    pub text: String,
    /// Content words in alphabetical order, which tell it from other statements of the same sentence.
    pub content: String,
    /// Kind of the fact and the section it is told in.
    pub kind: String,
    /// What is expected of it before anything was learned.
    pub prior: f64,
    /// Its worth as learned.
    pub worth: f64,
    /// The signs that the score sees.
    pub features: Vec<&'static str>,
    /// Its neighbors, which the score sees as well.
    pub pairs: Vec<String>,
    /// Its words, as the score looks them up.
    pub words: Vec<String>,
    /// The words of its sentence and of the sentences beside it.
    pub around: Vec<String>,
}

/// All statements of a talk in its order.
pub fn observe(source: Source<'_>) -> Vec<Observation> {
    let reader = Reader::new(source);
    let company = company_name(source);
    let voice = Voice::of(source, &company);
    reader.facts().iter().map(|fact| observation(&reader, &voice, fact)).collect()
}

/// A clause that cannot be told alone, as it was said, with the first reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Id of its sentence.
    pub sentence: usize,
    /// Its words after cleaning.
    pub text: String,
    /// The first reason it was refused for.
    pub reason: &'static str,
    /// What it would be worth, 0 to 1.
    pub worth: f64,
}

/// The refused clauses of a talk in its order. What looks sound here is what the writer should learn to tell.
pub fn refusals(source: Source<'_>) -> Vec<Refusal> {
    let reader = Reader::new(source);
    let of = |sentence| {
        reader.refused(sentence).into_iter().map(move |(clause, reason, worth)| Refusal {
            sentence,
            text: clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" "),
            reason,
            worth,
        })
    };
    (0..source.transcript.sentences.len()).flat_map(of).collect()
}

fn observation(reader: &Reader<'_>, voice: &Voice<'_>, fact: &Fact) -> Observation {
    let tokens: Vec<&Token> = fact.clauses.iter().flat_map(|c| &c.tokens).collect();
    let statement = Statement {
        sentence: fact.sentence,
        clauses: &fact.clauses,
        tokens: &tokens,
        content: &fact.content,
        label: reader.source.analysis.sections.get(fact.sentence).copied().unwrap_or_default(),
        metric: fact.metric,
        kind: fact.kind,
        projects: fact.projects.len(),
    };
    let words = |tokens: &mut dyn Iterator<Item = &Token>| words::words(tokens).map(str::to_owned).collect();
    Observation {
        sentence: fact.sentence,
        text: voice.sentence(fact, &mut Last::Nothing).unwrap_or_default(),
        content: fact.content.join(" "),
        kind: format!("{:?}/{:?}", fact.kind, fact.section),
        prior: prior::prior(reader, statement),
        worth: fact.worth,
        features: features::features(reader, statement),
        pairs: pairs::pairs(statement),
        words: words(&mut tokens.iter().copied()),
        around: words(&mut super::around(reader, fact.sentence)),
    }
}
