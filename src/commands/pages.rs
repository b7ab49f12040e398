//! The pages of a run: the built-in templates or the user's, and what the issue adds to the pull request. It writes nothing.

use std::fmt::Write as _;

use super::{Session, read};
use crate::{
    error::Error,
    render::{self, Page, inert},
    report::Report,
};

/// Kinds of document that can be written.
const CONTENT_TYPES: &[&str] = &["case-study"];

/// Refuses a kind of document that cannot be written, whoever asked for it.
pub(super) fn check_content_type(asked: &str) -> Result<(), Error> {
    if CONTENT_TYPES.contains(&asked) {
        return Ok(());
    }
    Err(Error::Usage {
        message: format!("there is no content type {asked:?}"),
        hint: format!("choose one of: {}", CONTENT_TYPES.join(", ")),
    })
}

/// Renders a page with the user's template where `templates-dir` has one, else with the built-in one.
pub(super) fn render(session: &Session, page: Page, report: &Report) -> Result<String, Error> {
    if let Some(folder) = &session.settings.templates_dir {
        let path = session.workspace.folder(&folder.join(page.template()))?;
        if path.is_file() {
            let bytes = read(&path)?;
            let source = String::from_utf8(bytes).map_err(|_| Error::Usage {
                message: format!("{} is not UTF-8 text", path.display()),
                hint: "save the template as UTF-8".into(),
            })?;
            return Ok(render::render_with(page, &source, report)?);
        }
    }
    Ok(render::render(page, report)?)
}

/// The notes of the author, for whoever reviews the pull request: quoted, and inert like all text of others.
pub(super) fn notes(notes: Option<&str>) -> String {
    let mut text = String::new();
    let lines = notes.unwrap_or_default().lines().map(inert::markdown).filter(|l| !l.trim().is_empty());
    for line in lines {
        if text.is_empty() {
            text.push_str("\n## Notes of the issue's author\n\n");
        }
        let _ = writeln!(text, "> {line}  ");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_quoted_and_inert() {
        assert_eq!(notes(None), "");
        assert_eq!(notes(Some(" \n")), "");
        let text = notes(Some("see @everyone\nfixes #1"));
        assert!(
            text.contains("\n> see @&#8203;everyone  \n> fixes #&#8203;1  \n"),
            "{text}"
        );
    }

    #[test]
    fn unknown_content_types_are_named() {
        assert!(check_content_type("case-study").is_ok());
        let error = check_content_type("poem").unwrap_err().to_text();
        assert!(error.contains("poem") && error.contains("case-study"), "{error}");
    }
}
