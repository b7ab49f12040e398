//! Joins two clauses to one statement: by what stands between them ("and", "because"), a condition with what follows from
//! it, a deed with what came of it. Which of them may be told at all is judged elsewhere.

mod answers;

use super::{
    clause::Clause, glued::glued, loose, person, shape, shorten::shortened, subject::SubjectKind,
    tokens::Token, verb::Tense,
};
use crate::text::lexicon::Tags;
use answers::{answered, came_to_nothing, compares, failed, goes_along};

pub(super) use answers::taken_back;

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
        "since" => " since",
        "as" => " as",
        "as soon as" => " as soon as",
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

/// The next clause as a second part, when both make one good sentence. A reason or a contrast may be told without its own
/// end; a condition is told whole or not at all.
pub(super) fn join(first: &Clause, next: &Clause) -> Option<Clause> {
    let shortens = matches!(
        next.connector.as_str(),
        "because" | "but" | "so that" | "although" | "though" | "before" | "since" | "as"
    );
    let shorter = || shortened(next, false).iter().find_map(|shorter| second(first, shorter));
    second(first, next).or_else(|| shortens.then(shorter).flatten())
}

/// The clause as it stands as a second part.
fn second(first: &Clause, next: &Clause) -> Option<Clause> {
    let joint = joint(&next.connector)?;
    if joint == " as" && !goes_along(next) {
        return None;
    }
    let mut second = next.clone();
    if failed(next) {
        return (first.tokens.len() + next.tokens.len() <= 34 && !first.cut).then_some(second);
    }
    let said = next.tokens.get(next.front).filter(|_| answered(first, next) || came_to_nothing(next));
    if said.is_some() {
        // All pronouns are judged alike.
        second.subject = SubjectKind::Noun;
        second.tokens[next.front] = Token::new("they");
    }
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
    if tells_when(&next.connector) {
        shape::fit_time(&mut second, first).ok()?;
    } else {
        shape::fit_after(&mut second, first).ok()?;
    }
    if let Some(pronoun) = said {
        second.tokens[next.front] = pronoun.clone();
    }
    pronoun_again(&mut second, first);
    Some(second)
}

/// Connectors whose clause may be short, since it only tells when: "as we grow".
fn tells_when(connector: &str) -> bool {
    matches!(
        connector,
        "as" | "as soon as" | "once" | "before" | "after" | "until"
    )
}

/// The words that make a clause hang on the next one: "and when" → "when".
fn opener(connector: &str) -> Option<&str> {
    let (before, word) = match connector.strip_suffix("as soon as") {
        Some(before) => (before, "as soon as"),
        None => connector.rsplit_once(' ').unwrap_or(("", connector)),
    };
    let plain = before.split_whitespace().all(|w| matches!(w, "and" | "so" | "but" | "now" | "then"));
    let fits = matches!(
        word,
        "when"
            | "once"
            | "after"
            | "before"
            | "while"
            | "although"
            | "whenever"
            | "if"
            | "because"
            | "as"
            | "as soon as"
            | "since"
            | "though"
    );
    (fits && plain).then_some(word)
}

/// Whether the second part only adds a reason, or what follows from the first, so that that may be told without it.
pub(super) fn reasons(parts: &[Clause]) -> bool {
    parts.get(1).is_some_and(|second| {
        let pronoun = second.tokens.get(second.front).is_some_and(|t| t.is(&["it", "they"]));
        match second.connector.as_str() {
            "as" | "since" | "though" => true,
            "because" => pronoun,
            _ => false,
        }
    })
}

/// "When a reindex starts, the pool grows": a dependent clause before its main clause. The main clause comes first in the
/// pair, so that the sentence is built like any other. Captions often have no comma there.
pub(super) fn fronted(dependent: &Clause, main: &Clause) -> Option<Vec<Clause>> {
    let opener = opener(&dependent.connector)?;
    if opener == "as" && compares(dependent) {
        return None;
    }
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
    // "this also saves time": so does what was told before.
    let also = clause.tokens[clause.subject_end..clause.verb.end.min(clause.tokens.len())]
        .iter()
        .any(|t| t.lower == "also");
    !also
        && matches!(clause.connector.as_str(), "" | "and" | "so")
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
mod tests;
