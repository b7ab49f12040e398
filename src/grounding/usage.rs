//! Compares what a claim says the company does with a project to what the analysis found: a project that the talk only
//! names, plans or rejects is not in use. It looks for words of use; it does not judge what a project is used for.

use super::{
    Source,
    index::{Index, Position},
    tokens::{Gap, Word},
};
use crate::{
    knowledge::Knowledge,
    model::{Finding, FindingKind, FindingSeverity},
};

/// Words that tell use when they stand before a project's name.
const USE: &[&str] = &[
    "use",
    "uses",
    "used",
    "using",
    "run",
    "runs",
    "ran",
    "running",
    "deploy",
    "deploys",
    "deployed",
    "deploying",
    "adopt",
    "adopts",
    "adopted",
    "rely",
    "relies",
    "relied",
    "scales",
    "scaled",
    "manages",
    "managed",
    "monitors",
    "monitored",
    "built",
    "operates",
    "operated",
    "standardized",
    "migrated",
    "moved",
    "switched",
    "handles",
];
/// Words of a claim that leave open, plan or deny the use.
const OPEN: &[&str] = &[
    "not",
    "no",
    "never",
    "plan",
    "plans",
    "planned",
    "will",
    "want",
    "wants",
    "wanted",
    "would",
    "could",
    "may",
    "might",
    "consider",
    "considered",
    "considers",
    "evaluate",
    "evaluated",
    "evaluates",
    "look",
    "looked",
    "compared",
    "tried",
    "tested",
    "rejected",
    "against",
    "away",
    "instead",
    "replaced",
    "replace",
    "than",
    "from",
    "if",
    "next",
    "without",
    "or",
    "like",
    "unlike",
    "before",
    "explore",
    "explores",
    "exploring",
    "expects",
    "hopes",
    "similar",
];

/// Words before a name among which a denial or a plan would stand.
const REACH: usize = 6;

/// A warning for a claim that tells a project as used which the talk only names.
pub(super) fn merely_named(text: &str, source: Source<'_>) -> Option<Finding> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.iter().any(|w| OPEN.contains(&w.as_str())) {
        return None;
    }
    if !words.iter().any(|w| USE.contains(&w.as_str())) {
        return None;
    }
    let used: Vec<&str> = source.analysis.projects_used().map(|p| p.name.as_str()).collect();
    let named = source.knowledge.projects.iter().find(|project| {
        let Some(at) = text.find(&project.name) else {
            return false;
        };
        let bounded = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let (before, after) = (&text[..at], &text[at + project.name.len()..]);
        let alone = bounded(before.chars().next_back()) && bounded(after.chars().next());
        // "Argo" for Argo CD, "Cluster API" for one of its providers: the family counts.
        let family = used
            .iter()
            .any(|name| name.contains(project.name.as_str()) || project.name.contains(name));
        let told = before
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| USE.contains(&w.to_lowercase().as_str()));
        alone && told && !family && !said_so(&project.name, source)
    })?;
    let evidence = source.analysis.projects.iter().find(|p| p.name == named.name).map(|p| p.evidence.clone());
    Some(Finding {
        kind: FindingKind::Project,
        text: named.name.clone(),
        reason: format!("the talk names {} and does not say that it is in use", named.name),
        evidence: evidence.unwrap_or_default(),
        severity: FindingSeverity::Warning,
    })
}

/// Whether the talk itself says the words of use right before the name ("we use Alertmanager"), neither open nor of
/// anybody's.
fn said_so(name: &str, source: Source<'_>) -> bool {
    source.transcript.sentences.iter().any(|sentence| {
        let Some((before, _)) = sentence.text.split_once(name) else {
            return false;
        };
        let words: Vec<String> = before
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        let any_body =
            |w: &String| OPEN.contains(&w.as_str()) || matches!(w.as_str(), "you" | "can" | "people" | "t");
        let near = words.len().saturating_sub(REACH);
        words.last().is_some_and(|w| USE.contains(&w.as_str())) && !words[near..].iter().any(any_body)
    })
}

/// Words behind a word of use within which the name of what is used stands ("runs all of its jobs on").
const OBJECT: usize = 5;

/// A warning for a product told as used that no project of the landscape is, and of which the talk never says so.
pub(super) fn merely_named_product(
    words: &[Word],
    names: &[((usize, usize), Vec<Position>)],
    index: &Index,
    knowledge: &Knowledge,
    is_self: impl Fn(&Word) -> bool,
) -> Option<Finding> {
    if words.iter().any(|w| OPEN.contains(&w.lower.as_str())) {
        return None;
    }
    names.iter().find_map(|(at, said)| {
        let name = words[at.0..=at.1].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        let told = words[at.0.saturating_sub(OBJECT)..at.0]
            .iter()
            .rev()
            .take_while(|w| w.gap == Gap::None)
            .any(|w| USE.contains(&w.lower.as_str()));
        if !told || said.is_empty() || is_self(&words[at.1]) || knowledge.project(&name).is_some() {
            return None;
        }
        if said.iter().any(|place| is_in_use(&index.words, *place)) {
            return None;
        }
        Some(Finding {
            kind: FindingKind::Name,
            text: name.clone(),
            reason: format!("the talk names {name} and does not say that it is in use"),
            evidence: index.sentences(said.iter().copied()),
            severity: FindingSeverity::Warning,
        })
    })
}

/// Whether the talk speaks of a thing as of one's own: words of use, "we" or "our" around it, and nothing that leaves it
/// open.
fn is_in_use(words: &[Word], place: Position) -> bool {
    let before = &words[place.saturating_sub(2 * REACH)..place];
    let near = &before[before.len().saturating_sub(REACH)..];
    let behind = &words[(place + 1).min(words.len())..(place + 1 + REACH).min(words.len())];
    let ours = |w: &Word| {
        matches!(
            w.lower.as_str(),
            "we" | "our" | "us" | "we're" | "we've" | "i" | "ours"
        )
    };
    let used = |w: &Word| USE.contains(&w.lower.as_str());
    let open = |w: &Word| OPEN.contains(&w.lower.as_str()) || w.lower == "you" || w.lower.ends_with("n't");
    let own = before.iter().any(|w| ours(w) || used(w)) || behind.iter().any(|w| used(w) || ours(w));
    own && !near.iter().any(open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        grounding::tests::findings,
        knowledge::Knowledge,
        model::{Analysis, ProjectUse, Sentence, Talk, Transcript, Usage},
    };

    fn found(text: &str) -> bool {
        found_after("", text)
    }

    /// The same where the talk says a sentence about every project.
    fn found_after(said: &str, text: &str) -> bool {
        let project = |name: &str, usage| ProjectUse {
            name: name.into(),
            maturity: None,
            homepage: None,
            usage,
            certainty: 0.9,
            mentions: 1,
            evidence: vec![0],
        };
        let projects = vec![project("Argo CD", Usage::Used), project("Flux", Usage::Mentioned)];
        let analysis = Analysis {
            projects,
            ..Analysis::default()
        };
        let (talk, knowledge) = (Talk::default(), Knowledge::embedded());
        let sentence = Sentence {
            text: said.into(),
            ..Sentence::default()
        };
        let transcript = Transcript {
            sentences: vec![sentence],
            ..Transcript::default()
        };
        let source = Source {
            talk: &talk,
            transcript: &transcript,
            analysis: &analysis,
            knowledge: &knowledge,
        };
        merely_named(text, source).is_some()
    }

    #[test]
    fn a_project_that_is_only_named_is_not_told_as_used() {
        assert!(found("The team deploys to its ships with Flux."));
        assert!(found("The company uses Flux and Argo CD."));
        assert!(!found("The company uses Argo CD."));
    }

    #[test]
    fn what_the_talk_says_in_words_of_use_is_in_use() {
        assert!(!found_after(
            "It keeps the boats in step use Flux for that.",
            "The team uses Flux."
        ));
        for open in [
            "Many of you use Flux for that.",
            "We don't use Flux.",
            "The harbor asked about Flux.",
        ] {
            assert!(found_after(open, "The team uses Flux."), "{open}");
        }
    }

    #[test]
    fn a_product_that_is_only_named_is_not_told_as_used() {
        const SAID: &[&str] = &[
            "many people ask about Zeitlupe and it was in the news",
            "we send all of our invoices with Papierkranich",
        ];
        assert_eq!(
            findings(SAID, "The company uses Zeitlupe for its invoices."),
            [FindingKind::Name]
        );
        assert_eq!(
            findings(SAID, "The company uses Papierkranich for its invoices."),
            []
        );
        assert_eq!(findings(SAID, "Many people asked about Zeitlupe."), []);
    }

    #[test]
    fn plans_comparisons_and_rejections_may_name_it() {
        for text in [
            "The team looked at Flux and uses Argo CD.",
            "The company plans to use Flux.",
            "The team did not use Flux.",
            "The team moved from Flux to Argo CD.",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
