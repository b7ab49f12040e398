//! What an earlier run told of a talk, for `mode: check`: its `report.json` becomes title, names and captions again. It
//! takes only what was said and who said it; what that run concluded is worked out anew.

use std::path::Path;

use serde::Deserialize;

use super::Session;
use crate::{
    analysis::Overrides,
    model::{CaptionFormat, CaptionOrigin, Cue, FactSource, RawCaptions, Sentence, Talk},
    pipeline::Inputs,
    source::given,
};

/// Largest report that is read, in bytes; that of a talk of an hour has less than 2 MB.
const LIMIT: usize = 32 << 20;
/// Times above it (some 34 years in milliseconds) are no times of a talk.
const LATEST_MS: u64 = 1 << 40;

/// The parts of a report that are read back.
#[derive(Deserialize)]
struct ToldReport {
    schema: u32,
    talk: Talk,
    captions: ToldCaptions,
    transcript: ToldTranscript,
    analysis: ToldAnalysis,
}

#[derive(Deserialize)]
struct ToldCaptions {
    format: CaptionFormat,
    origin: CaptionOrigin,
    language: Option<String>,
}

#[derive(Deserialize)]
struct ToldTranscript {
    raw: String,
    sentences: Vec<Sentence>,
    timed: bool,
}

#[derive(Deserialize)]
struct ToldAnalysis {
    company: Option<ToldCompany>,
    speakers: Vec<ToldSpeaker>,
}

#[derive(Deserialize)]
struct ToldCompany {
    name: String,
    source: FactSource,
}

#[derive(Deserialize)]
struct ToldSpeaker {
    name: String,
}

/// The report of a case study's talk: `NAME.report.json` beside it, else where a run writes it in the artifacts' folder.
/// A report of another talk, or one without a transcript (of a run that failed), is passed over.
pub(super) fn find(session: &Session, case_study: &Path, video_id: &str) -> Option<Inputs> {
    let artifacts = session.settings.artifacts_dir.join(video_id).join("report.json");
    [case_study.with_extension("report.json"), artifacts]
        .into_iter()
        .filter(|path| session.workspace.root().join(path).is_file())
        .find_map(|path| read(session, &path, video_id))
}

fn read(session: &Session, path: &Path, video_id: &str) -> Option<Inputs> {
    let label = path.display().to_string();
    let bytes = given::read(path, &session.workspace, LIMIT);
    let inputs = bytes.map_err(|e| e.to_string()).and_then(|bytes| parse(&label, &bytes, video_id));
    inputs.map_err(|why| tracing::warn!(report = label, "the report is not used: {why}")).ok()
}

/// What a report tells of its talk; else why it cannot be used.
fn parse(label: &str, bytes: &[u8], video_id: &str) -> Result<Inputs, String> {
    let told: ToldReport = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    if told.schema != 1 || told.talk.video_id != video_id {
        return Err("it is the report of another talk, or of another version".into());
    }
    let named = told.analysis.company.filter(|c| c.source == FactSource::Override);
    Ok(Inputs {
        captions: RawCaptions {
            cues: cues(&told.transcript),
            format: told.captions.format,
            language: told.captions.language,
            origin: told.captions.origin,
            label: label.to_owned(),
        },
        overrides: Overrides {
            company: named.map(|c| c.name),
            speakers: told.analysis.speakers.into_iter().map(|s| s.name).collect(),
            notes: None,
        },
        talk: told.talk,
    })
}

/// The raw words again, cut where sentences begin when they have times, whole when not. Whatever places and times the
/// report states, no word is lost and times never run backwards.
fn cues(told: &ToldTranscript) -> Vec<Cue> {
    let whole = |text: &str| Cue {
        text: text.to_owned(),
        ..Cue::default()
    };
    if !told.timed {
        return vec![whole(&told.raw)];
    }
    let mut cues: Vec<Cue> = Vec::with_capacity(told.sentences.len());
    let (mut rest, mut passed, mut latest) = (told.raw.as_str(), 0, 0);
    for sentence in &told.sentences {
        // Spans count characters.
        let head = sentence.raw.start.saturating_sub(passed);
        let at = rest.char_indices().nth(head).map_or(rest.len(), |(at, _)| at);
        let (before, after) = rest.split_at(at);
        passed += before.chars().count();
        rest = after;
        match cues.last_mut() {
            Some(last) => last.text.push_str(before),
            None if before.trim().is_empty() => {}
            None => cues.push(whole(before)),
        }
        let start = sentence.start_ms.unwrap_or(latest).clamp(latest, LATEST_MS);
        let end = sentence.end_ms.unwrap_or(start).clamp(start, LATEST_MS);
        latest = start;
        cues.push(Cue {
            start_ms: Some(start),
            end_ms: Some(end),
            text: String::new(),
        });
    }
    match cues.last_mut() {
        Some(last) => last.text.push_str(rest),
        None => cues.push(whole(rest)),
    }
    cues
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Span;

    fn sentence(raw: (usize, usize), times: (u64, u64)) -> Sentence {
        Sentence {
            raw: raw.into(),
            start_ms: Some(times.0),
            end_ms: Some(times.1),
            ..Sentence::default()
        }
    }

    fn told(raw: &str, sentences: Vec<Sentence>) -> ToldTranscript {
        ToldTranscript {
            raw: raw.into(),
            sentences,
            timed: true,
        }
    }

    #[test]
    fn sentences_with_times_become_cues_by_characters() {
        let told = told(
            "wir fähren. the ferries run",
            vec![sentence((0, 11), (0, 900)), sentence((12, 27), (900, 2000))],
        );
        let texts: Vec<String> = cues(&told).into_iter().map(|c| c.text).collect();
        assert_eq!(texts, ["wir fähren. ", "the ferries run"]);
    }

    #[test]
    fn words_without_times_stay_in_one_piece() {
        let mut told = told("one two three", vec![sentence((0, 3), (0, 1))]);
        told.timed = false;
        assert_eq!(cues(&told).len(), 1);
    }

    #[test]
    fn a_report_of_another_talk_or_of_a_failed_run_is_refused() {
        let report = |id: &str| {
            serde_json::json!({"schema": 1, "talk": Talk { video_id: id.into(), ..Talk::default() },
                "captions": {"format": "plain", "origin": "given", "language": null},
                "transcript": {"raw": "words", "sentences": [], "timed": false},
                "analysis": {"company": null, "speakers": []}})
            .to_string()
        };
        assert!(parse("x", report("HarbourLgt1").as_bytes(), "HarbourLgt1").is_ok());
        assert!(parse("x", report("HarbourLgt2").as_bytes(), "HarbourLgt1").is_err());
        let failed = br#"{"schema":1,"status":"failed","video_id":"HarbourLgt1","reasons":[],"attempts":[]}"#;
        assert!(parse("x", failed, "HarbourLgt1").is_err());
    }

    proptest! {
        #[test]
        fn whatever_a_report_states_no_word_is_lost(
            raw in "\\PC{0,60}",
            places in prop::collection::vec((any::<usize>(), 0..80_usize, any::<u64>(), any::<u64>()), 0..8),
            wild in any::<bool>(),
        ) {
            let sentences = places
                .into_iter()
                .map(|(far, near, start, end)| Sentence {
                    raw: Span { start: if wild { far } else { near }, end: near },
                    start_ms: Some(start),
                    end_ms: Some(end),
                    ..Sentence::default()
                })
                .collect();
            let cues = cues(&told(&raw, sentences));
            let text: String = cues.iter().map(|c| c.text.as_str()).collect();
            prop_assert_eq!(text.trim_start(), raw.trim_start());
            prop_assert!(cues.windows(2).all(|w| w[0].start_ms <= w[1].start_ms));
            prop_assert!(cues.iter().all(|c| c.start_ms <= c.end_ms));
        }
    }
}
