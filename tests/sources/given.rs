//! Transcripts that people hand over: files, attachments, pasted text; and the chain behind them.

use serde_json::json;
use wiremock::{
    Mock, ResponseTemplate,
    matchers::{any, path},
};

use crate::harness::{Run, Site, VIDEO, fixture, json3, page};

fn issue(body: &str) -> serde_json::Value {
    json!({
        "action": "opened",
        "issue": {"number": 7, "title": "A talk", "body": body, "user": {"login": "ada", "type": "User"},
            "labels": [{"name": "case-study"}], "author_association": "MEMBER", "state": "open"},
        "repository": {"full_name": "cncf/stories"}, "sender": {"login": "ada", "type": "User"}
    })
}

/// The outputs of an action, by name.
fn output(text: &str, name: &str) -> String {
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(value) = line.strip_prefix(&format!("{name}=")) {
            return value.to_owned();
        }
        if let Some(delimiter) = line.strip_prefix(&format!("{name}<<")) {
            let value: Vec<&str> = lines.take_while(|l| *l != delimiter).collect();
            return value.join("\n");
        }
    }
    String::new()
}

#[tokio::test]
async fn a_file_attached_to_the_issue_stands_in_for_blocked_captions() {
    let site = Site::empty().await;
    site.watch(page(&fixture("captcha.html"))).await;
    Mock::given(path("/user-attachments/files/1/talk.txt"))
        .respond_with(ResponseTemplate::new(200).set_body_string(json3()))
        .mount(&site.server)
        .await;
    Mock::given(path("/oembed"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({
            "title": "How Northwind Rail Deploys - Ada Berg, Northwind Rail", "author_name": "CNCF"})))
        .mount(&site.server)
        .await;
    let link = format!("{}/user-attachments/files/1/talk.txt", site.server.uri());
    let body = format!("### Video URL\n\nhttps://youtu.be/{VIDEO}\n\n### Transcript\n\n{link}\n");
    let ended = Run::action("issues", &issue(&body))
        .env("YOUTUBE_BASE_URL", &site.server.uri())
        .env("GITHUB_SERVER_URL", &site.server.uri())
        .open_gates()
        .end();
    ended.worked();
    let outputs = ended.read("output.txt");
    assert_eq!(output(&outputs, "status"), "generated", "{outputs}");
    assert_eq!(output(&outputs, "company"), "Northwind Rail");
    assert_eq!(ended.report()["captions"]["origin"], "given");
}

#[tokio::test]
async fn a_link_to_any_other_place_is_never_fetched() {
    let (site, inside) = (Site::empty().await, Site::empty().await);
    site.watch(page(&fixture("captcha.html"))).await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200).set_body_string(json3()))
        .mount(&inside.server)
        .await;
    let link = format!("{}/latest/meta-data/talk.vtt", inside.server.uri());
    let body = format!("### Video URL\n\nhttps://youtu.be/{VIDEO}\n\n### Transcript\n\n{link}\n");
    let ended = Run::action("issues", &issue(&body)).env("YOUTUBE_BASE_URL", &site.server.uri()).end();
    // Both answers are told, and YouTube's decides.
    assert_eq!(ended.code, 4, "{}", ended.stdout);
    assert_eq!(
        output(&ended.read("output.txt"), "error_code"),
        "youtube-ip-blocked"
    );
    let report = format!(".casestudypilot/{VIDEO}/report.json");
    assert_eq!(output(&ended.read("output.txt"), "report_path"), report);
    let reason = output(&ended.read("output.txt"), "reason");
    assert!(
        reason.contains("is not a file attached to the issue") && reason.contains("YouTube: "),
        "{reason}"
    );
    assert!(inside.requests().await.is_empty());
}

#[tokio::test]
async fn attachments_that_are_gone_too_large_or_lead_elsewhere_are_told() {
    let elsewhere = Site::empty().await;
    let away = format!("{}/x", elsewhere.server.uri());
    for (answer, part) in [
        (ResponseTemplate::new(404), "HTTP 404"),
        (
            ResponseTemplate::new(200).set_body_bytes(vec![b'x'; 11 << 20]),
            "larger than 10 MB",
        ),
        (
            ResponseTemplate::new(302).insert_header("location", away.as_str()),
            "not an expected host",
        ),
        (page("<html>Sign in to GitHub</html>"), "it is a web page"),
    ] {
        let site = Site::empty().await;
        site.watch(page(&fixture("captcha.html"))).await;
        Mock::given(path("/user-attachments/files/1/talk.txt"))
            .respond_with(answer)
            .mount(&site.server)
            .await;
        let link = format!("{}/user-attachments/files/1/talk.txt", site.server.uri());
        let body = format!("### Video URL\n\nhttps://youtu.be/{VIDEO}\n\n### Transcript\n\n{link}\n");
        let ended = Run::action("issues", &issue(&body))
            .env("YOUTUBE_BASE_URL", &site.server.uri())
            .env("GITHUB_SERVER_URL", &site.server.uri())
            .end();
        let reason = output(&ended.read("output.txt"), "reason");
        assert!(reason.contains(part), "{part}: {reason}");
    }
    assert!(elsewhere.requests().await.is_empty());
}

#[tokio::test]
async fn a_transcript_pasted_into_the_form_is_used() {
    let site = Site::empty().await;
    site.watch(page(&fixture("captcha.html"))).await;
    let body = format!(
        "### Video URL\n\nhttps://youtu.be/{VIDEO}\n\n### Company\n\nNorthwind Rail\n\n### Transcript\n\n```text\n{}\n```\n",
        fixture("talk.txt")
    );
    let ended = Run::action("issues", &issue(&body))
        .env("YOUTUBE_BASE_URL", &site.server.uri())
        .open_gates()
        .end();
    ended.worked();
    let report = ended.report();
    assert_eq!(report["captions"]["label"], "the transcript in the issue");
    // The look-up of the title was refused: the editor is told.
    assert!(
        report["warnings"].to_string().contains("could not be looked up"),
        "{}",
        report["warnings"]
    );
}

#[tokio::test]
async fn a_transcript_field_that_holds_no_transcript_is_passed_over() {
    let site = Site::playing("player_ok.json").await;
    let body = format!(
        "### Video URL\n\nhttps://youtu.be/{VIDEO}\n\n### Transcript\n\nplease use the video's own\n"
    );
    let ended = Run::action("issues", &issue(&body))
        .env("YOUTUBE_BASE_URL", &site.server.uri())
        .open_gates()
        .end();
    ended.worked();
    assert_eq!(ended.report()["captions"]["origin"], "manual");
}

#[test]
fn a_transcript_outside_of_the_workspace_is_refused() {
    let body = format!("https://youtu.be/{VIDEO}");
    for bad in ["../secret.txt", "link.txt"] {
        let run = Run::action("issues", &issue(&body))
            .env("INPUT_TRANSCRIPT", bad)
            .env("INPUT_OFFLINE", "true");
        let outside = run.folder().join("../secret.txt");
        std::os::unix::fs::symlink(&outside, run.folder().join("link.txt")).unwrap();
        std::fs::write(&outside, "not yours").unwrap();
        let ended = run.end();
        std::fs::remove_file(&outside).unwrap_or_default();
        assert_eq!(ended.code, 2, "{}", ended.stdout);
        assert_eq!(
            output(&ended.read("output.txt"), "error_code"),
            "outside-workspace"
        );
    }
}

#[tokio::test]
async fn a_given_file_that_is_no_transcript_ends_the_run_and_names_file_and_reason() {
    let site = Site::playing("player_ok.json").await;
    for (content, part) in [
        (b"".as_slice(), "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"<html><body>x</body></html>", "web page"),
    ] {
        let ended = site.generate().arguments(&["--captions", "talk.vtt"]).file("talk.vtt", content).end();
        ended.ends_with("file-unreadable", 1);
        assert!(
            ended.stderr.contains("talk.vtt") && ended.stderr.contains(part),
            "{}",
            ended.stderr
        );
    }
}

#[tokio::test]
async fn a_given_transcript_with_a_title_asks_nobody() {
    let site = Site::playing("player_ok.json").await;
    let ended = site
        .generate()
        .arguments(&[
            "--captions",
            "talk.json",
            "--title",
            "How We Deploy - Ada Berg, Northwind Rail",
        ])
        .file("talk.json", json3().as_bytes())
        .end();
    ended.worked();
    assert!(site.requests().await.is_empty());
}

#[tokio::test]
async fn a_given_transcript_without_a_title_is_completed_by_the_service() {
    let site = Site::playing("player_ok.json").await;
    let ended = site
        .generate()
        .arguments(&["--captions", "talk.json"])
        .file("talk.json", json3().as_bytes())
        .end();
    ended.worked();
    let report = ended.report();
    assert_eq!(report["talk"]["published"], "2024-11-14");
    assert_eq!(report["captions"]["origin"], "given");
}

#[test]
fn offline_without_a_transcript_is_wrong_usage() {
    Run::new(&["generate", "--offline", "--video", VIDEO]).end().ends_with("offline", 2);
}
