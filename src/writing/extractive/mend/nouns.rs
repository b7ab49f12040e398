//! Takes out what speakers put before a noun or a number: "we run like three ovens" is "we run about three ovens", "we use
//! things like Larch" is "we use Larch", "we built what we call a bread line" is "we built a bread line". A "like" that
//! compares stays.

use super::{
    super::{clause::Clause, tokens::Token},
    take_out,
};
use crate::text::lexicon::{Tags, lexicon};

/// Verbs whose "like" compares, or tells how.
const COMPARING: &[&str] = &[
    "be",
    "look",
    "feel",
    "sound",
    "seem",
    "act",
    "behave",
    "work",
    "appear",
    "operate",
    "go",
    "smell",
    "taste",
    "think",
    "treat",
    "something",
    "much",
    "prioritize",
];

/// Verbs that need an object, so that "like a" behind them does not tell how.
const HOLDING: &[&str] = &["have", "use", "get", "need", "build", "create", "add", "provide"];

/// Words before a figure that say it is not exact.
const NEAR: &[&str] = &[
    "about",
    "around",
    "almost",
    "nearly",
    "roughly",
    "over",
    "more",
    "up",
    "at",
    "approximately",
    "only",
    "maybe",
    "less",
];

/// Things of which a talk has one: "this platform" is "the platform" wherever it is said.
const ONE_OF_A_KIND: &[&str] = &["platform", "infrastructure", "migration"];

/// Words before a name by which it is introduced.
const CALLED: &[&[&str]] = &[
    &["what", "we", "call"],
    &["what", "is", "called"],
    &["something", "called"],
    &["something", "that", "we", "call"],
    &["something", "we", "call"],
];

/// All mends of this file.
pub(super) fn nouns(clause: &mut Clause) {
    like(clause);
    called(clause);
    one_of_a_kind(clause);
}

/// "we run what we call bread lines" → "we run bread lines".
fn called(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at < clause.tokens.len() {
        let tokens = &clause.tokens;
        let words = CALLED.iter().map(|words| words.len()).zip(CALLED).find(|(count, words)| {
            tokens.len() > at + count
                && words.iter().zip(&tokens[at..]).all(|(w, t)| t.lower == *w && t.after == ' ')
        });
        let count = words.map_or(0, |(count, _)| count);
        let thing =
            tokens.get(at + count).is_some_and(|t| names_thing(t) || t.is(&["a", "an", "the", "our"]));
        if count > 0 && thing && !(clause.verb.base == "be" && at == clause.verb.end) {
            take_out(clause, at, at + count);
        }
        at += 1;
    }
}

/// "we run 40 ovens on this platform" → "… on the platform", "on this clay-based oven" stays.
fn one_of_a_kind(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len().saturating_sub(1) {
        let (token, next) = (&clause.tokens[at], &clause.tokens[at + 1]);
        let ends = clause.tokens.get(at + 2).is_none_or(|t| {
            next.after != ' ' || !t.name && !t.tags.any(Tags::NOUN) || t.tags.any(Tags::PREPOSITION)
        });
        if token.lower == "this" && token.after == ' ' && next.is(ONE_OF_A_KIND) && ends {
            clause.tokens[at] = Token {
                from: token.from,
                ..Token::new("the")
            };
        }
    }
}

/// Takes every such "like" out behind the verb.
fn like(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 1 < clause.tokens.len() {
        if clause.tokens[at].lower != "like" || clause.tokens[at].name || clause.tokens[at].after != ' ' {
            at += 1;
        } else if things(clause, at) {
            take_out(clause, at - 1, at + 1);
        } else if figure(clause, at) {
            let next = &clause.tokens[at + 1];
            if next.is(NEAR) {
                take_out(clause, at, at + 1);
            } else {
                clause.tokens[at] = Token::new("about");
            }
        } else if filler(clause, at) {
            take_out(clause, at, at + 1);
        } else {
            at += 1;
        }
    }
}

/// Whether a word begins a thing that can be named by itself.
fn names_thing(token: &Token) -> bool {
    token.name
        || token.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            && !token.tags.any(
                Tags::PREPOSITION
                    .with(Tags::SUBJECT)
                    .with(Tags::COORDINATOR)
                    .with(Tags::SUBORDINATOR)
                    .with(Tags::RELATIVE),
            )
            && !token.is(&[
                "that", "this", "these", "those", "it", "crazy", "mad", "hell", "wildfire", "magic",
            ])
}

/// "we use things like Larch": what is given as one of the things is one.
fn things(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    if at < clause.verb.end + 1 || at < 2 || tokens[at - 1].lower != "things" || tokens[at - 1].after != ' ' {
        return false;
    }
    let (before, next) = (&tokens[at - 2], &tokens[at + 1]);
    let leads = before.tags.any(Tags::PREPOSITION)
        || at - 1 == clause.verb.end && HOLDING.contains(&clause.verb.base.as_str())
        || lexicon().base(&before.lower).is_some_and(|base| HOLDING.contains(&base));
    leads && !clause.verb.negated && names_thing(next)
}

/// "like 50 services", "like about 50 services", where no noun before it is compared or explained.
fn figure(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let number = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.tags.any(Tags::NUMBER) && !t.is(&["one", "half"]) && !t.name)
    };
    let near = tokens[at + 1].is(NEAR)
        && (number(at + 2) || number(at + 3) && tokens[at + 2].is(&["than", "to", "least"]));
    let before = &tokens[at - 1];
    let free = at == clause.verb.end
        || before.tags.any(Tags::PREPOSITION) && !before.tags.any(Tags::NOUN)
        || before.tags.any(Tags::GERUND);
    (number(at + 1) || near) && free && !COMPARING.contains(&clause.verb.base.as_str())
}

/// "we run like new ovens", "in like the north", "the like new ovens".
fn filler(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let (before, next) = (&tokens[at - 1], &tokens[at + 1]);
    let base = clause.verb.base.as_str();
    let article = next.tags.any(Tags::DETERMINER)
        && !next.tags.any(Tags::NUMBER)
        && !next.is(&["this", "that", "these", "those"]);
    if at == clause.verb.end {
        return !COMPARING.contains(&base)
            && !clause.verb.passive
            && (names_thing(next)
                || article && HOLDING.contains(&base)
                || next.is(&["for", "in", "with", "from"]));
    }
    let leads = before.tags.any(Tags::PREPOSITION) && !before.tags.any(Tags::NOUN.with(Tags::ADVERB))
        || before.is(&["the", "our", "a", "some", "any", "multiple"]);
    before.after == ' ' && leads && (names_thing(next) || article && before.tags.any(Tags::PREPOSITION))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        nouns(&mut clause);
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_like_that_says_nothing_is_left_out() {
        for (said, told_as) in [
            (
                "we run like bread tests on each oven",
                "we run bread tests on each oven",
            ),
            (
                "we have like about 40 ovens in the kitchens",
                "we have about 40 ovens in the kitchens",
            ),
            (
                "we have like 40 ovens in the kitchens",
                "we have about 40 ovens in the kitchens",
            ),
            (
                "we sell bread in like different kitchens",
                "we sell bread in different kitchens",
            ),
            (
                "we use things like baskets for the bread",
                "we use baskets for the bread",
            ),
        ] {
            assert_eq!(told(said), told_as);
        }
    }

    #[test]
    fn what_only_leads_to_a_name_is_left_out() {
        for (said, told_as) in [
            ("we run what we call bread lines", "we run bread lines"),
            ("we support something called cold dough", "we support cold dough"),
            (
                "we sold 40 ovens of this platform in spring",
                "we sold 40 ovens of the platform in spring",
            ),
        ] {
            assert_eq!(told(said), told_as);
        }
        for text in [
            "we know what we call it now",
            "we sold 40 ovens of this kind in spring",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn a_like_that_compares_stays() {
        for text in [
            "the oven works like new ovens in the kitchens",
            "we treat it like bread from the kitchens",
            "we operate like a bakery in the north",
            "we are like 40 bakers in the north",
            "we sell goods like bread and salt",
            "we do not use things like baskets for the bread",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
