//! This module turns every failure into what a person needs: what happened, to what, and what to do.
//! It is the one place that gathers the errors of all stages and formats them; it never prints.

use std::{borrow::Cow, path::PathBuf};

use crate::explain::{Explain, Kind};

/// Any failure of a run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A wrong flag, input or configuration value.
    #[error("{message}")]
    Usage {
        /// What is wrong, with the value.
        message: String,
        /// What to write instead.
        hint: String,
    },
    /// A setting that cannot be used.
    #[error(transparent)]
    Config(#[from] crate::config::Error),
    /// A request that cannot be read.
    #[error(transparent)]
    Trigger(#[from] crate::trigger::Error),
    /// A file that cannot be used or written.
    #[error(transparent)]
    Workspace(#[from] crate::workspace::Error),
    /// GitHub's API does not do what was asked of it.
    #[error(transparent)]
    GitHub(#[from] crate::publish::github::Error),
    /// A case study that is already there, where that was to be an error.
    #[error("{path} is already there", path = path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Captions that cannot be read or are not a talk.
    #[error(transparent)]
    Transcript(#[from] crate::transcript::Error),
    /// Knowledge that cannot be read.
    #[error(transparent)]
    Knowledge(#[from] crate::knowledge::Error),
    /// A language model that could not be used, where no fallback was wanted, or a budget that is spent.
    #[error(transparent)]
    Llm(#[from] crate::writing::llm::Error),
    /// A page that cannot be rendered.
    #[error(transparent)]
    Render(#[from] crate::render::Error),
    /// No transcript.
    #[error(transparent)]
    Source(#[from] crate::source::Error),
    /// An outside service that did not answer.
    #[error(transparent)]
    Http(#[from] crate::http::Error),
    /// A file that cannot be read or written.
    #[error("{what} {path}", path = path.display())]
    Io {
        /// "cannot read", "cannot write".
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// The operating system's answer.
        #[source]
        source: std::io::Error,
    },
    /// A bug of ours.
    #[error("internal error")]
    Internal(#[source] anyhow::Error),
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Usage { .. } => "usage",
            Self::Config(error) => error.code(),
            Self::Trigger(error) => error.code(),
            Self::Workspace(error) => error.code(),
            Self::GitHub(error) => error.code(),
            Self::Exists { .. } => "file-exists",
            Self::Transcript(error) => error.code(),
            Self::Knowledge(error) => error.code(),
            Self::Llm(error) => error.code(),
            Self::Render(error) => error.code(),
            Self::Source(error) => error.code(),
            Self::Http(error) => error.code(),
            Self::Io { .. } => "io",
            Self::Internal(_) => "internal",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Usage { .. } => Kind::Usage,
            Self::Config(error) => error.kind(),
            Self::Trigger(error) => error.kind(),
            Self::Workspace(error) => error.kind(),
            Self::GitHub(error) => error.kind(),
            Self::Transcript(error) => error.kind(),
            Self::Knowledge(error) => error.kind(),
            Self::Llm(error) => error.kind(),
            Self::Render(error) => error.kind(),
            Self::Source(error) => error.kind(),
            Self::Http(error) => error.kind(),
            Self::Exists { .. } | Self::Io { .. } | Self::Internal(_) => Kind::Failed,
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Usage { hint, .. } => (!hint.is_empty()).then_some(Cow::Borrowed(hint)),
            Self::Config(error) => error.hint(),
            Self::Trigger(error) => error.hint(),
            Self::Workspace(error) => error.hint(),
            Self::GitHub(error) => error.hint(),
            Self::Exists { .. } => Some("delete it, or set on-existing to update or skip".into()),
            Self::Transcript(error) => error.hint(),
            Self::Knowledge(error) => error.hint(),
            Self::Llm(error) => error.hint(),
            Self::Render(error) => error.hint(),
            Self::Source(error) => error.hint(),
            Self::Http(error) => error.hint(),
            Self::Io { .. } => Some("check that the path exists and that you may read and write it".into()),
            Self::Internal(_) => Some("please report it with the command you ran".into()),
        }
    }
}

impl Error {
    /// The text people read: what happened first, then `cause:` lines, then `help:`.
    pub fn to_text(&self) -> String {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            let line = error.to_string();
            if !text.contains(&line) {
                text.push_str("\n  cause: ");
                text.push_str(line.lines().next().unwrap_or_default());
            }
            cause = error.source();
        }
        if let Some(hint) = self.hint() {
            text.push_str("\n  help: ");
            text.push_str(&hint);
        }
        text
    }
}
