//! "By the numbers": the strongest metrics as rows, and results and scale as sentences. It prints a number only with what
//! it measures, in the talk's words.

mod change;
mod counting;
mod results;
mod rows;
mod scale;
mod scope;
mod sound;
mod tails;

#[cfg(test)]
mod tests;

use super::{
    display::{display, keeps_capital},
    facts::Reader,
    realise::Voice,
    tokens::Token,
    told,
};
use crate::{
    model::{DraftSentence, Metric, MetricKind, MetricRole},
    text::{common_words::is_common, english::class, lexicon::lexicon},
};
pub(super) use results::{results, shares};
use rows::row;
pub(super) use scale::scale;
pub(super) use scope::some_users;
pub(super) use sound::{piled, version};

/// Most rows.
const MOST: usize = 6;
/// Least certainty of a metric for a row of its own.
const CERTAIN: f64 = 0.6;

/// The bullets, results first.
pub(super) fn numbers(reader: &Reader<'_>, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut metrics: Vec<&Metric> = reader
        .source
        .analysis
        .metrics
        .iter()
        .filter(|m| m.caution.is_none() && m.confidence >= CERTAIN && m.role != MetricRole::Context)
        .filter(|m| reader.own_figure(m.sentence) || said_of_us(reader, voice, m))
        .filter(|m| told_of_us(reader, voice, m))
        .collect();
    metrics.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.sentence.cmp(&b.sentence))
    });
    // Each row with whether its own words say that the company has or runs it.
    let mut out: Vec<(DraftSentence, bool)> = Vec::new();
    for metric in metrics {
        let tokens = reader.tokens(metric.sentence);
        let Some(text) = row(tokens, voice, metric) else {
            continue;
        };
        // "30% of the compute running in cells", later 95%: the same share at another time, of which the last holds.
        if let Some(at) = out.iter().position(|(s, _)| same_share(&s.text, &text)) {
            if out[at].0.evidence < vec![metric.sentence] {
                out[at].0 = told(text, vec![metric.sentence]);
            }
            continue;
        }
        let text = format!(
            "{}{}",
            plain_nouns(&text, voice, tokens),
            when(reader, voice, metric, &text)
        );
        let owned = rows::figure(tokens, metric).is_some_and(|at| scale::governed(tokens, at, voice.company));
        if let Some(at) = out.iter().position(|(s, _)| alike(&s.text, &text)) {
            // What the company is said to have is surer than what is counted by the way.
            if owned && !out[at].1 {
                out[at] = (told(text, vec![metric.sentence]), owned);
            }
            continue;
        }
        let same_place = out.iter().filter(|(s, _)| s.evidence == [metric.sentence]).count();
        if same_place < 2 && out.len() < MOST {
            out.push((told(text, vec![metric.sentence]), owned));
        }
    }
    out.into_iter().map(|(sentence, _)| sentence).collect()
}

/// Whether nothing around a figure says that it is another's: an imagined scene, or a product told of before.
fn told_of_us(reader: &Reader<'_>, voice: &Voice<'_>, metric: &Metric) -> bool {
    let tokens = reader.tokens(metric.sentence);
    // "it took six hours": what took them changed.
    let another = metric.kind == MetricKind::Scale
        && rows::figure(tokens, metric)
            .is_some_and(|at| scope::of_another(reader, metric.sentence, at, voice.company));
    !another && !scope::staged(reader, metric.sentence)
}

/// The time at which a count holds, if it is told before it and not in its words.
fn when(reader: &Reader<'_>, voice: &Voice<'_>, metric: &Metric, text: &str) -> String {
    let tokens = reader.tokens(metric.sentence);
    let before = metric.sentence.checked_sub(1).map_or(&[][..], |id| reader.tokens(id));
    let counts = metric.kind == MetricKind::Scale && !text.contains(" during ") && !text.contains("peak");
    rows::figure(tokens, metric)
        .filter(|_| counts)
        .and_then(|at| scope::frame(tokens, before, at, voice))
        .unwrap_or_default()
}

/// "we have 400 ovens": whose figure it is, its own words say, whatever stands around.
fn said_of_us(reader: &Reader<'_>, voice: &Voice<'_>, metric: &Metric) -> bool {
    let tokens = reader.tokens(metric.sentence);
    reader.in_story(metric.sentence)
        && rows::figure(tokens, metric).is_some_and(|at| scale::governed(tokens, at, voice.company))
}

fn rank(metric: &Metric) -> u8 {
    match (metric.role, metric.kind) {
        (
            MetricRole::Impact,
            MetricKind::BeforeAfter | MetricKind::Percentage | MetricKind::Multiplier | MetricKind::Cost,
        ) => 0,
        (MetricRole::Impact, _) => 1,
        (MetricRole::Scale, _) => 2,
        (MetricRole::Context, _) => 3,
    }
}

/// Whether two rows give a share of the same thing: the word after "of" and what became of it.
fn same_share(a: &str, b: &str) -> bool {
    let what = |t: &str| -> Option<Vec<String>> {
        let (figure, rest) = t.split_once("% of ")?;
        let told = rest.split(' ').filter(|w| !matches!(*w, "its" | "the" | "total" | "all"));
        (figure.split(' ').count() <= 3).then(|| told.take(2).map(str::to_owned).collect())
    };
    what(a).is_some_and(|of| what(b) == Some(of))
}

/// The row with its nouns in lower case, where captions wrote "100 Engineers", and its acronyms in capitals.
fn plain_nouns(text: &str, voice: &Voice<'_>, said: &[Token]) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let name =
        |w: &str| said.iter().any(|t| t.name && t.text.split(' ').any(|part| part.eq_ignore_ascii_case(w)));
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let usual = |w: &str| {
        let lower = w.to_lowercase();
        !voice.cased
            && (is_common(&lower) || class(&lower).is_some())
            && !keeps_capital(&lower)
            && display(&lower).is_none()
            && !name(w)
    };
    let named = |w: Option<&&str>| w.is_some_and(|w| capital(w) && !usual(w));
    let plain = |at: usize, word: &str| {
        let lower = word.to_lowercase();
        if *word == lower {
            return display(word).map_or(lower, str::to_owned);
        }
        let alone = at > 0 && (at == 1 || !named(words.get(at - 1))) && !named(words.get(at + 1));
        let ends = word.chars().skip(1).all(char::is_lowercase);
        if alone && (counting::understood(&lower) || ends && usual(word)) {
            lower
        } else {
            word.to_owned()
        }
    };
    words.iter().enumerate().map(|(at, word)| plain(at, word)).collect::<Vec<_>>().join(" ")
}

/// Whether two bullets give the same figure of the same thing.
fn alike(a: &str, b: &str) -> bool {
    const NEAR: &[&str] = &[
        "about", "around", "over", "more", "than", "almost", "nearly", "up", "to", "close", "of", "the",
    ];
    let words = |t: &str| -> Vec<String> {
        t.to_lowercase()
            .split_whitespace()
            .filter(|w| !NEAR.contains(w))
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    // "37 clusters", later "more than 40 clusters": the same at another time.
    let counted = |words: &[String]| -> Vec<String> {
        words.iter().filter(|w| !w.starts_with(|c: char| c.is_ascii_digit())).cloned().collect()
    };
    if counted(&a).len() > 1 && counted(&a) == counted(&b) {
        return true;
    }
    if same_things(&counted(&a), &counted(&b)) || nearly(&a, &b) {
        return true;
    }
    if same_people(&a, &b) {
        return true;
    }
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared * 10 >= a.len().min(b.len()) * 8
}

/// "230 Kubernetes clusters" and "250 clusters in two regions": the same things, of which the first row told says more or
/// less.
fn same_things(a: &[String], b: &[String]) -> bool {
    const POWERS: &[&str] = &[
        "hundreds",
        "thousands",
        "millions",
        "tens",
        "thousand",
        "million",
        "billion",
    ];
    let split = |words: &[String]| -> (Vec<String>, Vec<String>) {
        let words: Vec<String> = words.iter().filter(|w| !POWERS.contains(&w.as_str())).cloned().collect();
        let end = words.iter().position(|w| lexicon().plural(w)).map_or(words.len(), |at| at + 1);
        (words[..end].to_vec(), words[end..].to_vec())
    };
    let ((head, tail), (other, end)) = (split(a), split(b));
    let (short, long) = if head.len() <= other.len() {
        (&head, &other)
    } else {
        (&other, &head)
    };
    !short.is_empty()
        && short.last() == long.last()
        && short.iter().all(|w| long.contains(w))
        && (tail == end || tail.is_empty() || end.is_empty())
}

/// "23,500 ovens per year", in round figures "about 20,000 big ovens".
fn nearly(a: &[String], b: &[String]) -> bool {
    const CLOSE: f64 = 0.2;
    let noun = |words: &[String]| words.iter().find(|w| lexicon().plural(w)).cloned();
    match (amount(a), amount(b)) {
        (Some(one), Some(other)) if noun(a).is_some() && noun(a) == noun(b) => {
            (one - other).abs() <= CLOSE * one.max(other)
        }
        _ => false,
    }
}

/// "42 million active users", later "40 million customers": the same people, counted twice.
fn same_people(a: &[String], b: &[String]) -> bool {
    const PEOPLE: &[&str] = &[
        "users",
        "customers",
        "engineers",
        "developers",
        "people",
        "employees",
        "teammates",
        "members",
    ];
    const CLOSE: f64 = 0.1;
    let people = |words: &[String]| words.iter().any(|w| PEOPLE.contains(&w.as_str()));
    match (amount(a), amount(b)) {
        (Some(one), Some(other)) => people(a) && people(b) && (one - other).abs() <= CLOSE * one.max(other),
        _ => false,
    }
}

/// The number that a row begins with.
fn amount(words: &[String]) -> Option<f64> {
    let at = words.iter().position(|w| w.starts_with(|c: char| c.is_ascii_digit()))?;
    let number: f64 = words[at].replace(',', "").parse().ok()?;
    let power = match words.get(at + 1).map(String::as_str) {
        Some("thousand") => 1e3,
        Some("million") => 1e6,
        Some("billion") => 1e9,
        _ => 1.0,
    };
    Some(number * power)
}
