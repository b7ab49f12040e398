//! A GitHub that remembers: comments, labels, reactions of one issue. It checks method, path, token and body of every
//! request against what GitHub documents, and keeps what it would not have taken.

use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};
use wiremock::{Match, Mock, MockServer, Request, Respond, ResponseTemplate};

pub(crate) const TOKEN: &str = "ghs_0123456789secret";
const REPO: &str = "/repos/example/case-studies";

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) comments: Vec<Value>,
    pub(crate) labels: Vec<String>,
    pub(crate) reactions: Vec<(u64, String)>,
    pub(crate) closed: bool,
    pub(crate) writers: Vec<String>,
    /// Every text the comment has ever had.
    pub(crate) history: Vec<String>,
    /// Requests that GitHub would not have taken.
    pub(crate) violations: Vec<String>,
    /// Answer 403 to every change from now on.
    pub(crate) read_only: bool,
}

#[derive(Clone)]
pub(crate) struct GitHub {
    state: Arc<Mutex<State>>,
}

struct Any;

impl Match for Any {
    fn matches(&self, _request: &Request) -> bool {
        true
    }
}

impl GitHub {
    pub(crate) async fn start() -> (MockServer, Self) {
        let server = MockServer::start().await;
        let github = Self {
            state: Arc::default(),
        };
        Mock::given(Any).respond_with(github.clone()).mount(&server).await;
        (server, github)
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

fn answer(status: u16, value: Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(value)
}

fn text(body: &Value, key: &str) -> Option<String> {
    body.get(key)?.as_str().map(str::to_owned)
}

/// Whether a body has these keys and no others.
fn only(body: &Value, keys: &[&str]) -> bool {
    body.as_object().is_some_and(|o| o.keys().all(|k| keys.contains(&k.as_str())))
}

impl Respond for GitHub {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let mut state = self.state();
        let path = request.url.path().to_owned();
        let method = request.method.as_str().to_owned();
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let token = request.headers.get("authorization").and_then(|v| v.to_str().ok());
        if token != Some(&format!("Bearer {TOKEN}")) {
            state.violations.push(format!("{method} {path}: token {token:?}"));
            return answer(401, json!({"message": "Bad credentials"}));
        }
        if path == "/user" {
            return answer(403, json!({"message": "Resource not accessible by integration"}));
        }
        let Some(rest) = path.strip_prefix(REPO) else {
            state.violations.push(format!("{method} {path}"));
            return answer(404, json!({"message": "Not Found"}));
        };
        if state.read_only && method != "GET" {
            return answer(403, json!({"message": "Resource not accessible by integration"}));
        }
        let parts: Vec<&str> = rest.trim_start_matches('/').split('/').collect();
        if let Some(response) = route(&mut state, &method, &parts, &body) {
            response
        } else {
            state.violations.push(format!("{method} {path} {body}"));
            answer(422, json!({"message": "Validation Failed"}))
        }
    }
}

fn route(state: &mut State, method: &str, parts: &[&str], body: &Value) -> Option<ResponseTemplate> {
    match (method, parts) {
        ("GET", ["issues", "7", "comments"]) => Some(answer(200, json!(state.comments))),
        ("POST", ["issues", "7", "comments"]) => {
            let text = text(body, "body").filter(|_| only(body, &["body"]))?;
            let id = 100 + state.comments.len() as u64;
            state.history.push(text.clone());
            let comment =
                json!({"id": id, "body": text, "user": {"login": "github-actions[bot]", "type": "Bot"}});
            state.comments.push(comment.clone());
            Some(answer(201, comment))
        }
        ("PATCH", ["issues", "comments", id]) => {
            let text = text(body, "body").filter(|_| only(body, &["body"]))?;
            let id: u64 = id.parse().ok()?;
            let comment = state.comments.iter_mut().find(|c| c["id"] == id)?;
            comment["body"] = json!(text);
            let comment = comment.clone();
            state.history.push(text);
            Some(answer(200, comment))
        }
        ("POST", ["issues", "comments", id, "reactions"]) => {
            let content = text(body, "content").filter(|_| only(body, &["content"]))?;
            let known = [
                "+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes",
            ];
            known.contains(&content.as_str()).then_some(())?;
            state.reactions.push((id.parse().ok()?, content));
            Some(answer(201, json!({"id": 1})))
        }
        ("POST", ["issues", "7", "labels"]) => {
            let labels = body.get("labels")?.as_array().filter(|_| only(body, &["labels"]))?;
            for label in labels {
                let label = label.as_str()?.to_owned();
                if !state.labels.contains(&label) {
                    state.labels.push(label);
                }
            }
            Some(answer(200, json!([])))
        }
        ("DELETE", ["issues", "7", "labels", label]) => {
            let before = state.labels.len();
            state.labels.retain(|l| l != label);
            Some(if state.labels.len() < before {
                answer(200, json!([]))
            } else {
                answer(404, json!({"message": "Label does not exist"}))
            })
        }
        ("PATCH", ["issues", "7"]) => {
            only(body, &["state", "state_reason"]).then_some(())?;
            (text(body, "state")? == "closed").then_some(())?;
            ["completed", "not_planned"]
                .contains(&text(body, "state_reason")?.as_str())
                .then_some(())?;
            state.closed = true;
            Some(answer(200, json!({"number": 7})))
        }
        ("GET", ["collaborators", login, "permission"]) => {
            let permission = if state.writers.iter().any(|w| w == login) {
                "write"
            } else {
                "read"
            };
            Some(answer(
                200,
                json!({"permission": permission, "role_name": permission}),
            ))
        }
        ("GET", ["pulls", _, "files"]) => Some(answer(
            200,
            json!([{"filename": crate::common::CASE_STUDY, "status": "modified"}]),
        )),
        _ => None,
    }
}
