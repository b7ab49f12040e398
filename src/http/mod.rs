//! The one HTTP client of the program: everything that leaves the machine goes through here, with the same
//! TLS roots, proxy, deadlines, retries, circuit breakers and log of attempts. It knows no service and reads
//! no environment: [`Options`] carries what the user set.
//!
//! ```no_run
//! # use casestudypilot::http::{Call, Client, Hosts, Options};
//! # async fn example() -> Result<(), casestudypilot::http::Error> {
//! let client = Client::new(&Options::default())?;
//! let url = "https://glossary.cncf.io/".parse().expect("a valid address");
//! // Retried, limited in size and time, redirected to the expected hosts only, and logged.
//! let call = Call::get("glossary", "glossary", url).hosts(Hosts::of(&["glossary.cncf.io"])).limit(1 << 20);
//! let page = client.send(&call).await?;
//! assert_eq!(page.status, 200);
//! # Ok(()) }
//! ```
//!
//! Crates that bring their own requests (octocrab, async-openai) take [`Client::reqwest`] and wrap each call in
//! [`Client::retrying`], so that deadline, retries, breaker and log are the same for them.

mod breaker;
mod build;
mod call;
mod error;
mod redact;
mod retry;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

pub use build::{Options, USER_AGENT};
pub use call::{Body, Call, Hosts, Response};
pub use error::{Error, Failure};
pub use redact::{redact_text, redact_url};
pub use retry::{Effort, MAX_WAIT, retry_after};

use breaker::Breakers;

/// One try at an outside service, as the report tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Service ("youtube", "llm", …): the unit of the circuit breaker.
    pub service: String,
    /// What was asked of it, fit to show ("watch page"); never an address with a query.
    pub what: String,
    /// HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// What went wrong, redacted; `None` for a success.
    pub error: Option<String>,
    /// From the start of this attempt to its end, in milliseconds.
    pub elapsed_ms: u64,
    /// Whether another attempt followed it.
    pub retried: bool,
}

/// The shared client. Cloning is cheap and shares connections, breakers and log.
#[derive(Debug, Clone)]
pub struct Client {
    inner: reqwest::Client,
    effort: Effort,
    breakers: Arc<Mutex<Breakers>>,
    attempts: Arc<Mutex<Vec<Attempt>>>,
}

impl Client {
    /// Builds the client. Fails on a proxy address or certificate that cannot be used, never on the network.
    pub fn new(options: &Options) -> Result<Self, Error> {
        Ok(Self {
            inner: build::build(options)?,
            effort: Effort {
                deadline: options.timeout,
                attempts: options.attempts,
            },
            breakers: Arc::default(),
            attempts: Arc::default(),
        })
    }

    /// The same client with an empty log of its own: one a talk, so that reports of a batch stay apart.
    /// Breakers and connections stay shared.
    #[must_use]
    pub fn for_one_run(&self) -> Self {
        Self {
            attempts: Arc::default(),
            ..self.clone()
        }
    }

    /// The same client, log and breakers, with another default effort.
    #[must_use]
    pub fn with_effort(&self, effort: Effort) -> Self {
        Self {
            effort,
            ..self.clone()
        }
    }

    /// The plain client, for octocrab's `build_with_reqwest` and async-openai's `Client::build`. It follows
    /// redirects within one origin only and has no deadline of its own: call it inside [`Client::retrying`].
    pub fn reqwest(&self) -> reqwest::Client {
        self.inner.clone()
    }

    /// The default effort of a call: the deadline of one attempt (`REQUEST_TIMEOUT`) and how many there are.
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// Every attempt so far in the order they ended.
    pub fn attempts(&self) -> Vec<Attempt> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn record(&self, attempt: Attempt) {
        tracing::debug!(
            service = attempt.service,
            what = attempt.what,
            status = attempt.status,
            error = attempt.error,
            elapsed_ms = attempt.elapsed_ms,
            retried = attempt.retried,
            "request"
        );
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner).push(attempt);
    }

    fn breakers<T>(&self, act: impl FnOnce(&mut Breakers) -> T) -> T {
        act(&mut self.breakers.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
