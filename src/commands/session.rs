//! What every command starts with: resolved settings, the folder it may touch, knowledge, and the talk it is about.

use std::{path::PathBuf, sync::OnceLock, time::SystemTime};

use tokio::sync::OnceCell;

use crate::{
    config::{Environment, FILE_NAME, Runner, Settings},
    error::Error,
    http,
    knowledge::{
        Knowledge,
        cache::Cache,
        refresh::{self, Fetcher, Loaded, Sources},
    },
    pipeline::Options,
    telemetry,
    trigger::{self, GivenTranscript, Request},
    workspace::Workspace,
};

use super::read;

/// Settings and workspace of one command.
#[derive(Debug)]
pub(crate) struct Session {
    /// Everything that can be set.
    pub(crate) settings: Settings,
    /// The folder it may touch.
    pub(crate) workspace: Workspace,
    /// Where fetched landscapes and glossaries are kept, when there is a place for them.
    pub(crate) cache: Option<PathBuf>,
    http: OnceLock<http::Client>,
    knowledge: OnceCell<Knowledge>,
}

impl Session {
    /// A command at a desk.
    pub(crate) fn desk(flags: &[(&'static str, String)], environment: &Environment) -> Result<Self, Error> {
        Self::open(flags, environment, Workspace::desk())
    }

    /// A step of a workflow.
    pub(crate) fn action(environment: &Environment) -> Result<Self, Error> {
        let runner = Runner::from_environment(environment);
        Self::open(
            &[],
            environment,
            Workspace::of_action(runner.workspace.as_deref()),
        )
    }

    fn open(
        flags: &[(&'static str, String)],
        environment: &Environment,
        workspace: Workspace,
    ) -> Result<Self, Error> {
        let path = workspace.root().join(FILE_NAME);
        let file = match std::fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(source) => {
                return Err(Error::Io {
                    what: "cannot read",
                    path,
                    source,
                });
            }
        };
        let settings = Settings::load(flags, environment, file.as_deref())?;
        telemetry::init(&settings);
        Ok(Self {
            settings,
            workspace,
            cache: cache_folder(environment),
            http: OnceLock::new(),
            knowledge: OnceCell::new(),
        })
    }

    /// Projects, members and terms, with the user's aliases; loaded once.
    pub(crate) async fn knowledge(&self) -> &Knowledge {
        self.knowledge
            .get_or_init(|| async {
                let loaded = load_knowledge(self).await;
                for warning in &loaded.warnings {
                    tracing::warn!("{warning}");
                }
                let aliases = self.settings.aliases.iter();
                let pairs = aliases
                    .flat_map(|(name, others)| others.iter().map(move |o| (o.as_str(), name.as_str())));
                loaded.knowledge.with_aliases(pairs)
            })
            .await
    }

    /// Thresholds and gates of the pipeline.
    pub(crate) fn options(&self) -> Options {
        Options {
            min_confidence: self.settings.min_confidence_score,
            min_quality: self.settings.min_quality_score,
            require_membership: self.settings.require_membership,
            channels: self.settings.channel_ids.clone(),
        }
    }

    /// The one HTTP client. Connections and breakers are shared by everybody who asks; for a log of its own a
    /// run takes [`http::Client::for_one_run`].
    pub(crate) fn http(&self) -> Result<http::Client, Error> {
        if let Some(client) = self.http.get() {
            return Ok(client.clone());
        }
        let settings = &self.settings;
        let secret = |value: &Option<crate::config::Secret>| value.as_ref().map(|s| s.expose().into());
        let extra_roots = settings.extra_ca_file.as_deref().map(read).transpose()?;
        let client = http::Client::new(&http::Options {
            proxy: secret(&settings.proxy),
            https_proxy: secret(&settings.https_proxy),
            http_proxy: secret(&settings.http_proxy),
            no_proxy: settings.no_proxy.clone(),
            timeout: settings.request_timeout,
            extra_roots,
            ..http::Options::default()
        })?;
        Ok(self.http.get_or_init(|| client).clone())
    }

    /// Sections that a model is asked for at once. Within a budget one after the other: worst cases of
    /// requests in flight together could pass a limit that their real use does not.
    pub(crate) fn concurrency(&self) -> usize {
        let llm = &self.settings.llm;
        if llm.max_tokens.is_some() || llm.max_cost_usd.is_some() {
            1
        } else {
            self.settings.max_concurrent_requests
        }
    }

    /// The request of the flags; without a video, one that names none (analysis and check need no id).
    pub(crate) fn optional_request(&self) -> Result<Request, Error> {
        if self.settings.talk.video.is_some() {
            return Ok(trigger::from_settings(&self.settings.talk)?);
        }
        Ok(Request {
            transcript: self.settings.talk.transcript.clone().map(GivenTranscript::Path),
            company: self.settings.talk.company.clone(),
            speakers: self.settings.talk.speakers.clone(),
            ..Request::default()
        })
    }
}

/// The user's cache folder by the XDG convention; a runner's step has one in its home.
fn cache_folder(environment: &Environment) -> Option<PathBuf> {
    let variable = |name: &str| environment.get(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let caches = variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))?;
    caches.is_absolute().then(|| caches.join("casestudypilot"))
}

/// Knowledge as `LANDSCAPE_URL` and `GLOSSARY_URL` say, or the snapshot.
async fn load_knowledge(session: &Session) -> Loaded {
    let settings = &session.settings;
    let sources = Sources {
        landscape: settings.landscape_url.clone(),
        glossary: settings.glossary_url.clone(),
    };
    let remote = [&sources.landscape, &sources.glossary]
        .into_iter()
        .flatten()
        .any(|a| a.starts_with("http"));
    // Without an address there is nothing to ask, and no client to build.
    let client = if remote && !settings.offline {
        session.http().ok()
    } else {
        None
    };
    let fetcher = Fetcher {
        client,
        cache: session.cache.as_deref().map(Cache::new),
        now: SystemTime::now(),
    };
    refresh::load(&sources, &fetcher).await
}
