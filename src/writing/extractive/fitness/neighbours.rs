//! Judges the words of a clause one after the other: none is spoken language, none is said twice, neighbours fit together.

use super::super::{clause::Clause, tokens::Token, vocabulary::BANNED};
use super::shape::Reason;
use crate::text::lexicon::{Tags, lexicon};

/// Whether all words may be printed.
pub(in super::super) fn words_ok(clause: &Clause) -> Result<(), Reason> {
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
        if BANNED.contains(token.lower.as_str()) && !such_as && !how_to && !meant(clause, i) {
            return Err("spoken word");
        }
        // A reason whose clause was not found, and "that they would": a relative clause that lost its gap.
        let gap = i >= 2
            && clause.tokens[i - 2].lower == "that"
            && clause.tokens[i - 1].is(&["we", "they"])
            && token.is(&["would", "will"]);
        if gap
            || (i > clause.verb.end && token.lower == "because" && !of_a_thing(clause, i))
            || token.lower == "halfway"
        {
            return Err("runs on");
        }
        // "Pluto and Pluto", "for specific for specific"
        let echo = i >= 2
            && clause.tokens[i - 2].lower == token.lower
            && token.lower.len() > 3
            && clause.tokens[i - 1].tags.any(Tags::COORDINATOR.with(Tags::PREPOSITION))
            && !clause.tokens[i - 1].is(&["by", "to", "after", "over"])
            && !contrasted(&clause.tokens, i);
        // "each oven each baker"
        let again = i >= 2 && token.is(&["each", "every"]) && clause.tokens[i - 2].lower == token.lower;
        if echo || again || previous.is_some_and(|p| p.lower == token.lower) {
            return Err("stutter");
        }
        // "we managed the ovens": the main verb is no adjective.
        let acts = i == clause.verb.end && clause.verb.base != "be" && token.tags.any(Tags::DETERMINER);
        if previous.is_some_and(|p| p.after == ' ') && !acts && clash(&clause.tokens, i) {
            return Err("words do not fit together");
        }
        previous = Some(token);
    }
    Ok(())
}

/// "because of the price of flour": a reason that is a thing and no clause.
fn of_a_thing(clause: &Clause, because: usize) -> bool {
    let [of, rest @ ..] = &clause.tokens[because + 1..] else {
        return false;
    };
    let open = rest.iter().any(|t| {
        t.tags.any(Tags::SUBJECT.with(Tags::RELATIVE).with(Tags::MODAL).with(Tags::SUBORDINATOR))
            && !t.tags.any(Tags::PREPOSITION.with(Tags::DETERMINER))
    });
    of.lower == "of" && of.after == ' ' && rest.len() > 1 && !open
}

/// "internal standards and industry standards" is no stutter, nor is "more and more".
fn contrasted(tokens: &[Token], at: usize) -> bool {
    tokens[at].is(&["more", "less"]) && tokens[at - 1].lower == "and"
}

/// Words of speech that are words of the matter here: "in a fine-grained way", "a way to bake", "for everyone", "is done
/// by a robot".
fn meant(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let before = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
    let next = tokens.get(at + 1);
    match tokens[at].lower.as_str() {
        "way" => {
            let how = before(1).is_some_and(|t| {
                (t.tags.any(Tags::ADJECTIVE.with(Tags::PARTICIPLE)) || t.lower.ends_with("ed"))
                    && !t.is(&["right", "same", "other", "only"])
            });
            let start = (1..5).find(|n| before(*n).is_none_or(|t| t.is(&["a", "an", "our", "its"])));
            let led = start.is_some_and(|n| before(n).is_some());
            let purpose = next.is_some_and(|t| t.is(&["to", "of"]))
                && tokens.get(at + 2).is_some_and(|t| t.tags.any(Tags::BASE.with(Tags::GERUND)));
            let manner = start.is_some_and(|n| before(n + 1).is_some_and(|t| t.lower == "in")) && how;
            led && at >= clause.verb.end && (purpose && before(2).is_none_or(|t| t.lower != "in") || manner)
        }
        // "a Spark session", "a user session", but not "the next session".
        "session" => before(1).is_some_and(|t| {
            (t.name || t.tags.any(Tags::NOUN))
                && !t.tags.any(Tags::DETERMINER.with(Tags::NUMBER))
                && !t.is(&[
                    "keynote",
                    "breakout",
                    "lightning",
                    "next",
                    "last",
                    "previous",
                    "poster",
                    "training",
                ])
        }),
        "everyone" | "everybody" => {
            before(1).is_some_and(|t| t.is(&["for", "to", "by", "with", "lets", "let"]))
                && at >= clause.verb.end
        }
        "done" => {
            clause.verb.passive
                && at == clause.verb.main
                && next.is_some_and(|t| {
                    t.is(&[
                        "by",
                        "with",
                        "through",
                        "in",
                        "via",
                        "using",
                        "manually",
                        "automatically",
                        "on",
                    ])
                })
        }
        _ => false,
    }
}

/// Whether neighbours all fit together, for words that are quoted and not rewritten.
pub(in super::super) fn fits_together(tokens: &[Token]) -> bool {
    (1..tokens.len()).all(|i| tokens[i].name || tokens[i - 1].after != ' ' || !clash(tokens, i))
}

/// Whether the word at `i` and the one before it cannot be neighbours: "the of", "a clusters", "for that is".
fn clash(tokens: &[Token], i: usize) -> bool {
    let (previous, token) = (&tokens[i - 1], &tokens[i]);
    (previous.tags.any(Tags::DETERMINER)
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
                    && !token.lower.contains(['-', '%'])
                    && !token.is(&["few", "another"]))
                || (previous.is(&["the", "our", "some"]) && token.is(&["the", "a", "an", "our", "this"]))
                || (previous.is(&["of", "for", "with", "from"])
                    && token.tags.any(Tags::SUBJECT.with(Tags::MODAL))
                    && !token.is(&["it"]))
                || (previous.lower == "a"
                    && token.tags.any(Tags::NOUN)
                    && lexicon().plural(&token.lower)
                    && !token.tags.any(Tags::BASE.with(Tags::ADJECTIVE))
                    && tokens.get(i + 1).is_none_or(|n| !n.tags.any(Tags::NOUN)))
                || (previous.lower == "to" && token.tags.any(Tags::SUBJECT.with(Tags::MODAL)))
                || (previous.is(&["for", "with", "of", "at", "in", "by", "into", "on", "from"])
                    && (token.is(&[
                        "that", "is", "was", "are", "were", "has", "had", "have", "do", "did",
                    ]) || token.tags.any(Tags::MODAL)))
                || (previous.lower == "to" && token.tags.any(Tags::COORDINATOR))
                // "ten more minutes" is the talk's own time; "more better" is no English.
                || (previous.lower == "more" && token.is(&["minutes", "better", "easier", "faster"]))
                || miscounted(tokens, i)
                || (previous.is(&["for", "with", "of", "at", "by", "into", "from"])
                    && token.tags.any(Tags::COORDINATOR))
                || (previous.tags.any(Tags::ADJECTIVE)
                    && !previous.tags.any(Tags::NOUN.with(Tags::BASE).with(Tags::DETERMINER))
                    && !previous.is(&["all", "half", "such", "worth", "due", "only"])
                    && token.is(&["a", "an", "the"]))
                || (previous.is(&["for", "with", "of", "at", "in", "by", "into", "on", "from"])
                    && token.is(&[
                        "on", "in", "at", "of", "for", "with", "by", "into", "to", "instead",
                    ]))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    #[test]
    fn neighbours_that_fit_are_told() {
        for text in [
            "we managed the ovens with our own robot",
            "we make sure that only the bakers open the ovens",
            "we have a 14-day store of bread",
            "we closed the oldest bakeries because of the price of flour",
            "we close each baker session at night",
        ] {
            assert_eq!(words_ok(&first_clause(text)), Ok(()), "{text}");
        }
        for text in [
            "we have a rule that each oven each baker may use",
            "we move the of ovens",
            "we closed the oldest bakeries because of what they cost",
            "we use the clay oven in the next session",
        ] {
            assert!(words_ok(&first_clause(text)).is_err(), "{text}");
        }
    }
}
