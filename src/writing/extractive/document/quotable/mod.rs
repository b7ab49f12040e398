//! Tells how likely an editor prints words between quotation marks: a logistic regression over what the analysis makes
//! of them, what they are worth as a statement, whether their clauses are whole, and what of them is mere speech
//! (`spoken`). It changes no word.

mod spoken;
mod weights;

use super::super::{
    clause::{Clause, clauses},
    complete, debris,
    facts::Reader,
    glued, loose, neighbours, pointers, shape, tokens,
    tokens::Token,
    worth::weight,
};
use crate::{
    model::Quotation,
    text::lexicon::{Tags, lexicon},
};
use spoken::spoken;

/// Signs of words that are not whole, or not understood without the talk: of labelled quotations that score well all the
/// same, readers print three in ten with one of them, and six in ten with none. Sorted.
const REFUSED: &[&str] = &[
    "a noun without its article",
    "a word that stands alone",
    "clause:broken",
    "clause:cut",
    "clause:doubtful",
    "clause:joined",
    "clauses:0",
    "clauses:3",
    "half a comparison",
    "hangs at the end",
    "left:letter",
    "left:pointing",
    "left:slip",
    "nothing after the verb",
    "nothing to act upon",
    "one and many do not agree",
    "pointers:1",
    "pointers:2",
    "points back",
    "runs on",
    "stray letter",
    "stray letters",
    "subject points back",
    "two phrases without a joint",
    "uncovered:3+",
    "unknown word",
    "vague subject",
    "verb with a bare infinitive",
    "words do not fit together",
    "words:again",
    "words:do not fit",
    "words:unknown",
];

/// What speaks for and against a quotation, as the writer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotable {
    /// Signs that show.
    pub signs: Vec<&'static str>,
    /// Log odds that the analysis gives it, those of its words as a statement, of the best statement that its sentence
    /// offers, and that its sentence tells of the organization's own doings.
    pub odds: [f64; 4],
    /// Probability that an editor prints it, 0 to 1.
    pub score: f64,
    /// Whether a sign forbids it.
    pub refused: bool,
    /// Worth of the best statement that its sentence offers; none where it offers none.
    pub told: Option<f64>,
}

/// Judges a quotation.
pub(in super::super) fn quotable(reader: &Reader<'_>, quotation: &Quotation) -> Quotable {
    let tokens = tokens::clean(&quotation.text, &reader.names);
    let all = clauses(&tokens);
    let mut names = Vec::new();
    whole(&tokens, &all, &mut names);
    refusals(reader, &all, &mut names);
    spoken(&quotation.text, &mut names);
    names.sort_unstable();
    names.dedup();
    let offered = reader.facts_of(quotation.sentence);
    names.push(["statements:0", "statements:1", "statements:2"][offered.len().min(2)]);
    let told = offered.iter().map(|fact| fact.worth).max_by(f64::total_cmp);
    let own = if all.is_empty() {
        None
    } else {
        reader.fact(quotation.sentence, all)
    };
    let own = own.map_or(UNTOLD, |fact| fact.worth);
    let doings = reader.source.analysis.tells_own(quotation.sentence);
    let odds = [quotation.score, own, told.unwrap_or(UNTOLD), doings].map(log_odds);
    let signs: f64 = names.iter().map(|name| weight(weights::WEIGHTS, name)).sum();
    let weighed: f64 = odds.iter().zip(weights::ODDS).map(|(odds, weight)| odds * weight).sum();
    Quotable {
        refused: names.iter().any(|name| REFUSED.binary_search(name).is_ok()),
        signs: names,
        odds,
        score: 1.0 / (1.0 + (-(weights::BIAS + signs + weighed)).exp()),
        told,
    }
}

/// Worth of words that state nothing.
const UNTOLD: f64 = 0.1;

fn log_odds(p: f64) -> f64 {
    let p = p.clamp(0.02, 0.98);
    (p / (1.0 - p)).ln()
}

/// Whether its clauses cover it, and what their neighbors are.
fn whole(tokens: &[Token], all: &[Clause], names: &mut Vec<&'static str>) {
    names.push(["clauses:0", "clauses:1", "clauses:2", "clauses:3"][all.len().min(3)]);
    let covered: usize = all.iter().map(|c| c.tokens.len() + c.connector.split_whitespace().count()).sum();
    names.push(match tokens.len().saturating_sub(covered) {
        0 => "uncovered:0",
        1 | 2 => "uncovered:1-2",
        _ => "uncovered:3+",
    });
    let strange = debris::strangeness(tokens);
    names.push(match strange {
        s if s < 0.02 => "strange:0",
        s if s < 0.06 => "strange:1",
        s if s < 0.12 => "strange:2",
        _ => "strange:3",
    });
    names.push(match debris::worst(tokens) {
        w if w < 0.3 => "worst:0",
        w if w < 1.0 => "worst:1",
        w if w < 1.5 => "worst:2",
        _ => "worst:3",
    });
    let mut flag = |shows: bool, name| {
        if shows {
            names.push(name);
        }
    };
    flag(
        all.first().is_some_and(|c| !c.connector.is_empty()),
        "clause:joined",
    );
    flag(all.iter().any(|c| c.broken), "clause:broken");
    flag(all.iter().any(|c| c.cut), "clause:cut");
    flag(all.iter().any(|c| c.doubtful), "clause:doubtful");
    flag(all.iter().any(article_before_plural), "clause:article");
    flag(!all.last().is_some_and(shape::ends_well), "clause:hangs");
    flag(tokens.iter().any(|t| !debris::known(t)), "words:unknown");
    flag(!neighbours::fits_together(tokens), "words:do not fit");
    let loose_pointers = all
        .iter()
        .enumerate()
        .filter(|(i, c)| pointers::pointers_ok(c, i.checked_sub(1).and_then(|at| all.get(at))).is_err());
    match loose_pointers.count() {
        0 => {}
        1 => names.push("pointers:1"),
        _ => names.push("pointers:2"),
    }
}

/// Why its clauses cannot be told in the third person.
fn refusals(reader: &Reader<'_>, all: &[Clause], names: &mut Vec<&'static str>) {
    let company = reader.source.analysis.company.as_ref().map(|c| c.name.as_str());
    for clause in all {
        let reasons = [
            loose::loose(clause).err(),
            glued::glued(clause, company).err(),
            complete::complete(clause).err(),
            neighbours::words_ok(clause).err(),
            shape::fit(&mut clause.clone()).err(),
        ];
        names.extend(reasons.into_iter().flatten());
    }
}

/// "a clusters": a mis-hearing or a slip that no editor prints.
fn article_before_plural(clause: &Clause) -> bool {
    clause.tokens.windows(2).skip(clause.verb.end.saturating_sub(1)).any(|pair| {
        pair[0].is(&["a", "an"]) && pair[1].tags == Tags::NOUN && lexicon().plural(&pair[1].lower)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs_of(text: &str) -> Vec<&'static str> {
        let tokens = tokens::clean(text, &tokens::Names::default());
        let mut names = Vec::new();
        whole(&tokens, &clauses(&tokens), &mut names);
        spoken(text, &mut names);
        names
    }

    #[test]
    fn weights_are_sorted_so_that_they_are_found() {
        assert!(weights::WEIGHTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(REFUSED.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_whole_statement_shows_no_fault() {
        let signs = signs_of("We moved all of our clusters to the cloud within a year.");
        for fault in [
            "clause:",
            "pointers:",
            "breath:",
            "left:",
            "opens:",
            "ends:",
            "words:",
        ] {
            assert!(signs.iter().all(|s| !s.starts_with(fault)), "{signs:?}");
        }
    }
}
