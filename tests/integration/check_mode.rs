//! `mode: check` on pull requests: which files are checked, against which words, and what is said at which line.

use serde_json::json;
use wiremock::MockServer;

use crate::{
    common::{CASE_STUDY, Done, Runner, VIDEO, issue_event},
    github_server::{GitHub, TOKEN},
};

const REPORT: &str = ".casestudypilot/LarkfieldK8/report.json";
const INVENTED: &str = "Larkfield Logistics cut its deployment time by 93 percent and runs 10,000 pods.";

/// A repository with the bundled talk's case study and report, and a step that is told nothing but `mode: check`.
fn checker() -> Runner {
    let mut runner = Runner::new();
    runner.event("issues", &issue_event(|_| {})).expect("status", "generated");
    runner.input("mode", "check");
    for said in ["transcript", "title", "company"] {
        runner.input(said, "");
    }
    runner
}

fn pull_request(runner: &Runner) -> Done {
    let event = json!({"action": "synchronize", "number": 3, "pull_request": {"number": 3}});
    runner.event("pull_request", &event)
}

/// A person adds a sentence; its line.
fn edit(runner: &Runner, file: &str) -> usize {
    let page = runner.read(file).replacen("\n## ", &format!("\n{INVENTED}\n\n## "), 1);
    std::fs::write(runner.workspace().join(file), &page).unwrap();
    1 + page.lines().position(|line| line == INVENTED).unwrap()
}

fn rename(runner: &Runner, from: &str, to: &str) {
    std::fs::rename(runner.workspace().join(from), runner.workspace().join(to)).unwrap();
}

#[track_caller]
fn passes(done: &Done) {
    assert_eq!(done.code, 0, "{done:#?}");
    done.expect("status", "unchanged").expect("error_code", "");
    assert!(!done.stdout.contains("::"), "{}", done.stdout);
    assert_ne!(done.output("claims"), "0");
    assert_eq!(done.output("claims"), done.output("claims_grounded"));
}

#[track_caller]
fn names_the_edit(done: &Done, file: &str, line: usize) {
    assert_eq!(done.code, 1, "{done:#?}");
    done.expect("status", "rejected").expect("error_code", "claims-not-in-talk");
    let errors: Vec<&str> = done.stdout.lines().filter(|l| l.starts_with("::error ")).collect();
    assert_eq!(errors.len(), 2, "{}", done.stdout);
    for (error, words) in errors.iter().zip(["93 percent", "10,000 pods"]) {
        let place = format!("::error file={file},line={line},title=not in the talk::\"{words}");
        assert!(error.starts_with(&place), "{error}");
    }
}

#[test]
fn the_report_of_the_run_is_enough_to_find_what_an_edit_invented() {
    let runner = checker();
    passes(&pull_request(&runner));
    let line = edit(&runner, CASE_STUDY);
    names_the_edit(&pull_request(&runner), CASE_STUDY, line);
}

#[test]
fn the_job_summary_tells_each_finding_beside_what_the_talk_says() {
    let runner = checker();
    assert!(pull_request(&runner).summary.contains("0 errors, 0 warnings."));
    let line = edit(&runner, CASE_STUDY);
    let summary = pull_request(&runner).summary;
    assert!(summary.contains("2 errors"), "{summary}");
    let row = summary.lines().find(|l| l.contains("93 percent")).unwrap();
    assert!(row.starts_with(&format!("| {line} | error | ")), "{row}");
    assert!(
        row.contains("](https://www.youtube.com/watch?v=LarkfieldK8&t="),
        "{row}"
    );
    std::fs::remove_file(runner.workspace().join(REPORT)).unwrap();
    let unknown = pull_request(&runner).summary;
    assert!(unknown.contains("Not checked: "), "{unknown}");
}

#[test]
fn a_report_beside_the_case_study_is_found_too() {
    let runner = checker();
    rename(&runner, REPORT, "case-studies/larkfield-logistics.report.json");
    passes(&pull_request(&runner));
    let line = edit(&runner, CASE_STUDY);
    names_the_edit(&pull_request(&runner), CASE_STUDY, line);
}

#[test]
fn captions_beside_the_case_study_are_read_with_the_names_of_the_report() {
    let runner = checker();
    rename(&runner, "talk.vtt", "case-studies/larkfield-logistics.vtt");
    passes(&pull_request(&runner));
    // Without the report nobody tells who speaks: nothing wrong is found, but an editor is asked about names.
    std::fs::remove_file(runner.workspace().join(REPORT)).unwrap();
    let untitled = pull_request(&runner);
    assert_eq!(untitled.code, 0, "{untitled:#?}");
    assert_eq!(untitled.output("claims"), untitled.output("claims_grounded"));
    let line = edit(&runner, CASE_STUDY);
    names_the_edit(&pull_request(&runner), CASE_STUDY, line);
}

#[test]
fn without_words_of_the_talk_a_warning_says_that_nothing_was_checked() {
    let runner = checker();
    let line = edit(&runner, CASE_STUDY);
    assert!(line > 1);
    let other = runner.read(REPORT).replace(VIDEO, "AnotherTal1");
    for report in ["{\"schema\": 1}", "no JSON", &other] {
        std::fs::write(runner.workspace().join(REPORT), report).unwrap();
        let done = pull_request(&runner);
        assert_eq!(done.code, 0, "{done:#?}");
        done.expect("status", "unchanged").expect("claims", "0");
        let warning = format!("::warning file={CASE_STUDY},line=1,title=offline::not checked: ");
        assert!(done.stdout.starts_with(&warning), "{}", done.stdout);
    }
}

#[test]
fn a_hostile_file_name_says_nothing_to_the_runner() {
    let runner = checker();
    let hostile = "case-studies/a%0A,line=9::b\n::error::boo\n##[error]c.md";
    rename(&runner, CASE_STUDY, hostile);
    edit(&runner, hostile);
    let done = pull_request(&runner);
    assert_eq!(done.code, 1, "{done:#?}");
    let place =
        "::error file=case-studies/a%250A%2Cline=9%3A%3Ab%0A%3A%3Aerror%3A%3Aboo%0A##[error]c.md,line=";
    for line in done.stdout.lines() {
        let known = [place, &place.replace("::error", "::warning")].iter().any(|p| line.starts_with(*p));
        assert!(known || !line.contains("::") && !line.contains("##["), "{line}");
    }
    assert_eq!(done.output("reason").lines().count(), 1, "{done:#?}");
    assert!(
        !done.stderr.lines().any(|l| l.starts_with("::")),
        "{}",
        done.stderr
    );
}

/// Asks the local GitHub which files the pull request changes: the bundled case study.
async fn with_list(runner: &mut Runner) -> MockServer {
    let (server, _) = GitHub::start().await;
    runner
        .input("offline", "")
        .input("github-token", TOKEN)
        .env("GITHUB_API_URL", &server.uri())
        .env("YOUTUBE_BASE_URL", "http://127.0.0.1:9")
        .env("YOUTUBE_API_BASE_URL", "http://127.0.0.1:9");
    server
}

#[tokio::test(flavor = "multi_thread")]
async fn only_changed_files_are_checked_however_the_folder_is_written() {
    let mut runner = checker();
    let _server = with_list(&mut runner).await;
    let line = edit(&runner, CASE_STUDY);
    let other = runner.workspace().join("case-studies/other.md");
    std::fs::copy(runner.workspace().join(CASE_STUDY), &other).unwrap();
    let absolute = runner.workspace().join("case-studies").display().to_string();
    for folder in ["case-studies", "./case-studies/", &absolute] {
        runner.input("output-dir", folder);
        names_the_edit(&pull_request(&runner), CASE_STUDY, line);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_page_without_its_mark_is_a_warning() {
    let mut runner = checker();
    let _server = with_list(&mut runner).await;
    let page = runner.read(CASE_STUDY);
    let unmarked: Vec<&str> = page.lines().filter(|l| !l.starts_with("<!-- casestudypilot")).collect();
    std::fs::write(runner.workspace().join(CASE_STUDY), unmarked.join("\n")).unwrap();
    std::fs::write(runner.workspace().join("case-studies/README.md"), "# Our talks\n").unwrap();
    let done = pull_request(&runner);
    assert_eq!(done.code, 0, "{done:#?}");
    let warning = format!("::warning file={CASE_STUDY},line=1,title=no video::not checked: ");
    assert!(done.stdout.contains(&warning), "{}", done.stdout);
    assert_eq!(done.stdout.matches("::warning").count(), 1, "{}", done.stdout);
}
