use proptest::prelude::*;

use super::*;
use crate::model::{MetricKind, MetricRole};

/// A transcript of one sentence a line.
fn transcript(lines: &[&str]) -> Transcript {
    let raw = lines.join(" ");
    let mut start = 0;
    let sentences = lines
        .iter()
        .enumerate()
        .map(|(id, line)| {
            let end = start + line.chars().count();
            let raw = Span { start, end };
            start = end + 1;
            Sentence {
                id,
                text: (*line).to_owned(),
                raw,
                ..Sentence::default()
            }
        })
        .collect();
    Transcript {
        raw,
        sentences,
        ..Transcript::default()
    }
}

fn found(lines: &[&str]) -> Vec<Metric> {
    find(&transcript(lines), &Subject::default(), &[])
}

fn values(lines: &[&str]) -> Vec<String> {
    found(lines).into_iter().map(|m| m.value).collect()
}

#[test]
fn what_a_company_runs_is_scale() {
    let metrics = found(&[
        "Hello everybody and welcome to this session.",
        "Today we run more than 300 kubernetes clusters with about 4 000 nodes for our 25 product teams.",
    ]);
    let values: Vec<&str> = metrics.iter().map(|m| m.value.as_str()).collect();
    assert_eq!(
        values,
        [
            "more than 300 kubernetes clusters",
            "about 4,000 nodes",
            "25 product teams"
        ]
    );
    assert!(
        metrics
            .iter()
            .all(|m| m.role == MetricRole::Scale && m.kind == MetricKind::Scale && m.sentence == 1)
    );
    assert_eq!(metrics[0].subject, "kubernetes clusters");
}

#[test]
fn changes_are_one_metric_with_both_ends() {
    let metrics = found(&[
        "With this new pipeline we reduced our release time from two weeks to less than three hours.",
    ]);
    assert_eq!(metrics.len(), 1);
    assert_eq!(metrics[0].value, "from 2 weeks to less than 3 hours");
    assert_eq!(
        (metrics[0].kind, metrics[0].role),
        (MetricKind::BeforeAfter, MetricRole::Impact)
    );
}

#[test]
fn results_without_digits_count() {
    assert_eq!(
        values(&["We migrated all of our services with zero downtime and our customers never noticed."]),
        ["zero downtime"]
    );
    let metrics = found(&["So as a result upgrading our clusters went from months to days."]);
    assert_eq!(metrics.len(), 1);
    assert_eq!(metrics[0].value, "from months to days");
}

#[test]
fn gains_are_impact() {
    let metrics = found(&["After the migration we saved about forty percent of our infrastructure cost."]);
    assert_eq!(metrics.len(), 1);
    assert_eq!(
        (metrics[0].value.as_str(), metrics[0].role),
        ("about 40%", MetricRole::Impact)
    );
    assert_eq!(metrics[0].subject, "infrastructure cost");
}

#[test]
fn dates_versions_ports_and_hypotheticals_are_no_metrics() {
    for line in [
        "We started in 2019 with version 1.16 and the service listened on port 8080.",
        "Imagine you have a cluster and you run two pods in it.",
        "So there are three things I want to talk about.",
        "We have five minutes left for questions.",
        "Let me show you this demo it takes two minutes.",
    ] {
        assert_eq!(values(&[line]), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn numbers_of_names_and_begun_years_are_no_candidates() {
    for line in [
        "We moved our nodes from Baker 7 to Baker 8 last spring.",
        "We migrated from Baker 19 to 20 without touching the shops.",
        "And back in 203 2023 we were using another oven.",
        "We follow a zero trust model and the twelve-factor rules in all shops.",
        "The people in the shop work from 8: to 6:00 in the evening.",
        "So we have ten minutes for questions.",
    ] {
        let talk = transcript(&[line]);
        let seen: Vec<Span> = observe(&talk, &Subject::default(), &[]).iter().map(|o| o.raw).collect();
        assert!(seen.is_empty(), "{line}: {seen:?}");
    }
    let change = transcript(&["We cut the wait from 20 minutes to 8 minutes."]);
    assert_eq!(observe(&change, &Subject::default(), &[]).len(), 1);
}

#[test]
fn finished_work_is_a_result_only_where_results_are_told() {
    let talk = transcript(&["As of today we have migrated over 1000 services to the new platform."]);
    let role = |section| {
        let label = SectionLabel { section, score: 0.9 };
        find(&talk, &Subject::default(), &[label])[0].role
    };
    assert_eq!(role(Section::Impact), MetricRole::Impact);
    assert_eq!(role(Section::Background), MetricRole::Scale);
}

#[test]
fn a_repeated_figure_is_told_once() {
    let metrics = found(&[
        "We run 420 clusters in our company today.",
        "And all these 420 clusters are managed by our team.",
    ]);
    assert_eq!(metrics.len(), 1);
}

#[test]
fn garbled_figures_carry_a_caution() {
    let metrics =
        found(&["Our index is split into a,536 primary shards and we have 90 nodes in production."]);
    assert!(
        metrics[0].caution.is_some() && metrics[1].caution.is_none(),
        "{metrics:?}"
    );
    assert_eq!(metrics[0].value, "1,536 primary shards");
}

#[test]
fn corrections_reach_value_and_subject_but_not_the_quote() {
    let mut talk = transcript(&["Today we run more than 300 cooper netties clusters for our teams."]);
    let start = talk.raw.find("cooper").unwrap();
    talk.corrections.push(crate::model::Correction {
        heard: "cooper netties".into(),
        corrected: "Kubernetes".into(),
        method: crate::model::CorrectionMethod::Known,
        confidence: 1.0,
        raw: Span {
            start,
            end: start + "cooper netties".len(),
        },
        applied: true,
        reason: String::new(),
    });
    let metrics = find(&talk, &Subject::default(), &[]);
    assert_eq!(metrics[0].value, "more than 300 Kubernetes clusters");
    assert!(metrics[0].quote.contains("cooper netties"));
}

#[test]
fn weights_are_sorted_by_name() {
    assert!(weights::WEIGHTS.windows(2).all(|w| w[0].0 < w[1].0));
}

proptest! {
    #[test]
    fn quotes_are_verbatim_and_in_order(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "we", "have", "run", "300", "clusters", "from", "two", "weeks", "to", "hours", "zero", "downtime", "über", "50", "%", "percent",
                "saved", "of", "our", "nodes", ".", "a", "million", "requests", "per", "second", ">>", "and", "so", "1,000", "teams", "reduced",
            ]),
            1..60,
        ),
    ) {
        let line = words.join(" ");
        let metrics = found(&[&line]);
        for metric in &metrics {
            let cut: String = line.chars().skip(metric.raw.start).take(metric.raw.end - metric.raw.start).collect();
            prop_assert_eq!(&cut, &metric.quote);
            prop_assert!(!metric.value.is_empty() && (0.0..=1.0).contains(&metric.confidence));
        }
    }
}
