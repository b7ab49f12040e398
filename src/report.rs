//! The published forms of a run: `report.json` and `analyze --json`. Versioned, built from the stages' results.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    budget::Spent,
    explain::Explain,
    http::Attempt,
    model::{
        Analysis, CaptionFormat, CaptionOrigin, Draft, Ledger, RawCaptions, Talk, Transcript, WriterKind,
    },
    quality::Score,
    source::speech::SpeechUsage,
    writing::llm::SectionLog,
};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A case study was written.
    Generated,
    /// The case study is already there, byte for byte.
    Unchanged,
    /// The run worked, but a gate refuses the talk or the draft.
    Rejected,
    /// The run did not work.
    Failed,
}

/// Why a run was rejected or failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Stable code.
    pub code: String,
    /// For people.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// One run, described; every page renders from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Version of this form.
    pub schema: u32,
    /// How it ended.
    pub status: Status,
    /// Why, when it was rejected or failed.
    pub reasons: Vec<Reason>,
    /// The video.
    pub talk: Talk,
    /// Where the captions came from.
    pub captions: CaptionsInfo,
    /// What getting the talk cost.
    pub source: SourceInfo,
    /// What was known besides the talk.
    pub knowledge: KnowledgeInfo,
    /// What was said.
    pub transcript: Transcript,
    /// What it was understood to say.
    pub analysis: Analysis,
    /// What was written, after grounding.
    pub draft: Draft,
    /// Every claim with its evidence.
    pub ledger: Ledger,
    /// Quality.
    pub score: Score,
    /// Who wrote, why, and what it cost.
    pub writer: WriterInfo,
    /// What an editor should know.
    pub warnings: Vec<String>,
    /// Every try at an outside service.
    pub attempts: Vec<Attempt>,
    /// Milliseconds of each stage.
    pub timings_ms: BTreeMap<&'static str, f64>,
}

impl Report {
    /// The same run, refused by a gate.
    #[must_use]
    pub fn rejected(mut self, reason: Reason) -> Self {
        self.status = Status::Rejected;
        self.reasons.push(reason);
        self
    }
}

impl Reason {
    /// What an error says about itself.
    pub fn of(error: &impl Explain) -> Self {
        Self {
            code: error.code().into(),
            message: error.to_string(),
            hint: error.hint().map(Into::into),
        }
    }
}

/// Who wrote, why, and what it cost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WriterInfo {
    /// Who wrote the published prose; `llm` when a model wrote at least one section of it.
    pub kind: WriterKind,
    /// Model and host of its endpoint, when one was asked.
    pub model: Option<String>,
    /// Why this writer was chosen.
    pub why: String,
    /// What the model did, a section a line.
    pub sections: Vec<SectionLog>,
    /// Tokens and US dollars.
    pub spent: Spent,
}

impl WriterInfo {
    /// The built-in writer wrote everything.
    pub fn extractive(why: &str) -> Self {
        Self {
            kind: WriterKind::Extractive,
            model: None,
            why: why.to_owned(),
            sections: Vec::new(),
            spent: Spent::default(),
        }
    }
}

/// What getting the talk cost.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SourceInfo {
    /// Units of the YouTube Data API's daily quota.
    pub youtube_quota_units: u32,
    /// Speech to text, where it was used.
    pub speech: Option<SpeechUsage>,
}

/// What was known besides the talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnowledgeInfo {
    /// Date of the landscape in use, `YYYY-MM-DD`.
    pub as_of: String,
}

/// Where the captions came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaptionsInfo {
    /// Format found.
    pub format: CaptionFormat,
    /// How they came to be.
    pub origin: CaptionOrigin,
    /// Language tag when known.
    pub language: Option<String>,
    /// File or service.
    pub label: String,
}

/// The stable form of `analyze --json` (schema 1); the evaluation reads it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnalysisReport<'a> {
    schema: u32,
    video: Video<'a>,
    company: Option<CompanyV1<'a>>,
    speakers: &'a [crate::model::Speaker],
    projects: Vec<ProjectV1<'a>>,
    metrics: Vec<MetricV1<'a>>,
    corrections: Vec<CorrectionV1<'a>>,
    quotations: Vec<QuotationV1<'a>>,
    sentences: Vec<SentenceV1<'a>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Video<'a> {
    id: &'a str,
    title: &'a str,
    url: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct CompanyV1<'a> {
    name: &'a str,
    confidence: f64,
    source: crate::model::FactSource,
    membership: &'a crate::model::Membership,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ProjectV1<'a> {
    name: &'a str,
    maturity: Option<crate::model::Maturity>,
    usage: crate::model::Usage,
    mentions: usize,
    evidence: &'a [usize],
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MetricV1<'a> {
    quote: &'a str,
    value: &'a str,
    kind: crate::model::MetricKind,
    role: crate::model::MetricRole,
    section: crate::model::Section,
    sentence: usize,
    raw: crate::model::Span,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct CorrectionV1<'a> {
    heard: &'a str,
    corrected: &'a str,
    method: crate::model::CorrectionMethod,
    confidence: f64,
    raw: crate::model::Span,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct QuotationV1<'a> {
    text: &'a str,
    sentence: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct SentenceV1<'a> {
    id: usize,
    text: &'a str,
    start_ms: Option<u64>,
    end_ms: Option<u64>,
    section: crate::model::Section,
    score: f64,
    raw: crate::model::Span,
}

impl<'a> AnalysisReport<'a> {
    /// Builds the published form; only applied corrections are listed.
    pub fn new(talk: &'a Talk, transcript: &'a Transcript, analysis: &'a Analysis) -> Self {
        Self {
            schema: 1,
            video: Video {
                id: &talk.video_id,
                title: &talk.title,
                url: talk.url(),
            },
            company: analysis.company.as_ref().map(|c| CompanyV1 {
                name: &c.name,
                confidence: c.confidence,
                source: c.source,
                membership: &c.membership,
            }),
            speakers: &analysis.speakers,
            projects: analysis
                .projects
                .iter()
                .map(|p| ProjectV1 {
                    name: &p.name,
                    maturity: p.maturity,
                    usage: p.usage,
                    mentions: p.mentions,
                    evidence: &p.evidence,
                })
                .collect(),
            metrics: analysis
                .metrics
                .iter()
                .map(|m| MetricV1 {
                    quote: &m.quote,
                    value: &m.value,
                    kind: m.kind,
                    role: m.role,
                    section: m.section,
                    sentence: m.sentence,
                    raw: m.raw,
                })
                .collect(),
            corrections: transcript
                .corrections
                .iter()
                .filter(|c| c.applied)
                .map(|c| CorrectionV1 {
                    heard: &c.heard,
                    corrected: &c.corrected,
                    method: c.method,
                    confidence: c.confidence,
                    raw: c.raw,
                })
                .collect(),
            quotations: analysis
                .quotations
                .iter()
                .map(|q| QuotationV1 {
                    text: &q.text,
                    sentence: q.sentence,
                })
                .collect(),
            sentences: transcript
                .sentences
                .iter()
                .zip(&analysis.sections)
                .map(|(s, label)| SentenceV1 {
                    id: s.id,
                    text: &s.text,
                    start_ms: s.start_ms,
                    end_ms: s.end_ms,
                    section: label.section,
                    score: label.score,
                    raw: s.raw,
                })
                .collect(),
        }
    }
}

impl CaptionsInfo {
    /// What the report says of captions.
    pub fn of(captions: &RawCaptions) -> Self {
        Self {
            format: captions.format,
            origin: captions.origin,
            language: captions.language.clone(),
            label: captions.label.clone(),
        }
    }
}
