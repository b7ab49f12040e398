//! The fields of the player's answer that are read, as YouTube sends them. Everything is optional: a field that
//! changes its form must not take the others with it.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The answer of `/youtubei/v1/player`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawPlayer {
    #[serde(deserialize_with = "lenient")]
    pub(super) playability_status: Option<RawPlayability>,
    #[serde(deserialize_with = "lenient")]
    pub(super) video_details: Option<RawDetails>,
    #[serde(deserialize_with = "lenient")]
    pub(super) captions: Option<RawCaptionsHolder>,
    #[serde(deserialize_with = "lenient")]
    pub(super) microformat: Option<RawMicroformat>,
}

/// Whether and why not the video plays.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawPlayability {
    pub(super) status: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) reason: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) messages: Option<Vec<String>>,
    pub(super) error_screen: Value,
    pub(super) live_streamability: Value,
    /// Any form; its being there says that it is an age gate.
    pub(super) desktop_legacy_age_gate_reason: Value,
}

/// Metadata.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawDetails {
    #[serde(deserialize_with = "lenient")]
    pub(super) title: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) short_description: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) channel_id: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) author: Option<String>,
    /// A number in quotes.
    pub(super) length_seconds: Value,
    #[serde(deserialize_with = "lenient")]
    pub(super) is_live: Option<bool>,
    #[serde(deserialize_with = "lenient")]
    pub(super) is_upcoming: Option<bool>,
    #[serde(deserialize_with = "lenient")]
    pub(super) is_post_live_dvr: Option<bool>,
    #[serde(deserialize_with = "lenient")]
    pub(super) is_private: Option<bool>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawMicroformat {
    #[serde(deserialize_with = "lenient")]
    pub(super) player_microformat_renderer: Option<RawMicroformatRenderer>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawMicroformatRenderer {
    #[serde(deserialize_with = "lenient")]
    pub(super) publish_date: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawCaptionsHolder {
    #[serde(deserialize_with = "lenient")]
    pub(super) player_captions_tracklist_renderer: Option<RawTracklist>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawTracklist {
    pub(super) caption_tracks: Vec<RawTrack>,
    pub(super) translation_languages: Vec<RawLanguage>,
}

/// One caption track.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawTrack {
    /// Signed address: never shown.
    pub(super) base_url: String,
    pub(super) language_code: String,
    /// "asr" for automatic captions.
    #[serde(deserialize_with = "lenient")]
    pub(super) kind: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) is_translatable: Option<bool>,
    pub(super) name: Value,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RawLanguage {
    pub(super) language_code: String,
}

/// A field of another form than expected is an absent one.
fn lenient<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: serde::de::DeserializeOwned,
{
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).ok())
}

/// YouTube's texts are `{"simpleText": …}` or `{"runs": [{"text": …}]}`.
pub(super) fn text_of(value: &Value) -> Option<String> {
    if let Some(text) = value.as_str().or_else(|| value.get("simpleText")?.as_str()) {
        return Some(text.to_owned());
    }
    let runs = value.get("runs")?.as_array()?;
    let text: String = runs.iter().filter_map(|run| run.get("text")?.as_str()).collect();
    (!text.is_empty()).then_some(text)
}
