//! Tells the story of a talk from what surrounds it: lessons, demonstrations, made-up cases, questions from the room. Other
//! people's words in the question round must never be told as the company's.

use crate::model::Sentence;

/// Least probability that a sentence tells of the organization's own doings. Of 442 printed statements of 60 talks that
/// were labelled by hand, 116 lay in stretches that tell of something else; 57% of those fall below, and 4% of the others,
/// half of which were garbled.
const OWN: f64 = 0.25;

/// For each sentence, whether it may be told. `own` gives the probability that it tells of the organization's own doings.
pub(in super::super) fn story(sentences: &[Sentence], own: impl Fn(usize) -> f64) -> Vec<bool> {
    let lower: Vec<String> = sentences.iter().map(|s| s.text.to_lowercase()).collect();
    let end = question_round(&lower);
    let demonstration = demonstration(&lower);
    let shown = |i: usize| demonstration.as_ref().is_some_and(|d| d.contains(&i));
    (0..lower.len()).map(|i| i < end && !shown(i) && own(i) >= OWN).collect()
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
        "got a question",
        "quick question",
        "couple questions",
        "couple quick questions",
        "open up for questions",
        "time for a question",
        "nice presentation",
        "great presentation",
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
        story(&sentences, |_| 1.0)
    }

    #[test]
    fn what_is_not_the_organization_s_own_is_no_story() {
        let sentences = vec![Sentence::default(); 3];
        assert_eq!(story(&sentences, |i| [0.9, 0.1, 0.4][i]), [true, false, true]);
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
