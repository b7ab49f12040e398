//! A scripted OpenAI-compatible server, and one run of the binary against it.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use serde_json::{Value, json};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate, matchers};

/// What the model was asked.
pub(crate) struct Ask {
    /// Section id.
    pub(crate) section: String,
    /// Numbered evidence.
    pub(crate) evidence: Vec<(u64, String)>,
    /// What the section should tell, with the ids of its evidence.
    pub(crate) plan: Vec<(String, Vec<u64>)>,
    /// The claim that is to be read, when the model is asked as a second reader.
    pub(crate) claim: Option<String>,
    /// Whether this is the second round.
    pub(crate) repair: bool,
    /// How many requests came before this one.
    pub(crate) earlier: usize,
    /// The whole request.
    pub(crate) request: Value,
}

impl Ask {
    /// Id of the evidence that holds these words, case ignored.
    pub(crate) fn find(&self, words: &str) -> Option<u64> {
        let words = words.to_lowercase();
        self.evidence
            .iter()
            .find(|(_, text)| text.to_lowercase().contains(&words))
            .map(|(id, _)| *id)
    }
}

/// Plays one model.
struct Script<F> {
    play: F,
    count: AtomicUsize,
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn ids(value: &Value) -> Vec<u64> {
    value.as_array().expect("ids").iter().map(|id| id.as_u64().expect("an id")).collect()
}

impl<F: Fn(&Ask) -> ResponseTemplate + Send + Sync> Respond for Script<F> {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let earlier = self.count.fetch_add(1, Ordering::SeqCst);
        let request: Value = serde_json::from_slice(&request.body).expect("a JSON request");
        let user = text(&request["messages"][1]["content"]);
        let user: Value = serde_json::from_str(&user).expect("the user message is one JSON value");
        let list = |name: &str| user[name].as_array().cloned().unwrap_or_default();
        let claim = user["claim"].as_str().map(str::to_owned);
        (self.play)(&Ask {
            section: claim.as_ref().map_or_else(|| text(&user["section"]), |_| String::new()),
            evidence: list("evidence")
                .iter()
                .map(|e| (e["id"].as_u64().expect("an id"), text(&e["said"])))
                .collect(),
            plan: list("plan").iter().map(|f| (text(&f["tells"]), ids(&f["evidence"]))).collect(),
            claim,
            repair: user.get("repair").is_some(),
            earlier,
            request,
        })
    }
}

/// An answer with that content.
pub(crate) fn completion(content: &str, finish: &str) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!({
        "id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": "scripted",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}
    }))
}

/// An answer in the asked form.
pub(crate) fn sentences(sentences: &[(String, Vec<u64>)]) -> ResponseTemplate {
    completion(&content(sentences), "stop")
}

/// The asked form as text.
pub(crate) fn content(sentences: &[(String, Vec<u64>)]) -> String {
    let sentences: Vec<Value> = sentences
        .iter()
        .map(|(text, evidence)| json!({"text": text, "evidence": evidence}))
        .collect();
    json!({ "sentences": sentences }).to_string()
}

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) dir: tempfile::TempDir,
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) requests: usize,
}

impl Run {
    /// Where the case study is when there is one.
    pub(crate) fn page_path(&self) -> PathBuf {
        self.dir.path().join("out/harbourline-ferries.md")
    }

    /// The case study.
    pub(crate) fn page(&self) -> String {
        std::fs::read_to_string(self.page_path()).unwrap_or_else(|e| {
            panic!(
                "no case study ({e}); exit {}\n{}\n{}",
                self.exit, self.stdout, self.stderr
            )
        })
    }

    /// The report.
    pub(crate) fn report(&self) -> Value {
        let file = self.dir.path().join("artifacts/dQw4w9WgXcQ/report.json");
        serde_json::from_slice(&std::fs::read(file).expect("report.json")).expect("JSON")
    }

    /// Sentences of the model that were published.
    pub(crate) fn published(&self) -> u64 {
        let report = self.report();
        report["writer"]["sections"]
            .as_array()
            .expect("sections")
            .iter()
            .map(|s| s["published"].as_u64().expect("published"))
            .sum()
    }

    /// `check` of the case study against the talk finds nothing that the talk does not carry.
    pub(crate) fn assert_true_to_the_talk(&self, behaviour: &str) {
        let output = command()
            .args(["check", "--json", "--title", TITLE, "--captions"])
            .arg(captions())
            .arg(self.page_path())
            .output()
            .expect("check runs");
        let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let errors: Vec<&Value> = found["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .filter(|f| f["severity"] == "error")
            .collect();
        assert!(errors.is_empty(), "{behaviour}: {errors:#?}\n{}", self.page());
    }
}

/// Title of the talk in talk.txt.
pub(crate) const TITLE: &str = "Every Ship a Cluster: Kubernetes at Sea - Ines Okafor, Harbourline Ferries";

/// The key of the scripted service; it may stand in no output.
pub(crate) const KEY: &str = "sk-planted-secret";

/// The talk.
pub(crate) fn captions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/llm/talk.txt")
}

/// The binary without a trace of the environment the tests run in.
pub(crate) fn command() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::cargo_bin("casestudypilot").expect("the binary");
    command.env_clear().env("RUST_BACKTRACE", "0");
    command
}

/// The program with this subcommand, in a folder of its own, with the scripted model at an address.
fn asking(base_url: &str, subcommand: &str, dir: &tempfile::TempDir) -> assert_cmd::Command {
    let mut command = command();
    command
        .current_dir(dir.path())
        .env("OPENAI_API_KEY", KEY)
        .env("REQUEST_TIMEOUT", "2")
        .args([subcommand, "--llm-base-url", base_url, "--llm-model", "scripted"]);
    command
}

/// A server that plays a model on every path.
pub(crate) async fn serve<F>(play: F) -> MockServer
where
    F: Fn(&Ask) -> ResponseTemplate + Send + Sync + 'static,
{
    let server = MockServer::start().await;
    Mock::given(matchers::method("POST"))
        .respond_with(Script {
            play,
            count: AtomicUsize::new(0),
        })
        .mount(&server)
        .await;
    server
}

/// Runs `generate` against a scripted model with further arguments.
pub(crate) async fn run<F>(play: F, args: &[&str]) -> Run
where
    F: Fn(&Ask) -> ResponseTemplate + Send + Sync + 'static,
{
    let server = serve(play).await;
    let mut run = run_at(&format!("{}/v1", server.uri()), args).await;
    let received = server.received_requests().await.expect("recorded requests");
    assert!(received.iter().all(|r| r.url.path() == "/v1/chat/completions"));
    run.requests = received.len();
    run
}

/// Runs `generate` against an endpoint.
pub(crate) async fn run_at(base_url: &str, args: &[&str]) -> Run {
    run_with(base_url, args, &[]).await
}

/// Runs `generate` against an endpoint with further variables.
pub(crate) async fn run_with(base_url: &str, args: &[&str], variables: &[(&str, &str)]) -> Run {
    let dir = tempfile::tempdir().expect("a folder");
    let mut command = asking(base_url, "generate", &dir);
    command
        .args(["--video", "dQw4w9WgXcQ", "--title", TITLE])
        .arg("--captions")
        .arg(captions())
        .args(["--output-dir", "out", "--artifacts-dir", "artifacts"])
        .args(["--require-membership", "none", "--min-quality-score", "0"])
        .args(["--writer", "llm"])
        .args(args)
        .envs(variables.iter().copied());
    finish(dir, command).await
}

/// Runs `check` of a document against the talk with a second reader.
pub(crate) async fn check_with(base_url: &str, document: &str, args: &[&str]) -> Run {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("document.md"), document).expect("a document");
    let mut command = asking(base_url, "check", &dir);
    command
        .args(["document.md", "--title", TITLE, "--captions"])
        .arg(captions())
        .args(["--verify", "llm"])
        .args(args);
    finish(dir, command).await
}

async fn finish(dir: tempfile::TempDir, mut command: assert_cmd::Command) -> Run {
    let output = tokio::task::spawn_blocking(move || command.output().expect("it runs"))
        .await
        .expect("it ends");
    let run = Run {
        dir,
        exit: output.status.code().expect("an exit code"),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        requests: 0,
    };
    assert!(!run.stdout.contains(KEY) && !run.stderr.contains(KEY));
    run
}
