//! Turns a company's name into a file name: lower-case ASCII letters, digits and hyphens, nothing else, never empty.

use unicode_normalization::UnicodeNormalization as _;

/// Longest slug in characters; file systems allow 255 bytes for a name.
const MAX: usize = 80;

/// The slug of a name; `None` when nothing of it can stand in one ("日本").
pub fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    for c in name.nfkd() {
        let c = c.to_ascii_lowercase();
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if c == '&' {
            slug.push_str("-and-");
        } else if matches!(c, 'ß' | 'ẞ') {
            slug.push_str("ss");
        } else if matches!(c, 'ø' | 'Ø') {
            slug.push('o');
        } else if !is_silent(c) && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_matches('-').chars().take(MAX).collect();
    let slug = slug.split('-').filter(|p| !p.is_empty()).collect::<Vec<_>>().join("-");
    (!slug.is_empty()).then_some(slug)
}

/// Apostrophes, dots and accents join the letters around them ("L'Oréal", "J.P. Morgan").
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '.' | '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_become_file_names() {
        for (name, want) in [
            ("Intuit", "intuit"),
            ("Marks & Spencer", "marks-and-spencer"),
            ("L'Oréal", "loreal"),
            ("J.P. Morgan Chase", "jp-morgan-chase"),
            ("Zürich Straße", "zurich-strasse"),
            ("../../x", "x"),
            ("$(id)", "id"),
            ("a/b\\c:d\0e\n", "a-b-c-d-e"),
            ("-rf", "rf"),
            ("CON", "con"),
        ] {
            assert_eq!(slug(name).as_deref(), Some(want), "{name}");
        }
    }

    #[test]
    fn what_has_no_letters_has_no_slug() {
        for name in ["", " ", "..", "/", "日本", "\u{202e}"] {
            assert_eq!(slug(name), None, "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn only_safe_characters_come_out(name in "\\PC{0,200}") {
            if let Some(slug) = slug(&name) {
                prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
                prop_assert!(!slug.starts_with('-') && !slug.is_empty() && slug.len() <= MAX);
            }
        }
    }
}
