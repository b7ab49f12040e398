//! Finds what speakers leave hanging at the end of a clause and could as well leave away. It never cuts into subject or
//! verb.

use super::super::{
    clause::Clause,
    subject::SubjectKind,
    tokens::Token,
    vocabulary::{ADOPT, BUILD, RESULT},
};
use crate::text::lexicon::Tags;

/// What speakers say at the end and could as well leave away.
const REMAINS: &[&[&str]] = &[
    &["and", "more"],
    &["and", "many", "more"],
    &["and", "much", "more"],
    &["and", "so", "much", "more"],
    &["and", "others"],
    &["and", "together"],
    &["and", "many", "others"],
    &["et", "cetera"],
    &["in", "particular"],
    &["in", "particularly"],
    &["and", "consequently"],
    &["and", "therefore"],
    &["and", "basically"],
    &["for", "us"],
    &["for", "ourselves"],
    &["over", "there"],
    &["up", "there"],
    &["out", "there"],
    &["in", "there"],
    &["at", "this", "point"],
    &["at", "that", "point"],
    &["at", "that", "time"],
    &["at", "this", "stage"],
];

/// Nouns by which speakers say in which role they act: "as a platform team", "as engineers".
const ROLES: &[&str] = &[
    "team",
    "company",
    "organization",
    "organisation",
    "engineers",
    "group",
    "business",
];

/// Takes one remain off the end; whether there was one.
pub(super) fn tail(clause: &mut Clause) -> bool {
    let length = clause.tokens.len();
    let ours = clause.subject == SubjectKind::We;
    let cut = remains(clause, ours)
        .or_else(|| role(clause).filter(|_| ours))
        .or_else(|| loose_end(clause))
        .or_else(|| following(clause))
        .or_else(|| owned_twice(clause))
        .or_else(|| other_hand(clause))
        .or_else(|| pointing(clause));
    match cut.filter(|at| *at > clause.verb.end + 1 && *at < length) {
        Some(at) => {
            clause.tokens.truncate(at);
            if let Some(last) = clause.tokens.last_mut() {
                last.after = ' ';
            }
            true
        }
        None => false,
    }
}

fn remains(clause: &Clause, ours: bool) -> Option<usize> {
    let tokens = &clause.tokens;
    let ends = |tail: &[&str]| {
        tokens.len() > tail.len() && tail.iter().rev().zip(tokens.iter().rev()).all(|(w, t)| t.lower == *w)
    };
    let tail = REMAINS.iter().find(|tail| ends(tail) && (ours || tail[0] != "for"))?;
    Some(tokens.len() - tail.len())
}

/// "… as a platform team": where it begins.
fn role(clause: &Clause) -> Option<usize> {
    let tokens = &clause.tokens;
    let last = tokens.last().filter(|t| t.is(ROLES))?;
    let at = tokens[clause.verb.end..].iter().rposition(|t| t.lower == "as")? + clause.verb.end;
    let inside = &tokens[at + 1..tokens.len() - 1];
    let article = inside.first().is_some_and(|t| t.is(&["a", "an"])) || last.lower == "engineers";
    let plain = inside.iter().all(|t| t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) || t.is(&["a", "an"]));
    (article && plain && inside.len() <= 4 && tokens[at - 1].after != ',').then_some(at)
}

/// "… and then the next month", "… and within half a year": the beginning of what was not said to the end.
fn loose_end(clause: &Clause) -> Option<usize> {
    let tokens = &clause.tokens;
    let at = tokens[clause.verb.end..].iter().rposition(|t| t.lower == "and")? + clause.verb.end;
    let rest = &tokens[at + 1..];
    let first = rest.first()?;
    let verb = rest.iter().any(|t| {
        t.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::MODAL))
            || t.tags.any(Tags::PAST.with(Tags::THIRD).with(Tags::BASE))
                && !t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::PREPOSITION))
    });
    let again = tokens[clause.verb.end..at].iter().any(|t| t.lower == first.lower);
    let opens =
        first.lower == "then" || (first.is(&["after", "within", "before", "until", "during"]) && !again);
    (opens && !verb).then_some(at)
}

/// "… on the other hand in the old shops": what follows is said of something else.
fn other_hand(clause: &Clause) -> Option<usize> {
    let said = |w: &[Token]| w[0].lower == "on" && w[1].is(&["the", "one"]) && w[2].is(&["other", "hand"]);
    let at = clause.tokens[clause.verb.end..]
        .windows(4)
        .position(|w| said(w) && (w[2].lower == "hand" || w[3].lower == "hand"))?;
    Some(clause.verb.end + at)
}

/// "…, which has the following benefits": what follows is not told here.
fn following(clause: &Clause) -> Option<usize> {
    let tokens = &clause.tokens;
    let at = tokens[clause.verb.end..].iter().rposition(|t| t.is(&["which", "with"]))? + clause.verb.end;
    tokens[at..].iter().any(|t| t.lower == "following").then_some(at)
}

/// "we use Larch for that", "we built an oven for them": what was used or built is told without what it was for.
fn pointing(clause: &Clause) -> Option<usize> {
    let tokens = &clause.tokens;
    let [.., before, preposition, pointer] = tokens.as_slice() else {
        return None;
    };
    let at = tokens.len() - 2;
    let base = clause.verb.base.as_str();
    let work = ADOPT.contains(base) || BUILD.contains(base) || RESULT.contains(base) || base == "handle";
    (work
        && !clause.verb.negated
        && !clause.verb.passive
        && preposition.is(&["for", "in", "with", "on", "to"])
        && preposition.after == ' '
        && pointer.is(&["this", "that", "them", "it", "there", "those", "these"])
        && (preposition.is(&["for", "with"]) || pointer.lower == "there")
        && (before.name || before.tags.any(Tags::NOUN))
        && before.after == ' '
        && at >= clause.verb.end + 2 - usize::from(before.name))
    .then_some(at)
}

/// "it is our platform that we use": whose it is was said.
fn owned_twice(clause: &Clause) -> Option<usize> {
    let tokens = &clause.tokens;
    let [.., that, we, verb] = tokens.as_slice() else {
        return None;
    };
    let at = tokens.len() - 3;
    let owned = tokens[..at]
        .iter()
        .rev()
        .take(6)
        .take_while(|t| t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER)))
        .any(|t| t.lower == "our");
    // "we have a stack that we operate": what one has one runs.
    let had = matches!(clause.verb.base.as_str(), "have" | "be")
        && verb.is(&["use", "have", "run", "own", "operate", "serve", "support"]);
    ((owned || had && at > clause.verb.end + 3)
        && that.is(&["that", "which"])
        && we.lower == "we"
        && (had || verb.is(&["use", "have", "run", "own"])))
    .then_some(at)
}
