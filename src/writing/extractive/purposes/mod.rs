//! Finds what a project is used for in the words around its name: "we use X to …", "X, which we use for …", "X helps us to
//! …", "we moved from Y to X". It reads the phrase only, so that it also works where the rest of the sentence cannot be
//! told, and it answers nothing rather than half a purpose.

mod reading;
mod shapes;
mod states;

#[cfg(test)]
mod tests;

use super::{debris, facts::Reader, print::capitalise, realise::Voice, told};
use crate::model::DraftSentence;

/// Most words of a statement, and the fewest.
const WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// For each project the best statement of the talk on what it is used for, in the order of `projects`.
pub(super) fn purposes(
    reader: &Reader<'_>,
    voice: &Voice<'_>,
    projects: &[&str],
) -> Vec<Option<DraftSentence>> {
    let mut best: Vec<Option<(usize, DraftSentence)>> = vec![None; projects.len()];
    for sentence in reader.source.transcript.sentences.iter().filter(|s| reader.in_story(s.id)) {
        let tokens = reader.tokens(sentence.id);
        for at in (0..tokens.len()).filter(|at| tokens[*at].name) {
            let Some(index) = projects.iter().position(|p| names(&tokens[at].text, p)) else {
                continue;
            };
            let Some((strength, text)) = shapes::shape(tokens, at, voice) else {
                continue;
            };
            let sound = WORDS.contains(&text.split(' ').count()) && debris::worst(tokens) < 6.0;
            if sound && best[index].as_ref().is_none_or(|(other, _)| strength < *other) {
                let text = format!("{}.", capitalise(&text));
                best[index] = Some((strength, told(text, vec![sentence.id])));
            }
        }
    }
    best.into_iter().map(|found| found.map(|(_, sentence)| sentence)).collect()
}

/// Whether a name is the project's own or that of a part of it: "Flagger", "Flagger Operator".
fn names(name: &str, project: &str) -> bool {
    name.strip_prefix(project).is_some_and(|rest| {
        rest.is_empty() || [" Operator", " Collector", " Pipelines", " Server"].contains(&rest)
    })
}
