//! Weighs the plain words around a quantity by a trained table (`tools/train_metrics.py`): three numbers for each word
//! that the section labels know. It knows neither classes nor order of words.

use std::{ops::Range, sync::LazyLock};

use super::candidates::{Candidate, Reading};
use crate::{analysis::sections::known_word, text::vocabulary};

/// Windows that are weighed: close before, close behind, around.
pub(super) const WINDOWS: usize = 3;

/// Tokens of the windows close before and close behind.
const CLOSE: usize = 8;

/// Tokens on either side of the window around.
const WIDE: usize = 30;

const BYTES: &[u8] = include_bytes!("words.bin");

/// The table: one scale a window, then one number a window for each word.
struct Table {
    scales: [f32; WINDOWS],
    words: &'static [[u8; WINDOWS]],
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| read(BYTES).expect("word weights to have the layout of this program"));

fn read(bytes: &'static [u8]) -> Option<Table> {
    let (scales, words) = bytes.strip_prefix(b"CMW1")?.split_at_checked(4 * WINDOWS)?;
    let (words, rest) = words.as_chunks::<WINDOWS>();
    let mut table = Table {
        scales: [0.0; WINDOWS],
        words,
    };
    for (scale, bytes) in table.scales.iter_mut().zip(scales.as_chunks::<4>().0) {
        *scale = f32::from_le_bytes(*bytes);
    }
    rest.is_empty().then_some(table)
}

/// The known words near the candidates of a talk: place in the table and weight of each token that is one.
#[derive(Debug)]
pub(super) struct Heard(Vec<Option<(usize, f32)>>);

impl Heard {
    /// Looks up the words near the candidates, and no others.
    pub(super) fn of(reading: &Reading<'_>, candidates: &[Candidate]) -> Self {
        let mut near = vec![false; reading.tokens.len()];
        for candidate in candidates {
            let range = candidate.first.saturating_sub(WIDE)..(candidate.end + WIDE).min(near.len());
            near[range].fill(true);
        }
        let look_up = |(token, near): (&crate::text::words::Token<'_>, bool)| {
            near.then(|| known_word(&vocabulary::normalize(&token.lower))).flatten()
        };
        Self(reading.tokens.iter().zip(near).map(look_up).collect())
    }

    /// What the words around add to the log odds of a candidate.
    pub(super) fn log_odds(&self, candidate: &Candidate) -> f64 {
        let table = &*TABLE;
        let mut odds = 0.0;
        for (window, ranges) in self.windows(candidate).into_iter().enumerate() {
            let (mut sum, mut total) = (0.0_f32, 0.0_f32);
            for (place, weight) in ranges.into_iter().flat_map(|range| self.0[range].iter().flatten()) {
                let value = table.words.get(*place).map_or(0, |word| word[window].cast_signed());
                sum += weight * f32::from(value);
                total += weight;
            }
            if total > 0.0 {
                odds += f64::from(sum / total * table.scales[window]);
            }
        }
        odds
    }

    /// Places in the table of the words of each window, for training.
    pub(super) fn places(&self, candidate: &Candidate) -> [Vec<usize>; WINDOWS] {
        self.windows(candidate).map(|ranges| {
            ranges
                .into_iter()
                .flat_map(|range| self.0[range].iter().flatten())
                .map(|(place, _)| *place)
                .collect()
        })
    }

    fn windows(&self, candidate: &Candidate) -> [[Range<usize>; 2]; WINDOWS] {
        let before = |reach: usize| candidate.first.saturating_sub(reach)..candidate.first;
        let behind = |reach: usize| candidate.end..(candidate.end + reach).min(self.0.len());
        [
            [before(CLOSE), 0..0],
            [behind(CLOSE), 0..0],
            [before(WIDE), behind(WIDE)],
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_every_word_the_labels_know() {
        let table = read(BYTES).unwrap();
        assert!(known_word("the").is_some_and(|(at, _)| at < table.words.len()));
        assert!(table.scales.iter().all(|scale| scale.is_finite()));
    }

    #[test]
    fn a_table_of_another_layout_is_refused() {
        assert!(read(b"CMW0").is_none() && read(b"CMW1\0\0").is_none());
        assert!(read(b"CMW1aaaabbbbccccxy").is_none());
    }

    #[test]
    fn windows_stop_at_the_ends_of_the_talk() {
        let reading = Reading::new("We bake 300 loaves today.", "", &[], &[]);
        let candidates = reading.candidates();
        let heard = Heard::of(&reading, &candidates);
        assert_eq!(candidates.len(), 1);
        assert!(heard.log_odds(&candidates[0]).is_finite());
        assert!(heard.places(&candidates[0])[0].len() <= 2);
    }
}
