//! Finds the files that people attach to an issue. It only finds addresses; whether a host may be asked is decided where
//! the request is made.

use super::GivenTranscript;

/// Endings of caption files.
const CAPTIONS: &[&str] = &[
    ".vtt", ".srt", ".json", ".json3", ".xml", ".srv1", ".srv3", ".ttml", ".txt",
];
/// Endings of audio files.
const AUDIO: &[&str] = &[".mp3", ".m4a", ".wav", ".flac", ".ogg", ".webm"];

/// The transcript of an issue: what its form says (a link or pasted text), else an attached caption file.
pub(super) fn transcript(field: Option<&str>, body: &str) -> Option<GivenTranscript> {
    if let Some(field) = field {
        // A field that is little more than an address is a link; one that is a whole transcript is text.
        let link = addresses(field).find(|a| is_attachment(a)).or_else(|| {
            let only = field.trim();
            (!only.contains(char::is_whitespace) && only.starts_with("http")).then_some(only)
        });
        return match link {
            Some(link) if field.chars().count() < 1000 => Some(GivenTranscript::Link(link.to_owned())),
            _ => Some(GivenTranscript::Pasted(field.to_owned())),
        };
    }
    attached(body, CAPTIONS).map(GivenTranscript::Link)
}

/// An attached audio file.
pub(super) fn audio(body: &str) -> Option<String> {
    attached(body, AUDIO)
}

fn attached(body: &str, endings: &[&str]) -> Option<String> {
    let fits = |address: &&str| {
        let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        is_attachment(address) && endings.iter().any(|e| path.ends_with(e))
    };
    addresses(body).find(fits).map(str::to_owned)
}

/// Whether GitHub keeps it for an issue (the source stage checks the host again, parsed).
fn is_attachment(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.ends_with(".githubusercontent.com")
        || rest.starts_with("github.com/user-attachments/")
        || (host == "github.com" && rest.split('/').nth(3) == Some("files"))
}

/// Everything that looks like an address.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("http").filter_map(|(at, _)| {
        let rest = &text[at..];
        let end = rest
            .find(|c: char| {
                c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\'' | ')' | ']' | '`')
            })
            .unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', ',', ';']);
        (address.starts_with("https://") || address.starts_with("http://")).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attached_caption_file_is_found_in_markdown() {
        let body = "Talk: https://youtu.be/aaaaaaaaaaa\n[talk.vtt](https://github.com/user-attachments/files/123/talk.vtt)";
        let link = "https://github.com/user-attachments/files/123/talk.vtt".to_owned();
        assert_eq!(transcript(None, body), Some(GivenTranscript::Link(link)));
        assert_eq!(audio(body), None);
    }

    #[test]
    fn files_of_other_hosts_in_the_body_are_not_taken() {
        for body in [
            "https://evil.example/talk.vtt",
            "https://github.com.evil.example/user-attachments/files/1/talk.vtt",
            "http://github.com/user-attachments/files/1/talk.vtt",
            "https://github.com/o/r/blob/main/talk.vtt",
        ] {
            assert_eq!(transcript(None, body), None, "{body}");
        }
    }

    #[test]
    fn a_whole_transcript_in_the_field_is_text_even_with_a_link_in_it() {
        let text = format!("see https://github.com/o/r/files/1/x.vtt {}", "word ".repeat(400));
        assert_eq!(
            transcript(Some(&text), ""),
            Some(GivenTranscript::Pasted(text.clone()))
        );
    }

    #[test]
    fn a_lone_foreign_address_in_the_field_is_a_link_for_the_source_to_refuse() {
        let link = "http://169.254.169.254/latest/meta-data";
        assert_eq!(
            transcript(Some(link), ""),
            Some(GivenTranscript::Link(link.into()))
        );
    }
}
