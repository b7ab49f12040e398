//! Says what the pronoun of a second clause stands for, whether it takes back what the first one told, and whether "as"
//! opens a clause of its own. It joins nothing.

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense};
use crate::text::lexicon::{Tags, lexicon};

/// "we open shops as we bake more": when or why; but not "as a bakery", "as we said", "as bread that sells".
pub(super) fn goes_along(next: &Clause) -> bool {
    let subject = &next.tokens[next.front..next.subject_end];
    let told = match next.subject {
        SubjectKind::We | SubjectKind::Our | SubjectKind::Name => true,
        SubjectKind::Noun => subject.first().is_some_and(|t| {
            t.is(&["the", "each", "every", "our", "more", "all"]) || t.tags.any(Tags::NUMBER)
        }),
        _ => false,
    };
    let speaks = next.tokens.iter().any(|t| t.is(&["explained", "described", "earlier"]));
    told && next.adjacent && next.front == 0 && !compares(next) && !speaks
}

/// "but that leads to a queue": what came of it instead.
pub(super) fn came_to_nothing(next: &Clause) -> bool {
    next.connector == "but"
        && next.adjacent
        && next.front == 0
        && matches!(&next.tokens[..next.subject_end], [pronoun] if pronoun.is(&["that", "this", "it"]))
        && !next.verb.negated
        && matches!(
            next.verb.base.as_str(),
            "lead" | "cause" | "require" | "create" | "introduce" | "result"
        )
}

/// "but it failed": nothing more needs to be said.
pub(super) fn failed(next: &Clause) -> bool {
    next.connector == "but"
        && next.adjacent
        && next.verb.base == "fail"
        && next.verb.tense == Tense::Past
        && !next.verb.negated
        && matches!(&next.tokens[..], [it, failed] if it.is(&["it", "that", "this"]) && failed.lower == "failed")
}

/// "as we do in the north", "as the title says", "as you know": says how or who says so, not when or why.
pub(super) fn compares(clause: &Clause) -> bool {
    const SAYING: &[&str] = &[
        "do", "say", "see", "show", "mention", "suggest", "discuss", "describe", "explain", "expect", "know",
        "tell", "talk", "hear", "notice", "can", "imagine", "like", "want", "need", "have",
    ];
    clause.verb.base == "be" && clause.tokens.len() <= clause.verb.end + 1
        || SAYING.contains(&clause.verb.base.as_str())
        || matches!(clause.subject, SubjectKind::Voice | SubjectKind::Reference)
        || clause.tokens.len() < clause.verb.end && clause.subject == SubjectKind::We
}

/// "we use Larch because it scales", "we sell to shops but they pay late": the pronoun stands for what the clause before
/// it is about.
pub(super) fn answered(first: &Clause, next: &Clause) -> bool {
    let [pronoun] = &next.tokens[next.front..next.subject_end] else {
        return false;
    };
    if next.subject != SubjectKind::Reference
        || next.front > 0
        || !next.adjacent
        || !matches!(next.connector.as_str(), "because" | "but")
    {
        return false;
    }
    let noun = |t: &&Token| {
        t.name || t.tags.any(Tags::NOUN) && !t.tags.any(Tags::PREPOSITION.with(Tags::DETERMINER))
    };
    let plural = |t: &&Token| !t.name && lexicon().plural(&t.lower);
    match pronoun.lower.as_str() {
        "they" => first.tokens[first.verb.end..].iter().filter(noun).any(|t| plural(&t)),
        "it" => {
            // The object is one thing, and the only one.
            let object = first.tokens[first.verb.end..]
                .iter()
                .take_while(|t| {
                    !t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::RELATIVE))
                        || t.tags.any(Tags::DETERMINER.with(Tags::NUMBER))
                })
                .filter(noun)
                .last();
            object.is_some_and(|t| !plural(&t))
        }
        _ => false,
    }
}

/// "we split the pools but that did not help": what was told is taken back.
pub(in super::super) fn taken_back(next: &Clause) -> bool {
    next.connector == "but"
        && next.adjacent
        && next.subject == SubjectKind::Reference
        && if next.verb.negated {
            matches!(
                next.verb.base.as_str(),
                "work" | "help" | "scale" | "achieve" | "suffice" | "solve" | "fix" | "last"
            )
        } else {
            matches!(next.verb.base.as_str(), "fail" | "break" | "crash")
        }
}
