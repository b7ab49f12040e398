//! What can go wrong with GitHub's API, and which permission is missing. Nothing here holds a token or a body.

use std::{borrow::Cow, time::Duration};

use crate::{
    explain::{Explain, Kind},
    http::{self, Failure},
};

/// A request to GitHub that got no usable answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// 401.
    #[error("GitHub does not accept the token ({what})")]
    BadToken {
        /// What was asked for.
        what: &'static str,
    },
    /// 403 that is no rate limit, and 404 where GitHub hides what the token may not see.
    #[error("GitHub refuses {what} (HTTP {status}): {message}")]
    Forbidden {
        /// What was asked for.
        what: &'static str,
        /// HTTP status.
        status: u16,
        /// GitHub's message.
        message: String,
        /// The permission that allows it ("issues: write").
        permission: &'static str,
    },
    /// 403 or 429 of the primary or a secondary rate limit.
    #[error("GitHub's rate limit is reached ({what})")]
    RateLimited {
        /// What was asked for.
        what: &'static str,
        /// How long GitHub asks to wait.
        wait: Option<Duration>,
    },
    /// Any other status that is no success.
    #[error("GitHub answers HTTP {status} to {what}: {message}")]
    Status {
        /// What was asked for.
        what: &'static str,
        /// HTTP status.
        status: u16,
        /// GitHub's message.
        message: String,
        /// Whether the request may be repeated without doing it twice.
        safe: bool,
    },
    /// No answer, or one that is no JSON.
    #[error("GitHub cannot be asked for {what}: {reason}")]
    NoAnswer {
        /// What was asked for.
        what: &'static str,
        /// The lowest cause.
        reason: String,
        /// Whether the request may be repeated without doing it twice.
        safe: bool,
    },
    /// A failure of the shared client.
    #[error(transparent)]
    Http(#[from] http::Error),
}

impl Error {
    /// Whether it is not known if GitHub has done what was asked.
    pub fn unsure(&self) -> bool {
        matches!(
            self,
            Self::NoAnswer { .. } | Self::Http(_) | Self::Status { status: 500.., .. }
        )
    }
}

impl Failure for Error {
    fn transient(&self) -> bool {
        match self {
            Self::RateLimited { .. } => true,
            Self::Status { status, safe, .. } => *safe && *status >= 500,
            Self::NoAnswer { safe, .. } => *safe,
            Self::BadToken { .. } | Self::Forbidden { .. } | Self::Http(_) => false,
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            // GitHub: "wait at least one minute" where a secondary limit names no time; the cap of the client is that minute.
            Self::RateLimited { wait, .. } => Some(wait.unwrap_or(http::MAX_WAIT)),
            _ => None,
        }
    }

    fn status(&self) -> Option<u16> {
        match self {
            Self::BadToken { .. } => Some(401),
            Self::RateLimited { .. } => Some(429),
            Self::Forbidden { status, .. } | Self::Status { status, .. } => Some(*status),
            Self::NoAnswer { .. } | Self::Http(_) => None,
        }
    }
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::BadToken { .. } => "github-bad-token",
            Self::Forbidden { .. } => "github-forbidden",
            Self::RateLimited { .. } => "github-rate-limited",
            Self::Status { .. } => "github-refused",
            Self::NoAnswer { .. } => "github-unreachable",
            Self::Http(error) => error.code(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::RateLimited { .. } | Self::NoAnswer { .. } => Kind::Unavailable,
            Self::Status { status, .. } if *status >= 500 => Kind::Unavailable,
            Self::BadToken { .. } | Self::Forbidden { .. } | Self::Status { .. } => Kind::Failed,
            Self::Http(error) => error.kind(),
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::BadToken { .. } => {
                "pass `github-token: ${{ github.token }}`, or set `comment: false`".into()
            }
            Self::Forbidden { permission, .. } => {
                format!("give the job the permission `{permission}`, or set `comment: false`").into()
            }
            Self::RateLimited { .. } => {
                "run it again later; a token of your own has a limit of its own".into()
            }
            Self::Status { .. } => "check GITHUB_REPOSITORY and the number of the issue".into(),
            Self::NoAnswer { .. } => "check GITHUB_API_URL and the network, then run it again".into(),
            Self::Http(error) => return error.hint(),
        })
    }
}
