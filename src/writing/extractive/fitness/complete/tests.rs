use super::*;
use crate::writing::extractive::reading::first_clause;

fn judged(text: &str) -> Result<(), Reason> {
    complete(&first_clause(text))
}

#[test]
fn every_part_needs_its_verb() {
    for text in [
        "we want to make sure that every alert that we have seen",
        "we built a portal that the teams",
        "we saw a pattern where people",
        "we want to make sure its bread",
        "we want to make sure its uses",
        "we moved the ovens and since the shops",
    ] {
        assert!(judged(text).is_err(), "{text}");
    }
    for text in [
        "we built a portal that shows the state of each cluster",
        "we want to make sure that every alert has an owner",
        "we chose the tool that we knew best",
        "we run a service which the teams can order themselves",
        "we noticed that the nodes had failed",
        "we made sure of the state of each cluster",
        "we want to make sure each cluster has an owner",
    ] {
        assert_eq!(judged(text), Ok(()), "{text}");
    }
}

#[test]
fn articles_and_pronouns_do_not_stand_alone() {
    assert!(judged("we removed the scripts they and moved to pipelines").is_err());
    assert!(judged("we use the same tools tool set in the cloud").is_err());
    assert_eq!(judged("we moved the scripts and the tools to pipelines"), Ok(()));
}

#[test]
fn counted_things_need_an_article() {
    assert!(judged("we had internally built tool named larch").is_err());
    assert!(judged("we want to manage the clusters with management cluster").is_err());
    for text in [
        "we had an internally built tool named larch",
        "we run one operator per cluster in production",
        "we moved the application team to the new cluster",
        "we have better cluster management in production",
    ] {
        assert_eq!(judged(text), Ok(()), "{text}");
    }
}

#[test]
fn one_and_many_agree() {
    assert!(judged("we offer a practical recommendations for teams").is_err());
    assert!(judged("we run a stateless federation layers").is_err());
    assert!(judged("we built a small and highly scalable applications").is_err());
    assert_eq!(judged("we built a small and highly scalable application"), Ok(()));
    assert!(judged("there was two main ovens in the shop").is_err());
    assert!(judged("there were effort to move the workloads").is_err());
    assert_eq!(judged("we offer a few practical recommendations"), Ok(()));
    assert_eq!(judged("there were efforts to move the workloads"), Ok(()));
}
