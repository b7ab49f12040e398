//! Reads what stands around a verb or a name: whose it is, when it was, where a phrase ends. It tells nothing by itself.

use super::phrases::list_from;
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{nominal::closed, realise::Voice, tokens::Token},
};

/// Words before the verb that make it no statement of the company's: denials, hopes, advice, other people.
pub(super) const UNSURE: &[&str] = &[
    "not",
    "never",
    "could",
    "would",
    "should",
    "might",
    "may",
    "if",
    "you",
    "they",
    "people",
    "i",
    "who",
    "without",
    "instead",
    "how",
    "what",
    "can",
    "want",
    "wanted",
    "considered",
    "tried",
    "try",
    "when",
    "once",
    "before",
    "will",
    "to",
    "let's",
    "don't",
    "didn't",
    "why",
    "whether",
    "maybe",
    "imagine",
    "going",
];

/// Words that may not stand in a printed purpose.
const VAGUE: &[&str] = &[
    "this",
    "that",
    "these",
    "those",
    "it",
    "them",
    "thing",
    "things",
    "stuff",
    "example",
    "here",
    "there",
    "everything",
    "something",
    "lot",
    "way",
    "etc",
    "you",
    "your",
    "i",
    "us",
    "we",
    "one",
    "ones",
    "such",
    "same",
    "latter",
    "former",
    "itself",
    "ourselves",
    "ourself",
    "themselves",
    "whatever",
    "today",
    "bunch",
];

/// Whether a statement names all it speaks of.
pub(super) fn clear(text: &str) -> bool {
    !text.split(' ').any(|w| VAGUE.contains(&w.to_lowercase().trim_matches(',')))
}

/// Whether a phrase may end after the name at `at`.
pub(super) fn ends(tokens: &[Token], at: usize) -> bool {
    tokens[at].after != ' '
        || tokens.get(at + 1).is_none_or(|t| {
            t.tags.any(
                Tags::PREPOSITION
                    .with(Tags::COORDINATOR)
                    .with(Tags::SUBORDINATOR)
                    .with(Tags::RELATIVE)
                    .with(Tags::SUBJECT),
            ) || t.is(&["so", "because", "today", "now"])
        })
}

/// Whether "we" is the subject of the verb at `verb` and nothing makes it less than a statement.
pub(super) fn ours(tokens: &[Token], verb: usize) -> bool {
    let near = &tokens[verb.saturating_sub(5)..verb];
    let Some(we) = near.iter().rposition(|t| t.lower == "we") else {
        return false;
    };
    let auxiliary = Tags::ADVERB.with(Tags::BE).with(Tags::HAVE).with(Tags::DO);
    let began = began(tokens, verb).is_some();
    let last = near.len() - usize::from(began);
    near.get(we + 1..last)
        .is_some_and(|between| between.iter().all(|t| t.tags.any(auxiliary) && !t.is(UNSURE)))
        && !near[..we].iter().any(|t| t.is(UNSURE))
}

/// "started" of "we started using".
fn began(tokens: &[Token], verb: usize) -> Option<&str> {
    let before = verb.checked_sub(1).map(|i| &tokens[i])?;
    (before.is(&["started", "began"]) && tokens[verb].tags.any(Tags::GERUND)).then_some(before.lower.as_str())
}

/// Whether a verb at `verb` is told as past.
pub(super) fn past(tokens: &[Token], verb: usize) -> bool {
    let base = lexicon().base(&tokens[verb].lower);
    let finite = tokens[verb].tags.any(Tags::PAST) && base != Some(tokens[verb].lower.as_str());
    finite || tokens[verb.saturating_sub(2)..verb].iter().any(|t| t.is(&["were", "was", "had"]))
}

/// The verb as it agrees with the company: "moved", "runs".
pub(super) fn agreed(tokens: &[Token], verb: usize) -> Option<String> {
    let base = lexicon().base(&tokens[verb].lower)?;
    if let Some(began) = began(tokens, verb) {
        return Some(format!("{began} {}", tokens[verb].lower));
    }
    if past(tokens, verb) || tokens[verb].tags.any(Tags::PARTICIPLE) && tokens[verb].lower != base {
        Some(lexicon().forms(base)?.past.clone())
    } else {
        lexicon().third(base)
    }
}

/// Whether the name at `at` is the subject of what follows, and no part of a longer phrase.
pub(super) fn heads(tokens: &[Token], at: usize) -> bool {
    tokens[at].after == ' '
        && at.checked_sub(1).is_none_or(|before| {
            let t = &tokens[before];
            t.after != ' '
                || t.tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR))
                || t.is(&["that", "so", "then", "which"])
        })
        && !tokens[at.saturating_sub(4)..at].iter().any(|t| t.is(UNSURE))
}

/// The noun phrase from `at` on when nothing that follows belongs to it, of two words or more.
pub(super) fn whole(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    whole_object(tokens, at, true, voice)
}

/// The same behind a verb; with `nouns` nothing but nouns can be listed with it.
fn whole_object(tokens: &[Token], at: usize, nouns: bool, voice: &Voice<'_>) -> Option<String> {
    let opens = Tags::DETERMINER.with(Tags::NOUN).with(Tags::ADJECTIVE).with(Tags::NUMBER);
    let first = tokens.get(at).filter(|t| t.tags.any(opens) && !t.tags.any(Tags::PREPOSITION))?;
    let (what, end) = list_from(tokens, at, nouns, voice)?;
    // "the metric use …": a second clause without its subject.
    let runs_on = tokens[at + 1..end].iter().any(|t| {
        t.is(&[
            "use", "uses", "see", "get", "make", "help", "helps", "let", "need", "want",
        ])
    });
    if runs_on {
        return None;
    }
    let telling = what.split(' ').count() >= 2 || first.tags == Tags::NOUN && lexicon().plural(&first.lower);
    (telling && closed(tokens, end)).then_some(what)
}

/// An action from `at` on with its object: "restrict traffic between clusters".
pub(super) fn action(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let adverb = tokens.get(at).filter(|t| t.lower.ends_with("ly") && t.tags.any(Tags::ADVERB));
    let at = at + usize::from(adverb.is_some());
    let verb = tokens
        .get(at)
        .filter(|t| t.tags.any(Tags::BASE) && !t.tags.any(Tags::BE) && t.after == ' ')?;
    if verb.is(&[
        "do", "be", "get", "go", "have", "make", "kind", "see", "say", "talk", "look", "come",
    ]) {
        return None;
    }
    let how = adverb.map_or(String::new(), |t| format!("{} ", t.lower));
    Some(format!(
        "{how}{} {}",
        verb.lower,
        whole_object(tokens, at + 1, false, voice)?
    ))
}

/// The name at `at` with the words it is put before ("X Collector", "X pipelines"), and the index after them.
pub(super) fn compound(tokens: &[Token], at: usize, voice: &Voice<'_>) -> (String, usize) {
    const KINDS: &[&str] = &[
        "collector",
        "operator",
        "pipeline",
        "pipelines",
        "policies",
        "workflows",
        "controller",
        "controllers",
        "gateway",
        "charts",
        "templates",
        "plugin",
        "plugins",
        "agent",
        "agents",
        "queries",
        "dashboards",
        "rules",
        "proxy",
        "proxies",
        "add-on",
        "server",
        "filters",
        "compositions",
        "extensions",
        "applications",
        "applicationsets",
        "stack",
        "api",
    ];
    let last = (at..tokens.len().min(at + 3))
        .take_while(|i| *i == at || tokens[*i - 1].after == ' ')
        .filter(|i| tokens[*i].is(KINDS) || plural(&tokens[*i]))
        .last();
    let Some(last) = last.filter(|last| tokens[at + 1..*last].iter().all(|t| t.tags.any(Tags::NOUN))) else {
        return (tokens[at].text.clone(), at + 1);
    };
    let article = at
        .checked_sub(1)
        .map(|i| tokens[i].lower.as_str())
        .filter(|w| matches!(*w, "the" | "a" | "an"));
    let singular = !lexicon().plural(&tokens[last].lower);
    let words = voice.phrase(&tokens[at..=last]);
    let text = match article {
        Some(article) if singular => format!("{article} {words}"),
        _ if singular => format!("the {words}"),
        _ => words,
    };
    (text, last + 1)
}

/// A word that is a plural noun and nothing else.
fn plural(token: &Token) -> bool {
    lexicon().plural(&token.lower)
        && token.tags.any(Tags::NOUN)
        && !token.tags.any(Tags::THIRD)
        && !token.name
}

/// The words from `from` to `to`, when they make one phrase or list as a whole.
pub(super) fn all_of(tokens: &[Token], from: usize, to: usize, voice: &Voice<'_>) -> Option<String> {
    let (what, end) = list_from(tokens.get(..to)?, from, true, voice)?;
    (end == to && what.split(' ').count() <= 14).then_some(what)
}

/// "Acme uses X for …" in the tense of the verb at `verb`.
pub(super) fn uses(tokens: &[Token], verb: usize, name: &str, what: &str, voice: &Voice<'_>) -> String {
    let base = lexicon().base(&tokens[verb].lower).unwrap_or("use");
    if let Some(began) = began(tokens, verb).filter(|_| using(&tokens[verb])) {
        return format!("{} {began} using {name} {what}", voice.company);
    }
    let told = match base {
        "choose" | "pick" | "select" => "chose",
        "adopt" => "adopted",
        "rely" if past(tokens, verb) => "relied on",
        "rely" => "relies on",
        "deploy" | "install" | "introduce" | "implement" | "configure" | "run" | "integrate" | "add" => {
            return agreed(tokens, verb).map_or_else(
                || format!("{} uses {name} {what}", voice.company),
                |told| format!("{} {told} {name} {what}", voice.company),
            );
        }
        _ if past(tokens, verb) => "used",
        _ => "uses",
    };
    format!("{} {told} {name} {what}", voice.company)
}

/// Whether a token is a verb of use or of choice; "rely" needs its "on".
pub(super) fn using(token: &Token) -> bool {
    const USING: &[&str] = &[
        "use", "leverage", "utilize", "employ", "adopt", "choose", "pick", "select", "rely",
    ];
    token.tags.any(Tags::BASE.with(Tags::PAST).with(Tags::GERUND).with(Tags::PARTICIPLE))
        && lexicon().base(&token.lower).is_some_and(|base| USING.contains(&base))
}

/// Whether a token is a verb of bringing something into use that is told as it was said.
pub(super) fn adopted(token: &Token) -> bool {
    const BRINGING: &[&str] = &[
        "deploy",
        "install",
        "introduce",
        "implement",
        "configure",
        "run",
        "integrate",
        "add",
    ];
    token.tags.any(Tags::BASE.with(Tags::PAST).with(Tags::GERUND).with(Tags::PARTICIPLE))
        && lexicon().base(&token.lower).is_some_and(|base| BRINGING.contains(&base))
}
