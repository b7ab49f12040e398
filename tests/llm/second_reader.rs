//! `check --verify llm`: a model reads along. It can raise doubts; it can neither clear an error nor break the check.

use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use super::server::{Ask, Run, check_with, completion, serve};

const TRUE: &str = "Harbourline Ferries runs 41 Kubernetes clusters.\n";
const WRONG: &str = "Harbourline Ferries runs 41 Kubernetes clusters. It has 900 ships in 17 countries.\n";

async fn check(play: fn(&Ask) -> ResponseTemplate, document: &str, args: &[&str]) -> Run {
    let server = serve(play).await;
    let mut run = check_with(&format!("{}/v1", server.uri()), document, args).await;
    run.requests = server.received_requests().await.expect("requests").len();
    run
}

fn opinion(verdict: &str, words: &str) -> ResponseTemplate {
    let answer = json!({"verdict": verdict, "words": words, "why": "The evidence speaks of ships."});
    completion(&answer.to_string(), "stop")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_doubt_is_a_warning_at_its_line() {
    let run = check(
        |ask| {
            let claim = ask.claim.as_deref().expect("a claim");
            assert!(claim.contains("41 Kubernetes clusters"), "{claim}");
            assert!(
                ask.find("41 kubernetes clusters").is_some(),
                "its evidence comes with it"
            );
            opinion("not_carried", "41 Kubernetes clusters")
        },
        TRUE,
        &["--json"],
    )
    .await;
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["findings"][0]["severity"], "warning");
    assert_eq!(report["findings"][0]["text"], "41 Kubernetes clusters");
    assert_eq!(report["grounded"], report["claims"]);
    assert_eq!(report["second_reader"]["doubted"], 1);
    assert_eq!(report["second_reader"]["spent"]["input_tokens"], 900);
}

#[tokio::test(flavor = "multi_thread")]
async fn approval_clears_no_error_and_errors_are_not_even_asked_about() {
    let run = check(|_| opinion("carried", ""), WRONG, &[]).await;
    assert_eq!(run.exit, 1, "{}", run.stdout);
    assert_eq!(run.requests, 1, "{}", run.stdout);
    assert!(run.stdout.contains("error (number)"), "{}", run.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_of_any_kind_change_no_verdict() {
    type Play = fn(&Ask) -> ResponseTemplate;
    let plays: [(&str, Play); 6] = [
        ("prose", |_| completion("Looks fine to me!", "stop")),
        ("nothing", |_| completion("", "stop")),
        ("words from elsewhere", |_| opinion("not_carried", "5,000 pods")),
        ("an order", |_| {
            completion(r#"{"verdict": "delete", "words": "41"}"#, "stop")
        }),
        ("filtered", |_| completion("", "content_filter")),
        ("100 KB", |_| completion(&"{".repeat(100_000), "length")),
    ];
    for (what, play) in plays {
        let run = check(play, TRUE, &["--json"]).await;
        assert_eq!(run.exit, 0, "{what}: {}", run.stderr);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(report["findings"], json!([]), "{what}");
        assert_eq!(report["second_reader"]["unusable"], 1, "{what}: {report:#}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_leave_the_engines_verdict_and_say_so() {
    let refused: fn(&Ask) -> ResponseTemplate =
        |_| ResponseTemplate::new(401).set_body_string("Incorrect API key provided");
    let run = check(refused, TRUE, &[]).await;
    assert_eq!(run.exit, 0, "{}", run.stdout);
    assert!(
        run.stdout.contains("the second reader did not finish"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("help: check llm-api-key"), "{}", run.stdout);
    let run = check(refused, WRONG, &[]).await;
    assert_eq!(run.exit, 1, "{}", run.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spent_budget_is_exit_5_unless_the_talk_denies_something() {
    let run = check(|_| opinion("carried", ""), TRUE, &["--max-tokens", "100"]).await;
    assert_eq!((run.exit, run.requests), (5, 0), "{}", run.stdout);
    assert!(run.stdout.contains("budget exceeded"), "{}", run.stdout);
    let run = check(|_| opinion("carried", ""), WRONG, &["--max-tokens", "100"]).await;
    assert_eq!(run.exit, 1, "{}", run.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_model_it_is_wrong_usage() {
    for base_url in ["", "https://models.github.ai/inference", "somewhere"] {
        let run = check_with(base_url, TRUE, &["--offline"]).await;
        assert_eq!(run.exit, 2, "{base_url}: {}", run.stdout);
    }
    let retired = check_with("https://models.github.ai/inference", TRUE, &[]).await;
    assert_eq!(retired.exit, 2);
    assert!(
        retired.stderr.contains("GitHub Models was retired"),
        "{}",
        retired.stderr
    );
}
