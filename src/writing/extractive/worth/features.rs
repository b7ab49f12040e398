//! Names the signs of a statement that speak for or against it. It weighs none of them.

use super::{
    super::{
        clause::Clause, facts::Reader, kinds::FactKind, subject::SubjectKind, tokens::Token, verb::Tense,
    },
    Signs, Statement, doubts, wording,
};
use crate::{
    model::Section,
    text::{english, lexicon::Tags},
};

/// Sentences before and after that are looked at.
const NEAR: usize = 2;

/// The signs of a statement.
pub(super) fn features(reader: &Reader<'_>, statement: Statement<'_>) -> Vec<&'static str> {
    let mut found = Vec::with_capacity(64);
    form(statement, &mut found);
    verb(&statement.clauses[0], &mut found);
    together(statement, &mut found);
    words(statement, &mut found);
    content(reader, statement, &mut found);
    place(reader, statement, &mut found);
    surroundings(reader, statement, &mut found);
    wording::wording(reader, statement, &mut found);
    doubts::doubts(reader, statement, &mut found);
    found
}

/// Subject, kind and joints.
fn form(statement: Statement<'_>, found: &mut Vec<&'static str>) {
    let first = &statement.clauses[0];
    found.push(match first.subject {
        SubjectKind::We => "subject:we",
        SubjectKind::Our => "subject:our",
        SubjectKind::Name => "subject:name",
        SubjectKind::Noun => "subject:noun",
        SubjectKind::There => "subject:there",
        SubjectKind::Reference | SubjectKind::Voice => "subject:other",
    });
    found.push(match statement.kind {
        FactKind::Identity => "kind:identity",
        FactKind::Scale => "kind:scale",
        FactKind::Problem => "kind:problem",
        FactKind::Decision => "kind:decision",
        FactKind::Build => "kind:build",
        FactKind::Adoption => "kind:adoption",
        FactKind::Replacement => "kind:replacement",
        FactKind::Practice => "kind:practice",
        FactKind::Result => "kind:result",
        FactKind::Ability => "kind:ability",
        FactKind::Lesson => "kind:lesson",
        FactKind::Plan => "kind:plan",
    });
    if statement.clauses.len() > 1 {
        found.push("joint:two clauses");
    }
    if first.cut {
        found.push("joint:cut");
    }
    found.push(match first.connector.as_str() {
        "" => "joint:none",
        "so" | "and so" => "joint:so",
        "because" => "joint:because",
        "but" => "joint:but",
        "so that" | "and so that" => "joint:so that",
        c if c.starts_with("and") => "joint:and",
        _ => "joint:other",
    });
}

/// Tense, polarity, voice and what the verb governs.
fn verb(first: &Clause, found: &mut Vec<&'static str>) {
    found.push(match first.verb.tense {
        Tense::Present => "tense:present",
        Tense::Past => "tense:past",
        Tense::Future => "tense:future",
        Tense::Can => "tense:can",
        Tense::Could => "tense:could",
        Tense::Conditional => "tense:conditional",
    });
    if first.verb.negated {
        found.push("verb:negated");
    }
    if first.verb.passive {
        found.push("verb:passive");
    }
    if first.verb.progressive {
        found.push("verb:progressive");
    }
    let Some(next) = first.tokens.get(first.verb.end) else {
        return;
    };
    let base = first.verb.base.as_str();
    found.push(match next.lower.as_str() {
        "to" if base == "want" => "governs:want to",
        "to" if base == "need" => "governs:need to",
        "to" if base == "have" => "governs:have to",
        "to" => "governs:to",
        "able" => "governs:able",
        "the" => "governs:the",
        "a" | "an" => "governs:a",
        "our" => "governs:our",
        "some" => "governs:some",
        "no" => "governs:no",
        "more" => "governs:more",
        _ if next.tags.any(Tags::NUMBER) => "governs:number",
        _ if next.tags.any(Tags::PREPOSITION) => "governs:preposition",
        _ if next.name => "governs:name",
        _ => "governs:other",
    });
    found.push(match base {
        "be" => "verb:be",
        "have" => "verb:have",
        "do" | "make" | "take" | "put" | "keep" | "start" | "try" => "verb:light",
        _ => "verb:full",
    });
}

/// Signs that mean more together than each by itself.
fn together(statement: Statement<'_>, found: &mut Vec<&'static str>) {
    let first = &statement.clauses[0];
    let (base, tense) = (first.verb.base.as_str(), first.verb.tense);
    let next = first.tokens.get(first.verb.end);
    let short = statement.tokens.len() < 6;
    let mut add = |holds: bool, sign| {
        if holds {
            found.push(sign);
        }
    };
    // "we have the operator" points at a picture; "we have 40 clusters" tells.
    add(
        base == "have" && next.is_some_and(|t| t.lower == "the"),
        "together:have the",
    );
    add(
        base == "have" && statement.kind == FactKind::Scale,
        "together:have a figure",
    );
    add(
        statement.kind == FactKind::Adoption && short,
        "together:use in short",
    );
    add(
        statement.kind == FactKind::Adoption && tense == Tense::Can,
        "together:can use",
    );
    add(
        first.subject == SubjectKind::We && tense == Tense::Future,
        "together:we will",
    );
    add(
        first.subject == SubjectKind::There && tense == Tense::Present,
        "together:there is",
    );
    add(base == "be" && tense == Tense::Past, "together:was");
    add(
        base == "want" && statement.tokens.len() < 12,
        "together:want in short",
    );
    add(
        first.subject == SubjectKind::Noun && statement.tokens.len() < 12,
        "together:noun in short",
    );
}

/// Words that lean on others, one by one.
fn words(statement: Statement<'_>, found: &mut Vec<&'static str>) {
    const WORDS: &[&str] = &[
        "all",
        "also",
        "any",
        "different",
        "each",
        "it",
        "lot",
        "more",
        "now",
        "one",
        "only",
        "other",
        "some",
        "that",
        "their",
        "them",
        "then",
        "very",
    ];
    const NAMES: &[&str] = &[
        "word:all",
        "word:also",
        "word:any",
        "word:different",
        "word:each",
        "word:it",
        "word:lot",
        "word:more",
        "word:now",
        "word:one",
        "word:only",
        "word:other",
        "word:some",
        "word:that",
        "word:their",
        "word:them",
        "word:then",
        "word:very",
    ];
    for token in &statement.tokens[1..] {
        if let Ok(at) = WORDS.binary_search(&token.lower.as_str()) {
            found.push(NAMES[at]);
        }
    }
    if statement.tokens.iter().any(|t| t.lower == "our") {
        found.push("word:our");
    }
    found.push(match statement.tokens.len() {
        0..6 => "length:5",
        6..9 => "length:6-8",
        9..12 => "length:9-11",
        12..15 => "length:12-14",
        15..20 => "length:15-19",
        _ => "length:20+",
    });
}

/// How much it says: names, figures, words of the trade.
fn content(reader: &Reader<'_>, statement: Statement<'_>, found: &mut Vec<&'static str>) {
    let named = statement.tokens.iter().skip(1).filter(|t| t.name).count();
    found.push(["names:0", "names:1", "names:2"][named.min(2)]);
    if statement.projects > 0 {
        found.push("names:project");
    }
    if statement.metric {
        found.push("figure:metric");
    }
    if statement.tokens.iter().any(|t| t.lower.starts_with(|c: char| c.is_ascii_digit())) {
        found.push("figure:digits");
    }
    found.push(match statement.content.len() {
        0..=2 => "content:2",
        3 => "content:3",
        4 => "content:4",
        5 => "content:5",
        6 | 7 => "content:6-7",
        _ => "content:8+",
    });
    let plain = |t: &&&Token| !t.name && t.lower.len() > 3;
    let class = |t: &Token| english::class(&t.lower);
    let rare = statement.tokens.iter().filter(plain).filter(|t| class(t).is_some_and(|c| c >= 4)).count();
    found.push(["rare:0", "rare:1", "rare:2"][rare.min(2)]);
    let unlisted = statement.tokens.iter().filter(plain).filter(|t| class(t).is_none()).count();
    found.push(["unlisted:0", "unlisted:1", "unlisted:2"][unlisted.min(2)]);
    // A word of the trade that comes back is what the talk is about; a rare one said once may be mis-heard.
    let once = statement
        .content
        .iter()
        .filter(|w| reader.said(w) <= 1 && english::class(w).is_none_or(|c| c >= 4))
        .count();
    found.push(["once:0", "once:1", "once:2"][once.min(2)]);
    let common = statement.content.iter().filter(|w| english::class(w).is_some_and(|c| c <= 1)).count();
    if common * 2 > statement.content.len() {
        found.push("content:common");
    }
}

/// Where it stands in the talk and in its sentence.
fn place(reader: &Reader<'_>, statement: Statement<'_>, found: &mut Vec<&'static str>) {
    let transcript = reader.source.transcript;
    found.push(match statement.label.section {
        Section::Background => "label:background",
        Section::Challenge => "label:challenge",
        Section::Solution => "label:solution",
        Section::Impact => "label:impact",
        Section::Future => "label:future",
        Section::Other => "label:other",
    });
    found.push(match statement.label.score {
        s if s >= 0.8 => "label:sure",
        s if s >= 0.5 => "label:likely",
        _ => "label:unsure",
    });
    found.push(
        match statement.sentence * 10 / transcript.sentences.len().max(1) {
            0 => "place:0",
            1 => "place:1",
            2..=4 => "place:2-4",
            5..=7 => "place:5-7",
            _ => "place:8-9",
        },
    );
    if transcript.punctuated {
        found.push("place:punctuated");
    }
    let first = &statement.clauses[0];
    let sentence = reader.tokens(statement.sentence).len();
    found.push(match first.at {
        0 => "before:0",
        1..=3 => "before:1-3",
        4..=9 => "before:4-9",
        _ => "before:10+",
    });
    let joints: usize = statement.clauses.iter().map(|c| c.connector.split_whitespace().count()).sum();
    let told = statement.tokens.len() + joints;
    found.push(match sentence.saturating_sub(first.at + told) {
        0 => "rest:0",
        1..=3 => "rest:1-3",
        4..=9 => "rest:4-9",
        _ => "rest:10+",
    });
}

/// What its sentence and its neighbours speak of.
fn surroundings(reader: &Reader<'_>, statement: Statement<'_>, found: &mut Vec<&'static str>) {
    const SAME: &[(Signs, &str)] = &[
        (Signs::YOU, "same:you"),
        (Signs::I, "same:i"),
        (Signs::POINTING, "same:pointing"),
        (Signs::SHOWING, "same:showing"),
        (Signs::SUPPOSING, "same:supposing"),
        (Signs::CONDITION, "same:condition"),
        (Signs::ASKING, "same:asking"),
        (Signs::WHEN, "same:when"),
    ];
    let own = reader.signs(statement.sentence);
    found.extend(SAME.iter().filter(|(sign, _)| own.any(*sign)).map(|(_, name)| *name));
    let near = |sign: Signs| -> usize {
        (statement.sentence.saturating_sub(NEAR)..=statement.sentence + NEAR)
            .filter(|id| *id != statement.sentence && reader.signs(*id).any(sign))
            .count()
    };
    found.push(["near you:0", "near you:1", "near you:2"][near(Signs::YOU).min(2)]);
    found.push(["near i:0", "near i:1", "near i:2"][near(Signs::I).min(2)]);
    found.push(["near we:0", "near we:1", "near we:2", "near we:3"][near(Signs::WE).min(3)]);
    found.push(["near pointing:0", "near pointing:1", "near pointing:2"][near(Signs::POINTING).min(2)]);
    found.push(["near showing:0", "near showing:1"][near(Signs::SHOWING).min(1)]);
    found.push(["near supposing:0", "near supposing:1"][near(Signs::SUPPOSING).min(1)]);
    found.push(["near question:0", "near question:1"][near(Signs::QUESTION).min(1)]);
    found.push(["near condition:0", "near condition:1", "near condition:2"][near(Signs::CONDITION).min(2)]);
}
