//! Tells shares and factors with what changed: "30% saving in travel costs". A figure whose subject it cannot find is not
//! told.

use super::rows;
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{nominal::phrase, realise::Voice, tokens::Token},
};

/// "30% saving in travel costs", "20% drop in the cost of a release": a share with what changed.
pub(super) fn change(tokens: &[Token], figure: usize, value: &str, voice: &Voice<'_>) -> Option<String> {
    // "in the overall clusters" of no other kind.
    told(tokens, figure, value, voice).map(|row| row.replacen(" in the overall ", " in overall ", 1))
}

/// The share with what changed, in the words of the talk.
fn told(tokens: &[Token], figure: usize, value: &str, voice: &Voice<'_>) -> Option<String> {
    // "30 percent" is one figure.
    let unit = figure + usize::from(tokens.get(figure + 1).is_some_and(|t| t.is(&["percent", "%"])));
    let next = tokens.get(unit + 1).filter(|_| tokens[unit].after == ' ');
    // "a 25% reduction in latency"
    if let Some(noun) = next.filter(|t| change_noun(&t.lower))
        && tokens.get(unit + 2).is_some_and(|t| t.is(&["in", "of", "on"]))
    {
        return Some(format!(
            "{value} {} {}",
            noun.lower,
            phrase(tokens, unit + 2, voice)?
        ));
    }
    // "30% of our stores were moved in the first week"
    if next.is_some_and(|t| t.lower == "of") {
        if acting(tokens, figure) {
            return acted_on(tokens, (figure, unit), value, voice);
        }
        let of = phrase(tokens, unit + 1, voice)?;
        let count = of.split_whitespace().count();
        let verb = unit + 1 + count;
        let passive = tokens.get(verb).is_some_and(|t| t.tags.any(Tags::BE))
            && tokens.get(verb + 1).is_some_and(|t| t.tags.any(Tags::PARTICIPLE));
        let rest = if passive {
            phrase(tokens, verb + 1, voice).map(|p| format!(" {p}")).unwrap_or_default()
        } else {
            String::new()
        };
        // "30% of our stores" says nothing without what became of them.
        let told = !rest.is_empty()
            || tokens[unit + 2..verb.min(tokens.len())]
                .iter()
                .any(|t| t.tags.any(Tags::GERUND) && !t.tags.any(Tags::NOUN));
        return told.then(|| format!("{value} {of}{rest}"));
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
        let what = phrase(tokens, unit + 1, voice)?;
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
    // "we reduced it to 30%": where it went, not by how much.
    if object.iter().rev().take(3).any(|t| t.lower == "to") {
        return None;
    }
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
    let what = subject_before(tokens, start, start + verb, voice)?;
    Some(format!("{value} {direction} in {what}"))
}

/// Whether the share at `figure` is the object of a verb that tells what was done with it.
fn acting(tokens: &[Token], figure: usize) -> bool {
    let between = Tags::ADVERB.with(Tags::DETERMINER).with(Tags::NUMBER);
    let before = |t: &Token| !t.tags.any(between) && !t.is(&["about", "around", "over"]);
    let Some(verb) = tokens[..figure].iter().rposition(before) else {
        return false;
    };
    tokens[verb].tags.any(Tags::PAST.with(Tags::BASE).with(Tags::GERUND))
        && !tokens[verb].tags.any(Tags::NOUN.with(Tags::BE).with(Tags::HAVE).with(Tags::PREPOSITION))
        && tokens[verb].after == ' '
}

/// "we patched 80% of our services using it": "80% of its services patched".
fn acted_on(
    tokens: &[Token],
    (figure, unit): (usize, usize),
    value: &str,
    voice: &Voice<'_>,
) -> Option<String> {
    let done = rows::done_with(tokens, figure)?;
    let gerund = |t: &Token| t.tags.any(Tags::GERUND) && !t.tags.any(Tags::NOUN);
    let end = (unit + 2..tokens.len()).find(|at| gerund(&tokens[*at]));
    let of = phrase(&tokens[..end.unwrap_or(tokens.len())], unit + 1, voice)?;
    Some(format!("{value} {of} {done}"))
}

/// The noun phrase before the verb at `verb`, auxiliaries left out: all of it or none.
fn subject_before(tokens: &[Token], start: usize, verb: usize, voice: &Voice<'_>) -> Option<String> {
    let mut end = verb;
    while end > start && tokens[end - 1].tags.any(Tags::BE.with(Tags::HAVE).with(Tags::ADVERB)) {
        end -= 1;
    }
    let open = (start..end).rev().find(|at| opens(tokens, *at, end)).map_or(start, |at| at + 1);
    let length = end.checked_sub(open)?;
    if !(1..=8).contains(&length) || !tokens[end - 1].tags.any(Tags::NOUN) {
        return None;
    }
    // "the bill for compute and licenses" is one phrase in two parts.
    let joint = (open..end).find(|at| tokens[*at].lower == "and");
    match joint {
        None => whole(tokens, open, end, voice),
        Some(and) => {
            let (first, second) = (
                whole(tokens, open, and, voice)?,
                whole(tokens, and + 1, end, voice)?,
            );
            Some(format!("{first} and {second}"))
        }
    }
}

/// Whether the subject that ends at `end` begins after the word at `at`.
fn opens(tokens: &[Token], at: usize, end: usize) -> bool {
    let token = &tokens[at];
    let joins = token.lower == "and"
        && tokens
            .get(at + 1)
            .is_some_and(|t| at + 1 < end && !t.tags.any(Tags::DETERMINER) && !t.name)
        && (at > 0 && tokens[at - 1].tags.any(Tags::NOUN)
            || at > 1 && tokens[at - 2].tags.any(Tags::PREPOSITION));
    !joins
        && (token.tags.any(Tags::RELATIVE.with(Tags::SUBORDINATOR).with(Tags::SUBJECT).with(Tags::BE))
            || token.after == ','
            || token.is(&["that", "and", "so"]))
}

/// The words from `from` to `to`, when they are one noun phrase as a whole.
fn whole(tokens: &[Token], from: usize, to: usize, voice: &Voice<'_>) -> Option<String> {
    let what = phrase(&tokens[..to], from, voice)?;
    let words = tokens[from..to].iter().map(|t| t.text.split(' ').count()).sum::<usize>();
    (what.split(' ').count() == words).then_some(what)
}

/// What went "from months to weeks": the object of the verb before "from", else its subject.
pub(super) fn changed(tokens: &[Token], voice: &Voice<'_>) -> Option<String> {
    const CHANGING: &[&str] = &[
        "reduce", "cut", "lower", "shorten", "bring", "take", "finish", "complete", "drop", "go", "decrease",
        "improve", "speed", "upgrade", "increase", "grow", "scale", "raise", "move", "shrink", "deliver",
    ];
    const BETWEEN: &[&str] = &["down", "up", "basically", "all", "way"];
    let times = |t: &Token| {
        t.tags.any(Tags::NUMBER.with(Tags::DETERMINER).with(Tags::ADVERB))
            || t.is(&["seconds", "minutes", "hours", "days", "weeks", "months", "years"])
    };
    let from = tokens.windows(2).position(|w| w[0].lower == "from" && times(&w[1]))?;
    let start = tokens[..from]
        .iter()
        .rposition(|t| matches!(t.after, '.' | ';' | '?'))
        .map_or(0, |at| at + 1);
    let verb = start
        + tokens[start..from].iter().rposition(|t| {
            lexicon().base(&t.lower).is_some_and(|b| CHANGING.contains(&b)) && !t.is(BETWEEN)
        })?;
    let mut end = from;
    while end > verb + 1 && tokens[end - 1].is(BETWEEN) {
        end -= 1;
    }
    if end == verb + 1 {
        return subject_before(tokens, start, verb, voice).filter(|what| lasts(what));
    }
    // The whole object, or nothing: half of it would be another thing.
    let what = whole(tokens, verb + 1, end, voice)?;
    if tokens[verb + 1].tags.any(Tags::PREPOSITION) {
        return None;
    }
    let vague = tokens[verb + 1].is(&["it", "that", "this", "them", "those", "everything"]);
    (what.split(' ').count() <= 9 && !vague).then_some(what)
}

/// Whether what changed is something that takes its time or its amount: "the add-on went from days to hours" leaves open
/// what of it.
fn lasts(what: &str) -> bool {
    const ENDS: &[&str] = &[
        "time",
        "latency",
        "duration",
        "cycle",
        "period",
        "process",
        "upgrade",
        "build",
        "test",
        "release",
        "rollout",
        "run",
        "startup",
        "delay",
        "window",
        "bill",
        "cost",
        "spend",
        "usage",
        "rate",
        "count",
        "number",
        "size",
        "ing",
        "ment",
        "tion",
        "ery",
        "license",
        "utilization",
        "capacity",
        "traffic",
        "backup",
        "restore",
        "failover",
    ];
    let head = what.split(" of ").next().unwrap_or(what).split(" for ").next().unwrap_or(what);
    head.split(' ').next_back().is_some_and(|noun| {
        let noun = noun.to_lowercase();
        ENDS.iter().any(|end| noun.trim_end_matches('s').ends_with(end.trim_end_matches('s')))
    })
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
    use super::*;
    use crate::writing::extractive::tokens::{Names, clean};

    const VOICE: Voice<'_> = Voice {
        company: "Acme",
        cased: true,
    };

    #[test]
    fn what_changed_is_the_object_or_the_subject_of_the_verb() {
        let of = |text: &str| changed(&clean(text, &Names::default()), &VOICE);
        assert_eq!(
            of("so we brought the release cycle down from months to weeks").as_deref(),
            Some("the release cycle")
        );
        assert_eq!(
            of("our build time went from hours to minutes").as_deref(),
            Some("its build time")
        );
        assert_eq!(
            of("and the bill for storage and licenses went from hours to minutes").as_deref(),
            Some("the bill for storage and licenses")
        );
        assert_eq!(of("we took it from hours to minutes"), None);
        assert_eq!(of("from hours to minutes"), None);
    }

    #[test]
    fn a_share_of_something_needs_what_became_of_it() {
        let of = |text: &str, value: &str| {
            let tokens = clean(text, &Names::default());
            let at = tokens.iter().position(|t| t.lower.starts_with(|c: char| c.is_ascii_digit()))?;
            change(&tokens, at, value, &VOICE)
        };
        assert_eq!(of("30% of our stores", "30%"), None);
        assert_eq!(
            of("30% of our stores were moved in the first week", "30%").as_deref(),
            Some("30% of its stores moved in the first week")
        );
        assert_eq!(
            of("that was a 25 percent reduction in latency", "25%").as_deref(),
            Some("25% reduction in latency")
        );
    }
}
