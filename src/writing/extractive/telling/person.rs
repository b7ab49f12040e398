//! Rewrites a clause from the first person to the third with agreement. It changes pronouns and verb endings and
//! nothing else; where agreement is unsure it answers `None`.

use super::super::{clause::Clause, subject::SubjectKind, tokens::Token};
use crate::text::lexicon::{Tags, lexicon};

/// Who stands for "we".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Persona {
    /// "the team", "Intuit", "its engineers".
    pub(in super::super) subject: String,
    /// Whether verbs take the plural.
    pub(in super::super) plural: bool,
}

impl Persona {
    /// A persona in the singular.
    pub(in super::super) fn one(subject: &str) -> Self {
        Self {
            subject: subject.to_owned(),
            plural: false,
        }
    }

    /// A persona in the plural.
    pub(in super::super) fn many(subject: &str) -> Self {
        Self {
            subject: subject.to_owned(),
            plural: true,
        }
    }

    fn pronoun(&self) -> &'static str {
        if self.plural { "they" } else { "it" }
    }

    fn object(&self) -> &'static str {
        if self.plural { "them" } else { "it" }
    }

    /// "its" or "their".
    pub(in super::super) fn possessive(&self) -> &'static str {
        if self.plural { "their" } else { "its" }
    }

    fn reflexive(&self) -> &'static str {
        if self.plural { "themselves" } else { "itself" }
    }
}

/// Words in the names of organizations that are no companies.
const NO_COMPANY: &[&str] = &[
    "agency",
    "army",
    "association",
    "cern",
    "college",
    "council",
    "department",
    "force",
    "foundation",
    "government",
    "institute",
    "laboratory",
    "ministry",
    "nasa",
    "navy",
    "office",
    "school",
    "universität",
    "universiteit",
    "university",
    "université",
    "wikimedia",
];

/// "the company", or "the organization" where the name says that it is none.
pub(super) fn whole(company: &str) -> &'static str {
    let name = company.to_lowercase();
    let none = name.split(' ').any(|word| NO_COMPANY.contains(&word));
    if none { "the organization" } else { "the company" }
}

/// Whether a clause needs a plural subject: a second verb after "and" whose form a singular could not settle.
pub(in super::super) fn needs_plural(clause: &Clause) -> bool {
    let rest = &clause.tokens[clause.verb.end..];
    // "we had adopted Larch and were leaving": "were" again tells of "we".
    let were = rest.windows(2).any(|w| w[0].tags.any(Tags::COORDINATOR) && w[1].lower == "were");
    if clause.subject == SubjectKind::We && were {
        return true;
    }
    if clause.subject != SubjectKind::We || !inflected(&clause.tokens[clause.verb.finite]) {
        return false;
    }
    !second_verbs(clause).is_some_and(|all| all.iter().all(|at| sure(clause, *at)))
}

/// Where verbs in a present form may follow "and" or a comma; `None` for a clause that is not told of "we".
fn second_verbs(clause: &Clause) -> Option<Vec<usize>> {
    if clause.subject != SubjectKind::We {
        return None;
    }
    let end = clause.verb.end;
    let rest = &clause.tokens[end..];
    let verb_behind = |i: usize| {
        let joins = rest[i].tags.any(Tags::COORDINATOR) || rest[i].after == ',';
        let behind = rest[i + 1..]
            .iter()
            .position(|t| !(t.lower == "right" || t.tags.any(Tags::ADVERB) && !t.tags.any(Tags::BASE)))?;
        let verb = &rest[i + 1 + behind];
        let is = verb.tags.any(Tags::BASE) && !verb.tags.any(Tags::MODAL) && !verb.name;
        (joins && is).then_some(end + i + 1 + behind)
    };
    let mut all: Vec<usize> = (0..rest.len()).filter_map(verb_behind).collect();
    all.dedup();
    Some(all)
}

/// Whether the verb at `at` is surely a second verb of the subject: no other verb before it could go on with it, and it is
/// no noun.
fn sure(clause: &Clause, at: usize) -> bool {
    let tokens = &clause.tokens;
    let other = tokens[clause.verb.end..at].iter().any(|t| {
        t.is(&["to", "that", "let", "lets", "help", "helps", "make", "makes"])
            || t.tags.any(Tags::RELATIVE.with(Tags::MODAL).with(Tags::SUBJECT).with(Tags::OBJECT))
            || t.tags.any(Tags::SUBORDINATOR) && t.lower != "as"
    });
    // "we design order and build the ovens": verbs in a row without commas.
    let row = (clause.verb.end..at).any(|i| {
        let t = &tokens[i];
        let joined =
            tokens[i - 1].tags.any(Tags::COORDINATOR.with(Tags::ADVERB)) || tokens[i - 1].after == ',';
        t.tags.any(Tags::BASE)
            && !t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::PREPOSITION).with(Tags::ADVERB))
            && !joined
    });
    let object = tokens.get(at + 1).is_some_and(|t| {
        t.name
            || t.tags.any(Tags::DETERMINER.with(Tags::NUMBER).with(Tags::OBJECT))
            || t.is(&["it", "about", "over"])
    });
    let verb = !tokens[at].tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::PREPOSITION)) || object;
    tokens[at - 1].lower != "or" && !other && !row && verb
}

/// A present form that a singular subject changes.
fn inflected(token: &Token) -> bool {
    token.tags.any(Tags::BASE) && !token.tags.any(Tags::MODAL.with(Tags::PAST))
}

/// Whether the clause has words that already refer to others in the given number, so that a pronoun would be unclear.
pub(in super::super) fn clashes(clause: &Clause, plural: bool) -> bool {
    let first_person = clause
        .tokens
        .iter()
        .enumerate()
        .any(|(i, t)| i >= clause.subject_end && t.is(&["we", "us", "our", "ours", "ourselves"]));
    let others: &[&str] = if plural {
        &["they", "them", "their", "theirs", "themselves"]
    } else {
        &["it", "its", "itself"]
    };
    first_person && clause.tokens.iter().any(|t| t.is(others))
}

/// The words of the clause in the third person; `subject` replaces the subject "we" itself.
pub(in super::super) fn rewrite(clause: &Clause, persona: &Persona, subject: &str) -> Option<Vec<Token>> {
    let mut out: Vec<Token> = Vec::with_capacity(clause.tokens.len() + 2);
    let mut at = 0;
    let mut agree_at: Vec<usize> = Vec::new();
    if clause.subject == SubjectKind::We && !persona.plural {
        agree_at.push(clause.verb.finite);
        let second = second_verbs(clause).unwrap_or_default();
        let present = inflected(&clause.tokens[clause.verb.finite]);
        // "we had used Larch and are moving": this form is of the present whatever the first verb's is.
        let now = |at: &usize| clause.tokens[*at].is(&["are", "have"]);
        agree_at.extend(second.into_iter().filter(|at| sure(clause, *at) && (present || now(at))));
    }
    while at < clause.tokens.len() {
        let token = &clause.tokens[at];
        let replaced = match token.lower.as_str() {
            "we" if at >= clause.front && at < clause.subject_end => Some(subject.to_owned()),
            "we" => {
                if !persona.plural {
                    agree_at.push(finite_after(&clause.tokens, at + 1)?);
                }
                Some(persona.pronoun().to_owned())
            }
            // "we laid out principles for us"
            "us" if clause.subject == SubjectKind::We
                && out.last().is_some_and(|t| t.is(&["for", "to"]))
                && at + 1 == clause.tokens.len()
                && at <= clause.verb.end + 6
                && !clause.tokens[clause.verb.end..at]
                    .iter()
                    .any(|t| t.tags.any(Tags::BE.with(Tags::MODAL))) =>
            {
                Some(persona.reflexive().to_owned())
            }
            "us" => Some(persona.object().to_owned()),
            "our" => Some(persona.possessive().to_owned()),
            "ourselves" => Some(persona.reflexive().to_owned()),
            "ours" => return None,
            _ if agree_at.contains(&at) && inflected(token) => Some(lexicon().third(&token.lower)?),
            "were" if agree_at.contains(&at) => Some("was".to_owned()),
            _ => None,
        };
        out.push(match replaced {
            Some(text) => {
                let mut new = Token::new(&text);
                new.after = token.after;
                new.name = text.chars().any(char::is_uppercase);
                new
            }
            None => token.clone(),
        });
        at += 1;
    }
    Some(out)
}

/// The finite verb that follows an inner "we": only adverbs may stand between.
fn finite_after(tokens: &[Token], at: usize) -> Option<usize> {
    let finite = Tags::BASE
        .with(Tags::PAST)
        .with(Tags::MODAL)
        .with(Tags::BE)
        .with(Tags::HAVE)
        .with(Tags::DO);
    let verb = (at..tokens.len().min(at + 4))
        .find(|i| !tokens[*i].tags.any(Tags::ADVERB) || tokens[*i].tags.any(Tags::BASE))?;
    tokens[verb].tags.any(finite).then_some(verb)
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

    fn told(text: &str, persona: &Persona) -> Option<String> {
        let clause = clauses(&clean(text, &Names::default())).into_iter().next()?;
        let tokens = rewrite(&clause, persona, &persona.subject)?;
        Some(tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn verbs_agree_with_the_new_subject() {
        let one = Persona::one("the team");
        assert_eq!(
            told("we run our services", &one).as_deref(),
            Some("the team runs its services")
        );
        assert_eq!(
            told("we have moved our data", &one).as_deref(),
            Some("the team has moved its data")
        );
        assert_eq!(
            told("we were afraid of the change", &one).as_deref(),
            Some("the team was afraid of the change")
        );
        assert_eq!(
            told("we do not use it", &one).as_deref(),
            Some("the team does not use it")
        );
        assert_eq!(
            told("we built the tool that we need", &one).as_deref(),
            Some("the team built the tool that it needs")
        );
        let many = Persona::many("the engineers");
        assert_eq!(
            told("we run our services", &many).as_deref(),
            Some("the engineers run their services")
        );
    }

    #[test]
    fn an_organization_is_no_company_by_its_name() {
        assert_eq!(whole("Acme"), "the company");
        assert_eq!(whole("University of Acme"), "the organization");
    }

    #[test]
    fn a_second_verb_after_and_needs_the_plural() {
        let clause = |text: &str| clauses(&clean(text, &Names::default())).remove(0);
        assert!(needs_plural(&clause("we want to build the image and deploy it")));
        assert!(needs_plural(&clause(
            "we use a tool to build the image and deploy it"
        )));
        assert!(needs_plural(&clause("we build deploy and operate the image")));
        assert!(!needs_plural(&clause("we build the image and deploy it")));
        assert!(!needs_plural(&clause("we built the image and deployed it")));
        assert!(!needs_plural(&clause("we run the service")));
    }

    #[test]
    fn a_sure_second_verb_agrees_too() {
        let one = Persona::one("the team");
        for (said, printed) in [
            (
                "we build the image and deploy it",
                "the team builds the image and deploys it",
            ),
            (
                "we used Larch and are moving to Oslo",
                "the team used Larch and is moving to Oslo",
            ),
            (
                "we wanted to build the image and deploy it",
                "the team wanted to build the image and deploy it",
            ),
        ] {
            assert_eq!(told(said, &one).as_deref(), Some(printed));
        }
    }

    #[test]
    fn a_broken_inner_clause_is_refused() {
        assert_eq!(
            told(
                "we have a depot which we a sorting depot site",
                &Persona::one("the team")
            ),
            None
        );
    }
}
