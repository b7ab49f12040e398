//! What follows a counted noun and says which of them are meant: "using its platform", "powered by steam", "in two towns".
//! A tail is told whole or not at all.

use crate::{
    text::{
        common_words::is_common,
        english::class,
        lexicon::{Tags, lexicon},
    },
    writing::extractive::{
        nominal::{extent, phrase},
        realise::Voice,
        tokens::Token,
    },
};

/// Participles that say where or whose the things before them are.
const PLACED: &[&str] = &[
    "deployed",
    "powered",
    "spread",
    "distributed",
    "located",
    "geolocated",
    "owned",
    "managed",
    "hosted",
    "connected",
    "onboarded",
    "produced",
    "maintained",
    "dedicated",
];

/// What follows a noun and belongs to it: "using its platform", "in 42 different locations".
pub(super) fn tail(tokens: &[Token], from: usize, noun: &str, voice: &Voice<'_>) -> Option<String> {
    let at = place(tokens, from, noun)?;
    if tokens[at].after != ' ' {
        return None;
    }
    // "1,000 services all with zero downtime"
    let at = at + usize::from(tokens.get(at + 1)?.lower == "all");
    let start = opening(tokens, at + 1).or_else(|| shared(tokens, at))?;
    let end = end(tokens, start, voice)?;
    // A limit that was heard wrongly is worse than none.
    let new = start > at + 1 || tokens[start].is(PLACED);
    if new && !tokens[start..end].iter().all(heard) {
        return None;
    }
    let text = phrase(&tokens[..end], start, voice)?;
    Some(format!(" {}", text.replacen("in a total of ", "in ", 1)))
}

/// Whether a word is one that talks use, or a name.
fn heard(token: &Token) -> bool {
    let used = |word: &str| word.len() < 2 || is_common(word) || class(word).is_some();
    let one = token.lower.strip_suffix('s').filter(|one| one.len() > 2);
    token.name
        || token.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || used(&token.lower)
        || one.is_some_and(used)
}

/// Whether a tail says where or whose the things are by a participle.
pub(super) fn placed(tail: &str) -> bool {
    tail.trim_start().split(' ').next().is_some_and(|word| PLACED.contains(&word))
}

/// Where things went that were moved: " to the new oven".
pub(super) fn goal(tokens: &[Token], from: usize, noun: &str, voice: &Voice<'_>) -> Option<String> {
    let to = place(tokens, from, noun)? + 1;
    let (word, first) = (tokens.get(to)?, tokens.get(to + 1)?);
    if !word.is(&["to", "onto", "into"]) || tokens[to - 1].after != ' ' {
        return None;
    }
    // "to this new oven": the row tells of it for the first time.
    let new = first.is(&["this", "these"]) && tokens.get(to + 2)?.lower == "new";
    let named = first.name || first.tags.any(Tags::DETERMINER);
    if !new && (!named || first.is(&["this", "that", "these", "those"])) {
        return None;
    }
    let (article, start) = if new { ("the ", to + 2) } else { ("", to + 1) };
    let end = end(tokens, start, voice)?;
    let what = phrase(&tokens[..end], start, voice)?;
    Some(format!(" {} {article}{what}", word.lower))
}

/// Whether the words after the noun limit what is counted by something that only the talk names: "engineers working on
/// that".
pub(super) fn open(tokens: &[Token], from: usize, noun: &str) -> bool {
    const REACH: usize = 5;
    let Some(at) = place(tokens, from, noun).filter(|at| tokens[*at].after == ' ') else {
        return false;
    };
    // "90 bakers of them 40 in Rome" are all the bakers.
    if opening(tokens, at + 1).is_none() || tokens[at + 1].lower == "of" {
        return false;
    }
    for (i, token) in tokens.iter().enumerate().skip(at + 2).take(REACH) {
        let governed = tokens[i - 1].tags.any(Tags::PREPOSITION.with(Tags::GERUND));
        let alone = || {
            tokens
                .get(i + 1)
                .is_none_or(|next| !next.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::NUMBER)))
        };
        if governed
            && (token.is(&["it", "them", "here", "there"]) || token.is(&["that", "this", "those"]) && alone())
        {
            return true;
        }
        if token.tags.any(Tags::SUBJECT.with(Tags::COORDINATOR)) || tokens[i - 1].after != ' ' {
            return false;
        }
    }
    false
}

/// Index of the counted noun from `from` on.
fn place(tokens: &[Token], from: usize, noun: &str) -> Option<usize> {
    let noun = noun.to_lowercase();
    let at = tokens
        .get(from..)?
        .iter()
        .position(|t| t.lower == noun || t.lower.rsplit(' ').next() == Some(noun.as_str()))?;
    Some(from + at)
}

/// Where the words of a tail begin, if the word at `at` opens one: "that are" and "being" are left out.
fn opening(tokens: &[Token], at: usize) -> Option<usize> {
    let placed = |i: usize| {
        tokens[i].is(PLACED)
            && tokens.get(i + 1).is_some_and(|next| {
                next.is(&[
                    "by",
                    "in",
                    "across",
                    "on",
                    "with",
                    "to",
                    "for",
                    "over",
                    "worldwide",
                    "globally",
                ])
            })
    };
    let first = tokens.get(at)?;
    let opens = first.is(&[
        "in",
        "across",
        "with",
        "for",
        "on",
        "of",
        "at",
        "including",
        "worldwide",
        "globally",
    ]) || first.tags.any(Tags::GERUND) && !first.tags.any(Tags::BE);
    // "90 bakers on using our oven": the speaker began anew.
    let anew = first.is(&["on", "in", "for"]) && tokens.get(at + 1).is_some_and(|t| t.lower == "using");
    if anew {
        return Some(at + 1);
    }
    if opens || placed(at) {
        return Some(at);
    }
    let related = first.is(&["that", "which", "who"]);
    let mut i = at + usize::from(related);
    if !tokens.get(i)?.is(&["are", "is", "being"]) {
        return None;
    }
    while tokens.get(i)?.tags.any(Tags::BE.with(Tags::ADVERB)) {
        i += 1;
    }
    let doing = tokens[i].tags.any(Tags::GERUND) && !tokens[i].tags.any(Tags::NOUN) && related;
    (doing || placed(i)).then_some(i)
}

/// Where the tail begins that a count shares with the next one: "60 teams and 600 users using our platform".
fn shared(tokens: &[Token], at: usize) -> Option<usize> {
    const REACH: usize = 7;
    let number = |t: &Token| t.tags.any(Tags::NUMBER) || t.lower.starts_with(|c: char| c.is_ascii_digit());
    let list = tokens.get(at + 1)?.lower == "and" && tokens.iter().skip(at + 2).take(4).any(number);
    let noun = (at + 3..tokens.len().min(at + REACH)).find(|i| lexicon().plural(&tokens[*i].lower))?;
    let start = opening(tokens, noun + 1).filter(|_| list && tokens[noun].after == ' ')?;
    (tokens[start].tags.any(Tags::GERUND) && start == noun + 1).then_some(start)
}

/// Where the tail from `start` on ends: before what hangs, before half of a list of names, before a name that was said as
/// an aside.
fn end(tokens: &[Token], start: usize, voice: &Voice<'_>) -> Option<usize> {
    let (_, mut end) = extent(tokens, start, voice)?;
    let before_last = |end: usize| tokens[start..end].iter().rposition(|t| t.tags.any(Tags::PREPOSITION));
    let joined = tokens.get(end).is_some_and(|t| t.is(&["and", "or"]));
    let named = |t: &Token| t.name || t.text.starts_with(char::is_uppercase);
    // "in Oslo Bergen and Narvik": captions leave no comma, and half of the places are not all. "With about 150 terabytes"
    // of what?
    if joined && end >= start + 2 && tokens[end - 2..end].iter().all(named)
        || tokens.get(end).is_some_and(|t| t.lower == "of")
    {
        end = start + before_last(end)?;
    }
    // "in three northern countries Denmark Sweden"
    let aside = (start + 1..end).find(|i| {
        let before = &tokens[i - 1];
        tokens[*i].name && !before.name && lexicon().plural(&before.lower) && before.after == ' '
    });
    end = aside.unwrap_or(end);
    // "with 90 bakers onboarded to it": some of them.
    let bound = tokens.iter().skip(end).take(2).any(|t| t.is(&["it", "them", "that"]));
    while end > start && hangs(&tokens[end - 1]) {
        if bound {
            return None;
        }
        end -= 1;
    }
    (end > start).then_some(end)
}

/// Whether a word needs another one after it.
fn hangs(token: &Token) -> bool {
    let participle = token.tags.any(Tags::PARTICIPLE) && !token.tags.any(Tags::NOUN.with(Tags::ADJECTIVE));
    !token.name && (participle || token.is(PLACED) || token.is(&["anywhere", "somewhere", "24x7", "24/7"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::tokens::{Names, clean};

    const VOICE: Voice<'_> = Voice {
        company: "Acme",
        cased: true,
    };

    fn words(text: &str) -> Vec<Token> {
        let mut names = Names::default();
        for name in ["Oslo", "Bergen", "Narvik", "Norway"] {
            names.add(name, false);
        }
        clean(text, &names)
    }

    #[test]
    fn what_limits_a_count_is_told_whole() {
        let of = |text: &str| tail(&words(text), 0, "ovens", &VOICE);
        for (text, told) in [
            ("we have 90 ovens in a total of four towns", " in four towns"),
            (
                "we have 90 ovens that are powered by steam and",
                " powered by steam",
            ),
            (
                "we have 90 ovens being deployed in four towns",
                " deployed in four towns",
            ),
            ("we have 90 ovens which are using our gas", " using its gas"),
            (
                "we have 90 ovens across the three towns Norway now",
                " across the three towns",
            ),
            (
                "we have 90 ovens in four towns located all over",
                " in four towns",
            ),
            (
                "we have 90 ovens and about 800 doors using our gas",
                " using its gas",
            ),
        ] {
            assert_eq!(of(text).as_deref(), Some(told), "{text}");
        }
        for text in [
            "we have 90 ovens in Oslo Bergen and Narvik",
            "we have 90 ovens that we clean",
            "we have 90 ovens with anywhere from two to nine doors",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn where_things_were_moved_is_told() {
        let of = |text: &str| goal(&words(text), 0, "ovens", &VOICE);
        assert_eq!(
            of("we moved 90 ovens to this new hall").as_deref(),
            Some(" to the new hall")
        );
        assert_eq!(
            of("we moved 90 ovens onto our roof and").as_deref(),
            Some(" onto its roof")
        );
        assert!(of("we moved 90 ovens to this").is_none() && of("we moved 90 ovens to bake").is_none());
    }

    #[test]
    fn a_limit_that_only_the_talk_names_leaves_a_count_open() {
        let of = |text: &str| open(&words(text), 0, "bakers");
        assert!(of("we have 90 bakers working on that and they sing"));
        assert!(of("we have 90 bakers onboarded to it"));
        assert!(!of("we have 90 bakers working on that oven") && !of("we have 90 bakers and it works"));
    }
}
