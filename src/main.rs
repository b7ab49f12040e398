//! The program: parse the arguments, run the command, print, end.

use std::{io::Write as _, process::ExitCode};

use casestudypilot::{cli::Cli, commands, error::Explain as _};
use clap::Parser as _;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match commands::run(&Cli::parse()).await {
        Ok(outcome) => {
            // A reader that went away (`| head`) is no error of ours.
            let _ = std::io::stdout().lock().write_all(outcome.stdout.as_bytes());
            ExitCode::from(outcome.exit_code)
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr().lock(), "error: {}", error.to_text());
            ExitCode::from(error.kind().exit_code())
        }
    }
}
