//! Reads slash commands in issue comments: `/casestudy`, `/casestudy retry`, `/casestudy company="Intuit" type=case-study`.
//! Who may give them is decided elsewhere.

use super::issue_form::one_line;

/// A command that was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlashCommand {
    /// `video=`.
    pub video: Option<String>,
    /// `company=`.
    pub company: Option<String>,
    /// `speakers=`.
    pub speakers: Vec<String>,
    /// `type=`.
    pub content_type: Option<String>,
}

/// `None`: the comment is no command. `Some(Err)`: it is one that we do not understand, with the reason.
pub fn parse(comment: &str) -> Option<Result<SlashCommand, String>> {
    let line = comment.lines().map(str::trim).find(|l| !l.is_empty())?;
    let rest = line.strip_prefix("/casestudy")?;
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    Some(arguments(rest))
}

fn arguments(text: &str) -> Result<SlashCommand, String> {
    let mut command = SlashCommand::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (key, tail) = rest.split_at(end);
        let Some(tail) = tail.strip_prefix('=') else {
            if key != "retry" {
                return Err(format!("unknown word {key:?} in the command"));
            }
            rest = tail.trim_start();
            continue;
        };
        let (value, tail) = value(tail)?;
        match (key, one_line(value)) {
            ("company", value) => command.company = value,
            ("type" | "content-type", value) => command.content_type = value.map(|v| v.to_lowercase()),
            ("video", value) => command.video = value,
            ("speakers", value) => {
                let value = value.unwrap_or_default();
                command.speakers = value.split([',', ';']).filter_map(one_line).take(10).collect();
            }
            _ => return Err(format!("unknown option {key:?} in the command")),
        }
        rest = tail.trim_start();
    }
    Ok(command)
}

/// A value up to white space, or in straight or typographic double quotes.
fn value(text: &str) -> Result<(&str, &str), String> {
    let Some(quoted) = text.strip_prefix(['"', '\u{201c}']) else {
        return Ok(text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())));
    };
    let end = quoted.find(['"', '\u{201d}']).ok_or("a quotation mark is not closed")?;
    let after = quoted[end..].chars().next().map_or(0, char::len_utf8);
    Ok((&quoted[..end], &quoted[end + after..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bare_and_retry_ask_for_a_run() {
        assert_eq!(parse("/casestudy"), Some(Ok(SlashCommand::default())));
        assert_eq!(
            parse("\n  /casestudy retry  \nthanks"),
            Some(Ok(SlashCommand::default()))
        );
    }

    #[test]
    fn options_with_and_without_quotes() {
        let command =
            parse("/casestudy company=\"Intuit Inc\" type=Case-Study speakers=\u{201c}A B, C D\u{201d}");
        let command = command.unwrap().unwrap();
        assert_eq!(command.company.as_deref(), Some("Intuit Inc"));
        assert_eq!(command.content_type.as_deref(), Some("case-study"));
        assert_eq!(command.speakers, ["A B", "C D"]);
    }

    #[test]
    fn other_comments_are_no_commands() {
        for text in [
            "",
            "I ran /casestudy",
            "/casestudypilot",
            "/case study",
            "> /casestudy",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(parse("/casestudy destroy").unwrap().unwrap_err().contains("destroy"));
        assert!(parse("/casestudy token=x").unwrap().unwrap_err().contains("token"));
        assert!(parse("/casestudy company=\"x").unwrap().is_err());
    }

    proptest! {
        #[test]
        fn never_panics(text in "/casestudy[ =\"\u{201c}\u{201d}a-z\u{e9}]{0,40}") {
            let _ = parse(&text);
        }
    }
}
