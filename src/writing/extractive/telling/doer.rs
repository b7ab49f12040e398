//! Says who does what in the next sentence: the company by name, "it", the team or the engineers. It changes no deed.

use super::{
    super::{clause::Clause, facts::Fact, kinds::FactKind, subject::SubjectKind, tokens::Token},
    person::{self, Persona},
    realise::{Last, Voice, possessive},
};
use crate::{
    model::Section,
    text::lexicon::{Tags, lexicon},
};

impl Voice<'_> {
    /// Who "we" is in this sentence.
    pub(super) fn persona(&self, fact: &Fact, last: Last) -> Option<(Persona, Last)> {
        let first = &fact.clauses[0];
        if !matches!(first.subject, SubjectKind::We | SubjectKind::Our) {
            return Some((Persona::one(self.company), Last::Other));
        }
        let plural = fact.clauses.iter().any(person::needs_plural);
        let no_singular = fact.clauses.iter().any(|c| person::clashes(c, false));
        let no_plural = fact.clauses.iter().any(|c| person::clashes(c, true));
        // Who they are and what they have as a whole is the company's, not a team's.
        let of_company =
            matches!(fact.kind, FactKind::Identity | FactKind::Scale) || fact.section == Section::Background;
        if plural || (no_singular && !of_company) {
            // "the engineers have 10% of the market": what the company has is not its engineers'.
            let has = matches!(first.verb.base.as_str(), "have" | "own" | "represent" | "grow")
                && first.subject == SubjectKind::We;
            if no_plural || has {
                return None;
            }
            let subject = match last {
                Last::Nothing => format!("{} engineers", possessive(self.company)),
                _ => "the engineers".to_owned(),
            };
            return Some((Persona::many(&subject), Last::Other));
        }
        if no_singular {
            return None;
        }
        let own = first.subject == SubjectKind::We || first.subject == SubjectKind::Our;
        // "Shopify runs Shopify": the company is not named twice.
        let named = fact.clauses.iter().flat_map(|c| &c.tokens).any(|t| t.name && t.text == self.company);
        let has_team = fact.clauses.iter().flat_map(|c| &c.tokens).any(|t| t.is(&["team", "teams"]));
        let (subject, mark) = match last {
            _ if !own => (self.company, Last::Other),
            // "Acme is the company behind the Acme app": only the company can be told so.
            Last::Nothing if named && of_company => (self.company, Last::Company),
            _ if named && !of_company && last != Last::Team && first.subject == SubjectKind::We => {
                ("the team", Last::Team)
            }
            Last::Company if of_company => ("it", Last::It),
            Last::Team | Last::Other if of_company => (self.whole(), Last::It),
            Last::It if of_company => (self.whole(), Last::Company),
            // "the team has a team that …" does not tell which team.
            // So does "the team's data centers" not tell who else has some.
            Last::Company | Last::Other | Last::It if has_team || first.subject == SubjectKind::Our => {
                (self.whole(), Last::It)
            }
            Last::Company | Last::Other | Last::It => ("the team", Last::Team),
            Last::Team => ("it", Last::It),
            Last::Nothing => (self.company, Last::Company),
        };
        Some((Persona::one(subject), mark))
    }

    /// Names the first "we" of a clause whose subject is another: it has no noun before it. None where it cannot be named.
    pub(super) fn name_first_we(&self, clause: &mut Clause, persona: &Persona, opening: bool) -> Option<()> {
        let is_we = |t: &Token| t.is(&["we", "us", "our", "ourselves"]);
        if clause.subject == SubjectKind::We {
            return Some(());
        }
        let Some(at) = clause.tokens.iter().position(is_we) else {
            return Some(());
        };
        let ours = clause.subject == SubjectKind::Our && persona.plural;
        let owner = if opening && !ours && persona.subject != "it" && persona.subject != "they" {
            persona.subject.clone()
        } else if opening {
            self.company.to_owned()
        } else {
            persona.subject.clone()
        };
        let word = match clause.tokens[at].lower.as_str() {
            "our" if owner == "it" => "its".to_owned(),
            "our" if owner == "they" => "their".to_owned(),
            "our" => possessive(&owner),
            "us" => {
                if owner == "they" {
                    "them".to_owned()
                } else {
                    owner
                }
            }
            "we" => {
                let verb = (at + 1..clause.tokens.len().min(at + 3))
                    .find(|i| clause.tokens[*i].tags.any(Tags::BASE.with(Tags::PAST).with(Tags::MODAL)))?;
                if !persona.plural && clause.tokens[verb].tags.any(Tags::BASE) {
                    let third = lexicon().third(&clause.tokens[verb].lower)?;
                    let after = clause.tokens[verb].after;
                    clause.tokens[verb] = Token::new(&third);
                    clause.tokens[verb].after = after;
                }
                owner
            }
            _ => return None,
        };
        let after = clause.tokens[at].after;
        clause.tokens[at] = Token::new(&word);
        clause.tokens[at].after = after;
        clause.tokens[at].name = word.contains(self.company);
        Some(())
    }
}
