//! One request, from its talk to its files: what `generate` and `run` share. It knows no runner and prints nothing.

use std::path::{Path, PathBuf};

use crate::{
    config::OnExisting,
    error::Error,
    http, openmetrics,
    pipeline::{self, Writing},
    publish::{
        Ending, Paths,
        files::{self, Written},
        outputs,
    },
    render::Page,
    report::{AnalysisReport, Reason, Report, Status},
    trigger::Request,
    writing::llm::LanguageModel,
};

use super::{
    Session, failed,
    gather::gather,
    pages, to_json,
    writer::{self, Chosen},
};

/// Makes the case study of a request and writes its files. A rejection is no error.
pub(crate) async fn produce(session: &Session, request: &Request) -> Result<Ending, Error> {
    let content_type = request.content_type.as_deref().unwrap_or(&session.settings.content_type);
    pages::check_content_type(content_type)?;
    // Refuse folders that lead out of the workspace before any work is done.
    let output = session.workspace.folder(&session.settings.output_dir)?;
    let artifacts_dir = session.settings.artifacts_dir.join(&request.video_id);
    let artifacts = session.workspace.folder(&artifacts_dir)?;

    let http = session.http()?.for_one_run();
    let made = make(session, request, (&output, &artifacts), &http).await;
    if let Err(error) = &made {
        failed::write(&artifacts, request, error, &http);
    }
    made
}

/// The same, into folders that were checked.
async fn make(
    session: &Session,
    request: &Request,
    (output, artifacts): (&Path, &Path),
    http: &http::Client,
) -> Result<Ending, Error> {
    let artifacts_dir = session.settings.artifacts_dir.join(&request.video_id);
    let gathered = gather(session, request, http, true).await?;
    let inputs = &gathered.inputs;
    let knowledge = session.knowledge().await;
    let mut report = match writer::choose(&session.settings)? {
        Chosen::Extractive { why } => {
            pipeline::produce(
                inputs,
                &session.options(),
                knowledge,
                &Writing::Extractive { why },
            )
            .await?
        }
        Chosen::Llm { model, why } => {
            model.budget.charge_elsewhere(gathered.cost_usd());
            let asked = LanguageModel::new(http.clone(), model.endpoint.clone(), &model.budget)?;
            let writing = Writing::Llm {
                model: &asked,
                name: &model.name(),
                why,
                budget: &model.budget,
                concurrency: session.concurrency(),
                fallback: session.settings.llm.fallback,
            };
            let mut report = pipeline::produce(inputs, &session.options(), knowledge, &writing).await?;
            if report.writer.spent.requests > 0 {
                report.warnings.extend(model.price_warning());
            }
            report
        }
    };

    gathered.tell(&mut report, http);

    let mut ending = Ending {
        status: report.status,
        reasons: report.reasons.clone(),
        request: request.clone(),
        report: Some(Box::new(report)),
        paths: Paths::default(),
    };
    if ending.status == Status::Generated {
        publish_case_study(session, output, &mut ending)?;
    }
    write_artifacts(session, artifacts, &artifacts_dir, &mut ending)?;
    Ok(ending)
}

/// Writes the case study, unless it is there already or people have edited it.
fn publish_case_study(session: &Session, folder: &Path, ending: &mut Ending) -> Result<(), Error> {
    let Some(report) = ending.report.as_deref() else {
        return Ok(());
    };
    let video = &ending.request.video_id;
    let slug = outputs::company_slug(ending).unwrap_or_else(|| format!("talk-{video}"));
    let name = files::case_study_name(folder, &slug, video);
    let shown = session.settings.output_dir.join(&name);
    let page = pages::render(session, Page::CaseStudy, report)?;
    let on_existing = session.settings.on_existing;
    let written = files::write_case_study(&folder.join(&name), &page, on_existing)?;
    let note = |code: &str, message: String, hint: &str| Reason {
        code: code.into(),
        message,
        hint: Some(hint.into()),
    };
    match written {
        Written::Written => {}
        Written::Unchanged => ending.status = Status::Unchanged,
        Written::Skipped => {
            ending.status = Status::Unchanged;
            let message = format!("{} is already there and was left alone", shown.display());
            ending.reasons.push(note(
                "file-exists",
                message,
                "set on-existing: update to replace it",
            ));
        }
        Written::Edited => {
            ending.status = Status::Rejected;
            let message = format!("{} was edited by people and is not overwritten", shown.display());
            let hint =
                "delete or rename the file to have it written again; the new draft is among the artifacts";
            ending.reasons.push(note("file-edited", message, hint));
        }
        Written::Exists => return Err(Error::Exists { path: shown }),
    }
    debug_assert!(written != Written::Exists || on_existing == OnExisting::Fail);
    ending.paths.case_study = (ending.status != Status::Rejected).then_some(shown);
    Ok(())
}

/// Writes report, analysis and pull request text; for a refused draft, the draft too.
fn write_artifacts(session: &Session, folder: &Path, shown: &Path, ending: &mut Ending) -> Result<(), Error> {
    let Some(report) = ending.report.as_deref_mut() else {
        return Ok(());
    };
    report.status = ending.status;
    report.reasons.clone_from(&ending.reasons);
    let write = |name: &str, text: &str| -> Result<PathBuf, Error> {
        files::write(&folder.join(name), text.as_bytes())?;
        Ok(shown.join(name))
    };
    ending.paths.report = Some(write("report.json", &to_json(report)?)?);
    let analysis = AnalysisReport::new(&report.talk, &report.transcript, &report.analysis);
    ending.paths.analysis = Some(write("analysis.json", &to_json(&analysis)?)?);
    if ending.status == Status::Rejected {
        if has_draft(report) {
            ending.paths.draft = Some(write(
                "draft.md",
                &pages::render(session, Page::CaseStudy, report)?,
            )?);
        }
    } else {
        let mut body = pages::render(session, Page::PullRequest, report)?;
        body.push_str(&pages::notes(ending.request.notes.as_deref()));
        ending.paths.pr_body = Some(write("pr-body.md", &body)?);
    }
    Ok(())
}

fn has_draft(report: &Report) -> bool {
    report.draft.sentences().next().is_some()
}

/// Writes OpenMetrics text where that was asked for.
pub(crate) fn write_metrics(session: &Session, ending: &Ending) -> Result<(), Error> {
    let Some(path) = &session.settings.metrics_path else {
        return Ok(());
    };
    let full = session.workspace.folder(path)?;
    Ok(files::write(&full, openmetrics::render(ending).as_bytes())?)
}
