//! Leaves behind what a failed run knows: a short `report.json` with the reasons and every attempt, and the
//! beginning of an answer that nobody understood. It never hides the failure: what cannot be written is logged.

use std::path::Path;

use serde::Serialize;

use super::{Session, to_json};
use crate::{
    error::Error,
    explain::{Explain as _, Kind},
    http::{Attempt, Client},
    publish::{Ending, files},
    report::{Reason, Status},
    trigger::Request,
};

/// Name of the report, whether the run worked or not.
const REPORT: &str = "report.json";

/// `report.json` of a run that came to no transcript: the fields of the full one that are known.
#[derive(Debug, Serialize)]
struct FailureReport {
    schema: u32,
    status: Status,
    reasons: Vec<Reason>,
    video_id: String,
    attempts: Vec<Attempt>,
}

/// How a run ends that did not work, or was refused before there was a draft.
pub(crate) fn ending(session: &Session, request: Request, error: &Error) -> Ending {
    let shown = session.settings.artifacts_dir.join(&request.video_id);
    let report = shown.join(REPORT);
    let there = session.workspace.folder(&shown).is_ok_and(|folder| folder.join(REPORT).is_file());
    let mut ending = Ending::of_error(request, error);
    ending.paths.report = (there && !ending.request.video_id.is_empty()).then_some(report);
    ending
}

/// Writes it into the artifacts of the talk.
pub(crate) fn write(folder: &Path, request: &Request, error: &Error, http: &Client) {
    let status = match error.kind() {
        Kind::Rejected => Status::Rejected,
        _ => Status::Failed,
    };
    let report = FailureReport {
        schema: 1,
        status,
        reasons: vec![Reason::of(error)],
        video_id: request.video_id.clone(),
        attempts: http.attempts(),
    };
    let excerpt = match error {
        Error::Source(source) => source.excerpt().map(str::to_owned),
        _ => None,
    };
    let files = [
        (REPORT, to_json(&report).ok()),
        ("unexpected-answer.txt", excerpt),
    ];
    for (name, text) in files.into_iter().filter_map(|(name, text)| Some((name, text?))) {
        if let Err(error) = files::write(&folder.join(name), text.as_bytes()) {
            tracing::warn!("{name} could not be written: {error}");
        }
    }
}
