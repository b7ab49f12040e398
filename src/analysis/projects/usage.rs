//! Tells from the words around a project's mentions whether the company uses it. It reads cues, not minds: a
//! single mention without any cue counts as used only where talks of this kind mostly mean it so.

use crate::{
    model::{Section, SectionLabel, Subject, Transcript, Usage},
    transcript::correct::Mention,
};

/// Verdict on one project.
pub(super) struct Verdict {
    pub usage: Usage,
    /// Ids of sentences, best first.
    pub evidence: Vec<usize>,
}

/// Most sentences given as evidence.
const EVIDENCE: usize = 8;

/// Sum of cues from which a project counts as used.
const USED: f64 = 0.5;

/// Words of the speaker's own doing; with "we" before a mention they tell use.
const DOING: [&str; 52] = [
    "use",
    "used",
    "using",
    "run",
    "running",
    "ran",
    "deploy",
    "deployed",
    "deploying",
    "adopt",
    "adopted",
    "adopting",
    "migrated",
    "moved",
    "switched",
    "leverage",
    "leveraged",
    "leveraging",
    "rely",
    "built",
    "build",
    "building",
    "chose",
    "choose",
    "chosen",
    "picked",
    "went",
    "installed",
    "install",
    "operate",
    "operating",
    "manage",
    "managed",
    "managing",
    "have",
    "had",
    "standardized",
    "integrated",
    "integrate",
    "implemented",
    "introduced",
    "utilize",
    "utilizing",
    "got",
    "started",
    "decided",
    "contributed",
    "leveraging",
    "configured",
    "host",
    "hosting",
    "scaled",
];

/// Words directly before a name that say it is in use.
const BY_MEANS_OF: [&str; 14] = [
    "using", "with", "on", "via", "through", "in", "our", "by", "into", "to", "inside", "across", "onto",
    "from",
];

/// Phrases in a sentence that say the opposite, or speak of others.
const AGAINST: [&str; 64] = [
    "don't use",
    "do not use",
    "not using",
    "didn't use",
    "did not use",
    "aren't using",
    "not use",
    "never used",
    "haven't used",
    "haven't tried",
    "instead of",
    "rather than",
    "as opposed to",
    "compared to",
    "in comparison",
    "alternative",
    "alternatives",
    "similar to",
    "you can use",
    "you could use",
    "you could",
    "could have used",
    "could use",
    "might use",
    "may use",
    "can also use",
    "looked at",
    "looked into",
    "looking at",
    "looking into",
    "look into",
    "evaluated",
    "evaluating",
    "considered",
    "considering",
    "explored",
    "exploring",
    "investigate",
    "investigating",
    "in the future",
    "planning to",
    "plan to",
    "we want to",
    "would like to",
    "why we don't",
    "why didn't",
    "why not",
    "decided against",
    "moved away from",
    "move away from",
    "migrate away",
    "replaced",
    "deprecated",
    "get rid of",
    "other talks",
    "booth",
    "are you using",
    "do you use",
    "did you consider",
    "have you considered",
    "have you looked",
    "for example",
    "competitor",
    "unlike",
];

/// Words directly before a name that make it one example among others.
const EXAMPLE: [&str; 4] = ["like", "as", "or", "than"];

/// The verdict on one project by the sum of the cues at its mentions.
pub(super) fn judge(
    name: &str,
    mentions: &[Mention],
    transcript: &Transcript,
    subject: &Subject,
    sections: &[SectionLabel],
) -> Verdict {
    let mut scored: Vec<(f64, usize)> = Vec::new();
    for mention in mentions {
        let Some(sentence) = transcript.sentences.get(mention.sentence) else {
            continue;
        };
        let section = sections.get(mention.sentence).map_or(Section::Other, |l| l.section);
        let score = cues(&sentence.text, mention) + by_section(section);
        match scored.iter_mut().find(|(_, id)| *id == sentence.id) {
            Some(entry) => entry.0 = entry.0.max(score),
            None => scored.push((score, sentence.id)),
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.first().map_or(0.0, |s| s.0);
    let worst = scored.last().map_or(0.0, |s| s.0.min(0.0));
    let total = best + 0.5 * worst + 0.4 * (mentions.len() as f64).ln() + prior(name, subject);
    let usage = if total >= USED {
        Usage::Used
    } else {
        Usage::Mentioned
    };
    if usage == Usage::Mentioned {
        scored.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    }
    Verdict {
        usage,
        evidence: scored.into_iter().map(|(_, id)| id).take(EVIDENCE).collect(),
    }
}

/// What is likely before a cue is read: end users run Kubernetes, and a name in the title is the subject.
fn prior(name: &str, subject: &Subject) -> f64 {
    let title = subject.topic.to_lowercase();
    let kubernetes = if name == "Kubernetes" { 3.0 } else { 0.0 };
    let titled = if title.contains(&name.to_lowercase()) {
        1.5
    } else {
        0.0
    };
    kubernetes + titled
}

fn by_section(section: Section) -> f64 {
    match section {
        Section::Solution | Section::Impact => 0.3,
        Section::Background | Section::Challenge => 0.1,
        Section::Future => -0.8,
        Section::Other => 0.0,
    }
}

/// Sum of the cues in a mention's sentence.
fn cues(text: &str, mention: &Mention) -> f64 {
    let lower = text.to_lowercase();
    let before = text.get(..mention.bytes.start).unwrap_or_default().to_lowercase();
    let words: Vec<&str> = before.split_whitespace().collect();
    let near = &words[words.len().saturating_sub(9)..];
    let last = words.last().copied().unwrap_or_default();
    let mut score = 0.4;
    let we = near.iter().rposition(|w| matches!(*w, "we" | "we're" | "we've" | "i" | "we'd" | "us"));
    if let Some(at) = we
        && near[at..].iter().any(|w| DOING.contains(w))
    {
        score += 1.2;
    }
    if near.iter().rev().take(4).any(|w| *w == "our") {
        score += 1.0;
    }
    if BY_MEANS_OF.contains(&last) {
        score += 0.4;
    }
    if EXAMPLE.contains(&last) {
        score -= 0.5;
    }
    let against = AGAINST.iter().filter(|phrase| contains_phrase(&lower, phrase)).count();
    score - 1.2 * against.min(2) as f64
}

/// Whether a text has a phrase as whole words.
fn contains_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
