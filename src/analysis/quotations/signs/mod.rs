//! Measures what speaks for and against a run of words as a quotation: its edges (`edges`), its words (`content`), its label
//! and its place. It weighs none of it.

mod content;
mod edges;

use super::{marks::Mark, runs::Run, wording::Word};
use crate::model::{Section, SectionLabel};
use content::{amounts, deeds, figures, fluency, lists, pronouns};
use edges::{edges, first, last};

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
    /// The words of the run.
    pub(super) fn words(&self) -> &'t [Word] {
        &self.sentence[self.run.start..self.run.end]
    }

    /// The marks of the words of the run.
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
