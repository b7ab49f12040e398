//! Finds words of the speakers that are fit to print: whole sentences, or a clause of a long one. It never adds,
//! changes or moves a word; what it leaves out inside a quotation is recorded.

mod fitness;
mod lists;
mod wording;

#[cfg(test)]
mod tests;

use crate::model::{Quotation, Section, SectionLabel, Transcript};
use wording::Word;

/// Most quotations of a talk.
const MOST: usize = 24;
/// Least fitness that is offered.
const LEAST: f64 = 0.12;
/// Fitness that rounds to less than the least.
const HOPELESS: f64 = LEAST - 0.001;
/// Most words of a sentence that is looked at; beyond it, captions have run several sentences together.
const LONGEST_SENTENCE: usize = 160;

/// Quotations, fittest first, at most two dozen and one a sentence.
pub fn find(transcript: &Transcript, sections: &[SectionLabel]) -> Vec<Quotation> {
    let total = transcript.sentences.len().max(1) as f64;
    let mut found: Vec<Quotation> = transcript
        .sentences
        .iter()
        .filter(|sentence| !sentence.text.contains('?') && !sentence.text.contains(">>"))
        .filter_map(|sentence| {
            // A label without a score says that nothing is known.
            let section = sections.get(sentence.id).filter(|l| l.score > 0.0).map(|l| l.section);
            best_clause(&sentence.text, section, sentence.id as f64 / total).map(|(text, dropped, score)| {
                Quotation {
                    text,
                    sentence: sentence.id,
                    dropped,
                    score: (score * 1000.0).round() / 1000.0,
                }
            })
        })
        .filter(|quotation| quotation.score >= LEAST)
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sentence.cmp(&b.sentence)));
    drop_alike(&mut found);
    found.truncate(MOST);
    found
}

/// The fittest run of words of a sentence: from its start or a join to its end or a join.
fn best_clause(text: &str, section: Option<Section>, place: f64) -> Option<(String, Vec<String>, f64)> {
    let words = wording::words(text);
    if words.len() < fitness::SHORTEST || words.len() > LONGEST_SENTENCE {
        return None;
    }
    let mut starts = vec![0];
    let mut ends = vec![words.len()];
    for at in 1..words.len() {
        if main_clause(&words, at) {
            starts.push(at);
        }
        if said_that(&words, at) {
            starts.push(at + 1);
        }
        if opens(&words, at) {
            starts.push(at);
            ends.push(at);
        } else if joins(&words, at) {
            starts.push(at + 1);
            ends.push(at);
        }
    }
    for start in starts.clone() {
        starts.push(lead_in(&words, start));
    }
    starts.sort_unstable();
    starts.dedup();
    let mut best: Option<(usize, usize, f64)> = None;
    for &start in &starts {
        for &end in ends
            .iter()
            .filter(|end| **end >= start + fitness::SHORTEST && **end <= start + fitness::LONGEST)
        {
            // A clause cut out of its sentence may have lost what it depends on.
            let cut = if end < words.len() { 0.03 } else { 0.0 } + if start > 0 { 0.02 } else { 0.0 };
            let known = best.map_or(HOPELESS, |(_, _, known)| known);
            let better = |score: f64| score - cut > known;
            let fits = fitness::score(&words[start..end], section, place, better);
            if let Some(score) = fits.filter(|score| better(*score)) {
                best = Some((start, end, score - cut));
            }
        }
    }
    best.map(|(start, end, score)| {
        let dropped = words[start..end].iter().skip(1).flat_map(|w| w.dropped.iter().cloned()).collect();
        (printed(&words[start..end]), dropped, score)
    })
}

/// Whether a clause of its own starts at `at`, behind a pause.
fn opens(words: &[Word], at: usize) -> bool {
    words[at - 1].pause && subject(&words[at].lower)
}

/// Whether the word at `at` joins two clauses: "and we", "so our", "but the".
fn joins(words: &[Word], at: usize) -> bool {
    matches!(
        &*words[at].lower,
        "and" | "but" | "so" | "because" | "therefore" | "which" | "then" | "while" | "where"
    ) && words
        .get(at + 1)
        .is_some_and(|next| subject(&next.lower) || matches!(&*words[at].lower, "but" | "which" | "because"))
}

/// Whether a main clause of the speakers starts at `at` though no mark says so: "using this we could now …".
/// A bare "we" would not do: "the tools we use" is no clause that stands alone.
fn main_clause(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |w| &*w.lower);
    let after = words.get(at + 2).map_or("", |w| &*w.lower);
    let led = matches!(
        &*words[at - 1].lower,
        "and"
            | "so"
            | "but"
            | "because"
            | "then"
            | "now"
            | "finally"
            | "today"
            | "actually"
            | "basically"
            | "yeah"
            | "okay"
            | "uh"
    );
    let result = matches!(
        next,
        "reduced" | "saved" | "achieved" | "cut" | "improved" | "managed" | "simply"
    ) || (matches!(next, "could" | "can" | "are" | "were") && matches!(after, "now" | "able"));
    matches!(&*words[at].lower, "we" | "we've" | "we're") && (led || result)
}

/// Whether "that" at `at` opens what is said or meant ("the main point is that our cost went down").
fn said_that(words: &[Word], at: usize) -> bool {
    words[at].lower == "that"
        && matches!(
            &*words[at - 1].lower,
            "is" | "was"
                | "say"
                | "think"
                | "believe"
                | "means"
                | "saw"
                | "see"
                | "found"
                | "mention"
                | "realized"
        )
        && words.get(at + 1).is_some_and(|next| subject(&next.lower))
}

fn subject(word: &str) -> bool {
    matches!(
        word,
        "we" | "we've"
            | "we're"
            | "our"
            | "the"
            | "it"
            | "it's"
            | "this"
            | "that"
            | "they"
            | "i"
            | "i'm"
            | "i've"
            | "you"
            | "there"
            | "these"
            | "all"
            | "then"
            | "so"
            | "yeah"
            | "in"
            | "by"
            | "with"
            | "now"
            | "if"
            | "what"
            | "he"
            | "she"
            | "let's"
            | "also"
            | "as"
            | "for"
            | "every"
    )
}

/// Index behind the words that only lead in ("so yeah basically").
fn lead_in(words: &[Word], start: usize) -> usize {
    let mut at = start;
    while words.get(at).is_some_and(|w| {
        matches!(
            &*w.lower,
            "and"
                | "so"
                | "but"
                | "yeah"
                | "yes"
                | "okay"
                | "ok"
                | "well"
                | "right"
                | "now"
                | "basically"
                | "actually"
                | "because"
                | "then"
                | "also"
                | "again"
                | "obviously"
                | "no"
                | "plus"
                | "honestly"
                | "or"
        )
    }) {
        at += 1;
    }
    at
}

/// The words as a sentence: a capital at the start, "I" in capitals, a full stop at the end.
fn printed(words: &[Word]) -> String {
    let mut text = String::new();
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            text.push(' ');
        }
        let spoken_i = word.text == "i" || word.text.starts_with("i'");
        let mut chars = word.text.chars();
        match chars.next() {
            Some(first) if i == 0 || spoken_i => {
                text.extend(first.to_uppercase());
                text.push_str(chars.as_str());
            }
            _ => text.push_str(&word.text),
        }
    }
    let end = text.trim_end_matches(',').len();
    text.truncate(end);
    text.push('.');
    text
}

/// Of quotations that say nearly the same words, the fittest stays.
fn drop_alike(found: &mut Vec<Quotation>) {
    let mut kept: Vec<Vec<String>> = Vec::new();
    found.retain(|quotation| {
        let words: Vec<String> = quotation.text.to_lowercase().split(' ').map(str::to_owned).collect();
        let alike = kept.iter().any(|other| {
            let shared = words.iter().filter(|w| other.contains(w)).count();
            shared * 10 >= words.len().min(other.len()) * 8
        });
        if !alike {
            kept.push(words);
        }
        !alike
    });
}
