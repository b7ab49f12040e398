//! EDGE. Carries the client library's requests over the shared HTTP client and keeps what the library would
//! lose of an answer: status, `Retry-After`, and a body that is no JSON. [`classify`] says what a failure means.

use std::{
    task::{Context, Poll},
    time::{Duration, SystemTime},
};

use async_openai::{error::OpenAIError, middleware::HttpRequestFactory};
use futures::future::BoxFuture;

use super::{Endpoint, Error};
use crate::http::retry_after;

/// Bytes of an answer at the most; the longest useful one has some 10 kB.
const MAX_ANSWER_BYTES: usize = 1 << 20;
/// Characters of a service's own error message that are shown.
const MAX_MESSAGE_CHARS: usize = 300;

/// Carries requests over the shared client; keeps status and `Retry-After`, which the library drops, and
/// limits the size of answers. Repeating is left to the shared client's retry: a completion has no side
/// effect, so that it is safe.
#[derive(Debug, Clone)]
pub(super) struct Transport {
    pub(super) http: reqwest::Client,
}

impl tower_service::Service<HttpRequestFactory> for Transport {
    type Response = reqwest::Response;
    type Error = OpenAIError;
    type Future = BoxFuture<'static, Result<reqwest::Response, OpenAIError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), OpenAIError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, factory: HttpRequestFactory) -> Self::Future {
        let http = self.http.clone();
        Box::pin(async move { send(&http, &factory).await })
    }
}

async fn send(
    http: &reqwest::Client,
    factory: &HttpRequestFactory,
) -> Result<reqwest::Response, OpenAIError> {
    let mut response = http.execute(factory.build().await?).await?;
    let status = response.status();
    let retry_after = response
        .headers()
        .get(reqwest::header::RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| retry_after(value, SystemTime::now()));
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > MAX_ANSWER_BYTES {
            return Err(failure(
                200,
                None,
                format!("the answer is longer than {MAX_ANSWER_BYTES} bytes"),
            ));
        }
        body.extend_from_slice(&chunk);
    }
    if !status.is_success() {
        return Err(failure(
            status.as_u16(),
            retry_after,
            String::from_utf8_lossy(&body).into_owned(),
        ));
    }
    let whole = ::http::Response::builder()
        .status(status)
        .body(body)
        .map_err(|error| OpenAIError::InvalidArgument(error.to_string()))?;
    Ok(reqwest::Response::from(whole))
}

fn failure(status: u16, retry_after: Option<Duration>, body: String) -> OpenAIError {
    OpenAIError::Boxed(Box::new(HttpFailure {
        status,
        retry_after,
        body,
    }))
}

/// An answer that is no success, with what the library would lose.
#[derive(Debug, thiserror::Error)]
#[error("HTTP {status}")]
pub(super) struct HttpFailure {
    status: u16,
    retry_after: Option<Duration>,
    body: String,
}

/// What a failed answer means; services word it differently, the status and a few words decide.
pub(super) fn classify(failure: &HttpFailure, endpoint: &Endpoint) -> Error {
    let service = endpoint.host();
    let model = endpoint.model.clone();
    let status = failure.status;
    let message = message(&failure.body);
    let lower = failure.body.to_lowercase();
    let says = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
    match status {
        200 => Error::BadAnswer {
            model,
            reason: message,
        },
        410 => Error::Retired { service },
        401 | 403 => Error::InvalidKey {
            service,
            status,
            message,
        },
        429 if says(&[
            "insufficient_quota",
            "exceeded your current quota",
            "per day",
            "daily",
            "billing",
        ]) =>
        {
            Error::QuotaExceeded { service, message }
        }
        429 => Error::RateLimited {
            service,
            message,
            retry_after: failure.retry_after.map(|wait| wait.as_secs()),
        },
        400 | 404 | 413 | 422 => {
            if says(&[
                "content_filter",
                "content management policy",
                "responsibleaipolicy",
            ]) {
                Error::ContentFilter { service }
            } else if status == 413
                || says(&[
                    "context_length",
                    "context length",
                    "context size",
                    "too many tokens",
                    "maximum context",
                    "n_ctx",
                ])
            {
                Error::ContextTooLong { model, message }
            } else if status == 404 || says(&["model_not_found", "unknown model", "model not found"]) {
                Error::UnknownModel {
                    service,
                    model,
                    message,
                }
            } else {
                Error::Refused {
                    service,
                    status,
                    message,
                }
            }
        }
        408 | 500..=599 => Error::Unavailable {
            service,
            message: format!("HTTP {status}: {message}"),
        },
        _ => Error::Refused {
            service,
            status,
            message,
        },
    }
}

/// The service's own words: `error.message` of a JSON body, else its beginning.
fn message(body: &str) -> String {
    let json: Option<serde_json::Value> = serde_json::from_str(body).ok();
    let said = json.as_ref().and_then(|v| {
        let error = v.get("error").unwrap_or(v);
        error.get("message").unwrap_or(error).as_str()
    });
    shorten(said.unwrap_or(body))
}

pub(super) fn shorten(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.chars().filter(|c| !c.is_control()).take(MAX_MESSAGE_CHARS).collect()
}

pub(super) fn transport_problem(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "it did not answer in time"
    } else if error.is_connect() {
        "it cannot be reached"
    } else {
        "the connection broke off"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(status: u16, body: &str) -> &'static str {
        use crate::explain::Explain as _;
        classify(
            &HttpFailure {
                status,
                retry_after: None,
                body: body.into(),
            },
            &Endpoint::example("https://llm.example.com/v1"),
        )
        .code()
    }

    #[test]
    fn failures_are_told_apart_by_what_helps() {
        for (status, body, expected) in [
            (
                401,
                r#"{"error":{"message":"Incorrect API key provided"}}"#,
                "llm-invalid-key",
            ),
            (
                404,
                r#"{"error":{"code":"model_not_found","message":"no such model"}}"#,
                "llm-unknown-model",
            ),
            (
                400,
                r#"{"error":{"code":"context_length_exceeded","message":"maximum context length is 4096"}}"#,
                "llm-context-too-long",
            ),
            (
                400,
                r#"{"error":{"code":"content_filter","message":"filtered"}}"#,
                "llm-content-filter",
            ),
            (
                429,
                r#"{"error":{"code":"insufficient_quota","message":"You exceeded your current quota"}}"#,
                "llm-quota-exceeded",
            ),
            (429, "Rate limit of 50 per day reached", "llm-quota-exceeded"),
            (429, "slow down", "llm-rate-limited"),
            (410, "<html>gone</html>", "llm-retired"),
            (503, "overloaded", "llm-unavailable"),
            (400, r#"{"error":{"message":"bad request"}}"#, "llm-refused"),
        ] {
            assert_eq!(code(status, body), expected, "{status} {body}");
        }
    }

    #[test]
    fn the_services_own_words_are_short_and_on_one_line() {
        assert_eq!(
            message(r#"{"error":{"message":"a\n::error::b"}}"#),
            "a ::error::b"
        );
        assert_eq!(message(&"x".repeat(5000)).chars().count(), MAX_MESSAGE_CHARS);
    }
}
