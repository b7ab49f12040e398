//! Prints words: capitals, commas before added clauses, articles by sound, numbers by thousands, CNCF's wording. It changes
//! no word for another.

use super::super::tokens::Token;
use super::{
    display::{cued, display, keeps_capital, styled},
    realise::Voice,
    relatives::adds,
};
use crate::text::{
    common_words::is_common,
    english,
    lexicon::{Tags, lexicon},
};

impl Voice<'_> {
    /// Words to a sentence with capital, marks and full stop.
    pub(in super::super) fn print(&self, tokens: &[Token]) -> String {
        let mut sentence = self.phrase(tokens);
        if !sentence.ends_with(['.', '?', '!']) {
            sentence.push('.');
        }
        capitalise(&sentence)
    }

    /// Words to a phrase without a full stop.
    pub(in super::super) fn phrase(&self, tokens: &[Token]) -> String {
        let mut out = String::new();
        for (i, token) in tokens.iter().enumerate() {
            let mut word = self.word(tokens, i);
            if token.lower == "which" && i > 0 && relative(tokens, i) == Relative::Restricts {
                "that".clone_into(&mut word);
            }
            if let ("a" | "an", true) = (token.lower.as_str(), i + 1 < tokens.len()) {
                article(&self.word(tokens, i + 1)).clone_into(&mut word);
            }
            if word == "%" && out.ends_with(|c: char| !c.is_ascii_digit()) {
                out.push_str(" percent");
            } else if word == "%" {
                out.push('%');
            } else {
                if !out.is_empty() {
                    out.push(if i > 0 && tokens[i - 1].after == '-' {
                        '-'
                    } else {
                        ' '
                    });
                }
                out.push_str(&word);
            }
            let next = tokens.get(i + 1);
            let adds = next.is_some_and(|n| n.lower == "which") && relative(tokens, i + 1) == Relative::Adds;
            if next.is_some() && (token.after == ',' || adds) {
                out.push(',');
            }
        }
        out
    }

    /// The word at `at` as it stands in a sentence.
    fn word(&self, tokens: &[Token], at: usize) -> String {
        let token = &tokens[at];
        if token.name {
            // A name that the captions leave small is an acronym here and there.
            let small = token.text.chars().all(char::is_lowercase);
            return display(&token.lower).filter(|_| small).map_or_else(|| token.text.clone(), str::to_owned);
        }
        let stem = token.lower.strip_suffix("'s").unwrap_or(&token.lower);
        let tail = &token.lower[stem.len()..];
        if let Some(printed) = display(stem).or_else(|| styled(stem)).or_else(|| named(tokens, at, stem)) {
            return format!("{printed}{tail}");
        }
        if token.lower.starts_with(|c: char| c.is_ascii_digit()) {
            // "Ubuntu 2204" is a version, not an amount.
            let version = at > 0
                && tokens[at - 1].name
                && tokens[at - 1].after == ' '
                && tokens.get(at + 1).is_none_or(|t| !lexicon().plural(&t.lower));
            return if version {
                token.text.clone()
            } else {
                thousands(&token.text)
            };
        }
        let upper = token.text.chars().filter(|c| c.is_uppercase()).count();
        let all_caps = upper > 1 && token.text.chars().all(|c| !c.is_lowercase());
        let inner = token.text.chars().skip(1).any(char::is_uppercase);
        // Captions without marks write a capital on usual words here and there; on rare ones they mean it.
        let trusted = self.cased && at > 0 || all_caps || inner;
        let usual = english::class(stem).is_some() || is_common(stem) && !keeps_capital(stem);
        if upper == 0 || trusted || !usual {
            return token.text.clone();
        }
        token.lower.clone()
    }
}

/// The name that a word of everyday English is by the words beside it: "REST" of "a rest API".
fn named(tokens: &[Token], at: usize, lower: &str) -> Option<&'static str> {
    let cued = cued(lower)?;
    let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|t| t.after == ' ');
    let after = tokens.get(at + 1).filter(|_| tokens[at].after == ' ');
    cued.stands_between(before.map(|t| t.lower.as_str()), after.map(|t| t.lower.as_str()))
        .then_some(cued.name)
}

/// First letter in upper case; a name that begins with a small letter and has a capital behind it ("eBay", "gRPC") stays.
pub(in super::super) fn capitalise(text: &str) -> String {
    let word = text.split([' ', ',', '\'', '’']).next().unwrap_or_default();
    if word.starts_with(char::is_lowercase) && word.chars().any(char::is_uppercase) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// What a clause with "which" does to the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relative {
    /// "a team that builds the portal": says which one.
    Restricts,
    /// "Cello, which runs Terraform", "by half, which led to …": adds something.
    Adds,
    /// "in which", "know which": no such clause.
    Neither,
}

/// What the "which" at `at` does.
fn relative(tokens: &[Token], at: usize) -> Relative {
    let before = &tokens[at - 1];
    if before.after == ',' || adds(tokens, at) {
        return Relative::Adds;
    }
    // "two percent sampling which is enough": the gerund is a thing, and so much of it needs no other word.
    let share = before.tags.any(Tags::GERUND) && at >= 2 && tokens[at - 2].is(&["%", "percent"]);
    let noun = before.name || before.tags.any(Tags::NOUN) || share;
    // "to control which ovens run", "to fully control which ovens run"
    let to = |n: usize| at.checked_sub(n).is_some_and(|i| tokens[i].lower == "to");
    let asks = before.tags.any(Tags::BASE) && (to(2) || to(3) && tokens[at - 2].tags.any(Tags::ADVERB));
    if asks {
        return Relative::Neither;
    }
    let leads = Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::BASE).with(Tags::GERUND);
    if before.tags.any(leads) && !noun {
        return Relative::Neither;
    }
    let whole = tokens.get(at + 1).is_some_and(|t| t.is(&["led", "leads", "means", "meant"]));
    // "with less bread which reduced the queue": the whole of it did.
    let mass = !before.name && !lexicon().plural(&before.lower) && {
        let phrase =
            tokens[..at].iter().rev().take(5).take_while(|t| {
                t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER))
            });
        !phrase.into_iter().any(|t| t.tags.any(Tags::DETERMINER.with(Tags::NUMBER)))
    };
    let brought = tokens.get(at + 1).is_some_and(|t| {
        t.is(&[
            "increased",
            "increases",
            "reduced",
            "reduces",
            "caused",
            "causes",
            "resulted",
            "results",
        ])
    });
    if !noun || whole || share || mass && brought {
        return Relative::Adds;
    }
    let definite = tokens[..at]
        .iter()
        .rev()
        .take(5)
        .take_while(|t| {
            t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER).with(Tags::GERUND))
        })
        .any(|t| t.name || t.is(&["the", "its", "their", "our"]) || t.lower.ends_with("'s"));
    if definite {
        Relative::Adds
    } else {
        Relative::Restricts
    }
}

/// Acronyms that are read as words with a consonant first.
const READ_AS_WORDS: &[&str] = &[
    "REST", "RAM", "RAG", "RAID", "SAML", "SAP", "SIM", "SOC", "SUSE", "NUMA", "NATS", "NAT", "NIC", "NIST",
    "LAN", "LDAP", "FIPS", "FIFO", "HIPAA", "MIG", "RADIUS",
];

/// The indefinite article that a word takes by its sound.
fn article(next: &str) -> &'static str {
    let lower = next.to_lowercase();
    let letters = next.chars().take_while(char::is_ascii_alphabetic).count();
    let spelled = (2..=5).contains(&letters) && next.chars().take(letters).all(|c| c.is_ascii_uppercase());
    let figure = next.starts_with(|c: char| c.is_ascii_uppercase())
        && next.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let vowel = if (spelled || figure) && !READ_AS_WORDS.iter().any(|w| next.starts_with(w)) {
        // Acronyms that are read letter by letter: "an SLA", "an API", "a URL", "an L7 proxy".
        next.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X'])
    } else if next.starts_with("mTLS") || next.starts_with("xDS") || next.starts_with("NVIDIA") {
        true
    } else if ["use", "uni", "user", "usu", "util", "eu", "one", "once", "ub"]
        .iter()
        .any(|p| lower.starts_with(p))
        && !lower.starts_with("unin")
        && !lower.starts_with("unim")
    {
        false
    } else {
        lower.starts_with(['a', 'e', 'i', 'o', 'u', '8'])
            || ["hour", "honest", "honor", "heir", "11", "18"].iter().any(|p| lower.starts_with(p))
    };
    if vowel { "an" } else { "a" }
}

/// "6000" → "6,000"; years and numbers with other marks stay.
pub(in super::super) fn thousands(number: &str) -> String {
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    if number.len() < 4
        || number.len() > 12
        || year
        || !number.bytes().all(|b| b.is_ascii_digit())
        || number.starts_with('0')
    {
        return number.to_owned();
    }
    let mut out = String::new();
    for (i, digit) in number.chars().enumerate() {
        if i > 0 && (number.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::tokens::{Names, clean},
        *,
    };

    fn printed(text: &str) -> String {
        let mut names = Names::default();
        names.add("Cello", false);
        Voice {
            company: "Acme",
            cased: true,
        }
        .print(&clean(text, &names))
    }

    #[test]
    fn the_number_of_a_version_is_no_amount() {
        assert_eq!(printed("Acme runs Cello 2204"), "Acme runs Cello 2204.");
        assert_eq!(
            printed("Acme gave Cello 2204 ovens"),
            "Acme gave Cello 2,204 ovens."
        );
    }

    #[test]
    fn added_clauses_take_a_comma_and_restricting_ones_take_that() {
        assert_eq!(
            printed("Acme built Cello which runs Terraform"),
            "Acme built Cello, which runs Terraform."
        );
        assert_eq!(
            printed("Acme has teams which build paths"),
            "Acme has teams that build paths."
        );
        assert_eq!(
            printed("the team knows in which region it is"),
            "The team knows in which region it is."
        );
        assert_eq!(
            printed("Acme does two percent sampling which is enough"),
            "Acme does two percent sampling, which is enough."
        );
        assert_eq!(
            printed("Acme cut costs by half which led to a saving"),
            "Acme cut costs by half, which led to a saving."
        );
    }

    #[test]
    fn what_brought_something_is_told_of_the_whole() {
        assert_eq!(
            printed("Acme bakes with less flour which reduced the cost"),
            "Acme bakes with less flour, which reduced the cost."
        );
        assert_eq!(
            printed("Acme has a mill which reduced the cost"),
            "Acme has a mill that reduced the cost."
        );
        assert_eq!(
            printed("this allows Acme to fully control which ovens run"),
            "This allows Acme to fully control which ovens run."
        );
    }

    #[test]
    fn captions_without_marks_lose_capitals_of_usual_words_only() {
        let names = Names::default();
        let voice = Voice {
            company: "Acme",
            cased: false,
        };
        let text = "Acme moved its Cluster from Hadoop to Spark jobs behind a rest api";
        assert_eq!(
            voice.print(&clean(text, &names)),
            "Acme moved its cluster from Hadoop to Spark jobs behind a REST API."
        );
    }

    #[test]
    fn numbers_take_commas_and_articles_follow_the_sound() {
        assert_eq!(
            printed("Acme runs 6000 pods in 2024"),
            "Acme runs 6,000 pods in 2024."
        );
        assert_eq!(
            printed("it is a engine with an user interface"),
            "It is an engine with a user interface."
        );
        assert_eq!(printed("it is a SLA"), "It is an SLA.");
        assert_eq!(printed("it has an rest API"), "It has a REST API.");
        assert_eq!(printed("it is a L7 proxy"), "It is an L7 proxy.");
        assert_eq!(
            printed("it went from zero percent to 40 percent"),
            "It went from zero percent to 40%."
        );
    }
}
