//! Reads SubRip (SRT). Its markup (`<i>`, `{\an8}`) is dropped; entities stay, because SRT has none.

use super::{
    Found, Reason, lines,
    rolling::{self, Shown},
};
use crate::model::Cue;

/// Whether one of the first lines is a timing line.
pub(super) fn looks_like(text: &str) -> bool {
    lines::numbered(text)
        .map(|(_, line)| line.trim())
        .filter(|line| !line.is_empty())
        .take(8)
        .any(|line| line.contains("-->") && lines::timing(line).is_some())
}

/// Parses a file whose first lines hold a timing line.
pub(super) fn parse(text: &str) -> Result<Found, Reason> {
    let blocks = lines::blocks(without_counters(text).into_iter())?;
    let shown = blocks
        .into_iter()
        .map(|block| Shown {
            start_ms: block.start_ms,
            end_ms: block.end_ms,
            lines: block
                .lines
                .iter()
                .map(|line| lines::fold(&lines::strip_tags(strip_position(line))))
                .filter(|line| !line.is_empty())
                .map(|text| {
                    vec![Cue {
                        start_ms: Some(block.start_ms),
                        end_ms: Some(block.end_ms),
                        text,
                    }]
                })
                .collect(),
        })
        .collect();
    Ok(Found {
        cues: rolling::unroll(shown),
        language: None,
    })
}

/// Drops the counter above each timing line, also where the blank line before it is missing.
fn without_counters(text: &str) -> Vec<(usize, &str)> {
    let all: Vec<(usize, &str)> = lines::numbered(text).collect();
    let is_counter = |i: usize| {
        let line = all[i].1.trim();
        !line.is_empty()
            && line.bytes().all(|b| b.is_ascii_digit())
            && all.get(i + 1).is_some_and(|(_, next)| lines::timing(next.trim()).is_some())
    };
    (0..all.len()).filter(|i| !is_counter(*i)).map(|i| all[i]).collect()
}

/// Drops a leading position override such as `{\an8}`.
fn strip_position(line: &str) -> &str {
    match line.strip_prefix("{\\").and_then(|rest| rest.split_once('}')) {
        Some((_, rest)) => rest,
        None => line,
    }
}
