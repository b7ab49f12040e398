//! Tells the story of a talk from what surrounds it: greetings, demonstrations, questions from the room. Other people's
//! words in the question round must never be told as the company's.

use crate::model::Sentence;

/// Signs that something is being shown.
const SHOWING: &[&str] = &[
    "you can see",
    "as you see",
    "you see here",
    "we can see",
    "we see here",
    "right here",
    "over here",
    "let me show",
    "let me just",
    "i will show",
    "i'm going to show",
    "if i ",
    "i will run",
    "i'm going to run",
    "click",
    "this is the",
    "here is the",
    "here we have",
    "let's see",
    "let's check",
    "let's go",
    "let's have a look",
    "we're going to see",
    "i can ",
    "you'll see",
    "so this is",
    "demo",
    "i just ",
    "screen",
    "let's say",
    "imagine",
];

/// For each sentence, whether it may be told.
pub(super) fn story(sentences: &[Sentence]) -> Vec<bool> {
    let lower: Vec<String> = sentences.iter().map(|s| s.text.to_lowercase()).collect();
    let end = question_round(&lower);
    let shown: Vec<usize> = lower
        .iter()
        .map(|text| SHOWING.iter().filter(|sign| text.contains(**sign)).count().min(2))
        .collect();
    (0..lower.len())
        .map(|i| {
            if i >= end {
                return false;
            }
            let window = &shown[i.saturating_sub(3)..(i + 4).min(shown.len())];
            let density = window.iter().sum::<usize>() as f64 / window.len() as f64;
            // One sign is a slide; many in a row are a demonstration.
            density < 0.75 && shown[i] < 2
        })
        .collect()
}

/// Index of the sentence at which the room begins to ask; the length when it never does.
fn question_round(lower: &[String]) -> usize {
    const SIGNS: &[&str] = &[
        "any questions",
        "open for questions",
        "take questions",
        "take some questions",
        "questions now",
        "time for questions",
        "happy to answer",
        "q&a",
        "any question",
        "if there are questions",
        "have questions",
        "first question",
        "thank you for the talk",
        "thanks for the talk",
        "great talk",
        "thank you for your talk",
        "thanks for the presentation",
        "my question is",
        "thank you for the presentation",
        "have a question",
        "i had a question",
        "thank you for attending",
        "thank you so much for",
        "thank you very much for",
    ];
    let earliest = lower.len() * 3 / 5;
    (earliest..lower.len())
        .find(|i| SIGNS.iter().any(|sign| lower[*i].contains(sign)))
        .unwrap_or(lower.len())
}
