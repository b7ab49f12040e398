//! Tests of the rows.

use super::*;
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
