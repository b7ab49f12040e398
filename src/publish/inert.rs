//! Makes other people's text harmless for the place it is put: a log, a title, a comment. It changes how text acts, not
//! what it says.

use crate::trigger::issue_form::is_invisible;

/// One line for titles, commit messages and outputs: white space folded, control and invisible characters dropped.
pub fn one_line(text: &str) -> String {
    let visible = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_invisible(*c));
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line in which GitHub finds no mention, reference, closing keyword or address: for commit messages and titles.
pub fn title(text: &str) -> String {
    let line = one_line(text).replace('@', "").replace("://", " ");
    let mut out = String::with_capacity(line.len());
    for (i, c) in line.char_indices() {
        // `#12`, `owner/name#12`, `GH-12` are references.
        let digit_follows = line[i + c.len_utf8()..].starts_with(|d: char| d.is_ascii_digit());
        let github = c == '-' && line[..i].to_ascii_lowercase().ends_with("gh");
        match c {
            '#' if digit_follows => {}
            '-' if digit_follows && github => out.push(' '),
            _ => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line of Markdown that renders as the text and nothing else: a code span, in which GitHub looks for no mention,
/// reference, address, image or HTML.
pub fn code(text: &str) -> String {
    let line = one_line(text).replace('|', "\u{2502}");
    if line.is_empty() {
        return "-".into();
    }
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let pad = if line.starts_with('`') || line.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{ticks}{pad}{line}{pad}{ticks}")
}

/// Text for the log of a workflow, in which the runner finds no command: no line begins with `::`, and `##[` stands nowhere.
pub fn log(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("##[", "## [").split_inclusive(['\n', '\r']) {
        if line.trim_start().starts_with("::") {
            out.push_str(": ");
            out.push_str(line.trim_start().trim_start_matches(':'));
        } else {
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_hold_no_mention_reference_or_address() {
        assert_eq!(
            title("Acme @cncf fixes #12, o/r#3 and GH-4\nsee https://evil.example/x"),
            "Acme cncf fixes 12, o/r3 and GH 4 see https evil.example/x"
        );
        assert_eq!(title("C# and Co"), "C# and Co");
    }

    #[test]
    fn code_spans_cannot_be_closed_from_inside() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("``"), "``` `` ```");
        assert_eq!(code("a|b\nc"), "`a\u{2502}b c`");
        assert_eq!(code("\u{202e}"), "-");
    }

    #[test]
    fn log_lines_are_no_commands() {
        let text = log("ok\n::set-output name=x::y\r::add-path::z\n  ::error::a\nx ##[add-path]y");
        assert!(!text.contains("##["), "{text}");
        for line in text.split(['\n', '\r']) {
            assert!(!line.trim_start().starts_with("::"), "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_line_of_any_text_begins_a_command(text in "[:#\\[ \n\ra]{0,60}") {
            let safe = log(&text);
            prop_assert!(!safe.contains("##["));
            prop_assert!(safe.split(['\n', '\r']).all(|l| !l.trim_start().starts_with("::")));
        }

        #[test]
        fn a_code_span_is_one_span(text in "[`a|<@# ]{0,30}") {
            let span = code(&text);
            let ticks = span.len() - span.trim_start_matches('`').len();
            if ticks > 0 {
                let inner = &span[ticks..span.len() - ticks];
                prop_assert!(inner.split(|c| c != '`').all(|run| run.len() != ticks), "{span}");
            }
        }
    }
}
