//! Mends the form of a clause before it is judged: a company named in its own sentence, remains of speech at the end,
//! "is running" for "runs", a lost plural ending. It never changes what is claimed: what it takes away adds nothing, and
//! what it is not sure of it leaves to the judges.

mod counted;
mod determined;
mod enabled;
mod forms;
mod fronts;
mod nouns;
mod own;
mod phrases;
mod speech;
mod tail;
#[cfg(test)]
mod tests;

use super::clause::Clause;
pub(super) use counted::{countable, one_of, plural_of, single};
pub(super) use enabled::enabled;
pub(super) use forms::{in_simple_tense, lasts, simple};

/// The clause in the form in which it is judged and told; `company` is the name of the company, if it is known.
pub(super) fn mended(mut clause: Clause, company: Option<&str>) -> Clause {
    if let Some(company) = company {
        own::own_place(&mut clause, company);
        own::own_name(&mut clause, company);
    }
    fronts::pointing(&mut clause);
    nouns::nouns(&mut clause);
    speech::speech(&mut clause);
    while tail::tail(&mut clause) {}
    phrases::phrases(&mut clause);
    forms::past(&mut clause);
    forms::steady(&mut clause);
    forms::one_time(&mut clause);
    forms::plurals(&mut clause);
    determined::determined(&mut clause);
    forms::agreement(&mut clause);
    clause
}

/// Takes words out and keeps the places of subject and verb right. Nothing of either may be among them.
pub(super) fn take_out(clause: &mut Clause, from: usize, to: usize) {
    let count = to - from;
    let mark = clause.tokens[to - 1].after;
    clause.tokens.drain(from..to);
    let shift = |place: &mut usize| {
        if *place >= to {
            *place -= count;
        } else if *place > from {
            *place = from;
        }
    };
    shift(&mut clause.front);
    shift(&mut clause.subject_end);
    shift(&mut clause.verb.finite);
    shift(&mut clause.verb.main);
    shift(&mut clause.verb.end);
    if from > 0
        && let Some(last) = clause.tokens.get_mut(from - 1)
        && mark != ' '
    {
        last.after = mark;
    }
}
