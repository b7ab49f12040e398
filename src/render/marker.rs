//! The last line of a case study, `<!-- casestudypilot: video=ID hash=HEX -->`, where HEX is the SHA-256 of the page without
//! that line. [`marker`] reads it back, so that a second run knows its own page from an edited one.

use sha2::{Digest, Sha256};

use super::stamps::safe_id;

/// The page with its marker line at the end.
pub(crate) fn mark(page: &str, video_id: &str) -> String {
    format!(
        "{page}\n<!-- casestudypilot: video={} hash={} -->\n",
        safe_id(video_id),
        hash(page)
    )
}

/// SHA-256 of a page without its marker, in hexadecimal.
fn hash(page: &str) -> String {
    Sha256::digest(page.trim_end().as_bytes())
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            use std::fmt::Write;
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// What a marker says of the page it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// Video the page was written from.
    pub video_id: String,
    /// Hash the page had when it was written, in hexadecimal.
    pub hash: String,
    /// False when the page was edited since.
    pub untouched: bool,
}

/// How the marker line begins.
const START: &str = "<!-- casestudypilot: video=";

/// Reads the marker of a page; `None` when the page is not one of ours.
pub fn marker(page: &str) -> Option<Marker> {
    let line = page
        .lines()
        .rev()
        .find(|line| line.starts_with(START) && line.trim_end().ends_with("-->"))?;
    let (video_id, rest) = line[START.len()..].split_once(" hash=")?;
    let hash_told = rest.trim_end().trim_end_matches("-->").trim();
    let without: String = page.lines().filter(|l| *l != line).fold(String::new(), |mut all, l| {
        all.push_str(l);
        all.push('\n');
        all
    });
    Some(Marker {
        video_id: video_id.to_owned(),
        untouched: hash(&without) == hash_told,
        hash: hash_told.to_owned(),
    })
}
