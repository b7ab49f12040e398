//! Leaves out words that praise or only keep speech going: "an amazing new oven" is "a new oven", "we finally moved" is
//! "we moved". It takes no word that measures, compares or denies.

use super::{
    super::super::{clause::Clause, mend::take_out},
    words::{at_words, replace},
};
use crate::text::lexicon::Tags;

/// Praise that tells nothing of the thing.
const PRAISE: &[&str] = &[
    "amazing",
    "awesome",
    "beautiful",
    "cool",
    "excellent",
    "exciting",
    "fantastic",
    "great",
    "incredible",
    "lovely",
    "nice",
    "wonderful",
];

/// What praise counts when one of these follows it: "a great deal of bread".
const COUNTED: &[&str] = &[
    "deal", "number", "many", "extent", "majority", "amount", "variety", "part", "length",
];

/// Adverbs that tell of the speaker's mind or of the order of telling.
const ADVERBS: &[&str] = &[
    "again", "even", "finally", "readily", "naively", "happily", "luckily",
];

/// Turns at the end of a clause that tell nothing.
const TAILS: &[&[&str]] = &[
    &["but", "still"],
    &["and", "stuff"],
    &["and", "things"],
    &["and", "all", "that"],
    &["or", "something"],
    &["and", "whatnot"],
    &["so", "far", "so", "good"],
    &["of", "course"],
    &["again"],
];

/// All of this file.
pub(super) fn spoken(clause: &mut Clause) {
    praise(clause);
    adverbs(clause);
    tails(clause);
    nearly(clause);
    sort_of(clause);
    go_ahead(clause);
}

/// "a sort of smaller oven" → "a smaller oven", "using kind of old ovens" → "using old ovens": before a noun or its quality
/// it says that the word is not the right one, and no other follows.
fn sort_of(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 2 < clause.tokens.len() {
        let turn =
            at_words(&clause.tokens, at, &["kind", "of"]) || at_words(&clause.tokens, at, &["sort", "of"]);
        let (before, next) = (&clause.tokens[at - 1], &clause.tokens[at + 2]);
        let quality = next.tags.any(Tags::ADJECTIVE) && !next.tags.any(Tags::DETERMINER);
        let article = before.is(&["a"]) && quality && !next.tags.any(Tags::NOUN);
        let bare = before.tags.any(Tags::PREPOSITION.with(Tags::GERUND))
            && !before.tags.any(Tags::DETERMINER)
            && before.after == ' '
            && next.tags.any(Tags::NOUN.with(Tags::ADJECTIVE));
        if turn && (article || bare) {
            take_out(clause, at, at + 2);
        } else {
            at += 1;
        }
    }
}

/// "we decided to go ahead and bake" → "we decided to bake".
fn go_ahead(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 3 < clause.tokens.len() {
        let before = &clause.tokens[at - 1];
        let turn = at_words(&clause.tokens, at, &["go", "ahead", "and"])
            && (before.tags.any(Tags::MODAL) || before.lower == "to");
        if turn && clause.tokens[at + 3].tags.any(Tags::BASE) {
            take_out(clause, at, at + 3);
        } else {
            at += 1;
        }
    }
}

/// "we built an amazing new oven" → "we built a new oven": only before the noun it praises.
fn praise(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 1 < clause.tokens.len() {
        let (before, token, next) = (&clause.tokens[at - 1], &clause.tokens[at], &clause.tokens[at + 1]);
        let opens = at > clause.verb.end
            && before.tags.any(Tags::DETERMINER.with(Tags::BASE).with(Tags::GERUND))
            || at == clause.verb.end && clause.verb.base != "be";
        let thing = next.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            && !next.tags.any(
                Tags::PREPOSITION
                    .with(Tags::COORDINATOR)
                    .with(Tags::ADVERB)
                    .with(Tags::SUBORDINATOR)
                    .with(Tags::RELATIVE),
            );
        if token.is(PRAISE)
            && !token.name
            && token.after == ' '
            && before.after == ' '
            && opens
            && thing
            && !before.is(&["as", "how", "so", "that", "what"])
            && !next.is(COUNTED)
        {
            take_out(clause, at, at + 1);
        } else {
            at += 1;
        }
    }
}

/// "we have even baked rye" → "we have baked rye".
fn adverbs(clause: &mut Clause) {
    let denied =
        clause.verb.negated || clause.tokens.iter().any(|t| t.is(&["not", "never", "n't", "without"]));
    if denied {
        return;
    }
    let finite = Tags::BASE
        .with(Tags::PAST)
        .with(Tags::THIRD)
        .with(Tags::PARTICIPLE)
        .with(Tags::HAVE)
        .with(Tags::BE)
        .with(Tags::MODAL);
    let mut at = clause.subject_end;
    while at + 1 < clause.tokens.len() {
        let (token, next) = (&clause.tokens[at], &clause.tokens[at + 1]);
        // "even if", "even more", "again and again": the word belongs to what follows.
        let verb = next.tags.any(finite)
            && !next.tags.any(Tags::SUBORDINATOR.with(Tags::PREPOSITION).with(Tags::ADVERB));
        let able = at > 0 && clause.tokens[at - 1].tags.any(Tags::BE) && next.is(&["able", "ready"]);
        let joined = at > 0 && clause.tokens[at - 1].tags.any(Tags::COORDINATOR.with(Tags::ADVERB));
        if token.is(ADVERBS)
            && token.after == ' '
            && at != clause.verb.main
            && at != clause.verb.finite
            && at > 0
            && !joined
            && (verb || able)
        {
            take_out(clause, at, at + 1);
        } else {
            at += 1;
        }
    }
}

/// "we sold a third of it but still" → "we sold a third of it".
fn tails(clause: &mut Clause) {
    let length = clause.tokens.len();
    let tail = TAILS.iter().find(|tail| {
        length > clause.verb.end + tail.len() + 1 && at_words(&clause.tokens, length - tail.len(), tail)
    });
    if let Some(tail) = tail {
        clause.tokens.truncate(length - tail.len());
        if let Some(last) = clause.tokens.last_mut() {
            last.after = ' ';
        }
    }
}

/// "the 3000 ish ovens" → "the roughly 3000 ovens".
fn nearly(clause: &mut Clause) {
    let mut at = clause.verb.end;
    while at + 1 < clause.tokens.len() {
        let figure = clause.tokens[at].tags.any(Tags::NUMBER) && clause.tokens[at].after == ' ';
        if figure && clause.tokens[at + 1].is(&["ish", "odd"]) {
            let number = clause.tokens[at].text.clone();
            let near =
                at > 0 && clause.tokens[at - 1].is(&["about", "around", "roughly", "nearly", "almost"]);
            if near {
                replace(clause, at, 2, &[&number]);
            } else {
                replace(clause, at, 2, &["roughly", &number]);
            }
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        spoken(&mut clause);
        assert!(clause.verb.main < clause.verb.end && clause.verb.end <= clause.tokens.len());
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn praise_and_words_of_telling_go() {
        for (said, printed) in [
            ("we built an amazing new oven", "we built an new oven"),
            ("we have even sold rye bread", "we have sold rye bread"),
            ("we finally moved the ovens north", "we moved the ovens north"),
            ("we were finally able to sell rye", "we were able to sell rye"),
            (
                "we sold a third of the bread but still",
                "we sold a third of the bread",
            ),
            ("we used a sort of smaller oven", "we used a smaller oven"),
            (
                "we sell bread in kind of old kitchens",
                "we sell bread in old kitchens",
            ),
            ("we decided to go ahead and sell rye", "we decided to sell rye"),
            (
                "we run the 3000 ish ovens at night",
                "we run the roughly 3000 ovens at night",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
    }

    #[test]
    fn words_that_measure_compare_or_deny_stay() {
        for text in [
            "we sold a great deal of bread",
            "we do not even sell rye bread",
            "we sell again and again at night",
            "we support any kind of oven",
            "the oven is great for bread",
            "we sold even more bread in spring",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
