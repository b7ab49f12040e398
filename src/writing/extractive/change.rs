//! Tells shares and factors with what changed: "30% saving in travel costs". A figure whose subject it cannot find is not
//! told.

use super::{nominal::phrase, realise::Voice, tokens::Token};
use crate::text::lexicon::{Tags, lexicon};

/// "30% saving in travel costs", "20% drop in the cost of a release": a share with what changed.
pub(super) fn change(tokens: &[Token], figure: usize, value: &str, voice: &Voice<'_>) -> Option<String> {
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
