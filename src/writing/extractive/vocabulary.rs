//! Word lists of the built-in writer: which words a printed clause must not hold, and which verbs tell what kind of fact.
//! Data only.

use std::{collections::HashSet, sync::LazyLock};

/// A set of words.
pub(super) type Words = LazyLock<HashSet<&'static str>>;

/// Words that speak to the audience, of the talk itself, or of nothing in particular.
pub(super) static BANNED: Words = LazyLock::new(|| {
    "i me my mine myself you your yours yourself guys folks he she his her him thing things stuff \
     something somebody someone anything anybody whatever whatnot blah yeah hello hi thanks thank please \
     sorry slide slides talk talks demo keynote presentation session audience question questions screen \
     picture diagram drawing chart here cool crazy awesome fun funny joke hopefully etc kubecon yesterday \
     tomorrow tonight morning afternoon guess think believe like ago nice wow welcome colleague \
     colleagues gonna let's luckily unfortunately fortunately interestingly sadly weird hell damn shit \
     oops boom way maybe perhaps probably bit everybody everyone kinda room minute speaker stage hands \
     today's wish who what why how so-called bunch ton tons lots basically else gotcha done laptop bullet \
     topic agenda example examples imagine sense stories story journey mentioned earlier yet say says \
     said saying okay cause pretty"
        .split(' ')
        .collect()
});

/// Verbs that tell about the talk or the mind, not about the work.
pub(super) static META_VERBS: Words = LazyLock::new(|| {
    "talk show discuss mention say see look cover explain present guess think hope thank love know \
     imagine remember tell share jump walk wonder mean speak notice feel like let hear click suppose ask \
     call welcome wish assume go get come happen wait demo skip zoom scroll type answer invite encourage \
     recommend hire understand believe care dive hop"
        .split(' ')
        .collect()
});

/// Result verbs: something got better or smaller, or moved.
pub(super) static RESULT: Words = LazyLock::new(|| {
    "reduce cut save increase improve decrease lower shrink grow drop eliminate achieve gain speed \
     accelerate shorten double triple halve succeed deliver unlock scale exceed simplify prevent empower"
        .split(' ')
        .collect()
});

/// Verbs of making.
pub(super) static BUILD: Words = LazyLock::new(|| {
    "build create develop write design implement introduce establish extend automate rewrite rebuild \
     redesign"
        .split(' ')
        .collect()
});

/// Verbs of use.
pub(super) static ADOPT: Words = LazyLock::new(|| {
    "use adopt run deploy install leverage integrate configure host manage store operate rely employ \
     provide provision support collect monitor expose define offer enable maintain"
        .split(' ')
        .collect()
});

/// Verbs of moving from one thing to another.
pub(super) static REPLACE: Words = LazyLock::new(|| {
    "migrate move replace switch convert transition shift port remove retire decommission consolidate"
        .split(' ')
        .collect()
});

/// Verbs of choice and wish.
pub(super) static DECIDE: Words = LazyLock::new(|| {
    "decide choose select pick want need evaluate consider compare analyze prefer opt require aim agree \
     standardize"
        .split(' ')
        .collect()
});

/// Verbs of trouble.
pub(super) static PROBLEM: Words = LazyLock::new(|| {
    "struggle fail suffer lack break crash waste spend face lose encounter cost hit miss slow limit block \
     prevent"
        .split(' ')
        .collect()
});

/// Verbs of insight.
pub(super) static LEARN: Words = LazyLock::new(|| "learn realize discover find".split(' ').collect());

/// Words of trouble.
pub(super) static HURT: Words = LazyLock::new(|| {
    "manual manually slow painful pain difficult hard complex complexity expensive legacy problem \
     problems issue issues challenge challenges bottleneck bottlenecks outage outages failure failures \
     limited overhead toil error-prone risk risky inconsistent fragile unable impossible cumbersome \
     tedious incidents noisy overwhelmed costly unreliable siloed duplication frustrated frustrating"
        .split(' ')
        .collect()
});

/// Verbs that say little by themselves.
pub(super) static WEAK: Words =
    LazyLock::new(|| "be have do make want need try start put take keep give begin".split(' ').collect());

/// People and groups of them.
pub(super) static PEOPLE: Words = LazyLock::new(|| {
    "administrator admin analyst consumer contributor customer developer employee engineer maintainer \
     manager member merchant operator owner partner player researcher scientist squad student team tenant \
     tester user"
        .split(' ')
        .collect()
});

/// Nouns of what is thought, said or counted: hardly anything is told of them that "it" could begin.
pub(super) static ABSTRACT: Words = LazyLock::new(|| {
    "advantage amount answer approach area aspect behavior benefit bit bunch case cause center challenge \
     chance change choice concept couple data date day deal decade demand demo detail diagram difference \
     effort end error example experience fact factor fun future goal half hand hour idea impact issue job \
     journey key kind lack lead lesson level life list look lot luck matter mean meeting method mind \
     minute mistake moment money month morning most need night number one option order other output part \
     past path pattern perspective phase picture place plan point power presentation price principle \
     problem process progress purpose question rate reason rest result risk rule scale second sense set \
     shape side size slide sort speed stage standard start state step story strategy stuff success talk \
     task term test thing thought time today ton topic trade-off tradeoff truth try type use value view \
     way week while whole win word work world year"
        .split(' ')
        .collect()
});

/// Verbs whose object a clause puts before the listener, and those of them that say whose it is.
pub(super) static INTRODUCING: Words = LazyLock::new(|| {
    "add adopt be build call choose create deploy design develop have implement install introduce launch \
     leverage make pick run use utilize write"
        .split(' ')
        .collect()
});

/// Verbs of which "it" is rarely a thing: "it takes a while", "it turns out".
pub(super) static OF_NOTHING: Words = LazyLock::new(|| {
    "appear become come cost depend feel get go happen let look matter mean say seem sound take tell turn \
     work"
        .split(' ')
        .collect()
});

/// Nouns by which "it is a …" judges what was said, not a thing.
pub(super) static JUDGING: Words = LazyLock::new(|| {
    "bit case challenge change choice deal decision idea issue joke journey kind lot matter mess part \
     point problem process question reason result shame step story task thing time way win year"
        .split(' ')
        .collect()
});
