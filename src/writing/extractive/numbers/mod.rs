//! "By the numbers": the strongest metrics as rows, and results and scale as sentences. It prints a number only with what
//! it measures, in the talk's words.

mod change;
mod counting;
mod results;
mod rows;
mod scale;
mod sound;

#[cfg(test)]
mod tests;

use super::{facts::Reader, realise::Voice, told};
use crate::model::{DraftSentence, Metric, MetricKind, MetricRole};
pub(super) use results::{results, shares};
use rows::row;
pub(super) use scale::scale;
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
        .collect();
    metrics.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.sentence.cmp(&b.sentence))
    });
    let mut out: Vec<DraftSentence> = Vec::new();
    for metric in metrics {
        let Some(text) = row(reader.tokens(metric.sentence), voice, metric) else {
            continue;
        };
        let same_place = out.iter().filter(|s| s.evidence == [metric.sentence]).count();
        // "30% of the compute running in cells", later 95%: the same share at another time, of which the last holds.
        if let Some(at) = out.iter().position(|s| same_share(&s.text, &text)) {
            if out[at].evidence < vec![metric.sentence] {
                out[at] = told(text, vec![metric.sentence]);
            }
            continue;
        }
        let text = plain_nouns(&text);
        if same_place < 2 && out.iter().all(|s| !alike(&s.text, &text)) {
            out.push(told(text, vec![metric.sentence]));
        }
        if out.len() == MOST {
            break;
        }
    }
    out
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

/// The row with its nouns in lower case, where captions wrote "100 Engineers".
fn plain_nouns(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |w: Option<&&str>| w.is_some_and(|w| w.starts_with(char::is_uppercase));
    let plain = |at: usize, word: &str| {
        let lower = word.to_lowercase();
        let alone = at > 0 && (at == 1 || !capital(words.get(at - 1))) && !capital(words.get(at + 1));
        if alone && counting::understood(&lower) {
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
    if same_people(&a, &b) {
        return true;
    }
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared * 10 >= a.len().min(b.len()) * 8
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
