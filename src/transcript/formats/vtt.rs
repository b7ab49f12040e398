//! Reads WebVTT, with the word times and rolling lines of YouTube's automatic captions. It reads no styling.

use super::{
    Found, Reason,
    lines::{self, Block},
    rolling::{self, Shown},
};
use crate::model::Cue;

/// Parses a file that begins with `WEBVTT`.
pub(super) fn parse(text: &str) -> Result<Found, Reason> {
    let language = lines::numbered(text)
        .skip_while(|(_, line)| line.trim().is_empty())
        .take_while(|(_, line)| !line.trim().is_empty() && !line.contains("-->"))
        .find_map(|(_, line)| line.strip_prefix("Language:"))
        .map(|tag| tag.trim().to_owned())
        .filter(|tag| !tag.is_empty());
    let shown = lines::blocks(lines::numbered(text))?.iter().map(show).collect();
    Ok(Found {
        cues: rolling::unroll(shown),
        language,
    })
}

/// Reads a block's lines into words with times of their own, where they have them.
fn show(block: &Block<'_>) -> Shown {
    let lines = block
        .lines
        .iter()
        .map(|line| pieces(line, block))
        .filter(|line| !line.is_empty())
        .collect();
    Shown {
        start_ms: block.start_ms,
        end_ms: block.end_ms,
        lines,
    }
}

/// Cuts a line at its inline times (`<00:00:01.280>`): each piece is a cue from its time to the next.
fn pieces(line: &str, block: &Block<'_>) -> Vec<Cue> {
    let mut pieces: Vec<(Option<u64>, String)> = vec![(None, String::new())];
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        push(&mut pieces, before);
        let length = lines::tag(from);
        let inner = length.map(|l| &from[1..l - 1]);
        if let Some(time) = inner.and_then(lines::time) {
            pieces.push((
                Some(time.clamp(block.start_ms, block.end_ms.max(block.start_ms))),
                String::new(),
            ));
        } else if length.is_none() {
            push(&mut pieces, "<");
        }
        rest = &from[length.unwrap_or(1)..];
    }
    push(&mut pieces, rest);
    let timed = pieces.len() > 1;
    let starts: Vec<Option<u64>> = pieces.iter().map(|(start, _)| *start).collect();
    let cues = pieces.into_iter().enumerate().map(|(i, (start, text))| Cue {
        start_ms: Some(start.unwrap_or(block.start_ms)),
        end_ms: Some(starts.get(i + 1).copied().flatten().filter(|_| timed).unwrap_or(block.end_ms)),
        text: lines::fold(&html_escape::decode_html_entities(&text)),
    });
    cues.filter(|cue| !cue.text.is_empty()).collect()
}

fn push(pieces: &mut [(Option<u64>, String)], text: &str) {
    if let Some((_, last)) = pieces.last_mut() {
        last.push_str(text);
    }
}
