//! Folding of letters for comparison: lower case without accents.

use unicode_normalization::UnicodeNormalization as _;

/// Lower case, accents and invisible characters removed, letters without a decomposition spelled in ASCII
/// ("Ł" → "l", "ß" → "ss"), white space folded to single spaces.
pub fn fold(text: &str) -> String {
    if text.is_ascii()
        && !text.contains("  ")
        && text.trim().len() == text.len()
        && !text.contains(['\t', '\n', '\r'])
    {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '’' | '‘' | '`' | '´' => folded.push('\''),
            '‐' | '‑' => folded.push('-'),
            // Combining accents and invisible marks.
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(c),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_special_letters_are_spelled_plainly() {
        assert_eq!(fold("  Bartłomiej\u{a0}Płotka "), "bartlomiej plotka");
        assert_eq!(fold("Ænix OÜ Straße"), "aenix ou strasse");
        assert_eq!(fold("Viktória  O’Neill\u{200e}"), "viktoria o'neill");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
