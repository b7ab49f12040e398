//! Reading of words, numbers and names that several stages share. Knows nothing of talks.

pub mod antonyms;
pub mod common_words;
pub mod english;
pub mod fluency;
pub mod instruction;
pub mod lexicon;
pub mod lists;
pub mod names;
pub mod numbers;
pub mod phrases;
pub mod similarity;
pub mod sound;
pub mod stem;
pub mod synonyms;
pub mod vocabulary;
pub mod words;
