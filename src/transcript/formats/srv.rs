//! Reads YouTube's timed text in XML: srv1 (`<transcript><text start dur>`, seconds) and srv3 (`<timedtext
//! format="3"><body><p t d>`, milliseconds, with a time for each word). Text is escaped twice in both.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{Found, Reason, lines};
use crate::model::Cue;

/// Parses `<transcript>`.
pub(super) fn parse_srv1(text: &str) -> Result<Found, Reason> {
    walk(text, "transcript", |element| {
        (name(element) == "text").then(|| {
            let start = seconds(element, "start").unwrap_or(0);
            (start, start + seconds(element, "dur").unwrap_or(0))
        })
    })
}

/// Parses `<timedtext>`.
pub(super) fn parse_srv3(text: &str) -> Result<Found, Reason> {
    walk(text, "timedtext", |element| {
        (name(element) == "p").then(|| {
            let start = milliseconds(element, "t").unwrap_or(0);
            (
                start,
                start.saturating_add(milliseconds(element, "d").unwrap_or(0)),
            )
        })
    })
}

/// Walks the file: `caption` gives the times of an element that holds a caption.
fn walk(
    text: &str,
    root: &str,
    caption: impl Fn(&BytesStart<'_>) -> Option<(u64, u64)>,
) -> Result<Found, Reason> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut found, mut closed, mut events) = (Found::default(), false, false);
    let mut open: Option<Open> = None;
    loop {
        match reader.read_event() {
            Err(e) => {
                return Err(format!(
                    "it is damaged XML at byte {}: {e}",
                    reader.buffer_position()
                ));
            }
            Ok(Event::Eof) => break,
            Ok(Event::Start(element)) => {
                if let Some((start, end)) = caption(&element) {
                    events = true;
                    if let Some(done) = open.replace(Open::new(start, end)) {
                        done.finish(&mut found.cues);
                    }
                } else if let (Some(open), "s") = (&mut open, name(&element).as_str()) {
                    open.word(milliseconds(&element, "t").unwrap_or(0));
                } else if found.language.is_none() && name(&element) == root {
                    found.language = attribute(&element, "lang");
                }
            }
            Ok(Event::End(element)) => {
                let ended = element.name();
                let ended = ended.as_ref();
                if (ended == "text" || ended == "p")
                    && let Some(done) = open.take()
                {
                    done.finish(&mut found.cues);
                }
                closed |= ended == root;
            }
            Ok(Event::Text(part)) => push(&mut open, &part.xml10_content()),
            Ok(Event::CData(part)) => push(&mut open, &part),
            Ok(Event::GeneralRef(reference)) => {
                push(
                    &mut open,
                    &html_escape::decode_html_entities(&format!("&{};", &*reference)),
                );
            }
            Ok(Event::Empty(element)) => {
                if name(&element) == "br" {
                    push(&mut open, " ");
                }
            }
            Ok(_) => {}
        }
    }
    if !closed && (events || open.is_some()) {
        return Err(format!("it is cut off: </{root}> is missing"));
    }
    Ok(found)
}

/// A caption that is being read: pieces of text, each with its start.
struct Open {
    start: u64,
    end: u64,
    pieces: Vec<(u64, String)>,
}

impl Open {
    fn new(start: u64, end: u64) -> Self {
        Self {
            start,
            end,
            pieces: vec![(start, String::new())],
        }
    }

    fn word(&mut self, offset: u64) {
        self.pieces.push((self.start.saturating_add(offset), String::new()));
    }

    fn finish(self, cues: &mut Vec<Cue>) {
        let from = cues.len();
        let mut apart = true;
        for (at, text) in self.pieces {
            // Escaped twice: the second layer holds entities and tags such as <i>.
            let text = lines::strip_tags(&html_escape::decode_html_entities(&text));
            let begins_apart = text.starts_with(char::is_whitespace);
            let ends_apart = text.ends_with(char::is_whitespace);
            let text = lines::fold(&text);
            if text.is_empty() {
                apart |= begins_apart;
                continue;
            }
            match cues[from..].last_mut() {
                Some(word) if !apart && !begins_apart => word.text.push_str(&text),
                before => {
                    if let Some(before) = before {
                        before.end_ms = Some(at).max(before.start_ms);
                    }
                    cues.push(Cue {
                        start_ms: Some(at),
                        end_ms: Some(self.end.max(at)),
                        text,
                    });
                }
            }
            apart = ends_apart;
        }
    }
}

fn push(open: &mut Option<Open>, text: &str) {
    if let Some((_, last)) = open.as_mut().and_then(|o| o.pieces.last_mut()) {
        last.push_str(text);
    }
}

fn name(element: &BytesStart<'_>) -> String {
    let name = element.name();
    let name: &str = name.as_ref();
    name.to_owned()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    Some(html_escape::decode_html_entities(&*attribute.value).into_owned()).filter(|v| !v.is_empty())
}

fn milliseconds(element: &BytesStart<'_>, name: &str) -> Option<u64> {
    attribute(element, name)?.trim().parse().ok()
}

/// A decimal number of seconds as milliseconds; beyond a thousand hours it is no time of a talk.
fn seconds(element: &BytesStart<'_>, name: &str) -> Option<u64> {
    let value: f64 = attribute(element, name)?.trim().parse().ok()?;
    (0.0..3_600_000.0).contains(&value).then(|| (value * 1000.0).round() as u64)
}
