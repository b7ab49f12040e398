//! How words are printed: acronyms and names with their capitals, CNCF's wording. It is data with look-ups, and judges
//! nothing but whether a word that is a name, too ("Spark"), stands beside a word that says so.

use std::sync::LazyLock;

use crate::text::names::is_given_name;
use rustc_hash::{FxHashMap, FxHashSet};

/// The names; the head of the file explains its form.
const NAMES: &str = include_str!("names.txt");

/// Words of CNCF's style, as pairs of what is heard and what is printed.
const STYLE: &[(&str, &str)] = &[
    ("open-source", "open source"),
    ("open-sourced", "open sourced"),
    ("cloud-native", "cloud native"),
    ("on prem", "on premises"),
    ("on-prem", "on-premises"),
    ("infra", "infrastructure"),
    ("repo", "repository"),
    ("repos", "repositories"),
    ("prod", "production"),
    ("dev", "development"),
    ("devs", "developers"),
    ("k8s", "Kubernetes"),
    ("percent", "%"),
    ("24x7", "24/7"),
    ("ci-cd", "CI/CD"),
    ("plug-in", "plugin"),
    ("plug-ins", "plugins"),
];

/// A word of everyday English that is a name beside certain words.
#[derive(Debug)]
pub(in super::super) struct Cued {
    /// As it is printed.
    pub(in super::super) name: &'static str,
    /// Whether a talk that says it so means the name elsewhere, too.
    pub(in super::super) throughout: bool,
    before: Vec<&'static str>,
    after: Vec<&'static str>,
}

impl Cued {
    /// Whether it is the name between these words, in lower case.
    pub(in super::super) fn stands_between(&self, before: Option<&str>, after: Option<&str>) -> bool {
        before.is_some_and(|b| self.before.contains(&b)) || after.is_some_and(|a| self.after.contains(&a))
    }
}

/// The names by their lower case.
#[derive(Debug, Default)]
struct Display {
    words: FxHashMap<String, &'static str>,
    /// Of the words those that are acronyms or names of things.
    things: Vec<&'static str>,
    several: Vec<&'static str>,
    /// What is heard as several words, and the name it is.
    heard: Vec<(&'static str, &'static str)>,
    at_times: FxHashMap<String, &'static str>,
    kept: FxHashSet<String>,
    cued: FxHashMap<String, Cued>,
}

static DISPLAY: LazyLock<Display> = LazyLock::new(|| {
    let mut display = Display::default();
    for line in NAMES.lines() {
        if let Some(words) = line.strip_prefix("= ") {
            display.words.extend(words.split(' ').map(|word| (word.to_lowercase(), word)));
            display.things.extend(words.split(' '));
        } else if let Some(words) = line.strip_prefix("@ ") {
            display.words.extend(words.split(' ').map(|word| (word.to_lowercase(), word)));
        } else if let Some(words) = line.strip_prefix("% ") {
            display.kept.extend(words.split(' ').map(str::to_lowercase));
        } else if let Some(names) = line.strip_prefix("+ ") {
            display.several.extend(names.split("; "));
        } else if let Some(words) = line.strip_prefix("& ") {
            display.at_times.extend(words.split(' ').map(|word| (word.to_lowercase(), word)));
        } else if let Some((heard, printed)) = line.split_once(" = ") {
            if heard.contains(' ') {
                display.heard.push((heard, printed));
            } else {
                display.words.insert(heard.to_owned(), printed);
            }
        } else if let Some((name, cues)) = line.split_once(" < ") {
            let (before, after) = cues.split_once("> ").unwrap_or_default();
            let name = &name[2..];
            display.cued.insert(
                name.to_lowercase(),
                Cued {
                    name,
                    throughout: line.starts_with('~'),
                    before: before.split_whitespace().collect(),
                    after: after.split_whitespace().collect(),
                },
            );
        }
    }
    display
});

/// The printed form of an acronym or of a name of one word, from lower case.
pub(in super::super) fn display(lower: &str) -> Option<&'static str> {
    DISPLAY.words.get(lower).copied()
}

/// A word that may be a name, from lower case.
pub(in super::super) fn cued(lower: &str) -> Option<&'static Cued> {
    DISPLAY.cued.get(lower)
}

/// A name that can be a common word where it stands, from lower case.
pub(in super::super) fn at_times(lower: &str) -> Option<&'static str> {
    DISPLAY.at_times.get(lower).copied()
}

/// What captions write as several words, with the name it is.
pub(in super::super) fn heard() -> impl Iterator<Item = (&'static str, &'static str)> {
    DISPLAY.heard.iter().copied()
}

/// Whether a capital on a word of talks, from lower case, makes it a name.
pub(in super::super) fn keeps_capital(lower: &str) -> bool {
    DISPLAY.kept.contains(lower) || is_given_name(lower)
}

/// Names that are no acronyms, of one word or more.
pub(in super::super) fn names() -> impl Iterator<Item = &'static str> {
    // Acronyms may be words ("it"), and those of several ("GPUs") are nouns; names of tools are neither.
    let tool = |name: &&str| {
        let acronym = name.strip_suffix('s').unwrap_or(name);
        name.len() > 3 && acronym.chars().any(char::is_lowercase) && name.starts_with(char::is_uppercase)
    };
    DISPLAY.things.iter().copied().filter(tool).chain(DISPLAY.several.iter().copied())
}

/// The form CNCF's style asks for, from lower case.
pub(in super::super) fn styled(lower: &str) -> Option<&'static str> {
    STYLE.iter().find(|(heard, _)| *heard == lower).map(|(_, printed)| *printed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::english;

    #[test]
    fn acronyms_names_and_style_words_are_looked_up_in_lower_case() {
        assert_eq!(display("gke"), Some("GKE"));
        assert_eq!(display("cicd"), Some("CI/CD"));
        assert_eq!(display("hadoop"), Some("Hadoop"));
        assert_eq!(styled("cloud-native"), Some("cloud native"));
        assert_eq!(display("cluster").or_else(|| styled("cluster")), None);
        assert!(names().any(|n| n == "United States") && names().any(|n| n == "Hadoop"));
        assert!(!names().any(|n| n == "GPUs" || n == "European"));
        assert!(keeps_capital("falcon") && keeps_capital("alice") && !keeps_capital("workhorse"));
    }

    #[test]
    fn a_word_that_is_a_name_too_needs_a_word_beside_it() {
        let rest = cued("rest").expect("listed");
        assert!(rest.stands_between(Some("a"), Some("api")) && !rest.throughout);
        assert!(!rest.stands_between(Some("the"), Some("of")));
        assert!(cued("spark").is_some_and(|s| s.throughout && s.stands_between(Some("apache"), None)));
    }

    #[test]
    fn every_line_has_a_form_and_no_word_is_a_name_by_itself_and_by_its_company() {
        for line in NAMES.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let cue = line.starts_with(['~', '?']) && line.contains(" < ") && line.contains("> ");
            assert!(
                cue || line.starts_with(['=', '+', '@', '%', '&']) || line.contains(" = "),
                "{line}"
            );
        }
        for word in DISPLAY.cued.keys() {
            assert_eq!(display(word), None, "{word}");
        }
    }

    #[test]
    fn names_by_themselves_are_no_everyday_words() {
        for (word, name) in &DISPLAY.words {
            assert!(english::class(word).is_none_or(|class| class >= 2), "{name}");
        }
    }
}
