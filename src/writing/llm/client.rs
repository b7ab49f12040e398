//! EDGE. Speaks to one OpenAI-compatible endpoint: finds out what it understands, counts what it uses,
//! and turns its failures into [`Error`]. No type of the client library leaves this file.

use std::sync::{Mutex, PoisonError};

use async_openai::{
    Client,
    error::OpenAIError,
    types::chat::{
        ChatCompletionRequestMessage, ChatCompletionRequestSystemMessage, ChatCompletionRequestUserMessage,
        CreateChatCompletionRequest, ResponseFormat, ResponseFormatJsonSchema,
    },
};
use async_trait::async_trait;
use serde::Deserialize;

use super::{
    Brief, Endpoint, Error, Repair, SectionWriter,
    answer::{self, Answer},
    dialect::{Dialect, Format},
    prompt::{self, Messages},
    transport::{HttpFailure, Transport, classify, shorten, transport_problem},
    wire::Wire,
};
use crate::{budget::Budget, http};

/// A section takes a model longer than a page takes a server: this many times `REQUEST_TIMEOUT`.
const DEADLINE_FACTOR: u32 = 4;

/// The language model behind an endpoint, within a budget.
#[derive(Debug)]
pub struct LanguageModel<'a> {
    client: Client<Wire>,
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

/// What an answer is to look like.
pub(super) struct Form {
    /// Its name, for the service.
    pub(super) name: &'static str,
    /// Its JSON schema of types alone.
    pub(super) schema: serde_json::Value,
    /// The same with limits.
    pub(super) bounded: serde_json::Value,
    /// Most tokens it needs, where that is less than the setting.
    pub(super) most_tokens: Option<u32>,
}

/// The text of an answer.
pub(super) struct Content {
    /// What the model wrote; not empty.
    pub(super) text: String,
    /// Whether it was cut off at the token limit.
    cut: bool,
}

impl<'a> LanguageModel<'a> {
    /// A client of that endpoint over the shared HTTP client (its time-outs, proxy and TLS apply).
    pub fn new(http: http::Client, endpoint: Endpoint, budget: &'a Budget) -> Result<Self, Error> {
        endpoint.check()?;
        let vendor = endpoint.address.azure || endpoint.address.is_openai();
        let dialect = Dialect {
            format: if vendor { Format::Schema } else { Format::Bounded },
            new_token_field: vendor,
            temperature: endpoint.temperature.is_some(),
            seed: endpoint.seed.is_some(),
        };
        let client = Client::build(http.reqwest(), Wire::new(&endpoint)?)
            .with_http_service(Transport { http: http.reqwest() });
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

    /// Tokens of one request at the most.
    fn max_input_tokens(&self) -> u64 {
        u64::from(self.endpoint.max_input_tokens)
    }

    /// Tokens of one answer at the most.
    fn max_output_tokens(&self, form: &Form) -> u32 {
        form.most_tokens.map_or(self.endpoint.max_output_tokens, |most| {
            most.min(self.endpoint.max_output_tokens)
        })
    }

    fn request(&self, messages: &Messages, form: &Form, dialect: Dialect) -> CreateChatCompletionRequest {
        let max = Some(self.max_output_tokens(form));
        let structured = |schema: &serde_json::Value| ResponseFormat::JsonSchema {
            json_schema: ResponseFormatJsonSchema {
                description: None,
                name: form.name.into(),
                schema: schema.clone(),
                strict: Some(true),
            },
        };
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
                Format::Bounded => Some(structured(&form.bounded)),
                Format::Schema => Some(structured(&form.schema)),
                Format::Json => Some(ResponseFormat::JsonObject),
                Format::Text => None,
            },
            ..CreateChatCompletionRequest::default()
        }
    }

    /// One completion in the simplest form the endpoint needs, within the budget.
    async fn complete(&self, messages: &Messages, form: &Form) -> Result<RawCompletion, Error> {
        loop {
            let dialect = self.dialect();
            let mut effort = self.http.effort();
            effort.deadline *= DEADLINE_FACTOR;
            let request = self.request(messages, form, dialect);
            let most = (messages.tokens(), u64::from(self.max_output_tokens(form)));
            let attempt = async || self.attempt(&request, most).await;
            match self.http.retrying("llm", "chat completion", effort, attempt).await {
                Ok(completion) => return Ok(completion),
                Err(error) => {
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

    /// One request, within the budget: each repetition is asked for anew, and one that times out is charged.
    async fn attempt(
        &self,
        request: &CreateChatCompletionRequest,
        (input, output): (u64, u64),
    ) -> Result<(RawCompletion, Option<u16>), Error> {
        let reservation = self.budget.reserve(input, output)?;
        match self.client.chat().create_byot::<_, RawCompletion>(request).await {
            Ok(completion) => {
                let used = completion.usage.as_ref().map(|u| (u.prompt_tokens, u.completion_tokens));
                reservation.settle(used.filter(|(input, output)| input + output > 0));
                Ok((completion, Some(200)))
            }
            Err(failure) => {
                let error = self.explain(&failure);
                // An answer that nobody can read was still written, and so may be one whose connection broke.
                let written = match &failure {
                    OpenAIError::Reqwest(error) => !error.is_connect(),
                    _ => matches!(error, Error::BadAnswer { .. }),
                };
                if written {
                    reservation.settle(None);
                } else {
                    reservation.release();
                }
                Err(error)
            }
        }
    }

    /// The text of the answer to a request.
    pub(super) async fn ask(&self, messages: &Messages, form: &Form) -> Result<Content, Error> {
        let completion = self.complete(messages, form).await?;
        let Some(choice) = completion.choices.into_iter().next() else {
            return Err(self.bad("it holds no choice"));
        };
        if choice.finish_reason.as_deref() == Some("content_filter") || choice.message.refusal.is_some() {
            return Err(Error::ContentFilter {
                service: self.endpoint.host(),
            });
        }
        let text = choice.message.content.unwrap_or_default();
        if text.trim().is_empty() {
            return Err(self.bad("it is empty"));
        }
        Ok(Content {
            text,
            cut: choice.finish_reason.as_deref() == Some("length"),
        })
    }

    /// An answer of another form than was asked for.
    pub(super) fn unreadable(&self, content: &Content) -> Error {
        self.bad(if content.cut {
            "it was cut off at the token limit"
        } else {
            "it is not the JSON that was asked for"
        })
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
        brief.fit(repair, self.max_input_tokens());
        let form = Form {
            name: "section",
            schema: prompt::answer_schema(&brief, false),
            bounded: prompt::answer_schema(&brief, true),
            most_tokens: None,
        };
        let content = loop {
            match self.ask(&prompt::messages(&brief, repair), &form).await {
                // The model reads less than we were told: the lesser half of the evidence goes.
                Err(Error::ContextTooLong { .. }) if brief.halve() => {}
                other => break other?,
            }
        };
        answer::read(&content.text).ok_or_else(|| self.unreadable(&content))
    }
}
