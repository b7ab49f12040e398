//! The analysis on two fictional talks with gold answers. The floors are below today's figures: they catch
//! a part that breaks, not a part that could be better.

use std::path::Path;

use serde_json::Value;

/// Floors by measure: `hits / all` of a ratio, or F1 of names.
const FLOORS: [(&str, f64); 9] = [
    ("company", 1.0),
    ("speakers", 1.0),
    ("projects_used", 0.80),
    ("projects_any", 0.80),
    ("metric_recall", 0.75),
    ("impact_recall", 0.75),
    ("metric_precision", 0.60),
    ("sections", 0.50),
    ("corrections", 0.60),
];

fn eval(arguments: &[&str]) -> std::process::Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    assert_cmd::Command::cargo_bin("casestudypilot")
        .expect("the binary")
        .env_clear()
        .arg("eval")
        .arg(folder)
        .args(arguments)
        .output()
        .expect("it runs")
}

fn value(measure: &Value) -> f64 {
    let count = |key: &str| measure[key].as_f64();
    if let (Some(hits), Some(all)) = (count("hits"), count("all")) {
        return hits / all;
    }
    let (right, wrong, missed) = (
        count("right"),
        count("wrong").unwrap_or(0.0),
        count("missed").unwrap_or(0.0),
    );
    let right = right.expect("a measure");
    2.0 * right / (2.0 * right + wrong + missed)
}

#[test]
fn the_analysis_of_fictional_talks_stays_above_its_floors() {
    let output = eval(&["--json"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let measures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let misses = String::from_utf8_lossy(&eval(&["--misses"]).stdout).into_owned();
    println!("{misses}");
    assert_eq!(measures["talks"], 2);
    for (name, floor) in FLOORS {
        let reached = value(&measures[name]);
        assert!(reached >= floor, "{name} {reached:.3} is below {floor}\n{misses}");
    }
    assert_eq!(measures["trapped_corrections"], 0, "{misses}");
    // Figures of the audience and of made-up cases are the known weak spot.
    assert!(
        measures["forbidden_metrics"].as_u64().expect("a count") <= 5,
        "{misses}"
    );
}

#[test]
fn a_folder_without_gold_files_is_said_to_be_one() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_cmd::Command::cargo_bin("casestudypilot")
        .expect("the binary")
        .args(["eval".as_ref(), folder.path().as_os_str()])
        .assert()
        .code(2)
        .stderr(predicates::str::contains("gold.json"));
}
