//! Prints the signs of every sentence of talks, one JSON object a talk: what `tools/train_discourse.py` learns the weights
//! from. The talks come from the standard input (see `talks`).

mod talks;

use std::io::Write as _;

use casestudypilot::{
    analysis::{discourse, identify},
    knowledge::Knowledge,
    pipeline::{Options, understand},
};

fn main() -> anyhow::Result<()> {
    let knowledge = Knowledge::embedded();
    let mut out = std::io::stdout().lock();
    for inputs in talks::read() {
        let inputs = inputs?;
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
