//! Turns facts into printed sentences: person, agreement, capitals, number style, CNCF wording. It adds no word of
//! content; where a fact cannot be told cleanly it answers `None`.

use super::{
    clause::Clause,
    display::{display, styled},
    facts::Fact,
    person::{self, Persona},
    subject::SubjectKind,
    tokens::Token,
};
use crate::text::{fluency, lexicon::Tags};

/// The voices a document speaks with.
#[derive(Debug, Clone)]
pub(super) struct Voice<'a> {
    /// The company's name.
    pub(super) company: &'a str,
    /// Whether capitals inside sentences can be trusted.
    pub(super) cased: bool,
}

/// What the last sentence was about, so that the next does not repeat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Last {
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

impl Voice<'_> {
    /// Prints a fact; `last` is updated to what it was about.
    pub(super) fn sentence(&self, fact: &Fact, last: &mut Last) -> Option<String> {
        let first = fact.clauses.first()?;
        let (persona, mark) = self.persona(fact, *last)?;
        let mut tokens = self.clause(first, &persona, true)?;
        if let Some(second) = fact.clauses.get(1) {
            let joint = if second.connector.starts_with("and")
                || second.connector == "but"
                || second.connector.ends_with("though")
            {
                ','
            } else {
                ' '
            };
            if let Some(token) = tokens.last_mut() {
                token.after = joint;
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
            let inner = if told && second.subject == SubjectKind::We {
                pronoun
            } else {
                persona.clone()
            };
            tokens.extend(self.clause(second, &inner, false)?);
        }
        *last = mark;
        Some(self.print(&tokens))
    }

    /// Who "we" is in this sentence.
    fn persona(&self, fact: &Fact, last: Last) -> Option<(Persona, Last)> {
        use super::kinds::FactKind::{Identity, Scale};
        let first = &fact.clauses[0];
        if !matches!(first.subject, SubjectKind::We | SubjectKind::Our) {
            return Some((Persona::one(self.company), Last::Other));
        }
        let plural = fact.clauses.iter().any(person::needs_plural);
        let no_singular = fact.clauses.iter().any(|c| person::clashes(c, false));
        let no_plural = fact.clauses.iter().any(|c| person::clashes(c, true));
        let of_company = matches!(fact.kind, Identity | Scale);
        if plural || (no_singular && !of_company) {
            if no_plural {
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
        let (subject, mark) = match last {
            _ if !own => (self.company, Last::Other),
            _ if named && first.subject == SubjectKind::We => ("the team", Last::Team),
            Last::Company if of_company => ("it", Last::It),
            Last::Team | Last::Other if of_company => ("the company", Last::It),
            Last::It if of_company => ("the company", Last::Company),
            Last::Company | Last::Other | Last::It => ("the team", Last::Team),
            Last::Team => ("it", Last::It),
            Last::Nothing => (self.company, Last::Company),
        };
        Some((Persona::one(subject), mark))
    }

    /// The clause in the third person.
    pub(super) fn clause(&self, clause: &Clause, persona: &Persona, opening: bool) -> Option<Vec<Token>> {
        let mut clause = clause.clone();
        if clause.subject != SubjectKind::We
            && clause.tokens.iter().any(|t| t.is(&["we", "us", "our", "ourselves"]))
        {
            // The first "we" of such a clause has no noun before it, so it is named here.
            let at = clause.tokens.iter().position(|t| t.is(&["we", "us", "our", "ourselves"]))?;
            let owner = if opening && persona.subject != "it" && persona.subject != "they" {
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
                    let verb = (at + 1..clause.tokens.len().min(at + 3)).find(|i| {
                        clause.tokens[*i].tags.any(Tags::BASE.with(Tags::PAST).with(Tags::MODAL))
                    })?;
                    if !persona.plural && clause.tokens[verb].tags.any(Tags::BASE) {
                        let third = crate::text::lexicon::lexicon().third(&clause.tokens[verb].lower)?;
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
        }
        let mut tokens = person::rewrite(&clause, persona, &persona.subject)?;
        // "Backstage, Spotify's developer portal": an apposition takes a comma.
        for at in 1..tokens.len() {
            let owner = tokens[at].text.ends_with("'s") || tokens[at].is(&["its", "their"]);
            if owner
                && tokens[at - 1].name
                && !tokens[at - 1].text.contains('\'')
                && tokens[at - 1].after == ' '
            {
                tokens[at - 1].after = ',';
            }
        }
        // "also" points to what was said before in the talk, not in the document.
        tokens.retain(|t| t.lower != "also");
        if let Some(last) = clause.front.checked_sub(1).and_then(|at| tokens.get_mut(at)) {
            last.after = ',';
        }
        Some(tokens)
    }

    /// Words to a sentence with capital, marks and full stop.
    pub(super) fn print(&self, tokens: &[Token]) -> String {
        let mut sentence = self.phrase(tokens);
        if !sentence.ends_with(['.', '?', '!']) {
            sentence.push('.');
        }
        capitalise(&sentence)
    }

    /// Words to a phrase without a full stop.
    pub(super) fn phrase(&self, tokens: &[Token]) -> String {
        let mut out = String::new();
        for (i, token) in tokens.iter().enumerate() {
            let mut word = self.word(token, i == 0);
            if token.lower == "which"
                && i > 0
                && !tokens[i - 1].tags.any(Tags::PREPOSITION)
                && indefinite(&tokens[..i])
            {
                "that".clone_into(&mut word);
            }
            if let ("a" | "an", Some(next)) = (token.lower.as_str(), tokens.get(i + 1)) {
                article(&self.word(next, false)).clone_into(&mut word);
            }
            if word == "%" {
                out.push('%');
            } else {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(&word);
            }
            let next = tokens.get(i + 1);
            let definite = !indefinite(&tokens[..=i]);
            let relative = definite
                && next.is_some_and(|n| n.lower == "which")
                && !token.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::BASE));
            if next.is_some() && (token.after == ',' || relative) {
                out.push(',');
            }
        }
        out
    }

    fn word(&self, token: &Token, first: bool) -> String {
        if token.name {
            return token.text.clone();
        }
        let stem = token.lower.strip_suffix("'s").unwrap_or(&token.lower);
        let tail = &token.lower[stem.len()..];
        if let Some(display) = display(stem).or_else(|| styled(stem)) {
            return format!("{display}{tail}");
        }
        if token.lower.starts_with(|c: char| c.is_ascii_digit()) {
            return thousands(&token.text);
        }
        let upper = token.text.chars().filter(|c| c.is_uppercase()).count();
        if upper == 0 {
            return token.text.clone();
        }
        let all_caps = upper > 1 && token.text.chars().all(|c| !c.is_lowercase());
        let inner = token.text.chars().skip(1).any(char::is_uppercase);
        if (all_caps || inner || (self.cased && !first)) || !fluency::known_word(stem) {
            return token.text.clone();
        }
        token.lower.clone()
    }
}

/// "Intuit's", "the engineers'".
pub(super) fn possessive(name: &str) -> String {
    if name == "the engineers" || name.ends_with(" engineers") {
        format!("{name}'")
    } else {
        format!("{name}'s")
    }
}

/// First letter in upper case.
pub(super) fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Whether the noun phrase at the end is indefinite ("a team"), so that a clause after it restricts it.
fn indefinite(tokens: &[Token]) -> bool {
    tokens
        .iter()
        .rev()
        .take(5)
        .take_while(|t| {
            !t.name && t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::DETERMINER).with(Tags::GERUND))
        })
        .any(|t| t.is(&["a", "an", "some", "any", "no", "several"]))
}

/// The indefinite article that a word takes by its sound.
fn article(next: &str) -> &'static str {
    let lower = next.to_lowercase();
    let letters = next.chars().take_while(char::is_ascii_alphabetic).count();
    let spelled = (2..=5).contains(&letters) && next.chars().take(letters).all(|c| c.is_ascii_uppercase());
    let vowel = if spelled {
        // Acronyms that are read letter by letter: "an SLA", "an API", "a URL".
        next.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X'])
    } else if ["use", "uni", "user", "usu", "util", "eu", "one", "once", "ub"]
        .iter()
        .any(|p| lower.starts_with(p))
        && !lower.starts_with("unin")
        && !lower.starts_with("unim")
    {
        false
    } else {
        lower.starts_with(['a', 'e', 'i', 'o', 'u', '8'])
            || ["hour", "honest", "honor", "heir", "11", "18"].iter().any(|p| lower.starts_with(p))
    };
    if vowel { "an" } else { "a" }
}

/// "6000" → "6,000"; years and numbers with other marks stay.
pub(super) fn thousands(number: &str) -> String {
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    if number.len() < 4
        || number.len() > 12
        || year
        || !number.bytes().all(|b| b.is_ascii_digit())
        || number.starts_with('0')
    {
        return number.to_owned();
    }
    let mut out = String::new();
    for (i, digit) in number.chars().enumerate() {
        if i > 0 && (number.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "A", "A and B", "A, B, and C".
pub(super) fn series(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}
