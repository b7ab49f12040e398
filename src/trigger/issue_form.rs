//! Reads the body of an issue that a GitHub issue form made (`### Heading`, blank line, value) into optional overrides.
//! It believes nothing: values are bounded and stripped of control characters, and unknown headings are ignored.

/// Longest override of one line, in characters.
const MAX_LINE: usize = 300;
/// Longest notes for the editor, in characters.
const MAX_NOTES: usize = 4_000;

/// What the form's fields say; empty fields and `_No response_` are `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// "Video URL".
    pub video: Option<String>,
    /// "Company".
    pub company: Option<String>,
    /// "Speakers", one a line or separated by commas.
    pub speakers: Vec<String>,
    /// "Content type".
    pub content_type: Option<String>,
    /// "Transcript": pasted text or the address of an attached file.
    pub transcript: Option<String>,
    /// "Notes for the editor".
    pub notes: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Video,
    Company,
    Speakers,
    ContentType,
    Transcript,
    Notes,
}

/// The field a heading names: the first words decide, so that a form may say "Company (optional)".
fn field(heading: &str) -> Option<Field> {
    let text: String = heading.trim().to_lowercase();
    let starts = |names: &[&str]| names.iter().any(|n| text.starts_with(n));
    if starts(&["video", "youtube", "talk url", "url"]) {
        Some(Field::Video)
    } else if starts(&["company", "organization", "organisation"]) {
        Some(Field::Company)
    } else if starts(&["speaker"]) {
        Some(Field::Speakers)
    } else if starts(&["content type", "kind of document"]) {
        Some(Field::ContentType)
    } else if starts(&["transcript", "captions"]) {
        Some(Field::Transcript)
    } else if starts(&["notes", "additional", "anything else"]) {
        Some(Field::Notes)
    } else {
        None
    }
}

/// Splits the body at its headings. The first heading of a field counts; headings inside a code fence (a pasted
/// transcript) are text.
pub fn parse(body: &str) -> Form {
    let mut form = Form::default();
    let mut seen: Vec<Field> = Vec::new();
    let mut current: Option<(Option<Field>, Vec<&str>)> = None;
    let mut fence: Option<&str> = None;
    for line in body.lines() {
        let trimmed = line.trim_start();
        match fence {
            Some(mark) if trimmed.trim_end() == mark => fence = None,
            Some(_) => {}
            None if trimmed.starts_with("```") => {
                fence = Some(&trimmed[..trimmed.find(|c| c != '`').unwrap_or(trimmed.len())]);
            }
            None => {
                if let Some(heading) = line.strip_prefix("### ") {
                    keep(&mut form, current.take());
                    let field = field(heading).filter(|f| !seen.contains(f));
                    seen.extend(field);
                    current = Some((field, Vec::new()));
                    continue;
                }
            }
        }
        if let Some((_, lines)) = &mut current {
            lines.push(line);
        }
    }
    keep(&mut form, current);
    form
}

fn keep(form: &mut Form, part: Option<(Option<Field>, Vec<&str>)>) {
    let Some((Some(field), lines)) = part else { return };
    let text = lines.join("\n");
    let text = text.trim();
    if text.is_empty() || text == "_No response_" || text.eq_ignore_ascii_case("none") {
        return;
    }
    match field {
        Field::Video => form.video = one_line(text),
        Field::Company => form.company = one_line(text),
        Field::Speakers => {
            form.speakers = text
                .split(['\n', ',', ';'])
                .filter_map(|s| one_line(s.trim().trim_start_matches(['-', '*', '@']).trim()))
                .take(10)
                .collect();
        }
        Field::ContentType => {
            form.content_type = one_line(text).map(|t| t.to_lowercase().replace([' ', '_'], "-"));
        }
        Field::Transcript => form.transcript = Some(unfence(text)),
        Field::Notes => {
            form.notes =
                Some(text.chars().take(MAX_NOTES).filter(|c| *c == '\n' || !c.is_control()).collect());
        }
    }
}

/// The first line, bounded, without control and bidirectional characters.
pub(super) fn one_line(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|l| !l.is_empty())?;
    let line: String = line.chars().filter(|c| !c.is_control() && !is_invisible(*c)).take(MAX_LINE).collect();
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// Characters that change how the text around them reads: bidirectional marks, zero-width ones, tags.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' | '\u{ad}' | '\u{61c}' | '\u{2028}' | '\u{2029}')
}

/// The content of a code fence, where a form field with `render: text` puts one around the value.
fn unfence(text: &str) -> String {
    let ticks = text.len() - text.trim_start_matches('`').len();
    if ticks < 3 {
        return text.to_owned();
    }
    let mark = &text[..ticks];
    let Some((_, rest)) = text.split_once('\n') else {
        return text.to_owned();
    };
    let rest = rest.trim_end();
    rest.strip_suffix(mark).unwrap_or(rest).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BODY: &str = "### Video URL\n\nhttps://youtu.be/aaaaaaaaaaa\n\n### Company (optional)\n\nMeridian Rail\n\n\
        ### Speakers\n\nJo Ng, Sam Ruiz\n\n### Content type\n\nCase study\n\n### Transcript\n\n\
        ```text\n00:01 hello\n### Company\nEvil Corp\n```\n\n### Notes for the editor\n\n_No response_\n";

    #[test]
    fn fields_are_read_and_empty_ones_are_none() {
        let form = parse(&BODY.replace('\n', "\r\n"));
        assert_eq!(form.video.as_deref(), Some("https://youtu.be/aaaaaaaaaaa"));
        assert_eq!(form.company.as_deref(), Some("Meridian Rail"));
        assert_eq!(form.speakers, ["Jo Ng", "Sam Ruiz"]);
        assert_eq!(form.content_type.as_deref(), Some("case-study"));
        assert_eq!(form.notes, None);
    }

    #[test]
    fn headings_inside_a_pasted_transcript_are_text() {
        let form = parse(BODY);
        assert_eq!(form.company.as_deref(), Some("Meridian Rail"));
        assert_eq!(
            form.transcript.as_deref(),
            Some("00:01 hello\n### Company\nEvil Corp")
        );
    }

    #[test]
    fn a_second_heading_of_a_field_does_not_win() {
        let form = parse("### Company\n\nFirst\n\n### Company\n\nSecond\n");
        assert_eq!(form.company.as_deref(), Some("First"));
    }

    #[test]
    fn control_and_bidi_characters_are_dropped() {
        let form = parse("### Company\n\nAc\u{202e}me\u{1b}[31m\n::set-output name=x::y\n");
        assert_eq!(form.company.as_deref(), Some("Acme[31m"));
    }

    #[test]
    fn a_body_without_headings_is_no_form() {
        assert_eq!(
            parse("please look at https://youtu.be/aaaaaaaaaaa"),
            Form::default()
        );
    }

    proptest! {
        #[test]
        fn never_panics(body in "(### (Company|Transcript|Speakers)\n|`{0,4}\n|\\PC{0,20}\n){0,12}") {
            let form = parse(&body);
            if let Some(company) = form.company {
                prop_assert!(!company.contains('\n') && company.chars().count() <= MAX_LINE);
            }
        }
    }
}
