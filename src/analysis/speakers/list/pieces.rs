//! Cuts a list of speakers into pieces at commas, semicolons, ampersands and "and". It does not say what they are.

use crate::text::names::{is_known_organisation, organisations_with_delimiters, person_score};

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    Start,
    Comma,
    And,
    Semicolon,
}

/// A stretch of the list between two delimiters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) before: Delimiter,
    pub(super) text: &'a str,
    /// Byte range in the list, to take joined pieces verbatim.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Cuts at commas, semicolons, ampersands and "and", but not inside brackets or known names such as "H&M" or
/// "Johnson & Johnson".
pub(super) fn pieces(list: &str) -> Vec<Piece<'_>> {
    let mut cuts: Vec<(usize, usize, Delimiter)> = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < list.len() {
        let rest = &list[at..];
        let Some(c) = rest.chars().next() else { break };
        let skip = known_name_length(list, at);
        if skip > 0 {
            at += skip;
            continue;
        }
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ',' => cuts.push((at, at + 1, Delimiter::Comma)),
            ';' => cuts.push((at, at + 1, Delimiter::Semicolon)),
            ' ' => {
                for (word, delimiter) in [
                    (" & ", Delimiter::And),
                    (" and ", Delimiter::And),
                    (" + ", Delimiter::And),
                ] {
                    if rest.starts_with(word) {
                        cuts.push((at, at + word.len() - 1, delimiter));
                        break;
                    }
                }
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    cuts.push((list.len(), list.len(), Delimiter::Start));
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(cuts.len());
    let (mut start, mut before) = (0, Delimiter::Start);
    for (end, next, delimiter) in cuts {
        if start <= end {
            let text = list[start..end].trim();
            if text.is_empty() {
                // ", & B": the stronger of two delimiters in a row counts.
                if before != Delimiter::Start && delimiter == Delimiter::Semicolon {
                    before = Delimiter::Semicolon;
                } else if delimiter == Delimiter::And && before == Delimiter::Comma {
                    before = Delimiter::And;
                }
                start = next;
                continue;
            }
            let offset = start + list[start..end].find(text).unwrap_or(0);
            pieces.push(Piece {
                before: if pieces.is_empty() {
                    Delimiter::Start
                } else {
                    before
                },
                text,
                start: offset,
                end: offset + text.len(),
            });
        }
        (start, before) = (next, delimiter);
    }
    pieces
}

/// "A, Ph.D., X": the degree says nothing about company or role.
pub(super) fn is_degree(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().replace(['.', ' '], "").as_str(),
        "phd" | "md" | "mba" | "jr" | "sr" | "msc"
    )
}

/// "Kim Doe IBM": a known acronym or a known name of several words after a person, where a comma is missing.
pub(super) fn without_comma(piece: Piece<'_>) -> Vec<Piece<'_>> {
    for (at, _) in piece.text.match_indices(' ') {
        let (person, company) = (&piece.text[..at], piece.text[at..].trim());
        let acronym = company.len() > 2 && company.chars().all(char::is_uppercase);
        if (acronym || company.contains(' '))
            && is_known_organisation(company)
            && person.contains(' ')
            && person_score(person) > if acronym { 0.0 } else { 2.0 }
        {
            let start = piece.end - company.len();
            return vec![
                Piece {
                    text: person,
                    end: piece.start + at,
                    ..piece
                },
                Piece {
                    before: Delimiter::Comma,
                    text: company,
                    start,
                    end: piece.end,
                },
            ];
        }
    }
    vec![piece]
}

/// Bytes of a known organisation with a delimiter in its name that begins here, at the start of a word.
fn known_name_length(list: &str, at: usize) -> usize {
    let begins = at == 0 || list[..at].ends_with([' ', ',', ';']);
    if !begins {
        return 0;
    }
    let rest = &list[at..];
    organisations_with_delimiters()
        .iter()
        .filter(|name| rest.get(..name.len()).is_some_and(|r| r.eq_ignore_ascii_case(name)))
        .map(|name| name.len())
        .max()
        .unwrap_or(0)
}
