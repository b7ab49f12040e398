use proptest::prelude::*;

use super::*;
use crate::{
    analysis,
    model::{MatchMethod, MembershipStatus, Sentence},
};

fn knowledge() -> Knowledge {
    Knowledge::embedded()
}

/// The member a name means, or "-".
fn member(name: &str) -> String {
    verify(name, &knowledge()).landscape_name.unwrap_or_else(|| "-".into())
}

fn subject_of(title: &str, description: &str) -> Option<Company> {
    let talk = Talk {
        title: title.into(),
        description: description.into(),
        ..Talk::default()
    };
    analysis::identify(&talk, &Overrides::default(), &knowledge()).company
}

fn name_of(title: &str) -> String {
    subject_of(title, "").map_or_else(|| "-".into(), |c| c.name)
}

#[test]
fn every_member_is_found_by_its_own_name() {
    let knowledge = knowledge();
    let directory = Directory::new(&knowledge);
    for member in &knowledge.members {
        let found = directory.verify(&member.name);
        assert_eq!(found.landscape_name.as_ref(), Some(&member.name));
        assert_eq!(found.method, MatchMethod::Exact, "{}", member.name);
        let expected = if member.end_user {
            MembershipStatus::EndUserMember
        } else {
            MembershipStatus::Member
        };
        assert_eq!(found.status, expected, "{}", member.name);
    }
}

#[test]
fn every_other_name_means_its_member() {
    let knowledge = knowledge();
    let directory = Directory::new(&knowledge);
    for member in &knowledge.members {
        for alias in &member.aliases {
            let found = directory.member(alias).map(|m| m.name.as_str());
            let exact = knowledge.members.iter().any(|m| m.name.eq_ignore_ascii_case(alias));
            assert!(
                exact || found == Some(member.name.as_str()),
                "{alias:?} of {:?} is {found:?}",
                member.name
            );
        }
        for other in &member.not {
            assert_ne!(
                directory.member(other).map(|m| &m.name),
                Some(&member.name),
                "{other:?}"
            );
        }
    }
}

#[test]
fn legal_forms_do_not_matter() {
    for name in [
        "Spotify AB",
        "Spotify Technology S.A.",
        "SPOTIFY",
        "The Spotify Company",
        "Spotify Inc.",
    ] {
        assert_eq!(member(name), "Spotify", "{name}");
    }
    assert_eq!(member("Grafana"), "Grafana Labs");
}

#[test]
fn slips_and_captions_are_understood() {
    assert_eq!(member("Zlaando"), "Zalando");
    assert_eq!(member("Shoppify"), "Shopify");
    assert_eq!(member("Goldman Sacks"), "Goldman Sachs");
    assert_eq!(member("Squar Space"), "Squarespace");
    assert_eq!(member("into it"), "Intuit");
    assert_eq!(member("A S M L"), "ASML");
    assert_eq!(member("Spot if I"), "Spotify");
}

#[test]
fn near_misses_are_refused() {
    for name in [
        "Adidos",
        "Boxes",
        "Uberall",
        "Kingston",
        "Rooted",
        "Portal",
        "Spotinst",
        "Squared",
        "Bloombury",
        "Intuition",
        "Blockchain",
        "American Airlines",
        "Swiss Life",
        "Morgan Motors",
        "Golden Gate Bridge",
        "Royal Bank of Scotland",
        "Daimler Truck",
        "Independent",
        "",
        "the",
        "Inc.",
        "Zalandos",
        "Swissport",
        "SAIC Motor",
        "Ricardo plc",
    ] {
        assert_eq!(member(name), "-", "{name}");
    }
}

#[test]
fn owners_and_domains_do_not_matter() {
    assert_eq!(member("Chronosphere | A Zenith Looms Company"), "Chronosphere");
    assert_eq!(member("Red Hat / Zenith Looms"), "Red Hat");
    assert_eq!(member("Isovalent, part of Zenith"), "Isovalent");
    assert_eq!(member("Zalando.de"), "Zalando");
    // An ordinary word before the dot may be anybody's.
    assert_eq!(member("seal.org"), "-");
    assert_eq!(member("Zenith Looms | A Red Hat Company"), "-");
}

#[test]
fn user_aliases_count() {
    let knowledge = knowledge().with_aliases([("Team Particle", "CERN")]);
    let found = verify("team particle", &knowledge);
    assert_eq!(found.landscape_name.as_deref(), Some("CERN"));
    assert_eq!(found.method, MatchMethod::Alias);
}

#[test]
fn end_user_comes_before_the_vendor_beside_it() {
    assert_eq!(
        name_of("Weaving a Mesh - Anna Loom, Red Hat & Peter Weft, Zalando"),
        "Zalando"
    );
    assert_eq!(
        name_of("Weaving a Mesh - Anna Loom, Threadly; Peter Weft, Datadog"),
        "Threadly"
    );
}

#[test]
fn company_in_the_topic_comes_first() {
    assert_eq!(
        name_of("How Threadly Weaves Meshes - Anna Loom, Zalando & Peter Weft, Threadly"),
        "Threadly"
    );
    assert_eq!(
        name_of("Threadly’s Journey to Meshes - Anna Loom, Buoyant & Peter Weft, Threadly"),
        "Threadly"
    );
    assert_eq!(
        name_of("Meshes at Mercedes-Benz - Anna Loom, Mercedes-Benz Tech Innovation"),
        "Mercedes-Benz"
    );
    assert_eq!(name_of("A Day in the Life at Spotify - Anna Loom"), "Spotify");
}

#[test]
fn of_two_names_in_one_the_topic_s_is_printed() {
    assert_eq!(
        name_of("Looms at Larkweave - Anna Loom, Larkweave/Zenith Inc."),
        "Larkweave"
    );
    assert_eq!(
        name_of("Looms at Scale - Anna Loom, Larkweave Co., Ltd."),
        "Larkweave"
    );
}

#[test]
fn printed_name_has_no_legal_form() {
    assert_eq!(name_of("Meshes - Anna Loom, Threadly, Inc."), "Threadly");
    assert_eq!(name_of("Meshes - Anna Loom, Adobe Inc"), "Adobe");
}

#[test]
fn tools_in_the_topic_are_no_subject() {
    assert_eq!(name_of("Observing Meshes with Grafana and Envoy"), "-");
    assert_eq!(name_of("How Kubernetes Grew Up"), "-");
    assert_eq!(name_of("Running Services at Scale"), "-");
}

#[test]
fn description_completes_a_cut_off_title() {
    let description = "Join us at the next conference!\n\nHow We Weave a Very Long Mesh of Services for Everybody in the Mill - Anna Loom, Zalando & Peter Weft, Red Hat\n\nIn this talk...";
    let company = subject_of(
        "How We Weave a Very Long Mesh of Services for Everybody... Anna Loom & Peter Weft",
        description,
    );
    let company = company.expect("a company");
    assert_eq!(
        (company.name.as_str(), company.source),
        ("Zalando", FactSource::Description)
    );
    assert_eq!(
        company.homepage.as_deref().map(|h| h.contains("zalando")),
        Some(true)
    );
}

#[test]
fn override_wins() {
    let talk = Talk {
        title: "Meshes at Spotify - Anna Loom, Spotify".into(),
        ..Talk::default()
    };
    let overrides = Overrides {
        company: Some(" Zalando SE ".into()),
        speakers: vec!["anna loom".into(), "Peter Weft".into()],
        notes: None,
    };
    let subject = analysis::identify(&talk, &overrides, &knowledge());
    let company = subject.company.expect("a company");
    assert_eq!(
        (company.name.as_str(), company.source),
        ("Zalando SE", FactSource::Override)
    );
    assert_eq!(company.membership.landscape_name.as_deref(), Some("Zalando"));
    assert_eq!(subject.speakers[0].company.as_deref(), Some("Spotify"));
    assert_eq!(subject.speakers[1].company, None);
}

/// The company of a talk without metadata that begins with these sentences and goes on with others.
fn said(sentences: &[&str], after: &[&str]) -> Option<Company> {
    let filler = ["this is how we weave"; 12];
    let transcript = Transcript {
        sentences: sentences
            .iter()
            .chain(&filler)
            .chain(after)
            .enumerate()
            .map(|(id, text)| Sentence {
                id,
                text: (*text).into(),
                ..Sentence::default()
            })
            .collect(),
        ..Transcript::default()
    };
    find(&Talk::default(), &Subject::default(), &transcript, &knowledge())
}

#[test]
fn speakers_say_where_they_work() {
    let found = said(
        &[
            "hello everyone",
            "i'm anna and i work at zalando on the platform",
            "here at zalando we weave",
        ],
        &[
            "i work at bloomberg and i have a question",
            "i work at bloomberg",
            "us at bloomberg",
        ],
    )
    .expect("a company");
    assert_eq!(
        (found.name.as_str(), found.source),
        ("Zalando", FactSource::Transcript)
    );
    assert!(found.confidence < 0.9);
}

#[test]
fn a_known_name_of_ordinary_words_is_heard_and_one_ordinary_word_is_not() {
    let name = |text: &str| said(&[text], &[]).map(|c| c.name);
    assert_eq!(
        name("i'm a principal engineer from delivery hero"),
        Some("Delivery Hero".into())
    );
    assert_eq!(name("i'm an engineer at block"), None);
    assert_eq!(name("we are engineers at heart"), None);
}

#[test]
fn a_cut_off_title_names_the_company_without_its_apostrophe() {
    assert_eq!(name_of("Zalando's Journey to Weaving at... Anna Loom"), "Zalando");
    assert_eq!(name_of("Zalando’s Journey to Weaving - A. Loom"), "Zalando");
}

proptest! {
    // Every case prepares the whole member list.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_name_panics(name in "\\PC{0,40}") {
        let _ = verify(&name, &knowledge());
    }

    #[test]
    fn no_title_panics(title in "[A-Za-z'’ .,&;:-]{0,80}") {
        let _ = name_of(&title);
    }
}
