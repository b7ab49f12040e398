//! Judges whether a clause may be printed in the third person: subject, verb, complement and ending must have a safe
//! shape. It rejects rather than repairs: what fails here can still be quoted.

use super::{
    clause::Clause,
    debris::{known, strangeness, worst},
    pointers::pointers_ok,
    subject::SubjectKind,
    tokens::Token,
    verb::Tense,
    vocabulary::{BANNED, META_VERBS},
};
use crate::text::lexicon::{Tags, lexicon};

/// Why a clause cannot be rewritten.
pub(super) type Reason = &'static str;

/// Fewest and most words of a clause that stands alone.
const MIN_WORDS: usize = 5;
const MAX_WORDS: usize = 30;
/// Share of word pairs that no other talk knows, above which a clause counts as debris.
const MAX_STRANGE: f64 = 0.30;

/// Strange pairs among six in a row, above which a clause has debris in it.
const MAX_WORST: f64 = 2.2;

/// Trims what hangs at the end ("and so on", a last "and"), then judges. The clause is changed only by trimming.
pub(super) fn fit(clause: &mut Clause) -> Result<(), Reason> {
    judge(clause, None, MIN_WORDS)
}

/// The same for a first clause that another one will complete, so that it may be short: "we chose Kubernetes because …".
pub(super) fn fit_short(clause: &mut Clause) -> Result<(), Reason> {
    judge(clause, None, 3)
}

/// The same for the second clause of a sentence, whose pronouns may stand for nouns of the first.
pub(super) fn fit_after(clause: &mut Clause, before: &Clause) -> Result<(), Reason> {
    judge(clause, Some(before), 4)
}

fn judge(clause: &mut Clause, before: Option<&Clause>, least: usize) -> Result<(), Reason> {
    trim(clause);
    subject_ok(clause)?;
    verb_ok(clause, before, least)?;
    let words = clause.tokens.len();
    if words < least {
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
            if subject.iter().any(|t| {
                t.is(&[
                    "this", "that", "these", "those", "it", "idea", "reason", "point", "answer", "part",
                    "one", "ones", "problem", "next", "first", "last", "second", "third", "step", "goal",
                    "name", "other",
                ])
            }) {
                return Err("vague subject");
            }
            if subject.len() > 7 {
                return Err("long subject");
            }
        }
    }
    Ok(())
}

fn verb_ok(clause: &Clause, before: Option<&Clause>, least: usize) -> Result<(), Reason> {
    let verb = &clause.verb;
    if META_VERBS.contains(verb.base.as_str()) && !(verb.passive && verb.base == "call") {
        return Err("talk about the talk");
    }
    match verb.tense {
        Tense::Conditional => return Err("hypothetical"),
        // "could save a million" is a hope as often as a past ability.
        Tense::Could if !verb.negated => return Err("hypothetical"),
        Tense::Present | Tense::Past | Tense::Future | Tense::Can | Tense::Could => {}
    }
    let after: Vec<&Token> = clause.tokens.iter().skip(verb.end).collect();
    let telling = after
        .first()
        .is_some_and(|t| t.name || (least < MIN_WORDS && t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))));
    if after.len() < 2 && !verb.passive && !(least < MIN_WORDS && telling) {
        return Err("nothing after the verb");
    }
    if clause.tokens[verb.end - 1].after != ' ' && clause.tokens.len() > verb.end {
        return Err("verb cut off");
    }
    let next = after.first();
    if next.is_some_and(|t| t.lower == "to")
        && after.get(1).is_some_and(|t| {
            t.tags.any(Tags::BASE)
                || !t.tags.any(Tags::DETERMINER.with(Tags::NOUN).with(Tags::NUMBER).with(Tags::ADJECTIVE))
        })
        && !(verb.passive && after.get(1).is_some_and(|t| t.tags.any(Tags::NOUN)))
    {
        // "start to", "need to", "have to": only wishes, needs and successes tell something.
        let allowed = matches!(
            verb.base.as_str(),
            "want"
                | "need"
                | "have"
                | "decide"
                | "plan"
                | "aim"
                | "try"
                | "manage"
                | "choose"
                | "help"
                | "begin"
                | "start"
                | "continue"
                | "intend"
                | "expect"
                | "require"
                | "use"
                | "switch"
                | "migrate"
                | "move"
                | "be"
                | "fail"
                | "struggle"
                | "work"
        );
        if !allowed {
            return Err("verb with a bare infinitive");
        }
        let inner = after.get(1).map_or("", |t| t.lower.as_str());
        let inner = lexicon().base(inner).unwrap_or(inner);
        if META_VERBS.contains(inner)
            || after.get(1).is_some_and(|t| {
                !t.tags.any(Tags::BASE)
                    && !t.name
                    && !t.tags.any(Tags::DETERMINER.with(Tags::NOUN).with(Tags::ADJECTIVE))
            })
        {
            return Err("talk about the talk");
        }
    }
    // "we work at …", "we are both engineers": the speakers introduce themselves.
    let at_work = verb.base == "work" && next.is_some_and(|t| t.is(&["at", "in", "as", "for"]));
    if clause.subject == SubjectKind::We && at_work {
        return Err("introduction");
    }
    if verb.base == "be" && next.is_some_and(|t| t.is(&["both", "have", "has", "be", "do"])) {
        return Err("introduction");
    }
    if verb.base == "be" {
        let weak = next.is_some_and(|t| {
            t.is(&[
                "like", "not", "that", "really", "sure", "here", "there", "good", "great", "okay", "right",
                "excited", "happy", "glad", "what", "when", "where", "how", "because", "all",
            ])
        });
        if weak {
            return Err("empty statement");
        }
    }
    if next.is_some_and(|t| t.is(&["it", "that", "this", "them", "us"]))
        && before.is_none()
        && verb.base != "give"
        && verb.base != "allow"
    {
        return Err("object points back");
    }
    if next.is_some_and(|t| finite_looking(t)) {
        return Err("two verbs in a row");
    }
    Ok(())
}

fn finite_looking(token: &Token) -> bool {
    token.is(&[
        "need", "want", "and", "or", "but", "is", "are", "was", "were", "has", "does", "did", "do",
    ]) || token.tags.any(Tags::MODAL)
}

fn words_ok(clause: &Clause) -> Result<(), Reason> {
    let mut previous: Option<&Token> = None;
    for (i, token) in clause.tokens.iter().enumerate() {
        if token.name {
            let echo = i >= 2 && clause.tokens[i - 2].lower == token.lower;
            if echo || previous.is_some_and(|p| p.lower == token.lower) {
                return Err("stutter");
            }
            previous = Some(token);
            continue;
        }
        let such_as = token.lower == "like"
            && previous.is_some_and(|p| p.tags.any(Tags::NOUN) && lexicon().plural(&p.lower));
        if token.lower.len() == 1 && token.lower.chars().all(char::is_alphabetic) && !token.is(&["a"]) {
            return Err("stray letter");
        }
        let short = token.lower.len() == 2 && token.text.chars().all(char::is_lowercase);
        if short
            && token.tags == Tags::NOUN
            && !token.is(&[
                "id", "os", "ui", "db", "vm", "ci", "cd", "ai", "ml", "pr", "ip", "go",
            ])
        {
            return Err("stray letters");
        }
        let how_to = token.is(&["how", "who", "what"])
            && i > clause.verb.end
            && previous.is_some_and(|p| p.tags.any(Tags::NOUN.with(Tags::PREPOSITION).with(Tags::BASE)));
        if BANNED.contains(token.lower.as_str()) && !such_as && !how_to {
            return Err("spoken word");
        }
        // A reason whose clause was not found, and "that they would": a relative clause that lost its gap.
        let gap = i >= 2
            && clause.tokens[i - 2].lower == "that"
            && clause.tokens[i - 1].is(&["we", "they"])
            && token.is(&["would", "will"]);
        if gap || (i > clause.verb.end && token.lower == "because") || token.lower == "halfway" {
            return Err("runs on");
        }
        // "Pluto and Pluto", "for specific for specific"
        let echo = i >= 2
            && clause.tokens[i - 2].lower == token.lower
            && token.lower.len() > 3
            && clause.tokens[i - 1].tags.any(Tags::COORDINATOR.with(Tags::PREPOSITION))
            && !clause.tokens[i - 1].is(&["by", "to", "after", "over"]);
        if echo || previous.is_some_and(|p| p.lower == token.lower) {
            return Err("stutter");
        }
        if let Some(previous) = previous {
            let bad = (previous.tags.any(Tags::DETERMINER)
                && !previous.is(&[
                    "that", "all", "both", "each", "few", "many", "most", "no", "some", "such", "half",
                    "any", "several", "another", "this", "these", "those",
                ])
                && token.tags.any(
                    Tags::PREPOSITION
                        .with(Tags::SUBJECT)
                        .with(Tags::COORDINATOR)
                        .with(Tags::SUBORDINATOR)
                        .with(Tags::MODAL),
                )
                && !token.tags.any(Tags::ADVERB.with(Tags::NOUN).with(Tags::ADJECTIVE)))
                || (previous.is(&["a", "an"])
                    && token.tags.any(Tags::DETERMINER)
                    && !token.is(&["few", "another"]))
                || (previous.is(&["the", "our"]) && token.is(&["the", "a", "an", "our", "this"]))
                || (previous.is(&["of", "for", "with", "from"])
                    && token.tags.any(Tags::SUBJECT.with(Tags::MODAL))
                    && !token.is(&["it"]))
                || (previous.lower == "a"
                    && token.tags.any(Tags::NOUN)
                    && lexicon().plural(&token.lower)
                    && !token.tags.any(Tags::BASE.with(Tags::ADJECTIVE))
                    && clause.tokens.get(i + 1).is_none_or(|n| !n.tags.any(Tags::NOUN)))
                || (previous.lower == "to" && token.tags.any(Tags::SUBJECT.with(Tags::MODAL)))
                || (previous.is(&["for", "with", "of", "at", "in", "by", "into", "on", "from"])
                    && (token.is(&[
                        "that", "is", "was", "are", "were", "has", "had", "have", "do", "did",
                    ]) || token.tags.any(Tags::MODAL)))
                || (previous.lower == "to" && token.tags.any(Tags::COORDINATOR))
                // "ten more minutes" is the talk's own time; "more better" is no English.
                || (previous.lower == "more" && token.is(&["minutes", "better", "easier", "faster"]))
                || miscounted(&clause.tokens, i)
                || (previous.is(&["for", "with", "of", "at", "by", "into", "from"])
                    && token.tags.any(Tags::COORDINATOR))
                || (previous.tags.any(Tags::ADJECTIVE)
                    && !previous.tags.any(Tags::NOUN.with(Tags::BASE).with(Tags::DETERMINER))
                    && !previous.is(&["all", "half", "such", "worth", "due"])
                    && token.is(&["a", "an", "the"]))
                || (previous.is(&["for", "with", "of", "at", "in", "by", "into", "on", "from"])
                    && token.is(&[
                        "on", "in", "at", "of", "for", "with", "by", "into", "to", "instead",
                    ]));
            if bad && previous.after == ' ' {
                return Err("words do not fit together");
            }
        }
        previous = Some(token);
    }
    Ok(())
}

/// "three machine": a number above one with a singular noun that nothing follows.
fn miscounted(tokens: &[Token], at: usize) -> bool {
    let (number, noun) = (&tokens[at - 1], &tokens[at]);
    let year = number.lower.len() == 4 && (number.lower.starts_with("19") || number.lower.starts_with("20"));
    let counts = number.tags.any(Tags::NUMBER)
        && !number.is(&["one", "1", "half", "zero", "dozen", "couple"])
        && !number.lower.ends_with('%')
        && !year;
    let follows = tokens.get(at + 1).is_some_and(|t| {
        noun.after == ' ' && (t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::NUMBER)))
    });
    counts
        && noun.tags == Tags::NOUN
        && !noun.name
        && !lexicon().plural(&noun.lower)
        && !noun.is(&[
            "percent", "million", "billion", "thousand", "plus", "am", "pm", "o'clock",
        ])
        && noun.lower.chars().all(char::is_alphabetic)
        && noun.text.chars().all(char::is_lowercase)
        && !follows
}

/// Whether a clause ends where a sentence may end.
pub(super) fn ends_well(clause: &Clause) -> bool {
    ending_ok(clause).is_ok()
}

fn ending_ok(clause: &Clause) -> Result<(), Reason> {
    let Some(last) = clause.tokens.last() else {
        return Err("empty");
    };
    if last.name {
        return Ok(());
    }
    let before = clause.tokens.len().checked_sub(2).and_then(|i| clause.tokens.get(i));
    let particle = last.is(&[
        "up", "down", "out", "in", "off", "on", "over", "away", "through", "around",
    ]) && before.is_some_and(|t| {
        t.tags
            .any(Tags::BASE.with(Tags::PAST).with(Tags::GERUND).with(Tags::PARTICIPLE).with(Tags::THIRD))
    });
    if (last.tags.any(Tags::NEVER_LAST.with(Tags::PREPOSITION)) && !particle)
        || last.tags.any(Tags::MODAL.with(Tags::RELATIVE))
    {
        return Err("hangs at the end");
    }
    if last.tags == Tags::ADJECTIVE && before.is_some_and(|t| t.tags.any(Tags::PREPOSITION)) {
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
    if last.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::DO))
        || last.is(&["it", "them", "its", "one", "ones", "each"])
    {
        return Err("hangs at the end");
    }
    Ok(())
}
