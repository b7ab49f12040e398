//! Closes the lists that speech leaves open: "bread, cake, pies" is "bread, cake, and pies", and "new mills, old ovens" is
//! "new mills and old ovens". It reads noun phrases between commas, and leaves alone what may be a second name for the
//! same thing.

use super::{
    super::super::{clause::Clause, tokens::Token},
    series::TIMES,
};
use crate::text::lexicon::{Tags, lexicon};

/// Most words of an item.
const ITEM: usize = 6;

/// Tags of words that stand in no plain noun phrase.
const OTHER: Tags = Tags::PREPOSITION
    .with(Tags::COORDINATOR)
    .with(Tags::RELATIVE)
    .with(Tags::SUBORDINATOR)
    .with(Tags::SUBJECT)
    .with(Tags::OBJECT)
    .with(Tags::MODAL)
    .with(Tags::BE)
    .with(Tags::HAVE);

/// What is read of an item.
#[derive(Debug, Clone, Copy)]
struct Item {
    /// Its first word.
    from: usize,
    /// The noun it is about.
    head: usize,
    /// Whether the noun is in the plural.
    plural: bool,
    /// Whether it says how many.
    counted: bool,
}

/// All of this file.
pub(super) fn items(clause: &mut Clause) {
    same_noun(clause);
    last_joint(clause);
    second_of_two(clause);
    last_comma(clause);
}

/// "rye bread wheat bread" at the end → "rye bread and wheat bread": two kinds of one thing.
fn same_noun(clause: &mut Clause) {
    let tokens = &clause.tokens;
    let Some(last) = tokens.len().checked_sub(1).filter(|last| *last > clause.verb.end + 2) else {
        return;
    };
    let kind = |t: &Token| {
        t.after == ' '
            && !t.name
            && t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::PARTICIPLE))
            && !t
                .tags
                .any(OTHER.with(Tags::DETERMINER).with(Tags::NUMBER).with(Tags::ADVERB).with(Tags::GERUND))
    };
    let noun = &tokens[last];
    let head = noun.tags.any(Tags::NOUN) && !noun.name && noun.lower.len() > 3;
    let first = (last.saturating_sub(3)..last - 1).find(|at| {
        *at > clause.verb.end
            && tokens[*at].lower == noun.lower
            && kind(&tokens[*at])
            && kind(&tokens[at - 1])
            && tokens[at + 1..last].iter().all(kind)
            && tokens[at - 1].lower != tokens[at + 1].lower
    });
    let Some(first) = first.filter(|_| head) else {
        return;
    };
    let from = (clause.verb.end..first).rev().take_while(|at| kind(&tokens[*at])).last().unwrap_or(first);
    let lead = from.checked_sub(1).map(|at| &tokens[at]);
    // "a large oven small oven", "new oven newer oven": one of one, or said again.
    let open =
        lead.is_some_and(|t| !t.is(&["a", "an", "the", "this", "that", "one", "or", "and", "from", "to"]));
    let again = tokens[first + 1].lower.get(..3) == tokens[first - 1].lower.get(..3);
    if open && !again && first - from <= 3 {
        clause.tokens.insert(first + 1, Token::new("and"));
    }
}

/// "bread, cake and pies" → "bread, cake, and pies".
fn last_comma(clause: &mut Clause) {
    let tokens = &clause.tokens;
    let Some(and) = (clause.verb.end + 2..tokens.len().saturating_sub(1))
        .rev()
        .find(|at| tokens[*at].lower == "and")
    else {
        return;
    };
    let Some(comma) = (clause.verb.end..and - 1).rev().find(|at| tokens[*at].after == ',') else {
        return;
    };
    let others = tokens[clause.verb.end..]
        .iter()
        .filter(|t| t.tags.any(Tags::COORDINATOR.with(Tags::RELATIVE)) || t.lower == "between")
        .count();
    let end = (and + 1..=tokens.len()).rev().find(|to| item(tokens, and + 1, *to).is_some());
    let (Some(first), Some(second), Some(_)) =
        (item_before(clause, comma + 1), item(tokens, comma + 1, and), end)
    else {
        return;
    };
    // "two ovens, a large and a small one": what they are, not more of them.
    let kinds = first.counted && !second.counted
        || tokens[clause.verb.end..comma].iter().any(|t| t.is(&["both", "either", "following"]));
    if others == 1 && !kinds && tokens[and - 1].after == ' ' && tokens[and].after == ' ' {
        clause.tokens[and - 1].after = ',';
    }
}

/// Whether a word may stand before the noun of an item.
fn inner(token: &Token) -> bool {
    token.name
        || token.is(&[
            "about", "around", "over", "nearly", "almost", "roughly", "other", "low", "high",
        ])
        || token.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::NUMBER).with(Tags::PARTICIPLE))
            && !token.tags.any(OTHER.with(Tags::DETERMINER))
}

/// The item that stands from `from` to `to`, both its ends known: "a lot of bread", "30,000 cakes per day".
fn item(tokens: &[Token], from: usize, to: usize) -> Option<Item> {
    let per = (from..to).find(|at| tokens[*at].lower == "per").unwrap_or(to);
    let lot = from + 2 < per && tokens[from + 1].lower == "lot" && tokens[from + 2].lower == "of";
    let more = from + 2 < per && tokens[from].lower == "more" && tokens[from + 1].lower == "than";
    let skip = if lot {
        3
    } else if more {
        2
    } else {
        usize::from(
            tokens.get(from)?.tags.any(Tags::DETERMINER)
                && !tokens[from].is(&["this", "that", "these", "those", "each", "every", "no"]),
        )
    };
    let words = tokens.get(from + skip..per).filter(|words| !words.is_empty())?;
    let head = per - 1;
    let noun = tokens[head].tags.any(Tags::NOUN)
        && !tokens[head].tags.any(OTHER.with(Tags::NUMBER).with(Tags::ADVERB))
        || tokens[head].name;
    (noun && to - from <= ITEM && words.iter().all(inner) && !tokens[head].is(TIMES)).then(|| Item {
        from,
        head,
        plural: !tokens[head].name && lexicon().plural(&tokens[head].lower),
        counted: words.iter().any(|t| t.tags.any(Tags::NUMBER)),
    })
}

/// The longest item that ends at `to` and begins behind the verb.
fn item_before(clause: &Clause, to: usize) -> Option<Item> {
    let first = clause.verb.end.max(to.saturating_sub(ITEM));
    (first..to).find_map(|from| item(&clause.tokens, from, to))
}

/// "bread, cake, pies" at the end → "bread, cake, and pies".
fn last_joint(clause: &mut Clause) {
    let tokens = &clause.tokens;
    let commas: Vec<usize> = (clause.verb.end..tokens.len().saturating_sub(1))
        .filter(|i| tokens[*i].after == ',')
        .collect();
    let [.., before, last] = commas.as_slice() else {
        return;
    };
    let joined = tokens[clause.verb.end..].iter().any(|t| t.tags.any(Tags::COORDINATOR));
    let (Some(_), Some(second), Some(third)) = (
        item_before(clause, before + 1),
        item(tokens, before + 1, last + 1),
        item(tokens, last + 1, tokens.len()),
    ) else {
        return;
    };
    // "bread, the rye kind, a good one": an article of its own tells of the same again.
    let own = |item: &Item| {
        tokens[item.from].is(&["a", "an", "the", "its", "our", "their", "one"])
            && tokens[item.from + 1].lower != "lot"
    };
    let alike = !own(&third) && !own(&second)
        || tokens[second.from].lower == tokens[third.from].lower
            && tokens[clause.verb.end..*before].iter().any(|t| t.lower == tokens[third.from].lower);
    if alike && !joined {
        clause.tokens.insert(last + 1, Token::new("and"));
    }
}

/// "new mills, old ovens" at the end → "new mills and old ovens": two things of which each is many, or two examples.
fn second_of_two(clause: &mut Clause) {
    let tokens = &clause.tokens;
    let mut commas = (clause.verb.end..tokens.len().saturating_sub(1)).filter(|i| tokens[*i].after == ',');
    let (Some(comma), None) = (commas.next(), commas.next()) else {
        return;
    };
    let Some(first) = item_before(clause, comma + 1) else {
        return;
    };
    // "between new mills, between old ovens"
    let lead = first.from.checked_sub(1).map(|at| &tokens[at]);
    let again = tokens[comma + 1].tags.any(Tags::PREPOSITION)
        && lead.is_some_and(|lead| lead.lower == tokens[comma + 1].lower);
    let Some(second) = item(tokens, comma + 1 + usize::from(again), tokens.len()) else {
        return;
    };
    let examples = lead.is_some_and(|t| t.is(&["like", "as"]));
    let bare = |item: &Item| {
        !tokens[item.from].name
            && (!tokens[item.from].tags.any(Tags::DETERMINER)
                || tokens[item.from].is(&["some", "many", "several", "other", "more"]))
    };
    let names = tokens[first.head].name || tokens[second.head].name;
    let many =
        first.plural && second.plural && bare(&first) && bare(&second) && first.counted == second.counted;
    // What is measured in the same things may be the same amount in other words.
    let same = tokens[first.head].lower == tokens[second.head].lower
        && tokens.get(first.head + 1).map(|t| &t.lower) != tokens.get(second.head + 1).map(|t| &t.lower)
        && second.head + 1 == tokens.len();
    let joined = tokens[clause.verb.end..]
        .iter()
        .any(|t| t.tags.any(Tags::COORDINATOR) || t.is(&["two", "both", "either", "namely"]));
    if (many && !names || examples) && !same && !joined {
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
        items(&mut clause);
        with_commas(&clause.tokens)
    }

    #[test]
    fn the_last_item_is_joined_by_and() {
        for (said, printed) in [
            (
                "we sell rye bread, plum cake, apple pies",
                "we sell rye bread, plum cake, and apple pies",
            ),
            (
                "we sell a lot of bread, a lot of cake, small pies",
                "we sell a lot of bread, a lot of cake, and small pies",
            ),
            (
                "we have rye ovens, cake ovens, other small ovens",
                "we have rye ovens, cake ovens, and other small ovens",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we sell bread, the rye kind, in kitchens",
            "we sell bread, cake, or apple pies",
            "we sell bread, pies",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn two_kinds_of_one_thing_are_joined() {
        assert_eq!(
            told("we sell warm bread cold bread"),
            "we sell warm bread and cold bread"
        );
        for text in ["we sell a warm bread cold bread", "we sell old bread older bread"] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn the_last_item_stands_behind_a_comma() {
        for (said, printed) in [
            ("we sell bread, cake and pies", "we sell bread, cake, and pies"),
            (
                "we run 40 ovens, over 300 kitchens and over 7 barns",
                "we run 40 ovens, over 300 kitchens, and over 7 barns",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we have two ovens, the large oven and the small oven",
            "we sell bread and cake in kitchens",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn two_things_of_which_each_is_many_are_joined() {
        for (said, printed) in [
            (
                "we have rye ovens, small kitchens",
                "we have rye ovens and small kitchens",
            ),
            (
                "we serve over 30 towns per day, over 10 kitchens per hour",
                "we serve over 30 towns per day and over 10 kitchens per hour",
            ),
            (
                "we share bread between large kitchens, between small towns",
                "we share bread between large kitchens and between small towns",
            ),
            (
                "we sell things such as rye bread, small cakes",
                "we sell things such as rye bread and small cakes",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in [
            "we have two ovens, rye ovens",
            "we sell the bread in code, small cakes",
            "we have 30 ovens, large kitchens",
            "we sell cakes, many times",
            "we sell cakes and pies, small ovens",
        ] {
            assert_eq!(told(text), text);
        }
    }
}
