//! Brings names of organisations to comparable forms: folded words, words without legal forms, letters without
//! spaces. It does not know who is a member.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::fold;
use crate::text::numbers::small;

/// A name of an organisation in the forms that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyName {
    /// All words, folded, punctuation and "&" gone, number words as digits.
    pub full: Vec<String>,
    /// Words without a leading "the" and without legal forms at the end.
    pub bare: Vec<String>,
    /// Letters and digits of `bare`.
    pub letters: String,
    /// Letters and digits of the whole name as written.
    pub written: String,
    /// Letters and digits of the name as written, without "the" and legal forms: what slips are looked for in.
    pub spelled: String,
}

/// Legal forms as sequences of folded words without dots, longest first where one ends another.
/// Sources: the legal forms of the countries that members and speakers' employers come from.
const LEGAL_FORMS: &[&[&str]] = &[
    &["gmbh", "and", "co", "kg"],
    &["gmbh", "co", "kg"],
    &["ag", "and", "co", "kg"],
    &["se", "and", "co", "kg"],
    &["s", "de", "rl"],
    &["de", "c", "v"],
    &["de", "cv"],
    &["s", "a", "de", "c", "v"],
    &["sp", "z", "o", "o"],
    &["z", "o", "o"],
    &["g", "m", "b", "h"],
    &["m", "b", "h"],
    &["s", "a", "r", "l"],
    &["s", "p", "a"],
    &["s", "r", "l"],
    &["s", "r", "o"],
    &["d", "o", "o"],
    &["l", "l", "c"],
    &["l", "l", "p"],
    &["p", "l", "c"],
    &["b", "v"],
    &["n", "v"],
    &["l", "p"],
    &["s", "a"],
    &["s", "l"],
    &["s", "e"],
    &["a", "s"],
    &["a", "g"],
    &["k", "k"],
    &["e", "v"],
    &["e", "g"],
    &["sdn", "bhd"],
    &["pvt", "ltd"],
    &["pte", "ltd"],
    &["pty", "ltd"],
    &["co", "ltd"],
    &["company", "limited"],
    &["private", "limited"],
    &["and", "company"],
    &["and", "co"],
    &["kabushiki", "kaisha"],
    &["inc"],
    &["incorporated"],
    &["corp"],
    &["corporation"],
    &["company"],
    &["co"],
    &["llc"],
    &["llp"],
    &["lp"],
    &["ltd"],
    &["limited"],
    &["private"],
    &["pvt"],
    &["pty"],
    &["pte"],
    &["plc"],
    &["gmbh"],
    &["mbh"],
    &["ag"],
    &["kg"],
    &["ug"],
    &["ohg"],
    &["se"],
    &["sa"],
    &["sas"],
    &["sasu"],
    &["sarl"],
    &["spa"],
    &["srl"],
    &["sl"],
    &["slu"],
    &["bv"],
    &["nv"],
    &["ab"],
    &["asa"],
    &["as"],
    &["aps"],
    &["oy"],
    &["oyj"],
    &["ou"],
    &["uab"],
    &["sia"],
    &["zrt"],
    &["kft"],
    &["nyrt"],
    &["sro"],
    &["doo"],
    &["ltda"],
    &["kk"],
    &["gk"],
    &["jsc"],
    &["pjsc"],
    &["ooo"],
    &["pbc"],
    &["na"],
];

/// Words that a legal name adds to the name that people use ("Thales Group", "Huawei Technologies").
const DESCRIPTIVE: [&str; 24] = [
    "computing",
    "consulting",
    "enterprises",
    "group",
    "holding",
    "holdings",
    "inc",
    "incorporated",
    "industries",
    "international",
    "it",
    "labs",
    "managed",
    "networks",
    "services",
    "software",
    "solutions",
    "systems",
    "tech",
    "technologies",
    "technology",
    "motor",
    "worldwide",
    "global",
];

/// Places that a name adds for a national company ("Acme Germany GmbH").
const PLACES: [&str; 31] = [
    "america",
    "americas",
    "apac",
    "asia",
    "australia",
    "austria",
    "belgium",
    "brasil",
    "brazil",
    "canada",
    "china",
    "deutschland",
    "emea",
    "europe",
    "france",
    "germany",
    "iberia",
    "india",
    "ireland",
    "israel",
    "italia",
    "italy",
    "nederland",
    "netherlands",
    "nordic",
    "poland",
    "singapore",
    "spain",
    "switzerland",
    "uk",
    "usa",
];

impl CompanyName {
    /// Brings a name to its forms.
    pub fn new(name: &str) -> Self {
        let plain = words(name);
        let written = plain.concat();
        // Few names hold a number word; of the others both spellings are one.
        let counted = plain.iter().any(|w| small(w).is_some());
        let spelled = counted.then(|| without_legal_forms(&plain).concat());
        let full: Vec<String> = if counted {
            plain.iter().map(|w| digits(w)).collect()
        } else {
            plain
        };
        let bare = without_legal_forms(&full);
        let letters = bare.concat();
        Self {
            spelled: spelled.unwrap_or_else(|| letters.clone()),
            letters,
            written,
            full,
            bare,
        }
    }

    /// `bare` without descriptive words and places at its end, when something is left.
    pub fn core(&self) -> &[String] {
        let extra = |w: &String| DESCRIPTIVE.contains(&w.as_str()) || PLACES.contains(&w.as_str());
        let kept = self.bare.len() - self.bare.iter().rev().take_while(|w| extra(w)).count();
        if kept == 0 { &self.bare } else { &self.bare[..kept] }
    }
}

/// Folded words; a dot or hyphen ends a word, an apostrophe does not.
fn words(name: &str) -> Vec<String> {
    let mut spelled = fold(name);
    // "Spotify's" is Spotify; any other apostrophe belongs to the name.
    if spelled.contains('\'') {
        spelled.push(' ');
        spelled = spelled.replace("'s ", " ").replace('\'', "");
    }
    if spelled.contains(['&', '+', '@']) {
        spelled = spelled.replace(['&', '+'], " and ").replace('@', " at ");
    }
    let mut words: Vec<String> = spelled
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    // "solo dot io" is how captions spell "solo.io".
    if words.len() > 2 {
        let last = words.len() - 1;
        let mut at = 0;
        words.retain(|w| {
            at += 1;
            w != "dot" || at == 1 || at > last
        });
    }
    words
}

/// A number word as digits.
fn digits(word: &str) -> String {
    small(word).map_or_else(|| word.to_owned(), |value| value.to_string())
}

/// Last words of the legal forms: nearly all names end otherwise.
static LAST_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| LEGAL_FORMS.iter().filter_map(|form| form.last().copied()).collect());

fn without_legal_forms(full: &[String]) -> Vec<String> {
    let mut bare = full;
    if bare.len() > 1 && bare[0] == "the" {
        bare = &bare[1..];
    }
    let ends = |bare: &[String]| bare.last().is_some_and(|last| LAST_WORDS.contains(last.as_str()));
    let form = |bare: &[String]| {
        LEGAL_FORMS
            .iter()
            .filter(|form| bare.len() > form.len())
            .find(|form| bare[bare.len() - form.len()..].iter().map(String::as_str).eq(form.iter().copied()))
    };
    while ends(bare)
        && let Some(form) = form(bare)
    {
        // "T Systems AS" may lose "as", but "U B S" is not "U" with a Czech or Spanish form.
        let left = &bare[..bare.len() - form.len()];
        if form.concat().len() <= 3 && form.len() > 1 && left.iter().all(|w| w.len() == 1) {
            break;
        }
        bare = left;
    }
    // "and" between the words is as often left out as said.
    bare.iter().filter(|w| bare.len() < 3 || *w != "and").cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(name: &str) -> String {
        CompanyName::new(name).bare.join(" ")
    }

    #[test]
    fn legal_forms_of_many_countries_go() {
        for name in [
            "Loom Works",
            "Loom Works Inc.",
            "Loom Works, LLC",
            "Loom Works GmbH",
            "Loom Works GmbH & Co. KG",
            "Loom Works S.p.A.",
            "Loom Works B.V.",
            "Loom Works Co., Ltd.",
            "The Loom Works Company",
            "Loom Works Sdn Bhd",
            "Loom Works Pvt. Ltd.",
            "Loom Works Sp. z o.o.",
            "LOOM WORKS A/S",
            "Loom Works OÜ",
            "Loom Works SE & Co. KG",
            "Loom Works & Co.",
        ] {
            assert_eq!(bare(name), "loom works", "{name}");
        }
    }

    #[test]
    fn a_name_is_never_stripped_to_nothing() {
        assert_eq!(bare("The Company"), "company");
        assert_eq!(bare("AG"), "ag");
        assert_eq!(bare("S.A."), "s a");
    }

    #[test]
    fn spelled_out_names_have_the_same_letters() {
        assert_eq!(CompanyName::new("U B S").letters, "ubs");
        assert_eq!(
            CompanyName::new("Form three").letters,
            CompanyName::new("Form3").letters
        );
        assert_eq!(
            CompanyName::new("solo dot io").letters,
            CompanyName::new("Solo.io").letters
        );
        assert_eq!(
            CompanyName::new("Endress and Hauser").letters,
            CompanyName::new("Endress+Hauser").letters
        );
    }

    #[test]
    fn descriptive_words_and_places_are_no_core() {
        assert_eq!(
            CompanyName::new("Loom Technologies Germany GmbH").core(),
            ["loom"]
        );
        assert_eq!(CompanyName::new("Global Systems").core(), ["global", "systems"]);
    }

    proptest::proptest! {
        #[test]
        fn no_name_panics(name in "\\PC{0,60}") {
            let forms = CompanyName::new(&name);
            proptest::prop_assert!(forms.core().len() <= forms.full.len());
        }
    }
}
