//! Repairs the names of the speakers that this talk's metadata gives: boldly where they are introduced, and
//! elsewhere only words that are no English words. A nickname and another person's name stay.

use super::{Candidate, Word, company::Name};
use crate::{
    knowledge::terms,
    model::CorrectionMethod,
    text::sound::{likeness, skeleton},
    transcript::Context,
};

/// Phrases after which a speaker's name is said.
const INTRODUCTIONS: [&[&str]; 12] = [
    &["my", "name", "is"],
    &["my", "name"],
    &["name", "is"],
    &["i", "am"],
    &["i'm"],
    &["this", "is"],
    &["over", "to"],
    &["to", "my", "colleague"],
    &["my", "colleague"],
    &["myself"],
    &["thank", "you"],
    &["thanks"],
];

/// Adds candidates for the names of the talk's speakers.
pub(super) fn find(words: &[Word], sounds: &[String], context: Context<'_>, candidates: &mut Vec<Candidate>) {
    let people: Vec<Person> = context.subject.speakers.iter().filter_map(|s| Person::new(&s.name)).collect();
    introduced(words, &people, candidates);
    for person in &people {
        elsewhere(words, sounds, person, candidates);
    }
}

/// A speaker's name in its parts.
struct Person {
    first: Name,
    last: Option<Name>,
}

impl Person {
    fn new(full: &str) -> Option<Self> {
        let mut parts = full.split_whitespace();
        let first = Name::new(parts.next()?)?;
        // Initials and generations are hardly ever said.
        let rest: Vec<&str> = parts
            .filter(|p| !p.ends_with('.') && !matches!(*p, "Jr" | "Sr" | "II" | "III" | "PhD"))
            .collect();
        Some(Self {
            first,
            last: Name::new(&rest.join(" ")),
        })
    }
}

/// Names where speakers introduce themselves or hand over.
fn introduced(words: &[Word], people: &[Person], candidates: &mut Vec<Candidate>) {
    for at in 0..words.len() {
        let Some(cue) = INTRODUCTIONS.iter().find(|cue| {
            words[at..].len() > cue.len()
                && cue
                    .iter()
                    .zip(&words[at..])
                    .all(|(c, w)| *c == w.lower && w.sentence == words[at].sentence)
        }) else {
            continue;
        };
        let from = at + cue.len();
        let Some(word) = words.get(from).filter(|w| w.sentence == words[at].sentence && !w.frozen) else {
            continue;
        };
        let named = cue.contains(&"name") || cue.contains(&"colleague") || cue.contains(&"over");
        let best = people
            .iter()
            .map(|p| (first_name(word, &p.first, named), p))
            .filter(|(score, _)| *score > 0.0)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((score, person)) = best {
            push_person(words, from, person, score, named, candidates);
        }
    }
}

/// How much a word after an introduction is like a first name; 0 when it is not enough.
fn first_name(word: &Word, name: &Name, named: bool) -> f64 {
    if word.lower == name.joined {
        return 1.0;
    }
    let like = likeness(&word.lower, &name.joined);
    let same_start = skeleton(&word.lower).chars().next() == name.sound.chars().next();
    // "Dan" is what Daniel is called.
    let nickname = name.joined.strip_prefix(word.lower.as_str()).is_some_and(|rest| rest.chars().count() > 1);
    let enough = match (word.common, named) {
        (true, true) => 0.58,
        (true, false) => 2.0,
        (false, true) => 0.5,
        (false, false) => 0.62,
    };
    if same_start && !nickname && like >= enough {
        like
    } else {
        0.0
    }
}

/// Adds the first name, and the last name when the words after it can be one.
fn push_person(
    words: &[Word],
    from: usize,
    person: &Person,
    score: f64,
    named: bool,
    candidates: &mut Vec<Candidate>,
) {
    let mut to = from + 1;
    let mut printed = person.first.printed.clone();
    if let Some(last) = &person.last {
        let end = surname_end(words, to, last, named);
        if end > to {
            to = end;
            printed = format!("{printed} {}", last.printed);
        }
    }
    let heard: Vec<&str> = words[from..to].iter().map(|w| w.lower.as_str()).collect();
    let exact = heard.join(" ") == terms::key(&printed);
    let confidence = if exact { 0.97 } else { 0.56 + 0.35 * score };
    candidates.push(Candidate {
        from,
        to,
        corrected: printed,
        method: if exact {
            CorrectionMethod::Casing
        } else {
            CorrectionMethod::Title
        },
        confidence,
        reason: "a speaker of this talk is introduced".into(),
        rests_on: 0,
    });
}

/// End of the words that stand for a last name: odd words, or words that sound like it.
fn surname_end(words: &[Word], from: usize, last: &Name, named: bool) -> usize {
    let mut end = from;
    let parts = last.key.split(' ').count().max(1);
    while end < words.len() && end < from + parts + 1 {
        let word = &words[end];
        let joined = word.joined && words[end - 1].sentence == word.sentence && !word.frozen;
        let like = likeness(&word.lower, &last.joined);
        let odd = !word.common && named && word.lower.len() > 2;
        if !joined || !(odd || like >= 0.55 && word.lower.len() > 2) {
            break;
        }
        end += 1;
    }
    end
}

/// First and last names anywhere, when the word is no English word and close enough.
fn elsewhere(words: &[Word], sounds: &[String], person: &Person, candidates: &mut Vec<Candidate>) {
    for (at, word) in words.iter().enumerate() {
        if word.frozen || word.lower.len() < 4 || word.common {
            continue;
        }
        for name in [Some(&person.first), person.last.as_ref()].into_iter().flatten() {
            if name.joined.chars().count() < 4 || name.key.contains(' ') {
                continue;
            }
            let exact = word.lower == name.joined;
            if !exact && sounds[at] != name.sound {
                continue;
            }
            let like = likeness(&word.lower, &name.joined);
            let same_letter = word.lower.chars().next() == name.joined.chars().next();
            if like < if same_letter { 0.68 } else { 0.78 } {
                continue;
            }
            candidates.push(Candidate {
                from: at,
                to: at + 1,
                corrected: name.printed.clone(),
                method: if exact {
                    CorrectionMethod::Casing
                } else {
                    CorrectionMethod::Title
                },
                confidence: if exact { 0.95 } else { 0.3 + 0.4 * like },
                reason: format!("sounds like a speaker of this talk: {}", name.printed),
                rests_on: 0,
            });
        }
    }
}
