//! Verbs as prose writes them: "uses" for "is using" what lasts, "has now moved" for "now has moved", one number for both
//! verbs of a subject. It changes no tense that tells when something happened.

use super::super::super::{
    clause::Clause,
    mend::{in_simple_tense, lasts, simple, take_out},
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
    made_sure(clause);
    half_relative(clause);
    as_well(clause);
    second(clause);
}

/// "ovens that were in Oslo that broke" → "ovens in Oslo that broke": of two clauses on one noun the first needs no verb.
fn half_relative(clause: &mut Clause) {
    let tokens = &clause.tokens;
    let relative = |at: usize| {
        tokens[at].is(&["that", "which"]) && tokens[at].after == ' ' && tokens[at - 1].after == ' '
    };
    let be =
        |at: usize| tokens.get(at).is_some_and(|t| t.is(&["is", "are", "was", "were"]) && t.after == ' ');
    for at in clause.verb.end + 1..tokens.len().saturating_sub(5) {
        if !(relative(at) && be(at + 1)) {
            continue;
        }
        // "ovens that were built by bakers", "ovens that were in Oslo"
        let next = &tokens[at + 2];
        let place = next.tags.any(Tags::PREPOSITION) && !next.tags.any(Tags::ADVERB.with(Tags::ADJECTIVE));
        let done = next.tags.any(Tags::PARTICIPLE)
            && !next.tags.any(Tags::ADJECTIVE)
            && tokens[at + 3].is(&["by", "in", "on"]);
        let again = (at + 4..tokens.len().min(at + 12)).find(|to| relative(*to));
        let plain = again.is_some_and(|to| {
            !tokens[at + 2..to].iter().any(|t| {
                t.after != ' ' || t.tags.any(Tags::COORDINATOR.with(Tags::SUBJECT).with(Tags::SUBORDINATOR))
            }) && be(to + 1)
        });
        if plain && (place || done) {
            take_out(clause, at, at + 2);
            return;
        }
    }
}

/// "to build an oven as well as sells bread" → "… as well as sell bread", "we build ovens as well as sell bread" → "…
/// and sell bread".
fn as_well(clause: &mut Clause) {
    for at in clause.verb.end + 1..clause.tokens.len().saturating_sub(4) {
        let [one, two, three, act, next] = &clause.tokens[at..at + 5] else {
            return;
        };
        let joint = one.lower == "as" && two.lower == "well" && three.lower == "as";
        let object = next.tags.any(Tags::DETERMINER.with(Tags::NUMBER).with(Tags::NOUN)) || next.name;
        if !joint || !object || act.name {
            continue;
        }
        let before = &clause.tokens[clause.verb.end..at];
        if before.iter().any(|t| t.is(&["that", "which", "who"])) {
            return;
        }
        let wish = before.windows(2).any(|w| w[0].lower == "to" && w[1].tags.any(Tags::BASE));
        let finite = clause.verb.finite == clause.verb.main
            && clause.verb.tense == Tense::Present
            && !before.iter().any(|t| t.tags.any(Tags::COORDINATOR) || t.lower == "to");
        let sure = !act.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::PREPOSITION));
        let third = act.tags.any(Tags::THIRD) && sure;
        let of_main = if clause.subject == SubjectKind::We {
            act.tags.any(Tags::BASE) && sure
        } else {
            third
        };
        if wish
            && third
            && let Some(base) = lexicon().base(&act.lower)
        {
            clause.tokens[at + 3] = Token::new(base);
        } else if finite && of_main {
            clause.tokens[at] = Token::new("and");
            take_out(clause, at + 1, at + 3);
        }
        return;
    }
}

/// "bakers that were making sure" → "bakers that made sure": what is made sure of lasts.
fn made_sure(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len().saturating_sub(2) {
        let [be, act, sure] = &clause.tokens[at..at + 3] else {
            return;
        };
        let form = match be.lower.as_str() {
            "was" | "were" => "made",
            "is" => "makes",
            "are" => "make",
            _ => continue,
        };
        let related = clause.tokens[at - 1].is(&["that", "which", "who"]);
        if related && act.lower == "making" && sure.lower == "sure" && be.after == ' ' && act.after == ' ' {
            clause.tokens[at + 1] = Token::new(form);
            clause.tokens.remove(at);
            return;
        }
    }
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
    fn what_was_made_sure_of_is_told_simply() {
        assert_eq!(
            told("we had bakers that were making sure that it cools"),
            "we had bakers that made sure that it cools"
        );
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
    fn of_two_clauses_on_a_noun_the_first_is_short() {
        assert_eq!(
            told("we had ovens that were in Oslo that were made of clay"),
            "we had ovens in Oslo that were made of clay"
        );
        let text = "we had ovens that were in Oslo for years";
        assert_eq!(told(text), text);
    }

    #[test]
    fn what_is_done_as_well_has_the_form_of_its_verb() {
        for (said, printed) in [
            (
                "we wanted to build ovens as well as provides rye",
                "we wanted to build ovens as well as provide rye",
            ),
            (
                "our kitchen manages the ovens as well as provides rye",
                "our kitchen manages the ovens and provides rye",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        let text = "we manage the ovens as well as the mills";
        assert_eq!(told(text), text);
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
