//! One request to GitHub's REST API through octocrab, over the shared HTTP client: status, rate limits and retries are read
//! here and nowhere else. octocrab's own types go no further.

use std::time::{Duration, SystemTime};

use serde_json::Value;

use super::Error;
use crate::{
    config::Secret,
    http::{self, redact_text},
};

/// Name of the service in the report's attempts and for the circuit breaker.
const SERVICE: &str = "github";

/// Methods we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

/// A request, and how to speak of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request<'a> {
    /// "read the comments".
    pub(super) what: &'static str,
    /// Permission of the job that allows it.
    pub(super) permission: &'static str,
    pub(super) method: Method,
    /// Path below the API's base address.
    pub(super) path: &'a str,
    pub(super) body: Option<&'a Value>,
}

/// An authenticated client.
#[derive(Debug, Clone)]
pub(super) struct Api {
    octocrab: octocrab::Octocrab,
    http: http::Client,
}

impl Api {
    pub(super) fn new(base: &str, token: &Secret, http: &http::Client) -> Result<Self, Error> {
        let setup = |reason: String| {
            Error::Http(http::Error::Setup {
                what: "GitHub client",
                reason,
            })
        };
        // octocrab is built without its `retry` feature: it would repeat a POST on any error, and so comment twice.
        let octocrab = octocrab::Octocrab::builder()
            .base_uri(base.trim_end_matches('/'))
            .map_err(|e| setup(e.to_string()))?
            .personal_token(token.expose().to_owned())
            .build_with_reqwest(http.reqwest())
            .map_err(|e| setup(e.to_string()))?;
        Ok(Self {
            octocrab,
            http: http.clone(),
        })
    }

    /// Makes a request; an answer without content is null.
    pub(super) async fn send(&self, request: Request<'_>) -> Result<Value, Error> {
        self.http
            .retrying(SERVICE, request.what, self.http.effort(), async || {
                self.once(request).await
            })
            .await
    }

    async fn once(&self, request: Request<'_>) -> Result<(Value, Option<u16>), Error> {
        // A GET may be repeated, and so may what has the same effect twice.
        let safe = request.method != Method::Post;
        let no_answer = |error: octocrab::Error| Error::NoAnswer {
            what: request.what,
            reason: lowest_cause(&error),
            safe,
        };
        let body = request.body;
        let answer = match request.method {
            Method::Get => self.octocrab._get(request.path).await,
            Method::Post => self.octocrab._post(request.path, body).await,
            Method::Patch => self.octocrab._patch(request.path, body).await,
            Method::Delete => self.octocrab._delete(request.path, body).await,
        }
        .map_err(no_answer)?;
        let status = answer.status().as_u16();
        let header = |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let limits = Limits {
            retry_after: header("retry-after"),
            remaining: header("x-ratelimit-remaining"),
            reset: header("x-ratelimit-reset"),
        };
        let text = self.octocrab.body_to_string(answer).await.map_err(no_answer)?;
        if (200..300).contains(&status) {
            if text.trim().is_empty() {
                return Ok((Value::Null, Some(status)));
            }
            let value = serde_json::from_str(&text).map_err(|e| Error::NoAnswer {
                what: request.what,
                reason: format!("the answer is no JSON: {e}"),
                safe,
            })?;
            return Ok((value, Some(status)));
        }
        Err(refusal(request, status, &limits, &text, safe))
    }
}

/// What GitHub says about its limits.
#[derive(Debug, Default)]
struct Limits {
    retry_after: Option<String>,
    remaining: Option<String>,
    reset: Option<String>,
}

impl Limits {
    /// How long to wait, by GitHub's own rules: `retry-after` first, then the reset of an exhausted primary limit.
    fn wait(&self, now: SystemTime) -> Option<Duration> {
        if let Some(wait) = self.retry_after.as_deref().and_then(|v| http::retry_after(v, now)) {
            return Some(wait);
        }
        if self.remaining.as_deref() != Some("0") {
            return None;
        }
        let reset = SystemTime::UNIX_EPOCH + Duration::from_secs(self.reset.as_deref()?.parse().ok()?);
        Some(reset.duration_since(now).unwrap_or_default())
    }
}

fn refusal(request: Request<'_>, status: u16, limits: &Limits, text: &str, safe: bool) -> Error {
    let Request { what, permission, .. } = request;
    let message = serde_json::from_str::<Value>(text)
        .ok()
        .and_then(|v| v.get("message")?.as_str().map(|m| redact_text(m).chars().take(300).collect()))
        .unwrap_or_else(|| "no message".to_owned());
    let wait = limits.wait(SystemTime::now());
    match status {
        401 => Error::BadToken { what },
        403 | 429 if status == 429 || wait.is_some() || message.to_lowercase().contains("rate limit") => {
            Error::RateLimited { what, wait }
        }
        403 | 404 => Error::Forbidden {
            what,
            status,
            message,
            permission,
        },
        _ => Error::Status {
            what,
            status,
            message,
            safe,
        },
    }
}

fn lowest_cause(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    let text = redact_text(&cause.to_string());
    text.lines().next().unwrap_or_default().to_owned()
}
