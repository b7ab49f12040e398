use proptest::prelude::*;

use super::*;
use crate::model::{Section, Sentence, Span};

fn talk(lines: &[&str]) -> Transcript {
    // Filler sentences keep the tested ones away from the opening and the close.
    let padding = vec!["thanks for coming to this"; 20];
    let all: Vec<&str> = padding.iter().chain(lines).chain(&padding).copied().collect();
    Transcript {
        raw: all.join(" "),
        sentences: all
            .iter()
            .enumerate()
            .map(|(id, line)| Sentence {
                id,
                text: (*line).to_owned(),
                raw: Span::default(),
                ..Sentence::default()
            })
            .collect(),
        ..Transcript::default()
    }
}

fn quoted(line: &str) -> Option<Quotation> {
    find(&talk(&[line]), &[]).into_iter().next()
}

#[test]
fn a_conclusion_in_the_first_person_is_printed_with_its_hesitations_dropped() {
    let found =
        quoted("so um our our developers are now able to uh ship new features faster than ever before")
            .unwrap();
    assert_eq!(
        found.text,
        "Our developers are now able to ship new features faster than ever before."
    );
    assert_eq!(found.dropped, ["uh"]);
}

#[test]
fn a_repeated_start_is_told_once_and_recorded() {
    let found =
        quoted("we reduced the the cost of our platform because we we have one standard for all teams")
            .unwrap();
    assert_eq!(
        found.text,
        "We reduced the cost of our platform because we have one standard for all teams."
    );
    assert_eq!(found.dropped, ["the", "we"]);
}

#[test]
fn sentences_that_lean_on_others_or_on_the_room_are_not_printed() {
    for line in [
        "this is why our developers are now able to ship new features faster",
        "as you can see on this slide our developers ship features faster than before",
        "how do we help our developers to ship new features faster?",
        "we ship features",
        "our developers are happy with the platform and the",
        "our flurbed grontles snarfed the wibble quxly for zorped blenks of the frindle",
    ] {
        assert_eq!(quoted(line), None, "{line}");
    }
}

#[test]
fn words_whose_point_is_the_opposite_are_not_printed() {
    let line = "our developers are now able to ship new features faster than ever before";
    assert!(find(&talk(&[line, "and they like it"]), &[]).iter().any(|q| q.sentence == 20));
    assert!(find(&talk(&[line, "but they do not like it"]), &[]).iter().all(|q| q.sentence != 20));
}

#[test]
fn half_of_a_contrast_is_not_printed() {
    let found = quoted("we do not own any ovens but we want to have all of the benefits of warm bread");
    assert!(found.is_none_or(|q| !q.text.starts_with("We want")));
}

#[test]
fn a_clause_is_cut_out_of_a_long_sentence() {
    let line = "and yeah it was about something else that i will come to and you know the thing with the other thing is there so we reduced the \
                cost of our platform and our developers are happy because they can focus on the business but that is another thing i can tell \
                you about when you come to our other thing and there is more of it";
    let found = quoted(line).unwrap();
    assert!(
        found.text.starts_with("We reduced the cost of our platform"),
        "{found:?}"
    );
    assert!(found.text.split(' ').count() <= runs::LONGEST);
}

#[test]
fn at_most_forty_and_the_fittest_first() {
    let lines: Vec<String> = ["cost", "risk", "time", "work", "code", "load", "team", "data", "test", "list", "plan", "goal", "name", "road", "base"]
        .iter()
        .map(|word| format!("we reduced the {word} of our {word} because {word} is important for every {word} that has a {word}"))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let found = find(&talk(&lines), &[]);
    assert!(found.len() <= MOST && !found.is_empty());
    assert!(found.windows(2).all(|w| w[0].score >= w[1].score));
}

#[test]
fn other_talk_is_left_alone_where_sections_are_known() {
    let line = "our developers are now able to ship new features faster with the platform";
    let transcript = talk(&[line]);
    let label = |section| vec![SectionLabel { section, score: 0.9 }; transcript.sentences.len()];
    let impact = find(&transcript, &label(Section::Impact));
    let other = find(&transcript, &label(Section::Other));
    assert!(other.iter().all(|q| q.score < impact[0].score));
}

proptest! {
    #[test]
    fn every_printed_word_was_said_in_this_order(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "we", "our", "the", "the", "platform", "reduced", "cost", "uh", "um", "you know", "i", "mean", "and", "so", "faster", "teams,",
                "developers", "because", "they", "are", "happy", "Kubernetes", "50%", "i'm", "with", "of", "value", "is", "important", "für",
            ]),
            0..70,
        ),
    ) {
        let line = words.join(" ");
        let plain = |text: &str| -> Vec<String> {
            text.to_lowercase()
                .split_whitespace()
                .map(|w| w.trim_matches(|c: char| matches!(c, ',' | '.')).to_owned())
                .collect()
        };
        if let Some(quotation) = quoted(&line) {
            let said = plain(&line);
            let mut at = 0;
            for word in plain(&quotation.text) {
                let next = said[at..].iter().position(|w| *w == word);
                prop_assert!(next.is_some(), "{} not in order in {}", word, line);
                at += next.unwrap() + 1;
            }
            prop_assert!((0.0..=1.0).contains(&quotation.score));
        }
    }
}
