//! Puts facts of a section into paragraphs: what speaks of the same thing, or was said close by, stays together in the
//! order of the talk. It drops only loners, which say little beside stronger facts and touch none of them.

use super::super::facts::Fact;
use crate::model::Section;

/// Most sentences of a paragraph.
const MOST: usize = 5;
/// Sentences of the talk between two facts that still belong together.
const NEAR: usize = 20;
/// Facts of a document from which on loners are dropped, and the worth that keeps one.
const MANY: usize = 14;
const STRONG: f64 = 0.55;

/// The paragraphs of a section whose facts stand in the order of the talk.
pub(in super::super) fn paragraphs(facts: &[Fact]) -> Vec<&[Fact]> {
    let mut breaks = vec![0];
    let mut start = 0;
    for at in 1..facts.len() {
        let near = facts[at].sentence.saturating_sub(facts[at - 1].sentence) <= NEAR;
        let kin = facts[start..at].iter().any(|f| related(f, &facts[at]));
        // A paragraph has two sentences at least, and so has what follows.
        let room = at - start >= 2 && facts.len() - at >= 2;
        if at - start >= MOST && facts.len() - at >= 2 || room && !near && !kin {
            breaks.push(at);
            start = at;
        }
    }
    breaks.push(facts.len());
    breaks.windows(2).map(|w| &facts[w[0]..w[1]]).filter(|p| !p.is_empty()).collect()
}

/// Whether two facts speak of the same thing.
fn related(a: &Fact, b: &Fact) -> bool {
    a.projects.iter().any(|p| b.projects.contains(p)) || a.content.iter().any(|w| b.content.contains(w))
}

/// Drops weak facts that share nothing with any other, where there are enough.
pub(in super::super) fn drop_loners(facts: &mut Vec<Fact>) {
    if facts.len() < MANY {
        return;
    }
    let alone: Vec<bool> = facts
        .iter()
        .map(|fact| {
            // What came of it is scarce, and what a case study is read for.
            fact.worth < STRONG
                && fact.section != Section::Impact
                && !fact.metric
                && !facts.iter().any(|other| other.sentence != fact.sentence && related(fact, other))
        })
        .collect();
    let mut at = 0;
    facts.retain(|_| {
        at += 1;
        !alone[at - 1]
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Section,
        writing::extractive::{
            clause::clauses,
            kinds::FactKind,
            tokens::{Names, clean},
        },
    };

    fn fact(sentence: usize, content: &[&str], worth: f64) -> Fact {
        Fact {
            kind: FactKind::Practice,
            section: Section::Solution,
            clauses: clauses(&clean("we run the clusters", &Names::default())),
            evidence: vec![sentence],
            sentence,
            label: Section::Solution,
            worth,
            projects: Vec::new(),
            content: content.iter().map(|w| (*w).to_owned()).collect(),
            metric: false,
        }
    }

    #[test]
    fn a_paragraph_ends_where_the_talk_turns_to_something_else() {
        let facts = [
            fact(10, &["portal", "teams"], 0.6),
            fact(14, &["pipeline"], 0.6),
            fact(90, &["storage"], 0.6),
            fact(93, &["volumes"], 0.6),
        ];
        let told: Vec<usize> = paragraphs(&facts).iter().map(|p| p.len()).collect();
        assert_eq!(told, [2, 2]);
    }

    #[test]
    fn facts_of_one_thing_stay_together_and_none_stands_alone() {
        let facts = [
            fact(10, &["portal", "teams"], 0.6),
            fact(14, &["pipeline"], 0.6),
            fact(90, &["portal"], 0.6),
            fact(150, &["storage"], 0.6),
        ];
        assert_eq!(paragraphs(&facts).len(), 1);
        assert!(paragraphs(&[]).is_empty());
    }

    #[test]
    fn weak_loners_go_where_there_is_enough_without_them() {
        let mut facts: Vec<Fact> = (0..14).map(|i| fact(i, &["portal"], 0.4)).collect();
        facts.push(fact(60, &["parking"], 0.4));
        facts.push(fact(61, &["canteen"], 0.7));
        drop_loners(&mut facts);
        assert_eq!(facts.len(), 15);
        let mut result = fact(62, &["bakery"], 0.4);
        result.section = Section::Impact;
        facts.push(result);
        drop_loners(&mut facts);
        assert_eq!(facts.len(), 16);
        let mut few = vec![fact(1, &["portal"], 0.4), fact(60, &["parking"], 0.4)];
        drop_loners(&mut few);
        assert_eq!(few.len(), 2);
    }
}
