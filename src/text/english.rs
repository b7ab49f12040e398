//! How common an English word is in conference talks, from a list counted over some 2,500 of them
//! (in how many talks a word occurs). Knows no proper names: what is not listed is rare or a name.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// One line a class, most common first; words of a line are sorted.
static LIST: &str = include_str!("english.txt");

static CLASSES: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut classes = FxHashMap::with_capacity_and_hasher(LIST.len() / 8, FxBuildHasher);
    for (line, class) in LIST.lines().zip(0_u8..) {
        classes.extend(line.split(' ').map(|word| (word, class)));
    }
    classes
});

/// Class of a lower-case word: 0 (in most talks) to 5 (in one of a hundred); `None` for a word that is rarer, or a name.
pub fn class(word: &str) -> Option<u8> {
    CLASSES.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_most_common_and_names_unknown() {
        assert_eq!(class("the"), Some(0));
        assert!(class("cluster").is_some_and(|c| c <= 1));
        assert!(class("ambitious").is_some_and(|c| c >= 4));
        assert_eq!(class("kubernetes"), None);
        assert_eq!(class("zxqy"), None);
    }
}
