//! Speech to text: turns a recording into cues with times through an OpenAI-compatible `/audio/transcriptions`
//! endpoint. Recordings above the endpoint's limit are split with ffmpeg and the pieces joined. It never guesses a
//! word: what the service heard is what it returns.

mod audio;
mod endpoint;
mod join;
mod split;

use std::{borrow::Cow, path::PathBuf};

use secrecy::SecretString;
use serde::Serialize;
use url::Url;

pub use audio::AudioKind;

use crate::{
    explain::{Explain, Kind},
    http::{Client, Error as HttpError},
    model::{CaptionFormat, CaptionOrigin, RawCaptions},
};

/// The endpoint's own limit for one file (platform.openai.com: 25 MB).
pub const ENDPOINT_LIMIT: usize = 25 << 20;
/// Largest recording that is read from a file: two hours of uncompressed CD audio.
pub const AUDIO_FILE_LIMIT: usize = 1_280 << 20;

/// How to hear.
#[derive(Debug, Clone)]
pub struct Config {
    /// Base address, with its version (`https://api.openai.com/v1`).
    pub base_url: Url,
    /// Key; a service on the own machine needs none.
    pub api_key: Option<SecretString>,
    /// Model; it must know `verbose_json`.
    pub model: String,
    /// Largest file the endpoint takes, in bytes.
    pub max_bytes: usize,
    /// Price of a minute in US dollars; `None` takes the known price of the model, 0 for unknown ones.
    pub usd_per_minute: Option<f64>,
    /// What the run may spend on it.
    pub max_cost_usd: Option<f64>,
    /// Wanted language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The program that splits.
    pub ffmpeg: PathBuf,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            base_url: Url::parse("https://api.openai.com/v1").expect("default address to be valid"),
            api_key: None,
            model: "whisper-1".into(),
            max_bytes: ENDPOINT_LIMIT,
            usd_per_minute: None,
            max_cost_usd: None,
            language: None,
            ffmpeg: "ffmpeg".into(),
        }
    }
}

impl Config {
    /// US dollars a minute (openai.com/api/pricing). Unknown models are those people run themselves.
    fn price(&self) -> f64 {
        let known = if self.model == "whisper-1" { 0.006 } else { 0.0 };
        self.usd_per_minute.unwrap_or(known)
    }
}

/// What hearing cost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpeechUsage {
    /// Model.
    pub model: String,
    /// Seconds of audio sent, overlaps included.
    pub seconds: f64,
    /// Requests that were answered.
    pub requests: u32,
    /// US dollars by price a minute.
    pub cost_usd: f64,
}

/// Why a recording was not understood.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A recording is given, but no service.
    #[error("a recording is given, but no speech-to-text service")]
    NotConfigured,
    /// Bytes of no known audio format.
    #[error("{name} is not a recording in a known format: {reason}")]
    NotAudio {
        /// File.
        name: String,
        /// What it is instead.
        reason: String,
    },
    /// Too large for the endpoint, and no ffmpeg to split it.
    #[error(
        "{name} has {megabytes} MB, the speech-to-text service takes {limit} MB, and there is no ffmpeg to split it"
    )]
    NeedsFfmpeg {
        /// File.
        name: String,
        /// Its size.
        megabytes: usize,
        /// The endpoint's limit.
        limit: usize,
    },
    /// ffmpeg failed.
    #[error("ffmpeg cannot read {name}: {reason}")]
    Split {
        /// File.
        name: String,
        /// ffmpeg's last line.
        reason: String,
    },
    /// The service refuses.
    #[error("the speech-to-text service refuses the request (HTTP {status}): {reason}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Its own words, shortened.
        reason: String,
    },
    /// An answer without segments.
    #[error(
        "the speech-to-text service gave no segments with times; the model {model} may not know verbose_json"
    )]
    NoSegments {
        /// Model.
        model: String,
    },
    /// It would cost more than allowed.
    #[error("budget exceeded: hearing {minutes:.0} minutes costs about ${cost:.2}, the limit is ${limit:.2}")]
    Budget {
        /// Length of the recording.
        minutes: f64,
        /// Price of all of it.
        cost: f64,
        /// Limit.
        limit: f64,
    },
    /// The network.
    #[error(transparent)]
    Http(#[from] HttpError),
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::NotConfigured => "speech-not-configured",
            Self::NotAudio { .. } => "audio-unreadable",
            Self::NeedsFfmpeg { .. } => "audio-needs-ffmpeg",
            Self::Split { .. } => "audio-split-failed",
            Self::Refused { .. } => "speech-refused",
            Self::NoSegments { .. } => "speech-no-segments",
            Self::Budget { .. } => "speech-budget",
            Self::Http(error) => error.code(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::NotConfigured => Kind::Usage,
            Self::NotAudio { .. }
            | Self::NeedsFfmpeg { .. }
            | Self::Split { .. }
            | Self::Refused { .. }
            | Self::NoSegments { .. } => Kind::Failed,
            Self::Budget { .. } => Kind::Budget,
            Self::Http(error) => error.kind(),
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::NotConfigured => {
                "set `llm-api-key` (or SPEECH_BASE_URL for a service of your own), or give a transcript".into()
            }
            Self::NotAudio { .. } => "give mp3, m4a, wav, flac, ogg or webm".into(),
            Self::NeedsFfmpeg { limit, .. } => format!(
                "make it smaller first (`ffmpeg -i FILE -vn -ac 1 -b:a 32k small.mp3` puts an hour into 15 MB; the limit is \
                 {limit} MB), or run the command line where ffmpeg is installed"
            )
            .into(),
            Self::Split { .. } => "check that the recording plays; convert it to mp3".into(),
            Self::Refused { .. } => "check the key, the model (SPEECH_MODEL) and the address (SPEECH_BASE_URL)".into(),
            Self::NoSegments { .. } => "set SPEECH_MODEL to a model that knows verbose_json, such as whisper-1".into(),
            Self::Budget { .. } => "raise `max-cost-usd`, or give a transcript".into(),
            Self::Http(error) => return error.hint(),
        })
    }
}

/// A recording, read.
#[derive(Debug, Clone)]
pub struct Recording {
    /// For messages.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Hears a recording.
pub async fn hear(
    http: &Client,
    config: &Config,
    recording: Recording,
) -> Result<(RawCaptions, SpeechUsage), Error> {
    let kind = audio::detect(&recording.name, &recording.bytes)?;
    let name = recording.name.clone();
    let pieces = if recording.bytes.len() <= config.max_bytes {
        vec![split::Piece {
            start_ms: 0,
            length_ms: None,
            kind,
            bytes: recording.bytes,
        }]
    } else {
        split::split(recording, kind, config).await?
    };
    let mut usage = SpeechUsage {
        model: config.model.clone(),
        seconds: 0.0,
        requests: 0,
        cost_usd: 0.0,
    };
    let mut parts = Vec::new();
    for piece in pieces {
        let start_ms = piece.start_ms;
        let heard = endpoint::transcribe(http, config, piece, usage.cost_usd).await?;
        usage.seconds += heard.seconds;
        usage.requests += 1;
        usage.cost_usd = usage.seconds / 60.0 * config.price();
        parts.push((start_ms, heard));
    }
    let language = parts.first().and_then(|(_, heard)| heard.language.clone());
    let cues = join::join(parts.into_iter().map(|(start_ms, heard)| (start_ms, heard.cues)).collect());
    if cues.is_empty() {
        return Err(Error::NoSegments {
            model: config.model.clone(),
        });
    }
    let captions = RawCaptions {
        cues,
        format: CaptionFormat::Speech,
        language,
        origin: CaptionOrigin::Speech,
        label: format!("speech to text of {name} by {}", config.model),
    };
    Ok((captions, usage))
}
