//! Finds where a talk's own title ends and the list of speakers begins. It does not read the list.

use super::list::{self, Reading};
use crate::text::names::organisation_score;

/// A title, cut.
pub(super) struct Cut<'a> {
    /// The talk's own title.
    pub(super) topic: &'a str,
    /// The list of speakers, read.
    pub(super) reading: Reading,
}

/// A place where a list may begin.
struct Place {
    /// End of the topic and start of the list, in bytes.
    topic_end: usize,
    list_start: usize,
    /// How sure the first name must look.
    needed: f32,
}

/// Dashes that stand between topic and speakers.
const DASHES: [char; 5] = ['-', '–', '—', '‒', '―'];
/// Words that open a list ("Moderated by …").
const OPENERS: [&str; 20] = [
    "moderated by",
    "moderator:",
    "moderators:",
    "moderator",
    "hosted by",
    "host:",
    "hosts:",
    "presented by",
    "presenter:",
    "presenters:",
    "speaker:",
    "speakers:",
    "panelists:",
    "panellists:",
    "featuring",
    "chaired by",
    "co-chairs:",
    "with",
    "by",
    "feat.",
];

/// Cuts a title at the best place, or nowhere.
pub(super) fn cut(title: &str) -> Option<Cut<'_>> {
    let mut best: Option<(f32, Cut<'_>)> = None;
    for place in places(title) {
        let list = without_opener(&title[place.list_start..]);
        let Some(reading) = list::read(list, cut_off(&title[..place.list_start])) else {
            continue;
        };
        if !convincing(&reading, &place) {
            continue;
        }
        // Later places win unless an earlier one reads clearly better.
        let worth = reading.score.min(2.0) + place.topic_end as f32 * 1e-3 - place.needed * 0.5;
        if best.as_ref().is_none_or(|(w, _)| worth > *w) {
            let topic = title[..place.topic_end].trim().trim_end_matches(['…', '|']).trim_end();
            best = Some((worth, Cut { topic, reading }));
        }
    }
    best.map(|(_, cut)| cut)
}

/// Whether a text after a separator is a list of speakers. One unknown word ("Flynn") is a name only when a known
/// organisation follows.
fn convincing(reading: &Reading, place: &Place) -> bool {
    let first = &reading.speakers[0];
    let mononym = !first.name.contains(' ') && reading.first < 0.0;
    let known = first.company.as_deref().is_some_and(|c| organisation_score(c) >= 3.0);
    reading.first >= place.needed && reading.score >= 0.3 && (!mononym || known)
}

/// Whether a topic was cut off to make room for the names ("… in Produc... - Jane Doe").
fn cut_off(topic: &str) -> bool {
    let topic = topic.trim_end_matches(|c: char| c.is_whitespace() || DASHES.contains(&c));
    topic.ends_with('…') || topic.ends_with("...")
}

/// Places where a list may begin, in order.
fn places(title: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let mut add = |topic_end: usize, list_start: usize, needed: f32| {
        places.push(Place {
            topic_end,
            list_start,
            needed,
        });
    };
    let mut previous = ' ';
    let lower = title.to_ascii_lowercase();
    for (at, c) in title.char_indices() {
        let after = at + c.len_utf8();
        let rest = &title[after..];
        let space_after = rest.starts_with(char::is_whitespace);
        match c {
            _ if DASHES.contains(&c) && previous.is_whitespace() && space_after => add(at, after, -0.6),
            _ if DASHES.contains(&c) && (previous.is_whitespace() || space_after) => add(at, after, 2.0),
            '|' => add(at, after, 2.0),
            '…' => add(at, after, 0.9),
            '.' if previous == '.' && !rest.starts_with('.') => add(after, after, 0.9),
            '!' | '?' if space_after => add(after, after, 3.5),
            ' ' => {
                for opener in [" moderated by ", " hosted by ", " presented by "] {
                    if lower[at..].starts_with(opener) {
                        add(at, after, 1.5);
                    }
                }
                if lower[at..].starts_with(" by ") {
                    add(at, after + 3, 3.5);
                }
            }
            _ => {}
        }
        previous = c;
    }
    places
}

/// The list without "Moderated by" or a label that ends in a colon.
fn without_opener(list: &str) -> &str {
    let mut list = list.trim();
    let lower = list.to_ascii_lowercase();
    if let Some(opener) = OPENERS.iter().find(|o| lower.starts_with(&format!("{o} "))) {
        list = list[opener.len()..].trim_start();
    }
    // "KubeCon 2031 Co-Chairs: A, X & B, Y"
    match list.split_once(':') {
        Some((label, rest)) if label.ends_with(['s', 'r']) && !label.contains([',', ';', '&']) => {
            rest.trim_start()
        }
        _ => list,
    }
}
