//! Whether words can stand alone between quotation marks: no breath, no step of a demonstration, nothing left over. It
//! judges the words only, not what they mean.

/// Words that no printed quotation holds: breath, hopes and conditions, words about the talk.
const BREATH: &[&str] = &[
    "uh",
    "um",
    "er",
    "uhm",
    "erm",
    "like",
    "okay",
    "yeah",
    "gonna",
    "stuff",
    "could",
    "should",
    "might",
    "maybe",
    "perhaps",
    "if",
    "think",
    "slide",
    "demo",
    "cool",
    "we'll",
    "kind",
    "sort",
    "basically",
    "bunch",
    "thing",
    "things",
    "guys",
    "talk",
    "want",
    "working",
    "waiting",
    "trying",
    "hearing",
    "talked",
    "talking",
    "currently",
    "whatever",
    "etc",
    "said",
    "here",
];

/// Words a quotation does not end with: something was left over.
const ENDINGS: &[&str] = &[
    "again",
    "still",
    "too",
    "then",
    "now",
    "especially",
    "but",
    "so",
    "right",
];

/// Words a quotation does not begin with: they hang on what was said before.
const OPENERS: &[&str] = &[
    "and", "so", "but", "because", "which", "that", "this", "these", "those", "it", "they", "then", "or",
    "as", "also", "if", "you", "he", "she", "there", "here", "however", "i", "one", "another", "both", "all",
    "some",
];

/// Whether words can stand alone between quotation marks.
pub(super) fn printable(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_lowercase();
    let first = words.first().map(|w| bare(w)).unwrap_or_default();
    // "the best product the best solution": speech that looks for its word.
    let plain: Vec<String> = words.iter().map(|w| bare(w)).collect();
    let again = |at: usize| plain[at].len() > 3 && plain[at + 1..].iter().take(4).any(|w| *w == plain[at]);
    let stutter = words.windows(2).any(|w| bare(w[0]) == bare(w[1])) || (0..plain.len()).any(again);
    (9..=34).contains(&words.len())
        && !text.contains('?')
        && !stutter
        && !leftover(&words)
        && !words.iter().any(|w| BREATH.contains(&bare(w).as_str()))
        && !OPENERS.contains(&first.as_str())
}

/// Whether the words promise, compare with nothing that is named, or end in what was left over.
fn leftover(words: &[&str]) -> bool {
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_lowercase();
    let lower: Vec<String> = words.iter().map(|w| bare(w)).collect();
    let last = lower.last().map_or("", String::as_str);
    let year = last.len() == 4 && last.starts_with("20") && last.bytes().all(|b| b.is_ascii_digit());
    let before = lower.len().checked_sub(2).map_or("", |i| lower[i].as_str());
    let promise = lower.windows(2).any(|w| w[0] == "going" && w[1] == "to");
    let lot = lower.windows(4).any(|w| w[0] == "a" && w[1] == "lot" && w[2] == "of" && w[3] == "the");
    // "we are now have the means"
    let slip = lower.windows(3).any(|w| {
        matches!(w[0].as_str(), "are" | "is" | "was" | "were")
            && matches!(w[1].as_str(), "have" | "has" | "now")
            && (w[1] != "now" || matches!(w[2].as_str(), "have" | "has"))
    });
    let compared =
        lower.windows(2).any(|w| w[0] == "a" && w[1] == "more") && !lower.iter().any(|w| w == "than");
    // "to reduce the friction u and to …"
    let stray = lower
        .iter()
        .any(|w| w.len() == 1 && !matches!(w.as_str(), "a" | "i") && w.chars().all(char::is_alphabetic));
    // "we have the dough, then we have the oven": the parts of a picture.
    let parts = lower.windows(3).any(|w| w[0] == "then" && w[1] == "we" && w[2] == "have");
    // "the effect of this work", "for this reason and where all …": of what, only the talk knows.
    let pointing = lower.windows(2).any(|w| {
        w[0] == "of" && matches!(w[1].as_str(), "this" | "these" | "those")
            || w[0] == "and" && w[1] == "where"
            || w[0] == "the" && w[1] == "following"
    });
    // "from 68 to 81% and the oven": the next statement begins.
    let next = lower
        .iter()
        .rposition(|w| w.bytes().any(|b| b.is_ascii_digit()))
        .map(|at| &lower[at + 1..])
        .is_some_and(|rest| rest.len() <= 4 && rest.len() >= 3 && rest[0] == "and" && rest[1] == "the");
    let aim =
        lower.first().is_some_and(|w| w == "the") && lower.get(1).is_some_and(|w| w == "goal" || w == "idea");
    let contact = lower
        .windows(2)
        .any(|w| w[0] == "feel" && w[1] == "free" || w[0] == "reach" && w[1] == "out");
    ENDINGS.contains(&last)
        || stray
        || parts
        || contact
        || next
        || pointing
        || aim
        || year && !matches!(before, "in" | "since" | "of" | "by")
        || promise
        || slip
        || lot
        || compared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_statements_are_printable() {
        assert!(printable(
            "We cut the time for a release from two weeks to one day."
        ));
    }

    #[test]
    fn breath_hopes_and_loose_beginnings_are_not() {
        for text in [
            "We kind of wanted to settle this question for everybody.",
            "We could save half a fortune by next spring with this.",
            "That is why we moved all of our clusters to the cloud.",
            "We moved moved all of our clusters to the cloud.",
            "We are now have the means to move all of our clusters.",
            "The share of good loaves went up from 68 to 81% and the oven.",
            "We chose the large oven, which has the following benefits.",
            "We looked for the best product and the best price of them all.",
            "Why did we move all of our clusters to the cloud?",
            "We are going to move all of our clusters to the cloud.",
            "We had a more modest growth of the costs in the cloud.",
            "We believe in moving the clusters to the cloud especially 2016.",
            "We baked a loaf to reduce the hunger u and to please the guests.",
            "We have the dough, then we have the oven, then we have the bread.",
            "The effect of this oven was very significant for all bakers.",
            "The goal is to bake the bread of a week in a day.",
            "For all of our ovens feel free to write to our bakers.",
        ] {
            assert!(!printable(text), "{text}");
        }
    }
}
