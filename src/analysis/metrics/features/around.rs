//! Says what words stand around a quantity: close before it, before it, behind it. It knows classes of words and a
//! few small words, not what is said.

use std::borrow::Cow;

use super::super::{
    candidates::{Candidate, Reading},
    lexicon::Class,
};

/// Features of a class of words: names when it stands close before, and when it stands before.
/// What stands behind tells little but for gains and examples (measured leave-one-talk-out).
const AROUND: &[(Class, [&str; 2])] = &[
    (Class::Own, ["own:near", "own:left"]),
    (Class::Me, ["me:near", "me:left"]),
    (Class::You, ["you:near", "you:left"]),
    (Class::They, ["they:near", "they:left"]),
    (Class::Hold, ["hold:near", "hold:left"]),
    (Class::Carry, ["carry:near", "carry:left"]),
    (Class::Gain, ["gain:near", "gain:left"]),
    (Class::Take, ["take:near", "take:left"]),
    (Class::Now, ["now:near", "now:left"]),
    (Class::Before, ["before:near", "before:left"]),
    (Class::If, ["if:near", "if:left"]),
    (Class::Would, ["would:near", "would:left"]),
    (Class::Will, ["will:near", "will:left"]),
    (Class::Want, ["want:near", "want:left"]),
    (Class::Have, ["have:near", "have:left"]),
    (Class::Can, ["can:near", "can:left"]),
    (Class::Example, ["example:near", "example:left"]),
    (Class::Show, ["show:near", "show:left"]),
    (Class::Talk, ["talk:near", "talk:left"]),
    (Class::Config, ["config:near", "config:left"]),
    (Class::Community, ["community:near", "community:left"]),
    (Class::World, ["world:near", "world:left"]),
    (Class::Ask, ["ask:near", "ask:left"]),
    (Class::Trouble, ["trouble:near", "trouble:left"]),
    (Class::Money, ["money:near", "money:left"]),
    (Class::Career, ["career:near", "career:left"]),
    (Class::Never, ["never:near", "never:left"]),
];

/// Tokens that count as near.
const NEAR: usize = 4;

/// Small words that tell by themselves, when they stand among the six tokens before.
const BEFORE: &[&str] = &[
    "each", "per", "another", "first", "last", "next", "this", "that", "these", "those", "there's", "have",
    "has", "our", "my", "their", "take", "takes", "taken", "spent", "need", "needs", "get", "takes",
    "within", "after", "before", "until", "since", "by", "at", "with", "using", "of", "in", "for", "every",
];

/// Small words that tell by themselves, when they stand among the four tokens behind.
const BEHIND: &[&str] = &[
    "of", "in", "for", "per", "every", "each", "to", "and", "or", "later", "ago", "old", "from", "by",
    "with", "is", "was", "are", "were", "that", "which", "right", "so", "because",
];

/// All features of the words around.
pub(super) fn features(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<Cow<'static, str>>) {
    let near_from = candidate.first.saturating_sub(NEAR).max(candidate.left);
    let near = reading.around(near_from, candidate.first);
    let left = reading.around(candidate.left, candidate.first);
    let right = reading.around(candidate.end, candidate.right);
    for (class, [near_name, left_name]) in AROUND {
        found.extend(near.has(*class).then_some(Cow::Borrowed(*near_name)));
        found.extend(left.has(*class).then_some(Cow::Borrowed(*left_name)));
    }
    found.extend(right.has(Class::Gain).then_some(Cow::Borrowed("gain:right")));
    found.extend(right.has(Class::Example).then_some(Cow::Borrowed("example:right")));
    found.extend(next(reading.word(candidate.end)).map(Cow::Borrowed));
    if (candidate.end..candidate.right).any(|i| reading.word(i) == "?") {
        found.push(Cow::Borrowed("question"));
    }
    small_words(reading, candidate, found);
    phrases(reading, candidate, found);
}

fn next(word: &str) -> Option<&'static str> {
    Some(match word {
        "ago" => "next:ago",
        "old" => "next:old",
        "of" => "next:of",
        "faster" | "less" | "fewer" | "more" | "better" | "cheaper" | "reduction" | "increase"
        | "improvement" | "lower" | "higher" => "next:compare",
        "left" | "later" => "next:later",
        "and" | "," => "next:and",
        "per" | "every" | "a" => "next:per",
        "." | "?" | "!" => "next:stop",
        "-" => "next:hyphen",
        _ => return None,
    })
}

fn small_words(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<Cow<'static, str>>) {
    let mut note = |prefix: &str, words: &[&str], from: usize, to: usize| {
        for i in from..to {
            let word = reading.word(i);
            if words.contains(&word) {
                found.push(Cow::Owned(format!("{prefix}:{word}")));
            }
        }
    };
    note("says", BEFORE, candidate.first.saturating_sub(6), candidate.first);
    note(
        "then",
        BEHIND,
        candidate.end,
        (candidate.end + 4).min(reading.tokens.len()),
    );
}

fn phrases(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<Cow<'static, str>>) {
    let says = |i: usize, words: &[&str]| words.iter().enumerate().all(|(k, w)| reading.word(i + k) == *w);
    let left = candidate.left..candidate.first;
    let any = |phrases: &[&[&str]]| left.clone().any(|i| phrases.iter().any(|words| says(i, words)));
    let near = candidate.first.saturating_sub(6).max(candidate.left)..candidate.first;
    let seen = [
        (
            any(&[
                &["for", "example"],
                &["let's", "say"],
                &["for", "instance"],
                &["say", "you"],
            ]),
            "hypothetical",
        ),
        (any(&[&["going", "to"], &["want", "to"]]), "intended"),
        (any(&[&["used", "to"]]), "used to"),
        (
            any(&[
                &["been", "with"],
                &["been", "at"],
                &["been", "in"],
                &["been", "working"],
                &["worked", "at"],
                &["worked", "as"],
                &["working", "at"],
                &["working", "as"],
            ]),
            "been with",
        ),
        (
            (candidate.end..(candidate.end + 5).min(reading.tokens.len())).any(|i| {
                reading.word(i) == "than" || says(i, &["compared", "to"]) || says(i, &["instead", "of"])
            }),
            "than",
        ),
        (
            near.into_iter().any(|i| matches!(reading.word(i), "these" | "those")),
            "these",
        ),
    ];
    found.extend(seen.into_iter().filter(|(on, _)| *on).map(|(_, name)| Cow::Borrowed(name)));
}
