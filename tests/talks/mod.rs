//! Talks that whole documents are written from in tests: the fictional ones of `tests/golden`, and the evaluation's, where
//! it is there. They are never a part of the project.

use std::{
    fs,
    path::{Path, PathBuf},
};

use casestudypilot::{
    analysis::Overrides,
    knowledge::Knowledge,
    model::Talk,
    pipeline::{self, Inputs, MembershipGate, Options, Writing},
    report::Report,
    transcript,
};

/// A talk as the tests describe it.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Described {
    #[serde(alias = "video_id")]
    pub(crate) video: String,
    title: String,
    company: Option<String>,
    #[serde(default)]
    speakers: Vec<String>,
}

impl Described {
    /// What the edges would bring in.
    pub(crate) fn inputs(&self, captions: &Path) -> Inputs {
        let bytes = fs::read(captions).expect("captions are there");
        Inputs {
            talk: Talk {
                video_id: self.video.clone(),
                title: self.title.clone(),
                ..Talk::default()
            },
            captions: transcript::parse("captions", &bytes).expect("captions can be read"),
            overrides: Overrides {
                company: self.company.clone(),
                speakers: self.speakers.clone(),
                notes: None,
            },
        }
    }
}

/// What the built-in writer makes of a talk, whoever the company is.
pub(crate) fn produce(inputs: &Inputs, knowledge: &Knowledge) -> Report {
    let options = Options {
        require_membership: MembershipGate::None,
        min_quality: 0.0,
        ..Options::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime
        .block_on(pipeline::produce(
            inputs,
            &options,
            knowledge,
            &Writing::Extractive { why: "test" },
        ))
        .expect("the talk can be told")
}

/// A talk of our own with its captions; "larkfield" is the one that the project shows as its example.
pub(crate) fn golden(name: &str) -> (Described, PathBuf) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (folder, captions) = if name == "larkfield" {
        (root.join("examples").join(name), "talk.vtt")
    } else {
        (root.join("tests/golden").join(name), "captions.txt")
    };
    let described = fs::read_to_string(folder.join("talk.json")).expect("talk.json is there");
    (
        serde_json::from_str(&described).expect("talk.json can be read"),
        folder.join(captions),
    )
}

/// The talks of the evaluation by video id; none where it is not there.
pub(crate) fn evaluation() -> Vec<(Described, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/talks");
    let mut talks: Vec<(Described, PathBuf)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".meta.json"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("metadata can be read");
            let described: Described = serde_json::from_str(&text).expect("metadata is JSON");
            let captions = path.with_file_name(format!("{}.txt", described.video));
            (described, captions)
        })
        .collect();
    talks.sort_by(|a, b| a.0.video.cmp(&b.0.video));
    talks
}
