//! Lets the sentences of a paragraph follow each other: two short statements of one subject become one sentence, two
//! wishes are told together, and what a name stands for is told where the name is. It joins neighbors only, and by no
//! word that claims a cause.

use super::{
    super::{clause::Clause, facts::Fact, subject::SubjectKind, told, topics, verb::Tense},
    realise::{Last, Rest, Voice},
};
use crate::{model::DraftSentence, text::lexicon::Tags};

/// Most sentences of the talk between two facts that are told in one sentence.
const NEAR: usize = 8;
/// Most sentences between two deeds that are told in one.
const PAIR: usize = 4;
/// Most words of each of two statements in one sentence, and of each of two wishes.
const SHORT: usize = 13;
const WISH: usize = 17;
/// Most words of a name with what it stands for.
const LONG: usize = 34;

/// The sentences of a section, paragraph by paragraph; `last` is what the sentence before was about.
pub(in super::super) fn prose(facts: &[Fact], voice: &Voice<'_>, last: Last) -> Vec<Vec<DraftSentence>> {
    let mut last = last;
    topics::paragraphs(facts)
        .into_iter()
        .map(|topic| {
            let told = paragraph(&varied(topic), voice, last);
            last = Last::Nothing;
            told
        })
        .collect()
}

fn paragraph(facts: &[Fact], voice: &Voice<'_>, last: Last) -> Vec<DraftSentence> {
    let mut last = last;
    let mut out: Vec<DraftSentence> = Vec::new();
    let mut joined = false;
    let mut rest = facts;
    while let Some((fact, after)) = rest.split_first() {
        rest = after;
        let two = after.first().and_then(|next| {
            // Of the same verb two are always joined; else every other sentence at most is a pair, so that short and
            // long ones take turns.
            let text = if stands_for(fact, next) {
                voice.apposition(fact, next, &mut last)
            } else if wishes(fact, next) {
                voice.pair(fact, next, Rest::Infinitive, &mut last)
            } else if owns(fact, next) {
                voice.pair(fact, next, Rest::Object, &mut last)
            } else if !joined && pairs(fact, next) {
                voice.pair(fact, next, Rest::Verb, &mut last)
            } else {
                None
            };
            Some(told(
                text?,
                [fact.evidence.as_slice(), next.evidence.as_slice()].concat(),
            ))
        });
        joined = two.is_some();
        if let Some(sentence) = two {
            out.push(sentence);
            rest = &after[1..];
        } else if let Some(text) = voice.sentence(fact, &mut last) {
            out.push(told(text, fact.evidence.clone()));
        }
    }
    out
}

/// The facts of a paragraph, so that no three in a row say the same verb where another one can stand between.
fn varied(facts: &[Fact]) -> Vec<Fact> {
    let verb = |fact: &Fact| fact.clauses[0].verb.base.clone();
    let mut facts = facts.to_vec();
    for at in 2..facts.len() {
        let base = verb(&facts[at]);
        if base != verb(&facts[at - 1]) || base != verb(&facts[at - 2]) || facts[at].clauses[0].front > 0 {
            continue;
        }
        let other = facts[at + 1..].iter().position(|f| verb(f) != base && f.clauses[0].front == 0);
        if let Some(other) = other {
            facts[at..=at + 1 + other].rotate_right(1);
        } else if at > 2 && facts[at - 3].clauses[0].front == 0 {
            // At a paragraph's end only the one before them can.
            facts.swap(at - 3, at - 2);
        }
    }
    facts
}

/// A statement of one clause about "we", affirmed, with nothing in it that a second statement could be taken to go on.
fn plain(fact: &Fact, most: usize) -> bool {
    let clause = &fact.clauses[0];
    fact.clauses.len() == 1
        && clause.subject == SubjectKind::We
        && clause.tokens.len() <= most
        && !clause.verb.negated
        && !clause.tokens.iter().enumerate().any(|(i, t)| {
            t.after == ',' && i + 1 < clause.tokens.len()
                || t.is(&[
                    "which", "that", "and", "because", "but", "or", "where", "us", "our", "who",
                ])
        })
}

fn near(first: &Fact, second: &Fact) -> bool {
    second.sentence.saturating_sub(first.sentence) <= NEAR
}

/// Whether two facts make one sentence with "and": both ours, short, affirmed, told in the same tense and near each other.
/// What is done and what there is make no good pair ("chose Larch and has two ovens").
fn pairs(first: &Fact, second: &Fact) -> bool {
    let (a, b) = (&first.clauses[0].verb, &second.clauses[0].verb);
    let deed = |base: &str| !matches!(base, "have" | "be" | "rely" | "go" | "see" | "reach");
    plain(first, SHORT)
        && plain(second, SHORT)
        && second.clauses[0].front == 0
        && a.tense == b.tense
        && matches!(a.tense, Tense::Past | Tense::Present)
        && a.progressive == b.progressive
        && a.base != b.base
        && deed(&a.base)
        && deed(&b.base)
        && second.sentence.saturating_sub(first.sentence) <= PAIR
}

/// Whether two facts tell what "we" have: "we have a portal", "we have two pipelines". What the first thing is for could be
/// taken for the purpose of the second.
fn owns(first: &Fact, second: &Fact) -> bool {
    let (a, b) = (&first.clauses[0], &second.clauses[0]);
    let simple = |clause: &Clause| clause.verb.base == "have" && clause.verb.end == clause.verb.finite + 1;
    let thing = |clause: &Clause| {
        clause
            .tokens
            .get(clause.verb.end)
            .is_some_and(|t| t.tags.any(Tags::DETERMINER.with(Tags::NUMBER)))
    };
    plain(first, SHORT)
        && plain(second, SHORT)
        && simple(a)
        && simple(b)
        && thing(a)
        && thing(b)
        && b.front == 0
        && a.verb.tense == b.verb.tense
        && !a.tokens[a.verb.end..].iter().any(|t| t.is(&["to", "for", "with", "by", "from"]))
        && near(first, second)
}

/// Whether two facts are wishes or needs of the same kind: "we wanted to …", "we wanted to …".
fn wishes(first: &Fact, second: &Fact) -> bool {
    let to = |clause: &Clause| clause.tokens.get(clause.verb.end).is_some_and(|t| t.lower == "to");
    let (a, b) = (&first.clauses[0], &second.clauses[0]);
    let alone = second.clauses.len() == 1 && b.subject == SubjectKind::We && !b.verb.negated;
    plain(first, WISH)
        && alone
        && b.tokens.len() <= WISH
        && b.front == 0
        && to(a)
        && to(b)
        && a.verb.base == b.verb.base
        && a.verb.tense == b.verb.tense
        && matches!(a.verb.base.as_str(), "want" | "need" | "have")
}

/// Whether the second fact tells what the name is at which the first one ends: "… a portal called Larch", "Larch is our …".
fn stands_for(first: &Fact, second: &Fact) -> bool {
    let (a, b) = (&first.clauses[0], &second.clauses[0]);
    let Some(name) = a.tokens.last() else { return false };
    let introduced = a.tokens.len() > 3 && a.tokens[a.tokens.len() - 2].is(&["called", "named", "as"]);
    let verb = &b.verb;
    let is = verb.base == "be"
        && verb.tense == Tense::Present
        && verb.end == verb.finite + 1
        && !verb.negated
        && b.front == 0
        && b.subject_end == 1
        && verb.finite == 1;
    let what = b
        .tokens
        .get(verb.end)
        .is_some_and(|t| t.is(&["a", "an", "the", "our"]) || t.text.ends_with("'s"));
    let whole = !b.tokens.iter().skip(verb.end + 1).any(|t| t.is(&["we", "us", "our", "it", "they"]));
    first.clauses.len() == 1
        && second.clauses.len() == 1
        && matches!(a.subject, SubjectKind::We | SubjectKind::Our)
        && (name.name || introduced)
        && is
        && what
        && whole
        && b.tokens.first().is_some_and(|t| t.lower == name.lower)
        && a.tokens.len() + b.tokens.len() <= LONG
        && near(first, second)
        && !a.tokens.iter().any(|t| t.tags.any(Tags::RELATIVE))
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

    fn fact(text: &str, sentence: usize) -> Fact {
        let mut names = Names::default();
        names.add("Larch", false);
        Fact {
            kind: FactKind::Practice,
            section: Section::Solution,
            clauses: vec![clauses(&clean(text, &names)).remove(0)],
            evidence: vec![sentence],
            sentence,
            label: Section::Solution,
            worth: 0.6,
            projects: Vec::new(),
            content: vec![text.to_owned()],
            metric: false,
        }
    }

    fn told_of(texts: &[&str]) -> Vec<String> {
        let facts: Vec<Fact> = texts.iter().enumerate().map(|(i, t)| fact(t, i)).collect();
        let voice = Voice {
            company: "Acme",
            cased: true,
        };
        prose(&facts, &voice, Last::Nothing).concat().into_iter().map(|s| s.text).collect()
    }

    #[test]
    fn short_statements_of_one_subject_make_one_sentence() {
        assert_eq!(
            told_of(&[
                "we moved the bakery to the new ovens",
                "we turned the old ovens off"
            ]),
            ["Acme moved the bakery to the new ovens and turned the old ovens off."]
        );
    }

    #[test]
    fn wishes_in_a_row_are_told_together() {
        assert_eq!(
            told_of(&[
                "we wanted to bake on weekdays",
                "we wanted to know which oven fails first",
                "we wanted to sleep at night",
            ]),
            [
                "Acme wanted to bake on weekdays and to know which oven fails first.",
                "The team wanted to sleep at night."
            ]
        );
    }

    #[test]
    fn a_wish_and_a_denied_one_stay_apart() {
        assert_eq!(
            told_of(&[
                "we wanted to bake on weekdays",
                "we did not want to buy new ovens"
            ])
            .len(),
            2
        );
    }

    #[test]
    fn things_that_are_owned_are_told_together() {
        assert_eq!(
            told_of(&["we have a bakery in the north", "we have two ovens in the south"]),
            ["Acme has a bakery in the north and two ovens in the south."]
        );
        assert_eq!(
            told_of(&[
                "we have a portal for the bakers",
                "we have two ovens in the north"
            ])
            .len(),
            2
        );
    }

    #[test]
    fn no_verb_is_said_three_times_in_a_row_where_another_can_stand_between() {
        let told = told_of(&[
            "we used the first oven for all kinds of bread that we knew",
            "we used the second oven for cakes that nobody knew",
            "we used the third oven for pies that nobody wanted",
            "we moved the old ovens that nobody used",
        ]);
        assert!(
            told[2].contains("moved") && told[3].contains("used the third"),
            "{told:?}"
        );
    }

    #[test]
    fn what_a_name_stands_for_is_told_with_it() {
        assert_eq!(
            told_of(&[
                "we have a portal called Larch",
                "Larch is our front door for all bakers"
            ]),
            ["Acme has a portal called Larch, its front door for all bakers."]
        );
        assert_eq!(
            told_of(&["we have a portal called Larch", "Larch is not a wiki"]).len(),
            2
        );
    }
}
