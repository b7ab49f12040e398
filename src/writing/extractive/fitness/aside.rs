//! Finds clauses that are told beside the story: a remembered thought, what a picture shows, the aim of a wish, the rest
//! of a noun that stands before them. It judges by what is said right before a clause.

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token, verb::Tense};
use crate::text::lexicon::{Tags, lexicon};

/// How many words before a clause may hold the wish whose aim it tells.
const WISH_REACH: usize = 14;

/// Whether a clause of `tokens`, which follow `earlier`, belongs to what stands right before it.
pub(in super::super) fn aside(earlier: &[Token], tokens: &[Token], clause: &Clause) -> bool {
    let at = clause.at.min(tokens.len());
    // What opens a clause may have been left out of it: all up to the subject counts as before it.
    let subject = (at..tokens.len().min(at + 8)).find(|i| tokens[*i].lower == "we").unwrap_or(at);
    let sentence = tokens[..subject]
        .iter()
        .rposition(|t| matches!(t.after, '.' | '?' | '!'))
        .map_or(0, |s| s + 1);
    let before = &tokens[sentence..subject];
    thought(before)
        || supposed(before, clause)
        || shown(before)
        || pointed_at(before)
        || aim(earlier, before, clause)
        || gap(earlier, before, clause)
        || made_sure_of(before, clause)
        || acted_upon(before, clause)
}

/// "we do not sell ovens. We sell bread": what is denied only leads to what follows. Needs and wishes are told all the
/// same.
pub(in super::super) fn contrasted(clause: &Clause, tokens: &[Token], later: &[Token]) -> bool {
    let denies = clause.verb.negated
        && clause.verb.tense == Tense::Present
        && clause.subject == SubjectKind::We
        && clause.tokens[clause.verb.finite].tags.any(Tags::DO)
        && !matches!(clause.verb.base.as_str(), "need" | "want" | "support");
    let end = (clause.at + clause.tokens.len()).min(tokens.len());
    let own = clause
        .tokens
        .last()
        .and_then(|last| tokens[clause.at.min(end)..].iter().rposition(|t| t.lower == last.lower));
    let next: Vec<&Token> =
        tokens[own.map_or(end, |at| clause.at + at + 1)..].iter().chain(later).take(4).collect();
    let starts = match next.as_slice() {
        [but, we, rest @ ..] if but.lower == "but" && we.lower == "we" => rest,
        [instead, ..] if instead.lower == "instead" => return denies,
        [we, rest @ ..] if we.lower == "we" => rest,
        _ => return false,
    };
    denies && starts.first().is_some_and(|t| t.tags.any(Tags::BASE) || t.is(&["just", "only"]))
}

/// "if each shop has ten ovens and we have ten shops, then we have …": supposed to its end. "And then" goes on with a
/// story.
fn supposed(before: &[Token], clause: &Clause) -> bool {
    // "take, for instance, we have an oven in each shop"
    let taken = before.iter().any(|t| t.is(&["take", "say", "let's"]))
        && before.windows(2).any(|w| w[0].lower == "for" && w[1].is(&["instance", "example"]));
    let said = before.split_last().is_some_and(|(last, rest)| {
        last.lower == "then" && rest.last().is_none_or(|t| !t.tags.any(Tags::COORDINATOR))
    });
    // "suppose the team has an oven": the word may open the clause itself.
    let mut opening = before.iter().chain(&clause.tokens[..clause.subject_end.min(clause.tokens.len())]);
    taken
        || (said || clause.connector == "then") && before.iter().any(|t| t.lower == "if")
        || opening.any(|t| t.is(&["suppose", "imagine", "assume"]))
}

/// "I was like great we can bake a lot"
fn thought(before: &[Token]) -> bool {
    before.windows(2).enumerate().any(|(i, w)| {
        let of_people = w[0].is(&["i'm", "you're", "they're", "we're"])
            || i > 0
                && w[0].is(&["was", "were"])
                && before[i - 1].is(&["i", "we", "they", "people", "he", "she"]);
        of_people && w[1].lower == "like" && before.get(i + 2).is_none_or(|t| !t.tags.any(Tags::GERUND))
    })
}

/// "and down on the right hand side we bake", "so here we have baked a roll".
fn shown(before: &[Token]) -> bool {
    let side = before.windows(2).any(|w| w[0].is(&["left", "right"]) && w[1].is(&["hand", "side"]));
    let side = side || before.iter().any(|t| t.is(&["left-hand", "right-hand", "righthand", "lefthand"]));
    let here = before.last().is_some_and(|t| t.lower == "here") && before.len() <= 4;
    // "in our demo, though, we bake", "and for each of these we bake"
    let demo = before.iter().any(|t| t.is(&["demo", "demonstration"]));
    let of_these = before.windows(3).rev().take(3).any(|w| {
        w[0].is(&["each", "all", "some", "any"]) && w[1].lower == "of" && w[2].is(&["these", "those", "them"])
    });
    // "one of them was we baked at night"
    let of_these = of_these && !before.last().is_some_and(|t| t.tags.any(Tags::BE));
    side || here || demo || of_these
}

/// "we want to make sure all bread is fresh and we please our guests": all of it is what they want.
fn made_sure_of(before: &[Token], clause: &Clause) -> bool {
    let sure = before.windows(2).rposition(|w| w[0].is(&["make", "making"]) && w[1].lower == "sure");
    let wanted = |at: usize| {
        before[at.saturating_sub(3)..at]
            .iter()
            .any(|t| t.is(&["want", "wants", "need", "needs", "to", "trying"]))
    };
    clause.connector == "and"
        && clause.subject == SubjectKind::We
        && clause.verb.tense == Tense::Present
        && sure.is_some_and(wanted)
}

/// "it helps bakers and guests run their errands", "to treat rolls and Larch loaves as cakes": the second of two things that a
/// verb before acts upon, and no subject.
fn acted_upon(before: &[Token], clause: &Clause) -> bool {
    const REACH: usize = 6;
    let first = clause.tokens.first();
    let bare = clause.front == 0
        && matches!(clause.subject, SubjectKind::Noun | SubjectKind::Name)
        && first.is_some_and(|t| t.name || !t.tags.any(Tags::DETERMINER.with(Tags::SUBJECT)));
    if clause.connector != "and" || !bare {
        return false;
    }
    let near = before.len().saturating_sub(REACH);
    let phrase = |t: &Token| {
        t.after == ' '
            && (t.name
                || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER).with(Tags::GERUND)))
            && !t.tags.any(Tags::COORDINATOR.with(Tags::SUBJECT))
    };
    let acted = |helping: bool| {
        (near..before.len()).rev().any(|at| {
            let verb = &before[at];
            let acts = if helping {
                verb.is(&["help", "helps", "let", "lets", "make", "makes", "have"])
            } else {
                at > 0 && before[at - 1].lower == "to" && verb.tags.any(Tags::BASE)
            };
            acts && at + 1 < before.len() && before[at + 1..].iter().all(phrase)
        })
    };
    let main = &clause.tokens[clause.verb.main.min(clause.tokens.len() - 1)];
    let next = clause.tokens.get(clause.verb.end);
    let noun = clause.verb.main == clause.verb.finite
        && main.tags.any(Tags::NOUN)
        && next.is_some_and(|t| t.tags.any(Tags::PREPOSITION) && !t.tags.any(Tags::DETERMINER));
    acted(true) && clause.verb.tense == Tense::Present && clause.plural || noun && acted(false)
}

/// "that's the dough we have mixed the flour for": the clause belongs to the noun that is pointed at.
fn pointed_at(before: &[Token]) -> bool {
    let tail = &before[before.len().saturating_sub(5)..];
    let Some(at) = tail
        .iter()
        .rposition(|t| t.is(&["that's", "this's", "here's", "these", "those", "this", "that"]))
    else {
        return false;
    };
    let mut rest = tail[at + 1..].iter().peekable();
    if !tail[at].lower.ends_with("'s") && rest.next_if(|t| t.is(&["is", "are", "was", "were"])).is_none() {
        return false;
    }
    let article = rest.next_if(|t| t.is(&["the", "a", "an"])).is_some();
    let words: Vec<&Token> = rest.collect();
    article
        && words
            .last()
            .is_some_and(|t| t.after == ' ' && t.tags.any(Tags::NOUN) && !t.is(&["way", "reason"]))
        && words.iter().all(|t| t.name || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)))
}

/// "we want a better shelf so we can swap the trays": what the wish is for, not what is so.
fn aim(earlier: &[Token], before: &[Token], clause: &Clause) -> bool {
    let so = before.last().is_some_and(|t| t.lower == "so") || clause.connector == "so";
    let wish = |t: &Token| {
        t.is(&[
            "want", "wants", "wanted", "would", "going", "plan", "planning", "should", "hope", "hoping",
            "try", "trying", "need",
        ])
    };
    so && clause.verb.tense == Tense::Can
        && clause.subject == SubjectKind::We
        && before.iter().rev().chain(earlier.iter().rev()).take(WISH_REACH).any(wish)
}

/// "the ideas | we had baked in since spring": the object of the verb is the noun before.
fn gap(earlier: &[Token], before: &[Token], clause: &Clause) -> bool {
    const TAKING: &[&str] = &[
        "bake",
        "find",
        "face",
        "hit",
        "encounter",
        "deploy",
        "create",
        "discover",
        "store",
        "push",
        "ship",
        "write",
    ];
    let noun = before.last().or(earlier.last());
    // A participle that no list knows is taken for a noun: "we had kneaded into …".
    let first = clause.tokens.get(clause.verb.end);
    let unlisted = clause.verb.base == "have"
        && first.is_some_and(|t| t.tags == Tags::NOUN && !t.name && t.lower.ends_with("ed"));
    let next = if unlisted {
        clause.tokens.get(clause.verb.end + 1)
    } else {
        first
    };
    let particle = next
        .is_some_and(|t| t.tags.any(Tags::PREPOSITION) && !t.tags.any(Tags::DETERMINER.with(Tags::NUMBER)));
    let plain = |t: &Token| {
        matches!(t.after, ' ')
            && t.tags.any(Tags::NOUN)
            && !t.tags.any(Tags::PREPOSITION.with(Tags::ADVERB))
            && lexicon().plural(&t.lower)
    };
    clause.subject == SubjectKind::We
        && clause.front == 0
        && clause.connector.is_empty()
        && !clause.verb.passive
        && (unlisted || TAKING.contains(&clause.verb.base.as_str()))
        && particle
        && noun.is_some_and(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::{
        clause::clauses,
        tokens::{Names, clean},
    };

    /// Whether the last clause of a text is beside the story.
    fn judged(earlier: &str, text: &str) -> bool {
        let mut names = Names::default();
        names.add("Larch", false);
        let tokens = clean(text, &names);
        let clause = clauses(&tokens).pop();
        clause.is_some_and(|c| aside(&clean(earlier, &Names::default()), &tokens, &c))
    }

    #[test]
    fn thoughts_pictures_and_aims_are_beside_the_story() {
        for (earlier, text) in [
            ("", "I was like great we can bake a lot of bread in the shop"),
            ("", "and down on the right hand side we have added the oven"),
            ("", "so here we have baked a loaf for the guests"),
            ("", "suppose, we have an oven called Larch in the shop"),
            ("", "take for instance we have an oven in each shop of the town"),
            ("", "in our demo though we decided to sell the rolls"),
            ("", "for each of these loaves we run a timer in the shop"),
            (
                "",
                "we want to make sure our bread is fresh and we give a cake to our guests",
            ),
            (
                "",
                "it is an oven that helps bakers and users run their orders in the shop",
            ),
            (
                "we want to build a better shelf for that",
                "so we can swap the trays of the oven",
            ),
            ("", "it took weeks to drop the ideas we had baked in since spring"),
            (
                "some other kinds of loaves",
                "we are currently deploying across our shops",
            ),
        ] {
            assert!(judged(earlier, text), "{text}");
        }
    }

    #[test]
    fn what_is_denied_for_contrast_is_beside_the_story() {
        let judged = |text: &str, later: &str| {
            let tokens = clean(text, &Names::default());
            let clause = clauses(&tokens).into_iter().next();
            clause.is_some_and(|c| contrasted(&c, &tokens, &clean(later, &Names::default())))
        };
        assert!(judged("we do not sell ovens", "we sell bread to the guests"));
        assert!(judged(
            "we do not have one large oven but we have many small ones",
            ""
        ));
        assert!(judged("we do not live in Oslo", "instead we live in the north"));
        for (text, later) in [
            ("we do not sell ovens", "the guests like the bread"),
            ("we do not need a large oven", "we use many small ones"),
            ("we sell ovens", "we sell bread to the guests"),
            ("we did not sell ovens", "we sell bread to the guests"),
        ] {
            assert!(!judged(text, later), "{text}");
        }
    }

    #[test]
    fn what_follows_from_a_deed_is_told() {
        for (earlier, text) in [
            ("", "it was like magic and we can bake a lot of bread in the shop"),
            (
                "we bought a better shelf in spring",
                "so we can swap the trays of the oven",
            ),
            ("we have ten shops", "we deployed the oven in all of the shops"),
            ("", "on the right day we start to bake the bread"),
            (
                "",
                "we made sure the bread was fresh and we gave a cake to our guests",
            ),
            (
                "",
                "the oven helps the bakers, and users run their orders in the shop",
            ),
            ("", "for instance we have an oven in each shop of the town"),
        ] {
            assert!(!judged(earlier, text), "{text}");
        }
    }
}
