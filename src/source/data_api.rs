//! The YouTube Data API: turns a video id and a key into metadata. It is never the only way: every failure here is
//! a warning, and the player's answer is used instead.

use std::borrow::Cow;

use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use url::Url;

use super::youtube::watch_page::day;
use crate::{
    explain::{Explain, Kind},
    http::{Call, Client, Error as HttpError},
    model::Talk,
};

/// Name of the service in breaker and log.
const SERVICE: &str = "youtube-api";
/// Quota units of one `videos.list` (developers.google.com/youtube/v3/determine_quota_cost).
pub const LIST_UNITS: u32 = 1;

/// Why the Data API gave no metadata.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The project's daily quota, or its rate, is used up.
    #[error("the quota of the YouTube Data API key is used up ({reason})")]
    Quota {
        /// Google's own word.
        reason: String,
    },
    /// The key is no key.
    #[error("the YouTube Data API key is not valid")]
    KeyInvalid,
    /// The key may not be used for this.
    #[error("the YouTube Data API refuses this key ({reason})")]
    Forbidden {
        /// Google's own word.
        reason: String,
    },
    /// No such video, or it is private.
    #[error("the YouTube Data API does not know the video {video}")]
    NotFound {
        /// Video id.
        video: String,
    },
    /// An answer of another form.
    #[error("the YouTube Data API gave an answer in a form we do not know (HTTP {status})")]
    Unexpected {
        /// HTTP status.
        status: u16,
    },
    /// No answer.
    #[error(transparent)]
    Http(#[from] HttpError),
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Quota { .. } => "youtube-api-quota",
            Self::KeyInvalid => "youtube-api-key-invalid",
            Self::Forbidden { .. } => "youtube-api-forbidden",
            Self::NotFound { .. } => "youtube-api-not-found",
            Self::Unexpected { .. } => "youtube-api-unexpected-answer",
            Self::Http(error) => error.code(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Quota { .. } => Kind::Unavailable,
            Self::KeyInvalid | Self::Forbidden { .. } | Self::NotFound { .. } | Self::Unexpected { .. } => {
                Kind::Failed
            }
            Self::Http(error) => error.kind(),
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Quota { .. } => "it is renewed at midnight Pacific time; without a key the run goes on as well".into(),
            Self::KeyInvalid => "check the input `youtube-api-key`, or leave it empty".into(),
            Self::Forbidden { .. } => {
                "enable the YouTube Data API v3 for the key's project and lift its referrer and address limits".into()
            }
            Self::NotFound { .. } => "check the address of the video; private videos are not shown".into(),
            Self::Unexpected { .. } => "check YOUTUBE_API_BASE_URL".into(),
            Self::Http(error) => return error.hint(),
        })
    }
}

/// Metadata, and whether the video is live or has not begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Metadata.
    pub talk: Talk,
    /// Live now or announced.
    pub live: bool,
}

#[derive(Deserialize)]
struct RawList {
    items: Vec<RawItem>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawItem {
    snippet: RawSnippet,
    #[serde(default)]
    content_details: Option<RawContent>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawSnippet {
    title: String,
    #[serde(default)]
    description: String,
    channel_id: Option<String>,
    channel_title: Option<String>,
    published_at: Option<String>,
    live_broadcast_content: Option<String>,
}

#[derive(Deserialize)]
struct RawContent {
    duration: Option<String>,
}

/// Asks `videos.list` for one video.
pub async fn list(http: &Client, base: &Url, key: &SecretString, video: &str) -> Result<Listed, Error> {
    let mut url = base.clone();
    url.set_path(&format!("{}/videos", base.path().trim_end_matches('/')));
    url.query_pairs_mut()
        .clear()
        .append_pair("part", "snippet,contentDetails")
        .append_pair("id", video)
        .append_pair("key", key.expose_secret());
    let answer = http.send(&Call::get(SERVICE, "videos.list", url)).await?;
    if answer.status != 200 {
        return Err(refusal(answer.status, &answer.body));
    }
    let list: RawList =
        serde_json::from_slice(&answer.body).map_err(|_| Error::Unexpected { status: 200 })?;
    let item = list.items.into_iter().next().ok_or_else(|| Error::NotFound { video: video.into() })?;
    let live = matches!(
        item.snippet.live_broadcast_content.as_deref(),
        Some("live" | "upcoming")
    );
    let duration = item.content_details.and_then(|c| c.duration);
    Ok(Listed {
        talk: Talk {
            video_id: video.to_owned(),
            title: item.snippet.title,
            description: item.snippet.description,
            channel_id: item.snippet.channel_id,
            channel_name: item.snippet.channel_title,
            published: item.snippet.published_at.as_deref().and_then(day),
            duration_ms: duration.as_deref().and_then(iso_duration_ms).filter(|ms| *ms > 0),
        },
        live,
    })
}

/// Reads Google's error body: `error.errors[].reason`, and `error.details[].reason` of the newer form.
fn refusal(status: u16, body: &[u8]) -> Error {
    let value: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let texts = |list: &str| -> Vec<String> {
        let entries = value["error"][list].as_array();
        entries
            .into_iter()
            .flatten()
            .filter_map(|e| e["reason"].as_str())
            .map(str::to_owned)
            .collect()
    };
    let reasons: Vec<String> = texts("errors").into_iter().chain(texts("details")).collect();
    let has = |any: &[&str]| reasons.iter().any(|r| any.iter().any(|a| r.eq_ignore_ascii_case(a)));
    let first = || reasons.first().cloned().unwrap_or_else(|| format!("HTTP {status}"));
    let message = value["error"]["message"].as_str().unwrap_or_default().to_ascii_lowercase();
    if has(&[
        "quotaExceeded",
        "dailyLimitExceeded",
        "rateLimitExceeded",
        "userRateLimitExceeded",
        "RATE_LIMIT_EXCEEDED",
    ]) {
        Error::Quota { reason: first() }
    } else if has(&["keyInvalid", "keyExpired", "API_KEY_INVALID", "API_KEY_EXPIRED"])
        || message.contains("api key not valid")
    {
        Error::KeyInvalid
    } else if matches!(status, 401 | 403) {
        Error::Forbidden { reason: first() }
    } else {
        Error::Unexpected { status }
    }
}

/// Milliseconds of an ISO 8601 duration of days and times ("PT1H2M3S", "P1DT2S").
fn iso_duration_ms(text: &str) -> Option<u64> {
    let rest = text.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let mut seconds = 0_u64;
    for (part, units) in [
        (days, [('W', 604_800), ('D', 86_400)].as_slice()),
        (time, [('H', 3600), ('M', 60), ('S', 1)].as_slice()),
    ] {
        let mut digits = String::new();
        for c in part.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            let (_, unit) = units.iter().find(|(name, _)| *name == c)?;
            let count: u64 = std::mem::take(&mut digits).parse().ok()?;
            seconds = seconds.checked_add(count.checked_mul(*unit)?)?;
        }
        if !digits.is_empty() {
            return None;
        }
    }
    seconds.checked_mul(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_all_their_forms() {
        assert_eq!(iso_duration_ms("PT31M5S"), Some(1_865_000));
        assert_eq!(iso_duration_ms("PT1H"), Some(3_600_000));
        assert_eq!(iso_duration_ms("P1DT2S"), Some(86_402_000));
        for bad in ["", "31M", "PT5", "PTxS", "PT99999999999999999999S", "P1H"] {
            assert_eq!(iso_duration_ms(bad), None, "{bad}");
        }
    }

    #[test]
    fn googles_reasons_are_told_apart() {
        let code = |status, body: &str| refusal(status, body.as_bytes()).code();
        assert_eq!(
            code(403, r#"{"error":{"errors":[{"reason":"quotaExceeded"}]}}"#),
            "youtube-api-quota"
        );
        assert_eq!(
            code(400, r#"{"error":{"errors":[{"reason":"keyInvalid"}]}}"#),
            "youtube-api-key-invalid"
        );
        assert_eq!(
            code(
                400,
                r#"{"error":{"errors":[{"reason":"badRequest"}],"details":[{"reason":"API_KEY_INVALID"}]}}"#
            ),
            "youtube-api-key-invalid"
        );
        assert_eq!(
            code(403, r#"{"error":{"errors":[{"reason":"accessNotConfigured"}]}}"#),
            "youtube-api-forbidden"
        );
        assert_eq!(code(403, "<html>"), "youtube-api-forbidden");
        assert_eq!(code(404, "{}"), "youtube-api-unexpected-answer");
    }
}
