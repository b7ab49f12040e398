//! Word lists for judging quotations. They are facts about English and about talks; what they weigh is learned.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::words::WordSet;

/// Words that point at something said before or shown, or join a clause to one that is left out.
pub(super) static DANGLING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "and so but because which that this these those it it's its they they're their them then or as like also if he she his her there \
         there's here here's who whose whom where what how why yeah yes no okay ok well right now basically actually obviously again plus \
         than just even too either neither let let's please thank thanks hello hi maybe you you're your i'm i'll i'd do does did is are was \
         were can could would should will to of not cuz that's while such hopefully being more less other another ones of \
         something anything everything someone into onto meaning longer sorry remember having said always there'll it'll that'll \
         chose sure first second secondly firstly finally next lastly last only",
    )
});

/// Words that a sentence does not end with.
pub(super) static HANGING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "the a an of to in on at for with by from is are was were be been and or but so because that which who where when what how if as than \
         we i you they he she it our your their my its this these those have has had can could will would should may might do does did not no \
         very more most some any all like just also really into onto about over under between through per going get got gets it's we're \
         they're there there's let's i'm you're one kind sort basically actually maybe well then still even only both each every want wants \
         need needs trying called using use such much many other whole different same first two three okay yeah right uh um said say says",
    )
});

/// Words that point at the room, the slides or the programme.
const STAGE: &str = "slide slides screen demo talk session presentation keynote booth question questions audience picture diagram graph chart click show \
    showing shown shows see seeing look looking saw minutes thank thanks welcome hello hi hands raise afterwards later tomorrow \
    yesterday here example examples left-hand right-hand color arrow mentioned earlier say saying said tell telling let's gonna \
    today's speaker agenda qr recording video line lines bullet demos laptop browser";

/// Words of results, reasons and convictions.
const STRONG: &str = "enable enables enabled enabling allow allows allowed allowing help helps helped faster easier simpler simplify simplified \
    confidence confident reliable reliability resilient resilience scale scalable improve improved improves improvement reduce \
    reduced reduces reducing reduction save saved saves saving savings productivity productive efficient efficiency automate automated \
    automation secure security trust innovation innovate success successful successfully happy love proud changer power powerful \
    foundation community ecosystem open customers developers teams users business value benefit benefits result results resulted \
    impact possible seamless zero ownership freedom culture adopt adopted adoption lesson lessons learned matters matter key important \
    essential critical better best free longer anymore instead decoupled standardized standard velocity autonomy flexibility control \
    consistent consistency visibility vendor responsibility experience speed agility focus deliver delivers delivered ship";

/// Words next to which a share or factor is a result.
const GAIN: &str = "reduce reduced reduces reducing reduction save saved saves saving savings cut dropped drop decrease decreased improved improvement \
    increase increased grew growth faster less fewer cheaper better efficient down went lower higher success achieved doubled";

/// Words that make a hardship vivid.
const HARDSHIP: &str = "pain painful fatigue nightmare manual manually hard harder difficult struggle struggled struggling slow slowed toil burden bottleneck \
    bottlenecks frustration frustrating frustrated chaos overhead expensive costly complex complexity impossible lack lacked broke \
    broken outage outages incident incidents risk risky stuck wait waiting forbidden failed lost problem";

/// Words of settings and commands, which nobody quotes.
const DETAIL: &str = "yaml json config configuration configurations parameter parameters flag flags field fields label labels annotation annotations crd \
    crds cr spec manifest manifests query queries returns return string object objects file files folder directory command commands \
    port ports ip pod pods namespace namespaces node nodes container containers sidecar controller controllers reconcile api apis \
    endpoint endpoints header headers key-value socket thread threads byte bytes variable variables metric label secret secrets \
    template templates repo repository branch commit pr button page plugin plugins schema cpu memory shard shards index indexes";

/// Words that leave a thought vague.
const VAGUE: &str = "like kind sort stuff thing things basically actually guess maybe probably whatever blah etc somehow right okay yeah i you your \
    you're gonna bit lot something anything obviously literally honestly pretty";

/// Words that tell a wish or a plan rather than what is.
const WISH: &str = "want wanted need needs needed would could should might may aim plan planning going will we'll we'd try trying hope hopefully expect \
    if whether have-to";

/// Words that stand for something outside the quotation.
const POINTERS: &str = "this these those that it it's its they them their he she here there that's";

/// Words that tell what something meant to people.
const MEANT: &str = "important hard difficult pain painful learned realized trust proud success successful freedom confidence confident easier \
    simpler better faster believe lesson worth benefit benefits helped happy culture impossible nobody everybody safe safer reliable \
    fatigue love afraid brave mindset vibrant engagement prefer significant critical empower empowered";

/// Words of reasons and contrasts.
const REASON: &str = "because instead without once rather never therefore until since";

/// Verbs that tell what was done and what came of it.
const DONE: &str = "reduced cut saved increased improved dropped decreased migrated moved brought shortened doubled tripled built adopted chose \
    decided replaced learned found realized created introduced started managed achieved took went became launched";

/// Words of a degree or an amount that few things have.
const MOST: &str = "most biggest largest main key fastest best huge massive every always never entire whole million billion thousands hundreds";

/// People of whom a company speaks.
const PEOPLE: &str = "team teams developers developer engineers users customers people company organization business colleagues everyone community";

/// Words of sense: a purpose, a benefit, a choice, a conviction. With one of them, or of what it meant, a hardship or a
/// reason, words say more than a plain fact.
const SENSE: &str = "believe believed learn learned realize realized lesson lessons matter matters proud happy excited care cares deserve essential \
    crucial key easier simpler better faster harder safer cheaper fewer quickly quicker seamless seamlessly zero downtime allows allowed \
    allowing allow enables enabled enabling enable empowers empowering helps helped help avoid avoids avoided prevent prevents ensure \
    ensures guarantee guarantees focus benefit benefits improve improves improved improvement reduce reduces reduced reduction save \
    saves saved saving wanted decided chose prefer preferred goal mission vision principle principles responsibility ownership \
    flexibility reliability resilience resilient scalable standardized consistent consistency velocity productivity efficiency \
    cognitive democratize win wins success shift impossible challenge challenging struggled worked became finally anymore longer";

/// A list of words; its number is its bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    Strong,
    Gain,
    Hardship,
    Detail,
    Stage,
    Vague,
    Wish,
    Pointer,
    Meant,
    Reason,
    Done,
    Most,
    People,
    Sense,
}

/// The lists with their bits.
const LISTS: [(&str, Set); 14] = [
    (STRONG, Set::Strong),
    (GAIN, Set::Gain),
    (HARDSHIP, Set::Hardship),
    (DETAIL, Set::Detail),
    (STAGE, Set::Stage),
    (VAGUE, Set::Vague),
    (WISH, Set::Wish),
    (POINTERS, Set::Pointer),
    (MEANT, Set::Meant),
    (REASON, Set::Reason),
    (DONE, Set::Done),
    (MOST, Set::Most),
    (PEOPLE, Set::People),
    (SENSE, Set::Sense),
];

static SETS: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut sets: FxHashMap<&'static str, u32> = FxHashMap::default();
    for (list, set) in LISTS {
        for word in list.split_whitespace() {
            *sets.entry(word).or_default() |= 1 << set as u32;
        }
    }
    sets
});

/// The lists that hold a word, a bit each.
pub(super) fn sets(word: &str) -> u32 {
    SETS.get(word).copied().unwrap_or_default()
}
