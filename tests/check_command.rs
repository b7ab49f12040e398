//! `check` on a document of our own: what was invented is listed, nothing else, with exit codes and lines.

use std::{fs, path::PathBuf};

use assert_cmd::Command;
use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/grounding")
}

const TITLE: &str = "Git in the Radiology Basement - Ines Okafor & Marek Dvorak, Helioscan";

const TRUE_TO_THE_TALK: &str = "---
title: Helioscan
---
# Helioscan patches 280 hospitals in 36 hours

Helioscan builds software for radiology that is used in [310 hospitals](https://example.org) in nine countries.

## Challenge

No two of the 310 installations were the same, and an update round took 14 months. After Log4j, Helioscan needed five
weeks to patch everyone.

## Solution

Argo CD pulls what is described in Git, and Kyverno checks the signature before anything starts in a hospital. The hospitals do
not open any port to the company. <!-- 999 -->

## Impact

An update round now takes nine days. The travel budget went down by 80%.

> \"That is a people problem and not a technical problem.\"
>
> — Ines Okafor

| What | Before | Now |
|---|---|---|
| Update round | 14 months | nine days |
";

fn check(document: &str) -> (Value, i32) {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let file = scratch.path().join("case.md");
    fs::write(&file, document).expect("the file can be written");
    let output = Command::cargo_bin("casestudypilot")
        .expect("the program is built")
        .arg("check")
        .arg(&file)
        .arg("--captions")
        .arg(folder().join("clinic.txt"))
        .args(["--title", TITLE, "--json"])
        .output()
        .expect("the program runs");
    let report = serde_json::from_slice(&output.stdout).expect("JSON on standard output");
    (report, output.status.code().unwrap_or(-1))
}

fn errors(report: &Value) -> Vec<(String, u64, String)> {
    report["findings"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|f| f["severity"] == "error")
        .map(|f| {
            let text = |key: &str| f[key].as_str().unwrap_or_default().to_owned();
            (text("kind"), f["line"].as_u64().unwrap_or_default(), text("text"))
        })
        .collect()
}

#[test]
fn a_true_document_passes() {
    let (report, code) = check(TRUE_TO_THE_TALK);
    assert_eq!(report["findings"], serde_json::json!([]), "{report:#}");
    assert_eq!(code, 0);
    assert_eq!(report["schema"], 1);
    assert_eq!(report["claims"], report["grounded"]);
}

#[test]
fn three_invented_numbers_and_one_altered_quotation_are_listed_and_nothing_else() {
    let invented = TRUE_TO_THE_TALK
        .replace("in nine countries", "in 23 countries")
        .replace("needed five\nweeks", "needed seven\nweeks")
        .replace("went down by 80%", "went down by 95%")
        .replace(
            "a people problem and not a technical problem",
            "a people problem and never a technical problem",
        );
    let (report, code) = check(&invented);
    let found: Vec<(String, u64)> = errors(&report).into_iter().map(|(kind, line, _)| (kind, line)).collect();
    assert_eq!(
        found,
        [
            ("number".into(), 6),
            ("number".into(), 10),
            ("number".into(), 20),
            ("quotation".into(), 22)
        ],
        "{report:#}"
    );
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(4), "{report:#}");
    assert_eq!(code, 1);
}

#[test]
fn every_kind_of_damage_is_an_error_or_a_warning() {
    for (what, from, to) in [
        ("unit", "takes nine days", "takes nine hours"),
        ("direction", "went down by 80%", "went up by 80%"),
        ("project", "Argo CD pulls", "Spinnaker pulls"),
        ("name", "Helioscan builds", "Medvision builds"),
        (
            "negation",
            "hospitals do
not open any port",
            "hospitals
open a port",
        ),
        ("person", "— Ines Okafor", "— Ines Petrova"),
    ] {
        let damaged = TRUE_TO_THE_TALK.replace(from, to);
        assert_ne!(damaged, TRUE_TO_THE_TALK, "{what}");
        let (report, _) = check(&damaged);
        assert_ne!(report["findings"], serde_json::json!([]), "{what} was not found");
    }
}

#[test]
fn people_read_lines_and_reasons() {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let file = scratch.path().join("case.md");
    fs::write(&file, "It is used in 777 hospitals.\n").expect("the file can be written");
    let output = Command::cargo_bin("casestudypilot")
        .expect("the program is built")
        .arg("check")
        .arg(&file)
        .arg("--captions")
        .arg(folder().join("clinic.txt"))
        .args(["--title", TITLE])
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        text.contains("case.md:1: error (number): \"777 hospitals\""),
        "{text}"
    );
    assert!(text.contains("310 hospitals"), "{text}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_file_that_is_no_text_is_a_usage_error() {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let file = scratch.path().join("case.md");
    fs::write(&file, [0xff, 0xfe, 0x00]).expect("the file can be written");
    let output = Command::cargo_bin("casestudypilot")
        .expect("the program is built")
        .arg("check")
        .arg(&file)
        .arg("--captions")
        .arg(folder().join("clinic.txt"))
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
}
