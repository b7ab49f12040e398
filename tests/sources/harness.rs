//! A scrubbed run of the binary in a folder of its own, and servers for it to talk to.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use wiremock::{
    Mock, MockServer, Request, ResponseTemplate,
    matchers::{method, path},
};

/// The video of the fixtures.
pub(crate) const VIDEO: &str = "CAPTIONTEST";
/// Must never be printed or written.
pub(crate) const SIGNATURE: &str = "PLANTED-SIGNATURE";

/// A fixture's text.
pub(crate) fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/youtube").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The made-up talk as lines of four seconds.
fn lines() -> Vec<String> {
    fixture("talk.txt").lines().map(str::to_owned).collect()
}

/// The talk as YouTube's json3.
pub(crate) fn json3() -> String {
    let events: Vec<Value> = lines()
        .iter()
        .enumerate()
        .map(|(i, line)| json!({"tStartMs": i * 4000, "dDurationMs": 4000, "segs": [{"utf8": line}]}))
        .collect();
    json!({"wireMagic": "pb3", "events": events}).to_string()
}

/// The talk as srv1.
pub(crate) fn srv1() -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\" ?><transcript>");
    for (i, line) in lines().iter().enumerate() {
        let line = line.replace('\'', "&amp;#39;");
        let _ = write!(text, "<text start=\"{}\" dur=\"4\">{line}</text>", i * 4);
    }
    text + "</transcript>"
}

/// A server that plays YouTube: watch page, player and caption track, each as a test wants it.
pub(crate) struct Site {
    pub(crate) server: MockServer,
}

impl Site {
    /// An empty server.
    pub(crate) async fn empty() -> Self {
        Self {
            server: MockServer::start().await,
        }
    }

    /// A video whose player answers with a fixture; watch page and captions are fine.
    pub(crate) async fn playing(player: &str) -> Self {
        let site = Self::empty().await;
        site.watch(page(&fixture("watch.html"))).await;
        site.player(player).await;
        site.track(ResponseTemplate::new(200).set_body_raw(json3(), "application/json")).await;
        site
    }

    pub(crate) async fn watch(&self, answer: ResponseTemplate) {
        Mock::given(method("GET"))
            .and(path("/watch"))
            .respond_with(answer)
            .mount(&self.server)
            .await;
    }

    pub(crate) async fn player(&self, name: &str) {
        let answer = ResponseTemplate::new(200).set_body_raw(fixture(name), "application/json");
        self.player_answer(answer).await;
    }

    pub(crate) async fn player_answer(&self, answer: ResponseTemplate) {
        Mock::given(method("POST"))
            .and(path("/youtubei/v1/player"))
            .respond_with(answer)
            .mount(&self.server)
            .await;
    }

    pub(crate) async fn track(&self, answer: ResponseTemplate) {
        Mock::given(method("GET"))
            .and(path("/api/timedtext"))
            .respond_with(answer)
            .mount(&self.server)
            .await;
    }

    /// Requests that came, as "METHOD /path?query".
    pub(crate) async fn requests(&self) -> Vec<Request> {
        self.server.received_requests().await.unwrap_or_default()
    }

    /// A run that takes this server for YouTube.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::new(arguments).env("YOUTUBE_BASE_URL", &self.server.uri())
    }

    /// `generate` for the video of the fixtures with the gates open.
    pub(crate) fn generate(&self) -> Run {
        self.run(&["generate", "--video", VIDEO]).open_gates()
    }
}

/// An HTML answer.
pub(crate) fn page(html: &str) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(html, "text/html; charset=utf-8")
}

/// A run to be.
pub(crate) struct Run {
    arguments: Vec<String>,
    environment: BTreeMap<String, String>,
    folder: tempfile::TempDir,
}

impl Run {
    pub(crate) fn new(arguments: &[&str]) -> Self {
        let environment = [
            ("RUST_BACKTRACE", "0"),
            ("REQUEST_TIMEOUT", "5"),
            ("PATH", "/nowhere"),
        ];
        Self {
            arguments: arguments.iter().map(|a| (*a).to_owned()).collect(),
            environment: environment.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// As GitHub's runner starts it, with an event.
    pub(crate) fn action(name: &str, event: &Value) -> Self {
        let run = Self::new(&["run"])
            .file("event.json", event.to_string().as_bytes())
            .file("output.txt", b"")
            .file("summary.md", b"");
        let at = |name: &str| run.folder.path().join(name).display().to_string();
        let (event, output, summary, workspace) =
            (at("event.json"), at("output.txt"), at("summary.md"), at("."));
        run.env("GITHUB_ACTIONS", "true")
            .env("GITHUB_EVENT_NAME", name)
            .env("GITHUB_EVENT_PATH", &event)
            .env("GITHUB_OUTPUT", &output)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("GITHUB_WORKSPACE", &workspace)
            .env("GITHUB_REPOSITORY", "cncf/stories")
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.insert(name.into(), value.into());
        self
    }

    pub(crate) fn arguments(mut self, more: &[&str]) -> Self {
        self.arguments.extend(more.iter().map(|a| (*a).to_owned()));
        self
    }

    /// Gates that are not what the test is about.
    pub(crate) fn open_gates(self) -> Self {
        self.env("INPUT_REQUIRE-MEMBERSHIP", "none").env("MIN_QUALITY_SCORE", "0")
    }

    /// Puts a file into the run's folder.
    pub(crate) fn file(self, name: &str, content: &[u8]) -> Self {
        std::fs::write(self.folder.path().join(name), content).unwrap();
        self
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs it to its end.
    pub(crate) fn end(self) -> Ended {
        let begin = Instant::now();
        let done = assert_cmd::Command::cargo_bin("casestudypilot")
            .unwrap()
            .args(&self.arguments)
            .env_clear()
            .envs(&self.environment)
            .current_dir(self.folder.path())
            .timeout(Duration::from_mins(1))
            .output()
            .unwrap();
        Ended {
            code: done.status.code().unwrap_or(-1),
            stdout: String::from_utf8(done.stdout).unwrap(),
            stderr: String::from_utf8(done.stderr).unwrap(),
            took: begin.elapsed(),
            folder: self.folder,
        }
    }
}

/// A run that is over.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) took: Duration,
    folder: tempfile::TempDir,
}

impl Ended {
    /// `report.json` of the run.
    pub(crate) fn report(&self) -> Value {
        let path = self.folder.path().join(".casestudypilot").join(VIDEO).join("report.json");
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|e| panic!("{}: {e}\n{}\n{}", path.display(), self.stdout, self.stderr));
        serde_json::from_str(&text).unwrap()
    }

    /// Code of the first reason in the report.
    pub(crate) fn error_code(&self) -> String {
        self.report()["reasons"][0]["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Checks code of the error and exit code together, with everything that was said when they are wrong.
    #[track_caller]
    pub(crate) fn ends_with(&self, error_code: &str, exit_code: i32) {
        let found = (self.error_code(), self.code);
        assert_eq!(
            found,
            (error_code.to_owned(), exit_code),
            "{}\n{}",
            self.stdout,
            self.stderr
        );
    }

    /// Checks that it worked.
    #[track_caller]
    pub(crate) fn worked(&self) {
        assert_eq!(self.code, 0, "{}\n{}", self.stdout, self.stderr);
    }

    /// A file of the run's folder.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Everything that was printed and written, by name.
    pub(crate) fn everything(&self) -> Vec<(String, String)> {
        let mut all = vec![
            ("stdout".into(), self.stdout.clone()),
            ("stderr".into(), self.stderr.clone()),
        ];
        let mut folders: Vec<PathBuf> = vec![self.folder.path().into()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    let bytes = std::fs::read(entry.path()).unwrap();
                    all.push((
                        entry.path().display().to_string(),
                        String::from_utf8_lossy(&bytes).into_owned(),
                    ));
                }
            }
        }
        all
    }
}

/// A server that speaks raw bytes: `answer` gets the beginning of each request and the connection.
pub(crate) fn raw_server(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = [0; 4096];
            let length = stream.read(&mut request).unwrap_or(0);
            answer(&String::from_utf8_lossy(&request[..length]), &mut stream);
        }
    });
    address
}

/// Sends bytes and does not care whether anybody still listens.
pub(crate) fn say(stream: &mut TcpStream, bytes: &[u8]) -> bool {
    stream.write_all(bytes).and_then(|()| stream.flush()).is_ok()
}
