//! Content types: which sections a kind of document has, how long they are and what guides them, read from
//! `templates/<type>/type.yml`. It describes documents; it writes none.

use serde::Deserialize;

use crate::model::Section;

/// Words a part should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Fewest words.
    pub min: usize,
    /// Most words.
    pub max: usize,
    /// Most words that readers like, where the guidelines say so.
    #[serde(default)]
    pub preferred: Option<usize>,
}

/// A section of a content type.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionType {
    /// Stable id ("challenge").
    pub id: String,
    /// Heading as printed, `{company}` stands for the company's name; empty for none.
    #[serde(default)]
    pub heading: String,
    /// Its length.
    pub words: Words,
    /// Whether a document without it is incomplete.
    pub required: bool,
    /// Labels of the analysis that feed it.
    #[serde(default)]
    pub labels: Vec<Section>,
    /// What a writer is told.
    pub guidance: String,
}

/// A kind of document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentType {
    /// Stable id ("case-study").
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Length of the whole.
    pub words: Words,
    /// Sections in the order of the document.
    pub sections: Vec<SectionType>,
}

/// A description that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the content type {name}: {reason}")]
pub struct Error {
    /// The content type.
    pub name: String,
    /// What is wrong, in one line.
    pub reason: String,
}

impl ContentType {
    /// The case study that is compiled in.
    pub fn case_study() -> Result<Self, Error> {
        Self::parse("case-study", include_str!("../../templates/case-study/type.yml"))
    }

    /// Reads a description.
    pub fn parse(name: &str, yaml: &str) -> Result<Self, Error> {
        let wrong = |reason: String| Error {
            name: name.to_owned(),
            reason,
        };
        let described: Self = serde_yaml::from_str(yaml)
            .map_err(|e| wrong(e.to_string().lines().next().unwrap_or_default().to_owned()))?;
        for (at, section) in described.sections.iter().enumerate() {
            if section.words.min > section.words.max {
                return Err(wrong(format!(
                    "section {}: fewest words above most words",
                    section.id
                )));
            }
            if described.sections[..at].iter().any(|other| other.id == section.id) {
                return Err(wrong(format!("section {} is there twice", section.id)));
            }
        }
        Ok(described)
    }

    /// The section of that id.
    pub fn section(&self, id: &str) -> Option<&SectionType> {
        self.sections.iter().find(|s| s.id == id)
    }
}

impl SectionType {
    /// Its heading for a company.
    pub fn heading_for(&self, company: &str) -> String {
        self.heading.replace("{company}", company)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_study_describes_the_sections_cncf_asks_for() {
        let case_study = ContentType::case_study().expect("the embedded type is valid");
        let required: Vec<&str> =
            case_study.sections.iter().filter(|s| s.required).map(|s| s.id.as_str()).collect();
        assert_eq!(
            required,
            [
                "headline",
                "summary",
                "overview",
                "challenge",
                "solution",
                "impact"
            ]
        );
        assert_eq!(
            case_study.section("overview").map(|s| s.heading_for("Acme")).as_deref(),
            Some("About Acme")
        );
        assert_eq!(
            case_study.section("impact").map(|s| s.labels.clone()),
            Some(vec![Section::Impact])
        );
    }

    #[test]
    fn unknown_fields_and_wrong_lengths_are_refused_with_the_name() {
        let yaml = "id: x\nname: X\nwords: {min: 1, max: 2}\nsections: []\ncolor: red\n";
        let error = ContentType::parse("x", yaml).expect_err("unknown field");
        assert!(
            error.to_string().starts_with("cannot read the content type x"),
            "{error}"
        );
        let yaml = "id: x\nname: X\nwords: {min: 1, max: 2}\nsections:\n  - {id: a, words: {min: 9, max: 2}, required: true, guidance: g}\n";
        assert!(ContentType::parse("x", yaml).expect_err("lengths").to_string().contains("section a"));
    }
}
