//! Takes a phrase before the statement away that only points: "within this infrastructure we serve two regions". It keeps
//! what tells how far a statement holds ("for this one").

use super::{super::clause::Clause, take_out};

/// What "this" is where it is all of what the talk is about.
const WHOLE: &[&str] = &[
    "infrastructure",
    "company",
    "organization",
    "journey",
    "scale",
    "setup",
    "environment",
    "ecosystem",
    "landscape",
    "space",
    "purpose",
];

/// "within this infrastructure we …", "with these tools we …": where everything is, or by what was told before.
pub(super) fn pointing(clause: &mut Clause) {
    let front = &clause.tokens[..clause.front.min(clause.tokens.len())];
    // "for ourselves we bake bread"
    if matches!(front, [opener, own] if opener.lower == "for" && own.is(&["us", "ourselves"])) {
        take_out(clause, 0, 2);
        return;
    }
    let [opener, pointer, .., last] = front else {
        return;
    };
    if front.len() > 5 || !pointer.is(&["this", "these", "that", "those"]) {
        return;
    }
    let place = opener.is(&["in", "within", "across", "at", "on", "for", "throughout"]) && last.is(WHOLE);
    let means = opener.is(&["with", "using", "through", "by", "leveraging"]);
    if place || means {
        let length = clause.front;
        take_out(clause, 0, length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        pointing(&mut clause);
        let words: Vec<&str> = clause.tokens.iter().map(|t| t.text.as_str()).collect();
        words.join(" ")
    }

    #[test]
    fn what_only_points_is_taken_away() {
        for text in [
            "within this infrastructure we sell two kinds of bread",
            "with these ovens we sell two kinds of bread",
            "using this recipe we sell two kinds of bread",
            "for ourselves we sell two kinds of bread",
        ] {
            assert_eq!(told(text), "we sell two kinds of bread", "{text}");
        }
    }

    #[test]
    fn what_tells_how_far_it_holds_stays() {
        for text in [
            "for this one we sell two kinds of bread",
            "in this bakery we sell two kinds of bread",
            "within our infrastructure we sell two kinds of bread",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
