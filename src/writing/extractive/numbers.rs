//! "By the numbers": the strongest metrics as bullets. It prints a number only with what it measures, in the talk's words.

use super::{
    facts::Reader,
    realise::{Voice, capitalise},
    tokens::Token,
    told,
};
use crate::{
    model::{DraftSentence, Metric, MetricKind, MetricRole},
    text::lexicon::{Tags, lexicon},
};

/// Most bullets.
const MOST: usize = 6;
/// Least certainty of a metric for a bullet of its own.
const CERTAIN: f64 = 0.6;
/// Most words after the figure's noun.
const TAIL: usize = 9;

/// The bullets, results first.
pub(super) fn numbers(reader: &Reader<'_>, voice: &Voice<'_>) -> Vec<DraftSentence> {
    let mut metrics: Vec<&Metric> = reader
        .source
        .analysis
        .metrics
        .iter()
        .filter(|m| m.caution.is_none() && m.confidence >= CERTAIN && m.role != MetricRole::Context)
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
    let words = |t: &str| -> Vec<String> { t.to_lowercase().split_whitespace().map(str::to_owned).collect() };
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
            if metric.subject.is_empty() {
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
            let tail = with_tail(tokens, figure, last, voice).unwrap_or_default();
            if metric.kind == MetricKind::Duration && of.is_empty() && tail.is_empty() {
                return None;
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

/// What follows a noun and belongs to it: "using its platform", "in 42 different locations".
fn with_tail(tokens: &[Token], from: usize, noun: &str, voice: &Voice<'_>) -> Option<String> {
    let noun = noun.to_lowercase();
    let at = from
        + tokens
            .get(from..)?
            .iter()
            .position(|t| t.lower == noun || t.lower.rsplit(' ').next() == Some(noun.as_str()))?;
    if tokens[at].after != ' ' {
        return None;
    }
    let first = tokens.get(at + 1)?;
    let opens = first.is(&[
        "in",
        "across",
        "with",
        "for",
        "on",
        "of",
        "at",
        "including",
        "worldwide",
        "globally",
    ]) || first.tags.any(Tags::GERUND);
    if !opens {
        return None;
    }
    phrase(tokens, at + 1, voice).map(|tail| format!(" {tail}"))
}

/// Words from `at` on as long as they make one noun phrase with its prepositions; what hangs at the end is left out.
fn phrase(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let mut end = at;
    let mut long = false;
    while let Some(token) = tokens.get(end) {
        let stop = token.tags.any(
            Tags::SUBJECT
                .with(Tags::OBJECT)
                .with(Tags::SUBORDINATOR)
                .with(Tags::RELATIVE)
                .with(Tags::MODAL)
                .with(Tags::BE)
                .with(Tags::HAVE)
                .with(Tags::DO),
        ) && !token.tags.any(Tags::PREPOSITION)
            || token.is(&[
                "this", "that", "these", "those", "and", "so", "but", "or", "as", "there", "then", "here",
                "now", "you", "actually", "many", "most", "some", "all", "each", "every", "also", "like",
            ])
            || token.tags.any(Tags::PAST.with(Tags::THIRD))
                && !token.tags.any(Tags::NOUN.with(Tags::PARTICIPLE).with(Tags::ADJECTIVE));
        if stop || (token.lower == "from" && end > at) {
            break;
        }
        if end - at >= TAIL {
            long = true;
            break;
        }
        end += 1;
        if token.after != ' ' {
            break;
        }
    }
    // Too long: back to the last preposition, so that no noun phrase is cut in two.
    if long && let Some(cut) = tokens[at..end].iter().rposition(|t| t.tags.any(Tags::PREPOSITION)) {
        end = at + cut;
    }
    while end > at {
        let last = &tokens[end - 1];
        let hangs = !last.name
            && (last.tags.any(
                Tags::NEVER_LAST
                    .with(Tags::PREPOSITION)
                    .with(Tags::DETERMINER)
                    .with(Tags::COORDINATOR)
                    .with(Tags::ADJECTIVE)
                    .with(Tags::ADVERB),
            ) && !last.is(&["worldwide", "globally", "production"])
                || last.tags.any(Tags::GERUND.with(Tags::BASE)) && !last.tags.any(Tags::NOUN));
        if !hangs {
            break;
        }
        end -= 1;
    }
    if end == at || super::debris::strangeness(&tokens[at..end]) > 0.3 {
        return None;
    }
    let miscounted = tokens[at..end]
        .windows(2)
        .any(|w| w[0].is(&["a", "an", "each", "every"]) && lexicon().plural(&w[1].lower));
    if miscounted {
        return None;
    }
    let words: Vec<Token> = tokens[at..end]
        .iter()
        .map(|t| {
            let mut token = t.clone();
            if t.lower == "our" {
                token = Token::new("its");
            }
            token.after = ' ';
            token
        })
        .collect();
    Some(voice.phrase(&words))
}

/// "30% saving in travel costs", "20% drop in the cost of a release": a share with what changed.
fn change(tokens: &[Token], figure: usize, value: &str, voice: &Voice<'_>) -> Option<String> {
    let next = tokens.get(figure + 1).filter(|_| tokens[figure].after == ' ');
    // "30% of our stores were moved in the first week"
    if next.is_some_and(|t| t.lower == "of") {
        let of = phrase(tokens, figure + 1, voice)?;
        let count = of.split_whitespace().count();
        let verb = figure + 1 + count;
        let passive = tokens.get(verb).is_some_and(|t| t.tags.any(Tags::BE))
            && tokens.get(verb + 1).is_some_and(|t| t.tags.any(Tags::PARTICIPLE));
        let rest = if passive {
            phrase(tokens, verb + 1, voice).map(|p| format!(" {p}")).unwrap_or_default()
        } else {
            String::new()
        };
        return Some(format!("{value} {of}{rest}"));
    }
    let start = tokens[..figure]
        .iter()
        .rposition(|t| matches!(t.after, '.' | ';' | '?'))
        .map_or(0, |at| at + 1);
    let before = &tokens[start..figure];
    // "an overall saving of 30% in travel costs"
    if before.last().is_some_and(|t| t.lower == "of")
        && let Some(noun) =
            before.len().checked_sub(2).and_then(|i| before.get(i)).filter(|t| change_noun(&t.lower))
        && next.is_some_and(|t| t.is(&["in", "of", "on", "for"]))
    {
        let what = phrase(tokens, figure + 1, voice)?;
        return Some(format!("{value} {} {what}", noun.lower));
    }
    // "we reduced X by 30%", "X dropped by 30%", "X went down 30%"
    let verb = before
        .iter()
        .rposition(|t| lexicon().base(&t.lower).is_some_and(|b| change_verb(b).is_some() || b == "go"))?;
    let base = lexicon().base(&before[verb].lower)?;
    let direction = match base {
        "go" => match before.get(verb + 1).map(|t| t.lower.as_str()) {
            Some("down") => "drop",
            Some("up") => "increase",
            _ => return None,
        },
        _ => change_verb(base)?,
    };
    let object = &before[verb + 1..];
    let object: Vec<&Token> = object
        .iter()
        .filter(|t| {
            !t.is(&[
                "by",
                "about",
                "around",
                "over",
                "down",
                "up",
                "to",
                "almost",
                "nearly",
                "roughly",
                "more",
                "than",
                "approximately",
                "a",
                "total",
            ])
        })
        .collect();
    if object.len() >= 2 && object.last().is_some_and(|t| t.tags.any(Tags::NOUN)) {
        let what = phrase(&tokens[..figure], start + verb + 1, voice)?;
        return (object.len() <= 12 && !what.contains('%')).then(|| format!("{value} {direction} in {what}"));
    }
    if !object.is_empty() {
        return None;
    }
    // The subject before the verb, auxiliaries left out.
    let mut end = verb;
    while end > 0 && before[end - 1].tags.any(Tags::BE.with(Tags::HAVE).with(Tags::ADVERB)) {
        end -= 1;
    }
    let open = before[..end]
        .iter()
        .rposition(|t| {
            t.tags.any(Tags::RELATIVE.with(Tags::SUBORDINATOR).with(Tags::SUBJECT).with(Tags::BE))
                || t.after == ','
                || t.is(&["that", "and", "so"])
        })
        .map_or(0, |at| at + 1);
    let length = end.checked_sub(open)?;
    if !(1..=8).contains(&length) || !before[end - 1].tags.any(Tags::NOUN) {
        return None;
    }
    let what = phrase(&tokens[..start + end], start + open, voice)?;
    Some(format!("{value} {direction} in {what}"))
}

/// The noun of a change by its verb.
fn change_verb(base: &str) -> Option<&'static str> {
    Some(match base {
        "reduce" | "cut" | "lower" | "trim" => "reduction",
        "drop" | "fall" | "decrease" | "decline" | "shrink" => "drop",
        "increase" | "raise" | "rise" => "increase",
        "grow" => "growth",
        "improve" => "improvement",
        "save" => "saving",
        _ => return None,
    })
}

fn change_noun(word: &str) -> bool {
    matches!(
        word,
        "saving"
            | "savings"
            | "reduction"
            | "increase"
            | "improvement"
            | "decrease"
            | "drop"
            | "growth"
            | "gain"
    )
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
