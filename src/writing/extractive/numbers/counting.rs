//! What a value counts: which nouns a reader understands with their number, which counts are too small or of others, and
//! by which time they are told. It makes no row.

use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::tokens::Token,
};

/// Whether a value counts something in words that may be printed.
pub(super) fn countable(value: &str) -> bool {
    let counted = value.split_whitespace().any(|w| {
        w.starts_with(|c: char| c.is_ascii_digit() || c == '$')
            || matches!(
                w,
                "hundreds" | "thousands" | "millions" | "billions" | "dozens" | "zero" | "no"
            )
    });
    let noun = last_word(value).is_some_and(|w| w.chars().all(|c| c.is_alphabetic() || c == '-'));
    // "more than thousands of teams" and "thousands of K services" were heard wrongly.
    // "100 million of building": what is counted was not heard.
    let lost = value
        .rsplit_once(" of ")
        .is_some_and(|(_, noun)| !lexicon().plural(noun) && lexicon().tags(noun).any(Tags::GERUND));
    let powers = ["hundreds", "thousands", "millions", "billions", "dozens"];
    let odd = value.split(' ').skip(1).any(|w| powers.contains(&w)) && !value.starts_with(|c: char| c.is_ascii_digit())
            && !value.starts_with("hundreds of thousands") && !value.starts_with("tens of")
        // "a couple thousand node cluster": one cluster of that many nodes.
        || value.contains(" of ") && value.starts_with(|c: char| c.is_ascii_digit())
        || value.split(' ').collect::<Vec<_>>().windows(2).any(|w| {
            w[0].ends_with(|c: char| c.is_ascii_digit()) && w[1] == "of"
        })
        || value.matches("tens of").count() > 1
        || ["node cluster", "node clusters"].iter().any(|end| value.ends_with(end))
        || value.split_whitespace().any(|w| w.len() == 1 && w.chars().all(char::is_alphabetic));
    counted && (noun || value.ends_with(|c: char| c.is_ascii_digit())) && !odd && !lost && !small(value)
}

/// Nouns that a reader understands with their number alone: people, organizations, places and clusters.
pub(super) fn self_telling(noun: &str) -> bool {
    const TELLING: &[&str] = &[
        "clusters",
        "engineers",
        "developers",
        "users",
        "customers",
        "employees",
        "countries",
        "stores",
        "merchants",
        "businesses",
        "teams",
        "scientists",
        "members",
        "vehicles",
        "patients",
        "students",
        "microservices",
        "factories",
        "clients",
        "tenants",
        "locations",
        "plugins",
    ];
    TELLING.contains(&noun)
}

/// Nouns that a reader understands when the company is said to have or run them.
pub(super) fn understood(noun: &str) -> bool {
    const COUNTED: &[&str] = &[
        "services",
        "nodes",
        "pods",
        "applications",
        "apps",
        "deployments",
        "containers",
        "servers",
        "machines",
        "hosts",
        "namespaces",
        "repositories",
        "pipelines",
        "databases",
        "regions",
        "zones",
        "releases",
        "builds",
        "requests",
        "logins",
        "groups",
        "devices",
        "policies",
        "jobs",
        "workloads",
        "sites",
        "projects",
        "transactions",
        "gpus",
        "cores",
        "cpus",
        "datasets",
        "queries",
        "documents",
        "models",
        "images",
        "components",
        "endpoints",
        "topics",
        "dashboards",
        "workflows",
        "hypervisors",
        "instances",
        "products",
        "brands",
        "datacenters",
        "environments",
        "accounts",
        "offices",
        "data",
    ];
    self_telling(noun) || COUNTED.contains(&noun)
}

/// Fewer than twenty of something are a figure only where the company is said to have them.
pub(super) fn few(value: &str) -> bool {
    value
        .split_whitespace()
        .find_map(|w| w.replace(',', "").parse::<f64>().ok())
        .is_some_and(|n| n < 20.0)
        && !["million", "billion", "trillion", "hundred", "thousand"]
            .iter()
            .any(|w| value.contains(w))
}

/// One, two, three of something is no figure to print.
fn small(value: &str) -> bool {
    value
        .split_whitespace()
        .find_map(|w| w.replace(',', "").parse::<f64>().ok())
        .is_some_and(|n| n < 5.0)
        && ![
            "million", "billion", "trillion", "petabyte", "hundred", "thousand",
        ]
        .iter()
        .any(|w| value.contains(w))
}

/// Whether a noun counts those who take part in a project or what they did: that tells of the project.
pub(super) fn of_a_project(noun: &str) -> bool {
    const TAKING_PART: &[&str] = &[
        "contributors",
        "adopters",
        "maintainers",
        "committers",
        "stars",
        "commits",
        "downloads",
        "forks",
    ];
    TAKING_PART.contains(&noun)
}

/// "a few dozen services" was read as "24 to 72": nobody said so.
pub(super) fn dozens(tokens: &[Token], at: usize, value: &str) -> bool {
    let near = &tokens[at.saturating_sub(2)..tokens.len().min(at + 3)];
    value.contains(" to ") && near.iter().any(|t| t.is(&["dozen", "dozens"]))
}

/// The unit of time by which what is counted from `at` on is told soon after its noun: "50 jobs which run every week".
pub(super) fn rate_after(tokens: &[Token], at: usize, noun: &str) -> Option<&'static str> {
    const UNITS: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];
    const REACH: usize = 7;
    let place = at + tokens.get(at..)?.iter().take(REACH).position(|t| t.lower == noun)?;
    let stops = |t: &Token| {
        matches!(t.after, '.' | ';' | '?' | ',')
            || t.is(&["and", "but", "we", "so"])
            || t.tags.any(Tags::NUMBER)
    };
    let mut before = &tokens[place];
    for token in tokens[place + 1..].iter().take(REACH) {
        let rate = before.is(&["per", "every", "each", "a"]);
        if rate && let Some(unit) = UNITS.iter().find(|unit| token.lower == **unit) {
            return Some(unit);
        }
        if stops(before) {
            return None;
        }
        before = token;
    }
    None
}

/// The last word of a phrase.
pub(super) fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::tokens::{Names, clean};

    fn rate(text: &str, noun: &str) -> Option<&'static str> {
        let tokens = clean(text, &Names::default());
        let at = tokens.iter().position(|t| t.tags.any(Tags::NUMBER))?;
        rate_after(&tokens, at, noun)
    }

    #[test]
    fn the_time_by_which_things_are_counted_is_found() {
        assert_eq!(
            rate("we have 50 jobs which run every week on them", "jobs"),
            Some("week")
        );
        assert_eq!(rate("it makes 15 tons of bread per day", "bread"), Some("day"));
        assert_eq!(rate("we bake 90 loaves a day", "loaves"), Some("day"));
        assert_eq!(
            rate("we have 50 ovens and we clean them every week", "ovens"),
            None
        );
        assert_eq!(rate("we have 50 ovens in the yard", "ovens"), None);
    }

    #[test]
    fn counts_of_a_project_and_of_dozens_are_known() {
        assert!(of_a_project("contributors") && !of_a_project("customers"));
        let tokens = clean("we moved a few dozen services", &Names::default());
        assert!(dozens(&tokens, 3, "24 to 72 services"));
        assert!(!dozens(&tokens, 3, "24 services"));
    }
}
