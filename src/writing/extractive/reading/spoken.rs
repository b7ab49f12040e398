//! Word lists of spoken language: what is only breath, what is short for something, what captions write in two. Data only.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// The fillers of one word, to be asked for.
pub(in super::super) static BREATH: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| FILLERS.iter().copied().collect());

/// The fillers of several words by the first of them.
pub(in super::super) static BREATHS: LazyLock<FxHashMap<&'static str, Vec<&'static [&'static str]>>> =
    LazyLock::new(|| {
        let mut by_first: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for phrase in FILLER_PHRASES {
            by_first.entry(phrase[0]).or_default().push(*phrase);
        }
        by_first
    });

/// What is short for something.
pub(in super::super) static SHORT: LazyLock<FxHashMap<&'static str, &'static [&'static str]>> =
    LazyLock::new(|| CONTRACTIONS.iter().copied().collect());

/// Words that are only breath.
const FILLERS: &[&str] = &[
    "u",
    "uh",
    "um",
    "uhm",
    "umm",
    "erm",
    "er",
    "ah",
    "oh",
    "hmm",
    "mm",
    "mhm",
    "yeah",
    "yep",
    "yes",
    "okay",
    "ok",
    "alright",
    "basically",
    "essentially",
    "actually",
    "obviously",
    "literally",
    "honestly",
    "frankly",
    "really",
    "anyway",
    "anyways",
    "hey",
    "well",
    "super",
    "luckily",
    "thankfully",
    "fortunately",
    "unfortunately",
    "interestingly",
    "sadly",
    "pretty",
    "kinda",
    "definitely",
    "totally",
];

/// Runs of words that are only breath.
const FILLER_PHRASES: &[&[&str]] = &[
    &["you", "know"],
    &["i", "mean"],
    &["kind", "of"],
    &["sort", "of"],
    &["of", "course"],
    &["as", "you", "can", "see"],
    &["as", "you", "can", "imagine"],
    &["as", "you", "know"],
    &["as", "i", "said"],
    &["like", "i", "said"],
    &["as", "i", "mentioned"],
    &["if", "you", "will"],
    &["so", "to", "speak"],
    &["for", "lack", "of", "a", "better", "word"],
    &["at", "the", "end", "of", "the", "day"],
    &["to", "be", "honest"],
    &["by", "the", "way"],
    &["in", "fact"],
    &["all", "right"],
    &["pretty", "much"],
    &["we", "can", "see", "that"],
    &["we", "can", "see", "here", "that"],
    &["you", "can", "see", "that"],
    &["it", "turns", "out", "that"],
    &["it", "turned", "out", "that"],
    &["as", "i", "just", "mentioned"],
    &["as", "mentioned", "before"],
    &["as", "mentioned"],
    &["as", "we", "saw"],
    &["on", "the", "other", "hand"],
    &["as", "a", "result"],
    &["so", "to", "say"],
];

/// Contractions and what they stand for in formal prose.
const CONTRACTIONS: &[(&str, &[&str])] = &[
    ("we've", &["we", "have"]),
    ("we're", &["we", "are"]),
    ("we'll", &["we", "will"]),
    ("i'm", &["i", "am"]),
    ("i've", &["i", "have"]),
    ("i'll", &["i", "will"]),
    ("you're", &["you", "are"]),
    ("you've", &["you", "have"]),
    ("you'll", &["you", "will"]),
    ("they're", &["they", "are"]),
    ("they've", &["they", "have"]),
    ("they'll", &["they", "will"]),
    ("it's", &["it", "is"]),
    ("it'll", &["it", "will"]),
    ("that's", &["that", "is"]),
    ("there's", &["there", "is"]),
    ("who's", &["who", "is"]),
    ("don't", &["do", "not"]),
    ("doesn't", &["does", "not"]),
    ("didn't", &["did", "not"]),
    ("can't", &["cannot"]),
    ("couldn't", &["could", "not"]),
    ("won't", &["will", "not"]),
    ("wouldn't", &["would", "not"]),
    ("shouldn't", &["should", "not"]),
    ("isn't", &["is", "not"]),
    ("aren't", &["are", "not"]),
    ("wasn't", &["was", "not"]),
    ("weren't", &["were", "not"]),
    ("haven't", &["have", "not"]),
    ("hasn't", &["has", "not"]),
    ("hadn't", &["had", "not"]),
    ("gonna", &["going", "to"]),
    ("wanna", &["want", "to"]),
    ("cuz", &["because"]),
    ("'cause", &["because"]),
];

/// Words that captions write in two, with their usual form.
pub(in super::super) const JOINED: &[(&str, &str, &str)] = &[
    ("name", "space", "namespace"),
    ("name", "spaces", "namespaces"),
    ("web", "hook", "webhook"),
    ("web", "hooks", "webhooks"),
    ("micro", "service", "microservice"),
    ("micro", "services", "microservices"),
    ("roll", "backs", "rollbacks"),
    ("road", "map", "roadmap"),
    ("work", "load", "workload"),
    ("work", "loads", "workloads"),
    ("on", "prem", "on-premises"),
    ("time", "stamp", "timestamp"),
    ("ci", "cd", "ci/cd"),
    ("side", "car", "sidecar"),
    ("side", "cars", "sidecars"),
    ("on", "boarding", "onboarding"),
    ("on", "boarded", "onboarded"),
];
