//! The language model writer: one request a section with numbered evidence, then grounding, one repair,
//! and the extractive text where nothing true enough comes back. Any model may stand behind it.

pub mod answer;
pub mod client;
pub mod compose;
mod dialect;
pub mod endpoint;
pub mod error;
pub mod prompt;
pub mod reader;
mod transport;
mod wire;

use async_trait::async_trait;

pub use client::LanguageModel;
pub use compose::{Composition, SectionLog, compose, plan};
pub use endpoint::{Address, Endpoint, Given};
pub use error::Error;
pub use prompt::{Brief, Messages, Repair, Spec};

/// Writes one section from a brief (requests run side by side in one task, so futures need not be `Send`). The real one asks a service; tests script another.
#[async_trait(?Send)]
pub trait SectionWriter: Send + Sync {
    /// Tokens of evidence that fit into one request.
    fn evidence_tokens(&self) -> u64;

    /// One answer, or its repair. Nothing of it is believed before it is grounded.
    async fn section(&self, brief: &Brief, repair: Option<&Repair>) -> Result<answer::Answer, Error>;
}
