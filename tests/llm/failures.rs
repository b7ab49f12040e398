//! What services do: refuse keys, ask to wait, break, vanish. A case study comes out all the same, unless
//! the user wants an error or the budget is spent.

use std::time::Duration;

use serde_json::json;
use wiremock::ResponseTemplate;

use super::server::{Ask, KEY, completion, content, run, run_at, run_with, sentences, serve};

type Play = fn(&Ask) -> ResponseTemplate;

fn error(status: u16, code: &str, message: &str) -> ResponseTemplate {
    ResponseTemplate::new(status)
        .set_body_json(json!({"error": {"message": message, "type": "error", "param": null, "code": code}}))
}

/// (what happens, the service, error code, exit code without a fallback)
const FAILURES: [(&str, Play, &str, i32); 12] = [
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
        "daily limit",
        |_| {
            error(
                429,
                "RateLimitReached",
                "Rate limit of 150 per 86400s exceeded for UserByModelByDay (per day)",
            )
        },
        "llm-quota-exceeded",
        4,
    ),
    (
        "a wait longer than a run",
        |_| error(429, "rate_limit_exceeded", "slow down").insert_header("retry-after", "3600"),
        "llm-rate-limited",
        4,
    ),
    (
        "filtered answer",
        |_| completion("", "content_filter"),
        "llm-content-filter",
        1,
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

/// An address whose server closes every connection when the request has begun.
fn resetting() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        use std::io::Read as _;
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let _ = stream.read(&mut [0; 64]);
        }
    });
    format!("http://{address}/v1")
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
    let reset = run_at(&resetting(), &["--writer-fallback", "none"]).await;
    assert_eq!(reset.exit, 4, "{}", reset.stderr);
    assert!(reset.stderr.contains("unavailable"), "{}", reset.stderr);
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
        assert!(run.stderr.contains("spent so far"), "{}", run.stderr);
        assert!(!run.page_path().exists());
        assert_eq!(run.report()["reasons"][0]["code"], "budget-exceeded");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_of_cost_is_kept_at_the_stated_price() {
    let dear = [("LLM_PRICE", "100,100")];
    let server = serve(|ask| sentences(&ask.plan)).await;
    let base_url = format!("{}/v1", server.uri());
    let enough = run_with(&base_url, &["--max-cost-usd", "50"], &dear).await;
    assert_eq!(enough.exit, 0, "{}", enough.stderr);
    let report = enough.report();
    let (spent, tokens) = (&report["writer"]["spent"], |name: &str| {
        report["writer"]["spent"][name].as_f64().expect("a number")
    });
    let expected = (tokens("input_tokens") + tokens("output_tokens")) * 100.0 / 1e6;
    assert!(
        (tokens("cost_usd") - expected).abs() < 1e-6 && expected > 0.0,
        "{spent}"
    );
    let little = run_with(&base_url, &["--max-cost-usd", "0.30"], &dear).await;
    assert_eq!(little.exit, 5, "{}", little.stderr);
    assert!(little.stderr.contains("USD"), "{}", little.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_that_reads_little_gets_less_evidence() {
    let run = run(
        |ask| {
            if ask.evidence.len() > 12 {
                return error(
                    400,
                    "context_length_exceeded",
                    "maximum context length is 900 tokens",
                );
            }
            sentences(&ask.plan)
        },
        &["--writer-fallback", "none"],
    )
    .await;
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert!(run.published() >= 4, "{:#}", run.report()["writer"]);
    run.assert_true_to_the_talk("short context");
}

#[tokio::test(flavor = "multi_thread")]
async fn azure_gets_its_key_in_its_own_header_at_its_own_addresses() {
    for (version, path, query) in [
        (None, "/openai/v1/chat/completions", None),
        (
            Some("2024-10-21"),
            "/openai/deployments/scripted/chat/completions",
            Some("api-version=2024-10-21"),
        ),
    ] {
        let server = serve(|ask| {
            assert!(ask.request["max_completion_tokens"].is_number() && ask.request["max_tokens"].is_null());
            sentences(&ask.plan)
        })
        .await;
        let uri = server.uri();
        let mut variables = vec![("AZURE_OPENAI_ENDPOINT", uri.as_str())];
        variables.extend(version.map(|version| ("OPENAI_API_VERSION", version)));
        let run = run_with("azure", &[], &variables).await;
        assert_eq!(run.exit, 0, "{}", run.stderr);
        assert!(run.published() >= 4, "{:#}", run.report()["writer"]);
        for request in server.received_requests().await.expect("requests") {
            assert_eq!((request.url.path(), request.url.query()), (path, query));
            assert_eq!(request.headers["api-key"], KEY);
            assert!(!request.headers.contains_key("authorization"));
        }
    }
    let nowhere = run_at("azure", &[]).await;
    assert_eq!(nowhere.exit, 2, "{}", nowhere.stderr);
    assert!(
        nowhere.stderr.contains("AZURE_OPENAI_ENDPOINT"),
        "{}",
        nowhere.stderr
    );
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
    for part in [
        "41 Kubernetes clusters",
        "\"plan\":",
        "7 requests to scripted at 127.0.0.1",
        "$0.0000",
    ] {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    assert!(!run.page_path().exists());
}
