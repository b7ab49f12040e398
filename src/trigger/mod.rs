//! Turns an event (or explicit settings) into a [`Request`]: which video, and what people say about it. Everything in an
//! event is untrusted text. It decides whether a run is wanted at all, and it never asks GitHub anything.

pub mod event;
pub mod issue_form;
mod links;
pub mod slash;
pub mod video_url;

use std::borrow::Cow;

use crate::{
    config::TalkSettings,
    explain::{Explain, Kind},
};
pub use event::Payload;

/// Label that asks for a case study.
pub const LABEL: &str = "case-study";

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

/// Texts in which a video is looked for, best first.
struct Place {
    name: String,
    texts: Vec<String>,
}

enum Found {
    Stop(Decision),
    Request { request: Box<Request>, place: Place },
}

impl Default for Found {
    fn default() -> Self {
        Self::Request {
            request: Box::default(),
            place: Place {
                name: "the inputs".into(),
                texts: Vec::new(),
            },
        }
    }
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

/// Runs in a fork, on behalf of a bot, or on a pull request's conversation are nobody's wish.
fn unwanted(payload: &Payload) -> Option<Decision> {
    if payload.sender.as_ref().is_some_and(|s| s.kind == "Bot" || s.login.ends_with("[bot]")) {
        return Some(ignore("the event was caused by a bot"));
    }
    if payload.repository.as_ref().is_some_and(|r| r.fork) {
        return Some(ignore("the repository is a fork"));
    }
    if payload.issue.as_ref().is_some_and(|i| i.pull_request.is_some()) {
        return Some(ignore("it is about a pull request, not an issue"));
    }
    None
}

fn from_issue_event(payload: &Payload, explicit: bool) -> Result<Found, Error> {
    let Some(issue) = &payload.issue else {
        return Err(Error::Payload {
            path: "GITHUB_EVENT_PATH".into(),
            reason: "an `issues` event without an issue".into(),
        });
    };
    if !explicit {
        if let Some(decision) = unwanted(payload) {
            return Ok(Found::Stop(decision));
        }
        let action = payload.action.as_deref().unwrap_or_default();
        let label = payload.label.as_ref().map(|l| l.name.as_str());
        match (action, label) {
            ("opened" | "edited" | "reopened", _) | ("labeled", Some(LABEL)) => {}
            ("labeled", other) => {
                return Ok(Found::Stop(ignore(format!(
                    "the label {:?} is not {LABEL:?}",
                    other.unwrap_or_default()
                ))));
            }
            (other, _) => {
                return Ok(Found::Stop(ignore(format!(
                    "the action {other:?} asks for nothing"
                ))));
            }
        }
        if action != "reopened" && issue.state.as_deref() == Some("closed") {
            return Ok(Found::Stop(ignore("the issue is closed")));
        }
    }
    Ok(from_issue(issue))
}

fn from_issue(issue: &event::Issue) -> Found {
    let body = issue.body.as_deref().unwrap_or_default();
    let form = issue_form::parse(body);
    let texts = match &form.video {
        Some(video) => vec![video.clone(), issue.title.clone()],
        None => vec![body.to_owned(), issue.title.clone()],
    };
    let request = Request {
        company: form.company,
        speakers: form.speakers,
        content_type: form.content_type,
        transcript: links::transcript(form.transcript.as_deref(), body),
        audio_link: links::audio(body),
        notes: form.notes,
        issue: Some(issue.number),
        labels: issue.labels.iter().map(|l| l.name.clone()).collect(),
        ..Request::default()
    };
    Found::Request {
        request: Box::new(request),
        place: Place {
            name: format!("the body and title of issue {}", issue.number),
            texts,
        },
    }
}

fn from_comment(payload: &Payload, explicit: bool) -> Result<Found, Error> {
    let (Some(issue), Some(comment)) = (&payload.issue, &payload.comment) else {
        return Err(Error::Payload {
            path: "GITHUB_EVENT_PATH".into(),
            reason: "an `issue_comment` event without its issue or comment".into(),
        });
    };
    let Some(parsed) = slash::parse(&comment.body) else {
        if explicit {
            return Ok(from_issue(issue));
        }
        return Ok(Found::Stop(ignore("the comment is no command")));
    };
    if let Some(decision) = unwanted(payload) {
        return Ok(Found::Stop(decision));
    }
    if payload.action.as_deref() != Some("created") {
        return Ok(Found::Stop(ignore("only new comments are commands")));
    }
    let decline = |reason: String| {
        Ok(Found::Stop(Decision::Decline {
            comment: comment.id,
            reason,
        }))
    };
    if !matches!(
        comment.author_association.as_str(),
        "OWNER" | "MEMBER" | "COLLABORATOR"
    ) {
        return decline("the author of the command has no write access".into());
    }
    let command = match parsed {
        Ok(command) => command,
        Err(reason) => return decline(reason),
    };
    let Found::Request {
        mut request,
        mut place,
    } = from_issue(issue)
    else {
        return Ok(Found::Stop(ignore("the comment has no issue")));
    };
    request.command = Some(CommentRef {
        id: comment.id,
        author: comment.user.as_ref().map(|u| u.login.clone()).unwrap_or_default(),
        association: comment.author_association.clone(),
    });
    if command.company.is_some() {
        request.company = command.company;
    }
    if !command.speakers.is_empty() {
        request.speakers = command.speakers;
    }
    if command.content_type.is_some() {
        request.content_type = command.content_type;
    }
    if let Some(video) = command.video {
        place.texts.insert(0, video);
    }
    Ok(Found::Request { request, place })
}

/// The fields of a dispatch, whose sender has write access.
fn from_fields(fields: Option<&serde_json::Map<String, serde_json::Value>>) -> Found {
    let text = |names: &[&str]| {
        let value = names.iter().find_map(|n| fields?.get(*n)?.as_str());
        value.map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned)
    };
    let speakers = text(&["speakers"]).unwrap_or_default();
    let transcript = text(&["transcript"]).map(|t| {
        if t.contains('\n') {
            GivenTranscript::Pasted(t)
        } else if t.starts_with("https://") || t.starts_with("http://") {
            GivenTranscript::Link(t)
        } else {
            GivenTranscript::Path(t.into())
        }
    });
    let issue = ["issue", "issue-number", "issue_number"].iter().find_map(|n| {
        let value = fields?.get(*n)?;
        value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
    });
    let request = Request {
        company: text(&["company"]).and_then(|t| issue_form::one_line(&t)),
        speakers: speakers.split([',', ';', '\n']).filter_map(issue_form::one_line).collect(),
        content_type: text(&["content-type", "content_type", "type"]),
        transcript,
        notes: text(&["notes"]),
        issue,
        ..Request::default()
    };
    Found::Request {
        request: Box::new(request),
        place: Place {
            name: "the inputs of the dispatch".into(),
            texts: text(&["video", "video-url", "video_url", "url"]).into_iter().collect(),
        },
    }
}

#[cfg(test)]
mod tests;
