//! Articles, numbers, and amounts of nouns: "many" for "a lot of", "manual management" for "a manual management".

use super::{
    super::super::{
        clause::Clause,
        mend::take_out,
        subject::SubjectKind,
        tokens::Token,
        vocabulary::{ADOPT, BUILD},
    },
    words::{at_words, replace},
};
use crate::text::lexicon::{Tags, lexicon};

/// Nouns that are not counted: no article "a" stands before them.
const UNCOUNTED: &[&str] = &[
    "management",
    "infrastructure",
    "coverage",
    "support",
    "software",
    "feedback",
    "automation",
    "observability",
    "scalability",
    "compliance",
    "governance",
    "documentation",
    "visibility",
    "functionality",
    "access",
    "traffic",
    "hardware",
    "networking",
    "storage",
    "equipment",
    "tooling",
];

/// Nouns of several things that take an article: "built lightweight set of tools".
const COLLECTIVE: &[&str] = &[
    "set",
    "series",
    "collection",
    "variety",
    "subset",
    "combination",
    "fleet",
];

/// Things of the trade that are counted: one of them takes an article.
const SINGLE: &[&str] = &[
    "utility",
    "model",
    "chunk",
    "bundle",
    "proxy",
    "adapter",
    "wrapper",
    "interface",
    "scheduler",
    "dashboard",
    "mesh",
    "queue",
    "module",
    "framework",
    "webhook",
    "registry",
    "tool",
    "platform",
    "pipeline",
    "cluster",
    "controller",
    "operator",
    "plugin",
    "gateway",
    "database",
    "solution",
    "system",
    "approach",
    "layer",
    "mechanism",
    "engine",
    "portal",
    "service",
    "catalog",
    "api",
    "plane",
    "number",
    "amount",
    "portion",
    "range",
    "team",
];

/// Nouns of people and of what is run, which captions write with a capital here and there.
const COMMON: &[&str] = &[
    "engineers",
    "developers",
    "merchants",
    "customers",
    "users",
    "teams",
    "services",
    "clusters",
    "applications",
    "microservices",
    "employees",
    "companies",
    "countries",
];

/// "a lot of new ovens" → "many new ovens", "a lot of the ovens" → "many of the ovens": only of what is counted.
pub(super) fn many(clause: &mut Clause) {
    // "there is a lot of ovens" would need another verb too.
    if clause.subject == SubjectKind::There && clause.tokens[clause.verb.finite].is(&["is", "was", "has"]) {
        return;
    }
    let mut at = clause.verb.end;
    while at + 3 < clause.tokens.len() {
        let definite = clause.tokens[at + 3].is(&["the", "our", "its", "their", "these", "those"]);
        let from = at + 3 + usize::from(definite);
        if at_words(&clause.tokens, at, &["a", "lot", "of"])
            && clause.tokens[at + 2].after == ' '
            && !clause.tokens[at - 1].tags.any(Tags::ADVERB)
            && plural_phrase(&clause.tokens, from)
        {
            replace(clause, at, 3, if definite { &["many", "of"] } else { &["many"] });
        }
        at += 1;
    }
}

/// Whether the noun phrase from `from` on tells of several things.
pub(super) fn plural_phrase(tokens: &[Token], from: usize) -> bool {
    let outside = Tags::PREPOSITION
        .with(Tags::COORDINATOR)
        .with(Tags::DETERMINER)
        .with(Tags::RELATIVE)
        .with(Tags::SUBORDINATOR)
        .with(Tags::BE)
        .with(Tags::HAVE)
        .with(Tags::MODAL)
        .with(Tags::SUBJECT);
    let mut head = None;
    for (i, token) in tokens.iter().enumerate().skip(from).take(5) {
        let noun = token.tags.any(Tags::NOUN);
        if token.tags.any(outside)
            || token.lower == "that"
            || !token.name && !noun && !token.tags.any(Tags::ADJECTIVE)
        {
            break;
        }
        head = Some(i);
        if token.after != ' ' || noun && lexicon().plural(&token.lower) {
            break;
        }
    }
    head.is_some_and(|at| {
        let head = &tokens[at];
        !head.name && head.tags.any(Tags::NOUN) && lexicon().plural(&head.lower) && head.lower != "data"
    })
}

/// "different kind of ovens" → "different kinds of ovens".
pub(super) fn kinds(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len().saturating_sub(2) {
        let several = clause.tokens[at].is(&["different", "various", "many", "several", "multiple", "these"])
            && clause.tokens[at].after == ' '
            && !clause.tokens[at - 1].is(&["a", "one", "every", "each"]);
        let kind = &clause.tokens[at + 1];
        if several && kind.is(&["kind", "type", "sort"]) && clause.tokens[at + 2].lower == "of" {
            let plural = Token::new(&format!("{}s", kind.lower));
            clause.tokens[at + 1] = plural;
        }
    }
}

/// "from a manual bread management" → "from manual bread management".
pub(super) fn uncounted(clause: &mut Clause) {
    let mut at = clause.verb.end;
    while at + 1 < clause.tokens.len() {
        if clause.tokens[at].is(&["a", "an"]) && uncounted_phrase(&clause.tokens[at + 1..]) {
            take_out(clause, at, at + 1);
        }
        at += 1;
    }
}

/// Whether the words begin with a phrase whose noun is not counted.
fn uncounted_phrase(tokens: &[Token]) -> bool {
    let Some(head) = tokens.iter().take(4).position(|t| t.is(UNCOUNTED)) else {
        return false;
    };
    let inside = Tags::ADJECTIVE.with(Tags::NOUN).with(Tags::PARTICIPLE);
    let ends = tokens[head].after != ' '
        || tokens.get(head + 1).is_none_or(|t| {
            !t.name
                && t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::RELATIVE))
                && !t.tags.any(Tags::NOUN)
        });
    let plain = tokens[..head].iter().all(|t| {
        t.after == ' '
            && t.tags.any(inside)
            && !t.is(&["lot", "bit", "little", "piece", "single", "certain", "whole"])
    });
    ends && plain
}

/// "we built small set of tools" → "we built a small set of tools".
pub(super) fn collective(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 1 < clause.tokens.len() {
        if !(clause.tokens[at].is(COLLECTIVE)
            && clause.tokens[at + 1].lower == "of"
            && clause.tokens[at].after == ' ')
        {
            at += 1;
            continue;
        }
        let adjectives = clause.tokens[clause.verb.end..at]
            .iter()
            .rev()
            .take_while(|t| {
                t.after == ' '
                    && t.tags.any(Tags::ADJECTIVE)
                    && !t.name
                    && !t
                        .tags
                        .any(Tags::DETERMINER.with(Tags::PREPOSITION).with(Tags::NUMBER).with(Tags::GERUND))
            })
            .count();
        let from = at - adjectives;
        let before = &clause.tokens[from - 1];
        let bare = before.after == ' '
            && (from == clause.verb.end && clause.verb.main + 1 == from
                || before.is(&["with", "into", "through", "from", "across"]));
        if bare {
            clause.tokens.insert(from, Token::new("a"));
            at += 1;
        }
        at += 1;
    }
}

/// "we built small oven that bakes rye" → "we built a small oven that bakes rye": only the object right behind its verb,
/// told with an adjective or by its name, where nothing else says which one.
pub(super) fn bare(clause: &mut Clause) {
    let base = clause.verb.base.as_str();
    let takes =
        ADOPT.contains(base) || BUILD.contains(base) || matches!(base, "need" | "have" | "want" | "choose");
    let from = clause.verb.end;
    if !takes || clause.verb.passive || from != clause.verb.main + 1 || clause.tokens[from - 1].after != ' ' {
        return;
    }
    let inside = |t: &Token| {
        // "Open Policy Agent" is a name, known or not.
        !t.name
            && !t.text.starts_with(char::is_uppercase)
            && t.lower != "open"
            && (t.tags.any(Tags::ADJECTIVE.with(Tags::NOUN))
                || t.tags.any(Tags::PARTICIPLE) && t.lower.ends_with("ed"))
            && (!lexicon().plural(&t.lower) || t.lower == "data")
            && !t.tags.any(
                Tags::DETERMINER
                    .with(Tags::NUMBER)
                    .with(Tags::PREPOSITION)
                    .with(Tags::COORDINATOR)
                    .with(Tags::SUBJECT)
                    .with(Tags::ADVERB),
            )
            && !t.lower.ends_with("'s")
    };
    let length = clause.tokens[from..]
        .iter()
        .take(5)
        .take_while(|t| inside(t))
        .position(|t| t.is(SINGLE))
        .map_or(0, |at| at + 1);
    let Some(head) = length.checked_sub(1).map(|at| from + at) else {
        return;
    };
    if clause.tokens[from..head].iter().any(|t| t.after != ' ') {
        return;
    }
    let next = clause.tokens.get(head + 1);
    let called = next.is_some_and(|t| t.is(&["called", "named", "that", "which"]));
    let ends = clause.tokens[head].after != ' '
        || next.is_none_or(|t| {
            !t.name && t.tags.any(Tags::PREPOSITION.with(Tags::RELATIVE)) && !t.tags.any(Tags::COORDINATOR)
        });
    let first = &clause.tokens[from];
    let told = head > from
        && first.tags.any(Tags::ADJECTIVE)
        && !first.is(&[
            "own", "same", "other", "first", "last", "only", "such", "more", "most", "less", "full", "whole",
            "all",
        ]);
    if called || told && ends {
        clause.tokens.insert(from, Token::new("a"));
    }
}

/// "we have a new modern ovens" → "we have new modern ovens".
pub(super) fn several(clause: &mut Clause) {
    let mut at = clause.verb.end;
    while at + 2 < clause.tokens.len() {
        let rest = &clause.tokens[at + 1..];
        let adjectives = rest
            .iter()
            .take_while(|t| {
                t.after == ' '
                    && !t.name
                    && t.tags.any(Tags::ADJECTIVE)
                    && !t.tags.any(
                        Tags::NOUN
                            .with(Tags::NUMBER)
                            .with(Tags::DETERMINER)
                            .with(Tags::PREPOSITION)
                            .with(Tags::ADVERB),
                    )
                    && !t.is(&["few", "many", "dozen", "good", "great", "single"])
            })
            .count();
        // "a large baking kitchens"
        let act = rest
            .get(adjectives)
            .is_some_and(|t| adjectives > 0 && t.after == ' ' && t.tags.any(Tags::GERUND) && !t.name);
        let inner = adjectives + usize::from(act);
        let head = rest.get(inner).is_some_and(|t| {
            !t.name
                && t.tags == Tags::NOUN
                && lexicon().plural(&t.lower)
                && (t.after != ' '
                    || rest.get(inner + 1).is_none_or(|n| {
                        n.tags.any(Tags::PREPOSITION.with(Tags::RELATIVE).with(Tags::COORDINATOR))
                    }))
        });
        if clause.tokens[at].is(&["a", "an"]) && (1..=2).contains(&adjectives) && head {
            take_out(clause, at, at + 1);
        }
        at += 1;
    }
}

/// "we have 100 Engineers" → "we have 100 engineers".
pub(super) fn common(clause: &mut Clause) {
    for at in clause.verb.end.max(1)..clause.tokens.len() {
        let capital = |t: Option<&Token>| t.is_some_and(|t| t.text.starts_with(char::is_uppercase));
        let token = &clause.tokens[at];
        if token.is(COMMON)
            && !token.name
            && capital(Some(token))
            && !capital(clause.tokens.get(at - 1))
            && !capital(clause.tokens.get(at + 1))
        {
            let mut plain = Token::new(&token.lower);
            plain.after = token.after;
            clause.tokens[at] = plain;
        }
    }
}
