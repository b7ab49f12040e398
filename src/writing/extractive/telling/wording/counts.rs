//! Figures and what they count as prose writes them: "more than 30 ovens" for "30 plus ovens", "10 trillion events" for "10
//! trillions events". No figure changes.

use super::{
    super::super::{clause::Clause, mend::take_out, tokens::Token},
    nouns::plural_phrase,
    words::replace,
};
use crate::text::lexicon::Tags;

/// All of this file.
pub(super) fn counts(clause: &mut Clause) {
    plus(clause);
    powers(clause);
    periods(clause);
    gigabytes(clause);
}

/// "two months period" → "a two-month period".
fn periods(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 2 < clause.tokens.len() {
        let [number, unit, what] = &clause.tokens[at..at + 3] else {
            return;
        };
        let unit_of_time = unit.is(&["days", "weeks", "months", "years", "hours", "minutes"]);
        let period = what.is(&[
            "period",
            "window",
            "journey",
            "project",
            "timeframe",
            "cycle",
            "span",
            "sprint",
        ]);
        let fits = number.tags.any(Tags::NUMBER)
            && number.after == ' '
            && unit.after == ' '
            && unit_of_time
            && period;
        if !fits {
            at += 1;
            continue;
        }
        let told = format!("{}-{}", number.text, unit.lower.trim_end_matches('s'));
        replace(clause, at, 2, &[&told]);
        clause.tokens[at].tags = Tags::ADJECTIVE;
        let near = at > clause.verb.end
            && clause.tokens[at - 1].is(&["roughly", "about", "around", "almost", "nearly"]);
        let from = at - usize::from(near);
        let open = from > 0 && !clause.tokens[from - 1].tags.any(Tags::DETERMINER);
        if open {
            clause.tokens.insert(from, Token::new("a"));
        }
        at += 2;
    }
}

/// "50 gigs of memory" → "50 GB of memory".
fn gigabytes(clause: &mut Clause) {
    for at in clause.verb.end.max(1)..clause.tokens.len() {
        let counted = clause.tokens[at - 1].lower.starts_with(|c: char| c.is_ascii_digit());
        if counted && clause.tokens[at].is(&["gigs", "gig"]) {
            replace(clause, at, 1, &["GB"]);
        }
    }
}

/// "we maintain 30 plus ovens", "about 30 plus ovens" → "more than 30 ovens".
fn plus(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 2 < clause.tokens.len() {
        let (before, figure, plus) = (&clause.tokens[at - 1], &clause.tokens[at], &clause.tokens[at + 1]);
        let said = figure.lower.starts_with(|c: char| c.is_ascii_digit())
            && figure.after == ' '
            && before.after == ' '
            && plus.lower == "plus"
            && plus.after == ' '
            && plural_phrase(&clause.tokens, at + 2);
        if !said {
            at += 1;
            continue;
        }
        if before.is(&["than", "over", "almost", "nearly"]) {
            take_out(clause, at + 1, at + 2);
        } else if before.is(&["about", "around", "roughly", "like"]) && at > clause.verb.end {
            take_out(clause, at + 1, at + 2);
            replace(clause, at - 1, 1, &["more", "than"]);
        } else if !before.tags.any(Tags::ADVERB.with(Tags::NUMBER)) && before.lower != "to" {
            take_out(clause, at + 1, at + 2);
            clause.tokens.splice(at..at, [Token::new("more"), Token::new("than")]);
        }
        at += 1;
    }
}

/// "10 trillions events" → "10 trillion events", "hundred of ovens" → "hundreds of ovens".
fn powers(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len().saturating_sub(1) {
        let (token, next) = (&clause.tokens[at], &clause.tokens[at + 1]);
        let before = at.checked_sub(1).map(|i| &clause.tokens[i]);
        let counted = before.is_some_and(|t| t.tags.any(Tags::NUMBER) && t.after == ' ');
        let told = match token.lower.as_str() {
            "hundreds" | "thousands" | "millions" | "billions" | "trillions"
                if counted && next.lower != "of" && next.tags.any(Tags::NOUN) =>
            {
                token.lower.trim_end_matches('s').to_owned()
            }
            "hundred" | "thousand" | "million" | "billion"
                if !counted
                    && next.lower == "of"
                    && !before.is_some_and(|t| t.is(&["a", "one", "few", "couple", "several"])) =>
            {
                format!("{}s", token.lower)
            }
            _ => continue,
        };
        replace(clause, at, 1, &[&told]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        counts(&mut clause);
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_figure_and_more_is_more_than_the_figure() {
        for (said, printed) in [
            ("we maintain 30 plus ovens", "we maintain more than 30 ovens"),
            (
                "we maintain around 30 plus ovens",
                "we maintain more than 30 ovens",
            ),
            (
                "we maintain more than 30 plus ovens",
                "we maintain more than 30 ovens",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        assert_eq!(told("we sold 30 plus bread"), "we sold 30 plus bread");
    }

    #[test]
    fn a_period_of_some_months_is_one_thing() {
        for (said, printed) in [
            (
                "we sold it in roughly two months period",
                "we sold it in a roughly two-month period",
            ),
            (
                "we sold it in a two months period",
                "we sold it in a two-month period",
            ),
            ("we have 50 gigs of memory", "we have 50 GB of memory"),
        ] {
            assert_eq!(told(said), printed);
        }
        assert_eq!(told("we sold it in two months"), "we sold it in two months");
    }

    #[test]
    fn powers_of_ten_have_one_number() {
        for (said, printed) in [
            ("we process 10 billions orders", "we process 10 billion orders"),
            ("we run hundred of ovens", "we run hundreds of ovens"),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in ["we run a hundred of ovens", "we run hundreds of ovens"] {
            assert_eq!(told(text), text);
        }
    }
}
