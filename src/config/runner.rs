//! What GitHub's runner tells an action through its environment: where the event lies and where answers go.

use std::path::PathBuf;

use super::Environment;

/// The runner's variables; all absent at a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Runner {
    /// Whether this is a workflow run (`GITHUB_ACTIONS=true`).
    pub active: bool,
    /// `issues`, `issue_comment`, `workflow_dispatch`, …
    pub event_name: Option<String>,
    /// File with the event's payload.
    pub event_path: Option<PathBuf>,
    /// File that takes step outputs.
    pub output: Option<PathBuf>,
    /// File that takes the job summary.
    pub step_summary: Option<PathBuf>,
    /// The checked-out repository.
    pub workspace: Option<PathBuf>,
    /// `https://github.com` or an enterprise server.
    pub server_url: String,
    /// Id of the workflow run.
    pub run_id: Option<String>,
    /// Whether debug logging was asked for (`RUNNER_DEBUG=1`).
    pub debug: bool,
}

impl Runner {
    /// Picks the variables out of the environment.
    pub fn from_environment(environment: &Environment) -> Self {
        let text = |name: &str| environment.get(name).filter(|v| !v.is_empty()).cloned();
        let path = |name: &str| text(name).map(PathBuf::from);
        Self {
            active: text("GITHUB_ACTIONS").as_deref() == Some("true"),
            event_name: text("GITHUB_EVENT_NAME"),
            event_path: path("GITHUB_EVENT_PATH"),
            output: path("GITHUB_OUTPUT"),
            step_summary: path("GITHUB_STEP_SUMMARY"),
            workspace: path("GITHUB_WORKSPACE"),
            server_url: text("GITHUB_SERVER_URL").unwrap_or_else(|| "https://github.com".into()),
            run_id: text("GITHUB_RUN_ID"),
            debug: text("RUNNER_DEBUG").as_deref() == Some("1"),
        }
    }

    /// Address of the workflow run.
    pub fn run_url(&self, repository: &str) -> Option<String> {
        let id = self.run_id.as_ref()?;
        Some(format!(
            "{}/{repository}/actions/runs/{id}",
            self.server_url.trim_end_matches('/')
        ))
    }
}
