//! Mends the form of a clause before it is judged: a company named in its own sentence, remains of speech at the end,
//! "is running" for "runs", a lost plural ending. It never changes what is claimed: what it takes away adds nothing, and
//! what it is not sure of it leaves to the judges.

mod forms;
mod tail;
#[cfg(test)]
mod tests;

use super::{clause::Clause, subject::SubjectKind, tokens::Token};
use crate::text::lexicon::Tags;

/// The clause in the form in which it is judged and told; `company` is the name of the company, if it is known.
pub(super) fn mended(mut clause: Clause, company: Option<&str>) -> Clause {
    if let Some(company) = company {
        own_place(&mut clause, company);
    }
    while tail::tail(&mut clause) {}
    articles(&mut clause);
    forms::steady(&mut clause);
    forms::plurals(&mut clause);
    forms::agreement(&mut clause);
    appositions(&mut clause);
    clause
}

/// Takes words out and keeps the places of subject and verb right. Nothing of either may be among them.
fn take_out(clause: &mut Clause, from: usize, to: usize) {
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

/// "we use Larch at Acme", "in Acme we use Larch", said by Acme: where else.
fn own_place(clause: &mut Clause, company: &str) {
    let speaks_of_us = matches!(clause.subject, SubjectKind::We | SubjectKind::Our)
        || clause.tokens[clause.verb.end..].iter().any(|t| t.is(&["our", "we", "us"]));
    if !speaks_of_us {
        return;
    }
    let names_it = |t: &Token| t.name && t.text == company;
    if clause.front == 2
        && clause.tokens[0].is(&["at", "in", "within", "inside"])
        && names_it(&clause.tokens[1])
    {
        take_out(clause, 0, 2);
        return;
    }
    let mut at = clause.verb.end;
    while at + 1 < clause.tokens.len() {
        let place =
            clause.tokens[at].is(&["at", "in", "within", "inside"]) && clause.tokens[at - 1].after == ' ';
        let own = names_it(&clause.tokens[at + 1]);
        let ours = clause.tokens[at + 1].lower == "our"
            && clause
                .tokens
                .get(at + 2)
                .is_some_and(|t| t.is(&["company", "organization", "organisation"]));
        let end = at + if ours { 3 } else { 2 };
        // "at Acme headquarters" is a place of its own.
        let closed = end <= clause.tokens.len()
            && (clause.tokens[end - 1].after != ' '
                || clause.tokens.get(end).is_none_or(|t| {
                    t.tags.any(
                        Tags::PREPOSITION
                            .with(Tags::COORDINATOR)
                            .with(Tags::RELATIVE)
                            .with(Tags::SUBORDINATOR)
                            .with(Tags::DETERMINER),
                    )
                }));
        if place && (own || ours) && closed && (at > clause.verb.end || end < clause.tokens.len()) {
            take_out(clause, at, end);
        } else {
            at += 1;
        }
    }
}

/// "around a 1,400 a month", "on the multiple layers": an article that the quantity behind it does not take.
fn articles(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 2 < clause.tokens.len() {
        let (before, article, next) = (&clause.tokens[at - 1], &clause.tokens[at], &clause.tokens[at + 1]);
        let figure = next.lower.starts_with(|c: char| c.is_ascii_digit())
            && before.is(&["about", "around", "above", "over", "almost", "nearly", "roughly"])
            && article.is(&["a", "an", "the"])
            && !clause.tokens[at + 2].tags.any(Tags::NOUN);
        let several = article.lower == "the" && next.is(&["multiple", "several", "various"]);
        if article.after == ' ' && (figure || several) {
            take_out(clause, at, at + 1);
        }
        at += 1;
    }
}

/// "HPA the horizontal pod autoscaler": what a name means stands between commas.
fn appositions(clause: &mut Clause) {
    let length = clause.tokens.len();
    for at in clause.verb.end..length.saturating_sub(2) {
        let tokens = &clause.tokens;
        let acronym = tokens[at].text.len() > 1 && tokens[at].text.chars().all(|c| c.is_ascii_uppercase());
        let named = (tokens[at].name || acronym) && !tokens[at].text.ends_with("'s");
        let told = &tokens[at + 2..];
        let phrase = told.iter().all(|t| {
            t.after == ' '
                && (t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
                && !t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::DETERMINER))
        });
        if named
            && tokens[at].after == ' '
            && tokens[at + 1].is(&["the", "our", "a", "an"])
            && phrase
            && told.len() <= 5
        {
            clause.tokens[at].after = ',';
        }
    }
}
