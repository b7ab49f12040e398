//! Says what the second clause of a statement need not say again: its subject, or its verb too, when both are the first
//! one's. It judges nothing else.

use super::super::{clause::Clause, subject::SubjectKind};
use crate::text::lexicon::Tags;

/// Whether both clauses tell of "us" so that the second verb can follow "and" at once: nothing in the first one can be
/// taken for its subject.
pub(super) fn one_doer(first: &Clause, second: &Clause) -> bool {
    let ours = |c: &Clause| c.subject == SubjectKind::We && c.subject_end == c.front + 1;
    let rest = &first.tokens[first.verb.end..];
    let open = rest.iter().any(|t| {
        t.after == ','
            || t.lower != "as"
                && t.tags
                    .any(Tags::RELATIVE.with(Tags::SUBORDINATOR).with(Tags::SUBJECT).with(Tags::COORDINATOR))
            || t.is(&["that", "allow", "allows", "let", "help"])
    });
    // A verb in its base form could go on an infinitive before it.
    let clear = second.tokens[second.verb.finite].tags.any(Tags::PAST.with(Tags::HAVE).with(Tags::BE))
        || !rest.iter().any(|t| t.lower == "to");
    ours(first)
        && ours(second)
        && second.front == 0
        && second.connector == "and"
        && !open
        && clear
        && first.verb.tense == second.verb.tense
        && first.tokens.len() + second.tokens.len() <= 26
}

/// Whether the second verb is the first one again and need not be said: "has two ovens and a mill".
pub(super) fn one_verb(first: &Clause, second: &Clause) -> bool {
    let plain = |c: &Clause| c.verb.end == c.verb.finite + 1 && !c.verb.negated;
    let (Some(one), Some(other)) = (
        first.tokens.get(first.verb.end),
        second.tokens.get(second.verb.end),
    ) else {
        return false;
    };
    let wish = one.lower == "to" && other.lower == "to";
    let owned = matches!(
        first.verb.base.as_str(),
        "have" | "use" | "run" | "support" | "need"
    ) && one.lower != "to"
        && (other.name || other.tags.any(Tags::DETERMINER.with(Tags::NUMBER).with(Tags::NOUN)))
        && other.lower != "to"
        && !first.tokens[first.verb.end..]
            .iter()
            .any(|t| t.tags.any(Tags::PREPOSITION.with(Tags::GERUND)) || t.lower == "to");
    plain(first) && plain(second) && first.verb.base == second.verb.base && (wish || owned)
}

/// Whether the second clause tells what the name means with which the first one ends: "… called Larch, and Larch stands for
/// a tree".
pub(super) fn stands_for(first: &Clause, second: &Clause) -> bool {
    second.connector == "and"
        && second.front == 0
        && second.subject_end == 1
        && matches!(second.verb.base.as_str(), "stand" | "be")
        && !second.verb.negated
        && first
            .tokens
            .last()
            .is_some_and(|t| t.lower == second.tokens[0].lower && t.lower.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::{
        clause::clauses,
        reading::first_clause,
        tokens::{Names, clean},
    };

    fn second(text: &str) -> Clause {
        let mut clause = first_clause(text);
        "and".clone_into(&mut clause.connector);
        clause
    }

    #[test]
    fn one_subject_is_said_once() {
        let first = first_clause("we sold the ovens in spring");
        assert!(one_doer(&first, &second("we moved to the north")));
        assert!(!one_doer(&first, &second("we move to the north")), "another time");
        let relative = first_clause("we sold an oven that cooled the bread");
        assert!(
            !one_doer(&relative, &second("we moved to the north")),
            "the oven could have moved"
        );
        let wish = first_clause("we want to sell ovens");
        assert!(
            !one_doer(&wish, &second("we run a kitchen")),
            "run could be wanted"
        );
    }

    #[test]
    fn one_verb_is_said_once() {
        assert!(one_verb(
            &first_clause("we have two ovens"),
            &second("we have a kitchen")
        ));
        assert!(one_verb(
            &first_clause("we wanted to sell ovens"),
            &second("we wanted to move north")
        ));
        assert!(!one_verb(
            &first_clause("we have two ovens for bread"),
            &second("we have a kitchen")
        ));
        assert!(!one_verb(
            &first_clause("we have two ovens"),
            &second("we use a kitchen")
        ));
    }

    #[test]
    fn what_a_name_means_hangs_on_the_name() {
        let mut names = Names::default();
        names.add("Rye", false);
        let said = |text: &str| {
            let mut clause = clauses(&clean(text, &names)).remove(0);
            "and".clone_into(&mut clause.connector);
            clause
        };
        let first = said("we built an oven called Rye");
        assert!(stands_for(&first, &said("Rye stands for real yeast")));
        assert!(!stands_for(&first, &said("our bread stands for real yeast")));
    }
}
