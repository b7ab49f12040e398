//! Renders pages from a [`Report`] with the embedded tera templates. It decides nothing: what a
//! page says is in the report.

pub mod inert;
mod marker;
mod stamps;

use std::borrow::Cow;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

pub(crate) use marker::mark;
pub use marker::{Marker, marker};
pub(crate) use stamps::link;
use stamps::{Stamps, address};

use crate::{
    explain::{Explain, Kind},
    model::{FindingSeverity, Maturity},
    report::Report,
};

/// A page that cannot be rendered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The template is wrong.
    #[error("cannot render {page}: {reason}")]
    Template {
        /// The page.
        page: &'static str,
        /// What tera says.
        reason: String,
    },
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        "template"
    }

    fn kind(&self) -> Kind {
        Kind::Failed
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some("check the templates in templates-dir against the ones that ship with the release".into())
    }
}

/// Pages that are rendered from a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The case study itself.
    CaseStudy,
    /// Body of the pull request.
    PullRequest,
    /// Job summary.
    Summary,
}

impl Page {
    /// Path of its template below `templates/`.
    pub fn template(self) -> &'static str {
        match self {
            Self::CaseStudy => "case-study/page.md",
            Self::PullRequest => "pr-body.md",
            Self::Summary => "summary.md",
        }
    }

    fn embedded(self) -> &'static str {
        match self {
            Self::CaseStudy => include_str!("../../templates/case-study/page.md"),
            Self::PullRequest => include_str!("../../templates/pr-body.md"),
            Self::Summary => include_str!("../../templates/summary.md"),
        }
    }
}

/// Most rows of a table in the pull request (its body holds 65,536 characters) and in the summary.
const MOST_CLAIMS: usize = 80;
const MOST_CORRECTIONS: usize = 25;
const MOST_DROPPED: usize = 40;
/// Most characters of an evidence cell.
const EVIDENCE: usize = 220;

/// Renders one page.
pub fn render(page: Page, report: &Report) -> Result<String, Error> {
    let text = template(page, page.embedded(), report)?;
    Ok(match page {
        Page::CaseStudy => mark(&tidy(&text), &report.talk.video_id),
        Page::PullRequest | Page::Summary => tidy(&text),
    })
}

/// Renders one page with a template of the user's, marker included.
pub fn render_with(page: Page, source: &str, report: &Report) -> Result<String, Error> {
    let text = template(page, source, report)?;
    Ok(match page {
        Page::CaseStudy => mark(&tidy(&text), &report.talk.video_id),
        Page::PullRequest | Page::Summary => tidy(&text),
    })
}

fn template(page: Page, source: &str, report: &Report) -> Result<String, Error> {
    let wrong = |e: tera::Error| Error::Template {
        page: page.template(),
        reason: reasons(&e),
    };
    let mut tera = Tera::new();
    tera.autoescape_on(Vec::<&str>::new());
    tera.register_filter("md", |text: &str, _: Kwargs, _: &State| inert::markdown(text));
    tera.register_filter("cell", |text: &str, _: Kwargs, _: &State| inert::cell(text));
    tera.register_filter("score", |value: f64, _: Kwargs, _: &State| format!("{value:.2}"));
    let stamps = Stamps::new(report);
    tera.register_function(
        "stamp",
        move |args: Kwargs, _: &State| -> tera::TeraResult<String> {
            let evidence: Vec<u64> = args.must_get("evidence")?;
            Ok(stamps.stamp(&evidence).map_or_else(String::new, |stamp| format!(" ({stamp})")))
        },
    );
    let projects = project_links(report);
    tera.register_function(
        "project",
        move |args: Kwargs, _: &State| -> tera::TeraResult<String> {
            let text: String = args.must_get("text")?;
            Ok(project_line(&text, &projects))
        },
    );
    tera.add_raw_template(page.template(), source).map_err(wrong)?;
    let context = context(report);
    tera.render(page.template(), &context).map_err(wrong)
}

/// All messages of an error chain in one line.
fn reasons(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}

/// A row of the claims table.
#[derive(Debug, Serialize)]
struct ClaimRow<'a> {
    claim: &'a str,
    stamp: String,
    evidence: String,
}

/// A row of what may be worth telling too.
#[derive(Serialize)]
struct LeadRow {
    stamp: String,
    text: String,
}

/// A claim that was left out, and why.
#[derive(Debug, Serialize)]
struct DroppedRow<'a> {
    claim: &'a str,
    reason: &'a str,
}

fn context(report: &Report) -> Context {
    let stamps = Stamps::new(report);
    let company = report.analysis.company.as_ref().map_or("unknown", |c| c.name.as_str());
    let headline = report.draft.headline.as_ref().map_or(company, |h| h.text.as_str());
    let published: Vec<ClaimRow<'_>> = report
        .ledger
        .entries
        .iter()
        .filter(|e| e.published)
        .map(|entry| {
            let ids: Vec<u64> = entry.verdict.evidence.iter().map(|id| *id as u64).collect();
            ClaimRow {
                claim: &entry.claim,
                stamp: stamps.stamp(&ids).unwrap_or_default(),
                evidence: evidence_text(report, &entry.verdict.evidence),
            }
        })
        .collect();
    let dropped: Vec<DroppedRow<'_>> = report
        .ledger
        .entries
        .iter()
        .filter(|e| !e.published)
        .map(|entry| DroppedRow {
            claim: &entry.claim,
            reason: entry
                .verdict
                .findings
                .iter()
                .max_by_key(|f| f.severity == FindingSeverity::Error)
                .map_or("not supported", |f| f.reason.as_str()),
        })
        .collect();
    let leads: Vec<LeadRow> = report
        .draft
        .leads
        .iter()
        .map(|id| LeadRow {
            stamp: stamps.stamp(&[*id as u64]).unwrap_or_default(),
            text: evidence_text(report, &[*id]),
        })
        .collect();
    let applied: Vec<_> = report.transcript.corrections.iter().filter(|c| c.applied).collect();
    let mut context = Context::new();
    context.insert("headline", headline);
    context.insert("company", company);
    context.insert("draft", &report.draft);
    context.insert("talk", &report.talk);
    context.insert("analysis", &report.analysis);
    context.insert("score", &report.score);
    context.insert("status", &report.status);
    context.insert("reasons", &report.reasons);
    context.insert("warnings", &report.warnings);
    context.insert("source_line", &source_line(report));
    context.insert("published", &published.len());
    context.insert("more_claims", &published.len().saturating_sub(MOST_CLAIMS));
    context.insert("claims", &published[..published.len().min(MOST_CLAIMS)]);
    context.insert("dropped_count", &dropped.len());
    context.insert("more_dropped", &dropped.len().saturating_sub(MOST_DROPPED));
    context.insert("dropped", &dropped[..dropped.len().min(MOST_DROPPED)]);
    context.insert("leads", &leads);
    context.insert("writer", &report.writer);
    context.insert("correction_count", &applied.len());
    context.insert(
        "more_corrections",
        &applied.len().saturating_sub(MOST_CORRECTIONS),
    );
    context.insert("corrections", &applied[..applied.len().min(MOST_CORRECTIONS)]);
    context
}

/// "This case study is based on the talk [Title](url) by A and B, published on 2024-11-14."
fn source_line(report: &Report) -> String {
    let talk = &report.talk;
    let title = if talk.title.trim().is_empty() {
        talk.video_id.as_str()
    } else {
        talk.title.trim()
    };
    let mut line = format!(
        "This case study is based on the talk [{}]({})",
        inert::markdown(title),
        address(talk, None)
    );
    let names: Vec<String> = report.analysis.speakers.iter().map(|s| inert::markdown(&s.name)).collect();
    if let Some((last, rest)) = names.split_last() {
        let joined = match rest {
            [] => last.clone(),
            [one] => format!("{one} and {last}"),
            _ => format!("{}, and {last}", rest.join(", ")),
        };
        line = format!("{line} by {joined}");
    }
    if let Some(date) = &talk.published {
        line = format!("{line}, published on {}", inert::markdown(date));
    }
    line.push('.');
    line
}

fn evidence_text(report: &Report, ids: &[usize]) -> String {
    let text: Vec<&str> = ids
        .iter()
        .filter_map(|id| report.transcript.sentences.get(*id))
        .map(|s| s.text.as_str())
        .collect();
    let text = text.join(" … ");
    match text.char_indices().nth(EVIDENCE) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// Name, homepage and maturity of the projects.
fn project_links(report: &Report) -> Vec<(String, Option<String>, Option<Maturity>)> {
    let mut links: Vec<_> = report
        .analysis
        .projects
        .iter()
        .map(|p| (p.name.clone(), p.homepage.clone(), p.maturity))
        .collect();
    links.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
    links
}

/// "[Kubernetes](https://kubernetes.io) (graduated): …" from "Kubernetes: …", without the rest from "Kubernetes".
fn project_line(text: &str, links: &[(String, Option<String>, Option<Maturity>)]) -> String {
    let found = links.iter().find(|(name, ..)| {
        text.strip_prefix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    });
    let Some((name, homepage, maturity)) = found else {
        return inert::markdown(text);
    };
    let safe = homepage.as_ref().filter(|h| {
        h.starts_with("https://")
            && h.bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'/' | b'.' | b'-' | b'_' | b'~'))
    });
    let name_md = inert::markdown(name);
    let link = safe.map_or_else(|| name_md.clone(), |home| format!("[{name_md}]({home})"));
    let level = match maturity {
        Some(Maturity::Graduated) => " (graduated)",
        Some(Maturity::Incubating) => " (incubating)",
        Some(Maturity::Sandbox) => " (sandbox)",
        Some(Maturity::Archived) => " (archived)",
        None => "",
    };
    match text[name.len()..].strip_prefix(':') {
        Some(rest) => format!("{link}{level}: {}", inert::markdown(rest.trim_start())),
        None => format!("{link}{level}"),
    }
}

/// At most one empty line in a row, no spaces at line ends, one line break at the end.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}
