//! Takes turns of speech out of a clause or puts the plain word for them: "end up baking" is "bake", "a bunch of" is "a
//! number of". What is left says the same.

use super::{
    super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense, vocabulary::META_VERBS},
    take_out,
};
use crate::text::lexicon::{Tags, lexicon};

/// What speakers put in between and could as well leave away, behind the verb.
const ASIDES: &[&[&str]] = &[
    &["for", "example"],
    &["for", "instance"],
    &["in", "this", "case"],
    &["in", "that", "case"],
    &["in", "our", "case"],
    &["in", "general"],
    &["in", "the", "end"],
    &["in", "a", "sense"],
    &["in", "some", "sense"],
    &["if", "you", "like"],
    &["if", "you", "want"],
    &["as", "well"],
    &["as", "such"],
    &["at", "this", "point"],
    &["at", "this", "stage"],
    &["at", "this", "moment"],
];

/// Turns of phrase with the plain words for them.
const PLAIN: &[(&[&str], &[&str])] = &[
    (&["a", "whole", "bunch", "of"], &["a", "number", "of"]),
    (&["a", "bunch", "of"], &["a", "number", "of"]),
    (&["a", "whole", "lot", "of"], &["a", "lot", "of"]),
    (&["a", "ton", "of"], &["a", "lot", "of"]),
    (&["tons", "of"], &["a", "lot", "of"]),
    (&["lots", "of"], &["a", "lot", "of"]),
    (&["a", "little", "bit", "of"], &["a", "little"]),
    (&["a", "little", "bit"], &["a", "little"]),
    (&["the", "both", "of", "them"], &["both"]),
    (&["n", "number", "of"], &["a", "number", "of"]),
    (&["around", "more", "than"], &["more", "than"]),
    (&["pretty", "much", "all"], &["nearly", "all"]),
    (&["basically", "all"], &["nearly", "all"]),
    (&["essentially", "all"], &["nearly", "all"]),
    (&["pretty", "much", "every"], &["nearly", "every"]),
    (&["basically", "every"], &["nearly", "every"]),
    (&["essentially", "every"], &["nearly", "every"]),
    (&["pretty", "much", "everything"], &["nearly", "everything"]),
    (&["basically", "everything"], &["nearly", "everything"]),
    (&["essentially", "everything"], &["nearly", "everything"]),
    (&["pretty", "much", "everyone"], &["nearly", "everyone"]),
    (&["basically", "everyone"], &["nearly", "everyone"]),
    (&["essentially", "everyone"], &["nearly", "everyone"]),
    (&["pretty", "much"], &["mostly"]),
];

/// Praise that tells nothing of the thing.
const PRAISE: &[&str] = &["nice", "cool", "awesome", "amazing"];

/// All mends of this file.
pub(super) fn speech(clause: &mut Clause) {
    end_up(clause);
    go_ahead(clause);
    asides(clause);
    // "there are tons of tools" tells nothing, however it is worded.
    if clause.subject != SubjectKind::There {
        plain(clause);
        lot_of(clause);
    }
    praise(clause);
    let_to(clause);
}

/// Whether the words from `at` on are these, with no mark inside.
fn at_words(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(i, word)| {
        tokens
            .get(at + i)
            .is_some_and(|t| t.lower == *word && !t.name && (i + 1 == words.len() || t.after == ' '))
    })
}

/// "we ended up building" → "we built", "we will end up building" → "we will build".
fn end_up(clause: &mut Clause) {
    let verb = &clause.verb;
    let at = verb.main;
    let turn = verb.base == "end"
        && !verb.passive
        && !verb.progressive
        && verb.end == at + 1
        && clause.tokens.get(at + 1).is_some_and(|t| t.lower == "up" && t.after == ' ')
        && clause.tokens.get(at + 2).is_some_and(|t| t.tags.any(Tags::GERUND) && t.after == ' ');
    if !turn {
        return;
    }
    let Some(base) = lexicon().base(&clause.tokens[at + 2].lower).filter(|b| !META_VERBS.contains(b)) else {
        return;
    };
    let alone = verb.finite == at;
    let form = match (alone, verb.tense) {
        (true, Tense::Past) => lexicon().forms(base).map(|f| f.past.clone()),
        (true, _) if clause.tokens[at].tags.any(Tags::THIRD) => lexicon().third(base),
        // "we have ended up building": the participle is not always the past form.
        (false, _) if clause.tokens[verb.finite].tags.any(Tags::HAVE) => None,
        _ => Some(base.to_owned()),
    };
    let Some(form) = form else { return };
    clause.tokens[at] = Token::new(&form);
    base.clone_into(&mut clause.verb.base);
    take_out(clause, at + 1, at + 3);
}

/// "we went ahead and built an oven" → "we built an oven": both verbs have one form.
fn go_ahead(clause: &mut Clause) {
    let verb = &clause.verb;
    let at = verb.main;
    if verb.base != "go" || verb.progressive {
        return;
    }
    let and = match clause.tokens.get(at + 1).map(|t| t.lower.as_str()) {
        Some("ahead") => at + 2,
        Some("and") => at + 1,
        _ => return,
    };
    let Some(next) = clause.tokens.get(and + 1) else {
        return;
    };
    let past = clause.tokens[at].lower == "went";
    let fits = clause.tokens[and].lower == "and"
        && if past {
            next.tags.any(Tags::PAST)
        } else {
            clause.tokens[at].lower == "go" && next.tags.any(Tags::BASE)
        }
        && !next.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::DO));
    let Some(base) = lexicon().base(&next.lower).filter(|_| fits).map(str::to_owned) else {
        return;
    };
    // The verb moves to where "go" stood, so that the places of the group hold.
    clause.tokens[at] = next.clone();
    clause.verb.base = base;
    take_out(clause, at + 1, and + 2);
}

fn asides(clause: &mut Clause) {
    // "for example we bake rye bread"
    let opening = clause.front >= 2
        && (clause.tokens[0].lower == "for" && clause.tokens[1].is(&["example", "instance"])
            || clause.tokens[0].lower == "in" && clause.tokens[1].is(&["general", "particular"]));
    if opening {
        take_out(clause, 0, 2);
    }
    // "around this time Acme moved", "for that reason we moved": which time and reason is told elsewhere.
    let led = clause.front == 3
        && clause.tokens[1].is(&["this", "that", "these", "those"])
        && clause.tokens[2].is(&["time", "point", "stage", "moment", "reason", "reasons", "end"]);
    if led {
        take_out(clause, 0, 3);
    }
    let mut at = clause.verb.end;
    while at < clause.tokens.len() {
        let aside = ASIDES.iter().find(|words| at_words(&clause.tokens, at, words));
        let end = at + aside.map_or(0, |words| words.len());
        let comparison = clause.tokens.get(end).is_some_and(|t| t.lower == "as");
        if aside.is_some() && !comparison && end < clause.tokens.len() {
            let mark = clause.tokens[end - 1].after;
            take_out(clause, at, end);
            if mark == ',' && clause.tokens[at - 1].after == ',' && at > 1 {
                clause.tokens[at - 1].after = ' ';
            }
        } else {
            at += 1;
        }
    }
    // "we have here one oven"
    let mut at = clause.verb.end;
    while at + 1 < clause.tokens.len() {
        let here = clause.tokens[at].lower == "here"
            && clause.tokens[at].after == ' '
            && !clause.tokens[at - 1].is(&["from", "in", "over", "up", "right", "around", "down", "out"]);
        if here {
            take_out(clause, at, at + 1);
        } else {
            at += 1;
        }
    }
}

fn plain(clause: &mut Clause) {
    let mut at = clause.verb.end;
    while at < clause.tokens.len() {
        let Some((said, told)) = PLAIN.iter().find(|(said, _)| at_words(&clause.tokens, at, said)) else {
            at += 1;
            continue;
        };
        let mark = clause.tokens[at + said.len() - 1].after;
        let mut words: Vec<Token> = told.iter().map(|word| Token::new(word)).collect();
        if let Some(last) = words.last_mut() {
            last.after = mark;
        }
        clause.tokens.splice(at..at + said.len(), words);
        // "all pretty much all" was begun twice.
        if at > clause.verb.end
            && said.len() > 1
            && said.last() == Some(&clause.tokens[at - 1].lower.as_str())
        {
            take_out(clause, at - 1, at);
            at -= 1;
        }
        at += told.len();
    }
}

/// "a nice cool oven" → "an oven": only before the noun it praises.
fn praise(clause: &mut Clause) {
    let mut at = clause.verb.end.max(1);
    while at + 1 < clause.tokens.len() {
        let (before, token, next) = (&clause.tokens[at - 1], &clause.tokens[at], &clause.tokens[at + 1]);
        let inside = token.after == ' '
            && token.is(PRAISE)
            && before.is(&["a", "the", "our", "some", "this", "these", "very"])
            && (next.name || next.tags.any(Tags::NOUN))
            && !next.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::ADJECTIVE));
        if inside {
            take_out(clause, at, at + 1);
        } else {
            at += 1;
        }
    }
}

/// "we get lot of orders" → "we get a lot of orders".
fn lot_of(clause: &mut Clause) {
    let found = (clause.verb.end.max(1)..clause.tokens.len().saturating_sub(1)).find(|at| {
        let before = &clause.tokens[at - 1];
        at_words(&clause.tokens, *at, &["lot", "of"])
            && !before.tags.any(Tags::DETERMINER.with(Tags::ADJECTIVE))
            && !before.is(&["whole", "a"])
    });
    if let Some(at) = found {
        clause.tokens.insert(at, Token::new("a"));
    }
}

/// "to let the bakers to choose" → "to let the bakers choose".
fn let_to(clause: &mut Clause) {
    let from = clause.verb.main.max(1);
    let found = (from..clause.tokens.len()).find_map(|at| {
        let end = clause.tokens.len().min(at + 7);
        clause.tokens[at].is(&["let", "lets"]).then(|| {
            let to = (at + 2..end).find(|i| clause.tokens[*i].lower == "to")?;
            let plain = clause.tokens[at + 1..to].iter().all(|t| {
                t.after == ' '
                    && (t.name
                        || t.lower == "of"
                        || t.tags
                            .any(Tags::NOUN.with(Tags::DETERMINER).with(Tags::ADJECTIVE).with(Tags::NUMBER)))
            });
            let verb = clause.tokens.get(to + 1).is_some_and(|t| t.tags.any(Tags::BASE));
            (plain && verb && to >= clause.verb.end).then_some(to)
        })?
    });
    if let Some(to) = found {
        take_out(clause, to, to + 1);
    }
}
