//! Reads a purpose to its true end: with the other items of its list, with where from and where to, and with nothing left
//! over that belongs to it.

use crate::{
    text::lexicon::Tags,
    writing::extractive::{nominal::extent, realise::Voice, tokens::Token},
};

/// Most words of a purpose.
const MOST: usize = 18;

/// The noun phrase from `at` on with the items that are listed with it ("the issue and renewal of certificates") and where
/// it comes from; and the index after it. None where a list is cut in two. Behind a verb of purpose `nouns` is false: "to
/// scan images and report" goes on with another verb.
pub(super) fn list_from(
    tokens: &[Token],
    at: usize,
    nouns: bool,
    voice: &Voice<'_>,
) -> Option<(String, usize)> {
    let (mut text, mut end) = with_source(tokens, at, voice)?;
    // Items behind commas count only when "and" closes the list.
    let mut open = (text.clone(), end);
    loop {
        let after = tokens[open.1 - 1].after;
        let Some(next) = tokens.get(open.1).filter(|_| matches!(after, ' ' | ',')) else {
            break;
        };
        let and = next.is(&["and", "or"]);
        let from = open.1 + usize::from(and);
        // "from the shops and from the bakeries": the same preposition again.
        let again = and
            && tokens.get(from).is_some_and(|t| {
                t.is(&["from", "for", "in", "to", "on"]) && text.split(' ').any(|w| w == t.lower)
            });
        let from = from + usize::from(again);
        if !and && after != ',' || begins_anew(tokens, from, nouns) {
            break;
        }
        let Some((item, to)) = with_source(tokens, from, voice) else {
            return and.then_some(()).map_or(Some((text, end)), |()| None);
        };
        let last = &tokens[to - 1];
        let heard = last.text.len() > 2 || last.text.chars().any(char::is_uppercase);
        if goes_on(tokens, to) || !heard {
            break;
        }
        // Three or more items take a comma before "and", too.
        let comma = if !and || open.0 != text { "," } else { "" };
        let joint = if and {
            format!(" {}", next.lower)
        } else {
            String::new()
        };
        open = (format!("{}{comma}{joint} {item}", open.0), to);
        if and {
            (text, end) = open.clone();
        }
    }
    (text.split(' ').count() <= MOST).then_some((text, end))
}

/// A noun phrase with where it comes from and goes to: "metrics from all clusters".
fn with_source(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<(String, usize)> {
    let (mut text, mut end) = quantified(tokens, at, voice)?;
    while tokens[end - 1].after == ' '
        && tokens.get(end).is_some_and(|t| t.is(&["from", "to", "into"]))
        && tokens.get(end + 1).is_some_and(|t| {
            let opens = Tags::DETERMINER.with(Tags::NOUN).with(Tags::ADJECTIVE);
            t.name || t.tags.any(opens) && !t.tags.any(Tags::BASE)
        })
    {
        let Some((more, to)) = quantified(tokens, end + 1, voice) else {
            break;
        };
        text = format!("{text} {} {more}", tokens[end].lower);
        end = to;
    }
    Some((text, end))
}

/// A noun phrase with how much of it is meant: "all of our metrics".
fn quantified(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<(String, usize)> {
    const ALL: &[&str] = &[
        "all", "most", "many", "some", "both", "each", "every", "nearly", "almost",
    ];
    let much = tokens
        .get(at..)?
        .iter()
        .take(3)
        .take_while(|t| t.after == ' ' && (t.is(ALL) || t.lower == "of"));
    let mut much: Vec<&str> = much.map(|t| t.lower.as_str()).collect();
    if much.first() == Some(&"of") {
        much.clear();
    }
    let (text, end) = extent(tokens, at + much.len(), voice)?;
    much.push(&text);
    Some((much.join(" "), end))
}

/// Whether what stands behind "and" at `at` is no item of the list, but begins something of its own.
fn begins_anew(tokens: &[Token], at: usize, nouns: bool) -> bool {
    let anew = Tags::SUBJECT
        .with(Tags::SUBORDINATOR)
        .with(Tags::RELATIVE)
        .with(Tags::MODAL)
        .with(Tags::BE)
        .with(Tags::HAVE)
        .with(Tags::DO)
        .with(Tags::PREPOSITION);
    tokens.get(at).is_none_or(|t| {
        t.name
            || t.tags.any(anew)
            || !nouns && t.tags.any(Tags::BASE)
            || t.tags.any(Tags::ADVERB.with(Tags::PAST)) && !t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            || t.is(&[
                "then",
                "so",
                "this",
                "these",
                "those",
                "there",
                "also",
                "now",
                "not",
                "here",
                "stuff",
                "more",
                "other",
                "others",
                "etc",
                "things",
                "everything",
            ])
    })
}

/// Whether the words before `end` are the subject of a verb that follows.
fn goes_on(tokens: &[Token], end: usize) -> bool {
    let verb = Tags::MODAL.with(Tags::BE).with(Tags::HAVE).with(Tags::DO);
    tokens[end - 1].after == ' '
        && tokens.get(end).is_some_and(|t| {
            t.tags.any(verb)
                || t.tags.any(Tags::THIRD.with(Tags::PAST)) && !t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
        })
}

/// Whether nothing that follows the word before `end` belongs to it.
pub(super) fn closes(tokens: &[Token], end: usize) -> bool {
    let Some(next) = tokens.get(end).filter(|_| tokens[end - 1].after == ' ') else {
        return true;
    };
    let open = next.tags.any(Tags::RELATIVE.with(Tags::BE).with(Tags::HAVE).with(Tags::MODAL))
        || next.is(&[
            "this", "these", "those", "each", "than", "or", "like", "such", "in", "of", "from", "where",
        ])
        || tokens.get(end + 1).is_some_and(|which| which.lower == "which");
    // "as they come in" is another clause, "as well" says nothing; "as a driver" belongs to the phrase.
    let role = next.lower == "as"
        && !tokens.get(end + 1).is_some_and(|t| t.tags.any(Tags::SUBJECT) || t.lower == "well");
    !open && !role
}

/// "to provision clusters", "for security scanning", "as the driver for logging": a purpose from `at` on with all that
/// belongs to it.
pub(super) fn purpose_from(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const TIMES: &[&str] = &["time", "while", "days", "weeks", "months", "years", "now"];
    let first = tokens.get(at)?;
    let next = tokens.get(at + 1).filter(|_| first.after == ' ')?;
    let (what, end) = match first.lower.as_str() {
        "to" => {
            let weak = [
                "do", "be", "get", "go", "have", "make", "kind", "see", "say", "try", "start",
            ];
            // "to provision on premises": what is provisioned is missing.
            let bare = tokens.get(at + 2).is_none_or(|t| t.tags.any(Tags::PREPOSITION));
            if !next.tags.any(Tags::BASE) || next.is(&weak) || next.after != ' ' || bare {
                return None;
            }
            let (object, end) = list_from(tokens, at + 2, false, voice)?;
            if object.split(' ').count() < 2 && tokens[at + 2].tags.any(Tags::DETERMINER) {
                return None;
            }
            (format!("to {} {object}", next.lower), end)
        }
        "for" | "as" => {
            // "as Acme": in the role of itself.
            let itself = first.lower == "as" && next.name;
            if itself
                || next.is(&[
                    "this", "that", "it", "example", "me", "well", "us", "now", "instance",
                ])
            {
                return None;
            }
            let (what, end) = list_from(tokens, at + 1, true, voice)?;
            (format!("{} {what}", first.lower), end)
        }
        _ => return None,
    };
    let how_long = first.lower == "for" && what.split(' ').any(|w| TIMES.contains(&w));
    (closes(tokens, end) && !how_long && what.split(' ').count() >= 2).then_some(what)
}
