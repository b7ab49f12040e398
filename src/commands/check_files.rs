//! `mode: check`: the case studies that a pull request changes, against their talks, so that human edits stay true. It
//! changes no file and writes no comment; findings are annotations at their lines.

use std::path::{Component, Path, PathBuf};

use super::{
    Outcome, Session, check_summary::Summary, checked, earlier, gather::gather, read, second_reader, thread,
    writer::Model,
};
use crate::{
    error::Error,
    explain::Explain as _,
    grounding::Engine,
    http,
    model::FindingSeverity,
    pipeline::{self, Inputs},
    publish::{
        Ending, Paths,
        actions::{self, Level},
        inert, outputs,
    },
    render::marker,
    report::{Reason, Status},
    trigger::{self, GivenTranscript, Request},
};

/// A Markdown file of the output folder.
struct Page {
    /// As the workspace sees it.
    shown: PathBuf,
    text: String,
}

impl Page {
    /// The video its mark names; none when it is no case study of ours.
    fn video_id(&self) -> Option<String> {
        marker(&self.text).map(|m| m.video_id).filter(|v| trigger::video_url::is_video_id(v))
    }

    /// Whether it is a page about the folder.
    fn is_overview(&self) -> bool {
        let name = self.shown.file_stem().map(|n| n.to_string_lossy().to_lowercase());
        name.is_some_and(|name| matches!(name.as_str(), "readme" | "index"))
    }
}

/// What the checks of all files add up to.
#[derive(Default)]
struct Tally {
    stdout: String,
    claims: usize,
    grounded: usize,
    wrong: Vec<String>,
    exit_code: u8,
    summary: Summary,
}

impl Tally {
    fn annotate(&mut self, level: Level, title: &str, message: &str, (file, line): (&str, usize)) {
        self.stdout.push_str(&actions::annotation_at(level, title, message, file, line));
    }

    /// A file whose talk could not be had.
    fn not_checked(&mut self, file: &str, title: &str, reason: &str) {
        self.annotate(
            Level::Warning,
            title,
            &format!("not checked: {reason}"),
            (file, 1),
        );
        self.summary.not_checked(file, reason);
    }

    /// A file that was checked.
    fn add(&mut self, file: &str, report: &checked::CheckReport, end: u8) {
        self.exit_code = self.exit_code.max(end);
        self.claims += report.claims;
        self.grounded += report.grounded;
        for finding in &report.findings {
            let level = match finding.severity {
                FindingSeverity::Error => Level::Error,
                FindingSeverity::Warning => Level::Warning,
            };
            let message = format!("\"{}\": {}", finding.text, finding.reason);
            self.annotate(level, "not in the talk", &message, (file, finding.line));
        }
        if report.findings.iter().any(|f| f.severity == FindingSeverity::Error) {
            self.wrong.push(file.to_owned());
        }
        if let Some(log) = &report.second_reader {
            self.stdout.push_str(&inert::log(&format!("{file}: {}\n", log.line())));
        }
    }

    fn ending(&self) -> Ending {
        let reason = |file: &String| Reason {
            code: "claims-not-in-talk".into(),
            message: format!("{file} says what its talk does not carry"),
            hint: Some("see the annotations; correct the sentences or take them out".into()),
        };
        Ending {
            status: if self.wrong.is_empty() {
                Status::Unchanged
            } else {
                Status::Rejected
            },
            reasons: self.wrong.iter().map(reason).collect(),
            request: Request::default(),
            report: None,
            paths: Paths::default(),
        }
    }
}

/// Checks them all; exit code 1 when a talk does not carry something, 0 with a warning where a talk cannot be had.
pub(super) async fn run(session: &Session) -> Result<Outcome, Error> {
    let changed = changed_files(session).await?;
    let mut tally = Tally::default();
    // A second reader that cannot be had is told once, before anything is checked.
    let reader = second_reader::configured(&session.settings)?;
    for page in pages(session)? {
        let listed = changed.as_ref().map(|list| list.iter().any(|f| Path::new(f) == page.shown));
        let file = page.shown.display().to_string();
        match page.video_id() {
            _ if listed == Some(false) => {}
            Some(video_id) => {
                if let Err(error) = check_one(session, reader.as_ref(), &page, video_id, &mut tally).await {
                    tally.not_checked(&file, error.code(), &error.to_text());
                }
            }
            // Nobody edits a page out of the check without being told.
            None if listed == Some(true) && !page.is_overview() => {
                let reason = "the last line that named its video, <!-- casestudypilot: … -->, is not there";
                tally.not_checked(&file, "no video", reason);
            }
            None => {}
        }
    }
    let summed = format!("{} of {} claims are grounded\n", tally.grounded, tally.claims);
    tally.stdout.push_str(&inert::log(&summed));
    let mut all = outputs::outputs(&tally.ending());
    for (name, value) in &mut all {
        match *name {
            "claims" => *value = tally.claims.to_string(),
            "claims_grounded" => *value = tally.grounded.to_string(),
            _ => {}
        }
    }
    if let Some(file) = &session.settings.runner.output {
        actions::write_outputs(file, &all)?;
    }
    let page = tally.summary.page(tally.claims, tally.grounded);
    if let (Some(file), Some(page)) = (&session.settings.runner.step_summary, page) {
        actions::write_summary(file, &page)?;
    }
    Ok(Outcome {
        exit_code: if tally.wrong.is_empty() {
            tally.exit_code
        } else {
            1
        },
        stdout: tally.stdout,
    })
}

/// Checks one file and adds what is found to the tally.
async fn check_one(
    session: &Session,
    reader: Option<&Model>,
    page: &Page,
    video_id: String,
    tally: &mut Tally,
) -> Result<(), Error> {
    let http = session.http()?;
    let inputs = talk_of(session, &http, page, video_id).await?;
    let knowledge = session.knowledge().await;
    let understood = pipeline::understand(&inputs, &session.options(), knowledge)?;
    let engine = Engine::new(understood.source(&inputs.talk, knowledge));
    let checked = checked::read_document(session, reader, &http, &page.text, &engine).await?;
    let file = page.shown.display().to_string();
    let report = checked.report(&file);
    tally.add(&file, &report, checked.exit_code(&report));
    tally.summary.add(&report, &inputs.talk, &understood.transcript);
    Ok(())
}

/// The talk of a case study. Its words: the given transcript, else captions beside it, else an earlier run's report,
/// else YouTube. Title and names: what is given, else the report, else YouTube; without them people's names are strange.
async fn talk_of(
    session: &Session,
    http: &http::Client,
    page: &Page,
    video_id: String,
) -> Result<Inputs, Error> {
    let given = &session.settings.talk;
    let captions = given.transcript.clone().or_else(|| beside(session, &page.shown));
    let earlier = earlier::find(session, &page.shown, &video_id);
    let mut inputs = match (captions, earlier) {
        (None, Some(earlier)) => earlier,
        (captions, earlier) => {
            let request = Request {
                video_id,
                transcript: captions.map(GivenTranscript::Path),
                ..Request::default()
            };
            let look_up = earlier.is_none() && given.title.is_none();
            let mut inputs = gather(session, &request, http, look_up).await?.log();
            if let Some(earlier) = earlier {
                (inputs.talk, inputs.overrides) = (earlier.talk, earlier.overrides);
            }
            inputs
        }
    };
    if let Some(title) = &given.title {
        inputs.talk.title.clone_from(title);
    }
    if let Some(description) = &given.description {
        inputs.talk.description.clone_from(description);
    }
    if given.company.is_some() {
        inputs.overrides.company.clone_from(&given.company);
    }
    if !given.speakers.is_empty() {
        inputs.overrides.speakers.clone_from(&given.speakers);
    }
    Ok(inputs)
}

/// A caption file with the case study's own name beside it.
fn beside(session: &Session, shown: &Path) -> Option<PathBuf> {
    let endings = ["vtt", "srt", "json3", "json", "srv3", "xml", "txt"];
    let mut files = endings.iter().map(|e| shown.with_extension(e));
    files.find(|f| session.workspace.root().join(f).is_file())
}

/// Every page in the output folder, whoever edited it since, by name.
fn pages(session: &Session) -> Result<Vec<Page>, Error> {
    let folder = session.workspace.folder(&session.settings.output_dir)?;
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Ok(Vec::new());
    };
    let shown = as_github_names(session.workspace.root(), &session.settings.output_dir);
    let mut names: Vec<_> = entries.filter_map(|e| Some(e.ok()?.file_name())).collect();
    names.sort();
    let mut found = Vec::new();
    for name in names {
        let path = folder.join(&name);
        let regular = path.symlink_metadata().is_ok_and(|m| m.is_file());
        if regular && path.extension().is_some_and(|e| e == "md") {
            found.push(Page {
                shown: shown.join(&name),
                text: String::from_utf8_lossy(&read(&path)?).into_owned(),
            });
        }
    }
    Ok(found)
}

/// The folder as GitHub names it in lists and annotations: from the repository's root, without "./".
fn as_github_names(root: &Path, folder: &Path) -> PathBuf {
    let inside = folder.strip_prefix(root).unwrap_or(folder);
    inside.components().filter(|c| *c != Component::CurDir).collect()
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
