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
