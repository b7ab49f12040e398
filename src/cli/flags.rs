//! Groups of flags that several commands share, and how flags become settings. No logic.

use clap::Args;

/// What a talk is given by.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The talk")]
pub struct TalkArgs {
    /// YouTube address or video id.
    #[arg(long, value_name = "URL_OR_ID", allow_hyphen_values = true)]
    pub video: Option<String>,
    /// Caption file: WebVTT, SRT, YouTube json3, srv1, srv3, or plain text.
    #[arg(long, value_name = "FILE")]
    pub captions: Option<String>,
    /// Title of the video.
    #[arg(long, allow_hyphen_values = true)]
    pub title: Option<String>,
    /// Description of the video.
    #[arg(long, allow_hyphen_values = true)]
    pub description: Option<String>,
    /// Channel of the video (`UC…`), where nothing else tells it; checked against the allowed channels.
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    pub channel_id: Option<String>,
    /// Date of publication, `YYYY-MM-DD`.
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Company the talk is about.
    #[arg(long, allow_hyphen_values = true)]
    pub company: Option<String>,
    /// Speakers, separated by commas.
    #[arg(long, allow_hyphen_values = true)]
    pub speakers: Option<String>,
    /// Wanted caption languages, best first, separated by commas [default: en].
    #[arg(long, value_name = "TAGS")]
    pub language: Option<String>,
    /// Never touch the network.
    #[arg(long)]
    pub offline: bool,
    /// Proxy for all requests [environment: HTTPS_PROXY].
    #[arg(long, value_name = "URL")]
    pub proxy: Option<String>,
    /// Corrections below it are suggested, not applied (0 to 1) [default: 0.50].
    #[arg(long, value_name = "SCORE")]
    pub min_confidence_score: Option<String>,
    /// Log level or filter [default: info].
    #[arg(long, value_name = "LEVEL")]
    pub log_level: Option<String>,
    /// Form of the log [default: text].
    #[arg(long, value_name = "FORM", value_parser = ["text", "json"])]
    pub log_format: Option<String>,
}

/// How a case study is written, judged and published.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The document")]
pub struct DocumentArgs {
    /// Audio file of the talk, for speech to text.
    #[arg(long, value_name = "FILE")]
    pub audio: Option<String>,
    /// Kind of document [default: case-study].
    #[arg(long, value_name = "TYPE")]
    pub content_type: Option<String>,
    /// Who writes: the built-in writer, a language model, or whichever is configured [default: auto].
    #[arg(long, value_parser = ["auto", "extractive", "llm"])]
    pub writer: Option<String>,
    /// Base address of an OpenAI-compatible endpoint, or a preset: openai, azure, ollama.
    #[arg(long, value_name = "URL")]
    pub llm_base_url: Option<String>,
    /// Model.
    #[arg(long, value_name = "NAME")]
    pub llm_model: Option<String>,
    /// What stands where the model fails: the built-in writer's text, or an error [default: extractive].
    #[arg(long, value_parser = ["extractive", "none"])]
    pub writer_fallback: Option<String>,
    /// Folder of the case studies [default: case-studies].
    #[arg(long, value_name = "DIR")]
    pub output_dir: Option<String>,
    /// Folder of reports and analyses [default: .casestudypilot].
    #[arg(long, value_name = "DIR")]
    pub artifacts_dir: Option<String>,
    /// Folder of templates that replace the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub templates_dir: Option<String>,
    /// Documents below it are rejected (0 to 1) [default: 0.60].
    #[arg(long, value_name = "SCORE")]
    pub min_quality_score: Option<String>,
    /// Which companies are eligible [default: end-user].
    #[arg(long, value_parser = ["end-user", "member", "none"])]
    pub require_membership: Option<String>,
    /// End with exit code 3 when the talk or draft is rejected.
    #[arg(long)]
    pub fail_on_rejection: bool,
    /// What to do when the case study is already there [default: update].
    #[arg(long, value_parser = ["update", "skip", "fail"])]
    pub on_existing: Option<String>,
    /// Most tokens a run may use.
    #[arg(long, value_name = "NUMBER")]
    pub max_tokens: Option<String>,
    /// Most US dollars a run may cost.
    #[arg(long, value_name = "AMOUNT")]
    pub max_cost_usd: Option<String>,
    /// Write OpenMetrics text to this file.
    #[arg(long, value_name = "FILE")]
    pub metrics_path: Option<String>,
}

pub(super) fn set(text: Option<&String>) -> Option<String> {
    text.cloned()
}

pub(super) fn flag(on: bool) -> Option<String> {
    on.then(|| "true".to_owned())
}

pub(super) fn pairs<const N: usize>(
    values: [(&'static str, Option<String>); N],
) -> Vec<(&'static str, String)> {
    values.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

impl TalkArgs {
    /// The given flags as (input name, value).
    pub fn values(&self) -> Vec<(&'static str, String)> {
        pairs([
            ("video", set(self.video.as_ref())),
            ("transcript", set(self.captions.as_ref())),
            ("title", set(self.title.as_ref())),
            ("description", set(self.description.as_ref())),
            ("talk-channel", set(self.channel_id.as_ref())),
            ("published", set(self.published.as_ref())),
            ("company", set(self.company.as_ref())),
            ("speakers", set(self.speakers.as_ref())),
            ("language", set(self.language.as_ref())),
            ("offline", flag(self.offline)),
            ("proxy", set(self.proxy.as_ref())),
            ("min-confidence-score", set(self.min_confidence_score.as_ref())),
            ("log-level", set(self.log_level.as_ref())),
            ("log-format", set(self.log_format.as_ref())),
        ])
    }
}

impl DocumentArgs {
    /// The given flags as (input name, value).
    pub fn values(&self) -> Vec<(&'static str, String)> {
        pairs([
            ("audio", set(self.audio.as_ref())),
            ("content-type", set(self.content_type.as_ref())),
            ("writer", set(self.writer.as_ref())),
            ("llm-base-url", set(self.llm_base_url.as_ref())),
            ("llm-model", set(self.llm_model.as_ref())),
            ("writer-fallback", set(self.writer_fallback.as_ref())),
            ("output-dir", set(self.output_dir.as_ref())),
            ("artifacts-dir", set(self.artifacts_dir.as_ref())),
            ("templates-dir", set(self.templates_dir.as_ref())),
            ("min-quality-score", set(self.min_quality_score.as_ref())),
            ("require-membership", set(self.require_membership.as_ref())),
            ("fail-on-rejection", flag(self.fail_on_rejection)),
            ("on-existing", set(self.on_existing.as_ref())),
            ("max-tokens", set(self.max_tokens.as_ref())),
            ("max-cost-usd", set(self.max_cost_usd.as_ref())),
            ("metrics-path", set(self.metrics_path.as_ref())),
        ])
    }
}

/// A language model that reads along.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The second reader")]
pub struct VerifyArgs {
    /// Have the configured model read each claim with its evidence; it can only add warnings.
    #[arg(long, value_parser = ["llm", "none"])]
    pub verify: Option<String>,
    /// Base address of an OpenAI-compatible endpoint, or a preset: openai, azure, ollama.
    #[arg(long, value_name = "URL")]
    pub llm_base_url: Option<String>,
    /// Model.
    #[arg(long, value_name = "NAME")]
    pub llm_model: Option<String>,
    /// Most tokens it may use.
    #[arg(long, value_name = "NUMBER")]
    pub max_tokens: Option<String>,
    /// Most US dollars it may cost.
    #[arg(long, value_name = "AMOUNT")]
    pub max_cost_usd: Option<String>,
}

impl VerifyArgs {
    /// The given flags as (input name, value).
    pub fn values(&self) -> Vec<(&'static str, String)> {
        pairs([
            ("verify", set(self.verify.as_ref())),
            ("llm-base-url", set(self.llm_base_url.as_ref())),
            ("llm-model", set(self.llm_model.as_ref())),
            ("max-tokens", set(self.max_tokens.as_ref())),
            ("max-cost-usd", set(self.max_cost_usd.as_ref())),
        ])
    }
}
