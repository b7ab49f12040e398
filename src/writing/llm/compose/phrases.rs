//! What a model's sentence looks like before anybody asks whether it is true: too short a stump, a loop, a denial, a word
//! that points at nothing. It knows no evidence.

/// Words of a headline at the most.
const HEADLINE_WORDS: usize = 16;

/// Words in a row that a sentence says twice only when a model loops.
const LOOP: usize = 4;

/// A headline: at most [`HEADLINE_WORDS`] words, no full stop.
pub(super) fn shorn(text: &str) -> Option<String> {
    let text = text.trim_end_matches(['.', ',', ';', ':']).trim();
    (text.split_whitespace().count() <= HEADLINE_WORDS && !text.is_empty()).then(|| text.to_owned())
}

/// A sentence with its full stop.
pub(super) fn finished(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '"']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Whether all words of a text stand in another, in this order: a copy, or a copy with words left out. "It" and "the
/// company" are the same.
pub(super) fn says_no_more(text: &str, other: &str) -> bool {
    const SUBJECTS: [&str; 9] = [
        "the",
        "a",
        "an",
        "it",
        "they",
        "company",
        "team",
        "also",
        "organization",
    ];
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_lowercase).filter(|w| !SUBJECTS.contains(&w.as_str())).collect()
    };
    let other = words(other);
    let mut rest = other.iter();
    words(text).iter().all(|word| rest.any(|o| o == word))
}

/// Units that are written in capitals.
pub(super) const UNITS: [&str; 14] = [
    "KB", "MB", "GB", "TB", "PB", "EB", "QPS", "RPS", "TPS", "CPU", "GPU", "VM", "USD", "EUR",
];

/// Whether a text makes one thing a part of another.
pub(super) fn includes(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        " including ",
        " includes ",
        " such as ",
        " which is ",
        " consisting of ",
    ]
    .iter()
    .any(|link| text.contains(link))
}

/// Whether a text says [`LOOP`] words in a row twice ("in the field of boats and nets, in the trade of boats and nets").
pub(super) fn repeats_itself(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let runs: Vec<&[String]> = words.windows(LOOP).collect();
    runs.iter().enumerate().any(|(at, run)| runs[at + 1..].contains(run))
}

/// Whether a sentence begins with a word for what another sentence has named.
pub(super) fn refers_back(text: &str) -> bool {
    const POINTERS: [&str; 14] = [
        "it", "its", "they", "their", "this", "that", "these", "those", "he", "she", "his", "her", "such",
        "both",
    ];
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    POINTERS.contains(&first.to_lowercase().as_str())
}

/// Whether a text denies something. Wide on purpose: it decides whether a denial may rest on a sentence at all.
pub(super) fn denies(text: &str) -> bool {
    const DENIALS: [&str; 17] = [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "cannot",
        "hardly",
        "lack",
        "lacked",
        "lacking",
        "stopped",
        "impossible",
        "unable",
    ];
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').any(|word| {
        let word = word.to_lowercase().replace('’', "'");
        DENIALS.contains(&word.as_str()) || word.ends_with("n't")
    })
}

/// Whether a text ends with a word that needs another after it, or in the middle of a word.
pub(super) fn is_cut_off(text: &str) -> bool {
    const OPEN: [&str; 36] = [
        "a", "an", "the", "of", "to", "and", "or", "but", "that", "which", "who", "with", "for", "as", "at",
        "from", "is", "are", "was", "were", "its", "their", "because", "when", "if", "very", "into", "than",
        "able", "has", "have", "had", "be", "been", "will", "by",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.next_back().is_some_and(|last| {
        let letter = last.chars().count() == 1 && last.chars().all(char::is_lowercase);
        letter || OPEN.contains(&last.to_lowercase().as_str())
    })
}

/// The names of which a text says that something was done by them ("led by Michelin").
pub(super) fn named_doers(text: &str) -> impl Iterator<Item = &str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let doers: Vec<&str> = words
        .windows(2)
        .filter(|pair| pair[0].eq_ignore_ascii_case("by") && pair[1].starts_with(char::is_uppercase))
        .map(|pair| pair[1].trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    doers.into_iter()
}

/// Whether a text says "we", "I" or "you" outside quotation marks.
pub(super) fn speaks_in_person(text: &str) -> bool {
    let outside = text.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    outside.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').any(|word| {
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        word == "I"
            || [
                "we", "our", "ours", "us", "my", "me", "mine", "you", "your", "yours",
            ]
            .contains(&word.to_lowercase().as_str())
                && word != "US"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_open_or_within_a_word_is_cut_off() {
        for text in [
            "The team is going to be able.",
            "The team wants to shut-d.",
            "The bakery moved to",
        ] {
            assert!(is_cut_off(text), "{text}");
        }
        for text in ["The bakery moved to plan B.", "The team shut it down."] {
            assert!(!is_cut_off(text), "{text}");
        }
    }

    #[test]
    fn what_turns_in_a_circle_repeats_itself() {
        assert!(repeats_itself(
            "It leads the trade of boats and nets and the field of boats and nets."
        ));
        assert!(!repeats_itself(
            "The team moved the boats, then the nets, and the harbor moved the boats back."
        ));
    }

    #[test]
    fn only_names_are_doers() {
        let doers: Vec<&str> = named_doers("It is led by Orchard, cut by 20% and done by hand.").collect();
        assert_eq!(doers, ["Orchard"]);
    }
}
