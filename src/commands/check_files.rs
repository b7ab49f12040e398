//! `mode: check`: the case studies that a pull request changes, against their talks, so that human edits stay true. It
//! changes no file and writes no comment; findings are annotations at their lines.

use std::path::{Path, PathBuf};

use super::{Outcome, Session, check, gather::gather, read, second_reader, thread, writer::Model};
use crate::{
    error::{Error, Explain as _},
    grounding::{Engine, Source},
    model::FindingSeverity,
    pipeline,
    publish::{
        Ending, Paths,
        actions::{self, Level},
        inert, outputs,
    },
    render::marker,
    report::{Reason, Status},
    trigger::{self, GivenTranscript, Request},
};

/// A case study of ours in the workspace.
struct CaseStudy {
    /// As the workspace sees it.
    shown: PathBuf,
    text: String,
    video_id: String,
}

/// Checks them all; exit code 1 when a talk does not carry something, 0 with a warning where a talk cannot be had.
pub(super) async fn run(session: &Session) -> Result<Outcome, Error> {
    let changed = changed_files(session).await?;
    let mut stdout = String::new();
    let (mut claims, mut grounded, mut wrong) = (0, 0, Vec::new());
    let mut exit_code = 0;
    // A second reader that cannot be had is told once, before anything is checked.
    let reader = second_reader::configured(&session.settings)?;
    for study in case_studies(session)? {
        if changed.as_ref().is_some_and(|list| !list.iter().any(|f| Path::new(f) == study.shown)) {
            continue;
        }
        let file = study.shown.display().to_string();
        match check_one(session, reader.as_ref(), &study).await {
            Ok((report, end)) => {
                exit_code = exit_code.max(end);
                claims += report.claims;
                grounded += report.grounded;
                for finding in &report.findings {
                    let level = match finding.severity {
                        FindingSeverity::Error => Level::Error,
                        FindingSeverity::Warning => Level::Warning,
                    };
                    let message = format!("\"{}\": {}", finding.text, finding.reason);
                    stdout.push_str(&actions::annotation_at(
                        level,
                        "not in the talk",
                        &message,
                        &file,
                        finding.line,
                    ));
                }
                if report.findings.iter().any(|f| f.severity == FindingSeverity::Error) {
                    wrong.push(file.clone());
                }
                if let Some(log) = &report.second_reader {
                    stdout.push_str(&inert::log(&format!("{file}: {}\n", log.line())));
                }
            }
            Err(error) => {
                let message = format!("not checked: {}", error.to_text());
                stdout.push_str(&actions::annotation_at(
                    Level::Warning,
                    error.code(),
                    &message,
                    &file,
                    1,
                ));
            }
        }
    }
    stdout.push_str(&inert::log(&format!(
        "{grounded} of {claims} claims are grounded\n"
    )));
    let ending = Ending {
        status: if wrong.is_empty() {
            Status::Unchanged
        } else {
            Status::Rejected
        },
        reasons: wrong
            .iter()
            .map(|file| Reason {
                code: "claims-not-in-talk".into(),
                message: format!("{file} says what its talk does not carry"),
                hint: Some("see the annotations; correct the sentences or take them out".into()),
            })
            .collect(),
        request: Request::default(),
        report: None,
        paths: Paths::default(),
    };
    let mut all = outputs::outputs(&ending);
    for (name, value) in &mut all {
        match *name {
            "claims" => *value = claims.to_string(),
            "claims_grounded" => *value = grounded.to_string(),
            _ => {}
        }
    }
    if let Some(file) = &session.settings.runner.output {
        actions::write_outputs(file, &all)?;
    }
    Ok(Outcome {
        stdout,
        exit_code: if wrong.is_empty() { exit_code } else { 1 },
    })
}

/// The report and how it would end the run.
async fn check_one(
    session: &Session,
    reader: Option<&Model>,
    study: &CaseStudy,
) -> Result<(check::CheckReport, u8), Error> {
    let transcript = session.settings.talk.transcript.clone().or_else(|| beside(session, &study.shown));
    let request = Request {
        video_id: study.video_id.clone(),
        transcript: transcript.map(GivenTranscript::Path),
        ..Request::default()
    };
    let http = session.http()?;
    let inputs = gather(session, &request, &http, false).await?.log();
    let knowledge = session.knowledge().await;
    let understood = pipeline::understand(&inputs, &session.options(), knowledge)?;
    let engine = Engine::new(Source {
        talk: &inputs.talk,
        transcript: &understood.transcript,
        analysis: &understood.analysis,
        knowledge,
    });
    let checked = check::read_document(session, reader, &http, &study.text, &engine).await?;
    let report = checked.report(&study.shown.display().to_string());
    let end = checked.exit_code(&report);
    Ok((report, end))
}

/// A caption file with the case study's own name beside it.
fn beside(session: &Session, shown: &Path) -> Option<PathBuf> {
    let endings = ["vtt", "srt", "json3", "json", "srv3", "xml", "txt"];
    let mut files = endings.iter().map(|e| shown.with_extension(e));
    files.find(|f| session.workspace.root().join(f).is_file())
}

/// Every case study in the output folder that carries our mark, whoever edited it since, by name.
fn case_studies(session: &Session) -> Result<Vec<CaseStudy>, Error> {
    let folder = session.workspace.folder(&session.settings.output_dir)?;
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Ok(Vec::new());
    };
    let mut names: Vec<_> = entries.filter_map(|e| Some(e.ok()?.file_name())).collect();
    names.sort();
    let mut found = Vec::new();
    for name in names {
        let path = folder.join(&name);
        let regular = path.symlink_metadata().is_ok_and(|m| m.is_file());
        if !regular || path.extension().is_none_or(|e| e != "md") {
            continue;
        }
        let text = String::from_utf8_lossy(&read(&path)?).into_owned();
        let video = marker(&text).map(|m| m.video_id).filter(|v| trigger::video_url::is_video_id(v));
        if let Some(video_id) = video {
            found.push(CaseStudy {
                shown: session.settings.output_dir.join(&name),
                text,
                video_id,
            });
        }
    }
    Ok(found)
}

/// What the pull request changes; none when this is no pull request or GitHub does not tell: then all are checked.
async fn changed_files(session: &Session) -> Result<Option<Vec<String>>, Error> {
    let Some(path) = &session.settings.runner.event_path else {
        return Ok(None);
    };
    let payload = trigger::parse_payload(&path.display().to_string(), &read(path)?)?;
    let (Some(pull), Some(github)) = (payload.pull_request, thread::client(session)?) else {
        return Ok(None);
    };
    match github.changed_files(pull.number).await {
        Ok(files) => Ok(Some(files)),
        Err(error) => {
            tracing::warn!(
                code = Error::from(error).code(),
                "all case studies are checked, not only the changed ones"
            );
            Ok(None)
        }
    }
}
