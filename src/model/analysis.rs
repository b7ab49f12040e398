//! What the talk says, understood: projects, metrics, sections, quotations. Values only; nothing here judges them.

use serde::{Deserialize, Serialize};

use super::{Company, Span, Speaker};

/// Maturity of a CNCF project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Maturity {
    /// Graduated.
    Graduated,
    /// Incubating.
    Incubating,
    /// Sandbox.
    Sandbox,
    /// Archived.
    Archived,
}

/// Whether the company says it uses a project, or only names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Usage {
    /// Used by the company.
    Used,
    /// Named, compared, planned, rejected, …
    Mentioned,
}

/// A CNCF project that the talk names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectUse {
    /// Canonical name ("Argo CD").
    pub name: String,
    /// Maturity; that of the parent for a sub-project.
    pub maturity: Option<Maturity>,
    /// Homepage, from the landscape.
    pub homepage: Option<String>,
    /// Used or only mentioned.
    pub usage: Usage,
    /// How likely the company uses it by what is said around its name, 0 to 1.
    /// An analysis of an earlier version says nothing of it: then its verdict counts.
    #[serde(default = "certain")]
    pub certainty: f64,
    /// Number of mentions in the talk.
    pub mentions: usize,
    /// Ids of the sentences that carry the verdict, best first.
    pub evidence: Vec<usize>,
}

/// Kind of a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricKind {
    /// "75%", "half".
    Percentage,
    /// "three times", "10x".
    Multiplier,
    /// "five minutes", "about a year".
    Duration,
    /// "from months to weeks".
    BeforeAfter,
    /// Money.
    Cost,
    /// Counts: clusters, services, engineers, requests.
    Scale,
    /// Uptime, incidents, "zero downtime".
    Reliability,
    /// Any other measured quantity.
    Other,
}

/// What a metric tells about the company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricRole {
    /// A result.
    Impact,
    /// How big the company or its platform is.
    Scale,
    /// Anything else worth citing.
    Context,
}

/// A quantitative claim that a case study could cite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// Verbatim words of the raw transcript (the clause that carries it).
    pub quote: String,
    /// Normalised value with its unit and hedge ("over 1,000 projects").
    pub value: String,
    /// Kind.
    pub kind: MetricKind,
    /// Role.
    pub role: MetricRole,
    /// Section of its sentence.
    pub section: Section,
    /// Id of its sentence.
    pub sentence: usize,
    /// Where the quote stands in the raw transcript.
    pub raw: Span,
    /// What it measures, as a noun phrase of the talk's words; empty when unknown.
    pub subject: String,
    /// Certainty that it is citable, 0 to 1.
    pub confidence: f64,
    /// Why an editor should look twice ("digits run together in the captions"), if so.
    pub caution: Option<String>,
}

/// Part of the story a sentence belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Who they are, and how things were.
    Background,
    /// What hurt.
    Challenge,
    /// What was built or adopted, and how it works.
    Solution,
    /// What came of it.
    Impact,
    /// Plans.
    Future,
    /// Greetings, questions, thanks, demonstrations.
    #[default]
    Other,
}

/// A sentence's section with the score of that label.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct SectionLabel {
    /// The likeliest section.
    pub section: Section,
    /// Its probability, 0 to 1.
    pub score: f64,
}

/// Words of a speaker that are fit to print.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quotation {
    /// Text after corrections, fillers and repeats dropped; every kept word was said, in this order.
    pub text: String,
    /// Id of the sentence it comes from.
    pub sentence: usize,
    /// Words that were dropped, in order, for the record.
    pub dropped: Vec<String>,
    /// Fitness to print, 0 to 1.
    pub score: f64,
}

/// What the talk says, understood.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// The organisation the talk is about.
    pub company: Option<Company>,
    /// Speakers in the order of the title.
    pub speakers: Vec<Speaker>,
    /// Projects, used ones first.
    pub projects: Vec<ProjectUse>,
    /// Metrics in the order of the talk.
    pub metrics: Vec<Metric>,
    /// One label a sentence, same order as the transcript's sentences.
    pub sections: Vec<SectionLabel>,
    /// Quotations, fittest first.
    pub quotations: Vec<Quotation>,
    /// Probability for each sentence that it tells of the organisation's own doings, same order as the transcript's
    /// sentences; empty when nobody judged them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<f64>,
    /// Ids of the sentences whose "we" may be another organisation than the company, ascending: the speakers come from
    /// several, and captions do not say who speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unattributed: Vec<usize>,
}

/// Least certainty from which a project is told as used. Of 236 projects that were read one by one, judged by weights that
/// never saw their talk, nine in ten above it are, and one in six that are used lies below.
const CERTAIN: f64 = 0.6;

/// The certainty of a verdict that came without one.
const fn certain() -> f64 {
    1.0
}

impl Analysis {
    /// Whether a sentence can be the company's words.
    pub fn is_company_s(&self, sentence: usize) -> bool {
        self.unattributed.binary_search(&sentence).is_err()
    }

    /// Probability that a sentence tells of the organisation's own doings, and not of a demonstration, a lesson, a
    /// made-up case or a project's news; 1 when nobody judged it.
    pub fn tells_own(&self, sentence: usize) -> f64 {
        self.own.get(sentence).copied().unwrap_or(1.0)
    }

    /// Share of the talk that tells of the organisation's own doings; `None` when nobody judged it, or when it is too
    /// short to be judged.
    pub fn own_share(&self) -> Option<f64> {
        const SHORTEST: usize = 40;
        let all = self.own.len();
        (all >= SHORTEST).then(|| self.own.iter().sum::<f64>() / all as f64)
    }

    /// Whether hardly anything in the talk tells of the organisation's own doings: it is a lesson, a demonstration or a
    /// project's news. Of 60 talks labelled by hand 21 were judged so, and 20 of them told less than a seventh of their own.
    pub fn is_hardly_own(&self) -> bool {
        self.own_share().is_some_and(|share| share < 0.12)
    }

    /// The projects that the talk tells plainly enough to be used by the company.
    pub fn projects_used(&self) -> impl Iterator<Item = &ProjectUse> {
        self.projects.iter().filter(|p| p.usage == Usage::Used && p.certainty >= CERTAIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_hardly_the_organization_s_own() {
        let talk = |own: f64, sentences: usize| Analysis {
            own: vec![own; sentences],
            ..Analysis::default()
        };
        assert!(talk(0.05, 60).is_hardly_own());
        assert!(!talk(0.4, 60).is_hardly_own());
        assert!(!talk(0.05, 5).is_hardly_own(), "too short to be judged");
        assert!(!Analysis::default().is_hardly_own());
    }

    #[test]
    fn a_project_is_used_where_the_talk_tells_so_plainly() {
        let analysis = |certainty: &str| -> Analysis {
            let project =
                format!(r#"{{"name":"Flux","usage":"used"{certainty},"mentions":1,"evidence":[0]}}"#);
            let project = serde_json::from_str(&project).unwrap();
            Analysis {
                projects: vec![project],
                ..Analysis::default()
            }
        };
        assert_eq!(analysis(r#","certainty":0.7"#).projects_used().count(), 1);
        assert_eq!(analysis(r#","certainty":0.5"#).projects_used().count(), 0);
        assert_eq!(analysis("").projects_used().count(), 1, "of an earlier version");
    }
}
