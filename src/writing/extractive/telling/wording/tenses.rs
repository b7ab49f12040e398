//! One time for one sentence: what was wanted is told in the past to its end, and what has a date in the past happened
//! then. It leaves alone what still holds.

use super::super::super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense};
use crate::text::lexicon::{Tags, lexicon};

/// All of this file.
pub(super) fn tenses(clause: &mut Clause) {
    dated(clause);
    one_tense(clause);
    wished(clause);
}

/// Puts a word for the one at `at`; the mark behind it stays.
fn put(clause: &mut Clause, at: usize, word: &str) {
    let after = clause.tokens[at].after;
    clause.tokens[at] = Token::new(word);
    clause.tokens[at].after = after;
}

/// "we needed a tool which we can use" → "… which we could use", "we realized it will fail" → "… it would fail".
fn one_tense(clause: &mut Clause) {
    let verb = &clause.verb;
    let past = verb.tense == Tense::Past && !verb.negated && verb.finite == verb.main;
    let wish = matches!(verb.base.as_str(), "need" | "want" | "look" | "decide");
    let mind = matches!(
        verb.base.as_str(),
        "realize" | "know" | "learn" | "notice" | "fear"
    );
    if !past || !(wish || mind) {
        return;
    }
    let inner = clause.tokens[verb.end..]
        .iter()
        .position(|t| t.is(&["can", "will"]))
        .map(|at| at + verb.end);
    let Some(at) = inner.filter(|at| *at > verb.end) else {
        return;
    };
    let told = if clause.tokens[at].lower == "can" {
        "could"
    } else {
        "would"
    };
    if !apart(&clause.tokens[verb.end..at]) {
        put(clause, at, told);
    }
}

/// A second statement behind "and", "but", "because" or a comma has a time of its own.
fn apart(between: &[Token]) -> bool {
    between.iter().any(|t| {
        t.after == ','
            || t.tags.any(Tags::COORDINATOR)
            || t.is(&["because", "since", "so", "while", "if", "when"])
    })
}

/// "we wanted to build an oven that is able to" → "… an oven that was able to": it was not there yet.
fn wished(clause: &mut Clause) {
    let verb = &clause.verb;
    let wish = verb.tense == Tense::Past
        && !verb.negated
        && matches!(verb.base.as_str(), "need" | "want" | "try" | "look");
    if !wish {
        return;
    }
    for at in verb.end + 2..clause.tokens.len().saturating_sub(1) {
        let that = clause.tokens[at].lower == "that" && clause.tokens[at].after == ' ';
        if !that || apart(&clause.tokens[verb.end..at]) {
            continue;
        }
        // "the oven that is in the hall" was there.
        let wanted =
            clause.tokens[verb.end..at].iter().rev().take(5).any(|t| t.is(&["a", "an", "something"]))
                && !clause.tokens[at - 1].name;
        let next = &clause.tokens[at + 1];
        let told = match next.lower.as_str() {
            "is" => Some("was".to_owned()),
            "are" => Some("were".to_owned()),
            "has" | "have" => Some("had".to_owned()),
            _ if next.tags.any(Tags::THIRD) && !next.tags.any(Tags::NOUN) => lexicon()
                .base(&next.lower)
                .and_then(|base| lexicon().forms(base))
                .map(|forms| forms.past.clone()),
            _ => None,
        };
        if let Some(told) = told.filter(|_| wanted) {
            put(clause, at + 1, &told);
        }
        return;
    }
}

/// "we have moved the ovens in 2019" → "we moved the ovens in 2019".
fn dated(clause: &mut Clause) {
    let verb = &clause.verb;
    let (finite, main) = (verb.finite, verb.main);
    let perfect = clause.tokens[finite].is(&["has", "have"])
        && verb.tense == Tense::Present
        && main > finite
        && !verb.negated
        && !verb.passive
        && !verb.progressive
        && clause.tokens[main].tags.any(Tags::PARTICIPLE)
        && clause.tokens[finite + 1..main].iter().all(|t| t.tags.any(Tags::ADVERB));
    if !perfect || !past_time(clause) {
        return;
    }
    let Some(past) = lexicon().forms(&verb.base).map(|f| f.past.clone()) else {
        return;
    };
    put(clause, main, &past);
    clause.tokens.remove(finite);
    if clause.subject == SubjectKind::We || clause.subject_end <= finite {
        clause.verb.main -= 1;
        clause.verb.finite = clause.verb.main;
        clause.verb.end -= 1;
        clause.verb.tense = Tense::Past;
    }
}

/// Whether the clause names a time that is over: a year, "two years ago", "last year".
fn past_time(clause: &Clause) -> bool {
    let tokens = &clause.tokens;
    if tokens.iter().any(|t| t.is(&["since", "already", "now", "today", "so", "until", "till"])) {
        return false;
    }
    (0..tokens.len()).filter(|at| *at < clause.front || *at >= clause.verb.end).any(|at| {
        let before = at.checked_sub(1).map(|i| &tokens[i]);
        let year = tokens[at].lower.len() == 4
            && matches!(&tokens[at].lower[..2], "19" | "20")
            && tokens[at].lower.bytes().all(|b| b.is_ascii_digit())
            && before.is_some_and(|t| t.is(&["in", "of", "during"]));
        let last = tokens[at].lower == "last"
            && tokens
                .get(at + 1)
                .is_some_and(|t| t.is(&["year", "month", "week", "quarter", "summer", "spring"]))
            && !before.is_some_and(|t| t.is(&["the", "over", "within", "during", "for", "this"]));
        year || last || tokens[at].lower == "ago"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        tenses(&mut clause);
        assert!(clause.verb.main < clause.verb.end && clause.verb.end <= clause.tokens.len());
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_was_wanted_is_told_in_the_past_to_its_end() {
        for (said, printed) in [
            (
                "we needed a tool which we can use for ovens",
                "we needed a tool which we could use for ovens",
            ),
            (
                "we wanted to build an oven that is able to cool",
                "we wanted to build an oven that was able to cool",
            ),
            (
                "we wanted to build an oven that allows us to sell rye",
                "we wanted to build an oven that allowed us to sell rye",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we want a tool which we can use for ovens",
            "we needed an oven because it can cool",
            "we wanted to move the oven that is in the hall",
            "we built an oven that is able to cool",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn what_has_a_date_happened_then() {
        for (said, printed) in [
            ("we have moved the ovens in 2019", "we moved the ovens in 2019"),
            ("we have built it two years ago", "we built it two years ago"),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we have moved all ovens since 2019",
            "we have moved many ovens over the last year",
            "we have moved the ovens to the north",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
