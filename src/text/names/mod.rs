//! What names of people, roles and organisations look like, and which ones are known. Tells likelihoods from the
//! words alone; which name plays which part in a title is decided where titles are read.

pub mod company;
mod fold;
mod job;
mod lexicon;
mod organisation;
mod person;

pub use fold::fold;
pub use job::{is_no_employer, job_score};
pub use lexicon::{
    complete_organisation, is_given_name, is_known_organisation, organisation_as_written,
    organisations_with_delimiters,
};
pub use organisation::{is_legal_form, organisation_score};
pub use person::person_score;

/// Whether a word, or a part of a hyphenated word, is common in titles of talks.
fn has_title_word(word: &str) -> bool {
    let folded = fold(word);
    folded.split('-').any(lexicon::is_title_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_score_above_organisations() {
        for name in [
            "Kara de la Marck",
            "Priyanka J. Naik",
            "Mauricio \"Salaboy\" Salatino",
            "C. Styan",
            "Łukasz Zażółć",
        ] {
            assert!(person_score(name) > 1.5, "{name}: {}", person_score(name));
        }
        for name in [
            "Grafana Labs",
            "IBM Research",
            "solo.io",
            "SUSE",
            "1KOMMA5°",
            "Red Hat",
            "Machine Learning",
        ] {
            assert!(person_score(name) < 0.0, "{name}: {}", person_score(name));
        }
    }

    #[test]
    fn jobs_are_told_from_companies() {
        for job in [
            "Senior Software Engineer",
            "VP of Product",
            "Head of Open Source",
            "CTO",
            "Maintainer",
            "Founder & CEO",
            "Independent",
            "Member of Technical Staff",
            "Principal PM Lead for Azure Kubernetes Services",
            "SVP",
            "WG Chair",
            "Software Engineer II",
        ] {
            assert!(job_score(job) > 0.0, "{job}");
        }
        for company in [
            "Ambassador Labs",
            "The Linux Foundation",
            "Crossover Engineering BV",
            "Red Hat",
            "Octopus Deploy",
        ] {
            assert!(job_score(company) < 0.0, "{company}");
        }
    }

    #[test]
    fn legal_forms_are_recognised_alone() {
        for form in [
            "Inc.",
            "Ltd",
            "GmbH",
            "S.A.",
            "Co., Ltd".split(',').next().unwrap_or_default(),
        ] {
            assert!(is_legal_form(form), "{form}");
        }
        assert!(!is_legal_form("Apple") && !is_legal_form(""));
    }
}
