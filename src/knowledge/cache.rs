//! EDGE. Keeps fetched landscapes and glossaries on disk with their `ETag`, so that a run within the time to live asks
//! nobody and a later one asks only whether anything changed. It never fails a run: what cannot be kept is fetched.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The landscape changes a few times a week; a day old is fresh.
pub const TIME_TO_LIVE: Duration = Duration::from_hours(24);

/// A folder of fetched texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cache {
    folder: PathBuf,
}

/// A text as it was fetched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Address it came from.
    pub address: String,
    /// `ETag` of the answer, to ask whether it changed.
    pub etag: Option<String>,
    /// When it was fetched or last found unchanged, in seconds since 1970.
    pub checked: u64,
    /// The text.
    pub text: String,
}

impl Entry {
    /// Whether it may be used without asking again.
    pub fn is_fresh(&self, now: SystemTime) -> bool {
        seconds(now).checked_sub(self.checked).is_some_and(|age| age < TIME_TO_LIVE.as_secs())
    }
}

impl Cache {
    /// A cache in that folder, which is made when something is kept.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// What was kept of an address.
    pub fn get(&self, address: &str) -> Option<Entry> {
        let entry: Entry = serde_json::from_slice(&fs::read(self.file(address)).ok()?).ok()?;
        (entry.address == address).then_some(entry)
    }

    /// Keeps a text; a file that is written half is never read.
    pub fn put(&self, address: &str, etag: Option<&str>, text: &str, now: SystemTime) {
        let entry = Entry {
            address: address.to_owned(),
            etag: etag.map(str::to_owned),
            checked: seconds(now),
            text: text.to_owned(),
        };
        let kept = fs::create_dir_all(&self.folder).and_then(|()| {
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            serde_json::to_writer(&mut file, &entry)?;
            file.persist(self.file(address)).map_err(|e| e.error).map(|_| ())
        });
        if let Err(error) = kept {
            tracing::debug!("cannot keep {address}: {error}");
        }
    }

    fn file(&self, address: &str) -> PathBuf {
        let digest = Sha256::digest(address.as_bytes());
        let name = digest.iter().take(12).fold(0_u128, |name, byte| name << 8 | u128::from(*byte));
        self.folder.join(format!("{name:024x}.json"))
    }
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_text_comes_back_and_ages() {
        let folder = tempfile::tempdir().expect("folder");
        let cache = Cache::new(&folder.path().join("made/when/needed"));
        let now = UNIX_EPOCH + Duration::from_secs(2_000_000_000);
        assert_eq!(cache.get("https://a.example/x"), None);
        cache.put("https://a.example/x", Some("\"1\""), "text", now);
        let entry = cache.get("https://a.example/x").expect("entry");
        assert_eq!(
            (entry.text.as_str(), entry.etag.as_deref()),
            ("text", Some("\"1\""))
        );
        assert!(entry.is_fresh(now + Duration::from_hours(1)));
        assert!(!entry.is_fresh(now + TIME_TO_LIVE));
        assert!(
            !entry.is_fresh(now - Duration::from_secs(1)),
            "a clock that went back"
        );
        assert_eq!(cache.get("https://a.example/y"), None);
    }

    #[test]
    fn broken_file_is_no_entry() {
        let folder = tempfile::tempdir().expect("folder");
        let cache = Cache::new(folder.path());
        cache.put("https://a.example/x", None, "text", SystemTime::now());
        std::fs::write(cache.file("https://a.example/x"), "{").expect("write");
        assert_eq!(cache.get("https://a.example/x"), None);
    }
}
