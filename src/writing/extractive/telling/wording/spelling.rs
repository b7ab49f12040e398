//! Spells names that are common words too, as their owners do: "the spark jobs" are "the Spark jobs". It spells nothing
//! that can be a common word where it stands; names that are no words are settled while the talk is read.

use super::super::{
    super::{clause::Clause, tokens::Token},
    display::at_times,
};
use crate::text::lexicon::Tags;

/// "we use chef in town" → "we use Chef in town".
pub(super) fn names(clause: &mut Clause) {
    for at in 0..clause.tokens.len() {
        // Inside the verb group nothing is a name.
        let verb = (clause.verb.finite..clause.verb.end).contains(&at);
        let token = &clause.tokens[at];
        let stem = token.lower.strip_suffix("'s").unwrap_or(&token.lower);
        if let Some(name) = at_times(stem)
            && !token.name
            && !verb
            && !common(&clause.tokens, at)
        {
            let whole = format!("{name}{}", &token.lower[stem.len()..]);
            settle(&mut clause.tokens[at], &whole);
        }
    }
}

/// Matter that has no plural, as some speakers give it one.
const MATTER: &[(&str, &str)] = &[
    ("adoptions", "adoption"),
    ("advices", "advice"),
    ("documentations", "documentation"),
    ("equipments", "equipment"),
    ("feedbacks", "feedback"),
    ("hardwares", "hardware"),
    ("informations", "information"),
    ("infrastructures", "infrastructure"),
    ("knowledges", "knowledge"),
    ("networkings", "networking"),
    ("softwares", "software"),
    ("toolings", "tooling"),
    ("traffics", "traffic"),
];

/// "we share our knowledges" → "we share our knowledge".
pub(super) fn matter(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len() {
        let counted = clause.tokens[at - 1].tags.any(Tags::NUMBER)
            || clause.tokens[at - 1].is(&["different", "various", "several", "multiple", "many", "both"]);
        let told = MATTER.iter().find(|(said, _)| clause.tokens[at].lower == *said);
        if let Some((_, told)) = told.filter(|_| !counted && !clause.tokens[at].name) {
            let after = clause.tokens[at].after;
            clause.tokens[at] = Token::new(told);
            clause.tokens[at].after = after;
        }
    }
}

/// Whether the word at `at` is a common word where it stands: "to spark a talk", "a delta", "rust on the door".
fn common(tokens: &[Token], at: usize) -> bool {
    let thing = tokens[at].after == ' '
        && tokens.get(at + 1).is_some_and(|t| {
            t.tags.any(Tags::NOUN) && !t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR))
        });
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else {
        return true;
    };
    before.after == ' '
        && (before.lower == "to" && !thing
            || before.tags.any(Tags::MODAL.with(Tags::SUBJECT).with(Tags::RELATIVE))
            || before.tags.any(Tags::ADVERB) && !before.tags.any(Tags::PREPOSITION)
            || !thing && before.tags.any(Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NUMBER)))
}

/// The printed form stands whatever comes after it.
fn settle(token: &mut Token, printed: &str) {
    printed.clone_into(&mut token.text);
    token.name = true;
    if !printed.ends_with("'s") {
        token.tags = Tags::NOUN;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        names(&mut clause);
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_that_are_words_are_spelled_as_their_owners_do() {
        for (said, printed) in [
            (
                "we run the spark jobs for the bakers",
                "we run the Spark jobs for the bakers",
            ),
            ("we use chef in the town", "we use Chef in the town"),
        ] {
            assert_eq!(told(said), printed);
        }
    }

    #[test]
    fn matter_has_no_plural() {
        for (said, printed) in [
            (
                "we share our knowledges with bakers",
                "we share our knowledge with bakers",
            ),
            (
                "we run two infrastructures in the town",
                "we run two infrastructures in the town",
            ),
        ] {
            let mut clause = first_clause(said);
            matter(&mut clause);
            let words: Vec<_> = clause.tokens.iter().map(|t| t.text.as_str()).collect();
            assert_eq!(words.join(" "), printed);
        }
    }

    #[test]
    fn common_words_stay() {
        for text in [
            "we wanted to spark a talk",
            "we send the delta to the kitchens",
            "we hired a chef for the ovens",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
