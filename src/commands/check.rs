//! `check`: any Markdown against a talk. It reads the file and prints what the talk does not carry; it changes nothing.

use std::fmt::Write as _;

use super::{
    Outcome, Session,
    checked::{CheckReport, read_document},
    gather::gather,
    read, second_reader, to_json,
};
use crate::{
    cli::CheckArgs, config::Environment, error::Error, grounding::Engine, model::FindingSeverity, pipeline,
    publish::inert,
};

/// Checks a file; exit code 1 when the talk does not carry something in it.
pub async fn run(args: &CheckArgs, environment: &Environment) -> Result<Outcome, Error> {
    let bytes = read(&args.file)?;
    let Ok(document) = String::from_utf8(bytes) else {
        return Err(Error::Usage {
            message: format!("{} is not UTF-8 text", args.file.display()),
            hint: "give a Markdown file".into(),
        });
    };
    let mut flags = args.talk.values();
    flags.extend(args.verify.values());
    let session = Session::desk(&flags, environment)?;
    let reader = second_reader::configured(&session.settings)?;
    let http = session.http()?;
    let inputs = gather(&session, &session.optional_request()?, &http, false).await?.log();
    let knowledge = session.knowledge().await;
    let understood = pipeline::understand(&inputs, &session.options(), knowledge)?;
    let engine = Engine::new(understood.source(&inputs.talk, knowledge));
    let checked = read_document(&session, reader.as_ref(), &http, &document, &engine).await?;
    let report = checked.report(&args.file.display().to_string());
    Ok(Outcome {
        exit_code: checked.exit_code(&report),
        stdout: if args.json {
            to_json(&report)?
        } else {
            print(&report)
        },
    })
}

/// One line a finding, as compilers print them, and a closing line.
fn print(report: &CheckReport) -> String {
    let mut out = String::new();
    let mut errors = 0;
    for finding in &report.findings {
        let severity = match finding.severity {
            FindingSeverity::Error => {
                errors += 1;
                "error"
            }
            FindingSeverity::Warning => "warning",
        };
        let kind = serde_json::to_value(finding.kind).ok();
        let kind = kind.as_ref().and_then(|k| k.as_str()).unwrap_or_default();
        let _ = writeln!(
            out,
            "{}:{}: {severity} ({kind}): \"{}\"",
            report.file, finding.line, finding.text
        );
        let _ = writeln!(out, "    {}", inert::one_line(&finding.reason));
        if finding.text != finding.sentence {
            let _ = writeln!(out, "    in: {}", finding.sentence);
        }
    }
    let _ = writeln!(
        out,
        "{} claims, {} grounded; {errors} errors, {} warnings",
        report.claims,
        report.grounded,
        report.findings.len() - errors
    );
    if let Some(log) = &report.second_reader {
        let _ = writeln!(out, "{}", log.line());
    }
    out
}
