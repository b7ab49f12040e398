//! Reads YouTube's json3 (`fmt=json3`): events with segments, a time for each word where the captions are
//! automatic. Events without segments describe windows and hold no words.

use serde::Deserialize;

use super::{Found, Reason, lines};
use crate::model::Cue;

#[derive(Deserialize)]
struct File {
    events: Option<Vec<Event>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    #[serde(default)]
    t_start_ms: i64,
    d_duration_ms: Option<i64>,
    segs: Option<Vec<Segment>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Segment {
    #[serde(default)]
    utf8: String,
    t_offset_ms: Option<i64>,
}

/// Parses an object with `events`.
pub(super) fn parse(text: &str) -> Result<Found, Reason> {
    let file: File = serde_json::from_str(text).map_err(|e| {
        if e.is_eof() {
            format!("it is JSON cut off at line {}", e.line())
        } else if e.is_data() {
            "it is JSON, but not YouTube json3".into()
        } else {
            format!("it begins like JSON and is damaged: {e}")
        }
    })?;
    let Some(events) = file.events else {
        return Err("it is JSON, but not YouTube json3: it has no `events`".into());
    };
    let mut cues: Vec<Cue> = Vec::new();
    for event in events {
        add(&mut cues, &event);
    }
    Ok(Found { cues, language: None })
}

/// Adds an event's words. A segment that begins without a space continues the word before it; automatic captions
/// begin each word but the first with one.
fn add(cues: &mut Vec<Cue>, event: &Event) {
    let start = event.t_start_ms.max(0);
    let end = start.saturating_add(event.d_duration_ms.unwrap_or(0).max(0));
    let from = cues.len();
    let mut apart = true;
    for segment in event.segs.iter().flatten() {
        let text = lines::fold(&segment.utf8);
        let begins_apart = segment.utf8.starts_with(char::is_whitespace);
        if text.is_empty() {
            apart |= !segment.utf8.is_empty();
            continue;
        }
        let at = start.saturating_add(segment.t_offset_ms.unwrap_or(0).max(0));
        match cues[from..].last_mut() {
            Some(word) if !apart && !begins_apart => word.text.push_str(&text),
            Some(word) if word.start_ms == u64::try_from(at).ok() => {
                word.text.push(' ');
                word.text.push_str(&text);
            }
            before => {
                if let Some(before) = before {
                    before.end_ms = u64::try_from(at).ok().max(before.start_ms);
                }
                cues.push(Cue {
                    start_ms: u64::try_from(at).ok(),
                    end_ms: u64::try_from(end.max(at)).ok(),
                    text,
                });
            }
        }
        apart = segment.utf8.ends_with(char::is_whitespace);
    }
}
