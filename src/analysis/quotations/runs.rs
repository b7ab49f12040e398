//! Finds the runs of words in a sentence that may be quoted: from its start or a join to its end or a join. It judges
//! their edges only.

use super::{lists::DANGLING, wording::Word};
use crate::text::lexicon::{Tags, lexicon};

/// Fewest words of a quotation (a shorter one says too little).
pub(super) const SHORTEST: usize = 8;
/// Most words of a quotation (a longer one is no pull quote).
pub(super) const LONGEST: usize = 40;

/// What a run begins behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Front {
    /// Nothing: the sentence begins here.
    Sentence,
    /// Words that only lead in: "so yeah", "I think".
    Led,
    /// A word that joins two clauses: "and".
    Joined,
    /// A comma.
    Pause,
    /// What says that something is said: "we found that".
    Said,
}

/// What stands behind a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Back {
    /// Nothing: the sentence ends here.
    Sentence,
    /// "and we …", "so we …", "then".
    Next,
    /// "but".
    But,
    /// "because".
    Because,
    /// "which".
    Which,
    /// A comma.
    Pause,
    /// Only words that were left over: "and so on", "right".
    Leftover,
}

/// A run of words of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) front: Front,
    pub(super) back: Back,
}

/// All runs of a length that may be quoted.
pub(super) fn runs(words: &[Word]) -> Vec<Run> {
    let fronts = fronts(words);
    let backs = backs(words);
    let mut found = Vec::new();
    for &(start, front) in &fronts {
        for &(end, back) in &backs {
            if (start + SHORTEST..=start + LONGEST).contains(&end) {
                found.push(Run {
                    start,
                    end,
                    front,
                    back,
                });
            }
        }
    }
    found
}

/// Where runs may start.
fn fronts(words: &[Word]) -> Vec<(usize, Front)> {
    let mut found = vec![(0, Front::Sentence)];
    let mut leads = vec![0];
    for at in 1..words.len() {
        if depends(&words[..at]) {
            continue;
        }
        if main_clause(words, at) {
            found.push((at, Front::Joined));
        }
        if said_that(words, at) && !denied(&words[..at]) {
            found.push((at + 1, Front::Said));
        }
        if opens(words, at) {
            found.push((at, Front::Pause));
            leads.push(at);
        } else if joins(words, at) {
            found.push((at + 1, Front::Joined));
            leads.push(at + 1);
        }
    }
    for start in leads {
        let led = lead_in(words, start);
        if led > start {
            found.push((led, Front::Led));
        }
    }
    found.retain(|(at, _)| words.get(*at..).is_some_and(starts_well));
    found.sort_unstable();
    found.dedup_by_key(|(at, _)| *at);
    found
}

/// Where runs may end.
fn backs(words: &[Word]) -> Vec<(usize, Back)> {
    let mut found = vec![(words.len(), Back::Sentence)];
    for at in 1..words.len() {
        if opens(words, at) {
            found.push((at, Back::Pause));
        } else if joins(words, at) {
            let back = match &*words[at].lower {
                "but" => Back::But,
                "because" => Back::Because,
                "which" => Back::Which,
                _ => Back::Next,
            };
            found.push((at, back));
        }
    }
    let left = leftover(words);
    if left < words.len() {
        found.push((left, Back::Leftover));
    }
    found.retain(|(at, _)| words.get(..*at).is_some_and(ends_well));
    found.sort_unstable();
    found.dedup_by_key(|(at, _)| *at);
    found
}

/// Whether what follows these words is under a condition of theirs, so that it states less than it seems to when it
/// stands alone.
fn depends(before: &[Word]) -> bool {
    let near = &before[before.len().saturating_sub(12)..];
    near.iter().any(|w| {
        matches!(
            &*w.lower,
            "if" | "whether"
                | "unless"
                | "imagine"
                | "suppose"
                | "assume"
                | "assuming"
                | "would"
                | "wouldn't"
                | "hope"
                | "wish"
        )
    })
}

/// Whether what is said is denied or doubted by these words: "I don't think that".
fn denied(before: &[Word]) -> bool {
    before[before.len().saturating_sub(5)..].iter().any(|w| {
        w.lower.ends_with("n't")
            || matches!(
                &*w.lower,
                "not"
                    | "never"
                    | "maybe"
                    | "perhaps"
                    | "no"
                    | "nobody"
                    | "want"
                    | "to"
                    | "problem"
                    | "question"
                    | "idea"
                    | "goal"
            )
    })
}

/// Whether a clause of its own starts at `at`, behind a pause.
fn opens(words: &[Word], at: usize) -> bool {
    words[at - 1].pause && subject(&words[at].lower)
}

/// Whether the word at `at` joins two clauses: "and we", "so our", "but the".
fn joins(words: &[Word], at: usize) -> bool {
    matches!(
        &*words[at].lower,
        "and" | "but" | "so" | "because" | "therefore" | "which" | "then"
    ) && words
        .get(at + 1)
        .is_some_and(|next| subject(&next.lower) || matches!(&*words[at].lower, "but" | "which" | "because"))
}

/// Whether a main clause of the speakers starts at `at` though no mark says so: "using this we could now …".
/// A bare "we" would not do: "the tools we use" is no clause that stands alone.
fn main_clause(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |w| &*w.lower);
    let after = words.get(at + 2).map_or("", |w| &*w.lower);
    let led = matches!(
        &*words[at - 1].lower,
        "and"
            | "so"
            | "but"
            | "because"
            | "then"
            | "now"
            | "finally"
            | "today"
            | "actually"
            | "basically"
            | "yeah"
            | "okay"
            | "uh"
    );
    let result = matches!(
        next,
        "reduced" | "saved" | "achieved" | "cut" | "improved" | "managed" | "simply"
    ) || (matches!(next, "could" | "can" | "are" | "were") && matches!(after, "now" | "able"));
    matches!(&*words[at].lower, "we" | "we've" | "we're") && (led || result)
}

/// Whether "that" at `at` opens what is said or meant ("the main point is that our cost went down").
fn said_that(words: &[Word], at: usize) -> bool {
    words[at].lower == "that"
        && matches!(
            &*words[at - 1].lower,
            "is" | "was"
                | "say"
                | "think"
                | "believe"
                | "means"
                | "saw"
                | "see"
                | "found"
                | "mention"
                | "realized"
                | "learned"
                | "noticed"
        )
        && words.get(at + 1).is_some_and(|next| subject(&next.lower))
}

/// Words with which a clause begins.
fn subject(word: &str) -> bool {
    matches!(
        word,
        "we" | "we've"
            | "we're"
            | "our"
            | "the"
            | "it"
            | "it's"
            | "this"
            | "that"
            | "they"
            | "i"
            | "i'm"
            | "i've"
            | "you"
            | "there"
            | "these"
            | "all"
            | "then"
            | "so"
            | "yeah"
            | "in"
            | "by"
            | "with"
            | "now"
            | "if"
            | "what"
            | "he"
            | "she"
            | "let's"
            | "also"
            | "as"
            | "for"
            | "every"
    )
}

/// Index behind the words that only lead in ("so yeah basically", "and I think", "in other words").
fn lead_in(words: &[Word], start: usize) -> usize {
    let mut at = start;
    loop {
        let next = |n: usize| words.get(at + n).map_or("", |w| &*w.lower);
        at += match (next(0), next(1), next(2)) {
            ("in", "other", "words") | ("first", "of", "all") => 3,
            ("in", "fact" | "addition" | "summary" | "conclusion" | "general" | "short", after)
                if after != "to" =>
            {
                2
            }
            ("i", "think" | "believe" | "guess", _) | ("of", "course", _) | ("so", "far", _) => 2,
            (
                "and" | "so" | "but" | "yeah" | "yes" | "okay" | "ok" | "well" | "right" | "now"
                | "basically" | "actually" | "because" | "then" | "also" | "again" | "obviously" | "no"
                | "plus" | "honestly" | "or" | "fortunately" | "unfortunately" | "additionally" | "moreover"
                | "furthermore" | "anyway" | "finally" | "eventually" | "essentially" | "firstly"
                | "secondly" | "thirdly" | "lastly" | "therefore" | "however" | "meaning",
                _,
                _,
            ) => 1,
            ("first" | "second" | "third", after, _) if subject(after) => 1,
            _ => return at,
        };
    }
}

/// Index of the words at the end that are left over: "and so on", "as well", "right", "and yeah".
fn leftover(words: &[Word]) -> usize {
    let mut end = words.len();
    loop {
        let back = |n: usize| end.checked_sub(n).and_then(|at| words.get(at)).map_or("", |w| &*w.lower);
        end -= match (back(3), back(2), back(1)) {
            ("and", "so", "on" | "forth")
            | ("and" | "or", "stuff" | "things" | "something", "like")
            | ("and", "all", "that") => 3,
            (_, "as", "well") | (_, "of", "course") | (_, "and", "yeah" | "everything" | "stuff") => 2,
            (_, _, "right" | "yeah" | "okay" | "basically" | "actually" | "etc" | "so" | "and" | "but") => 1,
            _ => return end,
        };
    }
}

/// Whether the first words can open a printed sentence.
fn starts_well(words: &[Word]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let second = words.get(1).map_or("", |w| &*w.lower);
    match &*first.lower {
        "as" => return second == "a",
        "with" | "by" | "for" | "at" | "before" | "after" | "since" | "without" | "within" => {
            return !matches!(
                second,
                "that"
                    | "this"
                    | "it"
                    | "them"
                    | "those"
                    | "these"
                    | "us"
                    | "the"
                    | "all"
                    | "which"
                    | "what"
                    | "me"
                    | "you"
                    | "your"
                    | "example"
                    | "instance"
                    | "some"
                    | "one"
                    | "each"
                    | "both"
                    | "so"
                    | "now"
                    | "then"
                    | "more"
                    | "least"
                    | "first"
            );
        }
        _ => {}
    }
    // "the first thing", "one reason": a list whose other parts are not printed.
    let lists = matches!(&*first.lower, "the" | "one" | "another")
        && matches!(
            second,
            "first"
                | "second"
                | "third"
                | "next"
                | "last"
                | "other"
                | "nice"
                | "interesting"
                | "reason"
                | "thing"
                | "only"
                | "idea"
                | "question"
                | "way"
                | "one"
                | "fact"
                | "cool"
                | "good"
                | "of"
        );
    let verb = lexicon().tags(&first.lower);
    let verb_first = verb.any(VERB) && !verb.any(Tags::NOUN) && !first.lower.ends_with("ing");
    !DANGLING.has(&first.lower) && !lists && !verb_first
}

/// Finite and bare forms of verbs.
const VERB: Tags = Tags::BASE.with(Tags::THIRD).with(Tags::PAST).with(Tags::PARTICIPLE).with(Tags::MODAL);

/// Whether the last words close a sentence.
fn ends_well(words: &[Word]) -> bool {
    let Some((last, rest)) = words.split_last() else {
        return false;
    };
    let before = rest.last().map_or("", |w| &*w.lower);
    let left_open = matches!(
        &*last.lower,
        "us" | "me" | "them" | "people" | "users" | "developers"
    ) && matches!(
        before,
        "allow"
            | "allows"
            | "allowed"
            | "help"
            | "helps"
            | "helped"
            | "enable"
            | "enables"
            | "let"
            | "lets"
            | "give"
            | "gives"
            | "gave"
            | "tell"
    );
    !super::lists::HANGING.has(&last.lower) && !left_open
}

#[cfg(test)]
mod tests {
    use super::{super::wording, *};

    fn texts(line: &str) -> Vec<String> {
        let words = wording::words(line);
        runs(&words)
            .into_iter()
            .map(|run| {
                words[run.start..run.end].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    #[test]
    fn words_that_lead_in_and_words_left_over_are_cut() {
        let found = texts("so I think we bake all of our bread in one large oven and so on");
        assert!(
            found.contains(&"we bake all of our bread in one large oven".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn a_clause_under_a_condition_or_a_denial_is_not_cut_out() {
        for line in [
            "if the oven is cold in the morning and we bake all of our bread in one hour",
            "I don't think that we bake all of our bread in one large oven",
        ] {
            assert!(texts(line).iter().all(|t| !t.starts_with("we bake")), "{line}");
        }
    }

    #[test]
    fn a_place_is_no_join() {
        let found = texts("we want to bake our bread in the very towns where the guests live");
        assert!(found.iter().all(|t| !t.ends_with("towns")), "{found:?}");
    }

    #[test]
    fn a_run_of_a_long_sentence_is_no_longer_than_a_quotation() {
        let line = "we bake our bread and ".repeat(30);
        assert!(texts(&line).iter().all(|t| t.split(' ').count() <= LONGEST));
    }
}
