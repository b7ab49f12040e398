//! Brings English words to a common form: `stem` undoes inflection (runs, running, ran → run), `root` also
//! derivation (deployment → deploy). The forms are keys to compare by, not words to print.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Irregular words: the key of the base word, then its forms.
static IRREGULAR: &str = "\
    eat ate; becom became become; be been is was were being; begin began begun; big bigger biggest; \
    buy bought; break broke broken; bring brought bring brings; build built; com came; catch caught; \
    child children; choos chose chosen; data data; do did does done; draw drawn drew; driv driven drove; \
    fall fallen fell; feed fed feed; foot feet; feel felt; fight fought; find found; giv gave given; \
    go goes gone went; get got gotten; grow grew grown; hav had has having; hear heard; hold held; \
    hid hidden; index indices indexes; keep kept; know knew known; lay laid lay; lead led; leav left; \
    lend lent; los lost; mak made making; matrix matrices; mean meant; man men; meet met; mous mice; \
    news news; pay paid; person people; query queries; run ran; ris risen rose; say said; sit sat; \
    see saw seen; send sent; series series; show shown; shrink shrank shrunk; sleep slept; sell sold; \
    seek sought; spend spent; speak spoke spoken; spin spun; stand stood; strik struck; stick stuck; \
    tak taken took; teach taught; think thought; throw threw thrown; tell told; tear tore torn; \
    understand understood; wak woke; win won; wear wore worn; writ written wrote; bear bore; \
    woman women; analysis analyses; bas bases; die dying died; lie lying; tie tying tied; during during; \
    thing thing things; nothing nothing; something something; anything anything; everything everything; \
    king king; string string strings; spring spring; ring ring; always always; this this; us us; \
    status status; bus bus; cpu cpus; gpu gpus; business business businesses; process process; access access; \
    need need needed needs; speed speed; hundred hundred; indeed indeed;";

static FORMS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    IRREGULAR
        .split(';')
        .filter_map(|group| group.trim().split_once(' '))
        .flat_map(|(key, forms)| forms.split(' ').map(move |form| (form, key)))
        .collect()
});

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(is_vowel)
}

/// Undoes what `-ed` and `-ing` do to the end of a word: doubled consonants.
fn undouble(mut word: String) -> String {
    let bytes = word.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && !is_vowel(*b)
        && !matches!(b, b'l' | b's' | b'z')
    {
        word.pop();
    }
    word
}

fn strip_plural(word: &str) -> String {
    let n = word.len();
    if word.ends_with("ies") && n > 4 {
        return format!("{}y", &word[..n - 3]);
    }
    if n > 4 && ["sses", "xes", "ches", "shes", "zzes"].iter().any(|e| word.ends_with(e)) {
        return word[..n - 2].to_owned();
    }
    if n > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e)) {
        return word[..n - 1].to_owned();
    }
    word.to_owned()
}

/// Key of a lower-case word without its inflection. Words with letters outside a to z come back as they are.
pub fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    if let Some(base) = FORMS.get(word) {
        return (*base).to_owned();
    }
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut s = strip_plural(word);
    if s == word || s.len() > 3 {
        if let Some(rest) = s.strip_suffix("ing").filter(|r| r.len() >= 2 && has_vowel(r)) {
            s = undouble(rest.to_owned());
        } else if let Some(rest) = s.strip_suffix("ied").filter(|r| r.len() >= 2) {
            s = format!("{rest}y");
        } else if let Some(rest) =
            s.strip_suffix("ed").filter(|r| r.len() >= 2 && has_vowel(r) && !r.ends_with('e'))
        {
            s = undouble(rest.to_owned());
        } else if let Some(rest) = s.strip_suffix("eed").filter(|r| r.len() >= 3 && has_vowel(r)) {
            s = format!("{rest}ee");
        }
    }
    if s.len() > 3 && s.ends_with('e') {
        s.pop();
    }
    s
}

/// Endings that make one word of another, longest first within a family.
const ENDINGS: &[&str] = &[
    "ization", "isation", "ational", "fulness", "ation", "ator", "ition", "ement", "ment", "ness", "fully",
    "ful", "ably", "able", "ible", "ality", "ility", "ity", "ance", "ence", "ancy", "ency", "ically", "ical",
    "ively", "ive", "ously", "ous", "ally", "al", "ily", "ly", "ic", "er", "or", "ion", "ist", "ism", "iz",
    "is", "at", "ant", "ent", "y", "i",
];

/// Key of a lower-case word without inflection and derivation; at least four letters remain.
pub fn root(word: &str) -> String {
    root_of(stem(word))
}

/// Key of a stem without derivation; at least four letters remain.
pub fn root_of(stem: String) -> String {
    let mut s = stem;
    if !s.bytes().all(|b| b.is_ascii_lowercase()) {
        return s;
    }
    for _ in 0..3 {
        let last = s.bytes().last();
        // Most endings are told apart by their last letter.
        let mut alike = ENDINGS.iter().filter(|ending| ending.bytes().last() == last);
        let Some(rest) = alike.find_map(|e| s.strip_suffix(e).filter(|r| r.len() >= 4)) else {
            break;
        };
        s = undouble(rest.to_owned());
        if s.len() > 4 && s.ends_with('e') {
            s.pop();
        }
    }
    s
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        for group in [
            &["run", "runs", "running", "ran"][..],
            &["deploy", "deploys", "deployed", "deploying"],
            &["manage", "manages", "managing", "managed"],
            &["company", "companies"],
            &["build", "built", "building", "builds"],
            &["cut", "cuts", "cutting"],
            &["reduce", "reduced", "reducing"],
            &["cache", "caches", "cached", "caching"],
            &["process", "processed", "processes", "processing"],
            &["agree", "agreed"],
            &["index", "indexes", "indices", "indexing"],
        ] {
            for word in group {
                assert_eq!(stem(word), stem(group[0]), "{word}");
            }
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (a, b) in [
            ("minute", "month"),
            ("bus", "business"),
            ("thing", "th"),
            ("need", "ne"),
            ("class", "clas"),
        ] {
            assert_ne!(stem(a), stem(b));
        }
    }

    #[test]
    fn derivations_share_a_root() {
        for (a, b) in [
            ("automation", "automate"),
            ("deployment", "deploy"),
            ("developer", "development"),
            ("integration", "integrate"),
            ("migration", "migrating"),
            ("maintainers", "maintain"),
            ("autoscaling", "autoscaler"),
        ] {
            assert_eq!(root(a), root(b), "{a} {b}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_stem_and_a_root(word in "\\PC{0,24}") {
            let _ = (stem(&word), root(&word));
        }

        #[test]
        fn a_stem_is_never_longer_by_more_than_one(word in "[a-z]{3,16}") {
            proptest::prop_assert!(stem(&word).len() <= word.len() + 1);
        }
    }
}
