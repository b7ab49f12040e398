//! EDGE. Speaks to one OpenAI-compatible endpoint: finds out what it understands, counts what it uses,
//! and turns its failures into [`Error`]. No type of the client library leaves this file.

use std::sync::{Mutex, PoisonError};

use async_openai::{
    Client,
    config::OpenAIConfig,
    error::OpenAIError,
    types::chat::{
        ChatCompletionRequestMessage, ChatCompletionRequestSystemMessage, ChatCompletionRequestUserMessage,
        CreateChatCompletionRequest, ResponseFormat, ResponseFormatJsonSchema,
    },
};
use async_trait::async_trait;
use secrecy::ExposeSecret as _;
use serde::Deserialize;

use super::{
    Brief, Endpoint, Error, Repair, SectionWriter,
    answer::{self, Answer},
    dialect::{Dialect, Format},
    prompt::{self, Messages},
    transport::{HttpFailure, Transport, classify, shorten, transport_problem},
};
use crate::{budget::Budget, http};

/// A section takes a model longer than a page takes a server: this many times `REQUEST_TIMEOUT`.
const DEADLINE_FACTOR: u32 = 4;

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
        self.endpoint.evidence_tokens()
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
