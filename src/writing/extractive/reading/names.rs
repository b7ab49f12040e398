//! Names of a talk: those whose spelling is settled, those the talk introduces itself, and the names that "it" stands
//! for. It invents no name.

use std::collections::BTreeMap;

use super::tokens::{Names, Token};
use crate::{
    grounding::Source,
    text::{
        lexicon::{Tags, lexicon},
        words::lower_case,
    },
};

/// Names of projects, company, speakers, corrections and common tools.
pub(in super::super) fn settled_names(source: Source<'_>) -> Names {
    let mut names = Names::default();
    for project in &source.knowledge.projects {
        names.add(&project.name, true);
    }
    for project in &source.analysis.projects {
        names.add(&project.name, true);
    }
    for correction in source.transcript.corrections.iter().filter(|c| c.applied) {
        if correction.corrected.chars().any(char::is_uppercase) {
            names.add(&correction.corrected, true);
        }
    }
    if let Some(company) = &source.analysis.company {
        names.add(&company.name, false);
    }
    for speaker in &source.analysis.speakers {
        names.add(&speaker.name, false);
    }
    for (_, display) in super::super::display::DISPLAY {
        // Acronyms may be words ("it"), and those of several ("GPUs") are nouns; names of tools are neither.
        let acronym = display.strip_suffix('s').unwrap_or(display);
        if display.len() > 3
            && acronym.chars().any(char::is_lowercase)
            && display.starts_with(char::is_uppercase)
        {
            names.add(display, false);
        }
    }
    names
}

/// Names of the company's own tools, as the talk introduces them: "a service called cello", said again and again.
pub(in super::super) fn introduced_names(source: Source<'_>, names: &mut Names) {
    let mut introduced: Vec<String> = Vec::new();
    for sentence in &source.transcript.sentences {
        let mut before = "";
        for word in sentence.text.split_whitespace().map(bare) {
            if (before.eq_ignore_ascii_case("called") || before.eq_ignore_ascii_case("named"))
                && word.len() > 2
                && word.chars().all(char::is_alphabetic)
            {
                introduced.push(word.to_lowercase());
            }
            before = word;
        }
    }
    let mut counts: BTreeMap<&str, usize> = introduced.iter().map(|word| (word.as_str(), 0)).collect();
    if counts.is_empty() {
        return;
    }
    for sentence in &source.transcript.sentences {
        for word in sentence.text.split_whitespace().map(bare) {
            if let Some(count) = counts.get_mut(&*lower_case(word)) {
                *count += 1;
            }
        }
    }
    for word in &introduced {
        // A common word after "called" is rarely a name that can be told from the word.
        let rare = crate::text::english::class(word).is_none_or(|class| class >= 5);
        if rare
            && counts.get(word.as_str()).is_some_and(|n| *n >= 3)
            && !lexicon().tags(word).any(Tags::BASE.with(Tags::ADJECTIVE))
        {
            names.add(&super::super::print::capitalise(word), false);
        }
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Puts the name for "it" where the sentence before leaves no doubt: its subject is that name, or it ends with it.
pub(in super::super) fn resolve_it(sentences: &mut [Vec<Token>]) {
    let mut antecedent: Option<Token> = None;
    for tokens in sentences.iter_mut() {
        let start = tokens.iter().position(|t| !t.is(&["and", "so", "but", "now"])).unwrap_or(0);
        let it = tokens.get(start).is_some_and(|t| t.lower == "it");
        let verb = tokens
            .get(start + 1)
            .is_some_and(|t| t.tags.any(Tags::THIRD.with(Tags::MODAL).with(Tags::BE)) && t.lower != "may");
        let that = tokens.iter().take(8).any(|t| t.is(&["that", "to", "because", "when"]));
        if let (true, true, Some(name)) = (it, verb, &antecedent)
            && !(that && tokens.get(start + 1).is_some_and(|t| t.tags.any(Tags::BE)))
        {
            let after = tokens[start].after;
            tokens[start] = name.clone();
            tokens[start].after = after;
        }
        let subject = tokens.get(start).filter(|t| t.name && !t.text.ends_with("'s"));
        let next_is_verb = tokens
            .get(start + 1)
            .is_some_and(|t| t.tags.any(Tags::THIRD.with(Tags::MODAL).with(Tags::PAST)));
        let last = tokens.last().filter(|t| t.name);
        antecedent = match (subject, last) {
            (Some(name), _) if next_is_verb => Some(name.clone()),
            (_, Some(name)) if tokens.len() < 16 && tokens.iter().filter(|t| t.name).count() == 1 => {
                Some(name.clone())
            }
            _ => None,
        };
        if let Some(name) = &mut antecedent {
            name.after = ' ';
        }
    }
}
