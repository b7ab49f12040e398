//! Decides whether a talk and its draft may be published: channel, company, membership, quality. It only judges what the
//! stages found; it finds nothing itself.

use crate::{
    config::{MembershipGate, Settings},
    model::MembershipStatus,
    report::{Reason, Report},
};

/// What a talk must meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Gates<'a> {
    /// Channels a talk may come from; empty = any.
    pub channels: &'a [String],
    /// Which companies are eligible.
    pub membership: MembershipGate,
    /// Least quality score, 0 to 1.
    pub min_quality: f64,
}

impl<'a> Gates<'a> {
    /// The gates of the settings.
    pub fn new(settings: &'a Settings) -> Self {
        Self {
            channels: &settings.channel_ids,
            membership: settings.require_membership,
            min_quality: settings.min_quality_score,
        }
    }
}

fn reason(code: &str, message: String, hint: impl Into<String>) -> Reason {
    Reason {
        code: code.into(),
        message,
        hint: Some(hint.into()),
    }
}

/// Every gate that refuses, worst first; an empty list lets the draft pass.
pub fn judge(report: &Report, gates: &Gates<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let Some(channel) = &report.talk.channel_id
        && !gates.channels.is_empty()
        && !gates.channels.contains(channel)
    {
        reasons.push(reason(
            "wrong-channel",
            format!("the video is from channel {channel}, which is not one of {}", gates.channels.join(", ")),
            "add the channel to `channel-id`, or set it to `any`",
        ));
    }
    reasons.extend(membership(report, gates.membership));
    let score = report.score.total;
    if score < gates.min_quality {
        reasons.push(reason(
            "quality-below-threshold",
            format!("the quality score {score:.2} is below {:.2}", gates.min_quality),
            "see the score's reasons in report.json and the job summary; lower `min-quality-score` to accept thinner talks",
        ));
    }
    reasons
}

fn membership(report: &Report, gate: MembershipGate) -> Option<Reason> {
    let Some(company) = &report.analysis.company else {
        return Some(reason(
            "company-unknown",
            "no company was found that the talk is about".into(),
            "give it with `company`, or in the issue form",
        ));
    };
    let eligible = match (gate, company.membership.status) {
        (MembershipGate::None, _)
        | (_, MembershipStatus::EndUserMember)
        | (MembershipGate::Member, MembershipStatus::Member) => true,
        (MembershipGate::EndUser, MembershipStatus::Member) | (_, MembershipStatus::NotMember) => false,
    };
    if eligible {
        return None;
    }
    let name = &company.name;
    let message = match company.membership.status {
        MembershipStatus::Member => format!("{name} is a CNCF member, but not an end user member"),
        _ => format!("{name} is not a CNCF member"),
    };
    Some(reason(
        "not-eligible",
        message,
        "set `require-membership` to `member` or `none` to accept it, or give the company's name as the landscape has it",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::report;

    fn gates(membership: MembershipGate) -> Gates<'static> {
        Gates {
            channels: &[],
            membership,
            min_quality: 0.6,
        }
    }

    fn codes(report: &Report, gates: &Gates<'_>) -> Vec<String> {
        judge(report, gates).into_iter().map(|r| r.code).collect()
    }

    #[test]
    fn an_end_user_with_a_good_draft_passes() {
        assert!(codes(&report(), &gates(MembershipGate::EndUser)).is_empty());
    }

    #[test]
    fn wrong_channel_is_refused_unknown_channel_is_not() {
        let allowed = ["UCone".to_owned()];
        let gates = Gates {
            channels: &allowed,
            ..gates(MembershipGate::EndUser)
        };
        let mut report = report();
        report.talk.channel_id = None;
        assert!(codes(&report, &gates).is_empty());
        report.talk.channel_id = Some("UCother".into());
        assert_eq!(codes(&report, &gates), ["wrong-channel"]);
    }

    #[test]
    fn members_and_strangers_pass_only_their_gates() {
        let mut report = report();
        let mut with = |status, gate| {
            report.analysis.company.as_mut().unwrap().membership.status = status;
            codes(&report, &gates(gate))
        };
        assert_eq!(with(MembershipStatus::Member, MembershipGate::EndUser), ["not-eligible"]);
        assert!(with(MembershipStatus::Member, MembershipGate::Member).is_empty());
        assert_eq!(with(MembershipStatus::NotMember, MembershipGate::Member), ["not-eligible"]);
        assert!(with(MembershipStatus::NotMember, MembershipGate::None).is_empty());
    }

    #[test]
    fn no_company_is_refused_by_every_gate() {
        let mut report = report();
        report.analysis.company = None;
        assert_eq!(codes(&report, &gates(MembershipGate::None)), ["company-unknown"]);
    }

    #[test]
    fn score_at_the_threshold_passes_below_does_not() {
        let mut report = report();
        report.score.total = 0.6;
        assert!(codes(&report, &gates(MembershipGate::EndUser)).is_empty());
        report.score.total = 0.599;
        assert_eq!(codes(&report, &gates(MembershipGate::EndUser)), ["quality-below-threshold"]);
    }
}
