//! Thin commands over the pipeline: each takes its arguments and returns what to print and how to end.

pub mod check;
mod check_files;
mod check_summary;
pub mod checked;
mod earlier;
pub mod eval;
mod failed;
mod gather;
pub mod generate;
pub mod inspect;
pub mod knowledge;
mod pages;
pub mod produce;
pub mod run;
pub mod second_reader;
mod session;
mod thread;
pub mod transcript;
mod writer;

use std::{io::Write, path::Path};

use clap::CommandFactory as _;

pub(crate) use session::Session;

use crate::{
    cli::{Cli, Command},
    config::Environment,
    error::Error,
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

/// Runs one command. `console` takes what must be seen while a command still runs (the runner's masks).
pub async fn run(cli: &Cli, environment: &Environment, console: &mut dyn Write) -> Result<Outcome, Error> {
    match &cli.command {
        Some(Command::Generate(args)) => generate::run(args, environment).await,
        Some(Command::Eval(args)) => eval::run(args, environment).await,
        Some(Command::Analyze(args)) => inspect::analyze(args, environment).await,
        Some(Command::Check(args)) => check::run(args, environment).await,
        Some(Command::Transcript(args)) => transcript::run(args, environment).await,
        Some(Command::VerifyCompany(args)) => inspect::verify_company(args, environment).await,
        Some(Command::ParseTitle(args)) => inspect::parse_title(args, environment).await,
        Some(Command::Knowledge(args)) => knowledge::run(args, environment).await,
        Some(Command::Run) => Ok(run::run(environment, console).await),
        None if environment.get("GITHUB_ACTIONS").is_some_and(|v| v == "true") => {
            Ok(run::run(environment, console).await)
        }
        None => Err(Error::Usage {
            message: "no command is given".into(),
            hint: format!("choose one of: {}", commands().join(", ")),
        }),
    }
}

fn commands() -> Vec<String> {
    Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect()
}

/// Reads a file, or says which one cannot be read and why.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Io {
        what: "cannot read",
        path: path.into(),
        source,
    })
}

/// Pretty JSON with a newline at the end.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(value).map_err(|e| Error::Internal(e.into()))?;
    text.push('\n');
    Ok(text)
}
