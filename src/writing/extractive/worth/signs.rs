//! Marks each sentence of a talk with the words that tell of whom and to whom it speaks. It reads each word once.

use super::super::tokens::Token;

/// What the words of a sentence tell; a set of the constants below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Signs(u16);

impl Signs {
    /// "you": speaks to the room.
    pub(super) const YOU: Signs = Signs(1);
    /// "I": tells of the speaker.
    pub(super) const I: Signs = Signs(1 << 1);
    /// "this", "here": points at a slide or a screen.
    pub(super) const POINTING: Signs = Signs(1 << 2);
    /// "see", "look", "show", "click".
    pub(super) const SHOWING: Signs = Signs(1 << 3);
    /// "example", "let", "imagine", "say".
    pub(super) const SUPPOSING: Signs = Signs(1 << 4);
    /// "if", "would", "could", "might".
    pub(super) const CONDITION: Signs = Signs(1 << 5);
    /// "how", "why", "what".
    pub(super) const ASKING: Signs = Signs(1 << 6);
    /// "when".
    pub(super) const WHEN: Signs = Signs(1 << 7);
    /// A question mark.
    pub(super) const QUESTION: Signs = Signs(1 << 8);
    /// "we", "our".
    pub(super) const WE: Signs = Signs(1 << 9);

    /// The signs of a sentence.
    pub(in super::super) fn of(tokens: &[Token]) -> Self {
        let mut signs = 0;
        for token in tokens {
            signs |= match token.lower.as_str() {
                "you" | "your" => Self::YOU.0,
                "i" | "my" | "me" => Self::I.0,
                "this" | "here" => Self::POINTING.0,
                "see" | "look" | "show" | "click" | "demo" => Self::SHOWING.0,
                "example" | "let" | "imagine" | "say" => Self::SUPPOSING.0,
                "if" | "would" | "could" | "might" => Self::CONDITION.0,
                "how" | "why" | "what" => Self::ASKING.0,
                "when" => Self::WHEN.0,
                "we" | "our" | "us" => Self::WE.0,
                _ => 0,
            };
            if token.after == '?' {
                signs |= Self::QUESTION.0;
            }
        }
        Self(signs)
    }

    /// Whether any of the given signs is among them.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::tokens::{Names, clean},
        *,
    };

    #[test]
    fn a_sentence_tells_to_whom_it_speaks() {
        let signs = Signs::of(&clean(
            "If you click here, do we see the chart?",
            &Names::default(),
        ));
        for sign in [
            Signs::YOU,
            Signs::POINTING,
            Signs::SHOWING,
            Signs::CONDITION,
            Signs::QUESTION,
            Signs::WE,
        ] {
            assert!(signs.any(sign), "{sign:?}");
        }
        assert!(!signs.any(Signs::I) && !Signs::of(&[]).any(Signs::WE));
    }
}
