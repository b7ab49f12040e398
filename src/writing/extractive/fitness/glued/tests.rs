use super::*;
use crate::writing::extractive::{
    clause::clauses,
    tokens::{Names, clean},
};

fn judged(text: &str) -> Result<(), Reason> {
    let mut names = Names::default();
    names.add("Acme", false);
    let first = clauses(&clean(text, &names)).into_iter().next();
    glued(&first.expect(text), Some("Acme"))
}

#[test]
fn phrases_without_a_joint_are_found() {
    for text in [
        "we gather the recipes the ovens in Oslo",
        "quality fresh rolls need a hot oven",
        "we run the ovens on the left side",
        "we are trying to keep the bread fresh and are trying to keep the ovens hot",
        "we build ovens for customers like Acme",
        "we build ovens for the teams and flour to save",
        "we used the new oven and trust",
        "we started with the oven and kept working on",
        "we run 40 ovens for the teams 12 bakers",
        "we did not wanted the old oven",
        "we can have install Acme on the ovens",
        "we force teams to look when their oven",
        "we hoped to see the enable the timer",
        "we have been a small bakery or small",
        "we had 10 15 minutes of silence",
        "we spend the day baking more bread and seeing",
        "we are the bakers from Acme in the north",
    ] {
        assert!(judged(text).is_err(), "{text}");
    }
}

#[test]
fn whole_phrases_are_not() {
    for text in [
        "we gave the bakers the choice of the oven",
        "we run the ovens three times a day",
        "we moved the old oven over",
        "we build and deploy the ovens",
        "we want to rebuild the ovens",
        "we look at the ovens when they are hot",
        "we kept a large bread oven per shop rather than one shared large bread oven",
        "we have one oven made for bread and one oven made for cake",
        "we upgraded to version 12 in spring",
    ] {
        assert_eq!(judged(text), Ok(()), "{text}");
    }
}
