//! Tells how usual a run of words is in conference talks, to find the debris that mis-heard speech leaves.
//! A Bloom filter of common words and word pairs (`tools/fluency.py`); it holds no text and gives no meaning.

/// Bits of the filter.
static FILTER: &[u8] = include_bytes!("fluency.bin");
/// Probes a key; the same number as in `tools/fluency.py`.
const HASHES: u64 = 6;

/// Whether the lower-case word is common in talks (in 3 or more of some 2,500).
pub fn known_word(word: &str) -> bool {
    contains(fnv(FNV_START, word.as_bytes()))
}

/// Whether the lower-case words are common side by side (in 5 or more of some 2,500 talks).
pub fn known_pair(first: &str, second: &str) -> bool {
    let hash = fnv(FNV_START, first.as_bytes());
    let hash = fnv(hash, b" ");
    contains(fnv(hash, second.as_bytes()))
}

const FNV_START: u64 = 0xCBF2_9CE4_8422_2325;

/// FNV-1a, continued from `state`.
fn fnv(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

fn contains(hash: u64) -> bool {
    let size = FILTER.len() as u64 * 8;
    let (first, second) = (hash & 0xFFFF_FFFF, (hash >> 32) | 1);
    (0..HASHES).all(|i| {
        let at = first.wrapping_add(i.wrapping_mul(second)) % size;
        FILTER.get((at / 8) as usize).is_some_and(|byte| byte & (1 << (at % 8)) != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_pairs_are_known_and_debris_is_not() {
        assert!(known_pair("we", "use") && known_pair("to", "production") && known_pair("the", "cluster"));
        assert!(!known_pair("the", "of") || !known_pair("cluster", "banana"));
        assert!(!known_pair("teapot", "kernel") && !known_pair("mutiple", "orchard"));
    }

    #[test]
    fn usual_words_are_known_and_scrambled_ones_are_not() {
        assert!(known_word("cluster") && known_word("engineers"));
        assert!(!known_word("clusterrrs") && !known_word("xqzt"));
    }
}
