//! Joins what was heard in overlapping pieces: times count from the recording's beginning, and words of an overlap
//! stand once. Where the two hearings differ, the cut is by time; no word is invented.

use crate::model::Cue;

/// Words that must agree for two hearings to be the same moment.
const AGREEMENT: usize = 3;

/// Joins pieces, each with its beginning in milliseconds and cues that count from there.
pub(super) fn join(pieces: Vec<(u64, Vec<Cue>)>) -> Vec<Cue> {
    let mut all: Vec<Cue> = Vec::new();
    for (start, cues) in pieces {
        let shift = |ms: Option<u64>| ms.map(|ms| ms.saturating_add(start));
        let next: Vec<Cue> = cues
            .into_iter()
            .map(|cue| Cue {
                start_ms: shift(cue.start_ms),
                end_ms: shift(cue.end_ms),
                text: cue.text,
            })
            .collect();
        append(&mut all, next);
    }
    all
}

fn append(all: &mut Vec<Cue>, mut next: Vec<Cue>) {
    let (Some(end), Some(start)) = (
        all.last().and_then(|c| c.end_ms),
        next.first().and_then(|c| c.start_ms),
    ) else {
        all.append(&mut next);
        return;
    };
    if start < end {
        if let Some(seam) = Seam::find(all, &next, start, end) {
            keep_before(all, seam.left);
            drop_before(&mut next, seam.right);
        } else {
            let middle = u64::midpoint(start, end);
            all.retain(|cue| cue.start_ms.is_none_or(|ms| ms < middle));
            next.retain(|cue| cue.start_ms.is_none_or(|ms| ms >= middle));
        }
    }
    // A cue may reach into the next one's time; the order of beginnings is what counts.
    if let (Some(last), Some(first)) = (all.last_mut(), next.first()) {
        last.end_ms = match (last.end_ms, first.start_ms, last.start_ms) {
            (Some(end), Some(limit), Some(begin)) => Some(end.min(limit).max(begin)),
            (end, ..) => end,
        };
    }
    all.append(&mut next);
}

/// A place in a list of cues: cue and word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    cue: usize,
    word: usize,
}

/// Where one hearing ends and the other goes on.
struct Seam {
    /// End of what is kept of the earlier hearing.
    left: Place,
    /// Beginning of what is kept of the later one.
    right: Place,
}

impl Seam {
    /// The longest run of words that both hearings of the overlap share.
    fn find(all: &[Cue], next: &[Cue], start: u64, end: u64) -> Option<Self> {
        let first = all.iter().position(|cue| cue.end_ms.is_some_and(|ms| ms > start))?;
        let early = words(all, first, |_| true);
        let late = words(next, 0, |cue| cue.start_ms.is_some_and(|ms| ms < end));
        let mut best: Option<(usize, usize, usize)> = None;
        for i in 0..early.len() {
            for j in 0..late.len() {
                let run = early[i..].iter().zip(&late[j..]).take_while(|(a, b)| a.1 == b.1).count();
                if run >= AGREEMENT && best.is_none_or(|(_, _, longest)| run > longest) {
                    best = Some((i, j, run));
                }
            }
        }
        let (i, j, run) = best?;
        let after = |place: Place| Place {
            word: place.word + 1,
            ..place
        };
        Some(Self {
            left: after(early[i + run - 1].0),
            right: after(late[j + run - 1].0),
        })
    }
}

/// Words with their places, without case and punctuation.
fn words(cues: &[Cue], from: usize, wanted: impl Fn(&Cue) -> bool) -> Vec<(Place, String)> {
    let mut all = Vec::new();
    for (cue, value) in cues.iter().enumerate().skip(from).filter(|(_, cue)| wanted(cue)) {
        for (word, text) in value.text.split_whitespace().enumerate() {
            let plain: String =
                text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            all.push((Place { cue, word }, plain));
        }
    }
    all
}

/// Keeps what stands before a place.
fn keep_before(cues: &mut Vec<Cue>, place: Place) {
    cues.truncate(place.cue + 1);
    if let Some(last) = cues.last_mut() {
        let kept: Vec<&str> = last.text.split_whitespace().take(place.word).collect();
        last.text = kept.join(" ");
        if last.text.is_empty() {
            cues.pop();
        }
    }
}

/// Drops what stands before a place. A cue that loses words begins later, in proportion.
fn drop_before(cues: &mut Vec<Cue>, place: Place) {
    cues.drain(..place.cue.min(cues.len()));
    if let Some(first) = cues.first_mut() {
        let all: Vec<&str> = first.text.split_whitespace().collect();
        let kept = all.get(place.word..).unwrap_or_default().join(" ");
        if let (Some(start), Some(end)) = (first.start_ms, first.end_ms) {
            let share = (end - start) * place.word as u64 / all.len().max(1) as u64;
            first.start_ms = Some(start + share);
        }
        first.text = kept;
        if first.text.is_empty() {
            cues.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(start: u64, end: u64, text: &str) -> Cue {
        Cue {
            start_ms: Some(start),
            end_ms: Some(end),
            text: text.into(),
        }
    }

    fn text(cues: &[Cue]) -> String {
        let all: Vec<&str> = cues.iter().map(|c| c.text.as_str()).collect();
        all.join(" ")
    }

    #[test]
    fn words_heard_twice_stand_once() {
        let joined = join(vec![
            (
                0,
                vec![
                    cue(0, 5000, "Last year we had"),
                    cue(5000, 10_000, "forty clusters in three regions and"),
                ],
            ),
            (
                8000,
                vec![
                    cue(0, 3000, "clusters, in three regions and each of"),
                    cue(3000, 6000, "them was a pet."),
                ],
            ),
        ]);
        assert_eq!(
            text(&joined),
            "Last year we had forty clusters in three regions and each of them was a pet."
        );
        assert!(joined.windows(2).all(|w| w[0].start_ms <= w[1].start_ms && w[0].end_ms <= w[1].start_ms));
    }

    #[test]
    fn hearings_that_differ_are_cut_by_time() {
        let joined = join(vec![
            (
                0,
                vec![
                    cue(0, 6000, "We began small."),
                    cue(6000, 10_000, "Something mumbled here"),
                ],
            ),
            (
                6000,
                vec![
                    cue(0, 1000, "Some thin rumble"),
                    cue(3000, 9000, "and then we grew."),
                ],
            ),
        ]);
        assert_eq!(
            text(&joined),
            "We began small. Something mumbled here and then we grew."
        );
    }

    #[test]
    fn pieces_cut_in_a_silence_are_set_one_after_the_other() {
        let joined = join(vec![
            (0, vec![cue(0, 900, "One two three.")]),
            (1000, vec![cue(0, 800, "One two three.")]),
        ]);
        assert_eq!(text(&joined), "One two three. One two three.");
        assert_eq!(joined[1].start_ms, Some(1000));
    }

    #[test]
    fn an_empty_piece_changes_nothing() {
        let joined = join(vec![
            (0, vec![cue(0, 900, "One.")]),
            (1000, Vec::new()),
            (2000, vec![cue(0, 10, "Two.")]),
        ]);
        assert_eq!(text(&joined), "One. Two.");
    }

    proptest::proptest! {
        #[test]
        fn joining_never_panics_and_keeps_the_order(
            pieces in proptest::collection::vec(
                (0_u64..60_000, proptest::collection::vec((0_u64..60_000, 0_u64..9_000, "[a-c ]{0,12}"), 0..6)), 0..5),
        ) {
            let mut start = 0;
            let pieces = pieces.into_iter().map(|(gap, cues)| {
                start += gap;
                let mut cues: Vec<Cue> = cues.into_iter().map(|(at, length, text)| cue(at, at + length, &text)).collect();
                cues.sort_by_key(|c| c.start_ms);
                (start, cues)
            }).collect();
            let joined = join(pieces);
            proptest::prop_assert!(joined.iter().all(|c| c.start_ms <= c.end_ms));
        }
    }
}
