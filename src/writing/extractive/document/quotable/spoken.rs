//! Finds what of a quotation is mere speech: breath, hopes, words that hang on what came before or were left over.

/// Words that few printed quotations hold: breath, hopes and conditions, words about the talk.
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

/// Words with which something was left over at the end.
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

/// Words that hang on what was said before.
const OPENERS: &[&str] = &[
    "and", "so", "but", "because", "which", "that", "this", "these", "those", "it", "they", "then", "or",
    "as", "also", "if", "you", "he", "she", "there", "here", "however", "i", "one", "another", "both", "all",
    "some",
];

/// What of it is breath, hangs on what came before or is left over.
pub(super) fn spoken(text: &str, names: &mut Vec<&'static str>) {
    let lower: Vec<String> = text
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_lowercase())
        .collect();
    let breath = lower.iter().filter(|w| BREATH.contains(&w.as_str())).count();
    match breath {
        0 => {}
        1 => names.push("breath:1"),
        _ => names.push("breath:2"),
    }
    let mut flag = |shows: bool, name| {
        if shows {
            names.push(name);
        }
    };
    flag(
        lower.first().is_some_and(|w| OPENERS.contains(&w.as_str())),
        "opens:loosely",
    );
    flag(
        lower.last().is_some_and(|w| ENDINGS.contains(&w.as_str())),
        "ends:loosely",
    );
    let again = |at: usize| lower[at].len() > 3 && lower[at + 1..].iter().take(4).any(|w| *w == lower[at]);
    flag((0..lower.len()).any(again), "words:again");
    leftover(&lower, &mut flag);
}

/// Words that promise, compare with nothing that is named, or were left over.
fn leftover(lower: &[String], flag: &mut impl FnMut(bool, &'static str)) {
    let has = |pair: [&str; 2]| lower.windows(2).any(|w| w[0] == pair[0] && w[1] == pair[1]);
    flag(has(["going", "to"]), "left:promise");
    // "we are now have the means"
    let slip = lower.windows(3).any(|w| {
        matches!(w[0].as_str(), "are" | "is" | "was" | "were")
            && matches!(w[1].as_str(), "have" | "has" | "now")
            && (w[1] != "now" || matches!(w[2].as_str(), "have" | "has"))
    });
    flag(slip, "left:slip");
    flag(
        has(["a", "more"]) && !lower.iter().any(|w| w == "than"),
        "left:compared",
    );
    // "to reduce the friction u and to …"
    let stray = lower
        .iter()
        .any(|w| w.len() == 1 && !matches!(w.as_str(), "a" | "i") && w.chars().all(char::is_alphabetic));
    flag(stray, "left:letter");
    // "we have the dough, then we have the oven": the parts of a picture.
    let parts = lower.windows(3).any(|w| w[0] == "then" && w[1] == "we" && w[2] == "have");
    flag(parts, "left:parts");
    // "the effect of this work", "for this reason and where all …": of what, only the talk knows.
    let pointing = ["this", "these", "those"].iter().any(|w| has(["of", w]))
        || has(["and", "where"])
        || has(["the", "following"]);
    flag(pointing, "left:pointing");
    // "from 68 to 81% and the oven": the next statement begins.
    let next = lower
        .iter()
        .rposition(|w| w.bytes().any(|b| b.is_ascii_digit()))
        .map(|at| &lower[at + 1..])
        .is_some_and(|rest| rest.len() <= 4 && rest.len() >= 3 && rest[0] == "and" && rest[1] == "the");
    flag(next, "left:next");
    flag(has(["feel", "free"]) || has(["reach", "out"]), "left:contact");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breath_hopes_and_loose_ends_show() {
        for (text, sign) in [
            (
                "We kind of wanted to settle this question for everybody.",
                "breath:1",
            ),
            (
                "That is why we moved all of our clusters to the cloud.",
                "opens:loosely",
            ),
            (
                "We moved all of our clusters to the cloud especially.",
                "ends:loosely",
            ),
            (
                "We are now have the means to move all of our clusters.",
                "left:slip",
            ),
            (
                "The share of good loaves went up from 68 to 81% and the oven.",
                "left:next",
            ),
            (
                "We chose the large oven, which has the following benefits.",
                "left:pointing",
            ),
            (
                "We looked for the best product and the best price of them all.",
                "words:again",
            ),
            (
                "We are going to move all of our clusters to the cloud.",
                "left:promise",
            ),
            (
                "We had a more modest growth of the costs in the cloud.",
                "left:compared",
            ),
            (
                "We baked a loaf to reduce the hunger u and to please the guests.",
                "left:letter",
            ),
            (
                "We have the dough, then we have the oven, then we have the bread.",
                "left:parts",
            ),
            (
                "For all of our ovens feel free to write to our bakers.",
                "left:contact",
            ),
        ] {
            let mut signs = Vec::new();
            spoken(text, &mut signs);
            assert!(signs.contains(&sign), "{text}: {signs:?}");
        }
    }
}
