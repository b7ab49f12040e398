//! Finds words of the talk that are probably a name of the claim, mis-heard. It decides nothing: a doubtful likeness is
//! for an editor to judge.

use rphonetic::{DoubleMetaphone, Encoder as _};

use crate::{
    grounding::{
        index::{Index, Position},
        lexicon,
        tokens::Word,
    },
    text::english,
};

/// A word of the talk that is probably this one, mis-heard: same sound, or almost the same letters, and itself
/// no English word.
pub(super) fn sounds_like(word: &Word, index: &Index) -> Option<Position> {
    if word.lower.chars().count() < 4 || !word.lower.is_ascii() {
        return None;
    }
    // The index may hold only the cited sentences, so places are looked up in it and not remembered.
    let rare: Vec<Position> = (0..index.words.len())
        .filter(|at| index.words[*at].lower.is_ascii() && is_rare(&index.words[*at]))
        .collect();
    let encoder = DoubleMetaphone::new(None);
    let sound = encoder.encode(&word.lower);
    let first = |s: &str| s.chars().next().map(|c| if matches!(c, 'c' | 'q') { 'k' } else { c });
    let heard = rare.iter().copied().find(|at| {
        let other = &index.words[*at].lower;
        sound.len() >= 2 && first(other) == first(&word.lower) && encoder.encode(other) == sound
    });
    let reach = if word.lower.len() >= 7 { 2 } else { 1 };
    heard.or_else(|| {
        rare.iter().copied().find(|at| {
            let other = &index.words[*at].lower;
            other.is_ascii()
                && other.len().abs_diff(word.lower.len()) <= reach
                && first(other) == first(&word.lower)
                && strsim::damerau_levenshtein(other, &word.lower) <= reach
        })
    })
}

/// A word of the talk that a caption may have left of this name ("gra" for Grafana), where the claim's words around
/// the name are said around it as well.
pub(super) fn may_be(word: &Word, around: &[&Word], index: &Index) -> Option<Position> {
    if word.lower.chars().count() < 5 || !word.lower.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let encoder = DoubleMetaphone::new(None);
    let sound = encoder.encode(&word.lower);
    let matches: Vec<Vec<(Position, f32)>> = around.iter().map(|w| index.matches(w)).collect();
    (0..index.words.len()).find(|at| {
        let other = &index.words[*at];
        if !is_rare(other)
            || !other.lower.bytes().all(|b| b.is_ascii_alphabetic())
            || other.lower[..1] != word.lower[..1]
        {
            return false;
        }
        let left = word.lower.starts_with(&other.lower) && other.lower.len() >= 3;
        let heard = encoder.encode(&other.lower);
        let alike = heard.len() >= 3 && heard.len() * 5 >= sound.len() * 3 && is_within(&heard, &sound);
        (left || alike)
            && matches.iter().filter(|m| m.iter().any(|(p, _)| p.abs_diff(*at) <= CLOSE)).count() >= 2
    })
}

/// Words on each side of a mis-heard name in which its surroundings are looked for.
const CLOSE: usize = 14;

/// Whether the letters of one code stand in another in the same order.
fn is_within(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|c| rest.any(|other| other == c))
}

fn is_rare(word: &Word) -> bool {
    word.lower.len() >= 3
        && word.lower.bytes().any(|b| b.is_ascii_alphabetic())
        && english::class(&word.lower).is_none()
        && english::class(&word.stem).is_none()
        && !lexicon::is_function_word(&word.lower)
        && !is_contraction(&word.lower)
}

/// "we've", "they'll": they sound like names ("Weave") and are none.
fn is_contraction(word: &str) -> bool {
    ["'ve", "'re", "'ll", "'d", "'m", "n't"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grounding::tokens::words;

    #[test]
    fn a_contraction_is_no_name_mis_heard() {
        let rare = |text: &str| words(text).iter().all(is_rare);
        assert!(rare("weavo"));
        assert!(!rare("weavo've") && !rare("weavo'll") && !rare("weavon't"));
    }
}
