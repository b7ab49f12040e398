//! Small words and endings that a noun needs where speech or captions lost them: "the Larch community", "one of our
//! ovens", "all member shops". It decides nothing where both forms could be meant.

use super::super::super::{
    clause::Clause,
    mend::{countable, plural_of, take_out},
    tokens::Token,
    vocabulary::{ADOPT, BUILD},
};
use crate::text::lexicon::{Tags, lexicon};

/// What a name has one of.
const ONE_EACH: &[&str] = &["community", "ecosystem", "landscape", "foundation"];

/// Qualities that take no article where nothing says whose they are.
const QUALITIES: &[&str] = &[
    "availability",
    "compliance",
    "efficiency",
    "flexibility",
    "maintainability",
    "maintenance",
    "observability",
    "performance",
    "portability",
    "productivity",
    "readability",
    "reliability",
    "resiliency",
    "scalability",
    "security",
    "stability",
    "standardization",
    "throughput",
    "usability",
];

/// Countries and unions that take an article.
const WITH_ARTICLE: &[&str] = &["u.s", "eu", "uk", "netherlands", "united states"];

/// All of this file.
pub(super) fn articles(clause: &mut Clause) {
    of_names(clause);
    abstract_noun(clause);
    entire(clause);
    future(clause);
    countries(clause);
    introduced(clause);
    acronyms(clause);
    several(clause);
}

/// A word behind which a noun phrase begins that has no article.
fn opens(tokens: &[Token], at: usize, verb_end: usize) -> bool {
    let before = &tokens[at - 1];
    before.after == ' '
        && (at == verb_end
            || before.tags.any(Tags::PREPOSITION.with(Tags::GERUND)) && !before.tags.any(Tags::DETERMINER)
            || before.is(&["to", "and"]) && at > 1 && tokens[at - 2].after == ' ' && before.lower != "and")
}

/// "we work with Larch community" → "we work with the Larch community".
fn of_names(clause: &mut Clause) {
    for at in (clause.verb.end.max(1)..clause.tokens.len().saturating_sub(1)).rev() {
        let (name, head) = (&clause.tokens[at], &clause.tokens[at + 1]);
        let ends = head.after != ' '
            || clause.tokens.get(at + 2).is_none_or(|t| {
                !t.name && (!t.tags.any(Tags::NOUN) || t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR)))
            });
        let bare = name.name
            && !name.text.ends_with("'s")
            && name.after == ' '
            && head.is(ONE_EACH)
            && !head.name
            && ends
            && opens(&clause.tokens, at, clause.verb.end);
        if bare {
            clause.tokens.insert(at, Token::new("the"));
        }
    }
}

/// "we focused on the portability" → "we focused on portability": no other word says of what.
fn abstract_noun(clause: &mut Clause) {
    let mut at = clause.verb.end;
    while at + 1 < clause.tokens.len() {
        let (article, first) = (&clause.tokens[at], &clause.tokens[at + 1]);
        // "the developer productivity"
        let told = first.tags == Tags::NOUN && first.after == ' ' && !first.name && !first.is(QUALITIES);
        let head = at + 1 + usize::from(told);
        let noun = clause.tokens.get(head).is_some_and(|t| t.is(QUALITIES));
        let next = clause.tokens.get(head + 1);
        let ends = clause.tokens.get(head).is_some_and(|t| t.after != ' ')
            || next.is_none_or(|t| {
                t.tags.any(Tags::COORDINATOR) || t.is(&["rather", "instead", "while", "because"])
            });
        let needless = article.lower == "the" || article.is(&["a", "an"]) && !told;
        if needless && article.after == ' ' && noun && ends {
            take_out(clause, at, at + 1);
        }
        at += 1;
    }
}

/// "we moved entire kitchen" → "we moved the entire kitchen".
fn entire(clause: &mut Clause) {
    let found = (clause.verb.end.max(1)..clause.tokens.len().saturating_sub(1)).find(|at| {
        clause.tokens[*at].lower == "entire"
            && clause.tokens[*at].after == ' '
            && clause.tokens[at + 1].tags.any(Tags::NOUN)
            && opens(&clause.tokens, *at, clause.verb.end)
    });
    if let Some(at) = found {
        clause.tokens.insert(at, Token::new("the"));
    }
}

/// "we have plans for future" → "we have plans for the future".
fn future(clause: &mut Clause) {
    let last = clause.tokens.len() - 1;
    let bare = last > clause.verb.end
        && clause.tokens[last].lower == "future"
        && clause.tokens[last - 1].is(&["for", "in"])
        && clause.tokens[last - 1].after == ' ';
    if bare {
        clause.tokens.insert(last, Token::new("the"));
    }
}

/// "in US" → "in the US".
fn countries(clause: &mut Clause) {
    for at in (clause.verb.end.max(1)..clause.tokens.len()).rev() {
        let token = &clause.tokens[at];
        let ends = token.after != ' '
            || clause.tokens.get(at + 1).is_none_or(|t| {
                !t.name && (!t.tags.any(Tags::NOUN) || t.tags.any(Tags::COORDINATOR.with(Tags::PREPOSITION)))
            });
        let before = &clause.tokens[at - 1];
        if token.is(WITH_ARTICLE)
            && ends
            && before.after == ' '
            && before.tags.any(Tags::PREPOSITION)
            && !before.tags.any(Tags::DETERMINER)
        {
            clause.tokens.insert(at, Token::new("the"));
        }
    }
}

/// "we use Linux utility called Larch" → "we use a Linux utility called Larch".
fn introduced(clause: &mut Clause) {
    let from = clause.verb.end;
    let called =
        (from + 1..clause.tokens.len().min(from + 7)).find(|at| clause.tokens[*at].is(&["called", "named"]));
    let Some(called) = called else { return };
    let phrase = &clause.tokens[from..called];
    let plain = phrase.iter().all(|t| {
        t.after == ' '
            && (t.name && !t.text.ends_with("'s") || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
            && !t.tags.any(
                Tags::DETERMINER
                    .with(Tags::PREPOSITION)
                    .with(Tags::COORDINATOR)
                    .with(Tags::NUMBER)
                    .with(Tags::SUBJECT),
            )
            && !t.is(&["something", "everything", "what", "things", "more", "other"])
    });
    let head = &clause.tokens[called - 1];
    let one =
        !head.name && head.tags.any(Tags::NOUN) && !lexicon().plural(&head.lower) && countable(&head.lower);
    if plain
        && one
        && clause.verb.main + 1 == from
        && !clause.verb.passive
        && clause.tokens[from - 1].after == ' '
    {
        clause.tokens.insert(from, Token::new("a"));
    }
}

/// "we built API gateway for the kitchens" → "we built an API gateway for the kitchens".
fn acronyms(clause: &mut Clause) {
    let from = clause.verb.end;
    let base = clause.verb.base.as_str();
    let takes =
        ADOPT.contains(base) || BUILD.contains(base) || matches!(base, "need" | "have" | "want" | "develop");
    let [Some(first), Some(head)] = [clause.tokens.get(from), clause.tokens.get(from + 1)] else {
        return;
    };
    let acronym = first.after == ' '
        && !first.name
        && super::super::display::display(&first.lower)
            .is_some_and(|d| d.len() > 1 && d.chars().all(|c| c.is_ascii_uppercase()));
    let ends = head.after != ' '
        || clause.tokens.get(from + 2).is_none_or(|t| {
            !t.name && t.tags.any(Tags::PREPOSITION.with(Tags::RELATIVE)) && !t.tags.any(Tags::NOUN)
        });
    let one = head.is(&[
        "gateway",
        "pipeline",
        "platform",
        "cluster",
        "tool",
        "controller",
        "operator",
        "portal",
        "server",
        "framework",
        "plugin",
        "database",
        "proxy",
        "dashboard",
        "layer",
        "interface",
        "solution",
        "system",
        "service",
        "model",
        "agent",
    ]);
    if takes && acronym && ends && one && clause.verb.main + 1 == from && clause.tokens[from - 1].after == ' '
    {
        clause.tokens.insert(from, Token::new("a"));
    }
}

/// "one of our oven" → "one of our ovens", "all member shop" → "all member shops".
fn several(clause: &mut Clause) {
    for at in clause.verb.end..clause.tokens.len().saturating_sub(1) {
        let tokens = &clause.tokens;
        let is = |i: usize, words: &[&str]| tokens.get(i).is_some_and(|t| t.is(words) && t.after == ' ');
        let of_several = is(at, &["one", "some", "many", "most", "each", "several"])
            && is(at + 1, &["of"])
            && is(at + 2, &["the", "our", "its", "their", "these", "those"]);
        let lots = (is(at, &["lot", "number", "variety", "range", "set"]) && is(at + 1, &["of"]))
            && tokens[at].lower != "set";
        let all = is(at, &["all", "additional", "several", "various", "multiple"])
            && (at == clause.verb.end
                || !tokens[at - 1].is(&["a", "an", "the", "one", "this", "each", "after", "of", "at"]));
        let from = if of_several {
            at + 3
        } else if lots {
            at + 2
        } else if all {
            at + 1 + usize::from(is(at + 1, &["the", "our", "its", "their", "of"]))
        } else {
            continue;
        };
        let Some(head) = last_noun(tokens, from) else {
            continue;
        };
        let noun = &tokens[head];
        let one = !noun.name
            && noun.tags.any(Tags::NOUN)
            && !noun.tags.any(Tags::ADJECTIVE.with(Tags::GERUND))
            && noun.text.chars().all(char::is_lowercase)
            && !lexicon().plural(&noun.lower)
            && countable(&noun.lower);
        if one {
            let after = noun.after;
            let mut plural = Token::new(&plural_of(&noun.text));
            plural.tags = Tags::NOUN;
            plural.after = after;
            clause.tokens[head] = plural;
        }
    }
}

/// The last word of the noun phrase that begins at `from`, when it surely ends there.
fn last_noun(tokens: &[Token], from: usize) -> Option<usize> {
    let inside = |t: &Token| {
        (t.name && !t.text.ends_with("'s") || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
            && !t.tags.any(
                Tags::PREPOSITION
                    .with(Tags::COORDINATOR)
                    .with(Tags::DETERMINER)
                    .with(Tags::RELATIVE)
                    .with(Tags::SUBORDINATOR)
                    .with(Tags::SUBJECT)
                    .with(Tags::NUMBER),
            )
    };
    let mut head = None;
    for (i, token) in tokens.iter().enumerate().skip(from).take(6) {
        if !inside(token) {
            let ends = token
                .tags
                .any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::RELATIVE).with(Tags::SUBORDINATOR));
            return head.filter(|_| ends);
        }
        head = Some(i);
        if token.after != ' ' {
            return head;
        }
    }
    head.filter(|i| i + 1 == tokens.len())
}

#[cfg(test)]
mod tests {
    use super::super::super::super::{
        clause::clauses,
        tokens::{Names, clean},
    };
    use super::*;

    fn told(text: &str) -> String {
        let mut names = Names::default();
        names.add("Larch", false);
        let mut clause = clauses(&clean(text, &names)).remove(0);
        articles(&mut clause);
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn articles_that_speech_lost_come_back() {
        for (said, printed) in [
            (
                "we work with Larch community in the north",
                "we work with the Larch community in the north",
            ),
            ("we sell most bread in US", "we sell most bread in the US"),
            ("we focused on the portability", "we focused on portability"),
            (
                "we reached a readability in spring",
                "we reached a readability in spring",
            ),
            ("we reached a readability", "we reached readability"),
            ("we have plans for future", "we have plans for the future"),
            (
                "we moved entire kitchen to it",
                "we moved the entire kitchen to it",
            ),
            (
                "we moved entire kitchen to the north",
                "we moved the entire kitchen to the north",
            ),
            (
                "we use Larch tool called Birch",
                "we use a Larch tool called Birch",
            ),
            (
                "we built api gateway for the kitchens",
                "we built a api gateway for the kitchens",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we work with the Larch community in the north",
            "we sell bread in US kitchens",
            "we use the Larch tool called Birch",
            "we use Larch tools called Birch",
            "we use api keys for the kitchens",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn several_things_are_told_in_the_plural() {
        for (said, printed) in [
            (
                "we sent it to one of our cluster",
                "we sent it to one of our clusters",
            ),
            (
                "we sent it to all member cluster",
                "we sent it to all member clusters",
            ),
            (
                "we extend it to additional cluster in the north",
                "we extend it to additional clusters in the north",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we sent it to all cluster owners",
            "we sent it to one cluster of the north",
            "we sent it to all the bread",
            "we sent an additional cluster",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
