//! Tests of where a fact is told.

use super::{
    Fact, FactKind,
    place::{place, tell_old_states_as_such},
    stands_for_all,
};
use crate::{
    model::Section,
    writing::extractive::{
        clause::clauses,
        kinds::{classify, section_of},
        subject::SubjectKind,
        tokens::{Names, Token, clean},
    },
};

/// Sentences of the made-up talk.
const TOTAL: usize = 100;

pub(in super::super) fn fact(text: &str, label: Section, sentence: usize) -> Fact {
    let mut names = Names::default();
    names.add("Acme", false);
    names.add("Larch", false);
    let clauses = vec![clauses(&clean(text, &names)).remove(0)];
    let tokens: Vec<&Token> = clauses.iter().flat_map(|c| &c.tokens).collect();
    let metric = text.chars().any(|c| c.is_ascii_digit());
    let kind = classify(&clauses[0], &tokens, metric, label);
    Fact {
        kind,
        section: section_of(kind, label, 0.9),
        content: tokens.iter().map(|t| t.lower.clone()).collect(),
        clauses,
        evidence: vec![sentence],
        sentence,
        label,
        worth: 0.7,
        projects: Vec::new(),
        metric,
    }
}

fn placed(text: &str, label: Section, sentence: usize) -> Option<Section> {
    place(fact(text, label, sentence), TOTAL, "Acme").map(|f| f.section)
}

#[test]
fn trouble_and_what_was_wanted_are_the_challenge_and_what_was_done_is_not() {
    for text in [
        "we struggled with manual releases",
        "we wanted to release on weekdays",
        "we had one large database for all teams",
        "a release took three weeks of manual work",
    ] {
        assert_eq!(
            placed(text, Section::Challenge, 20),
            Some(Section::Challenge),
            "{text}"
        );
    }
    for text in [
        "we built a portal for the teams",
        "we decided to split the database",
    ] {
        assert_eq!(
            placed(text, Section::Challenge, 20),
            Some(Section::Solution),
            "{text}"
        );
    }
}

#[test]
fn what_was_reached_and_what_is_over_is_no_challenge() {
    for text in [
        "we were able to fix every issue with the releases",
        "we do not release by hand anymore",
        "we no longer have outages at night",
        "we fixed the problem with the ovens",
        "we took inspiration from other bakeries",
    ] {
        assert_eq!(
            placed(text, Section::Challenge, 60),
            Some(Section::Solution),
            "{text}"
        );
    }
    assert_eq!(
        placed("we were not able to resolve the issues", Section::Challenge, 60),
        Some(Section::Challenge)
    );
}

#[test]
fn who_they_are_is_told_of_the_company_and_how_much_there_was_is_the_challenge() {
    assert_eq!(
        placed("we are a complex network of bakeries", Section::Challenge, 5),
        Some(Section::Background)
    );
    assert_eq!(
        placed("we had 6 kinds of ovens in 40 shops", Section::Background, 8),
        Some(Section::Challenge)
    );
    assert_eq!(
        placed("we had 6 kinds of ovens in 40 shops", Section::Background, 70),
        Some(Section::Solution)
    );
    assert_eq!(
        placed("we have 6 kinds of ovens in 40 shops", Section::Background, 8),
        Some(Section::Background)
    );
}

#[test]
fn the_first_minutes_tell_who_they_are() {
    for text in ["we do not build ovens", "we operate a number of bakeries"] {
        assert_eq!(
            placed(text, Section::Solution, 4),
            Some(Section::Background),
            "{text}"
        );
        assert_eq!(
            placed(text, Section::Solution, 40),
            Some(Section::Solution),
            "{text}"
        );
    }
    assert_eq!(
        placed("we are trusted by 15,000 bakers", Section::Solution, 4),
        Some(Section::Background)
    );
    assert_eq!(placed("we have hundreds", Section::Background, 4), None);
    assert!(placed("we have hundreds of ovens", Section::Background, 4).is_some());
}

#[test]
fn a_wish_for_something_of_today_is_nothing_and_one_of_then_is_the_challenge() {
    let wish = "we want the ovens to run at night";
    assert_eq!(placed(wish, Section::Solution, 30), None);
    assert_eq!(placed(wish, Section::Impact, 30), None);
    assert_eq!(
        placed("we wanted the ovens to run at night", Section::Solution, 30),
        Some(Section::Challenge)
    );
}

#[test]
fn trouble_among_the_results_is_the_challenge_and_its_absence_a_result() {
    assert_eq!(
        placed("we had 3 outages in the bakery", Section::Impact, 60),
        Some(Section::Challenge)
    );
    assert_eq!(
        placed(
            "we have issues with the ovens because they are old",
            Section::Solution,
            30
        ),
        Some(Section::Challenge)
    );
    assert_eq!(
        placed(
            "the releases were very painful because nobody tested",
            Section::Solution,
            30
        ),
        Some(Section::Challenge)
    );
    assert_eq!(
        placed(
            "we realized that one oven does not fit all the bread",
            Section::Solution,
            30
        ),
        Some(Section::Challenge)
    );
    assert_eq!(
        placed("we can open a bakery from months to weeks", Section::Solution, 60),
        Some(Section::Impact)
    );
    assert_eq!(
        placed("we can open a bakery from weeks to months", Section::Solution, 60),
        Some(Section::Solution)
    );
    assert_eq!(
        placed("we have a plan for outages in the bakery", Section::Solution, 30),
        Some(Section::Solution)
    );
    assert_eq!(
        placed("we had no outages in 12 months", Section::Impact, 60),
        Some(Section::Impact)
    );
}

#[test]
fn a_wish_of_today_is_a_plan_at_the_end_and_nothing_before() {
    let wish = "we want to support more regions";
    assert_eq!(placed(wish, Section::Solution, 30), None);
    assert_eq!(placed(wish, Section::Challenge, 30), None);
    assert_eq!(placed(wish, Section::Solution, 90), Some(Section::Future));
    assert_eq!(
        placed("we are evaluating a portal for the bakers", Section::Solution, 90),
        Some(Section::Future)
    );
    assert_eq!(
        placed("we want to make sure it works", Section::Solution, 90),
        None
    );
}

#[test]
fn a_wish_needs_something_to_be_a_need() {
    for bare in ["we wanted to meet users", "we wanted to give a value"] {
        assert_eq!(placed(bare, Section::Challenge, 20), None, "{bare}");
    }
    for need in ["we wanted to reduce costs", "we wanted to bake for all shops"] {
        assert_eq!(
            placed(need, Section::Challenge, 20),
            Some(Section::Challenge),
            "{need}"
        );
    }
}

#[test]
fn how_things_stand_is_no_result() {
    assert_eq!(
        placed("we are on the larger machines for 30 teams", Section::Impact, 60),
        None
    );
    assert_eq!(
        placed("we run 300 clusters for our teams", Section::Impact, 60),
        Some(Section::Background)
    );
    assert_eq!(
        placed("we reduced the bill by 30%", Section::Impact, 60),
        Some(Section::Impact)
    );
}

#[test]
fn finding_people_is_no_insight() {
    assert_eq!(placed("we found a lot of engineers", Section::Solution, 30), None);
    assert!(
        placed(
            "we found that the teams were afraid of releases",
            Section::Solution,
            30
        )
        .is_some()
    );
}

#[test]
fn old_states_before_the_first_work_are_the_challenge_and_new_abilities_are_not() {
    let mut facts = vec![
        fact("the average usage was 11%", Section::Impact, 10),
        fact("we were able to resolve the issues", Section::Solution, 12),
        fact("we built a portal for the teams", Section::Solution, 40),
        fact("the average usage was 60%", Section::Impact, 60),
    ];
    tell_old_states_as_such(&mut facts);
    let told: Vec<Section> = facts.iter().map(|f| f.section).collect();
    assert_eq!(
        told,
        [
            Section::Challenge,
            Section::Solution,
            Section::Solution,
            Section::Impact
        ]
    );
}

#[test]
fn an_editor_is_pointed_to_the_best_of_what_is_not_told_once_and_in_the_order_of_the_talk() {
    let offered = [(9, 0.9), (4, 0.44), (7, 0.43), (4, 0.4), (2, 0.31), (1, 0.1)];
    assert_eq!(super::leads(&offered, &[9]), [2, 4, 7]);
    let many: Vec<(usize, f64)> = (0..50).map(|id| (id, 0.4)).collect();
    assert_eq!(super::leads(&many, &[]).len(), super::LEADS);
}

#[test]
fn what_another_name_is_says_nothing_of_who_they_are() {
    let told = |text: &str| {
        let mut fact = fact(text, Section::Background, 5);
        fact.kind = FactKind::Identity;
        fact.clauses[0].subject = SubjectKind::Name;
        place(fact, TOTAL, "Acme").map(|f| f.section)
    };
    assert_eq!(told("Larch is a search engine"), None);
    assert_eq!(told("Larch is our search engine"), Some(Section::Background));
    assert_eq!(told("Acme is a bakery"), Some(Section::Background));
}

#[test]
fn what_cannot_be_done_and_the_work_itself_are_no_result() {
    assert_eq!(
        placed("we reduced the baking time by 30%", Section::Impact, 80),
        Some(Section::Impact)
    );
    assert_eq!(placed("we cannot control the weather", Section::Impact, 80), None);
    assert_eq!(
        placed("we do 2% sampling of the bread", Section::Impact, 80),
        Some(Section::Solution)
    );
}

#[test]
fn a_trial_or_a_bare_use_stands_not_for_the_whole_work() {
    let stands = |text: &str, used: bool| {
        let mut fact = fact(text, Section::Solution, 30);
        fact.metric = false;
        stands_for_all(&fact, || used)
    };
    assert!(stands("we built a controller for all ovens", false));
    assert!(stands("we run our ovens on Larch", true));
    assert!(!stands("we run our ovens on wheels", false));
    assert!(!stands("we built a prototype for one oven", false));
    let pilot = fact("we moved 2 ovens in 3 months", Section::Solution, 30);
    assert!(!stands_for_all(&pilot, || true));
}

#[test]
fn a_thing_in_use_without_what_it_is_for_tells_nothing() {
    assert!(super::rank::bare_use(&fact(
        "we use templates",
        Section::Solution,
        30
    )));
    assert!(super::rank::bare_use(&fact(
        "we use bread templates",
        Section::Solution,
        30
    )));
    assert!(!super::rank::bare_use(&fact(
        "we use templates for all our ovens",
        Section::Solution,
        30
    )));
    assert!(!super::rank::bare_use(&fact(
        "we built templates",
        Section::Solution,
        30
    )));
}

#[test]
fn what_was_done_about_trouble_is_the_solution_and_trouble_that_was_made_is_not() {
    for text in [
        "we automated the hunt for burned bread",
        "we caught 40 failures before the shop opened",
        "we built an oven for the issues of the night",
    ] {
        assert_eq!(
            placed(text, Section::Challenge, 40),
            Some(Section::Solution),
            "{text}"
        );
    }
    for text in [
        "we introduced many problems",
        "we had to build an oven for each issue",
    ] {
        assert_eq!(
            placed(text, Section::Challenge, 40),
            Some(Section::Challenge),
            "{text}"
        );
    }
}

#[test]
fn what_was_made_then_is_not_who_they_are() {
    assert_eq!(
        placed("we made the decision to bake at night", Section::Background, 10),
        Some(Section::Solution)
    );
    assert_eq!(
        placed("we make bread for hotels", Section::Background, 10),
        Some(Section::Background)
    );
}

#[test]
fn trouble_that_is_met_and_old_ways_are_no_solution_and_a_need_of_today_is_none() {
    for text in [
        "we run into limits of the oven",
        "we faced long waits in the shop",
        "we ran our previous shop in Oslo",
        "there had been difficult nights in the shop",
    ] {
        assert_eq!(
            placed(text, Section::Solution, 50),
            Some(Section::Challenge),
            "{text}"
        );
    }
    assert_eq!(
        placed("we need a larger oven for rye bread", Section::Solution, 50),
        None
    );
    assert_eq!(
        placed("we do not need a larger oven anymore", Section::Solution, 50),
        Some(Section::Solution)
    );
    assert_eq!(
        placed("we ran the new shop in Oslo", Section::Solution, 50),
        Some(Section::Solution)
    );
}
