//! `knowledge refresh`: the landscape and the glossary become the snapshot that is compiled in.

use std::{path::Path, time::SystemTime};

use crate::{
    cli::{KnowledgeArgs, KnowledgeCommand, RefreshArgs},
    config::Environment,
    error::Error,
    knowledge::{Knowledge, refresh::Fetcher},
};

use super::{Outcome, session::Session};

/// `knowledge`.
pub async fn run(args: &KnowledgeArgs, environment: &Environment) -> Result<Outcome, Error> {
    match &args.command {
        KnowledgeCommand::Refresh(args) => refresh(args, environment).await,
    }
}

async fn refresh(args: &RefreshArgs, environment: &Environment) -> Result<Outcome, Error> {
    // A refresh wants what is there now, so it keeps nothing and takes nothing that was kept.
    let fetcher = Fetcher {
        client: Some(Session::desk(&[], environment)?.http()?),
        cache: None,
        now: SystemTime::now(),
    };
    let mut warnings = Vec::new();
    let landscape = fetcher.landscape(&args.landscape, &mut warnings).await?;
    let terms = fetcher.glossary(&args.glossary, &mut warnings).await?;
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
    Ok(Outcome::done(summary(path, &facts)))
}

fn summary(path: &Path, facts: &Knowledge) -> String {
    format!(
        "{}: {} projects, {} members ({} end users), {} terms, as of {}\n",
        path.display(),
        facts.projects.len(),
        facts.members.len(),
        facts.members.iter().filter(|m| m.end_user).count(),
        facts.terms.len(),
        facts.as_of
    )
}
