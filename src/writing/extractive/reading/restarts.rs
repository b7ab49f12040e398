//! Settles what a speaker said twice in other words: "from the old from the new region" becomes "from the new region".
//! The later version holds. It leaves alone what may be meant as said twice.

use super::tokens::Token;
use crate::text::{
    english,
    lexicon::{Tags, lexicon},
};

/// Most words of the version that is given up.
const GIVEN_UP: usize = 3;
/// Words after the second beginning among which the given-up noun must come back.
const TAKEN_UP: usize = 4;
/// Most words between a wish and the same wish said again.
const WISH: usize = 8;

/// Drops the earlier version of what is said again, and joins two wishes by "and".
pub(in super::super) fn settle(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at + 1 < tokens.len() {
        if stump(tokens, at) || misspoken(tokens, at) {
            tokens.remove(at);
            continue;
        }
        at += 1;
    }
    at = 0;
    while at + 3 < tokens.len() {
        if let Some(next) = said_again(tokens, at) {
            tokens.drain(at..next);
            continue;
        }
        if broken_off(tokens, at) {
            tokens.remove(at);
            continue;
        }
        if let Some(next) = wished_again(tokens, at) {
            let mut and = Token::new("and");
            and.after = ' ';
            tokens[next] = and;
            tokens[next - 1].after = ' ';
        }
        at += 1;
    }
}

/// "we sold the ovens we and bought a mill": a subject without a verb before the joint that goes on.
fn broken_off(tokens: &[Token], at: usize) -> bool {
    tokens[at].lower == "we"
        && tokens[at].after == ' '
        && at > 2
        && tokens[at + 1].is(&["and", "but"])
        && tokens[at + 2].tags.any(Tags::PAST)
        && !tokens[at + 2].tags.any(Tags::SUBJECT)
        && tokens[..at].iter().any(|t| t.lower == "we")
        && tokens[at - 1].after == ' '
        && tokens[at - 1].tags.any(Tags::NOUN)
}

/// Short words of the trade that may stand before a word that begins like them.
const SHORT_WORDS: &[&str] = &[
    "ci", "cli", "cu", "db", "dr", "ed", "id", "io", "ml", "os", "pr", "spec",
];

/// "we sell pla platters": the beginning of a word that is said whole at once. The most common words are no beginnings.
fn stump(tokens: &[Token], at: usize) -> bool {
    let (part, whole) = (&tokens[at], &tokens[at + 1]);
    let usual = || english::class(&part.lower).is_some_and(|class| class < 2);
    part.after == ' '
        && part.lower.len() > 1
        && whole.lower.len() > part.lower.len() + 2
        && whole.lower.starts_with(&part.lower)
        && part.lower.bytes().all(|b| b.is_ascii_lowercase())
        && !part.name
        && !whole.name
        && part.tags.any(Tags::NOUN)
        && !part
            .tags
            .any(Tags::BASE.with(Tags::PREPOSITION).with(Tags::DETERMINER).with(Tags::ADVERB))
        && !SHORT_WORDS.contains(&part.lower.as_str())
        && !usual()
}

/// "we were overbaking overbuying": one word for another that begins alike, then the right one.
fn misspoken(tokens: &[Token], at: usize) -> bool {
    let (wrong, right) = (&tokens[at], &tokens[at + 1]);
    let alike = wrong.lower.bytes().zip(right.lower.bytes()).take_while(|(a, b)| a == b).count();
    wrong.after == ' '
        && wrong.lower.ends_with("ing")
        && right.lower.ends_with("ing")
        && wrong.lower != right.lower
        && alike >= 4
        && wrong.lower.len() > 7
        && right.lower.len() > 7
        && at > 0
        && tokens[at - 1].tags.any(Tags::BE)
}

/// Where the second version begins of what begins at `at`.
fn said_again(tokens: &[Token], at: usize) -> Option<usize> {
    let first = &tokens[at];
    // "load balance load balancing"
    let echo = first.lower.len() > 3
        && plain(first)
        && first.lower == tokens[at + 2].lower
        && tokens[at..at + 3].iter().all(|t| t.after == ' ')
        && tokens[at + 1].lower != tokens[at + 3].lower
        && kin(&tokens[at + 1], &tokens[at + 3]);
    if echo {
        return Some(at + 2);
    }
    let opens = first.is(&["from", "our", "the", "a", "an", "its", "their"]) && first.after == ' ';
    if !opens {
        return None;
    }
    let next = (at + 2..tokens.len().min(at + 2 + GIVEN_UP)).find(|i| tokens[*i].lower == first.lower)?;
    let given_up = &tokens[at + 1..next];
    let noun = given_up.last()?;
    // "a mill, a water mill": with a mark between, only the very noun is the same thing again.
    let marked = noun.after == ',';
    let whole = given_up.len() - usize::from(marked);
    if !given_up.iter().all(plain) || !given_up[..whole].iter().all(|t| t.after == ' ') {
        return None;
    }
    if marked {
        let end = (next + 1..tokens.len()).take_while(|i| plain(&tokens[*i])).last()?;
        return (end > next + given_up.len() && end <= next + TAKEN_UP && tokens[end].lower == noun.lower)
            .then_some(next);
    }
    let taken_up = tokens[next + 1..tokens.len().min(next + 1 + TAKEN_UP)]
        .iter()
        .take_while(|t| plain(t))
        .any(|t| t.lower == noun.lower || kin(t, noun) || grown(noun, t));
    (first.lower == "from" || taken_up).then_some(next)
}

/// "our work our new workflows": the word was cut short.
fn grown(part: &Token, whole: &Token) -> bool {
    part.lower.len() > 3 && whole.lower.len() > part.lower.len() + 2 && whole.lower.starts_with(&part.lower)
}

/// Where the same wish is said again without a joint: "wanted to save money wanted to move faster".
fn wished_again(tokens: &[Token], at: usize) -> Option<usize> {
    let infinitive = |i: usize| {
        tokens.get(i + 1).is_some_and(|t| t.lower == "to")
            && tokens.get(i + 2).is_some_and(|t| t.tags.any(Tags::BASE))
    };
    let wish = &tokens[at];
    if !wish.tags.any(Tags::PAST.with(Tags::GERUND)) || !infinitive(at) {
        return None;
    }
    let next = (at + 4..tokens.len().min(at + WISH)).find(|i| tokens[*i].lower == wish.lower)?;
    let between = &tokens[at + 3..next];
    let one_clause = !between.iter().any(|t| {
        t.tags.any(
            Tags::SUBJECT
                .with(Tags::COORDINATOR)
                .with(Tags::SUBORDINATOR)
                .with(Tags::BE)
                .with(Tags::MODAL),
        ) || matches!(t.after, '.' | '?' | '!')
    });
    let ended = between.last().is_some_and(|t| t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)));
    (one_clause && ended && infinitive(next)).then_some(next)
}

/// A noun or an adjective that is nothing else.
fn plain(token: &Token) -> bool {
    token.name
        || token.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            && !token.tags.any(
                Tags::DETERMINER
                    .with(Tags::PREPOSITION)
                    .with(Tags::COORDINATOR)
                    .with(Tags::SUBJECT)
                    .with(Tags::BE)
                    .with(Tags::RELATIVE),
            )
}

/// Two forms of one word: "balance" and "balancing", "policy" and "policies".
fn kin(a: &Token, b: &Token) -> bool {
    let base = |t: &Token| lexicon().base(&t.lower).map(str::to_owned);
    let plural = |one: &str, many: &str| {
        many.strip_suffix('s') == Some(one)
            || many.strip_suffix("ies").is_some_and(|m| one.strip_suffix('y') == Some(m))
    };
    base(a).is_some() && base(a) == base(b) || plural(&a.lower, &b.lower) || plural(&b.lower, &a.lower)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{Names, clean};

    fn settled(text: &str) -> String {
        let tokens = clean(text, &Names::default());
        tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_later_version_holds() {
        for (said, meant) in [
            (
                "we moved from virtual machines from bare metal to pods",
                "we moved from bare metal to pods",
            ),
            (
                "we sold all the ovens we and bought a mill",
                "we sold all the ovens and bought a mill",
            ),
            (
                "we run our bread our sourdough bread shops",
                "we run our sourdough bread shops",
            ),
            (
                "it uses load balance load balancing rules",
                "it uses load balancing rules",
            ),
            (
                "we set the policy the network policies",
                "we set the network policies",
            ),
            (
                "we want our mill, our water mill to run",
                "we want our water mill to run",
            ),
            (
                "we sell pla platters in all shops",
                "we sell platters in all shops",
            ),
            (
                "we were overpowering overpopulating the ovens",
                "we were overpopulating the ovens",
            ),
            (
                "we wrote down our work our milling workflows",
                "we wrote down our milling workflows",
            ),
        ] {
            assert_eq!(settled(said), meant);
        }
    }

    #[test]
    fn a_wish_said_again_is_joined() {
        assert_eq!(
            settled("we wanted to build cheaper ovens wanted to use less flour"),
            "we wanted to build cheaper ovens and to use less flour"
        );
    }

    #[test]
    fn what_is_meant_twice_stays() {
        for text in [
            "we moved the data from Rome to Paris and from Paris to Oslo",
            "we sell our bread in our shops",
            "the shops call the bakery",
            "we have a mill, an oven and a water mill",
            "we open work workshops in all towns",
            "we merge the PR processors in all towns",
            "we wanted to build because the shops wanted to sell",
        ] {
            assert_eq!(settled(text), text.replace(',', ""));
        }
    }
}
