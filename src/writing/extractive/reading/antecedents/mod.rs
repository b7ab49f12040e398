//! Puts the noun for a pronoun where the clause before leaves no doubt which noun is meant: "we have an operator. it watches
//! the nodes". Where two nouns could be meant, or none, the pronoun stays and the clause is not told.

#[cfg(test)]
mod tests;

use super::super::vocabulary::{JUDGING, OF_NOTHING};
use super::{
    clause::Clause,
    mentions::{Mention, Sort, introduced, phrase, rivals, subject_of},
    subject::SubjectKind,
    tokens::Token,
};
use crate::text::lexicon::{Tags, lexicon};

/// Words of a sentence without a clause that changes no subject: "right, okay".
const ASIDE: usize = 4;
/// Sentences after which a name must be said again.
const FAR: usize = 4;
/// Sentences among which "this portal" is looked for.
const RECENT: usize = 3;

/// Nouns that may be said again of something that has a name.
const CLASSES: &[&str] = &[
    "framework",
    "platform",
    "product",
    "project",
    "solution",
    "system",
    "tool",
    "technology",
    "software",
];

/// What a clause leaves in mind.
#[derive(Debug, Default)]
struct Focus {
    subject: Option<Mention>,
    object: Option<Mention>,
    /// The only plural noun of a clause about us.
    many: Option<Mention>,
    /// Whether a second thing was introduced beside the subject.
    rival: bool,
    /// Whether "they" could be others than the subject.
    others: bool,
    /// All things that it names.
    named: Vec<Mention>,
}

/// Replaces pronouns in the clauses of a talk; `story` tells which sentences may be read together.
pub(in super::super) fn resolve(
    sentences: &mut [Vec<Clause>],
    lengths: &[usize],
    story: impl Fn(usize) -> bool,
) {
    let mut focus = Focus::default();
    for (sentence, clauses) in sentences.iter_mut().enumerate() {
        if !story(sentence) {
            focus = Focus::default();
            continue;
        }
        if clauses.is_empty() && lengths.get(sentence).is_some_and(|n| *n > ASIDE) {
            focus = Focus::default();
        }
        for (i, clause) in clauses.iter_mut().enumerate() {
            let near = clause.adjacent || i == 0 && clause.at == 0;
            if !near {
                focus = Focus::default();
            }
            // "you know", "I think": nobody's subject.
            if clause.subject == SubjectKind::Voice && clause.tokens.len() <= 3 {
                continue;
            }
            let after = follow(clause, sentence, &focus, i == 0);
            // "it fails because the disk is full. it …": the subject of the reason is not what is spoken of.
            let reason =
                clause.connector.split(' ').any(|w| matches!(w, "because" | "since" | "as" | "that"));
            if !subordinate(&clause.connector) || i == 0 && !reason {
                focus = after;
            } else if i == 0 {
                focus = Focus::default();
            }
        }
    }
}

/// Whether a clause hangs on the one before it.
fn subordinate(connector: &str) -> bool {
    connector.split(' ').any(|word| {
        matches!(
            word,
            "because"
                | "since"
                | "if"
                | "when"
                | "while"
                | "although"
                | "though"
                | "as"
                | "until"
                | "unless"
                | "once"
                | "after"
                | "before"
                | "whereas"
                | "whenever"
                | "that"
        )
    })
}

/// Resolves one clause by what is in mind, and tells what is in mind after it.
fn follow(clause: &mut Clause, sentence: usize, before: &Focus, opens: bool) -> Focus {
    let near = |m: &&Mention| sentence.saturating_sub(m.sentence) <= FAR;
    let meant = subject_meant(clause, before, sentence).filter(|m| near(&m));
    if let Some(mention) = &meant {
        put(clause, clause.front, clause.subject_end, mention);
        clause.plural = mention.plural;
        clause.subject = match mention.sort {
            Sort::Name => SubjectKind::Name,
            _ if mention.words[0].lower == "our" => SubjectKind::Our,
            _ => SubjectKind::Noun,
        };
    }
    // Within a sentence the pronoun stays: "we built a portal and moved it to …".
    let acted_on = object_meant(clause, before).filter(|m| opens && near(m)).cloned();
    if let Some(mention) = &acted_on {
        put(clause, clause.verb.end, clause.verb.end + 1, mention);
    }
    point_behind_the_verb(clause, sentence, before);
    // "it's nice": said in passing, the subject stays in mind.
    let aside = clause.subject == SubjectKind::Reference
        && clause.tokens.len() <= ASIDE
        && clause.tokens[clause.front].lower == "it";
    if aside && meant.is_none() {
        return Focus {
            subject: before.subject.clone(),
            named: before.named.clone(),
            ..Focus::default()
        };
    }
    let continued = meant.is_some();
    let people = meant.as_ref().is_some_and(|m| m.sort == Sort::People);
    let subject = meant.or_else(|| subject_of(clause, sentence));
    let object = acted_on.or_else(|| introduced(clause, sentence));
    Focus {
        rival: !continued && subject.is_some() && rivals(clause, clause.verb.end),
        many: object.is_none().then(|| only_plural(clause, sentence)).flatten(),
        others: !people && plurals(clause).next().is_some() || speaks_of_them(clause, continued),
        named: named(clause, sentence, &before.named),
        subject,
        object,
    }
}

/// What the subject pronoun of a clause stands for.
fn subject_meant(clause: &Clause, before: &Focus, sentence: usize) -> Option<Mention> {
    if clause.subject != SubjectKind::Reference || clause.broken {
        return None;
    }
    match &clause.tokens[clause.front..clause.subject_end] {
        [it] if it.lower == "it" => {
            let mention = one(before)?;
            says_of_a_thing(clause).then(|| mention.clone())
        }
        [they] if they.lower == "they" => {
            let subject = before.subject.as_ref();
            match subject {
                Some(s) => (s.plural && !before.others).then_some(s),
                None => before.many.as_ref(),
            }
            .cloned()
        }
        // "this list of keys": the list, which is another noun than the last.
        [this, inner @ .., noun]
            if this.is(&["this", "that", "these", "those"])
                && !inner.iter().any(|t| t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR))) =>
        {
            pointed_at(clause, noun, before).cloned().or_else(|| speaks_for_itself(clause, sentence))
        }
        _ => None,
    }
}

/// The one thing in mind.
fn one(before: &Focus) -> Option<&Mention> {
    let thing = |m: &&Mention| !m.plural && m.sort != Sort::People;
    match (&before.subject, &before.object) {
        (Some(subject), _) => Some(subject).filter(thing).filter(|_| !before.rival),
        (None, object) => object.as_ref().filter(thing),
    }
}

/// What "this portal" points at: the thing of that noun that was named, or the name of which it is the class.
fn pointed_at<'f>(clause: &Clause, noun: &Token, before: &'f Focus) -> Option<&'f Mention> {
    let alike: Vec<&Mention> = before
        .named
        .iter()
        .filter(|m| m.words.last().is_some_and(|w| w.lower == noun.lower) && m.sort != Sort::Name)
        .collect();
    if let [only] = alike.as_slice() {
        return Some(*only);
    }
    let bare = clause.subject_end == clause.front + 2;
    let subject = one(before)?;
    (bare && alike.is_empty() && subject.sort == Sort::Name && CLASSES.contains(&noun.lower.as_str()))
        .then_some(subject)
}

/// Puts the noun phrase that was said for "this portal" behind the verb: "we moved all of these clusters".
fn point_behind_the_verb(clause: &mut Clause, sentence: usize, before: &Focus) {
    let mut at = clause.verb.end;
    while at + 1 < clause.tokens.len() {
        let points = clause.tokens[at].is(&["this", "these", "those"]) && clause.tokens[at].after == ' ';
        let found = if points {
            phrase(&clause.tokens, at, sentence)
        } else {
            None
        };
        let Some((mut own, end)) = found.filter(|(m, _)| m.sort != Sort::Name) else {
            at += 1;
            continue;
        };
        let head = own.words.last().map(|w| w.lower.clone()).unwrap_or_default();
        let alike: Vec<&Mention> =
            before.named.iter().filter(|m| m.words.last().is_some_and(|w| w.lower == head)).collect();
        let told = own.words.len() > 2;
        match alike.as_slice() {
            [only] if only.words.len() > own.words.len() || !told && only.words.len() > 2 => {
                put(clause, at, end, only);
            }
            // "we have this small build farm", said of it for the first time: one.
            [] if told && own.words.len() <= 4 && at == clause.verb.end && presents(clause) => {
                clause.tokens[at] = Token::new("a");
            }
            [_, ..] if told => {
                for word in &mut own.words {
                    word.from = None;
                }
                put(clause, at, end, &own);
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether a clause says that we have or made what its object names.
fn presents(clause: &Clause) -> bool {
    const PRESENTING: &[&str] = &[
        "add",
        "build",
        "create",
        "develop",
        "have",
        "introduce",
        "launch",
        "write",
    ];
    clause.subject == SubjectKind::We
        && !clause.verb.negated
        && PRESENTING.contains(&clause.verb.base.as_str())
        && clause.tokens[clause.verb.end].lower == "this"
}

/// "this traffic controller": a phrase that tells what it is without the sentence before.
fn speaks_for_itself(clause: &Clause, sentence: usize) -> Option<Mention> {
    let (mut mention, end) = phrase(&clause.tokens[..clause.subject_end], clause.front, sentence)?;
    let kinds = mention.words[1..]
        .iter()
        .filter(|t| t.name || t.tags.any(Tags::NOUN) && !t.tags.any(Tags::ADJECTIVE));
    let whole = end == clause.subject_end && mention.sort == Sort::Thing && kinds.count() > 1;
    for word in &mut mention.words {
        word.from = None;
    }
    whole.then_some(mention)
}

/// What the object pronoun of a clause of ours stands for: "we use it to …".
fn object_meant<'f>(clause: &Clause, before: &'f Focus) -> Option<&'f Mention> {
    let ours = matches!(clause.subject, SubjectKind::We) && !clause.broken;
    let pronoun = clause.tokens.get(clause.verb.end)?;
    let acts = clause.tokens.get(clause.verb.end - 1)?.after == ' '
        && clause.verb.base != "do"
        && !OF_NOTHING.contains(clause.verb.base.as_str())
        && clause.tokens.len() > clause.verb.end + 2;
    if !ours || !acts {
        return None;
    }
    match pronoun.lower.as_str() {
        "it" => one(before),
        "them" => match &before.subject {
            Some(subject) => Some(subject).filter(|m| m.plural && !before.others),
            None => before.many.as_ref(),
        },
        _ => None,
    }
}

/// Whether "it" of this clause can be a thing: not "it is important that", "it takes a while", "it makes sense".
fn says_of_a_thing(clause: &Clause) -> bool {
    let verb = &clause.verb;
    let rest = &clause.tokens[verb.end.min(clause.tokens.len())..];
    if verb.passive {
        return !matches!(
            verb.base.as_str(),
            "say" | "know" | "mean" | "suppose" | "expect" | "call" | "think" | "do"
        );
    }
    match verb.base.as_str() {
        "be" => {
            let open_source = rest.len() > 1 && rest[0].lower == "open" && rest[1].lower == "source";
            let kind = rest.first().is_some_and(|t| t.is(&["a", "an", "the", "our", "one"]))
                && !rest.iter().take(5).any(|t| JUDGING.contains(t.lower.as_str()));
            open_source || kind
        }
        "have" => rest.first().is_some_and(|t| !t.is(&["to", "been", "be", "nothing", "something"])),
        "make" => !rest.iter().take(2).any(|t| t.is(&["sense", "it", "things", "sure"])),
        "do" => false,
        base => !OF_NOTHING.contains(base),
    }
}

/// The people of a clause about us, when it names no others.
fn only_plural(clause: &Clause, sentence: usize) -> Option<Mention> {
    let ours = matches!(clause.subject, SubjectKind::We | SubjectKind::There);
    if !ours || clause.verb.negated || speaks_of_them(clause, false) {
        return None;
    }
    let mut found = plurals(clause);
    let (noun, others) = (found.next()?, found.next());
    if others.is_some() {
        return None;
    }
    let start = (clause.verb.end..=noun)
        .rev()
        .take_while(|i| phrase(&clause.tokens, *i, sentence).is_some())
        .last()?;
    phrase(&clause.tokens, start, sentence)
        .map(|(m, _)| m)
        .filter(|m| m.plural && m.sort == Sort::People)
}

/// Where the plural nouns behind the verb of a clause stand.
fn plurals(clause: &Clause) -> impl Iterator<Item = usize> + '_ {
    (clause.verb.end..clause.tokens.len()).filter(|i| {
        let token = &clause.tokens[*i];
        token.tags.any(Tags::NOUN) && !token.tags.any(Tags::DETERMINER) && lexicon().plural(&token.lower)
    })
}

/// Whether a clause speaks of others whom it does not name; its own subject may be among them when that was resolved.
fn speaks_of_them(clause: &Clause, resolved: bool) -> bool {
    !resolved && clause.tokens.iter().any(|t| t.is(&["they", "them", "their", "themselves"]))
}

/// All things that a clause names, with those that were named shortly before.
fn named(clause: &Clause, sentence: usize, before: &[Mention]) -> Vec<Mention> {
    let recent = |m: &&Mention| sentence.saturating_sub(m.sentence) < RECENT;
    let mut found: Vec<Mention> = before.iter().filter(recent).cloned().collect();
    let mut at = clause.front;
    while at < clause.tokens.len() {
        // The verb may look like a noun: "the scanner checks".
        let within = if at < clause.subject_end {
            clause.subject_end
        } else {
            clause.tokens.len()
        };
        // "run many controllers" is no phrase.
        let word = &clause.tokens[at];
        let noun =
            word.name || word.tags.any(Tags::DETERMINER) || !word.tags.any(Tags::BASE.with(Tags::GERUND));
        match phrase(&clause.tokens[..within], at, sentence).filter(|_| noun) {
            Some((mention, end)) => {
                if !found.iter().any(|m| alike(m, &mention)) {
                    found.push(mention);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether two mentions are said with the same words, but for their articles.
fn alike(a: &Mention, b: &Mention) -> bool {
    let content = |m: &Mention| -> Vec<String> {
        m.words
            .iter()
            .filter(|w| !w.tags.any(Tags::DETERMINER))
            .map(|w| w.lower.clone())
            .collect()
    };
    content(a) == content(b)
}

/// Puts the words of a mention for those from `from` to `to`.
fn put(clause: &mut Clause, from: usize, to: usize, mention: &Mention) {
    let mark = clause.tokens[to - 1].after;
    let mut words = mention.words.clone();
    if let Some(last) = words.last_mut() {
        last.after = mark;
    }
    let (old, new) = (to - from, words.len());
    clause.tokens.splice(from..to, words);
    let shift = |place: &mut usize| {
        if *place >= to {
            *place = *place + new - old;
        }
    };
    shift(&mut clause.subject_end);
    shift(&mut clause.verb.finite);
    shift(&mut clause.verb.main);
    shift(&mut clause.verb.end);
}
