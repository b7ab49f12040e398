//! Tells how likely an editor prints words between quotation marks: a logistic regression over what the analysis makes
//! of them, what they are worth as a statement, and whether their clauses are whole. It changes no word.

use super::{
    super::{
        clause::{Clause, clauses},
        complete, debris,
        facts::Reader,
        glued, loose, neighbours, pointers, shape, tokens,
        tokens::Token,
        worth::weight,
    },
    quotable_weights as weights,
};
use crate::{
    model::Quotation,
    text::lexicon::{Tags, lexicon},
};

/// Words that few printed quotations hold: breath, hopes and conditions, words about the talk.
const BREATH: &[&str] = &[
    "uh",
    "um",
    "er",
    "uhm",
    "erm",
    "like",
    "okay",
    "yeah",
    "gonna",
    "stuff",
    "could",
    "should",
    "might",
    "maybe",
    "perhaps",
    "if",
    "think",
    "slide",
    "demo",
    "cool",
    "we'll",
    "kind",
    "sort",
    "basically",
    "bunch",
    "thing",
    "things",
    "guys",
    "talk",
    "want",
    "working",
    "waiting",
    "trying",
    "hearing",
    "talked",
    "talking",
    "currently",
    "whatever",
    "etc",
    "said",
    "here",
];

/// Words with which something was left over at the end.
const ENDINGS: &[&str] = &[
    "again",
    "still",
    "too",
    "then",
    "now",
    "especially",
    "but",
    "so",
    "right",
];

/// Words that hang on what was said before.
const OPENERS: &[&str] = &[
    "and", "so", "but", "because", "which", "that", "this", "these", "those", "it", "they", "then", "or",
    "as", "also", "if", "you", "he", "she", "there", "here", "however", "i", "one", "another", "both", "all",
    "some",
];

/// Signs of words that are not whole, or not understood without the talk: of labelled quotations that score well all the
/// same, readers print three in ten with one of them, and six in ten with none. Sorted.
const REFUSED: &[&str] = &[
    "a noun without its article",
    "a word that stands alone",
    "clause:broken",
    "clause:cut",
    "clause:doubtful",
    "clause:joined",
    "clauses:0",
    "clauses:3",
    "half a comparison",
    "hangs at the end",
    "left:letter",
    "left:pointing",
    "left:slip",
    "nothing after the verb",
    "nothing to act upon",
    "one and many do not agree",
    "pointers:1",
    "pointers:2",
    "points back",
    "runs on",
    "stray letter",
    "stray letters",
    "subject points back",
    "two phrases without a joint",
    "uncovered:3+",
    "unknown word",
    "vague subject",
    "verb with a bare infinitive",
    "words do not fit together",
    "words:again",
    "words:do not fit",
    "words:unknown",
];

/// What speaks for and against a quotation, as the writer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotable {
    /// Signs that show.
    pub signs: Vec<&'static str>,
    /// Log odds that the analysis gives it, those of its words as a statement, of the best statement that its sentence
    /// offers, and that its sentence tells of the organization's own doings.
    pub odds: [f64; 4],
    /// Probability that an editor prints it, 0 to 1.
    pub score: f64,
    /// Whether a sign forbids it.
    pub refused: bool,
    /// Worth of the best statement that its sentence offers; none where it offers none.
    pub told: Option<f64>,
}

/// Judges a quotation.
pub(in super::super) fn quotable(reader: &Reader<'_>, quotation: &Quotation) -> Quotable {
    let tokens = tokens::clean(&quotation.text, &reader.names);
    let all = clauses(&tokens);
    let mut names = Vec::new();
    whole(&tokens, &all, &mut names);
    refusals(reader, &all, &mut names);
    spoken(&quotation.text, &mut names);
    names.sort_unstable();
    names.dedup();
    let offered = reader.facts_of(quotation.sentence);
    names.push(["statements:0", "statements:1", "statements:2"][offered.len().min(2)]);
    let told = offered.iter().map(|fact| fact.worth).max_by(f64::total_cmp);
    let own = if all.is_empty() {
        None
    } else {
        reader.fact(quotation.sentence, all)
    };
    let own = own.map_or(UNTOLD, |fact| fact.worth);
    let doings = reader.source.analysis.tells_own(quotation.sentence);
    let odds = [quotation.score, own, told.unwrap_or(UNTOLD), doings].map(log_odds);
    let signs: f64 = names.iter().map(|name| weight(weights::WEIGHTS, name)).sum();
    let weighed: f64 = odds.iter().zip(weights::ODDS).map(|(odds, weight)| odds * weight).sum();
    Quotable {
        refused: names.iter().any(|name| REFUSED.binary_search(name).is_ok()),
        signs: names,
        odds,
        score: 1.0 / (1.0 + (-(weights::BIAS + signs + weighed)).exp()),
        told,
    }
}

/// Worth of words that state nothing.
const UNTOLD: f64 = 0.1;

fn log_odds(p: f64) -> f64 {
    let p = p.clamp(0.02, 0.98);
    (p / (1.0 - p)).ln()
}

/// Whether its clauses cover it, and what their neighbors are.
fn whole(tokens: &[Token], all: &[Clause], names: &mut Vec<&'static str>) {
    names.push(["clauses:0", "clauses:1", "clauses:2", "clauses:3"][all.len().min(3)]);
    let covered: usize = all.iter().map(|c| c.tokens.len() + c.connector.split_whitespace().count()).sum();
    names.push(match tokens.len().saturating_sub(covered) {
        0 => "uncovered:0",
        1 | 2 => "uncovered:1-2",
        _ => "uncovered:3+",
    });
    let strange = debris::strangeness(tokens);
    names.push(match strange {
        s if s < 0.02 => "strange:0",
        s if s < 0.06 => "strange:1",
        s if s < 0.12 => "strange:2",
        _ => "strange:3",
    });
    names.push(match debris::worst(tokens) {
        w if w < 0.3 => "worst:0",
        w if w < 1.0 => "worst:1",
        w if w < 1.5 => "worst:2",
        _ => "worst:3",
    });
    let mut flag = |shows: bool, name| {
        if shows {
            names.push(name);
        }
    };
    flag(
        all.first().is_some_and(|c| !c.connector.is_empty()),
        "clause:joined",
    );
    flag(all.iter().any(|c| c.broken), "clause:broken");
    flag(all.iter().any(|c| c.cut), "clause:cut");
    flag(all.iter().any(|c| c.doubtful), "clause:doubtful");
    flag(all.iter().any(article_before_plural), "clause:article");
    flag(!all.last().is_some_and(shape::ends_well), "clause:hangs");
    flag(tokens.iter().any(|t| !debris::known(t)), "words:unknown");
    flag(!neighbours::fits_together(tokens), "words:do not fit");
    let loose_pointers = all
        .iter()
        .enumerate()
        .filter(|(i, c)| pointers::pointers_ok(c, i.checked_sub(1).and_then(|at| all.get(at))).is_err());
    match loose_pointers.count() {
        0 => {}
        1 => names.push("pointers:1"),
        _ => names.push("pointers:2"),
    }
}

/// Why its clauses cannot be told in the third person.
fn refusals(reader: &Reader<'_>, all: &[Clause], names: &mut Vec<&'static str>) {
    let company = reader.source.analysis.company.as_ref().map(|c| c.name.as_str());
    for clause in all {
        let reasons = [
            loose::loose(clause).err(),
            glued::glued(clause, company).err(),
            complete::complete(clause).err(),
            neighbours::words_ok(clause).err(),
            shape::fit(&mut clause.clone()).err(),
        ];
        names.extend(reasons.into_iter().flatten());
    }
}

/// "a clusters": a mis-hearing or a slip that no editor prints.
fn article_before_plural(clause: &Clause) -> bool {
    clause.tokens.windows(2).skip(clause.verb.end.saturating_sub(1)).any(|pair| {
        pair[0].is(&["a", "an"]) && pair[1].tags == Tags::NOUN && lexicon().plural(&pair[1].lower)
    })
}

/// What of it is breath, hangs on what came before or is left over.
fn spoken(text: &str, names: &mut Vec<&'static str>) {
    let lower: Vec<String> = text
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_lowercase())
        .collect();
    let breath = lower.iter().filter(|w| BREATH.contains(&w.as_str())).count();
    match breath {
        0 => {}
        1 => names.push("breath:1"),
        _ => names.push("breath:2"),
    }
    let mut flag = |shows: bool, name| {
        if shows {
            names.push(name);
        }
    };
    flag(
        lower.first().is_some_and(|w| OPENERS.contains(&w.as_str())),
        "opens:loosely",
    );
    flag(
        lower.last().is_some_and(|w| ENDINGS.contains(&w.as_str())),
        "ends:loosely",
    );
    let again = |at: usize| lower[at].len() > 3 && lower[at + 1..].iter().take(4).any(|w| *w == lower[at]);
    flag((0..lower.len()).any(again), "words:again");
    leftover(&lower, &mut flag);
}

/// Words that promise, compare with nothing that is named, or were left over.
fn leftover(lower: &[String], flag: &mut impl FnMut(bool, &'static str)) {
    let has = |pair: [&str; 2]| lower.windows(2).any(|w| w[0] == pair[0] && w[1] == pair[1]);
    flag(has(["going", "to"]), "left:promise");
    // "we are now have the means"
    let slip = lower.windows(3).any(|w| {
        matches!(w[0].as_str(), "are" | "is" | "was" | "were")
            && matches!(w[1].as_str(), "have" | "has" | "now")
            && (w[1] != "now" || matches!(w[2].as_str(), "have" | "has"))
    });
    flag(slip, "left:slip");
    flag(
        has(["a", "more"]) && !lower.iter().any(|w| w == "than"),
        "left:compared",
    );
    // "to reduce the friction u and to …"
    let stray = lower
        .iter()
        .any(|w| w.len() == 1 && !matches!(w.as_str(), "a" | "i") && w.chars().all(char::is_alphabetic));
    flag(stray, "left:letter");
    // "we have the dough, then we have the oven": the parts of a picture.
    let parts = lower.windows(3).any(|w| w[0] == "then" && w[1] == "we" && w[2] == "have");
    flag(parts, "left:parts");
    // "the effect of this work", "for this reason and where all …": of what, only the talk knows.
    let pointing = ["this", "these", "those"].iter().any(|w| has(["of", w]))
        || has(["and", "where"])
        || has(["the", "following"]);
    flag(pointing, "left:pointing");
    // "from 68 to 81% and the oven": the next statement begins.
    let next = lower
        .iter()
        .rposition(|w| w.bytes().any(|b| b.is_ascii_digit()))
        .map(|at| &lower[at + 1..])
        .is_some_and(|rest| rest.len() <= 4 && rest.len() >= 3 && rest[0] == "and" && rest[1] == "the");
    flag(next, "left:next");
    flag(has(["feel", "free"]) || has(["reach", "out"]), "left:contact");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs_of(text: &str) -> Vec<&'static str> {
        let tokens = tokens::clean(text, &tokens::Names::default());
        let mut names = Vec::new();
        whole(&tokens, &clauses(&tokens), &mut names);
        spoken(text, &mut names);
        names
    }

    #[test]
    fn weights_are_sorted_so_that_they_are_found() {
        assert!(weights::WEIGHTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(REFUSED.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_whole_statement_shows_no_fault() {
        let signs = signs_of("We moved all of our clusters to the cloud within a year.");
        for fault in [
            "clause:",
            "pointers:",
            "breath:",
            "left:",
            "opens:",
            "ends:",
            "words:",
        ] {
            assert!(signs.iter().all(|s| !s.starts_with(fault)), "{signs:?}");
        }
    }

    #[test]
    fn breath_hopes_and_loose_ends_show() {
        for (text, sign) in [
            (
                "We kind of wanted to settle this question for everybody.",
                "breath:1",
            ),
            (
                "That is why we moved all of our clusters to the cloud.",
                "opens:loosely",
            ),
            (
                "We moved all of our clusters to the cloud especially.",
                "ends:loosely",
            ),
            (
                "We are now have the means to move all of our clusters.",
                "left:slip",
            ),
            (
                "The share of good loaves went up from 68 to 81% and the oven.",
                "left:next",
            ),
            (
                "We chose the large oven, which has the following benefits.",
                "left:pointing",
            ),
            (
                "We looked for the best product and the best price of them all.",
                "words:again",
            ),
            (
                "We are going to move all of our clusters to the cloud.",
                "left:promise",
            ),
            (
                "We had a more modest growth of the costs in the cloud.",
                "left:compared",
            ),
            (
                "We baked a loaf to reduce the hunger u and to please the guests.",
                "left:letter",
            ),
            (
                "We have the dough, then we have the oven, then we have the bread.",
                "left:parts",
            ),
            (
                "For all of our ovens feel free to write to our bakers.",
                "left:contact",
            ),
        ] {
            assert!(signs_of(text).contains(&sign), "{text}: {:?}", signs_of(text));
        }
    }
}
