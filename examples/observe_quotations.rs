//! Prints the runs of words that talks offer as quotations, one JSON object a line: what `tools/train_quotations.py`
//! learns the weights from. Reads talks from the standard input, one JSON object a line with `video_id`, `title` (as
//! published) and `transcript`. With `--best` it prints only the best run of each sentence.

mod talks;

use std::io::Write as _;

use casestudypilot::{
    analysis::quotations,
    knowledge::Knowledge,
    pipeline::{Options, understand},
    writing::extractive,
};

fn main() -> anyhow::Result<()> {
    let knowledge = Knowledge::embedded();
    let best = std::env::args().any(|a| a == "--best");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for inputs in talks::read() {
        let inputs = inputs?;
        let Ok(understood) = understand(&inputs, &Options::default(), &knowledge) else {
            continue;
        };
        let sentences = &understood.transcript.sentences;
        let source = casestudypilot::grounding::Source {
            talk: &inputs.talk,
            transcript: &understood.transcript,
            analysis: &understood.analysis,
            knowledge: &knowledge,
        };
        let all = quotations::observe(&understood.transcript, &understood.analysis.sections);
        let qs: Vec<_> = all.iter().map(|s| s.quotation.clone()).collect();
        let probes = extractive::observe_quotations(source, &qs);
        for (seen, probe) in all.into_iter().zip(probes) {
            if best && !seen.best {
                continue;
            }
            let said = |at: usize| sentences.get(at).map_or("", |s| s.text.as_str());
            let at = seen.quotation.sentence;
            let row = serde_json::json!({
                "video_id": inputs.talk.video_id,
                "title": inputs.talk.title,
                "raw": sentences[at].raw,
                "sentence": at,
                "text": seen.quotation.text,
                "score": seen.quotation.score,
                "best": seen.best,
                "signs": seen.signs,
                "words": seen.words,
                "named": probe.signs,
                "odds": probe.odds,
                "quotable": probe.score,
                "refused": probe.refused,
                "before": said(at.wrapping_sub(1)),
                "said": said(at),
                "after": said(at + 1),
            });
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}
