//! Turns flags, action inputs, the environment and `.casestudypilot.yml` into one [`Settings`] value. Precedence:
//! flag or action input > environment > file > default; an empty text is unset. It reads neither the process's
//! environment nor a file itself: both come in as values, once, from `main`.
//!
//! To add a setting: a row in [`inputs::INPUTS`], a field here, and (for an action input) a flag in cli, an entry in
//! action.yml and a row in the README; a test names what was forgotten.

pub mod file;
pub mod inputs;
mod layers;
mod parse;
mod runner;
mod secret;

use std::{borrow::Cow, collections::BTreeMap, path::PathBuf, time::Duration};

pub use file::{FILE_NAME, File};
pub use layers::Layers;
pub use runner::Runner;
pub use secret::Secret;

use crate::{
    explain::{Explain, Kind},
    pipeline::MembershipGate,
};

/// The process's environment, read once. Values that are not UTF-8 are left out.
pub type Environment = BTreeMap<String, String>;

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A value that does not fit.
    #[error("{origin}: {value:?} is not {expected}")]
    Invalid {
        /// "flag --mode", "input `mode`", "environment variable LOG_LEVEL", "`mode` in .casestudypilot.yml".
        origin: String,
        /// The value, or stars for a secret.
        value: String,
        /// What would fit.
        expected: String,
    },
    /// A `.casestudypilot.yml` that cannot be read.
    #[error("{name}: {reason}")]
    File {
        /// The file.
        name: String,
        /// One line that names the line of the file.
        reason: String,
    },
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Invalid { .. } => "config-invalid",
            Self::File { .. } => "config-file",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Invalid { expected, .. } => {
                format!("give {expected}, or leave it empty for the default").into()
            }
            Self::File { .. } => "docs/configuration.md shows every field with its default".into(),
        })
    }
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriterChoice {
    /// A language model when one is configured, else the built-in writer.
    Auto,
    /// The built-in writer.
    Extractive,
    /// A language model.
    Llm,
}

/// What to do when the case study is already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnExisting {
    /// Replace it when it is as we wrote it; refuse when people have edited it.
    Update,
    /// Leave it.
    Skip,
    /// Fail.
    Fail,
}

/// What a run of the action does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write a case study.
    Generate,
    /// Check the case studies that a pull request changes.
    Check,
    /// Add the address of the pull request to the comment of an earlier run.
    Comment,
}

/// Form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Settings of the language model.
#[derive(Debug, Clone, PartialEq)]
pub struct LlmSettings {
    /// Base address of an OpenAI-compatible endpoint or the name of a preset; none = the default of the service.
    pub base_url: Option<String>,
    /// Address of the Azure resource, for the preset `azure`.
    pub azure_endpoint: Option<String>,
    /// Version of Azure's dated addresses; none = the addresses that need no version.
    pub api_version: Option<String>,
    /// Model; none = the default of the service.
    pub model: Option<String>,
    /// Key.
    pub api_key: Option<Secret>,
    /// Sampling temperature, 0 to 2 (default 0.3).
    pub temperature: f32,
    /// Most tokens of one answer (default 1500).
    pub max_output_tokens: u32,
    /// Most tokens of one request, prompt alone (default 8000).
    pub max_input_tokens: u32,
    /// Seed for services that support it.
    pub seed: Option<i64>,
    /// US dollars for a million tokens in and out, where the user states them.
    pub price: Option<(f64, f64)>,
    /// Whether `check` asks the model as a second reader (`verify: llm`).
    pub second_reader: bool,
    /// Whether the extractive text stands where the model fails (`writer-fallback`, default yes).
    pub fallback: bool,
    /// Budget of a run in tokens, prompts and answers together; none = no limit.
    pub max_tokens: Option<u64>,
    /// Budget of a run in US dollars; none = no limit.
    pub max_cost_usd: Option<f64>,
}

/// What the user says about the talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TalkSettings {
    /// YouTube address or video id, as given.
    pub video: Option<String>,
    /// Caption file.
    pub transcript: Option<PathBuf>,
    /// Audio file.
    pub audio: Option<PathBuf>,
    /// Title of the video.
    pub title: Option<String>,
    /// Description of the video.
    pub description: Option<String>,
    /// Channel of the video, as a flag states it.
    pub channel_id: Option<String>,
    /// Publication date, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Company the talk is about.
    pub company: Option<String>,
    /// Names of the speakers.
    pub speakers: Vec<String>,
}

/// Speech to text.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeechSettings {
    /// Base address of the endpoint; none = the model's.
    pub base_url: Option<String>,
    /// Its key; none = the model's, at the model's endpoint.
    pub api_key: Option<Secret>,
    /// Model.
    pub model: String,
    /// Largest file it takes, in MB.
    pub max_megabytes: usize,
}

/// Everything that can be set, resolved.
#[allow(
    clippy::struct_excessive_bools,
    reason = "they are independent switches of the user"
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The talk.
    pub talk: TalkSettings,
    /// Kind of document.
    pub content_type: String,
    /// Wanted caption languages, best first.
    pub language: Vec<String>,
    /// Who writes.
    pub writer: WriterChoice,
    /// The model.
    pub llm: LlmSettings,
    /// Speech to text.
    pub speech: SpeechSettings,
    /// Key of the YouTube Data API.
    pub youtube_api_key: Option<Secret>,
    /// Token for comments and labels.
    pub github_token: Option<Secret>,
    /// Channels a talk may come from; empty = any.
    pub channel_ids: Vec<String>,
    /// Folder of the case studies.
    pub output_dir: PathBuf,
    /// Folder of the reports.
    pub artifacts_dir: PathBuf,
    /// Folder of templates that replace the built-in ones.
    pub templates_dir: Option<PathBuf>,
    /// Documents below it are rejected (0 to 1).
    pub min_quality_score: f64,
    /// Corrections below it are suggested, not applied (0 to 1).
    pub min_confidence_score: f64,
    /// Which companies are eligible.
    pub require_membership: MembershipGate,
    /// Whether a rejection ends with exit code 3.
    pub fail_on_rejection: bool,
    /// What to do when the case study is already there.
    pub on_existing: OnExisting,
    /// Whether to comment on the issue and set labels.
    pub comment: bool,
    /// Whether to close the issue of a rejected talk.
    pub close_on_rejection: bool,
    /// Address of the pull request, for `mode: comment`.
    pub pull_request_url: Option<String>,
    /// Whether the network is off limits.
    pub offline: bool,
    /// Proxy for all requests; may hold a password.
    pub proxy: Option<Secret>,
    /// Proxy for https addresses, from the environment.
    pub https_proxy: Option<Secret>,
    /// Proxy for http addresses, from the environment.
    pub http_proxy: Option<Secret>,
    /// Hosts that are reached without the proxy, separated by commas.
    pub no_proxy: Option<String>,
    /// What a run of the action does.
    pub mode: Mode,
    /// Log level or filter (`info`, `debug`, `casestudypilot=trace`).
    pub log_level: String,
    /// Form of the log.
    pub log_format: LogFormat,
    /// File for OpenMetrics text.
    pub metrics_path: Option<PathBuf>,
    /// File or address of landscape.yml; none = the snapshot that is compiled in.
    pub landscape_url: Option<String>,
    /// File or address of the glossary; none = the snapshot that is compiled in.
    pub glossary_url: Option<String>,
    /// Deadline of one request.
    pub request_timeout: Duration,
    /// Requests under way at once.
    pub max_concurrent_requests: usize,
    /// `owner/name` of the repository.
    pub github_repo: Option<String>,
    /// Base address of GitHub's API.
    pub github_api_url: String,
    /// Base address of YouTube.
    pub youtube_url: String,
    /// Base address of the YouTube Data API.
    pub youtube_api_url: String,
    /// PEM file with certificate authorities to trust besides the public ones.
    pub extra_ca_file: Option<PathBuf>,
    /// The user's other names for companies and projects.
    pub aliases: BTreeMap<String, Vec<String>>,
    /// What the runner says about this run.
    pub runner: Runner,
}

impl Settings {
    /// Resolves everything. `flags` are (input name, value) pairs of the command line; `file` is the text of
    /// `.casestudypilot.yml` where there is one.
    pub fn load(
        flags: &[(&'static str, String)],
        environment: &Environment,
        file: Option<&str>,
    ) -> Result<Self, Error> {
        let file = match file {
            None => File::default(),
            Some(text) => file::parse(text).map_err(|reason| Error::File {
                name: FILE_NAME.into(),
                reason,
            })?,
        };
        let layers = Layers {
            flags,
            environment,
            file: &file,
        };
        parse::settings(&layers)
    }

    /// Every secret value, for masking and redaction.
    pub fn secrets(&self) -> Vec<&Secret> {
        let keys = [
            &self.llm.api_key,
            &self.speech.api_key,
            &self.youtube_api_key,
            &self.github_token,
        ];
        let proxies = [&self.proxy, &self.https_proxy, &self.http_proxy];
        keys.into_iter().chain(proxies).flatten().collect()
    }
}

#[cfg(test)]
mod tests;
