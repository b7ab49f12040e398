//! Finds what a project is used for in the words around its name: "we use X to …", "X, which we use for …", "X helps us to
//! …", "we moved from Y to X". It reads the phrase only, so that it also works where the rest of the sentence cannot be
//! told, and it answers nothing rather than half a purpose.

mod phrases;
mod reading;
mod roles;
mod shapes;
mod states;

#[cfg(test)]
mod tests;

use super::{
    clause::clauses,
    debris,
    facts::{Fact, Reader},
    mend::mended,
    realise::{Last, Voice},
    tokens::{Token, clean},
};
use crate::text::lexicon::{Tags, lexicon};

/// Most words of a statement, and the fewest.
const WORDS: std::ops::RangeInclusive<usize> = 4..=24;
/// Least worth of a statement.
const LEAST: f64 = 0.28;
/// Least probability that a sentence tells of the company's own doings for what a project does to be its use there.
const OWN: f64 = 0.6;

/// For each project the best statement of the talk on what it is used for, in the order of `projects`, with how little it
/// tells: 0 for a purpose, 1 for what rests on it, 2 for where, since when or how much.
pub(super) fn purposes(
    reader: &Reader<'_>,
    voice: &Voice<'_>,
    projects: &[&str],
) -> Vec<Option<(usize, Fact)>> {
    let mut best: Vec<Option<(usize, Fact)>> = vec![None; projects.len()];
    for sentence in reader.source.transcript.sentences.iter().filter(|s| reader.in_story(s.id)) {
        let tokens = reader.tokens(sentence.id);
        for at in (0..tokens.len()).filter(|at| tokens[*at].name) {
            let Some(index) = projects.iter().position(|p| names(&tokens[at].text, p)) else {
                continue;
            };
            let own = reader.source.analysis.tells_own(sentence.id) >= OWN;
            let Some((rank, text)) = shapes::shape(tokens, at, own, voice) else {
                continue;
            };
            if !WORDS.contains(&text.split(' ').count()) || debris::worst(tokens) >= 6.0 {
                continue;
            }
            let Some(fact) = stated(reader, voice, sentence.id, &text) else {
                continue;
            };
            let better = best[index].as_ref().is_none_or(|(other, than)| {
                (rank, -fact.worth)
                    .partial_cmp(&(*other, -than.worth))
                    .is_some_and(std::cmp::Ordering::is_lt)
            });
            if better {
                best[index] = Some((rank, fact));
            }
        }
    }
    best
}

/// The fact that a phrase states which was read out of a sentence: one clause, worth telling, that can be printed.
fn stated(reader: &Reader<'_>, voice: &Voice<'_>, sentence: usize, text: &str) -> Option<Fact> {
    let company = reader.source.analysis.company.as_ref().map(|c| c.name.as_str());
    let mut tokens = clean(text, &reader.names);
    // As it was said, so that it is weighed and compared like what the prose tells: "we run" for "Acme runs".
    if tokens.len() > 1 && tokens[0].text == voice.company {
        tokens[0] = Token::new("we");
        let third = tokens[1].tags.any(Tags::THIRD) && !tokens[1].tags.any(Tags::PAST);
        if let Some(base) = lexicon().base(&tokens[1].lower).filter(|_| third) {
            tokens[1] = Token::new(base);
        }
    }
    let mut all = clauses(&tokens).into_iter();
    let clause = all.next().filter(|c| c.tokens.len() == tokens.len() && !c.broken)?;
    if all.next().is_some() {
        return None;
    }
    let fact = reader.fact(sentence, vec![mended(clause, company)])?;
    let printed = voice.sentence(&fact, &mut Last::default()).is_some();
    (printed && fact.worth >= LEAST).then_some(fact)
}

/// Whether a name is the project's own or that of a part of it: "Flagger", "Flagger Operator".
fn names(name: &str, project: &str) -> bool {
    name.strip_prefix(project).is_some_and(|rest| {
        rest.is_empty() || [" Operator", " Collector", " Pipelines", " Server"].contains(&rest)
    })
}
