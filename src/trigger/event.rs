//! The parts of GitHub's event payloads that we use. Unknown fields and actions are no error: GitHub adds them freely.

use serde::Deserialize;

/// An event of any of the kinds we read.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Payload {
    /// `opened`, `edited`, `labeled`, …
    #[serde(default)]
    pub action: Option<String>,
    /// The issue of `issues` and `issue_comment` events.
    pub issue: Option<Issue>,
    /// The comment of `issue_comment` events.
    pub comment: Option<Comment>,
    /// The label of `labeled` events.
    pub label: Option<Label>,
    /// Inputs of `workflow_dispatch`.
    pub inputs: Option<serde_json::Map<String, serde_json::Value>>,
    /// Payload of `repository_dispatch`.
    pub client_payload: Option<serde_json::Map<String, serde_json::Value>>,
    /// The repository.
    pub repository: Option<Repository>,
    /// Who caused the event.
    pub sender: Option<User>,
    /// The pull request of `pull_request` events.
    pub pull_request: Option<PullRequest>,
}

/// An issue.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Issue {
    /// Its number.
    pub number: u64,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// Its body; GitHub sends null for an empty one.
    #[serde(default)]
    pub body: Option<String>,
    /// `open` or `closed`.
    #[serde(default)]
    pub state: Option<String>,
    /// Its labels.
    #[serde(default)]
    pub labels: Vec<Label>,
    /// Present when the issue is a pull request.
    #[serde(default)]
    pub pull_request: Option<serde_json::Value>,
}

/// A label.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Label {
    /// Its name.
    #[serde(default)]
    pub name: String,
}

/// A comment.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Comment {
    /// Its id.
    pub id: u64,
    /// Its text.
    #[serde(default)]
    pub body: String,
    /// `OWNER`, `MEMBER`, `COLLABORATOR`, `CONTRIBUTOR`, `NONE`, …
    #[serde(default)]
    pub author_association: String,
    /// Who wrote it.
    #[serde(default)]
    pub user: Option<User>,
}

/// An account.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct User {
    /// Its name.
    #[serde(default)]
    pub login: String,
    /// `User`, `Bot`, `Organization`.
    #[serde(default, rename = "type")]
    pub kind: String,
}

/// A repository.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Repository {
    /// Whether it is a fork.
    #[serde(default)]
    pub fork: bool,
    /// `owner/name`.
    #[serde(default)]
    pub full_name: String,
}

/// A pull request.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct PullRequest {
    /// Its number.
    pub number: u64,
}
