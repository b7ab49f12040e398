//! Knows the words of greetings, thanks, agenda and questions to the audience, which tell nothing of the work, those
//! of plans and those of trouble. It judges one sentence by its own words.

use std::sync::LazyLock;

use crate::text::phrases::Phrases;

/// Words with which speakers turn to the room. Matched as whole words, lower case, marks dropped.
const TO_THE_ROOM: [&str; 52] = [
    "thank you",
    "thanks for coming",
    "thanks for joining",
    "thanks everyone",
    "any questions",
    "have questions",
    "questions for",
    "next question",
    "good question",
    "great question",
    "the question is",
    "question was",
    "my name is",
    "good morning",
    "good afternoon",
    "hello everyone",
    "hi everyone",
    "hey everyone",
    "welcome everyone",
    "welcome to",
    "can you hear",
    "can everyone hear",
    "hear me",
    "next slide",
    "last slide",
    "previous slide",
    "this slide",
    "let's get started",
    "let's get into it",
    "let's dive in",
    "let's jump in",
    "today's agenda",
    "the agenda",
    "quick agenda",
    "our agenda",
    "here to talk about",
    "gonna talk about",
    "going to talk about",
    "talk to you about",
    "will be talking about",
    "in this talk",
    "in this session",
    "round of applause",
    "scan the qr",
    "qr code",
    "our booth",
    "the booth",
    "come find us",
    "come talk to us",
    "feedback on this session",
    "nice to meet you",
    "out of time",
];

/// Phrases by which a speaker asks the room: what stands behind them is told of nobody.
pub(in crate::analysis) const POLLS: [&str; 11] = [
    "a show of",
    "hands up",
    "how many of you",
    "put your hand",
    "raise of hands",
    "raise your hand",
    "raise your hands",
    "show of hands",
    "who here",
    "who of you",
    "who thinks",
];

/// Shortest sentence, in words, that can carry a statement; shorter ones ("okay, great") are filler.
const SHORTEST: usize = 3;

/// Words with which speakers announce what is to come.
const ANNOUNCED: [&str; 31] = [
    "in the future",
    "next step",
    "next steps",
    "looking forward to",
    "road map",
    "roadmap",
    "we plan",
    "we're planning",
    "are planning",
    "the plan is",
    "our plan",
    "going forward",
    "what's next",
    "near future",
    "upcoming",
    "we hope to",
    "work in progress",
    "next year",
    "next quarter",
    "later this year",
    "not there yet",
    "eventually",
    "next phase",
    "next thing",
    "experimenting",
    "still working",
    "we would like",
    "we'd like",
    "exploring",
    "evaluating",
    "looking into",
];

/// Words with which speakers tell what went wrong or stood in their way.
const WENT_WRONG: [&str; 46] = [
    "the problem",
    "problem was",
    "problem is",
    "a problem",
    "problems",
    "challenge",
    "challenges",
    "challenging",
    "pain",
    "painful",
    "pain point",
    "pain points",
    "struggle",
    "struggled",
    "struggling",
    "bottleneck",
    "bottlenecks",
    "drawback",
    "drawbacks",
    "downside",
    "nightmare",
    "frustrating",
    "tedious",
    "cumbersome",
    "error prone",
    "unfortunately",
    "not happy",
    "not so happy",
    "couldn't",
    "could not",
    "too slow",
    "too long",
    "too many",
    "very hard",
    "really hard",
    "very difficult",
    "force us",
    "forced us",
    "had to manually",
    "have to manually",
    "the hard way",
    "single point of failure",
    "not designed",
    "wasn't designed",
    "the issue was",
    "the issue is",
];

static ASIDES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&[&TO_THE_ROOM[..], &POLLS].concat()));
static PLANS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&ANNOUNCED));
static PAINS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&WENT_WRONG));

/// What a sentence's own words make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Own {
    /// It is an aside.
    pub(super) aside: bool,
    /// It announces something.
    pub(super) plan: bool,
    /// It tells what went wrong.
    pub(super) pain: bool,
}

/// Judges a sentence by its own words.
pub(super) fn judge(text: &str) -> Own {
    let bare = bare(text);
    let short = bare.split(' ').filter(|w| !w.is_empty()).count() < SHORTEST;
    Own {
        aside: short || holds(&bare, &ASIDES),
        plan: holds(&bare, &PLANS),
        pain: holds(&bare, &PAINS),
    }
}

/// The words in lower case without marks, a space before and after each.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len() + 2);
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            bare.push(' ');
            if word.is_ascii() {
                let from = bare.len();
                bare.push_str(word);
                bare[from..].make_ascii_lowercase();
                continue;
            }
            bare.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        }
    }
    bare.push(' ');
    bare
}

/// Whether one of the phrases stands in the text as whole words.
fn holds(bare: &str, phrases: &Phrases) -> bool {
    let spaces = bare.bytes().enumerate().filter(|(_, b)| *b == b' ');
    let mut starts = spaces.map(|(at, _)| &bare[at + 1..]);
    starts.any(|rest| phrases.at(rest).any(|phrase| rest[phrase.len()..].starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_to_the_room_is_an_aside() {
        for text in [
            "Thank you so much, that was fun!",
            "so hi everyone i'm anna and this is bo",
            "who here has heard of ovens",
            "Okay.",
            "here's the agenda for the next half hour",
        ] {
            assert!(judge(text).aside, "{text}");
        }
    }

    #[test]
    fn plans_are_announced() {
        assert!(judge("Going forward, we roll it out to the shops.").plan);
        assert!(!judge("our planner moved forward").plan);
    }

    #[test]
    fn trouble_is_heard_in_so_many_words() {
        assert!(judge("The hard part, unfortunately, was the old scheduler.").pain);
        assert!(judge("they had to manually copy every file").pain);
        assert!(!judge("the painting took a week").pain);
    }

    #[test]
    fn what_is_said_about_the_work_is_none() {
        for text in [
            "we moved every service in a week",
            "The bakers thanked us for it.",
            "the questionnaire told us that half of them had no agenda",
        ] {
            assert!(!judge(text).aside, "{text}");
        }
    }
}
