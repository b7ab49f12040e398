use super::*;
use crate::writing::extractive::{
    clause::clauses,
    tokens::{Names, clean},
};

fn all(text: &str) -> Vec<Clause> {
    clauses(&clean(text, &Names::default()))
}

#[test]
fn reasons_and_past_deeds_are_said_to_be_so() {
    let told = |text: &str| all(text).first().is_some_and(presupposed);
    for text in [
        "since our bakery is made of two kitchens",
        "although we had two ovens in the north",
        "as we sold the old oven in spring",
        "after we moved the ovens to the north",
        "when we moved the ovens to the north",
    ] {
        assert!(told(text), "{text}");
    }
    for text in [
        "if our bakery is made of two kitchens",
        "as we sell more bread in the north",
        "as we made such great bread in spring",
        "when we needed the ovens of the north",
        "since they had two ovens in the north",
    ] {
        assert!(!told(text), "{text}");
    }
}

fn words(clause: &Clause) -> String {
    clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_condition_joins_its_main_clause_without_a_comma() {
    let found = all("and when a developer changes the recipe we build a new image for the test");
    let parts = fronted(&found[0], &found[1]).expect("both are fit");
    assert_eq!(words(&parts[0]), "we build a new image for the test");
    assert_eq!(
        (parts[1].connector.as_str(), words(&parts[1]).as_str()),
        ("when", "a developer changes the recipe")
    );
}

#[test]
fn a_condition_on_the_listener_joins_nothing_and_holds() {
    let found = all("if you change the recipe we build a new image for the test");
    assert_eq!(fronted(&found[0], &found[1]), None);
    assert!(holds(&found[0]));
    assert!(!holds(
        &all("if you look at the picture we build a new image for the test")[0]
    ));
    assert!(!holds(
        &all("since we moved to the north we build a new image for the test")[0]
    ));
}

#[test]
fn what_is_supposed_is_known() {
    assert!(supposes(&all("and if we change the recipe")[0]));
    assert!(!supposes(&all("and when we change the recipe")[0]));
    assert!(!supposes(&all("if you look at the recipe")[0]));
    assert!(adds("and") && adds("but") && !adds("so") && !adds(""));
}

#[test]
fn what_came_of_a_deed_is_told_with_it() {
    let deed = all("we moved the ovens to the north").remove(0);
    let brought = |text: &str| came_of_it(&deed, &all(text)[0]).map(|c| (c.connector.clone(), words(&c)));
    assert_eq!(
        brought("and this reduced the bill for power by half"),
        Some((
            "which".to_owned(),
            "reduced the bill for power by half".to_owned()
        ))
    );
    assert_eq!(brought("this is the bill for power"), None);
    assert_eq!(brought("it reduced the bill for power by half"), None);
    let denied = all("we did not move the ovens to the north").remove(0);
    assert_eq!(
        came_of_it(&denied, &all("this reduced the bill for power by half")[0]),
        None
    );
    let trouble = all("we had a problem with the ovens").remove(0);
    assert_eq!(
        came_of_it(&trouble, &all("this reduced the bill for power by half")[0]),
        None,
        "what solved it is not told"
    );
}

#[test]
fn a_reason_before_its_statement_comes_behind_it() {
    for (said, opener) in [
        ("as our company grew we moved the ovens to the north", "as"),
        (
            "and so since our company grew, we moved the ovens to the north",
            "since",
        ),
        (
            "though our company grew, we moved the ovens to the north",
            "though",
        ),
    ] {
        let found = all(said);
        let parts = fronted(&found[0], &found[1]).expect(said);
        assert_eq!(parts[1].connector, opener, "{said}");
        assert!(reasons(&parts), "{said}");
    }
    for said in [
        "as we do in the south we sell bread in two bakeries",
        "as you know we sell bread in two bakeries",
        "as the owner says we sell bread in two bakeries",
    ] {
        let found = all(said);
        assert!(
            found.len() < 2 || fronted(&found[0], &found[1]).is_none(),
            "{said}"
        );
    }
}

#[test]
fn a_pronoun_behind_its_noun_is_joined() {
    let joined = |text: &str| {
        let found = all(text);
        join(&found[0], &found[1]).map(|second| words(&second))
    };
    assert_eq!(
        joined("we sell bread to small bakeries but they buy cakes in winter").as_deref(),
        Some("they buy cakes in winter")
    );
    assert_eq!(
        joined("we use the large oven because it cuts the cost of our bread").as_deref(),
        Some("it cuts the cost of our bread")
    );
    assert_eq!(joined("we sell in the north because they like our bread"), None);
    assert_eq!(
        joined("we use the large ovens because it cuts the cost of our bread"),
        None
    );
}

#[test]
fn what_this_also_brings_was_told_before() {
    let brings = |text: &str| all(text).last().is_some_and(points_at_a_deed);
    assert!(brings("we bought a second oven. this saves time for the bakers"));
    assert!(!brings(
        "we bought a second oven. this also saves time for the bakers"
    ));
}

#[test]
fn what_is_taken_back_is_known() {
    let back = |text: &str| all(text).last().is_some_and(taken_back);
    assert!(back("we bought a second oven but that did not help"));
    assert!(!back("we bought a second oven but that is not all"));
    assert!(!back("we bought a second oven but the first one did not help"));
}

#[test]
fn when_and_as_what_grows_are_joined() {
    assert_eq!(
        joined("we open more small bakeries in the north as we build ovens").as_deref(),
        Some("as we build ovens")
    );
    assert_eq!(
        joined("we open the bakeries in the north as soon as we build ovens").as_deref(),
        Some("as soon as we build ovens")
    );
    for said in [
        "we open more small bakeries in the north as we said",
        "we open more small bakeries in the north as well as we sell bread in winter",
        "we run the bakeries in the north as long as we sell bread in winter",
    ] {
        assert_eq!(joined(said), None, "{said}");
    }
}
fn joined(text: &str) -> Option<String> {
    let found = all(text);
    join(&found[0], &found[1]).map(|second| format!("{} {}", second.connector, words(&second)))
}

#[test]
fn what_something_serves_as_is_no_clause() {
    let found = all("we offer a large oven as a service that sells bread");
    assert_eq!(found.get(1).and_then(|next| join(&found[0], next)), None);
}

#[test]
fn what_came_to_nothing_is_not_hidden() {
    assert_eq!(
        joined("we tried to bake the bread in the cold oven but it failed").as_deref(),
        Some("but it failed")
    );
    assert_eq!(
        joined("we have robots that carry the bread but that leads to long queues").as_deref(),
        Some("but that leads to long queues")
    );
    assert!(taken_back(&all("we split the large oven but it failed twice")[1]));
}

#[test]
fn a_reason_may_be_told_without_its_end() {
    assert_eq!(
        joined("we moved to the north because our bakers need three ovens in the town which for whom")
            .as_deref(),
        Some("because our bakers need three ovens in the town")
    );
    assert_eq!(
        joined("we moved to the north when our bakers need three ovens in the town which for whom"),
        None,
        "a condition is told whole"
    );
}
