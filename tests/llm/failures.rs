//! What services do: refuse keys, ask to wait, break, vanish. A case study comes out all the same, unless
//! the user wants an error or the budget is spent.

use std::time::Duration;

use serde_json::json;
use wiremock::ResponseTemplate;

use super::server::{Ask, completion, content, run, run_at, sentences};

type Play = fn(&Ask) -> ResponseTemplate;

fn error(status: u16, code: &str, message: &str) -> ResponseTemplate {
    ResponseTemplate::new(status)
        .set_body_json(json!({"error": {"message": message, "type": "error", "param": null, "code": code}}))
}

/// (what happens, the service, error code, exit code without a fallback)
const FAILURES: [(&str, Play, &str, i32); 9] = [
    (
        "invalid key",
        |_| error(401, "invalid_api_key", "Incorrect API key provided"),
        "llm-invalid-key",
        1,
    ),
    (
        "unknown model",
        |_| error(404, "model_not_found", "The model does not exist"),
        "llm-unknown-model",
        1,
    ),
    (
        "content filter",
        |_| error(400, "content_filter", "The response was filtered"),
        "llm-content-filter",
        1,
    ),
    (
        "quota",
        |_| error(429, "insufficient_quota", "You exceeded your current quota"),
        "llm-quota-exceeded",
        4,
    ),
    (
        "rate limit",
        |_| error(429, "rate_limit_exceeded", "slow down"),
        "llm-rate-limited",
        4,
    ),
    (
        "retired",
        |_| ResponseTemplate::new(410).set_body_string("<html>gone</html>"),
        "llm-retired",
        2,
    ),
    (
        "5xx storm",
        |_| ResponseTemplate::new(503).set_body_string("overloaded"),
        "llm-unavailable",
        4,
    ),
    (
        "not a completion",
        |_| ResponseTemplate::new(200).set_body_string("<html>hello</html>"),
        "llm-bad-answer",
        1,
    ),
    (
        "context too long",
        |_| {
            error(
                400,
                "context_length_exceeded",
                "maximum context length is 16 tokens",
            )
        },
        "llm-context-too-long",
        1,
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_service_leaves_an_extractive_case_study_that_says_so() {
    for (what, play, code, _) in FAILURES {
        let run = run(play, &[]).await;
        assert_eq!(run.exit, 0, "{what}: {}", run.stderr);
        let report = run.report();
        assert_eq!(report["writer"]["kind"], "extractive", "{what}");
        let first = &report["writer"]["sections"][0];
        assert_eq!(first["error_code"], code, "{what}: {first}");
        run.assert_true_to_the_talk(what);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_fallback_each_failure_has_its_own_code_and_exit_status() {
    for (what, play, code, exit) in FAILURES {
        let run = run(play, &["--writer-fallback", "none"]).await;
        assert_eq!(run.exit, exit, "{what} ({code}): {}", run.stderr);
        assert!(run.stderr.contains("help:"), "{what}: {}", run.stderr);
        assert!(!run.page_path().exists(), "{what}: nothing half-written");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_wait_is_waited_for_and_a_final_failure_is_not_repeated() {
    let waited = run(
        |ask| {
            if ask.earlier == 0 {
                return error(429, "rate_limit_exceeded", "slow down").insert_header("retry-after", "1");
            }
            completion(&content(&[]), "stop")
        },
        &["--writer-fallback", "none"],
    )
    .await;
    assert_eq!(waited.exit, 0, "{}", waited.stderr);
    let refused = run(|_| error(401, "invalid_api_key", "no"), &[]).await;
    // Sections in flight may each be refused; none is asked twice.
    assert!(
        refused.requests <= 7,
        "{} requests with a key that is refused",
        refused.requests
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_and_absent_services_end_within_their_deadline() {
    let begin = std::time::Instant::now();
    let slow = run(
        |_| completion("{}", "stop").set_delay(Duration::from_mins(1)),
        &[],
    )
    .await;
    assert_eq!(slow.exit, 0, "{}", slow.stderr);
    assert_eq!(
        slow.report()["writer"]["sections"][0]["error_code"],
        "llm-unavailable"
    );
    let absent = run_at("http://127.0.0.1:9/v1", &["--writer-fallback", "none"]).await;
    assert_eq!(absent.exit, 4, "{}", absent.stderr);
    assert!(
        begin.elapsed() < Duration::from_secs(90),
        "REQUEST_TIMEOUT is 2 seconds"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_without_structured_output_are_spoken_to_plainly() {
    let run = run(
        |ask| {
            let format = ask.request["response_format"]["type"].as_str().unwrap_or("none").to_owned();
            if format != "none" {
                return error(
                    400,
                    "unsupported",
                    &format!("response_format {format} is not supported"),
                );
            }
            let cluster = ask
                .find("41 kubernetes")
                .map(|id| ("The company runs 41 Kubernetes clusters.".to_owned(), vec![id]));
            sentences(&cluster.into_iter().collect::<Vec<_>>())
        },
        &[],
    )
    .await;
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert!(run.requests >= 3);
    for section in run.report()["writer"]["sections"].as_array().expect("sections") {
        assert!(section["error_code"].is_null(), "{section}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exceeded_budget_is_exit_5_and_nothing_is_written() {
    for limit in [["--max-tokens", "500"], ["--max-tokens", "2600"]] {
        let run = run(|_| completion(&content(&[]), "stop"), &limit).await;
        assert_eq!(run.exit, 5, "{limit:?}: {}", run.stderr);
        assert!(run.stderr.contains("budget exceeded"), "{}", run.stderr);
        assert!(!run.page_path().exists());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retired_endpoint_is_named_before_anything_is_sent() {
    let run = run_at("https://models.github.ai/inference", &[]).await;
    assert_eq!(run.exit, 2, "{}", run.stderr);
    assert!(
        run.stderr.contains("GitHub Models was retired on 2026-07-30"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("llm-base-url"), "{}", run.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_shows_prompts_and_cost_and_sends_nothing() {
    let run = run(|_| completion("{}", "stop"), &["--dry-run"]).await;
    assert_eq!((run.exit, run.requests), (0, 0), "{}", run.stderr);
    assert!(
        run.stdout.contains("41 Kubernetes clusters") && run.stdout.contains("tokens"),
        "{}",
        run.stdout
    );
    assert!(!run.page_path().exists());
}
