//! Lists of facts: given names, organisations and words of talk titles. One entry a line, sorted.

use std::sync::LazyLock;

use super::fold;

/// Given names, folded.
static GIVEN: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("given_names.txt").lines().collect());
/// Words common in titles of talks, folded; none of them is a given name.
static TITLE_WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("title_words.txt").lines().collect());
/// Organisations that speakers work for and well-known companies, as they are written, with their folded form.
static ORGANISATIONS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let mut list: Vec<_> = include_str!("organisations.txt").lines().map(|o| (fold(o), o)).collect();
    list.sort_unstable();
    list
});

/// Whether a folded word is a known given name; a double name is known by its first part.
pub fn is_given_name(folded: &str) -> bool {
    let known = |w: &str| GIVEN.binary_search(&w).is_ok();
    known(folded) || folded.split_once('-').is_some_and(|(first, _)| known(first))
}

/// Whether a folded word is common in titles of talks.
pub(super) fn is_title_word(folded: &str) -> bool {
    TITLE_WORDS.binary_search(&folded).is_ok()
}

/// Whether the text is the name of a known organisation, as written (case and accents ignored).
pub fn is_known_organisation(text: &str) -> bool {
    organisation_as_written(text).is_some()
}

/// A known organisation as it writes itself ("delivery hero" → "Delivery Hero").
pub fn organisation_as_written(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let at = ORGANISATIONS.binary_search_by(|(key, _)| key.as_str().cmp(&folded)).ok()?;
    Some(ORGANISATIONS[at].1)
}

/// Known organisations whose name holds a delimiter of lists ("H&M" does not, "Johnson & Johnson" does).
pub fn organisations_with_delimiters() -> &'static [&'static str] {
    static LIST: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let delimited = |name: &str| name.contains(" & ") || name.contains(" and ") || name.contains(',');
        ORGANISATIONS.iter().map(|(_, name)| *name).filter(|name| delimited(name)).collect()
    });
    &LIST
}

/// The one known organisation that begins like this, for names cut off by a length limit; at least three letters.
pub fn complete_organisation(start: &str) -> Option<&'static str> {
    let folded = fold(start);
    if folded.chars().count() < 3 {
        return None;
    }
    let from = ORGANISATIONS.partition_point(|(key, _)| key.as_str() < folded.as_str());
    let mut matches = ORGANISATIONS[from..].iter().take_while(|(key, _)| key.starts_with(&folded));
    let (shortest, name) = matches.next()?;
    // "Red Ha" → "Red Hat"; longer names that begin with the shortest ("Red Hat Inc.") do not make it doubtful.
    matches.all(|(key, _)| key.starts_with(shortest.as_str())).then_some(*name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_binary_search() {
        assert!(GIVEN.is_sorted() && TITLE_WORDS.is_sorted());
        assert!(GIVEN.iter().all(|w| fold(w) == **w));
    }

    #[test]
    fn a_cut_off_organisation_is_completed_only_when_one_fits() {
        assert_eq!(complete_organisation("Red Ha"), Some("Red Hat"));
        assert_eq!(complete_organisation("Go"), None);
        assert_eq!(complete_organisation("Qqqq"), None);
    }
}
