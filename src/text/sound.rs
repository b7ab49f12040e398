//! Compares how words sound, so that "caberno" is near "Kyverno". It knows no words and decides nothing.

use std::borrow::Cow;

/// Consonant skeleton of a name or phrase: letters that captions confuse share a class (b/p, d/t, f/v,
/// c/g/k/q, s/z/j/ch/sh), silent letters (write, knife, right), vowels and the letters h, w, y fall away except at the start, repeats are one.
/// Two renderings of one name mostly have the same skeleton or one that differs by a class.
pub fn skeleton(text: &str) -> String {
    skeleton_of(&letters(text))
}

/// The skeleton of letters in lower case without accents.
fn skeleton_of(letters: &str) -> String {
    let mut out = String::with_capacity(letters.len());
    let silent = ["wr", "kn", "gn", "ps"]
        .iter()
        .any(|start| letters.as_bytes().starts_with(start.as_bytes()));
    let mut rest = letters.chars();
    if silent {
        rest.next();
    }
    let mut first = true;
    while let Some(c) = rest.next() {
        let mut ahead = rest.clone();
        let (class, length) = class(c, ahead.next(), ahead.next());
        let class = if first && class.is_empty() && c.is_alphanumeric() {
            "A"
        } else {
            class
        };
        first = false;
        let doubled = !class.is_empty() && class.bytes().next() == out.bytes().next_back();
        out.push_str(if doubled { &class[1..] } else { class });
        for _ in 1..length {
            rest.next();
        }
    }
    out
}

/// The letter without its accent, for the languages that names of people and companies come from.
fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ě' | 'ę' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ñ' | 'ń' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'š' | 'ś' | 'ş' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ř' => 'r',
        other => other,
    }
}

/// Class of the sound that starts at a letter, and how many letters it takes.
fn class(c: char, next: Option<char>, after: Option<char>) -> (&'static str, usize) {
    match (c, next) {
        ('p', Some('h')) => ("F", 2),
        ('s', Some('c')) if after == Some('h') => ("S", 3),
        ('c' | 's', Some('h')) => ("S", 2),
        ('t', Some('h')) => ("T", 2),
        ('c', Some('k')) => ("K", 2),
        ('g', Some('h')) if after == Some('t') => ("", 2),
        ('c', Some('e' | 'i' | 'y')) | ('s' | 'z' | 'j', _) => ("S", 1),
        ('c' | 'g' | 'k' | 'q', _) => ("K", 1),
        ('x', _) => ("KS", 1),
        ('b' | 'p', _) => ("P", 1),
        ('d' | 't' | '2' | '8', _) => ("T", 1),
        ('f' | 'v', _) => ("F", 1),
        ('l', _) => ("L", 1),
        ('m', _) => ("M", 1),
        ('n', _) => ("N", 1),
        ('r', _) => ("R", 1),
        ('3', _) => ("TR", 1),
        ('4', _) => ("FR", 1),
        _ => ("", 1),
    }
}

/// Likeness of two names or phrases, 0 to 1: the mean of the likeness of their letters and of their
/// skeletons (both as normalised edit distance, spaces and case ignored).
pub fn likeness(a: &str, b: &str) -> f64 {
    likeness_from(a, b, 0.0).unwrap_or_default()
}

/// [`likeness`] where it is at least `least`: what is too short or too long for that is not compared in full.
pub fn likeness_from(a: &str, b: &str, least: f64) -> Option<f64> {
    // No more letters can agree than the shorter one has.
    let most = |a: &str, b: &str| {
        let (a, b) = (a.chars().count(), b.chars().count());
        if a.max(b) == 0 {
            1.0
        } else {
            a.min(b) as f64 / a.max(b) as f64
        }
    };
    let (a_letters, b_letters) = (letters(a), letters(b));
    if f64::midpoint(most(&a_letters, &b_letters), 1.0) < least {
        return None;
    }
    let (a_heard, b_heard) = (skeleton_of(&a_letters), skeleton_of(&b_letters));
    let heard = strsim::normalized_levenshtein(&a_heard, &b_heard);
    if f64::midpoint(most(&a_letters, &b_letters), heard) < least {
        return None;
    }
    let spelled = strsim::normalized_levenshtein(&a_letters, &b_letters);
    Some(f64::midpoint(spelled, heard)).filter(|like| *like >= least)
}

/// Letters and digits in lower case without accents; what is that already is not copied.
fn letters(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    Cow::Owned(kept.map(plain).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn renderings_of_a_name_share_its_skeleton() {
        for (heard, meant) in [
            ("psyllium", "Psilium"),
            ("caverno", "Kyverno"),
            ("into it", "Intuit"),
            ("carpenter", "Karpenter"),
            ("kofka", "Kafka"),
            ("jello", "Cello"),
            ("shallow", "Cello"),
            ("rights", "writes"),
        ] {
            assert_eq!(skeleton(heard), skeleton(meant), "{heard} / {meant}");
        }
    }

    #[test]
    fn other_words_are_far_away() {
        assert!(likeness("banana", "Kubernetes") < 0.4);
        assert!(likeness("promethos", "Prometheus") > 0.8);
        assert!((likeness("Clément", "clement") - 1.0).abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn likeness_is_symmetric_and_bounded(a in ".{0,20}", b in ".{0,20}") {
            let one = likeness(&a, &b);
            prop_assert!((0.0..=1.0).contains(&one));
            prop_assert!((one - likeness(&b, &a)).abs() < 1e-9);
        }
    }
}
