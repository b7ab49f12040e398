//! What each kind of event asks for, and the texts in which its video is to be looked for. It reads no settings.

use super::{
    CommentRef, Decision, Error, GivenTranscript, LABEL, Payload, Request, event, ignore, issue_form, links,
    slash,
};

/// Texts in which a video is looked for, best first.
pub(super) struct Place {
    pub(super) name: String,
    pub(super) texts: Vec<String>,
}

/// What an event asks for.
pub(super) enum Found {
    /// Nothing, or something else than a case study.
    Stop(Decision),
    /// A case study; its video is still to be looked for in `place`.
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

/// What an `issues` event asks for; `explicit`: the video is given by a setting.
pub(super) fn from_issue_event(payload: &Payload, explicit: bool) -> Result<Found, Error> {
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

/// What an `issue_comment` event asks for.
pub(super) fn from_comment(payload: &Payload, explicit: bool) -> Result<Found, Error> {
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
pub(super) fn from_fields(fields: Option<&serde_json::Map<String, serde_json::Value>>) -> Found {
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
