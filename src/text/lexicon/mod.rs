//! A small tagger: tells what a word can be (verb form, determiner, preposition, …) from closed classes, a verb list
//! and endings. It never guesses meaning, and an unknown word is a noun.

mod closed;
mod verbs;

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::words::WordSet;

/// What a word can be; a set of the constants below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tags(u32);

impl Tags {
    /// Base form of a verb, which is also its present plural ("run").
    pub const BASE: Tags = Tags(1);
    /// Third person singular ("runs").
    pub const THIRD: Tags = Tags(1 << 1);
    /// Past ("ran").
    pub const PAST: Tags = Tags(1 << 2);
    /// Past participle ("run", "deployed").
    pub const PARTICIPLE: Tags = Tags(1 << 3);
    /// Ending in -ing ("running").
    pub const GERUND: Tags = Tags(1 << 4);
    /// Determiner.
    pub const DETERMINER: Tags = Tags(1 << 5);
    /// Preposition.
    pub const PREPOSITION: Tags = Tags(1 << 6);
    /// Coordinator ("and").
    pub const COORDINATOR: Tags = Tags(1 << 7);
    /// Subordinator ("because").
    pub const SUBORDINATOR: Tags = Tags(1 << 8);
    /// Relative or interrogative ("which").
    pub const RELATIVE: Tags = Tags(1 << 9);
    /// Modal verb ("can").
    pub const MODAL: Tags = Tags(1 << 10);
    /// Adverb.
    pub const ADVERB: Tags = Tags(1 << 11);
    /// Adjective.
    pub const ADJECTIVE: Tags = Tags(1 << 12);
    /// Noun, or unknown.
    pub const NOUN: Tags = Tags(1 << 13);
    /// Personal pronoun in the subject form.
    pub const SUBJECT: Tags = Tags(1 << 14);
    /// Personal pronoun in the object form.
    pub const OBJECT: Tags = Tags(1 << 15);
    /// Form of "be".
    pub const BE: Tags = Tags(1 << 16);
    /// Form of "have".
    pub const HAVE: Tags = Tags(1 << 17);
    /// Form of "do".
    pub const DO: Tags = Tags(1 << 18);
    /// Number in digits or words.
    pub const NUMBER: Tags = Tags(1 << 19);
    /// A word that cannot be the last of a sentence.
    pub const NEVER_LAST: Tags = Tags(1 << 20);

    /// The set as a number.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether any of the given tags is in the set.
    pub fn any(self, other: Tags) -> bool {
        self.0 & other.0 != 0
    }

    /// The union of both sets.
    #[must_use]
    pub const fn with(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }

    /// The set without the given tags.
    #[must_use]
    pub const fn without(self, other: Tags) -> Tags {
        Tags(self.0 & !other.0)
    }
}

/// Forms of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbForms {
    /// "deploys".
    pub third: String,
    /// "deployed".
    pub past: String,
    /// "deployed".
    pub participle: String,
    /// "deploying".
    pub gerund: String,
}

/// The word list, built once.
#[derive(Debug)]
pub struct Lexicon {
    tags: FxHashMap<String, Tags>,
    forms: FxHashMap<&'static str, VerbForms>,
    bases: FxHashMap<String, &'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// The lexicon.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn build() -> Self {
        let mut lexicon = Self {
            tags: FxHashMap::with_capacity_and_hasher(6000, FxBuildHasher),
            forms: FxHashMap::with_capacity_and_hasher(1200, FxBuildHasher),
            bases: FxHashMap::with_capacity_and_hasher(4000, FxBuildHasher),
        };
        lexicon.add_closed();
        for base in verbs::REGULAR.split_whitespace().filter(|b| !b.contains('-')) {
            lexicon.add_verb(base, regular(base, false));
        }
        for base in verbs::DOUBLING.split_whitespace().filter(|b| !b.contains('-')) {
            lexicon.add_verb(base, regular(base, true));
        }
        for row in verbs::IRREGULAR.split('|') {
            let mut columns = row.split_whitespace();
            if let (Some(base), Some(past), Some(participle)) =
                (columns.next(), columns.next(), columns.next())
            {
                let mut forms = regular(
                    base,
                    matches!(
                        base,
                        "cut"
                            | "get"
                            | "hit"
                            | "let"
                            | "put"
                            | "quit"
                            | "run"
                            | "set"
                            | "shut"
                            | "sit"
                            | "spin"
                            | "split"
                            | "swim"
                            | "win"
                            | "begin"
                            | "forget"
                            | "reset"
                            | "dig"
                            | "shed"
                            | "bet"
                    ),
                );
                past.clone_into(&mut forms.past);
                participle.clone_into(&mut forms.participle);
                lexicon.add_verb(base, forms);
            }
        }
        for word in verbs::NOUN_TOO.split_whitespace() {
            lexicon.add(word, Tags::NOUN);
            // "engineers", "releases": the verb's third person is the noun's plural.
            if let Some(third) = lexicon.forms.get(word).map(|f| f.third.clone()) {
                lexicon.add(&third, Tags::NOUN);
            }
        }
        lexicon
    }

    fn add(&mut self, word: &str, tags: Tags) {
        let entry = self.tags.entry(word.to_owned()).or_default();
        *entry = entry.with(tags);
    }

    fn add_closed(&mut self) {
        let classes: [(&str, Tags); 13] = [
            (closed::DETERMINERS, Tags::DETERMINER),
            (closed::PREPOSITIONS, Tags::PREPOSITION),
            (closed::COORDINATORS, Tags::COORDINATOR),
            (closed::SUBORDINATORS, Tags::SUBORDINATOR),
            (closed::RELATIVES, Tags::RELATIVE),
            (closed::MODALS, Tags::MODAL),
            (closed::ADVERBS, Tags::ADVERB),
            (closed::ADJECTIVES, Tags::ADJECTIVE),
            (
                "cloud core key standard total general legacy second minimum maximum",
                Tags::NOUN,
            ),
            ("we i you they he she it", Tags::SUBJECT),
            ("us me them him", Tags::OBJECT),
            (closed::NEVER_LAST, Tags::NEVER_LAST),
            (NUMBER_WORDS, Tags::NUMBER),
        ];
        for (words, tags) in classes {
            for word in words.split_whitespace() {
                self.add(word, tags);
            }
        }
        for (word, tags) in [
            ("be", Tags::BE.with(Tags::BASE)),
            ("am", Tags::BE.with(Tags::BASE)),
            ("are", Tags::BE.with(Tags::BASE)),
            ("is", Tags::BE.with(Tags::THIRD)),
            ("was", Tags::BE.with(Tags::PAST)),
            ("were", Tags::BE.with(Tags::PAST)),
            ("been", Tags::BE.with(Tags::PARTICIPLE)),
            ("being", Tags::BE.with(Tags::GERUND)),
            ("have", Tags::HAVE.with(Tags::BASE)),
            ("has", Tags::HAVE.with(Tags::THIRD)),
            ("had", Tags::HAVE.with(Tags::PAST).with(Tags::PARTICIPLE)),
            ("having", Tags::HAVE.with(Tags::GERUND)),
            ("do", Tags::DO.with(Tags::BASE)),
            ("does", Tags::DO.with(Tags::THIRD)),
            ("did", Tags::DO.with(Tags::PAST)),
            ("done", Tags::DO.with(Tags::PARTICIPLE)),
            ("doing", Tags::DO.with(Tags::GERUND)),
        ] {
            self.add(word, tags);
        }
    }

    fn add_verb(&mut self, base: &'static str, forms: VerbForms) {
        self.add(base, Tags::BASE);
        self.add(&forms.third, Tags::THIRD);
        self.add(&forms.past, Tags::PAST);
        self.add(&forms.participle, Tags::PARTICIPLE);
        self.add(&forms.gerund, Tags::GERUND);
        for form in [&forms.third, &forms.past, &forms.participle, &forms.gerund] {
            self.bases.entry(form.clone()).or_insert(base);
        }
        self.bases.insert(base.to_owned(), base);
        self.forms.insert(base, forms);
    }

    /// What the lower-case word can be.
    pub fn tags(&self, word: &str) -> Tags {
        if let Some(tags) = self.tags.get(word) {
            return if tags.0 == Tags::NEVER_LAST.0 {
                tags.with(Tags::NOUN)
            } else {
                *tags
            };
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Tags::NUMBER;
        }
        if word.len() > 4 && word.ends_with("ly") {
            return Tags::ADVERB;
        }
        if [
            "able", "ible", "ful", "less", "ous", "ive", "ical", "ic", "ial", "ary",
        ]
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
        {
            return Tags::ADJECTIVE.with(Tags::NOUN);
        }
        Tags::NOUN
    }

    /// Base form of a verb form, if it is one.
    pub fn base(&self, word: &str) -> Option<&'static str> {
        match word {
            "am" | "are" | "is" | "was" | "were" | "been" | "being" | "be" => Some("be"),
            "has" | "had" | "having" | "have" => Some("have"),
            "does" | "did" | "done" | "doing" | "do" => Some("do"),
            _ => self.bases.get(word).copied(),
        }
    }

    /// All forms of a verb given by its base.
    pub fn forms(&self, base: &str) -> Option<&VerbForms> {
        self.forms.get(base)
    }

    /// The form that agrees with a singular subject: "run" → "runs", "have" → "has".
    pub fn third(&self, word: &str) -> Option<String> {
        Some(match word {
            "are" | "am" | "be" => "is".to_owned(),
            "were" => "was".to_owned(),
            "have" => "has".to_owned(),
            "do" => "does".to_owned(),
            _ => self.forms.get(word)?.third.clone(),
        })
    }

    /// Whether a noun is plural by its ending.
    pub fn plural(&self, word: &str) -> bool {
        static PLURALS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(closed::PLURALS));
        static SINGULARS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(closed::SINGULARS));
        let regular = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        regular && !SINGULARS.has(word) || PLURALS.has(word)
    }
}

/// Numbers in words, as far as they quantify.
const NUMBER_WORDS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion \
    hundreds thousands millions billions dozens dozen couple zero half";

/// Regular forms by the spelling rules of English.
fn regular(base: &str, doubling: bool) -> VerbForms {
    let stem_y = base.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u']));
    let third = if let Some(stem) = stem_y {
        format!("{stem}ies")
    } else if base == "go"
        || base == "do"
        || base.ends_with(['s', 'x', 'z'])
        || base.ends_with("ch")
        || base.ends_with("sh")
    {
        format!("{base}es")
    } else {
        format!("{base}s")
    };
    let last = base.chars().last().unwrap_or('e');
    let (past, gerund) = if let Some(stem) = stem_y {
        (format!("{stem}ied"), format!("{base}ing"))
    } else if let Some(stem) = base.strip_suffix("ie") {
        (format!("{base}d"), format!("{stem}ying"))
    } else if base.ends_with("ee") {
        (format!("{base}d"), format!("{base}ing"))
    } else if let Some(stem) = base.strip_suffix('e') {
        (format!("{base}d"), format!("{stem}ing"))
    } else if doubling {
        (format!("{base}{last}ed"), format!("{base}{last}ing"))
    } else {
        (format!("{base}ed"), format!("{base}ing"))
    };
    VerbForms {
        participle: past.clone(),
        third,
        past,
        gerund,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_follow_the_spelling_rules() {
        let of = |base: &str| lexicon().forms(base).map(|f| format!("{} {} {}", f.third, f.past, f.gerund));
        assert_eq!(of("deploy").as_deref(), Some("deploys deployed deploying"));
        assert_eq!(of("rely").as_deref(), Some("relies relied relying"));
        assert_eq!(of("ship").as_deref(), Some("ships shipped shipping"));
        assert_eq!(of("use").as_deref(), Some("uses used using"));
        assert_eq!(of("push").as_deref(), Some("pushes pushed pushing"));
        assert_eq!(of("run").as_deref(), Some("runs ran running"));
        assert_eq!(of("agree").as_deref(), Some("agrees agreed agreeing"));
    }

    #[test]
    fn words_know_what_they_can_be() {
        let lexicon = lexicon();
        assert!(lexicon.tags("because").any(Tags::SUBORDINATOR));
        assert!(lexicon.tags("built").any(Tags::PAST) && lexicon.tags("built").any(Tags::PARTICIPLE));
        assert!(lexicon.tags("build").any(Tags::NOUN) && lexicon.tags("build").any(Tags::BASE));
        assert!(!lexicon.tags("deploy").any(Tags::NOUN));
        assert!(lexicon.tags("frobnicator").any(Tags::NOUN));
        assert_eq!(lexicon.third("have").as_deref(), Some("has"));
    }

    #[test]
    fn plural_endings_are_told_from_singular_ones() {
        let lexicon = lexicon();
        assert!(lexicon.plural("clusters") && lexicon.plural("people"));
        assert!(!lexicon.plural("kubernetes") && !lexicon.plural("access") && !lexicon.plural("cluster"));
    }
}
