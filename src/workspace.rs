//! Knows which files a run may touch. In a workflow the paths of inputs must stay in the checked-out repository: neither
//! `..`, nor an absolute path, nor a link in the repository leads out of it. At a desk people may name any file.

use std::{
    borrow::Cow,
    path::{Component, Path, PathBuf},
};

use crate::explain::{Explain, Kind};

/// A path that a run may not use.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It leads out of the workspace.
    #[error("{path} leads out of the workspace", path = path.display())]
    Outside {
        /// As given.
        path: PathBuf,
    },
    /// The operating system refuses.
    #[error("{what} {path}", path = path.display())]
    Io {
        /// "cannot read", "cannot create", …
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Its answer.
        #[source]
        source: std::io::Error,
    },
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Outside { .. } => "outside-workspace",
            Self::Io { .. } => "io",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Outside { .. } => Kind::Usage,
            Self::Io { .. } => Kind::Failed,
        }
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Outside { .. } => {
                "give a path inside the checked-out repository, such as `case-studies`".into()
            }
            Self::Io { .. } => "check that the path exists and that you may read and write it".into(),
        })
    }
}

/// The folder a run works in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
    confined: bool,
}

impl Workspace {
    /// At a desk: relative to the current folder, any path is allowed.
    pub fn desk() -> Self {
        Self {
            root: PathBuf::new(),
            confined: false,
        }
    }

    /// In a workflow: relative to the checked-out repository, and never out of it.
    pub fn of_action(root: Option<&Path>) -> Self {
        match root {
            Some(root) => Self {
                root: root.into(),
                confined: true,
            },
            None => Self::desk(),
        }
    }

    /// The folder; empty at a desk.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The full path of an output folder, which need not exist yet; no part of it may lead out.
    pub fn folder(&self, path: &Path) -> Result<PathBuf, Error> {
        let full = self.root.join(path);
        if !self.confined {
            return Ok(full);
        }
        let outside = || Error::Outside { path: path.into() };
        if path.components().any(|c| c == Component::ParentDir) {
            return Err(outside());
        }
        // The deepest part that exists decides: what does not exist yet cannot be a link.
        let existing = full.ancestors().find(|a| a.symlink_metadata().is_ok()).ok_or_else(outside)?;
        let real = existing.canonicalize().map_err(|_| outside())?;
        if real.starts_with(self.real_root()?) {
            Ok(full)
        } else {
            Err(outside())
        }
    }

    /// The full path of an existing input file. An absolute path is the workflow author's own choice and may lie
    /// elsewhere on the runner (a file an earlier step put in `RUNNER_TEMP`), but not among the kernel's files.
    pub fn input_file(&self, path: &Path) -> Result<PathBuf, Error> {
        let full = self.root.join(path);
        if !self.confined {
            return Ok(full);
        }
        let real = full.canonicalize().map_err(|source| Error::Io {
            what: "cannot read",
            path: path.into(),
            source,
        })?;
        let root = self.real_root()?;
        let fits = real.starts_with(&root)
            || (path.is_absolute()
                && !full.starts_with(&self.root)
                && !["/proc", "/sys", "/dev"].iter().any(|p| real.starts_with(p)));
        if fits {
            Ok(real)
        } else {
            Err(Error::Outside { path: path.into() })
        }
    }

    fn real_root(&self) -> Result<PathBuf, Error> {
        self.root.canonicalize().map_err(|source| Error::Io {
            what: "cannot find the workspace",
            path: self.root.clone(),
            source,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> (tempfile::TempDir, Workspace) {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("workspace");
        std::fs::create_dir(&root).unwrap();
        std::fs::write(root.join("talk.vtt"), "x").unwrap();
        std::fs::write(outer.path().join("secret"), "x").unwrap();
        (outer, Workspace::of_action(Some(&root)))
    }

    #[test]
    fn folders_inside_are_allowed_and_need_not_exist() {
        let (_outer, workspace) = workspace();
        assert!(workspace.folder(Path::new("docs/case-studies")).is_ok());
        assert!(workspace.folder(&workspace.root().join("docs")).is_ok());
    }

    #[test]
    fn parents_absolute_paths_and_links_lead_out() {
        let (outer, workspace) = workspace();
        std::os::unix::fs::symlink(outer.path(), workspace.root().join("link")).unwrap();
        for path in ["..", "../x", "docs/../../x", "/etc", "link", "link/deeper"] {
            let error = workspace.folder(Path::new(path)).unwrap_err();
            assert_eq!(error.code(), "outside-workspace", "{path}");
        }
    }

    #[test]
    fn a_dangling_link_leads_out() {
        let (outer, workspace) = workspace();
        std::os::unix::fs::symlink(outer.path().join("none"), workspace.root().join("link")).unwrap();
        assert!(workspace.folder(Path::new("link")).is_err());
    }

    #[test]
    fn input_files_may_not_escape_by_dots_or_links() {
        let (outer, workspace) = workspace();
        std::os::unix::fs::symlink(outer.path().join("secret"), workspace.root().join("link.vtt")).unwrap();
        assert!(workspace.input_file(Path::new("talk.vtt")).is_ok());
        assert!(workspace.input_file(Path::new("../secret")).is_err());
        assert!(workspace.input_file(Path::new("link.vtt")).is_err());
        assert!(workspace.input_file(&workspace.root().join("link.vtt")).is_err());
        assert!(workspace.input_file(Path::new("/proc/self/environ")).is_err());
        assert!(workspace.input_file(&outer.path().join("secret")).is_ok());
    }

    #[test]
    fn a_desk_has_no_walls() {
        assert_eq!(
            Workspace::desk().folder(Path::new("../out")).unwrap(),
            Path::new("../out")
        );
    }
}
