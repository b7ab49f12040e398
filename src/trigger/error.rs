//! What can be wrong with a request, and what to do about it. Nothing is read here.

use std::borrow::Cow;

use crate::explain::{Explain, Kind};

/// A request that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No video in the flags, inputs or event.
    #[error("no YouTube video found in {place}")]
    NoVideo {
        /// Where it was looked for ("the body and title of issue 7").
        place: String,
    },
    /// A given video that is neither an id nor an address.
    #[error("{given:?} is not a YouTube video")]
    NotAVideo {
        /// What was given, shortened.
        given: String,
    },
    /// Several different videos.
    #[error("{place} names {count} different videos: {list}", count = videos.len(), list = videos.join(", "))]
    SeveralVideos {
        /// Where they were found.
        place: String,
        /// Their ids.
        videos: Vec<String>,
    },
    /// A payload that is no event.
    #[error("cannot read the event in {path}: {reason}")]
    Payload {
        /// The file.
        path: String,
        /// What the parser says, with line and column.
        reason: String,
    },
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::NoVideo { .. } => "no-video",
            Self::NotAVideo { .. } => "not-a-video",
            Self::SeveralVideos { .. } => "several-videos",
            Self::Payload { .. } => "event-unreadable",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::NoVideo { .. } | Self::NotAVideo { .. } => {
                "give one address such as https://www.youtube.com/watch?v=dQw4w9WgXcQ, or its 11-character id"
                    .into()
            }
            Self::SeveralVideos { .. } => {
                "open one issue for each talk, or keep one address in this one".into()
            }
            Self::Payload { .. } => {
                "run it in a workflow, or point GITHUB_EVENT_PATH to an event's JSON".into()
            }
        })
    }
}
