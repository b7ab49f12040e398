//! Finds where a clause ends: at a mark, where the next clause begins, or where a second finite verb has no licence.

use super::{
    super::{
        subject::{SubjectKind, subject},
        tokens::Token,
        unwrap::conditional,
        verb::{verb_group, verb_here},
    },
    Start, clause_start, plain_subject, relative_that, start_at,
};
use crate::text::lexicon::{Tags, lexicon};

/// Where the clause ends, whether it was cut without a mark, and whether it is broken.
pub(super) fn clause_end(tokens: &[Token], start: &Start) -> (usize, bool, bool) {
    let mut licences = 0_usize;
    let mut at = start.verb.end;
    if let Some(token) = tokens.get(at - 1)
        && hard_stop(token.after)
    {
        return (at, false, false);
    }
    if saying(&start.verb.base) && opens_clause(tokens, start.verb.end) {
        licences += 1;
    }
    while at < tokens.len() {
        let token = &tokens[at];
        let previous = &tokens[at - 1];
        if at > start.verb.end && hard_stop(previous.after) {
            return (at, false, false);
        }
        if licences == 0 && at > start.verb.end && begins_unmarked(tokens, at, start) {
            return (at, true, false);
        }
        if token.tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR)) && !token.is(&["that"]) {
            if clause_start(tokens, at).is_some_and(|next| next.first > at) {
                return (at, false, false);
            }
            // "because of its walls" has no verb.
            let of = tokens.get(at + 1).is_some_and(|t| t.lower == "of");
            licences += usize::from(token.tags.any(Tags::SUBORDINATOR) && !of);
        } else if previous.after == ','
            && clause_start(tokens, at)
                .is_some_and(|s| s.kind != SubjectKind::Reference || token.tags.any(Tags::SUBJECT))
        {
            return (at, false, false);
        } else if relative_that(tokens, at) {
            licences += 1;
        } else if plain_subject(token) && clause_start(tokens, at).is_some() {
            let licensed = licences > 0
                || (previous.lower != "that" && previous.tags.any(Tags::RELATIVE.with(Tags::SUBORDINATOR)))
                || (previous.lower == "that" && at >= 2 && takes_that(&tokens[at - 2]))
                || lexicon().base(&previous.lower).is_some_and(saying)
                || previous.is(&["sure", "way", "time"]);
            if !licensed {
                return (at, true, false);
            }
            // "where the teams they can ask": the subject is said twice.
            if token.is(&["they", "it"])
                && previous.tags.any(Tags::NOUN)
                && !previous.tags.any(Tags::PREPOSITION.with(Tags::SUBORDINATOR))
                && !previous.is(&["that", "time", "way"])
            {
                return (at, true, true);
            }
            licences = licences.saturating_sub(1);
            if let Some(inner) = clause_start(tokens, at) {
                at = inner.verb.end.max(at + 1);
                continue;
            }
        } else if token.tags.any(Tags::RELATIVE) && (token.lower != "that" || takes_that(previous)) {
            licences += 1;
        } else if finite_only(token) || (previous.after == ' ' && hidden_verb(tokens, at)) {
            let coordinated = previous.tags.any(Tags::COORDINATOR)
                || (previous.tags.any(Tags::ADVERB) && at >= 2 && tokens[at - 2].tags.any(Tags::COORDINATOR));
            if licences > 0 {
                licences -= 1;
            } else if !coordinated {
                return (at, true, true);
            }
        } else if lexicon().base(&token.lower).is_some_and(saying)
            && token.tags.any(Tags::BASE.with(Tags::PAST))
            && !token.tags.any(Tags::NOUN)
            && opens_clause(tokens, at + 1)
            || makes_sure(tokens, at)
        {
            licences += 1;
        }
        at += 1;
    }
    (tokens.len(), false, false)
}

/// "make sure each oven is on": what follows "sure" is a clause without "that".
fn makes_sure(tokens: &[Token], at: usize) -> bool {
    tokens[at].lower == "sure"
        && lexicon().base(&tokens[at - 1].lower) == Some("make")
        && tokens.get(at + 1).is_some_and(|t| {
            t.name
                || t.lower != "that" && t.tags.any(Tags::DETERMINER)
                || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) && !t.tags.any(Tags::PREPOSITION)
        })
}

/// Whether something else begins at `at` without a mark: "when a user creates a job the scheduler looks for a node", "we
/// built a portal over the year improved it since", where a participle would take no "it".
fn begins_unmarked(tokens: &[Token], at: usize, start: &Start) -> bool {
    let (token, previous) = (&tokens[at], &tokens[at - 1]);
    let noun = previous.name || previous.tags.any(Tags::NOUN) && !previous.tags.any(Tags::PREPOSITION);
    let deed = token.tags.any(Tags::PAST)
        && !previous.tags.any(Tags::ADVERB)
        && token.after == ' '
        && tokens.get(at + 1).is_some_and(|t| t.is(&["it", "them", "us"]));
    let main = || {
        conditional(&start.connector)
            && (token.name || token.is(&["the", "our", "a", "an", "all", "each", "every"]))
            && start_at(tokens, at, true).is_some()
    };
    noun && (deed || main())
}

/// Whether what follows a verb of saying at `at` is a clause: "see that it fails", "ensure the pods are up", but not
/// "see time-outs".
fn opens_clause(tokens: &[Token], at: usize) -> bool {
    let near = tokens.get(at..).unwrap_or_default();
    near.iter()
        .take(3)
        .any(|t| t.lower == "that" || t.tags.any(Tags::RELATIVE) || t.is(&["if", "whether"]))
        || (at..tokens.len().min(at + 2)).any(|from| {
            subject(tokens, from)
                .is_some_and(|(end, kind, plural)| verb_group(tokens, end, kind, plural).is_some())
        })
}

/// A word after which "that" opens a clause: a noun, an adjective, a verb of saying, "so".
fn takes_that(token: &Token) -> bool {
    token.name
        || token.is(&["so", "such"])
        || (token.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) && !token.tags.any(Tags::GERUND))
        || lexicon().base(&token.lower).is_some_and(saying)
}

/// A verb that could be a noun by its form, but follows a noun and has an object: "… database config connector uses custom …".
fn hidden_verb(tokens: &[Token], at: usize) -> bool {
    let previous = &tokens[at - 1];
    let noun = previous.name
        || (previous.tags.any(Tags::NOUN)
            && !previous
                .tags
                .any(Tags::DETERMINER.with(Tags::PREPOSITION).with(Tags::BASE).with(Tags::GERUND)));
    let tags = tokens[at].tags;
    let object = tokens.get(at + 1).is_some_and(|t| {
        t.tags.any(Tags::DETERMINER.with(Tags::NUMBER))
            && !t.tags.any(Tags::PREPOSITION)
            && !t.is(&["that", "such"])
    });
    if noun && object && tags.any(Tags::PAST) && !tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) {
        return true;
    }
    // "software engineers in …": a noun by its form is a verb here only with a plain object.
    let noun_form = tags.any(Tags::NOUN)
        || lexicon().base(&tokens[at].lower).is_some_and(|b| lexicon().tags(b).any(Tags::NOUN));
    noun && (object || !noun_form)
        && tags.any(Tags::THIRD.with(Tags::BASE))
        && !tags.any(Tags::PREPOSITION.with(Tags::ADJECTIVE).with(Tags::BE))
        && verb_here(tokens, at, !previous.name && lexicon().plural(&previous.lower))
}

fn hard_stop(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | ';' | ':')
}

/// Verbs that take a clause without "that".
fn saying(base: &str) -> bool {
    matches!(
        base,
        "say"
            | "know"
            | "realize"
            | "think"
            | "see"
            | "find"
            | "mean"
            | "decide"
            | "hope"
            | "believe"
            | "notice"
            | "ensure"
            | "learn"
            | "discover"
            | "understand"
            | "show"
            | "recognize"
            | "feel"
            | "guess"
            | "assume"
            | "expect"
            | "guarantee"
    )
}

/// A word that can only be a finite verb, so it needs a subject of its own.
fn finite_only(token: &Token) -> bool {
    if token.is(&["is", "are", "was", "were", "has", "does", "did"])
        || token.tags.any(Tags::MODAL) && token.lower != "may"
    {
        return true;
    }
    let tags = token.tags;
    if tags.any(Tags::THIRD) && !tags.any(Tags::NOUN) {
        return !lexicon().base(&token.lower).is_some_and(|b| lexicon().tags(b).any(Tags::NOUN));
    }
    tags.any(Tags::PAST)
        && !tags.any(Tags::PARTICIPLE.with(Tags::BASE).with(Tags::NOUN).with(Tags::ADJECTIVE))
        && token.lower != "had"
}
