//! `generate`: one talk, one case study.

use super::{Outcome, inputs, to_json};
use crate::{
    cli::GenerateArgs,
    error::Error,
    pipeline::{self, Options, Writing},
    render::{self, Page},
};

/// Writes a case study.
pub async fn run(args: &GenerateArgs) -> Result<Outcome, Error> {
    let report = pipeline::produce(
        &inputs(&args.talk)?,
        &Options::default(),
        &super::knowledge::load().knowledge,
        &Writing::Extractive {
            why: "no model is configured",
        },
    )
    .await?;
    if args.json {
        to_json(&report)
    } else {
        Ok(render::render(Page::CaseStudy, &report)?)
    }
    .map(Outcome::done)
}
