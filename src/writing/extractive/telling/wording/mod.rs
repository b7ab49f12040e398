//! Puts what prose writes for what speech says: "many" for "a lot of", "to" for "in order to", "runtime" for "run time",
//! nothing for "very". It adds no content and takes none away, and it comes last, so that what is told is chosen by what
//! was said.

mod articles;
mod commas;
mod compounds;
mod counts;
mod definite;
mod items;
mod named;
mod nouns;
mod series;
mod shares;
mod single;
mod spelling;
mod spoken;
mod tenses;
#[cfg(test)]
mod tests;
mod turns;
mod verbs;
mod who;
mod words;

use super::super::{clause::Clause, tokens::Token};
use crate::text::lexicon::Tags;
pub(super) use named::named;

/// The clause in the words of prose.
pub(super) fn wording(clause: &mut Clause) {
    spelling::names(clause);
    spelling::matter(clause);
    words::vouching(clause);
    words::degree(clause);
    spoken::spoken(clause);
    turns::turns(clause);
    verbs::verbs(clause);
    who::people(clause);
    words::prose(clause);
    nouns::kinds(clause);
    nouns::many(clause);
    nouns::uncounted(clause);
    nouns::collective(clause);
    compounds::compounds(clause);
    nouns::bare(clause);
    articles::articles(clause);
    definite::definite(clause);
    counts::counts(clause);
    single::single(clause);
    shares::shares(clause);
    series::series(clause);
    nouns::several(clause);
    words::beginning(clause);
    nouns::common(clause);
    tenses::tenses(clause);
    commas::commas(clause);
}

/// "Acme then moved north" → "Acme moved north": what came before is told elsewhere, if at all.
pub(super) fn without_then(tokens: &mut Vec<Token>) {
    let verb = Tags::BASE.with(Tags::THIRD).with(Tags::PAST);
    let plain = |t: &Token| t.tags.any(verb) && !t.tags.any(Tags::NOUN);
    let found = tokens.iter().take(6).position(|t| t.is(&["then", "therefore", "thus"]));
    if let Some(at) = found.filter(|at| *at > 0)
        && !tokens[at - 1].tags.any(Tags::COORDINATOR)
        && tokens[at - 1].after == ' '
        && tokens.get(at + 1).is_some_and(|t| t.tags.any(verb))
        && !tokens[..at].iter().any(plain)
    {
        tokens.remove(at);
    }
}

/// "there is an oven that bakes rye" → "an oven bakes rye".
pub(super) fn without_there(tokens: &mut Vec<Token>) {
    let opens = tokens.first().is_some_and(|t| t.lower == "there")
        && tokens.get(1).is_some_and(|t| t.is(&["is", "are", "was", "were"]))
        && tokens
            .get(2)
            .is_some_and(|t| !t.is(&["no", "not", "other", "different", "any", "only", "just", "the"]));
    let Some(that) = tokens
        .iter()
        .take(12)
        .position(|t| t.is(&["that", "which", "who"]))
        .filter(|at| opens && *at > 3)
    else {
        return;
    };
    let phrase = tokens[2..that].iter().all(|t| {
        t.after == ' '
            && (t.name
                || t.is(&["of", "at", "in", "for"])
                || t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::NUMBER))
                    && !t.tags.any(Tags::SUBJECT)
                || t.is(&["a", "an", "some", "many", "several"]))
    });
    // "a rule that services follow": a plural noun that looks like a verb is the subject of the verb behind it.
    let one = tokens.get(1).is_some_and(|t| t.is(&["is", "was"]));
    let object = tokens.get(that + 2).is_some_and(|t| {
        t.name
            || t.tags
                .any(Tags::DETERMINER.with(Tags::PREPOSITION).with(Tags::ADVERB).with(Tags::ADJECTIVE))
    });
    // "there is a map that are": number that does not agree was heard wrongly.
    let agree = if one {
        tokens.get(2).is_some_and(|t| t.is(&["a", "an", "some"]))
            && tokens.get(that + 1).is_some_and(|t| {
                !t.is(&["are", "were", "have"])
                    && (!t.tags.any(Tags::BASE) || t.tags.any(Tags::PAST.with(Tags::MODAL)))
            })
            && !tokens[that - 1].lower.ends_with('s')
    } else {
        tokens.get(2).is_some_and(|t| t.lower != "couple")
            && tokens.get(that + 1).is_some_and(|t| !t.is(&["is", "was", "has"]))
    };
    let finite = Tags::BASE
        .with(Tags::PAST)
        .with(Tags::MODAL)
        .with(Tags::BE)
        .with(Tags::HAVE)
        .with(Tags::THIRD);
    let verb = tokens.get(that + 1).is_some_and(|t| {
        !t.name
            && t.tags.any(finite)
            && !t.tags.any(Tags::SUBJECT.with(Tags::ADJECTIVE).with(Tags::DETERMINER))
            && (!t.tags.any(Tags::NOUN) || one && object && t.tags.any(Tags::THIRD))
    });
    if phrase && verb && agree {
        tokens.remove(that);
        tokens.drain(..2);
    }
}
