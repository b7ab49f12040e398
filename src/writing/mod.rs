//! Turns understanding into prose, then grounds it: write, check, repair once, drop.

pub mod extractive;
pub mod llm;

use crate::{
    grounding::{Engine, Source},
    model::{Draft, Ledger},
};

/// Writes with the built-in writer and drops what grounding refuses.
pub fn compose_extractive(source: Source<'_>) -> (Draft, Ledger) {
    let engine = Engine::new(source);
    let draft = extractive::write(source);
    let ledger = engine.ledger(&draft);
    (draft, ledger)
}

/// The sections a language model is asked for, in the order of the document; summary and headline last,
/// because they rest on the others.
pub fn section_specs() -> Vec<llm::Spec> {
    use crate::model::Section::{Background, Challenge, Future, Impact, Other, Solution};
    let spec = |id: &str, guidance: &str, min_words, max_words, labels: &[crate::model::Section]| llm::Spec {
        id: id.into(),
        guidance: guidance.into(),
        min_words,
        max_words,
        labels: labels.to_vec(),
    };
    vec![
        spec(
            "overview",
            "Who the company is, what it does, how big it and its platform are.",
            15,
            90,
            &[Background, Other],
        ),
        spec(
            "challenge",
            "How things were before, what hurt, whom and how much.",
            30,
            160,
            &[Challenge, Background],
        ),
        spec(
            "solution",
            "What was decided and built or adopted, why, with which projects, in which phases.",
            40,
            240,
            &[Solution, Background],
        ),
        spec(
            "impact",
            "Results that the talk states: before and after, changes, new abilities. No plans.",
            20,
            160,
            &[Impact],
        ),
        spec(
            "future",
            "Plans that the talk states, as plans.",
            12,
            80,
            &[Future],
        ),
        spec(
            "summary",
            "Two or three sentences: who, what they did, the strongest stated result.",
            25,
            80,
            &[],
        ),
        spec(
            "headline",
            "One headline of at most 12 words with the strongest stated result, or the true subject.",
            4,
            16,
            &[],
        ),
    ]
}
