//! Prints what the metric finder sees in plain transcripts, one JSON object a line: what
//! `tools/train_metrics.py` learns the weights from. Arguments: pairs of a file and the company's name.

use std::io::Write as _;

use casestudypilot::analysis::metrics;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = std::io::stdout().lock();
    for pair in arguments.chunks(2) {
        let text = std::fs::read_to_string(&pair[0])?;
        let raw = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let company = pair.get(1).cloned().unwrap_or_default();
        for seen in metrics::observe(&raw, &company) {
            writeln!(
                out,
                "{}",
                serde_json::json!({"file": pair[0], "raw": seen.raw, "quote": seen.quote, "features": seen.features})
            )?;
        }
    }
    Ok(())
}
