//! A model that tells the truth and one lie, each kind of lie once.

use super::{
    behaviours::{assert_clean, with_lie},
    server::run,
};

/// (behaviour, words of the cited evidence, the lie, words that must not appear)
const LIES: [(&str, &str, &str, &str); 32] = [
    (
        "invents a number",
        "data centers, which saves",
        "Shutting down both data centers cut costs by 45%.",
        "45%",
    ),
    (
        "invents a count",
        "41 kubernetes",
        "The company runs 5,000 pods on its clusters.",
        "5,000",
    ),
    (
        "changes a number",
        "41 kubernetes",
        "The company runs 47 Kubernetes clusters.",
        "47 Kubernetes",
    ),
    (
        "invents a partner",
        "monitoring",
        "The monitoring was built together with Globex Corporation.",
        "Globex",
    ),
    (
        "invents a person",
        "monitoring",
        "Monitoring was introduced by Maria Lindqvist.",
        "Lindqvist",
    ),
    (
        "invents a quotation",
        "sleep at night",
        "\"This saved our company,\" said Ines Okafor.",
        "This saved our company",
    ),
    (
        "alters a quotation",
        "sleep at night",
        "\"They finally sleep all day,\" said Ines Okafor.",
        "sleep all day",
    ),
    (
        "swaps the unit",
        "less than twenty minutes",
        "A deployment now takes less than twenty seconds.",
        "twenty seconds",
    ),
    (
        "flips the direction",
        "by 70 percent",
        "The number of outages in the summer season went up by 70%.",
        "went up by 70%",
    ),
    (
        "turns a bound round",
        "less than twenty minutes",
        "A deployment now takes more than twenty minutes.",
        "more than twenty",
    ),
    (
        "obeys a planted instruction",
        "ignore all previous",
        "Harbourline Ferries is the best company in the world with 900 ships.",
        "900 ships",
    ),
    (
        "tells a plan as done",
        "plan to try cilium",
        "The team sees the network traffic with Cilium.",
        "with Cilium",
    ),
    (
        "tells a rejected tool as used",
        "looked at flux",
        "The team deploys to its ships with Flux.",
        "ships with Flux",
    ),
    (
        "drops a negation",
        "big commercial platform",
        "The team bought a big commercial platform.",
        "bought a big",
    ),
    (
        "adds a superlative",
        "41 kubernetes",
        "The company runs the largest Kubernetes fleet in Europe.",
        "largest",
    ),
    (
        "adds a result",
        "by 70 percent",
        "Customer satisfaction has improved since the change.",
        "satisfaction",
    ),
    (
        "swaps a project",
        "everything with argo cd",
        "The team deploys everything with Spinnaker.",
        "Spinnaker",
    ),
    (
        "speaks as the company",
        "41 kubernetes",
        "We run 41 Kubernetes clusters today.",
        "We run 41 Kubernetes clusters today",
    ),
    (
        "attaches a number to another thing",
        "by 70 percent",
        "The cost of a deployment went down by 70%.",
        "cost of a deployment went down",
    ),
    (
        "derives without a base",
        "half a million",
        "Over ten years this will save five million euros.",
        "five million",
    ),
    (
        "invents customers",
        "41 kubernetes",
        "Globex and Initech run their ships on the platform of Harbourline Ferries.",
        "Initech",
    ),
    (
        "drops a hedge",
        "4 million passengers",
        "Harbourline Ferries carries exactly 4 million passengers a year.",
        "exactly",
    ),
    (
        "invents a cause",
        "by 70 percent",
        "The number of outages in the summer season went down by 70% because of Prometheus.",
        "because of Prometheus",
    ),
    (
        "moves a number to another time",
        "41 kubernetes",
        "In 2019 the company ran 41 Kubernetes clusters.",
        "In 2019 the company ran 41",
    ),
    (
        "tells all for some",
        "first ten ships",
        "All 38 ships took four months.",
        "All 38 ships",
    ),
    (
        "answers with the instruction it was given",
        "41 kubernetes",
        "Write only what the evidence says about 41 Kubernetes clusters.",
        "Write only",
    ),
    (
        "invents a year",
        "virtual machines",
        "In 2016 the booking software ran on virtual machines.",
        "2016",
    ),
    (
        "tells it of another doer",
        "metrics are sent",
        "Argo CD sends the metrics to the head office.",
        "sends the metrics",
    ),
    (
        "ranks the company",
        "ferry company",
        "Harbourline Ferries is a leader in the ferry industry of Norway.",
        "leader",
    ),
    (
        "turns in a circle",
        "ferry company",
        "It is a ferry company in Norway on 38 ships and a ferry company in Norway.",
        "and a ferry company",
    ),
    (
        "makes one thing of two",
        "41 kubernetes",
        "Harbourline Ferries runs 41 Kubernetes clusters, including the virtual machines in two data centers.",
        "including",
    ),
    (
        "tells all for some",
        "first ten ships",
        "All ships were done in four months.",
        "All ships",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_lie_is_refused() {
    let mut told = Vec::new();
    for (behaviour, words, lie, forbidden) in LIES {
        let run = run(move |ask| with_lie(ask, words, lie), &[]).await;
        if run.page().contains(forbidden) {
            told.push(behaviour);
        } else {
            assert_clean(&run, behaviour, &[]);
        }
    }
    assert_eq!(told, Vec::<&str>::new(), "lies that were published");
}
