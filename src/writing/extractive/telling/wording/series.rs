//! Joins the items of a list that speech says one after the other: "two ovens three mills and four shops" is "two ovens,
//! three mills and four shops". It joins only items that begin alike, so that each is surely one of its own.

use super::{
    super::super::{clause::Clause, tokens::Token},
    items::items,
};
use crate::text::lexicon::{Tags, lexicon};

/// Most words of an item.
const ITEM: usize = 7;

/// Plural nouns that tell how long or how often, not of what there is.
pub(super) const TIMES: &[&str] = &[
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "times", "percent", "points",
];

/// All of this file.
pub(super) fn series(clause: &mut Clause) {
    figures(clause);
    same_head(clause);
    alike(clause);
    aims(clause);
    items(clause);
}

/// Whether a figure that counts begins at `at`, a word of measure before it included.
fn figure(tokens: &[Token], at: usize) -> Option<usize> {
    let near = |t: &Token| {
        t.is(&[
            "about",
            "around",
            "over",
            "nearly",
            "almost",
            "roughly",
            "approximately",
        ])
    };
    let more = |i: usize| {
        tokens.get(i).is_some_and(|t| t.is(&["more", "less", "fewer"]))
            && tokens.get(i + 1).is_some_and(|t| t.lower == "than")
    };
    let start = if more(at) {
        at + 2
    } else if near(tokens.get(at)?)
        || tokens[at].lower == "several" && tokens.get(at + 1)?.tags.any(Tags::NUMBER)
    {
        at + 1
    } else {
        at
    };
    let number = tokens.get(start)?;
    ((number.tags.any(Tags::NUMBER) || number.lower == "tens")
        && !number.is(&["one", "half", "couple", "zero"])
        && !number.lower.contains('%'))
    .then_some(start)
}

/// "40 ovens over 300 shops and 2 mills": counts in a row stand between commas.
fn figures(clause: &mut Clause) {
    let tokens = &clause.tokens;
    let mut ends = Vec::new();
    let mut at = clause.verb.end;
    // Where the noun of the count before ended.
    let mut open: Option<usize> = None;
    let mut closed = false;
    while at < tokens.len() {
        let Some(number) = figure(tokens, at) else {
            at += 1;
            continue;
        };
        let Some(head) = counted(tokens, number + 1) else {
            at = number + 1;
            open = None;
            continue;
        };
        if open == Some(at) && tokens[at - 1].after == ' ' {
            ends.push(at - 1);
        }
        open = Some(head + 1);
        at = head + 1;
        if tokens.get(at).is_some_and(|t| t.lower == "and") && figure(tokens, at + 1).is_some() {
            closed = true;
            at += 1;
            open = None;
        }
    }
    if closed || ends.len() > 1 {
        for end in &ends {
            clause.tokens[*end].after = ',';
        }
    }
    // Two counts and no more: "and" joins them.
    if !closed && let Some(last) = ends.last().copied() {
        clause.tokens[last].after = ' ';
        clause.tokens.insert(last + 1, Token::new("and"));
    }
}

/// The plural noun that a count counts, with plain words before it.
fn counted(tokens: &[Token], from: usize) -> Option<usize> {
    for (i, token) in tokens.iter().enumerate().skip(from).take(ITEM) {
        let plain = token.name
            || token.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::NUMBER))
                && !token.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::DETERMINER))
            // "four dedicated ovens"
            || i == from && token.tags.any(Tags::PARTICIPLE);
        let of = token.lower == "of" && i > from && tokens[i - 1].tags.any(Tags::NUMBER)
            || token.lower == "of" && i == from;
        if !plain && !of {
            return None;
        }
        let plural = token.tags.any(Tags::NOUN)
            && !token.tags.any(Tags::NUMBER)
            && !token.name
            && lexicon().plural(&token.lower)
            && token.lower.len() > 3;
        if plural {
            return (!token.is(TIMES)).then_some(i);
        }
        if token.after != ' ' {
            return None;
        }
    }
    None
}

/// "a clay oven a brick oven an iron oven": items with one article and one noun.
fn same_head(clause: &mut Clause) {
    let tokens = &clause.tokens;
    // One past the noun of the item that begins at `from`.
    let item = |from: usize| -> Option<usize> {
        if !tokens.get(from)?.is(&["a", "an", "one"]) {
            return None;
        }
        let rest = tokens.get(from + 1..)?.iter().take(4);
        let plain = rest.take_while(|t| {
            (t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::GERUND)))
                && !t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::DETERMINER))
        });
        let count = plain.count();
        (count > 1).then_some(from + 1 + count)
    };
    for first in clause.verb.end..tokens.len() {
        let mut ends = Vec::new();
        let mut at = first;
        while let Some(end) = item(at) {
            ends.push(end);
            at = end;
        }
        let head = |end: &usize| tokens[end - 1].lower.as_str();
        let alike = ends.len() > 1 && ends.iter().all(|end| head(end) == head(&ends[0]));
        let open = ends.iter().rev().skip(1).all(|end| tokens[end - 1].after == ' ');
        if alike && open {
            ends.pop();
            let mark = if ends.len() > 1 { ',' } else { ' ' };
            for end in &ends {
                clause.tokens[end - 1].after = mark;
            }
            if let Some(last) = ends.last() {
                clause.tokens.insert(*last, Token::new("and"));
            }
            return;
        }
    }
}

/// "all its ovens all its mills", "some bread some cake": items that begin with the same word.
fn alike(clause: &mut Clause) {
    let tokens = &clause.tokens;
    let opens = |i: usize| {
        let t = &tokens[i];
        t.is(&["all", "some", "different", "multiple", "each", "every"])
            && t.tags.any(Tags::DETERMINER.with(Tags::ADJECTIVE))
    };
    for first in clause.verb.end..tokens.len() {
        if !opens(first) {
            continue;
        }
        let second =
            (first + 2..tokens.len().min(first + ITEM)).find(|i| tokens[*i].lower == tokens[first].lower);
        let Some(second) = second else { continue };
        let item = &tokens[first + 1..second];
        let plain = item.iter().all(|t| {
            t.after == ' '
                && (t.name
                    || t.is(&["its", "our", "the", "their", "of"])
                    || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
                        && !t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR)))
        });
        let noun = item.last().is_some_and(|t| t.tags.any(Tags::NOUN) && lexicon().plural(&t.lower));
        let rest = &tokens[second + 1..];
        let ends = rest.last().is_some_and(|t| t.tags.any(Tags::NOUN) || t.name)
            && rest.len() < ITEM
            && !rest
                .iter()
                .any(|t| t.tags.any(Tags::COORDINATOR.with(Tags::RELATIVE).with(Tags::MODAL).with(Tags::BE)));
        // "all its old ovens all its large ovens": said again in other words.
        let again = item.last().is_some_and(|head| rest.iter().any(|t| t.lower == head.lower));
        if plain && noun && ends && !again {
            clause.tokens.insert(second, Token::new("and"));
            return;
        }
    }
}

/// "to sell bread, open a kitchen" → "to sell bread and open a kitchen".
fn aims(clause: &mut Clause) {
    let tokens = &clause.tokens;
    let mut commas = (clause.verb.end..tokens.len().saturating_sub(2)).filter(|i| tokens[*i].after == ',');
    let (Some(comma), None) = (commas.next(), commas.next()) else {
        return;
    };
    let to = (clause.verb.end..comma).find(|i| tokens[*i].lower == "to");
    let infinitive = to.is_some_and(|i| tokens[i + 1].tags.any(Tags::BASE) && i + 2 <= comma);
    let act = &tokens[comma + 1];
    let second = act.tags.any(Tags::BASE)
        && !act
            .tags
            .any(Tags::ADJECTIVE.with(Tags::PREPOSITION).with(Tags::ADVERB).with(Tags::BE).with(Tags::HAVE))
        && tokens[comma + 2].tags.any(Tags::DETERMINER.with(Tags::NUMBER).with(Tags::ADJECTIVE));
    let joined = tokens[clause.verb.end..]
        .iter()
        .any(|t| t.tags.any(Tags::COORDINATOR.with(Tags::RELATIVE)));
    if infinitive && second && !joined {
        clause.tokens[comma].after = ' ';
        clause.tokens.insert(comma + 1, Token::new("and"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::{first_clause, with_commas};

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        series(&mut clause);
        with_commas(&clause.tokens)
    }

    #[test]
    fn counts_in_a_row_are_items() {
        for (said, printed) in [
            (
                "we have 40 ovens over 300 kitchens more than 20 mills and over 7 barns",
                "we have 40 ovens, over 300 kitchens, more than 20 mills, and over 7 barns",
            ),
            (
                "we run four clay ovens four water mills",
                "we run four clay ovens and four water mills",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we run four ovens in two kitchens",
            "we run 40 ovens 24 hours a day with 3 bakers",
        ] {
            assert!(!told(text).contains("ovens,"), "{text}");
        }
    }

    #[test]
    fn things_of_one_kind_are_items() {
        assert_eq!(
            told("we have a clay oven a testing oven a cooling oven"),
            "we have a clay oven, a testing oven, and a cooling oven"
        );
        assert_eq!(
            told("we have a clay oven a brick house"),
            "we have a clay oven a brick house"
        );
    }

    #[test]
    fn items_that_begin_alike_are_joined() {
        assert_eq!(
            told("we moved all our ovens all our mills"),
            "we moved all our ovens and all our mills"
        );
        for text in [
            "we moved all our ovens in all our kitchens",
            "we moved all of it all the time",
            "we moved all our old ovens all our large ovens",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn the_last_of_two_aims_is_joined() {
        assert_eq!(
            told("we wanted to sell more bread, build a kitchen"),
            "we wanted to sell more bread and build a kitchen"
        );
    }
}
