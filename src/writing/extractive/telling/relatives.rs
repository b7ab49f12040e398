//! Tells a clause with "which" that adds something from one that says which: "bread, which is a meal" beside "bread that is
//! warm". It changes no word.

use super::super::tokens::Token;
use crate::text::lexicon::{Tags, lexicon};

/// Words that judge what a clause tells, rather than say which thing is meant.
const JUDGING: &[&str] = &[
    "better",
    "challenging",
    "crucial",
    "difficult",
    "error-prone",
    "expensive",
    "good",
    "great",
    "hard",
    "helpful",
    "important",
    "painful",
    "powerful",
    "slow",
    "tedious",
    "typical",
    "useful",
    "worse",
];

/// Whether the "which" at `at` goes on with something new, so that a comma stands before it.
pub(super) fn adds(tokens: &[Token], at: usize) -> bool {
    let Some(verb) = tokens.get(at + 1).filter(|_| at > 1 && tokens[at].after == ' ') else {
        return false;
    };
    let before = &tokens[at - 1];
    let noun = before.tags.any(Tags::NOUN) && !before.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR));
    if before.name || !noun || before.after != ' ' {
        return false;
    }
    let several = lexicon().plural(&before.lower) && before.lower.ends_with('s');
    let be = verb.is(&["is", "was"]);
    // "ovens which is new": not the ovens are.
    if several && (be || verb.lower == "has" || verb.lower == "makes") {
        return true;
    }
    let Some(what) = tokens.get(at + 2).filter(|_| be || verb.is(&["are", "were"])) else {
        return false;
    };
    // "a product which is a full system"
    let thing = be && what.is(&["a", "an", "the"]);
    // "seven loaves per second which is much better"
    let rate = be && tokens[at - 2].lower == "per";
    let degree = what.is(&["much", "also", "not", "pretty", "still"]);
    let judged = tokens.get(at + 2 + usize::from(degree)).is_some_and(|t| t.is(JUDGING));
    thing || rate || be && judged && !one_of_its_kind(&tokens[..at])
}

/// Whether an article or a number stands before the noun at the end: "an oven which is slow" says which oven.
fn one_of_its_kind(phrase: &[Token]) -> bool {
    phrase
        .iter()
        .rev()
        .take(5)
        .take_while(|t| {
            t.after == ' '
                && (t.name
                    || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER).with(Tags::NUMBER))
                        && !t.tags.any(Tags::PREPOSITION))
        })
        .any(|t| t.tags.any(Tags::DETERMINER.with(Tags::NUMBER)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::tokens::{Names, clean};

    fn adding(text: &str) -> bool {
        let tokens = clean(text, &Names::default());
        let at = tokens.iter().position(|t| t.lower == "which").expect(text);
        adds(&tokens, at)
    }

    #[test]
    fn what_a_thing_is_and_what_is_thought_of_it_is_added() {
        for text in [
            "we sell a product which is a full meal",
            "we sell bread in kitchens which is great",
            "we moved it by hand with flour which was error-prone",
            "we bake seven loaves per second which is much better than before",
        ] {
            assert!(adding(text), "{text}");
        }
        for text in [
            "we sell a product which is good for bakers",
            "we sell ovens which are good for bakers",
            "we have a mill which is in the north",
            "we know which is a good mill",
        ] {
            assert!(!adding(text), "{text}");
        }
    }
}
