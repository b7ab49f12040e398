//! Within what a figure holds: whether it is told of one of many, of what is to come or was once, of something else than
//! the company, or only at peak. A row stands without the words around it, so such a figure says so itself or is left out.

use super::counting::last_word;
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{facts::Reader, nominal::phrase, realise::Voice, tokens::Token},
};

/// Things of which a platform has many.
const ONES: &[&str] = &[
    "cluster",
    "region",
    "environment",
    "node",
    "server",
    "instance",
    "cell",
    "machine",
    "host",
    "account",
    "namespace",
    "application",
    "service",
    "experiment",
    "benchmark",
    "tenant",
    "rack",
    "zone",
    "pod",
    "core",
    "customer",
    "team",
    "store",
    "fleet",
];

/// Words about a figure that hold for it: from the last "and" before it to the next one after it.
const REACH: usize = 12;

/// The thing of which there are many and of one of which the figure is told: "in this cluster", "per core", "each region".
pub(super) fn one_of_many(tokens: &[Token], at: usize) -> Option<&'static str> {
    let joins = |t: &Token| t.is(&["and", "but", "so", "because"]) || matches!(t.after, '.' | ';' | '?');
    let first = (at.saturating_sub(REACH)..at)
        .rev()
        .find(|i| joins(&tokens[*i]))
        .map_or(at.saturating_sub(REACH), |i| i + 1);
    let last = (at + 1..tokens.len().min(at + REACH))
        .find(|i| joins(&tokens[*i]))
        .unwrap_or_else(|| tokens.len().min(at + REACH));
    (first..last).find_map(|i| {
        let one = ONES.iter().find(|one| tokens[i].lower == **one)?;
        let before = |back: usize| i.checked_sub(back).map(|at| &tokens[at]);
        let any = |t: Option<&Token>| t.is_some_and(|t| t.is(&["per", "each", "every"]));
        let this = |t: Option<&Token>| t.is_some_and(|t| t.is(&["this", "that", "one", "single"]));
        let within = |t: Option<&Token>| {
            t.is_some_and(|t| t.is(&["in", "on", "for", "within", "of", "just", "only", "a"]))
        };
        let close = any(before(1)) || this(before(1)) && (within(before(2)) || this(before(2)));
        let apart = before(1).is_some_and(|t| t.tags.any(Tags::ADJECTIVE.with(Tags::NOUN)))
            && (any(before(2)) || this(before(2)) && within(before(3)));
        (close || apart).then_some(*one)
    })
}

/// Whether a count holds only at times, in the future or in the past.
pub(super) fn limited(tokens: &[Token], at: usize) -> bool {
    at_times(tokens, at) || to_come(tokens, at) || of_old(tokens, at)
}

/// Whether a figure holds only at times, or of each of several things.
fn at_times(tokens: &[Token], at: usize) -> bool {
    const TIMES: &[&str] = &[
        "sometimes",
        "often",
        "usually",
        "typically",
        "potentially",
        "eventually",
    ];
    // "2,000 such services": which, was said before.
    let such = tokens[at..].iter().take(4).any(|t| t.lower == "such");
    let each = tokens[at..]
        .windows(2)
        .take(10)
        .any(|w| w[0].is(&["each", "every"]) && w[1].lower == "of");
    each || such || tokens[at.saturating_sub(3)..at].iter().any(|t| t.is(TIMES))
}

/// Whether a figure is told of what is to come: "we are going to have 50 ovens".
fn to_come(tokens: &[Token], at: usize) -> bool {
    const TALKS: &[&str] = &[
        "talk",
        "show",
        "tell",
        "take",
        "walk",
        "go",
        "see",
        "look",
        "dive",
        "cover",
        "discuss",
        "share",
        "introduce",
    ];
    const RESETS: &[&str] = &["today", "now", "currently", "already", "but", "because", "where"];
    let first = tokens[..at]
        .iter()
        .rposition(|t| t.is(RESETS) || matches!(t.after, '.' | ';' | '?'))
        .map_or(0, |i| i + 1);
    let words = &tokens[first..at];
    // "I am going to talk about": of nobody's plans.
    let going = words.windows(3).enumerate().any(|(i, w)| {
        let said = words
            .iter()
            .skip(i + 2)
            .take(2)
            .any(|t| lexicon().base(&t.lower).is_some_and(|b| TALKS.contains(&b)));
        w[0].lower == "going" && w[1].lower == "to" && w[2].tags.any(Tags::BASE) && !said
    });
    let will = words
        .windows(2)
        .any(|w| w[0].lower == "will" && w[1].tags.any(Tags::BASE.with(Tags::ADVERB)));
    let wished = words.windows(2).any(|w| {
        w[0].is(&[
            "goal", "aim", "plan", "want", "wants", "planning", "aiming", "target", "hope", "expect",
        ]) && w[1].is(&["to", "is", "was", "of"])
    });
    going || will || wished
}

/// Whether a count is one of a year that is over: "in 2019 we had 50 ovens".
fn of_old(tokens: &[Token], at: usize) -> bool {
    let dated = (1..at).any(|i| year(tokens, i) && tokens[i - 1].is(&["in", "of", "until", "by"]));
    let had = tokens[at.saturating_sub(6)..at]
        .iter()
        .any(|t| t.is(&["had", "were", "was", "found", "started"]));
    let then = tokens[..at].windows(2).any(|w| w[0].is(&["back", "at"]) && w[1].is(&["then", "first"]));
    let now = tokens[..at].iter().any(|t| t.is(&["now", "today", "currently"]));
    had && (dated || then) && !now
}

fn year(tokens: &[Token], at: usize) -> bool {
    let digits = &tokens[at].lower;
    digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"))
        && digits.parse::<u16>().is_ok()
}

/// Whether the sentences before a figure set a scene that is none of the company's: "imagine a street of bakeries".
pub(super) fn staged(reader: &Reader<'_>, sentence: usize) -> bool {
    const STAGES: &[&str] = &[
        "imagine",
        "suppose",
        "pretend",
        "fictional",
        "fictitious",
        "hypothetical",
    ];
    const BACK: usize = 2;
    (sentence.saturating_sub(BACK)..sentence).any(|id| {
        let tokens = reader.tokens(id);
        // "you can imagine" speaks of what there is.
        (0..tokens.len()).any(|i| tokens[i].is(STAGES) && !(i > 0 && tokens[i - 1].tags.any(Tags::MODAL)))
    })
}

/// Whether the subject of a figure is "it" or "they", and the sentence before does not name the company.
pub(super) fn of_another(reader: &Reader<'_>, sentence: usize, at: usize, company: &str) -> bool {
    let tokens = reader.tokens(sentence);
    let Some(subject) = tokens[..at].iter().rposition(|t| t.tags.any(Tags::SUBJECT) || t.name) else {
        return false;
    };
    let verb = tokens.get(subject + 1).is_some_and(|t| {
        t.tags.any(
            Tags::THIRD
                .with(Tags::PAST)
                .with(Tags::BASE)
                .with(Tags::HAVE)
                .with(Tags::BE)
                .with(Tags::ADVERB),
        )
    });
    let ours = |t: &Token| t.name && t.text.starts_with(company) || t.is(&["we", "our"]);
    let named = sentence.checked_sub(1).is_some_and(|id| reader.tokens(id).iter().any(ours));
    tokens[subject].is(&["it", "they", "he", "she"]) && verb && !named && !tokens[..subject].iter().any(ours)
}

/// Whether a value counts users whom a reader would take for those of all the company: a few thousand are those of some
/// tool.
pub(super) fn of_some_tool(value: &str, noun: &str) -> bool {
    const MANY: f64 = 50_000.0;
    let number = value.split(' ').find_map(|w| w.replace(',', "").parse::<f64>().ok());
    noun == "users"
        && number.is_some_and(|n| n < MANY)
        && !["million", "billion"].iter().any(|power| value.contains(power))
        && last_word(value) == Some("users")
}

/// Whether words count users of whom the reader is not told whose they are: "it has 200 daily active users".
pub(in super::super) fn some_users(tokens: &[&Token]) -> bool {
    const REACH: usize = 4;
    let Some(users) = tokens.iter().position(|t| t.lower == "users") else {
        return false;
    };
    let told = tokens.get(users + 1).is_some_and(|t| t.is(&["of", "on", "in", "using", "across"]));
    let value: Vec<&str> =
        tokens[users.saturating_sub(REACH)..=users].iter().map(|t| t.lower.as_str()).collect();
    let value = value.join(" ");
    !told && value.contains("active") && (of_some_tool(&value, "users") || value.contains("thousand"))
}

/// The time at which a figure holds: " at peak", " during the week of the fair", as it follows the count.
pub(super) fn frame(tokens: &[Token], before: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let peak = |words: &[Token]| {
        words.windows(2).any(|w| w[0].lower == "at" && w[1].lower == "peak")
            || words
                .windows(3)
                .any(|w| w[0].lower == "at" && w[1].lower == "our" && w[2].lower == "peak")
    };
    let near = before.len().saturating_sub(3);
    if peak(&before[near..]) || peak(&tokens[..at]) {
        return Some(" at peak".to_owned());
    }
    let open = tokens.first().filter(|t| t.lower == "during")?;
    let when = phrase(&tokens[..at], 0, voice)?;
    let length = when.split(' ').count();
    let next = tokens.get(length)?;
    let closed = tokens[length - 1].after == ',' || next.is(&["we", "our"]) || next.text == voice.company;
    let whole = when
        .split(' ')
        .zip(tokens)
        .all(|(word, token)| token.text.eq_ignore_ascii_case(word) || token.lower == "our");
    (closed && whole && (3..=8).contains(&length) && open.after == ' ').then(|| format!(" {when}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::tokens::{Names, clean};

    fn at<T>(text: &str, figure: &str, of: impl Fn(&[Token], usize) -> T) -> T {
        let tokens = clean(text, &Names::default());
        let at = tokens.iter().position(|t| t.lower == figure).expect(text);
        of(&tokens, at)
    }

    #[test]
    fn a_figure_of_one_of_many_is_known() {
        for (text, one) in [
            ("we cut the bill by 60% in just this one cluster", "cluster"),
            ("we serve 900 loaves per second per core", "core"),
            ("so in each northern region we have 900 ovens", "region"),
        ] {
            let figure = if text.contains("60%") { "60%" } else { "900" };
            assert_eq!(at(text, figure, one_of_many), Some(one), "{text}");
        }
        for text in [
            "we have 900 ovens in our cluster",
            "every region has its baker and we have 900 ovens",
            "we have 900 nodes each equipped with a door",
        ] {
            assert_eq!(at(text, "900", one_of_many), None, "{text}");
        }
    }

    #[test]
    fn a_figure_of_now_and_for_good_is_told_apart() {
        assert!(at("a shop has sometimes 900 guests", "900", at_times));
        assert!(at("we bake 900 loaves for each of those shops", "900", at_times));
        assert!(at("we have 900 such ovens", "900", at_times));
        assert!(!at("we bake 900 loaves", "900", at_times));
        assert!(!at(
            "I am going to show you that we have 900 ovens",
            "900",
            to_come
        ));
        assert!(at("we are going to have 900 ovens", "900", to_come));
        assert!(at("our goal is 900 ovens", "900", to_come));
        assert!(!at("we will grow but today we have 900 ovens", "900", to_come));
        assert!(!at("we have 900 ovens and will buy more", "900", to_come));
        assert!(at("in 2019 we had 900 ovens", "900", of_old));
        assert!(!at("we opened in 2019 and now we have 900 ovens", "900", of_old));
    }

    #[test]
    fn the_time_of_a_figure_follows_its_count() {
        let voice = Voice {
            company: "Acme",
            cased: true,
        };
        let of = |before: &str, text: &str| {
            let before = clean(before, &Names::default());
            at(text, "900", |tokens, at| frame(tokens, &before, at, &voice))
        };
        assert_eq!(
            of("it scales at peak", "we serve 900 guests").as_deref(),
            Some(" at peak")
        );
        assert_eq!(
            of("", "during the week of the fair, we served 900 guests").as_deref(),
            Some(" during the week of the fair")
        );
        assert_eq!(of("it scales", "we serve 900 guests"), None);
    }

    #[test]
    fn users_need_what_they_use() {
        let of = |text: &str| {
            let tokens = clean(text, &Names::default());
            some_users(&tokens.iter().collect::<Vec<_>>())
        };
        assert!(of("we have 200 daily active users") && of("more than a thousand daily active users"));
        assert!(!of("we have 200 daily active users of our oven") && !of("we have 9 million active users"));
        assert!(!of("we help our users"));
    }

    #[test]
    fn few_users_are_those_of_some_tool() {
        assert!(of_some_tool("about 200 monthly active users", "users"));
        assert!(!of_some_tool("42 million users", "users") && !of_some_tool("200 bakers", "bakers"));
    }
}
