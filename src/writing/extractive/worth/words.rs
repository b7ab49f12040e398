//! Tells what the words of a statement, and those around it, say for or against it: a table of words, each with what it
//! adds in either place, learned by `tools/train_worth.py` from vectors of words. It holds no text.

use super::super::tokens::Token;

/// Rows of six bytes, sorted by the hash of their word: the hash, what the word adds in a statement, and what it adds
/// around one.
static TABLE: &[u8] = include_bytes!("words.bin");
const ROW: usize = 6;

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the statement.
    Own = 4,
    /// In its sentence or beside it.
    Around = 5,
}

/// What words that stand in a place add together, in steps of the table; many words add no more than few.
pub(super) fn sum<'t>(tokens: impl Iterator<Item = &'t Token>, place: Place) -> f64 {
    let (total, known) = words(tokens).filter_map(row).fold((0.0, 0.0_f64), |(total, known), row| {
        (
            total + f64::from(i8::from_le_bytes([row[place as usize]])),
            known + 1.0,
        )
    });
    total / known.max(1.0).sqrt()
}

/// The single words of tokens, some of which are names of several.
pub(super) fn words<'t>(tokens: impl Iterator<Item = &'t Token>) -> impl Iterator<Item = &'t str> {
    tokens.flat_map(|t| t.lower.split(' ').map(|word| word.trim_end_matches('.')))
}

/// The row of a word.
fn row(word: &str) -> Option<&'static [u8]> {
    let wanted = hash(word);
    let at = |row: &[u8]| row.first_chunk().map_or(0, |head| u32::from_le_bytes(*head));
    let (rows, _) = TABLE.as_chunks::<ROW>();
    let found = rows.binary_search_by_key(&wanted, |row| at(row)).ok()?;
    Some(&rows[found])
}

/// FNV-1a of 32 bits; the same as in the tool.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum_of(text: &str, place: Place) -> f64 {
        let tokens: Vec<Token> = text.split(' ').map(Token::new).collect();
        sum(tokens.iter(), place)
    }

    #[test]
    fn rows_are_sorted_so_that_they_are_found() {
        let (rows, rest) = TABLE.as_chunks::<ROW>();
        let key = |row: &[u8; ROW]| u32::from_le_bytes([row[0], row[1], row[2], row[3]]);
        assert!(rest.is_empty());
        assert!(rows.windows(2).all(|pair| key(&pair[0]) < key(&pair[1])));
    }

    #[test]
    fn words_of_the_work_speak_for_a_statement_and_words_of_a_demonstration_against_it() {
        assert!(sum_of("migrated teams reduced", Place::Own) > sum_of("click button window", Place::Own));
        assert!(
            sum_of("customers business migrated", Place::Around)
                > sum_of("click button window", Place::Around)
        );
    }

    #[test]
    fn words_without_a_row_add_nothing() {
        assert!(sum_of("xqzt vvrkq", Place::Own).abs() < f64::EPSILON);
        assert!(sum([].iter(), Place::Around).abs() < f64::EPSILON);
    }
}
