//! One request to the endpoint: turns a piece of a recording into cues whose times count from the piece's beginning.

use std::time::Duration;

use reqwest::header;
use secrecy::ExposeSecret as _;
use serde::Deserialize;

use super::{Config, Error, split::Piece};
use crate::{
    http::{Body, Call, Client, Effort},
    model::Cue,
};

/// Name of the service in breaker and log.
const SERVICE: &str = "speech";
/// Hearing 25 MB takes minutes: the deadline of a request is that many request timeouts.
const PATIENCE: u32 = 20;

/// What was heard.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heard {
    pub(super) cues: Vec<Cue>,
    pub(super) seconds: f64,
    pub(super) language: Option<String>,
}

#[derive(Deserialize)]
struct RawAnswer {
    #[serde(default)]
    segments: Vec<RawSegment>,
    duration: Option<f64>,
    language: Option<String>,
}

#[derive(Deserialize)]
struct RawSegment {
    start: f64,
    end: f64,
    text: String,
}

/// Sends a piece. `spent_usd` is what the pieces before it cost.
pub(super) async fn transcribe(
    http: &Client,
    config: &Config,
    piece: Piece,
    spent_usd: f64,
) -> Result<Heard, Error> {
    if let Some(limit) = config.max_cost_usd.filter(|limit| config.price() > 0.0 && spent_usd >= *limit) {
        return Err(Error::Budget {
            minutes: spent_usd / config.price(),
            cost: spent_usd,
            limit,
        });
    }
    let length_ms = piece.length_ms;
    let mut url = config.base_url.clone();
    url.set_path(&format!(
        "{}/audio/transcriptions",
        config.base_url.path().trim_end_matches('/')
    ));
    let text = |name: &str, value: &str| {
        (
            name.to_owned(),
            None,
            "text/plain".to_owned(),
            value.as_bytes().to_vec(),
        )
    };
    let file = format!("audio.{}", piece.kind.ending());
    let mut form = vec![
        (
            "file".to_owned(),
            Some(file),
            piece.kind.media_type().to_owned(),
            piece.bytes,
        ),
        text("model", &config.model),
        text("response_format", "verbose_json"),
        text("timestamp_granularities[]", "segment"),
        text("temperature", "0"),
    ];
    if let Some(language) = &config.language {
        // The endpoint wants ISO 639-1 without a region.
        form.push(text(
            "language",
            language.split(['-', '_']).next().unwrap_or(language),
        ));
    }
    let effort = http.effort();
    let mut call = Call::post(SERVICE, "transcription", url, Body::Form(form)).effort(Effort {
        deadline: effort.deadline.saturating_mul(PATIENCE).min(Duration::from_mins(20)),
        ..effort
    });
    if let Some(key) = &config.api_key {
        call = call.secret_header(header::AUTHORIZATION, &format!("Bearer {}", key.expose_secret()));
    }
    let answer = http.send(&call).await?;
    if answer.status != 200 {
        return Err(Error::Refused {
            status: answer.status,
            reason: reason(&answer.text()),
        });
    }
    let no_segments = || Error::NoSegments {
        model: config.model.clone(),
    };
    let answer: RawAnswer = serde_json::from_slice(&answer.body).map_err(|_| no_segments())?;
    read(answer, length_ms).ok_or_else(no_segments)
}

/// `None` for an answer that cannot carry times. No cue lies beyond the end of a piece: it would push away what the
/// next piece begins with.
fn read(answer: RawAnswer, length_ms: Option<u64>) -> Option<Heard> {
    let last = answer.segments.last().map(|s| s.end);
    let seconds = answer.duration.or(last)?;
    let usable = |value: f64| value.is_finite() && (0.0..=360_000.0).contains(&value);
    let within = |seconds: f64| ((seconds * 1000.0).round() as u64).min(length_ms.unwrap_or(u64::MAX));
    let cues = answer
        .segments
        .into_iter()
        .filter(|s| usable(s.start) && usable(s.end) && !s.text.trim().is_empty())
        .map(|s| Cue {
            start_ms: Some(within(s.start)),
            end_ms: Some(within(s.end.max(s.start))),
            text: s.text.trim().to_owned(),
        })
        .collect();
    usable(seconds).then_some(Heard {
        cues,
        seconds,
        language: answer.language.filter(|l| !l.is_empty()),
    })
}

/// The service's own message on one line, without addresses and without anything like a key.
fn reason(body: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let message = value["error"]["message"]
        .as_str()
        .or(value["error"].as_str())
        .unwrap_or("no reason given");
    let words: Vec<&str> = message
        .split_whitespace()
        .map(|word| {
            if word.starts_with("sk-") || word.len() > 60 {
                "***"
            } else {
                word
            }
        })
        .collect();
    crate::http::redact_text(&words.join(" ")).chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(json: &str) -> Option<Heard> {
        read(serde_json::from_str(json).unwrap(), Some(60_000))
    }

    #[test]
    fn segments_become_cues_in_milliseconds() {
        let heard = answer(
            r#"{"language":"english","duration":9.5,"segments":[{"start":0.0,"end":3.32,"text":" We run Kubernetes. "},
                {"start":3.32,"end":3.4,"text":" "},{"start":4.0,"end":3.0,"text":"Backwards"}]}"#,
        )
        .unwrap();
        assert_eq!(heard.cues.len(), 2);
        assert_eq!(
            (heard.cues[0].start_ms, heard.cues[0].end_ms),
            (Some(0), Some(3320))
        );
        assert_eq!(
            (heard.cues[1].start_ms, heard.cues[1].end_ms),
            (Some(4000), Some(4000))
        );
        assert!((heard.seconds - 9.5).abs() < 1e-9);
    }

    #[test]
    fn no_cue_lies_beyond_the_end_of_a_piece() {
        let heard =
            answer(r#"{"duration":61,"segments":[{"start":58,"end":88.5,"text":"Thanks"}]}"#).unwrap();
        assert_eq!(
            (heard.cues[0].start_ms, heard.cues[0].end_ms),
            (Some(58_000), Some(60_000))
        );
    }

    #[test]
    fn an_answer_without_times_is_none() {
        assert_eq!(answer(r#"{"text":"We run Kubernetes."}"#), None);
    }

    #[test]
    fn reasons_carry_no_key() {
        let shown = reason(
            r#"{"error":{"message":"Incorrect API key provided: sk-abc123 see https://x.test/?k=1"}}"#,
        );
        assert_eq!(shown, "Incorrect API key provided: *** see https://x.test/?…");
        assert_eq!(reason("<html>"), "no reason given");
    }
}
