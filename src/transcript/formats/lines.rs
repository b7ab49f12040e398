//! Reads and writes what the line-based formats share: times, cue blocks, markup. It decides nothing about a format.

use std::fmt::Write as _;

use super::Reason;

/// A cue as WebVTT and SRT hold it: times and text lines with their markup.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    pub(super) start_ms: u64,
    pub(super) end_ms: u64,
    pub(super) lines: Vec<&'a str>,
}

/// Reads `[hh:]mm:ss[.,]fff` (fraction optional) that fills the whole text; milliseconds.
pub(super) fn time(text: &str) -> Option<u64> {
    let (clock, fraction) = match text.split_once(['.', ',']) {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (text, None),
    };
    let mut parts = clock.split(':').rev();
    let digits = |part: &str, most: usize| -> Option<u64> {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse().ok()).flatten()
    };
    let seconds = parts.next().filter(|part| part.len() == 2).and_then(|part| digits(part, 2))?;
    let minutes = digits(parts.next()?, 3)?;
    let hours = match parts.next() {
        Some(part) => digits(part, 4)?,
        None => 0,
    };
    if parts.next().is_some() || seconds > 59 || (hours > 0 && minutes > 59) {
        return None;
    }
    let ms = match fraction {
        Some(f) => digits(f, 3)? * 10_u64.pow(3 - f.len() as u32),
        None => 0,
    };
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + ms)
}

/// Reads `start --> end [settings]`.
pub(super) fn timing(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

/// Reads the cue blocks of WebVTT and SRT. Lines outside of a cue (numbers, notes, styles) are skipped; a
/// damaged timing line is an error that names its line.
pub(super) fn blocks<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Result<Vec<Block<'a>>, Reason> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    // Whether text lines belong to the last block.
    let mut open = false;
    let mut comment = false;
    let mut last = (0, "");
    for (number, line) in lines {
        let bare = line.trim();
        last = (number, bare);
        if let Some((start_ms, end_ms)) = timing(bare) {
            blocks.push(Block {
                start_ms,
                end_ms,
                lines: Vec::new(),
            });
            (open, comment) = (true, false);
        } else if line.is_empty() {
            // Editors that trim lines turn the blank first line of YouTube's cues into an empty one.
            open = open && blocks.last().is_some_and(|b| b.lines.is_empty());
            comment = false;
        } else if open {
            if let Some(block) = blocks.last_mut() {
                block.lines.push(bare);
            }
        } else if bare.starts_with("NOTE") || bare == "STYLE" || bare == "REGION" {
            comment = true;
        } else if !comment && bare.contains("-->") && bare.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(format!(
                "line {number} is no valid pair of times: {}",
                shorten(bare)
            ));
        }
    }
    if !open && is_cut_time(last.1) {
        return Err(format!("it is cut off at line {}: {}", last.0, shorten(last.1)));
    }
    Ok(blocks)
}

/// Whether a line is the beginning of a timing line (`00:01:2`, `00:01:20,000 --`).
fn is_cut_time(line: &str) -> bool {
    line.contains(':')
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | ' ' | '-'))
}

/// The first characters of a line, for messages.
fn shorten(line: &str) -> String {
    line.chars().take(60).collect()
}

/// Numbers a text's lines from 1; `\r\n`, `\n` and a lone `\r` end a line.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .enumerate()
        .map(|(i, line)| (i + 1, line))
}

/// Drops tags such as `<i>`, `</c>`, `<v Ann>`, `<font color="red">`. A `<` that opens no tag stays.
pub(super) fn strip_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        if let Some(length) = tag(&rest[at..]) {
            rest = &rest[at + length..];
        } else {
            out.push('<');
            rest = &rest[at + 1..];
        }
    }
    out.push_str(rest);
    out
}

/// Length in bytes of the tag at the start of `text`, when there is one.
pub(super) fn tag(text: &str) -> Option<usize> {
    // Longer than any real tag: the limit keeps a text of nothing but `<` linear.
    const LONGEST: usize = 200;
    let inner = text.strip_prefix('<')?;
    let first = inner.strip_prefix('/').unwrap_or(inner).chars().next()?;
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    let end = inner.bytes().take(LONGEST).position(|b| b == b'>' || b == b'<')?;
    (inner.as_bytes()[end] == b'>').then_some(end + 2)
}

/// Folds white space to single spaces and trims.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// `hh:mm:ss` and three digits of milliseconds after `point`.
pub(super) fn clock(ms: u64, point: char) -> String {
    let mut out = stamp(ms);
    let _ = write!(out, "{point}{:03}", ms % 1000);
    out
}

/// `hh:mm:ss`.
pub(super) fn stamp(ms: u64) -> String {
    let seconds = ms / 1000;
    format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times_of_every_shape() {
        assert_eq!(time("00:01.5"), Some(1_500));
        assert_eq!(time("1:02:03,004"), Some(3_723_004));
        assert_eq!(time("75:00"), Some(4_500_000));
        for wrong in [
            "",
            "12",
            "1:2:3:4",
            "00:61",
            "a:10",
            "1:00:00.1234",
            "99999999999999:00",
            "-1:00",
        ] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
        assert_eq!(
            timing("00:01.000 --> 00:02.000 align:start position:0%"),
            Some((1000, 2000))
        );
    }

    #[test]
    fn writes_what_it_reads() {
        for ms in [0, 999, 61_001, 3_600_000, 400_000_000] {
            assert_eq!(time(&clock(ms, ',')), Some(ms));
        }
    }

    #[test]
    fn strips_tags_and_keeps_comparisons() {
        assert_eq!(
            strip_tags("<c.red>a</c> <v Ann>b 3 < 4 <00:00:01.000><c> d</c>"),
            "a b 3 < 4  d"
        );
        assert_eq!(strip_tags("a<b"), "a<b");
        assert_eq!(strip_tags("<>x</>"), "<>x</>");
    }
}
