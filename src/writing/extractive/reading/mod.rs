//! Reads what was said: clean tokens, names, clauses with subject and verb, and which sentences belong to the story.
//! It judges no clause.

pub(super) mod antecedents;
pub(super) mod carried;
pub(super) mod clause;
mod fillers;
pub(super) mod front;
mod lead;
mod mentions;
pub(super) mod names;
pub(super) mod nominal;
pub(super) mod restarts;
pub(super) mod scene;
pub(super) mod spoken;
pub(super) mod standing;
pub(super) mod subject;
pub(super) mod tokens;
pub(super) mod unwrap;
pub(super) mod verb;

/// The first clause of a sentence without names, for tests of what becomes of clauses.
#[cfg(test)]
pub(super) fn first_clause(text: &str) -> clause::Clause {
    let tokens = tokens::clean(text, &tokens::Names::default());
    clause::clauses(&tokens).into_iter().next().expect(text)
}

/// Words with their commas, for tests of what is printed.
#[cfg(test)]
pub(super) fn with_commas(tokens: &[tokens::Token]) -> String {
    let mut out = String::new();
    for (i, token) in tokens.iter().enumerate() {
        out.push_str(&token.text);
        if i + 1 < tokens.len() {
            out.push_str(if token.after == ',' { ", " } else { " " });
        }
    }
    out
}
