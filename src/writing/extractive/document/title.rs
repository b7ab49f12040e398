//! Makes a headline of the talk's own title: the part that names the company and its work. A title that
//! promises a result gives none, since the talk may not keep the promise.

use super::super::{facts::Reader, print::capitalise, realise::Voice};
pub(in super::super) use super::title_words::EMPTY;
use super::title_words::{FIGURES, LEADING, OTHERS, PROMISES, TEACHING, TYING};
use crate::text::lexicon::{Tags, lexicon};

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
        .or_else(|| matter(parts().last()?, voice.company))
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
    let part = doing(plain_end(part));
    let first = part.split_whitespace().next()?.to_lowercase();
    if !(gerund(&first) || first == "migration") || of_others(part, company) {
        return None;
    }
    own(format!("{part} at {company}"))
}

/// A last part that names a matter and what it is for: "Storage Scaling of Large Databases on Kubernetes" → "… at Acme".
fn matter(part: &str, company: &str) -> Option<String> {
    let part = plain_end(part);
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().map(|w| w.trim_end_matches(',')).collect();
    let first = words.first()?;
    let tags = lexicon().tags(first);
    let noun = first.contains('-')
        || tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::PARTICIPLE))
            && !tags.any(Tags::BASE)
            && !first.ends_with("ize");
    let tied = words.iter().skip(1).any(|w| TYING.contains(w));
    let bare = ["the", "a", "an"].contains(first)
        || words.iter().any(|w| TEACHING.contains(w) || w.ends_with("n't"));
    if !noun || !tied || bare || FIGURES.contains(first) || of_others(part, company) {
        return None;
    }
    subject(&format!("{part} at {company}"), company)
}

/// A part without "at Scale" at its end, which reads badly before "at Acme".
fn plain_end(part: &str) -> &str {
    let end = part.len().saturating_sub(" at scale".len());
    match part.get(end..) {
        Some(tail) if tail.eq_ignore_ascii_case(" at scale") => &part[..end],
        _ => part,
    }
}

/// A part from the word on that says what was done, where only leading words stand before it.
fn doing(part: &str) -> &str {
    let mut rest = part;
    while let Some((word, after)) = rest.split_once(' ') {
        let word = word.to_lowercase();
        if gerund(&word) {
            return rest;
        }
        if !LEADING.contains(&word.as_str()) {
            break;
        }
        rest = after;
    }
    part
}

/// Whether a word says what is done: "scaling", "democratizing".
fn gerund(word: &str) -> bool {
    let known = lexicon().base(word.trim_start_matches("auto")).is_some_and(|base| base != word);
    let noun = lexicon().tags(word).any(Tags::NOUN) || matches!(word, "during" | "nothing" | "everything");
    word.ends_with("ing")
        && !FIGURES.contains(&word)
        && (known || word.len() > 6 && word.chars().all(char::is_alphabetic) && !noun)
}

/// Whether a part tells of another place, or of a project's community.
fn of_others(part: &str, company: &str) -> bool {
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let elsewhere = words.iter().enumerate().any(|(i, w)| {
        *w == "at" && words.get(i + 1).is_none_or(|next| *next != "scale")
            || w.trim_end_matches("'s") == company.to_lowercase()
    });
    elsewhere || lower.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| OTHERS.contains(&w))
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
    let part = part.trim_end_matches(['.', ',', ';']).replace('’', "'").replace("K8s", "Kubernetes");
    let plain = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let promising = part.split_whitespace().any(|w| {
        PROMISES.contains(&plain(w).as_str())
            || w.chars().any(|c| c.is_ascii_digit() || matches!(c, '%' | '?' | '!' | '$' | '{' | '|'))
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
            "Scaling Acme's Search",
        ] {
            assert_eq!(work(part, "Acme"), None, "{part}");
        }
    }

    #[test]
    fn a_title_that_names_its_matter_is_told_of_the_company() {
        assert_eq!(
            matter("Storage Scaling of Large Kitchens on K8s", "Acme").as_deref(),
            Some("Storage Scaling of Large Kitchens on Kubernetes at Acme")
        );
        assert_eq!(
            work("Lessons Learned From Moving the Portal at Scale", "Acme").as_deref(),
            Some("Moving the Portal at Acme")
        );
        for part in [
            "Take Care of Your Ovens in Winter",
            "The State of Ovens in Norway",
            "Best Practices for Ovens in Winter",
            "Ovens in Winter Can Be Fun",
            "Large Ovens at Other Places in Norway",
            "Large Ovens",
            "Tame Ovens With Bread in Winter",
        ] {
            assert_eq!(matter(part, "Acme"), None, "{part}");
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
