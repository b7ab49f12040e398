//! Articles of what is told for the first time, and of what is meant in general: "a rule called Larch" for "the rule called
//! Larch", "cut baking time from" for "cut the baking time from". It changes none where the talk may mean the one it told of.

use super::{
    super::super::{clause::Clause, mend::take_out, tokens::Token},
    words::{at_words, replace},
};
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::mend::single,
};

/// Verbs that bring a thing about, or tell that it is there.
const BRINGING: &[&str] = &[
    "have",
    "build",
    "create",
    "develop",
    "define",
    "introduce",
    "write",
    "use",
    "implement",
    "design",
    "leverage",
    "deploy",
    "run",
];

/// Verbs whose object has changed.
const CHANGING: &[&str] = &[
    "cut", "reduce", "decrease", "lower", "improve", "increase", "shorten", "bring", "lessen",
];

/// What changes, with no word of whose it is.
const MEASURED: &[&str] = &[
    "time",
    "latency",
    "throughput",
    "utilization",
    "usage",
    "cost",
    "costs",
    "downtime",
    "toil",
    "consumption",
];

/// Words that say which one is meant.
const WHICH: &[&str] = &[
    "same", "first", "last", "only", "next", "most", "latest", "main", "new", "own", "existing", "second",
    "whole", "entire", "best",
];

/// Kinds of organizations and of tools.
const KINDS: &[&str] = &[
    "company",
    "organization",
    "bank",
    "provider",
    "tool",
    "framework",
    "vendor",
];

/// All of this file.
pub(super) fn definite(clause: &mut Clause) {
    called(clause);
    owned(clause);
    a_kind(clause);
    measured(clause);
    whole(clause);
}

/// The noun of the phrase behind the article at `at`, where one of these words follows it.
fn head_before(tokens: &[Token], at: usize, next: &[&str]) -> Option<usize> {
    let stop = (at + 2..tokens.len().min(at + 6)).find(|i| tokens[*i].is(next))?;
    let plain = tokens[at + 1..stop].iter().all(|t| {
        t.after == ' '
            && (t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
            && !t.text.ends_with("'s")
            && !t.is(WHICH)
            && !t
                .tags
                .any(Tags::PREPOSITION.with(Tags::DETERMINER).with(Tags::NUMBER).with(Tags::COORDINATOR))
    });
    let head = &tokens[stop - 1];
    let one = head.tags.any(Tags::NOUN) && !head.name && !lexicon().plural(&head.lower);
    (plain && one).then_some(stop - 1)
}

/// "we wrote the bread rule called Larch" → "we wrote a bread rule called Larch".
fn called(clause: &mut Clause) {
    let at = clause.verb.main + 1;
    let fits = BRINGING.contains(&clause.verb.base.as_str())
        && clause.tokens.get(at).is_some_and(|t| t.lower == "the" && t.after == ' ')
        && head_before(&clause.tokens, at, &["called", "named"]).is_some();
    if fits {
        replace(clause, at, 1, &["a"]);
    }
}

/// "we have our kitchen that is clay-based" → "we have a kitchen that is clay-based".
fn owned(clause: &mut Clause) {
    let at = clause.verb.main + 1;
    let fits = clause.verb.base == "have"
        && !clause.verb.negated
        && clause.tokens.get(at).is_some_and(|t| t.is(&["our", "its"]) && t.after == ' ');
    if !fits {
        return;
    }
    let one = head_before(&clause.tokens, at, &["that", "called"])
        .is_some_and(|head| single(&clause.tokens[head].lower));
    let presence = clause.tokens.get(at + 1).is_some_and(|t| t.lower == "presence");
    if one || presence {
        replace(clause, at, 1, &["a"]);
    }
}

/// "we are the company that sells bread" → "we are a company that sells bread".
fn a_kind(clause: &mut Clause) {
    let at = clause.verb.main + 1;
    let fits = clause.verb.base == "be"
        && clause.tokens.get(at).is_some_and(|t| t.lower == "the" && t.after == ' ')
        && head_before(&clause.tokens, at, &["that", "which"])
            .is_some_and(|head| clause.tokens[head].is(KINDS));
    if fits {
        replace(clause, at, 1, &["a"]);
    }
}

/// "we cut the baking time from 2 hours to 10 minutes" → "we cut baking time from 2 hours to 10 minutes".
fn measured(clause: &mut Clause) {
    let at = clause.verb.main + 1;
    let fits = CHANGING.contains(&clause.verb.base.as_str())
        && clause.tokens.get(at).is_some_and(|t| t.lower == "the" && t.after == ' ')
        && head_before(&clause.tokens, at, &["from", "by"]).is_some_and(|head| {
            clause.tokens[head].is(MEASURED)
                && head > at + 1
                && clause
                    .tokens
                    .get(head + 2)
                    .is_some_and(|t| t.tags.any(Tags::NUMBER.with(Tags::PREPOSITION)))
        });
    if fits {
        take_out(clause, at, at + 1);
    }
}

/// "the whole ovens", "the entire 20 ovens" → "all the ovens", "all 20 ovens".
fn whole(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len().saturating_sub(2) {
        let opens = at_words(&clause.tokens, at, &["the", "whole"])
            || at_words(&clause.tokens, at, &["the", "entire"]);
        let next = &clause.tokens[at + 2];
        if !opens || clause.tokens[at + 1].after != ' ' {
            continue;
        }
        let ends = clause.tokens.get(at + 3).is_none_or(|t| next.after != ' ' || !t.tags.any(Tags::NOUN));
        if next.lower.starts_with(|c: char| c.is_ascii_digit()) && next.after == ' ' {
            replace(clause, at, 2, &["all"]);
            return;
        }
        if !next.name
            && next.tags.any(Tags::NOUN)
            && lexicon().plural(&next.lower)
            && ends
            && next.lower != "data"
        {
            replace(clause, at, 2, &["all", "the"]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        definite(&mut clause);
        assert!(clause.verb.main < clause.verb.end && clause.verb.end <= clause.tokens.len());
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_told_for_the_first_time_is_one_of_its_kind() {
        for (said, printed) in [
            (
                "we created the bread rule called Larch",
                "we created a bread rule called Larch",
            ),
            (
                "we have our gateway that sells bread",
                "we have a gateway that sells bread",
            ),
            (
                "we have our presence across many towns",
                "we have a presence across many towns",
            ),
            (
                "we are the company that sells bread",
                "we are a company that sells bread",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we used the same rule called Larch",
            "we have our own gateway that sells bread",
            "we sold the rule called Larch",
            "we are the first company that sells bread",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn what_changes_is_told_without_article() {
        assert_eq!(
            told("we reduced the delivery time from 2 hours to 10 minutes"),
            "we reduced delivery time from 2 hours to 10 minutes"
        );
        assert_eq!(
            told("we reduced the time of delivery"),
            "we reduced the time of delivery"
        );
    }

    #[test]
    fn several_are_not_whole() {
        for (said, printed) in [
            ("we moved the whole kitchens", "we moved all the kitchens"),
            ("we moved the entire 20 kitchens", "we moved all 20 kitchens"),
            ("we moved the whole kitchen", "we moved the whole kitchen"),
        ] {
            assert_eq!(told(said), printed);
        }
    }
}
