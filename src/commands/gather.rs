//! Brings a request's talk in: settings become the source stage's values, its answer the pipeline's inputs. It
//! decides nothing about sources; [`crate::source`] does.

use url::Url;

use super::{Session, writer};
use crate::{
    analysis::Overrides,
    config::Mode,
    error::Error,
    http,
    model::Talk,
    pipeline::Inputs,
    report::{Report, SourceInfo},
    source::{self, Given, speech},
    trigger::{GivenTranscript, Request},
};

/// A talk with captions, and what getting them told.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// For the pipeline.
    pub(crate) inputs: Inputs,
    warnings: Vec<String>,
    source: SourceInfo,
}

impl Gathered {
    /// Puts what getting the talk told into the report.
    pub(crate) fn tell(&self, report: &mut Report, http: &http::Client) {
        report.warnings.splice(0..0, self.warnings.iter().cloned());
        report.source = self.source.clone();
        report.attempts = http.attempts();
    }

    /// US dollars that getting the talk cost.
    pub(crate) fn cost_usd(&self) -> f64 {
        self.source.speech.as_ref().map_or(0.0, |speech| speech.cost_usd)
    }

    /// Logs the warnings, for commands without a report.
    pub(crate) fn log(self) -> Inputs {
        for warning in &self.warnings {
            tracing::warn!("{warning}");
        }
        self.inputs
    }
}

/// Gets the talk of a request. With `look_up`, metadata that nobody gave is asked for even when a transcript is given.
pub(crate) async fn gather(
    session: &Session,
    request: &Request,
    http: &http::Client,
    look_up: bool,
) -> Result<Gathered, Error> {
    let mut config = config(session)?;
    config.look_up = look_up;
    if !look_up || session.settings.mode == Mode::Check {
        // Looking at a talk is allowed for any channel.
        config.channels.clear();
    }
    let fetched = source::fetch(http, &config, &wanted(session, request)).await?;
    tracing::info!(captions = fetched.captions.label, "transcript found");
    Ok(Gathered {
        inputs: Inputs {
            talk: fetched.talk,
            captions: fetched.captions,
            overrides: Overrides {
                company: request.company.clone(),
                speakers: request.speakers.clone(),
                notes: request.notes.clone(),
            },
        },
        warnings: fetched.warnings,
        source: SourceInfo {
            youtube_quota_units: fetched.quota_units,
            speech: fetched.speech,
        },
    })
}

fn wanted(session: &Session, request: &Request) -> source::Request {
    let given = &session.settings.talk;
    let transcript = request.transcript.as_ref().map(|transcript| match transcript {
        GivenTranscript::Path(path) => Given::File(path.clone()),
        GivenTranscript::Link(link) => Given::Attachment(link.clone()),
        GivenTranscript::Pasted(text) => Given::Pasted(text.clone()),
    });
    let audio_file = given.audio.clone().map(Given::File);
    source::Request {
        talk: Talk {
            video_id: request.video_id.clone(),
            title: given.title.clone().unwrap_or_default(),
            description: given.description.clone().unwrap_or_default(),
            channel_id: given.channel_id.clone(),
            published: given.published.clone(),
            ..Talk::default()
        },
        transcripts: transcript.into_iter().collect(),
        audio: audio_file.or_else(|| request.audio_link.clone().map(Given::Attachment)),
    }
}

fn config(session: &Session) -> Result<source::Config, Error> {
    let settings = &session.settings;
    Ok(source::Config {
        youtube_url: address(&settings.youtube_url)?,
        youtube_api_url: address(&settings.youtube_api_url)?,
        youtube_api_key: settings.youtube_api_key.as_ref().map(|key| key.expose().into()),
        languages: settings.language.clone(),
        channels: settings.channel_ids.clone(),
        github_url: address(&settings.runner.server_url)?,
        workspace: session.workspace.clone(),
        speech: speech_config(session)?,
        look_up: true,
        offline: settings.offline,
    })
}

/// Speech to text: an address of its own, else the model's endpoint. The model's key goes to the model's endpoint
/// only.
fn speech_config(session: &Session) -> Result<Option<speech::Config>, Error> {
    let settings = &session.settings;
    // An address with parameters belongs to one deployment of a language model, which hears nothing.
    let model = writer::address(&settings.llm).ok().flatten().filter(|address| address.query.is_empty());
    let model_url = model.map(|address| address.base_url);
    let (url, key) = match (&settings.speech.base_url, model_url) {
        (Some(own), _) => (own.clone(), settings.speech.api_key.as_ref()),
        (None, Some(url)) => (
            url,
            settings.speech.api_key.as_ref().or(settings.llm.api_key.as_ref()),
        ),
        (None, None) => return Ok(None),
    };
    Ok(Some(speech::Config {
        base_url: address(&url)?,
        api_key: key.map(|key| key.expose().into()),
        model: settings.speech.model.clone(),
        max_bytes: settings.speech.max_megabytes << 20,
        max_cost_usd: settings.llm.max_cost_usd,
        language: settings.language.first().cloned(),
        ..speech::Config::default()
    }))
}

fn address(text: &str) -> Result<Url, Error> {
    Url::parse(text).map_err(|_| Error::Usage {
        message: format!("{} is not an address", http::redact_text(text)),
        hint: "give an address that begins with https://".into(),
    })
}
