//! Finds where a deed is told and its means or its aim begins: "we built three ovens | to sell more bread". It cuts
//! nothing.

use super::super::{
    clause::Clause,
    subject::SubjectKind,
    vocabulary::{BUILD, REPLACE},
};
use crate::text::lexicon::Tags;

/// Whether a statement tells a deed that is whole without its means or its aim: "we built three ovens to sell more bread".
fn deed(clause: &Clause, at: usize) -> bool {
    let base = clause.verb.base.as_str();
    let done = matches!(
        base,
        "use" | "run" | "deploy" | "adopt" | "leverage" | "install" | "integrate" | "configure"
    ) || BUILD.contains(base)
        || REPLACE.contains(base);
    let object = &clause.tokens[clause.verb.end..at];
    let open = object.iter().any(|t| {
        t.tags.any(Tags::RELATIVE.with(Tags::COORDINATOR).with(Tags::MODAL))
            || t.is(&[
                "this", "that", "these", "those", "too", "enough", "it", "them", "same", "such", "other",
            ])
    });
    let begun = object.windows(2).any(|w| w[0].lower == "to" && w[1].tags.any(Tags::BASE));
    matches!(
        clause.subject,
        SubjectKind::We | SubjectKind::Our | SubjectKind::Name
    ) && done
        && !begun
        && !clause.verb.negated
        && !clause.verb.passive
        && !open
}

/// How or what for a deed was done, from `at` on.
pub(super) fn means_or_aim(clause: &Clause, at: usize) -> bool {
    match clause.tokens[at].lower.as_str() {
        "by" | "using" | "leveraging" => helped(clause, at),
        "to" => meant_for(clause, at),
        _ => false,
    }
}

/// "by baking at night", "using two robots": how a deed was done.
fn helped(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let gerund = tokens[at].lower != "by" || tokens.get(at + 1).is_some_and(|t| t.tags.any(Tags::GERUND));
    gerund && at > clause.verb.end + 1 && deed(clause, at)
}

/// "to sell more bread": what a deed was done for; "the ability to sell" is one thing.
fn meant_for(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let before = &tokens[at - 1];
    let one_thing = before.is(&[
        "ability",
        "way",
        "ways",
        "need",
        "time",
        "chance",
        "opportunity",
        "effort",
        "efforts",
        "plan",
        "plans",
        "decision",
        "attempt",
        "option",
        "options",
        "permission",
        "permissions",
        "access",
        "right",
        "rights",
        "capability",
        "means",
        "goal",
        "team",
        "teams",
        "users",
        "engineers",
        "developers",
        "people",
        "mechanism",
        "possibility",
        "power",
        "connection",
        "interface",
        "path",
        "link",
    ]);
    !one_thing && tokens.get(at + 1).is_some_and(|t| t.tags.any(Tags::BASE)) && deed(clause, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn begins(text: &str, word: &str) -> bool {
        let clause = first_clause(text);
        let at = clause.tokens.iter().position(|t| t.lower == word);
        at.is_some_and(|at| means_or_aim(&clause, at))
    }

    #[test]
    fn an_aim_is_no_part_of_the_thing() {
        assert!(begins("we built a new robot to help the shops", "to"));
        assert!(begins("we moved the ovens by using a crane", "by"));
        assert!(!begins("we built the ability to help the shops", "to"));
        assert!(!begins("we need a new robot to help the shops", "to"));
        assert!(!begins("we moved the ovens by the river", "by"));
    }
}
