//! Measures how a text is worded, word by word: selling words, first person, passive. It knows nothing of documents.

use crate::text::lexicon::{Tags, lexicon};

/// Words that sell instead of telling.
pub(super) const MARKETING: &[&str] = &[
    "revolutionary",
    "revolutionize",
    "game-changing",
    "game-changer",
    "cutting-edge",
    "world-class",
    "best-in-class",
    "seamlessly",
    "unparalleled",
    "groundbreaking",
    "next-generation",
    "unlock",
    "unleash",
    "supercharge",
    "state-of-the-art",
    "paradigm",
];

/// Spellings that CNCF's style guide does not use.
pub(super) const SPELLING: &[&str] = &[
    "open-source",
    "cloud-native",
    "kubernetes'",
    "k8s",
    "github actions'",
    "argocd",
    "argo-cd",
];

/// Words of a text.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The text without what stands between quotation marks.
pub(crate) fn outside_quotations(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '"' => inside = !inside,
            '“' => inside = true,
            '”' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
}

/// Whether a text speaks in the first person.
pub(crate) fn first_person(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '/')
        .filter(|w| !w.is_empty())
        .any(|word| {
            // "US" is a country, "I/O" is none of ours.
            let stem = word.split('\'').next().unwrap_or_default();
            stem != "US"
                && matches!(
                    stem.to_lowercase().as_str(),
                    "i" | "we" | "our" | "ours" | "us" | "my" | "me" | "mine" | "myself" | "ourselves"
                )
        })
}

/// Whether a text has a lower-case word.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    words(text).any(|w| w == word)
}

/// Whether a text has a form of "be" followed by a participle.
pub(super) fn is_passive(text: &str) -> bool {
    let all: Vec<String> = words(text).collect();
    all.windows(2).any(|pair| {
        lexicon().tags(&pair[0]).any(Tags::BE) && {
            let tags = lexicon().tags(&pair[1]);
            tags.any(Tags::PARTICIPLE) && !tags.any(Tags::BASE.with(Tags::ADJECTIVE))
        }
    })
}
