//! Reads the trained weights of the section labels (`tools/train_sections.py`): five numbers a word. It knows nothing
//! of sentences.

use std::sync::LazyLock;

use crate::text::vocabulary;

/// Labels that are learnt: background, challenge, solution, impact, future.
pub(super) const LABELS: usize = 5;

/// Points of the talk, evenly spread from its beginning to its end, at which each label has a weight.
const PLACES: usize = 7;

const BYTES: &[u8] = include_bytes!("weights.bin");

/// Views into the weights.
pub(super) struct Weights {
    scale: [f32; LABELS],
    bias: [f32; LABELS],
    place: Vec<[f32; LABELS]>,
    hashes: &'static [u8],
    weight: &'static [u8],
    words: &'static [u8],
}

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| read(BYTES).expect("section weights to have the layout of this program"));

/// The weights of this program.
pub(super) fn weights() -> &'static Weights {
    &WEIGHTS
}

fn read(bytes: &'static [u8]) -> Option<Weights> {
    let rest = bytes.strip_prefix(b"CSS1")?;
    let (known, rest) = rest.split_first_chunk()?;
    let known = u32::from_le_bytes(*known) as usize;
    let (floats, rest) = rest.split_at_checked((2 + PLACES) * LABELS * 4)?;
    let floats: Vec<f32> = floats.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
    let (rows, _) = floats.as_chunks::<LABELS>();
    let (hashes, rest) = rest.split_at_checked(known * 4)?;
    let (weight, words) = rest.split_at_checked(known)?;
    (words.len() == known * LABELS).then(|| Weights {
        scale: rows[0],
        bias: rows[1],
        place: rows[2..].to_vec(),
        hashes,
        weight,
        words,
    })
}

/// What words say for each label: weighted sums, and the sum of the words' weights.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Said {
    pub(super) sums: [f32; LABELS],
    pub(super) weight: f32,
}

impl Said {
    /// Adds another's words at a share.
    pub(super) fn add(&mut self, other: &Said, share: f32) {
        for (sum, more) in self.sums.iter_mut().zip(other.sums) {
            *sum += share * more;
        }
        self.weight += share * other.weight;
    }
}

impl Weights {
    /// How many words the table knows.
    #[cfg(test)]
    pub(super) fn words(&self) -> usize {
        self.weight.len()
    }

    /// Place of a normalised word and its weight, 0 to 1.
    pub(super) fn known(&self, word: &str) -> Option<(usize, f32)> {
        let at = vocabulary::find(self.hashes, word)?;
        Some((at, f32::from(self.weight[at]) / 255.0))
    }

    /// What the words of a text say; unknown words say nothing.
    pub(super) fn hear(&self, text: &str) -> Said {
        let mut said = Said::default();
        for word in text.split_whitespace() {
            let Some((at, weight)) = self.known(&vocabulary::normalize(word)) else {
                continue;
            };
            said.weight += weight;
            for (sum, (value, scale)) in
                said.sums.iter_mut().zip(self.words[at * LABELS..].iter().zip(self.scale))
            {
                *sum += weight * f32::from(value.cast_signed()) * scale;
            }
        }
        said
    }

    /// Probabilities of the labels for words said at `place` (0 to 1) of the talk. `pain` is added to the score of
    /// the challenge, `future` to that of the future.
    pub(super) fn weigh(&self, said: &Said, place: f32, pain: f32, future: f32) -> [f32; LABELS] {
        let mut scores = self.bias;
        scores[1] += pain;
        scores[LABELS - 1] += future;
        for (score, sum) in scores.iter_mut().zip(said.sums) {
            *score += sum / said.weight.max(1e-6);
        }
        for (point, weights) in self.place.iter().enumerate() {
            let steps = (PLACES - 1) as f32;
            let near = (1.0 - (place * steps - point as f32).abs()).max(0.0);
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += near * weight;
            }
        }
        let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let powers = scores.map(|score| (score - most).exp());
        let sum: f32 = powers.iter().sum();
        powers.map(|power| power / sum)
    }
}
