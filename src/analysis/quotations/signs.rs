//! Measures what speaks for and against a run of words as a quotation: its edges, its words, what surrounds it. It weighs
//! none of it.

use super::{
    gate,
    lists::Set,
    marks::{Mark, Odd},
    runs::{Back, Front, Run},
    wording::Word,
};
use crate::{
    model::{Section, SectionLabel},
    text::lexicon::{Tags, lexicon},
};

/// Declares the signs with their names, in one order for the score and for the training program.
macro_rules! signs {
    ($($sign:ident $name:literal,)*) => {
        /// A sign of a quotation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Sign { $($sign,)* }

        /// The names of the signs, in their order.
        pub(super) const NAMES: &[&str] = &[$($name,)*];
    };
}

signs! {
    Short "length:8-9",
    Brief "length:10-12",
    Middling "length:13-17",
    Long "length:18-24",
    Longer "length:25-31",
    Longest "length:32+",
    FromSentence "from:sentence",
    FromPunctuated "from:punctuated sentence",
    FromLed "from:lead",
    FromJoin "from:join",
    FromPause "from:pause",
    FromSaid "from:said",
    ToSentence "to:sentence",
    ToPunctuated "to:punctuated sentence",
    ToNext "to:next",
    ToBut "to:but",
    ToBecause "to:because",
    ToWhich "to:which",
    ToPause "to:pause",
    ToLeftover "to:leftover",
    Whole "run:whole sentence",
    AfterHanging "before:hangs",
    BeforeJoin "after:joins",
    BeforeSmall "after:goes on",
    FirstWe "first:we",
    FirstOur "first:our",
    FirstThe "first:the",
    FirstName "first:name",
    FirstNumber "first:number",
    FirstPreposition "first:preposition",
    FirstI "first:i",
    FirstThere "first:there",
    FirstGerund "first:doing",
    FirstSubordinate "first:subordinate",
    FirstPlural "first:plural",
    FirstDeterminer "first:determiner",
    FirstOther "first:other",
    SecondVerb "second:verb",
    LastName "last:name",
    LastPlural "last:plural",
    LastNoun "last:noun",
    LastNounVerb "last:noun or verb",
    LastNumber "last:number",
    LastAdverb "last:adverb",
    LastAdjective "last:adjective",
    LastVerb "last:verb",
    LastOther "last:other",
    LastRare "last:rare",
    Unknown "words:unknown",
    OddShare "words:odd share",
    OddOne "words:odd 1",
    OddTwo "words:odd 2",
    OddMore "words:odd 3+",
    OddStrong "words:odd strong",
    RunOn "words:runs on",
    Repeats "words:repeats",
    Nouns "words:nouns in a row",
    NounsMany "words:many nouns in a row",
    Ands "words:and",
    Verbs "words:verbs",
    NoVerb "words:no finite verb",
    Past "words:past",
    Once "words:said once",
    Salient "words:said often",
    Content "words:content",
    Names "words:names",
    Acronyms "words:acronyms",
    Dropped "words:dropped",
    Ours "words:ours",
    Nobody "words:nobody's",
    You "words:you",
    I "words:i",
    It "words:it",
    They "words:they",
    This "words:this",
    ThisBare "words:this alone",
    Not "words:not",
    Can "words:can",
    Could "words:could",
    Will "words:will",
    Than "words:than",
    Compared "words:compared with nothing",
    Strong "list:strong",
    Gain "list:gain",
    Hardship "list:hardship",
    Detail "list:detail",
    Stage "list:stage",
    Vague "list:vague",
    Wish "list:wish",
    Pointer "list:pointer",
    Meant "list:meant",
    Reason "list:reason",
    Done "list:done",
    Most "list:most",
    People "list:people",
    Sense "list:sense",
    NothingTold "list:nothing",
    Digits "figure:digits",
    Percent "figure:percent",
    FromTo "figure:from to",
    GainFigure "figure:gain",
    WeDid "we:did",
    WeHave "we:have",
    WeWant "we:want",
    WeCan "we:can",
    WeUse "we:use",
    Background "label:background",
    Challenge "label:challenge",
    Solution "label:solution",
    Impact "label:impact",
    Future "label:future",
    Other "label:other",
    Sure "label:sure",
    Opening "place:opening",
    Early "place:early",
    Middle "place:middle",
    Late "place:late",
    Closing "place:closing",
    NearYou "near:you",
    NearI "near:i",
    NearOurs "near:ours",
    NearStage "near:stage",
    NearDetail "near:detail",
    NearQuestion "near:question",
    FarStage "far:stage",
    FarYou "far:you",
    FarOurs "far:ours",
    TalkYou "talk:you",
    TalkOurs "talk:ours",
    TalkI "talk:i",
    TalkStage "talk:stage",
    TalkPunctuated "talk:punctuated",
}

/// Number of signs.
pub(super) const COUNT: usize = NAMES.len();

/// How strongly each sign shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Values(pub(super) [f32; COUNT]);

impl Default for Values {
    fn default() -> Self {
        Self([0.0; COUNT])
    }
}

impl Values {
    /// Sets a sign to a value.
    pub(super) fn set(&mut self, sign: Sign, value: f32) {
        self.0[sign as usize] = value;
    }

    /// Sets a sign that is there or not.
    pub(super) fn flag(&mut self, sign: Sign, shows: bool) {
        if shows {
            self.set(sign, 1.0);
        }
    }

    /// Sets a sign to a count, up to `most`.
    fn count(&mut self, sign: Sign, count: usize, most: usize) {
        self.set(sign, count.min(most) as f32);
    }
}

/// The words of a run with their marks, and those of its sentence around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'t> {
    pub(super) sentence: &'t [Word],
    pub(super) all: &'t [Mark],
    pub(super) run: Run,
}

impl<'t> Candidate<'t> {
    pub(super) fn words(&self) -> &'t [Word] {
        &self.sentence[self.run.start..self.run.end]
    }

    pub(super) fn marks(&self) -> &'t [Mark] {
        &self.all[self.run.start..self.run.end]
    }
}

/// Adds the signs of a run itself to those of its sentence.
pub(super) fn of_run(values: &mut Values, candidate: &Candidate<'_>, punctuated: bool) {
    edges(values, candidate, punctuated);
    first(values, candidate);
    last(values, candidate);
    fluency(values, candidate);
    amounts(values, candidate);
    pronouns(values, candidate);
    lists(values, candidate);
    figures(values, candidate);
    deeds(values, candidate);
}

/// Length, and what it was cut from.
fn edges(values: &mut Values, candidate: &Candidate<'_>, punctuated: bool) {
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

fn first(values: &mut Values, candidate: &Candidate<'_>) {
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

fn last(values: &mut Values, candidate: &Candidate<'_>) {
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

/// Forms of verbs that can carry a sentence.
const FINITE: Tags = Tags::BASE
    .with(Tags::THIRD)
    .with(Tags::PAST)
    .with(Tags::MODAL)
    .with(Tags::BE)
    .with(Tags::HAVE)
    .with(Tags::DO);

fn fluency(values: &mut Values, candidate: &Candidate<'_>) {
    let (words, marks) = (candidate.words(), candidate.marks());
    values.count(
        Sign::Unknown,
        marks.iter().skip(1).filter(|m| m.unknown).count(),
        2,
    );
    values.set(Sign::OddShare, gate::odd_share(marks) as f32);
    let after = marks.get(1..).unwrap_or_default();
    let odd = after.iter().filter(|m| m.odd > Odd::Not).count();
    values.flag(Sign::OddOne, odd == 1);
    values.flag(Sign::OddTwo, odd == 2);
    values.flag(Sign::OddMore, odd > 2);
    values.count(
        Sign::OddStrong,
        after.iter().filter(|m| m.odd == Odd::Worst).count(),
        3,
    );
    values.count(Sign::RunOn, gate::run_on(words), 3);
    let again = (0..words.len()).any(|at| {
        words[at].lower.len() > 3
            && marks[at].said.is_some()
            && words[at + 1..].iter().take(5).any(|w| w.lower == words[at].lower)
    });
    values.flag(Sign::Repeats, again);
    let noun = |m: &Mark| m.name || m.tags == Tags::NOUN;
    let bare = marks.windows(3).filter(|m| m.iter().all(noun)).count();
    values.flag(Sign::Nouns, bare > 0);
    values.count(Sign::NounsMany, bare.saturating_sub(1), 3);
}

fn amounts(values: &mut Values, candidate: &Candidate<'_>) {
    let (words, marks) = (candidate.words(), candidate.marks());
    let is = |list: &[&str]| words.iter().filter(|w| list.contains(&&*w.lower)).count();
    values.count(Sign::Ands, is(&["and", "or"]), 4);
    let verbs = marks.iter().filter(|m| m.tags.any(FINITE) && !m.tags.any(Tags::NOUN)).count();
    values.count(Sign::Verbs, verbs, 5);
    values.flag(Sign::NoVerb, verbs == 0);
    let past = words.iter().zip(marks).filter(|(w, m)| m.tags.any(Tags::PAST) || w.lower.ends_with("ed"));
    values.count(Sign::Past, past.count(), 2);
    values.count(Sign::Once, marks.iter().filter(|m| m.said == Some(1)).count(), 4);
    values.count(
        Sign::Salient,
        marks.iter().filter(|m| m.said.is_some_and(|n| n >= 4)).count(),
        6,
    );
    values.count(
        Sign::Content,
        marks.iter().filter(|m| m.said.is_some()).count(),
        10,
    );
    let named = |(w, m): (&Word, &Mark)| m.name && !m.digits && w.lower != "i" && !w.lower.starts_with("i'");
    values.count(
        Sign::Names,
        words.iter().zip(marks).skip(1).filter(|pair| named(*pair)).count(),
        4,
    );
    let capitals = |w: &&Word| {
        w.text.len() > 1 && w.text.chars().all(|c| c.is_ascii_uppercase() || c == 's' || c == ',')
    };
    values.count(Sign::Acronyms, words.iter().filter(capitals).count(), 3);
}

fn pronouns(values: &mut Values, candidate: &Candidate<'_>) {
    let words = candidate.words();
    let is = |list: &[&str]| words.iter().filter(|w| list.contains(&&*w.lower)).count();
    values.count(Sign::Ours, is(&["we", "our", "us", "we've", "we're"]), 3);
    values.flag(
        Sign::Nobody,
        is(&["we", "our", "us", "we've", "we're", "i", "i've", "my"]) == 0,
    );
    values.count(Sign::You, is(&["you", "your", "you're", "you've", "yourself"]), 2);
    values.count(Sign::I, is(&["i", "my", "me", "i'm", "i've"]), 2);
    values.count(Sign::It, is(&["it", "it's", "its"]), 2);
    values.count(
        Sign::They,
        is(&["they", "them", "their", "they're", "he", "she"]),
        2,
    );
    values.count(Sign::This, is(&["this", "these", "those"]), 2);
    let alone = candidate.marks().windows(2).zip(words).any(|(pair, word)| {
        matches!(&*word.lower, "this" | "these" | "those" | "that")
            && pair[1].tags.any(FINITE.with(Tags::PREPOSITION))
            && !pair[1].tags.any(Tags::NOUN)
    });
    values.flag(Sign::ThisBare, alone);
    let negated = words.iter().any(|w| w.lower == "not" || w.lower == "no" || w.lower.ends_with("n't"));
    values.flag(Sign::Not, negated);
    values.flag(Sign::Can, is(&["can", "can't"]) > 0);
    values.flag(Sign::Could, is(&["could", "should", "might", "may", "would"]) > 0);
    values.flag(Sign::Will, is(&["will", "we'll", "going", "won't"]) > 0);
    let more = is(&["more", "less", "better", "faster", "easier", "lower", "fewer"]) > 0;
    values.flag(Sign::Than, is(&["than"]) > 0);
    values.flag(Sign::Compared, more && is(&["than"]) == 0);
}

fn lists(values: &mut Values, candidate: &Candidate<'_>) {
    let marks = candidate.marks();
    let count = |set: Set| marks.iter().filter(|m| m.sets & (1 << set as u32) != 0).count();
    for (sign, set, most) in [
        (Sign::Strong, Set::Strong, 4),
        (Sign::Gain, Set::Gain, 2),
        (Sign::Hardship, Set::Hardship, 3),
        (Sign::Detail, Set::Detail, 4),
        (Sign::Stage, Set::Stage, 3),
        (Sign::Vague, Set::Vague, 3),
        (Sign::Wish, Set::Wish, 3),
        (Sign::Pointer, Set::Pointer, 3),
        (Sign::Meant, Set::Meant, 2),
        (Sign::Reason, Set::Reason, 2),
        (Sign::Done, Set::Done, 2),
        (Sign::Most, Set::Most, 2),
        (Sign::People, Set::People, 2),
        (Sign::Sense, Set::Sense, 3),
    ] {
        values.count(sign, count(set), most);
    }
    let told = count(Set::Strong) + count(Set::Hardship) + count(Set::Meant) + count(Set::Done);
    values.flag(Sign::NothingTold, told == 0);
}

fn figures(values: &mut Values, candidate: &Candidate<'_>) {
    let (words, marks) = (candidate.words(), candidate.marks());
    let digits = marks.iter().any(|m| m.digits || m.tags.any(Tags::NUMBER));
    let percent = words.iter().any(|w| w.lower.contains('%') || w.lower == "percent");
    let gain = marks.iter().any(|m| m.sets & (1 << Set::Gain as u32) != 0);
    let from_to = words.iter().zip(marks).zip(words.iter().skip(1).zip(&marks[1..])).filter(
        |((word, _), (_, next))| {
            matches!(&*word.lower, "from" | "to") && (next.digits || next.tags.any(Tags::NUMBER))
        },
    );
    values.flag(Sign::Digits, digits);
    values.flag(Sign::Percent, percent);
    values.flag(Sign::GainFigure, gain && digits);
    values.flag(Sign::FromTo, from_to.count() > 1);
}

/// What the speakers say they do.
fn deeds(values: &mut Values, candidate: &Candidate<'_>) {
    let mut words = candidate.words().iter().zip(candidate.marks());
    let Some((we, _)) = words.find(|(w, _)| matches!(&*w.lower, "we" | "we've" | "we're")) else {
        return;
    };
    let Some((next, mark)) = words.find(|(_, m)| !m.tags.any(Tags::ADVERB)) else {
        return;
    };
    values.flag(
        match &*next.lower {
            "want" | "wanted" | "need" | "needed" | "try" | "tried" => Sign::WeWant,
            "can" | "could" => Sign::WeCan,
            "use" | "used" | "using" | "run" | "leverage" => Sign::WeUse,
            "have" | "had" | "are" | "were" => Sign::WeHave,
            _ if we.lower != "we" => Sign::WeHave,
            lower if mark.tags.any(Tags::PAST) || lower.ends_with("ed") => Sign::WeDid,
            _ => return,
        },
        true,
    );
}

/// Signs of the label of a sentence.
pub(super) fn of_label(values: &mut Values, label: SectionLabel) {
    values.flag(
        match label.section {
            Section::Background => Sign::Background,
            Section::Challenge => Sign::Challenge,
            Section::Solution => Sign::Solution,
            Section::Impact => Sign::Impact,
            Section::Future => Sign::Future,
            Section::Other => Sign::Other,
        },
        // A label without a score says that nothing is known.
        label.score > 0.0,
    );
    values.set(Sign::Sure, label.score as f32);
}

/// Signs of a place in the talk, 0 to 1.
pub(super) fn of_place(values: &mut Values, place: f64) {
    values.flag(
        match place {
            p if p < 0.04 => Sign::Opening,
            p if p < 0.2 => Sign::Early,
            p if p < 0.6 => Sign::Middle,
            p if p < 0.95 => Sign::Late,
            _ => Sign::Closing,
        },
        true,
    );
}
