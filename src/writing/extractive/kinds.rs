//! Tells what kind of fact a clause states, and in which section it is told. It does not judge how good the clause is.

use super::{
    clause::Clause,
    subject::SubjectKind,
    tokens::Token,
    verb::Tense,
    vocabulary::{ADOPT, BUILD, DECIDE, HURT, LEARN, PROBLEM, REPLACE, RESULT},
};
use crate::{model::Section, text::lexicon::lexicon};

/// Kind of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum FactKind {
    /// Who they are.
    Identity,
    /// How big they are.
    Scale,
    /// What hurt.
    Problem,
    /// What was decided, and why.
    Decision,
    /// What was built.
    Build,
    /// What was adopted or is in use.
    Adoption,
    /// What replaced what.
    Replacement,
    /// How it works or was done.
    Practice,
    /// What came of it.
    Result,
    /// What became possible.
    Ability,
    /// What was learned.
    Lesson,
    /// What is planned.
    Plan,
}

/// The kind of a fact, from its verb, its words and the label of its sentence.
pub(super) fn classify(clause: &Clause, tokens: &[&Token], metric: bool, label: Section) -> FactKind {
    let base = clause.verb.base.as_str();
    let able = base == "be" && clause.tokens.get(clause.verb.end).is_some_and(|t| t.lower == "able");
    if able && label != Section::Challenge && !clause.verb.negated {
        return if metric || clause.verb.tense == Tense::Past {
            FactKind::Result
        } else {
            FactKind::Ability
        };
    }
    let hurt = tokens.iter().any(|t| HURT.contains(t.lower.as_str()))
        || PROBLEM.contains(base)
        || (clause.verb.negated && clause.verb.tense != Tense::Can)
        || (clause.verb.tense == Tense::Could && clause.verb.negated);
    let infinitive = clause.tokens.get(clause.verb.end).is_some_and(|t| t.lower == "to");
    if clause.verb.tense == Tense::Future
        || (label == Section::Future
            && matches!(
                base,
                "want" | "plan" | "aim" | "intend" | "expect" | "hope" | "work" | "continue" | "look"
            ))
        || (matches!(base, "plan" | "intend") && infinitive)
    {
        return FactKind::Plan;
    }
    let own = matches!(
        clause.subject,
        SubjectKind::We | SubjectKind::Our | SubjectKind::Name
    );
    if LEARN.contains(base) {
        return FactKind::Lesson;
    }
    if RESULT.contains(base)
        && own
        && clause.verb.tense != Tense::Future
        && !infinitive
        && label != Section::Challenge
    {
        return FactKind::Result;
    }
    if label == Section::Impact
        && (metric
            || clause.verb.tense == Tense::Can
            || (clause.verb.negated && clause.verb.tense == Tense::Present))
    {
        return if clause.verb.tense == Tense::Can {
            FactKind::Ability
        } else {
            FactKind::Result
        };
    }
    if hurt && label != Section::Impact && label != Section::Solution
        || (base == "have" && infinitive && clause.verb.tense == Tense::Past)
    {
        return FactKind::Problem;
    }
    if REPLACE.contains(base) {
        return FactKind::Replacement;
    }
    if BUILD.contains(base) {
        return FactKind::Build;
    }
    if DECIDE.contains(base) {
        return FactKind::Decision;
    }
    if metric
        && matches!(
            base,
            "have"
                | "run"
                | "serve"
                | "be"
                | "operate"
                | "manage"
                | "host"
                | "process"
                | "handle"
                | "support"
        )
    {
        return FactKind::Scale;
    }
    if base == "be"
        && matches!(clause.subject, SubjectKind::We | SubjectKind::Name)
        && label == Section::Background
        && !clause.verb.passive
        && !clause.verb.progressive
    {
        return FactKind::Identity;
    }
    if ADOPT.contains(base) {
        return FactKind::Adoption;
    }
    FactKind::Practice
}

/// The section in which a fact is told: its kind decides where the kind is telling, else the label.
pub(super) fn section_of(kind: FactKind, label: Section, certainty: f64) -> Section {
    let sure = certainty >= 0.5 && label != Section::Other;
    match kind {
        FactKind::Plan => Section::Future,
        FactKind::Identity => Section::Background,
        FactKind::Scale => {
            if sure && label == Section::Impact {
                Section::Impact
            } else {
                Section::Background
            }
        }
        FactKind::Problem => {
            if sure && label != Section::Future {
                if label == Section::Background {
                    Section::Challenge
                } else {
                    label
                }
            } else {
                Section::Challenge
            }
        }
        FactKind::Result | FactKind::Ability => {
            if sure && label != Section::Future {
                label
            } else {
                Section::Solution
            }
        }
        FactKind::Build
        | FactKind::Adoption
        | FactKind::Replacement
        | FactKind::Decision
        | FactKind::Practice
        | FactKind::Lesson => match label {
            Section::Other | Section::Future => Section::Solution,
            other => other,
        },
    }
}

/// Whether the base form of the clause's verb is one of those that tell of use.
pub(super) fn tells_use(clause: &Clause) -> bool {
    ADOPT.contains(clause.verb.base.as_str())
        || REPLACE.contains(clause.verb.base.as_str())
        || lexicon().base("chose") == Some(clause.verb.base.as_str())
}
