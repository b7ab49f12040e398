//! Names the signs of a statement's wording: which verb tells it, how it ends, how odd its neighbours are. It weighs none
//! of them.

use super::{
    super::{clause::Clause, debris::odd, facts::Reader, tokens::Token},
    Statement,
};
use crate::{
    model::MembershipStatus,
    text::lexicon::{Tags, lexicon},
};

/// Verbs that are frequent enough in talks to be signs by themselves, sorted.
const VERBS: &[(&str, &str)] = &[
    ("add", "does:add"),
    ("adopt", "does:adopt"),
    ("allow", "does:allow"),
    ("be", "does:be"),
    ("become", "does:become"),
    ("bring", "does:bring"),
    ("build", "does:build"),
    ("call", "does:call"),
    ("choose", "does:choose"),
    ("create", "does:create"),
    ("decide", "does:decide"),
    ("define", "does:define"),
    ("deploy", "does:deploy"),
    ("develop", "does:develop"),
    ("do", "does:do"),
    ("enable", "does:enable"),
    ("face", "does:face"),
    ("find", "does:find"),
    ("generate", "does:generate"),
    ("get", "does:get"),
    ("give", "does:give"),
    ("handle", "does:handle"),
    ("have", "does:have"),
    ("help", "does:help"),
    ("implement", "does:implement"),
    ("improve", "does:improve"),
    ("include", "does:include"),
    ("introduce", "does:introduce"),
    ("keep", "does:keep"),
    ("know", "does:know"),
    ("leverage", "does:leverage"),
    ("look", "does:look"),
    ("make", "does:make"),
    ("manage", "does:manage"),
    ("migrate", "does:migrate"),
    ("move", "does:move"),
    ("need", "does:need"),
    ("offer", "does:offer"),
    ("provide", "does:provide"),
    ("put", "does:put"),
    ("reduce", "does:reduce"),
    ("replace", "does:replace"),
    ("require", "does:require"),
    ("roll", "does:roll"),
    ("run", "does:run"),
    ("save", "does:save"),
    ("scale", "does:scale"),
    ("see", "does:see"),
    ("serve", "does:serve"),
    ("set", "does:set"),
    ("start", "does:start"),
    ("store", "does:store"),
    ("support", "does:support"),
    ("switch", "does:switch"),
    ("take", "does:take"),
    ("test", "does:test"),
    ("try", "does:try"),
    ("upgrade", "does:upgrade"),
    ("use", "does:use"),
    ("want", "does:want"),
    ("work", "does:work"),
    ("write", "does:write"),
];

/// The signs of the wording.
pub(super) fn wording(reader: &Reader<'_>, statement: Statement<'_>, found: &mut Vec<&'static str>) {
    let first = &statement.clauses[0];
    if let Ok(at) = VERBS.binary_search_by(|(base, _)| (*base).cmp(first.verb.base.as_str())) {
        found.push(VERBS[at].1);
    }
    let (pairs, strong) = statement
        .clauses
        .iter()
        .map(|c| odd(&c.tokens))
        .fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    found.push(["odd:0", "odd:1", "odd:2", "odd:3", "odd:4"][pairs.min(4)]);
    found.push(["odd strong:0", "odd strong:1", "odd strong:2"][strong.min(2)]);
    build(first, found);
    end(reader, first, found);
    let status = reader.source.analysis.company.as_ref().map(|c| c.membership.status);
    found.push(match status {
        Some(MembershipStatus::EndUserMember) => "company:end user",
        Some(MembershipStatus::Member) => "company:member",
        _ => "company:other",
    });
}

/// What stands after the verb: prepositions, inner clauses, purposes.
fn build(first: &Clause, found: &mut Vec<&'static str>) {
    let after = &first.tokens[first.verb.end.min(first.tokens.len())..];
    let prepositions = after
        .iter()
        .filter(|t| !t.name && t.tags.any(Tags::PREPOSITION) && t.lower != "to")
        .count();
    found.push(
        [
            "prepositions:0",
            "prepositions:1",
            "prepositions:2",
            "prepositions:3",
        ][prepositions.min(3)],
    );
    if after.iter().any(|t| t.is(&["that", "which", "who", "where"])) {
        found.push("build:inner clause");
    }
    let to_do = |w: &[Token]| w[0].lower == "to" && w[1].tags.any(Tags::BASE);
    if after.windows(2).skip(1).any(to_do) {
        found.push("build:purpose");
    }
    if after.first().is_some_and(|t| t.tags.any(Tags::GERUND)) {
        found.push("build:doing");
    }
    if after.iter().any(|t| t.tags.any(Tags::COORDINATOR)) {
        found.push("build:and");
    }
    if after.iter().any(|t| t.text.len() > 1 && t.text.chars().all(|c| c.is_ascii_uppercase())) {
        found.push("build:acronym");
    }
    let bare = after
        .windows(2)
        .filter(|w| w[0].after == ' ' && [&w[0], &w[1]].iter().all(|t| t.tags == Tags::NOUN && !t.name));
    found.push(["nouns:0", "nouns:1", "nouns:2"][bare.count().min(2)]);
}

/// Its last word.
fn end(reader: &Reader<'_>, first: &Clause, found: &mut Vec<&'static str>) {
    let Some(last) = first.tokens.last() else { return };
    found.push(if last.name {
        "ends:name"
    } else if last.tags.any(Tags::NOUN) && lexicon().plural(&last.lower) {
        "ends:plural"
    } else if last.tags == Tags::NOUN {
        "ends:noun"
    } else if last.tags.any(Tags::NOUN) {
        "ends:noun or verb"
    } else if last.tags.any(Tags::NUMBER) {
        "ends:number"
    } else if last.tags.any(Tags::ADVERB) {
        "ends:adverb"
    } else {
        "ends:other"
    });
    found.push(match reader.said(&last.lower) {
        0 | 1 => "end said:1",
        2..=4 => "end said:2-4",
        _ => "end said:5+",
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted_so_that_they_are_found() {
        assert!(VERBS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(VERBS.iter().all(|(base, sign)| *sign == format!("does:{base}")));
    }
}
