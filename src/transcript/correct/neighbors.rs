//! Takes an ordinary word for the word of the trade that it sounds like ("worker notes" → worker nodes), in a talk that
//! says the latter often, and beside a word that hardly ever goes with the former. It compares no sounds.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Candidate, Word};
use crate::model::CorrectionMethod;

/// The words with their neighbors; the head of the file explains its form.
static TABLE: &str = include_str!("neighbors.txt");

/// Fewest times that a talk says a word of the topic.
const OFTEN: usize = 4;

/// Of 120 read in the corpus hardly one was wrong.
const CONFIDENCE: f64 = 0.72;

/// A word as it is heard, and what it is taken for.
struct Sound {
    meant: &'static str,
    topic: Vec<&'static str>,
    before: Vec<&'static str>,
    after: Vec<&'static str>,
    /// Words before it that keep it as it is heard.
    kept: Vec<&'static str>,
}

/// The table by the word that is heard.
static SOUNDS: LazyLock<FxHashMap<&'static str, Sound>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(parse).collect()
});

/// A line of the table; nothing where it has no form.
fn parse(line: &'static str) -> Option<(&'static str, Sound)> {
    let mut fields = line.split('|').map(|field| field.split_whitespace().collect::<Vec<_>>());
    let (words, topic) = (fields.next()?, fields.next()?);
    let [heard, meant] = words.as_slice() else {
        return None;
    };
    let (before, after, kept) = (fields.next()?, fields.next()?, fields.next()?);
    let sound = Sound {
        meant,
        topic,
        before,
        after,
        kept,
    };
    Some((heard, sound))
}

/// Adds candidates for words of the table that stand beside one of their neighbors.
pub(super) fn find(words: &[Word], candidates: &mut Vec<Candidate>) {
    let mut said: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, word) in words.iter().enumerate() {
        let Some(sound) = SOUNDS.get(word.lower.as_str()).filter(|_| !word.frozen) else {
            continue;
        };
        let Some(expression) = beside(words, at, sound) else {
            continue;
        };
        if said.is_empty() {
            for word in words {
                *said.entry(&word.lower).or_default() += 1;
            }
        }
        let times: usize = sound.topic.iter().filter_map(|w| said.get(w)).sum();
        if times >= OFTEN {
            candidates.push(Candidate {
                from: at,
                to: at + 1,
                corrected: sound.meant.to_owned(),
                method: CorrectionMethod::Context,
                confidence: CONFIDENCE,
                reason: format!("sounds like what this talk is about: {expression}"),
                rests_on: 0,
            });
        }
    }
}

/// The word as it is meant with the neighbor that tells so.
fn beside(words: &[Word], at: usize, sound: &Sound) -> Option<String> {
    let word = &words[at];
    let joined = |first: &Word, second: &Word| second.joined && first.sentence == second.sentence;
    let before = at.checked_sub(1).map(|i| &words[i]).filter(|w| joined(w, word));
    let after = words.get(at + 1).filter(|w| joined(word, w));
    if before.is_some_and(|w| sound.kept.contains(&w.lower.as_str())) {
        return None;
    }
    let listed = |word: Option<&'_ Word>, list: &[&str]| {
        word.map(|w| w.lower.clone()).filter(|lower| list.contains(&lower.as_str()))
    };
    if let Some(before) = listed(before, &sound.before) {
        return Some(format!("{before} {}", sound.meant));
    }
    listed(after, &sound.after).map(|after| format!("{} {after}", sound.meant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::correct::words;

    fn heard(text: &str) -> Vec<String> {
        let transcript = crate::model::Transcript {
            raw: text.to_owned(),
            sentences: vec![crate::model::Sentence {
                text: text.to_owned(),
                raw: crate::model::Span {
                    start: 0,
                    end: text.len(),
                },
                ..crate::model::Sentence::default()
            }],
            ..crate::model::Transcript::default()
        };
        let mut candidates = Vec::new();
        find(&words::words(&transcript), &mut candidates);
        candidates.into_iter().map(|c| c.corrected).collect()
    }

    const TOPIC: &str = "a node and nodes on a node with nodes, ";

    #[test]
    fn a_word_beside_its_neighbor_is_taken_for_the_word_of_the_topic() {
        assert_eq!(
            heard(&format!("{TOPIC}then 12 worker notes left each note pool")),
            ["nodes", "node"]
        );
    }

    #[test]
    fn a_word_without_a_neighbor_or_without_the_topic_stays() {
        assert!(heard("then 12 worker notes left each note pool").is_empty());
        for said in [
            "we wrote notes about it",
            "the release notes across teams",
            "worker. Notes are short",
        ] {
            assert_eq!(heard(&format!("{TOPIC}{said}")), [""; 0], "{said}");
        }
    }

    #[test]
    fn every_line_of_the_table_has_its_form_and_no_word_stands_on_both_sides() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#'));
        for line in lines {
            let (heard, sound) = parse(line).expect(line);
            assert!(!sound.topic.is_empty() && !sound.topic.contains(&heard), "{line}");
            assert!(!sound.before.is_empty() || !sound.after.is_empty(), "{line}");
            assert!(sound.kept.iter().all(|w| !sound.before.contains(w)), "{line}");
        }
    }
}
