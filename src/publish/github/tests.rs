use serde_json::json;
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{body_json, header, method, path, query_param},
};

use super::*;
use crate::explain::{Explain as _, Kind};

const COMMENTS: &str = "/repos/o/r/issues/7/comments";

fn client(server: &MockServer) -> GitHub {
    let http = http::Client::new(&http::Options::default()).unwrap();
    GitHub::new(&server.uri(), "o/r", &Secret::new("ghs_token").unwrap(), &http).unwrap()
}

/// Answers 404 to whatever no other mock takes, and `/user` like an installation token gets it.
async fn server() -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path("/user"))
        .respond_with(
            ResponseTemplate::new(403)
                .set_body_json(json!({"message": "Resource not accessible by integration"})),
        )
        .with_priority(10)
        .mount(&server)
        .await;
    server
}

fn ours(id: u64) -> Value {
    json!({"id": id, "body": format!("{MARKER}\nold"), "user": {"login": "github-actions[bot]", "type": "Bot"}})
}

async fn comments(server: &MockServer, list: Value) {
    Mock::given(method("GET"))
        .and(path(COMMENTS))
        .respond_with(ResponseTemplate::new(200).set_body_json(list))
        .mount(server)
        .await;
}

fn body() -> String {
    format!("{MARKER}\nnew")
}

#[tokio::test]
async fn first_comment_is_written_with_the_token() {
    let server = server().await;
    comments(&server, json!([])).await;
    Mock::given(method("POST"))
        .and(path(COMMENTS))
        .and(header("authorization", "Bearer ghs_token"))
        .and(body_json(json!({"body": body()})))
        .respond_with(ResponseTemplate::new(201).set_body_json(ours(1)))
        .expect(1)
        .mount(&server)
        .await;
    assert_eq!(client(&server).upsert_comment(7, &body()).await.unwrap(), None);
}

#[tokio::test]
async fn second_time_the_same_comment_is_patched() {
    let server = server().await;
    comments(
        &server,
        json!([{"id": 1, "body": "hi", "user": {"login": "jo", "type": "User"}}, ours(42)]),
    )
    .await;
    Mock::given(method("PATCH"))
        .and(path("/repos/o/r/issues/comments/42"))
        .and(body_json(json!({"body": body()})))
        .respond_with(ResponseTemplate::new(200).set_body_json(ours(42)))
        .expect(1)
        .mount(&server)
        .await;
    let before = client(&server).upsert_comment(7, &body()).await.unwrap();
    assert_eq!(before.unwrap().id, 42);
}

#[tokio::test]
async fn a_stranger_with_our_marker_is_not_us() {
    let server = server().await;
    comments(
        &server,
        json!([{"id": 5, "body": body(), "user": {"login": "mallory", "type": "User"}}]),
    )
    .await;
    assert_eq!(client(&server).find_comment(7).await.unwrap(), None);
}

#[tokio::test]
async fn a_personal_token_finds_the_comment_of_its_account_only() {
    let server = MockServer::start().await;
    let me = ResponseTemplate::new(200).set_body_json(json!({"login": "me", "type": "User"}));
    Mock::given(method("GET")).and(path("/user")).respond_with(me).mount(&server).await;
    let mine = json!({"id": 8, "body": body(), "user": {"login": "me", "type": "User"}});
    comments(&server, json!([ours(3), mine])).await;
    assert_eq!(client(&server).find_comment(7).await.unwrap().unwrap().id, 8);
}

#[tokio::test]
async fn our_comment_is_found_on_the_second_page() {
    let server = server().await;
    let full: Vec<Value> = (0..100)
        .map(|i| json!({"id": i, "body": "x", "user": {"login": "a", "type": "User"}}))
        .collect();
    for (page, list) in [("1", json!(full)), ("2", json!([ours(777)]))] {
        Mock::given(method("GET"))
            .and(path(COMMENTS))
            .and(query_param("page", page))
            .respond_with(ResponseTemplate::new(200).set_body_json(list))
            .mount(&server)
            .await;
    }
    assert_eq!(client(&server).find_comment(7).await.unwrap().unwrap().id, 777);
}

#[tokio::test]
async fn a_lost_answer_does_not_make_a_second_comment() {
    let server = server().await;
    // First look: nothing. Then the comment is made, but the answer is a 502. Second look: it is there.
    Mock::given(method("GET"))
        .and(path(COMMENTS))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!([])))
        .up_to_n_times(1)
        .with_priority(1)
        .mount(&server)
        .await;
    comments(&server, json!([ours(1)])).await;
    Mock::given(method("POST"))
        .and(path(COMMENTS))
        .respond_with(ResponseTemplate::new(502))
        .expect(1)
        .mount(&server)
        .await;
    client(&server).upsert_comment(7, &body()).await.unwrap();
}

#[tokio::test]
async fn missing_permission_is_named() {
    let server = server().await;
    comments(&server, json!([])).await;
    let refusal = json!({"message": "Resource not accessible by integration"});
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(403).set_body_json(refusal))
        .expect(1)
        .mount(&server)
        .await;
    let error = client(&server).upsert_comment(7, &body()).await.unwrap_err();
    assert_eq!(error.code(), "github-forbidden");
    assert!(error.hint().unwrap().contains("`issues: write`"), "{error}");
    assert_eq!(error.kind(), Kind::Failed);
}

#[tokio::test]
async fn a_bad_token_is_told_apart_and_not_shown() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .respond_with(ResponseTemplate::new(401).set_body_json(json!({"message": "Bad credentials"})))
        .mount(&server)
        .await;
    let error = client(&server).find_comment(7).await.unwrap_err();
    assert_eq!(error.code(), "github-bad-token");
    assert!(!format!("{error} {error:?}").contains("ghs_token"));
}

#[tokio::test]
async fn a_secondary_rate_limit_is_waited_for() {
    let server = server().await;
    let limited = ResponseTemplate::new(403)
        .insert_header("retry-after", "0")
        .set_body_json(json!({"message": "You have exceeded a secondary rate limit"}));
    Mock::given(method("GET"))
        .and(path(COMMENTS))
        .respond_with(limited)
        .up_to_n_times(1)
        .with_priority(1)
        .mount(&server)
        .await;
    comments(&server, json!([ours(9)])).await;
    assert_eq!(client(&server).find_comment(7).await.unwrap().unwrap().id, 9);
}

#[tokio::test]
async fn a_primary_limit_that_resets_much_later_ends_the_try() {
    let server = server().await;
    let limited = ResponseTemplate::new(403)
        .insert_header("x-ratelimit-remaining", "0")
        .insert_header("x-ratelimit-reset", "4102444800")
        .set_body_json(json!({"message": "API rate limit exceeded"}));
    Mock::given(method("GET"))
        .and(path(COMMENTS))
        .respond_with(limited)
        .expect(1)
        .mount(&server)
        .await;
    let error = client(&server).find_comment(7).await.unwrap_err();
    assert_eq!(
        (error.code(), error.kind()),
        ("github-rate-limited", Kind::Unavailable)
    );
}

#[tokio::test]
async fn an_enterprise_server_keeps_its_path() {
    let server = server().await;
    Mock::given(method("GET"))
        .and(path("/api/v3/repos/o/r/issues/7/comments"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!([])))
        .expect(1)
        .mount(&server)
        .await;
    let http = http::Client::new(&http::Options::default()).unwrap();
    let base = format!("{}/api/v3", server.uri());
    let github = GitHub::new(&base, "o/r", &Secret::new("t0ken").unwrap(), &http).unwrap();
    assert_eq!(github.find_comment(7).await.unwrap(), None);
}

#[tokio::test]
async fn labels_reactions_and_permissions_use_the_documented_routes() {
    let server = server().await;
    let ok = |status: u16, value: Value| ResponseTemplate::new(status).set_body_json(value);
    for (verb, route, body, answer) in [
        (
            "POST",
            "/repos/o/r/issues/7/labels",
            Some(json!({"labels": ["automated"]})),
            ok(200, json!([])),
        ),
        (
            "PATCH",
            "/repos/o/r/issues/7",
            Some(json!({"state": "closed", "state_reason": "not_planned"})),
            ok(200, json!({})),
        ),
        (
            "POST",
            "/repos/o/r/issues/comments/99/reactions",
            Some(json!({"content": "confused"})),
            ok(201, json!({})),
        ),
        (
            "GET",
            "/repos/o/r/collaborators/jo/permission",
            None,
            ok(200, json!({"permission": "write"})),
        ),
        (
            "GET",
            "/repos/o/r/collaborators/al/permission",
            None,
            ok(200, json!({"permission": "read"})),
        ),
        (
            "DELETE",
            "/repos/o/r/issues/7/labels/error",
            None,
            ok(404, json!({"message": "Label does not exist"})),
        ),
    ] {
        let mock = Mock::given(method(verb)).and(path(route));
        let mock = match body {
            Some(body) => mock.and(body_json(body)),
            None => mock,
        };
        mock.respond_with(answer).expect(1).mount(&server).await;
    }
    let github = client(&server);
    github.add_labels(7, &["automated"]).await.unwrap();
    github.close(7).await.unwrap();
    github.react(99, "confused").await.unwrap();
    assert!(github.may_write("jo").await.unwrap());
    assert!(!github.may_write("al").await.unwrap());
    assert!(!github.may_write("../../user").await.unwrap());
    github.remove_label(7, "error").await.unwrap();
}
