//! `run` on events: outputs, summary, annotations, exit codes.

use serde_json::json;

use crate::common::{CASE_STUDY, COMPANY, Runner, VIDEO, issue_event};

#[test]
fn opened_issue_becomes_a_case_study_and_a_second_run_changes_nothing() {
    let runner = Runner::new();
    let event = issue_event(|_| {});
    let done = runner.event("issues", &event);
    assert_eq!(done.code, 0, "{done:#?}");
    done.expect("status", "generated")
        .expect("company", COMPANY)
        .expect("video_id", VIDEO)
        .expect("video_url", "https://www.youtube.com/watch?v=LarkfieldK8")
        .expect("case_study_path", CASE_STUDY)
        .expect("report_path", ".casestudypilot/LarkfieldK8/report.json")
        .expect("pr_body_path", ".casestudypilot/LarkfieldK8/pr-body.md")
        .expect("branch", "case-study/larkfield-logistics-LarkfieldK8")
        .expect("pr_title", "Add case study: Larkfield Logistics")
        .expect("speakers", "Mira Castellan, Tomas Oduya")
        .expect("writer", "extractive")
        .expect("error_code", "");
    assert!(done.output("projects").contains("Kubernetes"), "{done:#?}");
    assert_eq!(done.output("claims"), done.output("claims_grounded"));
    assert!(done.output("quality_score").parse::<f64>().unwrap() >= 0.6);
    assert!(done.summary.contains(COMPANY), "{}", done.summary);
    let first = runner.read(CASE_STUDY);

    let again = runner.event("issues", &event);
    again.expect("status", "unchanged");
    assert_eq!(runner.read(CASE_STUDY), first);
    assert_eq!(again.output("branch"), done.output("branch"));
}

#[test]
fn dispatch_is_read_from_its_form() {
    let runner = Runner::new();
    let form = json!({"inputs": {"video": "https://youtu.be/LarkfieldK8", "notes": ""}});
    runner
        .event("workflow_dispatch", &form)
        .expect("status", "generated")
        .expect("video_id", VIDEO);
}

#[test]
fn rejection_is_exit_0_unless_it_is_to_fail() {
    let mut runner = Runner::new();
    runner.input("require-membership", "end-user");
    let done = runner.event("issues", &issue_event(|_| {}));
    assert_eq!(done.code, 0, "{done:#?}");
    done.expect("status", "rejected")
        .expect("error_code", "not-eligible")
        .expect("case_study_path", "");
    assert!(!runner.workspace().join(CASE_STUDY).exists());
    assert!(
        done.stdout.contains("::warning title=not-eligible::"),
        "{}",
        done.stdout
    );

    runner.input("fail-on-rejection", "true");
    assert_eq!(runner.event("issues", &issue_event(|_| {})).code, 3);
}

#[test]
fn an_edited_case_study_is_not_overwritten() {
    let mut runner = Runner::new();
    let event = issue_event(|_| {});
    runner.event("issues", &event).expect("status", "generated");
    let edited = runner.read(CASE_STUDY).replacen("## ", "## Edited: ", 1);
    std::fs::write(runner.workspace().join(CASE_STUDY), &edited).unwrap();

    runner
        .event("issues", &event)
        .expect("status", "rejected")
        .expect("error_code", "file-edited");
    assert_eq!(runner.read(CASE_STUDY), edited);
    runner.input("on-existing", "skip");
    runner
        .event("issues", &event)
        .expect("status", "unchanged")
        .expect("error_code", "file-exists");
    runner.input("on-existing", "fail");
    let done = runner.event("issues", &event);
    done.expect("status", "failed").expect("error_code", "file-exists");
    assert_eq!(done.code, 1);
    assert_eq!(runner.read(CASE_STUDY), edited);
}

#[test]
fn usage_errors_are_exit_2_in_outputs_summary_and_annotation() {
    let runner = Runner::new();
    let event = issue_event(|e| e["issue"]["body"] = json!("youtu.be/aaaaaaaaaaa or youtu.be/bbbbbbbbbbb"));
    let done = runner.event("issues", &event);
    assert_eq!(done.code, 2, "{done:#?}");
    done.expect("status", "failed").expect("error_code", "several-videos");
    for text in [&done.stdout, &done.summary, &done.stderr, &done.outputs["reason"]] {
        assert!(text.contains("aaaaaaaaaaa, bbbbbbbbbbb"), "{text}");
    }

    let event = issue_event(|e| e["issue"]["body"] = json!("no address"));
    let done = runner.event("issues", &event);
    assert_eq!(done.code, 2);
    done.expect("error_code", "no-video");
    assert!(
        done.stdout.contains("https://www.youtube.com/watch?v="),
        "{}",
        done.stdout
    );
}

#[test]
fn a_wrong_setting_still_writes_outputs() {
    let mut runner = Runner::new();
    runner.input("min-quality-score", "lots");
    let done = runner.event("issues", &issue_event(|_| {}));
    assert_eq!(done.code, 2);
    done.expect("status", "failed").expect("error_code", "config-invalid");
    assert!(
        done.stdout.contains("input `min-quality-score`"),
        "{}",
        done.stdout
    );
}

#[test]
fn the_file_of_the_repository_is_read_and_inputs_win() {
    let mut runner = Runner::new();
    runner.input("output-dir", "");
    std::fs::write(
        runner.workspace().join(".casestudypilot.yml"),
        "output-dir: docs/stories\n",
    )
    .unwrap();
    let done = runner.event("issues", &issue_event(|_| {}));
    done.expect("case_study_path", "docs/stories/larkfield-logistics.md");
    runner.input("output-dir", "other");
    runner
        .event("issues", &issue_event(|_| {}))
        .expect("case_study_path", "other/larkfield-logistics.md");

    std::fs::write(
        runner.workspace().join(".casestudypilot.yml"),
        "language: en\noutput_dir: x\n",
    )
    .unwrap();
    let done = runner.event("issues", &issue_event(|_| {}));
    assert_eq!(done.code, 2);
    assert!(done.output("reason").contains("line 2"), "{done:#?}");
}

#[test]
fn other_events_are_quietly_left_alone() {
    let runner = Runner::new();
    let event = issue_event(|e| {
        e["action"] = json!("labeled");
        e["label"] = json!({"name": "bug"});
    });
    let done = runner.event("issues", &event);
    assert_eq!(done.code, 0);
    assert!(done.outputs.is_empty(), "{done:#?}");
    assert!(
        done.stdout.contains("::notice title=nothing to do::"),
        "{}",
        done.stdout
    );
}

#[test]
fn notes_of_the_issue_go_to_the_reviewer_and_not_into_the_case_study() {
    let runner = Runner::new();
    let event = issue_event(|e| {
        e["issue"]["body"] = json!(
            "### Video URL\n\nyoutu.be/LarkfieldK8\n\n### Notes for the editor\n\nAsk @mira about sites\n"
        );
    });
    runner.event("issues", &event).expect("status", "generated");
    let body = runner.read(".casestudypilot/LarkfieldK8/pr-body.md");
    assert!(body.contains("about sites") && !body.contains("@mira"), "{body}");
    assert!(!runner.read(CASE_STUDY).contains("about sites"));
}

#[test]
fn templates_of_the_repository_replace_ours() {
    let mut runner = Runner::new();
    let folder = runner.workspace().join("my-templates/case-study");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("page.md"), "# A page of our own\n").unwrap();
    runner.input("templates-dir", "my-templates");
    runner.event("issues", &issue_event(|_| {})).expect("status", "generated");
    assert!(runner.read(CASE_STUDY).starts_with("# A page of our own\n"));
    std::fs::write(folder.join("page.md"), "{% if %}").unwrap();
    let done = runner.event("issues", &issue_event(|_| {}));
    done.expect("status", "failed").expect("error_code", "template");
}

#[test]
fn an_unknown_content_type_is_usage() {
    let mut runner = Runner::new();
    runner.input("content-type", "poem");
    let done = runner.bare_on("LarkfieldK8");
    assert_eq!(done.code, 2, "{done:#?}");
    assert!(done.output("reason").contains("poem"));
}

#[test]
fn metrics_are_written_for_failures_too() {
    let mut runner = Runner::new();
    runner.input("metrics-path", "metrics/run.prom");
    runner.event("issues", &issue_event(|_| {})).expect("status", "generated");
    let text = runner.read("metrics/run.prom");
    assert!(
        text.contains("casestudypilot_run{status=\"generated\",code=\"\",video=\"LarkfieldK8\"} 1\n"),
        "{text}"
    );
    runner.input("transcript", "missing.vtt");
    runner.event("issues", &issue_event(|_| {})).expect("status", "failed");
    assert!(runner.read("metrics/run.prom").contains("status=\"failed\""));
}
