//! Makes text of other people inert for Markdown: nothing in it may become a mention, an issue link, a closing keyword,
//! HTML, an image, a link, a heading or a hidden direction change. It keeps the words readable.

/// Breaks a pattern that GitHub would act on, without changing how the text reads: an entity for a zero-width space.
const BREAK: &str = "&#8203;";

/// Text as one inert line of Markdown.
pub fn markdown(text: &str) -> String {
    let chars: Vec<char> = one_line(text).chars().collect();
    let mut out = String::with_capacity(chars.len() + 16);
    for (i, c) in chars.iter().copied().enumerate() {
        let next = chars.get(i + 1).copied();
        let before = i.checked_sub(1).and_then(|at| chars.get(at)).copied();
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' if next.is_some_and(|n| n == '#' || n.is_ascii_alphabetic()) => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '@' if next.is_some_and(char::is_alphanumeric) => {
                out.push(c);
                out.push_str(BREAK);
            }
            '#' if next.is_some_and(|n| n.is_ascii_digit()) => {
                out.push(c);
                out.push_str(BREAK);
            }
            '#' | '+' | '-' | '=' if i == 0 => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')'
                if next.is_none_or(|n| n == ' ') && i > 0 && chars[..i].iter().all(char::is_ascii_digit) =>
            {
                out.push('\\');
                out.push(c);
            }
            // Bare addresses become links: "https://…", "www.…".
            ':' if next == Some('/') && chars.get(i + 2) == Some(&'/') => {
                out.push(c);
                out.push_str(BREAK);
            }
            '.' if i >= 3 && ends_with_www(&chars[..i]) => {
                out.push_str(BREAK);
                out.push(c);
            }
            // "GH-12" is an issue.
            '-' if next.is_some_and(|n| n.is_ascii_digit())
                && before.is_some_and(|b| b.eq_ignore_ascii_case(&'h'))
                && i >= 2
                && chars[i - 2].eq_ignore_ascii_case(&'g') =>
            {
                out.push(c);
                out.push_str(BREAK);
            }
            c => out.push(c),
        }
    }
    out
}

/// Text as one inert cell of a Markdown table.
pub fn cell(text: &str) -> String {
    markdown(text).replace('|', "\\|")
}

fn ends_with_www(before: &[char]) -> bool {
    let tail = &before[before.len() - 3..];
    let start = before.len() == 3 || !before[before.len() - 4].is_alphanumeric();
    start && tail.iter().all(|c| c.eq_ignore_ascii_case(&'w'))
}

/// Controls, line breaks and characters that turn the writing direction or hide become nothing or a space.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if c.is_control() || hidden(c) {
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}

/// Zero-width and bidirectional format characters (Unicode categories Cf that text of a talk has no use for).
fn hidden(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn mentions_and_issue_links_are_broken() {
        assert_eq!(markdown("ask @octocat"), "ask @&#8203;octocat");
        assert_eq!(markdown("closes #12"), "closes #&#8203;12");
        assert_eq!(
            markdown("fixes acme/shop#3 and GH-7"),
            "fixes acme/shop#&#8203;3 and GH-&#8203;7"
        );
        assert_eq!(
            markdown("resolves https://github.com/a/b/issues/1"),
            "resolves https:&#8203;//github.com/a/b/issues/1"
        );
        assert_eq!(markdown("see www.example.com"), "see www&#8203;.example.com");
    }

    #[test]
    fn html_images_and_links_are_text() {
        assert_eq!(markdown("<script>x</script>"), "&lt;script&gt;x&lt;/script&gt;");
        assert_eq!(markdown("![a](b)"), "!\\[a\\](b)");
        assert_eq!(
            markdown("<!-- casestudypilot: hash=1 -->"),
            "&lt;!-- casestudypilot: hash=1 --&gt;"
        );
        assert_eq!(markdown("&lt;b&gt;"), "&amp;lt;b&amp;gt;");
        assert_eq!(markdown("R&D at 5 & 6"), "R&amp;D at 5 & 6");
    }

    #[test]
    fn line_starts_make_no_heading_list_or_quotation() {
        assert_eq!(markdown("# Title"), "\\# Title");
        assert_eq!(markdown("- item"), "\\- item");
        assert_eq!(markdown("1. item"), "1\\. item");
        assert_eq!(markdown("one\n\n# two"), "one # two");
    }

    #[test]
    fn direction_marks_and_controls_are_dropped() {
        assert_eq!(markdown("a\u{202E}b\u{7}c\u{200B}d"), "abcd");
    }

    #[test]
    fn cells_keep_their_bars() {
        assert_eq!(cell("a | b\nc"), "a \\| b c");
    }

    proptest! {
        #[test]
        fn inert_text_renders_as_itself(text in "\\PC{0,80}") {
            let parser = pulldown_cmark::Parser::new_ext(&markdown(&text), pulldown_cmark::Options::all()).collect::<Vec<_>>().len();
            prop_assert!(parser > 0 || one_line(&text).is_empty());
            let escaped = markdown(&text);
            for event in pulldown_cmark::Parser::new(&escaped) {
                use pulldown_cmark::{Event, Tag};
                prop_assert!(!matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Code(_)), "{escaped}");
                if let Event::Start(tag) = event {
                    prop_assert!(matches!(tag, Tag::Paragraph), "{tag:?} from {escaped}");
                }
            }
        }
    }
}
