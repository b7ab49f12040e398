//! Names of a talk: those whose spelling is settled, those the talk introduces itself, how it writes its rare words, and
//! the names that "it" stands for. It invents no name.

use std::{borrow::Cow, collections::BTreeMap};

use rustc_hash::FxHashMap;

use super::{
    super::{
        display::{self, display},
        print::capitalise,
    },
    tokens::{Names, Token},
};
use crate::{
    grounding::Source,
    text::{
        common_words::is_common,
        english,
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
    for name in display::names() {
        names.add(name, false);
    }
    for (heard, name) in display::heard() {
        names.add_heard(heard, name, false);
    }
    named_throughout(source, &mut names);
    names
}

/// Times a talk must say a word beside its company, for it to be the name elsewhere, too: "Spark" of "Spark jobs".
const THROUGHOUT: usize = 2;

/// Adds the words that are names in this talk, because it says them so again and again.
fn named_throughout(source: Source<'_>, names: &mut Names) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for sentence in &source.transcript.sentences {
        let words: Vec<_> = sentence.text.split_whitespace().map(|w| lower_case(bare(w))).collect();
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).map(|i| &*words[i]);
            let after = words.get(at + 1).map(|w| &**w);
            if let Some(cued) = display::cued(word)
                && cued.throughout
                && cued.stands_between(before, after)
            {
                *times.entry(cued.name).or_default() += 1;
            }
        }
    }
    for (name, _) in times.into_iter().filter(|(_, n)| *n >= THROUGHOUT) {
        names.add(name, false);
    }
}

/// How a talk writes a word inside its sentences.
#[derive(Debug, Default)]
struct Written<'a> {
    /// Times it is said at all.
    said: usize,
    /// Times it has no capital.
    plain: usize,
    /// Times it has one, by the form.
    capital: BTreeMap<&'a str, usize>,
}

impl<'a> Written<'a> {
    /// The form with capitals that it has most often, where it mostly has one, and at least so many times.
    fn name(&self, least: usize) -> Option<&'a str> {
        let capital: usize = self.capital.values().sum();
        let form = self.capital.iter().max_by_key(|(_, n)| **n)?;
        (capital >= least && capital > self.plain).then_some(form.0)
    }
}

/// Names of the company's own tools: "a service called cello", said again and again; and one spelling for what is no
/// usual word and mostly has a capital.
pub(in super::super) fn introduced_names(source: Source<'_>, names: &mut Names) {
    let (written, introduced) = as_written(source);
    let capitals = writes_capitals(&source.transcript.raw);
    let own = |lower: &str| {
        !lexicon().tags(lower).any(Tags::BASE.with(Tags::ADJECTIVE)) && display(lower).is_none()
    };
    for lower in &introduced {
        let forms = &written[lower.as_str()];
        // Captions that write capitals write them on names; a common word after "called" is rarely one.
        let form = match forms.name(1) {
            Some(form) => Some(form.to_owned()),
            None if !capitals && !is_common(lower) => Some(capitalise(lower)),
            None => None,
        };
        if let Some(form) = form.filter(|_| forms.said >= 3 && own(lower)) {
            names.add(&form, false);
        }
    }
    // A capital alone does not make a thing that acts, but one word has one spelling.
    for (lower, forms) in written {
        if let Some(form) = forms.name(2).filter(|_| capitals && !is_common(&lower) && own(&lower)) {
            names.spell(lower.into_owned(), form);
        }
    }
}

/// How the talk writes its rare words, by their lower case, and those it introduces with "called".
fn as_written(source: Source<'_>) -> (FxHashMap<Cow<'_, str>, Written<'_>>, Vec<String>) {
    let mut written: FxHashMap<Cow<'_, str>, Written<'_>> = FxHashMap::default();
    let mut introduced: Vec<String> = Vec::new();
    for sentence in &source.transcript.sentences {
        let mut before = "";
        for raw in sentence.text.split_whitespace() {
            let word = bare(raw);
            let word = word.strip_suffix("'s").unwrap_or(word);
            if word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic()) {
                let lower = lower_case(word);
                if english::class(&lower).is_none_or(|class| class >= 5) {
                    if before.eq_ignore_ascii_case("called") || before.eq_ignore_ascii_case("named") {
                        introduced.push(lower.clone().into_owned());
                    }
                    let inside = !before.is_empty() && !before.ends_with(['.', '?', '!', ':']);
                    let forms = written.entry(lower).or_default();
                    forms.said += 1;
                    if inside && word.starts_with(char::is_uppercase) {
                        *forms.capital.entry(word).or_default() += 1;
                    } else if inside {
                        forms.plain += 1;
                    }
                }
            }
            before = raw;
        }
    }
    (written, introduced)
}

/// Whether captions write words with capitals, and not only "I".
fn writes_capitals(raw: &str) -> bool {
    let words = raw.split_ascii_whitespace().count();
    let capitals = raw
        .split_ascii_whitespace()
        .filter(|w| w.starts_with(|c: char| c.is_ascii_uppercase() && c != 'I'))
        .count();
    capitals * 100 > words
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
