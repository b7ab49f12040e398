use super::{
    super::{
        clause::clauses,
        tokens::{Names, clean},
    },
    *,
};

/// The clauses of some sentences after their pronouns were resolved.
fn told(sentences: &[&str]) -> Vec<String> {
    let mut names = Names::default();
    names.add("Larch", true);
    names.add("Postgres", true);
    let tokens: Vec<Vec<Token>> = sentences.iter().map(|s| clean(s, &names)).collect();
    let mut parsed: Vec<Vec<Clause>> = tokens.iter().map(|t| clauses(t)).collect();
    let lengths: Vec<usize> = tokens.iter().map(Vec::len).collect();
    resolve(&mut parsed, &lengths, |_| true);
    let words = |c: &Clause| c.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ");
    parsed.iter().flatten().map(words).collect()
}

fn last(sentences: &[&str]) -> String {
    told(sentences).pop().unwrap_or_default()
}

#[test]
fn it_is_the_one_thing_of_the_clause_before() {
    assert_eq!(
        last(&[
            "we built a small image scanner",
            "it watches the registry all night"
        ]),
        "our image scanner watches the registry all night"
    );
    assert_eq!(
        last(&["we picked Larch", "it also supports three clouds"]),
        "Larch also supports three clouds"
    );
    assert_eq!(
        last(&["the order agent asks for new keys", "it renews them every hour"]),
        "the order agent renews them every hour"
    );
    assert_eq!(
        told(&[
            "Larch scans the images",
            "it writes a report",
            "it sends the report to the owners"
        ])[2],
        "Larch sends the report to the owners"
    );
}

#[test]
fn two_things_people_and_nothing_leave_it_open() {
    for before in [
        "the agent writes to Postgres",
        "the scanner calls a portal",
        "we moved our data",
        "the complaint was that nobody knew",
        "the developer opens the shop",
        "I run a scanner",
        "we never built a portal",
    ] {
        assert_eq!(
            last(&[before, "it watches the shelf all night"]),
            "it watches the shelf all night",
            "{before}"
        );
    }
}

#[test]
fn it_of_no_thing_stays() {
    for text in [
        "it takes a while to bake",
        "it is important to bake early",
        "it makes sense to bake early",
        "it is a problem for the bakers",
    ] {
        assert_eq!(last(&["we picked Larch", text]), text);
    }
}

#[test]
fn they_are_the_people_of_the_clause_before() {
    assert_eq!(
        last(&[
            "the app developers write a manifest",
            "they order a database with one line"
        ]),
        "the app developers order a database with one line"
    );
    assert_eq!(
        last(&[
            "we support forty developers",
            "they order a database with one line"
        ]),
        "developers order a database with one line"
    );
    let text = "they need a password";
    assert_eq!(last(&["the keys are pushed to the services", text]), text);
    assert_eq!(last(&["we let them move the developers", text]), text);
}

#[test]
fn what_this_points_at_is_named() {
    assert_eq!(
        last(&[
            "we have an image scanner in each shop",
            "this scanner starts the ovens"
        ]),
        "the image scanner starts the ovens"
    );
    assert_eq!(
        last(&["we moved to the north", "this image scanner starts the ovens"]),
        "the image scanner starts the ovens"
    );
    assert_eq!(
        last(&["we moved to the north", "this scanner starts the ovens"]),
        "this scanner starts the ovens"
    );
    assert_eq!(
        last(&[
            "we have an image scanner in each shop",
            "we are proud of this scanner in the north"
        ]),
        "we are proud of the image scanner in the north"
    );
}

#[test]
fn this_of_a_thing_not_named_before_is_one() {
    assert_eq!(
        last(&["we moved to the north", "we have this image scanner in each shop"]),
        "we have a image scanner in each shop"
    );
    assert_eq!(
        last(&[
            "we wrote the image scanner",
            "we have this image scanner in each shop"
        ]),
        "we have the image scanner in each shop"
    );
    let text = "we moved this image scanner to each shop";
    assert_eq!(last(&["we moved to the north", text]), text);
}

#[test]
fn the_subject_of_a_reason_is_not_taken_up() {
    let text = "it sends the images to the owners";
    assert_eq!(
        told(&["the scanner can fail because the registry is full", text]).pop().as_deref(),
        Some("the scanner sends the images to the owners")
    );
}

#[test]
fn a_list_of_things_is_none_of_them() {
    let text = "this list of scanners grows every week";
    assert_eq!(last(&["we have the scanners in each shop", text]), text);
}

#[test]
fn what_we_act_on_is_named() {
    assert_eq!(
        last(&["we picked Larch", "we use it to scan the images"]),
        "we use Larch to scan the images"
    );
    assert_eq!(
        last(&["we moved to the north", "we use it to scan the images"]),
        "we use it to scan the images"
    );
}

#[test]
fn nothing_is_carried_over_what_is_not_read() {
    assert_eq!(
        last(&[
            "we picked Larch",
            "and the shelves with all of the bread there",
            "it watches the shelf all night"
        ]),
        "it watches the shelf all night"
    );
}
