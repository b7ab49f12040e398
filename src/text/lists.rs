//! Writes the commas of a list that speech does not have ("Kubernetes Istio Prometheus and Grafana"), and the "and" of one
//! that nothing closes. It changes no word, and leaves a run of words alone that may be one name or a noun with its
//! qualifiers.

use std::{borrow::Cow, sync::LazyLock};

/// Most words of one name.
const LONGEST_NAME: usize = 4;

/// Fewest names in a row that are a list without "and": two may be one thing ("Istio Envoy").
const BARE_NAMES: usize = 3;

/// Fewest plural nouns in a row that are a list without "and".
const BARE_NOUNS: usize = 3;

/// Names that stand before another name to say whose or of what kind it is ("AWS Lambda", "Kubernetes Gateway API").
const OWNERS: [&str; 22] = [
    "Amazon",
    "Apache",
    "AWS",
    "Azure",
    "CNCF",
    "Cilium",
    "Docker",
    "EKS",
    "Git",
    "GitHub",
    "GitLab",
    "GKE",
    "Go",
    "Google",
    "GPU",
    "Grafana",
    "HashiCorp",
    "Java",
    "K8s",
    "Kubernetes",
    "Linux",
    "Python",
];

/// Plural nouns of the trade that are hardly ever verbs and hardly ever stand before another noun. English puts the
/// singular before a noun ("pod logs"), so two of them in a row are two items.
const NOUNS: &str = "accounts actors addresses alerts annotations apis applications apps architects artifacts \
    attestations attributes binaries brokers buckets certificates certs charts clusters collectors \
    companies components configs configurations constraints consumers containers controllers \
    countries credentials customers daemonsets dashboards databases datasets dependencies \
    deployments developers devices disks domains drivers endpoints engineers environments errors \
    events exporters features files firewalls frameworks gateways gauges gpus histograms identities \
    images instances integrations issues labels languages libraries logs machines maintainers \
    manifests messages metrics microservices namespaces networks nodes notebooks operators packages \
    partitions permissions pipelines plugins pods policies ports processors producers projects \
    queries queues receivers regions replicas repositories requests resources roles routes runbooks \
    scientists secrets servers services shards sidecars spans standards statefulsets subnets tables \
    teams tenants tickets tools topics traces users vulnerabilities workloads";

static PLURALS: LazyLock<Vec<&'static str>> = LazyLock::new(|| NOUNS.split(' ').collect());

/// Things a platform has that need no plural, in any order ("CPU memory and disk").
const CAPACITY: [&str; 11] = [
    "aiops",
    "analytics",
    "bandwidth",
    "compute",
    "cpu",
    "disk",
    "logging",
    "memory",
    "networking",
    "observability",
    "tracing",
];

/// A word with its place in the text.
struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// What a stretch of words is as an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Noun,
    Capacity,
}

/// A possible item of a list.
struct Item {
    kind: Kind,
    /// Index of its first word.
    from: usize,
    /// One past the index of its last word.
    to: usize,
}

/// Bytes of the text after which a mark belongs, in order, with the mark: a comma, or a comma with "and" where nothing
/// closes the list. `is_name` says whether words are a name as it is spelled (of a project or a product).
fn marks(text: &str, is_name: impl Fn(&str) -> bool) -> Vec<(usize, &'static str)> {
    let words = words(text);
    let mut places = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(first) = item(text, &words, at, &is_name) else {
            at += 1;
            continue;
        };
        let mut run = vec![first];
        while let Some(next) = next_item(text, &words, &run, &is_name) {
            run.push(next);
        }
        let end = run.last().map_or(at + 1, |i| i.to);
        let closed = closing(text, &words, &run, &is_name);
        if is_list(text, &words, &run, closed) {
            let ends: Vec<usize> = run.iter().map(|i| words[i.to - 1].end).collect();
            let last = ends.len() - 1;
            let commas = if closed { ends.len() } else { last };
            places.extend(ends[..commas].iter().map(|end| (*end, ",")));
            if !closed
                && ends_list(words.get(end).map(|word| word.text))
                && let Some(mark) = places.last_mut()
            {
                mark.1 = ", and";
            }
        }
        at = end;
    }
    places
}

/// The text with the marks of its lists; nothing else is changed. `is_name` says whether words are a name as it is
/// spelled (of a project or a product).
pub fn with_commas(text: &str, is_name: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let places = marks(text, is_name);
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 5 * places.len());
    let mut from = 0;
    for (at, mark) in places {
        out.push_str(&text[from..at]);
        out.push_str(mark);
        from = at;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Whether a list may end before this word: "logs pods nodes all kinds of things" goes on.
fn ends_list(next: Option<&str>) -> bool {
    next.is_none_or(|word| {
        matches!(
            word,
            "across"
                | "at"
                | "by"
                | "for"
                | "from"
                | "in"
                | "on"
                | "that"
                | "to"
                | "which"
                | "with"
                | "within"
        )
    })
}

/// Words between single spaces, the marks at their ends included.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut start = 0;
    let mut words = Vec::new();
    for part in text.split(' ') {
        let end = start + part.len();
        if !part.is_empty() {
            words.push(Word {
                text: part,
                start,
                end,
            });
        }
        start = end + 1;
    }
    words
}

/// The longest item that begins with a word.
fn item(text: &str, words: &[Word<'_>], from: usize, is_name: &impl Fn(&str) -> bool) -> Option<Item> {
    let capital = words.get(from)?.text.starts_with(|c: char| c.is_uppercase());
    if capital || words[from].text.contains(char::is_uppercase) {
        for to in (from + 1..=(from + LONGEST_NAME).min(words.len())).rev() {
            if is_name(bare(&text[words[from].start..words[to - 1].end])) {
                let kind = Kind::Name;
                return Some(Item { kind, from, to });
            }
        }
    }
    let word = bare(words[from].text).to_lowercase();
    let kind = if PLURALS.binary_search(&word.as_str()).is_ok() {
        Kind::Noun
    } else if CAPACITY.contains(&word.as_str()) {
        Kind::Capacity
    } else {
        return None;
    };
    Some(Item {
        kind,
        from,
        to: from + 1,
    })
}

/// The item that stands right behind the run with nothing between, when it is of the run's kind.
fn next_item(text: &str, words: &[Word<'_>], run: &[Item], is_name: &impl Fn(&str) -> bool) -> Option<Item> {
    let last = run.last()?;
    let open = words[last.to - 1].text.ends_with(char::is_alphanumeric);
    item(text, words, last.to, is_name).filter(|i| open && i.kind == last.kind)
}

/// An item as it is said.
fn said(text: &str, words: &[Word<'_>], item: &Item) -> String {
    bare(&text[words[item.from].start..words[item.to - 1].end]).to_lowercase()
}

/// Whether "and" or "or" and one more item of the kind close the run.
fn closing(text: &str, words: &[Word<'_>], run: &[Item], is_name: &impl Fn(&str) -> bool) -> bool {
    let Some(last) = run.last() else { return false };
    let joined = words.get(last.to).is_some_and(|w| matches!(w.text, "and" | "or"));
    let open = words[last.to - 1].text.ends_with(char::is_alphanumeric);
    joined && open && item(text, words, last.to + 1, is_name).is_some_and(|i| i.kind == last.kind)
}

/// Whether a run is sure to be a list.
fn is_list(text: &str, words: &[Word<'_>], run: &[Item], closed: bool) -> bool {
    let Some(first) = run.first() else { return false };
    let mut items: Vec<String> = run.iter().map(|i| said(text, words, i)).collect();
    items.sort_unstable();
    // A speaker who says a thing twice is searching for words.
    if items.windows(2).any(|w| w[0] == w[1]) {
        return false;
    }
    let owner = OWNERS.contains(&bare(&text[words[first.from].start..words[first.to - 1].end]));
    match first.kind {
        // "Kubernetes Gateway API and Istio" are two.
        Kind::Name if closed => run.len() > 1 + usize::from(owner),
        Kind::Name => run.len() >= BARE_NAMES + usize::from(owner),
        Kind::Noun if closed => run.len() > 1,
        Kind::Noun => run.len() >= BARE_NOUNS,
        Kind::Capacity => closed && run.len() > 1,
    }
}

/// A word or name without the marks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: [&str; 9] = [
        "Kubernetes",
        "Istio",
        "Prometheus",
        "Grafana",
        "Argo CD",
        "Gateway API",
        "Envoy",
        "AWS",
        "Helm",
    ];

    fn written(text: &str) -> String {
        with_commas(text, |words| NAMES.contains(&words)).into_owned()
    }

    #[test]
    fn names_in_a_row_are_a_list() {
        for (said, wanted) in [
            (
                "The team runs Kubernetes Istio Prometheus and Grafana in production.",
                "The team runs Kubernetes, Istio, Prometheus, and Grafana in production.",
            ),
            (
                "It uses Istio Argo CD or Helm.",
                "It uses Istio, Argo CD, or Helm.",
            ),
            (
                "It runs Istio Prometheus Helm on every node.",
                "It runs Istio, Prometheus, and Helm on every node.",
            ),
        ] {
            assert_eq!(written(said), wanted);
        }
    }

    #[test]
    fn plural_nouns_in_a_row_are_a_list() {
        for (said, wanted) in [
            (
                "It collects logs metrics and traces.",
                "It collects logs, metrics, and traces.",
            ),
            (
                "One page shows pods nodes deployments.",
                "One page shows pods, nodes, and deployments.",
            ),
            (
                "One page shows pods nodes deployments all kinds of things.",
                "One page shows pods, nodes, deployments all kinds of things.",
            ),
            (
                "Each tenant has CPU memory and disk of its own.",
                "Each tenant has CPU, memory, and disk of its own.",
            ),
        ] {
            assert_eq!(written(said), wanted);
        }
    }

    #[test]
    fn what_may_be_one_thing_stays() {
        for said in [
            "It uses the Kubernetes Gateway API and Istio.",
            "It uses Istio Envoy in every cluster.",
            "It runs AWS Grafana and Prometheus.",
            "The clusters services run on and the nodes are old.",
            "It shows metrics and logs.",
            "It stores logs metrics server uses.",
            "It runs Istio, Prometheus and Helm.",
            "Its CPU memory ratio is fixed.",
            "It said metrics metrics and logs.",
        ] {
            assert_eq!(written(said), said);
        }
    }

    #[test]
    fn the_nouns_are_in_order() {
        assert!(PLURALS.len() > 100 && PLURALS.windows(2).all(|w| w[0] < w[1]));
    }

    proptest! {
        #[test]
        fn only_commas_and_joints_are_added(text in "(Istio|Helm|and|logs|pods|metrics|x|é|,| ){0,12}") {
            let bare = |text: &str| text.replace(',', "").replace(" and", "");
            prop_assert_eq!(bare(&written(&text)), bare(&text));
        }

        #[test]
        fn commas_once_written_are_enough(text in "((Istio|Helm|Envoy|and|logs|pods|nodes) ){0,9}") {
            let once = written(&text);
            prop_assert_eq!(written(&once), once);
        }
    }
}
