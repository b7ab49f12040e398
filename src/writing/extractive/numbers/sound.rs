//! Tells figures that may be printed from those that were heard wrongly, stand in a supposition, or count what is left
//! open. It words nothing.

use super::{counting::last_word, rows::done_with, scale::RUNS};
use crate::{
    text::{
        fluency,
        lexicon::{Tags, lexicon},
    },
    writing::extractive::tokens::Token,
};

/// Whether two prepositions or two numbers stand side by side, or a number before two letters that were heard for a word
/// ("36,000 PS").
pub(in super::super) fn piled(text: &str) -> bool {
    const JOINTS: &[&str] = &["in", "on", "for", "from", "of", "with", "at", "by"];
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|w| {
        let letters = w[1].len() == 2 && w[1].chars().all(|c| c.is_ascii_uppercase()) && w[1] != "TB";
        JOINTS.contains(&w[0]) && JOINTS.contains(&w[1]) || number(w[0]) && (number(w[1]) || letters)
    })
}

/// A number in digits; "24x7" is no count.
fn number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(['x', '/'])
}

/// Whether the words of a row belong together: nothing piled up, no two pairs of content words that nobody else has side
/// by side, as mis-heard speech has them.
pub(super) fn sound(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let gerunds = words.windows(2).any(|w| w[0].ends_with("ing") && w[1].ends_with("ing"));
    let content = |w: &str| {
        let tags = lexicon().tags(w);
        tags.any(Tags::NOUN.with(Tags::ADJECTIVE))
            && !tags.any(Tags::PREPOSITION.with(Tags::PARTICIPLE).with(Tags::GERUND).with(Tags::DETERMINER))
            && w.chars().all(|c| c.is_ascii_lowercase())
            && !matches!(w, "worldwide" | "globally")
    };
    let strange = |a: &str, b: &str| content(a) && content(b) && !fluency::known_pair(a, b);
    let debris = words.windows(3).any(|w| strange(w[0], w[1]) && strange(w[1], w[2]));
    let dated = words.len() > 2 && matches!(words[words.len() - 2], "in" | "since");
    let hangs = words.last().is_some_and(|w| number(w) && !w.ends_with('%') && !dated);
    // "at the time", "initially": an aside of the speaker, about something else.
    let aside = text.contains(" at the time") || words.contains(&"initially");
    // "98 time" was "98% of the time"; "hundreds" of what, nobody said.
    let uncounted = words.windows(2).any(|w| number(w[0]) && w[1] == "time")
        || words
            .last()
            .is_some_and(|w| matches!(*w, "dozens" | "hundreds" | "thousands" | "millions"));
    !gerunds && !debris && !hangs && !aside && !uncounted && !piled(text)
}

/// Whether a subject names what a change is one of: a noun that the values do not count themselves.
pub(super) fn measured(subject: &str, values: &str) -> bool {
    last_word(subject).is_some_and(|noun| {
        let tags = lexicon().tags(&noun.to_lowercase());
        // "the year went from weeks to hours" was never said of a year.
        let calendar = matches!(
            noun,
            "year" | "quarter" | "month" | "week" | "day" | "hour" | "time"
        );
        noun.len() > 2
            && !(calendar && subject.split(' ').all(|w| w == noun || w == "the"))
            && tags.any(Tags::NOUN)
            && !values.split(' ').any(|w| w.trim_end_matches('s') == noun.trim_end_matches('s'))
    })
}

/// A number without what it counts.
pub(super) fn bare(value: &str) -> bool {
    last_word(value).is_none_or(|w| w.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a figure stands in a supposition, in what anybody could have, or is the whole of which a part is told.
pub(super) fn unreal(tokens: &[Token], at: usize) -> bool {
    const SUPPOSED: &[&str] = &[
        "if",
        "imagine",
        "suppose",
        "hypothetical",
        "hypothetically",
        "let's",
        "could",
        "would",
        "should",
        "might",
        "think",
        "you",
        "your",
        "maybe",
    ];
    // "a handful of our 50 clusters": what follows is said of the handful.
    let part = at >= 3
        && tokens[at - 1].tags.any(Tags::DETERMINER)
        && tokens[at - 2].lower == "of"
        && (tokens[at - 3].is(&["handful", "few", "some", "part", "half", "majority"])
            || tokens[at - 3].tags.any(Tags::NUMBER));
    let start = tokens[..at].iter().rposition(|t| matches!(t.after, '.' | ';' | '?')).map_or(0, |i| i + 1);
    // "if a shop has 10 ovens and a street has 20 shops and …": all of it is supposed.
    let supposed = tokens[start..at].iter().any(|t| t.is(&["if", "imagine", "suppose"]));
    part || supposed
        || version(tokens, at)
        || tokens[start.max(at.saturating_sub(12))..at].iter().any(|t| t.is(SUPPOSED))
}

/// Whether a figure is the version of Kubernetes, whose point captions leave out: "Kubernetes 118 clusters", "upstream
/// Kubernetes in 123".
pub(in super::super) fn version(tokens: &[Token], at: usize) -> bool {
    let minor = |t: &Token| t.lower.len() == 3 && matches!(t.lower.get(..2), Some("11" | "12" | "13"));
    let after = at.checked_sub(1).is_some_and(|before| {
        tokens[before].lower == "kubernetes"
            || tokens[before].lower == "in" && before > 0 && tokens[before - 1].lower == "kubernetes"
    });
    after && tokens.get(at).is_some_and(minor)
}

/// Whether a figure is the object of a verb that tells neither what there is nor what was achieved: "it broke 50 teams".
pub(super) fn done_to(tokens: &[Token], at: usize) -> bool {
    const TELLING: &[&str] = &[
        "be", "have", "reach", "see", "get", "span", "include", "help", "count", "total", "exceed", "grow",
        "become", "cover", "consist", "provide",
    ];
    let between = Tags::ADVERB
        .with(Tags::DETERMINER)
        .with(Tags::NUMBER)
        .with(Tags::PREPOSITION)
        .with(Tags::ADJECTIVE);
    let Some(verb) = tokens[..at]
        .iter()
        .rposition(|t| !t.tags.any(between) && !t.is(&["more", "than", "about"]))
    else {
        return false;
    };
    let token = &tokens[verb];
    let acts = token.tags.any(Tags::PAST.with(Tags::BASE).with(Tags::THIRD).with(Tags::GERUND))
        && !token.tags.any(Tags::NOUN.with(Tags::BE).with(Tags::HAVE).with(Tags::MODAL));
    acts && tokens[verb + 1..at].iter().all(|t| !t.tags.any(Tags::PREPOSITION) || t.lower == "over")
        && lexicon().base(&token.lower).is_some_and(|b| !TELLING.contains(&b) && !RUNS.contains(&b))
        && done_with(tokens, at).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::tokens::{Names, clean};

    #[test]
    fn words_that_belong_together_are_sound() {
        for text in [
            "30 clusters running 24x7",
            "9 million users in 2024",
            "9 million pastry buyers worldwide",
            "80% reduction in wrong orders",
        ] {
            assert!(sound(text), "{text}");
        }
        for text in [
            "30% reduction in from testing",
            "200 developers in the office 400 500",
            "30 units with 36,000 PS",
            "700 ovens at the time to the yard",
            "Approximately 98 time in its ovens",
            "hundreds",
        ] {
            assert!(!sound(text), "{text}");
        }
    }

    #[test]
    fn the_version_of_a_cluster_is_no_count() {
        let at = |text: &str, figure: &str| {
            let tokens = clean(text, &Names::default());
            let at = tokens.iter().position(|t| t.lower == figure).expect(text);
            version(&tokens, at)
        };
        assert!(at("our ovens run on Kubernetes 118 clusters", "118"));
        assert!(at("it came to Kubernetes in 123", "123"));
        assert!(!at("we run 118 Kubernetes clusters", "118") && !at("Kubernetes 250 times", "250"));
    }

    #[test]
    fn a_change_is_measured_by_a_noun_that_is_not_counted() {
        assert!(measured("build time", "20 minutes to 5 minutes"));
        assert!(!measured("year", "weeks to hours") && measured("lead time", "weeks to hours"));
        assert!(!measured("cores", "128 cores to 50 cores") && !measured("gone", "20 minutes to 5 minutes"));
    }
}
