//! Turns of speech and words that only add weight: "to" for "in order to", "runtime" for "run time", nothing for "very".

use super::super::super::{clause::Clause, mend::take_out, tokens::Token};
use crate::text::lexicon::Tags;

/// Words of degree that add only weight to the word behind them.
const DEGREE: &[&str] = &["very", "really", "quite", "extremely", "super", "truly"];

/// Words with which a speaker vouches for the sentence.
const VOUCHING: &[&str] = &[
    "certainly",
    "actually",
    "definitely",
    "obviously",
    "really",
    "literally",
    "simply",
    "basically",
];

/// Words of degree change the meaning before these: "very few" is not "few".
const MEASURED: &[&str] = &[
    "few", "little", "much", "many", "same", "first", "last", "small", "low", "rarely", "often",
];

/// Turns of phrase with what prose writes for them.
const PROSE: &[(&[&str], &[&str])] = &[
    (&["in", "order", "to"], &["to"]),
    (&["comprising", "of"], &["comprising"]),
    // A limit of time, which "to now" is not.
    (&["up", "to", "now"], &["up", "to", "now"]),
    (&["to", "now"], &["to"]),
    (&["towards"], &["toward"]),
    (&["on", "prem"], &["on", "premises"]),
    (&["on", "premise"], &["on", "premises"]),
    (&["the", "very", "same"], &["the", "same"]),
    (&["every", "single"], &["every"]),
    (&["each", "and", "every"], &["every"]),
    (&["each", "single"], &["each"]),
    (&["life", "cycle"], &["lifecycle"]),
    (&["life", "cycles"], &["lifecycles"]),
    (&["run", "times"], &["runtimes"]),
    (&["container", "run", "time"], &["container", "runtime"]),
    (&["cri", "run", "time"], &["CRI", "runtime"]),
    (&["at", "run", "time"], &["at", "runtime"]),
    (&["road", "map"], &["roadmap"]),
    (&["road", "maps"], &["roadmaps"]),
    (&["end", "point"], &["endpoint"]),
    (&["end", "points"], &["endpoints"]),
    (&["boiler", "plate"], &["boilerplate"]),
    (&["name", "space"], &["namespace"]),
    (&["name", "spaces"], &["namespaces"]),
    (&["key", "spaces"], &["keyspaces"]),
    (&["work", "load"], &["workload"]),
    (&["work", "loads"], &["workloads"]),
    (&["code", "base"], &["codebase"]),
    (&["code", "bases"], &["codebases"]),
    (&["data", "base"], &["database"]),
    (&["data", "bases"], &["databases"]),
    (&["run", "book"], &["runbook"]),
    (&["run", "books"], &["runbooks"]),
    (&["micro", "service"], &["microservice"]),
    (&["micro", "services"], &["microservices"]),
    (&["side", "car"], &["sidecar"]),
    (&["side", "cars"], &["sidecars"]),
    (&["web", "hook"], &["webhook"]),
    (&["web", "hooks"], &["webhooks"]),
    (&["auto", "scaling"], &["autoscaling"]),
    (&["auto", "scaler"], &["autoscaler"]),
    (&["back", "end"], &["backend"]),
    (&["back", "ends"], &["backends"]),
    (&["front", "end"], &["frontend"]),
    (&["front", "ends"], &["frontends"]),
    (&["data", "set"], &["dataset"]),
    (&["data", "sets"], &["datasets"]),
    (&["meta", "data"], &["metadata"]),
    (&["down", "time"], &["downtime"]),
    (&["up", "time"], &["uptime"]),
    (&["stand", "alone"], &["standalone"]),
    (&["tool", "chain"], &["toolchain"]),
    (&["tool", "chains"], &["toolchains"]),
    (&["tool", "set"], &["toolset"]),
    (&["multi", "tenancy"], &["multi-tenancy"]),
    (&["a", "lot", "many"], &["many"]),
    (&["so", "many", "more"], &["many", "more"]),
    (&["no", "sort", "of"], &["no"]),
    (&["no", "kind", "of"], &["no"]),
    (&["the", "good", "job"], &["a", "good", "job"]),
    (&["the", "same", "exact"], &["the", "exact", "same"]),
    (&["throughout", "into"], &["throughout"]),
    (&["tap", "onto"], &["tap", "into"]),
    (&["at", "real", "time"], &["in", "real", "time"]),
    (&["year", "to", "year"], &["year", "over", "year"]),
    (&["year", "on", "year"], &["year", "over", "year"]),
    (&["many", "different"], &["many"]),
    (&["multiple", "different"], &["multiple"]),
    (&["big", "and", "large"], &["large"]),
    (&["big", "large"], &["large"]),
    (&["faster", "or", "quicker"], &["faster"]),
    (&["plenty", "enough"], &["enough"]),
    (&["the", "similar"], &["similar"]),
    (&["all", "kind", "of"], &["all", "kinds", "of"]),
    (&["all", "sort", "of"], &["all", "sorts", "of"]),
    (&["right", "from", "the", "start"], &["from", "the", "start"]),
    (&["ram", "memory"], &["RAM"]),
    (&["a", "development", "of"], &["development", "of"]),
    (
        &["multi-tenancy", "architecture"],
        &["multi-tenant", "architecture"],
    ),
    (&["multi-tenancy", "cluster"], &["multi-tenant", "cluster"]),
    (&["multi-tenancy", "clusters"], &["multi-tenant", "clusters"]),
    (&["multi-tenancy", "platform"], &["multi-tenant", "platform"]),
    (
        &["multi-tenancy", "environment"],
        &["multi-tenant", "environment"],
    ),
    (&["in", "majority", "of"], &["in", "the", "majority", "of"]),
    (&["based", "off", "of"], &["based", "on"]),
    (&["based", "off"], &["based", "on"]),
];

/// "we actually bake bread" → "we bake bread"; what is denied may be denied of the word only ("do not really bake").
pub(super) fn vouching(clause: &mut Clause) {
    let free =
        !clause.verb.negated && !clause.tokens.iter().any(|t| t.is(&["not", "never", "n't", "hardly"]));
    let mut at = clause.subject_end;
    while free && at + 1 < clause.tokens.len() {
        let (token, next) = (&clause.tokens[at], &clause.tokens[at + 1]);
        let said = token.after == ' '
            && token.is(VOUCHING)
            && at != clause.verb.main
            && at != clause.verb.finite
            && at > 0
            && !clause.tokens[at - 1].tags.any(Tags::COORDINATOR)
            && next.tags.any(
                Tags::BASE
                    .with(Tags::PAST)
                    .with(Tags::THIRD)
                    .with(Tags::GERUND)
                    .with(Tags::PARTICIPLE)
                    .with(Tags::MODAL)
                    .with(Tags::BE)
                    .with(Tags::HAVE),
            )
            && !next.tags.any(Tags::PREPOSITION);
        if said {
            take_out(clause, at, at + 1);
        } else {
            at += 1;
        }
    }
}

/// "a very large oven" → "a large oven".
pub(super) fn degree(clause: &mut Clause) {
    if clause.tokens.iter().any(|t| t.is(&["not", "never", "n't", "hardly"])) {
        return;
    }
    let mut at = clause.verb.end.max(1);
    while at + 1 < clause.tokens.len() {
        let (before, token, next) = (&clause.tokens[at - 1], &clause.tokens[at], &clause.tokens[at + 1]);
        let said = token.after == ' '
            && token.is(DEGREE)
            && (next.tags.any(Tags::ADJECTIVE) || qualified(&clause.tokens, at))
            && !next.name
            && !next.is(MEASURED)
            && !before.is(&["as", "how", "so", "that", "this", "too"])
            && !next.tags.any(Tags::PREPOSITION.with(Tags::DETERMINER));
        if said {
            take_out(clause, at, at + 1);
        } else {
            at += 1;
        }
    }
}

/// "a very fine-grained oven": what stands between the article and the noun is a quality.
fn qualified(tokens: &[Token], at: usize) -> bool {
    let [before, _, next, noun] = &tokens[at - 1..tokens.len().min(at + 3)] else {
        return false;
    };
    before.is(&["a", "an", "the"])
        && before.after == ' '
        && next.after == ' '
        && next.tags.any(Tags::PARTICIPLE.with(Tags::NOUN))
        && noun.tags.any(Tags::NOUN)
        && !noun.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::ADVERB))
}

/// Whether the words from `at` on are these, with no mark inside.
pub(super) fn at_words(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(i, word)| {
        tokens
            .get(at + i)
            .is_some_and(|t| t.lower == *word && !t.name && (i + 1 == words.len() || t.after == ' '))
    })
}

/// Writes words of speech as prose does.
pub(super) fn prose(clause: &mut Clause) {
    // "in order to sell rye, we bake it": before the verb only what gets no longer, so that its places hold.
    let mut at = 0;
    while at < clause.front {
        let turn = PROSE.iter().find(|(said, told)| {
            told.len() <= said.len() && at + said.len() <= clause.front && at_words(&clause.tokens, at, said)
        });
        if let Some((said, told)) = turn {
            for (i, word) in told.iter().enumerate() {
                let after = clause.tokens[at + i].after;
                clause.tokens[at + i] = Token::new(word);
                clause.tokens[at + i].after = after;
            }
            if told.len() < said.len() {
                take_out(clause, at + told.len(), at + said.len());
            }
        }
        at += 1;
    }
    let mut at = clause.verb.end;
    while at < clause.tokens.len() {
        let Some((said, told)) = PROSE.iter().find(|(said, _)| at_words(&clause.tokens, at, said)) else {
            at += 1;
            continue;
        };
        // "every single every other week" was begun twice.
        let again = clause.tokens.get(at + said.len()).is_some_and(|t| t.lower == told[0]);
        if !again {
            replace(clause, at, said.len(), told);
        }
        at += told.len();
    }
}

/// Puts words for the `count` words at `at`, behind the verb; the mark behind them stays.
pub(super) fn replace(clause: &mut Clause, at: usize, count: usize, told: &[&str]) {
    let mark = clause.tokens[at + count - 1].after;
    let mut words: Vec<Token> = told.iter().map(|word| Token::new(word)).collect();
    if let Some(last) = words.last_mut() {
        last.after = mark;
    }
    clause.tokens.splice(at..at + count, words);
}

/// "in the beginning of the year" → "at the beginning of the year".
pub(super) fn beginning(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len().saturating_sub(4) {
        if at_words(&clause.tokens, at, &["in", "the", "beginning", "of"]) {
            clause.tokens[at] = Token::new("at");
        }
    }
}
