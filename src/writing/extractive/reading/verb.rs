//! Finds finite verb groups and tells their tense, polarity and main verb. It knows nothing of what they mean.

use super::{subject::SubjectKind, tokens::Token};
use crate::text::lexicon::{Tags, lexicon};

/// Tense and mood of a finite verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Tense {
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
pub(in super::super) struct VerbGroup {
    /// Index of the finite word.
    pub(in super::super) finite: usize,
    /// Index of the word that carries the meaning.
    pub(in super::super) main: usize,
    /// One past the group.
    pub(in super::super) end: usize,
    /// Its tense.
    pub(in super::super) tense: Tense,
    /// Whether "not", "never" or "no longer" stands in it.
    pub(in super::super) negated: bool,
    /// Base form of the main verb.
    pub(in super::super) base: String,
    /// "is deployed": a form of "be" with a participle.
    pub(in super::super) passive: bool,
    /// "is deploying".
    pub(in super::super) progressive: bool,
}

/// The finite verb group that begins at `at`.
pub(in super::super) fn verb_group(
    tokens: &[Token],
    at: usize,
    kind: SubjectKind,
    plural: bool,
) -> Option<VerbGroup> {
    let mut index = at;
    let mut negated = false;
    skip_adverbs(tokens, &mut index, &mut negated);
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
        tense: tense(word, kind, plural)?,
        negated: negated || word.lower == "cannot",
        base: String::new(),
        passive: false,
        progressive: false,
    };
    if tags.any(Tags::MODAL.with(Tags::BE).with(Tags::HAVE).with(Tags::DO)) {
        follow_chain(tokens, &mut group);
        if tags.any(Tags::MODAL) && group.main == finite {
            return None;
        }
    }
    plans(tokens, &mut group);
    group.base = lexicon()
        .base(&tokens[group.main].lower)
        .map_or_else(|| tokens[group.main].lower.clone(), str::to_owned);
    Some(group)
}

/// Tense of the finite word, when it agrees with the subject.
fn tense(word: &Token, kind: SubjectKind, plural: bool) -> Option<Tense> {
    let tags = word.tags;
    if tags.any(Tags::MODAL) {
        return Some(match word.lower.as_str() {
            "can" | "cannot" => Tense::Can,
            "could" => Tense::Could,
            "will" => Tense::Future,
            _ => Tense::Conditional,
        });
    }
    // "we cut", "we set": told of the past; the present reads the same.
    if tags.any(Tags::BASE) && tags.any(Tags::PAST) && plural {
        return Some(Tense::Past);
    }
    if tags.any(Tags::BASE) && (plural || kind == SubjectKind::There) || tags.any(Tags::THIRD) && !plural {
        return (word.lower != "be").then_some(Tense::Present);
    }
    tags.any(Tags::PAST).then_some(Tense::Past)
}

/// Steps over adverbs and negations.
fn skip_adverbs(tokens: &[Token], index: &mut usize, negated: &mut bool) {
    while let Some(token) = tokens.get(*index) {
        let no_longer = token.lower == "no" && tokens.get(*index + 1).is_some_and(|t| t.lower == "longer");
        let plain = token.tags.any(Tags::ADVERB)
            && !token.tags.any(Tags::BASE.with(Tags::THIRD).with(Tags::PREPOSITION).with(Tags::NOUN));
        if no_longer {
            *negated = true;
            *index += 2;
        } else if plain {
            *negated |= token.is(&["not", "never"]);
            *index += 1;
        } else {
            break;
        }
    }
}

/// "have been running": moves the main word along the chain of auxiliaries.
fn follow_chain(tokens: &[Token], group: &mut VerbGroup) {
    let mut next = group.finite + 1;
    loop {
        skip_adverbs(tokens, &mut next, &mut group.negated);
        let Some(token) = tokens.get(next) else { break };
        let last = &tokens[group.main];
        let fits = tokens[next - 1].after == ' '
            && ((last.tags.any(Tags::MODAL.with(Tags::DO)) && token.tags.any(Tags::BASE))
                || (last.tags.any(Tags::HAVE) && token.tags.any(Tags::PARTICIPLE))
                || (last.tags.any(Tags::BE)
                    && token.tags.any(Tags::GERUND.with(Tags::PARTICIPLE))
                    && !token.tags.any(Tags::BASE.with(Tags::ADJECTIVE))));
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
}

/// "are going to migrate" speaks of plans.
fn plans(tokens: &[Token], group: &mut VerbGroup) {
    let going = group.progressive
        && tokens[group.main].lower == "going"
        && tokens.get(group.end).is_some_and(|t| t.lower == "to");
    if !going {
        return;
    }
    let past = tokens[group.finite].is(&["was", "were"]);
    group.tense = if past { Tense::Conditional } else { Tense::Future };
    if tokens.get(group.end + 1).is_some_and(|t| t.tags.any(Tags::BASE)) {
        group.main = group.end + 1;
        group.end += 2;
    }
}

/// "Elasticsearch stores data": a name before, a noun after, and no other verb near that would make the word a noun
/// ("Elasticsearch clusters run").
fn name_acts(tokens: &[Token], at: usize, verb: usize) -> bool {
    let named = at > 0 && tokens[at - 1].name && !tokens[at - 1].text.ends_with("'s");
    let noun = tokens.get(verb + 1).is_some_and(|t| {
        tokens[verb].after == ' '
            && t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            && !t.tags.any(Tags::BASE.with(Tags::THIRD))
    });
    let other = tokens[verb + 1..]
        .iter()
        .take(5)
        .take_while(|t| !t.tags.any(Tags::RELATIVE.with(Tags::COORDINATOR).with(Tags::SUBORDINATOR)))
        .any(|t| t.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::DO).with(Tags::MODAL)));
    named && noun && !other
}

/// Whether a finite verb that agrees with the number stands at `at` (adverbs skipped).
pub(in super::super) fn verb_here(tokens: &[Token], at: usize, plural: bool) -> bool {
    let Some(index) = (at..tokens.len().min(at + 3))
        .find(|i| !tokens[*i].tags.any(Tags::ADVERB) || tokens[*i].tags.any(Tags::BASE))
    else {
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
    // "processed around 58 petabytes": the figure counts as the object.
    let near = |t: &Token| {
        t.is(&[
            "around",
            "about",
            "over",
            "almost",
            "nearly",
            "roughly",
            "approximately",
            "up",
        ])
    };
    let after = (index + 1..tokens.len()).find(|i| !near(&tokens[*i]));
    let figure = after.is_some_and(|i| i > index + 1 && tokens[i].tags.any(Tags::NUMBER));
    let next = if figure {
        after.and_then(|i| tokens.get(i))
    } else {
        tokens.get(index + 1)
    };
    let object_follows = next.is_some_and(|t| {
        t.tags.any(Tags::DETERMINER.with(Tags::PREPOSITION).with(Tags::OBJECT).with(Tags::NUMBER))
            || t.lower == "it"
            || t.lower == "to"
    });
    if plural && tags.any(Tags::BASE) {
        return !tags.any(Tags::NOUN) || object_follows;
    }
    if !plural && tags.any(Tags::THIRD) {
        let noun = lexicon().base(&token.lower).is_some_and(|b| lexicon().tags(b).any(Tags::NOUN));
        return !noun || object_follows || name_acts(tokens, at, index);
    }
    if tags.any(Tags::PAST) {
        // "the clusters deployed on AWS" may be a reduced relative: only an object makes it a verb.
        let direct = next.is_some_and(|t| {
            (t.tags.any(Tags::DETERMINER.with(Tags::OBJECT).with(Tags::NUMBER)) || t.name)
                && !t.tags.any(Tags::PREPOSITION)
        });
        return !tags.any(Tags::PARTICIPLE) || direct;
    }
    false
}
