//! Writes files whole or not at all, for the owner of the workspace, and never over what people have edited. It decides by
//! the marker that rendering leaves at the end of a page; it renders nothing.

use std::{
    io::Write as _,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use crate::{config::OnExisting, render::marker, workspace::Error};

/// What happened to a case study's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It was created or replaced.
    Written,
    /// The same bytes were there already.
    Unchanged,
    /// It exists and was to be left alone.
    Skipped,
    /// People have edited it since we wrote it, or it is not ours.
    Edited,
    /// It exists and that was to be an error.
    Exists,
}

/// The file of a case study: `<slug>.md`, or `<slug>-<video id>.md` when that name is taken by another talk of ours.
pub fn case_study_name(folder: &Path, slug: &str, video_id: &str) -> String {
    let plain = format!("{slug}.md");
    match std::fs::read_to_string(folder.join(&plain)) {
        Ok(text) if marker(&text).is_some_and(|mark| mark.video_id != video_id) => {
            format!("{slug}-{video_id}.md")
        }
        _ => plain,
    }
}

/// Writes a case study that carries its marker.
pub fn write_case_study(path: &Path, text: &str, on_existing: OnExisting) -> Result<Written, Error> {
    let existing = match path.symlink_metadata() {
        // A link in the way is not followed: it may lead anywhere.
        Ok(metadata) if !metadata.is_file() => return Ok(Written::Edited),
        Ok(_) => Some(std::fs::read(path).map_err(io("cannot read", path))?),
        Err(_) => None,
    };
    if let Some(existing) = existing {
        if existing == text.as_bytes() {
            return Ok(Written::Unchanged);
        }
        match on_existing {
            OnExisting::Skip => return Ok(Written::Skipped),
            OnExisting::Fail => return Ok(Written::Exists),
            OnExisting::Update => {
                let ours =
                    std::str::from_utf8(&existing).ok().and_then(marker).is_some_and(|mark| mark.untouched);
                if !ours {
                    return Ok(Written::Edited);
                }
            }
        }
    }
    write(path, text.as_bytes())?;
    Ok(Written::Written)
}

/// Writes a file whole or not at all: a temporary file beside it (a container of ours has no /tmp), then a rename, which
/// replaces a link instead of following it. Missing folders are made. Owner and group are those of the nearest folder that
/// was there before: the container runs as root, and later steps must be able to change what we leave.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let owner = make_folder(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".casestudypilot-")
        .permissions(std::fs::Permissions::from_mode(0o644))
        .tempfile_in(folder)
        .map_err(io("cannot write in", folder))?;
    file.write_all(bytes).map_err(io("cannot write", path))?;
    give_to(file.path(), owner)?;
    file.persist(path).map_err(|e| e.error).map_err(io("cannot write", path))?;
    Ok(())
}

/// Makes a folder with its parents; returns the owner and group of the nearest one that existed.
fn make_folder(folder: &Path) -> Result<(u32, u32), Error> {
    let current = Path::new(".");
    let existing = folder.ancestors().find(|a| a.is_dir()).unwrap_or(current);
    let existing = if existing.as_os_str().is_empty() {
        current
    } else {
        existing
    };
    let metadata = existing.metadata().map_err(io("cannot read", existing))?;
    let owner = (metadata.uid(), metadata.gid());
    let missing: Vec<PathBuf> = folder
        .ancestors()
        .take_while(|a| !a.is_dir() && !a.as_os_str().is_empty())
        .map(Path::to_path_buf)
        .collect();
    for folder in missing.iter().rev() {
        std::fs::create_dir(folder).map_err(io("cannot create", folder))?;
        give_to(folder, owner)?;
    }
    Ok(owner)
}

/// Gives a file to an owner, when it is not theirs already (only root may).
fn give_to(path: &Path, (uid, gid): (u32, u32)) -> Result<(), Error> {
    let metadata = path.symlink_metadata().map_err(io("cannot read", path))?;
    if (metadata.uid(), metadata.gid()) == (uid, gid) {
        return Ok(());
    }
    match std::os::unix::fs::lchown(path, Some(uid), Some(gid)) {
        // Not root: the folder belongs to somebody else who let us write; the file stays ours.
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Ok(()),
        result => result.map_err(io("cannot change the owner of", path)),
    }
}

fn io(what: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error + use<> {
    let path = path.to_path_buf();
    move |source| Error::Io { what, path, source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::mark;

    const VIDEO: &str = "aaaaaaaaaaa";

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn same_bytes_are_unchanged() {
        let folder = folder();
        let path = folder.path().join("deep/er/x.md");
        let text = mark("# Title\n", VIDEO);
        assert_eq!(
            write_case_study(&path, &text, OnExisting::Update).unwrap(),
            Written::Written
        );
        for mode in [OnExisting::Update, OnExisting::Skip, OnExisting::Fail] {
            assert_eq!(write_case_study(&path, &text, mode).unwrap(), Written::Unchanged);
        }
    }

    #[test]
    fn our_own_file_is_updated_an_edited_one_is_not() {
        let folder = folder();
        let path = folder.path().join("x.md");
        let (old, new) = (mark("# Old", VIDEO), mark("# New", VIDEO));
        std::fs::write(&path, &old).unwrap();
        assert_eq!(
            write_case_study(&path, &new, OnExisting::Update).unwrap(),
            Written::Written
        );
        for edited in [
            new.replace("New", "Better"),
            format!("{new}\nmore\n"),
            "# Mine".into(),
        ] {
            std::fs::write(&path, &edited).unwrap();
            assert_eq!(
                write_case_study(&path, &old, OnExisting::Update).unwrap(),
                Written::Edited
            );
            assert_eq!(std::fs::read_to_string(&path).unwrap(), edited);
        }
    }

    #[test]
    fn skip_and_fail_leave_the_file() {
        let folder = folder();
        let path = folder.path().join("x.md");
        std::fs::write(&path, "mine").unwrap();
        let text = mark("# New", VIDEO);
        assert_eq!(
            write_case_study(&path, &text, OnExisting::Skip).unwrap(),
            Written::Skipped
        );
        assert_eq!(
            write_case_study(&path, &text, OnExisting::Fail).unwrap(),
            Written::Exists
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    }

    #[test]
    fn line_ends_of_a_windows_checkout_are_no_edit() {
        let folder = folder();
        let path = folder.path().join("x.md");
        std::fs::write(&path, mark("# A\n\nb", VIDEO).replace('\n', "\r\n")).unwrap();
        let written = write_case_study(&path, &mark("# B", VIDEO), OnExisting::Update).unwrap();
        assert_eq!(written, Written::Written);
    }

    #[test]
    fn another_talk_of_the_company_gets_its_own_file() {
        let folder = folder();
        assert_eq!(case_study_name(folder.path(), "acme", VIDEO), "acme.md");
        std::fs::write(folder.path().join("acme.md"), mark("# A", VIDEO)).unwrap();
        assert_eq!(case_study_name(folder.path(), "acme", VIDEO), "acme.md");
        assert_eq!(
            case_study_name(folder.path(), "acme", "bbbbbbbbbbb"),
            "acme-bbbbbbbbbbb.md"
        );
    }

    #[test]
    fn a_link_in_the_way_is_not_followed() {
        let folder = folder();
        let target = folder.path().join("target");
        std::fs::write(&target, "precious").unwrap();
        let link = folder.path().join("x.md");
        std::os::unix::fs::symlink(&target, &link).unwrap();
        let written = write_case_study(&link, &mark("# A", VIDEO), OnExisting::Update).unwrap();
        assert_eq!(written, Written::Edited);
        write(&link, b"new").unwrap();
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "precious");
    }

    #[test]
    fn nothing_is_left_beside_the_file() {
        let folder = folder();
        write(&folder.path().join("x"), b"1").unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn files_and_new_folders_belong_to_the_owner_of_the_workspace() {
        let folder = folder();
        if folder.path().metadata().unwrap().uid() != 0 {
            return; // only root can give files away, and only root needs to
        }
        std::os::unix::fs::chown(folder.path(), Some(1001), Some(127)).unwrap();
        let path = folder.path().join("a/b/x.md");
        write(&path, b"1").unwrap();
        for part in [
            path.as_path(),
            path.parent().unwrap(),
            path.parent().unwrap().parent().unwrap(),
        ] {
            let metadata = part.metadata().unwrap();
            assert_eq!(
                (metadata.uid(), metadata.gid()),
                (1001, 127),
                "{}",
                part.display()
            );
        }
        assert_eq!(path.metadata().unwrap().mode() & 0o777, 0o644);
    }
}
