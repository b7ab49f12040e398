//! Cuts the prose of a document (which has punctuation) into sentences. Transcripts are cut elsewhere.

/// Abbreviations whose full stop ends nothing.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "etc", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "no", "inc", "ltd", "co", "corp",
    "approx", "fig", "al", "u.s", "u.k", "jr", "sr",
];

/// Byte ranges of the sentences of a text, in order, covering all of it.
pub(crate) fn split(text: &str) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '“' => quoted = true,
            '”' => quoted = false,
            '"' => quoted = !quoted,
            '.' | '!' | '?' | '…' => {
                let mut end = at + c.len_utf8();
                let mut closes = false;
                while let Some(&(i, next)) = chars.peek() {
                    if matches!(next, '.' | '!' | '?' | ')' | ']' | '"' | '”' | '’' | '\'') {
                        closes |= matches!(next, '"' | '”');
                        end = i + next.len_utf8();
                        chars.next();
                    } else {
                        break;
                    }
                }
                if closes {
                    quoted = false;
                }
                if !quoted && ends(text, at, end, c) {
                    ranges.push((start, end));
                    start = end;
                }
            }
            _ => {}
        }
    }
    if start < text.len() {
        ranges.push((start, text.len()));
    }
    ranges
}

/// Whether the mark at `at` (closed by quotes and brackets up to `end`) ends a sentence.
fn ends(text: &str, at: usize, end: usize, mark: char) -> bool {
    let rest = &text[end..];
    if rest.trim().is_empty() {
        return true;
    }
    if !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let next = rest.trim_start().chars().next();
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    let before = text[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    let lower = before.to_lowercase();
    let initial = before.chars().count() == 1 && before.chars().all(char::is_uppercase);
    mark != '.' || !(ABBREVIATIONS.contains(&lower.as_str()) || initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|(a, b)| text[a..b].trim()).collect()
    }

    #[test]
    fn sentences_end_at_marks_before_capitals() {
        assert_eq!(
            cut("It has 0.9 and e.g. Two. Then, B. Smith left! Ok?"),
            ["It has 0.9 and e.g. Two.", "Then, B. Smith left!", "Ok?"]
        );
    }

    #[test]
    fn a_quotation_keeps_its_sentences_together() {
        assert_eq!(
            cut("\"It broke. We fixed it,\" she said. Done."),
            ["\"It broke. We fixed it,\" she said.", "Done."]
        );
        assert_eq!(
            cut("She said, \"It broke.\" Then silence."),
            ["She said, \"It broke.\"", "Then silence."]
        );
    }

    proptest::proptest! {
        #[test]
        fn ranges_cover_the_text(text in "[a-zA-Z .!?\"“”é]{0,80}") {
            let joined: String = split(&text).into_iter().map(|(a, b)| &text[a..b]).collect();
            proptest::prop_assert_eq!(joined, text);
        }
    }
}
