//! Judges whether words make a complete clause: every "that" and "which" has its verb, no article or pronoun stands
//! alone, numbers and nouns agree. It looks at neighbours and counts, and knows nothing of meaning.

#[cfg(test)]
mod tests;

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token};
use super::shape::Reason;
use crate::text::lexicon::{Tags, lexicon};

/// The first thing that is missing or does not agree.
pub(in super::super) fn complete(clause: &Clause) -> Result<(), Reason> {
    let tokens = &clause.tokens;
    if openings(tokens, clause.verb.end) > verbs(tokens, clause.verb.end) {
        return Err("a part without its verb");
    }
    if begun(tokens, clause.verb.end) || unsure(tokens, clause.verb.finite) {
        return Err("a part without its verb");
    }
    if runs_on(&tokens[clause.verb.end.min(tokens.len())..]) {
        return Err("runs on");
    }
    for i in 0..tokens.len() {
        if stranded(tokens, i) {
            return Err("a word that stands alone");
        }
        if one_of_many(tokens, i) {
            return Err("one and many do not agree");
        }
        if i >= clause.verb.end && bare(tokens, i) {
            return Err("a noun without its article");
        }
    }
    if clause.subject == SubjectKind::There && !there_agrees(clause) {
        return Err("one and many do not agree");
    }
    Ok(())
}

/// "a pattern where people": the last part has begun and says nothing.
fn begun(tokens: &[Token], from: usize) -> bool {
    let Some(at) = tokens[from.min(tokens.len())..].iter().rposition(|t| t.lower == "where") else {
        return false;
    };
    let rest = &tokens[from + at + 1..];
    let verb = Tags::BASE
        .with(Tags::THIRD)
        .with(Tags::PAST)
        .with(Tags::BE)
        .with(Tags::HAVE)
        .with(Tags::MODAL)
        .with(Tags::GERUND)
        .with(Tags::PARTICIPLE)
        .with(Tags::ADJECTIVE);
    let adverb = rest.first().is_none_or(|t| t.tags.any(Tags::ADVERB.with(Tags::PREPOSITION)));
    !adverb && !rest.iter().any(|t| t.tags.any(verb))
}

/// "… and since the shops", "… and in order to bake": a reason or an aim whose own statement is missing.
fn runs_on(rest: &[Token]) -> bool {
    rest.windows(3).any(|w| {
        w[0].is(&["and", "but"])
            && (w[1].is(&["since", "because", "although", "though", "whereas"])
                || w[1].lower == "in" && w[2].lower == "order"
                || w[1].lower == "based" && w[2].lower == "on")
    })
}

/// "make sure its bread": what is made sure needs a verb.
fn unsure(tokens: &[Token], from: usize) -> bool {
    let Some(at) = (from + 1..tokens.len())
        .find(|at| tokens[*at].lower == "sure" && lexicon().base(&tokens[at - 1].lower) == Some("make"))
    else {
        return false;
    };
    let finite = Tags::BE
        .with(Tags::HAVE)
        .with(Tags::DO)
        .with(Tags::MODAL)
        .with(Tags::THIRD)
        .with(Tags::PAST)
        .with(Tags::BASE);
    let rest = &tokens[at + 1..];
    rest.first().is_some_and(|t| t.lower != "of" && t.lower != "to")
        && !rest.windows(2).any(|w| {
            w[1].tags.any(finite) && !w[1].tags.any(Tags::PREPOSITION) && !w[0].tags.any(Tags::DETERMINER)
        })
}

/// Words after the main verb that open a clause of their own.
fn openings(tokens: &[Token], from: usize) -> usize {
    (from..tokens.len())
        .filter(|i| {
            let token = &tokens[*i];
            let before = &tokens[i - 1];
            let next = tokens.get(i + 1);
            let that = token.lower == "that"
                && next.is_none_or(|n| !n.tags.any(Tags::PREPOSITION) || n.tags.any(Tags::DETERMINER))
                && !before.is(&["after", "before", "like", "of", "with", "for", "on", "so"]);
            let reason = token.lower == "because" && next.is_some_and(|t| t.lower == "of");
            that || (token.is(&["which", "who", "because", "whether"])
                && !reason
                && !before.is(&["in", "of", "to", "for", "with"]))
        })
        .count()
}

/// Finite verbs after the main verb. A form that may be a participle or a noun counts only where its place allows.
fn verbs(tokens: &[Token], from: usize) -> usize {
    let mut count = 0;
    let mut i = from;
    while i < tokens.len() {
        let (token, before) = (&tokens[i], &tokens[i - 1]);
        let tags = token.tags;
        // "nodes that initially host no pods"
        let first = if before.tags.any(Tags::ADVERB) && !before.tags.any(Tags::NOUN) && i >= from + 2 {
            &tokens[i - 2]
        } else {
            before
        };
        let opened =
            first.tags.any(Tags::RELATIVE.with(Tags::SUBJECT)) || first.is(&["that", "which", "who"]);
        let auxiliary = tags.any(Tags::MODAL)
            || token.is(&[
                "is", "are", "was", "were", "has", "have", "had", "do", "does", "did",
            ]);
        let plain = tags.any(Tags::THIRD.with(Tags::PAST).with(Tags::BASE)) && !tags.any(Tags::PREPOSITION);
        let noun_before = before.name || before.tags.any(Tags::NOUN.with(Tags::ADVERB));
        let finite = auxiliary && before.lower != "to"
            || (plain && opened)
            || (plain
                && noun_before
                && before.lower != "to"
                && (!tags.any(Tags::NOUN) || tags.any(Tags::THIRD)));
        if finite {
            count += 1;
            // Its own chain ("has been moved") is one verb.
            while tokens.get(i + 1).is_some_and(|t| {
                t.tags.any(
                    Tags::BE.with(Tags::HAVE).with(Tags::PARTICIPLE).with(Tags::ADVERB).with(Tags::GERUND),
                ) && !t.tags.any(Tags::NOUN)
            }) {
                i += 1;
            }
        }
        i += 1;
    }
    count
}

/// An article before a stop, a pronoun before "and", "efficiently or their".
fn stranded(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let Some(next) = tokens.get(i + 1) else {
        return false;
    };
    let article = token.is(&[
        "the", "a", "an", "our", "its", "their", "every", "of", "to", "with", "from", "into",
    ]);
    let pronoun = token.is(&["we", "they"]);
    let echo = next.lower.len() > 3
        && (lexicon().base(&token.lower) == Some(next.lower.as_str()) && lexicon().plural(&token.lower)
            || token.lower.strip_suffix('s') == Some(next.lower.as_str()));
    let modal = token.tags.any(Tags::MODAL)
        && token.after == ' '
        && tokens[i + 1..]
            .iter()
            .find(|t| !t.tags.any(Tags::ADVERB) || t.tags.any(Tags::BASE))
            .is_some_and(|t| {
                !t.tags.any(Tags::BASE.with(Tags::BE).with(Tags::HAVE).with(Tags::DO).with(Tags::SUBJECT))
            });
    modal
        || (article && token.after != ' ')
        || (pronoun && (token.after != ' ' || next.tags.any(Tags::COORDINATOR)))
        || (article
            && next.is(&["which", "that", "and", "or", "but"])
            && !token.is(&["to", "of", "from", "with", "into"]))
        || (token.tags == Tags::ADVERB
            && next.lower == "or"
            && tokens.get(i + 2).is_some_and(|t| t.tags.any(Tags::DETERMINER)))
        || (token.after == ' ' && echo)
}

/// "a practical recommendations", "a multiple regions", "each of its factory".
fn one_of_many(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    if token.is(&["each", "all", "many", "most", "one", "some", "several"])
        && tokens.get(i + 1).is_some_and(|t| t.lower == "of")
        && tokens.get(i + 2).is_some_and(|t| t.is(&["our", "its", "the", "their"]))
    {
        let head = (i + 3..tokens.len().min(i + 6))
            .take_while(|j| tokens[*j].tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
            .last();
        return token.is(&["each", "many", "several", "one"])
            && head.is_some_and(|j| {
                tokens[j].tags == Tags::NOUN
                    && !tokens[j].name
                    && !lexicon().plural(&tokens[j].lower)
                    && ordinary(&tokens[j])
            });
    }
    if !token.is(&["a", "an"]) {
        return false;
    }
    if tokens.get(i + 1).is_some_and(|t| {
        t.is(&[
            "few", "lot", "couple", "number", "set", "bunch", "hundred", "thousand", "million", "dozen",
            "series",
        ]) || t.tags.any(Tags::NUMBER)
    }) {
        return false;
    }
    // The head of the phrase is its last noun.
    let mut end = i + 1;
    while end < tokens.len()
        && tokens[end - 1].after == ' '
        && (two_qualities(tokens, end)
            || tokens[end].tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
                && !tokens[end].tags.any(
                    Tags::DETERMINER
                        .with(Tags::PREPOSITION)
                        .with(Tags::COORDINATOR)
                        .with(Tags::PAST)
                        .with(Tags::BE),
                ))
    {
        end += 1;
    }
    let head = &tokens[end - 1];
    let closed = tokens.get(end).is_none_or(|t| t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR)))
        && head.tags.any(Tags::NOUN)
        && !head.tags.any(Tags::BASE.with(Tags::PAST).with(Tags::ADJECTIVE));
    end > i + 2
        && (head.tags == Tags::NOUN || closed)
        && !head.name
        && lexicon().plural(&head.lower)
        && ordinary(head)
}

/// The "and" or the adverb of "a small and highly available service".
fn two_qualities(tokens: &[Token], at: usize) -> bool {
    let quality =
        |i: usize| tokens.get(i).is_some_and(|t| t.tags.any(Tags::ADJECTIVE) && !t.tags.any(Tags::NOUN));
    let adverb = tokens[at].tags == Tags::ADVERB && quality(at + 1);
    let and = tokens[at].lower == "and"
        && quality(at - 1)
        && (quality(at + 1) || tokens.get(at + 1).is_some_and(|t| t.tags == Tags::ADVERB) && quality(at + 2));
    adverb || and
}

/// Things that are counted, so that one of them needs an article: "developed tool called Flex" lacks it.
pub(in super::super) const COUNTED: &[&str] = &[
    "tool",
    "operator",
    "controller",
    "cluster",
    "team",
    "system",
    "platform",
    "pipeline",
    "solution",
    "component",
    "engine",
    "problem",
    "issue",
    "challenge",
    "company",
    "project",
    "application",
    "server",
    "node",
    "pod",
    "user",
    "developer",
    "engineer",
    "dashboard",
    "script",
    "database",
    "portal",
    "repository",
    "template",
    "environment",
    "region",
    "account",
    "process",
    "approach",
    "task",
    "plugin",
    "sidecar",
    "gateway",
    "microservice",
    "container",
    "library",
    "mechanism",
    "strategy",
    "layer",
    "customer",
    "feature",
    "machine",
    "backend",
    "framework",
    "wrapper",
];

/// Whether the noun at `at` is the head of a phrase that lacks its article.
fn bare(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !COUNTED.contains(&token.lower.as_str()) {
        return false;
    }
    let compound = token.after == ' '
        && tokens.get(at + 1).is_some_and(|t| {
            t.name
                || t.tags.any(Tags::NOUN.with(Tags::GERUND).with(Tags::ADJECTIVE))
                    && !t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR))
        });
    let inside = Tags::NOUN
        .with(Tags::ADJECTIVE)
        .with(Tags::GERUND)
        .with(Tags::PARTICIPLE)
        .with(Tags::ADVERB);
    let mut start = at;
    while start > 0
        && tokens[start - 1].after == ' '
        && (tokens[start - 1].name || tokens[start - 1].tags.any(inside))
        && !tokens[start - 1].tags.any(
            Tags::DETERMINER
                .with(Tags::PREPOSITION)
                .with(Tags::NUMBER)
                .with(Tags::BE)
                .with(Tags::HAVE)
                .with(Tags::COORDINATOR),
        )
        && !tokens[start - 1].is(&["per", "and", "or"])
    {
        start -= 1;
    }
    let Some(before) = start.checked_sub(1).map(|i| &tokens[i]) else {
        return false;
    };
    // "an ingest pipeline", "a go web service": a word that is a verb elsewhere, after its article.
    let behind_article = start >= 2
        && before.after == ' '
        && before.tags.any(Tags::BASE)
        && tokens[start - 2].is(&["a", "an", "the", "our", "its", "each", "every", "one"]);
    let led = behind_article
        || before.tags.any(Tags::DETERMINER.with(Tags::NUMBER).with(Tags::COORDINATOR))
        || before.after != ' '
        || before.is(&["per", "by", "of", "and", "or", "to", "as", "every", "same"])
        || before.lower.ends_with("'s")
        || before.name;
    let inner_name = tokens[start..at].iter().any(|t| t.lower.ends_with("'s"));
    !compound && !led && !inner_name
}

/// A word of small letters, so that its ending tells its number.
fn ordinary(token: &Token) -> bool {
    token.text.chars().all(char::is_lowercase) && !token.lower.ends_with("ss") && !token.lower.ends_with("us")
}

/// "there were effort" does not.
fn there_agrees(clause: &Clause) -> bool {
    let finite = &clause.tokens[clause.verb.finite];
    let Some(noun) = clause.tokens.get(clause.verb.end) else {
        return true;
    };
    let plain = noun.tags == Tags::NOUN && !noun.name && ordinary(noun);
    let alone = clause
        .tokens
        .get(clause.verb.end + 1)
        .is_none_or(|t| !t.tags.any(Tags::NOUN.with(Tags::COORDINATOR)));
    let counted = noun.tags.any(Tags::NUMBER)
        && !noun.is(&["one", "1", "a", "half", "zero"])
        && !noun.lower.contains('%')
        && finite.is(&["is", "was"]);
    if counted {
        return false;
    }
    let plural = lexicon().plural(&noun.lower);
    !(plain && alone && (finite.is(&["were", "are"]) && !plural || finite.is(&["is", "was"]) && plural))
}
