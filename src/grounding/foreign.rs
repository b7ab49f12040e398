//! Finds sentences that are no evidence for the company: questions of the audience, made-up cases, stories of others.
//! It only marks them; what rests on them alone is for the editor to judge.

use std::sync::LazyLock;

use super::Source;
use crate::{
    model::{Finding, FindingKind, FindingSeverity, Transcript},
    text::phrases::Phrases,
};

const ASKED: &[&str] = &[
    "my question",
    "question is",
    "have you guys",
    "did you guys",
    "do you guys",
    "are you guys",
    "how did you",
    "how do you",
    "did you have",
    "have you considered",
    "have you tried",
    "have you looked",
    "do you have any",
    "are you using",
    "did you consider",
    "were you able",
    "can you talk about",
    "could you talk about",
    "can you elaborate",
    "i was wondering",
    "i'm curious",
    "i am curious",
    "thanks for the talk",
    "thank you for the talk",
    "great talk",
    "why did you",
    "what made you",
    "do you see",
    "did you see",
    "do you use",
    "did you use",
    "do you plan",
    "are you planning",
    "did you run into",
    "at our company",
    "in our company we",
];

const SUPPOSED: &[&str] = &[
    "imagine",
    "let's say you",
    "let's say we have",
    "let's say i'm",
    "let's say that",
    "let us say you",
    "suppose you",
    "suppose we",
    "hypothetical",
    "for example if",
    "say you have",
    "say you want",
    "what if",
    "if you had",
    "if you have",
    "if we had",
];

/// Signs that the time for questions begins.
const OPENING: &[&str] = &[
    "any questions",
    "questions?",
    "take questions",
    "q&a",
    "time for questions",
    "[applause]",
];

static QUESTIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ASKED));
static MADE_UP: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(SUPPOSED));

/// A warning when a claim about the company rests only on what another organisation's speaker may have said.
pub(super) fn another_s(claim: &str, evidence: &[usize], source: Source<'_>) -> Option<Finding> {
    let theirs = !evidence.is_empty() && evidence.iter().all(|id| !source.analysis.is_company_s(*id));
    theirs.then(|| {
        let company = source.analysis.company.as_ref().map_or("the company", |c| c.name.as_str());
        Finding {
            kind: FindingKind::Attachment,
            text: claim.to_owned(),
            reason: format!(
                "the speakers come from several organizations, and nothing tells that it is {company}'s who say this"
            ),
            evidence: evidence.to_vec(),
            severity: FindingSeverity::Warning,
        }
    })
}

/// One mark a sentence: true for what is no evidence about the company.
pub(super) fn mark(transcript: &Transcript) -> Vec<bool> {
    let total = transcript.sentences.len();
    let texts: Vec<String> = transcript.sentences.iter().map(|s| s.text.to_lowercase()).collect();
    let late = total * 3 / 5;
    let asked = texts
        .iter()
        .enumerate()
        .skip(late)
        .find(|(_, text)| OPENING.iter().any(|sign| text.contains(sign)))
        .map_or(total, |(i, _)| i);
    texts
        .iter()
        .enumerate()
        .map(|(i, text)| (i > asked && QUESTIONS.stand_in(text)) || MADE_UP.stand_in(text))
        .collect()
}
