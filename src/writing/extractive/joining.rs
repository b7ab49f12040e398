//! Joins two clauses to one statement: by what stands between them ("and", "because"), a condition with what follows from
//! it, a deed with what came of it. Which of them may be told at all is judged elsewhere.

use super::{
    clause::Clause, glued::glued, loose, person, shape, subject::SubjectKind, tokens::Token, verb::Tense,
};
use crate::text::lexicon::Tags;

/// Connectors that may join two clauses in print, with the printed form.
fn joint(connector: &str) -> Option<&'static str> {
    Some(match connector {
        "and" | "and also" => ", and",
        "but" => ", but",
        "because" => " because",
        "so that" => " so that",
        "while" => " while",
        "although" | "though" => ", although",
        "when" => " when",
        "until" => " until",
        "if" => " if",
        "once" => " once",
        "before" => " before",
        "after" => " after",
        "whenever" => " whenever",
        "unless" => " unless",
        _ => return None,
    })
}

/// Connectors whose clause cannot stand alone.
pub(super) fn dependent(connector: &str) -> bool {
    // "so that our growth can keep up": an aim, not a fact.
    connector.ends_with("so that")
        || connector.split(' ').any(|word| {
            matches!(
                word,
                "when"
                    | "if"
                    | "unless"
                    | "once"
                    | "after"
                    | "before"
                    | "until"
                    | "whether"
                    | "whenever"
                    | "wherever"
                    | "since"
                    | "as"
                    | "while"
                    | "although"
                    | "though"
                    | "or"
                    | "nor"
                    | "whereas"
            )
        })
}

/// "if you look at the picture": no condition of anything.
fn speaks_to_the_room(clause: &Clause) -> bool {
    const LOOKING: &[&str] = &["see", "look", "remember", "notice", "recall", "wonder", "know"];
    clause.subject == SubjectKind::Voice && LOOKING.contains(&clause.verb.base.as_str())
}

/// Whether a clause only supposes what it says.
pub(super) fn supposes(clause: &Clause) -> bool {
    clause.connector.split(' ').any(|w| matches!(w, "if" | "unless" | "whether"))
        && !speaks_to_the_room(clause)
}

/// Whether a connector adds one more to the clause before it.
pub(super) fn adds(connector: &str) -> bool {
    matches!(connector, "and" | "but" | "or" | "and also" | "and then")
}

/// Whether a main clause must not be told without this condition before it: "if it fails we are paged".
pub(super) fn holds(condition: &Clause) -> bool {
    narrowing(&condition.connector) && !speaks_to_the_room(condition)
}

/// "since our oven is made of clay", "although we had two ovens": said to be so whatever the main clause says, so that it
/// can be told without it. "after", "as" and, of a single step, "when" say so of
/// the past alone.
pub(super) fn presupposed(clause: &Clause) -> bool {
    let ours = matches!(
        clause.subject,
        SubjectKind::We | SubjectKind::Our | SubjectKind::Name
    );
    let perfect = clause.tokens[clause.verb.finite].tags.any(Tags::HAVE);
    let past = clause.verb.tense == Tense::Past || perfect && clause.verb.tense == Tense::Present;
    // "as we made such great bread": of what is told elsewhere.
    let such = clause.tokens.iter().any(|t| t.lower == "such");
    ours && !such
        && clause.front == 0
        && match clause.connector.as_str() {
            "since" | "whereas" | "although" | "though" | "even though" => {
                past || clause.verb.tense == Tense::Present
            }
            "as" | "after" => past,
            "when" | "once" => clause.verb.tense == Tense::Past && step(&clause.verb.base),
            _ => false,
        }
}

/// Verbs of a step that is taken once, so that "when we took it" says that it was taken.
fn step(base: &str) -> bool {
    matches!(
        base,
        "introduce" | "adopt" | "migrate" | "move" | "launch" | "replace" | "switch" | "join"
    )
}

/// Connectors that narrow what stands before them, so that it must not be told without them.
pub(super) fn narrowing(connector: &str) -> bool {
    connector
        .split(' ')
        .any(|word| matches!(word, "if" | "unless" | "until" | "when" | "whether" | "whenever"))
}

/// The next clause as a second part, when both make one good sentence.
pub(super) fn join(first: &Clause, next: &Clause) -> Option<Clause> {
    let joint = joint(&next.connector)?;
    let mut second = next.clone();
    // A long pair reads badly; two short statements joined by "and" read well.
    let words = first.tokens.len() + second.tokens.len();
    if words > if joint == ", and" { 24 } else { 34 } || first.cut {
        return None;
    }
    if person::needs_plural(first) || person::needs_plural(&second) {
        return None;
    }
    loose::loose(&second).ok()?;
    glued(&second, None).ok()?;
    shape::fit_after(&mut second, first).ok()?;
    pronoun_again(&mut second, first);
    Some(second)
}

/// The word that makes a clause hang on the next one: "and when" → "when".
fn opener(connector: &str) -> Option<&str> {
    let word = connector.rsplit(' ').next()?;
    let plain = connector
        .split(' ')
        .rev()
        .skip(1)
        .all(|w| matches!(w, "and" | "so" | "but" | "now" | "then"));
    let fits = matches!(
        word,
        "when" | "once" | "after" | "before" | "while" | "although" | "whenever" | "if" | "because"
    );
    (fits && plain).then_some(word)
}

/// "When a reindex starts, the pool grows": a dependent clause before its main clause. The main clause comes first in the
/// pair, so that the sentence is built like any other. Captions often have no comma there.
pub(super) fn fronted(dependent: &Clause, main: &Clause) -> Option<Vec<Clause>> {
    let opener = opener(&dependent.connector)?;
    if !main.connector.is_empty() || !matches!(dependent.stop, ',' | ' ') || main.broken {
        return None;
    }
    // "the portal grew when we built the portal": the pronoun stood for what only comes now.
    let named_inside = |t: &Token| {
        t.from.is_some() && dependent.tokens[dependent.subject_end..].iter().any(|d| d.lower == t.lower)
    };
    if main.tokens[main.front..main.subject_end].last().is_some_and(named_inside) {
        return None;
    }
    let (mut first, mut second) = (main.clone(), dependent.clone());
    opener.clone_into(&mut second.connector);
    if first.tokens.len() + second.tokens.len() > 32
        || person::needs_plural(&first)
        || person::needs_plural(&second)
    {
        return None;
    }
    shape::fit_condition(&mut second).ok()?;
    shape::fit_after(&mut first, &second).ok()?;
    loose::loose(&first).ok()?;
    glued(&first, None).ok()?;
    glued(&second, None).ok()?;
    pronoun_again(&mut second, &first);
    (!first.tokens.iter().any(|t| t.is(&["it", "its", "they", "them", "their"]))).then(|| vec![first, second])
}

/// Verbs by which "this" tells what came of the clause before.
const BRINGING: &[&str] = &[
    "accelerate",
    "allow",
    "bring",
    "cause",
    "cut",
    "decrease",
    "drop",
    "eliminate",
    "enable",
    "ensure",
    "free",
    "give",
    "help",
    "improve",
    "increase",
    "keep",
    "lead",
    "let",
    "limit",
    "lower",
    "make",
    "prevent",
    "provide",
    "reduce",
    "remove",
    "require",
    "result",
    "save",
    "simplify",
    "solve",
    "speed",
];

/// Whether a clause tells what "this" brought.
pub(super) fn points_at_a_deed(clause: &Clause) -> bool {
    let pointer = &clause.tokens[clause.front..clause.subject_end];
    matches!(clause.connector.as_str(), "" | "and" | "so")
        && clause.front == 0
        && clause.subject == SubjectKind::Reference
        && matches!(pointer, [this] if this.is(&["this", "that"]))
        && BRINGING.contains(&clause.verb.base.as_str())
        && !clause.verb.passive
}

/// "We split the pools. This cut the cost by half": what came of a clause, as a part of its sentence with "which".
pub(super) fn came_of_it(first: &Clause, next: &Clause) -> Option<Clause> {
    let ours = matches!(
        first.subject,
        SubjectKind::We | SubjectKind::Our | SubjectKind::Name
    );
    let said = !first.verb.negated && matches!(first.verb.tense, Tense::Past | Tense::Present);
    if !points_at_a_deed(next) || !ours || !said || first.tokens.len() + next.tokens.len() > 32 {
        return None;
    }
    if first.tokens.iter().any(|t| t.tags.any(Tags::SUBORDINATOR) || t.is(&["which", "and"])) {
        return None;
    }
    // "we had a problem with the ovens. This improves the bread": "this" is what solved it.
    let trouble = first.tokens.iter().any(|t| {
        t.is(&[
            "problem",
            "problems",
            "issue",
            "issues",
            "challenge",
            "challenges",
            "trouble",
            "difficulties",
        ])
    });
    if trouble && next.verb.base != "cause" {
        return None;
    }
    let mut second = next.clone();
    second.subject = SubjectKind::Noun;
    loose::loose(&second).ok()?;
    glued(&second, None).ok()?;
    let mut judged = second.clone();
    judged.tokens[0] = Token::new("which");
    shape::fit_after(&mut judged, first).ok()?;
    judged.tokens.remove(0);
    judged.subject_end = 0;
    judged.verb.finite -= 1;
    judged.verb.main -= 1;
    judged.verb.end -= 1;
    "which".clone_into(&mut judged.connector);
    Some(judged)
}

/// "we chose Larch because Larch scales": where a noun was put for a pronoun and both clauses make one sentence, the
/// pronoun reads better.
fn pronoun_again(second: &mut Clause, first: &Clause) {
    let (from, to) = (second.front, second.subject_end);
    let subject = &second.tokens[from..to];
    let said = |word: &Token| first.tokens.iter().any(|t| t.lower == word.lower);
    let resolved =
        |clause: &Clause| clause.tokens[clause.front..clause.subject_end].iter().any(|t| t.from.is_some());
    let again = (resolved(second) || resolved(first))
        && second.subject != SubjectKind::We
        && subject.last().is_some_and(said);
    if !again {
        return;
    }
    let mut pronoun = Token::new(if second.plural { "they" } else { "it" });
    pronoun.after = second.tokens[to - 1].after;
    second.tokens.splice(from..to, [pronoun]);
    let gone = to - from - 1;
    second.subject_end -= gone;
    second.verb.finite -= gone;
    second.verb.main -= gone;
    second.verb.end -= gone;
    second.subject = SubjectKind::Noun;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::{
        clause::clauses,
        tokens::{Names, clean},
    };

    fn all(text: &str) -> Vec<Clause> {
        clauses(&clean(text, &Names::default()))
    }

    #[test]
    fn reasons_and_past_deeds_are_said_to_be_so() {
        let told = |text: &str| all(text).first().is_some_and(presupposed);
        for text in [
            "since our bakery is made of two kitchens",
            "although we had two ovens in the north",
            "as we sold the old oven in spring",
            "after we moved the ovens to the north",
            "when we moved the ovens to the north",
        ] {
            assert!(told(text), "{text}");
        }
        for text in [
            "if our bakery is made of two kitchens",
            "as we sell more bread in the north",
            "as we made such great bread in spring",
            "when we needed the ovens of the north",
            "since they had two ovens in the north",
        ] {
            assert!(!told(text), "{text}");
        }
    }

    fn words(clause: &Clause) -> String {
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_condition_joins_its_main_clause_without_a_comma() {
        let found = all("and when a developer changes the recipe we build a new image for the test");
        let parts = fronted(&found[0], &found[1]).expect("both are fit");
        assert_eq!(words(&parts[0]), "we build a new image for the test");
        assert_eq!(
            (parts[1].connector.as_str(), words(&parts[1]).as_str()),
            ("when", "a developer changes the recipe")
        );
    }

    #[test]
    fn a_condition_on_the_listener_joins_nothing_and_holds() {
        let found = all("if you change the recipe we build a new image for the test");
        assert_eq!(fronted(&found[0], &found[1]), None);
        assert!(holds(&found[0]));
        assert!(!holds(
            &all("if you look at the picture we build a new image for the test")[0]
        ));
        assert!(!holds(
            &all("since we moved to the north we build a new image for the test")[0]
        ));
    }

    #[test]
    fn what_is_supposed_is_known() {
        assert!(supposes(&all("and if we change the recipe")[0]));
        assert!(!supposes(&all("and when we change the recipe")[0]));
        assert!(!supposes(&all("if you look at the recipe")[0]));
        assert!(adds("and") && adds("but") && !adds("so") && !adds(""));
    }

    #[test]
    fn what_came_of_a_deed_is_told_with_it() {
        let deed = all("we moved the ovens to the north").remove(0);
        let brought = |text: &str| came_of_it(&deed, &all(text)[0]).map(|c| (c.connector.clone(), words(&c)));
        assert_eq!(
            brought("and this reduced the bill for power by half"),
            Some((
                "which".to_owned(),
                "reduced the bill for power by half".to_owned()
            ))
        );
        assert_eq!(brought("this is the bill for power"), None);
        assert_eq!(brought("it reduced the bill for power by half"), None);
        let denied = all("we did not move the ovens to the north").remove(0);
        assert_eq!(
            came_of_it(&denied, &all("this reduced the bill for power by half")[0]),
            None
        );
        let trouble = all("we had a problem with the ovens").remove(0);
        assert_eq!(
            came_of_it(&trouble, &all("this reduced the bill for power by half")[0]),
            None,
            "what solved it is not told"
        );
    }
}
