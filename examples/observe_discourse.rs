//! Prints the signs of every sentence of talks, one JSON object a talk: what `tools/train_discourse.py` learns the weights
//! from. Reads talks from the standard input, one JSON object a line with `video_id`, `title` (as published) and
//! `transcript`.

use std::io::{BufRead as _, Write as _};

use casestudypilot::{
    analysis::{Overrides, discourse, identify},
    knowledge::Knowledge,
    model::{CaptionFormat, CaptionOrigin, Cue, RawCaptions, Talk},
    pipeline::{Inputs, Options, understand},
};

fn main() -> anyhow::Result<()> {
    let knowledge = Knowledge::embedded();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let talk: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |name: &str| talk[name].as_str().unwrap_or_default().to_owned();
        let inputs = Inputs {
            talk: Talk {
                video_id: field("video_id"),
                title: field("title"),
                ..Talk::default()
            },
            captions: RawCaptions {
                cues: vec![Cue {
                    text: field("transcript"),
                    ..Cue::default()
                }],
                format: CaptionFormat::Plain,
                language: None,
                origin: CaptionOrigin::Given,
                label: field("video_id"),
            },
            overrides: Overrides::default(),
        };
        let Ok(understood) = understand(&inputs, &Options::default(), &knowledge) else {
            continue;
        };
        let subject = identify(&inputs.talk, &inputs.overrides, &knowledge);
        let company = understood.analysis.company.as_ref();
        let seen = discourse::observe(&understood.transcript, &subject, company);
        let sentences = &understood.transcript.sentences;
        let row = serde_json::json!({
            "video_id": inputs.talk.video_id,
            "names": discourse::sign_names(),
            "title": seen.title,
            "signs": seen.sentences,
            "own": understood.analysis.own,
            "raw": sentences.iter().map(|s| s.raw).collect::<Vec<_>>(),
            "text": sentences.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(),
        });
        writeln!(out, "{row}")?;
    }
    Ok(())
}
