//! The words numbers are made of, as facts. Nothing here looks at context.

use std::sync::LazyLock;

use super::values::{multiplier, ordinal, plural_scale, scale, several, small};
use crate::text::words::{Class, Token, WordSet};

/// Sounds of hesitation that may stand inside an expression.
pub(super) fn filler(token: &Token<'_>) -> bool {
    matches!(
        &*token.lower,
        "uh" | "um" | "uhm" | "er" | "erm" | "ah" | "eh" | "hmm"
    ) || token.is("like")
}

/// Numbers that are names when they follow one of these words ("layer 7", "day two").
pub(super) fn labels(word: &str) -> bool {
    matches!(
        word,
        "layer"
            | "day"
            | "phase"
            | "step"
            | "tier"
            | "level"
            | "part"
            | "slide"
            | "option"
            | "chapter"
            | "episode"
            | "number"
            | "http"
            | "https"
            | "tls"
            | "ssl"
            | "ipv"
            | "fips"
            | "iso"
            | "sha"
            | "rfc"
            | "kubecon"
            | "section"
            | "page"
            | "line"
            | "question"
            | "figure"
            | "appendix"
            | "point"
            | "bullet"
            | "room"
            | "hall"
            | "booth"
            | "error"
            | "code"
            | "status"
            | "slash"
            | "act"
            | "lesson"
            | "scenario"
            | "stage"
            | "gen"
            | "generation"
            | "milestone"
            | "formula"
            | "route"
            | "area"
            | "type"
            | "class"
            | "volume"
            | "covid"
            | "cve"
            | "issue"
            | "ticket"
            | "web"
            | "industry"
            | "priority"
            | "severity"
            | "sev"
            | "p"
            | "ftse"
            | "fortune"
            | "high"
            | "scope"
            | "win"
            | "s"
            | "l"
    )
}

/// Words whose following number is a version.
pub(super) fn versioned(word: &str) -> bool {
    matches!(
        word,
        "version"
            | "versions"
            | "v"
            | "release"
            | "kubernetes"
            | "k8s"
            | "python"
            | "java"
            | "jdk"
            | "php"
            | "rhel"
            | "ubuntu"
            | "debian"
            | "windows"
            | "centos"
            | "fedora"
            | "terraform"
            | "helm"
            | "istio"
            | "postgres"
            | "postgresql"
            | "mysql"
            | "openshift"
            | "openssl"
            | "node.js"
            | "angular"
            | "django"
            | "spring"
            | "kafka"
            | "elasticsearch"
            | "linux"
            | "kernel"
    )
}

/// Words before a calendar year.
pub(super) fn dates(word: &str) -> bool {
    matches!(
        word,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "of"
            | "early"
            | "late"
            | "mid"
            | "year"
            | "during"
            | "before"
            | "after"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "summer"
            | "spring"
            | "winter"
            | "fall"
            | "autumn"
            | "kubecon"
            | "to"
            | "and"
            | "around"
            | "back"
            | "about"
            | "starting"
            | "started"
            | "q"
            | "end"
            | "beginning"
            | "was"
            | "this"
            | "circa"
    )
}

/// Troubles whose absence is a result ("no downtime").
pub(super) fn trouble(word: &str) -> bool {
    matches!(
        word,
        "downtime"
            | "downtimes"
            | "outage"
            | "outages"
            | "incident"
            | "incidents"
            | "complaint"
            | "complaints"
            | "interruption"
            | "interruptions"
            | "disruption"
            | "disruptions"
            | "failure"
            | "failures"
            | "loss"
            | "error"
            | "errors"
            | "regression"
            | "regressions"
            | "issue"
            | "issues"
            | "problem"
            | "problems"
            | "impact"
            | "crash"
            | "crashes"
            | "rollback"
            | "rollbacks"
            | "drift"
            | "vulnerabilities"
    )
}

/// A quick refusal: whether a figure can start with this token at all.
pub(super) fn may_start(token: &Token<'_>) -> bool {
    match token.class {
        Class::Number => true,
        Class::Symbol => matches!(
            token.text,
            "$" | "€" | "£" | "~" | "/" | "½" | "¼" | "¾" | "⅓" | "⅔"
        ),
        Class::Word => {
            let word = &*token.lower;
            matches!(
                word,
                "a" | "an" | "no" | "without" | "never" | "half" | "halved" | "halving" | "factor" | "oh"
            ) || small(word).is_some()
                || scale(word).is_some()
                || plural_scale(word).is_some()
                || ordinal(word).is_some()
                || multiplier(word).is_some()
                || several(word).is_some()
                || word == "dozen"
                || word == "quarter"
                || super::units::time(word).is_some()
                || matches!(word, "month" | "week")
        }
    }
}

/// Nouns of things that platforms and companies count; captions often lose their plural.
static COUNTABLE: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "account alert api app application bank bit branch brand build business byte car change click \
     client cloud cluster command commit company complaint component container contributor core \
     country cpu customer cve dashboard database datacenter deployment developer device disruption \
     downtime employee engineer environment event factory failure file function gigabit gpu guy host \
     image incident instance interruption iops issue job kilometer km language library location log \
     loss machine maintainer market megawatt message meter metric microservice mile model namespace \
     node operator order organization outage package partition payment people people's person \
     pipeline plant platform pod policy pop pr process product project qps query rack region replica \
     repo repository request resource rps secret server service session shard site span stage step \
     store system team tenant test ticket ton tool topic tps trace transaction user vcpu vehicle \
     version vm volume vulnerability warehouse watt workflow workload yaml zone",
    )
});

/// Function words and common verbs, which end a noun phrase.
static ENDS_NOUN: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "a about above across actually after again ago all alone already also always am an and any \
     anymore anything apart are around as at away basically be became because been before being below \
     better between bigger both but by came can come comes could currently cuz depending did do does \
     doesn't don't down during each else even every everything faster for from get gets give globally \
     go goes going gonna got had has have he her here higher his how i i'm if in inside instead into \
     is isn't it it's its just later left less let let's like long look lower made make may maybe me \
     mean means might more most much must my myself need needs never no not now of off often oh ok \
     okay old on one only or our ourselves out outside over per plus probably ready really \
     respectively right run runs said say see she should since slower smaller so some someone \
     something sometimes sorry still such take takes than thank thanks that that's the their them \
     themselves then there there's these they they're this those through to today together too took \
     two under until up us use used usually very via want wants was way we we're we've well went were \
     what when where which while who why will with within without works worldwide worse would yeah \
     yes you your",
    )
});

/// Whether a singular noun names something that platforms count.
pub(super) fn countable(word: &str) -> bool {
    COUNTABLE.has(word)
}

/// Whether a word ends a noun phrase.
pub(super) fn ends_noun(word: &str) -> bool {
    ENDS_NOUN.has(word)
}
