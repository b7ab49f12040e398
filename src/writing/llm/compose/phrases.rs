//! What a model's sentence looks like before anybody asks whether it is true: too short a stump, a loop, a denial, a word
//! that points at nothing. It knows no evidence.

use crate::text::{
    lexicon::{Tags, lexicon},
    stem::stem,
};

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
/// company" are the same, and so are "has learned" and "is learning".
pub(super) fn says_no_more(text: &str, other: &str) -> bool {
    const SUBJECTS: [&str; 15] = [
        "the",
        "a",
        "an",
        "it",
        "they",
        "company",
        "team",
        "also",
        "organization",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
    ];
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words
            .map(str::to_lowercase)
            .filter(|w| !SUBJECTS.contains(&w.as_str()))
            .map(|w| stem(&w))
            .collect()
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
    const OPEN: [&str; 46] = [
        "a", "an", "the", "of", "to", "and", "or", "but", "that", "which", "who", "with", "for", "as", "at",
        "from", "is", "are", "was", "were", "its", "their", "because", "when", "if", "very", "into", "than",
        "able", "has", "have", "had", "be", "been", "will", "by", "about", "on", "in", "almost", "quite",
        "both", "not", "some", "these", "those",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.next_back().is_some_and(|last| {
        let letter = last.chars().count() == 1 && last.chars().all(char::is_lowercase);
        letter || OPEN.contains(&last.to_lowercase().as_str())
    })
}

/// Whether a text states something of the company: no question, no call to the listener, nothing of the speaker, no
/// clause that hangs on nothing, and its subject agrees with its verb.
pub(super) fn is_statement(text: &str) -> bool {
    const CALLS: [&str; 44] = [
        "let", "let's", "look", "looks", "what", "why", "who", "how", "could", "is", "are", "was", "were",
        "do", "does", "did", "can", "would", "should", "will", "stay", "remember", "imagine", "like", "just",
        "any", "not", "yes", "yeah", "okay", "ok", "right", "same", "thank", "thanks", "hello", "hi",
        "welcome", "or", "then", "oh", "well", "sure", "please",
    ];
    const HANGING: [&str; 12] = [
        "when", "if", "while", "because", "as", "since", "although", "after", "before", "by", "where",
        "whether",
    ];
    let words: Vec<String> = text
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|w| !w.is_empty())
        .collect();
    let Some(first) = words.first() else {
        return false;
    };
    let hangs = HANGING.contains(&first.as_str()) && !text.contains(',');
    let of_the_speaker = words.iter().any(|w| matches!(w.as_str(), "speaker" | "speakers"));
    !(CALLS.contains(&first.as_str()) || hangs || of_the_speaker || disagrees(&words) || starts_over(&words))
        && has_verb(&words)
}

/// "the team the team", "are is", "both moved and both moved": what speech starts over.
fn starts_over(words: &[String]) -> bool {
    let twice = words.windows(4).any(|w| w[0] == w[2] && w[1] == w[3]);
    let finite = |w: &String| {
        matches!(
            w.as_str(),
            "is" | "are" | "was" | "were" | "has" | "have" | "will" | "can"
        )
    };
    let verbs = words
        .windows(2)
        .any(|w| finite(&w[0]) && matches!(w[1].as_str(), "is" | "are" | "was" | "were" | "will" | "can"));
    twice || verbs
}

/// "The team run boats", "It have": one does what many do. "The team lead runs" names a lead.
fn disagrees(words: &[String]) -> bool {
    let tags = |at: usize| words.get(at).map(|w| lexicon().tags(w)).unwrap_or_default();
    let subject = match (words[0].as_str(), words.get(1).map(String::as_str)) {
        ("the", Some("team" | "company" | "organization")) => 1,
        ("it" | "he" | "she", _) => 0,
        _ => return false,
    };
    let verb = subject + 1 + usize::from(tags(subject + 1).any(Tags::ADVERB));
    let many =
        tags(verb).any(Tags::BASE) && !tags(verb).any(Tags::PAST.with(Tags::MODAL).with(Tags::PREPOSITION));
    let finite = Tags::THIRD.with(Tags::PAST).with(Tags::MODAL).with(Tags::BE).with(Tags::HAVE);
    many && !tags(verb + 1).any(finite)
}

/// Whether any word can be the verb of a sentence.
fn has_verb(words: &[String]) -> bool {
    let finite = Tags::THIRD
        .with(Tags::PAST)
        .with(Tags::BASE)
        .with(Tags::MODAL)
        .with(Tags::BE)
        .with(Tags::HAVE);
    words.iter().skip(1).any(|w| lexicon().tags(w).any(finite))
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
    fn questions_calls_and_what_hangs_are_no_statements() {
        for text in [
            "What if the harbor is closed.",
            "Let's look at the boats.",
            "When the team started.",
            "The speaker likes the boats.",
            "The team store its nets in the shed.",
            "The team the team stores its nets.",
            "The boats are is in the harbor.",
            "No bigger harbor.",
        ] {
            assert!(!is_statement(text), "{text}");
        }
        for text in [
            "When the harbor is closed, the team stores its nets in the shed.",
            "The shed helps the team store its nets.",
            "Three boats carry all nets.",
        ] {
            assert!(is_statement(text), "{text}");
        }
    }

    #[test]
    fn a_copy_in_another_tense_says_no_more() {
        let told = "The team has learned a lot of boats.";
        assert!(says_no_more("They are learning a lot of boats.", told));
        assert!(!says_no_more("They are learning a lot of nets.", told));
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
