//! Judges whether a run of words can be printed as a pull quote, and how well. It changes no word.

use std::sync::LazyLock;

use super::{
    lists::{DANGLING, DETAIL, GAIN, HANGING, HARDSHIP, POINTERS, STAGE, STRONG, VAGUE, VERBS, WISH},
    wording::Word,
};
use crate::{
    model::Section,
    text::{
        fluency,
        numbers::{self, Dimension, Form},
        words::{WordSet, tokens},
    },
};

/// Fewest words of a quotation (a shorter one says too little).
pub(super) const SHORTEST: usize = 8;
/// Most words of a quotation (a longer one is no pull quote).
pub(super) const LONGEST: usize = 36;
/// Words of a quotation that reads well.
const IDEAL: std::ops::RangeInclusive<usize> = 12..=27;

/// Fitness of a run of words, 0 to 1; `None` for what must not be printed. The weights are set by reading what
/// comes of them, not learned. What cannot be fit enough is given up before its figures are read.
pub(super) fn score(
    words: &[Word],
    section: Option<Section>,
    place: f64,
    enough: impl Fn(f64) -> bool,
) -> Option<f64> {
    if !(SHORTEST..=LONGEST).contains(&words.len()) || !starts_well(words) || !ends_well(words) {
        return None;
    }
    let count = |set: &LazyLock<WordSet>| words.iter().filter(|w| set.has(&w.lower)).count() as f64;
    let verb = words
        .iter()
        .any(|w| VERBS.has(&w.lower) || (w.lower.len() > 4 && w.lower.ends_with("ed")));
    let debris = debris(words);
    if !verb || asks(words) || collides(words) || debris.unknown > 1 || debris.odd > 0.34 {
        return None;
    }
    let any = |list: &[&str]| words.iter().any(|w| list.contains(&&*w.lower));
    let (strong, hard) = (count(&STRONG), count(&HARDSHIP));
    let ours = any(&["we", "our", "us", "we've", "we're"]);
    let reasoned = any(&[
        "because", "instead", "without", "once", "rather", "faster", "never",
    ]);
    let weak = 0.8 * count(&STAGE)
        + 0.3 * count(&DETAIL)
        + 0.35 * count(&VAGUE)
        + 0.4 * count(&WISH)
        + 0.15 * count(&POINTERS);
    let broken = 0.5 * run_on(words) + 3.0 * debris.odd + 0.9 * debris.unknown as f64;
    let fitness = |result: f64| {
        let mut score = -1.9;
        score += if ours { 0.7 } else { 0.0 };
        score += 0.55 * strong.min(4.0) + 0.4 * hard.min(2.0) + 1.3 * result;
        score -= if strong + hard + result < 1.0 { 0.8 } else { 0.0 };
        score += if IDEAL.contains(&words.len()) { 0.4 } else { 0.0 };
        score += if reasoned { 0.3 } else { 0.0 };
        score -= weak;
        score -= broken;
        score += of_section(section) + of_place(place);
        1.0 / (1.0 + (-score).exp())
    };
    enough(fitness(1.0)).then(|| result(words)).flatten().map(fitness)
}

fn of_section(section: Option<Section>) -> f64 {
    match section {
        Some(Section::Impact) => 0.8,
        Some(Section::Challenge) => 0.2,
        Some(Section::Solution) => 0.1,
        Some(Section::Background) | None => 0.0,
        Some(Section::Future) => -0.6,
        Some(Section::Other) => -1.2,
    }
}

/// Greetings stand at the beginning and questions at the end; conclusions come late.
fn of_place(place: f64) -> f64 {
    match place {
        p if p < 0.03 => -0.8,
        p if p > 0.97 => -0.6,
        p if p > 0.6 => 0.2,
        _ => 0.0,
    }
}

/// How much a measured result is told: a change, a share or factor with a word of gain, none of a trouble.
/// `None` when a figure is garbled.
fn result(words: &[Word]) -> Option<f64> {
    let text = words.iter().map(|w| &*w.text).collect::<Vec<_>>().join(" ");
    let tokens = tokens(&text);
    let quantities = numbers::read_tokens(&tokens);
    if quantities.iter().any(|q| q.suspect.is_some()) {
        return None;
    }
    let gain = words.iter().any(|w| GAIN.has(&w.lower));
    let told = quantities.iter().any(|q| {
        let relative = q.share().is_some() || q.unit.dimension == Dimension::Times;
        q.form == Form::Absence || (gain && relative)
    });
    let changes = numbers::changes_among(&tokens, &quantities);
    let measured = changes
        .iter()
        .any(|c| c.from.unit.dimension != Dimension::None && c.to.unit.dimension != Dimension::None);
    Some(if told || measured { 1.0 } else { 0.0 })
}

/// Whether the first words can open a printed sentence.
fn starts_well(words: &[Word]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let second = words.get(1).map_or("", |w| &*w.lower);
    if first.lower == "as" {
        return second == "a";
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
    let verb_first = VERBS.has(&first.lower) && !first.lower.starts_with("we")
        || (first.lower.len() > 4 && first.lower.ends_with("ed"));
    !DANGLING.has(&first.lower) && !lists && !verb_first
}

/// Whether the last words close a sentence.
fn ends_well(words: &[Word]) -> bool {
    let (Some(last), Some(before)) = (
        words.last(),
        words.len().checked_sub(2).and_then(|i| words.get(i)),
    ) else {
        return false;
    };
    let left_open = matches!(
        &*last.lower,
        "us" | "me" | "them" | "people" | "users" | "developers"
    ) && matches!(
        &*before.lower,
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
    !HANGING.has(&last.lower) && !left_open
}

/// How many clauses of the speakers start without anything that joins them.
fn run_on(words: &[Word]) -> f64 {
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
    words.windows(2).filter(loose).count() as f64
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

/// Signs of mis-heard speech.
struct Debris {
    /// Words that talks hardly ever hold, names aside.
    unknown: usize,
    /// Share of neighbours that talks hardly ever hold side by side.
    odd: f64,
}

fn debris(words: &[Word]) -> Debris {
    let name = |w: &Word| {
        w.text.chars().skip(1).any(char::is_uppercase)
            || w.text.starts_with(char::is_uppercase)
            || w.lower.contains(|c: char| !c.is_ascii_alphabetic() && c != '\'')
    };
    let unknown = words.iter().skip(1).filter(|w| !name(w) && !fluency::known_word(&w.lower)).count();
    let pairs: Vec<bool> = words
        .windows(2)
        .filter(|w| !name(&w[0]) && !name(&w[1]))
        .map(|w| fluency::known_pair(&w[0].lower, &w[1].lower))
        .collect();
    let odd = pairs.iter().filter(|known| !**known).count() as f64 / pairs.len().max(4) as f64;
    Debris { unknown, odd }
}
