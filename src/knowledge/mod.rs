//! What is known besides the talk: CNCF projects, members and glossary terms, from a compiled-in snapshot
//! or from the landscape and glossary themselves. Holds facts only; it never judges a talk.

pub mod cache;
pub mod glossary;
pub mod landscape;
mod names;
mod parts;
pub mod refresh;
pub mod terms;

use std::{borrow::Cow, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::{
    explain::{Explain, Kind},
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
        /// What is wrong with it, naming the item where one is to blame.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Name as the landscape prints it ("Argo", "Open Policy Agent (OPA)"), or the part's name ("Argo CD").
    pub name: String,
    /// Maturity; that of the parent for a part.
    pub maturity: Maturity,
    /// Homepage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// Source repository.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    /// Name of the project it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

/// An organisation of the landscape's member list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Name without its "(member)" suffix.
    pub name: String,
    /// Subcategory: "Platinum", "Gold", "Silver", "Academic", "Nonprofit", "End User Supporter and Contributor".
    pub tier: String,
    /// Whether it is an end user member.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub end_user: bool,
    /// Homepage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// Other names people use for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Organisations of a similar name that are not this member ("Volvo Group" is not Volvo Cars).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
}

/// A glossary term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Title as the glossary prints it.
    pub title: String,
    /// Slug: the term lives at `https://glossary.cncf.io/<slug>/`.
    pub slug: String,
}

/// Projects, members and terms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knowledge {
    /// Date of the landscape it was made from, `YYYY-MM-DD`: the newest date written in it.
    pub as_of: String,
    /// Projects and their well-known parts by name, case ignored.
    pub projects: Vec<Project>,
    /// Members by name, case ignored.
    pub members: Vec<Member>,
    /// Glossary terms by title, case ignored.
    pub terms: Vec<Term>,
}

/// Facts of upstream as `knowledge refresh` wrote them; parts and other names are added when it is read.
const SNAPSHOT: &str = include_str!("snapshot.json");

static EMBEDDED: LazyLock<Knowledge> = LazyLock::new(|| {
    let facts: Knowledge = serde_json::from_str(SNAPSHOT).expect("snapshot.json to be a snapshot");
    facts.complete()
});

impl Knowledge {
    /// The snapshot that is compiled in. It is parsed once in a process.
    pub fn embedded() -> Self {
        EMBEDDED.clone()
    }

    /// The project of that name, case ignored. A landscape name such as "Open Policy Agent (OPA)" is found
    /// by the words before the bracket and by the short form in it, too.
    pub fn project(&self, name: &str) -> Option<&Project> {
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        self.projects.iter().find(|p| same(&p.name)).or_else(|| {
            self.projects
                .iter()
                .find(|p| short_and_long(&p.name).is_some_and(|(long, short)| same(long) || same(short)))
        })
    }

    /// Adds the user's other names of companies (`alias → name`), as `.casestudypilot.yml` gives them.
    /// An alias of a company that is no member is left out: it can change no verdict.
    #[must_use]
    pub fn with_aliases<'a>(mut self, aliases: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        for (alias, name) in aliases {
            if let Some(member) = self.members.iter_mut().find(|m| m.name.eq_ignore_ascii_case(name)) {
                member.aliases.push(alias.to_owned());
            }
        }
        self
    }

    /// Puts a landscape and a glossary together.
    pub fn from_parts(landscape: landscape::Landscape, terms: Vec<Term>) -> Self {
        Self {
            as_of: landscape.newest_date,
            projects: landscape.projects,
            members: landscape.members,
            terms,
        }
    }

    /// Adds the facts that the landscape does not have: parts of projects and other names of members.
    #[must_use]
    pub fn complete(mut self) -> Self {
        parts::add(&mut self.projects);
        names::add(&mut self.members);
        self
    }

    /// The text of `snapshot.json`: one fact a line, so that a refresh is read like code.
    pub fn to_snapshot(&self) -> Result<String, serde_json::Error> {
        let mut text = format!("{{\n\"as_of\": {}", serde_json::to_string(&self.as_of)?);
        section(&mut text, "projects", &self.projects)?;
        section(&mut text, "members", &self.members)?;
        section(&mut text, "terms", &self.terms)?;
        text.push_str("\n}\n");
        Ok(text)
    }
}

/// Writes one list of the snapshot.
fn section<T: Serialize>(text: &mut String, name: &str, items: &[T]) -> Result<(), serde_json::Error> {
    text.push_str(",\n\"");
    text.push_str(name);
    text.push_str("\": [");
    for (i, item) in items.iter().enumerate() {
        text.push_str(if i == 0 { "\n" } else { ",\n" });
        text.push_str(&serde_json::to_string(item)?);
    }
    text.push_str("\n]");
    Ok(())
}

/// "Open Policy Agent (OPA)" → ("Open Policy Agent", "OPA").
pub(crate) fn short_and_long(name: &str) -> Option<(&str, &str)> {
    let (long, short) = name.strip_suffix(')')?.rsplit_once(" (")?;
    Some((long, short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_snapshot_holds_the_real_landscape() {
        let knowledge = Knowledge::embedded();
        assert!(knowledge.projects.iter().filter(|p| p.parent.is_none()).count() > 200);
        assert!(knowledge.members.len() > 600);
        assert!(knowledge.terms.len() > 70);
        assert!(knowledge.as_of.starts_with("20"));
        assert_eq!(knowledge.members.iter().filter(|m| m.end_user).count(), 158);
    }

    #[test]
    fn parts_know_their_parent_and_have_its_maturity() {
        let knowledge = Knowledge::embedded();
        let part = knowledge.project("argo cd").expect("Argo CD");
        assert_eq!(part.parent.as_deref(), Some("Argo"));
        assert_eq!(part.maturity, Maturity::Graduated);
        for part in knowledge.projects.iter().filter(|p| p.parent.is_some()) {
            let parent = part.parent.as_deref().unwrap_or_default();
            assert!(
                knowledge.project(parent).is_some_and(|p| p.parent.is_none()),
                "{part:?}"
            );
        }
    }

    #[test]
    fn short_form_in_brackets_is_found() {
        let knowledge = Knowledge::embedded();
        for name in ["OPA", "Open Policy Agent", "open policy agent (opa)"] {
            assert_eq!(
                knowledge.project(name).map(|p| p.name.as_str()),
                Some("Open Policy Agent (OPA)")
            );
        }
    }

    #[test]
    fn snapshot_text_reads_back_as_written() {
        let facts: Knowledge = serde_json::from_str(SNAPSHOT).expect("snapshot");
        assert_eq!(facts.to_snapshot().expect("text"), SNAPSHOT);
    }

    #[test]
    fn user_aliases_reach_their_member() {
        let knowledge =
            Knowledge::embedded().with_aliases([("The Grid Folks", "CERN"), ("X", "No Such Member")]);
        let cern = knowledge.members.iter().find(|m| m.name == "CERN").expect("CERN");
        assert!(cern.aliases.iter().any(|a| a == "The Grid Folks"));
    }
}
