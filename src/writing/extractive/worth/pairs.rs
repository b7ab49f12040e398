//! Names the neighbors of a statement by what they can be: little words as themselves, all others by their tags. Some
//! neighbors are usual in whole statements, others in debris. It weighs none of them.

use super::{super::tokens::Token, Statement};

/// Words that stand for themselves, sorted.
const LITTLE: &[&str] = &[
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "because", "but", "by", "can", "do", "even",
    "for", "from", "had", "has", "have", "how", "if", "in", "is", "it", "its", "just", "more", "no", "not",
    "of", "on", "only", "or", "our", "so", "some", "than", "that", "the", "their", "them", "then", "there",
    "to", "very", "what", "when", "where", "which", "will", "with",
];

/// The neighbors in each clause, and its last word.
pub(super) fn pairs(statement: Statement<'_>) -> Vec<String> {
    let mut found = Vec::with_capacity(statement.tokens.len());
    for clause in statement.clauses {
        let tokens = &clause.tokens;
        let joined = tokens.windows(2).filter(|pair| pair[0].after == ' ');
        found.extend(joined.map(|pair| format!("pair:{} {}", class(&pair[0]), class(&pair[1]))));
        found.extend(tokens.last().map(|last| format!("pair:{} .", class(last))));
    }
    found
}

/// What a word is to its neighbors.
fn class(token: &Token) -> String {
    match LITTLE.binary_search(&token.lower.as_str()) {
        Ok(at) => LITTLE[at].to_owned(),
        Err(_) if token.name => "name".to_owned(),
        Err(_) => token.tags.bits().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_words_are_sorted_so_that_they_are_found() {
        assert!(LITTLE.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_little_word_stands_for_itself_and_a_noun_for_all_nouns() {
        assert_eq!(class(&Token::new("the")), "the");
        assert_eq!(class(&Token::new("teapot")), class(&Token::new("lantern")));
        assert_ne!(class(&Token::new("teapot")), class(&Token::new("quickly")));
    }
}
