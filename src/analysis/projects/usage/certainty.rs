//! How likely the company uses a project that its mentions speak for: a talk to "you" teaches, a name that only the audience
//! brings up is its own, and one that stands beside comparisons or contributions tells of no use. It decides nothing.

use super::{
    cues::Around,
    lexicon::{INNER, US, YOU},
    vetoes::turns,
};
use crate::{knowledge::Project, model::Transcript, text::words::lower};

/// Weights of a logistic regression on some 230 projects that count as used or are named in 80 talks, read one by one. Left
/// out by talk it puts nine in ten of what it is sure of right, where the sum of the cues alone puts 73%.
const INTERCEPT: f64 = -1.62;
const TOTAL: f64 = 0.93;
const TEACHES: f64 = -1.46;
const PART: f64 = -0.53;
const SHARED: f64 = -1.6;
const COMPARED: f64 = -1.02;
const POSSIBLE: f64 = -0.33;
const ASKED: f64 = -0.95;
const OWN_ONCE: f64 = 1.77;
const OWN: f64 = 1.44;

/// Sum of the cues from which on more of them say nothing more.
const ENOUGH: f64 = 3.5;

/// How likely a sentence of which nothing is known tells of the organization's own doings.
const UNKNOWN: f64 = 0.5;

/// Words of taking part in a project, of setting it beside others, and of what could be.
const SHARING: [&str; 23] = [
    "committee",
    "community",
    "contribute",
    "contributed",
    "contributes",
    "contributing",
    "contribution",
    "contributions",
    "contributor",
    "contributors",
    "created",
    "creator",
    "creators",
    "governance",
    "involved",
    "lead",
    "leads",
    "maintain",
    "maintainer",
    "maintainers",
    "member",
    "sponsor",
    "sponsors",
];
const COMPARING: [&str; 24] = [
    "alternative",
    "alternatives",
    "compare",
    "compared",
    "comparing",
    "comparison",
    "considered",
    "considering",
    "difference",
    "differences",
    "different",
    "equivalent",
    "evaluate",
    "evaluated",
    "evaluating",
    "evaluation",
    "example",
    "experimenting",
    "instance",
    "option",
    "options",
    "similar",
    "similarly",
    "unlike",
];
const CHANCES: [&str; 7] = ["can", "could", "if", "may", "might", "should", "would"];

/// How a whole talk is told.
pub(in super::super) struct Manner<'a> {
    /// For each sentence the probability that it tells of the organization's own doings.
    own: &'a [f64],
    /// Share of "you" among the words for people.
    you: f64,
    /// The sentence from which on the audience asks.
    questions: usize,
    /// The sentences in which somebody in the room asks.
    turns: Vec<std::ops::Range<usize>>,
}

impl<'a> Manner<'a> {
    /// Reads how a talk is told.
    pub(in super::super) fn of(transcript: &Transcript, own: &'a [f64]) -> Self {
        let (mut us, mut you) = (0_usize, 0_usize);
        for word in transcript.sentences.iter().flat_map(|s| s.text.split_whitespace()) {
            let word = lower(word.trim_matches(|c: char| !c.is_alphanumeric()));
            us += usize::from(US.contains(&word.as_ref()));
            you += usize::from(YOU.contains(&word.as_ref()));
        }
        let half = transcript.sentences.len() / 2;
        let asks = |text: &str| text.contains("question") || text.contains("Question");
        let call = transcript.sentences.iter().skip(half).position(|s| asks(&s.text));
        let questions = call.map_or(usize::MAX, |at| half + at);
        Self {
            own,
            you: you as f64 / (1 + us + you) as f64,
            questions,
            turns: turns(transcript, questions),
        }
    }

    /// How likely a sentence tells of the organization's own doings.
    pub(super) fn own(&self, sentence: usize) -> f64 {
        self.own.get(sentence).copied().unwrap_or(UNKNOWN)
    }

    /// Whether somebody in the room tells of themselves.
    pub(super) fn is_another_s(&self, sentence: usize) -> bool {
        self.turns.iter().any(|turn| turn.contains(&sentence))
    }

    /// Whether the audience may be speaking.
    pub(super) fn is_asked(&self, sentence: usize) -> bool {
        sentence >= self.questions
    }
}

/// What stands around all mentions of one project, counted.
pub(super) struct Signs {
    inner: bool,
    mentions: usize,
    asked: usize,
    sharing: usize,
    comparing: usize,
    own: f64,
    own_once: f64,
    best: f64,
    possible: usize,
}

impl Signs {
    /// Nothing counted yet.
    pub(super) fn new(project: &Project) -> Self {
        Self {
            inner: INNER.contains(&project.name.as_str()),
            mentions: 0,
            asked: 0,
            sharing: 0,
            comparing: 0,
            own: 0.0,
            own_once: 0.0,
            best: f64::NEG_INFINITY,
            possible: 0,
        }
    }

    /// Counts one mention with the sum of its cues, and how likely it stands in what the organization did itself.
    pub(super) fn add(&mut self, around: &Around, score: f64, asked: bool, own: f64) {
        let count = |words: &[&str]| {
            let near = around.near().iter().chain(around.next());
            near.filter(|w| words.contains(&w.as_str())).count().min(2)
        };
        self.mentions += 1;
        self.asked += usize::from(asked);
        self.sharing += count(&SHARING);
        self.comparing += count(&COMPARING);
        self.own += own;
        self.own_once = self.own_once.max(own);
        if score > self.best {
            self.best = score;
            self.possible = count(&CHANCES);
        }
    }

    /// How likely the company uses the project, from the sum of the cues and what was counted.
    pub(super) fn certainty(&self, total: f64, manner: &Manner<'_>) -> f64 {
        let all = self.mentions.max(1) as f64;
        let share = |count: usize| count as f64 / all;
        let flag = f64::from;
        let sum = INTERCEPT
            + TOTAL * total.min(ENOUGH)
            + TEACHES * manner.you
            + PART * flag(self.inner)
            + SHARED * share(self.sharing)
            + COMPARED * share(self.comparing)
            + POSSIBLE * self.possible as f64
            + ASKED * flag(self.mentions > 0 && self.asked == self.mentions)
            + OWN_ONCE * self.own_once
            + OWN * self.own / all;
        1.0 / (1.0 + (-sum).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::certainty as told;

    fn certainty(sentences: &[&str], project: &str) -> f64 {
        told(sentences, project, 0.5)
    }

    #[test]
    fn told_use_is_surer_than_a_name_by_the_way() {
        let told = certainty(&["We bake our bread with Argo CD in all our bakeries"], "Argo CD");
        assert!(told > 0.8, "{told}");
        for by_the_way in [
            "We contribute to the community as creators of Argo CD",
            "If the ovens could be compared to Argo CD they are similar",
            "Then etcd keeps the recipes",
        ] {
            let name = if by_the_way.contains("etcd") {
                "etcd"
            } else {
                "Argo CD"
            };
            let named = certainty(&[by_the_way], name);
            assert!(named < 0.7 && named < told - 0.1, "{by_the_way}: {named}");
        }
    }

    #[test]
    fn what_stands_in_their_own_story_is_surer() {
        let story = told(&["We bake bread with Argo CD"], "Argo CD", 0.9);
        assert!(story > told(&["We bake bread with Argo CD"], "Argo CD", 0.1) + 0.1);
    }

    #[test]
    fn a_talk_to_you_teaches() {
        let ours = certainty(&["We run Cilium", "we bake for our shops"], "Cilium");
        let lesson = certainty(
            &["We run Cilium", "you bake for your shops as you like"],
            "Cilium",
        );
        assert!(lesson < ours - 0.1, "{lesson} {ours}");
    }

    #[test]
    fn what_only_the_audience_names_is_its_own() {
        let told = [
            "The ovens run",
            "they bake",
            "the bread sells",
            "Falco is for the doors",
        ];
        let asked = [
            "The ovens run",
            "they bake",
            "any question",
            "Falco is for the doors",
        ];
        let (asked, told) = (certainty(&asked, "Falco"), certainty(&told, "Falco"));
        assert!(asked < told - 0.1, "{asked} {told}");
    }
}
