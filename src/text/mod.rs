//! Reading of words, numbers and names that several stages share. Knows nothing of talks.

pub mod numbers;
pub mod words;
