//! Repairs the names of the companies that this talk's metadata gives. They are badly heard, and often as ordinary
//! words ("into it"), so a run of ordinary words needs a cue ("at …") to be taken for one.

use super::{Candidate, Word};
use crate::{
    knowledge::terms,
    model::CorrectionMethod,
    text::sound::{likeness, likeness_from, skeleton},
    transcript::Context,
};

/// Most words that one name is heard as.
const LONGEST: usize = 4;

/// Words before a company that nothing but a place or an employer follows.
const AT: [&str; 8] = [
    "at",
    "within",
    "inside",
    "across",
    "joined",
    "add",
    "outside",
    "throughout",
];

/// Words before a company that much else follows, too.
const OF: [&str; 7] = ["from", "for", "of", "with", "by", "in", "here"];

/// Verbs and nouns after which "into it" means what it says.
const GOES_INTO: [&str; 12] = [
    "look", "get", "go", "dive", "dig", "put", "looking", "getting", "going", "diving", "deeper", "further",
];

/// Words after which a clause begins with its subject, and hardly with "into".
const CLAUSE: [&str; 15] = [
    "and", "that", "um", "uh", "so", "because", "but", "what", "how", "as", "when", "where", "if", "why",
    "since",
];

/// Words after a company that make it the subject of a clause.
const DOES: [&str; 15] = [
    "been",
    "is",
    "has",
    "was",
    "uses",
    "runs",
    "had",
    "we",
    "engineers",
    "engineering",
    "developers",
    "customers",
    "employees",
    "started",
    "operates",
];

/// A name with the forms it is compared by.
pub(super) struct Name {
    pub printed: String,
    pub key: String,
    pub joined: String,
    pub sound: String,
}

impl Name {
    pub(super) fn new(printed: &str) -> Option<Self> {
        let key = terms::key(printed);
        let joined = key.replace(' ', "");
        (joined.chars().count() >= 3).then(|| Self {
            printed: printed.to_owned(),
            sound: skeleton(printed),
            key,
            joined,
        })
    }
}

/// Adds candidates for the names of the talk's companies.
pub(super) fn find(words: &[Word], sounds: &[String], context: Context<'_>, candidates: &mut Vec<Candidate>) {
    let subject = context.subject;
    let mut companies: Vec<&str> = subject.company.iter().map(|c| c.name.as_str()).collect();
    companies.extend(subject.companies.iter().map(String::as_str));
    companies.extend(subject.speakers.iter().filter_map(|s| s.company.as_deref()));
    companies.sort_unstable();
    companies.dedup();
    for name in companies.into_iter().filter_map(Name::new) {
        company(words, sounds, &name, candidates);
    }
}

/// Runs of words that may have been meant as the company.
fn company(words: &[Word], sounds: &[String], name: &Name, candidates: &mut Vec<Candidate>) {
    let first = candidates.len();
    let mut at_clauses = Vec::new();
    let (mut sound, mut joined) = (String::new(), String::new());
    for from in 0..words.len() {
        // Every form of the name begins with its sound, which is plain ASCII.
        let begins = |sound: &str| sound.bytes().next();
        let longest = if sounds[from].is_empty() || begins(&sounds[from]) == begins(&name.sound) {
            LONGEST
        } else {
            0
        };
        sound.clear();
        joined.clear();
        for to in from + 1..=(from + longest).min(words.len()) {
            let last = &words[to - 1];
            if last.frozen || to > from + 1 && (!last.joined || last.sentence != words[from].sentence) {
                break;
            }
            join_sound(&mut sound, &sounds[to - 1]);
            joined.push_str(&last.lower);
            if sound.len() > name.sound.len() + 2 {
                break;
            }
            let place = Place { from, to };
            if let Some((confidence, why)) = as_company(words, &place, &joined, &sound, name) {
                let kept = if why == CLAUSE_START {
                    &mut at_clauses
                } else {
                    &mut *candidates
                };
                // "add into it" is "at Intuit".
                let add = from.checked_sub(1).filter(|i| {
                    words[*i].lower == "add"
                        && words[*i].sentence == words[from].sentence
                        && words[from].joined
                });
                kept.push(Candidate {
                    from: add.unwrap_or(from),
                    to,
                    corrected: add.map_or_else(|| name.printed.clone(), |_| format!("at {}", name.printed)),
                    method: if why == EXACT {
                        CorrectionMethod::Casing
                    } else {
                        CorrectionMethod::Title
                    },
                    confidence,
                    reason: format!("{why}: {}", name.printed),
                    rests_on: 0,
                });
            }
        }
        fused(words, from, name, candidates);
    }
    // Ordinary words where a clause begins mean the company only in a talk that is known to mis-hear it so.
    let misheard = candidates[first..]
        .iter()
        .any(|c| c.method == CorrectionMethod::Title && c.confidence >= 0.8);
    if misheard {
        candidates.append(&mut at_clauses);
    }
}

struct Place {
    from: usize,
    to: usize,
}

/// Reason for a name that is there but for case and spacing.
const EXACT: &str = "spelling of the company";

/// Reason for what stands after "at" and the like.
const LED_TO: &str = "sounds like the company, after a word that leads to it";

/// Reason for ordinary words where a clause begins.
const CLAUSE_START: &str = "sounds like the company, which this talk mis-hears so";

/// How sure it is that a run of words means the company, and why.
fn as_company(
    words: &[Word],
    place: &Place,
    joined: &str,
    sound: &str,
    name: &Name,
) -> Option<(f64, &'static str)> {
    let heard = &words[place.from..place.to];
    let ordinary = heard.iter().all(|w| w.common);
    if joined == name.joined {
        let alone = ordinary && heard.len() == 1 && !heard[0].capital;
        let sure = !alone || cue(words, place) == Cue::Strong;
        return sure.then_some((if ordinary { 0.90 } else { 0.99 }, EXACT));
    }
    // The cheap tests come first: they turn away nearly all runs of words.
    let first = |text: &str| text.chars().next();
    let far = sound.len().abs_diff(name.sound.len()) > 1
        || first(sound) != first(&name.sound)
        || name.sound.len() < 2 && (ordinary || first(joined) != first(&name.joined));
    if far {
        return None;
    }
    let cue = cue(words, place);
    // Odd words beside ordinary ones: only the odd word may be the name.
    let mixed = heard.len() > 1 && heard.iter().any(|w| w.common);
    let enough = match cue {
        Cue::Strong if ordinary => 0.84,
        Cue::Weak | Cue::Clause if ordinary && sound == name.sound => 0.88,
        _ if ordinary => return None,
        _ if mixed => 0.82,
        Cue::Weak => 0.66,
        _ => 0.72,
    };
    let like = likeness_from(
        joined,
        &name.joined,
        if ordinary { enough } else { enough - 0.08 },
    )?;
    // A longer run that holds the name, or the short form of it that people use.
    let part = heard.len() > 1 && (joined.contains(&name.joined) || tail_differs(heard, name))
        || name.joined.strip_prefix(joined).is_some_and(|rest| rest.len() > 1);
    if part {
        return None;
    }
    match cue {
        Cue::Strong if ordinary => Some((0.40 + 0.48 * like, LED_TO)),
        Cue::Weak if ordinary => Some((0.66, "sounds like the company, where a name fits")),
        _ if ordinary => Some((0.62, CLAUSE_START)),
        Cue::Strong => Some((0.62 + 0.3 * like, LED_TO)),
        _ if like >= enough && name.joined.len() > 3 => Some((0.3 + 0.5 * like, "sounds like the company")),
        _ => None,
    }
}

/// Whether the first word begins the name and the words after it are nothing like the rest ("solo now" is not
/// Solo.io).
fn tail_differs(heard: &[Word], name: &Name) -> bool {
    name.joined.strip_prefix(heard[0].lower.as_str()).is_some_and(|rest| {
        let tail: String = heard[1..].iter().map(|w| w.lower.as_str()).collect();
        likeness(&tail, rest) < 0.5
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// A word that leads to a company.
    Strong,
    /// A place where a company may stand.
    Weak,
    /// Where a clause's subject begins.
    Clause,
    None,
}

/// Whether the words around a place make a company likely there.
fn cue(words: &[Word], place: &Place) -> Cue {
    let sentence = words[place.from].sentence;
    let before = place.from.checked_sub(1).map(|i| &words[i]).filter(|w| w.sentence == sentence);
    let after = words.get(place.to).filter(|w| w.sentence == sentence);
    let lead = before.map_or("", |w| w.lower.as_str());
    if AT.contains(&lead) {
        return Cue::Strong;
    }
    let subject = after.is_some_and(|w| DOES.contains(&w.lower.as_str()));
    if OF.contains(&lead) || subject && !GOES_INTO.contains(&lead) && !lead.ends_with("ed") {
        return Cue::Weak;
    }
    if CLAUSE.contains(&lead) {
        return Cue::Clause;
    }
    Cue::None
}

/// "at Uber" heard as one word, "tuber": for companies that begin with a vowel.
fn fused(words: &[Word], from: usize, name: &Name, candidates: &mut Vec<Candidate>) {
    let word = &words[from];
    let vowel = name.joined.starts_with(['a', 'e', 'i', 'o', 'u']);
    if !vowel || word.frozen || word.lower.strip_prefix('t') != Some(name.joined.as_str()) {
        return;
    }
    let article = from
        .checked_sub(1)
        .filter(|i| words[*i].lower == "a" && word.joined && words[*i].sentence == word.sentence);
    candidates.push(Candidate {
        from: article.unwrap_or(from),
        to: from + 1,
        corrected: format!("at {}", name.printed),
        method: CorrectionMethod::Title,
        confidence: 0.80,
        reason: format!("\"at\" and the company run together: {}", name.printed),
        rests_on: 0,
    });
}

/// Appends a word's sound; a vowel at its start only counts at the start of all.
pub(super) fn join_sound(all: &mut String, next: &str) {
    let tail = if all.is_empty() {
        next
    } else {
        next.strip_prefix('A').unwrap_or(next)
    };
    let mut last = all.chars().next_back();
    for k in tail.chars() {
        if last != Some(k) {
            all.push(k);
            last = Some(k);
        }
    }
}
