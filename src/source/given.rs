//! Turns what the user hands over (a file, pasted text) into bytes, and keeps a file input inside the workspace:
//! neither `..` nor a link leads out of it. It judges no content; the transcript stage does.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use super::Error;
use crate::{
    model::RawCaptions,
    transcript::{self, formats},
};

/// Resolves a path against the workspace, all links followed. Without a workspace (at a desk) every path is
/// the user's own business.
pub fn resolve(path: &Path, workspace: Option<&Path>) -> Result<PathBuf, Error> {
    let io = |source: std::io::Error| Error::File {
        path: path.to_owned(),
        reason: reason(&source),
    };
    let Some(workspace) = workspace else {
        return path.canonicalize().map_err(io);
    };
    let root = workspace.canonicalize().map_err(|e| Error::File {
        path: workspace.to_owned(),
        reason: reason(&e),
    })?;
    // An absolute path replaces the root here, and is then held to the same rule.
    let full = match root.join(path).canonicalize() {
        Ok(full) => full,
        // A path that leads out is called that whether or not something is there: no probing of the machine.
        Err(_) if leads_out(path, &root) => {
            return Err(Error::Escape {
                path: path.to_owned(),
            });
        }
        Err(error) => return Err(io(error)),
    };
    if full.starts_with(&root) {
        Ok(full)
    } else {
        Err(Error::Escape {
            path: path.to_owned(),
        })
    }
}

/// Whether a path leaves the root by its letters alone.
fn leads_out(path: &Path, root: &Path) -> bool {
    let mut depth = 0_i32;
    let inner = if path.is_absolute() {
        match path.strip_prefix(root) {
            Ok(inner) => inner,
            Err(_) => return true,
        }
    } else {
        path
    };
    for part in inner.components() {
        match part {
            std::path::Component::ParentDir => depth -= 1,
            std::path::Component::Normal(_) => depth += 1,
            _ => {}
        }
        if depth < 0 {
            return true;
        }
    }
    false
}

/// The operating system's answer without its number.
fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// Reads a regular file of at most `limit` bytes.
pub fn read(path: &Path, workspace: Option<&Path>, limit: usize) -> Result<Vec<u8>, Error> {
    let full = resolve(path, workspace)?;
    let bad = |reason: String| Error::File {
        path: path.to_owned(),
        reason,
    };
    let about = std::fs::metadata(&full).map_err(|e| bad(reason(&e)))?;
    if !about.is_file() {
        // A pipe or device would block or never end.
        return Err(bad("it is not a file".into()));
    }
    let mut bytes = Vec::new();
    let file = File::open(&full).map_err(|e| bad(reason(&e)))?;
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|e| bad(reason(&e)))?;
    if bytes.len() > limit {
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
        return Err(bad(format!(
            "it is too large: {} MB, the limit is {} MB",
            megabytes(about.len()),
            megabytes(limit as u64)
        )));
    }
    Ok(bytes)
}

/// Captions from a file the user names.
pub fn captions(path: &Path, workspace: Option<&Path>) -> Result<RawCaptions, Error> {
    let bytes = read(path, workspace, formats::MAX_BYTES)?;
    Ok(transcript::parse(&path.display().to_string(), &bytes)?)
}

/// Captions pasted into the issue form, which wraps them in a code block.
pub fn pasted(text: &str) -> Result<RawCaptions, Error> {
    Ok(transcript::parse(
        "the pasted transcript",
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
    use crate::error::{Explain as _, Kind};

    fn workspace() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("w")).unwrap();
        std::fs::write(dir.path().join("w/talk.txt"), "hello").unwrap();
        std::fs::write(dir.path().join("secret.txt"), "secret").unwrap();
        dir
    }

    #[test]
    fn a_file_in_the_workspace_is_read_by_relative_and_absolute_path() {
        let dir = workspace();
        let root = dir.path().join("w");
        for path in [
            PathBuf::from("talk.txt"),
            PathBuf::from("./x/../talk.txt"),
            root.join("talk.txt"),
        ] {
            std::fs::create_dir_all(root.join("x")).unwrap();
            assert_eq!(read(&path, Some(&root), 100).unwrap(), b"hello", "{path:?}");
        }
    }

    #[test]
    fn nothing_outside_the_workspace_is_read() {
        let dir = workspace();
        let root = dir.path().join("w");
        std::os::unix::fs::symlink(dir.path().join("secret.txt"), root.join("link.txt")).unwrap();
        std::os::unix::fs::symlink(dir.path(), root.join("up")).unwrap();
        for path in [
            "../secret.txt",
            "x/../../secret.txt",
            "/etc/passwd",
            "link.txt",
            "up/secret.txt",
            "../nothing",
            "/nothing",
        ] {
            let error = read(Path::new(path), Some(&root), 100).unwrap_err();
            assert_eq!(
                (error.code(), error.kind()),
                ("transcript-outside-workspace", Kind::Usage),
                "{path}"
            );
        }
    }

    #[test]
    fn what_is_no_readable_file_is_named_with_the_reason() {
        let dir = workspace();
        let root = dir.path().join("w");
        for (path, expected) in [
            ("none.txt", "no such file"),
            (".", "not a file"),
            ("talk.txt", "too large: 1 MB, the limit is 1 MB"),
        ] {
            let error = read(Path::new(path), Some(&root), 4).unwrap_err();
            assert_eq!(error.code(), "transcript-file");
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
