//! Says what the second clause of a statement need not say again: its subject, or its verb too, when both are the first
//! one's. It judges nothing else.

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense};
use crate::text::lexicon::Tags;

/// Most words of two clauses of one subject that is said once.
const LONG: usize = 30;

/// Whether both clauses tell of "us" so that the second verb can follow "and" or "but" at once: nothing in the first one
/// can be taken for its subject. `plural` says whether "we" is told as many.
pub(super) fn one_doer(first: &Clause, second: &Clause, plural: bool) -> bool {
    let ours = |c: &Clause| c.subject == SubjectKind::We && c.subject_end == c.front + 1;
    let rest = &first.tokens[first.verb.end..];
    let open = rest.iter().any(|t| {
        t.after == ','
            || t.lower != "as"
                && t.tags
                    .any(Tags::RELATIVE.with(Tags::SUBORDINATOR).with(Tags::SUBJECT).with(Tags::COORDINATOR))
            || t.is(&["that", "allow", "allows", "let", "help"])
    });
    let joint = match second.connector.as_str() {
        "and" => !first.verb.negated,
        "but" => true,
        _ => false,
    };
    (ours(first) || our_team(first))
        && ours(second)
        && second.front == 0
        && joint
        && !open
        && clear(rest, second, plural)
        && in_time(first, second)
        && first.tokens.len() + second.tokens.len() <= LONG
}

/// "our team bakes rye and we …": the team is who "we" are.
fn our_team(clause: &Clause) -> bool {
    clause.subject == SubjectKind::Our
        && clause.front == 0
        && clause
            .subject_end
            .checked_sub(1)
            .is_some_and(|last| clause.tokens[last].is(&["team", "company"]))
}

/// Whether the form of the second verb shows whose verb it is. A verb in its base form could go on an infinitive before it,
/// and one that is a noun too could be another thing.
fn clear(rest: &[Token], second: &Clause, plural: bool) -> bool {
    let tags = second.tokens[second.verb.finite].tags;
    let group = tags.any(Tags::HAVE.with(Tags::BE).with(Tags::MODAL).with(Tags::DO));
    let past = tags.any(Tags::PAST);
    if group || past && !tags.any(Tags::BASE) || !rest.iter().any(|t| t.lower == "to") {
        return true;
    }
    let thing = tags.any(Tags::NOUN)
        && !second
            .tokens
            .get(second.verb.finite + 1)
            .is_some_and(|t| t.name || t.tags.any(Tags::DETERMINER.with(Tags::NUMBER)) || t.lower == "to");
    !past && !plural && !thing
}

/// Whether both verbs can share a subject in their times: what is told of then goes on with a deed of now only where the
/// second verb tells of a state or of what is under way.
fn in_time(first: &Clause, second: &Clause) -> bool {
    let (one, other) = (&first.verb, &second.verb);
    let state = other.progressive || matches!(other.base.as_str(), "be" | "have" | "want" | "need" | "plan");
    one.tense == other.tense
        || first.front == 0 && (other.tense != Tense::Present || one.tense == Tense::Present || state)
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
        assert!(one_doer(&first, &second("we moved to the north"), false));
        assert!(
            !one_doer(&first, &second("we move to the north"), false),
            "another time"
        );
        assert!(one_doer(&first, &second("we are moving to the north"), false));
        assert!(one_doer(&first, &second("we will move to the north"), false));
        let relative = first_clause("we sold an oven that cooled the bread");
        assert!(
            !one_doer(&relative, &second("we moved to the north"), false),
            "the oven could have moved"
        );
        let wish = first_clause("we want to sell ovens");
        assert!(
            !one_doer(&wish, &second("we run a kitchen"), true),
            "run could be wanted"
        );
        assert!(
            one_doer(&wish, &second("we run a kitchen"), false),
            "runs could not"
        );
        assert!(!one_doer(&wish, &second("we cut the bread"), false));
        let team = first_clause("our team has seven bakers");
        assert!(one_doer(&team, &second("we manage a kitchen"), false));
        let oven = first_clause("our oven has seven timers");
        assert!(!one_doer(&oven, &second("we manage a kitchen"), false));
    }

    #[test]
    fn what_is_denied_ends_before_the_second_verb() {
        let denied = first_clause("we did not sell the ovens");
        let mut second = second("we moved to the north");
        assert!(!one_doer(&denied, &second, false));
        "but".clone_into(&mut second.connector);
        assert!(one_doer(&denied, &second, false));
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
