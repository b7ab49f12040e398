//! Finds the runs of words in a sentence that may be quoted: from its start or a join to its end or a join. It judges
//! their edges only.

mod edges;
mod joints;

use super::wording::Word;
use edges::{ends_well, lead_in, leftover, starts_well};
use joints::{denied, depends, joins, main_clause, opens, said_that};

/// Fewest words of a quotation (a shorter one says too little).
pub(super) const SHORTEST: usize = 8;
/// Most words of a quotation (a longer one is no pull quote).
pub(super) const LONGEST: usize = 40;

/// What a run begins behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Front {
    /// Nothing: the sentence begins here.
    Sentence,
    /// Words that only lead in: "so yeah", "I think".
    Led,
    /// A word that joins two clauses: "and".
    Joined,
    /// A comma.
    Pause,
    /// What says that something is said: "we found that".
    Said,
}

/// What stands behind a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Back {
    /// Nothing: the sentence ends here.
    Sentence,
    /// "and we …", "so we …", "then".
    Next,
    /// "but".
    But,
    /// "because".
    Because,
    /// "which".
    Which,
    /// A comma.
    Pause,
    /// Only words that were left over: "and so on", "right".
    Leftover,
}

/// A run of words of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) front: Front,
    pub(super) back: Back,
}

/// All runs of a length that may be quoted.
pub(super) fn runs(words: &[Word]) -> Vec<Run> {
    let fronts = fronts(words);
    let backs = backs(words);
    let mut found = Vec::new();
    for &(start, front) in &fronts {
        for &(end, back) in &backs {
            if (start + SHORTEST..=start + LONGEST).contains(&end) {
                found.push(Run {
                    start,
                    end,
                    front,
                    back,
                });
            }
        }
    }
    found
}

/// Where runs may start.
fn fronts(words: &[Word]) -> Vec<(usize, Front)> {
    let mut found = vec![(0, Front::Sentence)];
    let mut leads = vec![0];
    for at in 1..words.len() {
        if depends(&words[..at]) {
            continue;
        }
        if main_clause(words, at) {
            found.push((at, Front::Joined));
        }
        if said_that(words, at) && !denied(&words[..at]) {
            found.push((at + 1, Front::Said));
        }
        if opens(words, at) {
            found.push((at, Front::Pause));
            leads.push(at);
        } else if joins(words, at) {
            found.push((at + 1, Front::Joined));
            leads.push(at + 1);
        }
    }
    for start in leads {
        let led = lead_in(words, start);
        if led > start {
            found.push((led, Front::Led));
        }
    }
    found.retain(|(at, _)| words.get(*at..).is_some_and(starts_well));
    found.sort_unstable();
    found.dedup_by_key(|(at, _)| *at);
    found
}

/// Where runs may end.
fn backs(words: &[Word]) -> Vec<(usize, Back)> {
    let mut found = vec![(words.len(), Back::Sentence)];
    for at in 1..words.len() {
        if opens(words, at) {
            found.push((at, Back::Pause));
        } else if joins(words, at) {
            let back = match &*words[at].lower {
                "but" => Back::But,
                "because" => Back::Because,
                "which" => Back::Which,
                _ => Back::Next,
            };
            found.push((at, back));
        }
    }
    let left = leftover(words);
    if left < words.len() {
        found.push((left, Back::Leftover));
    }
    found.retain(|(at, _)| words.get(..*at).is_some_and(ends_well));
    found.sort_unstable();
    found.dedup_by_key(|(at, _)| *at);
    found
}

#[cfg(test)]
mod tests {
    use super::{super::wording, *};

    fn texts(line: &str) -> Vec<String> {
        let words = wording::words(line);
        runs(&words)
            .into_iter()
            .map(|run| {
                words[run.start..run.end].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    #[test]
    fn words_that_lead_in_and_words_left_over_are_cut() {
        let found = texts("so I think we bake all of our bread in one large oven and so on");
        assert!(
            found.contains(&"we bake all of our bread in one large oven".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn a_clause_under_a_condition_or_a_denial_is_not_cut_out() {
        for line in [
            "if the oven is cold in the morning and we bake all of our bread in one hour",
            "I don't think that we bake all of our bread in one large oven",
        ] {
            assert!(texts(line).iter().all(|t| !t.starts_with("we bake")), "{line}");
        }
    }

    #[test]
    fn a_place_is_no_join() {
        let found = texts("we want to bake our bread in the very towns where the guests live");
        assert!(found.iter().all(|t| !t.ends_with("towns")), "{found:?}");
    }

    #[test]
    fn a_run_of_a_long_sentence_is_no_longer_than_a_quotation() {
        let line = "we bake our bread and ".repeat(30);
        assert!(texts(&line).iter().all(|t| t.split(' ').count() <= LONGEST));
    }
}
