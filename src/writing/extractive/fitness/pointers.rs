//! Finds pronouns and demonstratives that point out of their clause. It looks for no antecedent elsewhere.

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token};
use super::shape::Reason;
use crate::text::lexicon::{Tags, lexicon};

/// "a way to bake loaves and to sell those loaves": what is pointed at stands in the clause.
fn said_before(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|noun| {
        let ends = tokens.get(at + 2).is_none_or(|t| !t.name && !t.tags.any(Tags::NOUN));
        ends && !noun.is(&[
            "year", "month", "week", "time", "times", "point", "way", "case", "stage",
        ]) && noun.tags.any(Tags::NOUN)
            && noun.lower.len() > 3
            && tokens[..at].iter().any(|t| t.lower == noun.lower)
    })
}

/// Pronouns and demonstratives inside the clause need their noun inside it too.
pub(in super::super) fn pointers_ok(clause: &Clause, before: Option<&Clause>) -> Result<(), Reason> {
    let earlier = || {
        before
            .iter()
            .flat_map(|c| c.tokens.iter().skip(c.verb.end))
            .filter(|t| t.tags.any(Tags::NOUN))
    };
    if likens(clause, before) {
        return Err("points back");
    }
    let mut nouns = earlier().count();
    let mut plurals = earlier().filter(|t| lexicon().plural(&t.lower)).count();
    for (i, token) in clause.tokens.iter().enumerate() {
        if i >= clause.verb.end || (i < clause.subject_end && clause.subject != SubjectKind::We) {
            // "to fix it": a verb by its place.
            let verb = i > 0 && clause.tokens[i - 1].lower == "to" && token.tags.any(Tags::BASE);
            let noun = token.tags.any(Tags::NOUN)
                && !verb
                && !token.tags.any(Tags::DETERMINER.with(Tags::PREPOSITION).with(Tags::ADVERB));
            nouns += usize::from(noun);
            plurals += usize::from(noun && lexicon().plural(&token.lower));
        }
        if i < clause.verb.end {
            continue;
        }
        let next = clause.tokens.get(i + 1);
        let next_noun = next.is_some_and(|t| {
            t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) && !t.tags.any(Tags::BASE.with(Tags::PREPOSITION))
        });
        match token.lower.as_str() {
            "themselves" if clause.subject == SubjectKind::We => return Err("pronoun without its noun"),
            "it" | "its" if nouns == 0 => return Err("pronoun without its noun"),
            "they" | "them" | "their" | "themselves" if plurals == 0 => {
                return Err("pronoun without its noun");
            }
            "this" | "these" | "those" if !said_before(&clause.tokens, i) => return Err("points back"),
            "that"
                if next_noun
                    && !clause
                        .tokens
                        .get(i.wrapping_sub(1))
                        .is_some_and(|p| p.tags.any(Tags::NOUN.with(Tags::BASE).with(Tags::ADJECTIVE))) =>
            {
                return Err("points back");
            }
            "that"
                if clause.tokens[i - 1]
                    .tags
                    .any(Tags::BASE.with(Tags::GERUND).with(Tags::PAST).with(Tags::DO))
                    && next.is_some_and(|t| {
                        t.tags.any(Tags::PREPOSITION.with(Tags::ADVERB).with(Tags::COORDINATOR))
                    }) =>
            {
                return Err("points back");
            }
            "that" if next.is_none() => return Err("points back"),
            "there" if !next.is_some_and(|t| t.tags.any(Tags::BE)) => return Err("points back"),
            "one" | "ones" if i + 1 == clause.tokens.len() => return Err("points back"),
            "other" | "others" | "another" | "same" if nouns == 0 && !next_noun => return Err("points back"),
            _ => {}
        }
    }
    Ok(())
}

/// "through the same process", "such loaves", "both of them", "a different approach", "others bake": what is like or unlike
/// what was told before, or both of what was told before.
fn likens(clause: &Clause, before: Option<&Clause>) -> bool {
    let tokens = &clause.tokens;
    if matches!(&tokens[clause.front..clause.subject_end], [word] if word.lower == "others") {
        return true;
    }
    let follows = |at: usize, words: &[&str]| tokens.get(at + 1).is_some_and(|t| t.is(words));
    let two = || {
        let words = before.iter().flat_map(|c| &c.tokens).chain(tokens);
        words.into_iter().any(|t| t.is(&["and", "two", "2", "or"]))
    };
    (clause.verb.end..tokens.len()).any(|at| match tokens[at].lower.as_str() {
        "such" => tokens.get(at + 1).is_some_and(|t| {
            t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) && !t.is(&["as", "a", "an", "that"])
        }),
        "both" => !two() && !tokens.get(at + 1).is_some_and(|t| lexicon().plural(&t.lower)),
        "different" | "opposite" => {
            follows(at, &["approach", "direction", "path", "route", "way"]) && at + 2 == tokens.len()
        }
        "same" => same_as_what(clause, at),
        _ => false,
    })
}

/// "we use the same dashboards": the clause ends with what something is the same as. "In the same oven" and "everything on
/// the same version" tell of several things that they have one in common.
fn same_as_what(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let inside = |t: &Token| t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) && !t.tags.any(Tags::PREPOSITION);
    let things = &tokens[at + 1..];
    let acts = at == clause.verb.end + 1
        && !matches!(
            clause.verb.base.as_str(),
            "be" | "have" | "share" | "want" | "need"
        )
        || at >= 2 && tokens[at - 2].is(&["exactly", "through"]);
    acts && tokens[at - 1].lower == "the" && (1..4).contains(&things.len()) && things.iter().all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    #[test]
    fn what_is_named_in_the_clause_may_be_pointed_at() {
        let judged = |text: &str| pointers_ok(&first_clause(text), None);
        assert_eq!(
            judged("we have a plan to bake rolls and to sell those rolls"),
            Ok(())
        );
        for text in [
            "we have a plan to bake bread and to sell those rolls",
            "we sold the bread last year and moved this year",
        ] {
            assert_eq!(judged(text), Err("points back"), "{text}");
        }
    }

    #[test]
    fn what_is_like_something_that_is_not_told_points_back() {
        for text in [
            "we use the same dark flour",
            "we build our ovens through the same process",
            "we can sell more of such loaves",
            "we have reached both of our aims",
            "we have opted for a different approach",
            "others take care of our ovens",
        ] {
            assert_eq!(
                pointers_ok(&first_clause(text), None),
                Err("points back"),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_told_with_it_does_not() {
        for text in [
            "we use the same flour as the shops in Oslo",
            "we want to bake in the same oven",
            "we sell sweets such as cakes",
            "we brought bread to both ovens and tables",
            "we brought bread to both ovens",
            "we chose a different approach to baking",
        ] {
            assert_eq!(pointers_ok(&first_clause(text), None), Ok(()), "{text}");
        }
    }
}
