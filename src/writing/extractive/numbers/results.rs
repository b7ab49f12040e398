//! Tells changes as results in words that fit a headline: "sees a 44% drop in the cost of a release", "cuts the release
//! time from days to hours". A change whose subject the talk leaves open is not told.

use super::rows::row;
use crate::{
    model::{DraftSentence, Metric, MetricKind, MetricRole},
    text::lexicon::lexicon,
    writing::extractive::{
        facts::Reader,
        realise::{Voice, possessive},
        told,
    },
};

/// Words of what a reader outside the team feels; such a change comes first.
const FELT: &[&str] = &[
    "cost",
    "costs",
    "time",
    "times",
    "deployment",
    "release",
    "outages",
    "incidents",
    "money",
];

/// Nouns of change.
const CHANGES: &[&str] = &[
    "reduction",
    "drop",
    "increase",
    "growth",
    "improvement",
    "saving",
    "savings",
    "decrease",
    "gain",
];

/// The changes the talk tells, strongest first, each as a verb phrase in the present tense.
pub(in super::super) fn results(reader: &Reader<'_>, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let telling = |m: &&Metric| {
        m.caution.is_none()
            && m.confidence >= super::CERTAIN
            && m.role == MetricRole::Impact
            && matches!(
                m.kind,
                MetricKind::Percentage | MetricKind::Multiplier | MetricKind::BeforeAfter
            )
            && reader.own_figure(m.sentence)
            && super::told_of_us(reader, voice, m)
    };
    let mut metrics: Vec<(bool, f64, &Metric)> = reader
        .source
        .analysis
        .metrics
        .iter()
        .filter(telling)
        .map(|m| {
            let felt = m.quote.split_whitespace().any(|w| FELT.contains(&w.to_lowercase().as_str()));
            (!felt, factor(m), m)
        })
        .collect();
    metrics.sort_by(|(a_unfelt, a_factor, a), (b_unfelt, b_factor, b)| {
        a_unfelt
            .cmp(b_unfelt)
            .then(b_factor.total_cmp(a_factor))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.sentence.cmp(&b.sentence))
    });
    let mut out: Vec<DraftSentence> = Vec::new();
    for (.., metric) in metrics {
        let Some(row) = row(reader.tokens(metric.sentence), voice, metric) else {
            continue;
        };
        let text = if metric.kind == MetricKind::BeforeAfter {
            before_after(&row).filter(|_| felt(&metric.value))
        } else {
            share(&row)
        };
        if let Some(text) = text.filter(|t| out.iter().all(|o| !super::alike(&o.text, t))) {
            out.push(told(text, vec![metric.sentence]));
        }
    }
    out
}

/// Shares of what the company has that became something, as sentences: "About 95% of Acme's services are running in cells."
pub(in super::super) fn shares(reader: &Reader<'_>, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let fits = |m: &&Metric| {
        m.caution.is_none()
            && m.confidence >= super::CERTAIN
            && m.role == MetricRole::Impact
            && m.kind == MetricKind::Percentage
            && reader.own_figure(m.sentence)
            && super::told_of_us(reader, voice, m)
    };
    let mut out: Vec<(String, DraftSentence)> = Vec::new();
    for metric in reader.source.analysis.metrics.iter().filter(fits) {
        let tokens = reader.tokens(metric.sentence);
        let Some((what, text)) = row(tokens, voice, metric).and_then(|row| share_of(&row, voice)) else {
            continue;
        };
        // What is said later holds longer.
        out.retain(|(other, _)| *other != what);
        out.push((what, told(text, vec![metric.sentence])));
    }
    out.into_iter().map(|(_, sentence)| sentence).collect()
}

/// "About 95% of its services running in cells" → what it is a share of, and the sentence.
fn share_of(row: &str, voice: &Voice<'_>) -> Option<(String, String)> {
    let words: Vec<&str> = row.split(' ').collect();
    let of = words.iter().position(|w| *w == "of").filter(|at| *at <= 3)?;
    let what = words.get(of + 1).filter(|w| matches!(**w, "its" | "the"))?;
    let verb = (of + 3..words.len()).find(|at| {
        let base = lexicon().base(words[*at]);
        base.is_some_and(|b| b != words[*at]) && (words[*at].ends_with("ing") || words[*at].ends_with("ed"))
    })?;
    let noun = words[verb - 1];
    let be = match (words[verb].ends_with("ing"), lexicon().plural(noun)) {
        (true, true) => "are",
        (true, false) => "is",
        (false, true) => "were",
        (false, false) => "was",
    };
    let whose = if *what == "its" {
        possessive(voice.company)
    } else {
        "the".to_owned()
    };
    let text = format!(
        "{} {whose} {} {be} {}.",
        words[..=of].join(" "),
        words[of + 2..verb].join(" "),
        words[verb..].join(" ")
    );
    Some((format!("{noun} {}", words[verb]), text))
}

/// By how much something changed: 16 for "from 6 hours to 22 minutes", 1.6 for 38%, 1 where it cannot be told.
fn factor(metric: &Metric) -> f64 {
    if metric.kind == MetricKind::BeforeAfter {
        let Some((before, after)) = metric.value.trim_start_matches("from ").split_once(" to ") else {
            return 1.0;
        };
        return match (seconds(before), seconds(after)) {
            (Some(before), Some(after)) if before > 0.0 && after > 0.0 => {
                (before / after).max(after / before)
            }
            _ => 1.0,
        };
    }
    let share = metric
        .value
        .split_whitespace()
        .find_map(|w| w.strip_suffix('%'))
        .and_then(|n| n.parse::<f64>().ok())
        .unwrap_or(0.0);
    if share < 100.0 {
        100.0 / (100.0 - share)
    } else {
        share / 100.0
    }
}

/// A duration in seconds; "weeks" without a number counts as a few.
fn seconds(text: &str) -> Option<f64> {
    const FEW: f64 = 3.0;
    let number = text
        .split_whitespace()
        .find_map(|w| w.replace(',', "").parse::<f64>().ok())
        .unwrap_or(FEW);
    let unit = match text.split_whitespace().next_back()?.trim_end_matches('s') {
        "millisecond" => 0.001,
        "second" => 1.0,
        "minute" => 60.0,
        "hour" => 3_600.0,
        "day" => 86_400.0,
        "week" => 604_800.0,
        "month" => 2_592_000.0,
        "year" => 31_536_000.0,
        _ => return None,
    };
    Some(number * unit)
}

/// Whether "days to hours" names two durations of which the second is the shorter.
fn shorter(values: &str) -> bool {
    let pair = values
        .split_once(" to ")
        .and_then(|(before, after)| Some((seconds(before)?, seconds(after)?)));
    pair.is_some_and(|(before, after)| after < before)
}

/// Whether a change is one of time, money or share; how big a thing became is work done and no result of it.
pub(super) fn felt(value: &str) -> bool {
    value.contains(['%', '$'])
        || value.split_whitespace().any(|w| {
            matches!(
                w.trim_end_matches('s'),
                "millisecond" | "second" | "minute" | "hour" | "day" | "week" | "month" | "year"
            )
        })
}

/// "Days to hours: release time" → "cuts the release time from days to hours"; "2 releases per month to 35 releases per day"
/// → "goes from …".
fn before_after(row: &str) -> Option<String> {
    let Some((values, subject)) = row.split_once(": ") else {
        return Some(format!("goes from {}", row.to_lowercase()));
    };
    let determined = ["the ", "its ", "a ", "an "].iter().any(|d| subject.starts_with(d));
    let head = subject.split(" in ").next()?.split(" of ").next()?.split(" for ").next()?;
    let plural = lexicon().plural(head.split(' ').next_back()?);
    // "cuts build time": what takes its time needs no article.
    let compound = head.contains(' ') && head.ends_with(" time") && head == subject;
    let article = if determined || plural || compound {
        ""
    } else {
        "the "
    };
    let verb = if shorter(&values.to_lowercase()) {
        "cuts"
    } else {
        "takes"
    };
    Some(format!(
        "{verb} {article}{subject} from {}",
        values.to_lowercase()
    ))
}

/// "44% drop in the cost" → "sees a 44% drop in the cost".
fn share(row: &str) -> Option<String> {
    let words: Vec<&str> = row.split(' ').collect();
    let figure = words.iter().position(|w| w.ends_with('%'))?;
    let noun = words.get(figure + 1)?;
    if figure > 2 || !CHANGES.contains(noun) {
        return None;
    }
    let about = words[..figure].join(" ").to_lowercase();
    let vowel = ["8", "11", "18"].iter().any(|v| words[figure].starts_with(v));
    let article = match (*noun, vowel) {
        ("savings", _) => "",
        (_, true) => "an ",
        (_, false) => "a ",
    };
    let about = if about.is_empty() {
        about
    } else {
        format!("{about} ")
    };
    Some(format!("sees {about}{article}{}", words[figure..].join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_changes_become_verb_phrases() {
        assert_eq!(
            share("44% drop in the cost of a release").as_deref(),
            Some("sees a 44% drop in the cost of a release")
        );
        assert_eq!(
            share("About 80% reduction in wrong orders").as_deref(),
            Some("sees about an 80% reduction in wrong orders")
        );
        assert_eq!(
            before_after("Days to hours: release time").as_deref(),
            Some("cuts release time from days to hours")
        );
        assert_eq!(
            before_after("Days to hours: lead times of the shop").as_deref(),
            Some("cuts lead times of the shop from days to hours")
        );
    }

    #[test]
    fn a_share_of_what_the_company_has_is_a_sentence() {
        let voice = Voice {
            company: "Acme",
            cased: true,
        };
        let of = |row: &str| share_of(row, &voice).map(|(_, text)| text);
        assert_eq!(
            of("About 95% of its services running in cells").as_deref(),
            Some("About 95% of Acme's services are running in cells.")
        );
        assert_eq!(
            of("80% of its traffic moved on the first day").as_deref(),
            Some("80% of Acme's traffic was moved on the first day.")
        );
        assert_eq!(of("30% drop in the cost of a release"), None);
    }

    #[test]
    fn durations_are_compared_in_one_unit() {
        assert_eq!(seconds("6 hours"), Some(21_600.0));
        assert_eq!(seconds("about 22 minutes"), Some(1_320.0));
        assert_eq!(seconds("2 releases per fortnight"), None);
        assert!(seconds("months") > seconds("weeks"));
    }

    #[test]
    fn only_changes_of_time_money_and_share_are_results() {
        assert!(felt("from weeks to hours") && felt("from $5 to $3"));
        assert!(!felt("from 8 gigabytes to 16 gigabytes"));
    }

    #[test]
    fn shares_that_tell_no_change_are_no_result() {
        assert_eq!(share("30% of its stores moved in the first week"), None);
    }
}
