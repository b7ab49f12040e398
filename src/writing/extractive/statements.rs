//! Makes statements of clauses: alone, with the next one, with a reason, or shortened, whichever can be told. It says
//! nothing of what kind of fact they are.

use super::{
    aside::{aside, contrasted},
    clause::Clause,
    facts::{Fact, Reader},
    glued::glued,
    joining::{came_of_it, join, narrowing, reasons, taken_back},
    later::{later, with_second},
    letters, loose, shape,
    shorten::{shortened, unhinge},
};
use crate::text::lexicon::Tags;

/// How much less a statement may be worth with its reason: the score sees a second clause and knows nothing of reasons.
const LESS: f64 = 0.15;

/// How much less it may be worth with a part that could be left out: editors put such parts back.
const LESS_OF_PART: f64 = 0.08;
/// What a clause states.
#[derive(Debug, Clone)]
pub(super) struct Stated {
    /// Its clauses: one, or two that make one sentence.
    pub(super) parts: Vec<Clause>,
    /// The least it is worth. The score counts signs such as length and does not know that what follows within the same
    /// words makes a statement whole, so that a statement is never worth less than its first part.
    least: f64,
}

impl Stated {
    fn of(parts: Vec<Clause>) -> Self {
        Self { parts, least: 0.0 }
    }
}

impl Reader<'_> {
    /// The fact that was stated, or only its first part (see `with_its_reason`), and whether the next clause went into it.
    pub(super) fn stated(&self, sentence: usize, stated: Stated) -> (Option<Fact>, bool) {
        let joined = stated.parts.len() > 1;
        let first = stated.parts[..1].to_vec();
        let fact = self.with_its_reason(sentence, stated.parts).map(|mut fact| {
            fact.worth = fact.worth.max(stated.least);
            fact
        });
        let joined = joined && fact.is_some();
        (fact.or_else(|| self.fact(sentence, first)), joined)
    }

    /// A fact of two clauses, unless the first one is clearly worth more without the reason that the second gives.
    pub(super) fn with_its_reason(&self, sentence: usize, parts: Vec<Clause>) -> Option<Fact> {
        let alone = reasons(&parts).then(|| self.fact(sentence, parts[..1].to_vec())).flatten();
        let pronoun = parts.get(1).is_some_and(|second| second.connector == "because");
        let mut fact = self.fact(sentence, parts)?;
        if let Some(alone) = alone {
            let less = if pronoun { 0.0 } else { LESS };
            if fact.worth + less < alone.worth {
                return None;
            }
            fact.worth = fact.worth.max(alone.worth);
        }
        Some(fact)
    }

    /// What a main clause states, alone, with the next clause or shortened.
    pub(super) fn statement(
        &self,
        sentence: usize,
        clause: &Clause,
        next: Option<&Clause>,
    ) -> Option<Stated> {
        let mut first = clause.clone();
        if self.whole(clause).is_err() || shape::fit(&mut first).is_err() {
            // A clause too short to stand alone may stand with its reason or its time.
            if let Some(parts) = next.and_then(|next| self.with_reason(clause, next)) {
                return Some(Stated::of(parts));
            }
            let narrowed = next.is_some_and(|n| narrowing(&n.connector));
            return self.main_statement(sentence, clause, narrowed);
        }
        match next.and_then(|next| join(&first, next).or_else(|| came_of_it(&first, next))) {
            Some(second) => Some(Stated::of(vec![first, second])),
            None if next.is_some_and(|n| narrowing(&n.connector) || taken_back(n)) => None,
            None => {
                if next.is_some_and(|n| !n.connector.is_empty()) {
                    unhinge(&mut first);
                }
                Some(Stated::of(vec![first]))
            }
        }
    }

    /// A clause too short to stand alone with the reason or the time that follows it.
    fn with_reason(&self, clause: &Clause, next: &Clause) -> Option<Vec<Clause>> {
        if !matches!(next.connector.as_str(), "because" | "after" | "once") {
            return None;
        }
        let mut short = clause.clone();
        self.whole(clause).ok()?;
        shape::fit_short(&mut short).ok()?;
        let second = join(&short, next)?;
        Some(vec![short, second])
    }

    /// The best shorter version of a clause that can be told: the longest, unless the one that leaves out what only adds is
    /// worth more. What follows may narrow the clause: then only what stands in a clause of its own is left out.
    pub(super) fn main_statement(&self, sentence: usize, clause: &Clause, narrowed: bool) -> Option<Stated> {
        let sound = |mut shorter: Clause| {
            (self.whole(&shorter).is_ok() && shape::fit(&mut shorter).is_ok()).then_some(shorter)
        };
        let versions = shortened(clause, narrowed);
        let (at, plain) = (0..versions.len()).find_map(|at| Some((at, sound(versions[at].clone())?)))?;
        let worth = |version: &Clause| self.fact(sentence, vec![version.clone()]).map_or(0.0, |f| f.worth);
        if let Some(tail) = later(clause, plain.tokens.len()).find_map(sound) {
            let least = worth(&plain);
            return Some(Stated {
                parts: vec![tail],
                least,
            });
        }
        let mut longer: Vec<Clause> = versions.into_iter().skip(at + 1).chain(with_second(clause)).collect();
        longer.retain(|version| version.tokens.len() > plain.tokens.len() + 1);
        longer.sort_by_key(|version| std::cmp::Reverse(version.tokens.len()));
        // "… and the oven" may be the subject of what follows.
        let slack = |longer: &Clause| match &longer.tokens[plain.tokens.len()..] {
            [and, the, ..] if and.lower == "and" && the.tags.any(Tags::DETERMINER) => 0.0,
            _ => LESS_OF_PART,
        };
        match longer.into_iter().find_map(sound) {
            Some(longer) if worth(&longer) + slack(&longer) >= worth(&plain) => {
                Some(Stated::of(vec![longer]))
            }
            _ => Some(Stated::of(vec![plain])),
        }
    }

    /// Whether a clause is told beside the story.
    pub(super) fn beside(&self, sentence: usize, clause: &Clause) -> bool {
        let earlier = sentence.checked_sub(1).map_or(&[][..], |id| self.tokens(id));
        let (tokens, later) = (self.tokens(sentence), self.tokens(sentence + 1));
        aside(earlier, tokens, clause) || contrasted(clause, tokens, later)
    }

    /// Whether a clause is of one piece and lacks nothing, and its words are understood.
    pub(super) fn whole(&self, clause: &Clause) -> Result<(), shape::Reason> {
        let company = self.source.analysis.company.as_ref().map(|c| c.name.as_str());
        loose::loose(clause)?;
        if clause.tokens.iter().any(|t| letters::unknown(t, |word| self.said(word))) {
            return Err("unknown letters");
        }
        glued(clause, company)
    }
}
