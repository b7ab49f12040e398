//! Says what is to be seen at a candidate, as a list of named features. It weighs nothing.

mod around;
mod place;
mod quantity;

use std::borrow::Cow;

use super::candidates::{Candidate, Reading};

/// Names of all features that hold for a candidate, without repeats.
pub(super) fn features(reading: &Reading<'_>, candidate: &Candidate) -> Vec<Cow<'static, str>> {
    let mut found = Vec::with_capacity(80);
    quantity::features(reading, candidate, &mut found);
    around::features(reading, candidate, &mut found);
    place::features(reading, candidate, quantity::unit(candidate), &mut found);
    combined(&mut found);
    found.sort_unstable();
    found.dedup();
    found
}

/// Pairs of features that mean more together.
const COMBINED: &[(&str, &str, &str)] = &[
    ("own:left", "hold:left", "own+hold"),
    ("own:left", "carry:left", "own+carry"),
    ("own:left", "unit:platform", "own+platform"),
    ("own:left", "unit:people", "own+people"),
    ("you:left", "if:left", "you+if"),
    ("unit:years", "next:ago", "years+ago"),
    ("unit:years", "me:left", "years+me"),
    ("unit:minutes", "place:opening", "minutes+opening"),
    ("unit:minutes", "place:end", "minutes+end"),
    ("count:20+", "unit:platform", "many+platform"),
    ("count:20+", "unit:people", "many+people"),
    ("count:20+", "own:left", "many+own"),
    ("size:2-3", "unit:other", "few+other"),
    ("size:2-3", "unit:platform", "few+platform"),
    ("unit:percent", "gain:left", "percent+gain"),
    ("form:bare", "take:left", "bare+take"),
    ("form:vague", "own:left", "vague+own"),
    ("questions", "you:left", "questions+you"),
    ("questions", "take:near", "questions+take"),
    ("questions", "unsure", "questions+unsure"),
    ("unit:years", "been with", "years+been with"),
    ("unit:times", "next:compare", "times+compare"),
    ("unit:times", "than", "times+than"),
    ("unit:percent", "next:compare", "percent+compare"),
    ("unit:none", "version:1", "bare+version"),
    ("unit:percent", "in:impact", "percent+impact"),
    ("questions", "own:left", "questions+own"),
];

fn combined(found: &mut Vec<Cow<'static, str>>) {
    let both = |a: &str, b: &str| found.iter().any(|f| f == a) && found.iter().any(|f| f == b);
    let more: Vec<&'static str> = COMBINED.iter().filter(|(a, b, _)| both(a, b)).map(|c| c.2).collect();
    found.extend(more.into_iter().map(Cow::Borrowed));
}
