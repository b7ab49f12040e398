//! The issue that asked for a case study: one comment that is kept up to date, labels, a reaction, closing, and who may give
//! commands. It knows GitHub's REST API and nothing of talks.

mod api;
mod error;

use serde_json::{Value, json};

pub use error::Error;

use crate::{config::Secret, http};
use api::{Api, Method, Request};

/// First line of our comment: by it and its author the comment is found again.
pub const MARKER: &str = "<!-- casestudypilot:comment -->";
/// Largest body of a comment that GitHub takes, in characters.
const MAX_COMMENT: usize = 65_536;
/// Pages of comments that are searched, 100 each.
const MAX_PAGES: usize = 30;

const ISSUES: &str = "issues: write";

/// A repository on GitHub.
#[derive(Debug, Clone)]
pub struct GitHub {
    api: Api,
    repository: String,
}

/// Our comment as it stands on the issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sticky {
    /// Its id.
    pub id: u64,
    /// Its text.
    pub body: String,
}

impl GitHub {
    /// A client for `owner/name`, validated by the settings. `base` is `https://api.github.com` or an enterprise server's.
    pub fn new(base: &str, repository: &str, token: &Secret, http: &http::Client) -> Result<Self, Error> {
        Ok(Self {
            api: Api::new(base, token, http)?,
            repository: repository.to_owned(),
        })
    }

    async fn send(
        &self,
        what: &'static str,
        permission: &'static str,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Value, Error> {
        let path = format!("/repos/{}/{path}", self.repository);
        let request = Request {
            what,
            permission,
            method,
            path: &path,
            body: body.as_ref(),
        };
        self.api.send(request).await
    }

    /// Our comment on an issue. A comment of somebody else that carries our marker is not ours.
    pub async fn find_comment(&self, issue: u64) -> Result<Option<Sticky>, Error> {
        let mut me = None;
        for page in 1..=MAX_PAGES {
            let path = format!("issues/{issue}/comments?per_page=100&page={page}");
            let list = self.send("read the comments", "issues: read", Method::Get, &path, None).await?;
            let comments = list.as_array().map(Vec::as_slice).unwrap_or_default();
            for comment in comments.iter().filter(|c| text(c, "body").starts_with(MARKER)) {
                if self.is_mine(comment, &mut me).await {
                    let id = comment.get("id").and_then(Value::as_u64).unwrap_or_default();
                    return Ok(Some(Sticky {
                        id,
                        body: text(comment, "body").to_owned(),
                    }));
                }
            }
            if comments.len() < 100 {
                break;
            }
        }
        Ok(None)
    }

    /// A workflow's own token has no account that could be asked for: it writes as a bot. A personal token has one.
    async fn is_mine(&self, comment: &Value, me: &mut Option<String>) -> bool {
        let author = comment.get("user").map(|u| (text(u, "login").to_owned(), text(u, "type").to_owned()));
        let Some((login, kind)) = author else { return false };
        if me.is_none() {
            let request = Request {
                what: "read the token's account",
                permission: "",
                method: Method::Get,
                path: "/user",
                body: None,
            };
            let user = self.api.send(request).await.unwrap_or_default();
            *me = Some(text(&user, "login").to_owned());
        }
        match me.as_deref() {
            Some(name) if !name.is_empty() => name == login,
            _ => kind == "Bot",
        }
    }

    /// Puts our comment on an issue: changes the one that is there, or writes the first. Returns what stood there before.
    pub async fn upsert_comment(&self, issue: u64, body: &str) -> Result<Option<Sticky>, Error> {
        debug_assert!(body.starts_with(MARKER));
        let found = self.find_comment(issue).await?;
        match &found {
            Some(sticky) if sticky.body == body => {}
            Some(sticky) => self.change_comment(sticky.id, body).await?,
            None => self.create_comment(issue, body).await?,
        }
        Ok(found)
    }

    /// Replaces the text of a comment.
    pub async fn change_comment(&self, id: u64, body: &str) -> Result<(), Error> {
        let path = format!("issues/comments/{id}");
        let body = Some(json!({ "body": bounded(body) }));
        self.send("change the comment", ISSUES, Method::Patch, &path, body).await?;
        Ok(())
    }

    /// Writes the first comment. When the answer is lost, it looks before it writes again.
    async fn create_comment(&self, issue: u64, body: &str) -> Result<(), Error> {
        let path = format!("issues/{issue}/comments");
        let create = || {
            let body = Some(json!({ "body": bounded(body) }));
            self.send("write a comment", ISSUES, Method::Post, &path, body)
        };
        match create().await {
            Err(error) if error.unsure() => match self.find_comment(issue).await? {
                Some(_) => Ok(()),
                None => create().await.map(|_| ()),
            },
            other => other.map(|_| ()),
        }
    }

    /// Adds labels; GitHub makes those that do not exist.
    pub async fn add_labels(&self, issue: u64, labels: &[&str]) -> Result<(), Error> {
        let path = format!("issues/{issue}/labels");
        self.send(
            "add a label",
            ISSUES,
            Method::Post,
            &path,
            Some(json!({ "labels": labels })),
        )
        .await?;
        Ok(())
    }

    /// Removes a label; one that is not there is no error.
    pub async fn remove_label(&self, issue: u64, label: &str) -> Result<(), Error> {
        let path = format!("issues/{issue}/labels/{label}");
        match self.send("remove a label", ISSUES, Method::Delete, &path, None).await {
            Err(Error::Forbidden { status: 404, .. }) => Ok(()),
            other => other.map(|_| ()),
        }
    }

    /// Closes an issue as not planned.
    pub async fn close(&self, issue: u64) -> Result<(), Error> {
        let path = format!("issues/{issue}");
        let body = Some(json!({ "state": "closed", "state_reason": "not_planned" }));
        self.send("close the issue", ISSUES, Method::Patch, &path, body).await?;
        Ok(())
    }

    /// Answers a comment with a reaction; the same one twice is one.
    pub async fn react(&self, comment: u64, reaction: &str) -> Result<(), Error> {
        let path = format!("issues/comments/{comment}/reactions");
        let body = Some(json!({ "content": reaction }));
        self.send("react to the comment", ISSUES, Method::Post, &path, body).await?;
        Ok(())
    }

    /// Whether somebody may write to the repository.
    pub async fn may_write(&self, login: &str) -> Result<bool, Error> {
        let plain =
            !login.is_empty() && login.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if !plain {
            return Ok(false);
        }
        let path = format!("collaborators/{login}/permission");
        let answer = self
            .send(
                "look up who may write",
                "metadata: read",
                Method::Get,
                &path,
                None,
            )
            .await;
        match answer {
            // Not a collaborator.
            Err(Error::Forbidden { status: 404, .. }) => Ok(false),
            other => Ok(matches!(
                text(&other?, "permission"),
                "admin" | "write" | "maintain"
            )),
        }
    }

    /// Paths of the files that a pull request adds or changes.
    pub async fn changed_files(&self, pull_request: u64) -> Result<Vec<String>, Error> {
        let mut files = Vec::new();
        for page in 1..=MAX_PAGES {
            let path = format!("pulls/{pull_request}/files?per_page=100&page={page}");
            let what = "read the files of the pull request";
            let list = self.send(what, "pull-requests: read", Method::Get, &path, None).await?;
            let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
            let kept = list.iter().filter(|f| text(f, "status") != "removed");
            files.extend(kept.map(|f| text(f, "filename").to_owned()));
            if list.len() < 100 {
                break;
            }
        }
        Ok(files)
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn bounded(body: &str) -> String {
    body.chars().take(MAX_COMMENT).collect()
}

#[cfg(test)]
mod tests;
