use serde_json::json;

use super::*;
use crate::explain::{Explain as _, Kind};

fn payload(value: serde_json::Value) -> Payload {
    serde_json::from_value(value).unwrap()
}

fn issue(action: &str, title: &str, body: &str) -> serde_json::Value {
    json!({
        "action": action,
        "issue": {"number": 7, "title": title, "body": body, "state": "open", "labels": [{"name": "case-study"}]},
        "repository": {"full_name": "o/r", "fork": false},
        "sender": {"login": "jo", "type": "User"},
    })
}

fn go(event: &str, value: serde_json::Value) -> Request {
    match decide(event, &payload(value), &TalkSettings::default()).unwrap() {
        Decision::Go(request) => *request,
        other => panic!("expected a request, got {other:?}"),
    }
}

#[test]
fn opened_issue_with_the_address_in_its_body() {
    let request = go(
        "issues",
        issue("opened", "Meridian", "Please: <https://youtu.be/aaaaaaaaaaa>"),
    );
    assert_eq!(
        (request.video_id.as_str(), request.issue),
        ("aaaaaaaaaaa", Some(7))
    );
}

#[test]
fn title_is_read_when_the_body_has_none() {
    let request = go(
        "issues",
        issue("edited", "youtube.com/watch?v=aaaaaaaaaaa", "no address"),
    );
    assert_eq!(request.video_id, "aaaaaaaaaaa");
}

#[test]
fn body_wins_over_title() {
    let request = go(
        "issues",
        issue("opened", "youtu.be/bbbbbbbbbbb", "youtu.be/aaaaaaaaaaa"),
    );
    assert_eq!(request.video_id, "aaaaaaaaaaa");
}

#[test]
fn null_body_is_an_empty_body() {
    let mut value = issue("opened", "youtu.be/aaaaaaaaaaa", "");
    value["issue"]["body"] = serde_json::Value::Null;
    assert_eq!(go("issues", value).video_id, "aaaaaaaaaaa");
}

#[test]
fn several_videos_are_listed() {
    let value = issue(
        "opened",
        "",
        "youtu.be/aaaaaaaaaaa or https://www.youtube.com/watch?v=bbbbbbbbbbb",
    );
    let error = decide("issues", &payload(value), &TalkSettings::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the body and title of issue 7 names 2 different videos: aaaaaaaaaaa, bbbbbbbbbbb"
    );
    assert_eq!(error.kind(), Kind::Usage);
}

#[test]
fn no_video_says_where_it_looked_and_shows_an_example() {
    let error = decide(
        "issues",
        &payload(issue("opened", "hi", "there")),
        &TalkSettings::default(),
    )
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "no YouTube video found in the body and title of issue 7"
    );
    assert!(error.hint().unwrap().contains("https://www.youtube.com/watch?v="));
}

#[test]
fn explicit_inputs_win_over_the_event_field_by_field() {
    let talk = TalkSettings {
        video: Some("https://youtu.be/ccccccccccc".into()),
        company: Some("Given".into()),
        ..TalkSettings::default()
    };
    let value = issue(
        "opened",
        "",
        "### Video URL\n\nyoutu.be/aaaaaaaaaaa youtu.be/bbbbbbbbbbb\n\n### Company\n\nForm\n\n### Speakers\n\nJo Ng\n",
    );
    let Decision::Go(request) = decide("issues", &payload(value), &talk).unwrap() else {
        panic!()
    };
    assert_eq!(request.video_id, "ccccccccccc");
    assert_eq!(request.company.as_deref(), Some("Given"));
    assert_eq!(request.speakers, ["Jo Ng"]);
}

#[test]
fn dispatches_are_read_from_their_fields() {
    let fields = json!({"video": "https://youtu.be/aaaaaaaaaaa", "company": " Meridian ", "speakers": "A B;C D", "issue": "12"});
    let request = go("workflow_dispatch", json!({"inputs": fields}));
    assert_eq!(request.video_id, "aaaaaaaaaaa");
    assert_eq!(request.company.as_deref(), Some("Meridian"));
    assert_eq!(request.speakers, ["A B", "C D"]);
    assert_eq!(request.issue, Some(12));
    let request = go(
        "repository_dispatch",
        json!({"action": "casestudy", "client_payload": fields}),
    );
    assert_eq!(request.video_id, "aaaaaaaaaaa");
}

#[test]
fn other_labels_actions_bots_forks_and_pull_requests_are_ignored() {
    let body = "youtu.be/aaaaaaaaaaa";
    let mut cases = vec![
        issue("labeled", "", body),
        issue("assigned", "", body),
        issue("from_the_future", "", body),
    ];
    cases[0]["label"] = json!({"name": "bug"});
    for (key, value) in [
        ("sender", json!({"login": "x[bot]", "type": "Bot"})),
        ("repository", json!({"full_name": "a/b", "fork": true})),
    ] {
        let mut case = issue("opened", "", body);
        case[key] = value;
        cases.push(case);
    }
    let mut closed = issue("edited", "", body);
    closed["issue"]["state"] = json!("closed");
    cases.push(closed);
    let mut pull = issue("opened", "", body);
    pull["issue"]["pull_request"] = json!({"url": "x"});
    cases.push(pull);
    for case in cases {
        let decision = decide("issues", &payload(case.clone()), &TalkSettings::default()).unwrap();
        assert!(matches!(decision, Decision::Ignore { .. }), "{case}");
    }
}

#[test]
fn label_case_study_asks_for_a_run() {
    let mut value = issue("labeled", "", "youtu.be/aaaaaaaaaaa");
    value["label"] = json!({"name": "case-study"});
    assert_eq!(go("issues", value).video_id, "aaaaaaaaaaa");
}

fn comment(body: &str, association: &str) -> serde_json::Value {
    let mut value = issue("created", "", "youtu.be/aaaaaaaaaaa");
    value["comment"] = json!({"id": 99, "body": body, "author_association": association, "user": {"login": "jo", "type": "User"}});
    value
}

#[test]
fn command_of_a_member_asks_for_a_run_with_its_overrides() {
    let request = go(
        "issue_comment",
        comment("/casestudy company=\"Intuit\" type=case-study", "MEMBER"),
    );
    assert_eq!(request.company.as_deref(), Some("Intuit"));
    assert_eq!(request.content_type.as_deref(), Some("case-study"));
    assert_eq!(request.command.unwrap().id, 99);
}

#[test]
fn command_of_a_stranger_and_unknown_commands_are_declined() {
    for (body, association) in [
        ("/casestudy", "NONE"),
        ("/casestudy", "CONTRIBUTOR"),
        ("/casestudy rm -rf", "OWNER"),
    ] {
        let decision = decide(
            "issue_comment",
            &payload(comment(body, association)),
            &TalkSettings::default(),
        )
        .unwrap();
        assert!(
            matches!(decision, Decision::Decline { comment: 99, .. }),
            "{body}"
        );
    }
}

#[test]
fn ordinary_comments_and_edits_of_commands_are_ignored() {
    let decision = decide(
        "issue_comment",
        &payload(comment("nice talk", "OWNER")),
        &TalkSettings::default(),
    )
    .unwrap();
    assert!(matches!(decision, Decision::Ignore { .. }));
    let mut edited = comment("/casestudy", "OWNER");
    edited["action"] = json!("edited");
    let decision = decide("issue_comment", &payload(edited), &TalkSettings::default()).unwrap();
    assert!(matches!(decision, Decision::Ignore { .. }));
}

#[test]
fn a_payload_that_is_no_json_names_the_file() {
    let error = parse_payload("/x/event.json", b"{").unwrap_err();
    assert!(error.to_string().contains("/x/event.json"), "{error}");
}

#[test]
fn a_video_that_is_none_is_named() {
    for given in ["../../x", "$(id)", "https://vimeo.com/1", "\u{1F600}"] {
        let talk = TalkSettings {
            video: Some(given.into()),
            ..TalkSettings::default()
        };
        assert!(
            matches!(from_settings(&talk).unwrap_err(), Error::NotAVideo { .. }),
            "{given}"
        );
    }
}
