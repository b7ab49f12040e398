//! Reads plain text with or without `[hh:]mm:ss` stamps on lines of their own or at line starts, as copied from
//! YouTube's transcript panel. Text without stamps is kept to the letter: white space is all that may change later.

use super::{Found, lines};
use crate::model::Cue;

/// How many lines (titles, "Transcript") may stand before the first stamp.
const LINES_BEFORE: usize = 5;

/// Length of the last cue in milliseconds: nothing says when it ends.
const LAST_CUE_MS: u64 = 4_000;

/// Parses any text; it cannot fail.
pub(super) fn parse(text: &str) -> Found {
    let all: Vec<&str> =
        lines::numbered(text).map(|(_, line)| line.trim()).filter(|l| !l.is_empty()).collect();
    let stamps: Vec<Option<(u64, &str)>> = all.iter().map(|line| stamp(line)).collect();
    let cues = if is_stamped(&all, &stamps) {
        stamped(&all, &stamps)
    } else {
        vec![Cue {
            start_ms: None,
            end_ms: None,
            text: text.to_owned(),
        }]
    };
    Found { cues, language: None }
}

/// Reads a stamp at the start of a line: `0:05`, `[00:00:05]`, `(1:02:03)`, `00:05.120`, with the text after it.
fn stamp(line: &str) -> Option<(u64, &str)> {
    let (close, inner) = match line.chars().next()? {
        '[' => (Some(']'), &line[1..]),
        '(' => (Some(')'), &line[1..]),
        _ => (None, line),
    };
    let length = inner
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')))
        .unwrap_or(inner.len());
    let (clock, rest) = inner.split_at(length);
    let (clock, mark) = match clock.strip_suffix(':') {
        Some(clock) => (clock, true),
        None => (clock, false),
    };
    let time = lines::time(clock)?;
    let rest = match close {
        Some(close) => rest.strip_prefix(close)?,
        None => rest,
    };
    // "10:30am" is no stamp.
    if close.is_none() && !mark && !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let rest = rest.trim_start();
    let rest = rest
        .strip_prefix(['-', '–', '—', ':', '|'])
        .filter(|r| r.is_empty() || r.starts_with(' '))
        .unwrap_or(rest);
    Some((time, rest.trim()))
}

/// Whether the stamps are the file's own and no times that somebody mentions at the start of a line.
fn is_stamped(all: &[&str], stamps: &[Option<(u64, &str)>]) -> bool {
    let times: Vec<u64> = stamps.iter().flatten().map(|(time, _)| *time).collect();
    let early = stamps.iter().take(LINES_BEFORE + 1).any(Option::is_some);
    let rising = times.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    match times.as_slice() {
        [] => false,
        [only] => stamps[0].is_some() && (*only == 0 || all[0].starts_with('[')),
        _ => early && times.len() * 10 >= stamps.len() && rising * 10 >= (times.len() - 1) * 9,
    }
}

/// Cues from stamp to stamp. What stands before the first one is a heading that nobody said.
fn stamped(all: &[&str], stamps: &[Option<(u64, &str)>]) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for (line, stamp) in all.iter().zip(stamps) {
        match (stamp, cues.last_mut()) {
            (Some((time, text)), before) => {
                if let Some(before) = before {
                    before.end_ms = Some(*time).max(before.start_ms);
                }
                cues.push(Cue {
                    start_ms: Some(*time),
                    end_ms: Some(time + LAST_CUE_MS),
                    text: (*text).to_owned(),
                });
            }
            // The panel spells its stamps for screen readers on the line below: "1 minute, 5 seconds".
            (None, Some(cue)) if cue.text.is_empty() && spelled(line) == cue.start_ms => {}
            (None, Some(cue)) => {
                if !cue.text.is_empty() {
                    cue.text.push('\n');
                }
                cue.text.push_str(line);
            }
            (None, None) => {}
        }
    }
    cues
}

/// Reads `1 hour, 2 minutes, 5 seconds`; milliseconds.
fn spelled(line: &str) -> Option<u64> {
    let words: Vec<&str> = line.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    if words.is_empty() || !words.len().is_multiple_of(2) {
        return None;
    }
    words.chunks(2).try_fold(0_u64, |sum, pair| {
        let unit = match pair[1] {
            "second" | "seconds" => 1_000,
            "minute" | "minutes" => 60_000,
            "hour" | "hours" => 3_600_000,
            _ => return None,
        };
        pair[0].parse::<u16>().ok().map(|n| sum + u64::from(n) * unit)
    })
}
