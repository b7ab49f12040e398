//! Compares who does something: where the talk says the verb and the object of a clause, another thing stands before
//! the verb ("the cook opens the gate" for "the guard opens the gate"). It reads full statements only, and leaves
//! pronouns and passives alone.

use super::{
    index::{Position, strength},
    numbers::Fault,
    reading::{Clause, Reading},
    roles::statement,
    tokens::{Gap, Word},
};
use crate::{
    model::{FindingKind, FindingSeverity},
    text::lexicon::{Tags as Part, lexicon},
};

/// Least weight of an object by which a statement is recognised: one rare word or two usual ones.
const OBJECT: f32 = 1.0;
/// Share of the object that must follow the verb in the talk.
const SAME_OBJECT: f32 = 0.6;
/// Least weight of a word that can be a doer.
const DOER: f32 = 0.5;
/// Words before a verb of the talk among which its doer stands.
const NEAR: usize = 4;

/// Stems of those whom a talk calls "we", "you" and "people".
const ANYBODY: &str = " team compani organiz organization engineer developer people user group staff speaker customer colleagu employe \
    somebody everyon peopl man operator platform project solution system technology ";

/// A clause cut into doer, verb and object; indices into the words of the claim.
struct Slots {
    doer: Vec<usize>,
    verb: usize,
    object: Vec<usize>,
}

/// Another doer in the talk than in the claim.
pub(super) fn doer(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    if clause.support < 0.5 {
        return None;
    }
    let slots = slots(reading, clause)?;
    let mut other = None;
    for place in pivots(reading, &slots) {
        let words = &reading.index.words;
        let (from, to) = statement(words, place);
        let end = to.min(place + 3 + slots.object.len() * 2);
        if reading.alignment.within(&slots.object, place + 1, end.max(place + 1)) < SAME_OBJECT {
            continue;
        }
        let named = slots
            .doer
            .iter()
            .any(|w| reading.alignment.strongest(*w, from, place) >= strength::SYNONYM);
        if named || other_doer(words, from, place).is_none() {
            return None;
        }
        other.get_or_insert(place);
    }
    let place = other?;
    Some(Fault {
        kind: FindingKind::Attachment,
        severity: FindingSeverity::Warning,
        text: reading.text(clause.range),
        reason: format!(
            "the talk says this of something else; it says \"… {} …\"",
            reading.excerpt(place)
        ),
        near: vec![place],
    })
}

fn part(word: &Word) -> Part {
    lexicon().tags(&word.lower)
}

fn slots(reading: &Reading<'_>, clause: &Clause) -> Option<Slots> {
    let words = reading.words;
    let verb = (clause.range.0 + 1..clause.range.1).find(|i| is_finite(words, *i, clause.range.1))?;
    let copula = part(&words[verb]).any(Part::BE.with(Part::HAVE));
    // Auxiliaries, denials and what stands between them and the verb they serve: too much to compare.
    let serves = words.get(verb + 1).is_some_and(|next| {
        part(next).any(Part::PARTICIPLE.with(Part::GERUND)) || next.lower == "been" || next.lower == "to"
    });
    if copula && serves || part(&words[verb]).any(Part::MODAL.with(Part::DO)) {
        return None;
    }
    let heavy = |i: &usize, least: f32| reading.alignment.weights[*i] >= least;
    let doer: Vec<usize> = (clause.range.0..verb).filter(|i| heavy(i, DOER)).collect();
    let anybody = |i: &usize| ANYBODY.split_whitespace().any(|w| w == words[*i].stem);
    if doer.is_empty() || doer.iter().any(anybody) || (clause.range.0..verb).any(|i| stands_for(&words[i])) {
        return None;
    }
    let end = (verb + 1..clause.range.1)
        .find(|i| words[*i].gap != Gap::None)
        .map_or(clause.range.1, |i| i + 1);
    let object: Vec<usize> = (verb + 1..end).filter(|i| heavy(i, 0.3)).take(4).collect();
    let enough = reading.alignment.total(&object) >= OBJECT;
    enough.then_some(Slots { doer, verb, object })
}

/// Whether a word is the finite verb of its clause: no noun that a verb sounds like.
fn is_finite(words: &[Word], at: usize, end: usize) -> bool {
    let tags = part(&words[at]);
    if tags.any(Part::BE.with(Part::HAVE).with(Part::MODAL).with(Part::DO)) {
        return true;
    }
    if words[at].is_capitalised() || words[at].joined || !tags.any(Part::THIRD.with(Part::PAST)) {
        return false;
    }
    let before = part(&words[at - 1]);
    let open = Part::DETERMINER.with(Part::PREPOSITION).with(Part::NUMBER).with(Part::COORDINATOR);
    if before.any(open) || words[at - 1].gap != Gap::None {
        return false;
    }
    let opens_object = at + 1 < end
        && part(&words[at + 1])
            .any(Part::DETERMINER.with(Part::NUMBER).with(Part::PREPOSITION).with(Part::OBJECT));
    !tags.any(Part::NOUN) || opens_object
}

/// Pronouns and relatives: what they stand for is not known here.
fn stands_for(word: &Word) -> bool {
    part(word).any(Part::SUBJECT.with(Part::OBJECT).with(Part::RELATIVE))
        || matches!(
            word.lower.as_str(),
            "this"
                | "these"
                | "those"
                | "that"
                | "there"
                | "one"
                | "who"
                | "which"
                | "everything"
                | "all"
                | "what"
        )
        || word.lower.contains('\'')
}

/// Places of the talk that say the verb.
fn pivots(reading: &Reading<'_>, slots: &Slots) -> Vec<Position> {
    let verb = &reading.words[slots.verb];
    let kind = [Part::BE, Part::HAVE].into_iter().find(|kind| part(verb).any(*kind));
    let Some(kind) = kind else {
        return reading.met_everywhere(slots.verb).collect();
    };
    // Forms of "be" and "have" are everywhere: those are looked at that stand before the object.
    let Some(first) = slots.object.first() else {
        return Vec::new();
    };
    reading
        .met_everywhere(*first)
        .filter_map(|p| (p.saturating_sub(4)..p).rev().find(|i| part(&reading.index.words[*i]).any(kind)))
        .collect()
}

/// The doer that the talk names right before a verb, when it is a thing of its own.
fn other_doer(words: &[Word], from: Position, place: Position) -> Option<Position> {
    let near = from.max(place.saturating_sub(NEAR));
    if (from..place).any(|i| stands_for(&words[i]) || words[i].tags.intersects(super::lexicon::Tags::NOT)) {
        return None;
    }
    (near..place).rev().find(|i| {
        let word = &words[*i];
        let anybody = ANYBODY.split_whitespace().any(|w| w == word.stem);
        word.weight >= DOER && part(word).any(Part::NOUN) && !anybody
    })
}

#[cfg(test)]
mod tests {
    use crate::{grounding::tests::findings, model::FindingKind};

    const SAID: &[&str] = &[
        "in the harbor the pilot opens the northern gate every morning",
        "the night watchman counts the empty barrels",
        "the drawings are on a shelf of the library but our recipes are on a public blog",
        "and then it checks the temperature of the cellar",
    ];

    #[test]
    fn what_another_does_is_not_told_of_this_one() {
        for claim in [
            "The watchman opens the northern gate every morning.",
            "The pilot counts the empty barrels.",
            "The drawings are on a public blog.",
        ] {
            assert_eq!(findings(SAID, claim), [FindingKind::Attachment], "{claim}");
        }
    }

    #[test]
    fn the_right_doer_passes_and_a_pronoun_is_believed() {
        for claim in [
            "The pilot opens the northern gate every morning.",
            "The night watchman counts the empty barrels.",
            "The recipes are on a public blog.",
            "The watchman checks the temperature of the cellar.",
        ] {
            assert_eq!(findings(SAID, claim), [], "{claim}");
        }
    }
}
