//! What is expected of a statement before anything was learned: a sum of hand-set parts, where 1 is good. The learned
//! score weighs it as one sign among others.

use super::{
    super::{
        clause::Clause, debris::strangeness, facts::Reader, kinds::FactKind, subject::SubjectKind,
        verb::Tense, vocabulary::WEAK,
    },
    Statement,
};
use crate::model::Section;

/// Words that lean on what was said before, or say little.
const LEANING: &[&str] = &[
    "it",
    "they",
    "them",
    "their",
    "its",
    "that",
    "other",
    "one",
    "all",
    "everything",
    "lot",
    "very",
    "again",
    "certain",
    "kind",
    "whole",
];

/// The sum of the parts.
pub(super) fn prior(reader: &Reader<'_>, statement: Statement<'_>) -> f64 {
    0.5 + place(statement) + words(reader, statement) + verb(statement) + names(reader, statement)
}

/// Section and kind.
fn place(statement: Statement<'_>) -> f64 {
    let label = statement.label;
    let section = if label.section != Section::Other {
        0.4 * label.score.max(0.4)
    } else if label.score > 0.6 {
        -0.4
    } else {
        0.0
    };
    section
        + match statement.kind {
            FactKind::Result | FactKind::Build | FactKind::Replacement | FactKind::Decision => 0.15,
            FactKind::Problem | FactKind::Scale | FactKind::Adoption | FactKind::Identity => 0.1,
            _ => 0.0,
        }
}

/// How much its words say, and how well they belong together.
fn words(reader: &Reader<'_>, statement: Statement<'_>) -> f64 {
    let names = statement.tokens.iter().filter(|t| t.name).count();
    let salient = statement.content.iter().filter(|w| reader.said(w) >= 3).count();
    let leaning = statement.tokens.iter().filter(|t| t.is(LEANING)).count();
    let strange = statement.clauses.iter().map(|c| strangeness(&c.tokens)).fold(0.0, f64::max);
    let length = match statement.tokens.len() {
        0..7 => 0.15,
        7..=26 => 0.0,
        _ => 0.1,
    };
    0.12 * names.min(3) as f64
        + if statement.metric { 0.3 } else { 0.0 }
        + 0.06 * salient.min(5) as f64
        + 0.04 * statement.content.len().min(8) as f64
        - 0.08 * leaning as f64
        - strange * 1.2
        - length
}

/// Verb and tense.
fn verb(statement: Statement<'_>) -> f64 {
    let first = &statement.clauses[0];
    let future = statement.label.section == Section::Future;
    let tense = match first.verb.tense {
        Tense::Can | Tense::Could => 0.05,
        Tense::Present if wish(first) && !future => 0.5,
        Tense::Future if !future => 0.9,
        _ => 0.0,
    };
    let weak = if WEAK.contains(first.verb.base.as_str()) {
        0.12
    } else {
        0.0
    };
    let cut = if first.cut { 0.25 } else { 0.0 };
    -tense - weak - cut
}

/// Of whom it speaks.
fn names(reader: &Reader<'_>, statement: Statement<'_>) -> f64 {
    let first = &statement.clauses[0];
    let ours = reader.about_us(first);
    let subject = match first.subject {
        SubjectKind::We => 0.25,
        SubjectKind::Our | SubjectKind::Name => 0.2,
        SubjectKind::There => -0.05,
        // How things are in general, not at the company.
        _ if first.verb.tense != Tense::Past && !ours => -0.2,
        _ => 0.0,
    };
    let foreign = statement.tokens.iter().any(|t| {
        t.name
            && !reader.used.contains(&t.text.as_str())
            && reader.source.knowledge.project(&t.text).is_some()
    });
    let definition = first.subject == SubjectKind::Name
        && matches!(
            first.verb.base.as_str(),
            "be" | "support" | "stand" | "implement" | "provide" | "allow" | "consist"
        );
    let foreign = match (foreign, ours) {
        (true, false) => 0.8,
        (true, true) => 0.15,
        (false, _) => 0.0,
    };
    subject - foreign - if definition && !ours { 0.3 } else { 0.0 }
}

/// "we want to", "we need to", in the present: how one does it, not what was done.
fn wish(clause: &Clause) -> bool {
    matches!(clause.verb.base.as_str(), "want" | "need" | "have" | "try")
        && clause.tokens.get(clause.verb.end).is_some_and(|t| t.lower == "to")
}
