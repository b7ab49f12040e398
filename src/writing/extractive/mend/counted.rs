//! Which nouns are counted: "three ovens", but not "three breads". It knows the nouns of the trade alone, and what is not
//! in its lists may be either.

use std::sync::LazyLock;

use super::super::complete::COUNTED;
use crate::text::words::WordSet;

/// Nouns of which one takes an article: nobody writes "we built small oven".
const SINGLE: &str = "account actor adapter adopter agent algorithm app application approach architecture array artifact \
    assistant backend balancer binary blueprint board bottleneck boundary branch broker browser bucket \
    bug bundle button capability catalog category certificate challenge channel chart chunk client \
    cluster collector combination company component connection connector constraint consumer container \
    contributor controller counter country crd customer dashboard database dataset decision dependency \
    developer device diagram difference directory domain driver engine engineer entity environment error \
    event expectation expert exporter extension feature field file flag folder framework function gap \
    gateway goal graph group header histogram host hub hypervisor idea identifier image incident \
    indicator initiative instance interface issue issuer job kernel key knob label laptop layer library \
    link list location machine maintainer manifest mechanism meeting member mentor merchant mesh message \
    method metric microservice milestone millisecond minute model module namespace node notebook object \
    objective operator opportunity option orchestrator organization owner packet page parameter partner \
    path pattern pipeline plane platform plugin pod pool port portal problem product profile program \
    project proposal protocol provider proxy queue ratio recipe recommendation region registry replica \
    repository request requirement rollout router rule runner sandbox scanner scenario scheduler schema \
    script sdk secret server service session sidecar situation snapshot solution span spec specification \
    statefulset strategy subnet subset survey system table tag task team technique template tenant \
    threshold ticket timeout token tool toolkit topic user utility variable vendor version vm volume \
    webhook website window wizard workaround worker workflow workload workspace workstream wrapper zone";

/// More nouns that are counted, of which one may stand without an article: "at event level", "by policy".
const MORE: &str = "activity alert annotation answer api aspect assumption attack attribute award benchmark benefit cell \
    center check checkpoint choice class codebase column command concept concern config configuration \
    contract conversation core cost cpu crash credential datacenter day default definition deployment \
    detail dimension disk document edge element employee endpoint example exception experiment factor \
    failure filter finding gpu guardrail guideline hook hour identity implementation insight \
    installation institution integration interaction iteration kpi lab language level license limit \
    limitation log measure migration mistake month network offering optimization partition party persona \
    phase piece place player policy practice primitive principle priority process property query reason \
    record release report researcher resource responsibility result role route row runtime sample second \
    section sensor setting shard signal site skill slice slo source stage standard step store subscriber \
    subsystem suite target term test thing thread threat tier trace transaction trend trigger type \
    update upgrade value view visualization vulnerability way week year";

static SINGLES: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(SINGLE));
static ALL: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(MORE));

/// Whether a noun of the trade is counted.
pub(in super::super) fn countable(noun: &str) -> bool {
    ALL.has(noun) || SINGLES.has(noun) || COUNTED.contains(&noun)
}

/// Whether one of the things that a noun names takes an article.
pub(in super::super) fn single(noun: &str) -> bool {
    SINGLES.has(noun)
}

/// "cluster" → "clusters", "library" → "libraries", "process" → "processes".
pub(in super::super) fn plural_of(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        format!("{stem}ies")
    } else if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

/// "clusters" → "cluster": only of nouns that are known to be counted.
pub(in super::super) fn one_of(plural: &str) -> Option<String> {
    let stems = [
        plural.strip_suffix("ies").map(|s| format!("{s}y")),
        plural.strip_suffix("es").map(str::to_owned),
        plural.strip_suffix('s').map(str::to_owned),
    ];
    stems.into_iter().flatten().find(|stem| countable(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_the_trade_are_counted_and_matter_is_not() {
        for noun in ["cluster", "objective", "policy", "gateway"] {
            assert!(countable(noun), "{noun}");
        }
        for noun in [
            "traffic",
            "infrastructure",
            "data",
            "software",
            "compute",
            "capacity",
        ] {
            assert!(!countable(noun) && !single(noun), "{noun}");
        }
        assert!(single("gateway") && !single("policy"));
    }

    #[test]
    fn one_and_several_are_written_as_the_ending_asks() {
        for (one, several) in [
            ("cluster", "clusters"),
            ("library", "libraries"),
            ("process", "processes"),
            ("gateway", "gateways"),
        ] {
            assert_eq!(plural_of(one), several);
            assert_eq!(one_of(several).as_deref(), Some(one));
        }
        assert_eq!(one_of("headquarters"), None);
        assert_eq!(one_of("bread"), None);
    }
}
