//! Tells with which words a run can open and close: what only leads in and what is left over is cut, what dangles is
//! refused.

use super::{
    super::{
        lists::{DANGLING, HANGING},
        wording::Word,
    },
    joints::subject,
};
use crate::text::lexicon::{Tags, lexicon};

/// Index behind the words that only lead in ("so yeah basically", "and I think", "in other words").
pub(super) fn lead_in(words: &[Word], start: usize) -> usize {
    let mut at = start;
    loop {
        let next = |n: usize| words.get(at + n).map_or("", |w| &*w.lower);
        at += match (next(0), next(1), next(2)) {
            ("in", "other", "words") | ("first", "of", "all") => 3,
            ("in", "fact" | "addition" | "summary" | "conclusion" | "general" | "short", after)
                if after != "to" =>
            {
                2
            }
            ("i", "think" | "believe" | "guess", _) | ("of", "course", _) | ("so", "far", _) => 2,
            (
                "and" | "so" | "but" | "yeah" | "yes" | "okay" | "ok" | "well" | "right" | "now"
                | "basically" | "actually" | "because" | "then" | "also" | "again" | "obviously" | "no"
                | "plus" | "honestly" | "or" | "fortunately" | "unfortunately" | "additionally" | "moreover"
                | "furthermore" | "anyway" | "finally" | "eventually" | "essentially" | "firstly"
                | "secondly" | "thirdly" | "lastly" | "therefore" | "however" | "meaning",
                _,
                _,
            ) => 1,
            ("first" | "second" | "third", after, _) if subject(after) => 1,
            _ => return at,
        };
    }
}

/// Index of the words at the end that are left over: "and so on", "as well", "right", "and yeah".
pub(super) fn leftover(words: &[Word]) -> usize {
    let mut end = words.len();
    loop {
        let back = |n: usize| end.checked_sub(n).and_then(|at| words.get(at)).map_or("", |w| &*w.lower);
        end -= match (back(3), back(2), back(1)) {
            ("and", "so", "on" | "forth")
            | ("and" | "or", "stuff" | "things" | "something", "like")
            | ("and", "all", "that") => 3,
            (_, "as", "well") | (_, "of", "course") | (_, "and", "yeah" | "everything" | "stuff") => 2,
            (_, _, "right" | "yeah" | "okay" | "basically" | "actually" | "etc" | "so" | "and" | "but") => 1,
            _ => return end,
        };
    }
}

/// Whether the first words can open a printed sentence.
pub(super) fn starts_well(words: &[Word]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let second = words.get(1).map_or("", |w| &*w.lower);
    match &*first.lower {
        "as" => return second == "a",
        "with" | "by" | "for" | "at" | "before" | "after" | "since" | "without" | "within" => {
            return !matches!(
                second,
                "that"
                    | "this"
                    | "it"
                    | "them"
                    | "those"
                    | "these"
                    | "us"
                    | "the"
                    | "all"
                    | "which"
                    | "what"
                    | "me"
                    | "you"
                    | "your"
                    | "example"
                    | "instance"
                    | "some"
                    | "one"
                    | "each"
                    | "both"
                    | "so"
                    | "now"
                    | "then"
                    | "more"
                    | "least"
                    | "first"
            );
        }
        _ => {}
    }
    let verb = lexicon().tags(&first.lower);
    let verb_first = verb.any(VERB) && !verb.any(Tags::NOUN) && !first.lower.ends_with("ing");
    !DANGLING.has(&first.lower) && !of_a_list(&first.lower, second) && !verb_first
}

/// "the first thing", "one reason": one of a list whose other parts are not printed.
fn of_a_list(first: &str, second: &str) -> bool {
    matches!(first, "the" | "one" | "another")
        && matches!(
            second,
            "first"
                | "second"
                | "third"
                | "next"
                | "last"
                | "other"
                | "nice"
                | "interesting"
                | "reason"
                | "thing"
                | "only"
                | "idea"
                | "question"
                | "way"
                | "one"
                | "fact"
                | "cool"
                | "good"
                | "of"
        )
}

/// Finite and bare forms of verbs.
const VERB: Tags = Tags::BASE.with(Tags::THIRD).with(Tags::PAST).with(Tags::PARTICIPLE).with(Tags::MODAL);

/// Whether the last words close a sentence.
pub(super) fn ends_well(words: &[Word]) -> bool {
    let Some((last, rest)) = words.split_last() else {
        return false;
    };
    let before = rest.last().map_or("", |w| &*w.lower);
    let left_open = matches!(
        &*last.lower,
        "us" | "me" | "them" | "people" | "users" | "developers"
    ) && matches!(
        before,
        "allow"
            | "allows"
            | "allowed"
            | "help"
            | "helps"
            | "helped"
            | "enable"
            | "enables"
            | "let"
            | "lets"
            | "give"
            | "gives"
            | "gave"
            | "tell"
    );
    !HANGING.has(&last.lower) && !left_open
}

#[cfg(test)]
mod tests {
    use super::{super::super::wording, *};

    #[test]
    fn one_of_a_list_cannot_open_a_quotation_and_a_subject_can() {
        for (line, opens) in [
            ("the second oven is larger", false),
            ("one reason is the flour", false),
            ("the oven in our bakery is large", true),
            ("with the flour we bake bread", false),
            ("with two ovens we bake more bread", true),
            ("allowed more bread", false),
        ] {
            assert_eq!(starts_well(&wording::words(line)), opens, "{line}");
        }
    }

    #[test]
    fn a_quotation_cannot_close_where_something_must_follow() {
        assert!(ends_well(&wording::words("our ovens are large")));
        assert!(!ends_well(&wording::words("the new oven allows us")));
        assert!(!ends_well(&[]));
    }
}
