//! Tells what something made possible as what the company can do: "this allows us to sell bread" says "we can sell bread",
//! whatever "this" is.

use super::super::{
    clause::Clause,
    subject::SubjectKind,
    tokens::Token,
    verb::{Tense, VerbGroup},
};
use crate::text::lexicon::{Tags, lexicon};

/// The ability that a clause with a pointer as its subject tells of us.
pub(in super::super) fn enabled(clause: &Clause) -> Option<Clause> {
    let (verb, tokens) = (&clause.verb, &clause.tokens);
    let fits = clause.subject == SubjectKind::Reference
        && clause.front == 0
        && clause.subject_end <= 2
        && matches!(verb.base.as_str(), "allow" | "enable")
        && !verb.negated
        && !verb.passive
        && !verb.progressive
        && matches!(verb.tense, Tense::Present | Tense::Past);
    let [us, to, act, ..] = tokens.get(verb.end..)? else {
        return None;
    };
    let acts = act.tags.any(Tags::BASE) && !act.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::DO));
    if !fits || us.lower != "us" || to.lower != "to" || !acts {
        return None;
    }
    // "has allowed us to" tells what could be done already.
    let past = verb.tense == Tense::Past || tokens[verb.finite].tags.any(Tags::HAVE);
    let words: &[&str] = if past {
        &["we", "were", "able", "to"]
    } else {
        &["we", "can"]
    };
    let mut told = clause.clone();
    told.tokens.splice(..verb.end + 2, words.iter().map(|word| Token::new(word)));
    told.subject = SubjectKind::We;
    told.subject_end = 1;
    told.plural = true;
    told.verb = VerbGroup {
        finite: 1,
        main: if past { 1 } else { 2 },
        end: if past { 2 } else { 3 },
        tense: if past { Tense::Past } else { Tense::Can },
        base: if past {
            "be".to_owned()
        } else {
            lexicon().base(&act.lower).unwrap_or(&act.lower).to_owned()
        },
        ..verb.clone()
    };
    Some(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> Option<String> {
        let clause = enabled(&first_clause(text))?;
        Some(clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_is_made_possible_can_be_done() {
        for (said, printed) in [
            ("this allows us to sell rye bread", "we can sell rye bread"),
            (
                "it also allowed us to sell rye bread",
                "we were able to sell rye bread",
            ),
            (
                "that has enabled us to sell rye bread",
                "we were able to sell rye bread",
            ),
        ] {
            assert_eq!(told(said).as_deref(), Some(printed));
        }
    }

    #[test]
    fn what_would_be_possible_or_is_not_stays() {
        for text in [
            "this would allow us to sell rye bread",
            "it does not allow us to sell rye bread",
            "this allows them to sell rye bread",
            "this will allow us to sell rye bread",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
