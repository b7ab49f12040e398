//! Turns the bytes of a caption file into [`RawCaptions`], and captions back into a file. The content alone
//! decides the format; the file's ending is never looked at.

mod decode;
mod json3;
mod lines;
mod plain;
mod rolling;
mod srt;
mod srv;
mod vtt;
mod write;

use super::Error;
use crate::model::{CaptionFormat, CaptionOrigin, Cue, RawCaptions};

pub use write::{cues_of, write};

/// Largest caption file that is read, in bytes. A three-hour talk with a time for every word stays below 4 MB.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// What a format's parser found.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    cues: Vec<Cue>,
    language: Option<String>,
}

/// Why a file is no captions; becomes the reason of [`Error::Unreadable`].
type Reason = String;

/// Parses a caption file. `name` appears in messages only; the content alone decides the format.
pub fn parse(name: &str, bytes: &[u8]) -> Result<RawCaptions, Error> {
    let unreadable = |reason: Reason| Error::Unreadable {
        name: name.to_owned(),
        reason,
    };
    let text = decode::decode(bytes).map_err(unreadable)?;
    let format = detect(&text).map_err(unreadable)?;
    let found = match format {
        CaptionFormat::Vtt => vtt::parse(&text),
        CaptionFormat::Srt => srt::parse(&text),
        CaptionFormat::Json3 => json3::parse(&text),
        CaptionFormat::Srv1 => srv::parse_srv1(&text),
        CaptionFormat::Srv3 => srv::parse_srv3(&text),
        CaptionFormat::Plain | CaptionFormat::Speech => Ok(plain::parse(&text)),
    }
    .map_err(unreadable)?;
    let cues = ordered(found.cues);
    if cues.is_empty() {
        return Err(unreadable(format!("it is {} without any caption", label(format))));
    }
    Ok(RawCaptions {
        cues,
        format,
        language: found.language,
        origin: CaptionOrigin::Given,
        label: name.to_owned(),
    })
}

/// Name of a format for people.
fn label(format: CaptionFormat) -> &'static str {
    match format {
        CaptionFormat::Vtt => "WebVTT",
        CaptionFormat::Srt => "SRT",
        CaptionFormat::Json3 => "YouTube json3",
        CaptionFormat::Srv1 => "YouTube srv1",
        CaptionFormat::Srv3 => "YouTube srv3",
        CaptionFormat::Plain => "plain text",
        CaptionFormat::Speech => "a speech-to-text answer",
    }
}

/// Decides the format by the content's beginning, or says what the file is instead.
fn detect(text: &str) -> Result<CaptionFormat, Reason> {
    let text = text.trim_start();
    if text.is_empty() {
        return Err("it is empty".into());
    }
    let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
    if text.starts_with("WEBVTT") {
        return Ok(CaptionFormat::Vtt);
    }
    if head.starts_with("{\\rtf") {
        return Err("it is a rich text document (RTF)".into());
    }
    if head.starts_with("[script info]") {
        return Err("it is an SSA/ASS subtitle file, which is not supported".into());
    }
    if head.starts_with('{') && !head.starts_with("{\\") {
        return Ok(CaptionFormat::Json3);
    }
    if head.starts_with('[') && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
        return Err("it is a JSON list, not YouTube json3 (an object with `events`)".into());
    }
    if head.starts_with('<')
        && let Some(format) = detect_markup(&head)?
    {
        return Ok(format);
    }
    Ok(if srt::looks_like(text) {
        CaptionFormat::Srt
    } else {
        CaptionFormat::Plain
    })
}

/// The same for content that begins with `<`; `None` where it is text after all. `head` is lower case.
fn detect_markup(head: &str) -> Result<Option<CaptionFormat>, Reason> {
    let mut rest = head;
    // Skip the XML declaration and comments before the root element.
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else {
            break;
        };
        match rest.find(end) {
            Some(at) => rest = &rest[at + end.len()..],
            None => return Err("it is XML cut off in its first lines".into()),
        }
    }
    let starts = |name: &str| {
        rest.strip_prefix(name).is_some_and(|r| {
            r.is_empty() || r.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/')
        })
    };
    if starts("<transcript") {
        return Ok(Some(CaptionFormat::Srv1));
    }
    if starts("<timedtext") {
        return Ok(Some(CaptionFormat::Srv3));
    }
    if starts("<!doctype") || starts("<html") || starts("<head") || starts("<body") {
        return Err("it is a web page (HTML), not captions".into());
    }
    if starts("<tt") || rest.starts_with("<tt:tt") {
        return Err("it is TTML, which is not supported".into());
    }
    if rest.len() < head.trim_start().len() || head.starts_with("<?xml") {
        return Err("it is XML, but neither YouTube srv1 (<transcript>) nor srv3 (<timedtext>)".into());
    }
    Ok(None)
}

/// Drops empty cues, puts the rest in the order of their times and makes each end no earlier than its start.
fn ordered(mut cues: Vec<Cue>) -> Vec<Cue> {
    cues.retain(|c| !c.text.trim().is_empty());
    if cues.iter().all(|c| c.start_ms.is_some()) {
        cues.sort_by_key(|c| c.start_ms);
    }
    for cue in &mut cues {
        if let (Some(start), Some(end)) = (cue.start_ms, cue.end_ms) {
            cue.end_ms = Some(end.max(start));
        }
    }
    cues
}

#[cfg(test)]
mod tests;
