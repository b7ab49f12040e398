//! The order of the stages: the one file that names them all.

use crate::{
    analysis::{self, Overrides},
    error::Error,
    grounding::Source,
    knowledge::Knowledge,
    model::{Analysis, RawCaptions, Subject, Talk, Transcript},
    quality,
    report::{CaptionsInfo, Report, Status},
    transcript, writing,
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

/// Thresholds and gates.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Corrections below it are suggested, not applied (0 to 1, default 0.50).
    pub min_confidence: f64,
    /// Documents below it are rejected (0 to 1, default 0.60).
    pub min_quality: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            min_confidence: 0.50,
            min_quality: 0.60,
        }
    }
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

/// The second half: write, ground, score.
pub fn produce(inputs: &Inputs, options: &Options, knowledge: &Knowledge) -> Result<Report, Error> {
    let Understood {
        transcript, analysis, ..
    } = understand(inputs, options, knowledge)?;
    let source = Source {
        talk: &inputs.talk,
        transcript: &transcript,
        analysis: &analysis,
        knowledge,
    };
    let (draft, ledger) = writing::compose_extractive(source);
    let score = quality::score(&draft, &ledger, source);
    Ok(Report {
        schema: 1,
        status: Status::Generated,
        reasons: Vec::new(),
        talk: inputs.talk.clone(),
        captions: CaptionsInfo {
            format: inputs.captions.format,
            origin: inputs.captions.origin,
            language: inputs.captions.language.clone(),
            label: inputs.captions.label.clone(),
        },
        warnings: score.warnings.clone(),
        transcript,
        analysis,
        draft,
        ledger,
        score,
    })
}
