//! The whole life of an issue with the real binary, real file commands and a GitHub that checks every request.

use serde_json::{Value, json};

use crate::{
    common::{CASE_STUDY, Runner, issue_event},
    github_server::{GitHub, TOKEN},
};

/// A runner that talks to the local GitHub. Captions are given, so that nothing else is asked of any network.
fn runner(server: &wiremock::MockServer) -> Runner {
    let mut runner = Runner::new();
    runner
        .input("offline", "")
        .input("comment", "true")
        .input("github-token", TOKEN)
        .env("GITHUB_API_URL", &server.uri())
        // Nobody listens there: a run that asks YouTube would fail at once.
        .env("YOUTUBE_BASE_URL", "http://127.0.0.1:9")
        .env("YOUTUBE_API_BASE_URL", "http://127.0.0.1:9");
    runner
}

fn labels(event: &mut Value, github: &GitHub) {
    let names: Vec<Value> = github.state().labels.iter().map(|l| json!({"name": l})).collect();
    event["issue"]["labels"] = json!(names);
}

fn command(body: &str, author: &str, association: &str) -> Value {
    issue_event(|e| {
        e["action"] = json!("created");
        e["comment"] = json!({
            "id": 555, "body": body, "author_association": association, "user": {"login": author, "type": "User"},
        });
        e["sender"] = json!({"login": author, "type": "User"});
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issue_lives_from_opening_to_recovery_with_one_comment() {
    let (server, github) = GitHub::start().await;
    github.state().labels.push("case-study".into());
    github.state().writers.push("maintainer".into());
    let mut runner = runner(&server);

    // Opened: every stage is seen in the one comment.
    let done = runner.event("issues", &issue_event(|_| {}));
    done.expect("status", "generated");
    {
        let state = github.state();
        assert_eq!(state.comments.len(), 1);
        let stages: Vec<&str> = state.history.iter().filter_map(|t| t.lines().nth(1)).collect();
        assert_eq!(
            stages,
            [
                "### Case study: validating",
                "### Case study: generating",
                "### Case study: done"
            ]
        );
        assert!(
            state.history[2].contains("https://github.com/example/case-studies/actions/runs/42"),
            "{}",
            state.history[2]
        );
        assert_eq!(state.labels, ["case-study", "automated"]);
    }

    // The pull request is opened by another step, then linked.
    runner.input("mode", "comment").input(
        "pull-request-url",
        "https://github.com/example/case-studies/pull/8",
    );
    assert_eq!(runner.event("issues", &issue_event(|_| {})).code, 0);
    assert!(github.state().comments[0]["body"].as_str().unwrap().contains("/pull/8>"));
    runner.input("mode", "generate").input("pull-request-url", "");

    // The same again: unchanged, and the link stays.
    runner.event("issues", &issue_event(|_| {})).expect("status", "unchanged");
    assert!(github.state().comments[0]["body"].as_str().unwrap().contains("/pull/8>"));

    // Edited: another title of the issue is no other talk.
    let edited = issue_event(|e| {
        e["action"] = json!("edited");
        e["issue"]["title"] = json!("@everyone fixes #1 ::error::x");
    });
    runner.event("issues", &edited).expect("status", "unchanged");

    // A stranger's command: one reaction, nothing else.
    let before = github.state().history.len();
    let done = runner.event("issue_comment", &command("/casestudy retry", "stranger", "NONE"));
    assert_eq!(done.code, 0);
    // A member without write access is no maintainer either.
    runner.event("issue_comment", &command("/casestudy retry", "reader", "MEMBER"));
    assert_eq!(
        github.state().reactions,
        [(555, "confused".to_owned()), (555, "confused".to_owned())]
    );
    assert_eq!(github.state().history.len(), before);

    // A maintainer's command is followed.
    let done = runner.event(
        "issue_comment",
        &command("/casestudy retry", "maintainer", "MEMBER"),
    );
    done.expect("status", "unchanged");

    // Failure: the transcript is gone.
    std::fs::rename(
        runner.workspace().join("talk.vtt"),
        runner.workspace().join("away"),
    )
    .unwrap();
    let done = runner.event("issue_comment", &command("/casestudy", "maintainer", "OWNER"));
    done.expect("status", "failed");
    assert_ne!(done.code, 0);
    {
        let state = github.state();
        assert!(state.labels.contains(&"error".to_owned()), "{:?}", state.labels);
        let text = state.comments[0]["body"].as_str().unwrap();
        assert!(
            text.contains("### Case study: failed") && text.contains("talk.vtt"),
            "{text}"
        );
        assert!(text.contains("what to do"), "{text}");
    }

    // Recovery: the error label goes.
    std::fs::rename(
        runner.workspace().join("away"),
        runner.workspace().join("talk.vtt"),
    )
    .unwrap();
    let mut event = command("/casestudy retry", "maintainer", "OWNER");
    labels(&mut event, &github);
    runner.event("issue_comment", &event).expect("status", "unchanged");
    let state = github.state();
    assert_eq!(state.labels, ["case-study", "automated"]);
    assert_eq!(state.comments.len(), 1, "{:#?}", state.comments);
    assert_eq!(state.violations, Vec::<String>::new());
    assert!(runner.workspace().join(CASE_STUDY).exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_talk_is_said_and_closed_when_asked() {
    let (server, github) = GitHub::start().await;
    let mut runner = runner(&server);
    runner.input("require-membership", "end-user").input("close-on-rejection", "true");
    runner.event("issues", &issue_event(|_| {})).expect("status", "rejected");
    let state = github.state();
    assert!(state.closed);
    assert!(state.comments[0]["body"].as_str().unwrap().contains("### Case study: rejected"));
    assert_eq!(state.violations, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_permission_is_a_warning_that_names_it() {
    let (server, github) = GitHub::start().await;
    github.state().read_only = true;
    let done = runner(&server).event("issues", &issue_event(|_| {}));
    done.expect("status", "generated");
    assert_eq!(done.code, 0);
    assert!(done.stdout.contains("issues: write"), "{}", done.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_comment_no_token_is_needed_and_nothing_is_asked() {
    let (server, github) = GitHub::start().await;
    let mut runner = runner(&server);
    runner.input("comment", "false").input("github-token", "");
    runner.event("issues", &issue_event(|_| {})).expect("status", "generated");
    assert!(github.state().history.is_empty());
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issue_without_an_address_is_told_what_to_do_and_recovers_by_an_edit() {
    let (server, github) = GitHub::start().await;
    let runner = runner(&server);
    let empty = issue_event(|e| e["issue"]["body"] = json!("please"));
    let done = runner.event("issues", &empty);
    assert_eq!(done.code, 2, "{done:#?}");
    {
        let state = github.state();
        let text = state.comments[0]["body"].as_str().unwrap();
        assert!(
            text.contains("### Case study: failed") && text.contains("no YouTube video found"),
            "{text}"
        );
        assert_eq!(state.labels, ["error"]);
    }
    let mut edited = issue_event(|e| e["action"] = json!("edited"));
    github.state().labels.push("case-study".into());
    labels(&mut edited, &github);
    runner.event("issues", &edited).expect("status", "generated");
    let state = github.state();
    assert_eq!(state.comments.len(), 1);
    assert_eq!(state.labels, ["case-study", "automated"]);
    assert_eq!(state.violations, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unrelated_issue_of_the_repository_gets_no_comment() {
    let (server, github) = GitHub::start().await;
    let unrelated = issue_event(|e| {
        e["issue"]["body"] = json!("the build is broken");
        e["issue"]["labels"] = json!([]);
    });
    runner(&server).event("issues", &unrelated);
    assert!(github.state().history.is_empty());
}
