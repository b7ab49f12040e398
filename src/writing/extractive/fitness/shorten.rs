//! Shortens a clause that says too much for one sentence to its main statement: what follows "which", "because", "and",
//! "such as" or a new beginning is left out. Never what narrows the statement ("if", "until", "but", "only").

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token, vocabulary::ADOPT};
use super::means::means_or_aim;
use crate::text::{
    fluency,
    lexicon::{Tags, lexicon},
};

/// Fewest words a main statement keeps after its verb.
const LEAST: usize = 3;

/// Words of a rest that would change what the statement says.
const NARROWING: &[&str] = &[
    "if",
    "unless",
    "until",
    "only",
    "except",
    "not",
    "never",
    "but",
    "however",
    "without",
    "when",
    "whenever",
    "probably",
    "maybe",
    "perhaps",
    "hopefully",
    "supposed",
    "think",
    "guess",
    "believe",
];

/// Verbs that need both sides of an "and": "we compare price and taste".
const BOTH_SIDES: &[&str] = &[
    "compare",
    "balance",
    "combine",
    "mix",
    "connect",
    "separate",
    "differ",
    "split",
    "merge",
    "join",
    "distinguish",
    "match",
    "integrate",
    "bridge",
    "switch",
    "link",
];

/// Fewest words after the verb where only a part of the main statement is left out.
pub(super) const LEAST_OF_PART: usize = 4;

/// Shorter versions, the longest first: those without what only adds something, before those without a part of the
/// statement. A statement that is `narrowed` by what follows keeps all its parts.
pub(in super::super) fn shortened(clause: &Clause, narrowed: bool) -> Vec<Clause> {
    let tokens = &clause.tokens;
    let narrow = |at: usize, words: usize| narrows(tokens, at, words);
    let added = (clause.verb.end + LEAST..tokens.len())
        .rev()
        .filter(|at| opens_rest(tokens, *at) && !narrow(*at, 5) && !begins_anew(clause, *at));
    let parts = (clause.verb.end + LEAST - 1..tokens.len())
        .rev()
        // "there was a paper with 61 steps and …": why it is mentioned may come last.
        .filter(|at| {
            clause.subject != SubjectKind::There
                && !narrowed
                && (ends_phrase(tokens, *at) && means_or_aim(clause, *at)
                    || *at >= clause.verb.end + LEAST_OF_PART && lists_more(clause, *at))
        })
        .filter(|at| !narrow(*at, 9));
    let pointing = (clause.verb.end + LEAST..tokens.len()).rev().filter(|at| says_what_for(clause, *at));
    added.chain(parts).chain(pointing).map(|at| cut(clause, at)).collect()
}

/// Whether the next words from `at` on change what stands before.
pub(super) fn narrows(tokens: &[Token], at: usize, words: usize) -> bool {
    tokens[at..].iter().take(words).any(|t| t.is(NARROWING))
}

/// The clause up to `at`.
pub(super) fn cut(clause: &Clause, at: usize) -> Clause {
    let mut shorter = clause.clone();
    shorter.tokens.truncate(at);
    shorter.cut = false;
    shorter.broken = false;
    shorter.stop = ' ';
    unhinge(&mut shorter);
    if let Some(last) = shorter.tokens.last_mut() {
        last.after = ' ';
    }
    shorter
}

/// "we close early mainly": what hangs before a reason that is not told.
pub(in super::super) fn unhinge(clause: &mut Clause) {
    const HANGING: &[&str] = &[
        "mainly",
        "primarily",
        "partially",
        "partly",
        "especially",
        "particularly",
        "specifically",
        "simply",
    ];
    let told = clause.verb.end + 1;
    while clause.tokens.len() > told && clause.tokens.last().is_some_and(|t| t.is(HANGING)) {
        clause.tokens.pop();
    }
}

/// "we run three ovens and the money which we spent has …": what stands before `at` ends in the subject of the rest.
fn begins_anew(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let from = at.saturating_sub(5);
    let finite = tokens[at..]
        .iter()
        .filter(|t| t.tags.any(Tags::BE.with(Tags::HAVE).with(Tags::MODAL)))
        .count();
    (clause.broken || finite > usize::from(tokens[at].lower != "and"))
        && tokens[from..at].windows(2).any(|w| {
            w[0].tags.any(Tags::COORDINATOR)
                && w[1].tags.any(Tags::DETERMINER)
                && !w[1].tags.any(Tags::NUMBER)
        })
}

/// "we built a small scanner that fixes this kind of fault": that it was built is told without what it points at.
fn says_what_for(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let made = matches!(
        clause.verb.base.as_str(),
        "build" | "create" | "develop" | "write" | "design" | "implement" | "introduce" | "add" | "launch"
    );
    let phrase = &tokens[clause.verb.end..at];
    made && !clause.verb.negated
        && tokens[at].is(&["that", "which"])
        && tokens[at..].iter().any(|t| t.is(&["this", "these", "those"]))
        && phrase.first().is_some_and(|t| t.is(&["a", "an"]))
        && phrase.len() > 2
        && phrase[1..].iter().all(|t| t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
        && phrase.last().is_some_and(|t| t.tags.any(Tags::NOUN))
}

/// Whether what begins at `at` can be left out.
fn opens_rest(tokens: &[Token], at: usize) -> bool {
    let (token, next) = (&tokens[at], tokens.get(at + 1));
    let new_start = next.is_some_and(|n| {
        n.tags.any(Tags::SUBJECT)
            || n.is(&[
                "then", "so", "that", "this", "these", "there", "also", "even", "now", "since", "because",
                "although",
            ])
    });
    // "a tool which forms clusters": what kind of tool is the statement.
    let restricts = token.is(&["which", "where"])
        && tokens[..at]
            .iter()
            .rev()
            .take(5)
            .take_while(|t| t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER)))
            .any(|t| t.is(&["a", "an", "some", "another", "any"]));
    ends_phrase(tokens, at)
        && !restricts
        && (token.is(&["which", "because", "where", "whereas"])
            || (token.is(&["and", "so"]) && new_start)
            || (token.lower == "as" && next.is_some_and(|n| n.lower == "well")))
}

/// Whether a phrase may end before `at`.
pub(super) fn ends_phrase(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    before.name || before.tags.any(Tags::NOUN.with(Tags::NUMBER).with(Tags::GERUND))
}

/// "… and the proxies", "such as retries", "including the logs", "in order to bake", "use Larch to bake": more of what was
/// said already, or what for.
fn lists_more(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let (token, next) = (&tokens[at], tokens.get(at + 1));
    if !ends_phrase(tokens, at) {
        return false;
    }
    let then = |words: &[&str]| next.is_some_and(|n| n.is(words));
    match token.lower.as_str() {
        "and" => next.is_some() && one_of_several(clause, at),
        "such" => then(&["as"]),
        "including" | "meaning" => true,
        "like" => lexicon().plural(&tokens[at - 1].lower) && tokens[at - 1].tags.any(Tags::NOUN),
        "in" => then(&["order"]),
        "so" => then(&["that"]),
        "many" | "most" | "some" => then(&["due", "because"]),
        "instead" | "rather" => then(&["of", "than"]),
        // What something is used for may be left out where the thing used has a name.
        "to" => {
            tokens[at - 1].name
                && at <= clause.verb.end + 3
                && ADOPT.contains(clause.verb.base.as_str())
                && next.is_some_and(|n| n.tags.any(Tags::BASE))
        }
        _ => false,
    }
}

/// Whether what stands before the "and" at `at` is true by itself: nothing before it asks for the second part, and
/// nothing behind belongs to both.
pub(super) fn one_of_several(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let said = &tokens[clause.verb.end.saturating_sub(1)..at];
    let asks = said.iter().any(|t| {
        t.is(&[
            "both", "between", "either", "from", "neither", "that", "where", "when",
        ]) || lexicon().base(&t.lower).is_some_and(|b| BOTH_SIDES.contains(&b))
    });
    // "we want bakers and shops to share one oven": the verb behind belongs to both.
    let wish = said.iter().any(|t| {
        lexicon().base(&t.lower).is_some_and(|b| {
            matches!(
                b,
                "want" | "allow" | "enable" | "help" | "let" | "expect" | "require" | "ask" | "make" | "keep"
            )
        })
    }) || BOTH_SIDES.contains(&clause.verb.base.as_str());
    let shared = wish
        && !said.iter().any(|t| t.lower == "to")
        && tokens[at..].windows(2).any(|w| w[0].lower == "to" && w[1].tags.any(Tags::BASE));
    let (last, before) = (&tokens[at - 1], &tokens[at - 2]);
    // "the cost of flour and salt by 40%": the figure is of both.
    let share = tokens[at..].iter().any(|t| t.lower.ends_with('%') || t.lower == "percent");
    let figure =
        share || last.tags.any(Tags::NUMBER) || tokens.get(at + 1).is_some_and(|t| t.lower == "half");
    // "to run and use the ovens": both verbs have one object.
    let verbs = last.tags.any(Tags::BASE)
        && (before.lower == "to" || before.tags.any(Tags::MODAL.with(Tags::SUBJECT).with(Tags::RELATIVE)))
        && tokens.get(at + 1).is_some_and(|t| t.tags.any(Tags::BASE));
    // "flour salt and water", "flour, salt and water": a list has no end before its last part.
    let capital = |t: &Token| t.name || t.text.starts_with(char::is_uppercase);
    let unmarked = before.after == ' '
        && (before.name || before.tags.any(Tags::NOUN))
        && !before.tags.any(Tags::DETERMINER.with(Tags::PREPOSITION).with(Tags::ADJECTIVE))
        && (capital(before) && capital(last)
            || !before.name && !last.name && !fluency::known_pair(&before.lower, &last.lower));
    let marked = tokens[clause.verb.end.max(at.saturating_sub(6)).min(at - 1)..at - 1]
        .iter()
        .any(|t| t.after == ',');
    let part = unmarked || marked || begins_anew(clause, at);
    !asks && !shared && !figure && !verbs && !part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn first(text: &str) -> Option<String> {
        let clause = first_clause(text);
        let shorter = shortened(&clause, false).into_iter().next()?;
        Some(shorter.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_only_adds_is_left_out() {
        assert_eq!(
            first("we cut the cost of our clusters by half which pleased the people who pay").as_deref(),
            Some("we cut the cost of our clusters by half")
        );
    }

    #[test]
    fn what_hangs_before_a_lost_reason_goes_with_it() {
        let mut clause = first_clause("we close the shop early mainly");
        unhinge(&mut clause);
        assert_eq!(clause.tokens.len(), 5);
    }

    #[test]
    fn one_of_several_things_is_told() {
        for (said, told) in [
            (
                "we moved bread to the large hotels and all of what we could",
                "we moved bread to the large hotels",
            ),
            (
                "we had to fix some parts of the oven such as doors lids",
                "we had to fix some parts of the oven",
            ),
            (
                "we changed three ovens of the bakery in order to we needed",
                "we changed three ovens of the bakery",
            ),
        ] {
            assert_eq!(first(said).as_deref(), Some(told));
        }
    }

    #[test]
    fn a_purpose_that_points_back_is_left_out_of_what_was_made() {
        assert_eq!(
            first("we built a small image scanner that looks for these faults").as_deref(),
            Some("we built a small image scanner")
        );
        assert_eq!(
            first("we use a small image scanner that looks for these faults"),
            None
        );
    }

    #[test]
    fn means_and_aims_of_a_deed_are_left_out() {
        for (said, told) in [
            (
                "we built a new bakery robot to help those shops which",
                "we built a new bakery robot",
            ),
            (
                "we moved all the ovens to the north by using some of what",
                "we moved all the ovens to the north",
            ),
        ] {
            assert_eq!(first(said).as_deref(), Some(told));
        }
        for text in [
            "we built the ability to move those ovens",
            "we need a new bakery robot to help those shops",
            "we did not build a new bakery robot to help those shops",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn the_subject_of_the_rest_goes_with_it() {
        assert_eq!(
            first("we run three large ovens in Oslo and the money which we spent has paid off").as_deref(),
            Some("we run three large ovens in Oslo")
        );
    }

    #[test]
    fn what_narrows_stays() {
        assert_eq!(
            first("we can move all the clusters which only holds for the new ones"),
            None
        );
        assert_eq!(first("we moved from one oven and two mixers to a bakery"), None);
        assert_eq!(first("we want the bakers and the shops to share one oven"), None);
        assert_eq!(
            first("we wanted to have a single tool which forms clusters everywhere"),
            None
        );
    }
}
