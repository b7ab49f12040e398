//! This module holds the nouns that cross stages (the words of the design): plain values with serde
//! and no behaviour beyond their own invariants. Nothing here reads a file, a clock or the network.

use serde::{Deserialize, Serialize};

/// Half-open character range (not bytes) in the raw transcript after each run of white space has
/// become one space and the ends are trimmed. Serialised as `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// First character of the range.
    pub start: usize,
    /// One past the last character of the range.
    pub end: usize,
}

impl Span {
    /// Whether the two ranges share at least one character.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// One video: what is known about it besides what is said in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// YouTube video id (11 characters), already validated by the trigger.
    pub video_id: String,
    /// Title as published; empty when unknown.
    pub title: String,
    /// Description as published; empty when unknown.
    pub description: String,
    /// Channel id (`UC…`) when known.
    pub channel_id: Option<String>,
    /// Channel name when known.
    pub channel_name: Option<String>,
    /// Publication date, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Length in milliseconds.
    pub duration_ms: Option<u64>,
}

impl Talk {
    /// Address of the video.
    pub fn url(&self) -> String {
        format!("https://www.youtube.com/watch?v={}", self.video_id)
    }

    /// Address of one second of the video; `None` in, plain address out.
    pub fn url_at(&self, start_ms: Option<u64>) -> String {
        match start_ms {
            Some(ms) => format!("{}&t={}s", self.url(), ms / 1000),
            None => self.url(),
        }
    }
}

/// One caption with its times in milliseconds, as the source gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// Start in milliseconds; `None` where the source has no times.
    pub start_ms: Option<u64>,
    /// End in milliseconds; `None` where the source has no times.
    pub end_ms: Option<u64>,
    /// Text without markup; entities are decoded when the format defines them.
    pub text: String,
}

/// The format captions were found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaptionFormat {
    /// WebVTT.
    Vtt,
    /// SubRip.
    Srt,
    /// YouTube `fmt=json3`.
    Json3,
    /// YouTube `<transcript><text start dur>`.
    Srv1,
    /// YouTube `<timedtext format="3">`.
    Srv3,
    /// Plain text, with or without `[hh:]mm:ss` stamps.
    Plain,
    /// Segments of a speech-to-text service.
    Speech,
}

/// How the captions came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaptionOrigin {
    /// A file given by the user (input, attachment or pasted text).
    Given,
    /// Captions made by a person, from YouTube.
    Manual,
    /// Automatic captions, from YouTube.
    Automatic,
    /// Captions translated by YouTube.
    Translated,
    /// Speech to text of a given audio file.
    Speech,
}

/// Captions as they were found, before anything is cleaned or corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawCaptions {
    /// Cues in the order of their times, rolling repeats of the format removed.
    pub cues: Vec<Cue>,
    /// Format they were found in.
    pub format: CaptionFormat,
    /// BCP 47 language tag when the source names it.
    pub language: Option<String>,
    /// How they came to be.
    pub origin: CaptionOrigin,
    /// File or service they came from, fit to show to a person (no secrets, no signed addresses).
    pub label: String,
}

/// A sentence of the cleaned, corrected transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Position in the transcript, from 0.
    pub id: usize,
    /// Cleaned and corrected text; wording is the speaker's.
    pub text: String,
    /// Time of its first word in milliseconds.
    pub start_ms: Option<u64>,
    /// Time of its end in milliseconds.
    pub end_ms: Option<u64>,
    /// Where it stands in the raw transcript.
    pub raw: Span,
}

/// How a correction was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionMethod {
    /// Canonical casing or spacing of a term that was heard right.
    Casing,
    /// A known mis-hearing.
    Known,
    /// Sounds like a name of this talk's title, description or speakers.
    Title,
    /// Sounds like a project, member or glossary term.
    Phonetic,
    /// Is spelled almost like a project, member or glossary term.
    Edit,
    /// A mis-heard word that only the context tells.
    Context,
}

/// One replacement of mis-heard text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Words as captioned.
    pub heard: String,
    /// Words as meant.
    pub corrected: String,
    /// How it was found.
    pub method: CorrectionMethod,
    /// Calibrated probability that it is right, 0 to 1.
    pub confidence: f64,
    /// Where `heard` stands in the raw transcript.
    pub raw: Span,
    /// False when the confidence is below the threshold: suggested to the editor, not applied.
    pub applied: bool,
    /// Why, for the editor.
    pub reason: String,
}

/// A talk's words, cleaned, cut into sentences and corrected.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Transcript {
    /// All cue texts joined, white space folded; what every [`Span`] counts in.
    pub raw: String,
    /// Sentences in order; ids are positions.
    pub sentences: Vec<Sentence>,
    /// Corrections in the order of their place, applied and suggested ones.
    pub corrections: Vec<Correction>,
    /// Whether sentences carry times.
    pub timed: bool,
    /// Whether the source had punctuation of its own.
    pub punctuated: bool,
}

/// A speaker of the talk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Full name as the title or description spells it.
    pub name: String,
    /// Company the speaker works for, when given.
    pub company: Option<String>,
    /// Role ("DevOps Engineer"), when given.
    pub role: Option<String>,
}

/// Where a fact about the talk was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactSource {
    /// Given by the user, in an input or an issue form.
    Override,
    /// The video's title.
    Title,
    /// The video's description.
    Description,
    /// What is said in the talk.
    Transcript,
}

/// What the landscape says about an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MembershipStatus {
    /// An end user member or supporter.
    EndUserMember,
    /// A member that is not an end user (a vendor, a non-profit, …).
    Member,
    /// Not in the landscape's member list.
    NotMember,
}

/// How an organisation was matched to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchMethod {
    /// Same name after normalisation.
    Exact,
    /// Same name without legal suffixes and descriptive words.
    Suffix,
    /// A known other name.
    Alias,
    /// A spelling close enough to be meant.
    Fuzzy,
    /// No member matches.
    None,
}

/// Verdict on an organisation's membership.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// The verdict.
    pub status: MembershipStatus,
    /// The member's name in the landscape, without its "(member)" suffix.
    pub landscape_name: Option<String>,
    /// Tier ("Platinum", "Gold", "Silver", …).
    pub tier: Option<String>,
    /// How the match was made.
    pub method: MatchMethod,
    /// Certainty of the match, 0 to 1.
    pub confidence: f64,
}

/// The organisation the talk is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Company {
    /// Name as it is printed.
    pub name: String,
    /// Certainty that this is the subject, 0 to 1.
    pub confidence: f64,
    /// Where it was found.
    pub source: FactSource,
    /// What the landscape says about it.
    pub membership: Membership,
    /// Homepage, from the landscape.
    pub homepage: Option<String>,
}

/// What the talk's metadata says before a word of the transcript is read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// The talk's own title, without speakers and companies.
    pub topic: String,
    /// Speakers in the order of the title.
    pub speakers: Vec<Speaker>,
    /// Companies of the title in order, the likeliest subject first in `company`.
    pub companies: Vec<String>,
    /// The organisation the talk is about, when metadata tells.
    pub company: Option<Company>,
}

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
}

impl Analysis {
    /// The projects that the company says it uses.
    pub fn projects_used(&self) -> impl Iterator<Item = &ProjectUse> {
        self.projects.iter().filter(|p| p.usage == Usage::Used)
    }
}

/// Which writer wrote a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WriterKind {
    /// Built in, no network.
    Extractive,
    /// A language model behind an OpenAI-compatible endpoint.
    Llm,
}

/// A sentence of a draft with the evidence it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftSentence {
    /// Plain text, no Markdown; quotations in straight double quotes.
    pub text: String,
    /// Ids of the transcript sentences it rests on.
    pub evidence: Vec<usize>,
    /// Who wrote it.
    pub writer: WriterKind,
    /// True where the statement comes from metadata or the landscape and not from the talk.
    #[serde(default)]
    pub from_metadata: bool,
}

/// A paragraph-like part of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// Sentences that form a paragraph.
    Paragraph {
        /// Its sentences.
        sentences: Vec<DraftSentence>,
    },
    /// A bullet list, one item a sentence (or phrase).
    Bullets {
        /// Its items.
        items: Vec<DraftSentence>,
    },
    /// A quotation that stands alone.
    Quote {
        /// The words and the evidence; text without the quotation marks.
        quote: DraftSentence,
        /// "Peter Mueller, Lead Expert" when the source tells who speaks, else "the speakers".
        attribution: String,
    },
}

/// A section of a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftSection {
    /// Stable id of the content type ("challenge").
    pub id: String,
    /// Heading as printed; empty for the summary under the headline.
    pub heading: String,
    /// Its parts in order.
    pub blocks: Vec<Block>,
}

/// A written document before or after grounding.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Headline as a sentence with evidence.
    pub headline: Option<DraftSentence>,
    /// Sections in order.
    pub sections: Vec<DraftSection>,
    /// What the talk does not tell, as ready-to-send questions for the speakers.
    pub questions: Vec<String>,
}

impl Draft {
    /// All sentences in reading order, headline first, with the id of their section ("headline" for it).
    pub fn sentences(&self) -> impl Iterator<Item = (&str, &DraftSentence)> {
        let head = self.headline.iter().map(|s| ("headline", s));
        let body = self.sections.iter().flat_map(|section| {
            section.blocks.iter().flat_map(move |block| {
                let sentences: Vec<&DraftSentence> = match block {
                    Block::Paragraph { sentences } => sentences.iter().collect(),
                    Block::Bullets { items } => items.iter().collect(),
                    Block::Quote { quote, .. } => vec![quote],
                };
                sentences.into_iter().map(move |s| (section.id.as_str(), s))
            })
        });
        head.chain(body)
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingSeverity {
    /// An editor should look.
    Warning,
    /// The talk does not carry it.
    Error,
}

/// What is wrong with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A number that the evidence does not say.
    Number,
    /// The right figure with another unit.
    Unit,
    /// Up told as down, or a bound turned round.
    Direction,
    /// A name that the evidence does not say.
    Name,
    /// A project that the evidence does not say.
    Project,
    /// Words in quotation marks that were not said so.
    Quotation,
    /// The right figure on the wrong thing.
    Attachment,
    /// A hedge or bound dropped or inflated; a target told as an achievement.
    Hedge,
    /// A negation lost or added.
    Negation,
    /// A cause, superlative or result that nobody stated.
    Cause,
    /// Wording that the evidence does not support.
    Wording,
}

/// One problem of one claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What is wrong.
    pub kind: FindingKind,
    /// The words of the claim it concerns.
    pub text: String,
    /// Why, with the nearest thing the talk does say.
    pub reason: String,
    /// Ids of the nearest transcript sentences.
    pub evidence: Vec<usize>,
    /// How bad it is.
    pub severity: FindingSeverity,
}

/// Verdict of the grounding engine on one claim.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Ids of the transcript sentences that carry the claim.
    pub evidence: Vec<usize>,
    /// How well the wording is supported, 0 to 1 (the least supported clause).
    pub support: f64,
    /// Problems; an empty list means grounded.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// True when nothing in the claim is an error.
    pub fn grounded(&self) -> bool {
        self.findings.iter().all(|f| f.severity != FindingSeverity::Error)
    }
}

/// One line of the evidence ledger: a published claim and what carries it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Section id ("headline", "challenge", …).
    pub section: String,
    /// The claim as published (or as dropped).
    pub claim: String,
    /// Who wrote it.
    pub writer: WriterKind,
    /// False when the claim was dropped.
    pub published: bool,
    /// The engine's verdict.
    pub verdict: Verdict,
}

/// Every claim of a draft with its verdict.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// In reading order; dropped claims included.
    pub entries: Vec<LedgerEntry>,
}
