//! What can go wrong between us and a server, in words a person understands. Nothing here holds an address
//! with a query, a header or a body.

use std::{borrow::Cow, error::Error as StdError, time::Duration};

use super::redact_text;
use crate::explain::{Explain, Kind};

/// A call that got no usable answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A network setting that cannot be used.
    #[error("cannot set up the {what}: {reason}")]
    Setup {
        /// Which setting.
        what: &'static str,
        /// Why, without its value.
        reason: String,
    },
    /// No complete answer within the deadline.
    #[error("{service} did not answer within {seconds} seconds")]
    Timeout {
        /// Service.
        service: String,
        /// Deadline of one attempt.
        seconds: u64,
    },
    /// No connection: name, route, TLS or proxy.
    #[error("cannot reach {service}: {reason}")]
    Unreachable {
        /// Service.
        service: String,
        /// The lowest cause.
        reason: String,
    },
    /// The connection broke, or the answer is not what HTTP allows.
    #[error("the answer of {service} broke off: {reason}")]
    Interrupted {
        /// Service.
        service: String,
        /// The lowest cause.
        reason: String,
    },
    /// A status that means "not now": 408, 429 or 5xx.
    #[error("{service} answered HTTP {status}{}", wait_text(*.retry_after))]
    Status {
        /// Service.
        service: String,
        /// HTTP status.
        status: u16,
        /// What the server asks to wait, before any cap.
        retry_after: Option<Duration>,
    },
    /// More bytes than any real answer has.
    #[error("the answer of {service} is larger than {limit} bytes")]
    TooLarge {
        /// Service.
        service: String,
        /// Limit in bytes after decompression.
        limit: usize,
    },
    /// A redirect to a host that has no business there, or too many of them.
    #[error("{service} redirects to {host}, which is not an expected host")]
    Redirect {
        /// Service.
        service: String,
        /// Host, or what else is wrong with the place.
        host: String,
    },
    /// The service failed so often that it is left alone for a while.
    #[error("{service} failed repeatedly and is left alone for {seconds} more seconds")]
    CircuitOpen {
        /// Service.
        service: String,
        /// Time left.
        seconds: u64,
    },
}

fn wait_text(wait: Option<Duration>) -> String {
    wait.map_or_else(String::new, |wait| {
        format!(" and asks to wait {} seconds", wait.as_secs())
    })
}

impl Error {
    /// Reads an error of the plain client. Its address is dropped: it may be signed.
    pub fn from_reqwest(service: &str, error: reqwest::Error, deadline: Duration) -> Self {
        let service = service.to_owned();
        if error.is_timeout() {
            return Self::Timeout {
                service,
                seconds: deadline.as_secs(),
            };
        }
        if error.is_dns() {
            let host = error.url().and_then(url::Url::host_str).unwrap_or("its server");
            let reason = format!("the name {host} cannot be resolved");
            return Self::Unreachable { service, reason };
        }
        let connect = error.is_connect() || error.is_builder();
        let reason = lowest_cause(&error.without_url());
        if connect {
            Self::Unreachable { service, reason }
        } else {
            Self::Interrupted { service, reason }
        }
    }
}

/// The innermost message: it is the one that says what happened ("connection refused").
fn lowest_cause(error: &dyn StdError) -> String {
    let mut cause = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    redact_text(&cause.to_string())
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Setup { .. } => "network-setup",
            Self::Timeout { .. } => "network-timeout",
            Self::Unreachable { .. } => "network-unreachable",
            Self::Interrupted { .. } => "network-interrupted",
            Self::Status { status: 429, .. } => "service-rate-limited",
            Self::Status { .. } => "service-unavailable",
            Self::TooLarge { .. } => "response-too-large",
            Self::Redirect { .. } => "redirect-refused",
            Self::CircuitOpen { .. } => "service-circuit-open",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Setup { .. } => Kind::Usage,
            Self::Timeout { .. }
            | Self::Unreachable { .. }
            | Self::Interrupted { .. }
            | Self::Status { .. }
            | Self::CircuitOpen { .. } => Kind::Unavailable,
            Self::TooLarge { .. } | Self::Redirect { .. } => Kind::Failed,
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(match self {
            Self::Setup { .. } => {
                "write a proxy as http://user:password@host:port; certificates are PEM files"
            }
            Self::Timeout { .. } => "try again later, or raise REQUEST_TIMEOUT (seconds)",
            Self::Unreachable { .. } => {
                "check the network of this machine, HTTPS_PROXY and NO_PROXY, then run again"
            }
            Self::Interrupted { .. } | Self::Status { .. } | Self::CircuitOpen { .. } => {
                "the service has a problem of its own: run again in some minutes"
            }
            Self::TooLarge { .. } => "check the address: no real answer is that large",
            Self::Redirect { .. } => "check the address; a proxy or portal of your network may be in the way",
        }))
    }
}

/// What the retry loop must know of an error, whoever's it is.
pub trait Failure: std::fmt::Display {
    /// Whether the same request may work if it is made again.
    fn transient(&self) -> bool;
    /// What the server asks to wait.
    fn retry_after(&self) -> Option<Duration> {
        None
    }
    /// HTTP status, when there was an answer.
    fn status(&self) -> Option<u16> {
        None
    }
}

impl Failure for Error {
    fn transient(&self) -> bool {
        match self {
            Self::Timeout { .. } | Self::Unreachable { .. } | Self::Interrupted { .. } => true,
            // 501 and 505 say that the server will never do it; 429 without a date comes back as 429.
            Self::Status {
                status, retry_after, ..
            } => !matches!(status, 501 | 505 | 429) || retry_after.is_some(),
            Self::Setup { .. } | Self::TooLarge { .. } | Self::Redirect { .. } | Self::CircuitOpen { .. } => {
                false
            }
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    fn status(&self) -> Option<u16> {
        match self {
            Self::Status { status, .. } => Some(*status),
            _ => None,
        }
    }
}
