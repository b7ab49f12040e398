//! Carries the phrase at the end of one sentence to the statement of the next, where captions without marks part them:
//! "… and for the large shops | we use two ovens". It changes no sentence that ends in a mark.

use super::super::mend::take_out;
use super::{
    clause::Clause,
    lead::{announcing_a_deed, behind_preamble, leads_on},
    subject::SubjectKind,
    tokens::Token,
};
use crate::text::lexicon::Tags;

/// Gives every statement the phrase that the sentence before it ends with. `clean` holds the words of the sentences and
/// `parsed` their clauses; a phrase that only says at which company stays where it is.
pub(in super::super) fn carry(
    parsed: &mut [Vec<Clause>],
    clean: &[Vec<Token>],
    company: Option<&str>,
    told: impl Fn(usize) -> bool,
) {
    for id in 1..parsed.len() {
        if let Some(first) = parsed[id].first_mut().filter(|c| goes_back(c, &clean[id - 1], &clean[id])) {
            let length = first.front;
            take_out(first, 0, length);
        }
        take_from_preamble(&mut parsed[id], &clean[id], id);
        // "what we did is we baked": the statement comes second.
        let i = usize::from(
            parsed[id]
                .get(1)
                .is_some_and(|c| announcing_a_deed(&clean[id][..c.at.min(clean[id].len())]).is_some()),
        );
        if let Some(statement) = parsed[id].get_mut(i) {
            take_from_cleft(statement, &clean[id], id);
        }
        let open = parsed[id].get(i).is_some_and(|c| awaits(c, &clean[id])) && told(id - 1);
        let Some(from) = open.then(|| leads_on(&clean[id - 1])).flatten() else {
            continue;
        };
        let phrase = &clean[id - 1][from..];
        let echo = echoes(&parsed[id][i].tokens, phrase);
        // "after mending our ovens | our bread is fresh": who mended them is not the bread.
        let doer = parsed[id][i].subject == SubjectKind::Our
            && phrase.iter().take(2).any(|t| t.tags.any(Tags::GERUND) && !t.tags.any(Tags::NOUN));
        if doer {
            continue;
        }
        let at_home = phrase.len() < 4 && phrase.iter().any(|t| t.name && Some(t.text.as_str()) == company);
        if at_home || echo {
            continue;
        }
        if let Some(last) = parsed[id - 1].last_mut() {
            give_up(last, phrase);
        }
        if let Some(statement) = parsed[id].get_mut(i) {
            take(statement, phrase, id - 1);
        }
    }
}

/// The statement without the phrase that leads it in, where that only tells what for, how or instead of what; a place or a
/// time may tell how far it holds.
pub(in super::super) fn without_lead(clause: &Clause) -> Option<Clause> {
    let (first, second) = (clause.tokens.first()?, clause.tokens.get(1)?);
    let adds = first.is(&[
        "to",
        "by",
        "using",
        "utilizing",
        "leveraging",
        "given",
        "thanks",
        "instead",
        "rather",
        "besides",
    ]) || first.lower == "in" && second.is(&["order", "addition"])
        || first.is(&["while", "when", "after"]) && second.tags.any(Tags::GERUND);
    if clause.front < 2 || !adds {
        return None;
    }
    let mut bare = clause.clone();
    let length = bare.front;
    take_out(&mut bare, 0, length);
    Some(bare)
}

/// "… hard for the bakers | and for the drivers we bought a van", "but this time with a better oven and with a robot we bake
/// rolls": whether the phrase before the first statement of a sentence may be the second of two that began before it.
fn goes_back(clause: &Clause, before: &[Token], own: &[Token]) -> bool {
    let Some(first) = clause.tokens.first().filter(|_| clause.front > 0) else {
        return false;
    };
    let earlier = if clause.at == 0 {
        before
    } else {
        &own[..clause.at.min(own.len())]
    };
    earlier.last().is_some_and(|t| t.after == ' ')
        && clause.connector == "and"
        && first.tags.any(Tags::PREPOSITION)
        && earlier.iter().rev().take(8).any(|t| t.lower == first.lower)
}

/// "the trouble is that in our oldest shops we have no robots": gives a statement the phrase that stands right before it,
/// behind words that say nothing themselves.
fn take_from_preamble(clauses: &mut [Clause], own: &[Token], sentence: usize) {
    for i in 0..clauses.len() {
        let clause = &clauses[i];
        let free = clause.front == 0 && clause.connector.is_empty() && clause.subject == SubjectKind::We;
        let Some(before) = own.get(..clause.at).filter(|before| free && !before.is_empty()) else {
            continue;
        };
        let Some(from) = behind_preamble(before) else {
            continue;
        };
        let phrase = &own[from..clause.at];
        let at_end = |c: &Clause| c.at + c.tokens.len() <= before.len() && c.tokens.ends_with(phrase);
        if let Some(last) = i.checked_sub(1).and_then(|i| clauses.get_mut(i)).filter(|c| at_end(c)) {
            let kept = last.tokens.len() - phrase.len();
            if kept <= last.verb.end {
                continue;
            }
            last.tokens.truncate(kept);
        }
        take(&mut clauses[i], phrase, sentence);
        clauses[i].doubtful = false;
        clauses[i].at = from;
    }
}

/// "with the new robot what we do is we bake at night": gives a statement the phrase before "what we do is".
fn take_from_cleft(clause: &mut Clause, own: &[Token], sentence: usize) {
    let free = clause.front == 0 && clause.connector.is_empty() && clause.subject == SubjectKind::We;
    let Some(before) = own.get(..clause.at).filter(|_| free) else {
        return;
    };
    let phrase = announcing_a_deed(before).map(|what| &own[..what]);
    if let Some((phrase, from)) = phrase.and_then(|phrase| Some((phrase, leads_on(phrase)?))) {
        take(clause, &phrase[from..], sentence);
    }
}

/// Whether a statement opens its sentence with "we" or "our" and has no phrase before it; "what we did is" is none.
fn awaits(clause: &Clause, own: &[Token]) -> bool {
    let before = own.get(..clause.at).unwrap_or_default();
    let announced = || {
        announcing_a_deed(before)
            .is_some_and(|what| before[..what].iter().all(|t| t.is(&["so", "and", "now", "then"])))
    };
    (clause.at == 0 || announced())
        && clause.front == 0
        && clause.connector.is_empty()
        && matches!(clause.subject, SubjectKind::We | SubjectKind::Our)
}

/// "for the shops | we sell bread for the shops": whether a statement ends in the words of its phrase.
fn echoes(statement: &[Token], phrase: &[Token]) -> bool {
    let same = statement
        .iter()
        .rev()
        .zip(phrase.iter().rev())
        .take_while(|(a, b)| a.lower == b.lower)
        .count();
    same > 1 || same == 1 && phrase.last().is_some_and(|t| t.name)
}

/// Takes the phrase, and the joint before it, off the clause that it was read with.
fn give_up(clause: &mut Clause, phrase: &[Token]) {
    let Some(kept) = clause.tokens.len().checked_sub(phrase.len() + 1) else {
        return;
    };
    if kept <= clause.verb.end || clause.tokens[kept + 1..] != *phrase {
        return;
    }
    clause.tokens.truncate(kept);
    if let Some(last) = clause.tokens.last_mut() {
        last.after = ' ';
    }
}

/// Puts the phrase before the statement.
fn take(clause: &mut Clause, phrase: &[Token], sentence: usize) {
    let mut tokens = phrase.to_vec();
    for token in &mut tokens {
        token.from = Some(sentence);
    }
    if let Some(last) = tokens.last_mut() {
        last.after = ' ';
    }
    let length = tokens.len();
    clause.tokens.splice(0..0, tokens);
    clause.front += length;
    clause.subject_end += length;
    clause.verb.finite += length;
    clause.verb.main += length;
    clause.verb.end += length;
}

#[cfg(test)]
mod tests {
    use super::super::{
        clause::clauses,
        tokens::{Names, clean},
    };
    use super::*;

    fn carried(before: &str, said: &str) -> (String, String) {
        let mut names = Names::default();
        names.add("Acme", false);
        let clean: Vec<Vec<Token>> = [before, said].iter().map(|t| clean(t, &names)).collect();
        let mut parsed: Vec<Vec<Clause>> = clean.iter().map(|t| clauses(t)).collect();
        carry(&mut parsed, &clean, Some("Acme"), |_| true);
        let words = |c: Option<&Clause>| {
            let tokens = c.map_or(&[][..], |c| &c.tokens);
            tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        (words(parsed[0].last()), words(parsed[1].first()))
    }

    /// The last statement of the second sentence.
    fn last_of(before: &str, said: &str) -> String {
        let clean = [before, said].map(|t| clean(t, &Names::default()));
        let mut parsed = [clauses(&clean[0]), clauses(&clean[1])];
        carry(&mut parsed, &clean, None, |_| true);
        let tokens = parsed[1].last().map_or(&[][..], |c| &c.tokens);
        tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_phrase_alone_belongs_to_the_next_statement() {
        for phrase in [
            "in the bakeries of the north",
            "to sell bread in all of our bakeries",
            "instead of buying new ovens",
            "while moving the ovens to Oslo",
        ] {
            let (before, said) = carried(&format!("so {phrase}"), "we built one large bakery");
            assert_eq!(before, "", "{phrase}");
            assert_eq!(said, format!("{phrase} we built one large bakery"));
        }
    }

    #[test]
    fn a_phrase_behind_the_last_joint_leaves_its_clause() {
        assert_eq!(
            carried(
                "we sell dark bread and for the large bakeries",
                "we use two ovens"
            ),
            (
                "we sell dark bread".to_owned(),
                "for the large bakeries we use two ovens".to_owned()
            )
        );
    }

    #[test]
    fn what_may_belong_to_the_clause_before_or_points_back_stays() {
        for before in [
            "we sell for the small bakeries and for the large bakeries",
            "we sell dark bread in the north",
            "we sell dark bread and for these bakeries",
            "so at Acme",
            "in the bakeries of the north.",
            "to give you an idea",
            "we wanted to save money and to sell bread",
        ] {
            assert_eq!(
                carried(before, "we use two ovens").1,
                "we use two ovens",
                "{before}"
            );
        }
    }

    #[test]
    fn the_second_of_two_phrases_is_not_told_with_the_next_statement() {
        let said = |before: &str| carried(before, "and for the drivers we built one large bakery").1;
        assert_eq!(said("it was hard for the bakers"), "we built one large bakery");
        assert_eq!(
            said("it was hard for the bakers."),
            "for the drivers we built one large bakery"
        );
    }

    #[test]
    fn a_phrase_right_before_a_statement_belongs_to_it() {
        for (said, told) in [
            (
                "the trouble is that in our oldest bakeries we have one small oven",
                "in our oldest bakeries we have one small oven",
            ),
            (
                "to give some perspective for a small bakery we need one small oven",
                "for a small bakery we need one small oven",
            ),
            (
                "but this time with a better oven and with a robot we built one large bakery",
                "we built one large bakery",
            ),
        ] {
            assert_eq!(last_of("we sell bread.", said), told, "{said}");
        }
    }

    #[test]
    fn what_we_did_is_no_phrase_of_its_own() {
        assert_eq!(
            last_of(
                "so in the bakeries of the north",
                "what we did is that we built one large oven"
            ),
            "in the bakeries of the north we built one large oven"
        );
        assert_eq!(
            last_of(
                "we sell bread.",
                "so with our new robots what we do is we build one large oven"
            ),
            "with our new robots we build one large oven"
        );
        assert_eq!(
            last_of(
                "so in the bakeries of the north",
                "what we like is that we built one large oven"
            ),
            "we built one large oven"
        );
    }

    #[test]
    fn who_did_something_before_is_the_subject_of_what_follows() {
        let said = |text: &str| carried("after moving the ovens to Oslo", text).1;
        assert_eq!(
            said("our bread is baked in the north"),
            "our bread is baked in the north"
        );
        assert_eq!(
            said("we built one large bakery"),
            "after moving the ovens to Oslo we built one large bakery"
        );
    }

    #[test]
    fn an_aim_may_be_left_out_and_a_place_may_not() {
        let bare = |text: &str| {
            let bare = without_lead(&clauses(&clean(text, &Names::default()))[0])?;
            Some(bare.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            bare("to sell in winter we bought one large oven").as_deref(),
            Some("we bought one large oven")
        );
        assert_eq!(
            bare("instead of buying bread we bought one large oven").as_deref(),
            Some("we bought one large oven")
        );
        assert_eq!(bare("in most bakeries we bought one large oven"), None);
        assert_eq!(bare("we bought one large oven"), None);
    }
}
