//! The issue that a run answers on: its one comment, its labels, and who may command. Whatever GitHub refuses becomes a
//! warning: a comment that cannot be written is no reason to fail a case study.

use crate::{
    error::Error,
    explain::Explain as _,
    publish::{
        Ending,
        comment::{self, Stage},
        github::GitHub,
    },
    report::Status,
    trigger::{LABEL, Request},
};

use super::Session;

/// Label of issues that were answered by a machine.
const AUTOMATED: &str = "automated";
/// Label of issues whose last run failed.
const ERROR: &str = "error";

/// A GitHub client for the repository, when there is a token and the network may be used.
pub(super) fn client(session: &Session) -> Result<Option<GitHub>, Error> {
    let settings = &session.settings;
    let (Some(token), Some(repository)) = (&settings.github_token, &settings.github_repo) else {
        return Ok(None);
    };
    if settings.offline {
        return Ok(None);
    }
    Ok(Some(GitHub::new(
        &settings.github_api_url,
        repository,
        token,
        &session.http()?,
    )?))
}

/// An issue that is kept up to date.
pub(super) struct Thread {
    github: GitHub,
    issue: u64,
    video_id: String,
    run_url: Option<String>,
    /// Text of our comment before the next change.
    before: Option<String>,
    /// What GitHub refused.
    pub(super) warnings: Vec<String>,
}

impl Thread {
    /// The issue of a request, when comments are wanted. Without a token or repository, a warning says what is missing.
    pub(super) fn open(session: &Session, request: &Request) -> (Option<Self>, Option<String>) {
        let (true, Some(issue)) = (session.settings.comment, request.issue) else {
            return (None, None);
        };
        let repository = session.settings.github_repo.as_deref().unwrap_or_default();
        match client(session) {
            Ok(Some(github)) => {
                let thread = Self {
                    github,
                    issue,
                    video_id: request.video_id.clone(),
                    run_url: session.settings.runner.run_url(repository),
                    before: None,
                    warnings: Vec::new(),
                };
                (Some(thread), None)
            }
            Ok(None) if session.settings.offline => (None, None),
            Ok(None) => {
                let text =
                    "no comment was written: `comment: true` needs `github-token` and GITHUB_REPOSITORY";
                (None, Some(text.to_owned()))
            }
            Err(error) => (None, Some(error.to_text())),
        }
    }

    /// Brings the comment to a stage.
    pub(super) async fn stage(&mut self, stage: Stage<'_>) {
        // The comment is looked for each time: the text that stands there decides which pull request is kept.
        if self.before.is_none() {
            match self.github.find_comment(self.issue).await {
                Ok(found) => self.before = found.map(|c| c.body),
                Err(error) => return self.warn("the comment could not be read", &error.into()),
            }
        }
        let text = comment::comment(
            stage,
            &self.video_id,
            self.run_url.as_deref(),
            self.before.as_deref(),
        );
        match self.github.upsert_comment(self.issue, &text).await {
            Ok(_) => self.before = Some(text),
            Err(error) => self.warn("the comment could not be written", &error.into()),
        }
    }

    /// The beginning of a run: no old error stays on the issue.
    pub(super) async fn begin(&mut self, labels: &[String]) {
        self.stage(Stage::Validating).await;
        if labels.iter().any(|l| l == ERROR) {
            let result = self.github.remove_label(self.issue, ERROR).await;
            self.note("the label could not be removed", result);
        }
    }

    /// The end of a run: comment, labels, and the door where that was asked for.
    pub(super) async fn end(&mut self, ending: &Ending, close_on_rejection: bool) {
        self.stage(Stage::Ended(ending)).await;
        let labels: &[&str] = match ending.status {
            Status::Generated | Status::Unchanged => &[LABEL, AUTOMATED],
            Status::Rejected => &[LABEL],
            Status::Failed => &[LABEL, ERROR],
        };
        let missing: Vec<&str> = labels
            .iter()
            .copied()
            .filter(|l| *l == ERROR || !ending.request.labels.iter().any(|h| h == l))
            .collect();
        if !missing.is_empty() {
            let result = self.github.add_labels(self.issue, &missing).await;
            self.note("the labels could not be set", result);
        }
        if ending.status == Status::Rejected && close_on_rejection {
            let result = self.github.close(self.issue).await;
            self.note("the issue could not be closed", result);
        }
    }

    /// Adds the address of the pull request to the comment of an earlier run.
    pub(super) async fn link(&mut self, pull_request: &str) -> Result<bool, Error> {
        let Some(sticky) = self.github.find_comment(self.issue).await? else {
            return Ok(false);
        };
        let text = comment::with_pull_request(&sticky.body, pull_request);
        if text != sticky.body {
            self.github.change_comment(sticky.id, &text).await?;
        }
        Ok(true)
    }

    fn note<T>(&mut self, what: &str, result: Result<T, crate::publish::github::Error>) {
        if let Err(error) = result {
            self.warn(what, &error.into());
        }
    }

    fn warn(&mut self, what: &str, error: &Error) {
        tracing::warn!(code = error.code(), "{what}");
        self.warnings.push(format!("{what}: {}", error.to_text()));
    }
}
