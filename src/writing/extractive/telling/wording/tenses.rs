//! One time for one sentence: what was wanted is told in the past to its end, and what has a date in the past happened
//! then. It leaves alone what still holds.

use super::super::super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense};
use crate::text::lexicon::{Tags, lexicon};

/// People whose doings are told in the time of the main verb.
const PEOPLE: &[&str] = &[
    "users",
    "developers",
    "engineers",
    "customers",
    "players",
    "teams",
    "people",
    "everyone",
];

/// All of this file.
pub(super) fn tenses(clause: &mut Clause) {
    dated(clause);
    one_tense(clause);
    aimed(clause);
    told_then(clause);
    wished(clause);
}

/// Puts a word for the one at `at`; the mark behind it stays.
fn put(clause: &mut Clause, at: usize, word: &str) {
    let after = clause.tokens[at].after;
    clause.tokens[at] = Token::new(word);
    clause.tokens[at].after = after;
}

/// Whether the main verb tells in the past of a wish or a need.
fn was_wished(clause: &Clause) -> bool {
    let verb = &clause.verb;
    let had_to = verb.base == "have" && clause.tokens.get(verb.end).is_some_and(|t| t.lower == "to");
    verb.tense == Tense::Past
        && !verb.negated
        && (had_to || matches!(verb.base.as_str(), "need" | "want" | "try" | "look" | "decide"))
}

/// "can" and "will" of then: "could" and "would".
fn of_then(token: &Token) -> Option<&'static str> {
    match token.lower.as_str() {
        "can" => Some("could"),
        "will" => Some("would"),
        _ => None,
    }
}

/// "we needed a tool which we can use" → "… which we could use", "we realized it will fail" → "… it would fail".
fn one_tense(clause: &mut Clause) {
    let verb = &clause.verb;
    let mind = matches!(
        verb.base.as_str(),
        "realize" | "know" | "learn" | "notice" | "fear" | "think" | "believe" | "expect"
    );
    let simple = verb.tense == Tense::Past && !verb.negated && verb.finite == verb.main;
    if !(simple && (was_wished(clause) || mind)) {
        return;
    }
    let inner = clause.tokens[verb.end..]
        .iter()
        .position(|t| of_then(t).is_some())
        .map(|at| at + verb.end);
    if let Some(at) = inner.filter(|at| *at > clause.verb.end)
        && let Some(told) = of_then(&clause.tokens[at])
        && !apart(&clause.tokens[clause.verb.end..at])
    {
        put(clause, at, told);
    }
}

/// "we built ovens to make sure we can bake rye" → "… we could bake rye": the aim was of then.
fn aimed(clause: &mut Clause) {
    let verb = &clause.verb;
    if verb.tense != Tense::Past || lasting(clause) {
        return;
    }
    let tokens = &clause.tokens;
    let aim = (verb.end..tokens.len().saturating_sub(2)).find(|at| {
        tokens[*at].lower == "to"
            && (tokens[at + 1].lower == "ensure"
                || tokens[at + 1].lower == "make" && tokens[at + 2].lower == "sure")
    });
    let Some(aim) = aim else { return };
    // "a timer that rings to make sure it can cool" rings today.
    let inner = tokens[verb.end..aim].iter().any(|t| t.tags.any(Tags::RELATIVE) || t.lower == "that");
    let modal = (aim + 3..tokens.len()).find(|at| of_then(&tokens[*at]).is_some());
    if let Some(at) = modal.filter(|at| !inner && !apart(&tokens[aim..*at]))
        && let Some(told) = of_then(&tokens[at])
    {
        put(clause, at, told);
    }
}

/// Whether the clause says that something holds today.
fn lasting(clause: &Clause) -> bool {
    clause.tokens.iter().any(|t| t.is(&["now", "today", "still", "currently", "always"]))
}

/// "we made sure that it is cold" → "… it was cold", "we let users say what they want" → "… what they wanted".
fn told_then(clause: &mut Clause) {
    let verb = &clause.verb;
    let governs = matches!(
        verb.base.as_str(),
        "realize"
            | "know"
            | "learn"
            | "notice"
            | "decide"
            | "ensure"
            | "think"
            | "believe"
            | "allow"
            | "enable"
            | "need"
            | "want"
            | "ask"
            | "find"
            | "see"
            | "discover"
    ) || verb.base == "make" && clause.tokens.get(verb.end).is_some_and(|t| t.lower == "sure");
    if verb.tense != Tense::Past || !governs || lasting(clause) {
        return;
    }
    for at in verb.end + 1..clause.tokens.len().saturating_sub(1) {
        if apart(&clause.tokens[clause.verb.end..at]) {
            return;
        }
        let (before, doer) = (&clause.tokens[at - 1], &clause.tokens[at]);
        let opened = before.is(&["that", "what", "how", "where", "which", "sure"])
            || at == clause.verb.end + 1 && before.tags.any(Tags::DETERMINER);
        let one = doer.lower == "it";
        if !(opened && (one || doer.is(&["we", "they"]) || doer.is(PEOPLE))) || doer.after != ' ' {
            continue;
        }
        if let Some(told) = past_form(&clause.tokens[at + 1], one) {
            put(clause, at + 1, &told);
            return;
        }
    }
}

/// The past of a present verb, where it is surely a verb; `one` says that its subject is one.
fn past_form(token: &Token, one: bool) -> Option<String> {
    match token.lower.as_str() {
        "is" => return Some("was".to_owned()),
        "are" => return Some("were".to_owned()),
        "has" | "have" => return Some("had".to_owned()),
        _ => {}
    }
    if let Some(told) = of_then(token) {
        return Some(told.to_owned());
    }
    let present = if one { Tags::THIRD } else { Tags::BASE };
    let sure = token.is(&["need", "needs", "want", "wants"])
        || token.tags.any(present)
            && !token
                .tags
                .any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::ADVERB).with(Tags::PAST).with(Tags::MODAL));
    let base = lexicon().base(&token.lower).filter(|_| sure && !token.tags.any(Tags::DO))?;
    lexicon().forms(base).map(|forms| forms.past.clone())
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
    if !was_wished(clause) {
        return;
    }
    let verb = &clause.verb;
    for at in verb.end + 2..clause.tokens.len().saturating_sub(1) {
        let that = clause.tokens[at].lower == "that" && clause.tokens[at].after == ' ';
        if !that || apart(&clause.tokens[verb.end..at]) {
            continue;
        }
        // "the oven that is in the hall" was there.
        let wanted = clause.tokens[verb.end..at]
            .iter()
            .rev()
            .take(5)
            .any(|t| t.is(&["a", "an", "some", "something"]))
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
    let past = match verb.base.as_str() {
        "be" if clause.subject == SubjectKind::We || clause.plural => Some("were".to_owned()),
        "be" => Some("was".to_owned()),
        base => lexicon().forms(base).map(|f| f.past.clone()),
    };
    let Some(past) = past else { return };
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
        year || last || within(tokens, at) || tokens[at].lower == "ago"
    })
}

/// "within just three years": how long it took, and no longer takes.
fn within(tokens: &[Token], at: usize) -> bool {
    tokens[at].lower == "within"
        && tokens[at + 1..].iter().take(4).any(|t| {
            t.is(&[
                "hours", "days", "weeks", "months", "years", "hour", "day", "week", "month", "year",
            ])
        })
        && tokens[at + 1..].iter().take(3).any(|t| t.tags.any(Tags::NUMBER))
        && !tokens[at + 1..].iter().take(2).any(|t| t.is(&["the", "last", "past"]))
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
            (
                "we had to build an oven that is able to cool",
                "we had to build an oven that was able to cool",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we want a tool which we can use for ovens",
            "we needed an oven because it can cool",
            "we wanted to move the oven that is in the hall",
            "we built an oven that is able to cool",
            "we have to build an oven that is able to cool",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn what_was_thought_or_made_sure_is_told_of_then() {
        for (said, printed) in [
            (
                "we made sure that it is able to cool",
                "we made sure that it was able to cool",
            ),
            (
                "we allowed our users to say what they want for the oven",
                "we allowed our users to say what they wanted for the oven",
            ),
            (
                "we decided that we have the ovens for rye",
                "we decided that we had the ovens for rye",
            ),
            (
                "we turned the ovens to make sure the bread can cool",
                "we turned the ovens to make sure the bread could cool",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we make sure that it is able to cool",
            "we built the oven that they want for rye",
            "we realized that baking is hard",
            "we made sure that it is still able to cool",
            "we bought a timer that rings to make sure we can cool it",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn what_has_a_date_happened_then() {
        for (said, printed) in [
            (
                "within just three years we have managed to sell rye",
                "within just three years we managed to sell rye",
            ),
            (
                "within two weeks we have been able to sell rye",
                "within two weeks we were able to sell rye",
            ),
            ("we have moved the ovens in 2019", "we moved the ovens in 2019"),
            ("we have built it two years ago", "we built it two years ago"),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we have moved all ovens since 2019",
            "we have moved many ovens over the last year",
            "we have moved the ovens to the north",
            "we have moved the ovens within the last two years",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
