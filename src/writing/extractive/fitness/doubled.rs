//! Finds words that are said twice or that exclude each other: the speaker began anew, and the captions kept both. It
//! looks at words only, and repairs nothing.

use super::super::tokens::Token;
use super::shape::Reason;
use crate::text::lexicon::{Tags, lexicon};

/// The longest phrase that is looked for on both sides of an "and".
const LONGEST: usize = 3;
/// How far apart two words count as said in one breath.
const NEAR: usize = 5;

/// What was said twice, if anything.
pub(in super::super) fn doubled(tokens: &[Token]) -> Result<(), Reason> {
    for i in 0..tokens.len() {
        if two_articles(tokens, i)
            || same_place(tokens, i)
            || only_again(tokens, i)
            || joined_to_itself(tokens, i)
            || comes_back(tokens, i)
        {
            return Err("stutter");
        }
        if two_figures(tokens, i) {
            return Err("two phrases without a joint");
        }
    }
    Ok(())
}

/// "from the also the oven": the first noun never came.
fn two_articles(tokens: &[Token], i: usize) -> bool {
    let article = |t: &Token| t.is(&["the", "a", "an", "our", "its", "their"]);
    article(&tokens[i])
        && tokens.get(i + 1).is_some_and(|t| t.tags.any(Tags::ADVERB))
        && tokens.get(i + 2).is_some_and(article)
}

/// "on pans not fully on pans": the same place, twice.
fn same_place(tokens: &[Token], i: usize) -> bool {
    let Some(noun) = tokens.get(i + 1) else {
        return false;
    };
    let thing =
        |t: &Token| t.name || t.tags.any(Tags::NOUN) && !t.tags.any(Tags::DETERMINER.with(Tags::NUMBER));
    tokens[i].tags.any(Tags::PREPOSITION)
        && !tokens[i].tags.any(Tags::DETERMINER)
        && !tokens[i].is(&["to", "as", "by", "per"])
        && thing(noun)
        && (i + 2..tokens.len().saturating_sub(1).min(i + 2 + NEAR)).any(|j| {
            let more = [i + 2, j + 2]
                .iter()
                .any(|k| tokens.get(*k).is_some_and(|t| thing(t) || t.tags.any(Tags::NUMBER)));
            tokens[j].lower == tokens[i].lower && tokens[j + 1].lower == noun.lower && !more
        })
}

/// "own ovens bread ovens", "under baking under a roof": the word comes back once the one left out was said.
fn comes_back(tokens: &[Token], at: usize) -> bool {
    let Some([word, between, again]) = tokens.get(at..at + 3) else {
        return false;
    };
    let filled = Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::GERUND).with(Tags::PAST).with(Tags::BE);
    let joint = Tags::PREPOSITION
        .with(Tags::COORDINATOR)
        .with(Tags::SUBORDINATOR)
        .with(Tags::SUBJECT)
        .with(Tags::DETERMINER)
        .with(Tags::RELATIVE)
        .with(Tags::MODAL)
        .with(Tags::NUMBER);
    word.lower.len() > 4
        && word.lower == again.lower
        && word.after == ' '
        && between.after == ' '
        && word.lower != "based"
        && ![word, between].iter().any(|t| t.name)
        && between.lower != word.lower
        && between.tags.any(filled)
        && !between.tags.any(joint)
        // "people helping people"
        && !(between.tags.any(Tags::GERUND) && word.tags.any(Tags::NOUN) && lexicon().plural(&word.lower))
}

/// "only using only flour"
fn only_again(tokens: &[Token], i: usize) -> bool {
    tokens[i].is(&["only", "mostly", "currently", "really"])
        && tokens[i + 1..].iter().take(NEAR).any(|t| t.lower == tokens[i].lower)
}

/// "the small ovens and small oven", "a bread guarantee and bread guarantee".
fn joined_to_itself(tokens: &[Token], i: usize) -> bool {
    let stem = |t: &Token| t.lower.trim_end_matches('s').to_owned();
    tokens[i].is(&["and", "or"])
        && (1..=LONGEST).any(|n| {
            i >= n
                && i + n < tokens.len()
                && tokens[i - 1].lower.len() > 3
                && (tokens[i - 1].name || tokens[i - 1].tags.any(Tags::NOUN))
                && !tokens[i - 1].is(&["more", "less", "over", "again"])
                && (0..n).all(|k| stem(&tokens[i - n + k]) == stem(&tokens[i + 1 + k]))
        })
}

/// "41,000 10 shops", "version 1.2 four".
fn two_figures(tokens: &[Token], i: usize) -> bool {
    const SMALL: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let figure = |t: &Token| t.lower.starts_with(|c: char| c.is_ascii_digit());
    let plain = |t: &Token| t.lower.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let (now, Some(next)) = (&tokens[i], tokens.get(i + 1)) else {
        return false;
    };
    now.after == ' '
        && figure(now)
        && plain(now)
        && (next.is(SMALL) || now.lower.contains(',') && plain(next) && figure(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::tokens::{Names, clean};

    fn judged(text: &str) -> Result<(), Reason> {
        doubled(&clean(text, &Names::default()))
    }

    #[test]
    fn what_is_said_twice_is_found() {
        for text in [
            "we benefit from the also the larger ovens",
            "we kept the bread on trays not fully on trays",
            "we bake only using only dark flour",
            "we sync the bakery ovens and bakery oven",
            "we needed a bread guarantee and bread guarantee",
            "the loaves lie in 41,000 10 boxes",
            "we released 1.2 four in spring",
            "we sell our own platters silver platters",
            "our ovens were under operating under a small roof",
        ] {
            assert!(judged(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_named_twice_on_purpose_is_not() {
        for text in [
            "we sell the large ovens and the small ovens",
            "we send bread from shop to shop",
            "we bake in Oslo ovens and in Oslo shops",
            "we sell more and more bread",
            "we bought 12 ovens in 2023 and 40 in 2024",
            "we only bake bread in the shops that only sell bread",
            "we have 3 million guests and 40,000 tables",
            "we have people helping people in the shops",
            "we ship bread after bread to the town",
            "it is a shop based bakery based on ovens",
        ] {
            assert_eq!(judged(text), Ok(()), "{text}");
        }
    }
}
