//! YouTube without a key: turns a video id into metadata and captions, or into the refusal that fits. It offers no
//! cookies: they no longer work and cost people their accounts.

pub(crate) mod client;
mod playability;
mod refusal;
mod tracks;
pub(crate) mod watch_page;
mod wire;

pub use refusal::{ATTACH, Refusal};

use crate::model::Talk;

/// What the player says about a video.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Video {
    /// Metadata; empty where the player does not tell.
    pub(crate) talk: Talk,
    /// Caption tracks, or why there are none with YouTube's own words.
    tracks: Result<tracks::Tracks, (Refusal, String)>,
    /// Cookie of the answered consent page.
    consent: Option<String>,
}
