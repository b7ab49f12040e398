//! `generate`: one talk, one case study, at a desk.

use std::fmt::Write as _;

use super::{
    Outcome, Session, failed,
    gather::gather,
    produce::{produce, write_metrics},
    to_json, writer,
};
use crate::{
    cli::GenerateArgs,
    config::Environment,
    error::Error,
    explain::{Explain as _, Kind},
    publish::{Ending, inert, outputs},
    report::Status,
    trigger,
};

/// Writes a case study and says what came of it.
pub async fn run(args: &GenerateArgs, environment: &Environment) -> Result<Outcome, Error> {
    let mut flags = args.talk.values();
    flags.extend(args.document.values());
    let session = Session::desk(&flags, environment)?;
    let request = trigger::from_settings(&session.settings.talk)?;
    if args.dry_run {
        let inputs = gather(&session, &request, &session.http()?, true).await?.log();
        return writer::dry_run(&session, &inputs).await.map(Outcome::done);
    }
    let ending = match produce(&session, &request).await {
        Err(error) if error.kind() == Kind::Rejected => failed::ending(&session, request, &error),
        other => other?,
    };
    write_metrics(&session, &ending)?;
    let stdout = match &ending.report {
        Some(report) if args.json => to_json(report)?,
        _ => summary(&ending),
    };
    Ok(Outcome {
        stdout,
        exit_code: exit_code(&ending, session.settings.fail_on_rejection),
    })
}

/// 3 for a rejection that is to be an error, else 0.
pub(crate) fn exit_code(ending: &Ending, fail_on_rejection: bool) -> u8 {
    if ending.status == Status::Rejected && fail_on_rejection {
        Kind::Rejected.exit_code()
    } else {
        0
    }
}

/// What a person wants to know, one fact a line.
pub(crate) fn summary(ending: &Ending) -> String {
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{label:<11}{value}");
        }
    };
    line("status", outputs::status(ending.status));
    for reason in &ending.reasons {
        line("reason", &inert::one_line(&reason.message));
        line(
            "help",
            &inert::one_line(reason.hint.as_deref().unwrap_or_default()),
        );
    }
    let all = outputs::outputs(ending);
    for name in ["company", "membership", "speakers", "projects"] {
        line(name, all.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v));
    }
    if let Some(report) = ending.report.as_deref().filter(|r| r.score.word_count > 0) {
        let get = |name: &str| all.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v);
        let (words, claims, grounded) = (get("word_count"), get("claims"), get("claims_grounded"));
        line("quality", &format!("{:.2}", report.score.total));
        line(
            "document",
            &format!("{words} words, {grounded} of {claims} claims grounded"),
        );
    }
    let paths = &ending.paths;
    for path in [
        &paths.case_study,
        &paths.draft,
        &paths.report,
        &paths.analysis,
        &paths.pr_body,
    ] {
        line(
            "file",
            &path.as_ref().map(|p| p.display().to_string()).unwrap_or_default(),
        );
    }
    text
}
