//! Judges what a clause says of its subject: the verb must tell of the work and be followed by what it needs. It changes
//! nothing.

use super::super::{
    clause::Clause,
    subject::SubjectKind,
    tokens::Token,
    verb::Tense,
    vocabulary::{ADOPT, BUILD, META_VERBS, REPLACE, RESULT},
};
use super::{
    shape::{MIN_WORDS, Reason},
    work::{of_work, work},
};
use crate::text::lexicon::{Tags, lexicon};

/// Whether the verb may be told; `least` is the fewest words the clause needs.
pub(in super::super) fn verb_ok(
    clause: &Clause,
    before: Option<&Clause>,
    least: usize,
) -> Result<(), Reason> {
    let verb = &clause.verb;
    if META_VERBS.contains(verb.base.as_str())
        && !(verb.passive && verb.base == "call")
        && !(before_and_after(clause) || observed(clause) || enabling(clause) || of_work(clause))
    {
        return Err("talk about the talk");
    }
    match verb.tense {
        Tense::Conditional => return Err("hypothetical"),
        // "could save a million" is a hope as often as a past ability.
        Tense::Could if !verb.negated && !able(clause) => {
            return Err("hypothetical");
        }
        Tense::Present | Tense::Past | Tense::Future | Tense::Can | Tense::Could => {}
    }
    let after: Vec<&Token> = clause.tokens.iter().skip(verb.end).collect();
    let telling = after
        .first()
        .is_some_and(|t| t.name || (least < MIN_WORDS && t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE))));
    let enough = after.len() >= 2 || verb.passive || least < MIN_WORDS && telling || tells_enough(clause);
    if !enough {
        return Err("nothing after the verb");
    }
    if clause.tokens[verb.end - 1].after != ' ' && clause.tokens.len() > verb.end {
        return Err("verb cut off");
    }
    let next = after.first().copied();
    infinitive_ok(clause, &after)?;
    // "we work at …", "we are both engineers": the speakers introduce themselves.
    let at_work = verb.base == "work" && next.is_some_and(|t| t.is(&["at", "in", "as", "for"]));
    if clause.subject == SubjectKind::We && at_work {
        return Err("introduction");
    }
    if verb.base == "be" && next.is_some_and(|t| t.is(&["both", "have", "has", "be", "do"])) {
        return Err("introduction");
    }
    let one = matches!(clause.subject, SubjectKind::We | SubjectKind::Name);
    if verb.base == "be" && one && mixed_predicate(clause, &after) {
        return Err("a predicate that does not fit");
    }
    // "we represent over 20 cities": those who come from there are customers, who were named before or not at all.
    let figure = after.iter().take(3).any(|t| t.tags.any(Tags::NUMBER));
    if verb.base == "represent" && clause.subject == SubjectKind::We && figure {
        return Err("a predicate that does not fit");
    }
    if verb.base == "be" {
        let weak = next.is_some_and(|t| {
            t.is(&[
                "like", "not", "that", "really", "sure", "here", "there", "good", "great", "okay", "right",
                "excited", "happy", "glad", "what", "when", "where", "how", "because", "all",
            ])
        });
        if weak {
            return Err("empty statement");
        }
    }
    if next.is_some_and(|t| t.is(&["it", "that", "this", "them", "us"]))
        && before.is_none()
        && verb.base != "give"
        && verb.base != "allow"
        && !observed(clause)
    {
        return Err("object points back");
    }
    if next.is_some_and(finite_looking) {
        return Err("two verbs in a row");
    }
    Ok(())
}

/// A short statement that is whole: "we do not bake bread", "right now we use Larch", "we support many recipes".
pub(super) fn tells_enough(clause: &Clause) -> bool {
    let verb = &clause.verb;
    let base = verb.base.as_str();
    let object = &clause.tokens[verb.end.min(clause.tokens.len())..];
    let Some(last) = object.last() else {
        return false;
    };
    let work = [&ADOPT, &BUILD, &REPLACE].iter().any(|verbs| verbs.contains(base))
        || matches!(
            base,
            "automate" | "standardize" | "donate" | "plan" | "fix" | "separate"
        );
    let thing = last.name
        || last.tags.any(Tags::NOUN)
            && !last
                .tags
                .any(Tags::PREPOSITION.with(Tags::ADVERB).with(Tags::DETERMINER).with(Tags::NUMBER));
    let vague = object.iter().any(|t| {
        t.is(&[
            "some", "any", "all", "things", "part", "parts", "lot", "way", "one", "few", "same", "such",
        ])
    });
    let told = clause.tokens.len() >= 4 || last.name && clause.tokens.len() >= 3;
    // One word alone must be a name, or many of a kind: "we use vault" is mis-heard.
    let alone = object.len() == 1 && !last.name && !lexicon().plural(&last.lower);
    told && work
        && (!verb.progressive || verb.tense == Tense::Present && matches!(base, "use" | "run"))
        && thing
        && !vague
        && !alone
        && matches!(
            clause.subject,
            SubjectKind::We | SubjectKind::Name | SubjectKind::Our
        )
        && !object.iter().any(|t| t.lower == "to")
}

/// "we could now bake in a day", "we could restore an oven from scratch": what had become possible. What could be won or
/// saved is a hope.
fn able(clause: &Clause) -> bool {
    let base = clause.verb.base.as_str();
    let now = clause.tokens.iter().any(|t| t.lower == "now");
    let hope = RESULT.contains(base)
        || BUILD.contains(base)
        || matches!(
            base,
            "be" | "have" | "do" | "use" | "go" | "get" | "make" | "happen" | "take" | "add" | "start"
        )
        || clause.tokens.iter().any(|t| {
            t.tags.any(Tags::NUMBER)
                || t.is(&["probably", "maybe", "potentially", "certainly", "if", "still"])
        });
    now || clause.subject == SubjectKind::We && !clause.verb.passive && !hope
}

/// "start to", "need to", "have to": only wishes, needs and successes tell something.
fn infinitive_ok(clause: &Clause, after: &[&Token]) -> Result<(), Reason> {
    let verb = &clause.verb;
    let next = after.first();
    if next.is_some_and(|t| t.lower == "to")
        && after.get(1).is_some_and(|t| {
            t.tags.any(Tags::BASE)
                || !t.tags.any(Tags::DETERMINER.with(Tags::NOUN).with(Tags::NUMBER).with(Tags::ADJECTIVE))
        })
        && !(verb.passive && after.get(1).is_some_and(|t| t.tags.any(Tags::NOUN)))
    {
        let allowed = matches!(
            verb.base.as_str(),
            "want"
                | "need"
                | "have"
                | "decide"
                | "plan"
                | "aim"
                | "try"
                | "manage"
                | "choose"
                | "help"
                | "begin"
                | "start"
                | "continue"
                | "intend"
                | "expect"
                | "require"
                | "use"
                | "switch"
                | "migrate"
                | "move"
                | "be"
                | "fail"
                | "struggle"
                | "work"
        );
        if !allowed {
            return Err("verb with a bare infinitive");
        }
        // "we had to manually tell the oven which shelf …"
        let plainly =
            |t: &&&Token| t.lower.ends_with("ly") && t.tags.any(Tags::ADVERB) && !t.tags.any(Tags::BASE);
        let at = 1 + after.iter().skip(1).take_while(plainly).count();
        let acted = after.get(at);
        let inner = acted.map_or("", |t| t.lower.as_str());
        let inner = lexicon().base(inner).unwrap_or(inner);
        let rest = &clause.tokens[clause.tokens.len().min(verb.end + at + 1)..];
        if META_VERBS.contains(inner)
            && !(clause.subject == SubjectKind::We
                && work(inner, rest)
                && (inner != "get" || rest.first().is_some_and(|t| t.lower == "rid")))
            || acted.is_some_and(|t| {
                !t.tags.any(Tags::BASE)
                    && !t.name
                    && !t.tags.any(Tags::DETERMINER.with(Tags::NOUN).with(Tags::ADJECTIVE))
            })
        {
            return Err("talk about the talk");
        }
    }
    Ok(())
}

/// "we were slow scale down of nodes", "we are the creators", told of a company: words that belong to no predicate, or
/// to one of many.
fn mixed_predicate(clause: &Clause, after: &[&Token]) -> bool {
    if clause.verb.passive || clause.verb.progressive {
        return false;
    }
    let (Some(first), Some(second)) = (after.first(), after.get(1)) else {
        return false;
    };
    let quality = first.tags.any(Tags::ADJECTIVE)
        && !first.tags.any(Tags::NOUN.with(Tags::DETERMINER).with(Tags::NUMBER));
    let noun = |t: &Token| {
        t.name
            || t.tags.any(Tags::NOUN)
                && !t.tags.any(Tags::PREPOSITION.with(Tags::ADVERB).with(Tags::COORDINATOR))
    };
    let bare = quality && first.after == ' ' && noun(second) && second.lower != "to";
    let head = after
        .iter()
        .skip_while(|t| t.tags.any(Tags::DETERMINER))
        .take_while(|t| t.after == ' ' && noun(t) || t.tags.any(Tags::ADJECTIVE))
        .last();
    bare || head.is_some_and(|t| t.tags.any(Tags::NOUN) && !t.name && lexicon().plural(&t.lower))
}

/// "we went from two hours to ten minutes", "the cost went down 40%".
fn before_and_after(clause: &Clause) -> bool {
    let rest = &clause.tokens[clause.verb.end..];
    let range = rest.iter().take(3).any(|t| t.lower == "from") && rest.iter().any(|t| t.lower == "to");
    let figure = rest.first().is_some_and(|t| t.is(&["up", "down"]))
        && rest.iter().take(5).any(|t| t.tags.any(Tags::NUMBER) || t.lower.ends_with('%'));
    clause.verb.base == "go" && clause.verb.tense == Tense::Past && (range || figure)
}

/// "we saw a drop in outages", "we have seen a drop", "we see more than 30% fewer", "we saw that baking by hand is slow",
/// not "we saw that", "we saw in the picture".
fn observed(clause: &Clause) -> bool {
    let rest = &clause.tokens[clause.verb.end.min(clause.tokens.len())..];
    let Some(first) = rest.first() else {
        return false;
    };
    let perfect = clause.tokens[clause.verb.finite].tags.any(Tags::HAVE);
    let past = clause.verb.tense == Tense::Past && !clause.verb.progressive;
    let thing = first.tags.any(Tags::NUMBER.with(Tags::ADJECTIVE).with(Tags::NOUN))
        && !first.tags.any(Tags::PREPOSITION)
        || first.is(&["a", "an"]);
    let share = rest.iter().take(4).any(|t| t.lower.ends_with('%') || t.lower == "percent");
    let fact = first.lower == "that"
        && rest.len() > 5
        && rest[1].after == ' '
        && (rest[1].name
            || rest[1]
                .tags
                .any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::GERUND).with(Tags::DETERMINER)))
        && !rest[1].is(&["this", "that", "these", "those", "it", "in"]);
    clause.verb.base == "see"
        && clause.subject == SubjectKind::We
        && ((past || perfect && clause.verb.tense == Tense::Present) && thing
            || clause.verb.tense == Tense::Present && !clause.verb.progressive && share
            || past && !perfect && fact)
}

/// "Cello lets us run everything as code".
fn enabling(clause: &Clause) -> bool {
    clause.verb.base == "let"
        && matches!(
            clause.subject,
            SubjectKind::Name | SubjectKind::Our | SubjectKind::Noun
        )
        && clause
            .tokens
            .get(clause.verb.end)
            .is_some_and(|t| t.tags.any(Tags::OBJECT.with(Tags::DETERMINER)))
}

fn finite_looking(token: &Token) -> bool {
    token.is(&[
        "need", "want", "and", "or", "but", "is", "are", "was", "were", "has", "does", "did", "do",
    ]) || token.tags.any(Tags::MODAL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    #[test]
    fn what_was_seen_is_told_where_it_is_a_finding() {
        let judged = |text: &str| verb_ok(&first_clause(text), None, MIN_WORDS);
        for text in [
            "we saw that moving the old ovens is a lot of work",
            "we have seen a massive drop in burnt bread",
            "we see more than 30% fewer burnt loaves",
            "we had to manually tell the kitchen which ovens belong to a baker",
            "we wanted to quickly move the ovens to the north",
        ] {
            assert_eq!(judged(text), Ok(()), "{text}");
        }
        for text in [
            "we saw that in the picture of the kitchen",
            "we see a large oven in the picture",
            "we have seen that the ovens are slow here",
            "we wanted to quickly show the ovens of the north",
        ] {
            assert!(judged(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_said_of_us_must_fit_one_company() {
        let judged = |text: &str| verb_ok(&first_clause(text), None, MIN_WORDS);
        for text in [
            "we were slow scale down of nodes",
            "we are the owners of the tool",
            "we represent over 20 cities in the north",
        ] {
            assert!(judged(text).is_err(), "{text}");
        }
        for text in [
            "we are a large bank in the north",
            "we are responsible for the clusters",
            "we were able to move the clusters",
            "we are the largest bank of the country",
            "we represent the bakers of the north",
        ] {
            assert_eq!(judged(text), Ok(()), "{text}");
        }
    }
}
