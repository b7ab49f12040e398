//! Tells how big the platform is as a sentence of its own: "Acme runs 35 clusters in two regions." It reads the verb that
//! governs the figure and leaves out figures of other people, of the past and of what may come.

use super::{counting, rows, scope, sound, tails};
use crate::{
    model::{DraftSentence, Metric, MetricKind, MetricRole},
    text::lexicon::{Tags, lexicon},
    writing::extractive::{
        debris,
        facts::Reader,
        print::capitalise,
        realise::{Voice, series},
        tokens::Token,
        told,
    },
};

/// Verbs that tell what a company has or runs.
pub(super) const RUNS: &[&str] = &[
    "have", "run", "manage", "operate", "serve", "host", "support", "maintain", "handle", "process", "own",
    "employ", "carry", "deliver",
];

/// Plural nouns that tell nothing of how big a company is.
const VAGUE: &[&str] = &[
    "slides",
    "things",
    "steps",
    "phases",
    "parts",
    "examples",
    "options",
    "ways",
    "reasons",
    "points",
    "minutes",
    "types",
    "kinds",
    "layers",
    "levels",
    "stages",
    "cases",
    "problems",
    "issues",
    "challenges",
    "questions",
];

/// Most sentences.
const MOST: usize = 3;

/// What the company runs and how much of it, in the order of the talk.
pub(in super::super) fn scale(reader: &Reader<'_>, voice: &Voice<'_>) -> Vec<DraftSentence> {
    // Figures of one sentence under one verb are told together.
    let mut told_of: Vec<(usize, String, Vec<String>)> = Vec::new();
    for metric in &reader.source.analysis.metrics {
        let staged = || scope::staged(reader, metric.sentence);
        if !fits(metric) || !reader.own_figure(metric.sentence) || staged() {
            continue;
        }
        let Some((verb, counted)) = phrase(reader.tokens(metric.sentence), voice, metric) else {
            continue;
        };
        let when = super::when(reader, voice, metric, &counted);
        let counted = format!(
            "{}{when}",
            super::plain_nouns(&counted, voice, reader.tokens(metric.sentence))
        );
        let known = told_of.iter().flat_map(|(_, _, all)| all).any(|other| same_noun(other, &counted));
        if known {
            continue;
        }
        match told_of.iter().position(|(s, v, _)| *s == metric.sentence && *v == verb) {
            Some(at) => together(&mut told_of[at].2, counted),
            None if told_of.len() < MOST => told_of.push((metric.sentence, verb, vec![counted])),
            None => {}
        }
    }
    told_of
        .into_iter()
        .enumerate()
        .map(|(i, (sentence, verb, all))| {
            let who = if i == 0 {
                capitalise(voice.company)
            } else {
                "It".to_owned()
            };
            let all: Vec<String> = all.iter().map(|counted| in_words(counted)).collect();
            told(format!("{who} {verb} {}.", series(&all)), vec![sentence])
        })
        .collect()
}

/// "5 bakeries" as a sentence tells it: "five bakeries".
fn in_words(counted: &str) -> String {
    const WORDS: [&str; 5] = ["five", "six", "seven", "eight", "nine"];
    const MEASURES: &[&str] = &["million", "billion", "trillion", "thousand", "hundred", "to", "%"];
    let mut words: Vec<&str> = counted.split(' ').collect();
    let figure = words.iter().position(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(at) = figure
        && let Some(word) = words[at].parse::<usize>().ok().and_then(|n| WORDS.get(n.checked_sub(5)?))
        && words.get(at + 1).is_some_and(|next| !MEASURES.contains(next) && !next.ends_with("bytes"))
    {
        words[at] = word;
    }
    words.join(" ")
}

/// Adds a count to those that are told with it: what both are followed by is told once.
fn together(all: &mut Vec<String>, counted: String) {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    if let Some(last) = all.last_mut() {
        let (before, after) = (words(last), words(&counted));
        let same = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
        if same > 1 && before.len() - same > 1 {
            *last = before[..before.len() - same].join(" ");
        }
    }
    all.push(counted);
}

/// Whether a metric may tell of scale.
fn fits(metric: &Metric) -> bool {
    metric.caution.is_none()
        && metric.confidence >= super::CERTAIN
        && metric.role != MetricRole::Impact
        && metric.kind == MetricKind::Scale
        && counting::countable(metric.value.trim())
}

/// Whether two counts tell of the same things, so that the second is another time's or another place's.
fn same_noun(a: &str, b: &str) -> bool {
    let noun = |t: &str| -> Option<String> {
        let head = t.split(" in ").next()?.split(" across ").next()?;
        counting::last_word(head).map(str::to_lowercase)
    };
    noun(a) == noun(b)
}

/// The verb in the third person and what is counted.
fn phrase(tokens: &[Token], voice: &Voice<'_>, metric: &Metric) -> Option<(String, String)> {
    let at = rows::figure(tokens, metric)?;
    let verb = governor(tokens, at, voice.company)?;
    let (counted, tail, last) = rows::counted(tokens, at, voice, metric)?;
    let value = metric.value.trim();
    if !sound::sound(&format!("{counted}{tail}"))
        || sound::unreal(tokens, at)
        || scope::limited(tokens, at)
        || tails::open(tokens, at, &last)
        || tail.is_empty() && scope::of_some_tool(value, &last)
        || counting::of_a_project(&last)
        || counting::dozens(tokens, at, value)
        || counting::few(value) && last == "people"
    {
        return None;
    }
    // "we have 50 jobs which run every week": 50 is what runs in a week, and not what there is.
    if let Some(unit) = counting::rate_after(tokens, at, &last).filter(|_| !value.contains(" per ")) {
        return (verb != "has").then(|| (verb, format!("{counted} per {unit}")));
    }
    let text = format!("{counted}{tail}");
    let one = scope::one_of_many(tokens, at).is_some_and(|one| !text.contains(one));
    (!one && (thing(tokens, at, &last) || !tail.is_empty())).then_some((verb, text))
}

/// Whether what is counted from `at` on is a thing that a company has or runs.
pub(super) fn thing(tokens: &[Token], at: usize, noun: &str) -> bool {
    let known = || tokens[at..].iter().find(|t| t.lower == noun).is_some_and(debris::known);
    counting::understood(noun) || lexicon().plural(noun) && !VAGUE.contains(&noun) && known()
}

/// Whether the company is said to have or run what is counted.
pub(super) fn governed(tokens: &[Token], figure: usize, company: &str) -> bool {
    governor(tokens, figure, company).is_some()
}

/// The verb whose object the figure is, in the third person, when "we" or the company is its subject and it holds today.
fn governor(tokens: &[Token], figure: usize, company: &str) -> Option<String> {
    const UNREAL: &[&str] = &[
        "if",
        "when",
        "could",
        "would",
        "should",
        "might",
        "may",
        "can",
        "will",
        "want",
        "to",
        "not",
        "never",
        "used",
        "until",
        "unless",
        "imagine",
        "say",
        "let's",
        "before",
        "without",
        "still",
        "initially",
        "originally",
    ];
    let mut at = figure.checked_sub(1)?;
    let mut listed = 0;
    let verb = loop {
        let token = tokens.get(at)?;
        let base = lexicon().base(&token.lower);
        let rate =
            base == Some("see") && tokens[figure..].iter().take(6).any(|t| t.is(&["per", "rps", "qps"]));
        if (base.is_some_and(|b| RUNS.contains(&b)) || rate)
            && tokens[at + 1..figure].iter().all(|t| t.after != '.')
        {
            break at;
        }
        // "we have 300 clusters and 2,000 services": the second hangs on the same verb.
        let between = token.name
            || token.tags.any(Tags::ADVERB.with(Tags::DETERMINER).with(Tags::NUMBER))
            || token.is(&[
                "about",
                "around",
                "over",
                "up",
                "close",
                "more",
                "than",
                "of",
                "like",
                "somewhere",
            ])
            || (listed < 8
                && figure - at < 12
                && (token.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) || token.is(&["and", "plus"])));
        if !between || token.tags.any(Tags::SUBJECT) {
            return None;
        }
        listed += usize::from(token.tags.any(Tags::NOUN));
        at = at.checked_sub(1)?;
    };
    // Nouns between verb and figure belong to a list only when a list joins them.
    if listed > 0 && !tokens[verb..figure].iter().any(|t| t.is(&["and", "plus"]) || t.after == ',') {
        return None;
    }
    let base = lexicon().base(&tokens[verb].lower)?;
    let mut subject = verb.checked_sub(1)?;
    let progressive = tokens[verb].tags.any(Tags::GERUND);
    while tokens[subject].tags.any(Tags::ADVERB.with(Tags::BE))
        || tokens[subject].is(&["do", "currently", "today"])
    {
        subject = subject.checked_sub(1)?;
    }
    let named = tokens[subject].name && tokens[subject].text == company;
    let now = progressive
        && tokens[verb - 1].tags.any(Tags::BE.with(Tags::ADVERB))
        && !tokens[subject..verb].iter().any(|t| t.is(&["were", "was", "been"]))
        || !progressive && tokens[verb].lower == base
        || named && lexicon().third(base).is_some_and(|third| tokens[verb].lower == third);
    let unreal = tokens[subject.saturating_sub(4)..verb].iter().any(|t| t.is(UNREAL));
    if tokens[subject].lower != "we" && !named || !now || unreal {
        return None;
    }
    lexicon().third(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::tokens::{Names, clean};

    fn verb_of(text: &str, figure: &str) -> Option<String> {
        let mut names = Names::default();
        names.add("Acme", false);
        let tokens = clean(text, &names);
        let at = tokens.iter().position(|t| t.lower == figure)?;
        governor(&tokens, at, "Acme")
    }

    #[test]
    fn small_counts_are_told_in_words() {
        assert_eq!(
            in_words("6 node groups in its yard"),
            "six node groups in its yard"
        );
        assert_eq!(in_words("more than 5 ovens"), "more than five ovens");
        assert_eq!(in_words("8 million guests"), "8 million guests");
        assert_eq!(in_words("60 ovens in 5 towns"), "60 ovens in 5 towns");
    }

    #[test]
    fn the_company_runs_what_its_own_verb_governs() {
        assert_eq!(
            verb_of("so we run about 35 clusters in two regions", "35").as_deref(),
            Some("runs")
        );
        assert_eq!(
            verb_of("today we are running more than 35 clusters", "35").as_deref(),
            Some("runs")
        );
        assert_eq!(
            verb_of("today Acme runs 35 clusters", "35").as_deref(),
            Some("runs")
        );
        assert_eq!(
            verb_of("we have 35 clusters and 900 services", "900").as_deref(),
            Some("has")
        );
    }

    #[test]
    fn figures_of_others_of_the_past_and_of_wishes_are_no_scale() {
        for text in [
            "you have 35 clusters",
            "they run 35 clusters",
            "we had 35 clusters",
            "if we have 35 clusters",
            "we want to run 35 clusters",
            "we could run 35 clusters",
            "we run a test on 35 clusters",
            "the vendor offers 35 clusters",
        ] {
            assert_eq!(verb_of(text, "35"), None, "{text}");
        }
    }
}
