//! Turns what the user hands over (a file, pasted text) into captions. It judges no content, the transcript stage
//! does; and which files may be read at all, the workspace says.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use super::Error;
use crate::{
    model::RawCaptions,
    transcript::{self, formats},
    workspace::{self, Workspace},
};

/// The operating system's answer without its number.
fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// Reads a file of at most `limit` bytes. Content over the limit is not read: its size alone is told.
pub fn read(path: &Path, workspace: &Workspace, limit: usize) -> Result<Vec<u8>, Error> {
    let bad = |reason: String| Error::File {
        path: path.to_owned(),
        reason,
    };
    let full: PathBuf = workspace.input_file(path).map_err(|error| match error {
        workspace::Error::Io { source, .. } => bad(reason(&source)),
        outside @ workspace::Error::Outside { .. } => outside.into(),
    })?;
    let file = File::open(&full).map_err(|e| bad(reason(&e)))?;
    let about = file.metadata().map_err(|e| bad(reason(&e)))?;
    if about.is_dir() {
        return Err(bad("it is a folder".into()));
    }
    let mut bytes = Vec::new();
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|e| bad(reason(&e)))?;
    if bytes.len() > limit {
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
        let (size, limit) = (
            megabytes(about.len().max(bytes.len() as u64)),
            megabytes(limit as u64),
        );
        return Err(bad(format!(
            "it is too large: {size} MB, the limit is {limit} MB"
        )));
    }
    Ok(bytes)
}

/// Captions from a file the user names.
pub fn captions(path: &Path, workspace: &Workspace) -> Result<RawCaptions, Error> {
    let bytes = read(path, workspace, formats::MAX_BYTES)?;
    Ok(transcript::parse(&path.display().to_string(), &bytes)?)
}

/// Captions pasted into the issue form, which wraps them in a code block.
pub fn pasted(text: &str) -> Result<RawCaptions, Error> {
    Ok(transcript::parse(
        "the transcript in the issue",
        unfenced(text).as_bytes(),
    )?)
}

/// The text without the code fence around it, if there is one.
fn unfenced(text: &str) -> &str {
    let text = text.trim();
    let Some(inner) = text.strip_prefix("```").and_then(|t| t.strip_suffix("```")) else {
        return text;
    };
    // The rest of the first line names a language.
    inner.split_once('\n').map_or(inner, |(_, body)| body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::{Explain as _, Kind};

    fn confined() -> (tempfile::TempDir, Workspace) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("w")).unwrap();
        std::fs::write(dir.path().join("w/talk.txt"), "hello").unwrap();
        std::fs::write(dir.path().join("secret.txt"), "secret").unwrap();
        let workspace = Workspace::of_action(Some(&dir.path().join("w")));
        (dir, workspace)
    }

    #[test]
    fn a_file_in_the_workspace_is_read() {
        let (_dir, workspace) = confined();
        assert_eq!(read(Path::new("talk.txt"), &workspace, 100).unwrap(), b"hello");
    }

    #[test]
    fn neither_dots_nor_links_lead_out() {
        let (dir, workspace) = confined();
        std::os::unix::fs::symlink(dir.path().join("secret.txt"), dir.path().join("w/link.txt")).unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("w/up")).unwrap();
        for path in ["../secret.txt", "link.txt", "up/secret.txt"] {
            let error = read(Path::new(path), &workspace, 100).unwrap_err();
            assert_eq!(
                (error.code(), error.kind()),
                ("outside-workspace", Kind::Usage),
                "{path}"
            );
        }
    }

    #[test]
    fn what_is_no_readable_file_is_named_with_the_reason() {
        let (_dir, workspace) = confined();
        for (path, expected) in [
            ("none.txt", "no such file"),
            (".", "it is a folder"),
            ("talk.txt", "too large: 1 MB, the limit is 1 MB"),
        ] {
            let error = read(Path::new(path), &workspace, 4).unwrap_err();
            assert_eq!(error.code(), "file-unreadable");
            assert!(
                error.to_string().contains(expected) && error.to_string().contains(path),
                "{error}"
            );
        }
    }

    #[test]
    fn the_code_fence_of_an_issue_form_is_no_part_of_the_transcript() {
        assert_eq!(unfenced("```text\nhello\nworld\n```\n"), "hello\nworld\n");
        assert_eq!(unfenced(" plain "), "plain");
    }
}
