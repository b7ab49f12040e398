//! Words of the talk's metadata: names that need no place in the talk, and names by which the talk calls itself "we".

use super::{Source, tokens};

/// Words of title, description, channel, speakers and company, lower case.
pub(super) fn metadata_words(source: Source<'_>) -> Vec<String> {
    let mut texts: Vec<&str> = vec![&source.talk.title, &source.talk.description];
    texts.extend(source.talk.channel_name.as_deref());
    for speaker in &source.analysis.speakers {
        texts.push(&speaker.name);
        texts.extend(speaker.company.as_deref());
        texts.extend(speaker.role.as_deref());
    }
    if let Some(company) = &source.analysis.company {
        texts.push(&company.name);
        texts.extend(company.membership.landscape_name.as_deref());
    }
    let mut words: Vec<String> = texts.iter().flat_map(|t| tokens::words(t)).map(|w| w.lower).collect();
    words.sort();
    words.dedup();
    words
}

/// Words of the company's and the speakers' names, lower case: names of the title that are no projects, and the company.
pub(super) fn self_words(source: Source<'_>) -> Vec<String> {
    let company = source.analysis.company.iter().map(|c| c.name.as_str());
    let people = source.analysis.speakers.iter().map(|s| s.name.as_str());
    let project = |word: &str| source.knowledge.projects.iter().any(|p| p.name.to_lowercase().contains(word));
    let titled = tokens::words(&source.talk.title).into_iter().filter(|w| {
        w.is_capitalised() && crate::text::english::class(&w.lower).is_none() && !project(&w.lower)
    });
    company.chain(people).flat_map(tokens::words).chain(titled).map(|w| w.lower).collect()
}
