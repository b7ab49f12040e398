//! Finds clauses that are whole and tell nothing by themselves: an amount of nothing named, praise, a list that only the
//! next sentences tell, a step of what is explained. It judges what is told, never whether it is true.

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense};
use super::{hollow::hollow, loose::ANNOUNCING, shape::Reason};
use crate::text::lexicon::{Tags, lexicon};

/// Nouns for what a talk does, not the company.
const OF_THE_TALK: &[&str] = &[
    "update",
    "talk",
    "presentation",
    "keynote",
    "session",
    "lightning",
];

/// Words that praise and tell nothing else.
const PRAISE: &[&str] = &[
    "good", "great", "nice", "cool", "neat", "fine", "amazing", "awesome", "okay",
];

/// Why a clause tells nothing, if it does not.
pub(in super::super) fn empty(clause: &Clause) -> Result<(), Reason> {
    let after = &clause.tokens[clause.verb.end.min(clause.tokens.len())..];
    if left_open(clause, after) || amount_of_nothing(clause, after) || half_list(clause, after) {
        return Err("nothing to act upon");
    }
    if in_a_world(clause, after)
        || such_without_that(after)
        || praised(after)
        || moved_on(clause, after)
        || understood(clause, after)
    {
        return Err("empty statement");
    }
    if kinds_alone(after) || considered(clause, after) || set_of(after) {
        return Err("announces a list");
    }
    if step(clause, after) || gave_a_talk(clause, after) || teaches(clause, after) {
        return Err("talk about the talk");
    }
    if of_itself(clause) {
        return Err("no verb");
    }
    hollow(clause)
}

/// "… the oven that allows us", "we no longer needed our own", "a plan that led bread": what follows was cut off.
fn left_open(clause: &Clause, after: &[Token]) -> bool {
    let verb = |t: &Token| lexicon().base(&t.lower);
    let open = match after {
        [.., before, last] => {
            last.lower == "own"
                || last.lower == "us"
                    && verb(before)
                        .is_some_and(|b| matches!(b, "allow" | "enable" | "let" | "help" | "make" | "give"))
        }
        _ => false,
    };
    let led = after.windows(3).any(|w| {
        w[0].is(&["that", "which"])
            && w[1].is(&["led", "leads"])
            && !w[2]
                .tags
                .any(Tags::PREPOSITION.with(Tags::DETERMINER).with(Tags::OBJECT).with(Tags::ADVERB))
    });
    // "to offer using the oven"
    let without_object = after.windows(3).any(|w| {
        w[0].lower == "to"
            && w[2].is(&["using", "by"])
            && w[1].is(&[
                "offer",
                "provide",
                "create",
                "build",
                "achieve",
                "enable",
                "reduce",
                "provision",
                "give",
            ])
    });
    open || led || without_object || met_nothing(clause, after)
}

/// "what we faced when moving the ovens": the object of the verb stands before the clause.
fn met_nothing(clause: &Clause, after: &[Token]) -> bool {
    let meets = matches!(
        clause.verb.base.as_str(),
        "face"
            | "encounter"
            | "experience"
            | "solve"
            | "introduce"
            | "address"
            | "discover"
            | "mention"
            | "discuss"
    );
    meets
        && !clause.verb.passive
        && after
            .first()
            .is_some_and(|t| t.is(&["when", "while", "during", "because", "before", "if"]))
}

/// "we have hundreds": of what was said before.
fn amount_of_nothing(clause: &Clause, after: &[Token]) -> bool {
    let counts = matches!(
        clause.verb.base.as_str(),
        "have" | "run" | "use" | "manage" | "support" | "operate"
    );
    counts
        && !clause.verb.passive
        && !after.is_empty()
        && after.iter().all(|t| {
            !t.lower.ends_with('%')
                && !t.name
                && (t.tags.any(Tags::NUMBER)
                    || t.is(&[
                        "over",
                        "about",
                        "around",
                        "more",
                        "than",
                        "of",
                        "a",
                        "hundreds",
                        "thousands",
                        "millions",
                        "dozens",
                    ]))
        })
}

/// "we have dark bread and our guests", "we have 20 ovens and the investment": the second half begins the next statement.
fn half_list(clause: &Clause, after: &[Token]) -> bool {
    if let [first @ .., and, the, last] = after
        && matches!(clause.verb.base.as_str(), "have" | "be")
        && and.lower == "and"
        && the.lower == "the"
        && last.tags == Tags::NOUN
        && !last.name
        && !lexicon().plural(&last.lower)
        && first
            .iter()
            .any(|t| t.tags.any(Tags::NUMBER) && t.lower.starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    let Some(at) = after.windows(2).rposition(|w| w[0].lower == "and" && w[1].is(&["our", "its"])) else {
        return false;
    };
    let noun = |t: &Token| t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE));
    clause.verb.base == "have"
        && at > 0
        && after.len() - at <= 4
        && after[at + 2..].iter().all(noun)
        && !after[..at]
            .iter()
            .any(|t| t.is(&["our", "its", "for", "of", "between", "in", "with", "to"]))
}

/// "we live in a world of bread"
fn in_a_world(clause: &Clause, after: &[Token]) -> bool {
    clause.verb.base == "live" && after.iter().take(5).any(|t| t.is(&["world", "age", "era", "times"]))
}

/// "we had such good success"
fn such_without_that(after: &[Token]) -> bool {
    after.iter().position(|t| t.lower == "such").is_some_and(|at| {
        let rest = &after[at + 1..];
        rest.first()
            .is_some_and(|t| t.lower != "as" && (t.tags.any(Tags::ADJECTIVE) || t.is(&["a", "an"])))
            && !rest.iter().any(|t| t.is(&["that", "as"]))
    })
}

/// "we found a shape that was good", "which is quite neat".
fn praised(after: &[Token]) -> bool {
    let tail = &after[after.len().saturating_sub(4)..];
    let Some((last, before)) = tail.split_last() else {
        return false;
    };
    last.is(PRAISE)
        && before.windows(2).any(|w| {
            w[0].is(&["that", "which"]) && w[1].is(&["is", "was", "are", "were", "work", "works", "worked"])
        })
}

/// "we moved on and found solutions"
fn moved_on(clause: &Clause, after: &[Token]) -> bool {
    matches!(clause.verb.base.as_str(), "move" | "go")
        && after.first().is_some_and(|t| t.lower == "on")
        && after.get(1).is_none_or(|t| t.tags.any(Tags::COORDINATOR))
}

/// "now we have a good understanding of the ovens"
fn understood(clause: &Clause, after: &[Token]) -> bool {
    clause.verb.base == "have"
        && after.iter().take(5).any(|t| t.is(&["understanding", "idea"]))
        && after.first().is_some_and(|t| t.is(&["a", "an", "some"]))
}

/// "every shop has three kinds of ovens that run"
fn kinds_alone(after: &[Token]) -> bool {
    let Some(at) = after.iter().take(4).position(|t| t.is(&["kinds", "types", "sorts"])) else {
        return false;
    };
    let counted = at > 0
        && after[..at]
            .iter()
            .all(|t| t.tags.any(Tags::NUMBER.with(Tags::ADJECTIVE)) || t.lower == "basically");
    let rest = &after[at + 1..];
    let of = rest.first().is_some_and(|t| t.lower == "of");
    let phrase = rest
        .iter()
        .skip(1)
        .take_while(|t| {
            t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) && !t.tags.any(Tags::PREPOSITION)
        })
        .count();
    let left = rest.len().saturating_sub(1 + phrase);
    counted && of && (left == 0 || left == 2 && rest[1 + phrase].is(&["that", "which"]))
}

/// "there are important considerations that …"
fn considered(clause: &Clause, after: &[Token]) -> bool {
    clause.subject == SubjectKind::There
        && after.windows(2).take(4).any(|w| w[0].is(ANNOUNCING) && w[1].is(&["that", "which", "we"]))
}

/// "the bakers came up with a set of principles"
fn set_of(after: &[Token]) -> bool {
    after.last().is_some_and(|t| t.is(ANNOUNCING))
        && after
            .windows(2)
            .rposition(|w| w[0].is(&["set", "couple", "bunch", "number", "series"]) && w[1].lower == "of")
            .is_some_and(|at| after.len() - at <= 5)
}

/// "we had the dough phase where we …", "we take this in both cases".
fn step(clause: &Clause, after: &[Token]) -> bool {
    let phase = clause.verb.base == "have"
        && after.first().is_some_and(|t| t.lower == "the")
        && after
            .windows(2)
            .take(6)
            .any(|w| w[0].is(&["phase", "step", "stage"]) && w[1].lower == "where")
        || clause.verb.base == "have"
            && after.len() <= 4
            && after.first().is_some_and(|t| t.lower == "the")
            && after.last().is_some_and(|t| t.is(&["phase", "step", "stage"]));
    let cases = clause.tokens.windows(3).any(|w| {
        w[0].lower == "in"
            && w[1].is(&["both", "either", "neither"])
            && w[2].is(&["case", "cases", "scenarios"])
    });
    phase || cases
}

/// "we gave an update at the fair"
fn gave_a_talk(clause: &Clause, after: &[Token]) -> bool {
    matches!(
        clause.verb.base.as_str(),
        "give" | "do" | "present" | "hold" | "attend"
    ) && clause.subject == SubjectKind::We
        && after.first().is_some_and(|t| t.is(&["a", "an", "the", "our"]))
        && after.iter().skip(1).take(3).any(|t| t.is(OF_THE_TALK))
}

/// "we can set the heat of an oven": what everybody can, as a lecture says it.
fn teaches(clause: &Clause, after: &[Token]) -> bool {
    clause.subject == SubjectKind::We
        && clause.verb.tense == Tense::Can
        && !clause.verb.negated
        && matches!(
            clause.verb.base.as_str(),
            "specify" | "set" | "extend" | "write" | "use" | "add" | "choose" | "configure" | "define"
        )
        && !after.iter().any(|t| t.is(&["our", "us", "each"]))
}

/// "Larch is our own build of Larch": the subject was put for a pronoun that meant something else.
fn of_itself(clause: &Clause) -> bool {
    clause.subject == SubjectKind::Name
        && clause.verb.base == "be"
        && !clause.verb.passive
        && clause.tokens[clause.front..clause.subject_end].iter().any(|name| {
            name.name && clause.tokens[clause.verb.end..].iter().any(|t| t.name && t.lower == name.lower)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::{
        clause::clauses,
        tokens::{Names, clean},
    };

    fn judged(text: &str) -> Result<(), Reason> {
        let mut names = Names::default();
        names.add("Larch", false);
        let first = clauses(&clean(text, &names)).into_iter().next();
        empty(&first.expect(text))
    }

    #[test]
    fn what_was_cut_off_is_found() {
        for text in [
            "we bought the oven that allows us",
            "we no longer needed our own",
            "we had a plan that led bread to our shops",
            "we were able to offer using the large oven",
            "we have about hundreds",
            "we have dark bread and our guests",
            "we have around 20 ovens and the investment",
            "we faced when moving the ovens to the north",
        ] {
            assert!(judged(text).is_err(), "{text}");
        }
    }

    #[test]
    fn praise_lists_and_steps_tell_nothing() {
        for text in [
            "we had such good bread",
            "we found a shape that was good",
            "we use an oven that worked good",
            "today we live in a world of large ovens",
            "we moved on and found ovens",
            "we have a good understanding of the ovens",
            "we have three kinds of ovens that run",
            "there are important considerations that every baker should know",
            "then we defined a set of baking principles",
            "we had the dough phase where we would mix the flour",
            "we build the bread with yeast in both cases",
            "we gave an update at the fair in Oslo",
            "Larch is our own build of Larch",
            "we can set the heat of an oven",
        ] {
            assert!(judged(text).is_err(), "{text}");
        }
    }

    #[test]
    fn statements_of_the_same_shape_tell_something() {
        for text in [
            "we bought the oven that allows us to bake faster",
            "we wrote our own oven controller",
            "we had a plan that led to more bread",
            "we have hundreds of ovens in Norway",
            "we have our bread and our guests",
            "we have around 20 ovens and the patience of a baker",
            "we faced long nights when moving the ovens",
            "we had such a demand that the oven broke",
            "we use tools such as Larch in the shop",
            "we moved on from the old oven in spring",
            "we have three kinds of ovens for dark bread",
            "there are considerations for the oven of each shop",
            "our bakers came up with a set of principles for all ovens",
            "we gave the bakers a new oven in spring",
            "Larch is our own build of the oven",
            "we can set the heat of our ovens",
            "we can move a shop to another street in a day",
        ] {
            assert_eq!(judged(text), Ok(()), "{text}");
        }
    }
}
