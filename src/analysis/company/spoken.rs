//! Finds the speakers' company in what they say of themselves ("I work at …", "here at …"). Used only when title and
//! description name none; it believes only names that are known, or written like names.

use std::collections::BTreeMap;

use super::Directory;
use crate::{
    model::{MembershipStatus, Transcript},
    text::{english, names::organisation_as_written},
};

/// Words after which speakers name their employer; the last word of each is looked up first.
const CUES: [&[&str]; 26] = [
    &["i", "work", "at"],
    &["i", "work", "for"],
    &["i'm", "working", "at"],
    &["i", "am", "working", "at"],
    &["we", "work", "at"],
    &["work", "here", "at"],
    &["here", "at"],
    &["we", "at"],
    &["us", "at"],
    &["engineer", "at"],
    &["engineers", "at"],
    &["architect", "at"],
    &["lead", "at"],
    &["manager", "at"],
    &["developer", "at"],
    &["director", "at"],
    &["team", "at"],
    &["engineer", "from"],
    &["engineer", "with"],
    &["engineers", "from"],
    &["architect", "from"],
    &["manager", "from"],
    &["lead", "from"],
    &["platform", "at"],
    &["joined"],
    &["we're", "from"],
];

/// Share of the talk in which people introduce themselves.
const INTRODUCTION: usize = 4;

/// Share of the talk, in hundredths, after which those who ask introduce themselves, too.
const QUESTIONS: usize = 75;

/// The company's name and how sure it is.
pub(super) fn find(transcript: &Transcript, directory: &Directory<'_>) -> Option<(String, f64)> {
    let mut found: BTreeMap<String, (String, f64, usize)> = BTreeMap::new();
    let sentences = &transcript.sentences;
    for (i, sentence) in sentences.iter().take(sentences.len() * QUESTIONS / 100).enumerate() {
        let early = i <= sentences.len() / INTRODUCTION;
        let words: Vec<&str> = sentence.text.split_whitespace().collect();
        for name in after_cues(&words, directory) {
            let entry = found.entry(name.to_lowercase()).or_insert_with(|| (name, 0.0, i));
            entry.1 += if early { 1.0 } else { 0.5 };
        }
    }
    let total: f64 = found.values().map(|(_, weight, _)| weight).sum();
    // Of two that are named as often the first: speakers introduce themselves before those they work with.
    let (name, weight, _) = found.into_values().max_by(|a, b| a.1.total_cmp(&b.1).then(b.2.cmp(&a.2)))?;
    let end_user = directory.verify(&name).status == MembershipStatus::EndUserMember;
    // One mention is a hint; several that agree are as good as a description.
    let agreed = weight / total;
    let confidence = (0.4 + 0.1 * weight.min(3.0)) * agreed + if end_user { 0.1 } else { 0.0 };
    Some((name, confidence.min(0.85)))
}

/// Names right after a cue.
fn after_cues(words: &[&str], directory: &Directory<'_>) -> Vec<String> {
    let mut names = Vec::new();
    let plain: Vec<String> = words.iter().map(|w| bare(w).to_lowercase().replace('’', "'")).collect();
    for start in 0..words.len() {
        let Some(cue) = CUES
            .iter()
            .find(|cue| plain[start..].iter().map(String::as_str).take(cue.len()).eq(cue.iter().copied()))
        else {
            continue;
        };
        let rest = &words[start + cue.len()..];
        if let Some(name) = name_at(rest, directory) {
            names.push(name);
        }
    }
    names
}

/// The longest known name at the start of the words, or words written like a name.
fn name_at(words: &[&str], directory: &Directory<'_>) -> Option<String> {
    for len in (1..=words.len().min(4)).rev() {
        let text = words[..len].iter().map(|w| bare(w)).collect::<Vec<_>>().join(" ");
        let ordinary = text.split(' ').all(|w| english::class(&w.to_lowercase()).is_some());
        let written = text.split(' ').all(|w| w.starts_with(char::is_uppercase));
        // "delivery hero" is known as a whole, though its words are ordinary; a single word may be itself.
        if ordinary && !written && len == 1 {
            continue;
        }
        let membership = directory.verify(&text);
        if membership.confidence >= 0.9 {
            return membership.landscape_name;
        }
        if let Some(known) = organisation_as_written(&text) {
            return Some(known.to_owned());
        }
    }
    None
}

fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}
