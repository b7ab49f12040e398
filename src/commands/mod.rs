//! Thin commands over the pipeline: each takes its arguments and returns what to print and how to end.

pub mod check;
pub mod generate;
pub mod inspect;
pub mod knowledge;

use std::path::Path;

use crate::{
    analysis::Overrides,
    cli::{Cli, Command, TalkArgs},
    error::Error,
    model::Talk,
    pipeline::Inputs,
    transcript,
};

/// How a command ended when it did not fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Text for standard output.
    pub stdout: String,
    /// Exit code (0, or 1 where `check` found errors, or 3 where a rejection is to be an error).
    pub exit_code: u8,
}

impl Outcome {
    /// Done, with something to print.
    pub fn done(stdout: String) -> Self {
        Self { stdout, exit_code: 0 }
    }
}

/// Runs one command.
pub async fn run(cli: &Cli) -> Result<Outcome, Error> {
    match &cli.command {
        Command::Generate(args) => generate::run(args).await,
        Command::Analyze(args) => inspect::analyze(args),
        Command::Check(args) => check::run(args),
        Command::VerifyCompany(args) => inspect::verify_company(args),
        Command::ParseTitle(args) => inspect::parse_title(args),
        Command::Knowledge(args) => knowledge::run(args),
    }
}

/// Reads a file, or says which one cannot be read and why.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Io {
        what: "cannot read",
        path: path.into(),
        source,
    })
}

/// The talk that the flags describe.
pub(crate) fn inputs(args: &TalkArgs) -> Result<Inputs, Error> {
    let captions = transcript::parse(&args.captions.display().to_string(), &read(&args.captions)?)?;
    Ok(Inputs {
        talk: Talk {
            video_id: args.video.clone().unwrap_or_default(),
            title: args.title.clone().unwrap_or_default(),
            description: args.description.clone().unwrap_or_default(),
            ..Talk::default()
        },
        captions,
        overrides: Overrides {
            company: args.company.clone(),
            speakers: args
                .speakers
                .iter()
                .flat_map(|s| s.split(','))
                .map(|s| s.trim().to_owned())
                .filter(|s| !s.is_empty())
                .collect(),
            notes: None,
        },
    })
}

/// Pretty JSON with a newline at the end.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(value).map_err(|e| Error::Internal(e.into()))?;
    text.push('\n');
    Ok(text)
}
