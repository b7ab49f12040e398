//! Puts verbs and nouns of a clause into the form that prose needs where speech or captions lost it. It changes no other
//! word, and nothing where the number or the tense is not sure.

use super::{
    super::{clause::Clause, complete::COUNTED, shape::MIN_WORDS, tokens::Token, verb::Tense},
    counted::{countable, plural_of},
};
use crate::text::lexicon::{Tags, lexicon};

/// Verbs of a lasting state, told of what is so: "is running" says "runs".
const LASTING: &[&str] = &[
    "allow", "contain", "deal", "deny", "depend", "employ", "enforce", "expect", "expose", "focus", "handle",
    "have", "host", "include", "lack", "leverage", "maintain", "manage", "need", "offer", "operate", "own",
    "process", "produce", "provide", "rely", "require", "run", "serve", "store", "support", "use", "utilize",
];

/// "we are currently using Larch" → "we currently use Larch".
pub(super) fn steady(clause: &mut Clause) {
    let verb = &clause.verb;
    let (finite, main) = (verb.finite, verb.main);
    let lasting = clause.tokens.len() > MIN_WORDS
        && verb.progressive
        && !verb.negated
        && matches!(verb.tense, Tense::Present | Tense::Past)
        && lasts(&verb.base)
        && main > finite
        && clause.tokens[finite].tags.any(Tags::BE)
        && !clause.tokens[finite].is(&["be", "been", "being"])
        && clause.tokens[finite + 1..main].iter().all(|t| t.tags.any(Tags::ADVERB))
        && clause.tokens.get(main + 1).is_some_and(|t| t.lower != "to");
    if !lasting {
        return;
    }
    if let Some(form) = simple(&clause.tokens[finite], &verb.base) {
        in_simple_tense(clause, &form);
    }
}

/// Whether a verb tells what lasts.
pub(in super::super) fn lasts(base: &str) -> bool {
    LASTING.contains(&base)
}

/// The simple form of a verb for its progressive with this form of "be".
pub(in super::super) fn simple(be: &Token, base: &str) -> Option<String> {
    match be.lower.as_str() {
        "was" | "were" => lexicon().forms(base).map(|f| f.past.clone()),
        "is" => lexicon().third(base),
        _ => Some(base.to_owned()),
    }
}

/// Puts a simple form in the place of "be" and the gerund behind it; adverbs between them stay.
pub(in super::super) fn in_simple_tense(clause: &mut Clause, form: &str) {
    let (finite, main) = (clause.verb.finite, clause.verb.main);
    let after = clause.tokens[main].after;
    clause.tokens[main] = Token::new(form);
    clause.tokens[main].after = after;
    clause.tokens.remove(finite);
    clause.verb.main = main - 1;
    clause.verb.finite = main - 1;
    clause.verb.end -= 1;
    clause.verb.progressive = false;
}

/// "we used to use Larch" → "we used Larch"; "we decide to wait" told of what was done → "we decided to wait".
pub(super) fn past(clause: &mut Clause) {
    let at = clause.verb.main;
    let is = |i: usize, word: &str| clause.tokens.get(i).is_some_and(|t| t.lower == word);
    if is(at, "used") && is(at + 1, "to") && is(at + 2, "use") && clause.verb.finite == at {
        super::take_out(clause, at + 1, at + 3);
        return;
    }
    if is(at, "decide") && is(at + 1, "to") && clause.verb.finite == at && clause.verb.tense == Tense::Present
    {
        let after = clause.tokens[at].after;
        clause.tokens[at] = Token::new("decided");
        clause.tokens[at].after = after;
        clause.verb.tense = Tense::Past;
    }
}

/// "we automated the oven and make sure it holds" → "… and made sure it holds": one time for both verbs.
pub(super) fn one_time(clause: &mut Clause) {
    let verb = &clause.verb;
    let past = verb.tense == Tense::Past
        && !clause.tokens[verb.finite]
            .tags
            .any(Tags::BASE.with(Tags::BE).with(Tags::HAVE).with(Tags::DO).with(Tags::MODAL));
    if !past {
        return;
    }
    for at in verb.end..clause.tokens.len().saturating_sub(1) {
        let token = &clause.tokens[at];
        // Behind an infinitive, a condition or a relative the second verb may belong to that.
        if token.lower == "to"
            || token
                .tags
                .any(Tags::MODAL.with(Tags::RELATIVE).with(Tags::SUBORDINATOR).with(Tags::SUBJECT))
            || token.lower == "that"
        {
            return;
        }
        let next = &clause.tokens[at + 1];
        let second = token.lower == "and"
            && next.tags.any(Tags::BASE)
            && !next.tags.any(
                Tags::NOUN
                    .with(Tags::PAST)
                    .with(Tags::ADJECTIVE)
                    .with(Tags::ADVERB)
                    .with(Tags::PREPOSITION)
                    .with(Tags::BE)
                    .with(Tags::HAVE),
            );
        if second && let Some(form) = lexicon().forms(&next.lower).map(|f| f.past.clone()) {
            let after = next.after;
            clause.tokens[at + 1] = Token::new(&form);
            clause.tokens[at + 1].after = after;
            return;
        }
    }
}

/// "each of our oven" → "each of our ovens".
fn each_of(tokens: &[Token], at: usize) -> bool {
    at >= 3
        && tokens[at - 1].is(&["our", "its", "the", "their"])
        && tokens[at - 2].lower == "of"
        && tokens[at - 3].is(&["each", "many", "several"])
        && tokens[at].tags == Tags::NOUN
        && tokens[at].text.chars().all(char::is_lowercase)
        && !lexicon().plural(&tokens[at].lower)
        && !tokens[at].is(&[
            "data",
            "traffic",
            "code",
            "time",
            "software",
            "hardware",
            "infrastructure",
            "capacity",
        ])
}

/// "40 Kubernetes cluster" → "40 Kubernetes clusters": captions lose the ending.
pub(super) fn plurals(clause: &mut Clause) {
    for at in 1..clause.tokens.len() {
        let noun = &clause.tokens[at];
        let last = noun.after != ' '
            || clause.tokens.get(at + 1).is_none_or(|t| {
                !t.name
                    && t.tags.any(
                        Tags::PREPOSITION
                            .with(Tags::COORDINATOR)
                            .with(Tags::RELATIVE)
                            .with(Tags::SUBORDINATOR)
                            .with(Tags::GERUND)
                            .with(Tags::DETERMINER),
                    )
                    && !t.tags.any(Tags::NOUN)
            });
        let counted = countable(&noun.lower) && many(&clause.tokens, at, clause.verb.end);
        let each = each_of(&clause.tokens, at);
        if !last || noun.name || !(counted || each) {
            continue;
        }
        let after = noun.after;
        let plural = plural_of(&noun.text);
        clause.tokens[at] = Token::new(&plural);
        clause.tokens[at].tags = Tags::NOUN;
        clause.tokens[at].after = after;
    }
}

/// Whether a quantity above one counts the noun at `at`; the verb ends at `verb_end`.
fn many(tokens: &[Token], at: usize, verb_end: usize) -> bool {
    let mut start = at;
    while start > 0 && at - start < 4 && tokens[start - 1].after == ' ' {
        let before = &tokens[start - 1];
        let quantity = before.is(&["several", "multiple", "various", "many"])
            || before.tags.any(Tags::NUMBER)
                && !before.is(&[
                    "one", "1", "half", "zero", "dozen", "couple", "hundred", "thousand", "million",
                ])
                && !before.lower.contains(['.', '%', '/', '-', ':'])
                && !(before.lower.len() == 4
                    && (before.lower.starts_with("20") || before.lower.starts_with("19")));
        // "different ovens" are several; "three different ovens" are counted farther left.
        let several = before.is(&["different", "numerous", "certain", "these", "those"]);
        if quantity || several {
            // "a three node cluster", "our 2 region setup", "version 2 clusters": the number counts something else.
            // "to a different cluster" is no infinitive.
            let infinitive = start >= 3
                && tokens[start - 3].lower == "to"
                && !tokens[start - 2].tags.any(Tags::DETERMINER);
            let free = start < 2 || start - 1 == verb_end || infinitive || {
                let t = &tokens[start - 2];
                t.after != ' '
                    || !t.name
                        && !t.tags.any(Tags::NOUN.with(Tags::NUMBER))
                        && !t.is(&[
                            "a", "an", "each", "every", "this", "that", "another", "per", "no", "any", "the",
                        ])
            };
            if quantity || free {
                return free;
            }
        }
        let inside = before.lower == "plus"
            || before.name
            || before.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
                && !COUNTED.contains(&before.lower.as_str())
                && !before.is(&[
                    "%", "percent", "region", "zone", "replica", "member", "day", "week", "month", "hour",
                    "minute",
                ])
                && !before.tags.any(Tags::DETERMINER.with(Tags::PREPOSITION));
        if !inside {
            return false;
        }
        start -= 1;
    }
    false
}

/// "a service that run the ovens" → "a service that runs the ovens".
pub(super) fn agreement(clause: &mut Clause) {
    for at in clause.verb.end.max(2)..clause.tokens.len().saturating_sub(1) {
        if let Some(base) = plural_antecedent(&clause.tokens, at) {
            let after = clause.tokens[at + 1].after;
            clause.tokens[at + 1] = Token::new(base);
            clause.tokens[at + 1].after = after;
            continue;
        }
        let tokens = &clause.tokens;
        let verb = &tokens[at + 1];
        let noun = &tokens[at - 1];
        let fits = tokens[at].is(&["that", "which", "who"])
            && noun.tags.any(Tags::NOUN)
            && !noun.name
            && !lexicon().plural(&noun.lower)
            && noun.after != '.'
            && verb.tags.any(Tags::BASE)
            && !verb.tags.any(
                Tags::PAST
                    .with(Tags::MODAL)
                    .with(Tags::ADVERB)
                    .with(Tags::ADJECTIVE)
                    .with(Tags::PREPOSITION),
            )
            && (!verb.tags.any(Tags::NOUN)
                || tokens.get(at + 2).is_some_and(|t| t.tags.any(Tags::DETERMINER)));
        if !fits || !one(tokens, at - 1) {
            continue;
        }
        let (after, third) = (verb.after, lexicon().third(&verb.lower));
        if let Some(third) = third {
            clause.tokens[at + 1] = Token::new(&third);
            clause.tokens[at + 1].after = after;
        }
    }
}

/// "the ovens that comes with a timer": the form that agrees, where no "of" leaves open which noun is meant.
fn plural_antecedent(tokens: &[Token], at: usize) -> Option<&'static str> {
    let (noun, verb) = (&tokens[at - 1], &tokens[at + 1]);
    let open = tokens[..at].iter().rev().take(8).any(|t| t.is(&["of", "in", "for", "with", "on"]));
    let fits = tokens[at].is(&["that", "who"])
        && noun.tags.any(Tags::NOUN)
        && !noun.name
        && lexicon().plural(&noun.lower)
        && verb.tags.any(Tags::THIRD)
        && !verb.tags.any(Tags::NOUN.with(Tags::BE).with(Tags::HAVE).with(Tags::DO))
        && !open;
    if fits { lexicon().base(&verb.lower) } else { None }
}

/// Whether the noun at `at` is told as one: "a", "one", "each" opens its phrase.
fn one(tokens: &[Token], at: usize) -> bool {
    tokens[..at]
        .iter()
        .rev()
        .take(5)
        .take_while(|t| {
            t.after == ' '
                && (t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::GERUND))
                    || t.is(&["a", "an", "one", "each", "any", "every"]))
        })
        .any(|t| t.is(&["a", "an", "one", "each", "any", "every"]))
}
