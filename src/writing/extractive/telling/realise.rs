//! Turns facts into printed sentences: person, agreement, capitals, number style, CNCF wording. It adds no word of
//! content; where a fact cannot be told cleanly it answers `None`.

use super::super::{clause::Clause, facts::Fact, subject::SubjectKind, tokens::Token, verb::Tense};
use super::{
    person::{self, Persona},
    second::{one_doer, one_verb, stands_for},
    wording,
};
use crate::{grounding::Source, knowledge::terms::Terms, text::lists};

/// The voices a document speaks with.
#[derive(Debug, Clone)]
pub(in super::super) struct Voice<'a> {
    /// The company's name.
    pub(in super::super) company: &'a str,
    /// Whether capitals inside sentences can be trusted.
    pub(in super::super) cased: bool,
}

/// What the last sentence was about, so that the next does not repeat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) enum Last {
    /// Nothing yet in this paragraph.
    #[default]
    Nothing,
    /// The company by name.
    Company,
    /// "the team".
    Team,
    /// "it".
    It,
    /// Something else.
    Other,
}

/// What the second of two facts in one sentence gives to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Rest {
    /// All but its subject.
    Verb,
    /// All behind its verb.
    Object,
    /// What is wanted: all from "to" on.
    Infinitive,
}

impl<'a> Voice<'a> {
    /// The voice of a talk's document.
    pub(in super::super) fn of(source: Source<'_>, company: &'a str) -> Self {
        Self {
            company,
            cased: source.transcript.punctuated,
        }
    }

    /// "the company", or "the organization" where the name says that it is none.
    pub(in super::super) fn whole(&self) -> &'static str {
        person::whole(self.company)
    }

    /// Prints a fact; `last` is updated to what it was about.
    pub(in super::super) fn sentence(&self, fact: &Fact, last: &mut Last) -> Option<String> {
        let fact = &self.own(fact);
        let first = fact.clauses.first()?;
        let (persona, mark) = self.persona(fact, *last)?;
        let mut tokens = self.clause(first, &persona, true)?;
        if let Some(second) = fact.clauses.get(1) {
            let joint = if second.connector.starts_with("and")
                || matches!(second.connector.as_str(), "but" | "which")
                || second.connector.ends_with("though")
                // A reason, not a time from which on.
                || second.connector == "since" && second.verb.tense == Tense::Present
            {
                ','
            } else {
                ' '
            };
            if let Some(token) = tokens.last_mut() {
                token.after = joint;
            }
            if stands_for(first, second) {
                tokens.push(Token::new("which"));
                tokens.extend(self.clause(second, &persona, false)?.into_iter().skip(second.subject_end));
                *last = mark;
                return Some(self.printed(&tokens));
            }
            tokens.push(Token::new(second.connector.trim_end_matches(" also")));
            let pronoun = Persona {
                subject: if persona.plural {
                    "they".into()
                } else {
                    "it".into()
                },
                plural: persona.plural,
            };
            let told = first.subject == SubjectKind::We || first.subject == SubjectKind::Our;
            let same =
                matches!(second.subject, SubjectKind::We | SubjectKind::Our) || second.connector == "which";
            // "because it lets them": the other pronoun is taken.
            let subject = second.tokens.get(second.front..second.subject_end).unwrap_or_default();
            let other =
                matches!(subject, [word] if word.is(&["it", "they"]) && word.lower != pronoun.subject);
            let inner = if told && (same || other) {
                pronoun
            } else {
                persona.clone()
            };
            let rest = self.clause(second, &inner, false)?;
            if joint == ',' && one_doer(first, second, persona.plural) {
                // "Acme sold the ovens and moved north": the second verb needs no subject of its own.
                if let Some(token) = tokens.iter_mut().rev().nth(1) {
                    token.after = ' ';
                }
                tokens
                    .extend(rest.into_iter().skip(second.subject_end + usize::from(one_verb(first, second))));
            } else {
                tokens.extend(rest);
            }
        }
        *last = mark;
        Some(self.printed(&tokens))
    }

    /// The sentence with the commas of its lists, which speech does not have.
    fn printed(&self, tokens: &[Token]) -> String {
        let text = self.print(tokens);
        lists::with_commas(&text, |words| Terms::embedded().is_name(words)).into_owned()
    }

    /// "Acme runs …" in the talk is "we run …": told with the same subjects, so that the name is not repeated.
    fn own(&self, fact: &Fact) -> Fact {
        let mut fact = fact.clone();
        for clause in &mut fact.clauses {
            let at = clause.front;
            if clause.subject == SubjectKind::Name
                && clause.subject_end == at + 1
                && clause.tokens[at].text == self.company
            {
                let after = clause.tokens[at].after;
                clause.tokens[at] = Token::new("we");
                clause.tokens[at].after = after;
                clause.subject = SubjectKind::We;
            }
        }
        fact
    }

    /// Prints two facts of the same subject as one sentence: "Acme moved its services and turned the old cluster off." The
    /// second one gives its `from`.
    pub(in super::super) fn pair(
        &self,
        first: &Fact,
        second: &Fact,
        from: Rest,
        last: &mut Last,
    ) -> Option<String> {
        let (persona, mark) = self.persona(first, *last)?;
        if persona.plural || self.persona(second, *last)?.0.plural {
            return None;
        }
        let mut tokens = self.clause(&first.clauses[0], &persona, true)?;
        let clause = &second.clauses[0];
        let rest = self.clause(clause, &persona, false)?;
        if let Some(end) = tokens.last_mut() {
            end.after = ' ';
        }
        tokens.push(Token::new("and"));
        match from {
            Rest::Verb => tokens.extend(rest.into_iter().skip(clause.subject_end)),
            Rest::Object => {
                tokens.extend(rest.into_iter().skip_while(|t| !t.is(&["have", "has", "had"])).skip(1));
            }
            Rest::Infinitive => tokens.extend(rest.into_iter().skip_while(|t| t.lower != "to")),
        }
        *last = mark;
        Some(self.printed(&tokens))
    }

    /// Prints a fact that ends at a name together with the one that tells what the name is: "Acme has a portal called
    /// Larch, its front door for all teams."
    pub(in super::super) fn apposition(
        &self,
        first: &Fact,
        second: &Fact,
        last: &mut Last,
    ) -> Option<String> {
        let (persona, mark) = self.persona(first, *last)?;
        let mut tokens = self.clause(&first.clauses[0], &persona, true)?;
        if let Some(name) = tokens.last_mut() {
            name.after = ',';
        }
        let clause = &second.clauses[0];
        let mut what = clause.tokens.get(clause.verb.end..)?.to_vec();
        let owner = what.first_mut()?;
        if owner.lower == "our" || owner.text.strip_suffix("'s") == Some(self.company) {
            *owner = Token::new(persona.possessive());
        }
        tokens.extend(what);
        *last = mark;
        Some(self.printed(&tokens))
    }

    /// The clause in the third person.
    pub(in super::super) fn clause(
        &self,
        clause: &Clause,
        persona: &Persona,
        opening: bool,
    ) -> Option<Vec<Token>> {
        let mut clause = clause.clone();
        wording::wording(&mut clause);
        without_pointing_front(&mut clause)?;
        self.name_first_we(&mut clause, persona, opening)?;
        let mut tokens = person::rewrite(&clause, persona, &persona.subject)?;
        wording::named(&mut tokens);
        if clause.subject == SubjectKind::There && clause.front == 0 {
            wording::without_there(&mut tokens);
        }
        // "also" points to what was said before in the talk, not in the document; behind "but" to the clause before it.
        if opening || clause.connector != "but" {
            tokens.retain(|t| t.lower != "also");
        }
        wording::without_then(&mut tokens);
        if let Some(last) = clause.front.checked_sub(1).and_then(|at| tokens.get_mut(at)) {
            last.after = ',';
        }
        Some(tokens)
    }
}

/// Takes away a fronted phrase that says no more than when in the talk; none where it says for which.
fn without_pointing_front(clause: &mut Clause) -> Option<()> {
    if clause.tokens[..clause.front].iter().any(|t| t.is(&["this", "these", "those", "here"])) {
        // "at this point" says no more than when in the talk; "for this one" says for which.
        let when = clause.front == 3 && clause.tokens[2].is(&["point", "time", "moment", "stage"]);
        if !when {
            return None;
        }
        clause.tokens.drain(..3);
        clause.front = 0;
        clause.subject_end -= 3;
        clause.verb.finite -= 3;
        clause.verb.main -= 3;
        clause.verb.end -= 3;
    }
    Some(())
}

/// "Intuit's", "the engineers'".
pub(in super::super) fn possessive(name: &str) -> String {
    if name == "the engineers" || name.ends_with(" engineers") {
        format!("{name}'")
    } else {
        format!("{name}'s")
    }
}

/// "A", "A and B", "A, B, and C".
pub(in super::super) fn series(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{
            clause::clauses,
            tokens::{Names, clean},
        },
        *,
    };

    fn told(text: &str) -> Option<String> {
        let mut names = Names::default();
        names.add("Prometheus", false);
        names.add("Prometheus query", false);
        let clause = clauses(&clean(text, &names)).into_iter().next()?;
        let voice = Voice {
            company: "Acme",
            cased: true,
        };
        let tokens = voice.clause(&clause, &Persona::one("Acme"), true)?;
        Some(voice.print(&tokens))
    }

    #[test]
    fn what_points_out_of_the_document_is_left_out_or_not_told() {
        assert_eq!(
            told("at this point we talked to the bakers of the city").as_deref(),
            Some("Acme talked to the bakers of the city.")
        );
        assert_eq!(told("for this one we wrote new recipes"), None);
        assert_eq!(
            told("in 2020 we wrote new recipes").as_deref(),
            Some("In 2020, Acme wrote new recipes.")
        );
    }

    #[test]
    fn names_of_products_have_no_article_and_what_is_named_after_them_has() {
        assert_eq!(
            told("we use the Prometheus in production").as_deref(),
            Some("Acme uses Prometheus in production.")
        );
        assert_eq!(
            told("we wrote a Prometheus query that counts the nodes").as_deref(),
            Some("Acme wrote a Prometheus query that counts the nodes.")
        );
    }
}
