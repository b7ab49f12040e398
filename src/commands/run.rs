//! `run`: the action. Event and inputs come in; outputs, summary and annotations go out. Every end, failures among
//! them, is told in all three places.

use std::{fmt::Write as _, io::Write};

use super::{Outcome, Session, generate, produce::produce, read};
use crate::{
    config::Environment,
    error::{Error, Explain as _, Kind},
    publish::{
        Ending,
        actions::{self, Level},
        inert, outputs,
    },
    render::{self, Page},
    report::Status,
    trigger::{self, Decision, Request},
};

/// Runs the action; it has no error of its own, since every end is published.
pub async fn run(environment: &Environment, console: &mut dyn Write) -> Outcome {
    let session = match Session::action(environment) {
        Ok(session) => session,
        Err(error) => return without_settings(environment, &error),
    };
    // Before anything else is printed.
    let _ = console.write_all(actions::masks(&session.settings.secrets()).as_bytes());
    let _ = console.flush();

    let decision = match decide(&session) {
        Ok(decision) => decision,
        Err(error) => return publish(&session, &failed(Request::default(), &error), error.kind()),
    };
    let request = match decision {
        Decision::Go(request) => *request,
        Decision::Ignore { reason } | Decision::Decline { reason, .. } => {
            return Outcome::done(actions::annotation(
                Level::Notice,
                "nothing to do",
                &inert::one_line(&reason),
            ));
        }
    };
    match produce(&session, &request).await {
        Ok(ending) => publish(&session, &ending, Kind::Rejected),
        Err(error) => publish(&session, &failed(request, &error), error.kind()),
    }
}

fn failed(request: Request, error: &Error) -> Ending {
    tracing::error!("{}", error.to_text());
    Ending::of_error(request, error)
}

/// What the event and the inputs ask for.
fn decide(session: &Session) -> Result<Decision, Error> {
    let runner = &session.settings.runner;
    let talk = &session.settings.talk;
    let (Some(path), Some(name)) = (&runner.event_path, &runner.event_name) else {
        return Ok(Decision::Go(Box::new(trigger::from_settings(talk)?)));
    };
    let payload = trigger::parse_payload(&path.display().to_string(), &read(path)?)?;
    Ok(trigger::decide(name, &payload, talk)?)
}

/// Writes outputs and summary, and returns annotations and the exit code.
fn publish(session: &Session, ending: &Ending, kind: Kind) -> Outcome {
    let mut stdout = inert::log(&generate::summary(ending));
    stdout.push_str(&annotations(ending));
    let mut exit_code = match ending.status {
        Status::Failed => kind.exit_code(),
        _ => generate::exit_code(ending, session.settings.fail_on_rejection),
    };
    let runner = &session.settings.runner;
    let outputs = runner.output.as_ref().map(|f| actions::write_outputs(f, &outputs::outputs(ending)));
    let summary = runner.step_summary.as_ref().map(|f| actions::write_summary(f, &summary(ending)));
    for error in [outputs, summary].into_iter().flatten().filter_map(Result::err) {
        let error = Error::from(error);
        stdout.push_str(&actions::annotation(Level::Error, error.code(), &error.to_text()));
        exit_code = exit_code.max(Kind::Failed.exit_code());
    }
    Outcome { stdout, exit_code }
}

fn annotations(ending: &Ending) -> String {
    let level = match ending.status {
        Status::Failed => Level::Error,
        Status::Rejected => Level::Warning,
        Status::Generated | Status::Unchanged => Level::Notice,
    };
    let mut text = String::new();
    for reason in &ending.reasons {
        let help = reason.hint.as_deref().map(|h| format!("\nhelp: {h}")).unwrap_or_default();
        text.push_str(&actions::annotation(
            level,
            &reason.code,
            &format!("{}{help}", reason.message),
        ));
    }
    // A run shows ten annotations of a kind; the rest is in the report.
    for warning in ending.report.iter().flat_map(|r| &r.warnings).take(5) {
        text.push_str(&actions::annotation(Level::Warning, "for the editor", warning));
    }
    text
}

/// The job summary: the rendered page, or what is known when there is no report.
fn summary(ending: &Ending) -> String {
    if let Some(report) = ending.report.as_deref()
        && let Ok(page) = render::render(Page::Summary, report)
        && !page.trim().is_empty()
    {
        return page;
    }
    let mut text = format!("## Case study: {}\n", outputs::status(ending.status));
    for reason in &ending.reasons {
        let _ = write!(
            text,
            "\n- {}: {}\n",
            inert::code(&reason.code),
            inert::code(&reason.message)
        );
        if let Some(hint) = &reason.hint {
            let _ = writeln!(text, "  - what to do: {}", inert::code(hint));
        }
    }
    text
}

/// Settings that cannot be read: the runner's files are found without them.
fn without_settings(environment: &Environment, error: &Error) -> Outcome {
    let ending = Ending::of_error(Request::default(), error);
    let runner = crate::config::Runner::from_environment(environment);
    let mut stdout = annotations(&ending);
    for result in [
        runner.output.map(|f| actions::write_outputs(&f, &outputs::outputs(&ending))),
        runner.step_summary.map(|f| actions::write_summary(&f, &summary(&ending))),
    ] {
        if let Some(Err(error)) = result {
            let error = Error::from(error);
            stdout.push_str(&actions::annotation(Level::Error, error.code(), &error.to_text()));
        }
    }
    Outcome {
        stdout,
        exit_code: error.kind().exit_code(),
    }
}
