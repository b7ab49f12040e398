//! Walks through the clauses of a sentence and says which facts they offer: alone, with the next one, or with the end of
//! the sentence before. What is only supposed offers none.

use super::{
    super::{
        carried,
        clause::Clause,
        joining::{
            adds, came_of_it, dependent, fronted, holds, narrowing, points_at_a_deed, presupposed, supposes,
        },
        loose,
        mend::{enabled, mended},
        shape,
        tokens::Token,
    },
    Fact, Reader,
};

/// What becomes of the first clause of a sentence beside the sentence before it.
enum Goes {
    /// It is told by itself.
    Alone,
    /// Both make one statement.
    On(Vec<Clause>),
    /// It is not told: the condition before it is not fit to be.
    Nowhere,
}

impl Reader<'_> {
    /// The facts that a sentence offers.
    pub(in super::super) fn facts_of(&self, sentence: usize) -> Vec<Fact> {
        let company = self.source.analysis.company.as_ref().map(|c| c.name.as_str());
        let parsed = self.parsed.get(sentence).map_or(&[][..], Vec::as_slice);
        let all: Vec<Clause> = parsed.iter().map(|c| mended(c.clone(), company)).collect();
        let mut facts = Vec::new();
        let mut skip = false;
        // "if it fails and we are asleep we are paged": all of it is supposed.
        let mut supposed = self.opens_supposed(sentence);
        let mut chained = false;
        for (i, clause) in all.iter().enumerate() {
            if std::mem::take(&mut skip) {
                continue;
            }
            if supposed && adds(&clause.connector) {
                chained = true;
                continue;
            }
            // "if each shop has ten ovens and we have ten shops, then we have …" is supposed to its end.
            if std::mem::take(&mut chained)
                && clause.adjacent
                && matches!(clause.connector.as_str(), "" | "then")
            {
                supposed = false;
                continue;
            }
            supposed = supposes(clause) && matches!(clause.stop, ' ' | ',');
            if dependent(&clause.connector) {
                let (fact, with_next) = self.hanging(sentence, clause, all.get(i + 1));
                skip = with_next;
                facts.extend(fact);
                continue;
            }
            if i == 0 {
                match self.goes_on(sentence, clause) {
                    Goes::On(parts) => {
                        if let Some(fact) = self.with_its_reason(sentence, parts) {
                            facts.push(fact);
                            continue;
                        }
                    }
                    Goes::Nowhere => continue,
                    Goes::Alone => {}
                }
            }
            if loose::embedded(self.tokens(sentence), clause.at) || self.beside(sentence, clause) {
                continue;
            }
            let next = beside(&all[i..]);
            let able = || enabled(clause).and_then(|able| self.statement(sentence, &able, next));
            let alone =
                || carried::without_lead(clause).and_then(|bare| self.statement(sentence, &bare, next));
            if let Some(stated) = self.statement(sentence, clause, next).or_else(able).or_else(alone) {
                let (fact, joined) = self.stated(sentence, stated);
                skip = joined;
                facts.extend(fact);
            }
        }
        facts
    }

    /// What a clause that hangs on another states, and whether the next clause is told or left out with it.
    fn hanging(&self, sentence: usize, clause: &Clause, next: Option<&Clause>) -> (Option<Fact>, bool) {
        if let Some(next) = next
            && let Some(parts) = fronted(clause, next)
            && let Some(fact) = self.with_its_reason(sentence, parts)
        {
            return (Some(fact), true);
        }
        let with_next = holds(clause) && next.is_some_and(|n| n.adjacent && n.connector.is_empty());
        (self.told_all_the_same(sentence, clause), with_next)
    }

    /// What a dependent clause states that is said to be so: "since our oven is made of clay".
    fn told_all_the_same(&self, sentence: usize, clause: &Clause) -> Option<Fact> {
        if !presupposed(clause)
            || loose::embedded(self.tokens(sentence), clause.at)
            || self.beside(sentence, clause)
            || conceded(self.tokens(sentence), clause.at)
        {
            return None;
        }
        let mut alone = clause.clone();
        alone.connector.clear();
        let stated = self.statement(sentence, &alone, None)?;
        self.stated(sentence, stated).0
    }

    /// Whether a sentence goes on with what the end of the one before supposes.
    fn opens_supposed(&self, sentence: usize) -> bool {
        let before = sentence.checked_sub(1).and_then(|id| self.parsed.get(id)).and_then(|all| all.last());
        before.is_some_and(|last| last.stop == ' ' && supposes(last))
    }

    /// How the first clause of a sentence goes on with the sentence before it: captions without marks part a condition from
    /// what follows from it, and a deed from what came of it.
    fn goes_on(&self, sentence: usize, clause: &Clause) -> Goes {
        let company = self.source.analysis.company.as_ref().map(|c| c.name.as_str());
        let Some(id) = sentence.checked_sub(1) else {
            return Goes::Alone;
        };
        let clauses = self.parsed.get(id).map_or(&[][..], Vec::as_slice);
        let Some(last) = clauses.last() else {
            return Goes::Alone;
        };
        let marked = |mut clause: Clause| {
            for token in &mut clause.tokens {
                token.from = Some(token.from.unwrap_or(id));
            }
            clause
        };
        if dependent(&last.connector) {
            let opens = clauses.len() == 1 && last.at == 0 || last.connector.contains(' ');
            // "we also …" begins something new.
            let anew = clause.tokens.iter().take(clause.verb.end).any(|t| t.lower == "also");
            if !opens || anew || last.stop != ' ' || clause.at > 0 || !clause.connector.is_empty() {
                return Goes::Alone;
            }
            let condition = marked(mended(last.clone(), company));
            return match fronted(&condition, clause) {
                Some(parts) => Goes::On(parts),
                None if holds(&condition) => Goes::Nowhere,
                None => Goes::Alone,
            };
        }
        if !points_at_a_deed(clause) || loose::embedded(self.tokens(id), last.at) {
            return Goes::Alone;
        }
        let mut deed = marked(mended(last.clone(), company));
        let told = self.whole(&deed).and_then(|()| shape::fit(&mut deed)).is_ok();
        match came_of_it(&deed, clause).filter(|_| told) {
            Some(second) => Goes::On(vec![deed, second]),
            None => Goes::Alone,
        }
    }
}

/// Of clauses in a row, the second where it may be told with the first.
fn beside(clauses: &[Clause]) -> Option<&Clause> {
    let clause = clauses.first()?;
    let leads = clauses.get(3).is_some_and(|main| main.adjacent && main.connector.is_empty());
    let narrowed = |n: &Clause| {
        let after = clauses.get(2).filter(|m| m.adjacent && n.stop == ' ' && !leads);
        after.is_some_and(|m| !m.connector.contains(' ') && narrowing(&m.connector))
    };
    // "we sold bread as we grew the ovens broke": it may be told of what follows.
    let of_the_next = |n: &Clause| {
        n.connector.starts_with("as")
            && n.stop == ' '
            && clauses.get(2).is_some_and(|main| main.adjacent && main.connector.is_empty())
    };
    // "… but it bakes cakes when the other one is cold": what narrows the second would be lost.
    clauses.get(1).filter(|n| {
        n.adjacent && clause.stop != '.' && !of_the_next(n) && (narrowing(&n.connector) || !narrowed(n))
    })
}

/// Whether the clause from `at` on is what a statement holds in spite of: "even though we had two ovens", which misleads
/// alone.
fn conceded(tokens: &[Token], at: usize) -> bool {
    let before = at.saturating_sub(1);
    tokens
        .get(before..)
        .unwrap_or_default()
        .windows(2)
        .take(2)
        .any(|w| w[0].lower == "even" && w[1].lower == "though")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::{
        clause::clauses,
        tokens::{Names, clean},
    };

    #[test]
    fn what_a_statement_holds_in_spite_of_is_no_statement() {
        let last = |text: &str| {
            let tokens = clean(text, &Names::default());
            clauses(&tokens).last().is_some_and(|c| conceded(&tokens, c.at))
        };
        assert!(last(
            "we sell more bread even though we had two ovens in the north"
        ));
        assert!(last("even though we had two ovens in the north"));
        assert!(!last("although we had two ovens in the north"));
        assert!(!last("we even had two ovens in the north"));
    }
}
