//! Refuses runs of words that must not be printed: questions, false starts, mis-heard speech, garbled figures. It does
//! not judge how well a run can be printed.

use super::{
    lists::Set,
    marks::{FINITE, Mark, Odd},
    wording::Word,
};
use crate::text::{
    lexicon::{Tags, lexicon},
    numbers,
    words::tokens,
};

/// Unknown words and share of odd neighbours that are debris of mis-heard speech.
const UNKNOWN: usize = 1;
const ODD: f64 = 0.34;

/// Forms of full verbs.
const VERB: Tags = Tags::BASE
    .with(Tags::THIRD)
    .with(Tags::PAST)
    .with(Tags::PARTICIPLE)
    .with(Tags::BE)
    .with(Tags::HAVE);

/// Whether a run may be printed at all.
pub(super) fn printable(words: &[Word], marks: &[Mark]) -> bool {
    let unknown = marks.iter().skip(1).filter(|m| m.unknown).count();
    let verb = words.iter().zip(marks).any(|(w, m)| {
        m.tags.any(FINITE) || w.lower.contains('\'') || w.lower.len() > 4 && w.lower.ends_with("ed")
    });
    verb && says_more(words, marks)
        && !fills(words)
        && unknown <= UNKNOWN
        && run_on(words) == 0
        && odd_share(marks) <= ODD
        && !asks(words)
        && !collides(words)
}

/// Fewest words of a quotation that is not vivid.
const WHOLE: usize = 12;

/// Whether words say more than a plain fact, which prose tells better. "We use", "we have" and the like need a reason, a
/// purpose or a sense beside them; a short run must be vivid: a pain, a principle, a result in figures.
fn says_more(words: &[Word], marks: &[Mark]) -> bool {
    let any = |set: Set| marks.iter().any(|m| m.sets & (1 << set as u32) != 0);
    let is = |list: &[&str]| words.iter().any(|w| list.contains(&&*w.lower));
    let figure = marks.iter().any(|m| m.digits || m.tags.any(Tags::NUMBER));
    let denied = is(&["not", "no", "nobody", "nothing"]) || words.iter().any(|w| w.lower.ends_with("n't"));
    // "we want it to be as warm as possible": so does everybody.
    let shared = words.windows(2).any(|w| w[0].lower == "as" && w[1].lower == "possible");
    if shared && !figure && !denied {
        return false;
    }
    // "we want to make sure our bread is warm": a wish, and nobody says what came of it.
    let sure = words.windows(4).any(|w| {
        matches!(&*w[0].lower, "want" | "wanted" | "need" | "needed")
            && w[1].lower == "to"
            && matches!(&*w[2].lower, "make" | "be")
            && w[3].lower == "sure"
    });
    if sure {
        return false;
    }
    let principle = denied || is(&["want", "should", "must", "always", "cannot"]);
    if any(Set::Meant) || any(Set::Hardship) || principle || any(Set::Gain) && figure {
        return true;
    }
    words.len() >= WHOLE && (any(Set::Sense) || any(Set::Reason) || !states_a_fact(words, marks))
}

/// Whether the first verb only says what there is: "we also run", "our team has".
fn states_a_fact(words: &[Word], marks: &[Mark]) -> bool {
    const FACTS: &[&str] = &[
        "add",
        "be",
        "build",
        "call",
        "come",
        "configure",
        "contain",
        "create",
        "define",
        "deploy",
        "do",
        "get",
        "go",
        "grow",
        "handle",
        "have",
        "implement",
        "include",
        "integrate",
        "introduce",
        "leverage",
        "make",
        "manage",
        "migrate",
        "move",
        "offer",
        "operate",
        "process",
        "provide",
        "put",
        "represent",
        "roll",
        "run",
        "serve",
        "set",
        "start",
        "store",
        "support",
        "take",
        "test",
        "use",
        "work",
    ];
    let verb = words.iter().zip(marks).skip(1).find(|(word, mark)| {
        let only = mark.tags.any(VERB) && !mark.tags.any(Tags::NOUN.with(Tags::ADJECTIVE));
        only || mark.tags.any(VERB) && words.len() > 1 && word.lower != words[0].lower && !mark.name
    });
    let contracted = words.first().is_some_and(|w| matches!(&*w.lower, "we're" | "we've"));
    contracted
        || verb
            .and_then(|(word, _)| lexicon().base(&word.lower))
            .is_none_or(|base| FACTS.contains(&base))
}

/// Whether words fill: "we have like three ovens", "kind of", "40 plus", "as I said".
fn fills(words: &[Word]) -> bool {
    const MEANS: &[&str] = &[
        "would", "looks", "looked", "feels", "felt", "more", "much", "we", "they", "really", "also", "users",
    ];
    const WHICH: &[&str] = &[
        "what",
        "this",
        "that",
        "same",
        "every",
        "any",
        "some",
        "one",
        "another",
        "new",
        "different",
    ];
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|w| list.contains(&&*w.lower));
    let before = |at: usize, n: usize, list: &[&str]| at.checked_sub(n).is_some_and(|at| is(at, list));
    (0..words.len()).any(|at| match &*words[at].lower {
        // "5 000": captions that part a figure.
        "quite" | "000" => true,
        "as" => is(at + 1, &["i"]),
        "like" => !is(at + 1, &["to"]) && !before(at, 1, MEANS),
        "of" => {
            before(at, 1, &["kind", "sort"]) && !before(at, 2, WHICH)
                || before(at, 1, &["tens"]) && is(at + 1, &["hundred", "hundreds"])
        }
        // "it rose but again": what was to be said was left.
        "again" => at + 1 == words.len() && before(at, 1, &["but", "so", "and", "then"]),
        "plus" => at > 0 && words[at - 1].lower.bytes().any(|b| b.is_ascii_digit()),
        _ => false,
    })
}

/// Share of neighbours that talks hardly ever hold side by side.
pub(super) fn odd_share(marks: &[Mark]) -> f64 {
    let after = marks.get(1..).unwrap_or_default();
    let odd = after.iter().filter(|m| m.odd > Odd::Not).count() as f64;
    odd / marks.windows(2).filter(|m| !m[0].name && !m[1].name).count().max(4) as f64
}

/// Whether all figures of a run can be read.
pub(super) fn figures_sound(text: &str) -> bool {
    numbers::read_tokens(&tokens(text)).iter().all(|q| q.suspect.is_none())
}

/// How many clauses of the speakers start without anything that joins them.
pub(super) fn run_on(words: &[Word]) -> usize {
    let joined = |w: &Word| {
        w.pause
            || matches!(
                &*w.lower,
                "and"
                    | "so"
                    | "but"
                    | "because"
                    | "that"
                    | "which"
                    | "where"
                    | "when"
                    | "while"
                    | "what"
                    | "how"
                    | "if"
                    | "as"
                    | "than"
                    | "once"
                    | "before"
                    | "after"
                    | "then"
                    | "why"
                    | "or"
                    | "until"
                    | "everything"
                    | "all"
                    | "is"
                    | "was"
            )
    };
    let loose = |pair: &&[Word]| {
        matches!(
            &*pair[1].lower,
            "we" | "we've" | "we're" | "you" | "they" | "it's" | "i"
        ) && !joined(&pair[0])
    };
    words.windows(2).filter(loose).count()
}

/// Whether two subjects run into each other ("we the traffic", "we did we found"), the mark of a false start.
fn collides(words: &[Word]) -> bool {
    let pronoun = |w: &str| {
        matches!(
            w,
            "we" | "i" | "they" | "he" | "she" | "we're" | "we've" | "i'm" | "they're"
        )
    };
    let subject = |w: &str| {
        pronoun(w)
            || matches!(
                w,
                "the"
                    | "this"
                    | "it's"
                    | "it"
                    | "a"
                    | "and"
                    | "so"
                    | "but"
                    | "that"
                    | "there"
                    | "you"
                    | "of"
                    | "in"
            )
    };
    let near = words.windows(2).any(|w| pronoun(&w[0].lower) && subject(&w[1].lower) && !w[0].pause);
    let verb = |w: &str| {
        matches!(
            w,
            "did" | "have" | "can" | "do" | "are" | "is" | "was" | "were" | "had" | "will" | "be"
        )
    };
    let restart = words
        .windows(3)
        .any(|w| pronoun(&w[0].lower) && verb(&w[1].lower) && pronoun(&w[2].lower) && !w[1].pause);
    let twice = words.windows(2).any(|w| {
        matches!(
            &*w[0].lower,
            "the" | "a" | "an" | "our" | "to" | "of" | "in" | "with"
        ) && matches!(
            &*w[1].lower,
            "is" | "are" | "was" | "and" | "so" | "but" | "of" | "to" | "in" | "we" | "they" | "it's"
        )
    });
    near || restart || twice
}

/// Whether the words ask something.
fn asks(words: &[Word]) -> bool {
    let starts = words.first().is_some_and(|w| {
        matches!(
            &*w.lower,
            "what"
                | "how"
                | "why"
                | "who"
                | "when"
                | "where"
                | "do"
                | "does"
                | "did"
                | "is"
                | "are"
                | "can"
                | "could"
                | "have"
        ) && words.get(1).is_some_and(|n| {
            matches!(
                &*n.lower,
                "you" | "we" | "i" | "they" | "it" | "do" | "is" | "are" | "many" | "much" | "the"
            )
        })
    });
    starts
        || words
            .windows(2)
            .any(|w| w[0].lower == "how" && matches!(&*w[1].lower, "many" | "much") && w[0].pause)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{marks, wording},
        *,
    };

    fn judged(line: &str) -> bool {
        let words = wording::words(line);
        printable(&words, &marks::marks(&words, &marks::Counts::default()))
    }

    #[test]
    fn a_plain_fact_is_told_and_its_sense_is_quoted() {
        for (line, quoted) in [
            (
                "we use two large ovens for all of the shops in our country",
                false,
            ),
            (
                "we use two large ovens which makes the work of all our bakers easier than before",
                true,
            ),
            ("we migrated two services in about three months", false),
            ("we just want to keep all of our ovens as warm as possible", false),
            ("we want to make sure that all of our bread is always warm", false),
            ("our guests should never notice that an oven is cold", true),
            ("we were up every night and it was a painful time for us", true),
            ("we reduced the cost of our ovens by 40%", true),
        ] {
            let words = wording::words(line);
            let marks = marks::marks(&words, &marks::Counts::default());
            assert_eq!(says_more(&words, &marks), quoted, "{line}");
        }
    }

    #[test]
    fn fillers_are_not_printed() {
        for line in [
            "we want to have like three ovens for all of our teams",
            "we kind of wanted to make the work of our teams easier than before",
            "we want to move 40 plus services to the cloud for our teams",
            "as i said we want to bake bread for all of our shops",
            "we have tens of hundred thousands of loaves that our teams do not want",
            "we were faster than in all of the years before but again",
        ] {
            assert!(!judged(line), "{line}");
        }
        assert!(judged(
            "we would like to make the work of our teams easier than it was before"
        ));
    }
}
