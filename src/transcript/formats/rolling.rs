//! Turns what captions show into what was said: rolling captions show a line two or three times while the next
//! one is written below it. A repeat in a file that does not roll is the speaker's own, and stays.

use crate::model::Cue;

/// What the screen shows from one time to another: lines of pieces, each with times of its own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) start_ms: u64,
    pub(super) end_ms: u64,
    pub(super) lines: Vec<Vec<Cue>>,
}

/// Share of cue pairs with a repeat from which a file is rolling. In YouTube's automatic WebVTT nearly all pairs
/// repeat; in other files hardly one in a hundred.
const ROLLING: f64 = 0.3;

/// Longest pause between two cues, in milliseconds, across which the second may still repeat the first.
const ABUTTING_MS: u64 = 300;

/// Drops the repeats of a rolling file and gives the rest as cues, one a piece (or one a block where pieces have no
/// times of their own).
pub(super) fn unroll(shown: Vec<Shown>) -> Vec<Cue> {
    let texts: Vec<Vec<String>> =
        shown.iter().map(|s| s.lines.iter().map(|l| line_text(l)).collect()).collect();
    let repeats: Vec<Repeat> = (0..shown.len())
        .map(|i| match i.checked_sub(1) {
            Some(before) if shown[i].start_ms <= shown[before].end_ms.saturating_add(ABUTTING_MS) => {
                repeat(&texts[before], &texts[i])
            }
            _ => Repeat::default(),
        })
        .collect();
    let pairs = shown.len().saturating_sub(1).max(1);
    let rolling = repeats.iter().filter(|r| r.is_some()).count() as f64 / pairs as f64 >= ROLLING;
    let mut cues = Vec::new();
    for (block, repeat) in shown.into_iter().zip(repeats) {
        let (skip, words) = if rolling {
            (repeat.lines, repeat.words)
        } else {
            (0, 0)
        };
        let mut kept: Vec<Vec<Cue>> = block.lines.into_iter().skip(skip).collect();
        if let Some(first) = kept.first_mut() {
            drop_words(first, words);
        }
        join(kept, &mut cues);
    }
    cues
}

/// How much of a block was already shown: whole lines, and then words of the next line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Repeat {
    lines: usize,
    words: usize,
}

impl Repeat {
    fn is_some(&self) -> bool {
        self.lines + self.words > 0
    }
}

/// Compares two blocks shown one after the other. Either the first lines of `after` are the last lines of `before`
/// (the screen rolled up), or the last line of `before` has grown.
fn repeat(before: &[String], after: &[String]) -> Repeat {
    let most = before.len().min(after.len());
    let lines = (1..=most).rev().find(|&n| before[before.len() - n..] == after[..n]).unwrap_or(0);
    if lines > 0 {
        return Repeat { lines, words: 0 };
    }
    // Grown: all lines but the last are the same, and the last one begins with what stood there.
    let (Some((old, head)), Some(new)) = (before.split_last(), after.get(before.len().saturating_sub(1)))
    else {
        return Repeat::default();
    };
    let grown =
        head == &after[..head.len()] && new.strip_prefix(old.as_str()).is_some_and(|r| r.starts_with(' '));
    if grown {
        Repeat {
            lines: head.len(),
            words: old.split(' ').count(),
        }
    } else {
        Repeat::default()
    }
}

fn line_text(line: &[Cue]) -> String {
    line.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Drops the first `count` words of a line.
fn drop_words(line: &mut Vec<Cue>, mut count: usize) {
    for cue in line.iter_mut() {
        let words: Vec<&str> = cue.text.split(' ').collect();
        let drop = count.min(words.len());
        count -= drop;
        cue.text = words[drop..].join(" ");
    }
    line.retain(|cue| !cue.text.is_empty());
}

/// Adds a block's pieces; lines with the same times become one cue.
fn join(lines: Vec<Vec<Cue>>, cues: &mut Vec<Cue>) {
    let from = cues.len();
    for cue in lines.into_iter().flatten() {
        match cues[from..].last_mut() {
            Some(last) if last.start_ms == cue.start_ms => {
                last.text.push(' ');
                last.text.push_str(&cue.text);
                last.end_ms = last.end_ms.max(cue.end_ms);
            }
            _ => cues.push(cue),
        }
    }
}
