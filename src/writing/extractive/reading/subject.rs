//! Finds the subject of a clause and tells whose voice it is: ours, a name's, another noun's, or a pointer's.

use super::{tokens::Token, verb::verb_here};
use crate::text::lexicon::{Tags, lexicon};

/// Who or what a clause speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum SubjectKind {
    /// "we".
    We,
    /// "our clusters".
    Our,
    /// A name: the company, a project, a tool.
    Name,
    /// Any other noun phrase.
    Noun,
    /// "there" of "there was".
    There,
    /// "it", "they", "this", "which …": needs what came before.
    Reference,
    /// "I", "you", "he", "she", "who", "what".
    Voice,
}

/// Things that are told without an article and without number.
const MASS: &[&str] = &[
    "everything",
    "traffic",
    "data",
    "multi-tenancy",
    "observability",
    "security",
    "automation",
    "monitoring",
    "logging",
    "storage",
    "infrastructure",
    "compliance",
    "communication",
    "onboarding",
    "adoption",
    "downtime",
    "latency",
    "performance",
    "reliability",
    "availability",
    "development",
    "deployment",
    "provisioning",
    "autoscaling",
    "software",
    "code",
    "configuration",
    "governance",
    "standardization",
    "migration",
    "feedback",
];

/// The subject at `at`: one past it, its kind, and whether it is plural.
pub(in super::super) fn subject(tokens: &[Token], at: usize) -> Option<(usize, SubjectKind, bool)> {
    let first = tokens.get(at)?;
    if let Some(end) = share_of_pointer(tokens, at) {
        return Some((
            end,
            SubjectKind::Reference,
            !first.is(&["every", "each", "none", "one"]),
        ));
    }
    let simple = |kind, plural| Some((at + 1, kind, plural));
    match first.lower.as_str() {
        "we" => return simple(SubjectKind::We, true),
        "i" | "you" | "he" | "she" | "who" | "what" | "everyone" | "everybody" | "someone" | "anyone"
        | "let" => {
            return simple(SubjectKind::Voice, true);
        }
        "nobody" | "none" => return simple(SubjectKind::Noun, false),
        "it" | "this" | "that" => {
            // "this cluster is": a noun phrase that points back all the same.
            let next = tokens.get(at + 1)?;
            let verb = next.tags.any(
                Tags::BE
                    .with(Tags::HAVE)
                    .with(Tags::DO)
                    .with(Tags::MODAL)
                    .with(Tags::THIRD)
                    .with(Tags::PAST)
                    .with(Tags::ADVERB),
            );
            // "that the cost went down": the word only opens the clause.
            if first.lower == "that" && next.tags.any(Tags::DETERMINER) {
                return None;
            }
            // "around this time Acme moved": no subject, whatever follows.
            if next.is(&["time", "year", "week", "month"]) {
                return None;
            }
            return if first.lower == "it" || verb {
                simple(SubjectKind::Reference, false)
            } else {
                noun_phrase(tokens, at).map(|(end, plural)| (end, SubjectKind::Reference, plural))
            };
        }
        "they" => return simple(SubjectKind::Reference, true),
        "these" | "those" => {
            return noun_phrase(tokens, at).map(|(end, _)| (end, SubjectKind::Reference, true));
        }
        "there" => {
            let plural = tokens.get(at + 1).is_some_and(|t| t.is(&["are", "were", "have"]));
            return simple(SubjectKind::There, plural);
        }
        "which" | "where" | "how" | "why" | "when" => return None,
        _ => {}
    }
    let (end, plural) = noun_phrase(tokens, at)?;
    let kind = match first.lower.as_str() {
        "our" => SubjectKind::Our,
        "my" | "your" | "his" | "her" => SubjectKind::Voice,
        "its" | "their" | "such" | "another" | "other" | "both" | "that" => SubjectKind::Reference,
        _ if first.name && end == at + 1 => SubjectKind::Name,
        _ => SubjectKind::Noun,
    };
    Some((end, kind, plural))
}

/// "every one of them", "most of these": one past it, where a verb follows.
fn share_of_pointer(tokens: &[Token], at: usize) -> Option<usize> {
    let of = at + 1 + usize::from(tokens.get(at)?.lower == "every" && tokens.get(at + 1)?.lower == "one");
    let share = tokens[at].is(&[
        "every", "each", "all", "most", "some", "many", "none", "both", "half", "one",
    ]);
    let pointer = tokens.get(of)?.lower == "of"
        && tokens.get(of + 1)?.is(&["them", "those", "these", "it"])
        && tokens[at..=of].iter().all(|t| t.after == ' ');
    (share && pointer && (verb_here(tokens, of + 2, false) || verb_here(tokens, of + 2, true)))
        .then_some(of + 2)
}

/// A noun phrase that ends where a finite verb begins: one past it, and whether it is plural.
fn noun_phrase(tokens: &[Token], at: usize) -> Option<(usize, bool)> {
    const INSIDE: Tags = Tags::DETERMINER
        .with(Tags::ADJECTIVE)
        .with(Tags::NOUN)
        .with(Tags::NUMBER)
        .with(Tags::GERUND)
        .with(Tags::PARTICIPLE);
    let mut head: Option<usize> = None;
    let mut end = at;
    while end < tokens.len() && end < at + 9 {
        let token = &tokens[end];
        if end > at && tokens[end - 1].after != ' ' {
            return None;
        }
        if let Some(noun) = head
            && verb_here(tokens, end, number_of(tokens, at, noun))
        {
            let bare = !tokens[at].tags.any(Tags::DETERMINER.with(Tags::NUMBER)) && !tokens[at].name;
            let plural = number_of(tokens, at, noun);
            let mass = noun + 1 == end && tokens[noun].is(MASS) && !tokens[end].tags.any(Tags::NOUN);
            return (!bare || plural || mass).then_some((end, plural));
        }
        // "80% of our services", "most of the teams": the share stands for what it is of.
        let share = token.lower == "of"
            && end == at + 1
            && (tokens[at].tags.any(Tags::NUMBER) || tokens[at].is(&["most", "many", "all", "half", "some"]));
        if share {
            let mut after = prepositional(tokens, end)?;
            if tokens[after - 1].tags.any(Tags::NOUN) {
                head = Some(after - 1);
            }
            std::mem::swap(&mut end, &mut after);
            continue;
        }
        if token.tags.any(Tags::PREPOSITION)
            && token.is(&["of", "for", "in", "on", "at", "behind"])
            && head.is_some()
        {
            // "the number of clusters": the head stays before the preposition.
            let after = prepositional(tokens, end)?;
            end = after;
            continue;
        }
        if token.tags.any(Tags::COORDINATOR) && head.is_some() && token.lower == "and" {
            let (tail, _) = noun_phrase(tokens, end + 1)?;
            return Some((tail, true));
        }
        if token.tags.any(
            Tags::SUBJECT
                .with(Tags::OBJECT)
                .with(Tags::MODAL)
                .with(Tags::BE)
                .with(Tags::SUBORDINATOR)
                .with(Tags::RELATIVE),
        ) && !token.tags.any(Tags::DETERMINER)
        {
            return None;
        }
        if !token.tags.any(INSIDE) {
            return None;
        }
        if token.tags.any(Tags::NOUN) && !token.tags.any(Tags::DETERMINER) {
            head = Some(end);
        }
        end += 1;
    }
    None
}

/// One past a prepositional phrase inside a subject.
fn prepositional(tokens: &[Token], at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut noun = false;
    while end < tokens.len() && end < at + 6 {
        let token = &tokens[end];
        if noun
            && (verb_here(tokens, end, true)
                || verb_here(tokens, end, false)
                || token.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR)))
        {
            return Some(end);
        }
        if !token.tags.any(
            Tags::DETERMINER
                .with(Tags::ADJECTIVE)
                .with(Tags::NOUN)
                .with(Tags::NUMBER)
                .with(Tags::GERUND),
        ) {
            return None;
        }
        noun |= token.tags.any(Tags::NOUN) && !token.tags.any(Tags::DETERMINER);
        end += 1;
    }
    None
}

/// Whether the phrase that starts at `at` with its head at `noun` is plural.
fn number_of(tokens: &[Token], at: usize, noun: usize) -> bool {
    if tokens[noun].name || tokens[at].is(&["a", "an", "each", "every", "this", "that", "another"]) {
        return false;
    }
    lexicon().plural(&tokens[noun].lower) || tokens[at].is(&["many", "several", "few", "most", "both"])
}
