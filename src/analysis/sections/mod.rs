//! Labels each sentence with the part of the story it belongs to, by its words, those of its neighbours and its place
//! in the talk. It does not judge whether what is said is true or worth telling.

mod aside;
mod weights;

pub(super) use self::aside::POLLS;
use self::{
    aside::Own,
    weights::{LABELS, Said},
};
use crate::model::{Section, SectionLabel, Transcript};

/// The learnt labels in the order of the weights.
const SECTIONS: [Section; LABELS] = [
    Section::Background,
    Section::Challenge,
    Section::Solution,
    Section::Impact,
    Section::Future,
];

/// Shares of the words of a sentence and of those one and two sentences away; as in the training program.
const WORDS_AROUND: [f32; 3] = [1.0, 0.5, 0.25];

/// Shares of the probabilities of a sentence and of its neighbours: a story does not change its part for one sentence.
const LABELS_AROUND: [f32; 2] = [1.0, 0.4];

/// Added to the score of the future: intentions within the story sound like plans, and are more common than these.
const FUTURE_BIAS: f32 = -0.2;

/// Added to it where the sentence, or one beside it, announces something in so many words.
const PLANS_AROUND: [f32; 2] = [2.5, 0.7];

/// Added to the score of the challenge where the sentence tells what went wrong in so many words. On passages of 33
/// talks that were labelled by hand it mends three of the challenge and spoils none.
const PAIN: f32 = 1.0;

/// Place of a normalised word in the table of known words and its weight (0 to 1; rare words weigh more). Other tables
/// of words follow the same order.
pub(super) fn known_word(word: &str) -> Option<(usize, f32)> {
    weights::weights().known(word)
}

/// How many words the table knows.
#[cfg(test)]
pub(super) fn known_words() -> usize {
    weights::weights().words()
}

/// One label a sentence.
pub fn label(transcript: &Transcript) -> Vec<SectionLabel> {
    let weights = weights::weights();
    let sentences = &transcript.sentences;
    let said: Vec<Said> = sentences.iter().map(|s| weights.hear(&s.text)).collect();
    let own: Vec<Own> = sentences.iter().map(|s| aside::judge(&s.text)).collect();
    let length = sentences.last().map_or(1, |s| s.raw.end).max(1) as f32;
    let alone: Vec<[f32; LABELS]> = sentences
        .iter()
        .enumerate()
        .map(|(i, sentence)| {
            let mut around = Said::default();
            spread(i, sentences.len(), &WORDS_AROUND, |j, share| {
                around.add(&said[j], share);
            });
            let place = (sentence.raw.start + sentence.raw.end) as f32 / 2.0 / length;
            let mut future = FUTURE_BIAS;
            spread(i, sentences.len(), &PLANS_AROUND, |j, share| {
                future += if own[j].plan { share } else { 0.0 };
            });
            let pain = if own[i].pain { PAIN } else { 0.0 };
            weights.weigh(&around, place, pain, future)
        })
        .collect();
    (0..sentences.len())
        .map(|i| {
            let mut sums = [0.0_f32; LABELS];
            let mut total = 0.0;
            spread(i, sentences.len(), &LABELS_AROUND, |j, share| {
                total += share;
                for (sum, p) in sums.iter_mut().zip(alone[j]) {
                    *sum += share * p;
                }
            });
            choose(own[i], sums.map(|sum| sum / total))
        })
        .collect()
}

/// Visits `at` and its neighbours with their shares.
fn spread(at: usize, length: usize, shares: &[f32], mut visit: impl FnMut(usize, f32)) {
    for (distance, share) in shares.iter().enumerate() {
        if let Some(before) = at.checked_sub(distance) {
            visit(before, *share);
        }
        if distance > 0 && at + distance < length {
            visit(at + distance, *share);
        }
    }
}

/// The likeliest label. An aside takes the doubt the labels leave: its own certainty is not measured.
fn choose(own: Own, probabilities: [f32; LABELS]) -> SectionLabel {
    let (mut best, mut most) = (0, f32::NEG_INFINITY);
    for (label, p) in probabilities.iter().enumerate() {
        if *p > most {
            (best, most) = (label, *p);
        }
    }
    let section = if own.aside { Section::Other } else { SECTIONS[best] };
    SectionLabel {
        section,
        score: f64::from(most.clamp(0.0, 1.0)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Sentence, Span};

    fn transcript(texts: &[&str]) -> Transcript {
        let mut at = 0;
        let sentences = texts.iter().enumerate().map(|(id, text)| {
            let raw = Span {
                start: at,
                end: at + text.chars().count(),
            };
            at = raw.end + 1;
            Sentence {
                id,
                text: (*text).to_owned(),
                raw,
                ..Sentence::default()
            }
        });
        Transcript {
            sentences: sentences.collect(),
            ..Transcript::default()
        }
    }

    #[test]
    fn a_plain_story_is_told_in_its_parts() {
        let story = transcript(&[
            "Good morning everyone, my name is Anna.",
            "We are a family bakery with two hundred shops in nine countries and four million customers.",
            "Our company was founded a hundred years ago and our team runs the ordering platform.",
            "The problem was that deployments were painful, manual and slow, and nobody knew who owned what.",
            "We struggled with outages, and it was really difficult to debug them, because every shop did it its own way.",
            "That became a big problem: people were frustrated, and we couldn't keep up with all the tickets.",
            "So we decided to build a controller that takes a custom resource and creates the cluster with Argo CD.",
            "The operator watches the repository, and under the hood we use Crossplane for the pipeline.",
            "Every shop gets a namespace, and the controller applies the policies from the repository.",
            "As a result we reduced deployment time by eighty percent and saved a lot of money.",
            "We were able to improve productivity, teams are happier, and costs decreased by half.",
            "Thank you so much.",
        ]);
        let labels: Vec<Section> = label(&story).into_iter().map(|l| l.section).collect();
        assert_eq!(labels[0], Section::Other);
        assert_eq!(labels[1], Section::Background);
        assert_eq!(labels[4], Section::Challenge);
        assert_eq!(labels[7], Section::Solution);
        assert_eq!(labels[10], Section::Impact);
        assert_eq!(labels[11], Section::Other);
    }

    #[test]
    fn no_sentences_have_no_labels() {
        assert!(label(&Transcript::default()).is_empty());
    }

    proptest! {
        #[test]
        fn every_sentence_has_one_label_with_a_probability(texts in prop::collection::vec("[a-zA-Z0-9 ,.ï%]{0,40}", 0..12)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let labels = label(&transcript(&texts));
            prop_assert_eq!(labels.len(), texts.len());
            prop_assert!(labels.iter().all(|l| (0.0..=1.0).contains(&l.score)));
        }
    }
}
