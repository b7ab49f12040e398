//! A report for the tests of this folder: a fictional talk with one claim.

use std::collections::BTreeMap;

use crate::{
    model::{
        Analysis, CaptionFormat, CaptionOrigin, Company, Draft, FactSource, Ledger, LedgerEntry, MatchMethod,
        Maturity, Membership, MembershipStatus, ProjectUse, Speaker, Talk, Transcript, Usage, Verdict,
        WriterKind,
    },
    quality::Score,
    report::{CaptionsInfo, KnowledgeInfo, Report, Status, WriterInfo},
};

pub(crate) fn report() -> Report {
    Report {
        schema: 1,
        status: Status::Generated,
        reasons: Vec::new(),
        talk: Talk {
            video_id: "aaaaaaaaaaa".into(),
            title: "Trains on Time - Jo Ng, Meridian Rail".into(),
            ..Talk::default()
        },
        captions: CaptionsInfo {
            format: CaptionFormat::Vtt,
            origin: CaptionOrigin::Given,
            language: Some("en".into()),
            label: "talk.vtt".into(),
        },
        knowledge: KnowledgeInfo {
            as_of: "2026-01-01".into(),
        },
        transcript: Transcript::default(),
        analysis: Analysis {
            company: Some(Company {
                name: "Meridian Rail".into(),
                confidence: 0.9,
                source: FactSource::Title,
                membership: Membership {
                    status: MembershipStatus::EndUserMember,
                    landscape_name: Some("Meridian Rail".into()),
                    tier: Some("Silver".into()),
                    method: MatchMethod::Exact,
                    confidence: 1.0,
                },
                homepage: None,
            }),
            speakers: vec![Speaker {
                name: "Jo Ng".into(),
                company: Some("Meridian Rail".into()),
                role: None,
            }],
            projects: vec![ProjectUse {
                name: "Kubernetes".into(),
                maturity: Some(Maturity::Graduated),
                homepage: Some("https://kubernetes.io/".into()),
                usage: Usage::Used,
                certainty: 0.9,
                mentions: 3,
                evidence: vec![0],
            }],
            ..Analysis::default()
        },
        draft: Draft::default(),
        ledger: Ledger {
            entries: vec![LedgerEntry {
                section: "challenge".into(),
                claim: "Deployments took two days.".into(),
                writer: WriterKind::Extractive,
                published: true,
                verdict: Verdict::default(),
            }],
        },
        score: Score {
            total: 0.8,
            word_count: 600,
            ..Score::default()
        },
        writer: WriterInfo::extractive("no model is configured"),
        warnings: Vec::new(),
        source: crate::report::SourceInfo::default(),
        attempts: Vec::new(),
        timings_ms: BTreeMap::new(),
    }
}
