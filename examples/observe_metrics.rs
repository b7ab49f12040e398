//! Prints what the metric finder sees in talks, one JSON object a line: what `tools/train_metrics.py` learns the
//! weights from. Reads talks from standard input, one JSON object a line: `video_id`, `title`, `transcript` and perhaps
//! `company`.

use std::io::{BufRead as _, Write as _};

use anyhow::Context as _;
use casestudypilot::{
    analysis::{Overrides, metrics},
    knowledge::Knowledge,
    model::Talk,
    pipeline::{Inputs, Options, understand},
    transcript::formats,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    video_id: String,
    title: String,
    transcript: String,
    company: Option<String>,
}

fn main() -> anyhow::Result<()> {
    let knowledge = Knowledge::embedded();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let inputs = Inputs {
            talk: Talk {
                video_id: line.video_id.clone(),
                title: line.title,
                ..Talk::default()
            },
            captions: formats::parse("transcript.txt", line.transcript.as_bytes())?,
            overrides: Overrides {
                company: line.company,
                ..Overrides::default()
            },
        };
        let understood =
            understand(&inputs, &Options::default(), &knowledge).with_context(|| line.video_id.clone())?;
        let labels = &understood.analysis.sections;
        for seen in metrics::observe(&understood.transcript, &understood.subject, labels) {
            writeln!(
                out,
                "{}",
                serde_json::json!({"video_id": line.video_id, "seen": seen})
            )?;
        }
    }
    Ok(())
}
