//! Articles of shares and changes that are told by a figure: "we saw a 30% reduction in waste", "about a third of the
//! bread", "an increase of 30%". No figure changes.

use super::super::super::{clause::Clause, mend::take_out, tokens::Token};
use crate::text::lexicon::Tags;

/// What a share tells of: one change, one rate.
const CHANGES: &[&str] = &[
    "improvement",
    "reduction",
    "increase",
    "decrease",
    "saving",
    "drop",
    "gain",
    "boost",
    "speedup",
    "uplift",
    "decline",
    "jump",
    "rate",
    "overhead",
    "discount",
];

/// Words before a figure that say it is not exact, the longer ones first.
const NEAR: &[&[&str]] = &[
    &["more", "than"],
    &["less", "than"],
    &["up", "to"],
    &["at", "least"],
    &["close", "to"],
    &["about"],
    &["around"],
    &["roughly"],
    &["nearly"],
    &["almost"],
    &["over"],
    &["approximately"],
];

/// All of this file.
pub(super) fn shares(clause: &mut Clause) {
    changes(clause);
    fractions(clause);
    exact(clause);
}

/// One past the figure with its sign that begins at `at`: "30%", "30 percent", "2x".
fn figure(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let digits = token.lower.starts_with(|c: char| c.is_ascii_digit());
    let signed = digits && (token.lower.ends_with('%') || token.lower.ends_with('x'));
    if signed {
        return (token.after == ' ').then_some(at + 1);
    }
    let sign = tokens.get(at + 1)?;
    let percent = digits && token.after == ' ' && sign.is(&["%", "percent"]) && sign.after == ' ';
    percent.then_some(at + 2)
}

/// Where the words that tell the figure at `at` begin: "about" of "about 10 to 15%".
fn beginning(tokens: &[Token], at: usize, least: usize) -> usize {
    let mut from = at;
    let number = |i: usize| tokens[i].lower.starts_with(|c: char| c.is_ascii_digit());
    if from >= least + 2 && tokens[from - 1].lower == "to" && number(from - 2) {
        from -= 2;
    }
    let near = NEAR.iter().find(|words| {
        from >= least + words.len()
            && words.iter().zip(&tokens[from - words.len()..]).all(|(w, t)| t.lower == *w)
    });
    from - near.map_or(0, |words| words.len())
}

/// "we saw 30% reduction in waste" → "we saw a 30% reduction in waste".
fn changes(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 1 < clause.tokens.len() {
        let Some(end) = figure(&clause.tokens, at) else {
            at += 1;
            continue;
        };
        let tokens = &clause.tokens;
        let inside = |t: &Token| {
            t.name
                || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::GERUND))
                    && !t.tags.any(Tags::PREPOSITION.with(Tags::DETERMINER).with(Tags::COORDINATOR))
        };
        let head = (end..tokens.len().min(end + 4)).find(|i| tokens[*i].is(CHANGES)).filter(|head| {
            tokens[end..*head].iter().all(|t| t.after == ' ' && inside(t))
                && (tokens[*head].after != ' '
                    || tokens.get(head + 1).is_none_or(|t| {
                        t.tags.any(
                            Tags::PREPOSITION
                                .with(Tags::COORDINATOR)
                                .with(Tags::SUBORDINATOR)
                                .with(Tags::ADVERB)
                                .with(Tags::RELATIVE),
                        )
                    }))
        });
        let from = beginning(tokens, at, clause.verb.main + 1);
        let before = &tokens[from - 1];
        // "an up to 30% drop" reads no better.
        let bound = tokens[from].is(&["up", "at", "close"]);
        let bare = from == clause.verb.main + 1
            || from == clause.verb.end
            || before.tags.any(Tags::GERUND.with(Tags::BASE).with(Tags::PAST).with(Tags::THIRD))
            || before.is(&["in", "with", "to", "for"]);
        if head.is_some() && bare && !bound && before.after == ' ' && !before.tags.any(Tags::DETERMINER) {
            clause.tokens.insert(from, Token::new("a"));
            // "had more than 30%": the words of degree count to the verb.
            clause.verb.end += usize::from(from < clause.verb.end);
            at += 1;
        }
        at = end.max(at + 1);
    }
}

/// "we sold about third of the bread" → "we sold about a third of the bread".
fn fractions(clause: &mut Clause) {
    for at in (clause.verb.end.max(1)..clause.tokens.len().saturating_sub(2)).rev() {
        let (before, part) = (&clause.tokens[at - 1], &clause.tokens[at]);
        let led = at == clause.verb.end
            || before.is(&[
                "about", "around", "over", "nearly", "almost", "roughly", "by", "than", "to",
            ]);
        let bare = part.is(&["third", "quarter"])
            && part.after == ' '
            && clause.tokens[at + 1].lower == "of"
            && led
            && before.after == ' ';
        if bare {
            clause.tokens.insert(at, Token::new("a"));
        }
    }
}

/// "an increase of the 50%" → "an increase of 50%".
fn exact(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 1 < clause.tokens.len() {
        let (before, article) = (&clause.tokens[at - 1], &clause.tokens[at]);
        let changed = before.is(&["of", "by"])
            && at >= 2
            && (clause.tokens[at - 2].is(CHANGES) || clause.tokens[at - 2].tags.any(Tags::PAST));
        let next = &clause.tokens[at + 1];
        let percent = next.lower.starts_with(|c: char| c.is_ascii_digit())
            && (next.lower.ends_with('%')
                || clause.tokens.get(at + 2).is_some_and(|t| t.is(&["%", "percent"])));
        if article.lower == "the" && changed && percent {
            take_out(clause, at, at + 1);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        shares(&mut clause);
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_change_by_a_share_is_one_change() {
        for (said, printed) in [
            ("we saw 30% reduction in waste", "we saw a 30% reduction in waste"),
            (
                "we saw about 10 to 15% improvement in taste",
                "we saw a about 10 to 15% improvement in taste",
            ),
            (
                "we had more than 20% oven improvement there",
                "we had a more than 20% oven improvement there",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we saw a 30% reduction in waste",
            "we saw our 30% reduction in waste",
            "we saw 30% reduction plans for waste",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn parts_have_their_article_and_exact_shares_have_none() {
        for (said, printed) in [
            (
                "we sold about third of the bread",
                "we sold about a third of the bread",
            ),
            ("we had an increase of the 50%", "we had an increase of 50%"),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in ["we sold one third of the bread", "we sold the third of the ovens"] {
            assert_eq!(told(text), text);
        }
    }
}
