//! Tells where one clause of a sentence ends and another begins, and which of them hang on a condition or a denial.

use super::super::wording::Word;

/// Whether what follows these words is under a condition of theirs, so that it states less than it seems to when it
/// stands alone.
pub(super) fn depends(before: &[Word]) -> bool {
    let near = &before[before.len().saturating_sub(12)..];
    near.iter().any(|w| {
        matches!(
            &*w.lower,
            "if" | "whether"
                | "unless"
                | "imagine"
                | "suppose"
                | "assume"
                | "assuming"
                | "would"
                | "wouldn't"
                | "hope"
                | "wish"
        )
    })
}

/// Whether what is said is denied or doubted by these words: "I don't think that".
pub(super) fn denied(before: &[Word]) -> bool {
    before[before.len().saturating_sub(5)..].iter().any(|w| {
        w.lower.ends_with("n't")
            || matches!(
                &*w.lower,
                "not"
                    | "never"
                    | "maybe"
                    | "perhaps"
                    | "no"
                    | "nobody"
                    | "want"
                    | "to"
                    | "problem"
                    | "question"
                    | "idea"
                    | "goal"
            )
    })
}

/// Whether a clause of its own starts at `at`, behind a pause.
pub(super) fn opens(words: &[Word], at: usize) -> bool {
    words[at - 1].pause && subject(&words[at].lower)
}

/// Whether the word at `at` joins two clauses: "and we", "so our", "but the".
pub(super) fn joins(words: &[Word], at: usize) -> bool {
    matches!(
        &*words[at].lower,
        "and" | "but" | "so" | "because" | "therefore" | "which" | "then"
    ) && words
        .get(at + 1)
        .is_some_and(|next| subject(&next.lower) || matches!(&*words[at].lower, "but" | "which" | "because"))
}

/// Whether a main clause of the speakers starts at `at` though no mark says so: "using this we could now …".
/// A bare "we" would not do: "the tools we use" is no clause that stands alone.
pub(super) fn main_clause(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |w| &*w.lower);
    let after = words.get(at + 2).map_or("", |w| &*w.lower);
    let led = matches!(
        &*words[at - 1].lower,
        "and"
            | "so"
            | "but"
            | "because"
            | "then"
            | "now"
            | "finally"
            | "today"
            | "actually"
            | "basically"
            | "yeah"
            | "okay"
            | "uh"
    );
    let result = matches!(
        next,
        "reduced" | "saved" | "achieved" | "cut" | "improved" | "managed" | "simply"
    ) || (matches!(next, "could" | "can" | "are" | "were") && matches!(after, "now" | "able"));
    matches!(&*words[at].lower, "we" | "we've" | "we're") && (led || result)
}

/// Whether "that" at `at` opens what is said or meant ("the main point is that our cost went down").
pub(super) fn said_that(words: &[Word], at: usize) -> bool {
    words[at].lower == "that"
        && matches!(
            &*words[at - 1].lower,
            "is" | "was"
                | "say"
                | "think"
                | "believe"
                | "means"
                | "saw"
                | "see"
                | "found"
                | "mention"
                | "realized"
                | "learned"
                | "noticed"
        )
        && words.get(at + 1).is_some_and(|next| subject(&next.lower))
}

/// Words with which a clause begins.
pub(super) fn subject(word: &str) -> bool {
    matches!(
        word,
        "we" | "we've"
            | "we're"
            | "our"
            | "the"
            | "it"
            | "it's"
            | "this"
            | "that"
            | "they"
            | "i"
            | "i'm"
            | "i've"
            | "you"
            | "there"
            | "these"
            | "all"
            | "then"
            | "so"
            | "yeah"
            | "in"
            | "by"
            | "with"
            | "now"
            | "if"
            | "what"
            | "he"
            | "she"
            | "let's"
            | "also"
            | "as"
            | "for"
            | "every"
    )
}
