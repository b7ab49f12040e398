//! Makes a headline of the talk's own title: the part that names the company and its work. A title that
//! promises a result gives none, since the talk may not keep the promise.

use super::super::{facts::Reader, print::capitalise, realise::Voice};
use crate::text::lexicon::{Tags, lexicon};

/// Words of promises, and of titles that tell no subject.
const PROMISES: &[&str] = &[
    "save", "saves", "saved", "saving", "million", "millions", "zero", "cutting", "cut", "reduce",
    "reducing", "faster", "best", "without", "downtime", "never", "every", "cost", "costs", "x", "we", "our",
    "i", "you", "your", "my", "us", "why",
];

/// Words of titles that tell of a project's community or teach its tools, and of no company's work.
const OTHERS: &[&str] = &[
    "tag",
    "sig",
    "wg",
    "update",
    "updates",
    "beginners",
    "maintainer",
    "maintainers",
    "tutorial",
    "intro",
    "introduction",
    "deep-dive",
    "hackathon",
    "panel",
    "community",
];

/// Words that say nothing of the subject.
pub(in super::super) const EMPTY: &[&str] = &[
    "journey", "story", "lessons", "learned", "tales", "years", "keynote", "the", "a", "an", "of", "at",
    "in", "with", "to", "from", "and", "for", "how", "on", "is", "it", "its", "into", "by",
];

/// The headline, when the title has one. The last part of a title names the speakers.
pub(in super::super) fn headline(reader: &Reader<'_>, voice: &Voice<'_>) -> Option<String> {
    let title = reader.source.talk.title.as_str();
    let parts: Vec<&str> = title.rsplit_once(" - ").map_or(title, |(work, _)| work).split(" - ").collect();
    parts.into_iter().find_map(|part| of_part(part, voice))
}

fn of_part(title: &str, voice: &Voice<'_>) -> Option<String> {
    let title = title.trim();
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
    let parts = || title.split(": ").map(str::trim);
    parts()
        .find_map(|part| subject(part, voice.company))
        .or_else(|| parts().find_map(|part| work(part, voice.company)))
}

/// A part that names the work only: "Scaling the Service Mesh" → "Scaling the Service Mesh at Acme", "How We Built the
/// Portal" → "How Acme Built the Portal".
fn work(part: &str, company: &str) -> Option<String> {
    let own = |text: String| subject(&text, company);
    if let Some(rest) = part.strip_prefix("How We ") {
        // "How We Moved Acme to GitOps": the company is named once.
        return own(format!(
            "How {company} {}",
            agreed(rest).replacen(&format!("{company} "), "", 1)
        ));
    }
    let part = part.strip_prefix("Towards ").unwrap_or(part);
    let first = part.split_whitespace().next()?.to_lowercase();
    let verb = lexicon().base(first.trim_start_matches("auto")).is_some_and(|base| base != first);
    let doing = verb && first.ends_with("ing");
    let lower = part.to_lowercase();
    let elsewhere = lower.split_whitespace().any(|w| w == "at" || w == company.to_lowercase());
    let others = lower.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| OTHERS.contains(&w));
    if !(doing || first == "migration") || elsewhere || others {
        return None;
    }
    own(format!("{part} at {company}"))
}

/// What "we" did, told of one: "Upgrade the Fleet" → "Upgrades the Fleet".
fn agreed(rest: &str) -> String {
    let (verb, after) = rest.split_once(' ').unwrap_or((rest, ""));
    let lower = verb.to_lowercase();
    let tags = lexicon().tags(&lower);
    match lexicon()
        .third(&lower)
        .filter(|_| tags.any(Tags::BASE) && !tags.any(Tags::PAST.with(Tags::MODAL)))
    {
        Some(third) => format!("{} {after}", capitalise(&third)),
        None => rest.to_owned(),
    }
}

/// A part of a title that names the company and what it did.
fn subject(part: &str, company: &str) -> Option<String> {
    let part = part.trim_end_matches(['.', ',', ';']).replace('’', "'");
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
    if promising || telling < 2 || !(4..=16).contains(&count) || !part.contains(company) {
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
            subject("How Acme Runs Its Clusters.", "Acme").as_deref(),
            Some("How Acme Runs Its Clusters")
        );
    }

    #[test]
    fn a_part_that_names_the_work_only_is_told_of_the_company() {
        assert_eq!(
            work("Scaling the Service Mesh", "Acme").as_deref(),
            Some("Scaling the Service Mesh at Acme")
        );
        assert_eq!(
            work("How We Built the New Portal", "Acme").as_deref(),
            Some("How Acme Built the New Portal")
        );
        assert_eq!(
            work("How We Upgrade the New Portal", "Acme").as_deref(),
            Some("How Acme Upgrades the New Portal")
        );
        assert_eq!(
            work("How We Moved Acme to a New Mesh", "Acme").as_deref(),
            Some("How Acme Moved to a New Mesh")
        );
        for part in [
            "A Tale of Two Clusters",
            "Building Bridges at Other Places",
            "How We Saved Millions",
            "Growing the TAG Together",
            "Baking Bread for Beginners",
        ] {
            assert_eq!(work(part, "Acme"), None, "{part}");
        }
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
