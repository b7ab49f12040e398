//! The order of the stages: the one file that names them all, and the gates between them. It reads no
//! file and no environment; the clock is read for stage timings only.

use std::{collections::BTreeMap, time::Instant};

use crate::{
    analysis::{self, Overrides},
    budget::Budget,
    error::Error,
    explain::{Explain as _, Kind},
    grounding::{Engine, Source},
    knowledge::Knowledge,
    model::{Analysis, Company, MembershipStatus, RawCaptions, Subject, Talk, Transcript, WriterKind},
    quality,
    report::{CaptionsInfo, KnowledgeInfo, Reason, Report, SourceInfo, Status, WriterInfo},
    transcript,
    writing::{
        self,
        llm::{self, SectionWriter},
    },
};

/// What the edges bring in.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// Metadata.
    pub talk: Talk,
    /// Captions.
    pub captions: RawCaptions,
    /// What the user says about the talk.
    pub overrides: Overrides,
}

/// Which organisations a case study may be about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MembershipGate {
    /// End user members only.
    #[default]
    EndUser,
    /// Any member.
    Member,
    /// Any organisation.
    None,
}

/// Thresholds and gates.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Corrections below it are suggested, not applied (0 to 1, default 0.50).
    pub min_confidence: f64,
    /// Documents below it are rejected (0 to 1, default 0.60).
    pub min_quality: f64,
    /// Which organisations are eligible.
    pub require_membership: MembershipGate,
    /// Channels a talk may come from; empty = any. A talk whose channel is not known passes.
    pub channels: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            min_confidence: 0.50,
            min_quality: 0.60,
            require_membership: MembershipGate::default(),
            channels: Vec::new(),
        }
    }
}

/// Who writes.
#[derive(Clone, Copy)]
pub enum Writing<'a> {
    /// The built-in writer.
    Extractive {
        /// Why it was chosen, for the report.
        why: &'a str,
    },
    /// A language model, with the built-in writer behind it.
    Llm {
        /// Asks the model.
        model: &'a dyn SectionWriter,
        /// Name of the model and host of its endpoint, for the report.
        name: &'a str,
        /// Why it was chosen, for the report.
        why: &'a str,
        /// What may be spent.
        budget: &'a Budget,
        /// Sections asked for at the same time.
        concurrency: usize,
        /// Whether a failing model leaves the extractive text instead of an error.
        fallback: bool,
    },
}

/// A talk, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// What the metadata says.
    pub subject: Subject,
    /// What was said.
    pub transcript: Transcript,
    /// What it was understood to say.
    pub analysis: Analysis,
}

impl Understood {
    /// What writers and the grounding engine work from.
    pub fn source<'a>(&'a self, talk: &'a Talk, knowledge: &'a Knowledge) -> Source<'a> {
        Source {
            talk,
            transcript: &self.transcript,
            analysis: &self.analysis,
            knowledge,
        }
    }
}

/// The first half: identify, clean and correct, analyse.
pub fn understand(inputs: &Inputs, options: &Options, knowledge: &Knowledge) -> Result<Understood, Error> {
    let subject = analysis::identify(&inputs.talk, &inputs.overrides, knowledge);
    let context = transcript::Context {
        knowledge,
        talk: &inputs.talk,
        subject: &subject,
        min_confidence: options.min_confidence,
    };
    let transcript = transcript::build(&inputs.captions, context)?;
    let analysis = analysis::analyze(&inputs.talk, &subject, &transcript, knowledge);
    Ok(Understood {
        subject,
        transcript,
        analysis,
    })
}

/// The whole way from captions to a report. A gate that refuses the talk or the draft is no error: the
/// report says `rejected` and why.
pub async fn produce(
    inputs: &Inputs,
    options: &Options,
    knowledge: &Knowledge,
    writer: &Writing<'_>,
) -> Result<Report, Error> {
    let mut report = empty_report(inputs, knowledge);
    let mut clock = Clock::start();

    // Gate: the channel is known before a word is read.
    if let Some(reason) = wrong_channel(&inputs.talk, &options.channels) {
        return Ok(report.rejected(reason));
    }

    // Understand the talk.
    let understood = match understand(inputs, options, knowledge) {
        Ok(understood) => understood,
        Err(error) if error.kind() == Kind::Rejected => return Ok(report.rejected(Reason::of(&error))),
        Err(error) => return Err(error),
    };
    report.transcript = understood.transcript;
    report.analysis = understood.analysis;
    clock.stage(&mut report.timings_ms, "understand");

    // Gate: eligible organisations only.
    if let Some(reason) = not_eligible(report.analysis.company.as_ref(), options.require_membership) {
        return Ok(report.rejected(reason));
    }

    // Write; what the talk does not carry is dropped.
    let source = Source {
        talk: &inputs.talk,
        transcript: &report.transcript,
        analysis: &report.analysis,
        knowledge,
    };
    let (draft, ledger, info) = write(source, writer).await?;
    clock.stage(&mut report.timings_ms, "write");

    // Score what is left.
    let score = quality::score(&draft, &ledger, source);
    clock.stage(&mut report.timings_ms, "score");
    report.warnings.extend(score.warnings.iter().cloned());
    (report.draft, report.ledger, report.writer, report.score) = (draft, ledger, info, score);

    // Gate: good enough to review.
    if report.score.total < options.min_quality {
        let message = format!(
            "the quality score {:.2} is below the threshold {:.2}",
            report.score.total, options.min_quality
        );
        return Ok(report.rejected(Reason {
            code: "quality-below-threshold".into(),
            message,
            hint: Some(
                "the score's components say what is missing; a talk with more stated results scores higher"
                    .into(),
            ),
        }));
    }
    Ok(report)
}

/// The extractive draft, and over it what the model writes.
async fn write(
    source: Source<'_>,
    writer: &Writing<'_>,
) -> Result<(crate::model::Draft, crate::model::Ledger, WriterInfo), Error> {
    let (draft, ledger) = writing::compose_extractive(source);
    match writer {
        Writing::Extractive { why } => Ok((draft, ledger, WriterInfo::extractive(why))),
        Writing::Llm {
            model,
            name,
            why,
            budget,
            concurrency,
            fallback,
        } => {
            let engine = Engine::new(source);
            let specs = writing::section_specs();
            let composed = llm::compose(&engine, &draft, &specs, *model, *concurrency, *fallback).await?;
            let used = if composed.log.iter().any(|s| s.published > 0) {
                WriterKind::Llm
            } else {
                WriterKind::Extractive
            };
            let info = WriterInfo {
                kind: used,
                model: Some((*name).to_owned()),
                why: (*why).to_owned(),
                sections: composed.log,
                spent: budget.spent(),
            };
            Ok((composed.draft, composed.ledger, info))
        }
    }
}

fn empty_report(inputs: &Inputs, knowledge: &Knowledge) -> Report {
    Report {
        schema: 1,
        status: Status::Generated,
        reasons: Vec::new(),
        talk: inputs.talk.clone(),
        captions: CaptionsInfo::of(&inputs.captions),
        source: SourceInfo::default(),
        knowledge: KnowledgeInfo {
            as_of: knowledge.as_of.clone(),
        },
        transcript: Transcript::default(),
        analysis: Analysis::default(),
        draft: crate::model::Draft::default(),
        ledger: crate::model::Ledger::default(),
        score: quality::Score::default(),
        writer: WriterInfo::extractive("nothing was written"),
        warnings: Vec::new(),
        attempts: Vec::new(),
        timings_ms: BTreeMap::new(),
    }
}

/// Why a talk of this channel is refused; `None` when it is welcome.
pub fn wrong_channel(talk: &Talk, channels: &[String]) -> Option<Reason> {
    let channel = talk.channel_id.as_ref()?;
    if channels.is_empty() || channels.iter().any(|c| c == channel || c == "any") {
        return None;
    }
    Some(Reason {
        code: "wrong-channel".into(),
        message: format!(
            "the video {} is of the channel {} ({channel}), which is not in the allow-list",
            talk.video_id,
            talk.channel_name.as_deref().unwrap_or("without a name")
        ),
        hint: Some("add the channel to channel-id (comma-separated), or set channel-id: any".into()),
    })
}

fn not_eligible(company: Option<&Company>, gate: MembershipGate) -> Option<Reason> {
    let (status, name) = match company {
        Some(company) => (company.membership.status, company.name.as_str()),
        None if gate == MembershipGate::None => return None,
        None => {
            return Some(Reason {
                code: "company-unknown".into(),
                message: "neither the title nor the talk says which organisation it is about".into(),
                hint: Some("name it: the input company, the issue form's field, or --company".into()),
            });
        }
    };
    let (needed, met) = match gate {
        MembershipGate::None => return None,
        MembershipGate::Member => ("a CNCF member", status != MembershipStatus::NotMember),
        MembershipGate::EndUser => (
            "an end user member of the CNCF",
            status == MembershipStatus::EndUserMember,
        ),
    };
    (!met).then(|| Reason {
        code: "not-eligible".into(),
        message: format!("{name} is not {needed} by the landscape"),
        hint: Some(
            "set require-membership to member or none to accept it, or correct the company's name".into(),
        ),
    })
}

/// Milliseconds since the last stage.
struct Clock(Instant);

impl Clock {
    fn start() -> Self {
        Self(Instant::now())
    }

    fn stage(&mut self, timings: &mut BTreeMap<&'static str, f64>, stage: &'static str) {
        let now = Instant::now();
        let ms = now.duration_since(self.0).as_secs_f64() * 1000.0;
        timings.insert(stage, (ms * 100.0).round() / 100.0);
        self.0 = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FactSource, MatchMethod, Membership};

    fn company(status: MembershipStatus) -> Company {
        Company {
            name: "Acme".into(),
            confidence: 1.0,
            source: FactSource::Title,
            membership: Membership {
                status,
                landscape_name: None,
                tier: None,
                method: MatchMethod::None,
                confidence: 0.0,
            },
            homepage: None,
        }
    }

    #[test]
    fn the_membership_gate_asks_for_what_it_says() {
        use MembershipStatus::{EndUserMember, Member, NotMember};
        for (status, gate, refused) in [
            (EndUserMember, MembershipGate::EndUser, false),
            (Member, MembershipGate::EndUser, true),
            (Member, MembershipGate::Member, false),
            (NotMember, MembershipGate::Member, true),
            (NotMember, MembershipGate::None, false),
        ] {
            assert_eq!(
                not_eligible(Some(&company(status)), gate).is_some(),
                refused,
                "{status:?} {gate:?}"
            );
        }
        assert_eq!(
            not_eligible(None, MembershipGate::EndUser).map(|r| r.code).as_deref(),
            Some("company-unknown")
        );
        assert_eq!(not_eligible(None, MembershipGate::None), None);
    }

    #[test]
    fn only_a_known_channel_outside_the_list_is_refused() {
        let talk = |id: Option<&str>| Talk {
            channel_id: id.map(Into::into),
            ..Talk::default()
        };
        let allowed = vec!["UCgood".to_owned()];
        assert!(wrong_channel(&talk(Some("UCbad")), &allowed).is_some());
        assert!(wrong_channel(&talk(Some("UCgood")), &allowed).is_none());
        assert!(wrong_channel(&talk(None), &allowed).is_none());
        assert!(wrong_channel(&talk(Some("UCbad")), &["any".to_owned()]).is_none());
        assert!(wrong_channel(&talk(Some("UCbad")), &[]).is_none());
    }
}
