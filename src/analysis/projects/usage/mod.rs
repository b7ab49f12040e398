//! Tells from the words around a project's mentions whether the company uses it. It reads cues, not minds: a
//! single mention without any cue counts as used, since in talks of this kind most named projects are in use.

mod certainty;
mod cues;
mod lexicon;
mod vetoes;

use crate::{
    knowledge::Project,
    model::{Maturity, Section, SectionLabel, Subject, Transcript, Usage},
    transcript::correct::Mention,
};
pub(super) use certainty::Manner;
use certainty::Signs;
use cues::Around;
use vetoes::Veto;

/// Verdict on one project.
pub(super) struct Verdict {
    pub usage: Usage,
    /// How likely the company uses it, 0 to 1.
    pub certainty: f64,
    /// Ids of sentences, best first.
    pub evidence: Vec<usize>,
}

/// Most sentences given as evidence.
const EVIDENCE: usize = 8;

/// Sum of cues from which a project counts as used. This number and the weights here and in `cues` were set on some
/// 400 projects named in 136 talks; halving any single one of them changes the F1 by at most 0.02.
const USED: f64 = 0.3;

/// A mention's cues from which on the speaker tells of own use, so that further mentions count for more.
const OWN: f64 = 1.2;

/// What a further mention (each e-fold) counts for, with and without own use told.
const OFTEN: (f64, f64) = (0.4, 0.1);

/// Share of the cues against use of the worst mention: a rejection weighs on what is said elsewhere.
const WORST: f64 = 0.4;

/// The verdict on one project by the sum of the cues at its mentions.
pub(super) fn judge(
    project: &Project,
    mentions: &[Mention],
    transcript: &Transcript,
    subject: &Subject,
    sections: &[SectionLabel],
    manner: &Manner<'_>,
) -> Verdict {
    let mut scored: Vec<(f64, usize)> = Vec::new();
    // Mentions that tell of no use say nothing of how sure it is.
    let mut told: Vec<(f64, usize)> = Vec::new();
    let mut denied = false;
    let (mut signs, mut all) = (Signs::new(project), Signs::new(project));
    for mention in mentions {
        let Some(sentence) = transcript.sentences.get(mention.sentence) else {
            continue;
        };
        let section = sections.get(mention.sentence).map_or(Section::Other, |l| l.section);
        let around = Around::of(transcript, mention);
        let score = cues::weigh(&around) + by_section(section);
        let asked = manner.is_asked(mention.sentence);
        all.add(&around, score, asked, manner.own(mention.sentence));
        let head = sentence.text.get(..mention.bytes.start).unwrap_or_default();
        let veto = vetoes::veto(&around, &sentence.text, head);
        denied |= veto == Some(Veto::Denied) && project.name != "Kubernetes";
        let room = manner.is_another_s(mention.sentence) || asked && sentence.text.trim_end().ends_with('?');
        if veto.is_none() && !room {
            signs.add(&around, score, asked, manner.own(mention.sentence));
            keep_best(&mut told, score, sentence.id);
        }
        keep_best(&mut scored, score, sentence.id);
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.first().map_or(0.0, |s| s.0);
    let worst = scored.last().map_or(0.0, |s| s.0.min(0.0));
    let often = if best >= OWN { OFTEN.0 } else { OFTEN.1 };
    let rest = WORST * worst + often * (mentions.len() as f64).ln() + prior(project, subject);
    let total = best + rest;
    let surest = told.iter().map(|(score, _)| *score).max_by(f64::total_cmp);
    // What tells of no use makes nothing surer.
    let sure = |signs: &Signs, best: f64| signs.certainty(best + rest - taken_for_granted(project), manner);
    let certainty = match surest.filter(|surest| !denied || *surest >= OWN) {
        Some(surest) => sure(&signs, surest).min(sure(&all, best)),
        None => 0.0,
    };
    let usage = if total >= USED {
        Usage::Used
    } else {
        Usage::Mentioned
    };
    if usage == Usage::Used {
        scored.sort_by_key(|(_, id)| !told.iter().any(|(_, other)| other == id));
    } else {
        scored.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    }
    Verdict {
        usage,
        certainty,
        evidence: scored.into_iter().map(|(_, id)| id).take(EVIDENCE).collect(),
    }
}

/// Adds the score of a sentence, or raises it.
fn keep_best(scored: &mut Vec<(f64, usize)>, score: f64, sentence: usize) {
    match scored.iter_mut().find(|(_, id)| *id == sentence) {
        Some(entry) => entry.0 = entry.0.max(score),
        None => scored.push((score, sentence)),
    }
}

/// What speaks for Kubernetes before a word is heard: enough to count it as used, too much to tell so.
const KUBERNETES: f64 = 3.0;
const TOLD: f64 = 1.0;

/// The part of the prior that stands for what everybody runs and not for anything the talk says.
fn taken_for_granted(project: &Project) -> f64 {
    if project.name == "Kubernetes" {
        KUBERNETES - TOLD
    } else {
        0.0
    }
}

/// What is likely before a cue is read: end users run Kubernetes, a name in the title is the subject, some projects come
/// with most platforms, and archived ones are mostly history.
fn prior(project: &Project, subject: &Subject) -> f64 {
    let name = project.name.as_str();
    let title = subject.topic.to_lowercase();
    let kubernetes = if name == "Kubernetes" { KUBERNETES } else { 0.0 };
    let titled = if title.contains(&name.to_lowercase()) {
        1.5
    } else {
        0.0
    };
    let common = if lexicon::COMMON.contains(&name) {
        0.25
    } else {
        0.0
    };
    let history = if project.maturity == Maturity::Archived || lexicon::PRINCIPLES.contains(&name) {
        -0.8
    } else {
        0.0
    };
    kubernetes + titled + common + history
}

fn by_section(section: Section) -> f64 {
    match section {
        // Where a name is told says little beside what is told of it; only plans speak against use.
        Section::Solution => 0.1,
        Section::Background | Section::Challenge | Section::Impact | Section::Other => 0.0,
        Section::Future => -0.8,
    }
}
