//! Tells for each sentence how likely it is that the speakers tell of their own organization's doings in it, and not
//! of how a technology works, a demonstration, a made-up case, advice, a project's news or a question from the room. No
//! single sentence says that: the signs and words of those around it do, and those of the whole talk. It knows nothing of
//! truth, and drops nothing.

mod signs;
mod weights;

use self::{
    signs::{Ear, Heard, SIGNS},
    weights::{PLACES, REACHES, WORDS, Weights},
};
use crate::model::{Company, Subject, Transcript};

/// Sentences to each side whose signs are weighed together; farther ones weigh less.
const SIGNS_AROUND: [usize; REACHES] = [0, 2, 8];

/// Sentences to each side whose words are weighed together.
const WORDS_AROUND: [usize; WORDS] = [0, 3];

/// Sentences of a usual talk that are added to a talk: a short one tells little of itself as a whole.
const USUAL: f32 = 20.0;

/// Probability for each sentence that it tells of the organization's own doings, 0 to 1.
pub fn own(transcript: &Transcript, subject: &Subject, company: Option<&Company>) -> Vec<f64> {
    let weights = weights::weights();
    let heard = hear(transcript, company);
    let talk = of_talk(&heard, weights) + dot(&signs::title(subject, company), &weights.title);
    let words = words(&heard, weights);
    let signs: Vec<Vec<f32>> = SIGNS_AROUND
        .into_iter()
        .zip(&weights.near)
        .map(|(reach, near)| around_signs(&heard, near, reach))
        .collect();
    let length = heard.len().max(1) as f32;
    (0..heard.len())
        .map(|i| {
            let place = placed((i as f32 + 0.5) / length, weights);
            let said = words.iter().chain(&signs).map(|column| column[i]).sum::<f32>();
            probability(weights.bias + talk + place + said)
        })
        .collect()
}

/// The signs of a talk, for `tools/train_discourse.py`.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// Signs of the title.
    pub title: Vec<f32>,
    /// Signs of each sentence.
    pub sentences: Vec<Vec<f32>>,
}

/// Shows what [`own`] sees of a talk besides its words.
pub fn observe(transcript: &Transcript, subject: &Subject, company: Option<&Company>) -> Observed {
    Observed {
        title: signs::title(subject, company).to_vec(),
        sentences: hear(transcript, company).into_iter().map(|heard| heard.signs.to_vec()).collect(),
    }
}

/// The names of the signs of a sentence, in their order.
pub fn sign_names() -> &'static [&'static str] {
    &signs::NAMES
}

fn hear(transcript: &Transcript, company: Option<&Company>) -> Vec<Heard> {
    let ear = Ear::new(company);
    transcript.sentences.iter().map(|s| ear.hear(&s.text)).collect()
}

/// What the signs of the whole talk add to each of its sentences. Nothing was learned beyond what talks were seen to have.
fn of_talk(heard: &[Heard], weights: &Weights) -> f32 {
    let all = heard.len() as f32 + USUAL;
    let mean = |sign: usize| {
        let sum = heard.iter().map(|h| h.signs[sign]).sum::<f32>() + USUAL * weights.usual[sign];
        (sum / all).clamp(weights.seen[0][sign], weights.seen[1][sign])
    };
    (0..SIGNS).map(|sign| weights.talk[sign] * mean(sign)).sum()
}

/// What the words of each sentence and of those around it add, a column for each reach.
fn words(heard: &[Heard], weights: &Weights) -> Vec<Vec<f32>> {
    let mut sums = vec![vec![0.0; heard.len()]; WORDS];
    let mut weight = vec![0.0; heard.len()];
    for (i, sentence) in heard.iter().enumerate() {
        for (word, share) in &sentence.words {
            weight[i] += share;
            for (sum, said) in sums.iter_mut().zip(weights.word(*word)) {
                sum[i] += share * said;
            }
        }
    }
    sums.iter()
        .zip(WORDS_AROUND)
        .map(|(sum, reach)| (0..heard.len()).map(|i| mean(sum, &weight, i, reach)).collect())
        .collect()
}

/// What the signs within reach of each sentence add.
fn around_signs(heard: &[Heard], weights: &[f32; SIGNS], reach: usize) -> Vec<f32> {
    let alone: Vec<f32> = heard.iter().map(|h| dot(&h.signs, weights)).collect();
    let each = vec![1.0; heard.len()];
    (0..heard.len()).map(|i| mean(&alone, &each, i, reach)).collect()
}

/// Sum of the values around `at` over the sum of their weights; both fade to nothing beyond the reach.
fn mean(values: &[f32], weights: &[f32], at: usize, reach: usize) -> f32 {
    let (mut sum, mut total) = (0.0, 0.0);
    for i in at.saturating_sub(reach)..(at + reach + 1).min(values.len()) {
        let share = (reach + 1 - at.abs_diff(i)) as f32;
        sum += share * values[i];
        total += share * weights[i];
    }
    sum / total.max(1e-6)
}

fn dot<const N: usize>(values: &[f32; N], weights: &[f32; N]) -> f32 {
    values.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// What a place (0 to 1) in the talk adds.
fn placed(place: f32, weights: &Weights) -> f32 {
    let steps = (PLACES - 1) as f32;
    let near = |point: usize| (1.0 - (place * steps - point as f32).abs()).max(0.0);
    weights.place.iter().enumerate().map(|(point, weight)| near(point) * weight).sum()
}

/// Probability of log odds, to three places: more would say more than is known.
fn probability(odds: f32) -> f64 {
    let p = 1.0 / (1.0 + (-f64::from(odds)).exp());
    (p * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Sentence;

    fn talk(texts: &[&str], rounds: usize) -> Transcript {
        let texts = std::iter::repeat_n(texts, rounds).flatten();
        Transcript {
            sentences: texts
                .enumerate()
                .map(|(id, text)| Sentence {
                    id,
                    text: (*text).to_owned(),
                    ..Sentence::default()
                })
                .collect(),
            ..Transcript::default()
        }
    }

    fn share(texts: &[&str]) -> f64 {
        let all = own(&talk(texts, 20), &Subject::default(), None);
        all.iter().sum::<f64>() / all.len() as f64
    }

    #[test]
    fn a_story_is_told_from_a_lesson_and_a_show() {
        let story = share(&[
            "so back in 2019 our team ran three hundred ovens and our bakers had to wait for weeks",
            "we decided to move them to our new platform and migrated two hundred of them last year",
            "our engineers built a controller that our teams use in production today",
        ]);
        let lesson = share(&[
            "if you want to bake bread you need an oven and it can be a small one",
            "the oven gets a request and then it will look for a free tray",
            "you should try this and see what the oven does when you open it",
        ]);
        let show = share(&[
            "so let me show you here if i run this command you can see the oven",
            "and if i click on this tab here let's see what we have in this terminal",
            "imagine we have a shop called foo let's say it has two ovens for example",
        ]);
        assert!(
            story > 0.7 && lesson < 0.2 && show < 0.2,
            "{story} {lesson} {show}"
        );
    }

    #[test]
    fn no_sentences_have_no_probabilities() {
        assert!(own(&Transcript::default(), &Subject::default(), None).is_empty());
    }

    proptest! {
        #[test]
        fn every_sentence_has_a_probability(texts in prop::collection::vec("[a-zA-Z0-9 ,.ï%?]{0,40}", 0..20)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let all = own(&talk(&texts, 1), &Subject::default(), None);
            prop_assert_eq!(all.len(), texts.len());
            prop_assert!(all.iter().all(|p| (0.0..=1.0).contains(p)));
        }
    }
}
