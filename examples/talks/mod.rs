//! Reads the talks that the other examples look at: one JSON object a line of the standard input, with `video_id`, `title`
//! (as published) and `transcript`.

use casestudypilot::{
    analysis::Overrides,
    model::{CaptionFormat, CaptionOrigin, Cue, RawCaptions, Talk},
    pipeline::Inputs,
};

/// What the analysis is given of each talk; an error for a line that cannot be read.
pub(crate) fn read() -> impl Iterator<Item = anyhow::Result<Inputs>> {
    std::io::stdin().lines().map(|line| Ok(inputs(&serde_json::from_str(&line?)?)))
}

fn inputs(talk: &serde_json::Value) -> Inputs {
    let field = |name: &str| talk[name].as_str().unwrap_or_default().to_owned();
    Inputs {
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
    }
}
