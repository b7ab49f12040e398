//! Measures what surrounds a sentence and how its talk speaks: to the room, of the speaker, of the company, of what is
//! shown. It reads each word once.

use super::{
    lists::{HANGING, Set},
    marks::Mark,
    signs::{Sign, Values},
    wording::Word,
};

/// Sentences on either side that are near, and that are far.
const NEAR: usize = 2;
const FAR: usize = 7;

/// How often a sentence, or a stretch of them, speaks in each way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Manner {
    you: usize,
    i: usize,
    ours: usize,
    stage: usize,
    detail: usize,
    question: usize,
}

impl Manner {
    fn of(words: &[Word], marks: &[Mark], text: &str) -> Self {
        let mut manner = Self {
            question: usize::from(text.contains('?')),
            ..Self::default()
        };
        for (word, mark) in words.iter().zip(marks) {
            match &*word.lower {
                "you" | "your" | "you're" => manner.you += 1,
                "i" | "i'm" | "my" | "me" | "i'll" => manner.i += 1,
                "we" | "our" | "us" | "we've" | "we're" => manner.ours += 1,
                _ => {}
            }
            manner.stage += usize::from(mark.sets & (1 << Set::Stage as u32) != 0);
            manner.detail += usize::from(mark.sets & (1 << Set::Detail as u32) != 0);
        }
        manner
    }

    fn add(&mut self, other: Manner) {
        self.you += other.you;
        self.i += other.i;
        self.ours += other.ours;
        self.stage += other.stage;
        self.detail += other.detail;
        self.question += other.question;
    }
}

/// How the sentences of a talk speak.
#[derive(Debug)]
pub(super) struct Around {
    manners: Vec<Manner>,
    total: Manner,
    /// Whether a sentence begins with a word that joins it to the one before, and whether in a small letter.
    begins: Vec<(bool, bool)>,
    /// Whether a sentence ends with a word that cannot end one.
    hangs: Vec<bool>,
}

impl Around {
    /// Listens to all sentences of a talk: their words, the marks of these, and their texts.
    pub(super) fn of(words: &[Vec<Word>], marks: &[Vec<Mark>], texts: &[&str]) -> Self {
        let manners: Vec<Manner> =
            words.iter().zip(marks).zip(texts).map(|((w, m), text)| Manner::of(w, m, text)).collect();
        let mut total = Manner::default();
        for manner in &manners {
            total.add(*manner);
        }
        let joins = |w: &Vec<Word>| {
            w.first().is_some_and(|first| {
                matches!(
                    &*first.lower,
                    "which"
                        | "that"
                        | "where"
                        | "of"
                        | "to"
                        | "for"
                        | "with"
                        | "by"
                        | "from"
                        | "than"
                        | "because"
                        | "or"
                        | "as"
                        | "in"
                        | "on"
                        | "when"
                        | "while"
                        | "who"
                )
            })
        };
        let small = |text: &&str| text.starts_with(char::is_lowercase);
        Self {
            total,
            begins: words.iter().zip(texts).map(|(w, text)| (joins(w), small(text))).collect(),
            hangs: words.iter().map(|w| w.last().is_some_and(|last| HANGING.has(&last.lower))).collect(),
            manners,
        }
    }

    /// Adds the signs of what is around a sentence.
    pub(super) fn signs(&self, values: &mut Values, sentence: usize) {
        let near = self.stretch(sentence, NEAR);
        let far = self.stretch(sentence, FAR);
        let most = |n: usize, most: usize| n.min(most) as f32;
        values.set(Sign::NearYou, most(near.you, 5));
        values.set(Sign::NearI, most(near.i, 5));
        values.set(Sign::NearOurs, most(near.ours, 8));
        values.set(Sign::NearStage, most(near.stage, 5));
        values.set(Sign::NearDetail, most(near.detail, 6));
        values.set(Sign::NearQuestion, most(near.question, 2));
        values.set(Sign::FarStage, most(far.stage, 15) / 5.0);
        values.set(Sign::FarYou, most(far.you, 20) / 5.0);
        values.set(Sign::FarOurs, most(far.ours, 30) / 5.0);
        let all = self.manners.len().max(1) as f32;
        for (sign, count) in [
            (Sign::TalkYou, self.total.you),
            (Sign::TalkOurs, self.total.ours),
            (Sign::TalkI, self.total.i),
            (Sign::TalkStage, self.total.stage),
        ] {
            values.set(sign, (count as f32 / all).min(2.0));
        }
    }

    /// Adds the signs of the joints of a sentence with its neighbours, for a run with its first or last word.
    pub(super) fn joints(&self, values: &mut Values, sentence: usize, first: bool, last: bool) {
        let before = sentence.checked_sub(1).is_some_and(|at| self.hangs[at]);
        let after = self.begins.get(sentence + 1).copied().unwrap_or_default();
        values.flag(Sign::AfterHanging, first && before);
        values.flag(Sign::BeforeJoin, last && after.0);
        values.flag(Sign::BeforeSmall, last && after.1);
    }

    fn stretch(&self, sentence: usize, reach: usize) -> Manner {
        let mut sum = Manner::default();
        for manner in
            &self.manners[sentence.saturating_sub(reach)..(sentence + reach + 1).min(self.manners.len())]
        {
            sum.add(*manner);
        }
        sum
    }
}
