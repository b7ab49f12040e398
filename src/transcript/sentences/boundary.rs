//! Tells from the words alone how likely a sentence ends after each of them: a small network over word vectors and a
//! table of word pairs and triples, trained by `tools/train_boundaries.py`. It looks at no punctuation and no time.

use std::sync::LazyLock;

use crate::text::vocabulary;

/// The trained weights; their layout is written down in the training program.
const WEIGHTS: &[u8] = include_bytes!("boundary.bin");

/// First four bytes of the weights.
const MAGIC: &[u8; 4] = b"CSB1";

/// Length of a word vector.
const DIMS: usize = 24;

/// Units of the first layer.
const HIDDEN: usize = 64;

/// Units of the second layer.
const SECOND: usize = 32;

/// Units of the first layer that are worked out together.
const BLOCK: usize = 32;

/// Units of the second layer that are worked out together.
const LANE: usize = 16;

/// Units of the second layer whose say is summed up together; the order of additions is part of the result.
const SUMMED: usize = 8;

/// Words before and after a gap that are looked at.
const BEFORE: usize = 5;
const AFTER: usize = 7;
const WINDOW: usize = BEFORE + AFTER;

/// Sentence lengths, in words, that the table of lengths knows.
pub(super) const LENGTHS: usize = 80;

/// Endings that class a word which the vocabulary does not hold, first match wins.
const SUFFIXES: [&str; 16] = [
    "ing", "ed", "ly", "er", "or", "tion", "ment", "ness", "able", "al", "ic", "ive", "es", "'s", "s", "y",
];

/// Views into [`WEIGHTS`].
struct Model {
    /// Hashes of the known words, ascending; a word's id is its place.
    hashes: &'static [u8],
    /// Word vectors, [`DIMS`] each: the known words, the endings, other words, nothing.
    vectors: &'static [u8],
    /// First layer by window place, block of [`BLOCK`] units, dimension and unit of the block.
    first: Vec<f32>,
    first_scale: Vec<f32>,
    first_bias: Vec<f32>,
    /// Second layer by block of units, unit of the first and unit of the block.
    second: Vec<f32>,
    second_bias: Vec<f32>,
    out: Vec<f32>,
    out_bias: f32,
    /// Weights of word pairs and triples, by hash.
    pairs: &'static [u8],
    pair_scale: f32,
    /// Logarithm of how often sentences have a length.
    lengths: Vec<f32>,
}

static MODEL: LazyLock<Model> =
    LazyLock::new(|| read(WEIGHTS).expect("boundary weights to have the layout of this program"));

/// Reads the layout; `None` when it is another one.
fn read(bytes: &'static [u8]) -> Option<Model> {
    let mut rest = bytes.strip_prefix(MAGIC)?;
    let mut take = |length: usize| {
        let (taken, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(taken)
    };
    let word = |b: &[u8]| u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
    let header: Vec<usize> = take(7 * 4)?.chunks_exact(4).map(|b| word(b) as usize).collect();
    let [known, dims, before, after, hidden, second, pair_bits] = header.try_into().ok()?;
    if (dims, before, after, hidden, second) != (DIMS, BEFORE, AFTER, HIDDEN, SECOND) {
        return None;
    }
    let mut floats = |count: usize| -> Option<Vec<f32>> {
        Some(take(count * 4)?.chunks_exact(4).map(|b| f32::from_bits(word(b))).collect())
    };
    let scalars = floats(2)?;
    let (first_scale, first_bias) = (floats(HIDDEN)?, floats(HIDDEN)?);
    let (second, second_bias) = (in_blocks(&floats(HIDDEN * SECOND)?), floats(SECOND)?);
    let (out, lengths) = (floats(SECOND)?, floats(LENGTHS)?);
    let model = Model {
        hashes: take(known * 4)?,
        vectors: take((known + SUFFIXES.len() + 2) * DIMS)?,
        first: transposed(take(WINDOW * HIDDEN * DIMS)?),
        first_scale,
        first_bias,
        second,
        second_bias,
        out,
        out_bias: scalars[0],
        pairs: take(1 << pair_bits)?,
        pair_scale: scalars[1],
        lengths,
    };
    rest.is_empty().then_some(model)
}

/// Orders the first layer by blocks of units that stand beside each other, so that a block's sums stay in the
/// processor's registers. The products are small whole numbers, which `f32` holds exactly.
fn transposed(first: &[u8]) -> Vec<f32> {
    let (units, _) = first.as_chunks::<DIMS>();
    let block = |units: &[[u8; DIMS]]| -> Vec<f32> {
        let weights = (0..DIMS).flat_map(|at| units.iter().map(move |unit| unit[at]));
        weights.map(|b| f32::from(b.cast_signed())).collect()
    };
    units.chunks_exact(BLOCK).flat_map(block).collect()
}

/// Orders the second layer by blocks of [`LANE`] units, so that a block's sums stay in the processor's registers.
fn in_blocks(second: &[f32]) -> Vec<f32> {
    let block = |at: usize| second.chunks_exact(SECOND).flat_map(move |row| &row[at..at + LANE]);
    (0..SECOND).step_by(LANE).flat_map(block).copied().collect()
}

/// Logarithm of how often a sentence has `words` words.
pub(super) fn length_prior(words: usize) -> f32 {
    MODEL.lengths[words.min(LENGTHS - 1)]
}

/// For each word of a stretch of speech, the logit of a sentence ending after it. `words` are as captioned.
pub(super) fn logits(words: &[&str]) -> Vec<f32> {
    let model = &*MODEL;
    // Words that are nothing but marks do not count: a gap belongs to the last real word before it.
    let ids: Vec<Option<u32>> = words.iter().map(|w| model.id(w)).collect();
    let spoken: Vec<u32> = ids.iter().copied().flatten().collect();
    let mut scores = model.score(&spoken).into_iter();
    let mut last = f32::NEG_INFINITY;
    let mut out: Vec<f32> = Vec::with_capacity(words.len());
    for id in ids {
        if id.is_some() {
            last = scores.next().unwrap_or(f32::NEG_INFINITY);
        } else if let Some(before) = out.last_mut() {
            *before = f32::NEG_INFINITY;
        }
        out.push(last);
    }
    out
}

impl Model {
    fn known(&self) -> usize {
        self.hashes.len() / 4
    }

    /// The word's place in the table of vectors; `None` for a word without letters or digits.
    fn id(&self, word: &str) -> Option<u32> {
        let word = vocabulary::normalize(word);
        if word.is_empty() {
            return None;
        }
        let id = vocabulary::find(self.hashes, &word).unwrap_or_else(|| {
            self.known() + SUFFIXES.iter().position(|s| word.ends_with(s)).unwrap_or(SUFFIXES.len())
        });
        Some(id as u32)
    }

    /// Logits of the gaps after each id.
    fn score(&self, ids: &[u32]) -> Vec<f32> {
        let nothing = (self.known() + SUFFIXES.len() + 1) as u32;
        let mut padded = vec![nothing; BEFORE - 1];
        padded.extend_from_slice(ids);
        padded.extend([nothing; AFTER]);
        // What a word adds to the first layer depends on its place in the window alone: it is worked out once a word.
        let mut slots: Vec<Option<usize>> = vec![None; nothing as usize + 1];
        let mut shares: Vec<f32> = Vec::new();
        let places: Vec<usize> = padded
            .iter()
            .map(|id| {
                *slots[*id as usize].get_or_insert_with(|| {
                    self.share(*id as usize, &mut shares);
                    shares.len() / (WINDOW * HIDDEN) - 1
                })
            })
            .collect();
        let (shares, _) = shares.as_chunks::<HIDDEN>();
        (0..ids.len())
            .map(|gap| {
                let mut first = [0.0_f32; HIDDEN];
                first.copy_from_slice(&self.first_bias);
                for (place, slot) in places[gap..gap + WINDOW].iter().enumerate() {
                    for (sum, share) in first.iter_mut().zip(&shares[slot * WINDOW + place]) {
                        *sum += share;
                    }
                }
                let first = first.map(|x| x.max(0.0));
                self.upper(&first) + self.pairs(&padded[gap..gap + WINDOW])
            })
            .collect()
    }

    /// Adds what a word gives to each unit of the first layer at each place of the window.
    fn share(&self, id: usize, shares: &mut Vec<f32>) {
        let mut vector = [0.0_f32; DIMS];
        for (to, from) in vector.iter_mut().zip(&self.vectors[id * DIMS..]) {
            *to = f32::from(from.cast_signed());
        }
        // Arrays of known length let the compiler use the processor's wide instructions.
        let (rows, _) = self.first.as_chunks::<BLOCK>();
        let (scales, _) = self.first_scale.as_chunks::<BLOCK>();
        for (block, scale) in rows.chunks_exact(DIMS).zip(scales.iter().cycle()) {
            let mut sums = [0.0_f32; BLOCK];
            for (weights, x) in block.iter().zip(vector) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight * x;
                }
            }
            shares.extend(sums.iter().zip(scale).map(|(sum, scale)| sum * scale));
        }
    }

    /// The layers above the first, whose units are never negative.
    fn upper(&self, first: &[f32; HIDDEN]) -> f32 {
        // Many units are silent: only the others are looked at.
        let (mut loud, mut count) = ([0_usize; HIDDEN], 0);
        for (at, x) in first.iter().enumerate() {
            loud[count.min(at)] = at;
            count += usize::from(*x > 0.0);
        }
        let (blocks, _) = self.second.as_chunks::<LANE>();
        let (biases, _) = self.second_bias.as_chunks::<LANE>();
        let mut units = [0.0_f32; SECOND];
        let each = units.chunks_exact_mut(LANE).zip(blocks.chunks_exact(HIDDEN)).zip(biases);
        for ((units, block), bias) in each {
            let mut sums = *bias;
            for at in &loud[..count] {
                for (sum, weight) in sums.iter_mut().zip(block[*at]) {
                    *sum += first[*at] * weight;
                }
            }
            units.copy_from_slice(&sums);
        }
        let said = units.chunks_exact(SUMMED).zip(self.out.chunks_exact(SUMMED));
        said.fold(self.out_bias, |sum, (units, weights)| {
            sum + units.iter().zip(weights).map(|(x, w)| x.max(0.0) * w).sum::<f32>()
        })
    }

    /// The word pairs and triples around the gap in the middle of a window.
    fn pairs(&self, window: &[u32]) -> f32 {
        const AROUND: [&[i8]; 10] = [
            &[0, 1],
            &[-1, 0],
            &[1, 2],
            &[-1, 0, 1],
            &[0, 1, 2],
            &[1, 2, 3],
            &[-2, -1, 0],
            &[-1, 0, 1, 2],
            &[-1, 1],
            &[0, 2],
        ];
        let mut sum = 0_i32;
        for (kind, offsets) in (1_u32..).zip(AROUND) {
            let mut hash = kind * 7919 + 1;
            for offset in offsets {
                // Offset 0 is the word before the gap.
                let place = (BEFORE - 1).saturating_add_signed(isize::from(*offset));
                hash = (hash ^ (window[place] + 1)).wrapping_mul(2_654_435_761);
                hash = (hash ^ (hash >> 15)).wrapping_mul(2_246_822_519);
            }
            hash ^= hash >> 13;
            sum += i32::from(self.pairs[hash as usize & (self.pairs.len() - 1)].cast_signed());
        }
        sum as f32 * self.pair_scale
    }
}
