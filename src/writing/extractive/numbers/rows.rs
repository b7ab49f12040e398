//! One row of "By the numbers": a value with what it measures, so that it is understood without the talk. What is not
//! gets no row.

use super::{
    change,
    counting::{countable, dozens, few, last_word, of_a_project, rate_after, self_telling, understood},
    results, scale, scope,
    sound::{bare, done_to, measured, sound, unreal},
    tails::{self, goal, open, tail},
};
use crate::{
    model::{Metric, MetricKind},
    text::lexicon::{Tags, lexicon},
    writing::extractive::{debris, print::capitalise, realise::Voice, tokens::Token},
};

/// What is done with things all the time, which their count says already.
const KEPT: &[&str] = &[
    "managed",
    "operated",
    "served",
    "processed",
    "hosted",
    "supported",
    "handled",
    "maintained",
    "stored",
];
/// What brings things to another place.
const MOVED: &[&str] = &["migrated", "moved", "onboarded", "converted", "upgraded"];
/// Measures that leave open of what.
const BARE: &[&str] = &[
    "petabytes",
    "terabytes",
    "gigabytes",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
];

/// The row of a metric: "80% reduction in wrong orders", "35 clusters in two regions".
pub(super) fn row(tokens: &[Token], voice: &Voice<'_>, metric: &Metric) -> Option<String> {
    let value = metric.value.trim();
    let at = figure(tokens, metric)?;
    // "46 centers in seven countries": the second number belongs to the first.
    let near = |t: &&Token| t.is(&["more", "than", "over", "about", "around", "almost", "nearly"]);
    let before = at - tokens[..at].iter().rev().take_while(near).count();
    if before > 0
        && tokens[before - 1].is(&["in", "across"])
        && tokens[..before - 1].iter().any(|t| t.tags.any(Tags::NUMBER))
    {
        return None;
    }
    // "the top 20 companies": a rank is no count.
    if at > 0 && tokens[at - 1].is(&["top", "first", "last", "next", "number"]) {
        return None;
    }
    let text = match metric.kind {
        MetricKind::Percentage | MetricKind::Multiplier => change::change(tokens, at, value, voice)?,
        MetricKind::BeforeAfter => before_after(tokens, voice, metric)?,
        _ => count(tokens, at, voice, metric)?,
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
    let text = plain_end(&text, voice.company);
    if scope::one_of_many(tokens, at).is_some_and(|one| !text.contains(one)) {
        return None;
    }
    (!spoken && text.split_whitespace().count() >= 2 && sound(text)).then(|| capitalise(text))
}

/// A row without "at Acme" at its end: whose figure it is, the document says.
pub(super) fn plain_end<'t>(text: &'t str, company: &str) -> &'t str {
    let mut rest = text;
    while let Some(shorter) = rest.strip_suffix(company).map(str::trim_end).filter(|_| !company.is_empty()) {
        rest = shorter;
    }
    match rest.strip_suffix(" at") {
        Some(plain) if rest.len() < text.len() => plain,
        _ => text,
    }
}

/// "Months to days: time to the first order of a new shop".
fn before_after(tokens: &[Token], voice: &Voice<'_>, metric: &Metric) -> Option<String> {
    let value = metric.value.trim();
    // "from up to months": the words around the figures were heard as figures.
    if value.contains("up to") {
        return None;
    }
    // How big a thing became is work that was done, where it is no rate.
    if !results::felt(value) && !value.contains(" per ") {
        return None;
    }
    let values = value.strip_prefix("from ").unwrap_or(value);
    // "2 releases per month to 35 releases per day" says of itself what changed.
    if let Some(noun) = last_word(&metric.subject).map(|n| format!(" {n} "))
        && values.matches(&noun).count() == 2
    {
        // "to 35 requests per second per core": the last rate was cut.
        let rates = tokens.iter().filter(|t| t.lower == "per").count();
        let told = values.matches(" per ").count();
        return (rates < 2 || rates <= told).then(|| values.to_owned());
    }
    // "from 5,000 to 41,000" of what?
    let unit = |w: &str| {
        w.chars().all(char::is_alphabetic) && !matches!(w, "from" | "to" | "about" | "over" | "around")
    };
    if values.contains("version") || !values.contains(['%', '$']) && !values.split(' ').any(unit) {
        return None;
    }
    if !measured(&metric.subject, values) {
        return Some(format!("{values}: {}", change::changed(tokens, voice)?));
    }
    let subject = tail(tokens, 0, last_word(&metric.subject)?, voice).unwrap_or_default();
    Some(format!("{values}: {}{subject}", metric.subject))
}

/// "62 clusters in 42 locations", "58 petabytes of data processed".
fn count(tokens: &[Token], at: usize, voice: &Voice<'_>, metric: &Metric) -> Option<String> {
    let value = metric.value.trim();
    if !countable(value)
        || metric.subject.is_empty() && bare(value)
        || unreal(tokens, at)
        || done_to(tokens, at)
        || scope::limited(tokens, at)
    {
        return None;
    }
    let (counted, tail, last) = counted(tokens, at, voice, metric)?;
    if open(tokens, at, &last) || tail.is_empty() && scope::of_some_tool(value, &last) {
        return None;
    }
    // "7,500 members in Discord": a community.
    let chat = ["discord", "slack"].iter().any(|place| tail.to_lowercase().contains(place));
    if of_a_project(&last) || chat || dozens(tokens, at, value) {
        return None;
    }
    // A word that nobody knows was heard wrongly.
    let words = counted.split(' ').count() + tail.split_whitespace().count();
    if !tokens[at..tokens.len().min(at + words)].iter().all(debris::known) {
        return None;
    }
    if matches!(
        metric.kind,
        MetricKind::Duration | MetricKind::Cost | MetricKind::Reliability
    ) && counted == value
        && tail.is_empty()
    {
        return None;
    }
    // "26 lines of code": of what, a reader cannot know.
    let lines = matches!(last.as_str(), "lines" | "line" | "code") || last == "files" && few(value);
    if lines && done_with(tokens, at).is_none() {
        return None;
    }
    // "1,000 services migrated with zero downtime", "90 tenants moved to the new platform"
    if let Some(done) = done_with(tokens, at).filter(|done| !KEPT.contains(&done.as_str())) {
        let to = goal(tokens, at, &last, voice).filter(|_| MOVED.contains(&done.as_str()));
        let tail = to.unwrap_or(tail.clone());
        if !tail.is_empty() {
            return Some(format!("{counted} {done}{tail}"));
        }
    }
    // "50 jobs which run every week"
    if let Some(unit) = rate_after(tokens, at, &last).filter(|_| !value.contains(" per ")) {
        let done = done_with(tokens, at).map_or(String::new(), |done| format!(" {done}"));
        return Some(format!("{counted}{done} per {unit}"));
    }
    let governed = scale::governed(tokens, at, voice.company);
    // "without asking six other teams": a few of anything tell nothing of the company.
    let many = !few(value) && value.contains(|c: char| c.is_ascii_digit()) || governed;
    // "it deleted 100 clusters": those are what there is no longer.
    let gone = done_with(tokens, at)
        .is_some_and(|done| matches!(done.as_str(), "deleted" | "removed" | "eliminated"));
    // "300 clusters in less than 10 seconds": how long something took with them.
    if ["second", "minute", "hour"].iter().any(|unit| tail.contains(unit)) {
        return None;
    }
    // "3,000 NOS managed by one cluster": of whom, and heard as what?
    if tails::placed(&tail) && !governed && !understood(&last) {
        return None;
    }
    if !tail.is_empty() || self_telling(&last) && !value.contains(" per ") && many && !gone {
        return Some(format!("{counted}{tail}"));
    }
    // "62 clusters managed", "58 petabytes of data processed": what was done with them says what they are.
    if let Some(done) = (!value.contains(" per ")).then(|| done_with(tokens, at)).flatten() {
        // "2 petabytes" and "hundreds" of what?
        let left_open = BARE.contains(&last.as_str()) && !counted.contains(" of ");
        if left_open {
            return None;
        }
        return Some(format!("{counted} {done}"));
    }
    let telling = scale::thing(tokens, at, &last) && !(few(value) && last == "people");
    (governed && telling).then_some(counted)
}

/// The value with its noun ("450 units", "58 petabytes of data"), what follows it, and its last noun.
pub(super) fn counted(
    tokens: &[Token],
    at: usize,
    voice: &Voice<'_>,
    metric: &Metric,
) -> Option<(String, String, String)> {
    let value = metric.value.trim();
    let noun = last_word(value.split(" per ").next()?)?;
    let told =
        metric.subject.is_empty() || value.contains(" per ") || value.contains(metric.subject.as_str());
    if compound(tokens, at, noun) {
        return None;
    }
    // "200 to 600 services", "58 petabytes of data".
    let bare = noun.chars().any(|c| c.is_ascii_digit());
    let of = match (told, bare) {
        (true, _) => String::new(),
        (false, true) => format!(" {}", metric.subject),
        (false, false) => format!(" of {}", metric.subject),
    };
    let last = last_word(&metric.subject).filter(|_| !of.is_empty()).unwrap_or(noun);
    // "1,000 services at Acme equal …": the company's name leads on to what is said of it.
    let tail = tail(tokens, at, last, voice)
        .map(|t| plain_end(&t, voice.company).to_owned())
        .filter(|t| !t.contains(voice.company) && !at_somewhere(t))
        .unwrap_or_default();
    Some((format!("{value}{of}"), tail, last.to_lowercase()))
}

/// " at larkfeeld": the company's name, mis-heard.
fn at_somewhere(tail: &str) -> bool {
    tail.strip_prefix(" at ").is_some_and(|place| !place.contains(' '))
}

/// Whether the noun that is counted was said in the singular as the beginning of a longer one: "58 billion machine learning
/// predictions" are no machines.
fn compound(tokens: &[Token], at: usize, noun: &str) -> bool {
    let noun = noun.to_lowercase();
    // "40 million bread orders", of which the bread was read.
    let next = tokens.iter().enumerate().skip(at).take(5).find(|(_, t)| t.lower == noun);
    let cut = next.is_some_and(|(i, t)| {
        let longer = |next: &Token| next.tags == Tags::NOUN && lexicon().plural(&next.lower);
        t.after == ' ' && tokens.get(i + 1).is_some_and(longer)
    });
    if cut {
        return true;
    }
    let said = tokens.iter().enumerate().skip(at).take(4).find(|(_, t)| {
        t.lower != noun && t.tags.any(Tags::NOUN) && noun.strip_suffix('s') == Some(t.lower.as_str())
    });
    said.is_some_and(|(i, t)| {
        t.after == ' '
            && tokens.get(i + 1).is_some_and(|next| {
                next.tags.any(Tags::NOUN.with(Tags::GERUND)) && !next.tags.any(Tags::PREPOSITION)
            })
    })
}

/// Participle of the verb whose object the figure is, when it says what was done.
pub(super) fn done_with(tokens: &[Token], figure: usize) -> Option<String> {
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
        "migrate",
        "onboard",
        "upgrade",
        "convert",
        "patch",
        "train",
        "move",
        "remove",
        "eliminate",
        "delete",
        "capture",
        "detect",
        "resolve",
    ];
    let near = figure.saturating_sub(6)..figure;
    let verb = near.rev().find(|i| {
        !tokens[*i]
            .tags
            .any(Tags::ADVERB.with(Tags::DETERMINER).with(Tags::PREPOSITION).with(Tags::NUMBER))
    })?;
    let base = lexicon().base(&tokens[verb].lower).filter(|b| DONE.contains(b))?;
    let before = verb.checked_sub(1).map(|i| &tokens[i]);
    if tokens[verb].tags.any(Tags::GERUND)
        || before.is_some_and(|t| t.is(&["to", "not", "n't"]) || t.tags.any(Tags::MODAL.with(Tags::BE)))
    {
        return None;
    }
    let noun = tokens[verb].tags.any(Tags::NOUN)
        && !before.is_some_and(|t| t.tags.any(Tags::SUBJECT.with(Tags::ADVERB).with(Tags::HAVE)));
    (!noun).then(|| lexicon().forms(base).map(|f| f.participle.clone()))?
}

/// Index of the metric's figure in the cleaned sentence: the number as such, else the number words before its noun, else
/// the first number there.
pub(super) fn figure(tokens: &[Token], metric: &Metric) -> Option<usize> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let first = metric.value.split_whitespace().map(digits).find(|d| !d.is_empty()).unwrap_or_default();
    if !first.is_empty()
        && let Some(at) = tokens.iter().position(|t| digits(&t.lower) == first)
    {
        return Some(at);
    }
    if let Some(noun) = last_word(&metric.value)
        && let Some(place) = tokens.iter().position(|t| t.lower == noun.to_lowercase())
        && let Some(last) = tokens[..place].iter().rposition(|t| t.tags.any(Tags::NUMBER))
    {
        let run = tokens[..last].iter().rev().take_while(|t| t.tags.any(Tags::NUMBER)).count();
        return Some(last - run);
    }
    let all = digits(&metric.value);
    let by_digits = tokens.iter().position(|t| {
        let own = digits(&t.lower);
        !own.is_empty() && all.starts_with(&own)
    });
    by_digits
        .or_else(|| tokens.iter().position(|t| t.tags.any(Tags::NUMBER)))
        .or(Some(0))
        .filter(|_| !tokens.is_empty())
}
