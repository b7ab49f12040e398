//! Looks for fixed phrases in a text, all of a list at once: a text is walked through once, and at each word only the
//! phrases that begin with its first letter are compared. It knows no meaning and no forms: phrases are found as listed.

/// A list of phrases by their first byte.
#[derive(Debug, Clone)]
pub struct Phrases {
    by_first: Vec<Vec<&'static str>>,
}

impl Phrases {
    /// Prepares a list; empty phrases are left out.
    pub fn new(list: &[&'static str]) -> Self {
        let mut by_first = vec![Vec::new(); 256];
        for phrase in list {
            if let Some(first) = phrase.bytes().next() {
                by_first[usize::from(first)].push(*phrase);
            }
        }
        Self { by_first }
    }

    /// The phrases that a text begins with; what follows them is not looked at.
    pub fn at<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let first = text.bytes().next();
        let alike = first.map_or(&[][..], |first| &self.by_first[usize::from(first)]);
        alike.iter().copied().filter(|phrase| text.starts_with(phrase))
    }

    /// The phrases that stand in a text as whole words, in order of their places; one that is repeated comes again.
    pub fn standing<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        starts(text).flat_map(move |start| {
            let rest = &text[start..];
            self.at(rest).filter(|phrase| ends_word(&rest[phrase.len()..]))
        })
    }

    /// Whether any of the phrases stands in a text as whole words.
    pub fn stand_in(&self, text: &str) -> bool {
        self.standing(text).next().is_some()
    }
}

/// Places, in bytes, that no letter or digit stands before.
fn starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let before = std::mem::replace(&mut inside, c.is_alphanumeric());
        (!before).then_some(at)
    })
}

/// Whether what follows a phrase does not go on with its last word.
fn ends_word(after: &str) -> bool {
    !after.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn phrases_stand_as_whole_words_only() {
        let phrases = Phrases::new(&["what if", "if we", "q&a", ""]);
        let found = |text: &str| phrases.standing(text).collect::<Vec<_>>();
        assert_eq!(found("so what if we bake"), ["what if", "if we"]);
        assert_eq!(found("somewhat if wer, (what if) é what iff"), ["what if"]);
        assert!(phrases.stand_in("the q&a.") && !phrases.stand_in("the q&as"));
        assert!(!phrases.stand_in(""));
    }

    #[test]
    fn a_text_begins_with_all_phrases_that_fit() {
        let phrases = Phrases::new(&["so", "so it", "it"]);
        assert_eq!(phrases.at("so it goes").collect::<Vec<_>>(), ["so", "so it"]);
        assert_eq!(phrases.at("").count(), 0);
    }

    proptest! {
        #[test]
        fn what_is_put_between_spaces_is_found(before in "\\PC{0,12}", after in "\\PC{0,12}") {
            let phrases = Phrases::new(&["new oven"]);
            let text = format!("{before} new oven {after}");
            prop_assert!(phrases.stand_in(&text));
        }
    }
}
