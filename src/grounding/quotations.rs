//! Checks words in quotation marks: verbatim after corrections, fillers and stutters left out; ellipses only between
//! parts in order. It finds who said nothing: attribution is checked with the names.

use super::{
    index::{Index, Position},
    lexicon,
    tokens::{Word, words},
};
use crate::text::numbers::small;

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The words without the marks.
    pub(super) text: String,
    /// Byte range in the claim, marks included.
    pub(super) range: (usize, usize),
}

/// Where a quotation stands in the talk.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// Every word in order.
    Verbatim(Vec<Position>),
    /// Not said so; the words of the quotation that break it, and the nearest place.
    Altered {
        /// First words that were not said there.
        differs: String,
        /// Share of its words that were said there in order, 0 to 1.
        share: f32,
        /// The nearest place.
        nearest: Vec<Position>,
    },
}

/// Quotations of a claim, in order. A mark that is never closed reaches to the end.
pub(super) fn find(text: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices() {
        let width = c.len_utf8();
        match (c, open) {
            ('“' | '„' | '«', None) => open = Some((at, at + width)),
            ('"', None) if !follows_digit(text, at) => open = Some((at, at + width)),
            ('”' | '"' | '»', Some((start, inside))) => {
                push(&mut found, text, (start, at + width), (inside, at));
                open = None;
            }
            _ => {}
        }
    }
    if let Some((start, inside)) = open {
        push(&mut found, text, (start, text.len()), (inside, text.len()));
    }
    found
}

/// `15"` is a length, not the start of a quotation.
fn follows_digit(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_digit())
}

fn push(found: &mut Vec<Quoted>, text: &str, range: (usize, usize), inside: (usize, usize)) {
    let words = text[inside.0..inside.1].trim();
    if words.chars().any(char::is_alphanumeric) {
        found.push(Quoted {
            text: words.to_owned(),
            range,
        });
    }
}

/// Most words of the talk that an ellipsis may leave out.
const ELLIPSIS_REACH: usize = 120;
/// Most words that an insertion in square brackets may stand for.
const BRACKET_REACH: usize = 6;

/// Looks a quotation up in the talk.
pub(super) fn locate(quote: &str, index: &Index) -> Found {
    let parts = parts(quote);
    let Some((first, _)) = parts.first() else {
        return Found::Verbatim(Vec::new());
    };
    let total: usize = parts.iter().map(|(p, _)| p.len()).sum();
    let mut best: (usize, Vec<Position>, String) = (0, Vec::new(), quote.to_owned());
    for start in starts(first, index) {
        let mut places = Vec::new();
        let mut at = start;
        let mut broken = None;
        for (n, (part, reach)) in parts.iter().enumerate() {
            let from = if n == 0 { at..at + 1 } else { at..at + reach + 1 };
            let mut longest: (Vec<Position>, usize) = (Vec::new(), 0);
            for begin in from {
                let (seen, matched) = follow(part, index, begin);
                if matched > longest.1 || longest.0.is_empty() {
                    longest = (seen, matched);
                }
                if longest.1 == part.len() {
                    break;
                }
            }
            at = longest.0.last().map_or(at, |p| p + 1);
            places.extend(longest.0);
            if longest.1 < part.len() {
                broken = Some(
                    part[longest.1..].iter().take(5).map(|w| w.text.as_str()).collect::<Vec<_>>().join(" "),
                );
                break;
            }
        }
        match broken {
            None => return Found::Verbatim(places),
            Some(rest) if places.len() > best.0 || best.1.is_empty() => best = (places.len(), places, rest),
            Some(_) => {}
        }
    }
    Found::Altered {
        differs: best.2,
        share: best.0 as f32 / total.max(1) as f32,
        nearest: best.1,
    }
}

/// Parts between ellipses and bracketed insertions, each with the words that may be left out before it.
fn parts(quote: &str) -> Vec<(Vec<Word>, usize)> {
    let marked = quote.replace("...", "…");
    let mut parts: Vec<(Vec<Word>, usize)> = Vec::new();
    let mut reach = 0;
    let mut rest = marked.as_str();
    loop {
        let cut = rest.find(['…', '[']).unwrap_or(rest.len());
        let piece = words(&rest[..cut]);
        if !piece.is_empty() {
            parts.push((piece, reach));
            reach = 0;
        }
        let tail = &rest[cut..];
        if let Some(inside) = tail.strip_prefix('…') {
            reach = reach.max(ELLIPSIS_REACH);
            rest = inside;
        } else if let Some(inside) = tail.strip_prefix('[') {
            let end = inside.find(']').map_or(inside.len(), |i| i + 1);
            let ellipsis = inside[..end].trim_end_matches(']').trim() == "…";
            reach = reach.max(if ellipsis { ELLIPSIS_REACH } else { BRACKET_REACH });
            rest = &inside[end..];
        } else {
            return parts;
        }
    }
}

/// Places where the first word (or, when it was altered, the second or third) was said.
fn starts(part: &[Word], index: &Index) -> Vec<Position> {
    let Some(first) = part.first() else {
        return Vec::new();
    };
    let mut places: Vec<Position> = index.form(&first.lower).to_vec();
    places.extend(index.pair(&first.lower));
    if let Some(second) = part.get(1) {
        places.extend_from_slice(index.form(&format!("{}{}", first.lower, second.lower)));
    }
    if let Some(value) = small(&first.lower) {
        places.extend_from_slice(index.form(&value.to_string()));
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Follows the words of a part from a place on. Gives the places met and how many words of the part were met.
fn follow(part: &[Word], index: &Index, begin: Position) -> (Vec<Position>, usize) {
    let mut places = Vec::new();
    let (mut at, mut next) = (begin, 0);
    while next < part.len() {
        let Some(said) = index.words.get(at) else { break };
        let wanted = &part[next];
        if same(&wanted.lower, &said.lower) {
            places.push(at);
            at += 1;
            next += 1;
        } else if index
            .words
            .get(at + 1)
            .is_some_and(|more| format!("{}{}", said.lower, more.lower) == wanted.lower)
        {
            places.extend([at, at + 1]);
            at += 2;
            next += 1;
        } else if part
            .get(next + 1)
            .is_some_and(|more| format!("{}{}", wanted.lower, more.lower) == said.lower)
        {
            places.push(at);
            at += 1;
            next += 2;
        } else if next > 0
            && let Some(skipped) = padding(index, at, &wanted.lower)
        {
            at += skipped;
        } else {
            break;
        }
    }
    (places, next)
}

/// How many words at a place a printed quotation may leave out: a filler, or a stutter that is said again.
fn padding(index: &Index, at: Position, wanted: &str) -> Option<usize> {
    let said = |i: usize| index.words.get(i).map(|w| w.lower.as_str());
    let here = said(at)?;
    if (at > 0 && said(at - 1) == Some(here)) || said(at + 1) == Some(here) {
        return Some(1);
    }
    if here == "you" && said(at + 1) == Some("know") || here == "i" && said(at + 1) == Some("mean") {
        return Some(2);
    }
    if matches!(here, "kind" | "sort") && said(at + 1) == Some("of") {
        return Some(2);
    }
    // A false start of two or three words: "we had we had to".
    for length in [2, 3] {
        if (0..length).all(|i| said(at + i).is_some() && said(at + i) == said(at + length + i)) {
            return Some(length);
        }
        if at >= length
            && (0..length).all(|i| said(at + i).is_some() && said(at + i) == said(at + i - length))
        {
            return Some(length);
        }
    }
    (lexicon::is_filler(here) && here != wanted).then_some(1)
}

fn same(a: &str, b: &str) -> bool {
    a == b || same_number(a, b) || same_number(b, a) || (a == "percent" && b == "%")
}

/// Small numbers are printed in words and captioned in digits, or the other way round.
fn same_number(word: &str, digits: &str) -> bool {
    small(word).is_some_and(|value| digits.parse() == Ok(value))
}
