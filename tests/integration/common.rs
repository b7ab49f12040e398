//! Runs the binary in a scratch workspace with nothing of the surrounding environment: our own tests run inside workflows.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

pub(crate) const VIDEO: &str = "LarkfieldK8";
pub(crate) const COMPANY: &str = "Larkfield Logistics";
pub(crate) const CASE_STUDY: &str = "case-studies/larkfield-logistics.md";

pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn title() -> String {
    let text = std::fs::read_to_string(repository().join("examples/larkfield/talk.json")).unwrap();
    let talk: serde_json::Value = serde_json::from_str(&text).unwrap();
    talk["title"].as_str().unwrap().to_owned()
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) outputs: BTreeMap<String, String>,
    pub(crate) summary: String,
}

impl Done {
    pub(crate) fn output(&self, name: &str) -> &str {
        self.outputs.get(name).map_or("", String::as_str)
    }

    #[track_caller]
    pub(crate) fn expect(&self, name: &str, value: &str) -> &Self {
        assert_eq!(self.output(name), value, "output {name} of {self:#?}");
        self
    }
}

/// The binary with an empty environment, in a folder.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casestudypilot"));
    command.env_clear().env("RUST_BACKTRACE", "0").current_dir(folder);
    command
}

pub(crate) fn finish(mut command: Command) -> Done {
    let output = command.output().unwrap();
    Done {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        outputs: BTreeMap::new(),
        summary: String::new(),
    }
}

/// A repository on a runner.
pub(crate) struct Runner {
    scratch: tempfile::TempDir,
    inputs: BTreeMap<String, String>,
    environment: BTreeMap<String, String>,
}

impl Runner {
    /// A workspace with the bundled talk, offline, and the inputs that every run of it needs.
    pub(crate) fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let workspace = scratch.path().join("workspace");
        std::fs::create_dir(&workspace).unwrap();
        std::fs::copy(
            repository().join("examples/larkfield/talk.vtt"),
            workspace.join("talk.vtt"),
        )
        .unwrap();
        let mut runner = Self {
            scratch,
            inputs: BTreeMap::new(),
            environment: BTreeMap::new(),
        };
        runner
            .input("transcript", "talk.vtt")
            .input("title", &title())
            .input("company", COMPANY)
            .input("offline", "true")
            .input("writer", "extractive")
            .input("require-membership", "none");
        runner
    }

    pub(crate) fn workspace(&self) -> PathBuf {
        self.scratch.path().join("workspace")
    }

    pub(crate) fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    pub(crate) fn input(&mut self, name: &str, value: &str) -> &mut Self {
        self.inputs.insert(name.to_uppercase(), value.to_owned());
        self
    }

    pub(crate) fn env(&mut self, name: &str, value: &str) -> &mut Self {
        self.environment.insert(name.to_owned(), value.to_owned());
        self
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.workspace().join(path)).unwrap()
    }

    /// Runs the action on an event, as the runner does: a fresh file for each file command, no command line.
    pub(crate) fn event(&self, name: &str, payload: &serde_json::Value) -> Done {
        let file = |name: &str| self.scratch.path().join(name);
        std::fs::write(file("event.json"), payload.to_string()).unwrap();
        self.act(&[
            ("GITHUB_EVENT_NAME", name.to_owned()),
            ("GITHUB_EVENT_PATH", file("event.json").display().to_string()),
        ])
    }

    /// Runs the action without an event, on a video.
    pub(crate) fn bare_on(&mut self, video: &str) -> Done {
        self.input("video", video);
        self.bare()
    }

    /// Runs the action without an event.
    pub(crate) fn bare(&self) -> Done {
        self.act(&[])
    }

    fn act(&self, event: &[(&str, String)]) -> Done {
        let file = |name: &str| self.scratch.path().join(name);
        std::fs::write(file("output"), "").unwrap();
        std::fs::write(file("summary"), "").unwrap();
        let mut command = program(&self.workspace());
        command
            .env("GITHUB_ACTIONS", "true")
            .env("CI", "true")
            .env("GITHUB_WORKSPACE", self.workspace())
            .env("GITHUB_REPOSITORY", "example/case-studies")
            .env("GITHUB_SERVER_URL", "https://github.com")
            .env("GITHUB_RUN_ID", "42")
            .env("GITHUB_OUTPUT", file("output"))
            .env("GITHUB_STEP_SUMMARY", file("summary"));
        for (name, value) in event {
            command.env(name, value);
        }
        for (name, value) in &self.inputs {
            command.env(format!("INPUT_{name}"), value);
        }
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        let mut done = finish(command);
        done.outputs = read_outputs(&std::fs::read_to_string(file("output")).unwrap());
        done.summary = std::fs::read_to_string(file("summary")).unwrap();
        done
    }
}

/// The runner's own reading of an output file; what it would refuse is a failed test.
pub(crate) fn read_outputs(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut lines = text.split('\n');
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        let (name, delimiter) =
            line.split_once("<<").unwrap_or_else(|| panic!("a line that is no heredoc: {line:?}"));
        let mut value = Vec::new();
        loop {
            match lines.next() {
                Some(line) if line == delimiter => break,
                Some(line) => value.push(line),
                None => panic!("{name}: the delimiter is missing"),
            }
        }
        assert!(
            found.insert(name.to_owned(), value.join("\n")).is_none(),
            "{name} is written twice"
        );
    }
    found
}

/// The bundled event, with another action, title or body.
pub(crate) fn issue_event(change: impl FnOnce(&mut serde_json::Value)) -> serde_json::Value {
    let text = std::fs::read_to_string(repository().join("examples/larkfield/issue-opened.json")).unwrap();
    let mut event = serde_json::from_str(&text).unwrap();
    change(&mut event);
    event
}
