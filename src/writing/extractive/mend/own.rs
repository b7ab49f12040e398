//! Takes the company's name out of what the company says of itself: "we use Larch at Acme". It leaves the name where it
//! tells something else ("we run Acme on Larch").

use super::{
    super::{clause::Clause, subject::SubjectKind, tokens::Token},
    take_out,
};
use crate::text::lexicon::Tags;

/// "we use Larch at Acme", "in Acme we use Larch", said by Acme: where else.
pub(super) fn own_place(clause: &mut Clause, company: &str) {
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
                            .with(Tags::DETERMINER)
                            .with(Tags::PARTICIPLE)
                            .with(Tags::GERUND),
                    )
                }));
        if place && (own || ours) && closed && (at > clause.verb.end || end < clause.tokens.len()) {
            take_out(clause, at, end);
        } else {
            at += 1;
        }
    }
}

/// "our Acme portal", "Acme's portal", "a portal called Larch Acme", said by Acme: the name is said already.
pub(super) fn own_name(clause: &mut Clause, company: &str) {
    if clause.subject != SubjectKind::We {
        return;
    }
    let mut at = clause.verb.end;
    while at < clause.tokens.len() {
        let token = &clause.tokens[at];
        let before = &clause.tokens[at - 1];
        if !token.name || at == 0 {
            at += 1;
            continue;
        }
        if token.text.strip_suffix("'s") == Some(company) {
            let mut our = Token::new("our");
            our.after = token.after;
            clause.tokens[at] = our;
        } else if token.text == company {
            let next_noun = clause.tokens.get(at + 1).is_some_and(|t| t.tags.any(Tags::NOUN) && !t.name);
            let last = at + 1 == clause.tokens.len() && before.tags == Tags::NOUN && at > clause.verb.end + 1;
            if before.after == ' ' && (before.lower == "our" && token.after == ' ' && next_noun || last) {
                take_out(clause, at, at + 1);
                continue;
            }
        }
        at += 1;
    }
}
