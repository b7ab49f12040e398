use proptest::prelude::*;

use super::*;

/// "name @ company" of each speaker.
fn read(title: &str) -> Vec<String> {
    parse_title(title, &Knowledge::default())
        .speakers
        .into_iter()
        .map(|s| format!("{} @ {}", s.name, s.company.as_deref().unwrap_or("-")))
        .collect()
}

fn topic(title: &str) -> String {
    parse_title(title, &Knowledge::default()).topic
}

#[test]
fn two_people_of_one_company() {
    assert_eq!(
        read("Weaving Meshes at Scale - Anna Loom & Peter Weft, Acme Looms"),
        ["Anna Loom @ Acme Looms", "Peter Weft @ Acme Looms"]
    );
}

#[test]
fn two_pairs_and_semicolon_groups() {
    assert_eq!(
        read("Knots - Anna Loom, Threadly & Peter Weft, Yarn.io"),
        ["Anna Loom @ Threadly", "Peter Weft @ Yarn.io"]
    );
    assert_eq!(
        read(
            "Knots - Anna Loom, Peter Weft & Maria Knit, Threadly; John Spool, Yarn.io; Laura Bobbin, Independent"
        ),
        [
            "Anna Loom @ Threadly",
            "Peter Weft @ Threadly",
            "Maria Knit @ Threadly",
            "John Spool @ Yarn.io",
            "Laura Bobbin @ -"
        ]
    );
}

#[test]
fn an_unknown_name_after_a_known_company_is_a_person() {
    assert_eq!(
        read("Knots - Anna Loom, Google & Qiri Vehm"),
        ["Anna Loom @ Google", "Qiri Vehm @ -"]
    );
    assert_eq!(
        read("Knots - Anna Loom, Independent & Qiri Vehm, Threadly"),
        ["Anna Loom @ -", "Qiri Vehm @ Threadly"]
    );
}

#[test]
fn partners_and_lawyers_are_roles() {
    assert_eq!(
        read("Knots - Anna Loom, Partner, Warp & Weft LLP & Peter Weft, General Counsel, Threadly"),
        ["Anna Loom @ Warp & Weft LLP", "Peter Weft @ Threadly"]
    );
}

#[test]
fn a_comma_may_be_missing_before_an_acronym() {
    assert_eq!(
        read("Knots in Rope - Anna Loom & Qodie Vehm IBM"),
        ["Anna Loom @ IBM", "Qodie Vehm @ IBM"]
    );
}

#[test]
fn roles_between_name_and_company() {
    let subject = parse_title(
        "Keynote: Knots - Anna Loom, Founder & CEO, Threadly & Peter Weft, Vice President, Engineering, Yarn.io",
        &Knowledge::default(),
    );
    let speakers: Vec<_> = subject
        .speakers
        .iter()
        .map(|s| (s.name.as_str(), s.role.as_deref(), s.company.as_deref()))
        .collect();
    assert_eq!(
        speakers,
        [
            ("Anna Loom", Some("Founder & CEO"), Some("Threadly")),
            ("Peter Weft", Some("Vice President, Engineering"), Some("Yarn.io"))
        ]
    );
    assert_eq!(subject.companies, ["Threadly", "Yarn.io"]);
}

#[test]
fn last_company_is_shared_when_everybody_else_has_only_a_role() {
    assert_eq!(
        read("Knots - Anna Loom, DevOps Engineer; Peter Weft, Product Owner, Threadly"),
        ["Anna Loom @ Threadly", "Peter Weft @ Threadly"]
    );
}

#[test]
fn names_that_are_not_first_and_last() {
    assert_eq!(
        read("Knots - Kara de la Spool, Threadly & Mauricio \"Weft\" Loom, Yarn.io"),
        ["Kara de la Spool @ Threadly", "Mauricio \"Weft\" Loom @ Yarn.io"]
    );
    assert_eq!(
        read("Knots - Jean-Luc O’Weft, Threadly"),
        ["Jean-Luc O’Weft @ Threadly"]
    );
}

#[test]
fn commas_and_ampersands_in_company_names() {
    assert_eq!(
        read("Knots - Anna Loom, Threadly, Inc."),
        ["Anna Loom @ Threadly, Inc."]
    );
    assert_eq!(
        read("Knots - Anna Loom, Looms Co., Ltd & Peter Weft, Google"),
        ["Anna Loom @ Looms Co., Ltd", "Peter Weft @ Google"]
    );
    assert_eq!(
        read("Knots - Anna Loom, The Institute for Yarn & Machine Learning"),
        ["Anna Loom @ The Institute for Yarn & Machine Learning"]
    );
    assert_eq!(
        read("Knots - Anna Loom, Johnson & Johnson & Peter Weft, H&M"),
        ["Anna Loom @ Johnson & Johnson", "Peter Weft @ H&M"]
    );
}

#[test]
fn moderators_and_hosts() {
    assert_eq!(
        read("Open Meeting - Moderated by Anna Loom, CTO, Threadly"),
        ["Anna Loom @ Threadly"]
    );
    assert_eq!(
        read("Open Meeting - Moderator Anna Loom, Ph.D., Threadly; Peter Weft, Yarn.io"),
        ["Anna Loom @ Threadly", "Peter Weft @ Yarn.io"]
    );
    assert_eq!(
        read("Closing - LoomCon 2031 Co-Chairs: Anna Loom, Threadly & Peter Weft, Yarn.io"),
        ["Anna Loom @ Threadly", "Peter Weft @ Yarn.io"]
    );
}

#[test]
fn people_without_a_company() {
    assert_eq!(
        read("Lightning Talk: Knots - Anna Loom, Maintainer"),
        ["Anna Loom @ -"]
    );
    assert_eq!(
        read("Knots - Anna Loom, Student & Peter Weft, Threadly"),
        ["Anna Loom @ -", "Peter Weft @ Threadly"]
    );
    assert_eq!(read("Knots - Anna Loom"), ["Anna Loom @ -"]);
    assert_eq!(
        read("Knots - Zekomi Labuto & Trovan Gezil"),
        ["Zekomi Labuto @ -", "Trovan Gezil @ -"]
    );
}

#[test]
fn dashes_in_the_topic_stay_there() {
    assert_eq!(
        topic("Safe Knots - Beyond Loops - Anna Loom, Threadly"),
        "Safe Knots - Beyond Loops"
    );
    assert_eq!(
        topic("Looms Intro and Deep Dive - the Cloud Native Weaving Framework"),
        "Looms Intro and Deep Dive - the Cloud Native Weaving Framework"
    );
    assert_eq!(
        read("Better Knots for Everyone!- Anna Loom, Threadly"),
        ["Anna Loom @ Threadly"]
    );
}

#[test]
fn titles_without_speakers() {
    for title in [
        "Keynote: Closing Remarks",
        "Better Together, sponsored by Threadly",
        "Project Office Hours: Knots",
        "Knots: What's New in Knots | Project Lightning Talk",
        "Sponsored Session: Threadly - Multi-cluster, Blue-green Traffic Splitting with the Gateway API",
        "Weaving in Production - Tips and Tricks",
        "",
        " - ",
    ] {
        assert_eq!(read(title), Vec::<String>::new(), "{title}");
    }
}

#[test]
fn cut_off_titles_keep_their_names() {
    assert_eq!(
        read("How a Huge Mill Weaves Meshes in Produc... Anna Loom & Peter Weft"),
        ["Anna Loom @ -", "Peter Weft @ -"]
    );
    assert_eq!(
        read("How a Huge Mill Weaves Meshes... - A. Loom, P. Weft"),
        ["A. Loom @ -", "P. Weft @ -"]
    );
    assert_eq!(
        topic("How a Huge Mill Weaves Meshes in Produc... Anna Loom"),
        "How a Huge Mill Weaves Meshes in Produc..."
    );
    assert_eq!(
        read("Knots - Anna Loom, Engineer, Threadly & Peter Weft, Lead, Red Ha..."),
        ["Anna Loom @ Threadly", "Peter Weft @ Red Hat"]
    );
}

proptest! {
    #[test]
    fn no_title_panics(title in "\\PC{0,120}") {
        let _ = parse_title(&title, &Knowledge::default());
    }

    #[test]
    fn no_title_of_delimiters_panics(title in "[-–—,;&|.…:!?() a-cA-Cłé@]{0,60}") {
        let _ = parse_title(&title, &Knowledge::default());
    }

    #[test]
    fn names_and_companies_stand_in_the_title(
        first in "(Anna|Peter|Maria|John)", last in "[A-Z][a-z]{3,8}", company in "[A-Z][a-z]{2,8}(ly|io|soft|tec)"
    ) {
        let title = format!("Weaving Meshes - {first} {last}, {company}");
        prop_assert_eq!(read(&title), [format!("{first} {last} @ {company}")]);
    }
}
