//! Finds clauses that look whole and are not: parts of a question or of reported speech, verbs without their object,
//! announcements of a list, introductions of the speakers. It judges what is missing, never what is true.

use super::super::{
    clause::Clause, subject::SubjectKind, tokens::Token, unwrap::told_all_the_same, verb::Tense,
};
use super::shape::Reason;
use crate::text::lexicon::{Tags, lexicon};

/// Words right before a clause that make it part of a question, a comparison or somebody's words: "why can't we rely on
/// it", "it doesn't mean we do worse", "how we run it".
const EMBEDDING: &[&str] = &[
    "do", "does", "did", "don't", "doesn't", "didn't", "can", "cannot", "could", "would", "should", "not",
    "how", "why", "what", "where", "who", "which", "whether", "if", "than", "mean", "means", "say", "says",
    "said", "saying", "wish", "ask", "asked", "wonder",
];

/// Words earlier in the sentence that make what follows an example.
const SUPPOSING: &[&str] = &["imagine", "suppose", "assume", "assuming", "pretend"];

/// Verbs that say nothing without an object.
const TRANSITIVE: &[&str] = &[
    "use",
    "achieve",
    "create",
    "provide",
    "need",
    "want",
    "implement",
    "introduce",
    "define",
    "enable",
    "adopt",
    "leverage",
    "utilize",
    "have",
    "reduce",
    "require",
    "build",
    "give",
    "offer",
    "replace",
    "increase",
    "observe",
    "include",
    "support",
    "contain",
    "expose",
    "manage",
    "instantiate",
    "provision",
    "configure",
    "ingest",
    "retrieve",
    "isolate",
    "request",
];

/// Plural nouns that announce what only the next sentences tell.
pub(super) const ANNOUNCING: &[&str] = &[
    "requirements",
    "challenges",
    "problems",
    "issues",
    "ways",
    "reasons",
    "steps",
    "parts",
    "points",
    "options",
    "aspects",
    "considerations",
    "components",
    "types",
    "kinds",
    "changes",
    "benefits",
    "goals",
    "areas",
    "terms",
    "tasks",
    "scenarios",
    "limitations",
    "categories",
    "criteria",
    "principles",
    "features",
    "layers",
];

/// Words by which speakers introduce themselves: "we are engineers", "we are part of the platform team".
const INTRODUCING: &[&str] = &[
    "engineer",
    "engineers",
    "developer",
    "developers",
    "part",
    "presenters",
    "speakers",
    "team",
    "group",
];

/// Whether the clause that starts at `at` belongs to a question, a condition, an example or somebody's words.
pub(in super::super) fn embedded(tokens: &[Token], at: usize) -> bool {
    let sentence = tokens[..at.min(tokens.len())]
        .iter()
        .rposition(|t| matches!(t.after, '.' | '?' | '!'))
        .map_or(0, |stop| stop + 1);
    let before = &tokens[sentence.min(at)..at.min(tokens.len())];
    // "not just because we wanted it"
    let half = before.len() > 1
        && before[before.len() - 1].is(&["just", "only", "simply"])
        && before[before.len() - 2].lower == "not";
    half || before.iter().any(|t| t.is(SUPPOSING))
        || before.last().is_some_and(|t| t.is(EMBEDDING) && matches!(t.after, ' ' | ','))
            && !told_all_the_same(before)
}

/// What the clause lacks, if anything.
pub(in super::super) fn loose(clause: &Clause) -> Result<(), Reason> {
    let after = &clause.tokens[clause.verb.end.min(clause.tokens.len())..];
    object(clause, after)?;
    ending(clause)?;
    let inverted = after.windows(2).any(|pair| {
        pair[0].is(&["how", "what", "why", "where"])
            && pair[1].tags.any(Tags::BE.with(Tags::DO).with(Tags::MODAL).with(Tags::RELATIVE))
            && !pair[1].is(&["is", "was"])
    });
    if inverted {
        return Err("question inside");
    }
    let half = |pair: &[Token]| {
        pair[0].lower == "not" && pair[1].is(&["only", "just", "simply", "merely", "solely"])
            || pair[0].lower == "cannot" && pair[1].is(&["just", "simply"])
    };
    if clause.tokens.windows(2).any(half) && !clause.tokens.iter().any(|t| t.lower == "but") {
        return Err("half a comparison");
    }
    if clause.subject == SubjectKind::We
        && clause.verb.base == "be"
        && !clause.verb.passive
        && after.iter().take(6).any(|t| t.is(INTRODUCING))
    {
        return Err("introduction");
    }
    if announces(after) || another(after) {
        return Err("announces a list");
    }
    Ok(())
}

/// "we achieved as a part of …", "we use for …", "we deploy one for …": an object that was said before, or after.
fn object(clause: &Clause, after: &[Token]) -> Result<(), Reason> {
    let Some(next) = after.first() else {
        return Ok(());
    };
    let base = clause.verb.base.as_str();
    let amount = next.is(&["over", "about", "around"])
        && after.get(1).is_some_and(|t| t.tags.any(Tags::NUMBER.with(Tags::DETERMINER)));
    let goal = base == "set" && next.lower == "out" && after.get(1).is_some_and(|t| t.lower == "to");
    let idiom = amount
        || goal
        || next.is(&["up", "out", "only", "both", "by", "like"])
        || next.lower == "to" && !(base == "use" && clause.verb.tense == Tense::Present)
        || (base == "build" && next.is(&["on", "upon"]))
        || (base == "increase" && next.is(&["in", "from"]));
    let joins = next.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::RELATIVE))
        && !next.tags.any(Tags::DETERMINER.with(Tags::NUMBER))
        && (!next.tags.any(Tags::RELATIVE) || next.is(&["which", "who"]));
    if joins && !idiom && TRANSITIVE.contains(&base) && !clause.verb.passive {
        return Err("nothing to act upon");
    }
    let then = after.get(1);
    let particle_only = base == "set" && next.lower == "up" && then.is_some_and(|t| t.lower == "for")
        || matches!(base, "find" | "found")
            && next.lower == "out"
            && then.is_some_and(|t| t.tags.any(Tags::PREPOSITION));
    let particle_only = particle_only
        || clause.subject == SubjectKind::We
            && !clause.verb.passive
            && matches!(base, "bake" | "bring" | "tear" | "carry" | "set")
            && next.is(&["in", "up", "down", "out"])
            && then.is_some_and(|t| t.tags.any(Tags::PREPOSITION) && !t.tags.any(Tags::DETERMINER));
    // "we rely on as an oven"
    let particle_only = particle_only
        || matches!(base, "rely" | "depend" | "build" | "focus")
            && next.is(&["on", "upon"])
            && then.is_none_or(|t| t.is(&["as", "for", "to", "in", "with", "and", "so", "because"]));
    // "we wanted to put Larch": where?
    let put =
        base == "put" || next.lower == "to" && then.is_some_and(|t| t.lower == "put") && !clause.verb.passive;
    let nowhere =
        put && !after.iter().any(|t| t.tags.any(Tags::PREPOSITION.with(Tags::ADVERB)) && t.lower != "to");
    if particle_only || nowhere {
        return Err("nothing to act upon");
    }
    let stand_in = next.is(&["one", "ones", "another"])
        && after.get(1).is_some_and(|t| t.tags.any(Tags::PREPOSITION) && t.lower != "of");
    if stand_in {
        return Err("object points back");
    }
    // "Kubernetes clusters 16,000 plus …": a noun taken for a verb.
    let noun = clause.verb.main == clause.verb.finite
        && clause.subject == SubjectKind::Name
        && lexicon()
            .base(&clause.tokens[clause.verb.main].lower)
            .is_some_and(|b| lexicon().tags(b).any(Tags::NOUN));
    if noun && next.tags.any(Tags::NUMBER) {
        return Err("no verb");
    }
    Ok(())
}

/// "… the cardinality based on", "… collects around 10".
fn ending(clause: &Clause) -> Result<(), Reason> {
    let [.., before, last] = clause.tokens.as_slice() else {
        return Ok(());
    };
    let hanging = last.lower == "on" && before.is(&["based", "depending", "focused", "relying", "focusing"]);
    let bare_figure = last.tags.any(Tags::NUMBER)
        && before.is(&["about", "around", "over", "almost", "than", "nearly", "roughly"])
        && !last.lower.ends_with('%');
    if hanging || bare_figure {
        return Err("hangs at the end");
    }
    Ok(())
}

/// "another major problem or challenge": one more of what is told elsewhere.
fn another(after: &[Token]) -> bool {
    after.first().is_some_and(|t| t.lower == "another")
        && after.len() > 1
        && after[1..].iter().all(|t| {
            t.is(&[
                "challenge",
                "issue",
                "problem",
                "thing",
                "question",
                "aspect",
                "point",
                "part",
                "overcome",
                "solve",
                "to",
            ]) || t.tags.any(Tags::ADJECTIVE.with(Tags::COORDINATOR))
        })
}

/// "we had some requirements", "there are three main reasons": a quantity, adjectives, and a noun that tells nothing.
fn announces(after: &[Token]) -> bool {
    let [first, middle @ .., last] = after else {
        return false;
    };
    let quantity = first.tags.any(Tags::NUMBER)
        || first.is(&[
            "some",
            "several",
            "many",
            "few",
            "a",
            "multiple",
            "various",
            "different",
            "certain",
            "the",
            "our",
            "these",
        ]);
    let plain = middle.iter().all(|t| {
        t.is(&["few", "couple", "of", "lot", "number"]) || t.tags.any(Tags::ADJECTIVE.with(Tags::ADVERB))
    });
    quantity && plain && last.is(ANNOUNCING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::{
        clause::clauses,
        reading::first_clause,
        tokens::{Names, clean},
    };

    fn judged(text: &str) -> Result<(), Reason> {
        loose(&first_clause(text))
    }

    fn inside(text: &str) -> bool {
        let tokens = clean(text, &Names::default());
        let clause = clauses(&tokens).pop();
        clause.is_some_and(|c| embedded(&tokens, c.at))
    }

    #[test]
    fn a_question_is_no_statement() {
        assert!(inside("why can we rely on the old scheduler"));
        assert!(inside("so how we run the old scheduler"));
        assert!(inside("now imagine that we run a bakery"));
        assert!(inside("it is here not just because we run the old scheduler"));
        assert!(!inside("and we run the old scheduler"));
        assert!(!inside("Would it work? We run the old scheduler."));
    }

    #[test]
    fn a_verb_of_action_needs_its_object() {
        for text in [
            "we achieved as a part of the second phase",
            "we use for all of the alerts",
            "we deploy one for the console",
            "we introduced which solves the problem of the ovens",
            "we set up for the winter in the shops",
            "we use to ask the bakers in the shops",
            "we managed in the old shops",
            "we wanted to put the oven",
            "we found out throughout the winter in Oslo",
        ] {
            assert!(judged(text).is_err(), "{text}");
        }
        for text in [
            "we use two regions for all of the alerts",
            "we need to move the alerts",
            "we have over 40 clusters in two regions",
            "our service is used for all of the alerts",
            "we build on the same images",
        ] {
            assert_eq!(judged(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_was_not_only_done_is_not_told_as_not_done() {
        for text in [
            "we did not just have to build a new oven",
            "we do not only use the oven for bread",
            "we didn't just move the ovens to Oslo",
        ] {
            assert_eq!(judged(text), Err("half a comparison"), "{text}");
        }
        assert_eq!(
            judged("we did not just move the ovens but also the shops"),
            Ok(())
        );
    }

    #[test]
    fn announcements_and_introductions_tell_nothing() {
        for text in [
            "there are three main reasons",
            "we had some requirements",
            "we had the technical challenges",
            "we had another major problem or challenge to solve",
            "we are software engineers at the bakery",
            "we tuned the alerts based on",
            "we had to solve for how do teams order bread",
        ] {
            assert!(judged(text).is_err(), "{text}");
        }
        for text in [
            "we had some requirements for the message bus",
            "we are a bakery with forty shops",
            "there are three clusters",
        ] {
            assert_eq!(judged(text), Ok(()), "{text}");
        }
    }
}
