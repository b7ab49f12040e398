//! `analyze`, `verify-company` and `parse-title`: look at one stage's answer.

use std::{fmt::Write as _, io::BufRead as _};

use serde::{Deserialize, Serialize};

use super::{Outcome, Session, gather::gather, to_json};
use crate::{
    analysis::{company, speakers},
    cli::{AnalyzeArgs, ParseTitleArgs, VerifyCompanyArgs},
    config::Environment,
    error::Error,
    model::{MatchMethod, Membership, MembershipStatus, Speaker},
    pipeline,
    report::AnalysisReport,
};

/// `analyze`.
pub async fn analyze(args: &AnalyzeArgs, environment: &Environment) -> Result<Outcome, Error> {
    let session = Session::desk(&args.talk.values(), environment)?;
    let inputs = gather(&session, &session.optional_request()?, &session.http()?, false).await?.log();
    let understood = pipeline::understand(&inputs, &session.options(), session.knowledge().await)?;
    let report = AnalysisReport::new(&inputs.talk, &understood.transcript, &understood.analysis);
    to_json(&report).map(Outcome::done)
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
