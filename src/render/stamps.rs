//! Links to the seconds of a talk at which its claims were said.

use crate::{model::Talk, report::Report};

/// Links to the second a claim was said.
#[derive(Debug, Clone)]
pub(super) struct Stamps {
    talk: Talk,
    starts: Vec<Option<u64>>,
}

impl Stamps {
    pub(super) fn new(report: &Report) -> Self {
        Self {
            talk: report.talk.clone(),
            starts: report.transcript.sentences.iter().map(|s| s.start_ms).collect(),
        }
    }

    /// "[12:04](https://…&t=724s)" for the first sentence with a time.
    pub(super) fn stamp(&self, evidence: &[u64]) -> Option<String> {
        let ms = evidence.iter().find_map(|id| self.starts.get(*id as usize).copied().flatten())?;
        Some(link(&self.talk, ms))
    }
}

/// "[12:04](https://…&t=724s)": a time in milliseconds as a link to that second of the talk.
pub(crate) fn link(talk: &Talk, ms: u64) -> String {
    let seconds = ms / 1000;
    let clock = if seconds >= 3600 {
        format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    } else {
        format!("{}:{:02}", seconds / 60, seconds % 60)
    };
    format!("[{clock}]({})", address(talk, Some(ms)))
}

/// Address of a second of the talk; the id is reduced to the characters an id has.
pub(super) fn address(talk: &Talk, start_ms: Option<u64>) -> String {
    let id = safe_id(&talk.video_id);
    Talk {
        video_id: id,
        ..Talk::default()
    }
    .url_at(start_ms)
}

/// A video id without anything that an id cannot hold.
pub(super) fn safe_id(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}
