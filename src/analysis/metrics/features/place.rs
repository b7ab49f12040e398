//! Says where in the talk a quantity stands: its part of the story, its neighbours, what is talked about around it.
//! It judges by counts of words, not by their order.

use std::borrow::Cow;

use super::super::{
    candidates::{Candidate, Reading},
    lexicon::Class,
};
use crate::model::Section;

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

/// A class looked for in a zone of its own: tokens before and behind, counts from which it is some and many.
type Narrow = (Class, [usize; 2], [usize; 2], [&'static str; 3]);

/// Classes that tell within a narrow zone, or a wide one on one side.
const NARROW: &[Narrow] = &[
    (Class::Trial, [50, 40], [1, 3], ["trial:0", "trial:1", "trial:3"]),
    (Class::Goal, [10, 6], [1, 99], ["goal:0", "goal:1", "goal:1"]),
    (
        Class::Default,
        [20, 12],
        [1, 99],
        ["default:0", "default:1", "default:1"],
    ),
];

/// Score from which the label of a sentence is sure.
const SURE: f64 = 0.6;

/// All features of the place. `unit` is the feature of the quantity's unit.
pub(super) fn features(
    reading: &Reading<'_>,
    candidate: &Candidate,
    unit: &str,
    found: &mut Vec<Cow<'static, str>>,
) {
    found.push(Cow::Borrowed(match candidate.neighbours {
        0 => "near:0",
        1 | 2 => "near:1-2",
        _ => "near:3+",
    }));
    found.extend((candidate.repeats > 0).then_some(Cow::Borrowed("repeated")));
    let place = candidate.first as f64 / reading.tokens.len().max(1) as f64;
    found.push(Cow::Borrowed(match place {
        p if p < 0.04 => "place:opening",
        p if p < 0.12 => "place:early",
        p if p < 0.3 => "place:first",
        p if p < 0.6 => "place:middle",
        p if p < 0.85 => "place:late",
        p if p < 0.97 => "place:questions",
        _ => "place:end",
    }));
    section(reading, candidate, found);
    zones(reading, candidate, found);
    found.extend(session(reading, candidate, unit, place).map(Cow::Borrowed));
    let mut stretch = Vec::new();
    reading.stretches.features(candidate.first, candidate.end, &mut stretch);
    found.extend(stretch.into_iter().map(Cow::Borrowed));
}

fn section(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<Cow<'static, str>>) {
    let at = reading.tokens[candidate.first].span.start;
    let Some(label) = reading.label_at(at) else {
        return;
    };
    let [name, sure] = match label.section {
        Section::Background => ["in:background", "surely:background"],
        Section::Challenge => ["in:challenge", "surely:challenge"],
        Section::Solution => ["in:solution", "surely:solution"],
        Section::Impact => ["in:impact", "surely:impact"],
        Section::Future => ["in:future", "surely:future"],
        Section::Other => ["in:other", "surely:other"],
    };
    found.push(Cow::Borrowed(name));
    found.extend((label.score > SURE).then_some(Cow::Borrowed(sure)));
}

fn zones(reading: &Reading<'_>, candidate: &Candidate, found: &mut Vec<Cow<'static, str>>) {
    let mut note =
        |class: Class, before: usize, behind: usize, steps: [usize; 2], names: [&'static str; 3]| {
            let from = candidate.first.saturating_sub(before);
            let to = (candidate.end + behind).min(reading.tokens.len());
            let count = reading.classes[from..to].iter().filter(|c| c.has(class)).count();
            let step = usize::from(count >= steps[0]) + usize::from(count >= steps[1]);
            found.push(Cow::Borrowed(names[step]));
        };
    for (class, steps, names) in ZONES {
        note(*class, ZONE, ZONE, *steps, *names);
    }
    for (class, [before, behind], steps, names) in NARROW {
        note(*class, *before, *behind, *steps, *names);
    }
}

/// Times that may be those of the session or of the speaker's life.
fn session(
    reading: &Reading<'_>,
    candidate: &Candidate,
    unit: &str,
    place: f64,
) -> impl Iterator<Item = &'static str> + use<> {
    let near = candidate.first.saturating_sub(8)..(candidate.end + 10).min(reading.tokens.len());
    let short = matches!(unit, "unit:minutes" | "unit:hours" | "unit:seconds");
    let asks = near.into_iter().any(|i| reading.word(i).starts_with("question"));
    let seen = [
        (short && asks, "session"),
        (
            unit == "unit:minutes" && !(0.05..=0.9).contains(&place),
            "minutes at the edge",
        ),
        (unit == "unit:years" && place < 0.06, "years at the start"),
    ];
    seen.into_iter().filter(|(on, _)| *on).map(|(_, name)| name)
}
