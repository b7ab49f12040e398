//! Mends the small words of phrases: articles, commas and "and" that speech adds or leaves away. It touches no word that
//! carries content.

use super::{
    super::{clause::Clause, tokens::Token},
    take_out,
};
use crate::text::lexicon::{Tags, lexicon};

/// All mends of this file.
pub(super) fn phrases(clause: &mut Clause) {
    articles(clause);
    spans(clause);
    joints(clause);
    figures(clause);
    appositions(clause);
}

/// "around a 1,400 a month", "on the multiple layers": an article that the quantity behind it does not take.
fn articles(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 2 < clause.tokens.len() {
        let (before, article, next) = (&clause.tokens[at - 1], &clause.tokens[at], &clause.tokens[at + 1]);
        let figure = next.lower.starts_with(|c: char| c.is_ascii_digit())
            && before.is(&["about", "around", "above", "over", "almost", "nearly", "roughly"])
            && article.is(&["a", "an", "the"])
            && (!clause.tokens[at + 2].tags.any(Tags::NOUN)
                || lexicon().plural(&clause.tokens[at + 2].lower));
        let several = article.lower == "the" && next.is(&["multiple", "several", "various"]);
        if article.after == ' ' && (figure || several) {
            take_out(clause, at, at + 1);
        }
        at += 1;
    }
}

/// "HPA the horizontal pod autoscaler": what a name means stands between commas.
fn appositions(clause: &mut Clause) {
    let length = clause.tokens.len();
    for at in clause.verb.end..length.saturating_sub(2) {
        let tokens = &clause.tokens;
        let acronym = tokens[at].text.len() > 1 && tokens[at].text.chars().all(|c| c.is_ascii_uppercase());
        let named = (tokens[at].name || acronym) && !tokens[at].text.ends_with("'s");
        let told = &tokens[at + 2..];
        let phrase = told.iter().all(|t| {
            t.after == ' '
                && (t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
                && !t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::DETERMINER))
        });
        if named
            && tokens[at].after == ' '
            && tokens[at + 1].is(&["the", "our", "a", "an"])
            && phrase
            && told.len() <= 5
        {
            clause.tokens[at].after = ',';
        }
    }
}

/// "for last 10 years" → "for the last 10 years".
fn spans(clause: &mut Clause) {
    for at in (clause.verb.end..clause.tokens.len().saturating_sub(2)).rev() {
        let tokens = &clause.tokens;
        let span = tokens[at].is(&["for", "over", "in", "during", "within"])
            && tokens[at].after == ' '
            && tokens[at + 1].is(&["last", "past"])
            && (tokens[at + 2].tags.any(Tags::NUMBER) || tokens[at + 2].is(&["few", "couple", "several"]));
        if span {
            clause.tokens.insert(at + 1, Token::new("the"));
        }
    }
}

/// "a model and where all is signed" → "a model where all is signed".
fn joints(clause: &mut Clause) {
    let found = (clause.verb.end + 1..clause.tokens.len().saturating_sub(2)).find(|at| {
        let tokens = &clause.tokens;
        tokens[*at].lower == "and"
            && tokens[*at].after == ' '
            && tokens[at - 1].tags.any(Tags::NOUN)
            && tokens[at + 1].is(&["where", "which"])
            && !tokens[clause.verb.end..*at].iter().any(|t| t.lower == tokens[at + 1].lower)
    });
    if let Some(at) = found {
        take_out(clause, at, at + 1);
    }
}

/// "over 3 ovens over 40 recipes and over 300 shops": figures in a row stand between commas.
fn figures(clause: &mut Clause) {
    let bound = |t: &Token| {
        t.is(&[
            "over",
            "about",
            "around",
            "almost",
            "nearly",
            "roughly",
            "approximately",
        ])
    };
    let figure = |tokens: &[Token], at: usize| {
        bound(&tokens[at]) && tokens.get(at + 1).is_some_and(|t| t.tags.any(Tags::NUMBER))
    };
    let Some(first) = (clause.verb.end..clause.tokens.len()).find(|at| figure(&clause.tokens, *at)) else {
        return;
    };
    for at in first + 2..clause.tokens.len().saturating_sub(1) {
        let ends = clause.tokens[at].after == ' '
            && clause.tokens[at].tags.any(Tags::NOUN)
            && !clause.tokens[at].tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR));
        if ends && clause.tokens[at + 1].lower == clause.tokens[first].lower && figure(&clause.tokens, at + 1)
        {
            clause.tokens[at].after = ',';
        }
    }
}
