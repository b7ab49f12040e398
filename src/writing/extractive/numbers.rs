//! "By the numbers": the strongest metrics as bullets. It prints a number only with what it measures, in the talk's words.

use super::{
    change::change, facts::Reader, nominal::with_tail, print::capitalise, realise::Voice, tokens::Token, told,
};
use crate::{
    model::{DraftSentence, Metric, MetricKind, MetricRole},
    text::lexicon::{Tags, lexicon},
};

/// Most bullets.
const MOST: usize = 6;
/// Least certainty of a metric for a bullet of its own.
const CERTAIN: f64 = 0.6;

/// The bullets, results first.
pub(super) fn numbers(reader: &Reader<'_>, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut metrics: Vec<&Metric> = reader
        .source
        .analysis
        .metrics
        .iter()
        .filter(|m| m.caution.is_none() && m.confidence >= CERTAIN && m.role != MetricRole::Context)
        .filter(|m| reader.in_story(m.sentence))
        .collect();
    metrics.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.sentence.cmp(&b.sentence))
    });
    let mut out: Vec<DraftSentence> = Vec::new();
    for metric in metrics {
        let Some(text) = bullet(reader.tokens(metric.sentence), voice, metric) else {
            continue;
        };
        let same_place = out.iter().filter(|s| s.evidence == [metric.sentence]).count();
        if same_place < 2 && out.iter().all(|s| !alike(&s.text, &text)) {
            out.push(told(text, vec![metric.sentence]));
        }
        if out.len() == MOST {
            break;
        }
    }
    out
}

/// The strongest change that is told with what changed, as what the company sees: "sees a 44% drop in the cost of a
/// release", "takes the time for a release from days to hours".
pub(super) fn result(reader: &Reader<'_>, voice: &Voice<'_>) -> Option<DraftSentence> {
    let strength = |m: &Metric| {
        let text = m.quote.to_lowercase();
        // What a reader outside the team feels comes first.
        let felt = [
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
        u8::from(!text.split_whitespace().any(|w| felt.contains(&w)))
    };
    let mut metrics: Vec<&Metric> = reader
        .source
        .analysis
        .metrics
        .iter()
        .filter(|m| m.caution.is_none() && m.confidence >= CERTAIN && m.role == MetricRole::Impact)
        .filter(|m| {
            matches!(
                m.kind,
                MetricKind::Percentage | MetricKind::Multiplier | MetricKind::BeforeAfter
            ) && reader.in_story(m.sentence)
        })
        .collect();
    metrics.sort_by(|a, b| {
        strength(a)
            .cmp(&strength(b))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.sentence.cmp(&b.sentence))
    });
    metrics.into_iter().find_map(|metric| {
        let row = bullet(reader.tokens(metric.sentence), voice, metric)?;
        let changed = [
            "reduction",
            "drop",
            "increase",
            "growth",
            "improvement",
            "saving",
            "decrease",
            "gain",
        ];
        let text = if metric.kind == MetricKind::BeforeAfter {
            let (values, subject) = row.split_once(": ")?;
            let determined = subject.starts_with("the ") || subject.starts_with("its ");
            let plural = lexicon().plural(last_word(&metric.subject)?);
            let article = if determined || plural { "" } else { "the " };
            format!("takes {article}{subject} from {}", values.to_lowercase())
        } else {
            let value = row.split(' ').next()?;
            let noun = row.split(' ').nth(1)?;
            if !value.ends_with('%') || !changed.contains(&noun) {
                return None;
            }
            let vowel = ["8", "11", "18"].iter().any(|v| value.starts_with(v));
            format!("sees {} {row}", if vowel { "an" } else { "a" })
        };
        Some(told(text, vec![metric.sentence]))
    })
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
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared * 10 >= a.len().min(b.len()) * 8
}

fn bullet(tokens: &[Token], voice: &Voice<'_>, metric: &Metric) -> Option<String> {
    let value = metric.value.trim();
    let figure = figure(tokens, metric)?;
    // "the top 20 companies": a rank is no count.
    if figure > 0 && tokens[figure - 1].is(&["top", "first", "last", "next", "number"]) {
        return None;
    }
    let text = match metric.kind {
        MetricKind::Percentage | MetricKind::Multiplier => change(tokens, figure, value, voice)?,
        MetricKind::BeforeAfter => {
            // "from up to months": the words around the figures were heard as figures.
            if metric.subject.is_empty() || value.contains("up to") {
                return None;
            }
            let subject = with_tail(tokens, 0, last_word(&metric.subject)?, voice).unwrap_or_default();
            format!(
                "{}: {}{subject}",
                value.strip_prefix("from ").unwrap_or(value),
                metric.subject
            )
        }
        _ => {
            let noun = last_word(value)?;
            let counted = value.split_whitespace().any(|w| {
                w.starts_with(|c: char| c.is_ascii_digit() || c == '$')
                    || matches!(
                        w,
                        "hundreds" | "thousands" | "millions" | "billions" | "dozens" | "zero" | "no"
                    )
            });
            if !noun.chars().all(|c| c.is_alphabetic() || c == '-') || small(value) || !counted {
                return None;
            }
            let of = if metric.subject.is_empty()
                || value.contains(" per ")
                || value.contains(metric.subject.as_str())
            {
                String::new()
            } else {
                format!(" of {}", metric.subject)
            };
            let last = last_word(&metric.subject).filter(|_| !of.is_empty()).unwrap_or(noun);
            let mut tail = with_tail(tokens, figure, last, voice).unwrap_or_default();
            if metric.kind == MetricKind::Duration && of.is_empty() && tail.is_empty() {
                return None;
            }
            // "62 clusters managed", "58 petabytes of data processed": what was done with them says what they are.
            if tail.is_empty() && !alone(last) && !value.contains(" per ") {
                tail = format!(" {}", done_with(tokens, figure)?);
            }
            format!("{value}{of}{tail}")
        }
    };
    let spoken = text.split_whitespace().any(|w| {
        matches!(
            w.to_lowercase().trim_matches(','),
            "we" | "i"
                | "you"
                | "our"
                | "my"
                | "your"
                | "us"
                | "this"
                | "these"
                | "that"
                | "those"
                | "you're"
        )
    });
    (!spoken && text.split_whitespace().count() >= 2).then(|| capitalise(&text))
}

/// Participle of the verb whose object the figure is, when it says what was done.
fn done_with(tokens: &[Token], figure: usize) -> Option<String> {
    const DONE: &[&str] = &[
        "manage",
        "operate",
        "serve",
        "process",
        "host",
        "support",
        "handle",
        "maintain",
        "deploy",
        "create",
        "build",
        "ship",
        "store",
        "provision",
        "generate",
        "produce",
    ];
    let near = figure.saturating_sub(4)..figure;
    let verb = near.rev().find(|i| {
        !tokens[*i]
            .tags
            .any(Tags::ADVERB.with(Tags::DETERMINER).with(Tags::PREPOSITION).with(Tags::NUMBER))
    })?;
    let base = lexicon().base(&tokens[verb].lower).filter(|b| DONE.contains(b))?;
    if tokens[verb].tags.any(Tags::GERUND)
        || verb.checked_sub(1).is_some_and(|i| tokens[i].is(&["to", "not"]))
    {
        return None;
    }
    let noun = tokens[verb].tags.any(Tags::NOUN)
        && !tokens
            .get(verb.checked_sub(1)?)
            .is_some_and(|t| t.tags.any(Tags::SUBJECT.with(Tags::ADVERB).with(Tags::HAVE)));
    (!noun).then(|| lexicon().forms(base).map(|f| f.participle.clone()))?
}

/// Nouns that a reader understands without more: they count what is run, used or done.
fn alone(noun: &str) -> bool {
    const COUNTED: &[&str] = &[
        "clusters",
        "services",
        "microservices",
        "engineers",
        "developers",
        "users",
        "customers",
        "nodes",
        "pods",
        "applications",
        "apps",
        "deployments",
        "containers",
        "servers",
        "machines",
        "hosts",
        "namespaces",
        "employees",
        "countries",
        "stores",
        "merchants",
        "businesses",
        "repositories",
        "pipelines",
        "databases",
        "regions",
        "incidents",
        "downtime",
        "outages",
        "teams",
        "releases",
        "builds",
        "requests",
        "logins",
        "groups",
        "clients",
        "scientists",
        "members",
        "devices",
        "vehicles",
        "patients",
        "students",
        "policies",
        "jobs",
        "workloads",
        "zones",
        "contributors",
        "locations",
        "factories",
        "sites",
        "projects",
        "transactions",
        "gpus",
        "cores",
        "cpus",
        "datasets",
        "queries",
        "documents",
        "tenants",
    ];
    COUNTED.contains(&noun.to_lowercase().as_str())
}

/// One, two, three of something is no figure to print.
fn small(value: &str) -> bool {
    value
        .split_whitespace()
        .find_map(|w| w.replace(',', "").parse::<f64>().ok())
        .is_some_and(|n| n < 5.0)
        && ![
            "million", "billion", "trillion", "petabyte", "hundred", "thousand",
        ]
        .iter()
        .any(|w| value.contains(w))
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

/// Index of the metric's figure in the cleaned sentence.
fn figure(tokens: &[Token], metric: &Metric) -> Option<usize> {
    let digits: String = metric.value.chars().filter(char::is_ascii_digit).collect();
    let by_digits = tokens.iter().position(|t| {
        let own: String = t.lower.chars().filter(char::is_ascii_digit).collect();
        !own.is_empty() && digits.starts_with(&own)
    });
    by_digits
        .or_else(|| tokens.iter().position(|t| t.tags.any(Tags::NUMBER)))
        .or(Some(0))
        .filter(|_| !tokens.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{
        super::tokens::{Names, clean},
        *,
    };
    use crate::model::{Section, Span};

    fn bullet_of(text: &str, kind: MetricKind, value: &str, subject: &str) -> Option<String> {
        let tokens = clean(text, &Names::default());
        let metric = Metric {
            quote: text.to_owned(),
            value: value.to_owned(),
            kind,
            role: MetricRole::Impact,
            section: Section::Impact,
            sentence: 0,
            raw: Span::default(),
            subject: subject.to_owned(),
            confidence: 1.0,
            caution: None,
        };
        bullet(
            &tokens,
            &Voice {
                company: "Acme",
                cased: true,
            },
            &metric,
        )
    }

    #[test]
    fn shares_are_told_with_what_changed() {
        let share = |text: &str, value: &str| bullet_of(text, MetricKind::Percentage, value, "");
        assert_eq!(
            share("we reduced the number of wrong orders by 80 percent", "80%").as_deref(),
            Some("80% reduction in the number of wrong orders")
        );
        assert_eq!(
            share("the cost of our platform went down 30% in a year", "30%").as_deref(),
            Some("30% drop in the cost of its platform")
        );
        assert_eq!(
            share("which led to a saving of 20% in storage costs", "20%").as_deref(),
            Some("20% saving in storage costs")
        );
        assert_eq!(share("about 20% yes", "about 20%"), None);
    }

    #[test]
    fn counts_keep_the_phrase_that_belongs_to_them() {
        assert_eq!(
            bullet_of(
                "we have 300 engineers in two offices",
                MetricKind::Scale,
                "300 engineers",
                "engineers"
            )
            .as_deref(),
            Some("300 engineers in two offices")
        );
        assert_eq!(
            bullet_of(
                "we have three clusters",
                MetricKind::Scale,
                "3 clusters",
                "clusters"
            ),
            None
        );
    }

    #[test]
    fn a_change_is_told_with_its_subject() {
        assert_eq!(
            bullet_of(
                "we cut the release time of the service from hours to minutes",
                MetricKind::BeforeAfter,
                "from hours to minutes",
                "release time"
            )
            .as_deref(),
            Some("Hours to minutes: release time of the service")
        );
    }
}
