//! What is known about a talk before a word of it is read: the video, its speakers, its company. Values only; how they are found
//! is not told here.

use serde::{Deserialize, Serialize};

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
