//! Commands at a desk: exit codes, messages, files.

use std::path::Path;

use crate::common::{COMPANY, Done, VIDEO, finish, program, repository, title};

fn generate(folder: &Path, more: &[&str]) -> Done {
    let mut command = program(folder);
    let captions = repository().join("examples/larkfield/talk.vtt");
    command.arg("generate").args([
        "--offline",
        "--writer",
        "extractive",
        "--require-membership",
        "none",
    ]);
    command.args(["--company", COMPANY, "--title", &title(), "--captions"]).arg(captions);
    command.args(["--output-dir", "out", "--artifacts-dir", "out/artifacts"]).args(more);
    finish(command)
}

#[test]
fn generate_writes_every_file_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let done = generate(folder.path(), &["--video", VIDEO]);
    assert_eq!(done.code, 0, "{done:#?}");
    let mut named = 0;
    for line in done.stdout.lines().filter_map(|l| l.strip_prefix("file")) {
        let path = folder.path().join(line.trim());
        assert!(path.metadata().unwrap().len() > 0, "{line}");
        named += 1;
    }
    assert_eq!(named, 4, "{}", done.stdout);
    assert!(folder.path().join("out/larkfield-logistics.md").exists());
    for name in ["report.json", "analysis.json"] {
        let text =
            std::fs::read_to_string(folder.path().join("out/artifacts/LarkfieldK8").join(name)).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], 1, "{name}");
    }
}

#[test]
fn generate_json_prints_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let done = generate(folder.path(), &["--video", VIDEO, "--json"]);
    let report: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(report["status"], "generated");
    for entry in report["ledger"]["entries"].as_array().unwrap() {
        if entry["published"] == true {
            let errors = entry["verdict"]["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|f| f["severity"] == "error");
            assert_eq!(errors.count(), 0, "{entry}");
        }
    }
}

#[test]
fn how_it_was_before_is_told_as_the_challenge_and_not_as_a_result() {
    let folder = tempfile::tempdir().unwrap();
    generate(folder.path(), &["--video", VIDEO]);
    let page = std::fs::read_to_string(folder.path().join("out/larkfield-logistics.md")).unwrap();
    let section = |heading: &str| {
        let (_, rest) = page.split_once(&format!("\n## {heading}\n")).expect("the section");
        rest.split("\n## ").next().unwrap_or_default()
    };
    assert!(section("Challenge").contains("CPU usage was 11%"), "{page}");
    assert!(!section("Impact").contains("11%"), "{page}");
}

#[test]
fn same_input_same_bytes() {
    let pages: Vec<String> = (0..2)
        .map(|_| {
            let folder = tempfile::tempdir().unwrap();
            generate(folder.path(), &["--video", VIDEO]);
            std::fs::read_to_string(folder.path().join("out/larkfield-logistics.md")).unwrap()
        })
        .collect();
    assert_eq!(pages[0], pages[1]);
}

#[test]
fn rejection_at_a_desk_is_exit_0_or_3() {
    let folder = tempfile::tempdir().unwrap();
    let done = generate(folder.path(), &["--video", VIDEO, "--min-quality-score", "1.0"]);
    assert_eq!(done.code, 0, "{done:#?}");
    assert!(done.stdout.contains("status     rejected"), "{}", done.stdout);
    assert!(!folder.path().join("out/larkfield-logistics.md").exists());
    assert!(folder.path().join("out/artifacts/LarkfieldK8/draft.md").exists());
    let done = generate(
        folder.path(),
        &[
            "--video",
            VIDEO,
            "--min-quality-score",
            "1.0",
            "--fail-on-rejection",
        ],
    );
    assert_eq!(done.code, 3);
}

#[test]
fn a_foreign_channel_is_rejected() {
    let folder = tempfile::tempdir().unwrap();
    let done = generate(
        folder.path(),
        &["--video", VIDEO, "--channel-id", "UCsomebodyElse0000000000"],
    );
    assert_eq!(done.code, 0, "{done:#?}");
    assert!(done.stdout.contains("status     rejected"), "{}", done.stdout);
}

#[test]
fn a_video_that_is_none_is_usage() {
    let folder = tempfile::tempdir().unwrap();
    for video in ["../../etc/passwd", "$(id)", "short", "https://vimeo.com/12345"] {
        let done = generate(folder.path(), &["--video", video]);
        assert_eq!(done.code, 2, "{video}: {done:#?}");
        assert!(
            done.stderr.contains("https://www.youtube.com/watch?v="),
            "{}",
            done.stderr
        );
    }
    let done = generate(folder.path(), &[]);
    assert_eq!(done.code, 2, "{done:#?}");
}

#[test]
fn a_video_id_may_begin_with_a_hyphen() {
    let folder = tempfile::tempdir().unwrap();
    let done = generate(folder.path(), &["--video=-arkfieldK8"]);
    assert_eq!(done.code, 0, "{done:#?}");
    assert!(folder.path().join("out/artifacts/-arkfieldK8/report.json").exists());
}

#[test]
fn short_transcripts_are_rejected_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("short.txt"),
        "hello everyone thanks for coming",
    )
    .unwrap();
    let mut command = program(folder.path());
    command.args([
        "generate",
        "--offline",
        "--video",
        VIDEO,
        "--title",
        "x",
        "--captions",
        "short.txt",
    ]);
    let done = finish(command);
    assert_eq!(done.code, 0, "{done:#?}");
    assert!(done.stdout.contains("too short to be a talk"), "{}", done.stdout);
}

#[test]
fn no_command_and_unknown_flags_are_usage() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(finish(program(folder.path())).code, 2);
    let mut command = program(folder.path());
    command.args(["generate", "--frobnicate"]);
    assert_eq!(finish(command).code, 2);
}

#[test]
fn every_command_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(folder.path());
    command.arg("--help");
    let help = finish(command).stdout;
    let names: Vec<&str> = help
        .split_once("Commands:")
        .unwrap()
        .1
        .lines()
        .take_while(|l| !l.starts_with("Options"))
        .filter_map(|l| l.strip_prefix("  ")?.split_whitespace().next().filter(|_| !l.starts_with("   ")))
        .filter(|name| *name != "help")
        .collect();
    assert!(names.contains(&"generate") && names.contains(&"run"), "{names:?}");
    for name in names {
        let mut command = program(folder.path());
        command.args([name, "--help"]);
        let done = finish(command);
        assert_eq!(done.code, 0, "{name}");
        assert!(
            done.stdout.lines().next().unwrap().len() > 15,
            "{name}: {}",
            done.stdout
        );
    }
}
