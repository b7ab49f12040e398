//! `run`: the action. Event and inputs come in; outputs, summary, annotations, comment and labels go out. Every end,
//! failures among them, is told in all of these places.

use std::{fmt::Write as _, io::Write};

use super::{
    Outcome, Session, check_files, failed, generate, pages,
    produce::{produce, write_metrics},
    read, thread,
    thread::Thread,
};
use crate::{
    config::{Environment, Mode},
    error::Error,
    explain::{Explain as _, Kind},
    publish::{
        Ending,
        actions::{self, Level},
        comment::Stage,
        inert, outputs,
    },
    render::Page,
    report::Status,
    trigger::{self, Decision, LABEL, Payload, Request},
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

    let done = match session.settings.mode {
        Mode::Generate => generate(&session).await,
        Mode::Check => check_files::run(&session).await,
        Mode::Comment => link(&session).await,
    };
    done.unwrap_or_else(|error| publish(&session, &failed(Request::default(), &error), error.kind(), &[]))
}

/// `mode: generate`.
async fn generate(session: &Session) -> Result<Outcome, Error> {
    let decision = match decide(session) {
        Ok(decision) => decision,
        Err(error) => return Ok(unreadable(session, &error).await),
    };
    let request = match decision {
        Decision::Go(request) => *request,
        Decision::Ignore { reason } => return Ok(nothing(&reason)),
        Decision::Decline { comment, reason } => return Ok(decline(session, comment, &reason).await),
    };
    if let Some(command) = &request.command {
        let allowed = match thread::client(session)? {
            Some(github) => github.may_write(&command.author).await?,
            None => false,
        };
        if !allowed {
            return Ok(decline(
                session,
                command.id,
                "the author of the command may not write to the repository",
            )
            .await);
        }
    }
    let (mut thread, warning) = Thread::open(session, &request);
    if let Some(thread) = &mut thread {
        thread.begin(&request.labels).await;
        thread.stage(Stage::Generating).await;
    }
    let (ending, kind) = match produce(session, &request).await {
        Ok(ending) => (ending, Kind::Rejected),
        Err(error) => {
            tracing::error!("{}", error.to_text());
            (failed::ending(session, request, &error), error.kind())
        }
    };
    let mut warnings: Vec<String> = warning.into_iter().collect();
    if let Some(mut thread) = thread {
        thread.end(&ending, session.settings.close_on_rejection).await;
        warnings.append(&mut thread.warnings);
    }
    Ok(publish(session, &ending, kind, &warnings))
}

/// A request that cannot be read (no video, several of them) is answered on the issue, where that asks for a case study by
/// its label: any other issue of the repository is none of ours.
async fn unreadable(session: &Session, error: &Error) -> Outcome {
    let issue = match (&session.settings.runner.event_name, payload(session)) {
        (Some(name), Ok(Some(payload))) if name == "issues" => payload.issue,
        _ => None,
    };
    let mut request = Request::default();
    if let Some(issue) = issue.filter(|i| i.labels.iter().any(|l| l.name == LABEL)) {
        request.issue = Some(issue.number);
        request.labels = issue.labels.into_iter().map(|l| l.name).collect();
    }
    let (thread, warning) = Thread::open(session, &request);
    let ending = failed(request, error);
    let mut warnings: Vec<String> = warning.into_iter().collect();
    if let Some(mut thread) = thread {
        thread.end(&ending, false).await;
        warnings.append(&mut thread.warnings);
    }
    publish(session, &ending, error.kind(), &warnings)
}

/// `mode: comment`.
async fn link(session: &Session) -> Result<Outcome, Error> {
    let Some(url) = &session.settings.pull_request_url else {
        return Err(Error::Usage {
            message: "`mode: comment` needs `pull-request-url`".into(),
            hint: "pass the output `pull-request-url` of create-pull-request".into(),
        });
    };
    let request = Request {
        issue: payload(session)?.and_then(|p| p.issue).map(|i| i.number),
        ..Request::default()
    };
    let (thread, warning) = Thread::open(session, &request);
    let Some(mut thread) = thread else {
        let reason =
            warning.unwrap_or_else(|| "there is no issue to comment on, or `comment` is not true".into());
        return Ok(nothing(&reason));
    };
    if thread.link(url).await? {
        Ok(Outcome::done(String::new()))
    } else {
        Ok(nothing("the issue has no comment of an earlier run"))
    }
}

/// An event that asks for nothing is no failure.
fn nothing(reason: &str) -> Outcome {
    Outcome::done(actions::annotation(
        Level::Notice,
        "nothing to do",
        &inert::one_line(reason),
    ))
}

/// Answers a command that is not followed with one reaction and nothing else.
async fn decline(session: &Session, comment: u64, reason: &str) -> Outcome {
    let mut outcome = nothing(reason);
    if session.settings.comment
        && let Ok(Some(github)) = thread::client(session)
        && let Err(error) = github.react(comment, "confused").await
    {
        let text = Error::from(error).to_text();
        outcome.stdout.push_str(&actions::annotation(Level::Warning, "no reaction", &text));
    }
    outcome
}

fn failed(request: Request, error: &Error) -> Ending {
    tracing::error!("{}", error.to_text());
    Ending::of_error(request, error)
}

fn payload(session: &Session) -> Result<Option<Payload>, Error> {
    let Some(path) = &session.settings.runner.event_path else {
        return Ok(None);
    };
    Ok(Some(trigger::parse_payload(
        &path.display().to_string(),
        &read(path)?,
    )?))
}

/// What the event and the inputs ask for.
fn decide(session: &Session) -> Result<Decision, Error> {
    let talk = &session.settings.talk;
    match (payload(session)?, &session.settings.runner.event_name) {
        (Some(payload), Some(name)) => Ok(trigger::decide(name, &payload, talk)?),
        _ => Ok(Decision::Go(Box::new(trigger::from_settings(talk)?))),
    }
}

/// Writes outputs and summary, and returns annotations and the exit code.
fn publish(session: &Session, ending: &Ending, kind: Kind, warnings: &[String]) -> Outcome {
    let mut stdout = inert::log(&generate::summary(ending));
    stdout.push_str(&annotations(ending));
    for warning in warnings {
        stdout.push_str(&actions::annotation(Level::Warning, "GitHub", warning));
    }
    let mut exit_code = match ending.status {
        Status::Failed => kind.exit_code(),
        _ => generate::exit_code(ending, session.settings.fail_on_rejection),
    };
    if let Err(error) = write_metrics(session, ending) {
        stdout.push_str(&actions::annotation(
            Level::Warning,
            error.code(),
            &error.to_text(),
        ));
    }
    if write(&session.settings.runner, Some(session), ending, &mut stdout).is_err() {
        exit_code = exit_code.max(Kind::Failed.exit_code());
    }
    Outcome { stdout, exit_code }
}

/// Outputs and summary; what cannot be written is said in an annotation.
fn write(
    runner: &crate::config::Runner,
    session: Option<&Session>,
    ending: &Ending,
    stdout: &mut String,
) -> Result<(), ()> {
    let outputs = runner.output.as_ref().map(|f| actions::write_outputs(f, &outputs::outputs(ending)));
    let summary = runner.step_summary.as_ref().map(|f| actions::write_summary(f, &summary(session, ending)));
    let mut result = Ok(());
    for error in [outputs, summary].into_iter().flatten().filter_map(Result::err) {
        let error = Error::from(error);
        stdout.push_str(&actions::annotation(Level::Error, error.code(), &error.to_text()));
        result = Err(());
    }
    result
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
fn summary(session: Option<&Session>, ending: &Ending) -> String {
    if let (Some(session), Some(report)) = (session, ending.report.as_deref())
        && let Ok(page) = pages::render(session, Page::Summary, report)
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
    // What cannot be written is in the annotations; the exit code is an error's anyway.
    let _ = write(&runner, None, &ending, &mut stdout);
    Outcome {
        stdout,
        exit_code: error.kind().exit_code(),
    }
}
