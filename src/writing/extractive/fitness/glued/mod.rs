//! Finds words that were spoken in different sentences and stand together now: a noun right before an article, a title
//! before its sentence, a direction to a picture. It parts nothing: what it finds is not told.

#[cfg(test)]
mod tests;

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token};
use super::{doubled::doubled, empty::empty, joints::joints, shape::Reason};
use crate::text::{
    fluency,
    lexicon::{Tags, lexicon},
};

/// Verbs with two objects: "gives users the choice".
const GIVING: &[&str] = &[
    "give", "show", "tell", "call", "offer", "provide", "send", "ask", "teach", "lend", "hand", "grant",
    "sell", "cost", "save", "buy", "bring", "make", "name", "consider", "allow", "enable", "keep", "take",
    "charge", "assign", "earn", "deny", "serve", "promise", "leave", "pay",
];

/// Nouns after which an article may follow: "three times a day", "10 requests a second", "last year the".
const MEASURES: &[&str] = &[
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "time",
    "times",
    "percent",
    "requests",
    "events",
    "messages",
    "deployments",
    "releases",
    "dollars",
    "half",
    "twice",
    "double",
    "today",
    "million",
    "billion",
    "thousand",
];

/// Nouns that count others.
const AMOUNTS: &[&str] = &["tens", "dozens", "hundreds", "thousands", "millions", "billions"];

/// Particles that may end a clause after their verb, by the verbs they belong to.
const PARTICLES: &[(&str, &[&str])] = &[
    (
        "on",
        &[
            "turn", "switch", "move", "carry", "go", "roll", "log", "sign", "add",
        ],
    ),
    (
        "in",
        &[
            "log", "sign", "opt", "plug", "check", "step", "come", "bake", "build", "kick", "buy",
        ],
    ),
    (
        "over",
        &[
            "take", "hand", "fail", "carry", "move", "switch", "cut", "go", "flip", "bring",
        ],
    ),
    ("through", &["go", "get", "come", "pass", "break", "flow", "pull"]),
    ("around", &["turn", "move", "go"]),
];

/// What shows that the clause was not said in one piece.
pub(in super::super) fn glued(clause: &Clause, company: Option<&str>) -> Result<(), Reason> {
    let tokens = &clause.tokens;
    if (clause.verb.end..tokens.len().saturating_sub(1)).any(|i| noun_then_article(clause, i)) {
        return Err("two phrases without a joint");
    }
    if (clause.verb.end.saturating_sub(1)..tokens.len())
        .any(|i| noun_then_figure(tokens, i) || unlinked(tokens, i))
    {
        return Err("two phrases without a joint");
    }
    if title_before(clause) {
        return Err("a title before its sentence");
    }
    if tokens.windows(2).any(|w| w[0].is(&["left", "right"]) && w[1].is(&["side", "hand"]))
        || tokens.windows(3).enumerate().any(|(i, w)| {
            let ends = w[2].after != ' ' || tokens.get(i + 3).is_none_or(|t| !t.tags.any(Tags::NOUN));
            w[0].is(&["on", "at"])
                && w[1].lower == "the"
                && w[2].is(&["left", "right", "bottom", "slide", "screen"])
                && ends
        })
    {
        return Err("points at a picture");
    }
    if said_twice(tokens) {
        return Err("stutter");
    }
    if company.is_some_and(|name| of_another(clause, name)) {
        return Err("speaks of the company from outside");
    }
    front(clause)?;
    doubled(tokens)?;
    empty(clause)?;
    joints(clause)?;
    ending(tokens)
}

/// "runs its payment its service", "decided the team the tool": a noun with an article right behind it.
fn noun_then_article(clause: &Clause, i: usize) -> bool {
    let (noun, article) = (&clause.tokens[i], &clause.tokens[i + 1]);
    let amount = clause
        .tokens
        .get(i + 2)
        .is_some_and(|t| t.is(&["few", "couple", "lot", "while", "bit", "year", "day"]));
    if amount || noun.after != ' ' || !article.is(&["the", "a", "an", "our", "its", "their", "my", "this"]) {
        return false;
    }
    let plain = noun.name
        || noun.tags == Tags::NOUN
            && !["ing", "ed", "ize", "ise", "ify", "ly"].iter().any(|end| noun.lower.ends_with(end))
            && !(i > 0 && clause.tokens[i - 1].is(&["to", "can", "will", "would", "could", "not"]));
    let given = GIVING.contains(&clause.verb.base.as_str())
        || clause.tokens[clause.verb.end.min(i)..i]
            .iter()
            .any(|t| lexicon().base(&t.lower).is_some_and(|b| GIVING.contains(&b)));
    plain && !given && !noun.is(MEASURES)
}

/// "requests per second 11 million", "learning one of the issues": a figure right behind the noun it does not count.
fn noun_then_figure(tokens: &[Token], i: usize) -> bool {
    let (Some(before), figure) = (i.checked_sub(1).map(|b| &tokens[b]), &tokens[i]) else {
        return false;
    };
    let one_of = figure.is(&["one", "few", "some", "many", "most"])
        && tokens.get(i + 1).is_some_and(|t| t.lower == "of");
    let number = figure.lower.len() > 1 && digits(figure);
    let counted = tokens.get(i + 1).is_some_and(|t| !t.name && t.tags.any(Tags::NOUN.with(Tags::NUMBER)));
    let both = before.after == ' ' && digits(before) && digits(figure) && before.lower.len() < 4;
    both || before.after == ' '
        && !before.name
        && before.tags == Tags::NOUN
        && (one_of
            || number && counted && !before.is(&["version", "phase", "year", "top", "port", "level", "page"]))
}

fn digits(token: &Token) -> bool {
    token.lower.chars().all(|c| c.is_ascii_digit() || c == ',')
}

/// "did not wanted", "when its asset": an auxiliary with the wrong form, a beginning of a clause without its verb.
fn unlinked(tokens: &[Token], i: usize) -> bool {
    let next = tokens.get(i + 1);
    let auxiliary = tokens[i].is(&["not"])
        && i > 0
        && tokens[i - 1].tags.any(Tags::DO)
        && next.is_some_and(|t| t.tags.any(Tags::PAST) && !t.tags.any(Tags::BASE));
    let verb = |t: &Token| {
        t.tags.any(
            Tags::BE
                .with(Tags::HAVE)
                .with(Tags::DO)
                .with(Tags::MODAL)
                .with(Tags::THIRD)
                .with(Tags::PAST)
                .with(Tags::BASE),
        )
    };
    let opened = tokens[i].is(&["when", "while", "whenever", "if"])
        && next.is_some_and(|t| t.tags.any(Tags::DETERMINER.with(Tags::SUBJECT)))
        && !tokens[i + 2..].iter().any(verb);
    // "the network use Larch to …": a second verb behind the object of the first.
    let second = i > 0
        && tokens[i].is(&["use", "leverage", "utilize"])
        && tokens[i - 1].after == ' '
        && (tokens[i - 1].name
            || tokens[i - 1].tags.any(Tags::NOUN)
                && !tokens[i - 1].tags.any(
                    Tags::PREPOSITION
                        .with(Tags::DETERMINER)
                        .with(Tags::ADVERB)
                        .with(Tags::RELATIVE)
                        .with(Tags::GERUND),
                ))
        && !lexicon().plural(&tokens[i - 1].lower)
        && next.is_some_and(|t| t.name || t.tags.any(Tags::DETERMINER));
    // "giving any an error"
    let doubled =
        tokens[i].is(&["any", "some", "each", "every"]) && next.is_some_and(|t| t.is(&["a", "an", "the"]));
    let start_by = tokens[i].is(&["start", "started", "begin", "began"])
        && next.is_some_and(|t| t.lower == "by")
        && tokens.get(i + 2).is_some_and(|t| t.tags.any(Tags::DETERMINER));
    let each = tokens[i].is(&["each", "every"])
        && next.is_some_and(|t| {
            t.tags == Tags::NOUN && !t.name && t.lower != "data" && lexicon().plural(&t.lower)
        });
    auxiliary || opened || start_by || each || second || wrong_form(tokens, i) || doubled
}

/// "can have install Larch", "the enable the timer": captions write many nouns like verbs ("the compute"), so what
/// follows must be an object.
fn wrong_form(tokens: &[Token], i: usize) -> bool {
    let next = tokens.get(i + 1);
    let object = tokens.get(i + 2).is_some_and(|t| t.name || t.tags.any(Tags::DETERMINER));
    object
        && tokens[i].after == ' '
        && next.is_some_and(|t| {
            let noun = t.tags.any(Tags::NOUN);
            let plain = !t.name
                && t.after == ' '
                && t.tags.any(Tags::BASE)
                && !t.tags.any(
                    Tags::ADJECTIVE
                        .with(Tags::PAST)
                        .with(Tags::PARTICIPLE)
                        .with(Tags::ADVERB)
                        .with(Tags::NUMBER)
                        .with(Tags::PREPOSITION),
                );
            plain && (tokens[i].tags.any(Tags::HAVE) || !noun && tokens[i].is(&["the", "our", "its"]))
        })
}

/// "scalability legacy applications struggle": a bare subject whose first words no talk has side by side.
fn title_before(clause: &Clause) -> bool {
    let subject = &clause.tokens[clause.front..clause.subject_end];
    clause.subject == SubjectKind::Noun
        && subject.len() > 2
        && !subject[0].name
        && !subject[0].tags.any(Tags::DETERMINER.with(Tags::NUMBER).with(Tags::ADJECTIVE))
        && subject[1].tags.any(Tags::ADJECTIVE)
        && !subject[0].tags.any(Tags::PREPOSITION.with(Tags::GERUND))
        || clause.subject == SubjectKind::Noun
            && subject.len() > 2
            && !subject[0].name
            && !subject[1].name
            && subject[0].tags == Tags::NOUN
            && subject[..2].iter().all(|t| t.lower.chars().all(char::is_alphabetic))
            && !fluency::known_pair(&subject[0].lower, &subject[1].lower)
}

/// "trying to keep it up trying to keep it small", "policy network policy".
fn said_twice(tokens: &[Token]) -> bool {
    let content = |t: &Token| t.lower.len() > 3 && !t.tags.any(Tags::PREPOSITION.with(Tags::DETERMINER));
    let word = tokens.windows(3).any(|w| {
        w[0].lower == w[2].lower
            && w[0].lower.len() > 3
            && w[0].tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            && w[1].tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            && !w[1].tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR))
            && w[0].after == ' '
            && w[1].after == ' '
    });
    let phrase = || {
        (0..tokens.len().saturating_sub(2)).any(|i| {
            let first = &tokens[i..i + 3];
            first.iter().any(content)
                && (i + 3..tokens.len().saturating_sub(2)).any(|j| {
                    let again = &tokens[j..j + 3];
                    again.iter().zip(first).all(|(a, b)| a.lower == b.lower) && !parallel(tokens, i, j)
                })
        })
    };
    word || phrase()
}

/// "bread as a service as well as cake as a service", "the number of loaves by the number of ovens": the second phrase
/// from `j` on is meant, since a joint stands before it and more follows, or its own noun stands before it.
fn parallel(tokens: &[Token], i: usize, j: usize) -> bool {
    let joint = |t: &Token| t.is(&["and", "or", "by", "than", "as", "from", "to", "into", "but"]);
    // "tens of thousands of loaves and hundreds of thousands of rolls": amounts alike, things not.
    let amount = tokens[i..i + 3]
        .iter()
        .all(|t| t.lower == "of" || t.tags.any(Tags::NUMBER) || t.is(AMOUNTS));
    let more =
        |at: usize| tokens.get(at).is_some_and(|t| t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)));
    let other = |at: usize| tokens.get(at).map(|t| t.lower.as_str());
    // "rather than a small oven with a door", "one oven made for bread and one oven made for cake"
    let compared = tokens[i + 3..j]
        .windows(2)
        .any(|w| w[0].is(&["rather", "instead"]) && w[1].is(&["than", "of"]));
    let differ = (3..j - i).find(|k| other(i + k) != other(j + k));
    let before = (0..i).find(|k| other(i - k - 1) != other(j - k - 1)).unwrap_or(i);
    let each = tokens[i - before].is(&["one", "a", "an"])
        && joint(&tokens[j - before - 1])
        && differ.is_some_and(|k| more(i + k) && more(j + k));
    compared
        || each
        || amount && tokens[i + 3..j].iter().any(joint) && other(i + 3) != other(j + 3)
        || joint(&tokens[j - 1]) && more(i + 3) && more(j + 3) && other(i + 3) != other(j + 3)
        || tokens[j].lower == "as" && j >= i + 5 && tokens[i + 3..j].iter().any(joint)
}

/// "for customers like Acme", "from the Acme side": a speaker of Acme would say "us".
fn of_another(clause: &Clause, company: &str) -> bool {
    let tokens = &clause.tokens;
    if clause.verb.base == "be"
        && clause.subject == SubjectKind::We
        && tokens[clause.verb.end..]
            .windows(2)
            .any(|w| w[0].is(&["from", "at", "with", "to", "of"]) && w[1].name && w[1].text == company)
    {
        return true;
    }
    let own = matches!(clause.subject, SubjectKind::We | SubjectKind::Our)
        || clause.subject == SubjectKind::Name && tokens[clause.front].text == company;
    own && (clause.verb.end.max(1)..tokens.len()).any(|i| {
        let next = tokens.get(i + 1);
        let side = next.is_some_and(|t| t.is(&["side", "customers", "team", "folks"]));
        tokens[i].name
            && tokens[i].text == company
            && (side
                || tokens[i - 1].is(&["like", "as", "from", "of", "with", "for", "between"])
                    && next.is_none_or(|t| !t.tags.any(Tags::NOUN)))
    })
}

/// "For stateless, we have …": the noun of the opening is missing.
fn front(clause: &Clause) -> Result<(), Reason> {
    let Some(last) = clause.front.checked_sub(1).map(|i| &clause.tokens[i]) else {
        return Ok(());
    };
    let bare = !last.name
        && last.tags.any(Tags::ADJECTIVE)
        && !last.tags.any(Tags::NOUN.with(Tags::ADVERB).with(Tags::NUMBER))
        && clause.front > 1
        && clause.tokens[0].tags.any(Tags::PREPOSITION);
    if bare || last.lower == "stateless" {
        return Err("an opening without its noun");
    }
    Ok(())
}

/// "… and money to save", "… and trust", "… started working on".
fn ending(tokens: &[Token]) -> Result<(), Reason> {
    let [.., before, last] = tokens else {
        return Ok(());
    };
    // "a small oven or small"
    if before.tags.any(Tags::COORDINATOR)
        && last.tags.any(Tags::ADJECTIVE)
        && !last.tags.any(Tags::NOUN.with(Tags::ADVERB))
        && tokens.len() > 2
        && tokens[tokens.len() - 3].tags == Tags::NOUN
    {
        return Err("hangs at the end");
    }
    if let [.., and, noun, to, verb] = tokens
        && and.tags.any(Tags::COORDINATOR)
        && noun.tags == Tags::NOUN
        && to.lower == "to"
        && verb.tags.any(Tags::BASE)
    {
        return Err("hangs at the end");
    }
    let verb_alone = before.tags.any(Tags::COORDINATOR)
        && !last.name
        && last.tags.any(Tags::BASE)
        && !lexicon().plural(&last.lower)
        && !(tokens.len() > 2 && tokens[tokens.len() - 3].tags.any(Tags::BASE));
    if verb_alone {
        return Err("hangs at the end");
    }
    // "… more bread and seeing"
    let seen = before.lower == "and"
        && last.tags.any(Tags::GERUND)
        && !last.tags.any(Tags::NOUN)
        && tokens.len() > 2
        && !tokens[tokens.len() - 3].tags.any(Tags::GERUND)
        && lexicon()
            .base(&last.lower)
            .is_some_and(|b| matches!(b, "see" | "do" | "make" | "get" | "use" | "have"));
    if seen {
        return Err("hangs at the end");
    }
    if let Some((_, verbs)) = PARTICLES.iter().find(|(p, _)| last.lower == *p) {
        let belongs = tokens
            .iter()
            .rev()
            .skip(1)
            .take(4)
            .any(|t| lexicon().base(&t.lower).is_some_and(|b| verbs.contains(&b)));
        if !belongs {
            return Err("hangs at the end");
        }
    }
    Ok(())
}
