//! Leaves behind what a failed run knows: a short `report.json` with the reasons and every attempt, and the
//! beginning of an answer that nobody understood. It never hides the failure: what cannot be written is logged.

use std::path::Path;

use serde::Serialize;

use crate::{
    error::Error,
    http::{Attempt, Client},
    publish::files,
    report::{Reason, Status},
    trigger::Request,
};

use super::to_json;

/// `report.json` of a run that came to no transcript: the fields of the full one that are known.
#[derive(Debug, Serialize)]
struct FailureReport {
    schema: u32,
    status: Status,
    reasons: Vec<Reason>,
    video_id: String,
    attempts: Vec<Attempt>,
}

/// Writes it into the artifacts of the talk.
pub(crate) fn write(folder: &Path, request: &Request, error: &Error, http: &Client) -> Result<(), Error> {
    let status = match crate::error::Explain::kind(error) {
        crate::error::Kind::Rejected => Status::Rejected,
        _ => Status::Failed,
    };
    let report = FailureReport {
        schema: 1,
        status,
        reasons: vec![Reason::of(error)],
        video_id: request.video_id.clone(),
        attempts: http.attempts(),
    };
    let mut written = vec![("report.json", to_json(&report)?)];
    if let Error::Source(source) = error
        && let Some(excerpt) = source.excerpt()
    {
        written.push(("unexpected-answer.txt", excerpt.to_owned()));
    }
    for (name, text) in written {
        if let Err(error) = files::write(&folder.join(name), text.as_bytes()) {
            tracing::warn!("{name} could not be written: {error}");
        }
    }
    Ok(())
}
