//! Reads words as the trained tables know them: one shape for each word, found by its hash. It holds no table itself.

/// The word in lower case without marks; numbers by their shape, so that all years are one word. Empty for what is
/// nothing but marks. The training programs under `tools/` do the same.
pub fn normalize(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
        return word.to_owned();
    }
    let bare: String = word
        .chars()
        .map(|c| if c == '’' { '\'' } else { c })
        .filter(|c| c.is_alphanumeric() || matches!(c, '_' | '\'' | '%' | '$' | '+' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    if !bare.bytes().any(|b| b.is_ascii_digit()) {
        return bare;
    }
    let digits = bare.bytes().all(|b| b.is_ascii_digit());
    match bare.as_str() {
        year if digits && year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) => {
            "<y>".into()
        }
        number if digits => format!("<d{}>", number.len().min(3)),
        percent if percent.ends_with('%') => "<pct>".into(),
        _ => "<alnum>".into(),
    }
}

/// Place of a normalised word in a table of ascending hashes (FNV-1a, 32 bits, little-endian).
pub fn find(hashes: &[u8], word: &str) -> Option<usize> {
    let hash = word.bytes().fold(2_166_136_261_u32, |hash, b| {
        (hash ^ u32::from(b)).wrapping_mul(16_777_619)
    });
    let (entries, _) = hashes.as_chunks::<4>();
    entries.binary_search_by_key(&hash, |entry| u32::from_le_bytes(*entry)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_shape_for_each_word() {
        for (word, shape) in [
            ("Don’t,", "don't"),
            ("(Kubernetes)", "kubernetes"),
            ("2019.", "<y>"),
            ("12", "<d2>"),
            ("40,000", "<d3>"),
            ("50%", "<pct>"),
            ("v2.9", "<alnum>"),
            ("—", ""),
        ] {
            assert_eq!(normalize(word), shape, "{word}");
        }
    }

    #[test]
    fn finds_what_the_table_holds() {
        let mut table: Vec<u32> = ["a", "pod"]
            .iter()
            .map(|w| {
                w.bytes().fold(2_166_136_261_u32, |h, b| {
                    (h ^ u32::from(b)).wrapping_mul(16_777_619)
                })
            })
            .collect();
        table.sort_unstable();
        let bytes: Vec<u8> = table.iter().flat_map(|h| h.to_le_bytes()).collect();
        assert!(find(&bytes, "a").is_some() && find(&bytes, "pod").is_some());
        assert_ne!(find(&bytes, "a"), find(&bytes, "pod"));
        assert_eq!(find(&bytes, "node"), None);
        assert_eq!(find(&[], "a"), None);
    }
}
