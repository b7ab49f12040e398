//! Tells the facts that say who a company is and what it is for. It places none.

use super::{Fact, FactKind, ours};
use crate::{
    text::lexicon::Tags,
    writing::extractive::{subject::SubjectKind, verb::Tense},
};

/// Verbs that tell what a company does or is.
pub(super) const BEING: &[&str] = &[
    "be",
    "provide",
    "offer",
    "serve",
    "help",
    "focus",
    "build",
    "develop",
    "make",
    "sell",
    "support",
    "bring",
    "represent",
    "employ",
    "receive",
    "contribute",
    "power",
    "deliver",
    "specialize",
    "own",
    "operate",
    "manufacture",
];

/// Share of the talk in which speakers say who they are.
pub(super) const INTRODUCTION: f64 = 0.2;

/// Share of the talk in which hardly anything but an introduction is said.
const OPENING: f64 = 0.1;

/// "Larch is a search engine": what another name is says nothing of who they are.
pub(super) fn defines(fact: &Fact, company: &str) -> bool {
    let first = &fact.clauses[0];
    let subject = first.tokens.get(first.front..first.subject_end).unwrap_or_default();
    let own = company.is_empty() || subject.iter().any(|t| t.text == company);
    let all = || fact.clauses.iter().flat_map(|c| &c.tokens);
    // "Larch is our main oven", "Larch is an oven that we use": what it is to them; "an oven in our kitchen" is not.
    let to_us = first
        .tokens
        .get(first.verb.end)
        .is_some_and(|t| t.is(&["our"]) || t.text.strip_suffix("'s") == Some(company));
    let ours = to_us || all().any(|t| t.is(&["we", "us"]));
    fact.kind == FactKind::Identity && first.subject == SubjectKind::Name && !own && !ours
}

/// "our service aims to …", "our mission is to …", said early: what they are for, and no trouble.
pub(super) fn mission(fact: &Fact, total: usize) -> bool {
    let first = &fact.clauses[0];
    let verb = &first.verb;
    let subject = first.tokens.get(first.front..first.subject_end).unwrap_or_default();
    let next = first.tokens.get(verb.end).is_some_and(|t| t.is(&["to", "not"]));
    let aims = verb.base == "aim"
        || verb.base == "be" && subject.last().is_some_and(|t| t.is(&["mission", "purpose"]));
    first.subject == SubjectKind::Our
        && verb.tense == Tense::Present
        && !verb.negated
        && aims
        && next
        && (fact.sentence as f64) < INTRODUCTION * total as f64
}

/// "our oven was an old one", and not "our company was founded in Oslo": how a thing of theirs was.
pub(super) fn of_a_thing(fact: &Fact) -> bool {
    const THEMSELVES: &[&str] = &[
        "company",
        "team",
        "teams",
        "group",
        "organization",
        "bank",
        "business",
        "journey",
        "story",
        "mission",
        "founders",
        "engineers",
    ];
    let first = &fact.clauses[0];
    let subject = first.tokens.get(first.front..first.subject_end).unwrap_or_default();
    first.subject == SubjectKind::Our && !subject.last().is_some_and(|t| t.is(THEMSELVES))
}

/// "we are a bank with …", "we do not build cars", said at the beginning: who they are, whatever else its words tell.
pub(super) fn introduces(fact: &Fact, total: usize) -> bool {
    let first = &fact.clauses[0];
    let verb = &first.verb;
    let place = fact.sentence as f64 / total.max(1) as f64;
    let is = verb.base == "be"
        && !verb.negated
        && first.tokens.get(verb.end).is_some_and(|t| t.is(&["a", "an", "the", "one"]));
    let does = BEING.contains(&verb.base.as_str()) && verb.base != "be" && !verb.progressive;
    let used = verb.passive && first.tokens.iter().any(|t| t.tags.any(Tags::NUMBER));
    company(fact)
        && verb.tense == Tense::Present
        && fact.projects.is_empty()
        && (place < INTRODUCTION && is || place < OPENING && (does || used))
}

/// Whether a fact speaks of the company, by "we" or by its name.
pub(super) fn company(fact: &Fact) -> bool {
    ours(fact) || fact.clauses[0].subject == SubjectKind::Name
}

#[cfg(test)]
mod tests {
    use super::super::{place::place, tests::fact};
    use crate::model::Section;

    #[test]
    fn how_a_thing_of_theirs_was_and_what_it_is_for_are_told_in_their_places() {
        for (text, label, section) in [
            (
                "our oven controller was the one taken from an old bakery",
                Section::Background,
                Some(Section::Challenge),
            ),
            (
                "our company was a small bakery with a shop",
                Section::Background,
                Some(Section::Background),
            ),
            (
                "our service aims to make baking easy for all shops",
                Section::Challenge,
                Some(Section::Background),
            ),
            (
                "Larch is a set of tools for bakers on our platform",
                Section::Background,
                None,
            ),
            (
                "Larch is our main tool for the bakers",
                Section::Background,
                Some(Section::Background),
            ),
            (
                "we process 40 million orders per day for the shops",
                Section::Solution,
                Some(Section::Background),
            ),
        ] {
            assert_eq!(
                place(fact(text, label, 5), 100, "Acme").map(|f| f.section),
                section,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_so_today_only_leads_to_what_comes_at_the_end_of_a_talk() {
        for (sentence, section) in [(90, None), (40, Some(Section::Solution))] {
            let text = "our current oven relies on wood from the north";
            let placed = place(fact(text, Section::Solution, sentence), 100, "Acme").map(|f| f.section);
            assert_eq!(placed, section, "{sentence}");
        }
    }

    #[test]
    fn what_was_reached_is_a_result_and_a_tool_against_trouble_is_none() {
        let placed = |text: &str, label: Section| {
            let mut fact = fact(text, label, 60);
            if label == Section::Impact {
                // As where the label is unsure.
                fact.section = Section::Solution;
            }
            place(fact, 100, "Acme").map(|f| f.section)
        };
        assert_eq!(
            placed("we reduced our flour costs by 40 percent", Section::Impact),
            Some(Section::Impact)
        );
        assert_eq!(
            placed("we built a second shelf for the ovens", Section::Impact),
            Some(Section::Solution)
        );
        assert_eq!(
            placed("we use sensors in the ovens to find problems", Section::Challenge),
            Some(Section::Solution)
        );
        assert_eq!(
            placed(
                "we use sensors with many problems to watch the ovens",
                Section::Challenge
            ),
            Some(Section::Challenge)
        );
    }
}
