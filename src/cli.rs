//! The command line: clap structs only, one a command, with their help texts. No logic.
//!
//! Every setting is optional text here; [`crate::config`] gives it its type, since the same value may come from an action
//! input, the environment or a file.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Turns a KubeCon talk into a CNCF case study in which every claim is traced to the second it was said.
#[derive(Debug, Parser)]
#[command(name = "casestudypilot", version, about)]
pub struct Cli {
    /// What to do; in a workflow the default is `run`.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run as a GitHub action: read the event and the inputs, write outputs, summary and comment.
    #[command(after_help = RUN_HELP)]
    Run,
    /// Write a case study from a talk.
    #[command(after_help = GENERATE_HELP)]
    Generate(Box<GenerateArgs>),
    /// Show what the analysis understands of a talk.
    #[command(after_help = ANALYZE_HELP)]
    Analyze(AnalyzeArgs),
    /// Check any Markdown against a talk.
    #[command(after_help = CHECK_HELP)]
    Check(CheckArgs),
    /// Fetch the captions of a video and print them.
    #[command(after_help = TRANSCRIPT_HELP)]
    Transcript(TranscriptArgs),
    /// Say whether an organisation is a CNCF member.
    VerifyCompany(VerifyCompanyArgs),
    /// Measure the analysis against gold answers of your own.
    Eval(EvalArgs),
    /// Read speakers and companies from a video title.
    ParseTitle(ParseTitleArgs),
    /// Work on what is known of projects, members and terms.
    Knowledge(KnowledgeArgs),
}

const RUN_HELP: &str = "\
Inputs come from INPUT_* variables, the event from GITHUB_EVENT_PATH, as GitHub's runner sets them.
Without a command, this one runs when GITHUB_ACTIONS=true.

Example:
  env GITHUB_EVENT_NAME=issues GITHUB_EVENT_PATH=event.json GITHUB_OUTPUT=out.txt \\
      INPUT_TRANSCRIPT=talk.vtt INPUT_OFFLINE=true casestudypilot run";

const GENERATE_HELP: &str = "\
Examples:
  casestudypilot generate --video https://youtu.be/VIDEO_ID
  casestudypilot generate --offline --video VIDEO_ID --captions talk.vtt --title \"Title - Speaker, Company\"

Keys are read from the environment, never from flags: OPENAI_API_KEY, YOUTUBE_API_KEY, GITHUB_TOKEN.
Exit codes: 0 done (or rejected), 1 failed, 2 wrong usage, 3 rejected with --fail-on-rejection, 4 a service is
unavailable, 5 budget exceeded.";

const ANALYZE_HELP: &str = "\
Example:
  casestudypilot analyze --captions talk.vtt --video VIDEO_ID --title \"Title - Speaker, Company\" --json";

const CHECK_HELP: &str = "\
Exit codes: 0 nothing is wrong, 1 the talk does not carry something, 2 wrong usage, 5 the second reader's budget.

Example:
  casestudypilot check case-studies/company.md --captions talk.vtt --title \"Title - Speaker, Company\"
  casestudypilot check case-studies/company.md --captions talk.vtt --verify llm --llm-base-url ollama --llm-model NAME";

const TRANSCRIPT_HELP: &str = "\
YouTube refuses most cloud addresses. On your own computer this makes the file to attach to an issue:
  casestudypilot transcript --video https://youtu.be/VIDEO_ID > transcript.txt
Other formats are converted:
  casestudypilot transcript --captions talk.json3 --format srt --output talk.srt";

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

fn set(text: Option<&String>) -> Option<String> {
    text.cloned()
}

fn flag(on: bool) -> Option<String> {
    on.then(|| "true".to_owned())
}

fn pairs<const N: usize>(values: [(&'static str, Option<String>); N]) -> Vec<(&'static str, String)> {
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

/// `generate`.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// The talk.
    #[command(flatten)]
    pub talk: TalkArgs,
    /// The document.
    #[command(flatten)]
    pub document: DocumentArgs,
    /// Print the model's prompts and what they could cost; send and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// The talk.
    #[command(flatten)]
    pub talk: TalkArgs,
    /// Print the analysis as JSON.
    #[arg(long)]
    pub json: bool,
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

/// `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Markdown file to check.
    pub file: PathBuf,
    /// The talk.
    #[command(flatten)]
    pub talk: TalkArgs,
    /// The second reader.
    #[command(flatten)]
    pub verify: VerifyArgs,
    /// Print the findings as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `transcript`.
#[derive(Debug, Args)]
pub struct TranscriptArgs {
    /// YouTube address or video id.
    #[arg(long, value_name = "URL_OR_ID", allow_hyphen_values = true)]
    pub video: Option<String>,
    /// Caption file to convert instead.
    #[arg(long, value_name = "FILE")]
    pub captions: Option<String>,
    /// Audio file of the talk, for speech to text where YouTube has no captions.
    #[arg(long, value_name = "FILE")]
    pub audio: Option<String>,
    /// Wanted languages, best first, separated by commas [default: en].
    #[arg(long, value_name = "TAGS")]
    pub language: Option<String>,
    /// Format to print [default: vtt; txt where there are no times].
    #[arg(long, value_parser = ["vtt", "srt", "json", "txt"])]
    pub format: Option<String>,
    /// File to write; standard output when left out.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Never touch the network.
    #[arg(long)]
    pub offline: bool,
    /// Proxy for all requests [environment: HTTPS_PROXY].
    #[arg(long, value_name = "URL")]
    pub proxy: Option<String>,
    /// Log level or filter [default: info].
    #[arg(long, value_name = "LEVEL")]
    pub log_level: Option<String>,
}

impl TranscriptArgs {
    /// The given flags as (input name, value).
    pub fn values(&self) -> Vec<(&'static str, String)> {
        pairs([
            ("video", set(self.video.as_ref())),
            ("transcript", set(self.captions.as_ref())),
            ("audio", set(self.audio.as_ref())),
            ("language", set(self.language.as_ref())),
            ("offline", flag(self.offline)),
            ("proxy", set(self.proxy.as_ref())),
            ("log-level", set(self.log_level.as_ref())),
        ])
    }
}

/// `verify-company`.
#[derive(Debug, Args)]
pub struct VerifyCompanyArgs {
    /// Name of the organisation.
    #[arg(allow_hyphen_values = true)]
    pub name: Option<String>,
    /// Read `{"name": …}` lines from standard input, answer a line each.
    #[arg(long)]
    pub jsonl: bool,
}

/// `parse-title`.
#[derive(Debug, Args)]
pub struct ParseTitleArgs {
    /// The title.
    #[arg(allow_hyphen_values = true)]
    pub title: Option<String>,
    /// Read `{"title": …}` lines from standard input, answer a line each.
    #[arg(long)]
    pub jsonl: bool,
}

/// `knowledge`.
#[derive(Debug, Args)]
pub struct KnowledgeArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: KnowledgeCommand,
}

/// Commands of `knowledge`.
#[derive(Debug, Subcommand)]
pub enum KnowledgeCommand {
    /// Turn the landscape and the glossary into the compact snapshot that is compiled in.
    Refresh(RefreshArgs),
}

/// `knowledge refresh`.
#[derive(Debug, Args)]
pub struct RefreshArgs {
    /// landscape.yml: a path, file:// or http(s):// address.
    #[arg(long, value_name = "FILE_OR_URL")]
    pub landscape: String,
    /// Index of the glossary (JSON): a path, file:// or http(s):// address.
    #[arg(long, value_name = "FILE_OR_URL")]
    pub glossary: String,
    /// File to write; standard output when left out.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `eval`.
#[derive(Debug, Args)]
pub struct EvalArgs {
    /// Folder with `<id>.gold.json` and `<id>.txt` of each talk (docs/evaluation.md).
    pub folder: PathBuf,
    /// List every miss.
    #[arg(long)]
    pub misses: bool,
    /// Print the measures as JSON.
    #[arg(long)]
    pub json: bool,
}
