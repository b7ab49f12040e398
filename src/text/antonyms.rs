//! Words that say the opposite of each other. A claim that uses one where the talk uses the other says the contrary.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::stem::stem;

/// One pair a line.
static LIST: &str = include_str!("antonyms.txt");

static PAIRS: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut pairs: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for (a, b) in LIST.lines().filter_map(|line| line.split_once(' ')) {
        for (from, to) in [(stem(a), stem(b)), (stem(b), stem(a))] {
            pairs.entry(from).or_default().push(to);
        }
    }
    pairs
});

/// Stems of the opposites of a stem (see [`stem`]); empty when none are known.
pub fn opposites(stem: &str) -> &'static [String] {
    PAIRS.get(stem).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_go_both_ways_in_any_inflection() {
        assert!(opposites(&stem("later")).contains(&stem("earlier")));
        assert!(opposites(&stem("earlier")).contains(&stem("later")));
        assert!(opposites(&stem("expanding")).contains(&stem("reducing")));
        assert!(opposites("kubernetes").is_empty());
    }
}
