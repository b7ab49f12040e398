//! Verbs as prose writes them: "uses" for "is using" what lasts, "has now moved" for "now has moved", one number for both
//! verbs of a subject. It changes no tense that tells when something happened.

use super::super::super::{
    clause::Clause,
    mend::{in_simple_tense, lasts, simple},
    subject::SubjectKind,
    tokens::Token,
    verb::Tense,
};
use crate::text::lexicon::{Tags, lexicon};

/// Adverbs of time that stand behind the first verb of a group.
const WITHIN: &[&str] = &[
    "now",
    "already",
    "currently",
    "still",
    "recently",
    "finally",
    "previously",
];

/// All of this file.
pub(super) fn verbs(clause: &mut Clause) {
    order(clause);
    steady(clause);
    steady_relative(clause);
    second(clause);
}

/// "we now have moved" → "we have now moved", "we already are here" → "we are already here".
fn order(clause: &mut Clause) {
    let at = clause.verb.finite;
    let before = at.checked_sub(1).map(|i| &clause.tokens[i]);
    let first = clause.tokens[at].tags;
    let group = first.any(Tags::BE) || first.any(Tags::HAVE.with(Tags::MODAL)) && clause.verb.main > at;
    let adverb = at > clause.subject_end.max(clause.front)
        && before.is_some_and(|t| t.is(WITHIN) && t.after == ' ')
        || at == clause.subject_end
            && at > clause.front + 1
            && before.is_some_and(|t| t.is(WITHIN) && t.after == ' ');
    if !adverb || !group || clause.verb.negated || clause.tokens[at].after != ' ' {
        return;
    }
    clause.tokens.swap(at - 1, at);
    clause.verb.finite -= 1;
    if clause.verb.main == at {
        clause.verb.main -= 1;
    }
    clause.subject_end = clause.subject_end.min(at - 1);
}

/// Words behind a verb that make another verb of it: "is running into trouble", "is using up".
const PARTICLES: &[&str] = &[
    "to", "into", "out", "up", "low", "around", "through", "off", "away", "as",
];

/// "we are using two ovens" → "we use two ovens", "we are no longer using clay" → "we no longer use clay".
fn steady(clause: &mut Clause) {
    let verb = &clause.verb;
    let (finite, main) = (verb.finite, verb.main);
    if !verb.progressive || main <= finite || !clause.tokens[finite].is(&["is", "are", "was", "were"]) {
        return;
    }
    let between = &clause.tokens[finite + 1..main];
    let no_longer = matches!(between, [no, longer] if no.lower == "no" && longer.lower == "longer");
    let lasting = !verb.negated
        && matches!(verb.tense, Tense::Present | Tense::Past)
        && between.iter().all(|t| t.tags.any(Tags::ADVERB) && !t.is(&["now", "still", "just"]));
    let whole = clause.tokens.get(main + 1).is_some_and(|t| !t.is(PARTICLES));
    if !(no_longer || lasting) || !whole || !lasts(&verb.base) {
        return;
    }
    if let Some(form) = simple(&clause.tokens[finite], &verb.base) {
        in_simple_tense(clause, &form);
    }
}

/// "bakers that are using two ovens" → "bakers that use two ovens".
fn steady_relative(clause: &mut Clause) {
    let mut at = clause.verb.end;
    while at + 3 < clause.tokens.len() {
        let [relative, be, act, next] = &clause.tokens[at..at + 4] else {
            return;
        };
        let form = lexicon()
            .base(&act.lower)
            .filter(|base| lasts(base) && act.tags.any(Tags::GERUND))
            .filter(|_| {
                relative.is(&["that", "which", "who"])
                    && relative.after == ' '
                    && be.is(&["is", "are", "was", "were"])
                    && be.after == ' '
                    && act.after == ' '
                    && !next.is(PARTICLES)
            })
            .and_then(|base| simple(be, base));
        if let Some(form) = form {
            clause.tokens[at + 2] = Token::new(&form);
            clause.tokens.remove(at + 1);
        }
        at += 1;
    }
}

/// "our oven bakes the bread and sell it" → "… and sells it": one subject has one number.
fn second(clause: &mut Clause) {
    let verb = &clause.verb;
    let one = matches!(
        clause.subject,
        SubjectKind::Our | SubjectKind::Noun | SubjectKind::Name
    ) && !clause.plural
        && verb.finite == verb.main
        && clause.tokens[verb.main].tags.any(Tags::THIRD)
        && !clause.tokens[verb.main].tags.any(Tags::BE)
        && !matches!(verb.base.as_str(), "help" | "let" | "make" | "allow" | "enable");
    if !one {
        return;
    }
    for at in verb.end..clause.tokens.len().saturating_sub(2) {
        let token = &clause.tokens[at];
        // Behind an infinitive or a relative the second verb may belong to that.
        let other = token.is(&["to", "that", "help", "helps", "let", "lets", "make", "makes"])
            || token
                .tags
                .any(Tags::MODAL.with(Tags::RELATIVE).with(Tags::SUBORDINATOR).with(Tags::SUBJECT));
        if other {
            return;
        }
        let next = &clause.tokens[at + 1];
        let object = clause.tokens[at + 2].tags.any(Tags::DETERMINER.with(Tags::OBJECT))
            || clause.tokens[at + 2].is(&["it", "them", "all"]);
        let base = token.lower == "and"
            && next.tags.any(Tags::BASE)
            && !next.tags.any(
                Tags::PAST.with(Tags::ADJECTIVE).with(Tags::ADVERB).with(Tags::PREPOSITION).with(Tags::BE),
            )
            && object;
        if base && let Some(third) = lexicon().third(&next.lower) {
            clause.tokens[at + 1] = Token::new(&third);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        verbs(&mut clause);
        assert!(clause.verb.main < clause.verb.end && clause.verb.end <= clause.tokens.len());
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_lasts_is_told_in_the_simple_tense() {
        for (said, printed) in [
            ("we are using clay", "we use clay"),
            ("we are no longer using clay", "we no longer use clay"),
            ("we were currently using two ovens", "we currently used two ovens"),
            (
                "we have bakers that are using two ovens",
                "we have bakers that use two ovens",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we are moving the ovens to Oslo",
            "we are running into trouble with ovens",
            "we are now using two ovens",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn adverbs_of_time_stand_within_the_verb() {
        for (said, printed) in [
            ("we now have moved the ovens", "we have now moved the ovens"),
            ("we already are selling rye", "we are already selling rye"),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in ["we already have two ovens", "we now moved the ovens"] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn both_verbs_of_a_subject_agree() {
        assert_eq!(
            told("our kitchen stores the bread and sell it"),
            "our kitchen stores the bread and sells it"
        );
        assert_eq!(
            told("our kitchen helps us store the bread and sell it"),
            "our kitchen helps us store the bread and sell it"
        );
    }
}
