//! Repairs one word of a fixed expression ("virgin control" → version control) where the two words as heard hardly ever
//! meet in talks. It needs the other word of the expression as it should be, and never changes words of grammar.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Candidate, Word};
use crate::{
    knowledge::terms::{Gate, Terms},
    model::CorrectionMethod,
    text::{
        common_words::is_common,
        english, fluency,
        sound::{likeness, skeleton},
        stem::stem,
    },
};

/// A line a first word, then the words that follow it, each with a letter for how strongly they call for each other;
/// made by `tools/expressions.py` from how often the words meet in talks.
static TABLE: &str = include_str!("expressions.txt");

/// Least score of a repair: of 60 read at random in the corpus above it, nine in ten were right.
const ENOUGH: f64 = 0.86;

/// Least likeness of what was heard and what was meant.
const ALIKE: f64 = 0.55;

/// What one more step of strength adds to the likeness: expected share .05, .14, .45 of the places of the other word.
const STRENGTH: [f64; 4] = [0.0, 0.055, 0.117, 0.187];

/// What a step adds by which the mis-heard word would call for the other one.
const CALLED: f64 = 0.02;

/// A word that is no ordinary word is likelier to be mis-heard.
const ODD: f64 = 0.10;

/// The word on the other side goes with what was meant, and not with what was heard; or the other way round.
const OTHER_SIDE: (f64, f64) = (0.05, -0.08);

/// Words of this class and below stand in so many talks that they are mostly meant ("web APIs" are no web apps).
const MOST_USUAL: u8 = 2;

/// An odd word that stands this often in a talk is a name of its own.
const OWN_NAME: usize = 4;

/// A word that may stand beside another one, with its sound and the step of strength.
struct Partner {
    word: &'static str,
    sound: String,
    /// What the two words' call for each other adds to the likeness.
    strength: f64,
}

/// For each word what follows it and what stands before it.
struct Expressions {
    after: FxHashMap<&'static str, Vec<Partner>>,
    before: FxHashMap<&'static str, Vec<Partner>>,
    listed: FxHashSet<(&'static str, &'static str)>,
}

static EXPRESSIONS: LazyLock<Expressions> = LazyLock::new(|| {
    let mut all = Expressions {
        after: FxHashMap::default(),
        before: FxHashMap::default(),
        listed: FxHashSet::default(),
    };
    for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.split(' ');
        let Some(first) = words.next() else { continue };
        let sound = skeleton(first);
        for entry in words {
            let Some((second, steps)) = entry.split_at_checked(entry.len() - 1) else {
                continue;
            };
            let steps = usize::from(steps.bytes().next().unwrap_or(b'A').saturating_sub(b'A'));
            all.listed.insert((first, second));
            let (forward, back) = ((steps / 4).min(3), steps % 4);
            all.after.entry(first).or_default().push(Partner {
                word: second,
                sound: skeleton(second),
                strength: STRENGTH[forward] + CALLED * back as f64,
            });
            all.before.entry(second).or_default().push(Partner {
                word: first,
                sound: sound.clone(),
                strength: STRENGTH[back] + CALLED * forward as f64,
            });
        }
    }
    all
});

/// Adds candidates for words that make, with the word beside them, no expression but sound like one that does.
pub(super) fn find(words: &[Word], sounds: &[String], candidates: &mut Vec<Candidate>) {
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for word in words.iter().filter(|w| !w.common) {
        *times.entry(&word.lower).or_default() += 1;
    }
    let unheard = |at: usize| {
        let (one, two) = (&words[at], &words[at + 1]);
        two.joined
            && one.sentence == two.sentence
            && !one.frozen
            && !two.frozen
            && !fluency::known_pair(&one.lower, &two.lower)
            && !EXPRESSIONS.listed.contains(&(one.lower.as_str(), two.lower.as_str()))
    };
    for at in (0..words.len().saturating_sub(1)).filter(|at| unheard(*at)) {
        let mut best: Option<(f64, usize, &Partner)> = None;
        let sides = [
            (at, EXPRESSIONS.before.get(words[at + 1].lower.as_str())),
            (at + 1, EXPRESSIONS.after.get(words[at].lower.as_str())),
        ];
        for (place, partners) in sides {
            let Some(partners) = partners.filter(|_| may_be_misheard(&words[place], &times)) else {
                continue;
            };
            for partner in partners {
                if let Some(score) = score(words, sounds, place, place == at, partner)
                    && best.as_ref().is_none_or(|b| score > b.0)
                {
                    best = Some((score, place, partner));
                }
            }
        }
        if let Some((score, place, partner)) = best {
            candidates.push(candidate(words, place, place == at, partner, score));
        }
    }
}

/// Whether a word may be changed at all: no usual word, no number, no name that the talk uses again and again.
fn may_be_misheard(word: &Word, times: &FxHashMap<&str, usize>) -> bool {
    let own_name = !word.common && times.get(word.lower.as_str()).is_some_and(|n| *n >= OWN_NAME);
    let pronoun = word.lower.ends_with("self") || word.lower.ends_with("selves");
    word.lower.len() > 1
        && !own_name
        && !pronoun
        && !is_usual(&word.lower)
        && !word.lower.strip_suffix('s').is_some_and(is_usual)
        && word.lower.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether a word stands in so many talks that it is mostly meant.
fn is_usual(word: &str) -> bool {
    english::class(word).is_some_and(|class| class <= MOST_USUAL)
}

/// How sure it is that the word at a place was meant to be the partner; nothing when not sure enough.
fn score(words: &[Word], sounds: &[String], place: usize, first: bool, partner: &Partner) -> Option<f64> {
    let word = &words[place];
    let alike = sounds[place].bytes().next() == partner.sound.bytes().next()
        && sounds[place].len().abs_diff(partner.sound.len()) <= 2
        && !is_form(word, partner.word);
    let most = partner.strength + OTHER_SIDE.0 + if word.common { 0.0 } else { ODD };
    if !alike || 1.0 + most < ENOUGH {
        return None;
    }
    let like = likeness(&word.lower, partner.word);
    if like < ALIKE || like + most < ENOUGH {
        return None;
    }
    let score = like + most - OTHER_SIDE.0 + other_side(words, place, first, partner.word);
    (score >= ENOUGH).then_some(score)
}

/// Whether two words are forms of one: then the one that was heard is the one that was said.
fn is_form(heard: &Word, meant: &str) -> bool {
    let heard_word = heard.lower.as_str();
    let shared = heard_word.bytes().zip(meant.bytes()).take_while(|(a, b)| a == b).count();
    let inflected = shared >= 4 && shared + 3 >= heard_word.len().min(meant.len());
    let compound = [heard_word.strip_prefix(meant), heard_word.strip_suffix(meant)];
    heard_word == meant
        || stem(heard_word) == stem(meant)
        || heard.common && inflected
        || compound.into_iter().flatten().any(is_common)
}

/// What the word on the side away from the expression says.
fn other_side(words: &[Word], place: usize, first: bool, meant: &str) -> f64 {
    let word = &words[place];
    let beside = if first {
        place.checked_sub(1).filter(|_| word.joined).and_then(|i| words.get(i))
    } else {
        words.get(place + 1).filter(|w| w.joined)
    };
    let Some(beside) = beside.filter(|w| w.sentence == word.sentence) else {
        return 0.0;
    };
    let known = |w: &str| {
        if first {
            fluency::known_pair(&beside.lower, w)
        } else {
            fluency::known_pair(w, &beside.lower)
        }
    };
    match (known(meant), known(&word.lower)) {
        (true, false) => OTHER_SIDE.0,
        (false, true) => OTHER_SIDE.1,
        _ => 0.0,
    }
}

fn candidate(words: &[Word], place: usize, first: bool, partner: &Partner, score: f64) -> Candidate {
    let at = if first { place } else { place - 1 };
    let expression = if first {
        format!("{} {}", partner.word, words[at + 1].lower)
    } else {
        format!("{} {}", words[at].lower, partner.word)
    };
    // "key clak" is no key cloak but Keycloak.
    let name = printed(&expression);
    let (from, to, corrected) = match name {
        Some(name) => (at, at + 2, name),
        None => (
            place,
            place + 1,
            printed(partner.word).unwrap_or_else(|| partner.word.to_owned()),
        ),
    };
    Candidate {
        from,
        to,
        corrected,
        method: CorrectionMethod::Context,
        confidence: (0.60 + (score - ENOUGH)).min(0.85),
        reason: format!("sounds like the expression: {expression}"),
        rests_on: usize::from(to == at + 1),
    }
}

/// Words as they are spelled when they are a name.
fn printed(words: &str) -> Option<String> {
    let terms = Terms::embedded();
    let name = terms
        .renderings(words)
        .iter()
        .find(|r| r.exact && (r.gate == Gate::Open || !is_common(words)));
    name.map(|r| terms.term(r.term).name.clone())
}
