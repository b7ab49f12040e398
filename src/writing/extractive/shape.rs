//! Judges whether a clause may be printed in the third person: subject, verb, complement and ending must have a safe
//! shape. It rejects rather than repairs: what fails here can still be quoted.

use super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense};
use crate::text::{
    english, fluency,
    lexicon::{Tags, lexicon},
};

/// Why a clause cannot be rewritten.
pub(super) type Reason = &'static str;

/// Fewest and most words of a clause that stands alone.
const MIN_WORDS: usize = 5;
const MAX_WORDS: usize = 30;
/// Share of word pairs that no other talk knows, above which a clause counts as debris.
const MAX_STRANGE: f64 = 0.30;

/// Strange pairs among six in a row, above which a clause has debris in it.
const MAX_WORST: f64 = 2.2;

/// Words that speak to the audience, of the talk itself, or of nothing in particular.
const BANNED: &[&str] = &[
    "i",
    "me",
    "my",
    "mine",
    "myself",
    "you",
    "your",
    "yours",
    "yourself",
    "guys",
    "folks",
    "he",
    "she",
    "his",
    "her",
    "him",
    "thing",
    "things",
    "stuff",
    "something",
    "somebody",
    "someone",
    "anything",
    "anybody",
    "whatever",
    "whatnot",
    "blah",
    "yeah",
    "hello",
    "hi",
    "thanks",
    "thank",
    "please",
    "sorry",
    "slide",
    "slides",
    "talk",
    "talks",
    "demo",
    "keynote",
    "presentation",
    "session",
    "audience",
    "question",
    "questions",
    "screen",
    "picture",
    "diagram",
    "drawing",
    "chart",
    "here",
    "cool",
    "crazy",
    "awesome",
    "fun",
    "funny",
    "joke",
    "hopefully",
    "etc",
    "kubecon",
    "yesterday",
    "tomorrow",
    "tonight",
    "morning",
    "afternoon",
    "guess",
    "think",
    "believe",
    "like",
    "ago",
    "nice",
    "wow",
    "welcome",
    "colleague",
    "colleagues",
    "gonna",
    "let's",
    "luckily",
    "unfortunately",
    "fortunately",
    "interestingly",
    "sadly",
    "weird",
    "hell",
    "damn",
    "shit",
    "oops",
    "boom",
    "way",
    "maybe",
    "perhaps",
    "probably",
    "bit",
    "everybody",
    "everyone",
    "kinda",
    "room",
    "minute",
    "speaker",
    "stage",
    "hands",
    "today's",
    "wish",
    "who",
    "what",
    "why",
    "how",
    "so-called",
    "bunch",
    "ton",
    "tons",
    "lots",
    "basically",
    "else",
    "gotcha",
    "done",
    "laptop",
    "bullet",
    "topic",
    "agenda",
    "example",
    "examples",
    "imagine",
    "sense",
    "stories",
    "story",
    "journey",
    "mentioned",
    "earlier",
    "yet",
    "say",
    "says",
    "said",
    "saying",
    "okay",
    "cause",
    "myself",
    "pretty",
];

/// Verbs that tell about the talk or the mind, not about the work.
const META_VERBS: &[&str] = &[
    "talk",
    "show",
    "discuss",
    "mention",
    "say",
    "see",
    "look",
    "cover",
    "explain",
    "present",
    "guess",
    "think",
    "hope",
    "thank",
    "love",
    "know",
    "imagine",
    "remember",
    "tell",
    "share",
    "jump",
    "walk",
    "wonder",
    "mean",
    "speak",
    "notice",
    "feel",
    "like",
    "let",
    "hear",
    "click",
    "guess",
    "suppose",
    "ask",
    "call",
    "welcome",
    "wish",
    "assume",
    "go",
    "get",
    "come",
    "happen",
    "wait",
    "happen",
    "demo",
    "skip",
    "zoom",
    "scroll",
    "type",
    "answer",
    "invite",
    "encourage",
    "recommend",
    "hire",
    "understand",
    "believe",
    "care",
    "dive",
    "hop",
];

/// Trims what hangs at the end ("and so on", a last "and"), then judges. The clause is changed only by trimming.
pub(super) fn fit(clause: &mut Clause) -> Result<(), Reason> {
    judge(clause, None, MIN_WORDS)
}

/// The same for a first clause that another one will complete, so that it may be short: "we chose Kubernetes because …".
pub(super) fn fit_short(clause: &mut Clause) -> Result<(), Reason> {
    judge(clause, None, 3)
}

/// The same for the second clause of a sentence, whose pronouns may stand for nouns of the first.
pub(super) fn fit_after(clause: &mut Clause, before: &Clause) -> Result<(), Reason> {
    judge(clause, Some(before), 4)
}

fn judge(clause: &mut Clause, before: Option<&Clause>, least: usize) -> Result<(), Reason> {
    trim(clause);
    subject_ok(clause)?;
    verb_ok(clause, before, least)?;
    let words = clause.tokens.len();
    if words < least {
        return Err("too short");
    }
    if words > MAX_WORDS {
        return Err("too long");
    }
    if clause.doubtful {
        return Err("may belong to a noun");
    }
    if clause.broken {
        return Err("runs on");
    }
    if clause.stop == '?' {
        return Err("question");
    }
    words_ok(clause)?;
    ending_ok(clause)?;
    pointers_ok(clause, before)?;
    if clause
        .tokens
        .iter()
        .filter(|t| t.tags.any(Tags::GERUND) && !t.tags.any(Tags::NOUN))
        .count()
        > 3
    {
        return Err("too many participles");
    }
    if strangeness(&clause.tokens) > MAX_STRANGE || worst(&clause.tokens) > MAX_WORST {
        return Err("debris");
    }
    if clause.tokens.iter().any(|t| !known(t)) {
        return Err("unknown word");
    }
    Ok(())
}

fn trim(clause: &mut Clause) {
    const TAILS: &[&[&str]] = &[
        &["and", "so", "on"],
        &["and", "so", "forth"],
        &["and", "things", "like", "that"],
        &["and", "stuff", "like", "that"],
        &["or", "something", "like", "that"],
        &["and", "all", "that"],
        &["and", "everything"],
        &["and", "whatnot"],
        &["and", "stuff"],
        &["or", "something"],
        &["or", "whatever"],
        &["as", "well"],
        &["right"],
        &["so"],
        &["and"],
        &["but"],
        &["or"],
        &["then"],
        &["because"],
        &["also"],
        &["just"],
        &["which"],
        &["here"],
        &["okay"],
        &["again"],
        &["and", "then"],
    ];
    loop {
        let length = clause.tokens.len();
        let tail = TAILS.iter().find(|tail| {
            length > clause.verb.end + tail.len()
                && tail.iter().rev().zip(clause.tokens.iter().rev()).all(|(w, t)| t.lower == *w)
        });
        match tail {
            Some(tail) => {
                clause.tokens.truncate(length - tail.len());
                if let Some(last) = clause.tokens.last_mut() {
                    last.after = ' ';
                }
            }
            None => break,
        }
    }
}

fn subject_ok(clause: &Clause) -> Result<(), Reason> {
    let subject = &clause.tokens[clause.front..clause.subject_end];
    match clause.subject {
        SubjectKind::Voice => return Err("first or second person"),
        SubjectKind::Reference => return Err("subject points back"),
        SubjectKind::There | SubjectKind::We | SubjectKind::Name => {}
        SubjectKind::Our | SubjectKind::Noun => {
            if subject.iter().any(|t| {
                t.is(&[
                    "this", "that", "these", "those", "it", "idea", "reason", "point", "answer", "part",
                    "one", "ones", "problem", "next", "first", "last", "second", "goal", "name", "other",
                ])
            }) {
                return Err("vague subject");
            }
            if subject.len() > 7 {
                return Err("long subject");
            }
        }
    }
    Ok(())
}

fn verb_ok(clause: &Clause, before: Option<&Clause>, least: usize) -> Result<(), Reason> {
    let verb = &clause.verb;
    if META_VERBS.contains(&verb.base.as_str()) && !(verb.passive && verb.base == "call") {
        return Err("talk about the talk");
    }
    match verb.tense {
        Tense::Conditional => return Err("hypothetical"),
        // "could save a million" is a hope as often as a past ability.
        Tense::Could if !verb.negated => return Err("hypothetical"),
        Tense::Present | Tense::Past | Tense::Future | Tense::Can | Tense::Could => {}
    }
    let after: Vec<&Token> = clause.tokens.iter().skip(verb.end).collect();
    let telling = after
        .first()
        .is_some_and(|t| t.name || (least < MIN_WORDS && t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))));
    if after.len() < 2 && !verb.passive && !(least < MIN_WORDS && telling) {
        return Err("nothing after the verb");
    }
    if clause.tokens[verb.end - 1].after != ' ' && clause.tokens.len() > verb.end {
        return Err("verb cut off");
    }
    let next = after.first();
    if next.is_some_and(|t| t.lower == "to")
        && after.get(1).is_some_and(|t| {
            t.tags.any(Tags::BASE)
                || !t.tags.any(Tags::DETERMINER.with(Tags::NOUN).with(Tags::NUMBER).with(Tags::ADJECTIVE))
        })
        && !(verb.passive && after.get(1).is_some_and(|t| t.tags.any(Tags::NOUN)))
    {
        // "start to", "need to", "have to": only wishes, needs and successes tell something.
        let allowed = matches!(
            verb.base.as_str(),
            "want"
                | "need"
                | "have"
                | "decide"
                | "plan"
                | "aim"
                | "try"
                | "manage"
                | "choose"
                | "help"
                | "begin"
                | "start"
                | "continue"
                | "intend"
                | "expect"
                | "require"
                | "use"
                | "switch"
                | "migrate"
                | "move"
                | "be"
                | "fail"
                | "struggle"
                | "work"
        );
        if !allowed {
            return Err("verb with a bare infinitive");
        }
        let inner = after.get(1).map_or("", |t| t.lower.as_str());
        let inner = lexicon().base(inner).unwrap_or(inner);
        if META_VERBS.contains(&inner)
            || after.get(1).is_some_and(|t| {
                !t.tags.any(Tags::BASE)
                    && !t.name
                    && !t.tags.any(Tags::DETERMINER.with(Tags::NOUN).with(Tags::ADJECTIVE))
            })
        {
            return Err("talk about the talk");
        }
    }
    // "we work at …", "we are both engineers": the speakers introduce themselves.
    let at_work = verb.base == "work" && next.is_some_and(|t| t.is(&["at", "in", "as", "for"]));
    if clause.subject == SubjectKind::We && at_work {
        return Err("introduction");
    }
    if verb.base == "be" && next.is_some_and(|t| t.is(&["both", "have", "has", "be", "do"])) {
        return Err("introduction");
    }
    if verb.base == "be" {
        let weak = next.is_some_and(|t| {
            t.is(&[
                "like", "not", "that", "really", "sure", "here", "there", "good", "great", "okay", "right",
                "excited", "happy", "glad", "what", "when", "where", "how", "because", "all",
            ])
        });
        if weak {
            return Err("empty statement");
        }
    }
    if next.is_some_and(|t| t.is(&["it", "that", "this", "them", "us"]))
        && before.is_none()
        && verb.base != "give"
        && verb.base != "allow"
    {
        return Err("object points back");
    }
    if next.is_some_and(|t| finite_looking(t)) {
        return Err("two verbs in a row");
    }
    Ok(())
}

fn finite_looking(token: &Token) -> bool {
    token.is(&[
        "need", "want", "and", "or", "but", "is", "are", "was", "were", "has", "does", "did", "do",
    ]) || token.tags.any(Tags::MODAL)
}

fn words_ok(clause: &Clause) -> Result<(), Reason> {
    let mut previous: Option<&Token> = None;
    for (i, token) in clause.tokens.iter().enumerate() {
        if token.name {
            let echo = i >= 2 && clause.tokens[i - 2].lower == token.lower;
            if echo || previous.is_some_and(|p| p.lower == token.lower) {
                return Err("stutter");
            }
            previous = Some(token);
            continue;
        }
        let such_as = token.lower == "like"
            && previous.is_some_and(|p| p.tags.any(Tags::NOUN) && lexicon().plural(&p.lower));
        if token.lower.len() == 1 && token.lower.chars().all(char::is_alphabetic) && !token.is(&["a"]) {
            return Err("stray letter");
        }
        let short = token.lower.len() == 2 && token.text.chars().all(char::is_lowercase);
        if short
            && token.tags == Tags::NOUN
            && !token.is(&[
                "id", "os", "ui", "db", "vm", "ci", "cd", "ai", "ml", "pr", "ip", "go",
            ])
        {
            return Err("stray letters");
        }
        let how_to = token.is(&["how", "who", "what"])
            && i > clause.verb.end
            && previous.is_some_and(|p| p.tags.any(Tags::NOUN.with(Tags::PREPOSITION).with(Tags::BASE)));
        if token.is(BANNED) && !such_as && !how_to {
            return Err("spoken word");
        }
        // "Pluto and Pluto", "for specific for specific"
        let echo = i >= 2
            && clause.tokens[i - 2].lower == token.lower
            && token.lower.len() > 3
            && clause.tokens[i - 1].tags.any(Tags::COORDINATOR.with(Tags::PREPOSITION))
            && !clause.tokens[i - 1].is(&["by", "to", "after", "over"]);
        if echo || previous.is_some_and(|p| p.lower == token.lower) {
            return Err("stutter");
        }
        if let Some(previous) = previous {
            let bad = (previous.tags.any(Tags::DETERMINER)
                && !previous.is(&[
                    "that", "all", "both", "each", "few", "many", "most", "no", "some", "such", "half",
                    "any", "several", "another", "this", "these", "those",
                ])
                && token.tags.any(
                    Tags::PREPOSITION
                        .with(Tags::SUBJECT)
                        .with(Tags::COORDINATOR)
                        .with(Tags::SUBORDINATOR)
                        .with(Tags::MODAL),
                )
                && !token.tags.any(Tags::ADVERB.with(Tags::NOUN).with(Tags::ADJECTIVE)))
                || (previous.is(&["a", "an"])
                    && token.tags.any(Tags::DETERMINER)
                    && !token.is(&["few", "another"]))
                || (previous.is(&["the", "our"]) && token.is(&["the", "a", "an", "our", "this"]))
                || (previous.is(&["of", "for", "with", "from"])
                    && token.tags.any(Tags::SUBJECT.with(Tags::MODAL))
                    && !token.is(&["it"]))
                || (previous.lower == "a"
                    && token.tags.any(Tags::NOUN)
                    && lexicon().plural(&token.lower)
                    && !token.tags.any(Tags::BASE.with(Tags::ADJECTIVE))
                    && clause.tokens.get(i + 1).is_none_or(|n| !n.tags.any(Tags::NOUN)))
                || (previous.lower == "to" && token.tags.any(Tags::SUBJECT.with(Tags::MODAL)))
                || (previous.is(&["for", "with", "of", "at", "in", "by", "into", "on", "from"])
                    && (token.is(&[
                        "that", "is", "was", "are", "were", "has", "had", "have", "do", "did",
                    ]) || token.tags.any(Tags::MODAL)))
                || miscounted(&clause.tokens, i)
                || (previous.is(&["for", "with", "of", "at", "by", "into", "from"])
                    && token.tags.any(Tags::COORDINATOR))
                || (previous.tags.any(Tags::ADJECTIVE)
                    && !previous.tags.any(Tags::NOUN.with(Tags::BASE).with(Tags::DETERMINER))
                    && !previous.is(&["all", "half", "such", "worth", "due"])
                    && token.is(&["a", "an", "the"]))
                || (previous.is(&["for", "with", "of", "at", "in", "by", "into", "on", "from"])
                    && token.is(&[
                        "on", "in", "at", "of", "for", "with", "by", "into", "to", "instead",
                    ]));
            if bad && previous.after == ' ' {
                return Err("words do not fit together");
            }
        }
        previous = Some(token);
    }
    Ok(())
}

/// "three machine": a number above one with a singular noun that nothing follows.
fn miscounted(tokens: &[Token], at: usize) -> bool {
    let (number, noun) = (&tokens[at - 1], &tokens[at]);
    let year = number.lower.len() == 4 && (number.lower.starts_with("19") || number.lower.starts_with("20"));
    let counts = number.tags.any(Tags::NUMBER)
        && !number.is(&["one", "1", "half", "zero", "dozen", "couple"])
        && !number.lower.ends_with('%')
        && !year;
    let follows = tokens.get(at + 1).is_some_and(|t| {
        noun.after == ' ' && (t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::NUMBER)))
    });
    counts
        && noun.tags == Tags::NOUN
        && !noun.name
        && !lexicon().plural(&noun.lower)
        && !noun.is(&[
            "percent", "million", "billion", "thousand", "plus", "am", "pm", "o'clock",
        ])
        && noun.lower.chars().all(char::is_alphabetic)
        && noun.text.chars().all(char::is_lowercase)
        && !follows
}

/// Whether a clause ends where a sentence may end.
pub(super) fn ends_well(clause: &Clause) -> bool {
    ending_ok(clause).is_ok()
}

fn ending_ok(clause: &Clause) -> Result<(), Reason> {
    let Some(last) = clause.tokens.last() else {
        return Err("empty");
    };
    if last.name {
        return Ok(());
    }
    let before = clause.tokens.len().checked_sub(2).and_then(|i| clause.tokens.get(i));
    let particle = last.is(&[
        "up", "down", "out", "in", "off", "on", "over", "away", "through", "around",
    ]) && before.is_some_and(|t| {
        t.tags
            .any(Tags::BASE.with(Tags::PAST).with(Tags::GERUND).with(Tags::PARTICIPLE).with(Tags::THIRD))
    });
    if (last.tags.any(Tags::NEVER_LAST.with(Tags::PREPOSITION)) && !particle)
        || last.tags.any(Tags::MODAL.with(Tags::RELATIVE))
    {
        return Err("hangs at the end");
    }
    if last.tags == Tags::ADJECTIVE && before.is_some_and(|t| t.tags.any(Tags::PREPOSITION)) {
        return Err("hangs at the end");
    }
    // "which is", "that we", and the like need what was cut off.
    if clause
        .tokens
        .iter()
        .rev()
        .take(3)
        .any(|t| t.tags.any(Tags::RELATIVE) || t.is(&["because", "if"]))
        && clause.cut
    {
        return Err("hangs at the end");
    }
    if last.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::DO))
        || last.is(&["it", "them", "its", "one", "ones", "each"])
    {
        return Err("hangs at the end");
    }
    Ok(())
}

/// Pronouns and demonstratives inside the clause need their noun inside it too.
fn pointers_ok(clause: &Clause, before: Option<&Clause>) -> Result<(), Reason> {
    let earlier = || {
        before
            .iter()
            .flat_map(|c| c.tokens.iter().skip(c.verb.end))
            .filter(|t| t.tags.any(Tags::NOUN))
    };
    let mut nouns = earlier().count();
    let mut plurals = earlier().filter(|t| lexicon().plural(&t.lower)).count();
    for (i, token) in clause.tokens.iter().enumerate() {
        if i >= clause.verb.end || (i < clause.subject_end && clause.subject != SubjectKind::We) {
            let noun = token.tags.any(Tags::NOUN)
                && !token.tags.any(Tags::DETERMINER.with(Tags::PREPOSITION).with(Tags::ADVERB));
            nouns += usize::from(noun);
            plurals += usize::from(noun && lexicon().plural(&token.lower));
        }
        if i < clause.verb.end {
            continue;
        }
        let next = clause.tokens.get(i + 1);
        let next_noun = next.is_some_and(|t| {
            t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)) && !t.tags.any(Tags::BASE.with(Tags::PREPOSITION))
        });
        match token.lower.as_str() {
            "themselves" if clause.subject == SubjectKind::We => return Err("pronoun without its noun"),
            "it" | "its" if nouns == 0 => return Err("pronoun without its noun"),
            "they" | "them" | "their" | "themselves" if plurals == 0 => {
                return Err("pronoun without its noun");
            }
            "this" | "these" | "those" => return Err("points back"),
            "that"
                if next_noun
                    && !clause
                        .tokens
                        .get(i.wrapping_sub(1))
                        .is_some_and(|p| p.tags.any(Tags::NOUN.with(Tags::BASE).with(Tags::ADJECTIVE))) =>
            {
                return Err("points back");
            }
            "that"
                if clause.tokens[i - 1]
                    .tags
                    .any(Tags::BASE.with(Tags::GERUND).with(Tags::PAST).with(Tags::DO))
                    && next.is_some_and(|t| {
                        t.tags.any(Tags::PREPOSITION.with(Tags::ADVERB).with(Tags::COORDINATOR))
                    }) =>
            {
                return Err("points back");
            }
            "that" if next.is_none() => return Err("points back"),
            "there" if !next.is_some_and(|t| t.tags.any(Tags::BE)) => return Err("points back"),
            "one" | "ones" if i + 1 == clause.tokens.len() => return Err("points back"),
            "other" | "others" | "another" | "same" if nouns == 0 && !next_noun => return Err("points back"),
            _ => {}
        }
    }
    Ok(())
}

/// How strange each pair of neighbours is: common words that no other talk has side by side are debris, rare words
/// beside each other may be.
fn pairs(tokens: &[Token]) -> Vec<f64> {
    let plain = |t: &Token| !t.name && t.lower.chars().all(|c| c.is_ascii_alphabetic() || c == '\'');
    tokens
        .windows(2)
        .filter(|pair| plain(&pair[0]) && plain(&pair[1]) && pair[0].after == ' ')
        .map(|pair| {
            if fluency::known_pair(&pair[0].lower, &pair[1].lower) {
                return 0.0;
            }
            let common = |t: &Token| english::class(&t.lower).is_some_and(|class| class <= 1);
            let rare = |t: &Token| english::class(&t.lower).is_none_or(|class| class >= 5);
            match (&pair[0], &pair[1]) {
                (a, b) if common(a) && common(b) => 1.0,
                (a, b) if rare(a) && rare(b) => 0.7,
                (a, b) if common(a) || common(b) => 0.2,
                _ => 0.4,
            }
        })
        .collect()
}

/// Mean strangeness of the pairs of a stretch, 0 to 1.
pub(super) fn strangeness(tokens: &[Token]) -> f64 {
    let pairs = pairs(tokens);
    if pairs.is_empty() {
        0.0
    } else {
        pairs.iter().sum::<f64>() / pairs.len() as f64
    }
}

/// The most that six pairs in a row come to.
fn worst(tokens: &[Token]) -> f64 {
    let pairs = pairs(tokens);
    pairs
        .windows(6.min(pairs.len().max(1)))
        .map(|w| w.iter().sum::<f64>())
        .fold(0.0, f64::max)
}

/// A word that talks use, a settled name, a number, an acronym, or a plain compound of known words.
fn known(token: &Token) -> bool {
    if token.name || token.tags.any(Tags::NUMBER) {
        return true;
    }
    let stem = token.lower.trim_end_matches("'s");
    known_form(stem)
        || stem.split(['-', '/']).all(|part| !part.is_empty() && known_form(part))
        || stem.chars().any(|c| c.is_ascii_digit())
}

/// A known word, one with a usual prefix, or two known words in one.
fn known_form(word: &str) -> bool {
    const PREFIXES: &[&str] = &[
        "re", "over", "under", "un", "pre", "multi", "auto", "micro", "inter", "non", "sub", "super", "out",
        "cross",
    ];
    let settled = english::class(word).is_some() || lexicon().tags(word) != Tags::NOUN;
    if settled || (word.len() >= 5 && fluency::known_word(word)) {
        return true;
    }
    let stem = ["es", "s", "ing", "ed", "d"]
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .find(|stem| stem.len() > 3 && fluency::known_word(stem));
    if stem.is_some() {
        return true;
    }
    PREFIXES
        .iter()
        .filter_map(|p| word.strip_prefix(p))
        .any(|rest| rest.len() > 3 && fluency::known_word(rest))
        || word.char_indices().any(|(at, _)| {
            at > 3
                && word.len() - at > 3
                && fluency::known_word(&word[..at])
                && fluency::known_word(&word[at..])
        })
}
