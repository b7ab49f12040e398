//! The command line: clap structs only, one a command, with their help texts. No logic.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Turns a KubeCon talk into a CNCF case study in which every claim is traced to the second it was said.
#[derive(Debug, Parser)]
#[command(name = "casestudypilot", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a case study from a talk.
    Generate(GenerateArgs),
    /// Show what the analysis understands of a talk.
    Analyze(AnalyzeArgs),
    /// Check any Markdown against a talk.
    Check(CheckArgs),
    /// Say whether an organisation is a CNCF member.
    VerifyCompany(VerifyCompanyArgs),
    /// Read speakers and companies from a video title.
    ParseTitle(ParseTitleArgs),
    /// Work on what is known of projects, members and terms.
    Knowledge(KnowledgeArgs),
}

/// What a talk is given by.
#[derive(Debug, Args)]
pub struct TalkArgs {
    /// YouTube address or video id.
    #[arg(long, allow_hyphen_values = true)]
    pub video: Option<String>,
    /// Caption file: WebVTT, SRT, YouTube json3, srv1, srv3, or plain text.
    #[arg(long)]
    pub captions: PathBuf,
    /// Title of the video.
    #[arg(long, allow_hyphen_values = true)]
    pub title: Option<String>,
    /// Description of the video.
    #[arg(long, allow_hyphen_values = true)]
    pub description: Option<String>,
    /// Company the talk is about.
    #[arg(long)]
    pub company: Option<String>,
    /// Speakers, separated by commas.
    #[arg(long)]
    pub speakers: Option<String>,
}

/// `generate`.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// The talk.
    #[command(flatten)]
    pub talk: TalkArgs,
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
    /// Print the findings as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `verify-company`.
#[derive(Debug, Args)]
pub struct VerifyCompanyArgs {
    /// Name of the organisation.
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
