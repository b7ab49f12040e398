//! The checks of one claim, one after the other, and what their faults look like as findings.

use super::{
    Case, Claim, Engine,
    align::Alignment,
    attachment::{self, Attached},
    certainty, clauses, complements, doers, former,
    index::{Index, Position},
    names::{self, Standing},
    numbers::{Bench, Fault},
    polarity,
    quotations::{self, Found},
    reading::Reading,
    roles, support, tokens,
};
use crate::{
    model::{Finding, FindingKind, FindingSeverity, Section, Verdict},
    text::numbers::Dimension,
};

/// Probability of the label "future" from which a sentence counts as one of plans.
const SURE_OF_PLANS: f64 = 0.6;

impl Engine<'_> {
    pub(super) fn check_quotations(
        &self,
        case: &Case<'_>,
        verdict: &mut Verdict,
        places: &mut Vec<Position>,
    ) {
        for quote in &case.quotes {
            match quotations::locate(&quote.text, case.index) {
                Found::Verbatim(at) => places.extend(at),
                Found::Altered { .. } if self.is_title(&quote.text) => {}
                Found::Altered { differs, nearest, .. } => {
                    let near = case.index.sentences(nearest);
                    verdict.findings.push(Finding {
                        kind: FindingKind::Quotation,
                        text: quote.text.clone(),
                        reason: format!(
                            "the talk does not say these words in this order; \"{differs}\" differs{}",
                            self.nearest(&near)
                        ),
                        evidence: near,
                        severity: FindingSeverity::Error,
                    });
                }
            }
        }
    }

    /// Whether quoted words are the title of the talk, or a part of it.
    fn is_title(&self, quote: &str) -> bool {
        let fold =
            |text: &str| tokens::words(text).into_iter().map(|w| w.lower).collect::<Vec<_>>().join(" ");
        let (title, quote) = (fold(&self.source.talk.title), fold(quote));
        quote.contains(' ') && title.contains(&quote)
    }

    /// Names of the claim that the talk says, each with its words and the places where it is said.
    pub(super) fn check_names(
        &self,
        case: &Case<'_>,
        claim: Claim<'_>,
        verdict: &mut Verdict,
    ) -> Vec<((usize, usize), Vec<Position>)> {
        let mut named = Vec::new();
        for name in names::find(&case.words, self.source.knowledge, |at| case.is_quoted(at)) {
            match self.register.judge(&name, &case.words, case.index) {
                Standing::Said(at) => named.push(((name.range.0, name.range.1 - 1), at)),
                Standing::Known => {}
                Standing::Missing { .. } | Standing::Doubtful(..) if claim.from_metadata => {}
                Standing::Doubtful(word, heard) => verdict.findings.push(Finding {
                    kind: FindingKind::Name,
                    text: name.text.clone(),
                    reason: match heard.and_then(|at| case.index.words.get(at)) {
                        Some(said) => format!(
                            "the talk does not say \"{word}\"; it may be meant by \"{}\"",
                            said.text
                        ),
                        None => format!("the talk does not say \"{word}\" as one name"),
                    },
                    evidence: case.index.sentences(heard),
                    severity: FindingSeverity::Warning,
                }),
                Standing::Missing { word, project } => {
                    let elsewhere = claim.cited.is_some()
                        && matches!(
                            self.register.judge(&name, &case.words, &self.index),
                            Standing::Said(_)
                        );
                    verdict.findings.push(Finding {
                        kind: if project {
                            FindingKind::Project
                        } else {
                            FindingKind::Name
                        },
                        text: name.text.clone(),
                        reason: if elsewhere {
                            format!("the cited sentences do not say \"{word}\"; the talk does so elsewhere")
                        } else {
                            format!("neither the talk nor its title says \"{word}\"")
                        },
                        evidence: Vec::new(),
                        severity: if elsewhere {
                            FindingSeverity::Warning
                        } else {
                            FindingSeverity::Error
                        },
                    });
                }
            }
        }
        named
    }

    pub(super) fn check_meaning(
        &self,
        case: &Case<'_>,
        named: &[((usize, usize), Vec<Position>)],
        verdict: &mut Verdict,
        places: &mut Vec<Position>,
    ) {
        let ranges = clauses::split(&case.words);
        let alignment = Alignment::new(&case.words, case.index, |at| {
            case.is_quoted(at) || self.register.is_self(&case.words[at])
        });
        let bench = Bench {
            text: case.text,
            words: &case.words,
            ranges: &ranges,
            alignment: &alignment,
            index: case.index,
            metadata: &self.figures,
            year: self.year,
        };
        let mut faults: Vec<Fault> = Vec::new();
        let mut attached: Vec<(Attached, Dimension)> = Vec::new();
        for stated in bench.stated(|at| case.is_quoted(at)) {
            let before = places.len();
            faults.extend(bench.judge(&stated, places));
            attached.extend(places.get(before).map(|talk| {
                let claim = stated.at;
                (Attached { claim, talk: *talk }, stated.quantity.unit.dimension)
            }));
        }
        for (i, (a, kind)) in attached.iter().enumerate() {
            for (b, _) in attached[i + 1..].iter().filter(|(_, other)| other == kind) {
                faults.extend(exchange(*a, *b, case, &alignment));
            }
        }
        let own = |at: &(usize, usize)| (at.0..=at.1).all(|i| self.register.is_self(&case.words[i]));
        let things: Vec<_> = named.iter().filter(|(at, _)| !own(at)).collect();
        for (i, (first, said)) in things.iter().enumerate() {
            for (second, other) in &things[i + 1..] {
                let one_clause = clauses::around(&ranges, first.0) == clauses::around(&ranges, second.0);
                if one_clause || said.iter().any(|p| other.contains(p)) {
                    continue;
                }
                let pair = said
                    .iter()
                    .flat_map(|p| other.iter().map(move |q| (*p, *q)))
                    .filter(|(p, q)| p != q)
                    .min_by_key(|(p, q)| p.abs_diff(*q));
                if let Some((p, q)) = pair {
                    let a = Attached {
                        claim: *first,
                        talk: p,
                    };
                    let b = Attached {
                        claim: *second,
                        talk: q,
                    };
                    faults.extend(exchange(a, b, case, &alignment));
                }
            }
        }
        faults.extend(bench.changes());
        faults.extend(bench.bare_units(|at| case.is_quoted(at)));
        let reading = Reading::new(&case.words, &ranges, &alignment, case.index);
        for clause in &reading.clauses {
            places.extend(reading.met(clause).into_iter().map(|(_, place)| place));
            faults.extend(polarity::negation(&reading, clause));
            faults.extend(
                polarity::direction(&reading, clause).or_else(|| polarity::contrary(&reading, clause)),
            );
            faults.extend(certainty::target(&reading, clause));
            if !faults.iter().any(|f| f.kind == FindingKind::Hedge) {
                faults.extend(certainty::among_plans(&reading, clause, |place| {
                    self.is_future(case, place)
                }));
            }
            faults.extend(certainty::quantity(&reading, clause));
            faults.extend(certainty::superlative(&reading, clause));
            faults.extend(support::cause(&reading, clause));
            faults.extend(polarity::result(&reading, clause));
            faults.extend(roles::order(&reading, clause));
            faults.extend(doers::doer(&reading, clause));
            faults.extend(complements::complement(&reading, clause));
            faults.extend(former::former(&reading, clause));
        }
        faults.extend(support::wording(&reading));
        verdict.support = f64::from(support::least(&reading).map_or(1.0, |c| c.support));
        verdict.findings.extend(faults.into_iter().map(|fault| finding(fault, case.index)));
    }

    /// Whether a place stands in a sentence that surely tells of plans.
    fn is_future(&self, case: &Case<'_>, place: Position) -> bool {
        let label = case.index.sentence.get(place).and_then(|id| self.source.analysis.sections.get(*id));
        label.is_some_and(|l| l.section == Section::Future && l.score >= SURE_OF_PLANS)
    }

    /// "; nearest: …" with the text of the first of some sentences.
    fn nearest(&self, ids: &[usize]) -> String {
        ids.first()
            .and_then(|id| self.source.transcript.sentences.get(*id))
            .map(|s| format!("; nearest: \"{}\"", shorten(&s.text, 160)))
            .unwrap_or_default()
    }
}

/// A finding on what a claim says of its source.
pub(super) fn stray(text: &str, reason: String) -> Finding {
    Finding {
        kind: FindingKind::Name,
        text: text.to_owned(),
        reason,
        evidence: Vec::new(),
        severity: FindingSeverity::Error,
    }
}

/// A finding when two figures or names of a claim stand in each other's place.
fn exchange(a: Attached, b: Attached, case: &Case<'_>, alignment: &Alignment) -> Option<Fault> {
    attachment::exchanged(a, b, &case.words, alignment, case.index).then(|| {
        let text = |at: (usize, usize)| case.text[case.words[at.0].start..case.words[at.1].end].to_owned();
        Fault {
            kind: FindingKind::Attachment,
            severity: FindingSeverity::Warning,
            text: format!("{} / {}", text(a.claim), text(b.claim)),
            reason: "the talk seems to say each of these of the other thing".to_owned(),
            near: vec![a.talk, b.talk],
        }
    })
}

fn finding(fault: Fault, index: &Index) -> Finding {
    let evidence = index.sentences(fault.near);
    Finding {
        kind: fault.kind,
        text: fault.text,
        reason: fault.reason,
        evidence,
        severity: fault.severity,
    }
}

/// At most `limit` characters of a text, cut at a word.
fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let head: String = text.chars().take(limit).collect();
    let cut = head.rfind(' ').unwrap_or(head.len());
    format!("{} …", &head[..cut])
}
