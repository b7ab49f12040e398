//! `eval`: measures the analysis against a folder of gold files.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use super::{Outcome, Session, read, to_json};
use crate::{
    analysis::Overrides,
    cli::EvalArgs,
    config::Environment,
    error::Error,
    evaluation::{Gold, Measures, compare},
    model::Talk,
    pipeline::{self, Inputs},
    transcript,
};

/// Ending of a gold file.
const GOLD: &str = ".gold.json";

/// Measures every `<id>.gold.json` of the folder that has its `<id>.txt` beside it.
pub async fn run(args: &EvalArgs, environment: &Environment) -> Result<Outcome, Error> {
    let files = gold_files(&args.folder)?;
    if files.is_empty() {
        return Err(Error::Usage {
            message: format!("there is no *{GOLD} with its *.txt in {}", args.folder.display()),
            hint: "docs/evaluation.md describes the files".into(),
        });
    }
    let session = Session::desk(&[], environment)?;
    let knowledge = session.knowledge().await;
    let mut measures = Measures::default();
    let mut told = String::new();
    for (gold_file, captions) in files {
        let gold: Gold = serde_json::from_slice(&read(&gold_file)?).map_err(|e| Error::Usage {
            message: format!("cannot read {}: {e}", gold_file.display()),
            hint: "docs/evaluation.md describes the files".into(),
        })?;
        let inputs = Inputs {
            talk: Talk {
                video_id: gold.video_id.clone(),
                title: gold.title.clone(),
                ..Talk::default()
            },
            captions: transcript::parse(&captions.display().to_string(), &read(&captions)?)?,
            overrides: Overrides::default(),
        };
        let understood = pipeline::understand(&inputs, &session.options(), knowledge)?;
        for miss in compare(&gold, &understood.transcript, &understood.analysis, &mut measures) {
            let _ = writeln!(told, "{}: {miss}", gold.video_id);
        }
    }
    if args.json {
        return to_json(&measures).map(Outcome::done);
    }
    if !args.misses {
        told.clear();
    }
    let _ = write!(told, "{measures}");
    Ok(Outcome::done(told))
}

/// Gold files with their transcripts, in the order of their names.
fn gold_files(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Error> {
    let cannot = |source| Error::Io {
        what: "cannot read",
        path: folder.into(),
        source,
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let Some(id) = path.file_name().and_then(|n| n.to_str()).and_then(|n| n.strip_suffix(GOLD)) else {
            continue;
        };
        let captions = path.with_file_name(format!("{id}.txt"));
        if captions.is_file() {
            files.push((path, captions));
        }
    }
    files.sort();
    Ok(files)
}
