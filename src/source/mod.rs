//! Turns a request into the talk's metadata and captions: the first source that has them, in the order given
//! transcript, attachment, YouTube, speech to text. It understands nothing of what is said.

pub mod attachment;
pub mod data_api;
mod error;
pub mod given;
mod metadata;
mod sources;
pub mod speech;
#[cfg(test)]
mod tests;
pub mod youtube;

use std::path::PathBuf;

use async_trait::async_trait;
use secrecy::SecretString;
use url::Url;

pub use error::Error;

use crate::{
    explain::{Explain as _, Kind},
    http::Client,
    model::{RawCaptions, Talk},
    workspace::Workspace,
};

/// Name of the source that is about the video itself; its answer decides the end of a failed run.
pub(crate) const YOUTUBE: &str = "YouTube";

/// What the stage takes of the user's settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// Base address of YouTube (`YOUTUBE_BASE_URL`).
    pub youtube_url: Url,
    /// Base address of the Data API (`YOUTUBE_API_BASE_URL`).
    pub youtube_api_url: Url,
    /// Key of the Data API.
    pub youtube_api_key: Option<SecretString>,
    /// Wanted caption languages, best first.
    pub languages: Vec<String>,
    /// Ids of the channels a talk may come from; empty, or holding `any`: all.
    pub channels: Vec<String>,
    /// GitHub, or the GitHub Enterprise server, whose attachments are fetched (`GITHUB_SERVER_URL`).
    pub github_url: Url,
    /// Says which given files may be read.
    pub workspace: Workspace,
    /// Speech to text, when there is a service.
    pub speech: Option<speech::Config>,
    /// Whether metadata is looked up even where a transcript is given.
    pub look_up: bool,
    /// No network.
    pub offline: bool,
}

impl Default for Config {
    fn default() -> Self {
        let address = |text: &str| Url::parse(text).expect("default address to be valid");
        Self {
            youtube_url: address("https://www.youtube.com"),
            youtube_api_url: address("https://www.googleapis.com/youtube/v3"),
            youtube_api_key: None,
            languages: vec!["en".into()],
            channels: Vec::new(),
            github_url: address("https://github.com"),
            workspace: Workspace::desk(),
            speech: None,
            look_up: true,
            offline: false,
        }
    }
}

/// A transcript or recording that the user hands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A file.
    File(PathBuf),
    /// Address of a file attached to the issue.
    Attachment(String),
    /// Text pasted into the issue form (no recordings).
    Pasted(String),
}

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What the user says about the talk; the rest is looked up. `video_id` may be empty when a transcript is given.
    pub talk: Talk,
    /// Transcripts, in the order they are tried.
    pub transcripts: Vec<Given>,
    /// Recording.
    pub audio: Option<Given>,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// Metadata: the user's words first, the service's for what the user leaves open.
    pub talk: Talk,
    /// Captions.
    pub captions: RawCaptions,
    /// What an editor should know.
    pub warnings: Vec<String>,
    /// Units of the Data API's quota that were spent.
    pub quota_units: u32,
    /// What speech to text cost.
    pub speech: Option<speech::SpeechUsage>,
}

/// Captions of one source.
#[derive(Debug, Clone)]
pub struct Supplied {
    /// Captions.
    pub captions: RawCaptions,
    /// What an editor should know about them.
    pub warnings: Vec<String>,
    /// What speech to text cost.
    pub speech: Option<speech::SpeechUsage>,
}

impl From<RawCaptions> for Supplied {
    fn from(captions: RawCaptions) -> Self {
        Self {
            captions,
            warnings: Vec::new(),
            speech: None,
        }
    }
}

/// One way to get captions.
#[async_trait]
pub trait CaptionSource: Send + Sync {
    /// Name for people ("the attachment").
    fn name(&self) -> &'static str;
    /// The captions; `None` when the request has nothing for this source.
    async fn captions(&self, request: &Request) -> Result<Option<Supplied>, Error>;
}

/// Looks the talk up and gets its captions. The attempts are in the client's log, whatever the end.
pub async fn fetch(http: &Client, config: &Config, request: &Request) -> Result<Fetched, Error> {
    let no_video = request.talk.video_id.is_empty();
    if no_video && request.transcripts.is_empty() && request.audio.is_none() {
        return Err(Error::Nothing);
    }
    let mut found = metadata::look_up(http, config, request).await?;
    let given = sources::GivenSource { config };
    let attached = sources::AttachmentSource { http, config };
    let youtube = sources::YouTubeSource::new(http, config, found.video.take());
    let speech = sources::SpeechSource { http, config };
    let chain: [&dyn CaptionSource; 4] = [&given, &attached, &youtube, &speech];
    let supplied = first(&chain, request).await?;
    metadata::check_channel(config, &mut found)?;
    found.warnings.extend(supplied.warnings);
    Ok(Fetched {
        talk: found.talk,
        captions: supplied.captions,
        warnings: found.warnings,
        quota_units: found.quota_units,
        speech: supplied.speech,
    })
}

/// The first source that has captions. What the ones before it answered becomes a warning; when none has any,
/// the error lists all answers.
pub async fn first(chain: &[&dyn CaptionSource], request: &Request) -> Result<Supplied, Error> {
    let mut tried: Vec<(&'static str, Error)> = Vec::new();
    for source in chain {
        match source.captions(request).await {
            Ok(None) => {}
            Ok(Some(mut supplied)) => {
                let earlier = tried.iter().map(|(name, error)| format!("{name} could not be used: {error}"));
                supplied.warnings.splice(0..0, earlier);
                return Ok(supplied);
            }
            Err(error) if stops(&error) => return Err(error),
            Err(error) => {
                tracing::debug!(source = source.name(), code = error.code(), "no transcript here");
                tried.push((source.name(), error));
            }
        }
    }
    match tried.len() {
        0 => Err(Error::Nothing),
        1 => Err(tried.remove(0).1),
        _ => Err(Error::Exhausted { tried }),
    }
}

/// Whether another source must not be tried: the user named a file that cannot be used, or a limit is reached.
/// Going on would give something else than was asked for.
fn stops(error: &Error) -> bool {
    match error {
        Error::File { .. } => true,
        Error::Captions(_) => false,
        other => {
            matches!(other.kind(), Kind::Usage | Kind::Budget | Kind::Rejected)
                && !matches!(
                    other,
                    Error::Speech(speech::Error::NotConfigured) | Error::Offline
                )
        }
    }
}
