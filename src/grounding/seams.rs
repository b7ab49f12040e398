//! Finds where a sentence was put together of fragments: two words in a row, each said, in places that have nothing to
//! do with each other ("the cook opens | the invoices of March"). Joining words and commas may join what lies apart.

use super::{
    align::Alignment,
    index::{Index, Position},
    tokens::{Gap, Word},
};

/// Words of the talk within which two neighbours of a claim are said.
const TOGETHER: usize = 14;
/// Least weight of a word that shows a seam; the most usual words are met anywhere.
const TELLING: f32 = 0.35;

/// Words that may join what was said apart.
const JOINTS: &str = " and but or while which who whose where when because so although after before since until instead then \
    also as than ";

/// The first two words in a row that no place of the talk says together.
pub(super) fn seam(words: &[Word], alignment: &Alignment, index: &Index) -> Option<(usize, usize)> {
    let content: Vec<usize> = (0..words.len())
        .filter(|i| alignment.weights[*i] >= TELLING && !alignment.matches[*i].is_empty())
        .collect();
    content.windows(2).map(|pair| (pair[0], pair[1])).find(|(left, right)| {
        let joined = (*left..*right).any(|i| words[i].gap != Gap::None || is_joint(&words[i]) && i > *left);
        !joined && !is_said_together(*left, *right, alignment, index)
    })
}

fn is_joint(word: &Word) -> bool {
    JOINTS.split_whitespace().any(|joint| joint == word.lower)
}

fn is_said_together(left: usize, right: usize, alignment: &Alignment, index: &Index) -> bool {
    let near = |p: Position, q: Position| {
        p.abs_diff(q) <= TOGETHER
            && index.sentence.get(p).zip(index.sentence.get(q)).is_some_and(|(a, b)| a.abs_diff(*b) <= 1)
    };
    let places = &alignment.matches[right];
    alignment.matches[left].iter().any(|(p, _)| {
        let from = places.partition_point(|(q, _)| *q + TOGETHER < *p);
        places[from..].iter().take_while(|(q, _)| *q <= p + TOGETHER).any(|(q, _)| near(*p, *q))
    })
}
