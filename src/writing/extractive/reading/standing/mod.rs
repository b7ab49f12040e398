//! Tells whether a clause that follows a noun without a mark stands by itself ("Later that year we built a portal") or
//! belongs to the noun ("the portal we built"). Captions without punctuation leave both alike. It cuts nothing.

#[cfg(test)]
mod tests;

use super::{subject::SubjectKind, tokens::Token, unwrap::told_all_the_same, verb::VerbGroup};
use crate::text::lexicon::Tags;

/// Words before the clause that make it somebody's thought, a condition or a part of another clause, or that tell how far
/// it holds.
const LEADING: &[&str] = &[
    "if",
    "when",
    "whenever",
    "unless",
    "whether",
    "until",
    "before",
    "without",
    "instead",
    "not",
    "never",
    "hope",
    "wish",
    "think",
    "believe",
    "guess",
    "assume",
    "imagine",
    "maybe",
    "perhaps",
    "probably",
    "would",
    "could",
    "should",
    "might",
    "what",
    "how",
    "why",
    "which",
    "than",
    "say",
    "says",
    "said",
    "let's",
    "who",
    "because",
    "although",
    "though",
    "even",
    "don't",
    "didn't",
    "can't",
    "including",
    "example",
    "potentially",
    "possibly",
    "hopefully",
    "ideally",
    "theoretically",
    "usually",
    "typically",
    "normally",
    "often",
    "sometimes",
    "generally",
    "mostly",
    "almost",
    "only",
    "rarely",
    "extent",
    "aside",
    "apart",
    "except",
    "unlike",
    "suppose",
    "wonder",
];

/// Nouns after which a whole clause may follow that says nothing by itself: "the way we run our clusters".
const OPEN_NOUNS: &[&str] = &[
    "way",
    "ways",
    "time",
    "times",
    "reason",
    "moment",
    "day",
    "first",
    "everything",
    "anything",
    "nothing",
    "fact",
    "idea",
    "sure",
    "extent",
    "point",
    "case",
    "place",
    "places",
    "once",
    "every",
    "thing",
    "things",
    "something",
    "all",
    "amount",
    "number",
    "level",
    "part",
    "minute",
    "step",
    "steps",
    "sense",
    "more",
    "less",
];

/// Verbs with two objects, so that one object does not show that none is missing.
const GIVING: &[&str] = &[
    "give", "show", "tell", "call", "offer", "provide", "send", "ask", "teach", "lend", "hand", "grant",
    "sell",
];

/// Phrases that lead over to a clause and say nothing themselves.
const OPENINGS: &[&[&str]] = &[
    &["in", "this", "case"],
    &["in", "that", "case"],
    &["in", "our", "case"],
    &["in", "these", "cases"],
    &["for", "that"],
    &["for", "this"],
    &["for", "that", "reason"],
    &["for", "this", "reason"],
    &["for", "us"],
    &["in", "the", "end"],
    &["at", "the", "end"],
    &["in", "the", "beginning"],
    &["at", "the", "beginning"],
    &["in", "conclusion"],
    &["with", "that"],
    &["with", "this"],
    &["with", "that", "in", "mind"],
    &["with", "this", "in", "mind"],
    &["with", "all", "that"],
    &["that", "way"],
    &["this", "way"],
    &["last", "but", "not", "least"],
    &["lastly"],
    &["secondly"],
    &["thirdly"],
    &["firstly"],
    &["additionally"],
    &["at", "that", "point"],
    &["at", "this", "point"],
    &["at", "that", "time"],
    &["that", "being", "said"],
    &["having", "said", "that"],
    &["to", "that", "effect"],
    &["to", "that", "end"],
    &["in", "general"],
    &["in", "particular"],
    &["on", "our", "side"],
    &["after", "that"],
    &["since", "then"],
    &["in", "addition"],
    &["on", "top", "of", "that"],
    &["because", "of", "that"],
    &["because", "of", "this"],
    &["based", "on", "that"],
    &["as", "a", "result"],
    &["for", "example"],
    &["for", "instance"],
    &["these", "days"],
    &["nowadays"],
    &["along", "the", "way"],
    &["in", "parallel"],
    &["in", "short"],
    &["in", "summary"],
    &["to", "summarize"],
    &["on", "the", "way"],
];

/// Whether the words before a clause are only such a phrase; a condition or somebody's thought before it counts.
fn leads_over(before: &[Token]) -> bool {
    let phrase = OPENINGS.iter().filter(|phrase| {
        before.len() >= phrase.len()
            && phrase.iter().rev().zip(before.iter().rev()).all(|(w, t)| t.lower == *w)
    });
    let length = phrase.map(|p| p.len()).max().or_else(|| role(before));
    length.is_some_and(|length| {
        let earlier = &before[..before.len() - length];
        earlier.last().is_none_or(|t| {
            t.after != ' '
                || t.tags.any(Tags::COORDINATOR)
                || t.is(&["so", "now", "also", "again", "well", "right", "okay", "basically"])
        }) && !earlier.iter().rev().take(4).any(|t| t.is(LEADING))
    })
}

/// "as a platform team": how many words it has.
fn role(before: &[Token]) -> Option<usize> {
    let last = before.last()?;
    if !last.is(&["team", "company", "organization", "organisation"]) {
        return None;
    }
    let at = before.iter().rposition(|t| t.lower == "as")?;
    (before.len() - at <= 5 && before.get(at + 1).is_some_and(|t| t.is(&["a", "an"])))
        .then_some(before.len() - at)
}

/// Words by which what follows is thought of only.
const UNREAL: &[&str] = &[
    "idea",
    "goal",
    "plan",
    "hope",
    "question",
    "vision",
    "dream",
    "aim",
    "point",
    "if",
    "not",
    "assumption",
    "would",
    "could",
    "should",
    "intention",
    "target",
    "ideal",
];

/// Whether the clause from `first` on stands by itself; `from` is where the stretch before it begins that belongs to no
/// clause.
pub(in super::super) fn stands(
    tokens: &[Token],
    from: usize,
    first: usize,
    kind: SubjectKind,
    verb: &VerbGroup,
) -> bool {
    let before = &tokens[from.min(first)..first];
    let Some(last) = before.last() else {
        return true;
    };
    if (asserted(before) || leads_over(before) || told_all_the_same(&tokens[..first]))
        && kind != SubjectKind::Reference
    {
        return true;
    }
    let leads = |t: &Token| t.is(LEADING);
    let near: Vec<&Token> = before.iter().rev().take(8).collect();
    let by_the_way = last.lower == "way" && near.get(1).is_some_and(|t| t.is(&["this", "that", "either"]));
    if near.iter().any(|t| leads(t)) || last.is(OPEN_NOUNS) && !by_the_way || open_that(before) {
        return false;
    }
    // "there is" tells nothing of a noun before it, and no clause tells anything of a word that is none.
    let noun = last.name || last.tags.any(Tags::NOUN.with(Tags::NUMBER).with(Tags::DETERMINER));
    let thought = last.tags.any(Tags::BASE.with(Tags::THIRD).with(Tags::PAST))
        && !last.tags.any(Tags::ADVERB.with(Tags::ADJECTIVE).with(Tags::NOUN))
        && !last.is(&["is", "was"]);
    if thought {
        return false;
    }
    let idea = near.iter().any(|t| t.is(UNREAL));
    if kind == SubjectKind::There || by_the_way || kind == SubjectKind::We && !noun && !idea {
        return true;
    }
    if kind != SubjectKind::We || GIVING.contains(&verb.base.as_str()) || verb.passive {
        return false;
    }
    // An object right after the verb fills the place that a relative clause leaves empty.
    let rest = inner_object(&tokens[verb.end.min(tokens.len())..], verb);
    let Some(object) = rest.iter().find(|t| {
        t.lower != "like" && !t.tags.any(Tags::ADVERB) || t.tags.any(Tags::DETERMINER.with(Tags::NOUN))
    }) else {
        return false;
    };
    let vague = object.is(&[
        "this", "that", "these", "those", "it", "them", "to", "all", "each", "every", "some", "before", "in",
        "on", "so", "as", "here", "there", "today", "now",
    ]);
    let lot = object.lower == "a" && rest.iter().any(|t| t.is(&["lot", "bit", "little", "while"]));
    let noun_phrase = object.name
        || object.tags.any(Tags::DETERMINER.with(Tags::NUMBER))
        || (object.tags.any(Tags::ADJECTIVE.with(Tags::NOUN))
            && !object.tags.any(Tags::PREPOSITION.with(Tags::BASE)));
    noun_phrase && !vague && !lot
}

/// Where the object of a wish or a beginning is looked for: "we wanted to move the clusters", "we rely on one scheduler".
fn inner_object<'t>(rest: &'t [Token], verb: &VerbGroup) -> &'t [Token] {
    const LEANING: &[(&str, &[&str])] = &[
        ("rely", &["on"]),
        ("depend", &["on"]),
        ("integrate", &["with"]),
        ("collaborate", &["with"]),
        ("focus", &["on"]),
        ("switch", &["to"]),
        ("migrate", &["to", "from"]),
        ("move", &["to", "from"]),
        ("transition", &["to", "from"]),
    ];
    let next = rest.first().map_or("", |t| t.lower.as_str());
    let leans = LEANING.iter().any(|(base, particles)| *base == verb.base && particles.contains(&next));
    if leans {
        return &rest[1..];
    }
    let wish = matches!(
        verb.base.as_str(),
        "want"
            | "need"
            | "try"
            | "start"
            | "begin"
            | "decide"
            | "plan"
            | "continue"
            | "manage"
            | "choose"
            | "have"
            | "aim"
    );
    if !wish {
        return rest;
    }
    let inner = usize::from(next == "to");
    let acts = rest.get(inner).is_some_and(|t| {
        let form = if inner == 1 { Tags::BASE } else { Tags::GERUND };
        t.tags.any(form) && !t.tags.any(Tags::BE.with(Tags::HAVE)) && !GIVING.contains(&t.lower.as_str())
    });
    if acts { &rest[inner + 1..] } else { rest }
}

/// Whether a "that" before the clause is still open: "the portal that for our teams we", but not "what is cool is".
fn open_that(before: &[Token]) -> bool {
    let that = before.iter().rposition(|t| t.is(&["that", "where", "as", "like"]));
    that.is_some_and(|at| {
        !before[at..].iter().any(|t| t.is(&["is", "was"])) && !before[at].is(&["like", "as"])
    }) || before.last().is_some_and(|t| t.lower == "that")
}

/// "the first effect is that …": what follows is stated, unless it is an idea, a goal or a wish.
fn asserted(before: &[Token]) -> bool {
    let mut last = before.iter().rev();
    last.next().is_some_and(|t| t.lower == "that")
        && last
            .next()
            .is_some_and(|t| t.is(&["is", "was", "are", "were", "mention", "means", "meant"]))
        && !last.take(8).any(|t| t.is(UNREAL))
}
