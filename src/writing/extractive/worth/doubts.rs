//! Names the signs of slips, of emptiness, and of a talk that tells other things than a company's story. It weighs none
//! of them.

use super::{
    super::{display::display, facts::Reader, tokens::Token},
    Signs, Statement,
};
use crate::text::{fluency, lexicon::Tags};

/// Words that say that something is, and not what, sorted.
const VAGUE: &[&str] = &[
    "approach",
    "aspect",
    "aspects",
    "case",
    "cases",
    "challenge",
    "challenges",
    "concept",
    "example",
    "idea",
    "issue",
    "issues",
    "kind",
    "number",
    "opportunity",
    "part",
    "point",
    "possibility",
    "problem",
    "problems",
    "requirement",
    "requirements",
    "scenario",
    "scenarios",
    "setup",
    "situation",
    "solution",
    "something",
    "step",
    "steps",
    "stuff",
    "thing",
    "things",
    "various",
    "way",
    "ways",
];

/// The signs.
pub(super) fn doubts(reader: &Reader<'_>, statement: Statement<'_>, found: &mut Vec<&'static str>) {
    let tokens = statement.tokens;
    let repeats = statement.content.len();
    let said = tokens.iter().filter(|t| statement.content.binary_search(&t.lower).is_ok()).count();
    match said.saturating_sub(repeats) {
        0 => {}
        1 => found.push("repeats:1"),
        _ => found.push("repeats:2"),
    }
    if tokens.iter().any(|t| unknown_acronym(t)) {
        found.push("acronym:unknown");
    }
    let us = tokens.iter().filter(|t| t.is(&["we", "our", "us"])).count();
    found.push(["us:0", "us:1", "us:2", "us:3"][us.min(3)]);
    let vague = |t: &&&Token| VAGUE.binary_search(&t.lower.as_str()).is_ok();
    match tokens.iter().filter(vague).count() {
        0 => {}
        1 => found.push("vague:1"),
        _ => found.push("vague:2"),
    }
    if tokens.last().iter().any(vague) {
        found.push("vague:end");
    }
    if tokens.windows(2).any(|w| w[0].lower == "the" && unheard(reader, w[1])) {
        found.push("definite:new");
    }
    let compared = tokens.iter().any(|t| t.is(&["more", "less", "better", "faster", "easier", "lower"]));
    if compared && !tokens.iter().any(|t| t.lower == "than") {
        found.push("compared:with nothing");
    }
    let opening = reader.tokens(statement.sentence).iter().take(3);
    if opening
        .into_iter()
        .any(|t| t.is(&["here", "now", "then", "next", "first", "finally", "second"]))
    {
        found.push("opens:a step");
    }
    own(reader, statement.sentence, found);
    talk(reader, found);
}

/// How likely the stretch tells of the organization's own doings.
fn own(reader: &Reader<'_>, sentence: usize, found: &mut Vec<&'static str>) {
    found.push(match reader.source.analysis.tells_own(sentence) {
        p if p < 0.2 => "own:0",
        p if p < 0.35 => "own:20",
        p if p < 0.5 => "own:35",
        p if p < 0.65 => "own:50",
        p if p < 0.8 => "own:65",
        p if p < 0.9 => "own:80",
        _ => "own:90",
    });
    let all = &reader.source.analysis.own;
    let mean = all.iter().sum::<f64>() / all.len().max(1) as f64;
    found.push(match mean {
        p if p < 0.1 => "talk own:0",
        p if p < 0.2 => "talk own:10",
        p if p < 0.35 => "talk own:20",
        p if p < 0.5 => "talk own:35",
        _ => "talk own:50",
    });
}

/// "the teapot": a plain noun that is said this once, and that nothing after it explains.
fn unheard(reader: &Reader<'_>, noun: &Token) -> bool {
    !noun.name && noun.tags == Tags::NOUN && reader.said(&noun.lower) <= 1
}

/// Capitals that few talks say are often mis-heard.
fn unknown_acronym(token: &Token) -> bool {
    token.text.len() > 1
        && token.text.chars().all(|c| c.is_ascii_uppercase())
        && !token.name
        && display(&token.lower).is_none()
        && !fluency::known_word(&token.lower)
}

/// Of whom the talk speaks most: how many of its sentences say "we", "I" and "you".
fn talk(reader: &Reader<'_>, found: &mut Vec<&'static str>) {
    let all = reader.source.transcript.sentences.len();
    let percent = |sign: Signs| (0..all).filter(|id| reader.signs(*id).any(sign)).count() * 100 / all.max(1);
    found.push(match percent(Signs::I) {
        0..4 => "talk i:0",
        4..8 => "talk i:4",
        8..14 => "talk i:8",
        14..22 => "talk i:14",
        _ => "talk i:22",
    });
    found.push(match percent(Signs::YOU) {
        0..8 => "talk you:0",
        8..16 => "talk you:8",
        16..26 => "talk you:16",
        _ => "talk you:26",
    });
    found.push(match percent(Signs::WE) {
        0..20 => "talk we:0",
        20..32 => "talk we:20",
        32..45 => "talk we:32",
        _ => "talk we:45",
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_words_are_sorted_so_that_they_are_found() {
        assert!(VAGUE.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn capitals_that_no_talk_says_are_unknown() {
        assert!(unknown_acronym(&Token::new("ZQXV")));
        assert!(!unknown_acronym(&Token::new("API")) && !unknown_acronym(&Token::new("cluster")));
    }
}
