//! Prints every statement that talks offer, one JSON object a line: what `tools/train_worth.py` learns the weights
//! from. Reads talks from the standard input, one JSON object a line with `video_id`, `title` (as published) and
//! `transcript`. With `--refused` it prints the clauses that cannot be told instead, each with the first reason: where to
//! look for what the writer misses.

mod talks;

use std::io::Write as _;

use casestudypilot::{
    grounding::Source,
    knowledge::Knowledge,
    pipeline::{Options, understand},
    writing::extractive,
};

fn main() -> anyhow::Result<()> {
    let knowledge = Knowledge::embedded();
    let refused = std::env::args().any(|a| a == "--refused");
    let mut out = std::io::stdout().lock();
    for inputs in talks::read() {
        let inputs = inputs?;
        let Ok(understood) = understand(&inputs, &Options::default(), &knowledge) else {
            continue;
        };
        let source = Source {
            talk: &inputs.talk,
            transcript: &understood.transcript,
            analysis: &understood.analysis,
            knowledge: &knowledge,
        };
        if refused {
            for seen in extractive::refusals(source) {
                let row = serde_json::json!({
                    "video_id": inputs.talk.video_id,
                    "sentence": seen.sentence,
                    "reason": seen.reason,
                    "worth": seen.worth,
                    "text": seen.text,
                    "before": seen.sentence.checked_sub(1).map(|at| &understood.transcript.sentences[at].text),
                    "said": understood.transcript.sentences[seen.sentence].text,
                });
                writeln!(out, "{row}")?;
            }
            continue;
        }
        let company = understood.analysis.company.as_ref();
        for seen in extractive::observe(source) {
            let sentence = &understood.transcript.sentences[seen.sentence];
            let around = |at: usize| understood.transcript.sentences.get(at).map_or("", |s| s.text.as_str());
            let label = understood.analysis.sections[seen.sentence];
            let row = serde_json::json!({
                "video_id": inputs.talk.video_id,
                "company": company.map(|c| &c.name),
                "membership": company.map(|c| c.membership.status),
                "raw": sentence.raw,
                "sentence": seen.sentence,
                "label": label.section,
                "certainty": label.score,
                "kind": seen.kind,
                "prior": seen.prior,
                "worth": seen.worth,
                "features": seen.features,
                "pairs": seen.pairs,
                "words": seen.words,
                "around": seen.around,
                "text": seen.text,
                "content": seen.content,
                "before": around(seen.sentence.wrapping_sub(1)),
                "said": sentence.text,
                "after": around(seen.sentence + 1),
            });
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}
