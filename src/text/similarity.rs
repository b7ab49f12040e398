//! How alike two spellings are: one slip of the finger, the same letters with doubles, the same sound. Works on
//! folded letters without spaces; what a likeness is worth is decided by the caller.

/// One slip between two spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbouring letters swapped.
    Swapped,
    /// A letter left out or too much.
    Missing,
    /// Another letter.
    Replaced,
}

/// Where and what the only difference is; `None` when the spellings are equal or differ in more than one place.
/// The position counts characters of the shorter spelling.
pub fn one_slip(a: &str, b: &str) -> Option<(Slip, usize)> {
    if a.is_ascii() && b.is_ascii() {
        return only_difference(a.as_bytes(), b.as_bytes());
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    only_difference(&a, &b)
}

fn only_difference<T: PartialEq>(a: &[T], b: &[T]) -> Option<(Slip, usize)> {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let room = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(room).take_while(|(x, y)| x == y).count();
    let (left, right) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    match (left, right) {
        ([_], []) | ([], [_]) => Some((Slip::Missing, start)),
        ([_], [_]) => Some((Slip::Replaced, start)),
        ([_, _], [_, _]) if left[0] == right[1] && left[1] == right[0] => Some((Slip::Swapped, start)),
        _ => None,
    }
}

/// Letters with doubles written once ("reddit" → "redit").
pub fn without_doubles(letters: &str) -> String {
    let mut single = String::with_capacity(letters.len());
    for c in letters.chars() {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    single
}

/// Spelling by sound: letters that English says alike become one ("graphana" → "grafana", "celonis" → "selonis").
/// Coarse on purpose where spelling varies, exact in vowels, which tell names apart.
pub fn sound(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    let mut heard = String::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let (c, next) = (letters[at], letters.get(at + 1).copied());
        let (sound, used) = match (c, next) {
            ('p', Some('h')) => ("f", 2),
            ('c', Some('k')) | ('q', Some('u')) => ("k", 2),
            ('c', Some('h')) if letters.get(at + 2) == Some(&'s') => ("k", 2),
            ('c', Some('h')) => ("ch", 2),
            ('c', Some('e' | 'i' | 'y')) | ('z', _) => ("s", 1),
            ('c' | 'q', _) => ("k", 1),
            ('x', _) => ("ks", 1),
            ('y', _) => ("i", 1),
            ('e', Some('e' | 'a')) => ("i", 2),
            ('o', Some('o' | 'u')) | ('e', Some('w')) => ("u", 2),
            ('w', Some('h')) => ("w", 2),
            ('g' | 'k', Some('h')) => ("g", 2),
            _ => ("", 1),
        };
        if sound.is_empty() {
            heard.push(c);
        } else {
            heard.push_str(sound);
        }
        at += used;
    }
    without_doubles(&heard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_says_what_and_where() {
        assert_eq!(one_slip("chaingaurd", "chainguard"), Some((Slip::Swapped, 6)));
        assert_eq!(one_slip("blomberg", "bloomberg"), Some((Slip::Missing, 3)));
        assert_eq!(one_slip("thalys", "thales"), Some((Slip::Replaced, 4)));
        assert_eq!(one_slip("indee", "indeed"), Some((Slip::Missing, 5)));
        assert_eq!(one_slip("same", "same"), None);
        assert_eq!(one_slip("cruise", "crusoe"), None);
    }

    #[test]
    fn same_sound_different_spelling() {
        assert_eq!(sound("graphana"), sound("grafana"));
        assert_eq!(sound("shopifi"), sound("shopify"));
        assert_eq!(sound("redit"), sound("reddit"));
        assert_ne!(sound("thalys"), sound("thales"));
        assert_ne!(sound("citrix"), sound("citi"));
    }

    proptest::proptest! {
        #[test]
        fn no_spelling_panics_and_slips_are_symmetric(a in "\\PC{0,12}", b in "\\PC{0,12}") {
            let _ = sound(&a);
            proptest::prop_assert_eq!(one_slip(&a, &b).map(|s| s.0), one_slip(&b, &a).map(|s| s.0));
        }
    }
}
