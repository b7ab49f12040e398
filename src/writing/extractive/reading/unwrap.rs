//! Finds statements that are wrapped into others and told all the same: "that is why we built a portal", "as Ann said we
//! built a portal". It knows the wrappings and judges no statement.

use super::{tokens::Token, verb::VerbGroup};
use crate::text::lexicon::Tags;

/// "that is why we built a portal" tells that the portal was built: where the clause inside begins, for a clause with its
/// subject at `subject`.
pub(super) fn retold(tokens: &[Token], subject: usize, verb: &VerbGroup) -> Option<usize> {
    let pointer = tokens.get(subject)?.is(&["that", "this"])
        && verb.finite == subject + 1
        && verb.main == verb.finite
        && tokens[verb.finite].is(&["is", "was"]);
    let at = (verb.end..tokens.len()).find(|i| !tokens[*i].is(&["also", "exactly", "actually", "really"]))?;
    let ours = tokens.get(at + 1).is_some_and(|t| t.lower == "we") && tokens[at].after == ' ';
    (pointer && ours && tokens[at].is(&["why", "how"])).then_some(at + 1)
}

/// "I think we have around forty ovens": an estimate that says itself that it is one. Where its clause begins.
pub(super) fn estimated(tokens: &[Token], at: usize) -> Option<usize> {
    let said = |i: usize, words: &[&str]| tokens.get(at + i).is_some_and(|t| t.is(words));
    let opens = said(0, &["i"]) && said(1, &["think", "believe", "guess"]) && said(2, &["we"]);
    let near = tokens.get(at + 3..).unwrap_or_default();
    let figure = near
        .iter()
        .take(9)
        .take_while(|t| t.after == ' ')
        .collect::<Vec<_>>()
        .windows(2)
        .any(|w| {
            w[0].is(&[
                "about",
                "around",
                "almost",
                "approximately",
                "nearly",
                "roughly",
                "over",
            ]) && w[1].tags.any(Tags::NUMBER)
        });
    (opens && figure).then_some(at + 2)
}

/// Whether a clause is told although the words before it lead it in.
pub(in super::super) fn told_all_the_same(before: &[Token]) -> bool {
    let mut back = before.iter().rev().filter(|t| !t.tags.any(Tags::ADVERB) || t.tags.any(Tags::RELATIVE));
    let Some(last) = back.next() else { return false };
    if last.is(&["why", "how"]) {
        return back.next().is_some_and(|t| t.is(&["is", "was"]))
            && back.next().is_some_and(|t| t.is(&["that", "this"]))
            && last.after == ' ';
    }
    if last.is(&["think", "believe", "guess"]) {
        return back.next().is_some_and(|t| t.lower == "i");
    }
    last.is(&["said", "mentioned", "explained"]) && back.take(3).any(|t| t.lower == "as")
}

/// Words after which the main clause follows, often without a mark.
pub(super) fn conditional(connector: &str) -> bool {
    let word = connector.rsplit(' ').next().unwrap_or_default();
    matches!(
        word,
        "when" | "once" | "after" | "before" | "whenever" | "if" | "while"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{
        clause::clauses,
        tokens::{Names, clean},
    };

    fn told(text: &str) -> Vec<(String, bool)> {
        clauses(&clean(text, &Names::default()))
            .iter()
            .map(|c| {
                let words: Vec<&str> = c.tokens.iter().map(|t| t.text.as_str()).collect();
                (words.join(" "), c.doubtful)
            })
            .collect()
    }

    #[test]
    fn what_a_reason_leads_in_is_told() {
        for text in [
            "so that is why we moved the ovens to the north",
            "and this is exactly how we moved the ovens to the north",
            "as Ann said we moved the ovens to the north",
        ] {
            let found = told(text);
            assert_eq!(
                found.last(),
                Some(&("we moved the ovens to the north".to_owned(), false)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_asked_or_said_by_others_is_not() {
        assert!(
            told("we never understood why we moved the ovens to the north")
                .iter()
                .all(|(t, _)| !t.starts_with("we moved"))
        );
        assert!(
            told("the bakers said we moved the ovens to the north")
                .iter()
                .all(|(t, doubtful)| !t.starts_with("we moved") || *doubtful)
        );
    }

    #[test]
    fn an_estimate_is_told_as_one() {
        assert_eq!(
            told("so I think we have around 40 clusters in the north"),
            [("we have around 40 clusters in the north".to_owned(), false)]
        );
        assert!(told("I think we have 40 clusters in the north")[0].0.starts_with('I'));
    }

    #[test]
    fn a_condition_ends_where_its_main_clause_begins() {
        let found = told("when a developer changes the recipe the scanner checks the image");
        assert_eq!(found[0].0, "a developer changes the recipe");
        assert_eq!(found[1], ("the scanner checks the image".to_owned(), false));
    }
}
