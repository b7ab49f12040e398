//! Scores how well the talk carries the wording of a claim, by its least supported clause, and asks explicit support
//! for causes.

use super::{
    align::Alignment,
    index::Index,
    lexicon::Tags,
    numbers::Fault,
    reading::{Clause, Reading},
    tokens::Word,
};
use crate::{
    model::{FindingKind, FindingSeverity},
    text::stem::stem,
};

/// Least support of a clause with some content before an editor should look.
pub(super) const LEAST_CLAUSE: f32 = 0.34;
/// Least support of the whole claim.
pub(super) const LEAST_CLAIM: f32 = 0.45;
/// Least support of a stated cause.
pub(super) const LEAST_CAUSE: f32 = 0.55;
/// Farthest that the talk tells a cause from its effect, in words.
const APART: usize = 60;
/// Weight of content below which a clause is too short to judge.
const ENOUGH: f32 = 1.6;

/// Support of the whole claim: weighted by the content of its clauses.
pub(super) fn overall(reading: &Reading<'_>) -> f32 {
    let total: f32 = reading.clauses.iter().map(|c| reading.alignment.total(&c.content)).sum();
    if total <= 0.0 {
        return 1.0;
    }
    reading
        .clauses
        .iter()
        .map(|c| c.support * reading.alignment.total(&c.content))
        .sum::<f32>()
        / total
}

/// Support of the least supported clause that is long enough to judge.
pub(super) fn least<'r>(reading: &'r Reading<'_>) -> Option<&'r Clause> {
    reading
        .clauses
        .iter()
        .filter(|c| reading.alignment.total(&c.content) >= ENOUGH)
        .min_by(|a, b| a.support.total_cmp(&b.support))
}

/// Share of the content of a claim that may be the writer's own.
const OWN_WORDS: f32 = 0.2;
/// The same for one clause, which is shorter.
const OWN_WORDS_OF_CLAUSE: f32 = 0.4;

/// Stems of verbs by which a writer joins what was said.
const LIGHT: &str = " tak see giv mak let keep put becom includ report help allow enabl bring reach ";

/// The words of a claim that the evidence says in no form, when they are more than a writer's own way of putting it.
/// For a model: it is given the very sentences to tell.
pub(super) fn unsaid(
    words: &[Word],
    ranges: &[(usize, usize)],
    alignment: &Alignment,
    index: &Index,
) -> Vec<String> {
    let content = |range: (usize, usize)| (range.0..range.1).filter(|i| alignment.weights[*i] > 0.0);
    // Rise and fall have a check of their own; "took", "saw", "helped" carry next to nothing.
    let light = |word: &Word| {
        word.tags.intersects(Tags::UP.with(Tags::DOWN))
            || LIGHT.split_whitespace().any(|stem| stem == word.stem)
    };
    let own = |i: &usize| alignment.matches[*i].is_empty() && !light(&words[*i]);
    let share = |range: (usize, usize)| {
        let all: Vec<usize> = content(range).collect();
        let unmet: Vec<usize> = content(range).filter(own).collect();
        let total = alignment.total(&all);
        if total > 0.0 {
            alignment.total(&unmet) / total
        } else {
            0.0
        }
    };
    let whole = (0, words.len());
    // Two usual words that say one thing together.
    let open_source =
        |list: &[Word]| list.windows(2).any(|w| w[0].lower == "open" && w[1].stem == stem("source"));
    let written_so = ["opensource", "oss", "foss"].iter().any(|form| !index.form(form).is_empty());
    if open_source(words) && !open_source(&index.words) && !written_so {
        return vec!["open source".to_owned()];
    }
    let too_many = share(whole) > OWN_WORDS || ranges.iter().any(|range| share(*range) > OWN_WORDS_OF_CLAUSE);
    if too_many {
        content(whole).filter(own).map(|i| words[i].text.clone()).collect()
    } else {
        Vec::new()
    }
}

/// Wording that the talk does not carry.
pub(super) fn wording(reading: &Reading<'_>) -> Option<Fault> {
    let least = least(reading)?;
    let whole = overall(reading);
    if least.support >= LEAST_CLAUSE && whole >= LEAST_CLAIM {
        return None;
    }
    let place = least.window.map_or(0, |w| w.start);
    let lost: Vec<&str> = least
        .content
        .iter()
        .filter(|w| {
            least.window.is_none_or(|win| reading.alignment.strongest(**w, win.start, win.end) <= 0.0)
        })
        .map(|w| reading.words[*w].text.as_str())
        .collect();
    Some(Fault {
        kind: FindingKind::Wording,
        severity: FindingSeverity::Warning,
        text: reading.text(least.range),
        reason: format!(
            "the talk hardly says this (nothing on: {}); nearest: \"… {} …\"",
            lost.join(", "),
            reading.excerpt(place + 6)
        ),
        near: vec![place],
    })
}

/// A cause that nobody stated.
pub(super) fn cause(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    let opens = reading.words.get(clause.range.0)?;
    let inside = reading.tagged(clause.range, Tags::CAUSE);
    let as_clause = opens.lower == "as" && clause.content.len() >= 2;
    let at = inside.or(as_clause.then_some(clause.range.0))?;
    let head: Vec<usize> = clause.content.iter().copied().filter(|w| *w > at).take(3).collect();
    let carried = |of: &[usize]| {
        clause.window.map_or(0.0, |w| {
            reading.alignment.within(of, w.start.saturating_sub(10), w.end + 10)
        })
    };
    let headless = head.len() == 3 && carried(&head) < 0.4;
    // A cause stands near its effect, or nobody said that it is one.
    let effect: Vec<usize> = reading
        .clauses
        .iter()
        .filter(|c| c.range != clause.range)
        .flat_map(|c| c.content.iter().copied())
        .collect();
    let apart = reading.alignment.total(&effect) >= ENOUGH
        && clause.window.is_some_and(|w| {
            reading.alignment.within(&effect, w.start.saturating_sub(APART), w.end + APART) < 0.3
        });
    let headless = headless || apart;
    if reading.alignment.total(&clause.content) < 0.8 || clause.support >= LEAST_CAUSE && !headless {
        return None;
    }
    let place = clause.window.map_or(0, |w| w.start);
    Some(Fault {
        kind: FindingKind::Cause,
        severity: FindingSeverity::Warning,
        text: reading.text((at, clause.range.1)),
        reason: format!(
            "the talk does not state this cause; nearest: \"… {} …\"",
            reading.excerpt(place + 6)
        ),
        near: vec![place],
    })
}
