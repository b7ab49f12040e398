//! Classes of words that tell whether a number near them is a claim of the company: one look-up a word.
//! The classes are facts about English; what they weigh is learned (see `weights.rs`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::words::WordSet;

/// A set of word classes, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u64);

impl Classes {
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u64) != 0
    }

    pub(super) fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u64;
    }

    /// All classes of several words.
    pub(super) fn union(words: &[Self]) -> Self {
        Self(words.iter().fold(0, |all, word| all | word.0))
    }
}

/// A class of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Own,
    Me,
    You,
    They,
    Hold,
    Carry,
    Gain,
    Take,
    Now,
    Before,
    If,
    Would,
    Will,
    Want,
    Can,
    Example,
    Show,
    Talk,
    Config,
    Community,
    World,
    Ask,
    Ends,
    Trouble,
    Money,
    Career,
    Never,
    Past,
    Demo,
    Have,
    Trial,
    Goal,
    Default,
    Version,
    Report,
}

use Class::{
    Ask, Before, Can, Career, Carry, Community, Config, Default, Demo, Ends, Example, Gain, Goal, Have, Hold,
    If, Me, Money, Never, Now, Own, Past, Report, Show, Take, Talk, They, Trial, Trouble, Version, Want,
    Will, World, Would, You,
};

/// The classes and their words.
const LISTS: &[(Class, &str)] = &[
    (
        Own,
        "we we've we're we'd we'll our us ours ourselves internally company",
    ),
    (Me, "i i'm i've i'd i'll my me myself mine"),
    (You, "you your you're you'll you've you'd yours yourself guys"),
    (
        They,
        "they their them they're they've they'd he she his her someone somebody others",
    ),
    (
        Hold,
        "have has had got run runs running ran manage manages managing managed operate operates operating operated \
         maintain maintains maintaining own owns support supports supporting host hosts hosting hosted contain contains \
         represent represents employ employs total comprised consist footprint",
    ),
    (
        Carry,
        "serve serves serving served process processes processed processing handle handles handled handling store stores \
         ingest ingests ingesting ingested receive receives receiving generate generates send sends peak peaks peaked deploy \
         deploys deployed deploying release releases releasing released move moved moving onboard onboarded migrate migrated \
         migrating migration create created build built execute executed reach reached hit scale scaled adopted shipped \
         upgraded patched rolled indexed scanned collect collecting collected monitor monitoring",
    ),
    (
        Gain,
        "reduce reduced reduces reducing reduction reductions save saved saves saving savings cut cuts cutting drop dropped \
         drops decrease decreased decreases lower lowered improve improved improves improvement improvements improving \
         increase increased increases grew grow grown growth went faster slower less fewer cheaper efficient better speed \
         gain gained gains eliminate eliminated achieve achieved shrink shrunk optimize optimized optimization quicker boost \
         accelerate accelerated higher down reliable success",
    ),
    (
        Take,
        "took take takes taking taken spend spent spending wait waiting waited last lasted within",
    ),
    (Now, "now today currently moment nowadays already today's"),
    (
        Before,
        "used previously before earlier initially originally historically back started beginning",
    ),
    (
        If,
        "if imagine suppose assume assuming whenever unless hypothetically let's let pretend whether",
    ),
    (
        Would,
        "would could might may should maybe perhaps wouldn't couldn't",
    ),
    (
        Will,
        "will we'll i'll you'll it'll they'll he'll she'll that'll there'll gonna going hopefully soon next upcoming following shall \
         won't future",
    ),
    (
        Want,
        "plan planning plans want wants wanted goal goals target targets expect expecting expected aim aiming hope hoping wish try \
            trying need needs needed",
    ),
    (Can, "can cannot can't"),
    (
        Example,
        "example examples instance say demo demonstrate sample simulate simulation test like",
    ),
    (
        Show,
        "here see screen look looking click slide slides show showing terminal shows graph picture diagram",
    ),
    (
        Talk,
        "talk session presentation agenda questions question audience hands raise conference keynote booth left minutes",
    ),
    (
        Config,
        "default defaults timeout interval threshold limit limits set sets configure configured configuration config \
         parameter parameters maximum minimum max min replica replicas retry retries ttl expire expires value values",
    ),
    (
        Community,
        "contributors contributor contributing stars github community communities maintainers maintainer cncf foundation \
         upstream downloads donated adopters linux",
    ),
    (
        World,
        "worldwide globally world global across total overall altogether combined different regions countries",
    ),
    (Ask, "what how why who when many much"),
    (Ends, "ago old later apart left more"),
    (
        Trouble,
        "downtime outage outages incident incidents availability uptime slo sla latency error errors failure failures issue \
         issues problem problems complaint complaints alerts",
    ),
    (
        Money,
        "cost costs money dollars budget spend bill spending price pricing savings expensive cheaper",
    ),
    (
        Career,
        "engineer experience working worked career joined years member background passionate job role been",
    ),
    (
        Past,
        "was were had took went saw got ran grew made built became found did came started began decided managed spent led meant kept left \
         brought gave told sent cost hit",
    ),
    (
        Demo,
        "demo screen click here kubectl let's show showing see create delete apply terminal browser tab yaml button command line type typing \
         live dashboard prepared refresh",
    ),
    (
        Have,
        "have has had we've got there's there are contains totals consists represents",
    ),
    (
        Trial,
        "test tests tested testing benchmark benchmarks benchmarked benchmarking simulate simulated simulating simulation simulator \
         experiment experiments experimental synthetic theoretical theoretically breaking kubemark mock mocked stress poc prototype lab",
    ),
    (
        Goal,
        "goal goals target targets targeting slo sla slos slas objective objectives aim aims aiming promise guarantee expectation \
         expect plan planning plans hope hoping",
    ),
    (Default, "default defaults"),
    (
        Version,
        "version versions release releases released upgrade upgrades upgraded upgrading kernel update updated patch alpha beta ga \
         deprecated introduced",
    ),
    (
        Report,
        "report reports survey surveys study studies research gartner forrester published according analysts industry market trends \
         statistics article",
    ),
    (
        Never,
        "not never no without zero don't doesn't didn't isn't wasn't none nothing",
    ),
];

static WORDS: LazyLock<FxHashMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Classes> = FxHashMap::default();
    for (class, list) in LISTS {
        for word in list.split_whitespace() {
            words.entry(word).or_default().add(*class);
        }
    }
    words
});

/// Classes of a lower-case word.
pub(super) fn classes(word: &str) -> Classes {
    WORDS.get(word).copied().unwrap_or_default()
}

/// What a counted noun says about the figure before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// Machines and software a platform runs.
    Platform,
    /// People, companies, places.
    People,
    /// What passes through: requests, events, deployments.
    Traffic,
    /// Parts of a talk, an argument or a picture: things, reasons, steps.
    Talk,
    /// Anything else.
    Other,
}

const NOUNS: &[(Noun, &str)] = &[
    (
        Noun::Platform,
        "cluster node pod service microservice application app server host machine vm core cpu vcpu gpu project database \
         repository repo pipeline job namespace container workload environment datacenter instance shard index table \
         platform system chart dashboard image topic partition device endpoint api model component tool component cloud account \
         stack deployment replica volume bucket lambda function virtual resource zone installation controller tenant package \
         library module template policy cell rack exporter broker queue certificate secret mesh gateway",
    ),
    (
        Noun::People,
        "engineer developer user customer client country team region employee business person company location store site \
         factory merchant scientist organization department office member vendor partner subscriber driver passenger player \
         city market brand unit squad line student patient bank branch viewer household squad group contributor tenant \
         operator guy maintainer",
    ),
    (
        Noun::Traffic,
        "request transaction message event query document log metric trace span login build deployment deploy release change \
         commit pr order payment session call record alert ticket incident trip ride booking series sample job run test hit \
         connection packet stream prediction image datapoint point operation time upgrade migration",
    ),
    (
        Noun::Talk,
        "thing reason step type way option part challenge point pillar category approach question message requirement principle \
         aspect goal problem kind piece layer strategy slide example idea topic issue area abstraction choice concept factor \
         phase scenario use lesson solution difference word side bit section freedom talk hand row stage method mode case item \
         bullet direction perspective level criterion mechanism feature field line dimension rule property pattern session",
    ),
];

static NOUN_KINDS: LazyLock<FxHashMap<&'static str, Noun>> = LazyLock::new(|| {
    let mut nouns = FxHashMap::default();
    for (kind, list) in NOUNS {
        for word in list.split_whitespace() {
            // The first class a noun is listed in wins.
            nouns.entry(word).or_insert(*kind);
        }
    }
    nouns
});

/// Kind of a counted noun, singular and lower case.
pub(super) fn noun(stem: &str) -> Noun {
    NOUN_KINDS.get(stem).copied().unwrap_or(Noun::Other)
}

/// Whether a singular noun is one that talks count.
pub(super) fn is_noun(stem: &str) -> bool {
    NOUN_KINDS.contains_key(stem)
}

static FUNCTION: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "a about above across after all also although am an and any are around as at be because been before being below both but by can \
     could did do does don't down during each even every for from get got had has have he her here him his how i i'm if in into is isn't \
     it it's its just kind let let's like lot maybe me more most much my no not now of off oh okay on one only or other our out over own \
     per really right said same say see she should so some something still such than that that's the their them then there there's these \
     they they're thing this those through to together too uh um under until up us used very was way we we're we've well were what when \
     where which while who why will with within would yeah yes yet you your actually basically already again currently today going gonna \
     went come came make made take took want think know mean able ago able due around respectively",
    )
});

/// Whether a word is no part of a noun phrase.
pub(super) fn is_function(word: &str) -> bool {
    FUNCTION.has(word)
}
