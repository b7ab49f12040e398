//! Tests of the shapes in which a talk tells what a project is for.

use super::shapes::shape;
use crate::writing::extractive::{
    realise::Voice,
    tokens::{Names, clean},
};

fn found(text: &str) -> Option<String> {
    let mut names = Names::default();
    names.add("Falco", false);
    names.add("Kyverno", false);
    let tokens = clean(text, &names);
    let at = tokens.iter().position(|t| t.name)?;
    let voice = Voice {
        company: "Acme",
        cased: true,
    };
    shape(&tokens, at, true, &voice).map(|(_, text)| text)
}

#[test]
fn purposes_are_told_of_the_company() {
    for (said, told) in [
        (
            "and we use Falco to scan images so yes",
            "Acme uses Falco to scan images",
        ),
        (
            "the Falco agent that we use for runtime security",
            "Acme uses Falco for runtime security",
        ),
        (
            "at first we used Falco for runtime security",
            "Acme used Falco for runtime security",
        ),
        (
            "we decided to use Falco for runtime security",
            "Acme decided to use Falco for runtime security",
        ),
        (
            "for runtime security we use Falco",
            "Acme uses Falco for runtime security",
        ),
        (
            "we have Falco for runtime security",
            "Acme uses Falco for runtime security",
        ),
        (
            "Falco helps us to scan the images",
            "Falco helps Acme to scan the images",
        ),
        (
            "Falco gives us a view of the cluster",
            "Falco gives Acme a view of the cluster",
        ),
        (
            "we were able to use Falco to scan images",
            "Acme used Falco to scan images",
        ),
        ("we moved our alerts to Falco", "Acme moved its alerts to Falco"),
        (
            "so we moved from the old scanner to Falco",
            "Acme moved from the old scanner to Falco",
        ),
        (
            "we replaced the old scanner with Falco",
            "Acme replaced the old scanner with Falco",
        ),
        (
            "we built our alerts on top of Falco",
            "Acme built its alerts on top of Falco",
        ),
        (
            "Falco monitors our production clusters",
            "Falco monitors Acme's production clusters",
        ),
        (
            "all our services run on Falco",
            "Acme runs all its services on Falco",
        ),
    ] {
        assert_eq!(found(said).as_deref(), Some(told), "{said}");
    }
}

#[test]
fn a_role_that_is_cut_or_its_own_is_no_purpose() {
    for text in [
        "we use Falco as the frame around which the doors are built",
        "we use Falco as Acme",
    ] {
        let mut names = Names::default();
        names.add("Falco", false);
        names.add("Acme", false);
        let tokens = clean(text, &names);
        let at = tokens.iter().position(|t| t.name).unwrap_or_default();
        let voice = Voice {
            company: "Acme",
            cased: true,
        };
        assert_eq!(shape(&tokens, at, true, &voice), None, "{text}");
    }
    assert!(found("we use Falco as the frame of our doors").is_some());
}

#[test]
fn what_a_project_is_and_does_for_the_company_tells_its_purpose() {
    for (said, told) in [
        (
            "we rely on Falco to scan images",
            "Acme relies on Falco to scan images",
        ),
        (
            "we use an open source tool called Falco to scan images",
            "Acme uses Falco to scan images",
        ),
        (
            "we use the Falco operator to scan images",
            "Acme uses the Falco operator to scan images",
        ),
        (
            "so we chose Falco as our scanner",
            "Acme chose Falco as its scanner",
        ),
        (
            "there is Falco, which helps us to scan the images",
            "Falco helps Acme to scan the images",
        ),
        (
            "Falco allows our developers to scan images so yes",
            "Falco allows Acme's developers to scan images",
        ),
        ("Falco is our runtime scanner", "Falco is Acme's runtime scanner"),
        ("our runtime scanner is Falco", "Acme's runtime scanner is Falco"),
        (
            "with Falco we can scan our images",
            "With Falco, Acme can scan its images",
        ),
        (
            "our runtime checks are built on top of Falco",
            "Acme's runtime checks are built on top of Falco",
        ),
        ("we send our events to Falco", "Acme sends its events to Falco"),
        (
            "we started with Falco in 2019",
            "Acme started using Falco in 2019",
        ),
        (
            "we have been running Falco since 2019",
            "Acme has been running Falco since 2019",
        ),
        (
            "so Falco for runtime security Kyverno for policies",
            "Acme uses Falco for runtime security",
        ),
        ("Falco is scanning our images", "Falco scans Acme's images"),
    ] {
        assert_eq!(found(said).as_deref(), Some(told), "{said}");
    }
}

#[test]
fn a_purpose_is_read_to_its_end() {
    for (said, told) in [
        (
            "we use Falco to automate the issue and renewal of certificates",
            "Acme uses Falco to automate the issue and renewal of certificates",
        ),
        (
            "we use Falco for metrics, logs, and traces so yes",
            "Acme uses Falco for metrics, logs, and traces",
        ),
        (
            "we use Falco to collect metrics from all clusters",
            "Acme uses Falco to collect metrics from all clusters",
        ),
        (
            "we use Falco to collect events from the clusters and from the services",
            "Acme uses Falco to collect events from the clusters and the services",
        ),
        (
            "we use Falco to scan images and report what we find",
            "Acme uses Falco to scan images",
        ),
        (
            "we use Falco for runtime security and the engineers can sleep",
            "Acme uses Falco for runtime security",
        ),
        (
            "we use Falco to catch kernel issues and more things",
            "Acme uses Falco to catch kernel issues",
        ),
        (
            "we run all of our services on Falco",
            "Acme runs all of its services on Falco",
        ),
    ] {
        assert_eq!(found(said).as_deref(), Some(told), "{said}");
    }
    for text in [
        "we use Falco for the scanning of images that nobody has seen",
        "we use Falco to scan images as a service",
        "we use Falco for such workloads",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn what_rests_on_a_project_and_how_much_of_it_there_is_tells_its_use() {
    for (said, told) in [
        (
            "so we have a small portal that is based on Falco",
            "Acme has a small portal based on Falco",
        ),
        (
            "we started building a small portal on top of Falco",
            "Acme started building a small portal on top of Falco",
        ),
        (
            "we had to use Falco as our image scanner",
            "Acme had to use Falco as its image scanner",
        ),
        (
            "we installed Falco for runtime security",
            "Acme installed Falco for runtime security",
        ),
        (
            "we have Falco that we deploy for runtime security",
            "Acme deploys Falco for runtime security",
        ),
        (
            "for runtime security at Acme we use the Falco",
            "Acme uses Falco for runtime security",
        ),
        (
            "we use Falco in our build pipelines",
            "Acme uses Falco in its build pipelines",
        ),
        (
            "we have Falco which scans all images so yes",
            "Falco scans all images",
        ),
        (
            "more than 70% of our services are running on Falco",
            "Acme runs more than 70% of its services on Falco",
        ),
        (
            "we operate more than 30 Falco clusters",
            "Acme operates more than 30 Falco clusters",
        ),
        ("we have 80 instances of Falco", "Acme has 80 instances of Falco"),
        ("we have a central Falco setup", "Acme has a central Falco setup"),
        ("so we moved to Falco", "Acme moved to Falco"),
        ("Falco is used to scan images", "Falco is used to scan images"),
    ] {
        assert_eq!(found(said).as_deref(), Some(told), "{said}");
    }
    for text in [
        "part of our services run on what was Falco",
        "we have a portal that is not based on Falco",
        "we had a look at the Falco for runtime security",
        "that is what we use Falco as a scanner for",
        "we have Falco that scans it",
        "we have Falco clusters",
        "Falco could be used to scan images",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn what_a_project_does_is_told_where_the_company_tells_its_own_story() {
    let mut names = Names::default();
    names.add("Falco", false);
    let tokens = clean("Falco creates the accounts", &names);
    let voice = Voice {
        company: "Acme",
        cased: true,
    };
    let told = |own| shape(&tokens, 0, own, &voice).map(|(_, text)| text);
    assert_eq!(told(true).as_deref(), Some("Falco creates the accounts"));
    assert_eq!(told(false), None);
}

#[test]
fn advice_denials_wishes_and_other_people_tell_no_use() {
    for text in [
        "you can use Falco to scan images",
        "we do not use Falco to scan images",
        "if we use Falco to scan images",
        "people use Falco to scan images",
        "we wanted to use Falco to scan images",
        "for runtime security you use Falco",
        "the plugin for Falco helps us to detect odd processes",
        "we moved from Falco to the new scanner",
        "we could replace the old scanner with Falco",
        "our services should run on Falco",
        "we use Falco to do that",
        "we use Falco for a service that nobody knows",
        "we use Falco to provision on premises",
        "with Falco you can scan your images",
        "their runtime scanner is Falco",
        "maybe Falco is our runtime scanner",
        "Falco scans the images of its users",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}
