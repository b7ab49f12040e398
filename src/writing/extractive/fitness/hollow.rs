//! Finds objects that lean on what is not said ("a different approach", "the same ovens") and objects of which everybody
//! would say the same ("modern technologies", "a large scale"). It judges an object, never whether it is true.

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token};
use super::shape::Reason;
use crate::text::lexicon::Tags;

/// Words that compare a thing with one that must be named.
const OTHER: &[&str] = &["different", "opposite", "alternative", "similar", "reverse"];

/// What is done in such a way; a different region or cluster needs no second one to be understood.
const MANNERS: &[&str] = &[
    "approach",
    "direction",
    "way",
    "path",
    "route",
    "strategy",
    "method",
    "technique",
    "model",
    "solution",
    "concept",
    "process",
    "pattern",
    "mechanism",
    "tool",
    "technology",
];

/// Words that name the other one, or many that share.
const NAMED: &[&str] = &[
    "than",
    "from",
    "as",
    "instead",
    "each",
    "every",
    "all",
    "both",
    "multiple",
    "many",
    "several",
    "across",
    "everywhere",
    "everyone",
    "everybody",
    "two",
    "three",
    "between",
    "for",
    "per",
];

/// Adjectives of praise.
const PRAISING: &[&str] = &[
    "cutting-edge",
    "cutting",
    "edge",
    "latest",
    "newest",
    "modern",
    "state-of-the-art",
    "best",
    "best-in-class",
    "great",
    "greatest",
    "delightful",
    "seamless",
    "amazing",
    "innovative",
];

/// Nouns that tell nothing of what is praised.
const ANYTHING: &[&str] = &[
    "technology",
    "technologies",
    "tools",
    "tooling",
    "solutions",
    "experience",
    "experiences",
    "techniques",
    "standards",
];

/// Changes that are told without what changed.
const CHANGES: &[&str] = &[
    "improvement",
    "improvements",
    "progress",
    "effort",
    "efforts",
    "changes",
    "enhancements",
    "optimizations",
];

/// Why the object of a clause tells nothing, if it does not.
pub(super) fn hollow(clause: &Clause) -> Result<(), Reason> {
    let after = &clause.tokens[clause.verb.end.min(clause.tokens.len())..];
    if other_than_what(clause, after) || same_as_what(clause, after) {
        return Err("compared with nothing");
    }
    // "we tested our ovens up to 26,000" what?
    if matches!(after, [.., up, to, number] if up.lower == "up" && to.lower == "to" && number.tags.any(Tags::NUMBER) && !number.lower.ends_with('%'))
    {
        return Err("counts nothing");
    }
    if praised(after) || at_scale(clause, after) || changed_something(clause, after) {
        return Err("empty statement");
    }
    Ok(())
}

/// "we opted for a different approach", "we moved in the opposite direction"
fn other_than_what(clause: &Clause, after: &[Token]) -> bool {
    let [.., article, other, last] = after else {
        return false;
    };
    article.is(&["a", "an", "the"])
        && other.is(OTHER)
        && last.is(MANNERS)
        && !clause.tokens.iter().any(|t| t.is(NAMED) && t.lower != "for")
}

/// "we run the same ovens", "the ovens are built through the same process"
fn same_as_what(clause: &Clause, after: &[Token]) -> bool {
    let Some(at) = after.windows(2).position(|w| w[0].lower == "the" && w[1].lower == "same") else {
        return false;
    };
    let what = &after[at + 2..];
    let noun = |t: &Token| t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) && !t.tags.any(Tags::PREPOSITION);
    let direct = match at.checked_sub(1).map(|before| &after[before]) {
        None => true,
        Some(before) => before.is(&["through", "using", "via"]) || at == 2 && after[0].lower == "to",
    };
    direct
        && (1..=2).contains(&what.len())
        && what.iter().all(noun)
        && matches!(clause.subject, SubjectKind::We | SubjectKind::Our)
        && !clause.tokens.iter().any(|t| t.is(NAMED))
}

/// "we use the latest technologies", "we offer a delightful experience to our guests"
fn praised(after: &[Token]) -> bool {
    let object = match after {
        [first, rest @ ..] if first.tags.any(Tags::DETERMINER) => rest,
        rest => rest,
    };
    let praise = object.iter().take_while(|t| t.is(PRAISING)).count();
    let Some((noun, rest)) = object.get(praise..).and_then(<[Token]>::split_first) else {
        return false;
    };
    let to_whom = matches!(rest, [to, whose, _] if to.is(&["to", "for"]) && whose.is(&["our", "the", "its"]));
    praise > 0 && noun.is(ANYTHING) && (rest.is_empty() || to_whom)
}

/// "we run at a very large scale"
fn at_scale(clause: &Clause, after: &[Token]) -> bool {
    let [at, middle @ .., scale] = after else {
        return false;
    };
    matches!(clause.verb.base.as_str(), "run" | "operate" | "work")
        && at.is(&["at", "on"])
        && scale.lower == "scale"
        && middle.iter().all(|t| {
            t.is(&[
                "a", "an", "the", "very", "large", "huge", "massive", "big", "great",
            ])
        })
}

/// "we made some improvements in the kitchen"
fn changed_something(clause: &Clause, after: &[Token]) -> bool {
    let made = matches!(clause.verb.base.as_str(), "make" | "do" | "put");
    let at = after.iter().take(4).position(|t| t.is(CHANGES));
    made && at.is_some_and(|at| {
        let plain = after[..at].iter().all(|t| {
            t.tags.any(Tags::DETERMINER.with(Tags::ADJECTIVE))
                || t.is(&["lot", "of", "many", "some", "several"])
        });
        let rest = &after[at + 1..];
        plain
            && rest.first().is_none_or(|t| t.is(&["in", "on", "there"]))
            && !rest.iter().any(|t| t.is(&["to", "by", "from", "that", "which"]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn judged(text: &str) -> Result<(), Reason> {
        hollow(&first_clause(text))
    }

    #[test]
    fn what_is_compared_with_nothing_is_not_told() {
        for text in [
            "we opted for a different approach",
            "we tried to move into the opposite direction",
            "we run the same ovens",
            "our ovens are built through the same process",
            "we wanted to run the same ovens",
        ] {
            assert_eq!(judged(text), Err("compared with nothing"), "{text}");
        }
        for text in [
            "we opted for a different approach than the bakers in Oslo",
            "we moved the ovens to a different street",
            "we run the same ovens in every shop",
            "all our bakers use the same ovens",
            "we sell bread on the same day",
        ] {
            assert_eq!(judged(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_number_of_nothing_is_not_told() {
        assert_eq!(judged("we tested our ovens up to 26,000"), Err("counts nothing"));
        assert_eq!(judged("we tested our ovens up to 26,000 loaves"), Ok(()));
    }

    #[test]
    fn praise_without_a_thing_is_empty() {
        for text in [
            "we use the latest technologies",
            "we offer a delightful experience to our guests",
            "we run at a very large scale",
            "we made some improvements in the kitchen",
        ] {
            assert_eq!(judged(text), Err("empty statement"), "{text}");
        }
        for text in [
            "we use the latest technologies such as steam ovens",
            "we use modern steam ovens",
            "we give a seamless experience to the bakers of the north",
            "we run ovens at a very large scale",
            "we made some changes to bake faster",
            "we made many improvements that the guests liked",
        ] {
            assert_eq!(judged(text), Ok(()), "{text}");
        }
    }
}
