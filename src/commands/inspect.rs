//! `analyze`, `verify-company` and `parse-title`: look at one stage's answer.

use std::{fmt::Write as _, io::BufRead as _};

use serde::{Deserialize, Serialize};

use super::{Outcome, Session, gather::gather, to_json};
use crate::{
    analysis::{company, speakers},
    cli::{AnalyzeArgs, ParseTitleArgs, VerifyCompanyArgs},
    config::Environment,
    error::Error,
    model::{Analysis, MatchMethod, Membership, MembershipStatus, Speaker, Transcript},
    pipeline,
    publish::inert::one_line,
    report::AnalysisReport,
};

/// `analyze`.
pub async fn analyze(args: &AnalyzeArgs, environment: &Environment) -> Result<Outcome, Error> {
    let session = Session::desk(&args.talk.values(), environment)?;
    let inputs = gather(&session, &session.optional_request()?, &session.http()?, false).await?.log();
    let understood = pipeline::understand(&inputs, &session.options(), session.knowledge().await)?;
    if !args.json {
        return Ok(Outcome::done(overview(
            &understood.transcript,
            &understood.analysis,
        )));
    }
    let report = AnalysisReport::new(&inputs.talk, &understood.transcript, &understood.analysis);
    to_json(&report).map(Outcome::done)
}

/// What a person wants to see of an analysis: a line each, with the time where it is known.
fn overview(transcript: &Transcript, analysis: &Analysis) -> String {
    let mut out = String::new();
    let mut line = |label: &str, text: &str| {
        let _ = writeln!(out, "{label:<11}{}", one_line(text));
    };
    match &analysis.company {
        Some(company) => line(
            "company",
            &format!("{} ({})", company.name, wire(&company.membership.status)),
        ),
        None => line("company", "not found: name it with --company"),
    }
    for speaker in &analysis.speakers {
        line("speaker", &speaker.name);
    }
    for project in &analysis.projects {
        let maturity = project.maturity.map(|m| wire(&m)).unwrap_or_default();
        let usage = wire(&project.usage);
        line(
            "project",
            &format!(
                "{} ({maturity}, {usage}, {} mentions)",
                project.name, project.mentions
            ),
        );
    }
    let at = |sentence: usize| {
        let start = transcript.sentences.get(sentence).and_then(|s| s.start_ms);
        start.map_or_else(String::new, |ms| {
            format!("{}:{:02} ", ms / 60_000, ms / 1000 % 60)
        })
    };
    for metric in &analysis.metrics {
        let role = wire(&metric.role);
        line(
            "metric",
            &format!(
                "{}{} ({role}): {}",
                at(metric.sentence),
                metric.value,
                metric.quote
            ),
        );
    }
    for quotation in analysis.quotations.iter().take(5) {
        line(
            "quotation",
            &format!("{}\"{}\"", at(quotation.sentence), quotation.text),
        );
    }
    let applied = transcript.corrections.iter().filter(|c| c.applied).count();
    let suggested = transcript.corrections.len() - applied;
    line(
        "corrected",
        &format!("{applied} mis-heard words, {suggested} more suggested"),
    );
    line(
        "sentences",
        &format!("{} (--json shows them all)", transcript.sentences.len()),
    );
    out
}

/// The word that the JSON form uses for a value.
fn wire(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|v| v.as_str().map(ToOwned::to_owned))
        .unwrap_or_default()
}

#[derive(Deserialize)]
struct NameLine {
    name: String,
}

#[derive(Serialize)]
struct Verified<'a> {
    name: &'a str,
    status: MembershipStatus,
    landscape_name: Option<String>,
    method: MatchMethod,
    confidence: f64,
}

/// `verify-company`.
pub async fn verify_company(args: &VerifyCompanyArgs, environment: &Environment) -> Result<Outcome, Error> {
    let session = Session::desk(&[], environment)?;
    let knowledge = session.knowledge().await;
    let directory = company::Directory::new(knowledge);
    let mut out = String::new();
    if args.jsonl {
        for_each_line(|row: NameLine| {
            let m = directory.verify(&row.name);
            let line = serde_json::to_string(&Verified {
                name: &row.name,
                status: m.status,
                landscape_name: m.landscape_name,
                method: m.method,
                confidence: m.confidence,
            })
            .map_err(|e| Error::Internal(e.into()))?;
            let _ = writeln!(out, "{line}");
            Ok(())
        })?;
    } else {
        let name = args.name.as_deref().unwrap_or_default();
        out = verdict(name, &directory.verify(name), &knowledge.as_of);
    }
    Ok(Outcome::done(out))
}

/// The verdict in words, for a person at a desk.
fn verdict(name: &str, found: &Membership, as_of: &str) -> String {
    let Some(member) = &found.landscape_name else {
        return format!("{name}: no member of CNCF in the landscape of {as_of}\n");
    };
    let status = match found.status {
        MembershipStatus::EndUserMember => "an end user member",
        MembershipStatus::Member | MembershipStatus::NotMember => "a member, but not an end user member",
    };
    let how = match found.method {
        MatchMethod::Exact => "the same name",
        MatchMethod::Suffix => "the same name but for its legal form or descriptive words",
        MatchMethod::Alias => "another name of it",
        MatchMethod::Fuzzy => "spelled almost like it",
        MatchMethod::None => "no match",
    };
    let tier = found.tier.as_deref().unwrap_or("unknown");
    format!(
        "{name}: {status} of CNCF\n  in the landscape of {as_of}: {member} ({tier})\n  match: {how}, confidence {:.2}\n",
        found.confidence
    )
}

#[derive(Deserialize)]
struct TitleLine {
    title: String,
}

#[derive(Serialize)]
struct Parsed<'a> {
    talk: &'a str,
    speakers: &'a [Speaker],
    companies: &'a [String],
}

/// `parse-title`.
pub async fn parse_title(args: &ParseTitleArgs, environment: &Environment) -> Result<Outcome, Error> {
    let session = Session::desk(&[], environment)?;
    let knowledge = session.knowledge().await;
    let parse = |title: &str| {
        let s = speakers::parse_title(title, knowledge);
        serde_json::to_string(&Parsed {
            talk: &s.topic,
            speakers: &s.speakers,
            companies: &s.companies,
        })
        .map_err(|e| Error::Internal(e.into()))
    };
    let mut out = String::new();
    if args.jsonl {
        for_each_line(|row: TitleLine| {
            let _ = writeln!(out, "{}", parse(&row.title)?);
            Ok(())
        })?;
    } else {
        let _ = writeln!(out, "{}", parse(args.title.as_deref().unwrap_or_default())?);
    }
    Ok(Outcome::done(out))
}

/// Reads standard input as JSON lines; an error names the line.
fn for_each_line<T: serde::de::DeserializeOwned>(
    mut each: impl FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    for (i, line) in std::io::stdin().lock().lines().enumerate() {
        let bad = |message: String| Error::Usage {
            message: format!("line {} of standard input: {message}", i + 1),
            hint: "give one JSON object a line".into(),
        };
        let line = line.map_err(|e| bad(e.to_string()))?;
        if line.trim().is_empty() {
            continue;
        }
        each(serde_json::from_str(&line).map_err(|e| bad(e.to_string()))?)?;
    }
    Ok(())
}
