//! Ends a clause that cannot be told whole at a later place than `shorten` does: inside what that would leave out, right
//! before the words that cannot be told. It offers places only; whether what stands before them may be told is judged
//! elsewhere.

use super::super::{clause::Clause, tokens::Token, verb::Tense};
use super::shorten::{LEAST_OF_PART, cut, ends_phrase as may_end, narrows, one_of_several};
use crate::text::lexicon::{Tags, lexicon};

/// Fewest words that a later end must win.
const LEAST: usize = 3;

/// Verbs whose clause must not lose its end: "ensures the team | does not wait", "allows the bakers | to sleep".
const WITH_CLAUSE: &[&str] = &[
    "ensure",
    "mean",
    "believe",
    "think",
    "say",
    "see",
    "know",
    "guarantee",
    "show",
    "figure",
    "tell",
    "make",
    "let",
    "help",
    "want",
    "decide",
    "hope",
    "expect",
    "assume",
    "keep",
    "get",
    "realize",
    "notice",
    "feel",
    "find",
    "require",
    "force",
    "ask",
    "cause",
];

/// Nouns that tell nothing without what follows them.
const OPEN_NOUNS: &[&str] = &[
    "part",
    "access",
    "lot",
    "information",
    "results",
    "others",
    "other",
    "way",
    "ways",
    "reason",
    "reasons",
    "overview",
    "number",
    "kind",
    "time",
    "problem",
    "problems",
    "need",
    "ability",
    "set",
    "case",
    "cases",
    "end",
    "same",
    "issue",
    "issues",
    "thing",
    "things",
];

/// Versions that end behind `from`, the longest first.
pub(in super::super) fn later(clause: &Clause, from: usize) -> impl Iterator<Item = Clause> {
    (from + LEAST..clause.tokens.len())
        .rev()
        .filter(move |at| ends(clause, from, *at))
        .map(|at| cut(clause, at))
}

/// Whether what begins at `from` may end before `at`.
fn ends(clause: &Clause, from: usize, at: usize) -> bool {
    const OPENING: Tags = Tags::PREPOSITION
        .with(Tags::RELATIVE)
        .with(Tags::SUBORDINATOR)
        .with(Tags::DETERMINER)
        .with(Tags::SUBJECT)
        .with(Tags::COORDINATOR);
    let tokens = &clause.tokens;
    let (last, next) = (&tokens[at - 1], &tokens[at]);
    let joins = next.tags.any(Tags::COORDINATOR);
    let opens = last.after == ','
        || next.tags.any(OPENING) && !next.is(&["of", "per", "than", "to", "that", "who"])
        || begins_an_aim(tokens, at) && !definite(&tokens[from..at]);
    // "from one shop | to another"
    let way = next.is(&["to", "into"]) && tokens[from..at].iter().any(|t| t.lower == "from");
    opens
        && !way
        && (ends_noun(tokens, at) || begins_a_sentence(tokens, at) && !last.is(OPEN_NOUNS))
        && !narrows(tokens, at, 9)
        && (!joins || next.lower == "and" && adds_a_verb(tokens, at) || one_of_several(clause, at))
        && adds_soundly(clause, from, at)
        && whole(&tokens[from..at])
}

/// "… | to bake bread", but not "subject the loaves | to taste tests".
fn begins_an_aim(tokens: &[Token], at: usize) -> bool {
    tokens[at].lower == "to"
        && tokens.get(at + 1).is_some_and(|verb| {
            let noun =
                verb.tags.any(Tags::NOUN) && tokens.get(at + 2).is_some_and(|t| t.tags.any(Tags::NOUN));
            verb.tags.any(Tags::BASE) && !noun
        })
}

/// "… | we have": a sentence of its own.
fn begins_a_sentence(tokens: &[Token], at: usize) -> bool {
    const INNER: Tags = Tags::PREPOSITION
        .with(Tags::DETERMINER)
        .with(Tags::COORDINATOR)
        .with(Tags::RELATIVE)
        .with(Tags::SUBORDINATOR)
        .with(Tags::ADVERB)
        .with(Tags::MODAL)
        .with(Tags::HAVE)
        .with(Tags::BE)
        .with(Tags::NUMBER);
    tokens[at].lower == "we"
        && tokens.get(at + 1).is_some_and(|t| t.tags.any(Tags::HAVE.with(Tags::BE)))
        && !tokens[at - 1].tags.any(INNER)
}

/// "the time | to bake": what follows belongs to the noun.
fn definite(tail: &[Token]) -> bool {
    tail.iter()
        .rev()
        .take(3)
        .take_while(|t| t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER)))
        .any(|t| t.lower == "the")
}

/// Whether "and" at `from`, if it is there, adds a thing, or a deed in the form of the first one.
fn adds_soundly(clause: &Clause, from: usize, at: usize) -> bool {
    let tokens = &clause.tokens;
    if !tokens[from].tags.any(Tags::COORDINATOR) {
        return true;
    }
    let first = &tokens[from + 1];
    let deed = Tags::BASE.with(Tags::PAST).with(Tags::GERUND).with(Tags::THIRD).with(Tags::PARTICIPLE);
    if first
        .tags
        .any(Tags::PREPOSITION.with(Tags::ADVERB).with(Tags::SUBJECT).with(Tags::COORDINATOR))
    {
        return false;
    }
    if first.tags.any(deed) && !first.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER)) {
        let past = clause.verb.tense == Tense::Past && clause.verb.end == clause.verb.finite + 1;
        let bare = tokens[clause.verb.end..from].iter().any(|t| t.lower == "to");
        return if past && !bare {
            first.tags.any(Tags::PAST) && !first.tags.any(Tags::BASE)
        } else {
            bare && first.tags.any(Tags::BASE)
        };
    }
    // "the ovens and the mill for the bread are new": the second thing may begin a clause.
    begins_an_aim(tokens, at) && !clause.broken
}

/// "… and ensure the shops are open": what follows the "and" is a verb with an object of its own.
fn adds_a_verb(tokens: &[Token], at: usize) -> bool {
    let (Some(verb), Some(object)) = (tokens.get(at + 1), tokens.get(at + 2)) else {
        return false;
    };
    verb.tags.any(Tags::BASE.with(Tags::PAST).with(Tags::GERUND).with(Tags::THIRD))
        && !verb.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
        && (object.tags.any(Tags::DETERMINER.with(Tags::NOUN)) || object.name)
}

/// Whether a phrase with a noun of its own ends before `at`.
fn ends_noun(tokens: &[Token], at: usize) -> bool {
    const NO_NOUN: Tags = Tags::PREPOSITION
        .with(Tags::DETERMINER)
        .with(Tags::GERUND)
        .with(Tags::NUMBER)
        .with(Tags::ADJECTIVE);
    let (last, before) = (&tokens[at - 1], &tokens[at - 2]);
    // "to guarantee | that", "each one builds | on": a verb by its place.
    let led = before.after == ' '
        && before.tags.any(Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::PREPOSITION))
        && !before.is(&["to", "that", "which"]);
    // "… and subject | those loaves"
    let verb = before.tags.any(Tags::COORDINATOR) && tokens[at].tags.any(Tags::DETERMINER);
    last.name
        || last.tags.any(Tags::NOUN)
            && !verb
            && !last.tags.any(NO_NOUN)
            && !last.is(OPEN_NOUNS)
            && !last.lower.ends_with("ed")
            && (led || !last.tags.any(Tags::BASE.with(Tags::THIRD)))
}

/// Whether the words added say something by themselves: no question, no list without its last part, no verb that lacks the
/// end of its clause, nothing said without a joint.
fn whole(tail: &[Token]) -> bool {
    let asks = tail.iter().any(|t| t.is(&["how", "what", "why", "whether", "both", "between", "either"]));
    let leads = |t: &Token| {
        !t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            && lexicon().base(&t.lower).is_some_and(|b| WITH_CLAUSE.contains(&b))
    };
    // "allows the bakers", but "allows for better bread", "allows them to sleep"
    let open = tail.iter().rposition(|t| {
        t.is(&[
            "allow", "allows", "allowed", "enable", "enables", "enabled", "need", "needs", "needed",
        ])
    });
    let open = open.is_some_and(|at| !tail[at..].iter().any(|t| t.is(&["to", "for"])));
    let lists = tail.first().is_some_and(|t| t.is(&["such", "like", "including"]));
    let closed = tail[tail.len().saturating_sub(4)..].iter().any(|t| t.is(&["and", "or"]));
    // "which based on a survey", "which means because of limits"
    let relative = tail.first().is_some_and(|t| t.is(&["which", "that", "who"]));
    let acts = tail.get(1).is_some_and(|t| {
        t.tags.any(
            Tags::THIRD
                .with(Tags::PAST)
                .with(Tags::BE)
                .with(Tags::HAVE)
                .with(Tags::MODAL)
                .with(Tags::BASE)
                .with(Tags::ADVERB)
                .with(Tags::SUBJECT),
        )
    });
    let verb = |at: usize| {
        at > 0
            && tail[at].tags.any(Tags::BASE.with(Tags::PAST).with(Tags::THIRD))
            && (tail[at - 1].lower == "to"
                || tail[at - 1]
                    .tags
                    .any(Tags::SUBJECT.with(Tags::RELATIVE).with(Tags::MODAL).with(Tags::ADVERB)))
    };
    let unlinked = tail.windows(2).enumerate().any(|(at, w)| {
        w[0].after == ' '
            && !verb(at)
            && (w[0].name || w[0].tags.any(Tags::NOUN) && !w[0].tags.any(Tags::PREPOSITION))
            && w[1].is(&["the", "a", "an", "our", "its"])
    });
    let gives = tail.iter().any(|t| {
        t.tags.any(Tags::BASE.with(Tags::PAST).with(Tags::GERUND).with(Tags::THIRD))
            && lexicon().base(&t.lower).is_some_and(|b| matches!(b, "give" | "send" | "offer"))
    });
    !asks
        && !open
        && !tail.iter().any(leads)
        && (!lists || closed)
        && (!relative || acts)
        && (!unlinked || gives && !lists)
}

/// Versions that end behind the second of two things, the longest first: better than to end before its "and".
pub(in super::super) fn with_second(clause: &Clause) -> impl Iterator<Item = Clause> {
    (clause.verb.end + LEAST_OF_PART..clause.tokens.len())
        .rev()
        .filter(|at| ends_second(clause, *at) && !narrows(&clause.tokens, *at, 9))
        .map(|at| cut(clause, at))
}

/// Most words of a second part that is kept.
const SECOND: usize = 7;

/// "the bakers and the drivers | to whom …": whether the noun phrase behind an "and" ends at `at` and begins no clause.
fn ends_second(clause: &Clause, at: usize) -> bool {
    const INSIDE: Tags = Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::NUMBER);
    const VERB: Tags = Tags::THIRD.with(Tags::BASE).with(Tags::PAST);
    let tokens = &clause.tokens;
    let next = &tokens[at];
    let ends = tokens[at - 1].after == ','
        || next
            .tags
            .any(Tags::PREPOSITION.with(Tags::RELATIVE).with(Tags::SUBORDINATOR).with(Tags::DETERMINER));
    if !ends || next.is(&["of", "per"]) || next.tags.any(Tags::BE.with(Tags::HAVE)) || !may_end(tokens, at) {
        return false;
    }
    let from = clause.verb.end.max(at.saturating_sub(SECOND));
    let Some(and) = tokens[from..at].iter().rposition(|t| t.lower == "and").map(|i| from + i) else {
        return false;
    };
    let part = &tokens[and + 1..at];
    let Some((first, rest)) = part.split_first() else {
        return false;
    };
    let noun = |t: &Token| {
        t.name
            || t.is(&["of", "per", "every", "each"])
            || t.tags.any(INSIDE) && !t.tags.any(Tags::PREPOSITION.with(Tags::ADVERB).with(Tags::DETERMINER))
    };
    // "and supports", "and benefit a lot": a second verb.
    let opens = first.name
        || (first.tags.any(Tags::DETERMINER) || noun(first)) && !first.tags.any(VERB.with(Tags::PREPOSITION));
    let named = part.iter().any(|t| t.name || t.tags.any(Tags::NOUN) && !t.tags.any(Tags::NUMBER));
    and > clause.verb.end && may_end(tokens, and) && opens && named && rest.iter().all(noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn longest(text: &str, opener: &str) -> Option<String> {
        let clause = first_clause(text);
        let from = clause.tokens.iter().position(|t| t.lower == opener)?;
        later(&clause, from)
            .next()
            .map(|c| c.tokens.iter().map(|t| t.lower.as_str()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_is_added_ends_before_the_words_that_cannot_be_told() {
        for (text, opener, expected) in [
            (
                "we have our own bakeries where we run large ovens the loaves for shops",
                "where",
                "we have our own bakeries where we run large ovens",
            ),
            (
                "we use three kinds of ovens which allow for better bread and bake the cake that whom",
                "which",
                "we use three kinds of ovens which allow for better bread",
            ),
        ] {
            assert_eq!(longest(text, opener).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_lacks_its_end_is_no_end() {
        for text in [
            "we bought the large ovens which ensure the bakers in Oslo",
            "we bought the large ovens which means the bakers in Oslo",
            "we bought the large ovens which on the roof the bakers",
        ] {
            assert_eq!(longest(text, "which"), None, "{text}");
        }
        assert_eq!(
            longest("we sell many cakes such as one plum cake a cheese cake", "such"),
            None,
            "a list without its last part"
        );
    }

    #[test]
    fn a_second_thing_is_kept_where_it_begins_no_clause() {
        let longest = |text: &str| {
            let clause = first_clause(text);
            let version = with_second(&clause).next()?;
            Some(version.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            longest("we serve hundreds of bakeries and 30 hotels with what our bakers").as_deref(),
            Some("we serve hundreds of bakeries and 30 hotels")
        );
        for text in [
            "we built a bakery of large ovens and sell to whom",
            "we built one of the large ovens and Oslo is with whom",
            "we built three of the large ovens with what our bakers",
        ] {
            assert_eq!(longest(text), None, "{text}");
        }
    }
}
