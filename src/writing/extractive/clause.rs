//! Cuts clean tokens into clauses with a subject and a finite verb. It does not judge whether a clause is worth
//! printing (see `shape`), and a stretch in which it finds no clause yields none.

use super::tokens::Token;
use crate::text::lexicon::{Tags, lexicon};

/// Who or what a clause speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SubjectKind {
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

/// Tense and mood of a finite verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// "run", "is running", "have run".
    Present,
    /// "ran", "were running", "had run".
    Past,
    /// "will", "is going to".
    Future,
    /// "can".
    Can,
    /// "could".
    Could,
    /// "would", "should", "may", …
    Conditional,
}

/// A finite verb group: "have been running", "did not want".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct VerbGroup {
    /// Index of the finite word.
    pub(super) finite: usize,
    /// Index of the word that carries the meaning.
    pub(super) main: usize,
    /// One past the group.
    pub(super) end: usize,
    /// Its tense.
    pub(super) tense: Tense,
    /// Whether "not", "never" or "no longer" stands in it.
    pub(super) negated: bool,
    /// Base form of the main verb.
    pub(super) base: String,
    /// "is deployed": a form of "be" with a participle.
    pub(super) passive: bool,
    /// "is deploying".
    pub(super) progressive: bool,
}

/// A clause of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its words, fronted adverbial and subject included, connector left out.
    pub(super) tokens: Vec<Token>,
    /// Words of a fronted adverbial ("in 2015"), at the start of `tokens`.
    pub(super) front: usize,
    /// One past the subject.
    pub(super) subject_end: usize,
    /// What the subject is.
    pub(super) subject: SubjectKind,
    /// Whether the subject is plural.
    pub(super) plural: bool,
    /// The verb group, as indices into `tokens`.
    pub(super) verb: VerbGroup,
    /// Word that joins it to the clause before it in the same sentence; empty at a sentence's start.
    pub(super) connector: String,
    /// Whether it follows the clause before it at once, with nothing left out between.
    pub(super) adjacent: bool,
    /// Whether it ends where something else begins without a mark or a connector.
    pub(super) cut: bool,
    /// Whether a second finite verb without a licence was met.
    pub(super) broken: bool,
    /// Punctuation at its end.
    pub(super) stop: char,
}

/// The clauses of a sentence in order.
pub(super) fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut last_end = usize::MAX;
    while at < tokens.len() {
        let Some(start) = clause_start(tokens, at) else {
            at += 1;
            continue;
        };
        let (end, cut, broken) = clause_end(tokens, &start);
        if end <= start.verb.main {
            at += 1;
            continue;
        }
        let offset = start.first;
        let mut verb = start.verb.clone();
        verb.finite -= offset;
        verb.main -= offset;
        verb.end = (verb.end - offset).min(end - offset);
        found.push(Clause {
            tokens: tokens[offset..end].to_vec(),
            front: start.subject_start - offset,
            subject_end: start.subject_end - offset,
            subject: start.kind,
            plural: start.plural,
            verb,
            connector: start.connector.clone(),
            adjacent: at == last_end,
            cut,
            broken,
            stop: tokens[end - 1].after,
        });
        at = end;
        last_end = end;
    }
    found
}

#[derive(Debug, Clone)]
struct Start {
    connector: String,
    first: usize,
    subject_start: usize,
    subject_end: usize,
    kind: SubjectKind,
    plural: bool,
    verb: VerbGroup,
}

/// Whether a clause starts at `at`: connector, fronted adverbial, subject, finite verb.
fn clause_start(tokens: &[Token], at: usize) -> Option<Start> {
    let boundary = at == 0
        || tokens[at - 1].after != ' '
        || tokens[at].tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR))
        || plain_subject(&tokens[at]);
    if !boundary {
        return None;
    }
    let mut first = at;
    let mut connector = Vec::new();
    while let Some(token) = tokens.get(first) {
        let joins = token.tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR))
            || (!connector.is_empty() && token.is(&["that", "also", "then", "now", "even"]));
        if !joins || connector.len() > 2 || (first > at && tokens[first - 1].after == '.') {
            break;
        }
        connector.push(token.lower.clone());
        first += 1;
    }
    // "then we", "now we", "finally we": an adverb before the subject carries order, not content.
    while tokens.get(first).is_some_and(|t| t.is(&["then", "now", "finally", "again", "first", "also", "next", "second", "third", "today"]))
        && tokens.get(first + 1).is_some_and(plain_subject)
    {
        if tokens[first].is(&["today", "now"]) {
            break;
        }
        first += 1;
    }
    let subject_start = first + front(tokens, first);
    let (subject_end, kind, plural) = subject(tokens, subject_start)?;
    let verb = verb_group(tokens, subject_end, kind, plural)?;
    Some(Start {
        connector: connector.join(" "),
        first,
        subject_start,
        subject_end,
        kind,
        plural,
        verb,
    })
}

/// Length of a fronted adverbial of time that may stay: "in 2015", "today", "at the moment", "by June 2023".
fn front(tokens: &[Token], at: usize) -> usize {
    const SINGLE: &[&str] = &["today", "currently", "initially", "originally", "eventually", "previously", "historically", "traditionally", "internally", "overall"];
    const MONTHS: &[&str] = &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];
    let Some(first) = tokens.get(at) else { return 0 };
    let words = |n: usize| -> Vec<&str> { tokens.iter().skip(at).take(n).map(|t| t.lower.as_str()).collect() };
    if first.is(SINGLE) {
        return 1;
    }
    for phrase in [&["at", "the", "moment"][..], &["right", "now"], &["at", "that", "time"], &["over", "time"], &["in", "production"], &["by", "default"]] {
        if words(phrase.len()) == phrase {
            return phrase.len();
        }
    }
    if first.is(&["in", "by", "since", "around", "until", "during"]) {
        let year = |t: &Token| t.lower.len() == 4 && (t.lower.starts_with("19") || t.lower.starts_with("20")) && t.lower.bytes().all(|b| b.is_ascii_digit());
        let mut end = at + 1;
        while tokens.get(end).is_some_and(|t| t.is(MONTHS) || t.is(&["early", "late", "mid", "about", "around", "of", "the", "beginning", "end", "summer", "spring", "fall", "winter"])) {
            end += 1;
        }
        if tokens.get(end).is_some_and(year) {
            return end + 1 - at;
        }
    }
    0
}

/// A personal pronoun or the like, which starts a clause by itself when a verb follows.
fn plain_subject(token: &Token) -> bool {
    token.tags.any(Tags::SUBJECT) || token.is(&["there", "this", "that", "these", "those"])
}

/// The subject at `at`: one past it, its kind, and whether it is plural.
fn subject(tokens: &[Token], at: usize) -> Option<(usize, SubjectKind, bool)> {
    let first = tokens.get(at)?;
    let simple = |kind, plural| Some((at + 1, kind, plural));
    match first.lower.as_str() {
        "we" => return simple(SubjectKind::We, true),
        "i" | "you" | "he" | "she" | "who" | "what" | "everyone" | "everybody" | "someone" | "anyone" | "let" => {
            return simple(SubjectKind::Voice, true);
        }
        "it" | "this" | "that" => {
            // "this cluster is": a noun phrase that points back all the same.
            let next = tokens.get(at + 1)?;
            let verb = next.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::DO).with(Tags::MODAL).with(Tags::THIRD).with(Tags::PAST).with(Tags::ADVERB));
            return if first.lower == "it" || verb {
                simple(SubjectKind::Reference, false)
            } else {
                noun_phrase(tokens, at).map(|(end, plural)| (end, SubjectKind::Reference, plural))
            };
        }
        "they" => return simple(SubjectKind::Reference, true),
        "these" | "those" => return noun_phrase(tokens, at).map(|(end, _)| (end, SubjectKind::Reference, true)),
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

/// A noun phrase that ends where a finite verb begins: one past it, and whether it is plural.
fn noun_phrase(tokens: &[Token], at: usize) -> Option<(usize, bool)> {
    const INSIDE: Tags = Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NOUN).with(Tags::NUMBER).with(Tags::GERUND).with(Tags::PARTICIPLE);
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
            return (!bare || plural).then_some((end, plural));
        }
        if token.tags.any(Tags::PREPOSITION) && token.is(&["of", "for", "in", "on", "at", "behind"]) && head.is_some() {
            // "the number of clusters": the head stays before the preposition.
            let after = prepositional(tokens, end)?;
            end = after;
            continue;
        }
        if token.tags.any(Tags::COORDINATOR) && head.is_some() && token.lower == "and" {
            let (tail, _) = noun_phrase(tokens, end + 1)?;
            return Some((tail, true));
        }
        if token.tags.any(Tags::SUBJECT.with(Tags::OBJECT).with(Tags::MODAL).with(Tags::BE).with(Tags::SUBORDINATOR).with(Tags::RELATIVE)) && !token.tags.any(Tags::DETERMINER) {
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
        if noun && (verb_here(tokens, end, true) || verb_here(tokens, end, false) || token.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR))) {
            return Some(end);
        }
        if !token.tags.any(Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NOUN).with(Tags::NUMBER).with(Tags::GERUND)) {
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

/// Whether a finite verb that agrees with the number stands at `at` (adverbs skipped).
fn verb_here(tokens: &[Token], at: usize, plural: bool) -> bool {
    let Some(index) = (at..tokens.len().min(at + 3)).find(|i| !tokens[*i].tags.any(Tags::ADVERB) || tokens[*i].tags.any(Tags::BASE)) else {
        return false;
    };
    let token = &tokens[index];
    let tags = token.tags;
    if tags.any(Tags::MODAL) {
        return true;
    }
    if tags.any(Tags::BE.with(Tags::HAVE).with(Tags::DO)) {
        return match token.lower.as_str() {
            "is" | "was" | "has" | "does" => !plural,
            "are" | "were" | "have" | "do" => plural,
            "had" | "did" => true,
            _ => false,
        };
    }
    let next = tokens.get(index + 1);
    let object_follows = next.is_some_and(|t| t.tags.any(Tags::DETERMINER.with(Tags::PREPOSITION).with(Tags::OBJECT).with(Tags::NUMBER)) || t.lower == "it" || t.lower == "to");
    if plural && tags.any(Tags::BASE) {
        return !tags.any(Tags::NOUN) || object_follows;
    }
    if !plural && tags.any(Tags::THIRD) {
        let noun = lexicon().base(&token.lower).is_some_and(|b| lexicon().tags(b).any(Tags::NOUN));
        return !noun || object_follows;
    }
    if tags.any(Tags::PAST) {
        // "the clusters deployed on AWS" may be a reduced relative: only an object makes it a verb.
        let direct = next.is_some_and(|t| (t.tags.any(Tags::DETERMINER.with(Tags::OBJECT).with(Tags::NUMBER)) || t.name) && !t.tags.any(Tags::PREPOSITION));
        return !tags.any(Tags::PARTICIPLE) || direct;
    }
    false
}

/// The finite verb group that begins at `at`.
fn verb_group(tokens: &[Token], at: usize, kind: SubjectKind, plural: bool) -> Option<VerbGroup> {
    let mut index = at;
    let mut negated = false;
    let skip = |index: &mut usize, negated: &mut bool| {
        while let Some(token) = tokens.get(*index) {
            let no_longer = token.lower == "no" && tokens.get(*index + 1).is_some_and(|t| t.lower == "longer");
            if no_longer {
                *negated = true;
                *index += 2;
            } else if token.tags.any(Tags::ADVERB) && !token.tags.any(Tags::BASE.with(Tags::THIRD).with(Tags::PREPOSITION).with(Tags::NOUN)) {
                *negated |= token.is(&["not", "never"]);
                *index += 1;
            } else {
                break;
            }
        }
    };
    skip(&mut index, &mut negated);
    let finite = index;
    let word = tokens.get(finite)?;
    if finite > at && tokens[finite - 1].after != ' ' || (at > 0 && tokens[at - 1].after != ' ') {
        return None;
    }
    let tags = word.tags;
    let mut group = VerbGroup {
        finite,
        main: finite,
        end: finite + 1,
        tense: Tense::Present,
        negated,
        base: String::new(),
        passive: false,
        progressive: false,
    };
    if tags.any(Tags::MODAL) {
        group.tense = match word.lower.as_str() {
            "can" | "cannot" => Tense::Can,
            "could" => Tense::Could,
            "will" => Tense::Future,
            _ => Tense::Conditional,
        };
        group.negated |= word.lower == "cannot";
    } else if tags.any(Tags::BASE) && (plural || kind == SubjectKind::There) || tags.any(Tags::THIRD) && !plural {
        if word.lower == "be" {
            return None;
        }
    } else if tags.any(Tags::PAST) {
        group.tense = Tense::Past;
    } else {
        return None;
    }
    let mut next = finite + 1;
    let chain = tags.any(Tags::MODAL.with(Tags::BE).with(Tags::HAVE).with(Tags::DO));
    if chain {
        loop {
            skip(&mut next, &mut group.negated);
            let Some(token) = tokens.get(next) else { break };
            let last = &tokens[group.main];
            if tokens[next - 1].after != ' ' {
                break;
            }
            let fits = (last.tags.any(Tags::MODAL.with(Tags::DO)) && token.tags.any(Tags::BASE))
                || (last.tags.any(Tags::HAVE) && token.tags.any(Tags::PARTICIPLE))
                || (last.tags.any(Tags::BE) && token.tags.any(Tags::GERUND.with(Tags::PARTICIPLE)) && !token.tags.any(Tags::BASE.with(Tags::ADJECTIVE)));
            if !fits {
                break;
            }
            group.passive = last.tags.any(Tags::BE) && token.tags.any(Tags::PARTICIPLE);
            group.progressive = last.tags.any(Tags::BE) && token.tags.any(Tags::GERUND);
            group.main = next;
            group.end = next + 1;
            next += 1;
            if !token.tags.any(Tags::BE.with(Tags::HAVE)) {
                break;
            }
        }
        if tags.any(Tags::MODAL) && group.main == finite {
            return None;
        }
    }
    // "are going to migrate" speaks of plans.
    if group.progressive && tokens[group.main].lower == "going" && tokens.get(group.end).is_some_and(|t| t.lower == "to") {
        group.tense = if tokens[finite].is(&["was", "were"]) { Tense::Conditional } else { Tense::Future };
        if tokens.get(group.end + 1).is_some_and(|t| t.tags.any(Tags::BASE)) {
            group.main = group.end + 1;
            group.end += 2;
        }
    }
    group.base = lexicon().base(&tokens[group.main].lower).map_or_else(|| tokens[group.main].lower.clone(), str::to_owned);
    Some(group)
}

/// Where the clause ends, whether it was cut without a mark, and whether it is broken.
fn clause_end(tokens: &[Token], start: &Start) -> (usize, bool, bool) {
    let mut licences = 0_usize;
    let mut at = start.verb.end;
    if let Some(token) = tokens.get(at - 1)
        && hard_stop(token.after)
    {
        return (at, false, false);
    }
    if saying(&start.verb.base) {
        licences += 1;
    }
    while at < tokens.len() {
        let token = &tokens[at];
        let previous = &tokens[at - 1];
        if at > start.verb.end && hard_stop(previous.after) {
            return (at, false, false);
        }
        if token.tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR)) && !token.is(&["that"]) {
            if clause_start(tokens, at).is_some_and(|next| next.first > at) {
                return (at, false, false);
            }
            licences += usize::from(token.tags.any(Tags::SUBORDINATOR));
        } else if previous.after == ',' && clause_start(tokens, at).is_some_and(|s| s.kind != SubjectKind::Reference || token.tags.any(Tags::SUBJECT)) {
            return (at, false, false);
        } else if plain_subject(token) && clause_start(tokens, at).is_some() {
            let licensed = licences > 0
                || previous.tags.any(Tags::RELATIVE.with(Tags::SUBORDINATOR))
                || previous.lower == "that"
                || lexicon().base(&previous.lower).is_some_and(saying)
                || previous.is(&["sure", "way", "time"]);
            if !licensed {
                return (at, true, false);
            }
            licences = licences.saturating_sub(1);
            if let Some(inner) = clause_start(tokens, at) {
                at = inner.verb.end.max(at + 1);
                continue;
            }
        } else if token.tags.any(Tags::RELATIVE) || (token.lower == "that" && previous.tags.any(Tags::NOUN)) {
            licences += 1;
        } else if finite_only(token) {
            let coordinated = previous.tags.any(Tags::COORDINATOR) || (previous.tags.any(Tags::ADVERB) && at >= 2 && tokens[at - 2].tags.any(Tags::COORDINATOR));
            if licences > 0 {
                licences -= 1;
            } else if !coordinated {
                return (at, true, true);
            }
        } else if lexicon().base(&token.lower).is_some_and(saying) && token.tags.any(Tags::BASE.with(Tags::PAST)) && !token.tags.any(Tags::NOUN) {
            licences += 1;
        }
        at += 1;
    }
    (tokens.len(), false, false)
}

fn hard_stop(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | ';' | ':')
}

/// Verbs that take a clause without "that".
fn saying(base: &str) -> bool {
    matches!(
        base,
        "say" | "know" | "realize" | "think" | "see" | "find" | "mean" | "decide" | "hope" | "believe" | "notice" | "ensure" | "learn"
            | "discover" | "understand" | "show" | "recognize" | "feel" | "guess" | "assume" | "expect" | "guarantee"
    )
}

/// A word that can only be a finite verb, so it needs a subject of its own.
fn finite_only(token: &Token) -> bool {
    if token.is(&["is", "are", "was", "were", "has", "does", "did"]) || token.tags.any(Tags::MODAL) && token.lower != "may" {
        return true;
    }
    let tags = token.tags;
    if tags.any(Tags::THIRD) && !tags.any(Tags::NOUN) {
        return !lexicon().base(&token.lower).is_some_and(|b| lexicon().tags(b).any(Tags::NOUN));
    }
    tags.any(Tags::PAST) && !tags.any(Tags::PARTICIPLE.with(Tags::BASE).with(Tags::NOUN).with(Tags::ADJECTIVE)) && token.lower != "had"
}
