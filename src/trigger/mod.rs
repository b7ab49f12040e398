//! Turns an event (or explicit settings) into a [`Request`]: which video, and what people say about it. Everything in an
//! event is untrusted text. It decides whether a run is wanted at all, and it never asks GitHub anything.

mod error;
pub mod event;
mod found;
pub mod issue_form;
mod links;
pub mod slash;
pub mod video_url;

use crate::config::TalkSettings;
pub use error::Error;
pub use event::Payload;
use found::{Found, Place, from_comment, from_fields, from_issue_event};

/// Label that asks for a case study.
pub const LABEL: &str = "case-study";

/// A transcript that the request brings along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenTranscript {
    /// A file, as the settings name it.
    Path(std::path::PathBuf),
    /// Address of an attachment; the source stage decides whether its host may be asked.
    Link(String),
    /// Text that was pasted into the issue form.
    Pasted(String),
}

/// A slash command that asks for this run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentRef {
    /// Id of the comment.
    pub id: u64,
    /// Login of its author.
    pub author: String,
    /// What GitHub says of the author (`OWNER`, `MEMBER`, …).
    pub association: String,
}

/// What is to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Validated video id.
    pub video_id: String,
    /// Company the talk is about, when somebody says so.
    pub company: Option<String>,
    /// Speakers, when somebody says so.
    pub speakers: Vec<String>,
    /// Kind of document, when somebody says so.
    pub content_type: Option<String>,
    /// A transcript that came along.
    pub transcript: Option<GivenTranscript>,
    /// Address of an attached audio file.
    pub audio_link: Option<String>,
    /// Notes for the editor.
    pub notes: Option<String>,
    /// Issue to answer on.
    pub issue: Option<u64>,
    /// Whether that issue is open and carries the label; decides which labels are touched.
    pub labels: Vec<String>,
    /// The slash command, whose author's permission is still to be looked up.
    pub command: Option<CommentRef>,
}

/// Whether an event asks for a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It does.
    Go(Box<Request>),
    /// It does not, and nobody needs to be told.
    Ignore {
        /// Why, for the log.
        reason: String,
    },
    /// A slash command that is unknown or not allowed: one reaction answers it.
    Decline {
        /// Id of the comment.
        comment: u64,
        /// Why, for the log.
        reason: String,
    },
}

fn ignore(reason: impl Into<String>) -> Decision {
    Decision::Ignore {
        reason: reason.into(),
    }
}

/// Reads a payload.
pub fn parse_payload(path: &str, bytes: &[u8]) -> Result<Payload, Error> {
    serde_json::from_slice(bytes).map_err(|e| Error::Payload {
        path: path.into(),
        reason: e.to_string(),
    })
}

/// The request of explicit settings alone.
pub fn from_settings(talk: &TalkSettings) -> Result<Request, Error> {
    let Some(given) = &talk.video else {
        return Err(Error::NoVideo {
            place: "the flags and inputs".into(),
        });
    };
    Ok(with_settings(Request::default(), talk, given_video(given)?))
}

/// What to do about an event. Settings win over what the event says, field by field.
pub fn decide(event_name: &str, payload: &Payload, talk: &TalkSettings) -> Result<Decision, Error> {
    let explicit = talk.video.as_deref().map(given_video).transpose()?;
    let found = match event_name {
        "issues" => from_issue_event(payload, explicit.is_some()),
        "issue_comment" => from_comment(payload, explicit.is_some()),
        "workflow_dispatch" => Ok(from_fields(payload.inputs.as_ref())),
        "repository_dispatch" => Ok(from_fields(payload.client_payload.as_ref())),
        _ => Ok(Found::default()),
    }?;
    let (request, place) = match found {
        Found::Stop(decision) => return Ok(decision),
        Found::Request { request, place } => (request, place),
    };
    let Some(video) = explicit.map_or_else(|| one_video(&place), |v| Ok(Some(v)))? else {
        return Err(Error::NoVideo { place: place.name });
    };
    Ok(Decision::Go(Box::new(with_settings(*request, talk, video))))
}

fn one_video(place: &Place) -> Result<Option<String>, Error> {
    for text in &place.texts {
        let mut videos = video_url::find_all(text);
        if videos.is_empty() {
            videos.extend(video_url::parse(text));
        }
        match videos.len() {
            0 => {}
            1 => return Ok(videos.pop()),
            _ => {
                return Err(Error::SeveralVideos {
                    place: place.name.clone(),
                    videos,
                });
            }
        }
    }
    Ok(None)
}

fn given_video(given: &str) -> Result<String, Error> {
    let videos = video_url::find_all(given);
    if videos.len() > 1 {
        return Err(Error::SeveralVideos {
            place: "the input `video`".into(),
            videos,
        });
    }
    video_url::parse(given).ok_or_else(|| Error::NotAVideo {
        given: given.chars().take(100).collect(),
    })
}

fn with_settings(mut request: Request, talk: &TalkSettings, video_id: String) -> Request {
    request.video_id = video_id;
    if talk.company.is_some() {
        request.company.clone_from(&talk.company);
    }
    if !talk.speakers.is_empty() {
        request.speakers.clone_from(&talk.speakers);
    }
    if let Some(path) = &talk.transcript {
        request.transcript = Some(GivenTranscript::Path(path.clone()));
    }
    request
}

#[cfg(test)]
mod tests;
