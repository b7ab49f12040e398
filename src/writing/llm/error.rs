//! What can go wrong between us and a language model service, told apart by what helps.

use std::{borrow::Cow, time::Duration};

use crate::{
    budget::Exceeded,
    explain::{Explain, Kind},
    http,
};

/// A request that brought no usable answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A limit of the user's would be passed; nothing more is sent.
    #[error(transparent)]
    Budget(#[from] Exceeded),
    /// The service no longer exists.
    #[error("{service} was retired on 2026-07-30 and answers no more requests (HTTP 410)")]
    Retired {
        /// Name of the service.
        service: String,
    },
    /// The key is missing, wrong or may not use the model.
    #[error("{service} refuses the API key (HTTP {status}): {message}")]
    InvalidKey {
        /// Host of the endpoint.
        service: String,
        /// HTTP status.
        status: u16,
        /// What it says.
        message: String,
    },
    /// A key that cannot be sent.
    #[error("the API key for {service} holds characters that no HTTP header can carry")]
    UnusableKey {
        /// Host of the endpoint.
        service: String,
    },
    /// The endpoint does not know the model.
    #[error("{service} does not offer the model {model:?}: {message}")]
    UnknownModel {
        /// Host of the endpoint.
        service: String,
        /// Model asked for.
        model: String,
        /// What it says.
        message: String,
    },
    /// Evidence and instructions are longer than the model can read.
    #[error("the request is longer than the model {model:?} can read: {message}")]
    ContextTooLong {
        /// Model asked for.
        model: String,
        /// What the service says.
        message: String,
    },
    /// The service's content filter stopped the request or the answer.
    #[error("the content filter of {service} stopped the answer")]
    ContentFilter {
        /// Host of the endpoint.
        service: String,
    },
    /// Too many requests for now.
    #[error("{service} asks to wait (HTTP 429): {message}")]
    RateLimited {
        /// Host of the endpoint.
        service: String,
        /// What it says.
        message: String,
        /// Seconds to wait, when it says so.
        retry_after: Option<u64>,
    },
    /// The account's daily or paid quota is used up; waiting seconds does not help.
    #[error("the quota at {service} is used up: {message}")]
    QuotaExceeded {
        /// Host of the endpoint.
        service: String,
        /// What it says.
        message: String,
    },
    /// The service fails, cannot be reached or is too slow.
    #[error("{service} is unavailable: {message}")]
    Unavailable {
        /// Host of the endpoint.
        service: String,
        /// HTTP status or what happened to the connection.
        message: String,
    },
    /// The request itself is refused for another reason.
    #[error("{service} refuses the request (HTTP {status}): {message}")]
    Refused {
        /// Host of the endpoint.
        service: String,
        /// HTTP status.
        status: u16,
        /// What it says.
        message: String,
    },
    /// An answer that holds nothing usable.
    #[error("the answer of {model:?} is not usable: {reason}")]
    BadAnswer {
        /// Model asked.
        model: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl Error {
    /// Whether other sections would fail the same way, so that asking on is a waste.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Budget(_)
            | Self::Retired { .. }
            | Self::InvalidKey { .. }
            | Self::UnusableKey { .. }
            | Self::UnknownModel { .. }
            | Self::QuotaExceeded { .. }
            | Self::Unavailable { .. } => true,
            Self::ContextTooLong { .. }
            | Self::ContentFilter { .. }
            | Self::RateLimited { .. }
            | Self::Refused { .. }
            | Self::BadAnswer { .. } => false,
        }
    }
}

impl From<http::Error> for Error {
    fn from(error: http::Error) -> Self {
        Self::Unavailable {
            service: "the language model endpoint".into(),
            message: error.to_string(),
        }
    }
}

impl http::Failure for Error {
    fn transient(&self) -> bool {
        // A 429 without a date comes back as 429; one with a date is worth the wait.
        matches!(
            self,
            Self::Unavailable { .. }
                | Self::RateLimited {
                    retry_after: Some(_),
                    ..
                }
        )
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::RateLimited { retry_after, .. } => retry_after.map(Duration::from_secs),
            _ => None,
        }
    }

    fn status(&self) -> Option<u16> {
        match self {
            Self::InvalidKey { status, .. } | Self::Refused { status, .. } => Some(*status),
            Self::RateLimited { .. } | Self::QuotaExceeded { .. } => Some(429),
            Self::Retired { .. } => Some(410),
            Self::UnknownModel { .. } => Some(404),
            _ => None,
        }
    }
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Budget(_) => "budget-exceeded",
            Self::Retired { .. } => "llm-retired",
            Self::InvalidKey { .. } | Self::UnusableKey { .. } => "llm-invalid-key",
            Self::UnknownModel { .. } => "llm-unknown-model",
            Self::ContextTooLong { .. } => "llm-context-too-long",
            Self::ContentFilter { .. } => "llm-content-filter",
            Self::RateLimited { .. } => "llm-rate-limited",
            Self::QuotaExceeded { .. } => "llm-quota-exceeded",
            Self::Unavailable { .. } => "llm-unavailable",
            Self::Refused { .. } => "llm-refused",
            Self::BadAnswer { .. } => "llm-bad-answer",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Budget(_) => Kind::Budget,
            Self::Retired { .. } | Self::UnusableKey { .. } => Kind::Usage,
            Self::RateLimited { .. } | Self::QuotaExceeded { .. } | Self::Unavailable { .. } => {
                Kind::Unavailable
            }
            Self::InvalidKey { .. }
            | Self::UnknownModel { .. }
            | Self::ContextTooLong { .. }
            | Self::ContentFilter { .. }
            | Self::Refused { .. }
            | Self::BadAnswer { .. } => Kind::Failed,
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Budget(_) => "raise max-tokens or max-cost-usd, choose a cheaper llm-model, or use writer: extractive, which costs nothing".into(),
            Self::Retired { .. } => "set llm-base-url and llm-api-key of another OpenAI-compatible endpoint (OpenAI, Azure, or Ollama as a service container, which needs no key), or use writer: extractive".into(),
            Self::InvalidKey { .. } => "check llm-api-key (the repository secret) and that it may use this model".into(),
            Self::UnusableKey { .. } => "store llm-api-key (the repository secret) anew, without line breaks or other invisible characters".into(),
            Self::UnknownModel { .. } => "set llm-model to a model that the endpoint lists under /models; a local server must have pulled it first".into(),
            Self::ContextTooLong { .. } => "choose a model that reads at least 8,000 tokens; the section falls back to the extractive writer".into(),
            Self::ContentFilter { .. } => "the section falls back to the extractive writer; nothing needs to be done".into(),
            Self::RateLimited { retry_after: Some(seconds), .. } => format!("run it again in {seconds} seconds").into(),
            Self::RateLimited { .. } => "run it again later, or lower MAX_CONCURRENT_REQUESTS".into(),
            Self::QuotaExceeded { .. } => "check billing and limits of the account, or use writer: extractive until the quota is renewed".into(),
            Self::Unavailable { .. } => "run it again later; until then writer: extractive needs no service".into(),
            Self::Refused { .. } => "check llm-base-url and llm-model; the message above is the service's own".into(),
            Self::BadAnswer { .. } => "choose a stronger llm-model; the section falls back to the extractive writer".into(),
        })
    }
}
