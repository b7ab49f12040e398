//! Measures the edges of a run of words: how long it is, what it was cut from, what it opens and closes with.

use super::{
    super::{
        marks::FINITE,
        runs::{Back, Front},
    },
    Candidate, Sign, Values,
};
use crate::text::lexicon::{Tags, lexicon};

/// Length, and what it was cut from.
pub(super) fn edges(values: &mut Values, candidate: &Candidate<'_>, punctuated: bool) {
    let run = candidate.run;
    values.flag(
        match run.end - run.start {
            0..10 => Sign::Short,
            10..13 => Sign::Brief,
            13..18 => Sign::Middling,
            18..25 => Sign::Long,
            25..32 => Sign::Longer,
            _ => Sign::Longest,
        },
        true,
    );
    values.flag(
        match run.front {
            Front::Sentence => Sign::FromSentence,
            Front::Led => Sign::FromLed,
            Front::Joined => Sign::FromJoin,
            Front::Pause => Sign::FromPause,
            Front::Said => Sign::FromSaid,
        },
        true,
    );
    values.flag(
        match run.back {
            Back::Sentence => Sign::ToSentence,
            Back::Next => Sign::ToNext,
            Back::But => Sign::ToBut,
            Back::Because => Sign::ToBecause,
            Back::Which => Sign::ToWhich,
            Back::Pause => Sign::ToPause,
            Back::Leftover => Sign::ToLeftover,
        },
        true,
    );
    values.flag(Sign::FromPunctuated, punctuated && run.front <= Front::Led);
    values.flag(Sign::ToPunctuated, punctuated && run.back == Back::Sentence);
    values.flag(Sign::Whole, run.front <= Front::Led && run.back == Back::Sentence);
    let dropped = candidate.words().iter().skip(1).map(|w| w.dropped.len()).sum();
    values.count(Sign::Dropped, dropped, 4);
}

/// What it opens with.
pub(super) fn first(values: &mut Values, candidate: &Candidate<'_>) {
    let ([word, ..], [mark, ..]) = (candidate.words(), candidate.marks()) else {
        return;
    };
    let tags = mark.tags;
    values.flag(
        match &*word.lower {
            "we" | "we've" | "we're" => Sign::FirstWe,
            "our" => Sign::FirstOur,
            "the" => Sign::FirstThe,
            "i" | "i've" => Sign::FirstI,
            "there" => Sign::FirstThere,
            _ if tags.any(Tags::NUMBER) => Sign::FirstNumber,
            _ if tags.any(Tags::PREPOSITION) => Sign::FirstPreposition,
            _ if tags.any(Tags::SUBORDINATOR.with(Tags::RELATIVE)) => Sign::FirstSubordinate,
            _ if tags.any(Tags::DETERMINER) => Sign::FirstDeterminer,
            _ if tags.any(Tags::GERUND) => Sign::FirstGerund,
            lower if lexicon().plural(lower) => Sign::FirstPlural,
            _ if mark.name => Sign::FirstName,
            _ => Sign::FirstOther,
        },
        true,
    );
    values.flag(
        Sign::SecondVerb,
        candidate.marks().get(1).is_some_and(|m| m.tags.any(FINITE)),
    );
}

/// What it closes with.
pub(super) fn last(values: &mut Values, candidate: &Candidate<'_>) {
    let ([.., word], [.., mark]) = (candidate.words(), candidate.marks()) else {
        return;
    };
    let tags = mark.tags;
    values.flag(
        if mark.name {
            Sign::LastName
        } else if tags.any(Tags::NUMBER) {
            Sign::LastNumber
        } else if tags.any(Tags::NOUN) && lexicon().plural(&word.lower) {
            Sign::LastPlural
        } else if tags.any(Tags::ADVERB) {
            Sign::LastAdverb
        } else if tags == Tags::NOUN {
            Sign::LastNoun
        } else if tags.any(Tags::NOUN) && tags.any(Tags::BASE.with(Tags::THIRD)) {
            Sign::LastNounVerb
        } else if tags.any(Tags::ADJECTIVE) {
            Sign::LastAdjective
        } else if tags.any(Tags::BASE.with(Tags::PAST).with(Tags::PARTICIPLE).with(Tags::GERUND)) {
            Sign::LastVerb
        } else {
            Sign::LastOther
        },
        true,
    );
    values.flag(Sign::LastRare, mark.said == Some(1));
}
