//! Writes captions as WebVTT, SRT, json3 or stamped plain text. What it writes, the parsers read back; it writes no
//! XML, since nobody but YouTube does.

use std::fmt::Write as _;

use serde_json::json;

use super::lines;
use crate::model::{CaptionFormat, Cue, Transcript};

/// A talk's sentences as cues, for [`write()`].
pub fn cues_of(transcript: &Transcript) -> Vec<Cue> {
    let cue = |s: &crate::model::Sentence| Cue {
        start_ms: s.start_ms,
        end_ms: s.end_ms,
        text: s.text.clone(),
    };
    transcript.sentences.iter().map(cue).collect()
}

/// Writes cues in a format that people and players read; `None` where the format is only ever read
/// (srv1, srv3, speech), or needs times that the cues do not have.
pub fn write(format: CaptionFormat, cues: &[Cue]) -> Option<String> {
    let timed: Option<Vec<(u64, u64, String)>> = cues
        .iter()
        .filter(|c| !c.text.trim().is_empty())
        .map(|c| Some((c.start_ms?, c.end_ms?, lines::fold(&c.text))))
        .collect();
    match format {
        CaptionFormat::Vtt => timed.map(|cues| vtt(&cues)),
        CaptionFormat::Srt => timed.map(|cues| srt(&cues)),
        CaptionFormat::Json3 => timed.map(|cues| json3(&cues)),
        CaptionFormat::Plain => Some(timed.map_or_else(|| unstamped(cues), |cues| stamped(&cues))),
        CaptionFormat::Srv1 | CaptionFormat::Srv3 | CaptionFormat::Speech => None,
    }
}

fn vtt(cues: &[(u64, u64, String)]) -> String {
    let mut out = String::from("WEBVTT\n");
    for (start, end, text) in cues {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let _ = write!(
            out,
            "\n{} --> {}\n{text}\n",
            lines::clock(*start, '.'),
            lines::clock(*end, '.')
        );
    }
    out
}

fn srt(cues: &[(u64, u64, String)]) -> String {
    let mut out = String::new();
    for (i, (start, end, text)) in cues.iter().enumerate() {
        let (start, end) = (lines::clock(*start, ','), lines::clock(*end, ','));
        let _ = write!(out, "{}\n{start} --> {end}\n{text}\n\n", i + 1);
    }
    out
}

fn json3(cues: &[(u64, u64, String)]) -> String {
    let event = |(start, end, text): &(u64, u64, String)| json!({"tStartMs": start, "dDurationMs": end.saturating_sub(*start), "segs": [{"utf8": text}]});
    let events: Vec<_> = cues.iter().map(event).collect();
    let mut out = format!("{:#}", json!({"wireMagic": "pb3", "events": events}));
    out.push('\n');
    out
}

fn stamped(cues: &[(u64, u64, String)]) -> String {
    let mut out = String::new();
    for (start, _, text) in cues {
        let _ = writeln!(out, "[{}] {text}", lines::stamp(*start));
    }
    out
}

fn unstamped(cues: &[Cue]) -> String {
    let mut out = String::new();
    for cue in cues {
        out.push_str(&lines::fold(&cue.text));
        out.push('\n');
    }
    out
}
