use super::super::{
    clause::clauses,
    tokens::{Names, clean},
};

fn doubtful(text: &str) -> Vec<bool> {
    clauses(&clean(text, &Names::default())).iter().map(|c| c.doubtful).collect()
}

#[test]
fn a_clause_with_its_own_object_stands_by_itself() {
    assert_eq!(
        doubtful("later in the year we built a portal for developers"),
        [false]
    );
    assert_eq!(
        doubtful("in terms of machine learning we use one scheduler"),
        [false]
    );
    assert_eq!(
        doubtful("in terms of bread we are moving from small ovens to large ones"),
        [false]
    );
    assert_eq!(doubtful("in terms of bread we have like about 40 ovens"), [false]);
}

#[test]
fn a_clause_that_lacks_its_object_belongs_to_the_noun() {
    assert_eq!(doubtful("the portal we built in the spring"), [true]);
    assert_eq!(doubtful("the clusters we offer our users"), [true]);
}

#[test]
fn a_clause_after_a_phrase_that_leads_over_to_it_stands() {
    for text in [
        "so in this case we are only using rye flour",
        "and for that we decided to work at night",
        "so as a bakery team we offer bread to the shops",
        "last but not least we will use no old flour",
    ] {
        assert_eq!(doubtful(text), [false], "{text}");
    }
    assert_eq!(doubtful("if in this case we use rye flour only"), [true]);
}

#[test]
fn what_is_said_to_be_so_stands() {
    assert_eq!(
        doubtful("the first effect is that the cost of a release went down")[0..],
        [false]
    );
}

#[test]
fn a_clause_after_a_thought_or_a_condition_does_not_stand() {
    assert_eq!(doubtful("without the portal we built a script"), [true]);
    assert_eq!(doubtful("the way we run our clusters"), [true]);
}
