use proptest::prelude::*;

use super::*;
use crate::{
    model::{CaptionFormat, CaptionOrigin, Cue, RawCaptions},
    transcript::clean::clean,
};

fn captions(cues: Vec<Cue>) -> RawCaptions {
    RawCaptions {
        cues,
        format: CaptionFormat::Plain,
        language: None,
        origin: CaptionOrigin::Given,
        label: "talk.txt".into(),
    }
}

fn cue(start_ms: Option<u64>, end_ms: Option<u64>, text: &str) -> Cue {
    Cue {
        start_ms,
        end_ms,
        text: text.to_owned(),
    }
}

fn sentences(text: &str) -> Vec<String> {
    let transcript = split(&clean(&captions(vec![cue(None, None, text)])));
    transcript.sentences.into_iter().map(|s| s.text).collect()
}

#[test]
fn punctuation_ends_sentences_and_abbreviations_do_not() {
    let text = "We run tools, e.g. a mesh, on v2.9. It took 1.5 days. Dr. Berg and J. Doe asked why? Pods, nodes, etc. were \
                fine. \"It works.\" So we stayed.";
    assert_eq!(
        sentences(text),
        [
            "We run tools, e.g. a mesh, on v2.9.",
            "It took 1.5 days.",
            "Dr. Berg and J. Doe asked why?",
            "Pods, nodes, etc. were fine.",
            "\"It works.\"",
            "So we stayed."
        ]
    );
}

#[test]
fn a_list_number_stays_with_its_point() {
    assert_eq!(
        sentences("Two steps. 1. Build it. 2. Ship it."),
        ["Two steps.", "1. Build it.", "2. Ship it."]
    );
}

#[test]
fn another_speaker_begins_a_sentence() {
    assert_eq!(
        sentences("so that is it >> thank you so much"),
        ["so that is it", "thank you so much"]
    );
}

#[test]
fn times_are_interpolated_within_a_cue() {
    let cues = vec![
        cue(Some(1_000), Some(3_000), "One two. Three four."),
        cue(Some(5_000), Some(6_000), "Five six."),
    ];
    let t = split(&clean(&captions(cues)));
    let times: Vec<_> = t.sentences.iter().map(|s| (s.start_ms, s.end_ms)).collect();
    assert_eq!(
        times,
        [
            (Some(1_000), Some(1_800)),
            (Some(1_900), Some(3_000)),
            (Some(5_000), Some(6_000))
        ]
    );
    assert!(t.timed && t.punctuated);
}

#[test]
fn a_raw_span_holds_the_whole_entity() {
    let t = split(&clean(&captions(vec![cue(
        None,
        None,
        "[Music] we like Q&amp;A. &gt;&gt; Yes.",
    )])));
    let raw: Vec<char> = t.raw.chars().collect();
    let spans: Vec<String> =
        t.sentences.iter().map(|s| raw[s.raw.start..s.raw.end].iter().collect()).collect();
    assert_eq!(spans, ["we like Q&amp;A.", "Yes."]);
}

#[test]
fn speech_without_marks_is_cut_where_thoughts_end() {
    let text = "hello everyone my name is anna and i work at a bakery thank you for joining today we are going to talk about \
                how we moved to kubernetes so let's get started the first problem was that every team had its own servers \
                and nobody knew who owned them";
    let mine = sentences(text);
    assert!(
        mine.iter().any(|s| s.ends_with("so let's get started")),
        "{mine:?}"
    );
    assert!((3..=7).contains(&mine.len()), "{mine:?}");
}

#[test]
fn a_run_that_lost_its_marks_is_cut_within_a_punctuated_talk() {
    let marked = "We bake bread. It is good bread. We like it a lot. ".repeat(6);
    let run = "and then we looked at the ovens and they were all different so we decided to buy new ones the new ones are much \
               better because they share one control plane and every baker can see them that was the first step the second step \
               was to teach people how they work";
    let mine = sentences(&format!("{marked}{run}. The end."));
    let longest = mine.iter().map(|s| s.split(' ').count()).max();
    assert!(longest <= Some(30), "{mine:?}");
}

#[test]
fn no_sentence_is_longer_than_the_limit() {
    for text in ["a ".repeat(500), "- ".repeat(200) + "so", "1 2 - ".repeat(90)] {
        let longest = sentences(&text).iter().map(|s| s.split(' ').count()).max();
        assert!(longest <= Some(unmarked::LONGEST), "{longest:?}");
    }
}

proptest! {
    #[test]
    fn spans_are_in_order_and_cover_all_words(text in "([a-zA-Zï&;>.?! \\[\\]0-9]|>> |&amp;|\\[Music\\] ){0,300}") {
        let cleaned = clean(&captions(vec![cue(Some(0), Some(60_000), &text)]));
        let t = split(&cleaned);
        let length = t.raw.chars().count();
        let mut at = 0;
        for (i, s) in t.sentences.iter().enumerate() {
            prop_assert_eq!(s.id, i);
            prop_assert!(at <= s.raw.start && s.raw.start < s.raw.end && s.raw.end <= length);
            prop_assert!(s.start_ms <= s.end_ms);
            at = s.raw.end.min(s.raw.start + 1);
        }
        let joined = t.sentences.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(joined, cleaned.text);
    }
}
