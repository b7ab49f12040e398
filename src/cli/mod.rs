//! The command line: clap structs only, one a command, with their help texts. No logic.
//!
//! Every setting is optional text here; [`crate::config`] gives it its type, since the same value may come from an action
//! input, the environment or a file.

mod flags;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use flags::{DocumentArgs, TalkArgs, VerifyArgs};
use flags::{flag, pairs, set};

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
