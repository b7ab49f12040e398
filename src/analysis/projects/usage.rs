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
const USED: f64 = 0.6;

/// A mention's cues from which on the speaker tells of own use.
const OWN: f64 = 1.2;

/// What a mention without any cue counts for: in end users' talks most named projects are in use.
const BASE: f64 = 0.5;

/// Words of the speaker's own doing; with "we" before a mention they tell use.
const DOING: [&str; 58] = [
    "migrate",
    "migrating",
    "move",
    "moving",
    "switch",
    "standardize",
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
const AGAINST: [&str; 68] = [
    "there's a talk",
    "talks on",
    "talk tomorrow",
    "session on",
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

/// Phrases after a name that say the opposite.
const AGAINST_AFTER: [&str; 14] = [
    "haven't used",
    "never used",
    "haven't tried",
    "didn't work",
    "was not",
    "wasn't",
    "deprecated",
    "alternative",
    "in the future",
    "instead",
    "not an option",
    "you could use",
    "you can use",
    "too complex",
];

/// Words directly before a name that make it one example among others.
const EXAMPLE: [&str; 4] = ["like", "as", "or", "than"];

/// Phrases right before a name that present it to the audience.
const PRESENTED: [&str; 10] = [
    "there's also",
    "there is also",
    "there's",
    "check out",
    "have you heard of",
    "such as",
    "tools like",
    "projects like",
    "something like",
    "things like",
];

/// Phrases right after a name that explain it to the audience.
const EXPLAINED: [&str; 8] = [
    "is a",
    "is an",
    "is another",
    "is one of",
    "which is a",
    "which is an",
    "is famous",
    "is fantastic",
];

/// Words before a mention that cues are looked for in.
const BEFORE: usize = 14;

/// Words after a mention that cues are looked for in.
const AFTER: usize = 8;

/// Words to each side in which the speaker's "we" and "you" are counted.
const AROUND: usize = 30;

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
        let score = cues(transcript, mention) + by_section(section);
        match scored.iter_mut().find(|(_, id)| *id == sentence.id) {
            Some(entry) => entry.0 = entry.0.max(score),
            None => scored.push((score, sentence.id)),
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.first().map_or(0.0, |s| s.0);
    let worst = scored.last().map_or(0.0, |s| s.0.min(0.0));
    let often = if best >= OWN { 0.4 } else { 0.1 };
    let total = best + 0.5 * worst + often * (mentions.len() as f64).ln() + prior(name, subject);
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
        // Where a name is told says little beside what is told of it; only plans speak against use.
        Section::Solution => 0.1,
        Section::Background | Section::Challenge | Section::Impact | Section::Other => 0.0,
        Section::Future => -0.8,
    }
}

/// Sum of the cues around a mention. Where captions have no punctuation sentence ends are guesses, so the
/// sentences before and after are looked at, too.
fn cues(transcript: &Transcript, mention: &Mention) -> f64 {
    let text = |index: Option<usize>| {
        let sentence = index.and_then(|i| transcript.sentences.get(i));
        sentence.map_or("", |s| s.text.as_str())
    };
    let own = text(Some(mention.sentence));
    let (head, tail) = (own.get(..mention.bytes.start), own.get(mention.bytes.end..));
    let (mut before, mut after) = (
        plain_words(text(mention.sentence.checked_sub(1))),
        plain_words(tail.unwrap_or_default()),
    );
    let (earlier, own_tail) = (before.len(), after.len());
    before.extend(plain_words(head.unwrap_or_default()));
    after.extend(plain_words(text(Some(mention.sentence + 1))));
    let (first, last) = if transcript.punctuated {
        (earlier, own_tail)
    } else {
        (0, after.len())
    };
    let near = &before[before.len().saturating_sub(BEFORE).max(first)..];
    let next = &after[..last.min(AFTER)];
    let last = near.last().map_or("", String::as_str);
    let mut score = BASE;
    let we = near.iter().rposition(|w| matches!(w.as_str(), "we" | "we're" | "we've" | "i" | "we'd"));
    if we.is_some_and(|at| near[at..].iter().any(|w| DOING.contains(&w.as_str()))) {
        score += 1.2;
    }
    if near.iter().rev().take(4).any(|w| w == "our") {
        score += 1.0;
    }
    if BY_MEANS_OF.contains(&last) {
        score += 0.3;
    }
    if EXAMPLE.contains(&last) {
        score -= 0.5;
    }
    let (near, next) = (near.join(" "), next.join(" "));
    if PRESENTED.iter().any(|p| near.ends_with(p)) {
        score -= 0.5;
    }
    if EXPLAINED.iter().any(|p| next.starts_with(p)) {
        score -= 0.4;
    }
    let against = AGAINST.iter().filter(|phrase| contains_phrase(&near, phrase)).count()
        + AGAINST_AFTER.iter().filter(|phrase| contains_phrase(&next, phrase)).count();
    score + person(&before, &after) - 1.2 * against.min(2) as f64
}

/// Whether the speaker tells of "us" or talks to "you" around a mention.
fn person(before: &[String], after: &[String]) -> f64 {
    let around = before[before.len().saturating_sub(AROUND)..]
        .iter()
        .chain(&after[..after.len().min(AROUND)]);
    let (mut us, mut you) = (0_usize, 0_usize);
    for word in around {
        match word.as_str() {
            "we" | "our" | "us" | "we're" | "we've" | "we'd" | "we'll" => us += 1,
            "you" | "your" | "you're" | "you'll" | "you've" | "people" | "they" => you += 1,
            _ => {}
        }
    }
    0.15 * us.min(4) as f64 - 0.10 * you.min(4) as f64
}

/// Lower-case words of a text, punctuation left out.
fn plain_words(text: &str) -> Vec<String> {
    let trim = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(trim).filter(|w| !w.is_empty()).collect()
}

/// Whether a text has a phrase as whole words.
fn contains_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
