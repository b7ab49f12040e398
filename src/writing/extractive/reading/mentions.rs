//! Finds the noun phrases of a clause that a later pronoun may stand for: names, things that are built and run, people.
//! It does not say which of them is meant.

use super::super::vocabulary::{ABSTRACT, INTRODUCING, PEOPLE};
use super::{clause::Clause, subject::SubjectKind, tokens::Token};
use crate::text::lexicon::{Tags, lexicon};

/// A noun phrase by which a pronoun can be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its words as they stand for the pronoun: "the image builder", "our portal".
    pub(super) words: Vec<Token>,
    /// Whether it is more than one.
    pub(super) plural: bool,
    /// What kind of thing it is.
    pub(super) sort: Sort,
    /// Whether the clause speaks of it for the first time: "a portal", a name.
    pub(super) new: bool,
    /// The sentence that says it.
    pub(super) sentence: usize,
}

/// What a noun phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A name.
    Name,
    /// Something that is built, runs or is used.
    Thing,
    /// People and teams.
    People,
}

const OWNING: &[&str] = &[
    "build",
    "create",
    "design",
    "develop",
    "have",
    "implement",
    "launch",
    "make",
    "write",
];

/// What may stand inside a noun phrase.
const INSIDE: Tags = Tags::NOUN
    .with(Tags::ADJECTIVE)
    .with(Tags::GERUND)
    .with(Tags::PARTICIPLE)
    .with(Tags::NUMBER);
/// Most words of a phrase that still reads well as a subject.
const LONGEST: usize = 5;

/// The subject of a clause.
pub(super) fn subject_of(clause: &Clause, sentence: usize) -> Option<Mention> {
    let pointing = clause.subject == SubjectKind::Reference && clause.subject_end > clause.front + 2;
    if !pointing
        && !matches!(
            clause.subject,
            SubjectKind::Name | SubjectKind::Our | SubjectKind::Noun
        )
    {
        return None;
    }
    let (mention, end) = phrase(&clause.tokens[..clause.subject_end], clause.front, sentence)?;
    // "the complaint was that …", "the difference is": what it is follows, and is no thing.
    let rest = &clause.tokens[clause.verb.end.min(clause.tokens.len())..];
    let explains = clause.verb.base == "be"
        && !clause.verb.passive
        && rest.first().is_none_or(|t| {
            t.tags.any(Tags::RELATIVE.with(Tags::SUBORDINATOR).with(Tags::SUBJECT))
                || t.is(&["that", "to", "this"])
        });
    (end == clause.subject_end && !explains).then_some(mention)
}

/// The one thing that a clause introduces as its object: "we built a portal", "there is an operator that …".
pub(super) fn introduced(clause: &Clause, sentence: usize) -> Option<Mention> {
    let verb = &clause.verb;
    let speaks = matches!(clause.subject, SubjectKind::We | SubjectKind::There);
    if !speaks || verb.negated || verb.passive || !INTRODUCING.contains(verb.base.as_str()) {
        return None;
    }
    // "it is a tool": said of what came before, which is another matter.
    if verb.base == "be" && clause.subject != SubjectKind::There {
        return None;
    }
    let at = (verb.end..clause.tokens.len()).find(|i| {
        !clause.tokens[*i].tags.any(Tags::ADVERB)
            || clause.tokens[*i].tags.any(Tags::DETERMINER.with(Tags::NOUN))
    })?;
    let (mut mention, end) = phrase(&clause.tokens, at, sentence)?;
    let own = clause.subject == SubjectKind::We && OWNING.contains(&verb.base.as_str());
    // "we built the cluster registry": as good as new where it is named in full.
    let named = mention.new || own && verb.base != "have" && mention.words.len() > 2;
    if !named || rivals(clause, end) {
        return None;
    }
    if own && mention.sort == Sort::Thing && mention.words[0].lower == "the" {
        mention.words[0] = marked("our", sentence);
    }
    Some(mention)
}

/// Whether a second thing is introduced behind `from` that a pronoun may stand for as well.
pub(super) fn rivals(clause: &Clause, from: usize) -> bool {
    let tokens = &clause.tokens;
    (from..tokens.len()).any(|i| {
        let opens =
            tokens[i].name || tokens[i].is(&["a", "an", "one", "another", "our", "the", "this", "its"]);
        opens && phrase(tokens, i, 0).is_some_and(|(m, _)| !m.plural && m.sort != Sort::People)
    })
}

/// The noun phrase that begins at `at`, if it is one that can be said again, and one past it.
pub(super) fn phrase(tokens: &[Token], at: usize, sentence: usize) -> Option<(Mention, usize)> {
    let first = tokens.get(at)?;
    let mut start = at;
    let opener = match first.lower.as_str() {
        "a" | "an" | "one" | "another" | "the" | "this" | "these" | "those" => Some("the"),
        "our" => Some("our"),
        _ => None,
    };
    let new = first.is(&["a", "an", "one", "another", "our"]);
    if opener.is_some() {
        start += 1;
    } else if first.tags.any(Tags::DETERMINER) && !first.name {
        return None;
    }
    let mut end = start;
    while end < tokens.len()
        && (end == start || tokens[end - 1].after == ' ')
        && (tokens[end].name || inside(&tokens[end]))
    {
        end += 1;
    }
    let head = tokens.get(end.checked_sub(1)?).filter(|_| end > start)?;
    if end - start > LONGEST
        || !closes(tokens, end)
        || tokens[start..end].iter().any(|t| t.lower.ends_with("'s"))
    {
        return None;
    }
    let alone = end == start + 1 && head.name && !head.text.ends_with("'s");
    let plain = tokens[start..end].iter().all(|t| !t.is(PARTICULAR));
    if !plain {
        return None;
    }
    let plural = !alone && lexicon().plural(&head.lower) && !head.name;
    let sort = if alone {
        Sort::Name
    } else {
        sort(&head.lower, plural)?
    };
    // "operators" without an article are operators in general; "a fresh one" is none.
    if opener.is_none() && !alone && !plural {
        return None;
    }
    let mut words: Vec<Token> = tokens[start..end].iter().filter(|t| !fresh(t)).cloned().collect();
    if !(alone || opener.is_none() && sort == Sort::People) {
        words.insert(0, Token::new(opener.unwrap_or("the")));
    }
    for word in &mut words {
        word.after = ' ';
        word.from = Some(word.from.unwrap_or(sentence));
    }
    let mention = Mention {
        new: new || alone,
        words,
        plural,
        sort,
        sentence,
    };
    Some((mention, end))
}

/// Words by which one of several is picked out, so that the phrase says nothing alone.
const PARTICULAR: &[&str] = &[
    "particular",
    "specific",
    "kind",
    "sort",
    "type",
    "same",
    "next",
    "first",
    "second",
    "third",
    "last",
    "previous",
    "case",
    "one",
    "ones",
    "certain",
    "following",
    "above",
    "latter",
    "former",
];

/// Words that tell that something was new when it was first named, not what it is.
fn fresh(token: &Token) -> bool {
    token.is(&[
        "new", "very", "great", "real", "whole", "entire", "nice", "awesome", "single", "simple", "little",
        "small", "big", "huge", "other",
    ]) || token.tags.any(Tags::NUMBER)
}

fn inside(token: &Token) -> bool {
    token.tags.any(INSIDE)
        && !token.tags.any(
            Tags::PREPOSITION
                .with(Tags::COORDINATOR)
                .with(Tags::DETERMINER)
                .with(Tags::SUBORDINATOR)
                .with(Tags::RELATIVE)
                .with(Tags::BE)
                .with(Tags::HAVE)
                .with(Tags::DO)
                .with(Tags::MODAL)
                .with(Tags::SUBJECT)
                .with(Tags::OBJECT),
        )
        && !token.is(&["called", "named", "running", "using", "based", "built", "written"])
}

/// Whether a noun phrase may end before `end`: what follows belongs to another part of the clause.
fn closes(tokens: &[Token], end: usize) -> bool {
    let Some(next) = tokens.get(end) else { return true };
    if tokens[end - 1].after != ' ' {
        return true;
    }
    let list = next.tags.any(Tags::COORDINATOR)
        && tokens.get(end + 1).is_none_or(|t| {
            t.name || t.tags.any(Tags::DETERMINER.with(Tags::NOUN).with(Tags::NUMBER).with(Tags::ADJECTIVE))
        });
    !list && next.lower != "of"
}

/// What the head of a phrase stands for.
fn sort(head: &str, plural: bool) -> Option<Sort> {
    let one = if plural { singular(head) } else { head.to_owned() };
    if one == "people" || PEOPLE.contains(one.as_str()) && one != "operator" {
        return Some(Sort::People);
    }
    let tags = lexicon().tags(&one);
    let activity = tags.any(Tags::GERUND)
        || [
            "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism",
        ]
        .iter()
        .any(|end| one.ends_with(end))
            && !matches!(
                one.as_str(),
                "application"
                    | "solution"
                    | "abstraction"
                    | "environment"
                    | "deployment"
                    | "function"
                    | "extension"
                    | "integration"
                    | "instance"
            );
    (one.len() > 1 && tags.any(Tags::NOUN) && !activity && !ABSTRACT.contains(one.as_str()))
        .then_some(Sort::Thing)
}

/// "policies" → "policy", "boxes" → "box".
fn singular(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("ies") {
        format!("{stem}y")
    } else if let Some(stem) = noun.strip_suffix("es").filter(|s| s.ends_with(['x', 's', 'h'])) {
        stem.to_owned()
    } else {
        noun.strip_suffix('s').unwrap_or(noun).to_owned()
    }
}

/// A word that some sentence says.
fn marked(word: &str, sentence: usize) -> Token {
    let mut token = Token::new(word);
    token.from = Some(sentence);
    token
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::{
        reading::first_clause,
        tokens::{Names, clean},
    };

    fn said(text: &str) -> Option<String> {
        let tokens = clean(text, &Names::default());
        let words = |m: Mention| m.words.iter().map(|t| t.text.clone()).collect::<Vec<_>>().join(" ");
        phrase(&tokens, 0, 7).map(|(mention, _)| words(mention))
    }

    #[test]
    fn a_phrase_is_said_again_with_its_definite_article() {
        assert_eq!(
            said("a new image scanner in the shop").as_deref(),
            Some("the image scanner")
        );
        assert_eq!(
            said("our developer portal").as_deref(),
            Some("our developer portal")
        );
        assert_eq!(
            said("app developers who order bread").as_deref(),
            Some("app developers")
        );
    }

    #[test]
    fn what_is_no_thing_or_one_of_several_is_not_said_again() {
        for text in [
            "a problem with the ovens",
            "a set of ovens",
            "a portal and a scanner",
            "the same portal",
            "portal",
            "migration of the shops",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn only_our_own_clauses_introduce_a_thing() {
        let of = |text: &str| introduced(&first_clause(text), 0).map(|m| m.words[0].text.clone());
        assert_eq!(of("we built a portal for the bakers").as_deref(), Some("our"));
        assert_eq!(of("we use a portal for the bakers").as_deref(), Some("the"));
        assert_eq!(of("there is a portal for the bakers").as_deref(), Some("the"));
        for text in [
            "I built a portal for the bakers",
            "we did not build a portal for the bakers",
            "we built a portal with a scanner",
            "it has a portal for the bakers",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
