//! The organisations that have speakers in a talk, and what a sentence tells of whose people speak.

use std::collections::BTreeSet;

use crate::{
    model::{Company, Subject},
    text::{
        common_words::is_common,
        names::{company::CompanyName, fold},
        sound::skeleton,
    },
};

/// Most words of an organisation's name that captions write apart ("new york times").
const NAME_WORDS: usize = 4;

const FIRST_PERSON: [&str; 12] = [
    "i", "i'm", "i've", "i'll", "we", "we're", "we've", "we'll", "our", "ours", "us", "my",
];

/// What may stand between a speaker and the name of the organisation.
const AT: [&str; 6] = ["at", "from", "for", "with", "in", "of"];

/// The company's place among the organisations.
pub(super) const COMPANY: usize = 0;

/// Whose people it is.
#[derive(Clone, Copy)]
pub(super) enum Turn {
    /// This organisation's.
    Is(usize),
    /// Not this one's.
    Not(usize),
    /// Not those of who spoke before.
    Other,
    /// Those of an organisation that the title does not tell.
    Stranger,
}

/// What a sentence tells of who speaks.
#[derive(Default)]
pub(super) struct Heard {
    /// Who says it.
    pub(super) before: Option<Turn>,
    /// Who speaks after it.
    pub(super) after: Option<Turn>,
    /// Organisations that it names.
    pub(super) named: Vec<usize>,
}

/// The organisations that have speakers, the company first, and the speakers' given names.
pub(super) struct Panel {
    pub(super) organisations: Vec<Organisation>,
    /// Given name and organisation.
    people: Vec<(String, usize)>,
}

impl Panel {
    pub(super) fn of(subject: &Subject, company: &Company) -> Self {
        let mut own = Organisation::new(&company.name);
        if let Some(name) = &company.membership.landscape_name {
            own.forms.extend(Organisation::new(name).forms);
        }
        let mut panel = Self {
            organisations: vec![own],
            people: Vec::new(),
        };
        for speaker in &subject.speakers {
            let Some(employer) = &speaker.company else {
                continue;
            };
            let employer = Organisation::new(employer);
            let known = panel.organisations.iter().position(|o| o.is(&employer));
            let at = known.unwrap_or_else(|| {
                panel.organisations.push(employer);
                panel.organisations.len() - 1
            });
            let given = fold(&speaker.name).split_whitespace().next().unwrap_or_default().to_owned();
            if given.len() > 2 {
                panel.people.push((given, at));
            }
        }
        panel
    }

    pub(super) fn hear(&self, text: &str) -> Heard {
        let text = fold(text).replace('’', "'");
        let words: Vec<&str> = text
            .split_whitespace()
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|w| !w.is_empty())
            .collect();
        let mut heard = Heard::default();
        let first_person = words.iter().any(|w| FIRST_PERSON.contains(w));
        for at in 0..words.len() {
            for organisation in self.organisation_at(&words[at..]) {
                heard.named.push(organisation);
                let joined = at > 0 && AT.contains(&words[at - 1]) && first_person;
                let follows = words.get(at + 1).is_some_and(|w| matches!(*w, "we" | "we're" | "we've"));
                if joined || follows {
                    heard.before = Some(Turn::Is(organisation));
                }
            }
            if employed(&words[..at]) && self.organisation_at(&words[at..]).is_empty() {
                heard.before = Some(Turn::Stranger);
            }
            if matches!(words[at], "co-speaker" | "colleague") && handed(&words[..at]) {
                heard.after = Some(Turn::Other);
            }
            let called = |given: &str| given == words[at];
            let sounds = |given: &str| {
                skeleton(given) == skeleton(words[at]) && given.chars().next() == words[at].chars().next()
            };
            if let Some((_, organisation)) = self.people.iter().find(|(given, _)| called(given)) {
                Self::hear_name(&words, at, *organisation, &mut heard);
            } else if let Some((_, organisation)) = self.people.iter().find(|(given, _)| sounds(given)) {
                hear_address(&words, at, *organisation, &mut heard);
            }
        }
        heard
    }

    /// Organisations whose name begins the words, possibly written apart or as a possessive.
    fn organisation_at(&self, words: &[&str]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut letters = String::new();
        for word in words.iter().take(NAME_WORDS) {
            let word = word.trim_end_matches("'s");
            letters.extend(word.chars().filter(|c| c.is_alphanumeric()));
            found.extend(self.organisations.iter().position(|o| o.forms.contains(&letters)));
        }
        found
    }

    /// A given name: somebody introduces themselves, hands over, thanks, or speaks of what another said.
    fn hear_name(words: &[&str], at: usize, organisation: usize, heard: &mut Heard) {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let told = [
            "said",
            "mentioned",
            "showed",
            "explained",
            "described",
            "talked",
            "just",
        ];
        if told.contains(&next) {
            heard.before = Some(Turn::Not(organisation));
        } else {
            hear_address(words, at, organisation, heard);
        }
    }

    /// Who speaks after a marked turn: the other one where there are just two people.
    pub(super) fn after(&self, organisation: Option<usize>) -> Option<usize> {
        self.other(organisation?).filter(|_| self.people.len() == 2)
    }

    /// Who it is, given who spoke before.
    pub(super) fn resolve(&self, turn: Turn, before: Option<usize>) -> Option<usize> {
        match turn {
            Turn::Is(organisation) => Some(organisation),
            Turn::Not(organisation) => self.other(organisation),
            Turn::Other => self.after(before),
            Turn::Stranger => None,
        }
    }

    /// Who it is when it is not this one: known only between two.
    fn other(&self, organisation: usize) -> Option<usize> {
        (self.organisations.len() == 2).then_some(1 - organisation.min(1))
    }
}

/// A given name, perhaps misspelled: somebody introduces themselves, hands over, or thanks.
fn hear_address(words: &[&str], at: usize, organisation: usize, heard: &mut Heard) {
    match words[..at] {
        [.., "i'm"] | [.., "i", "am"] | [.., "name", "is"] => heard.before = Some(Turn::Is(organisation)),
        [.., "thanks"] | [.., "thank", "you"] => heard.before = Some(Turn::Not(organisation)),
        _ if handed(&words[..at]) => heard.after = Some(Turn::Is(organisation)),
        _ => {}
    }
}

/// Whether the words end in telling for whom somebody works ("I work for").
fn employed(words: &[&str]) -> bool {
    matches!(
        words,
        [.., "i", "work" | "worked", "for" | "at" | "with"]
            | [.., "i'm", "working", "for" | "at"]
            | [.., "i'm", "with"]
    )
}

/// Whether the words end in handing over to somebody ("now I'm going to pass it to", "over to my").
fn handed(words: &[&str]) -> bool {
    let words = words.strip_suffix(&["my"]).unwrap_or(words);
    let Some(words) = words.strip_suffix(&["to"]) else {
        return false;
    };
    let near = &words[words.len().saturating_sub(4)..];
    near.iter().any(|w| matches!(*w, "over" | "hand" | "pass" | "give" | "turn" | "back"))
}

/// An organisation's name.
pub(super) struct Organisation {
    words: Vec<String>,
    /// How it may be said, as letters without spaces: the name, its core, its first word where that is no everyday word
    /// ("Larkfield" for "Larkfield Logistics"), and its initials where there are three or more ("NYT").
    forms: Vec<String>,
}

impl Organisation {
    fn new(name: &str) -> Self {
        let name = CompanyName::new(name);
        let mut forms = vec![name.letters.clone(), name.core().concat()];
        forms.extend(name.bare.first().filter(|w| w.len() > 3 && !is_common(w)).cloned());
        if name.bare.len() > 2 {
            forms.push(name.bare.iter().filter_map(|w| w.chars().next()).collect());
        }
        forms.retain(|form| form.len() > 1);
        Self {
            words: name.bare,
            forms,
        }
    }

    /// Whether both are one: the same, or one name is the other with words before or behind it ("Mercedes-Benz Tech").
    fn is(&self, other: &Self) -> bool {
        let within = |a: &[String], b: &[String]| !a.is_empty() && (b.starts_with(a) || b.ends_with(a));
        self.forms.first().is_some_and(|form| other.forms.first() == Some(form))
            || within(&self.words, &other.words)
            || within(&other.words, &self.words)
    }
}
