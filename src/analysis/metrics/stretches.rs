//! Knows what part of a talk a place belongs to when no single sentence says it: a made-up case, a question from
//! the room, an answer to it. It marks where such parts open; how long they last is for the weights to judge.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::words::Token;

/// What a phrase opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cue {
    /// A made-up case.
    Supposed,
    /// What the company has or did.
    Real,
    /// A question.
    Asked,
    /// The answer to one.
    Answered,
    /// The time for questions.
    Questions,
    /// Thanks, after which questions may come.
    Thanks,
}

/// Phrases of one to four words and what they open.
const PHRASES: &[(Cue, &str)] = &[
    (
        Cue::Supposed,
        "imagine|suppose|let's say|let us say|let's imagine|let's assume|assume|assuming|say you|say i|say we|for example|\
         for instance|in this example|an example|in this case|if you|if i|what if|hypothetical|hypothetically|theoretical|\
         theoretically|think of|consider|let's take|take for|pretend|you can have|you might|you could|you would have|you'd have|\
         in perspective|equals|do the math|let's pretend|some company|a company",
    ),
    (
        Cue::Real,
        "in our case|in reality|we had|we've|we saw|we were|we did|for us|in production|we run|we are running|we're running|\
         today we|currently we|we saved|we reduced|at the time",
    ),
    (
        Cue::Asked,
        "my question|question is|question was|have a question|quick question|two questions|question about|questions about|\
         thank you for the|thanks for the|great talk|great presentation|nice presentation|good talk|nice talk|you mentioned|\
         you said|you showed|you talked|you guys|was wondering|i'm wondering|i'm curious|just curious|curious|do you|did you|\
         how do you|how did you|have you|are you|could you|can you|would you|what about|how many|how long|how much|is there|\
         how does|what kind",
    ),
    (
        Cue::Answered,
        "so it's|so it takes|it took|yeah|yes|good question|great question|no|so we|exactly|correct|that's a|right so|sure|i think|we",
    ),
    (Cue::Questions, "questions|question"),
    (Cue::Thanks, "thank you|thanks|applause"),
];

type Phrases = Vec<(Vec<&'static str>, Cue)>;

/// The phrases by their first word.
static BY_FIRST: LazyLock<FxHashMap<&'static str, Phrases>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<&'static str, Phrases> = FxHashMap::default();
    for (cue, list) in PHRASES {
        for phrase in list.split('|') {
            let words: Vec<&'static str> = phrase.split(' ').collect();
            by_first.entry(words[0]).or_default().push((words, *cue));
        }
    }
    by_first
});

/// Share of the talk before which no time for questions is looked for.
const EARLIEST_QUESTIONS: f64 = 0.6;

/// Tokens within which a question may be told from its answer.
const LONGEST_QUESTION: usize = 40;

/// Tokens for which a made-up case is followed up.
const LONGEST_CASE: usize = 60;

/// Where cues stand in a talk, as token indexes in order.
#[derive(Debug, Default)]
pub(super) struct Stretches {
    supposed: Vec<usize>,
    real: Vec<usize>,
    asked: Vec<usize>,
    answered: Vec<usize>,
    /// First token of the time for questions.
    questions: Option<usize>,
}

impl Stretches {
    /// Reads the cues of a talk.
    pub(super) fn of(tokens: &[Token<'_>]) -> Self {
        let mut found = Self::default();
        let late = (tokens.len() as f64 * EARLIEST_QUESTIONS) as usize;
        for (at, token) in tokens.iter().enumerate() {
            let Some(phrases) = BY_FIRST.get(&*token.lower) else {
                continue;
            };
            for (words, cue) in phrases {
                let same = tokens.len() - at >= words.len()
                    && words.iter().zip(&tokens[at..]).all(|(word, token)| token.is(word));
                if same {
                    found.note(*cue, at, late);
                }
            }
        }
        found
    }

    fn note(&mut self, cue: Cue, at: usize, late: usize) {
        let list = match cue {
            Cue::Supposed => &mut self.supposed,
            Cue::Real => &mut self.real,
            Cue::Asked => &mut self.asked,
            Cue::Answered => &mut self.answered,
            Cue::Questions | Cue::Thanks => {
                if at > late {
                    self.questions.get_or_insert(at);
                }
                return;
            }
        };
        if list.last() != Some(&at) {
            list.push(at);
        }
    }

    /// Whether a question opens within the tokens behind a place ("hundreds of ovens you said").
    fn asks_behind(&self, end: usize) -> bool {
        self.asked.get(self.asked.partition_point(|i| *i < end)).is_some_and(|i| i - end < 4)
    }

    /// Features of the tokens `at` to `end`: how far back a made-up case was opened, whether something real was told since, how many such
    /// cues stand around; in the time for questions, how far back a question was asked and whether it was answered since.
    pub(super) fn features(&self, at: usize, end: usize, found: &mut Vec<&'static str>) {
        let case = last_before(&self.supposed, at + 1).map(|cue| at - cue);
        found.push(match case {
            Some(0..=8) => "case:8",
            Some(9..=20) => "case:20",
            Some(21..=50) => "case:50",
            Some(51..=100) => "case:100",
            _ => "case:none",
        });
        if let Some(distance) = case.filter(|d| *d <= LONGEST_CASE) {
            let real = last_before(&self.real, at).is_some_and(|real| real + distance > at);
            found.push(if real { "case closed" } else { "case open" });
        }
        let around = self.supposed.iter().filter(|i| **i + 80 >= at && **i <= at + 30).count();
        found.push(match around {
            0 => "cases:0",
            1 => "cases:1",
            2 | 3 => "cases:2-3",
            _ => "cases:4+",
        });
        if self.questions.is_none_or(|start| at <= start) {
            found.push("talking");
            return;
        }
        found.push("questions");
        found.extend(self.asks_behind(end).then_some("asks behind"));
        let asked = last_before(&self.asked, at).map(|cue| at - cue).filter(|d| *d < LONGEST_QUESTION);
        if let Some(asked) = asked {
            found.push(match asked {
                0..8 => "asked:8",
                8..20 => "asked:20",
                _ => "asked:40",
            });
            let answered = last_before(&self.answered, at).is_some_and(|cue| at - cue <= asked);
            found.extend((!answered).then_some("asking"));
        }
    }
}

/// The last of the ordered places before `at`.
fn last_before(places: &[usize], at: usize) -> Option<usize> {
    let after = places.partition_point(|place| *place < at);
    after.checked_sub(1).map(|i| places[i])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::tokens;

    /// Features of the place where the first digits stand.
    fn at_number(text: &str) -> Vec<&'static str> {
        let tokens = tokens(text);
        let at = tokens.iter().position(|t| t.text.starts_with(|c: char| c.is_ascii_digit())).unwrap();
        let mut found = Vec::new();
        Stretches::of(&tokens).features(at, at + 2, &mut found);
        found
    }

    #[test]
    fn a_made_up_case_stays_open_until_something_real_is_told() {
        let open = at_number("so imagine you are a baker and the oven in the shop has 20 trays");
        assert!(
            open.contains(&"case:20") && open.contains(&"case open"),
            "{open:?}"
        );
        let closed = at_number("imagine you are a baker but in our case the oven has 20 trays");
        assert!(closed.contains(&"case closed"), "{closed:?}");
        assert!(at_number("the oven in the shop has 20 trays").contains(&"case:none"));
    }

    #[test]
    fn a_question_from_the_room_is_told_from_its_answer() {
        let talk = "we bake bread ".repeat(20);
        let question = at_number(&format!(
            "{talk} thank you any questions hi you mentioned the oven with 20 trays why"
        ));
        assert!(question.contains(&"asking"), "{question:?}");
        let answer = at_number(&format!(
            "{talk} thank you any questions hi you mentioned the oven yes so we have 20 trays"
        ));
        assert!(
            !answer.contains(&"asking") && answer.contains(&"questions"),
            "{answer:?}"
        );
        let behind = at_number(&format!(
            "{talk} thank you any questions yes 20 trays you said okay"
        ));
        assert!(behind.contains(&"asks behind"), "{behind:?}");
        let talking = at_number(&format!("you mentioned 20 trays {talk}"));
        assert!(talking.contains(&"talking"), "{talking:?}");
    }
}
