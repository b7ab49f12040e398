//! Reads from the words of a sentence of whom and to whom it speaks: counts of pronouns, tenses, and words of
//! stories, screens, made-up cases and projects. It weighs nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::{
    model::{Company, Subject},
    text::{
        english,
        lexicon::{Tags, lexicon},
        vocabulary,
    },
};

/// Signs of a sentence.
pub(super) const SIGNS: usize = 28;

/// Their names, in the order of the weights.
pub(super) const NAMES: [&str; SIGNS] = [
    "we",
    "our",
    "i",
    "you",
    "they",
    "pointing",
    "showing",
    "supposing",
    "condition",
    "asking",
    "when",
    "project",
    "room",
    "advising",
    "time",
    "team",
    "coming",
    "past",
    "company",
    "number",
    "we did",
    "we have",
    "we can",
    "you can",
    "example",
    "screen",
    "question mark",
    "length",
];

/// Places of the signs that no list of words holds.
const WE: usize = 0;
const PAST: usize = 17;
const COMPANY: usize = 18;
const NUMBER: usize = 19;
const WE_DID: usize = 20;
const WE_HAVE: usize = 21;
const WE_CAN: usize = 22;
const YOU_CAN: usize = 23;
const EXAMPLE: usize = 24;
const SCREEN: usize = 25;
const QUESTION: usize = 26;
const LENGTH: usize = 27;

/// Words of the first signs, in their order.
const WORDS: [&str; PAST] = [
    "we we're we've we'd we'll",
    "our us ours ourselves",
    "i i'm i've i'd i'll my me",
    "you your you're you've you'll you'd yourself",
    "they their them they're",
    "this here these",
    "see look show click demo screen terminal command slide run kubectl browser tab button",
    "example imagine say let let's suppose assume pretend hypothetical",
    "if would could might may can",
    "how why what",
    "when whenever",
    "maintainer maintainers contributors contributor community release released contribute contributing contributions sig \
     kep upstream roadmap github issues prs merged proposal sandbox incubating graduated cncf slack alpha beta ga version feature",
    "thank thanks question questions hello welcome talk today everyone",
    "should must recommend want need try consider encourage please",
    "ago year years month months week weeks initially originally previously currently recently eventually finally started <y>",
    "team teams engineers developers customers business company organization internal production department colleagues",
    "will gonna going",
];

/// Pairs of words that mean more than each by itself.
const PAIRS: [(usize, &str, &str); 4] = [
    (WE_HAVE, "we", "have use run are need want"),
    (WE_CAN, "we", "can will would could should"),
    (YOU_CAN, "you", "can could will have want need should might would"),
    (SCREEN, "can", "see"),
];

/// Further pairs: any of the first words, then any of the second.
const MORE_PAIRS: [(usize, &str, &str); 3] = [
    (EXAMPLE, "for", "example instance"),
    (EXAMPLE, "let's let us", "say assume imagine suppose"),
    (SCREEN, "see over right this", "here slide screen"),
];

/// Most that a word of a sign counts in one sentence.
const MOST: f32 = 3.0;

/// Words behind "we" in which its verb is looked for.
const VERB: usize = 3;

/// Words of a sentence of full length.
const LONG: f32 = 40.0;

/// Commonest class of words that may stand for the company alone: a name's "The" and "New" do not.
const NAMING: u8 = 3;

/// What each listed word is a sign of.
static OF_WORD: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let lists = WORDS.iter().enumerate();
    lists
        .flat_map(|(sign, list)| list.split_whitespace().map(move |word| (word, sign)))
        .collect()
});

/// What each listed pair of words is a sign of.
static OF_PAIR: LazyLock<FxHashMap<(&'static str, &'static str), usize>> = LazyLock::new(|| {
    let pairs = PAIRS.iter().chain(&MORE_PAIRS);
    pairs
        .flat_map(|(sign, firsts, seconds)| {
            firsts
                .split_whitespace()
                .flat_map(move |first| seconds.split_whitespace().map(move |second| ((first, second), *sign)))
        })
        .collect()
});

/// What the words of a sentence tell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heard {
    /// How often each sign stands in it.
    pub(super) signs: [f32; SIGNS],
    /// Its known words: place in the table of words and weight.
    pub(super) words: Vec<(usize, f32)>,
}

/// Reads sentences of a talk about a company.
pub(super) struct Ear {
    company: Vec<String>,
}

impl Ear {
    /// Knows the company's name by those of its words that are not common.
    pub(super) fn new(company: Option<&Company>) -> Self {
        let name = company.map_or("", |c| c.name.as_str());
        let rare = |word: &String| word.len() > 2 && english::class(word).is_none_or(|class| class >= NAMING);
        Self {
            company: name.split_whitespace().map(vocabulary::normalize).filter(rare).collect(),
        }
    }

    /// What a sentence tells.
    pub(super) fn hear(&self, text: &str) -> Heard {
        let words: Vec<String> =
            text.split_whitespace().map(vocabulary::normalize).filter(|w| !w.is_empty()).collect();
        let mut signs = [0.0; SIGNS];
        let mut before = "";
        // Words since the last "we" whose verb was not heard yet.
        let mut since = usize::MAX;
        for word in words.iter().map(String::as_str) {
            let of_word = OF_WORD.get(word).copied();
            signs[NUMBER] += f32::from(u8::from(word.starts_with('<')));
            signs[COMPANY] += f32::from(u8::from(self.company.iter().any(|name| name == word)));
            if let Some(sign) = of_word {
                signs[sign] += 1.0;
            }
            if let Some(sign) = OF_PAIR.get(&(before, word)) {
                signs[*sign] += 1.0;
            }
            if of_word == Some(WE) {
                since = 0;
            } else {
                since = since.saturating_add(1);
                if lexicon().tags(word).any(Tags::PAST) {
                    signs[PAST] += 1.0;
                    if since <= VERB {
                        signs[WE_DID] += 1.0;
                        since = usize::MAX;
                    }
                }
            }
            before = word;
        }
        for count in &mut signs {
            *count = count.min(MOST);
        }
        signs[QUESTION] = f32::from(u8::from(text.contains('?')));
        signs[LENGTH] = (words.len() as f32 / LONG).min(1.0);
        Heard {
            signs,
            words: words.iter().filter_map(|w| super::super::sections::known_word(w)).collect(),
        }
    }
}

/// Signs of a talk's metadata.
pub(super) const TITLE: usize = 7;

/// What the title promises: an introduction, news of a project, a show, a story; whether it names the company, its place
/// ("at Larkfield"), or several.
pub(super) fn title(subject: &Subject, company: Option<&Company>) -> [f32; TITLE] {
    const PROMISES: [&[&str]; 4] = [
        &[
            "intro",
            "introduction",
            "deep dive",
            "101",
            "tutorial",
            "hands-on",
            "hands on",
        ],
        &[
            "update",
            "updates",
            "state of",
            "maintainer",
            "maintainers",
            "sig",
            "wg",
            "tag",
            "project",
            "what's new",
            "roadmap",
            "community",
        ],
        &["keynote", "panel", "lightning talk"],
        &["at scale", "journey", "lessons", "our", "how"],
    ];
    let bare: String = subject
        .topic
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || "'-&".contains(c) {
                c
            } else {
                ' '
            }
        })
        .collect();
    let topic = format!(" {} ", bare.split_whitespace().collect::<Vec<_>>().join(" "));
    let says = |phrase: &str| topic.contains(&format!(" {phrase} "));
    let name = company.map(|c| c.name.to_lowercase());
    let mut found = [0.0; TITLE];
    for (sign, phrases) in found.iter_mut().zip(PROMISES) {
        *sign = f32::from(u8::from(phrases.iter().any(|phrase| says(phrase))));
    }
    let named = name.as_ref().is_some_and(|name| says(name) || says(&format!("{name}'s")));
    let place = name.as_ref().is_some_and(|name| says(&format!("at {name}")));
    for (sign, holds) in found[PROMISES.len()..].iter_mut().zip([named, place, subject.companies.len() > 1]) {
        *sign = f32::from(u8::from(holds));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FactSource, MatchMethod, Membership, MembershipStatus};

    fn larkfield() -> Company {
        Company {
            name: "The Larkfield".into(),
            confidence: 1.0,
            source: FactSource::Title,
            membership: Membership {
                status: MembershipStatus::NotMember,
                landscape_name: None,
                tier: None,
                method: MatchMethod::None,
                confidence: 0.0,
            },
            homepage: None,
        }
    }

    fn named(heard: &Heard) -> Vec<&'static str> {
        NAMES
            .into_iter()
            .zip(heard.signs)
            .filter(|(_, count)| *count > 0.0)
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn every_sign_has_its_place() {
        for (place, name) in [
            (WE, "we"),
            (PAST, "past"),
            (COMPANY, "company"),
            (WE_DID, "we did"),
            (YOU_CAN, "you can"),
            (SCREEN, "screen"),
            (LENGTH, "length"),
        ] {
            assert_eq!(NAMES[place], name);
        }
    }

    #[test]
    fn a_deed_of_the_company_is_heard() {
        let company = larkfield();
        let heard = Ear::new(Some(&company)).hear("The ovens of Larkfield, we finally built them in 2019.");
        assert_eq!(
            named(&heard),
            [
                "we", "they", "time", "past", "company", "number", "we did", "length"
            ]
        );
        assert!(heard.signs[COMPANY] < 1.5, "its article is not its name");
    }

    #[test]
    fn a_made_up_case_on_a_screen_is_heard() {
        let heard = Ear::new(None).hear("let's say you can see here that we can bake?");
        let names = named(&heard);
        for name in [
            "supposing",
            "you can",
            "screen",
            "we can",
            "example",
            "question mark",
        ] {
            assert!(names.contains(&name), "{name}: {names:?}");
        }
        assert!(!names.contains(&"we did") && !names.contains(&"company"));
    }

    #[test]
    fn a_title_promises_a_story_or_a_lesson() {
        let subject = |topic: &str| Subject {
            topic: topic.into(),
            ..Subject::default()
        };
        let company = Company {
            name: "Larkfield".into(),
            ..larkfield()
        };
        let signs = |topic: &str| title(&subject(topic), Some(&company)).map(|sign| sign > 0.0);
        let story = signs("Our Journey: Ovens at Larkfield");
        assert_eq!(story, [false, false, false, true, true, true, false]);
        let lesson = signs("Ovens 101 + Deep Dive");
        assert_eq!(lesson, [true, false, false, false, false, false, false]);
    }
}
