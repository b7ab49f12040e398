//! What is known besides the talk: CNCF projects, members and glossary terms, from a compiled-in snapshot.

use std::borrow::Cow;

use crate::{
    error::{Explain, Kind},
    model::Maturity,
};

/// Knowledge that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A landscape or glossary that is not what it should be.
    #[error("cannot read {name}: {reason}")]
    Unreadable {
        /// File or address.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl Explain for Error {
    fn code(&self) -> &'static str {
        "knowledge-unreadable"
    }

    fn kind(&self) -> Kind {
        Kind::Failed
    }

    fn hint(&self) -> Option<Cow<'_, str>> {
        Some("leave LANDSCAPE_URL and GLOSSARY_URL unset to use the snapshot that is compiled in".into())
    }
}

/// A CNCF project, or a well-known part of one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Project {
    /// Canonical name ("Argo CD").
    pub name: String,
    /// Maturity; that of the parent for a part.
    pub maturity: Maturity,
    /// Homepage.
    pub homepage: Option<String>,
    /// Source repository.
    pub repository: Option<String>,
    /// Name of the project it is a part of.
    pub parent: Option<String>,
}

/// An organisation of the landscape's member list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Member {
    /// Name without its "(member)" suffix.
    pub name: String,
    /// Subcategory: "Platinum", "Gold", "Silver", "Academic", "Nonprofit", "End User Supporter and Contributor".
    pub tier: String,
    /// Whether it is an end user member.
    pub end_user: bool,
    /// Homepage.
    pub homepage: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
}

/// A glossary term.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Term {
    /// Title as the glossary prints it.
    pub title: String,
    /// Slug: the term lives at `https://glossary.cncf.io/<slug>/`.
    pub slug: String,
}

/// Projects, members and terms.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Knowledge {
    /// Date of the landscape it was made from, `YYYY-MM-DD`.
    pub as_of: String,
    /// Projects by name.
    pub projects: Vec<Project>,
    /// Members by name.
    pub members: Vec<Member>,
    /// Glossary terms by title.
    pub terms: Vec<Term>,
}

impl Knowledge {
    /// The snapshot that is compiled in.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The project of that canonical name, case ignored.
    pub fn project(&self, name: &str) -> Option<&Project> {
        self.projects.iter().find(|p| p.name.eq_ignore_ascii_case(name))
    }
}
