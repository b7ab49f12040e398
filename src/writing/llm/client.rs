//! EDGE. Speaks to one OpenAI-compatible endpoint: finds out what it understands, counts what it uses,
//! and turns its failures into [`Error`]. No type of the client library leaves this file.

use std::{
    sync::{Mutex, PoisonError},
    task::{Context, Poll},
    time::{Duration, SystemTime},
};

use async_openai::{
    Client,
    config::OpenAIConfig,
    error::OpenAIError,
    middleware::HttpRequestFactory,
    types::chat::{
        ChatCompletionRequestMessage, ChatCompletionRequestSystemMessage, ChatCompletionRequestUserMessage,
        CreateChatCompletionRequest, ResponseFormat, ResponseFormatJsonSchema,
    },
};
use async_trait::async_trait;
use futures::future::BoxFuture;
use secrecy::ExposeSecret as _;
use serde::Deserialize;

use super::{
    Brief, Endpoint, Error, Repair, SectionWriter,
    answer::{self, Answer},
    prompt::{self, Messages},
};
use crate::{
    budget::{Budget, estimate_tokens},
    http::{self, retry_after},
};

/// Bytes of an answer at the most; the longest useful one has some 10 kB.
const MAX_ANSWER_BYTES: usize = 1 << 20;
/// Characters of a service's own error message that are shown.
const MAX_MESSAGE_CHARS: usize = 300;
/// A section takes a model longer than a page takes a server: this many times `REQUEST_TIMEOUT`.
const DEADLINE_FACTOR: u32 = 4;

/// What the endpoint understands; starts with the most and steps down when it complains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dialect {
    format: Format,
    new_token_field: bool,
    temperature: bool,
    seed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Schema,
    Json,
    Text,
}

impl Dialect {
    /// The next simpler form after a complaint about the request; `None` when it is not about form.
    fn simpler(mut self, complaint: &str) -> Option<Self> {
        let complaint = complaint.to_lowercase();
        if complaint.contains("max_tokens") && !self.new_token_field {
            self.new_token_field = true;
        } else if complaint.contains("max_completion_tokens") && self.new_token_field {
            self.new_token_field = false;
        } else if complaint.contains("temperature") && self.temperature {
            self.temperature = false;
        } else if complaint.contains("seed") && self.seed {
            self.seed = false;
        } else if [
            "response_format",
            "json_schema",
            "json_object",
            "structured",
            "schema",
            "grammar",
        ]
        .iter()
        .any(|sign| complaint.contains(sign))
        {
            self.format = match self.format {
                Format::Schema => Format::Json,
                Format::Json => Format::Text,
                Format::Text => return None,
            };
        } else {
            return None;
        }
        Some(self)
    }
}

/// The language model behind an endpoint, within a budget.
#[derive(Debug)]
pub struct LanguageModel<'a> {
    client: Client<OpenAIConfig>,
    http: http::Client,
    endpoint: Endpoint,
    budget: &'a Budget,
    dialect: Mutex<Dialect>,
}

/// The fields of an answer that we need; services leave out many of the others.
#[derive(Deserialize)]
struct RawCompletion {
    #[serde(default)]
    choices: Vec<RawChoice>,
    usage: Option<RawUsage>,
}

#[derive(Deserialize)]
struct RawChoice {
    message: RawMessage,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct RawMessage {
    content: Option<String>,
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct RawUsage {
    #[serde(default)]
    prompt_tokens: u64,
    #[serde(default)]
    completion_tokens: u64,
}

impl<'a> LanguageModel<'a> {
    /// A client of that endpoint over the shared HTTP client (its time-outs, proxy and TLS apply).
    pub fn new(http: http::Client, endpoint: Endpoint, budget: &'a Budget) -> Result<Self, Error> {
        endpoint.check()?;
        // Without a key some local servers still want the header; the default would read the environment.
        let key = endpoint.api_key.as_ref().map_or("unused", |key| key.expose_secret());
        let mut config = OpenAIConfig::new().with_api_base(&endpoint.base_url).with_api_key(key);
        if endpoint.is_azure() {
            config = config.with_header("api-key", key).map_err(|_| Error::InvalidKey {
                service: endpoint.host(),
                status: 0,
                message: "the key holds characters that no HTTP header can carry".into(),
            })?;
        }
        let official = endpoint.is_azure() || endpoint.host() == "api.openai.com";
        let dialect = Dialect {
            format: Format::Schema,
            new_token_field: official,
            temperature: endpoint.temperature.is_some(),
            seed: endpoint.seed.is_some(),
        };
        let client =
            Client::build(http.reqwest(), config).with_http_service(Transport { http: http.reqwest() });
        Ok(Self {
            client,
            http,
            endpoint,
            budget,
            dialect: Mutex::new(dialect),
        })
    }

    fn dialect(&self) -> Dialect {
        *self.dialect.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn request(&self, messages: &Messages, dialect: Dialect) -> CreateChatCompletionRequest {
        let max = Some(self.endpoint.max_output_tokens);
        CreateChatCompletionRequest {
            model: self.endpoint.model.clone(),
            messages: vec![
                ChatCompletionRequestMessage::System(ChatCompletionRequestSystemMessage::from(
                    messages.system.as_str(),
                )),
                ChatCompletionRequestMessage::User(ChatCompletionRequestUserMessage::from(
                    messages.user.as_str(),
                )),
            ],
            max_completion_tokens: max.filter(|_| dialect.new_token_field),
            #[allow(deprecated, reason = "the only field that local servers know")]
            max_tokens: max.filter(|_| !dialect.new_token_field),
            temperature: self.endpoint.temperature.filter(|_| dialect.temperature),
            #[allow(deprecated, reason = "asked for only where the user sets one")]
            seed: self.endpoint.seed.filter(|_| dialect.seed),
            response_format: match dialect.format {
                Format::Schema => Some(ResponseFormat::JsonSchema {
                    json_schema: ResponseFormatJsonSchema {
                        description: None,
                        name: "section".into(),
                        schema: prompt::answer_schema(),
                        strict: Some(true),
                    },
                }),
                Format::Json => Some(ResponseFormat::JsonObject),
                Format::Text => None,
            },
            ..CreateChatCompletionRequest::default()
        }
    }

    /// One completion in the simplest form the endpoint needs, within the budget.
    async fn complete(&self, messages: &Messages) -> Result<RawCompletion, Error> {
        loop {
            let dialect = self.dialect();
            let reservation =
                self.budget.reserve(messages.tokens(), u64::from(self.endpoint.max_output_tokens))?;
            let mut effort = self.http.effort();
            effort.deadline *= DEADLINE_FACTOR;
            let request = self.request(messages, dialect);
            let answer = self
                .http
                .retrying("llm", "chat completion", effort, async || {
                    match self.client.chat().create_byot::<_, RawCompletion>(&request).await {
                        Ok(completion) => Ok((completion, Some(200))),
                        Err(error) => Err(self.explain(&error)),
                    }
                })
                .await;
            match answer {
                Ok(completion) => {
                    let used = completion.usage.as_ref().map(|u| (u.prompt_tokens, u.completion_tokens));
                    self.budget.settle(reservation, used.filter(|(i, o)| i + o > 0));
                    return Ok(completion);
                }
                Err(error) => {
                    self.budget.release(reservation);
                    let simpler = match &error {
                        Error::Refused { message, .. } => dialect.simpler(message),
                        _ => None,
                    };
                    let Some(simpler) = simpler else { return Err(error) };
                    *self.dialect.lock().unwrap_or_else(PoisonError::into_inner) = simpler;
                }
            }
        }
    }

    fn explain(&self, failure: &OpenAIError) -> Error {
        let service = self.endpoint.host();
        match failure {
            OpenAIError::Boxed(inner) => match inner.downcast_ref::<HttpFailure>() {
                Some(failure) => classify(failure, &self.endpoint),
                None => Error::Unavailable {
                    service,
                    message: "the connection failed".into(),
                },
            },
            OpenAIError::JSONDeserialize(..) => self.bad("it is not a chat completion"),
            OpenAIError::Reqwest(error) => Error::Unavailable {
                service,
                message: transport_problem(error).into(),
            },
            OpenAIError::ApiError(error) => Error::Refused {
                service,
                status: error.status_code.as_u16(),
                message: shorten(&error.api_error.message),
            },
            other => Error::Refused {
                service,
                status: 0,
                message: shorten(&other.to_string()),
            },
        }
    }

    fn bad(&self, reason: &str) -> Error {
        Error::BadAnswer {
            model: self.endpoint.model.clone(),
            reason: reason.into(),
        }
    }
}

#[async_trait(?Send)]
impl SectionWriter for LanguageModel<'_> {
    fn evidence_tokens(&self) -> u64 {
        // Rules, brief and a repair with its reasons take about 1,500 tokens beside the evidence.
        u64::from(self.endpoint.max_input_tokens).saturating_sub(1500)
    }

    async fn section(&self, brief: &Brief, repair: Option<&Repair>) -> Result<Answer, Error> {
        let mut brief = brief.clone();
        let completion = loop {
            match self.complete(&prompt::messages(&brief, repair)).await {
                // The model reads less than we were told: the lesser half of the evidence goes.
                Err(Error::ContextTooLong { .. }) if brief.evidence.len() > 4 => halve(&mut brief),
                other => break other?,
            }
        };
        let Some(choice) = completion.choices.into_iter().next() else {
            return Err(self.bad("it holds no choice"));
        };
        if choice.finish_reason.as_deref() == Some("content_filter") || choice.message.refusal.is_some() {
            return Err(Error::ContentFilter {
                service: self.endpoint.host(),
            });
        }
        let content = choice.message.content.unwrap_or_default();
        if content.trim().is_empty() {
            return Err(self.bad("it is empty"));
        }
        answer::read(&content).ok_or_else(|| {
            self.bad(match choice.finish_reason.as_deref() {
                Some("length") => "it was cut off at the token limit",
                _ => "it is not the JSON that was asked for",
            })
        })
    }
}

/// Drops every second line of evidence that is not among the first of its neighbours.
fn halve(brief: &mut Brief) {
    let mut keep = false;
    brief.evidence.retain(|_| {
        keep = !keep;
        keep
    });
}

/// An answer that is no success, with what the library would lose.
#[derive(Debug, thiserror::Error)]
#[error("HTTP {status}")]
struct HttpFailure {
    status: u16,
    retry_after: Option<Duration>,
    body: String,
}

/// What a failed answer means; services word it differently, the status and a few words decide.
fn classify(failure: &HttpFailure, endpoint: &Endpoint) -> Error {
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

fn shorten(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.chars().filter(|c| !c.is_control()).take(MAX_MESSAGE_CHARS).collect()
}

fn transport_problem(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "it did not answer in time"
    } else if error.is_connect() {
        "it cannot be reached"
    } else {
        "the connection broke off"
    }
}

/// Carries requests over the shared client; keeps status and `Retry-After`, which the library drops, and
/// limits the size of answers. Repeating is left to the shared client's retry: a completion has no side
/// effect, so that it is safe.
#[derive(Debug, Clone)]
struct Transport {
    http: reqwest::Client,
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

/// Cost in US dollars that a run of these requests would have at the most, for `--dry-run`.
pub fn worst_case_tokens(messages: &[Messages], max_output_tokens: u32) -> (u64, u64) {
    let input = messages.iter().map(|m| estimate_tokens(&m.system) + estimate_tokens(&m.user)).sum();
    (input, messages.len() as u64 * u64::from(max_output_tokens))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint() -> Endpoint {
        Endpoint {
            base_url: "https://llm.example.com/v1".into(),
            model: "small".into(),
            api_key: None,
            temperature: Some(0.3),
            max_output_tokens: 100,
            max_input_tokens: 8000,
            seed: None,
        }
    }

    fn code(status: u16, body: &str) -> &'static str {
        use crate::error::Explain as _;
        classify(
            &HttpFailure {
                status,
                retry_after: None,
                body: body.into(),
            },
            &endpoint(),
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

    #[test]
    fn a_dialect_steps_down_once_for_each_complaint() {
        let full = Dialect {
            format: Format::Schema,
            new_token_field: false,
            temperature: true,
            seed: true,
        };
        assert_eq!(
            full.simpler("'response_format' is not supported").map(|d| d.format),
            Some(Format::Json)
        );
        assert_eq!(
            full.simpler("Unsupported value: 'temperature'").map(|d| d.temperature),
            Some(false)
        );
        assert_eq!(
            full.simpler("use max_completion_tokens, max_tokens is not supported")
                .map(|d| d.new_token_field),
            Some(true)
        );
        assert_eq!(full.simpler("no idea"), None);
        let text = Dialect {
            format: Format::Text,
            ..full
        };
        assert_eq!(text.simpler("response_format"), None);
    }
}
