//! Words that say the same in a case study and in a talk, as groups of one's own making. A word may stand in
//! several groups; groups never join, so that "run" does not lead from "manage" to "start".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::stem::stem;

/// One group a line.
static LIST: &str = include_str!("synonyms.txt");

static GROUPS: LazyLock<FxHashMap<String, Vec<u16>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<String, Vec<u16>> = FxHashMap::default();
    for (line, group) in LIST.lines().zip(0_u16..) {
        for word in line.split_whitespace() {
            let ids = groups.entry(stem(word)).or_default();
            if ids.last() != Some(&group) {
                ids.push(group);
            }
        }
    }
    groups
});

/// Groups of a stem (see [`stem`]); empty for a word without synonyms.
pub fn groups(stem: &str) -> &'static [u16] {
    GROUPS.get(stem).map_or(&[], Vec::as_slice)
}

/// Whether two stems share a group.
pub fn alike(a: &str, b: &str) -> bool {
    groups(a).iter().any(|id| groups(b).contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synonyms_meet_and_opposites_do_not() {
        assert!(alike(&stem("trimming"), &stem("reducing")));
        assert!(alike(&stem("built"), &stem("created")));
        for (a, b) in [
            ("expand", "reduce"),
            ("trim", "expand"),
            ("manage", "automate"),
            ("more", "fewer"),
            ("above", "below"),
            ("open", "closed"),
            ("first", "last"),
            ("start", "stop"),
            ("first", "largest"),
            ("add", "remove"),
        ] {
            assert!(!alike(&stem(a), &stem(b)), "{a} {b}");
        }
    }
}
