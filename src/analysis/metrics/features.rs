//! Says what is to be seen at a candidate, as a list of named features. It weighs nothing.

use super::{
    candidates::{Candidate, Reading},
    lexicon::{self, Class, Noun},
};
use crate::text::numbers::{Bound, Dimension, Form};

/// Names of all features that hold for a candidate, without repeats.
pub(super) fn features(reading: &Reading<'_>, candidate: &Candidate) -> Vec<&'static str> {
    let mut found = Vec::with_capacity(32);
    unit(candidate, &mut found);
    size(candidate, &mut found);
    form(candidate, &mut found);
    words_around(reading, candidate, &mut found);
    neighbourhood(reading, candidate, &mut found);
    zones(reading, candidate, &mut found);
    combined(&mut found);
    found
}

fn unit(candidate: &Candidate, found: &mut Vec<&'static str>) {
    let unit = &candidate.quantity.unit;
    found.push(match unit.dimension {
        Dimension::None if candidate.quantity.form == Form::Fraction => "unit:share",
        Dimension::None => "unit:none",
        Dimension::Percent => "unit:percent",
        Dimension::Times => "unit:times",
        Dimension::Bytes => "unit:bytes",
        Dimension::Money => "unit:money",
        Dimension::Time => match unit.name.as_str() {
            "year" | "decade" => "unit:years",
            "month" | "week" => "unit:weeks",
            "day" | "hour" => "unit:hours",
            "minute" => "unit:minutes",
            _ => "unit:seconds",
        },
        Dimension::Count => match lexicon::noun(&unit.name) {
            Noun::Platform => "unit:platform",
            Noun::People => "unit:people",
            Noun::Traffic => "unit:traffic",
            Noun::Talk => "unit:talk",
            Noun::Other => "unit:other",
        },
    });
    if unit.per.is_some() {
        found.push("per");
    }
}

fn size(candidate: &Candidate, found: &mut Vec<&'static str>) {
    let quantity = &candidate.quantity;
    if matches!(
        quantity.form,
        Form::Vague | Form::Bare | Form::Article | Form::Absence | Form::Fraction
    ) {
        return;
    }
    let counts = matches!(quantity.unit.dimension, Dimension::Count | Dimension::None);
    found.push(match quantity.high {
        v if v < 1.5 => "size:1",
        v if v < 3.5 => "size:2-3",
        v if v < 10.0 => "size:4-9",
        v if v < 20.0 => "size:10-19",
        v if v < 100.0 => "size:20-99",
        v if v < 1000.0 => "size:100-999",
        v if v < 1e6 => "size:1000+",
        _ => "size:million+",
    });
    if counts && quantity.high >= 20.0 {
        found.push("count:20+");
    }
}

fn form(candidate: &Candidate, found: &mut Vec<&'static str>) {
    let quantity = &candidate.quantity;
    found.push(match quantity.form {
        Form::Vague => "form:vague",
        Form::Bare => "form:bare",
        Form::Article => "form:article",
        Form::Absence => "form:absence",
        Form::Fraction => "form:fraction",
        Form::Multiplier => "form:multiplier",
        _ => "form:plain",
    });
    match quantity.bound {
        Bound::Exact => {}
        Bound::About | Bound::Almost => found.push("bound:about"),
        Bound::AtLeast => found.push("bound:more"),
        Bound::AtMost => found.push("bound:less"),
    }
    let flags = [
        (
            quantity.low < quantity.high && quantity.form == Form::Cardinal,
            "range",
        ),
        (quantity.digits, "digits"),
        (quantity.unsure, "unsure"),
        (quantity.suspect.is_some(), "suspect"),
        (candidate.before.is_some(), "change"),
    ];
    found.extend(flags.into_iter().filter(|(on, _)| *on).map(|(_, name)| name));
}

/// Features of a class of words: names when it stands close before, and when it stands before.
/// What stands behind tells little but for gains and examples (measured leave-one-talk-out).
const AROUND: &[(Class, [&str; 2])] = &[
    (Class::Own, ["own:near", "own:left"]),
    (Class::Me, ["me:near", "me:left"]),
    (Class::You, ["you:near", "you:left"]),
    (Class::They, ["they:near", "they:left"]),
    (Class::Hold, ["hold:near", "hold:left"]),
    (Class::Carry, ["carry:near", "carry:left"]),
    (Class::Gain, ["gain:near", "gain:left"]),
    (Class::Take, ["take:near", "take:left"]),
    (Class::Now, ["now:near", "now:left"]),
    (Class::Before, ["before:near", "before:left"]),
    (Class::If, ["if:near", "if:left"]),
    (Class::Would, ["would:near", "would:left"]),
    (Class::Will, ["will:near", "will:left"]),
    (Class::Want, ["want:near", "want:left"]),
    (Class::Have, ["have:near", "have:left"]),
    (Class::Can, ["can:near", "can:left"]),
    (Class::Example, ["example:near", "example:left"]),
    (Class::Show, ["show:near", "show:left"]),
    (Class::Talk, ["talk:near", "talk:left"]),
    (Class::Config, ["config:near", "config:left"]),
    (Class::Community, ["community:near", "community:left"]),
    (Class::World, ["world:near", "world:left"]),
    (Class::Ask, ["ask:near", "ask:left"]),
    (Class::Trouble, ["trouble:near", "trouble:left"]),
    (Class::Money, ["money:near", "money:left"]),
    (Class::Career, ["career:near", "career:left"]),
    (Class::Never, ["never:near", "never:left"]),
];

/// Tokens that count as near.
const NEAR: usize = 4;

fn words_around(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<&'static str>) {
    let near_from = candidate.first.saturating_sub(NEAR).max(candidate.left);
    let near = reading.around(near_from, candidate.first);
    let left = reading.around(candidate.left, candidate.first);
    let right = reading.around(candidate.end, candidate.right);
    for (class, [near_name, left_name]) in AROUND {
        if near.has(*class) {
            found.push(near_name);
        }
        if left.has(*class) {
            found.push(left_name);
        }
    }
    found.extend(right.has(Class::Gain).then_some("gain:right"));
    found.extend(right.has(Class::Example).then_some("example:right"));
    let next = reading.word(candidate.end);
    found.extend(match next {
        "ago" => Some("next:ago"),
        "old" => Some("next:old"),
        "of" => Some("next:of"),
        "faster" | "less" | "fewer" | "more" | "better" | "cheaper" | "reduction" | "increase"
        | "improvement" | "lower" | "higher" => Some("next:compare"),
        "left" | "later" => Some("next:later"),
        "and" | "," => Some("next:and"),
        "per" | "every" | "a" => Some("next:per"),
        "." | "?" | "!" => Some("next:stop"),
        "-" => Some("next:hyphen"),
        _ => None,
    });
    if (candidate.end..candidate.right).any(|i| reading.word(i) == "?") {
        found.push("question");
    }
}

fn neighbourhood(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<&'static str>) {
    found.push(match candidate.neighbours {
        0 => "near:0",
        1 | 2 => "near:1-2",
        _ => "near:3+",
    });
    if candidate.repeats > 0 {
        found.push("repeated");
    }
    let place = candidate.first as f64 / reading.tokens.len().max(1) as f64;
    found.push(match place {
        p if p < 0.04 => "place:opening",
        p if p < 0.12 => "place:early",
        p if p < 0.3 => "place:first",
        p if p < 0.6 => "place:middle",
        p if p < 0.85 => "place:late",
        p if p < 0.97 => "place:questions",
        _ => "place:end",
    });
}

/// Tokens on either side whose words tell what part of the talk this is.
const ZONE: usize = 60;

/// How many words of a class stand in the zone, in three steps.
const ZONES: &[(Class, [usize; 2], [&str; 3])] = &[
    (Class::Demo, [2, 5], ["zone:demo0", "zone:demo1", "zone:demo2"]),
    (Class::If, [1, 3], ["zone:if0", "zone:if1", "zone:if2"]),
    (Class::You, [2, 6], ["zone:you0", "zone:you1", "zone:you2"]),
    (Class::Own, [2, 6], ["zone:own0", "zone:own1", "zone:own2"]),
    (Class::Past, [2, 5], ["zone:past0", "zone:past1", "zone:past2"]),
    (Class::Will, [1, 3], ["zone:will0", "zone:will1", "zone:will2"]),
    (Class::Gain, [1, 3], ["zone:gain0", "zone:gain1", "zone:gain2"]),
    (
        Class::Example,
        [1, 3],
        ["zone:example0", "zone:example1", "zone:example2"],
    ),
    (Class::Me, [1, 4], ["zone:me0", "zone:me1", "zone:me2"]),
];

fn zones(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<&'static str>) {
    let from = candidate.first.saturating_sub(ZONE);
    let to = (candidate.end + ZONE).min(reading.tokens.len());
    for (class, [some, many], names) in ZONES {
        let count = reading.classes[from..to].iter().filter(|c| c.has(*class)).count();
        found.push(names[usize::from(count >= *some) + usize::from(count >= *many)]);
    }
    let near = candidate.first.saturating_sub(6).max(candidate.left)..candidate.first;
    let says = |i: usize, words: &[&str]| words.iter().enumerate().all(|(k, w)| reading.word(i + k) == *w);
    let left = candidate.left..candidate.first;
    if left.clone().any(|i| {
        says(i, &["for", "example"])
            || says(i, &["let's", "say"])
            || says(i, &["for", "instance"])
            || says(i, &["say", "you"])
    }) {
        found.push("hypothetical");
    }
    if left.clone().any(|i| says(i, &["going", "to"]) || says(i, &["want", "to"])) {
        found.push("intended");
    }
    if left.clone().any(|i| says(i, &["used", "to"])) {
        found.push("used to");
    }
    if near.into_iter().any(|i| says(i, &["these"]) || says(i, &["those"])) {
        found.push("these");
    }
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
];

fn combined(found: &mut Vec<&'static str>) {
    let both = |a: &str, b: &str| found.contains(&a) && found.contains(&b);
    let more: Vec<&'static str> = COMBINED.iter().filter(|(a, b, _)| both(a, b)).map(|c| c.2).collect();
    found.extend(more);
}
