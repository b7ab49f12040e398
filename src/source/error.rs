//! Everything that keeps us from a transcript, with its code, its end and its remedy.

use std::{borrow::Cow, path::PathBuf};

use super::{
    data_api, speech,
    youtube::{ATTACH, Refusal},
};
use crate::{
    explain::{Explain, Kind},
    http, transcript, workspace,
};

/// Why there is no transcript.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// YouTube's answer, understood.
    #[error("video {video} {}{}", refusal.says(), quoted(words))]
    YouTube {
        /// Video id.
        video: String,
        /// What it means.
        refusal: Box<Refusal>,
        /// YouTube's own words; empty when it gave none.
        words: String,
    },
    /// The network between us and YouTube.
    #[error("video {video} was not looked at: {error}")]
    Unreached {
        /// Video id.
        video: String,
        /// What happened.
        error: http::Error,
    },
    /// A channel that is not on the list: a rejection, not a failure.
    #[error("video {video} is from the channel {channel}, which is not one of the allowed channels")]
    Channel {
        /// Video id.
        video: String,
        /// Name and id as far as known.
        channel: String,
    },
    /// A file that cannot be read.
    #[error("cannot read {path}: {reason}", path = path.display())]
    File {
        /// As the user gave it.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A path that leads out of the workspace.
    #[error(transparent)]
    Workspace(#[from] workspace::Error),
    /// A link that is no attachment of GitHub's.
    #[error("{link} is not a file attached to the issue")]
    AttachmentRefused {
        /// The link, redacted.
        link: String,
    },
    /// An attachment that GitHub does not hand out.
    #[error("the attachment {link} cannot be fetched: HTTP {status}")]
    AttachmentMissing {
        /// The link, redacted.
        link: String,
        /// HTTP status.
        status: u16,
    },
    /// An attachment over the limit.
    #[error("the attachment {link} is larger than {megabytes} MB")]
    AttachmentTooLarge {
        /// The link, redacted.
        link: String,
        /// Limit.
        megabytes: usize,
    },
    /// Bytes that are no captions.
    #[error(transparent)]
    Captions(#[from] transcript::Error),
    /// Speech to text.
    #[error(transparent)]
    Speech(#[from] speech::Error),
    /// The Data API; a warning unless it is all there is.
    #[error(transparent)]
    DataApi(#[from] data_api::Error),
    /// The network.
    #[error(transparent)]
    Http(#[from] http::Error),
    /// The network is off limits and nothing was given.
    #[error("offline, and no transcript was given")]
    Offline,
    /// Neither a video nor a transcript.
    #[error("there is neither a video nor a transcript")]
    Nothing,
    /// Several sources were tried, and none had a transcript.
    #[error("no transcript found; tried: {}", list(tried))]
    Exhausted {
        /// Source and its answer, in the order they were tried. Never empty.
        tried: Vec<(&'static str, Error)>,
    },
}

fn quoted(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!(" (YouTube says: {words})")
    }
}

fn list(tried: &[(&'static str, Error)]) -> String {
    let each: Vec<String> = tried.iter().map(|(source, error)| format!("{source}: {error}")).collect();
    each.join("; ")
}

impl Error {
    /// Of several answers, the one that decides code, end and remedy: that of the recording the user gave and a
    /// service could not hear, else YouTube's, since it is about the video, else the last.
    fn decisive<'a>(tried: &'a [(&'static str, Error)]) -> Option<&'a Error> {
        let (_, last) = tried.last()?;
        if matches!(last, Self::Speech(error) if *error != speech::Error::NotConfigured) {
            return Some(last);
        }
        let youtube = tried.iter().find(|(source, _)| *source == super::YOUTUBE);
        Some(youtube.map_or(last, |(_, error)| error))
    }

    /// Beginning of an answer that nobody understood, redacted, to be kept in the artifacts.
    pub fn excerpt(&self) -> Option<&str> {
        match self {
            Self::YouTube { refusal, .. } => match refusal.as_ref() {
                Refusal::Unexpected { excerpt, .. } => Some(excerpt),
                _ => None,
            },
            Self::Exhausted { tried } => tried.iter().find_map(|(_, error)| error.excerpt()),
            _ => None,
        }
    }
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::YouTube { refusal, .. } => refusal.code(),
            Self::Channel { .. } => "wrong-channel",
            Self::File { .. } => "file-unreadable",
            Self::Workspace(error) => error.code(),
            Self::AttachmentRefused { .. } => "attachment-refused",
            Self::AttachmentMissing { .. } => "attachment-missing",
            Self::AttachmentTooLarge { .. } => "attachment-too-large",
            Self::Captions(error) => error.code(),
            Self::Speech(error) => error.code(),
            Self::DataApi(error) => error.code(),
            Self::Http(error) | Self::Unreached { error, .. } => error.code(),
            Self::Offline => "offline",
            Self::Nothing => "no-transcript",
            Self::Exhausted { tried } => Self::decisive(tried).map_or("no-transcript", Explain::code),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::YouTube { refusal, .. } => refusal.kind(),
            Self::Channel { .. } => Kind::Rejected,
            Self::Workspace(error) => error.kind(),
            Self::Offline | Self::Nothing => Kind::Usage,
            Self::File { .. }
            | Self::AttachmentRefused { .. }
            | Self::AttachmentMissing { .. }
            | Self::AttachmentTooLarge { .. } => Kind::Failed,
            Self::Captions(error) => error.kind(),
            Self::Speech(error) => error.kind(),
            Self::DataApi(error) => error.kind(),
            Self::Http(error) | Self::Unreached { error, .. } => error.kind(),
            Self::Exhausted { tried } => Self::decisive(tried).map_or(Kind::Failed, Explain::kind),
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::YouTube { video, refusal, .. } => refusal.hint().replace("--video=ID", &format!("--video={video}")).into(),
            Self::Channel { .. } => {
                "add the channel to channel-id (comma-separated), or set channel-id: any".into()
            }
            Self::File { .. } => "check that the path exists in the workspace and that it is a readable file".into(),
            Self::Workspace(error) => return error.hint(),
            Self::AttachmentRefused { .. } => {
                "drop the file into the issue; only GitHub's own attachment addresses are fetched".into()
            }
            Self::AttachmentMissing { .. } => {
                "drop the file into the issue again; attachments of private repositories cannot be fetched: paste the \
                 transcript into the issue, or commit it and set the input `transcript`"
                    .into()
            }
            Self::AttachmentTooLarge { .. } => "attach captions only (WebVTT, SRT, json3 or text)".into(),
            Self::Captions(error) => return error.hint(),
            Self::Speech(error) => return error.hint(),
            Self::DataApi(error) => return error.hint(),
            Self::Http(error) => return error.hint(),
            Self::Unreached { video, error } => {
                let own = error.hint().unwrap_or_default();
                if error.kind() != Kind::Unavailable {
                    return Some(own);
                }
                format!("{own}; or {}", ATTACH.replace("--video=ID", &format!("--video={video}"))).into()
            }
            Self::Offline => "give a transcript with --captions (input `transcript`), or leave --offline out".into(),
            Self::Nothing => "give --video with a YouTube address, or --captions with a file".into(),
            Self::Exhausted { tried } => return Self::decisive(tried).and_then(Explain::hint),
        })
    }
}
