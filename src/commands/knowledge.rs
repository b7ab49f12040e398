//! `knowledge refresh`: the landscape and the glossary become the snapshot that is compiled in. Also where every
//! command gets its knowledge from.

use crate::{
    cli::{KnowledgeArgs, KnowledgeCommand, RefreshArgs},
    config::Settings,
    error::Error,
    knowledge::{
        Knowledge,
        refresh::{self, Loaded, Sources},
    },
};

use super::Outcome;

/// `knowledge`.
pub fn run(args: &KnowledgeArgs) -> Result<Outcome, Error> {
    match &args.command {
        KnowledgeCommand::Refresh(args) => refresh(args),
    }
}

/// Knowledge as `LANDSCAPE_URL` and `GLOSSARY_URL` say, or the snapshot.
pub(crate) fn load(settings: &Settings) -> Loaded {
    let sources = Sources {
        landscape: settings.landscape_url.clone(),
        glossary: settings.glossary_url.clone(),
    };
    refresh::load(&sources, &fetch)
}

fn refresh(args: &RefreshArgs) -> Result<Outcome, Error> {
    let landscape = refresh::read_landscape(&args.landscape, &fetch)?;
    let terms = refresh::read_glossary(&args.glossary, &fetch)?;
    let facts = Knowledge::from_parts(landscape, terms);
    let text = facts.to_snapshot().map_err(|e| Error::Internal(e.into()))?;
    let Some(path) = &args.output else {
        return Ok(Outcome::done(text));
    };
    std::fs::write(path, text).map_err(|source| Error::Io {
        what: "cannot write",
        path: path.clone(),
        source,
    })?;
    let end_users = facts.members.iter().filter(|m| m.end_user).count();
    Ok(Outcome::done(format!(
        "{}: {} projects, {} members ({end_users} end users), {} terms, as of {}\n",
        path.display(),
        facts.projects.len(),
        facts.members.len(),
        facts.terms.len(),
        facts.as_of
    )))
}

/// Addresses are fetched by the shared client of the program; files need none.
fn fetch(_address: &str) -> Result<String, String> {
    Err("only files can be read here; download it and give its path".into())
}
