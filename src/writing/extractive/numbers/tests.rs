//! Tests of the rows.

use super::{rows::plain_end, *};
use crate::{
    model::{Section, Span},
    writing::extractive::tokens::{Names, clean},
};

fn bullet_of(text: &str, kind: MetricKind, value: &str, subject: &str) -> Option<String> {
    let tokens = clean(text, &Names::default());
    let metric = Metric {
        quote: text.to_owned(),
        value: value.to_owned(),
        kind,
        role: MetricRole::Impact,
        section: Section::Impact,
        sentence: 0,
        raw: Span::default(),
        subject: subject.to_owned(),
        confidence: 1.0,
        caution: None,
    };
    row(
        &tokens,
        &Voice {
            company: "Acme",
            cased: true,
        },
        &metric,
    )
}

#[test]
fn shares_are_told_with_what_changed() {
    let share = |text: &str, value: &str| bullet_of(text, MetricKind::Percentage, value, "");
    assert_eq!(
        share("we reduced the number of wrong orders by 80 percent", "80%").as_deref(),
        Some("80% reduction in the number of wrong orders")
    );
    assert_eq!(
        share("the cost of our platform went down 30% in a year", "30%").as_deref(),
        Some("30% drop in the cost of its platform")
    );
    assert_eq!(
        share("which led to a saving of 20% in storage costs", "20%").as_deref(),
        Some("20% saving in storage costs")
    );
    assert_eq!(share("about 20% yes", "about 20%"), None);
}

#[test]
fn counts_keep_the_phrase_that_belongs_to_them() {
    assert_eq!(
        bullet_of(
            "we have 300 engineers in two offices",
            MetricKind::Scale,
            "300 engineers",
            "engineers"
        )
        .as_deref(),
        Some("300 engineers in two offices")
    );
    assert_eq!(
        bullet_of(
            "we have three clusters",
            MetricKind::Scale,
            "3 clusters",
            "clusters"
        ),
        None
    );
}

#[test]
fn a_change_is_told_with_its_subject() {
    assert_eq!(
        bullet_of(
            "we cut the release time of the service from hours to minutes",
            MetricKind::BeforeAfter,
            "from hours to minutes",
            "release time"
        )
        .as_deref(),
        Some("Hours to minutes: release time of the service")
    );
}

#[test]
fn where_something_went_is_not_by_how_much() {
    let share = |text: &str, value: &str| bullet_of(text, MetricKind::Percentage, value, "");
    assert_eq!(
        share("we dropped errors as a cause of alarms to 30%", "30%"),
        None
    );
    assert_eq!(
        share("we patched 80% of our services using the old library", "80%").as_deref(),
        Some("80% of its services patched")
    );
    assert_eq!(
        share("the bug broke 80% of our services running in Ohio", "80%"),
        None
    );
}

#[test]
fn what_nobody_has_and_what_was_heard_wrongly_is_no_figure() {
    let count = |text: &str, value: &str| {
        bullet_of(
            text,
            MetricKind::Scale,
            value,
            value.split_once(' ').map_or("", |(_, noun)| noun),
        )
    };
    for (text, value) in [
        ("imagine we serve 300 customers in two regions", "300 customers"),
        ("you can run 300 clusters in one region", "300 clusters"),
        ("the change broke 300 teams", "300 teams"),
        (
            "we built a 2,000 node cluster in production",
            "2,000 node clusters",
        ),
        (
            "we run 300 goose lemon orchard services in production",
            "300 goose lemon orchard services",
        ),
        ("we manage 300 clusters with 5,000 PS", "300 clusters"),
    ] {
        assert_eq!(count(text, value), None, "{text}");
    }
}

#[test]
fn a_change_needs_its_unit_and_a_subject() {
    let change =
        |text: &str, value: &str, subject: &str| bullet_of(text, MetricKind::BeforeAfter, value, subject);
    assert_eq!(
        change(
            "the result went from 5,000 to 9,000",
            "from 5,000 to 9,000",
            "result"
        ),
        None
    );
    assert_eq!(
        change(
            "the build time has gone from 20 minutes to 5 minutes",
            "from 20 minutes to 5 minutes",
            "gone"
        )
        .as_deref(),
        Some("20 minutes to 5 minutes: the build time")
    );
}

#[test]
fn sizes_that_grew_and_lines_of_code_are_no_figures() {
    let grown = "we upgraded the store of the bakery from 8 gigabytes to 16 gigabytes";
    assert_eq!(
        bullet_of(
            grown,
            MetricKind::BeforeAfter,
            "from 8 gigabytes to 16 gigabytes",
            "store"
        ),
        None
    );
    assert_eq!(
        bullet_of(
            "it is now 26 lines of code",
            MetricKind::Scale,
            "26 lines of code",
            "lines of code"
        ),
        None
    );
    assert!(alike(
        "37 clusters in production",
        "More than 40 clusters in production"
    ));
    assert!(!alike("37 clusters in production", "40 nodes in production"));
    assert!(alike("More than 230 bread ovens", "250 to 260 ovens"));
    assert!(alike("23,500 ovens per year", "About 20,000 big ovens"));
    assert!(!alike("700 bread ovens", "100 cake ovens") && !alike("700 ovens in Oslo", "100 ovens in Rome"));
}

#[test]
fn nouns_of_rows_are_written_small() {
    let mut names = Names::default();
    names.add("Kubernetes", false);
    let plain = |text: &str, cased: bool| {
        super::plain_nouns(
            text,
            &Voice {
                company: "Acme",
                cased,
            },
            &clean("we run 100 Kubernetes clusters", &names),
        )
    };
    assert_eq!(plain("100 Engineers", true), "100 engineers");
    assert_eq!(plain("100 GitHub Teams", true), "100 GitHub Teams");
    assert_eq!(plain("100 Production Services", false), "100 production services");
    assert_eq!(plain("100 gpus", true), "100 GPUs");
    assert_eq!(plain("100 Kubernetes clusters", false), "100 Kubernetes clusters");
}

#[test]
fn a_count_is_told_with_its_time_and_without_the_company() {
    let count = |text: &str, value: &str| {
        let subject = value.rsplit_once(' ').map_or("", |(_, noun)| noun);
        bullet_of(text, MetricKind::Scale, value, subject)
    };
    assert_eq!(
        count("we have 90 jobs which run every week in the yard", "90 jobs").as_deref(),
        Some("90 jobs per week")
    );
    assert_eq!(
        count("we serve 90 bakers at Larkfeeld", "90 bakers").as_deref(),
        Some("90 bakers served")
    );
    assert_eq!(
        count("by mistake we deleted 900 clusters", "900 clusters").as_deref(),
        Some("900 clusters deleted")
    );
    assert_eq!(plain_end("9x more bread at Acme Acme", "Acme"), "9x more bread");
    assert_eq!(
        plain_end("9x more bread for Acme", "Acme"),
        "9x more bread for Acme"
    );
    for (text, value) in [
        ("we take 900 bread orders per day", "900 bread"),
        ("we have 900 members in Discord", "900 members"),
        ("it has 900 contributors in two countries", "900 contributors"),
        (
            "if a street has ten shops and a town has ten streets and the land has ten towns then we have 900 teams",
            "900 teams",
        ),
    ] {
        assert_eq!(count(text, value), None, "{text}");
    }
}

#[test]
fn the_same_people_are_counted_once() {
    assert!(alike(
        "Over 42 million active users",
        "About 40 million customers"
    ));
    assert!(!alike("Over 42 million active users", "About 400 customers"));
    assert!(!alike("42 clusters in Oslo", "40 customers"));
}

#[test]
fn a_figure_of_one_of_many_or_of_nobody_yet_is_no_row() {
    let count = |text: &str, value: &str| {
        let subject = value.rsplit_once(' ').map_or("", |(_, noun)| noun);
        bullet_of(text, MetricKind::Scale, value, subject)
    };
    for (text, value) in [
        (
            "in this cluster we have 900 services in production",
            "900 services",
        ),
        ("we are going to have 900 services in production", "900 services"),
        ("in 2019 we had 900 services in production", "900 services"),
        ("we have 900 bakers working on that", "900 bakers"),
        ("we have 900 daily active users", "900 daily active users"),
    ] {
        assert_eq!(count(text, value), None, "{text}");
    }
    assert_eq!(
        count("we have migrated 90 tenants to this new platform", "90 tenants").as_deref(),
        Some("90 tenants migrated to the new platform")
    );
    assert_eq!(
        bullet_of(
            "it saves 60% on flour in just this one cluster",
            MetricKind::Percentage,
            "60%",
            ""
        ),
        None
    );
}
