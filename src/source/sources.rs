//! The four ways to captions, as [`CaptionSource`]s. Each knows what it is given and nothing of the others.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use super::{
    CaptionSource, Config, Error, Given, Request, Supplied, YOUTUBE, attachment, given,
    speech::{self, AUDIO_FILE_LIMIT, Recording},
    youtube::{Video, client::Conversation},
};
use crate::{
    http::Client,
    model::{CaptionOrigin, RawCaptions},
};

/// Fewest characters of a pasted transcript; with less the run could only be rejected as too short, so the other
/// sources are tried ("see attachment" is a common answer in that field).
const PASTED_CHARS: usize = 1000;

/// A file or pasted text.
pub(super) struct GivenSource<'a> {
    pub(super) config: &'a Config,
}

#[async_trait]
impl CaptionSource for GivenSource<'_> {
    fn name(&self) -> &'static str {
        "the given transcript"
    }

    async fn captions(&self, request: &Request) -> Result<Option<Supplied>, Error> {
        let mut last = None;
        for transcript in &request.transcripts {
            let found = match transcript {
                Given::File(path) => given::captions(path, &self.config.workspace)
                    .map_err(|error| named_file(path, error))
                    .map(Some),
                Given::Pasted(text) if text.trim().chars().count() < PASTED_CHARS => Ok(None),
                Given::Pasted(text) => given::pasted(text).map(Some),
                Given::Attachment(_) => Ok(None),
            };
            match found {
                Ok(None) => {}
                Ok(Some(captions)) => return Ok(Some(captions.into())),
                Err(error @ (Error::File { .. } | Error::Workspace(_))) => return Err(error),
                Err(error) => last = Some(error),
            }
        }
        last.map_or(Ok(None), Err)
    }
}

/// A file that the user names and that is no captions ends the run, as one that is not there does.
fn named_file(path: &std::path::Path, error: Error) -> Error {
    match error {
        Error::Captions(crate::transcript::Error::Unreadable { reason, .. }) => Error::File {
            path: path.to_owned(),
            reason,
        },
        other => other,
    }
}

/// A file attached to the issue.
pub(super) struct AttachmentSource<'a> {
    pub(super) http: &'a Client,
    pub(super) config: &'a Config,
}

#[async_trait]
impl CaptionSource for AttachmentSource<'_> {
    fn name(&self) -> &'static str {
        "the attachment"
    }

    async fn captions(&self, request: &Request) -> Result<Option<Supplied>, Error> {
        let mut last = None;
        for transcript in &request.transcripts {
            let Given::Attachment(link) = transcript else {
                continue;
            };
            if self.config.offline {
                return Err(Error::Offline);
            }
            match attachment::captions(self.http, &self.config.github_url, link).await {
                Ok(captions) => return Ok(Some(captions.into())),
                Err(error) => last = Some(error),
            }
        }
        last.map_or(Ok(None), Err)
    }
}

/// YouTube's own captions.
pub(super) struct YouTubeSource<'a> {
    http: &'a Client,
    config: &'a Config,
    /// What the look-up of metadata already asked.
    known: Mutex<Option<Result<Video, Error>>>,
}

impl<'a> YouTubeSource<'a> {
    pub(super) fn new(http: &'a Client, config: &'a Config, known: Option<Result<Video, Error>>) -> Self {
        Self {
            http,
            config,
            known: Mutex::new(known),
        }
    }
}

#[async_trait]
impl CaptionSource for YouTubeSource<'_> {
    fn name(&self) -> &'static str {
        YOUTUBE
    }

    async fn captions(&self, request: &Request) -> Result<Option<Supplied>, Error> {
        let video = request.talk.video_id.as_str();
        if video.is_empty() {
            return Ok(None);
        }
        if self.config.offline {
            return Err(Error::Offline);
        }
        let mut talk = Conversation::new(self.http, &self.config.youtube_url, video);
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).take();
        let asked = match known {
            Some(known) => known?,
            None => talk.video().await?,
        };
        let captions = talk.captions(&asked, &self.config.languages).await?;
        let warnings = translated(&captions).into_iter().collect();
        Ok(Some(Supplied {
            captions,
            warnings,
            speech: None,
        }))
    }
}

/// A machine translation of what was said is no longer the speaker's words.
fn translated(captions: &RawCaptions) -> Option<String> {
    (captions.origin == CaptionOrigin::Translated).then(|| {
        format!(
            "the captions are YouTube's machine translation ({}): quotations are not the speaker's words",
            captions.label
        )
    })
}

/// Speech to text of a given recording.
pub(super) struct SpeechSource<'a> {
    pub(super) http: &'a Client,
    pub(super) config: &'a Config,
}

#[async_trait]
impl CaptionSource for SpeechSource<'_> {
    fn name(&self) -> &'static str {
        "speech to text"
    }

    async fn captions(&self, request: &Request) -> Result<Option<Supplied>, Error> {
        let Some(audio) = &request.audio else {
            return Ok(None);
        };
        if self.config.offline {
            return Err(Error::Offline);
        }
        let Some(speech) = &self.config.speech else {
            return Err(speech::Error::NotConfigured.into());
        };
        let recording = match audio {
            Given::File(path) => Recording {
                name: path.display().to_string(),
                bytes: given::read(path, &self.config.workspace, AUDIO_FILE_LIMIT)?,
            },
            Given::Attachment(link) => Recording {
                name: "the attached recording".into(),
                bytes: attachment::fetch(self.http, &self.config.github_url, link, attachment::AUDIO_LIMIT)
                    .await?,
            },
            Given::Pasted(_) => return Ok(None),
        };
        let (captions, usage) = speech::hear(self.http, speech, recording).await?;
        Ok(Some(Supplied {
            captions,
            warnings: Vec::new(),
            speech: Some(usage),
        }))
    }
}
