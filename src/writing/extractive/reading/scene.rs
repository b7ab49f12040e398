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
    "here we",
    "we should be",
    "i apply",
    "this here",
    "we check",
    "i'm switching",
    "now we see",
];

/// For each sentence, whether it may be told.
pub(in super::super) fn story(sentences: &[Sentence]) -> Vec<bool> {
    let lower: Vec<String> = sentences.iter().map(|s| s.text.to_lowercase()).collect();
    let end = question_round(&lower);
    let shown: Vec<usize> = lower
        .iter()
        .map(|text| SHOWING.iter().filter(|sign| text.contains(**sign)).count().min(2))
        .collect();
    let demonstration = demonstration(&lower);
    (0..lower.len())
        .map(|i| {
            if i >= end || demonstration.as_ref().is_some_and(|d| d.contains(&i)) {
                return false;
            }
            let window = &shown[i.saturating_sub(4)..(i + 5).min(shown.len())];
            let density = window.iter().sum::<usize>() as f64 / window.len() as f64;
            // One sign is a slide; many in a row are a demonstration.
            density < 0.7 && shown[i] < 2
        })
        .collect()
}

/// The sentences between "let's get to the demo" and "that was the demo", when both are said.
fn demonstration(lower: &[String]) -> Option<std::ops::Range<usize>> {
    const BEGIN: &[&str] = &[
        "let's",
        "let me",
        "get to",
        "switch",
        "run through",
        "jump",
        "start",
        "go to",
        "go into",
        "show",
    ];
    const END: &[&str] = &[
        "that's it for the",
        "that was",
        "that's the",
        "end of the",
        "so that's",
        "done with",
        "back to the",
    ];
    let demo =
        |text: &String, signs: &[&str]| text.contains("demo") && signs.iter().any(|s| text.contains(s));
    let begin = lower.iter().position(|text| demo(text, BEGIN) && !text.contains("agenda"))?;
    // An agenda names the demonstration long before it begins: the last beginning before the end counts.
    let end = (begin + 3..lower.len()).find(|i| {
        demo(&lower[*i], END)
            || END.iter().any(|s| lower[*i].contains(s))
                && ["presentation", "slides", "live"].iter().any(|w| lower[*i].contains(w))
    })?;
    let begin = (begin..end).rev().find(|i| demo(&lower[*i], BEGIN)).unwrap_or(begin);
    Some(begin..end + 1)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(texts: &[&str]) -> Vec<bool> {
        let sentences: Vec<Sentence> = texts
            .iter()
            .map(|t| Sentence {
                text: (*t).to_owned(),
                ..Sentence::default()
            })
            .collect();
        story(&sentences)
    }

    #[test]
    fn questions_of_the_room_end_the_story() {
        let mut texts = vec!["We run three clusters."; 8];
        texts.extend([
            "Thank you, are there any questions?",
            "We run 5,000 clusters at my company.",
        ]);
        let story = told(&texts);
        assert!(
            story[..8].iter().all(|s| *s) && !story[8] && !story[9],
            "{story:?}"
        );
    }

    #[test]
    fn a_demonstration_is_no_story() {
        let story = told(&[
            "We built a portal.",
            "So let's get to the demo.",
            "We have one replica.",
            "We have two replicas.",
            "We have three replicas.",
            "So that was the demo.",
            "We moved all services.",
        ]);
        assert_eq!(story, [true, false, false, false, false, false, true]);
    }
}
