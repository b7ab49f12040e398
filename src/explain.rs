//! What every stage's error can say about itself: a stable code, the kind of end it is, and the remedy that works. Each stage
//! implements it for its own errors; no stage's error is named here (`error` gathers them).

use std::borrow::Cow;

/// What kind of end an error is; decides the exit code (documented in the README).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The run did not work: exit 1.
    Failed,
    /// Bad usage or configuration: exit 2.
    Usage,
    /// The talk or draft fails a gate, and the user asked for an error: exit 3.
    Rejected,
    /// An outside service is unavailable, worth a retry later: exit 4.
    Unavailable,
    /// A budget is exceeded: exit 5.
    Budget,
}

impl Kind {
    /// Exit code of the process.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Rejected => 3,
            Self::Unavailable => 4,
            Self::Budget => 5,
        }
    }
}

/// What every stage's error can say about itself.
pub trait Explain: std::error::Error {
    /// Stable code in kebab case ("youtube-blocked"): a step output and an anchor in docs/errors.md.
    fn code(&self) -> &'static str;
    /// What kind of end it is.
    fn kind(&self) -> Kind;
    /// The remedy that works, as one sentence or two.
    fn hint(&self) -> Option<Cow<'_, str>>;
}
