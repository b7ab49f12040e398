//! Finds a second clause inside a clause: a subject or a verb where the first clause has no place for one. It looks for
//! the joint that is missing and never cuts there.

use super::super::{clause::Clause, tokens::Token};
use super::shape::Reason;
use crate::text::lexicon::{Tags, lexicon};

/// Nouns that a clause may follow without a joint: "the day we moved the oven", "this means we bake the bread".
const OPENING: &[&str] = &[
    "day", "time", "moment", "way", "year", "month", "week", "point", "reason", "means", "once", "hope",
    "speed", "fact", "case",
];

/// Verbs after which another verb follows its noun: "helps the team build the oven".
const CAUSING: &[&str] = &[
    "help", "let", "make", "have", "see", "watch", "do", "can", "will", "to",
];

/// What of a second clause stands in the first, if anything.
pub(in super::super) fn joints(clause: &Clause) -> Result<(), Reason> {
    let from = clause.verb.end.min(clause.tokens.len());
    let after = &clause.tokens[from..];
    // "make sure we want …"
    let wished = after.iter().position(|t| t.lower == "sure").is_some_and(|at| {
        let mut rest = after[at + 1..].iter().skip_while(|t| t.lower == "that");
        rest.next().is_some_and(|t| t.lower == "we") && rest.next().is_some_and(|t| t.is(&["want", "wanted"]))
    });
    if wished {
        return Err("words do not fit together");
    }
    if (1..after.len()).any(|i| second_subject(after, i) || second_verb(after, i)) {
        return Err("two phrases without a joint");
    }
    Ok(())
}

/// "as and when needed baking we use the oven": a subject with a verb and an object of its own.
fn second_subject(after: &[Token], i: usize) -> bool {
    let (before, verb) = (&after[i - 1], after.get(i + 1));
    after[i].lower == "we"
        && before.after == ' '
        && !before.name
        && before.tags.any(Tags::NOUN.with(Tags::GERUND))
        && !before
            .tags
            .any(Tags::PREPOSITION.with(Tags::ADVERB).with(Tags::SUBORDINATOR).with(Tags::RELATIVE))
        && !before.is(OPENING)
        && !after[..i].iter().any(|t| {
            t.is(&[
                "sure", "ensure", "because", "if", "when", "that", "think", "believe",
            ])
        })
        && verb.is_some_and(|t| {
            t.tags.any(Tags::BASE.with(Tags::PAST))
                && !lexicon()
                    .base(&t.lower)
                    .is_some_and(|b| matches!(b, "give" | "call" | "offer" | "have" | "make"))
        })
        && after.get(i + 2).is_some_and(|t| t.is(&["the", "a", "an", "our"]))
}

/// "we introduce a new oven discuss its size": a verb of its own.
fn second_verb(after: &[Token], i: usize) -> bool {
    let (before, verb, next) = (&after[i - 1], &after[i], after.get(i + 1));
    let plain = verb.tags.any(Tags::BASE)
        && !verb.name
        && !verb.tags.any(
            Tags::NOUN
                .with(Tags::ADJECTIVE)
                .with(Tags::PREPOSITION)
                .with(Tags::PAST)
                .with(Tags::PARTICIPLE)
                .with(Tags::ADVERB)
                .with(Tags::BE)
                .with(Tags::HAVE)
                .with(Tags::DO)
                .with(Tags::MODAL),
        );
    plain
        && before.after == ' '
        && verb.after == ' '
        && before.tags == Tags::NOUN
        && !before.name
        && !lexicon().plural(&before.lower)
        && next.is_some_and(|t| t.is(&["the", "a", "an", "our", "its"]))
        && !after[..i].iter().any(|t| {
            t.is(CAUSING)
                || t.tags.any(Tags::RELATIVE.with(Tags::SUBORDINATOR).with(Tags::MODAL))
                || lexicon().base(&t.lower).is_some_and(|b| CAUSING.contains(&b))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    #[test]
    fn a_second_clause_is_found() {
        for text in [
            "our bakers had to make sure we want the large oven",
            "we introduce a small oven discuss its size",
        ] {
            assert!(joints(&first_clause(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn clauses_that_belong_to_a_noun_or_a_verb_are_not() {
        for text in [
            "we remember the day we bought the oven",
            "we helped the shop build a better oven",
            "we bake the bread that we sell in the shops",
            "we want to make sure we bake the bread",
        ] {
            assert_eq!(joints(&first_clause(text)), Ok(()), "{text}");
        }
    }
}
