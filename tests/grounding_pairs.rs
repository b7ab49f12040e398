//! Measures the grounding engine on claims with known truth about six made-up talks: half of them carried by the
//! talk, half subtly not. Prints precision and recall of "unsupported" by kind (`--nocapture`), and holds the line.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::too_many_lines)] // a test that prints its figures

use std::{collections::BTreeMap, fs, path::PathBuf};

use casestudypilot::{
    analysis::Overrides,
    grounding::{Claim, Engine, Source},
    knowledge::Knowledge,
    model::{FindingSeverity, Talk},
    pipeline::{self, Inputs, Options},
    transcript,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Pair {
    talk: String,
    supported: bool,
    kind: String,
    claim: String,
}

/// Claims of one group: unsupported ones flagged and missed, supported ones flagged.
#[derive(Default, Clone, Copy)]
struct Tally {
    hit: usize,
    missed: usize,
    false_alarm: usize,
    passed: usize,
}

impl Tally {
    fn precision(self) -> f64 {
        self.hit as f64 / (self.hit + self.false_alarm).max(1) as f64
    }

    fn recall(self) -> f64 {
        self.hit as f64 / (self.hit + self.missed).max(1) as f64
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/grounding")
}

/// Figures and quotations are held to errors; wording to any finding.
fn group(kind: &str) -> &'static str {
    match kind {
        "number" | "unit" | "bound" => "numbers",
        "quotation" => "quotations",
        "name" | "project" => "names",
        _ => "wording",
    }
}

fn measure(set: &str) -> BTreeMap<&'static str, Tally> {
    let knowledge = Knowledge::embedded();
    let titles: BTreeMap<String, String> =
        serde_json::from_str(&fs::read_to_string(folder().join("talks.json")).unwrap()).unwrap();
    let pairs: Vec<Pair> = fs::read_to_string(folder().join(set))
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut tallies: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for (name, title) in titles.iter().filter(|(name, _)| pairs.iter().any(|p| p.talk == **name)) {
        let path = folder().join(format!("{name}.txt"));
        let inputs = Inputs {
            talk: Talk {
                title: title.clone(),
                ..Talk::default()
            },
            captions: transcript::parse(name, &fs::read(path).unwrap()).unwrap(),
            overrides: Overrides::default(),
        };
        let understood = pipeline::understand(&inputs, &Options::default(), &knowledge).unwrap();
        let engine = Engine::new(Source {
            talk: &inputs.talk,
            transcript: &understood.transcript,
            analysis: &understood.analysis,
            knowledge: &knowledge,
        });
        for pair in pairs.iter().filter(|p| p.talk == *name) {
            let verdict = engine.verify(Claim {
                text: &pair.claim,
                cited: None,
                from_metadata: false,
            });
            let group = group(&pair.kind);
            let error = verdict.findings.iter().any(|f| f.severity == FindingSeverity::Error);
            let flagged = error || (group == "wording" && !verdict.findings.is_empty());
            let tally = tallies.entry(group).or_default();
            let line = || {
                let why: Vec<String> = verdict
                    .findings
                    .iter()
                    .map(|f| format!("{:?} \"{}\" {}", f.kind, f.text, f.reason))
                    .collect();
                format!(
                    "{} {} [{:.2}] {} {why:?}",
                    pair.talk, pair.kind, verdict.support, pair.claim
                )
            };
            match (pair.supported, flagged) {
                (false, true) => tally.hit += 1,
                (false, false) => {
                    tally.missed += 1;
                    println!("missed: {}", line());
                }
                (true, true) => {
                    tally.false_alarm += 1;
                    println!("false alarm: {}", line());
                }
                (true, false) => tally.passed += 1,
            }
        }
    }
    tallies
}

/// Prints the figures of a set and holds each group to its least precision and recall.
fn hold(set: &str, lines: &[(&str, f64, f64)]) {
    let tallies = measure(set);
    for (group, tally) in &tallies {
        println!(
            "{set} {group}: precision {:.3}, recall {:.3} ({} found, {} missed, {} false alarms, {} passed)",
            tally.precision(),
            tally.recall(),
            tally.hit,
            tally.missed,
            tally.false_alarm,
            tally.passed
        );
    }
    for (group, precision, recall) in lines {
        let tally = tallies[group];
        assert!(
            tally.precision() >= *precision,
            "precision of {group}: {:.3}",
            tally.precision()
        );
        assert!(
            tally.recall() >= *recall,
            "recall of {group}: {:.3}",
            tally.recall()
        );
    }
}

#[test]
fn unsupported_claims_are_found_and_true_ones_pass() {
    hold(
        "pairs.jsonl",
        &[
            ("numbers", 0.95, 0.95),
            ("quotations", 0.95, 0.95),
            ("names", 0.90, 0.90),
            ("wording", 0.92, 0.85),
        ],
    );
}

/// Two talks and their claims, written after the engine and labelled before it saw them.
#[test]
fn claims_about_later_talks_are_judged_as_well() {
    hold("later.jsonl", &[("wording", 0.80, 0.60)]);
}
