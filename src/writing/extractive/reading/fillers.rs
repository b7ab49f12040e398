//! Drops the breath of speech ("uh", "you know", "kind of") from the words of a sentence, and keeps it where it means
//! something.

use super::{
    spoken::{BREATH, BREATHS},
    tokens::Token,
};
use crate::text::lexicon::{Tags, lexicon};

/// The words without breath.
pub(super) fn drop_fillers(mut tokens: Vec<Token>) -> Vec<Token> {
    // What is breath depends on the words before it, so all is told before a word moves.
    let mut counts = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let count = breath(&tokens, at);
        counts.push(count);
        at += count.max(1);
    }
    if counts.iter().all(|count| *count == 0) {
        return tokens;
    }
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    at = 0;
    for count in counts {
        if count == 0 {
            out.push(std::mem::take(&mut tokens[at]));
            at += 1;
            continue;
        }
        let mark = tokens[at + count - 1].after;
        // "we sell bread on the other hand in the north": something else is told from here on.
        let contrast = count == 4 && tokens[at + 2].lower == "other";
        let anew = contrast
            && tokens
                .get(at + count)
                .is_some_and(|t| !t.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::MODAL)));
        if let Some(last) = out.last_mut() {
            // "A, uh, B" loses both commas; "A. So, uh," keeps the stop.
            if mark == ',' && last.after == ',' {
                last.after = ' ';
            } else if anew && mark == ' ' && last.after == ' ' && !last.tags.any(Tags::COORDINATOR) {
                last.after = '.';
            } else if mark != ',' && mark != ' ' && last.after == ' ' {
                last.after = mark;
            }
        }
        at += count;
    }
    out
}

/// How many words from `at` on are only breath.
fn breath(tokens: &[Token], at: usize) -> usize {
    let lower = tokens[at].lower.as_str();
    // "we did not just move it", "we do not really use it": what is denied is the word itself.
    if weighed(tokens, at) {
        return 0;
    }
    let phrases = BREATHS.get(lower).map_or(&[][..], Vec::as_slice);
    let phrase = phrases.iter().find(|phrase| {
        phrase.iter().enumerate().all(|(i, w)| tokens.get(at + i).is_some_and(|t| t.lower == *w))
            && !meant(tokens, at)
    });
    match phrase {
        Some(phrase) => phrase.len(),
        None if BREATH.contains(lower) && !meant(tokens, at) => 1,
        None if lower == "like" && breath_like(tokens, at) => 1,
        // "just" is breath except before a quantity, where it means "only".
        None if lower == "just" => usize::from(!tokens.get(at + 1).is_some_and(|t| {
            t.tags.any(Tags::NUMBER.with(Tags::DETERMINER)) || t.lower == "under" || t.lower == "over"
        })),
        None => 0,
    }
}

/// Words that a denial before them speaks of: without them it would say more than was said.
fn weighed(tokens: &[Token], at: usize) -> bool {
    let denied = |t: &Token| t.is(&["not", "never", "cannot", "nor"]) || t.lower.ends_with("n't");
    tokens[at].is(&[
        "just",
        "really",
        "definitely",
        "totally",
        "exactly",
        "literally",
        "pretty",
    ]) && tokens[..at].iter().rev().take(2).take_while(|t| t.after == ' ').any(denied)
}

/// Fillers that are words of the sentence here: "a kind of", "as well", "works well", "well known".
fn meant(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let next = |i: usize, words: &[&str]| tokens.get(at + i).is_some_and(|t| t.is(words));
    match tokens[at].lower.as_str() {
        // "pretty much all" is not all.
        "pretty" | "basically" | "essentially" => hedges_all(tokens, at),
        "kind" | "sort" => {
            before.is_some_and(|t| t.tags.any(Tags::DETERMINER) || t.is(&["same", "different", "first"]))
        }
        "well" => before.is_some_and(|t| {
            t.after == ' '
                && (t.is(&["as", "very", "pretty", "quite", "so", "really"])
                    || t.tags.any(Tags::BASE.with(Tags::THIRD).with(Tags::PAST).with(Tags::NOUN)))
        }),
        "you" => {
            before.is_some_and(|t| t.is(&["do", "did", "if", "as", "that", "what", "let", "would", "should"]))
        }
        // "the agent of course": nobody speaks of a course there.
        "of" => {
            before.is_some_and(|t| t.tags.any(Tags::NOUN))
                && !(next(1, &["course"])
                    && tokens.get(at + 2).is_none_or(|t| {
                        tokens[at + 1].after != ' '
                            || !t.tags.any(Tags::NOUN)
                            || t.tags.any(Tags::COORDINATOR)
                    }))
        }
        // "as a result of the move"
        "as" => next(1, &["a"]) && next(3, &["of"]),
        "i" => before.is_some_and(|t| t.is(&["what", "that"])),
        _ => false,
    }
}

/// Whether the word at `at` says that not quite all is meant: "pretty much all", "basically every", "all our ovens are
/// pretty much".
fn hedges_all(tokens: &[Token], at: usize) -> bool {
    let all = |t: &Token| t.is(&["all", "every", "everything", "everyone", "everybody"]);
    let much = tokens[at].lower == "pretty" && tokens.get(at + 1).is_some_and(|t| t.lower == "much");
    if much && tokens[at.saturating_sub(6)..at].iter().any(all) {
        return true;
    }
    let next = |i: usize, words: &[&str]| tokens.get(at + i).is_some_and(|t| t.is(words));
    let behind = if next(1, &["much"]) { 2 } else { 1 };
    next(
        behind,
        &[
            "all",
            "every",
            "everything",
            "everyone",
            "everybody",
            "everywhere",
            "entirely",
            "zero",
            "none",
            "no",
        ],
    )
}

/// "to like expose", "we like moved": between a subject or "to" and its verb.
fn breath_like(tokens: &[Token], at: usize) -> bool {
    let (Some(before), Some(next)) = (at.checked_sub(1).and_then(|i| tokens.get(i)), tokens.get(at + 1))
    else {
        return false;
    };
    (before.is(&["to", "can", "will"]) && next.tags.any(Tags::BASE) && !next.tags.any(Tags::NOUN))
        || (before.is(&["we", "they", "it"]) && next.tags.any(Tags::PAST) && !next.tags.any(Tags::ADJECTIVE))
        || before.is(&["of", "is", "are", "was"]) && next.is(&["a", "an", "the"])
        || before.is(&["by", "with", "of"]) && next.tags.any(Tags::GERUND) && !next.tags.any(Tags::NOUN)
        || next.is(&["a", "an", "our", "the"])
            && lexicon().base(&before.lower).is_some_and(|verb| {
                matches!(
                    verb,
                    "have"
                        | "need"
                        | "use"
                        | "build"
                        | "create"
                        | "want"
                        | "give"
                        | "provide"
                        | "write"
                        | "install"
                        | "deploy"
                        | "add"
                )
            })
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{Names, clean};

    fn cleaned(text: &str) -> String {
        let tokens = clean(text, &Names::default());
        tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_says_that_not_quite_all_is_meant_is_no_filler() {
        for kept in [
            "we moved pretty much all ovens",
            "all our ovens are pretty much in the cellar",
        ] {
            assert_eq!(cleaned(kept), kept);
        }
        assert_eq!(cleaned("the ovens are pretty big"), "the ovens are big");
        let result = "we sold the oven as a result of the move";
        assert_eq!(cleaned(result), result);
    }

    #[test]
    fn the_other_hand_begins_something_else() {
        let marks = |text: &str| {
            let tokens = clean(text, &Names::default());
            tokens.iter().fold(String::new(), |said, t| said + &t.text + &t.after.to_string())
        };
        assert_eq!(
            marks("we sell bread on the other hand in the north"),
            "we sell bread.in the north "
        );
        assert_eq!(
            marks("the bakers on the other hand are in Oslo"),
            "the bakers are in Oslo "
        );
    }
}
