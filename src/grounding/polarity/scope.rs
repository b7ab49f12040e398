//! Tells how far a denial reaches: which words "not", "never" or "failed to" turn round. It compares nothing.

use std::sync::LazyLock;

use crate::{
    grounding::{
        lexicon::Tags,
        tokens::{Gap, Word},
    },
    text::words::WordSet,
};

/// Words behind a negation that it turns round.
pub(super) const SCOPE: usize = 7;
/// The same behind "not have to", "not want to".
const LONG_SCOPE: usize = 14;
/// Words that end the scope of a negation; subjects among them begin a statement of their own.
static BORDERS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "but because so and then which who if when while though although until we i they he she it there this",
    )
});

pub(super) fn is_border(word: &Word) -> bool {
    BORDERS.has(&word.lower)
}

/// Place of the negation that denies the word at `at`, if any. `focused` tells whether a content word is one of those
/// that are compared: a negation speaks of the first content word behind it, and of others through that one. `obliged`:
/// the claim tells a duty or wish, so that "do not have to" denies the whole of what follows.
pub(super) fn denial(
    words: &[Word],
    at: usize,
    floor: usize,
    obliged: bool,
    focused: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut i = at;
    while i > floor && at - i < LONG_SCOPE {
        i -= 1;
        let word = &words[i];
        let copula = matches!(word.lower.as_str(), "is" | "are" | "was" | "were")
            && !words[i + 1].tags.intersects(Tags::NOT)
            && !(i > 0 && words[i - 1].tags.intersects(Tags::NOT));
        if word.gap == Gap::Strong || is_border(word) || copula {
            return None;
        }
        let implied = word.tags.intersects(Tags::NEGATIVE) && at - i <= 4;
        if denies(words, i) || implied {
            let spared = obliged && denies(words, i) && is_wish_ahead(words, i);
            if at - i >= SCOPE && !spared {
                return None;
            }
            let focus = (i + 1..=at)
                .find(|k| {
                    words[*k].is_content()
                        && !words[*k].tags.intersects(Tags::NEGATIVE)
                        && !is_wish(words, *k)
                        && !is_light(&words[*k])
                })
                .unwrap_or(at);
            return (spared || focus == at || at - i <= 2 || focused(focus)).then_some(i);
        }
    }
    None
}

/// Whether a word turns round what follows it: "not", "never", "zero waste"; not "if not", "not only", "from zero",
/// nor what the speaker says of the talk itself ("I am not going to repeat").
pub(super) fn denies(words: &[Word], at: usize) -> bool {
    let lower = |i: Option<usize>| i.and_then(|i| words.get(i)).map(|w| w.lower.as_str()).unwrap_or_default();
    let (before, next) = (lower(at.checked_sub(1)), lower(Some(at + 1)));
    if words[at].lower == "zero" {
        return words[at].gap == Gap::None
            && !matches!(before, "to" | "from" | "than" | "is" | "at" | "of" | "or" | "day")
            && words.get(at + 1).is_some_and(|w| w.is_content() && !w.tags.intersects(Tags::UNIT));
    }
    if !words[at].tags.intersects(Tags::NOT) {
        return false;
    }
    let of_the_talk = matches!(before, "i'm" | "i" | "i'll" | "am" | "let's")
        && (next == "going" || matches!(words[at].lower.as_str(), "won't" | "not") && before == "let's");
    // "cannot just push" forbids the pushing; "not just pushed" says that there was more.
    let able = |word: &str| matches!(word, "cannot" | "can't" | "couldn't" | "can" | "could");
    let forbids = matches!(next, "just" | "simply") && (able(&words[at].lower) || able(before));
    !(matches!(next, "only" | "just" | "necessarily" | "sure") && !forbids
        || matches!(before, "if" | "or" | "why" | "whether") && next != "one"
        || of_the_talk)
}

/// "do not have to", "did not want to": the denial reaches over the whole of what follows.
fn is_wish_ahead(words: &[Word], at: usize) -> bool {
    (at + 1..at + 3).any(|i| is_duty(words, i))
}

/// "have to", "need to", "want to".
pub(super) fn is_duty(words: &[Word], at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|w| matches!(w.stem.as_str(), "hav" | "need" | "want" | "allow" | "requir"))
        && words.get(at + 1).is_some_and(|next| next.lower == "to")
}

/// Nouns through which a denial reaches what follows: "no experience with writing operators".
fn is_light(word: &Word) -> bool {
    matches!(
        word.stem.as_str(),
        "experienc"
            | "need"
            | "reason"
            | "way"
            | "plan"
            | "intention"
            | "tim"
            | "knowledg"
            | "idea"
            | "chanc"
            | "possibility"
            | "ability"
            | "capacity"
            | "permission"
            | "interest"
            | "prior"
            | "previou"
            | "kind"
            | "real"
            | "single"
    )
}

/// "did not want to buy": the negation speaks of the buying, too.
fn is_wish(words: &[Word], at: usize) -> bool {
    matches!(
        words[at].lower.as_str(),
        "want" | "wanted" | "wants" | "need" | "needed" | "plan" | "planned"
    ) && words.get(at + 1).is_some_and(|next| next.lower == "to")
}
