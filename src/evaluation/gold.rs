//! The gold file of a talk: what a careful reader found in it. See docs/evaluation.md for the form.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What a careful reader found in one talk. Unknown keys are the reader's own notes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Gold {
    /// Video id; names the transcript `<video_id>.txt` beside the file.
    pub video_id: String,
    /// Title of the video.
    pub title: String,
    /// Organisation the talk is about.
    pub company: String,
    /// Other right answers for it.
    pub company_aliases: Vec<String>,
    /// Names of the speakers.
    pub speakers: Vec<String>,
    /// CNCF projects that the company says it uses.
    pub projects_used: Vec<String>,
    /// Projects that are named and not used.
    pub projects_mentioned_only: Vec<String>,
    /// Parts of Kubernetes that may be named or left out.
    pub kubernetes_subprojects: Vec<String>,
    /// Projects on which readers differ: never wrong to name.
    pub borderline_projects: Vec<Borderline>,
    /// Quantitative claims that a case study could cite.
    pub metrics: Vec<GoldMetric>,
    /// Tempting numbers that must not be cited.
    pub not_metrics: Vec<Quoted>,
    /// Passages by section.
    pub sections: BTreeMap<String, Vec<String>>,
    /// Mis-heard words.
    pub asr_errors: Vec<MisHearing>,
    /// Words that look like a name and are none.
    pub traps: Vec<Quoted>,
}

/// A project on which readers differ.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Borderline {
    /// Its name.
    pub name: String,
    /// Other names that are as right.
    pub accept: Vec<String>,
    /// Where it may stand: "projects_used", "projects_mentioned_only", "none" (it may be left out).
    /// Absent: in either list.
    pub accept_in: Option<Vec<String>>,
}

impl Borderline {
    /// Its names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.accept.iter().map(String::as_str))
    }

    /// Whether readers accept it there.
    pub(super) fn accepted_in(&self, place: &str) -> bool {
        match &self.accept_in {
            Some(places) => places.iter().any(|p| p == place),
            None => place != "none",
        }
    }
}

/// A citable number.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct GoldMetric {
    /// Verbatim words of the transcript.
    pub quote: String,
    /// Other places that say the same.
    pub alt_quotes: Vec<String>,
    /// "impact", "scale" or "context".
    pub role: String,
    /// Scored neither way.
    pub optional: bool,
    /// Scored neither way.
    pub uncertain: bool,
}

/// A passage that stands for something.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Quoted {
    /// Verbatim words of the transcript.
    pub quote: String,
}

/// Words that the captions got wrong.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MisHearing {
    /// As captioned.
    pub heard: String,
    /// As meant.
    pub meant: String,
    /// Verbatim words around it.
    pub quote: String,
    /// Only the capitals are wrong: not scored.
    pub case_only: bool,
    /// Scored neither way.
    pub uncertain: bool,
}
