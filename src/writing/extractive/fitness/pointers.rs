//! Finds pronouns and demonstratives that point out of their clause. It looks for no antecedent elsewhere.

use super::super::{clause::Clause, subject::SubjectKind};
use super::shape::Reason;
use crate::text::lexicon::{Tags, lexicon};

/// Pronouns and demonstratives inside the clause need their noun inside it too.
pub(in super::super) fn pointers_ok(clause: &Clause, before: Option<&Clause>) -> Result<(), Reason> {
    let earlier = || {
        before
            .iter()
            .flat_map(|c| c.tokens.iter().skip(c.verb.end))
            .filter(|t| t.tags.any(Tags::NOUN))
    };
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
            "this" | "these" | "those" => return Err("points back"),
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
