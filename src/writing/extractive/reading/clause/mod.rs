//! Cuts clean tokens into clauses with a subject and a finite verb. It does not judge whether a clause is worth
//! printing (see `shape`), and a stretch in which it finds no clause yields none.

mod end;

use super::{
    front::front,
    lead::{led_in, opens_after_discourse},
    standing::stands,
    subject::{SubjectKind, subject},
    tokens::Token,
    unwrap::{conditional, estimated, retold},
    verb::{VerbGroup, verb_group},
};
use crate::text::lexicon::{Tags, lexicon};
use end::clause_end;

/// A clause of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // independent signs, each judged by itself
pub(in super::super) struct Clause {
    /// Its words, fronted adverbial and subject included, connector left out.
    pub(in super::super) tokens: Vec<Token>,
    /// Where it begins among the words of its sentence, its connector included.
    pub(in super::super) at: usize,
    /// Words of a fronted adverbial ("in 2015"), at the start of `tokens`.
    pub(in super::super) front: usize,
    /// One past the subject.
    pub(in super::super) subject_end: usize,
    /// What the subject is.
    pub(in super::super) subject: SubjectKind,
    /// Whether the subject is plural.
    pub(in super::super) plural: bool,
    /// The verb group, as indices into `tokens`.
    pub(in super::super) verb: VerbGroup,
    /// Word that joins it to the clause before it in the same sentence; empty at a sentence's start.
    pub(in super::super) connector: String,
    /// Whether it follows the clause before it at once, with nothing left out between.
    pub(in super::super) adjacent: bool,
    /// Whether it ends where something else begins without a mark or a connector.
    pub(in super::super) cut: bool,
    /// Whether a second finite verb without a licence was met.
    pub(in super::super) broken: bool,
    /// Whether it starts after a noun without a mark or a connector: it may be a part of that noun phrase.
    pub(in super::super) doubtful: bool,
    /// Punctuation at its end.
    pub(in super::super) stop: char,
}

/// The clauses of a sentence in order.
pub(in super::super) fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut last_end = usize::MAX;
    while at < tokens.len() {
        let opened =
            at == last_end && found.last().is_some_and(|c: &Clause| c.cut && conditional(&c.connector));
        let Some(start) = start_at(tokens, at, opened) else {
            at += 1;
            continue;
        };
        let inner =
            retold(tokens, start.subject_at, &start.verb).or_else(|| estimated(tokens, start.subject_at));
        if let Some(inner) = inner.filter(|inner| clause_start(tokens, *inner).is_some()) {
            at = inner;
            continue;
        }
        let (end, cut, broken) = clause_end(tokens, &start);
        if end <= start.verb.main {
            at += 1;
            continue;
        }
        let offset = start.first;
        let mut verb = start.verb.clone();
        verb.finite -= offset;
        verb.main -= offset;
        verb.end = (verb.end - offset).min(end - offset);
        found.push(Clause {
            tokens: tokens[offset..end].to_vec(),
            at,
            front: start.subject_at - offset,
            subject_end: start.subject_end - offset,
            subject: start.kind,
            plural: start.plural,
            verb,
            connector: start.connector.clone(),
            adjacent: at == last_end,
            cut,
            broken,
            doubtful: at > 0
                && start.connector.is_empty()
                && tokens[at - 1].after == ' '
                && !tokens[at - 1].is(&["today", "now", "moment", "then"])
                && !stands(
                    tokens,
                    if last_end == usize::MAX { 0 } else { last_end },
                    at,
                    start.kind,
                    &start.verb,
                ),
            stop: tokens[end - 1].after,
        });
        at = end;
        last_end = end;
    }
    for clause in &mut found {
        plain_do(clause);
    }
    found
}

/// "we do have five teams" says "we have five teams".
fn plain_do(clause: &mut Clause) {
    let verb = &clause.verb;
    let emphatic = clause.tokens[verb.finite].is(&["do", "does", "did"])
        && !verb.negated
        && verb.main == verb.finite + 1
        && verb.main < clause.tokens.len();
    if !emphatic {
        return;
    }
    let form = match clause.tokens[verb.finite].lower.as_str() {
        "did" if verb.base == "have" => Some("had".to_owned()),
        "did" => lexicon().forms(&verb.base).map(|f| f.past.clone()),
        "does" => lexicon().third(&verb.base),
        _ => Some(verb.base.clone()),
    };
    if let Some(form) = form {
        let after = clause.tokens[verb.main].after;
        clause.tokens[verb.main] = Token::new(&form);
        clause.tokens[verb.main].after = after;
        clause.tokens.remove(verb.finite);
        clause.verb.main -= 1;
        clause.verb.end -= 1;
    }
}

#[derive(Debug, Clone)]
struct Start {
    connector: String,
    first: usize,
    subject_at: usize,
    subject_end: usize,
    kind: SubjectKind,
    plural: bool,
    verb: VerbGroup,
}

/// Words between "as" and "as" by which a clause tells how much or how far, and not why or when.
const MEASURES: &[&str] = &["well", "far", "long", "much", "many", "often"];

/// Whether a clause starts at `at`: connector, fronted adverbial, subject, finite verb.
fn clause_start(tokens: &[Token], at: usize) -> Option<Start> {
    start_at(tokens, at, false)
}

/// The same where it is known that something begins at `at`.
fn start_at(tokens: &[Token], at: usize, opened: bool) -> Option<Start> {
    let boundary = opened
        || at == 0
        || tokens[at - 1].after != ' '
        || tokens[at].tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR))
        || (plain_subject(&tokens[at]) && !relative_that(tokens, at))
        || opens_after_discourse(tokens, at)
        || (at >= 2
            && tokens[at - 1].lower == "that"
            && tokens[at - 1].after == ' '
            && tokens[at - 2].is(&["is", "was"])
            && tokens[at].tags.any(Tags::DETERMINER));
    if !boundary {
        return None;
    }
    let mut first = at;
    let mut connector = Vec::new();
    while let Some(token) = tokens.get(first) {
        let joins = token.tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR))
            || (!connector.is_empty() && token.is(&["also", "then", "now", "even"]))
            || (token.lower == "that" && connector.last().is_some_and(|c| c == "so"))
            || (token.lower == "soon"
                && connector.last().is_some_and(|c| c == "as")
                && tokens.get(first + 1).is_some_and(|t| t.lower == "as"));
        let stopped = first > at && tokens[first - 1].after == '.';
        let most = if connector.iter().any(|c| c == "soon") {
            4
        } else {
            2
        };
        if !joins || connector.len() > most || stopped || led_in(tokens, first) {
            break;
        }
        // "as well as", "as far as": no reason and no time.
        let measure = first >= 2
            && token.lower == "as"
            && tokens[first - 1].is(MEASURES)
            && tokens[first - 2].lower == "as";
        if measure {
            connector.push(tokens[first - 1].lower.clone());
        }
        connector.push(token.lower.clone());
        first += 1;
    }
    // "then we", "now we", "finally we": an adverb before the subject carries order, not content.
    while tokens.get(first).is_some_and(|t| {
        t.is(&[
            "then", "now", "finally", "again", "first", "also", "next", "second", "third", "today",
        ])
    }) && tokens.get(first + 1).is_some_and(|t| {
        // "finally Acme moved", but not "first Kubernetes cluster".
        plain_subject(t) || t.name && tokens[first].is(&["finally", "then", "now", "again"])
    }) {
        if tokens[first].is(&["today"])
            && (first == 0 || tokens[first - 1].after != ' ' || !connector.is_empty())
        {
            break;
        }
        first += 1;
    }
    let subject_at = first + front(tokens, first);
    let (subject_end, kind, plural) = subject(tokens, subject_at)?;
    let verb = verb_group(tokens, subject_end, kind, plural)?;
    Some(Start {
        connector: connector.join(" "),
        first,
        subject_at,
        subject_end,
        kind,
        plural,
        verb,
    })
}

/// "that" after a noun is taken as a relative pronoun.
fn relative_that(tokens: &[Token], at: usize) -> bool {
    at > 0
        && tokens[at].lower == "that"
        && tokens[at - 1].after == ' '
        && (tokens[at - 1].name
            || tokens[at - 1].tags.any(Tags::NOUN.with(Tags::NUMBER).with(Tags::ADJECTIVE)))
}

/// A personal pronoun or the like, which starts a clause by itself when a verb follows.
fn plain_subject(token: &Token) -> bool {
    token.tags.any(Tags::SUBJECT) || token.is(&["there", "this", "that", "these", "those"])
}

#[cfg(test)]
mod tests;
