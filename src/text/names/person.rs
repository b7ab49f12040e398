//! What names of people look like.

use super::{
    fold, has_title_word, is_given_name, is_known_organisation, is_legal_form, is_no_employer, job_score,
    lexicon, organisation::ORGANISATIONS,
};

/// Words that join the parts of a person's name and are not capitalised ("Kara de la Marck").
const PARTICLES: [&str; 27] = [
    "af", "al", "av", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el",
    "ibn", "la", "le", "van", "ter", "ten", "von", "y", "zu", "zum", "zur",
];

/// How much a text looks like a person's name, from -5 (never) to 4 (a known given name and a surname).
pub fn person_score(text: &str) -> f32 {
    let bare = without_nickname(text);
    let words: Vec<&str> = bare.split_whitespace().collect();
    if words.is_empty() || words.len() > 6 || is_no_employer(text) || is_known_organisation(text) {
        return -5.0;
    }
    let folded = fold(words[0]);
    let given = is_given_name(&folded);
    let mut capitals = 0;
    let mut odd = 0;
    for (i, word) in words.iter().enumerate() {
        if PARTICLES.contains(word) && i > 0 {
            continue;
        }
        match name_word(word) {
            NameWord::Capitalised => capitals += 1,
            // "Jane DOE" is a name, "Red HAT" hardly.
            NameWord::Acronym if given && i > 0 => capitals += 1,
            // "Ingy döt Net": people may write themselves as they like, but not in words of titles.
            NameWord::Lower if (i > 0 || given) && !lexicon::is_title_word(&fold(word)) => odd += 1,
            _ => return -5.0,
        }
    }
    let title_word = || words.iter().any(|w| has_title_word(w));
    let last_is_organisation = words
        .last()
        .is_some_and(|w| ORGANISATIONS.contains(&fold(w).as_str()) || is_legal_form(w));
    if words.len() == 1 {
        return match given {
            true => 1.0,
            false if last_is_organisation || title_word() || job_score(text) > 0.0 => -4.0,
            false => -0.5,
        };
    }
    if capitals + odd < 2 || (odd > 0 && !given && capitals < 2) || (!given && job_score(text) > 0.0) {
        return -4.0;
    }
    // "J. Doe", "J.R. Doe", "Jo D": cut short on purpose.
    let initial = |w: &str| w.trim_end_matches('.').split('.').all(|part| part.chars().count() == 1);
    let short = initial(words[0]) || initial(words[words.len() - 1]);
    let score = match (given, short) {
        (true, _) if last_is_organisation => 0.5,
        (true, _) => 4.0 - 0.4 * (words.len() as f32 - 2.0).max(0.0),
        (false, true) if words[0].ends_with('.') || !title_word() => 2.5,
        _ if last_is_organisation => -4.0,
        _ if title_word() => -3.0,
        _ if words[1..].iter().any(|w| is_given_name(&fold(w))) => 2.0,
        _ => 1.0,
    };
    score - 1.5 * odd as f32
}

/// "Vaclav (Oisin) Haken" and `Mauricio "Salaboy" Salatino` without what stands in brackets or quotes.
fn without_nickname(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '(' | '“' => inside = true,
            ')' | '”' => inside = false,
            '"' => inside = !inside,
            c if !inside => bare.push(c),
            _ => {}
        }
    }
    bare
}

/// What a word could be in a name.
enum NameWord {
    Capitalised,
    Acronym,
    Lower,
    Never,
}

/// Capitalised words, initials and words of scripts without capitals make names; digits and dots inside do not.
fn name_word(word: &str) -> NameWord {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters().next() else {
        return NameWord::Never;
    };
    if !word.chars().all(|c| c.is_alphabetic() || ".'’‘`-".contains(c)) {
        return NameWord::Never;
    }
    // "solo.io" is no name, "J." and "J.R." are.
    if word.trim_end_matches('.').contains('.') && letters().any(char::is_lowercase) {
        return NameWord::Never;
    }
    if first.is_lowercase() {
        return NameWord::Lower;
    }
    if letters().count() > 2 && letters().all(char::is_uppercase) && !word.contains(['.', '-']) {
        return NameWord::Acronym;
    }
    NameWord::Capitalised
}
