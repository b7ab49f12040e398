//! Reads the trained weights (`tools/train_discourse.py`): one number a sign and reach, and two a word. It knows nothing
//! of talks.

use std::sync::LazyLock;

use super::signs::{SIGNS, TITLE};

/// Points of the talk, evenly spread from its beginning to its end, that have a weight each.
pub(super) const PLACES: usize = 7;

/// Reaches at which the signs around a sentence are weighed.
pub(super) const REACHES: usize = 3;

/// Reaches at which the words around a sentence are weighed.
pub(super) const WORDS: usize = 2;

const BYTES: &[u8] = include_bytes!("weights.bin");

/// The weights.
pub(super) struct Weights {
    /// Log odds of a sentence without any sign.
    pub(super) bias: f32,
    /// Of the signs of the title.
    pub(super) title: [f32; TITLE],
    /// Of the places in the talk.
    pub(super) place: [f32; PLACES],
    /// The signs of a usual talk, a sentence.
    pub(super) usual: [f32; SIGNS],
    /// Fewest and most of them in any talk that the weights come from.
    pub(super) seen: [[f32; SIGNS]; 2],
    /// Of the signs of the whole talk, a sentence.
    pub(super) talk: [f32; SIGNS],
    /// Of the signs within each reach, a sentence.
    pub(super) near: [[f32; SIGNS]; REACHES],
    scale: [f32; WORDS],
    words: &'static [u8],
}

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| read(BYTES).expect("discourse weights to have the layout of this program"));

/// The weights of this program.
pub(super) fn weights() -> &'static Weights {
    &WEIGHTS
}

impl Weights {
    /// What a word of the table adds at each reach of words.
    pub(super) fn word(&self, at: usize) -> [f32; WORDS] {
        let (rows, _) = self.words.as_chunks::<WORDS>();
        let mut said = [0.0; WORDS];
        for ((value, scale), said) in rows[at].iter().zip(self.scale).zip(&mut said) {
            *said = f32::from(value.cast_signed()) * scale;
        }
        said
    }
}

fn read(bytes: &'static [u8]) -> Option<Weights> {
    const FLOATS: usize = 1 + WORDS + TITLE + PLACES + (4 + REACHES) * SIGNS;
    let rest = bytes.strip_prefix(b"CSD1")?;
    let (known, rest) = rest.split_first_chunk()?;
    let known = u32::from_le_bytes(*known) as usize;
    let (floats, words) = rest.split_at_checked(FLOATS * 4)?;
    let floats: Vec<f32> = floats.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
    let (bias, rest) = floats.split_first()?;
    let (scale, rest) = rest.split_first_chunk()?;
    let (title, rest) = rest.split_first_chunk()?;
    let (place, rest) = rest.split_first_chunk()?;
    let (rows, _) = rest.as_chunks::<SIGNS>();
    let (around, near) = rows.split_first_chunk::<4>()?;
    (words.len() == known * WORDS).then_some(Weights {
        bias: *bias,
        title: *title,
        place: *place,
        usual: around[0],
        seen: [around[1], around[2]],
        talk: around[3],
        near: near.try_into().ok()?,
        scale: *scale,
        words,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sections;

    #[test]
    fn every_word_of_the_shared_table_has_a_row() {
        let (kubernetes, _) = sections::known_word("kubernetes").unwrap();
        assert!(kubernetes * WORDS < weights().words.len());
        assert_eq!(weights().words.len() / WORDS, sections::known_words());
    }

    #[test]
    fn a_cut_table_is_refused() {
        assert!(read(&BYTES[..BYTES.len() - 1]).is_none() && read(&BYTES[..40]).is_none());
    }
}
