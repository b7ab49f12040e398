//! Judges whether a clause may be printed in the third person: subject, verb, complement and ending must have a safe
//! shape. It rejects rather than repairs: what fails here can still be quoted.

use super::super::{clause::Clause, subject::SubjectKind, verb::Tense, vocabulary::META_VERBS};
use super::{
    complete::complete,
    debris::{known, strangeness, worst},
    neighbours::words_ok,
    pointers::pointers_ok,
    predicate::{tells_enough, verb_ok},
};
use crate::text::lexicon::{Tags, lexicon};

/// Why a clause cannot be rewritten.
pub(in super::super) type Reason = &'static str;

/// Fewest and most words of a clause that stands alone.
pub(in super::super) const MIN_WORDS: usize = 5;
const MAX_WORDS: usize = 34;
/// Share of word pairs that no other talk knows, above which a clause counts as debris.
const MAX_STRANGE: f64 = 0.30;

/// Strange pairs among six in a row, above which a clause has debris in it.
const MAX_WORST: f64 = 2.2;

/// Trims what hangs at the end ("and so on", a last "and"), then judges. The clause is changed only by trimming.
pub(in super::super) fn fit(clause: &mut Clause) -> Result<(), Reason> {
    judge(clause, None, MIN_WORDS)
}

/// The same for a first clause that another one will complete, so that it may be short: "we chose Kubernetes because …".
pub(in super::super) fn fit_short(clause: &mut Clause) -> Result<(), Reason> {
    judge(clause, None, 3)
}

/// The same for the second clause of a sentence, whose pronouns may stand for nouns of the first.
pub(in super::super) fn fit_after(clause: &mut Clause, before: &Clause) -> Result<(), Reason> {
    judge(clause, Some(before), 4)
}

/// The same for a second clause that only tells when, so that it may be shorter: "as we grow".
pub(in super::super) fn fit_time(clause: &mut Clause, before: &Clause) -> Result<(), Reason> {
    judge(clause, Some(before), 3)
}

/// The same for a condition that stands with its main clause, which may be short and say little: "when a pod fails".
pub(in super::super) fn fit_condition(clause: &mut Clause) -> Result<(), Reason> {
    trim(clause);
    subject_ok(clause)?;
    let verb = &clause.verb;
    if clause.subject == SubjectKind::We && META_VERBS.contains(verb.base.as_str()) {
        return Err("talk about the talk");
    }
    if verb.tense == Tense::Conditional || verb.tense == Tense::Could {
        return Err("hypothetical");
    }
    if clause.tokens.len() < 3 || clause.broken || clause.stop == '?' {
        return Err("too short");
    }
    words_ok(clause)?;
    complete(clause)?;
    ending_ok(clause)?;
    pointers_ok(clause, None)?;
    if strangeness(&clause.tokens) > MAX_STRANGE || clause.tokens.iter().any(|t| !known(t)) {
        return Err("debris");
    }
    Ok(())
}

fn judge(clause: &mut Clause, before: Option<&Clause>, least: usize) -> Result<(), Reason> {
    trim(clause);
    subject_ok(clause)?;
    verb_ok(clause, before, least)?;
    let words = clause.tokens.len();
    if words < least && !tells_enough(clause) {
        return Err("too short");
    }
    if words > MAX_WORDS {
        return Err("too long");
    }
    if clause.doubtful {
        return Err("may belong to a noun");
    }
    if clause.broken {
        return Err("runs on");
    }
    if clause.stop == '?' {
        return Err("question");
    }
    words_ok(clause)?;
    complete(clause)?;
    ending_ok(clause)?;
    pointers_ok(clause, before)?;
    if clause
        .tokens
        .iter()
        .filter(|t| t.tags.any(Tags::GERUND) && !t.tags.any(Tags::NOUN))
        .count()
        > 3
    {
        return Err("too many participles");
    }
    if strangeness(&clause.tokens) > MAX_STRANGE || worst(&clause.tokens) > MAX_WORST {
        return Err("debris");
    }
    if clause.tokens.iter().any(|t| !known(t)) {
        return Err("unknown word");
    }
    Ok(())
}

fn trim(clause: &mut Clause) {
    const TAILS: &[&[&str]] = &[
        &["and", "so", "on"],
        &["and", "so", "forth"],
        &["and", "such"],
        &["and", "etc"],
        &["etc"],
        &["and", "things"],
        &["and", "all", "of", "that"],
        &["and", "everything", "else"],
        &["moving", "forward"],
        &["going", "forward"],
        &["as", "of", "today"],
        &["along", "the", "way"],
        &["further"],
        &["secondly"],
        &["thirdly"],
        &["on", "top"],
        &["and", "things", "like", "that"],
        &["and", "stuff", "like", "that"],
        &["or", "something", "like", "that"],
        &["and", "all", "that"],
        &["and", "everything"],
        &["and", "whatnot"],
        &["and", "stuff"],
        &["or", "something"],
        &["or", "whatever"],
        &["as", "well"],
        &["right"],
        &["so"],
        &["and"],
        &["but"],
        &["or"],
        &["then"],
        &["because"],
        &["also"],
        &["just"],
        &["which"],
        &["here"],
        &["okay"],
        &["again"],
        &["and", "then"],
    ];
    loop {
        let length = clause.tokens.len();
        let tail = TAILS.iter().find(|tail| {
            length > clause.verb.end + tail.len()
                && tail.iter().rev().zip(clause.tokens.iter().rev()).all(|(w, t)| t.lower == *w)
                // "what we plan to take on further" lacks more than that.
                && (tail.len() > 2 || !clause.tokens[length - tail.len() - 1].tags.any(Tags::PREPOSITION))
        });
        match tail {
            Some(tail) => {
                clause.tokens.truncate(length - tail.len());
                if let Some(last) = clause.tokens.last_mut() {
                    last.after = ' ';
                }
            }
            None => break,
        }
    }
}

fn subject_ok(clause: &Clause) -> Result<(), Reason> {
    let subject = &clause.tokens[clause.front..clause.subject_end];
    match clause.subject {
        SubjectKind::Voice => return Err("first or second person"),
        SubjectKind::Reference => return Err("subject points back"),
        SubjectKind::There | SubjectKind::We | SubjectKind::Name => {}
        SubjectKind::Our | SubjectKind::Noun => {
            // "our goal was to bake faster": whose and what is told.
            let aim = subject.iter().any(|t| t.is(&["goal", "idea"]))
                && (subject[0].lower == "our"
                    || subject[0].lower == "the" && clause.verb.tense == Tense::Past)
                && clause.verb.base == "be"
                && clause.tokens.get(clause.verb.end).is_some_and(|t| t.lower == "to")
                && !clause.verb.negated;
            if !aim
                && subject.iter().any(|t| {
                    t.is(&[
                        "this", "that", "these", "those", "it", "idea", "reason", "point", "answer", "part",
                        "one", "ones", "problem", "next", "first", "last", "second", "third", "step", "goal",
                        "name", "other",
                    ])
                })
            {
                return Err("vague subject");
            }
            if subject.len() > 7 {
                return Err("long subject");
            }
        }
    }
    Ok(())
}

/// Whether a clause ends where a sentence may end.
pub(in super::super) fn ends_well(clause: &Clause) -> bool {
    ending_ok(clause).is_ok()
}

/// "the flour that we were allowed to use", "our own needs", "as needed": the verb has its object, or is none.
fn ends_relative(clause: &Clause) -> bool {
    let tokens = &clause.tokens;
    let Some((last, before)) = tokens.split_last() else {
        return false;
    };
    let Some(previous) = before.last() else {
        return false;
    };
    if last.lower == "needs" && previous.tags.any(Tags::ADJECTIVE.with(Tags::NOUN))
        || last.lower == "needed" && previous.lower == "as"
    {
        return true;
    }
    let verb = last.is(&[
        "use", "uses", "used", "need", "needs", "needed", "want", "wants", "wanted", "have", "has", "had",
    ]);
    let gap = |at: usize| {
        let (noun, that) = (&tokens[at - 1], &tokens[at]);
        that.is(&["that", "which"])
            && noun.tags.any(Tags::NOUN)
            && !noun.is(&["sure", "way", "so"])
            && !tokens[at + 1..].iter().any(|t| t.is(&["it", "them"]))
            && tokens
                .get(at + 1)
                .is_some_and(|t| t.name || t.tags.any(Tags::SUBJECT.with(Tags::DETERMINER).with(Tags::NOUN)))
    };
    verb && (clause.verb.end.max(1)..tokens.len().saturating_sub(2)).any(gap)
}

fn ending_ok(clause: &Clause) -> Result<(), Reason> {
    let Some(last) = clause.tokens.last() else {
        return Err("empty");
    };
    if last.name {
        return Ok(());
    }
    let before = clause.tokens.len().checked_sub(2).and_then(|i| clause.tokens.get(i));
    // "independently of each other", "a million loaves per day"
    let mutual = last.lower == "other" && before.is_some_and(|t| t.lower == "each");
    let rate = last.lower == "day" && before.is_some_and(|t| t.is(&["per", "a", "every", "each"]));
    // "meet the users where they are"
    let place = last.lower == "are"
        && clause.tokens.len() > 3
        && clause.tokens[clause.tokens.len() - 3].lower == "where"
        && before.is_some_and(|t| t.lower == "they");
    if mutual || rate || place {
        return Ok(());
    }
    // "such that as soon | as the oven is hot"
    let measured =
        last.is(&["soon", "far", "long", "many", "much"]) && before.is_some_and(|t| t.lower == "as");
    if measured {
        return Err("hangs at the end");
    }
    let particle = last.is(&[
        "up", "down", "out", "in", "off", "on", "over", "away", "through", "around",
    ]) && before.is_some_and(|t| {
        t.tags
            .any(Tags::BASE.with(Tags::PAST).with(Tags::GERUND).with(Tags::PARTICIPLE).with(Tags::THIRD))
    });
    if (last.tags.any(Tags::NEVER_LAST.with(Tags::PREPOSITION)) && !particle && !ends_relative(clause))
        || last.tags.any(Tags::MODAL.with(Tags::RELATIVE))
    {
        return Err("hangs at the end");
    }
    // "as stable as possible"
    let idiom = before.is_some_and(|t| t.lower == "as")
        && last.is(&["possible", "necessary", "usual"])
        && clause.tokens.len() > 4
        && clause.tokens[clause.tokens.len() - 4].lower == "as";
    if last.tags == Tags::ADJECTIVE && before.is_some_and(|t| t.tags.any(Tags::PREPOSITION)) && !idiom {
        return Err("hangs at the end");
    }
    // "which is", "that we", and the like need what was cut off.
    if clause
        .tokens
        .iter()
        .rev()
        .take(3)
        .any(|t| t.tags.any(Tags::RELATIVE) || t.is(&["because", "if"]))
        && clause.cut
    {
        return Err("hangs at the end");
    }
    if last.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::DO)) && !ends_relative(clause)
        || !ends_with_its_own(clause)
            && last.is(&[
                "looking", "using", "having", "doing", "getting", "trying", "making", "being", "it", "them",
                "its", "one", "ones", "each", "all", "more", "using", "further", "day",
            ])
    {
        return Err("hangs at the end");
    }
    Ok(())
}

/// "the price of the ovens and the tables that come with them": the pronoun stands at the end with its noun in the same
/// clause, which is another than the one that it tells of ("loaves for them").
fn ends_with_its_own(clause: &Clause) -> bool {
    let [told @ .., preposition, them] = clause.tokens.as_slice() else {
        return false;
    };
    let from = if clause.subject == SubjectKind::We {
        clause.verb.end
    } else {
        clause.front
    };
    them.lower == "them"
        && preposition.lower != "of"
        && preposition.tags.any(Tags::PREPOSITION)
        && told
            .iter()
            .skip(from)
            .rev()
            .skip(1)
            .any(|t| t.tags.any(Tags::NOUN) && !t.tags.any(Tags::DETERMINER) && lexicon().plural(&t.lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    #[test]
    fn a_clause_ends_where_nothing_is_missing() {
        for text in [
            "we can move the ovens independently of each other",
            "we sell 40 kinds of bread per day",
            "we need new ovens and the tables coming with them",
            "we want to meet the bakers where they are",
            "we sell the bread from all the ovens that we have",
        ] {
            assert!(ends_well(&first_clause(text)), "{text}");
        }
        for text in [
            "we move the ovens from one to the other",
            "we sell bread on the day of",
            "we sell a part of the ovens to all of them",
            "we need a plan with reports on them",
            "we use robots that will allow them",
            "we found a new rule such that as far",
        ] {
            let mut clause = first_clause(text);
            assert!(fit(&mut clause).is_err(), "{text}");
        }
    }
}
