//! Compares what a claim says of today with what the talk says of the time before, and with what was tried and given
//! up. It reads words of time and of rejection only, no tenses beyond their endings.

use super::{
    index::Position,
    lexicon::Tags,
    numbers::Fault,
    reading::{Clause, Reading},
    tokens::{Gap, Word},
};
use crate::model::{FindingKind, FindingSeverity};

/// Words of the talk within which a mark of the time before governs what follows.
const GOVERNS: usize = 14;
/// Words behind a thing within which the talk says that it was given up.
const GIVEN_UP: usize = 20;

/// The old state told as today's, and what was tried and given up told as used.
pub(super) fn former(reading: &Reading<'_>, clause: &Clause) -> Option<Fault> {
    if clause.support < 0.5 {
        return None;
    }
    let met = reading.met(clause);
    past(reading, clause, &met)
        .map(|place| {
            (
                place,
                FindingKind::Attachment,
                "the talk tells this of the time before",
            )
        })
        .or_else(|| {
            still(reading, clause, &met).map(|place| {
                (
                    place,
                    FindingKind::Negation,
                    "the talk says the opposite of today",
                )
            })
        })
        .or_else(|| {
            given_up(reading, clause, &met).map(|place| {
                (
                    place,
                    FindingKind::Negation,
                    "the talk says that this was not adopted",
                )
            })
        })
        .map(|(place, kind, reason)| Fault {
            kind,
            severity: FindingSeverity::Warning,
            text: reading.text(clause.range),
            reason: format!("{reason}; it says \"… {} …\"", reading.excerpt(place)),
            near: vec![place],
        })
}

fn lower(words: &[Word], at: usize) -> &str {
    words.get(at).map(|w| w.lower.as_str()).unwrap_or_default()
}

/// Whether a word of the claim shows that it speaks of the past, or of a change.
fn is_past(word: &Word) -> bool {
    word.lower.len() > 3 && word.lower.ends_with("ed")
        // "took", "built": the stem of an irregular past is no beginning of it.
        || word.lower.len() <= 7 && !word.lower.starts_with(&word.stem) && !word.lower.ends_with('s')
        || matches!(
            word.lower.as_str(),
            "was" | "were" | "had" | "did" | "before" | "previously" | "once" | "earlier" | "until" | "formerly"
                | "originally" | "initially" | "ago" | "former" | "old" | "instead" | "cut" | "set" | "put" | "from"
                | "than" | "wasn't" | "weren't" | "didn't" | "hadn't"
        )
}

/// A place that tells the time before: "before they had to fill in a form", "which was forbidden before".
fn is_former(words: &[Word], place: Position) -> bool {
    let ends = |i: usize| {
        words[i].gap != Gap::None || matches!(lower(words, i + 1), "and" | "now" | "but" | "so" | "uh" | "")
    };
    let told_behind = (place + 1..(place + 4).min(words.len())).any(|i| {
        lower(words, i) == "before"
            && ends(i)
            && (place.saturating_sub(4)..place).any(|k| matches!(lower(words, k), "was" | "were" | "had"))
    });
    if told_behind {
        return true;
    }
    let mut at = place;
    while at > 0 && place - at < GOVERNS {
        at -= 1;
        if words[at].gap == Gap::Strong && place - at > 1 {
            return false;
        }
        match lower(words, at) {
            "now" | "today" | "nowadays" | "since" | "but" | "so" | "then" | "instead" | "after" => {
                return false;
            }
            // "before they waited, and we reduced it": another statement.
            "we" | "i"
                if !matches!(
                    lower(words, at.saturating_sub(1)),
                    "before" | "previously" | "then"
                ) =>
            {
                return false;
            }
            "previously" | "formerly" | "originally" if lower(words, at.saturating_sub(1)) != "mentioned" => {
                return true;
            }
            "before" => {
                let subject = matches!(
                    lower(words, at + 1),
                    "we" | "they" | "it" | "you" | "i" | "there" | "a" | "the" | "every" | "each" | "our"
                );
                let past = (at + 1..=place.max(at + 4)).any(|i| {
                    matches!(
                        lower(words, i),
                        "was" | "were" | "had" | "used" | "took" | "needed" | "waited" | "got"
                    )
                });
                return subject && past && lower(words, at.saturating_sub(1)) != "than";
            }
            "used" if lower(words, at + 1) == "to" => return true,
            "old" if lower(words, at + 1) == "days" => return true,
            "back" if lower(words, at + 1) == "then" => return true,
            _ => {}
        }
    }
    false
}

fn past(reading: &Reading<'_>, clause: &Clause, met: &[(usize, Position)]) -> Option<Position> {
    let today = reading.words[clause.range.0..clause.range.1]
        .iter()
        .any(|w| matches!(w.lower.as_str(), "still" | "now" | "today" | "currently"));
    if !today && reading.words.iter().any(is_past) {
        return None;
    }
    let weigh = |of: &[(usize, Position)]| of.iter().map(|(w, _)| reading.alignment.weights[*w]).sum::<f32>();
    let told: Vec<(usize, Position)> = met
        .iter()
        .copied()
        .filter(|(w, _)| reading.met_all(clause, *w).iter().all(|p| is_former(&reading.index.words, *p)))
        .collect();
    let lasting = today && reading.words[clause.range.0..clause.range.1].iter().any(|w| w.lower == "still");
    let enough = lasting || weigh(&told) >= if today { 0.3 } else { 0.45 } * weigh(met);
    told.first().filter(|_| enough).map(|(_, place)| *place)
}

/// "no longer" for "still", and the other way round.
fn still(reading: &Reading<'_>, clause: &Clause, met: &[(usize, Position)]) -> Option<Position> {
    let mut range = clause.range.0..clause.range.1;
    let ended = range
        .clone()
        .any(|i| lower(reading.words, i) == "no" && lower(reading.words, i + 1) == "longer");
    let lasts = range.any(|i| lower(reading.words, i) == "still");
    if ended == lasts {
        return None;
    }
    let words = &reading.index.words;
    met.iter().map(|(_, place)| *place).find(|place| {
        let mut near = place.saturating_sub(8)..(place + 10).min(words.len());
        let over = |i: usize| {
            lower(words, i) == "anymore" || lower(words, i) == "no" && lower(words, i + 1) == "longer"
        };
        if ended {
            near.clone().any(|i| lower(words, i) == "still") && !near.any(over)
        } else {
            near.clone().any(over) && !near.any(|i| lower(words, i) == "still")
        }
    })
}

/// Words of a claim that leave open or deny that something is in use.
fn leaves_open(word: &Word) -> bool {
    word.tags.intersects(Tags::NOT.with(Tags::NEGATIVE).with(Tags::PLAN).with(Tags::MODAL))
        || matches!(
            word.stem.as_str(),
            "consider"
                | "evaluat"
                | "look"
                | "try"
                | "compar"
                | "decid"
                | "revers"
                | "prov"
                | "wrong"
                | "mistak"
        )
}

/// "we tried it but we do not use it", "we looked at buying one": no place of the talk says otherwise.
fn given_up(reading: &Reading<'_>, clause: &Clause, met: &[(usize, Position)]) -> Option<Position> {
    let adopts = |i: usize| {
        matches!(
            reading.words[i].stem.as_str(),
            "adopt" | "choos" | "buy" | "pick" | "introduc"
        ) && !(i > 0 && matches!(lower(reading.words, i - 1), "at" | "of" | "about" | "to"))
            && !reading.words[i.saturating_sub(3)..i].iter().any(|w| w.tags.intersects(Tags::NOT))
    };
    let open = reading.words.iter().any(leaves_open);
    if open && !(clause.range.0..clause.range.1).any(adopts) {
        return None;
    }
    let words = &reading.index.words;
    let rejected = |place: Position| {
        let considered = (place.saturating_sub(8)..place).any(|i| {
            let before = lower(words, i.saturating_sub(1));
            match lower(words, i) {
                "tried" | "considered" | "evaluated" | "tested" => true,
                "at" => matches!(before, "looked" | "looking"),
                "about" => matches!(before, "thought" | "thinking"),
                _ => false,
            }
        });
        considered && (place + 1..(place + GIVEN_UP).min(words.len())).any(|i| is_rejection(words, i))
    };
    // Rare words tell what is spoken of; each of their places must tell the rejection.
    met.iter()
        .map(|(word, _)| *word)
        .filter(|word| reading.alignment.weights[*word] >= 0.8)
        .filter(|word| (1..=4).contains(&reading.met_everywhere(*word).count()))
        .find_map(|word| {
            let places: Vec<Position> = reading.met_everywhere(word).collect();
            let told = places.iter().copied().find(|p| rejected(*p))?;
            places.iter().all(|p| rejected(*p) || p.abs_diff(told) <= GIVEN_UP).then_some(told)
        })
}

/// "did not need it", "do not use it", "dropped it", "would have cost more".
fn is_rejection(words: &[Word], at: usize) -> bool {
    let next = |k: usize| lower(words, at + k);
    match lower(words, at) {
        "not" | "don't" | "didn't" | "doesn't" | "never" => (1..=3).any(|k| {
            matches!(
                next(k),
                "use" | "need" | "adopt" | "want" | "choose" | "keep" | "work" | "fit" | "like"
            )
        }),
        "dropped" | "rejected" | "abandoned" | "discarded" => true,
        "decided" => next(1) == "against",
        "went" | "go" | "going" => next(1) == "back",
        "would" => next(1) == "have" && matches!(next(2), "cost" | "been" | "taken"),
        "too" => matches!(
            next(1),
            "expensive" | "heavy" | "slow" | "complex" | "complicated" | "big"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::{grounding::tests::findings, model::FindingKind};

    const SAID: &[&str] = &[
        "so today a designer can order a sample without calling anybody",
        "before they had to print a request and carry it to the warehouse",
        "weekend shifts which were normal before are gone",
        "we looked at buying a conveyor belt and it would have cost more than the building",
        "we tried a drone for the inventory but it crashed into the lamps so we do not use it",
        "the labels are still glued by hand",
    ];

    #[test]
    fn the_old_state_is_not_told_as_todays() {
        let claim = "Designers print requests and carry them to the warehouse.";
        assert!(findings(SAID, claim).contains(&FindingKind::Attachment));
        assert_eq!(
            findings(
                SAID,
                "Designers had to print a request and carry it to the warehouse."
            ),
            []
        );
    }

    #[test]
    fn what_was_given_up_is_not_told_as_used() {
        assert_eq!(
            findings(SAID, "The company bought a conveyor belt."),
            [FindingKind::Negation]
        );
        assert!(!findings(SAID, "A drone takes the inventory.").is_empty());
        assert_eq!(
            findings(SAID, "The company looked at buying a conveyor belt."),
            []
        );
    }

    #[test]
    fn what_still_is_has_not_ended() {
        assert!(findings(SAID, "The labels are no longer glued by hand.").contains(&FindingKind::Negation));
        assert_eq!(findings(SAID, "The labels are still glued by hand."), []);
    }
}
