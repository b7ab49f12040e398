//! Reads what stands around a verb or a name: whose it is, when it was, where a phrase ends. It tells nothing by itself.

use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{
        nominal::{closed, extent, phrase, purpose},
        realise::Voice,
        tokens::Token,
    },
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
    "why",
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
    near[we + 1..].iter().all(|t| t.tags.any(auxiliary) && !t.is(UNSURE))
        && !near[..we].iter().any(|t| t.is(UNSURE))
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

/// A purpose with nothing left over that belongs to it: "for a service that …" is half of one.
pub(super) fn whole_purpose(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let what = purpose(tokens, at, voice)?;
    let mut left = what.split(' ').count();
    let mut next = at;
    while left > 0 {
        left = left.saturating_sub(tokens.get(next)?.text.split(' ').count());
        next += 1;
    }
    let open = tokens[next - 1].after == ' '
        && tokens.get(next).is_some_and(|t| {
            t.tags.any(Tags::RELATIVE.with(Tags::BE).with(Tags::HAVE))
                || t.is(&["this", "these", "those", "each", "than", "or"])
                || tokens.get(next + 1).is_some_and(|which| which.lower == "which")
        });
    // "as Acme": in the role of itself.
    let itself = tokens[at].lower == "as" && tokens.get(at + 1).is_some_and(|t| t.name);
    // "to provision on premises": what is provisioned is missing.
    let bare = tokens[at].lower == "to" && tokens.get(at + 2)?.tags.any(Tags::PREPOSITION);
    let times = ["time", "while", "days", "weeks", "months", "years", "now"];
    let how_long = tokens[at].lower == "for" && what.split(' ').any(|w| times.contains(&w));
    (!open && !bare && !how_long && !itself).then_some(what)
}

/// The noun phrase from `at` on when nothing that follows belongs to it, of two words or more.
pub(super) fn whole(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let opens = Tags::DETERMINER.with(Tags::NOUN).with(Tags::ADJECTIVE).with(Tags::NUMBER);
    let first = tokens.get(at).filter(|t| t.tags.any(opens) && !t.tags.any(Tags::PREPOSITION))?;
    let (what, end) = extent(tokens, at, voice)?;
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
    Some(format!("{how}{} {}", verb.lower, whole(tokens, at + 1, voice)?))
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
        .filter(|i| tokens[*i].is(KINDS))
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

/// The words from `from` to `to`, when they make one noun phrase as a whole.
pub(super) fn all_of(tokens: &[Token], from: usize, to: usize, voice: &Voice<'_>) -> Option<String> {
    let what = phrase(tokens.get(..to)?, from, voice)?;
    let whole = tokens.get(from..to)?.iter().map(|t| t.text.split(' ').count()).sum::<usize>();
    (what.split(' ').count() == whole && whole <= 8).then_some(what)
}

/// "Acme uses X for …" in the tense of the verb at `verb`.
pub(super) fn uses(tokens: &[Token], verb: usize, name: &str, what: &str, voice: &Voice<'_>) -> String {
    let base = lexicon().base(&tokens[verb].lower).unwrap_or("use");
    let told = match base {
        "choose" | "pick" | "select" => "chose",
        "adopt" => "adopted",
        "rely" if past(tokens, verb) => "relied on",
        "rely" => "relies on",
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
