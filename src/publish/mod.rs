//! Turns the end of a run into what people see: files, step outputs, job summary, annotations, comment, labels.

pub mod actions;
pub mod comment;
pub mod files;
#[cfg(test)]
pub(crate) mod fixture;
pub mod github;
pub mod inert;
pub mod outputs;
pub mod slug;

use std::path::PathBuf;

use crate::{
    explain::{Explain, Kind},
    report::{Reason, Report, Status},
    trigger::Request,
};

/// Where a run put its files, as paths relative to the workspace (or as the user gave the folders).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paths {
    /// The case study; none when it was not written.
    pub case_study: Option<PathBuf>,
    /// report.json.
    pub report: Option<PathBuf>,
    /// analysis.json.
    pub analysis: Option<PathBuf>,
    /// Body of the pull request.
    pub pr_body: Option<PathBuf>,
    /// The refused draft, for the editor.
    pub draft: Option<PathBuf>,
}

/// How a run ended, whatever way: every page and output is made from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// How it ended.
    pub status: Status,
    /// Why, when it was rejected, failed, or left a file alone.
    pub reasons: Vec<Reason>,
    /// What was asked for.
    pub request: Request,
    /// The report, when the pipeline came that far.
    pub report: Option<Box<Report>>,
    /// The files.
    pub paths: Paths,
}

impl Ending {
    /// The end of a run that did not work, or whose talk is refused before a report exists.
    pub fn of_error(request: Request, error: &impl Explain) -> Self {
        let status = match error.kind() {
            Kind::Rejected => Status::Rejected,
            _ => Status::Failed,
        };
        Self {
            status,
            reasons: vec![Reason::of(error)],
            request,
            report: None,
            paths: Paths::default(),
        }
    }
}
