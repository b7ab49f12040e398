//! Makes a headline of the talk's own title: the part that names the company and its work. A title that
//! promises a result gives none, since the talk may not keep the promise.

use super::{facts::Reader, print::capitalise, realise::Voice};
/// Words of promises, and of titles that tell no subject.
const PROMISES: &[&str] = &[
    "save", "saves", "saved", "saving", "million", "millions", "zero", "cutting", "cut", "reduce",
    "reducing", "faster", "best", "without", "downtime", "never", "every", "cost", "costs", "x", "we", "our",
    "i", "you", "your", "my", "us", "why",
];

/// Words that say nothing of the subject.
const EMPTY: &[&str] = &[
    "journey", "story", "lessons", "learned", "tales", "years", "keynote", "the", "a", "an", "of", "at",
    "in", "with", "to", "from", "and", "for", "how", "on", "is", "it", "its", "into", "by",
];

/// The headline, when the title has one.
pub(super) fn headline(reader: &Reader<'_>, voice: &Voice<'_>) -> Option<String> {
    let title = reader.source.talk.title.split(" - ").next()?.trim();
    let title = [
        "Keynote:",
        "Lightning Talk:",
        "Sponsored Keynote:",
        "Panel:",
        "Tutorial:",
    ]
    .iter()
    .find_map(|lead| title.strip_prefix(lead))
    .unwrap_or(title)
    .trim();
    if title.contains("...") || title.contains('…') {
        return None;
    }
    let whole = (!title.contains(": ")).then_some(title);
    whole
        .into_iter()
        .chain(title.split(": ").filter(|_| title.contains(": ")))
        .find_map(|part| subject(part.trim(), voice.company))
}

/// A part of a title that names the company and what it did.
fn subject(part: &str, company: &str) -> Option<String> {
    let part = part.replace('’', "'");
    let plain = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let promising = part.split_whitespace().any(|w| {
        PROMISES.contains(&plain(w).as_str())
            || w.chars().any(|c| c.is_ascii_digit() || matches!(c, '%' | '?' | '!' | '$'))
    });
    let own: Vec<String> = company.split_whitespace().map(plain).collect();
    let telling = part
        .split_whitespace()
        .map(|w| plain(w.trim_end_matches("'s")))
        .filter(|w| !w.is_empty() && !own.contains(w) && !EMPTY.contains(&w.as_str()))
        .count();
    let count = part.split_whitespace().count();
    if promising || telling < 2 || !(4..=14).contains(&count) || !part.contains(company) {
        return None;
    }
    Some(capitalise(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_names_the_company_and_its_work_is_a_headline() {
        assert_eq!(
            subject("Acme's Move to GitOps", "Acme").as_deref(),
            Some("Acme's Move to GitOps")
        );
        assert_eq!(
            subject("How Acme Runs Its Clusters", "Acme").as_deref(),
            Some("How Acme Runs Its Clusters")
        );
    }

    #[test]
    fn promises_questions_and_parts_without_a_subject_are_none() {
        for part in [
            "How Acme Saved Millions with GitOps",
            "Is Acme Moving to GitOps Again?",
            "Acme's Journey in 7 Years",
            "A Move to GitOps at Scale",
            "The Journey of Acme",
        ] {
            assert_eq!(subject(part, "Acme"), None, "{part}");
        }
    }
}
