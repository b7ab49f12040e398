//! Verdicts on claims: findings, verdicts, the evidence ledger. Nothing here compares a claim with its evidence.

use serde::{Deserialize, Serialize};

use super::WriterKind;

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
