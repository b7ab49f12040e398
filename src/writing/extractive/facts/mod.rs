//! Turns clean sentences into typed facts: who, what hurt, what was built, what came of it, what is planned, each with
//! its clauses and evidence. A sentence that yields no safe clause yields no fact.

mod offered;

use rustc_hash::FxHashMap;

use super::{
    antecedents, carried,
    clause::{Clause, clauses},
    joining::{dependent, presupposed},
    kinds::{FactKind, classify, section_of},
    loose,
    mend::mended,
    names::{introduced_names, resolve_it, settled_names},
    scene, shape,
    tokens::{Names, Token, clean},
    worth::{Signs, Statement, worth},
};
use crate::{grounding::Source, model::Section, text::lexicon::Tags};

/// A fact that can be told in the third person.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fact {
    /// Its kind.
    pub(super) kind: FactKind,
    /// The section it belongs to.
    pub(super) section: Section,
    /// One or two clauses; the second joined by its connector.
    pub(super) clauses: Vec<Clause>,
    /// Ids of the sentences it rests on.
    pub(super) evidence: Vec<usize>,
    /// Place in the talk.
    pub(super) sentence: usize,
    /// What the analysis takes its sentence for.
    pub(super) label: Section,
    /// Probability that an editor keeps it, 0 to 1.
    pub(super) worth: f64,
    /// Names of used projects in it.
    pub(super) projects: Vec<String>,
    /// Content words, for telling repetition.
    pub(super) content: Vec<String>,
    /// Whether a metric stands in it.
    pub(super) metric: bool,
}

/// Least probability that a sentence tells of the company's own doings for its figures to be the company's.
const OWN_FIGURE: f64 = 0.35;

/// What the writer knows of the talk while it reads.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    /// The talk.
    pub(super) source: Source<'a>,
    /// Names with settled spelling.
    pub(super) names: Names,
    /// Names of the used projects.
    pub(super) used: Vec<&'a str>,
    salient: FxHashMap<String, usize>,
    clean: Vec<Vec<Token>>,
    /// The clauses of the sentences that belong to the story, with nouns for the pronouns that leave no doubt.
    parsed: Vec<Vec<Clause>>,
    signs: Vec<Signs>,
    story: Vec<bool>,
}

impl<'a> Reader<'a> {
    /// Reads the talk once.
    pub(super) fn new(source: Source<'a>) -> Self {
        let mut names = settled_names(source);
        introduced_names(source, &mut names);
        let mut clean: Vec<Vec<Token>> =
            source.transcript.sentences.iter().map(|s| clean(&s.text, &names)).collect();
        resolve_it(&mut clean);
        let mut salient: FxHashMap<String, usize> = FxHashMap::default();
        for token in clean.iter().flatten().filter(|t| content_word(t)) {
            match salient.get_mut(&token.lower) {
                Some(times) => *times += 1,
                None => drop(salient.insert(token.lower.clone(), 1)),
            }
        }
        let used = source.analysis.projects_used().map(|p| p.name.as_str()).collect();
        let story = scene::story(&source.transcript.sentences, |id| source.analysis.tells_own(id));
        let told = |id: usize| story.get(id).copied().unwrap_or(false) && source.analysis.is_company_s(id);
        let mut parsed: Vec<Vec<Clause>> = clean
            .iter()
            .enumerate()
            .map(|(id, tokens)| if told(id) { clauses(tokens) } else { Vec::new() })
            .collect();
        let lengths: Vec<usize> = clean.iter().map(Vec::len).collect();
        antecedents::resolve(&mut parsed, &lengths, told);
        let company = source.analysis.company.as_ref().map(|c| c.name.as_str());
        carried::carry(&mut parsed, &clean, company, told);
        Self {
            source,
            names,
            used,
            salient,
            parsed,
            story,
            signs: clean.iter().map(|tokens| Signs::of(tokens)).collect(),
            clean,
        }
    }

    /// Cleaned tokens of a sentence.
    pub(super) fn tokens(&self, sentence: usize) -> &[Token] {
        self.clean.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// Whether a sentence belongs to the story, and not to greetings, demonstrations or questions, nor perhaps to a speaker
    /// of another organisation.
    pub(super) fn in_story(&self, sentence: usize) -> bool {
        self.story.get(sentence).copied().unwrap_or(false) && self.source.analysis.is_company_s(sentence)
    }

    /// Whether a figure of a sentence is the company's own: a row of numbers stands without the words around it that would
    /// tell.
    pub(super) fn own_figure(&self, sentence: usize) -> bool {
        self.in_story(sentence) && self.source.analysis.tells_own(sentence) >= OWN_FIGURE
    }

    /// How often the talk says a content word.
    pub(super) fn said(&self, word: &str) -> usize {
        self.salient.get(word).copied().unwrap_or(0)
    }

    /// What the words of a sentence tell of whom and to whom it speaks.
    pub(super) fn signs(&self, sentence: usize) -> Signs {
        self.signs.get(sentence).copied().unwrap_or_default()
    }

    /// Whether a clause names the company or speaks of "us".
    pub(super) fn about_us(&self, clause: &Clause) -> bool {
        let company = self.source.analysis.company.as_ref().map(|c| c.name.as_str());
        clause
            .tokens
            .iter()
            .any(|t| t.is(&["we", "us", "our"]) || (t.name && Some(t.text.as_str()) == company))
    }

    /// All facts in the order of the talk.
    pub(super) fn facts(&self) -> Vec<Fact> {
        (0..self.clean.len())
            .filter(|id| self.in_story(*id))
            .flat_map(|id| self.facts_of(id))
            .collect()
    }

    /// The clauses of a sentence that cannot be told alone, not even shortened, each with the first reason and what it
    /// would be worth; 0 where it says too little to be a fact.
    pub(super) fn refused(&self, sentence: usize) -> Vec<(Clause, shape::Reason, f64)> {
        let company = self.source.analysis.company.as_ref().map(|c| c.name.as_str());
        let read = match self.parsed.get(sentence) {
            Some(clauses) if !clauses.is_empty() => clauses.clone(),
            _ => clauses(self.tokens(sentence)),
        };
        let all = read.into_iter().map(|c| mended(c, company));
        all.filter_map(|clause| {
            let reason = if !self.in_story(sentence) {
                "outside the story"
            } else if dependent(&clause.connector) && !presupposed(&clause) {
                "hangs on another clause"
            } else if loose::embedded(self.tokens(sentence), clause.at) || self.beside(sentence, &clause) {
                "part of another clause"
            } else {
                let judged = self.whole(&clause).and_then(|()| shape::fit(&mut clause.clone()));
                judged.err().filter(|_| self.main_statement(sentence, &clause, false).is_none())?
            };
            let worth = self.fact(sentence, vec![clause.clone()]).map_or(0.0, |fact| fact.worth);
            Some((clause, reason, worth))
        })
        .collect()
    }

    /// The fact that clauses of a sentence state, with what it is worth.
    pub(super) fn fact(&self, sentence: usize, clauses: Vec<Clause>) -> Option<Fact> {
        let tokens: Vec<&Token> = clauses.iter().flat_map(|c| &c.tokens).collect();
        let mut evidence = vec![sentence];
        for other in tokens.iter().filter_map(|t| t.from) {
            if !evidence.contains(&other) {
                evidence.push(other);
            }
        }
        let label = self.source.analysis.sections.get(sentence).copied().unwrap_or_default();
        let metric = self.source.analysis.metrics.iter().any(|m| {
            m.sentence == sentence
                && tokens.iter().any(|t| {
                    t.tags.any(Tags::NUMBER)
                        || t.lower.ends_with('%')
                        || t.is(&["zero", "half", "double", "doubled", "twice"])
                })
        });
        let kind = classify(&clauses[0], &tokens, metric, label.section);
        let section = section_of(kind, label.section, label.score);
        let mut content: Vec<String> =
            tokens.iter().filter(|t| content_word(t)).map(|t| t.lower.clone()).collect();
        content.sort();
        content.dedup();
        if content.len() < 2 {
            return None;
        }
        let projects: Vec<String> = self
            .used
            .iter()
            .filter(|name| tokens.iter().any(|t| t.name && t.text.trim_end_matches("'s") == **name))
            .map(|name| (*name).to_owned())
            .collect();
        let worth = worth(
            self,
            Statement {
                sentence,
                clauses: &clauses,
                tokens: &tokens,
                content: &content,
                label,
                metric,
                kind,
                projects: projects.len(),
            },
        );
        Some(Fact {
            kind,
            section,
            clauses,
            evidence,
            sentence,
            label: label.section,
            worth,
            projects,
            content,
            metric,
        })
    }
}

/// A word that carries content.
fn content_word(token: &Token) -> bool {
    let closed = Tags::DETERMINER
        .with(Tags::PREPOSITION)
        .with(Tags::COORDINATOR)
        .with(Tags::SUBORDINATOR)
        .with(Tags::RELATIVE)
        .with(Tags::MODAL)
        .with(Tags::SUBJECT)
        .with(Tags::OBJECT)
        .with(Tags::BE)
        .with(Tags::HAVE)
        .with(Tags::DO)
        .with(Tags::NUMBER)
        .with(Tags::ADVERB);
    token.name || (token.lower.len() > 2 && !token.tags.any(closed))
}
