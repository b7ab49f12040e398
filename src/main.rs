//! The program: read the arguments and the environment, run the command, print, end.

use std::{io::Write as _, process::ExitCode};

use casestudypilot::{
    cli::Cli,
    commands::{self, Outcome},
    config::Environment,
    explain::Explain as _,
};
use clap::Parser as _;

/// The talk is cut into many short strings; the allocator of the static C library is slow at these.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let environment: Environment = std::env::vars_os()
        .filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)))
        .collect();
    let mut console = std::io::stdout();
    match commands::run(&Cli::parse(), &environment, &mut console).await {
        Ok(Outcome { stdout, exit_code }) => {
            // A reader that went away (`| head`) is no error of ours.
            let _ = console.write_all(stdout.as_bytes());
            ExitCode::from(exit_code)
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {}", error.to_text());
            ExitCode::from(error.kind().exit_code())
        }
    }
}
