//! Checks claims against a talk: quotations, names, numbers, attachment, polarity, wording. Used by both writers and
//! by `check`. It changes no text: what fails is repaired or dropped by the writers.

mod align;
mod attachment;
mod certainty;
mod clauses;
mod foreign;
mod index;
mod lexicon;
pub mod markdown;
mod names;
mod numbers;
mod polarity;
mod provenance;
mod quotations;
mod reading;
mod sentences;
mod support;
mod tokens;

use crate::{
    knowledge::Knowledge,
    model::{
        Analysis, Draft, Finding, FindingKind, FindingSeverity, Ledger, LedgerEntry, Talk, Transcript,
        Verdict,
    },
    text::numbers::{Dimension, Quantity},
};

use align::Alignment;
use attachment::Attached;
use index::{Index, Position};
use names::{Register, Standing};
use numbers::{Bench, Fault};
use provenance::Provenance;
use quotations::{Found, Quoted};
use reading::Reading;
use tokens::Word;

/// Everything a claim may rest on.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Metadata; outranks the transcript for people's names.
    pub talk: &'a Talk,
    /// What was said.
    pub transcript: &'a Transcript,
    /// What it was understood to say.
    pub analysis: &'a Analysis,
    /// Projects, members, terms.
    pub knowledge: &'a Knowledge,
}

/// A claim to be checked.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// One sentence, bullet or headline as plain text without Markdown.
    pub text: &'a str,
    /// Sentences it cites; `None` = search the whole talk.
    pub cited: Option<&'a [usize]>,
    /// Whether it speaks of metadata or landscape facts, which the talk need not say.
    pub from_metadata: bool,
}

/// The grounding engine: built once for a talk, asked once a claim.
#[derive(Debug)]
pub struct Engine<'a> {
    /// What it checks against.
    pub source: Source<'a>,
    index: Index,
    register: Register<'a>,
    foreign: Vec<bool>,
    figures: Vec<Quantity>,
    year: Option<f64>,
}

/// Neighbours of a cited sentence that may be read with it: sentence borders of captions are uncertain.
const NEIGHBOURS: usize = 1;

/// What is known of a claim while it is judged.
struct Case<'c> {
    text: &'c str,
    words: Vec<Word>,
    quotes: Vec<Quoted>,
    index: &'c Index,
}

impl Case<'_> {
    fn is_quoted(&self, at: usize) -> bool {
        let word = &self.words[at];
        self.quotes.iter().any(|q| q.range.0 <= word.start && word.end <= q.range.1)
    }
}

impl<'a> Engine<'a> {
    /// Reads the talk once.
    pub fn new(source: Source<'a>) -> Self {
        let foreign = foreign::mark(source.transcript);
        let index = Index::new(source.transcript, &foreign, |_| true);
        let register = Register::new(source.knowledge, metadata_words(source), self_words(source));
        Self {
            source,
            index,
            register,
            foreign,
            figures: crate::text::numbers::read(&format!(
                "{}. {}",
                source.talk.title, source.talk.description
            )),
            year: source
                .talk
                .published
                .as_deref()
                .and_then(|date| date.get(..4))
                .and_then(|y| y.parse().ok()),
        }
    }

    /// Judges one claim.
    pub fn verify(&self, claim: Claim<'_>) -> Verdict {
        let mut verdict = Verdict {
            support: 1.0,
            ..Verdict::default()
        };
        let text = match provenance::label(claim.text, self.source) {
            Ok(text) => text,
            Err(reason) => {
                verdict.findings.push(stray(claim.text, reason));
                claim.text
            }
        };
        match provenance::judge(text, self.source, |w| self.register.is_self(w)) {
            Provenance::Carried if quotations::find(text).is_empty() => return verdict,
            Provenance::Contradicted(reason) => {
                verdict.findings.push(stray(claim.text, reason));
                return verdict;
            }
            _ => {}
        }
        let claim = Claim { text, ..claim };
        let part = claim.cited.map(|ids| {
            Index::new(self.source.transcript, &self.foreign, |id| {
                ids.iter().any(|cited| cited.abs_diff(id) <= NEIGHBOURS)
            })
        });
        let case = Case {
            text: claim.text,
            words: tokens::words(claim.text),
            quotes: quotations::find(claim.text),
            index: part.as_ref().unwrap_or(&self.index),
        };
        let mut places: Vec<Position> = Vec::new();
        self.check_quotations(&case, &mut verdict, &mut places);
        let named = self.check_names(&case, claim, &mut verdict);
        if !claim.from_metadata {
            self.check_meaning(&case, &named, &mut verdict, &mut places);
        }
        for (_, said) in &named {
            let near = said.iter().copied().min_by_key(|p| places.iter().map(|q| p.abs_diff(*q)).min());
            places.extend(near);
        }
        verdict.evidence = case.index.sentences(places);
        verdict
    }

    /// Judges every sentence of a draft; nothing is dropped here.
    pub fn ledger(&self, draft: &Draft) -> Ledger {
        let entries = draft
            .sentences()
            .map(|(section, sentence)| LedgerEntry {
                section: section.to_owned(),
                claim: sentence.text.clone(),
                writer: sentence.writer,
                published: true,
                verdict: self.verify(Claim {
                    text: &sentence.text,
                    cited: Some(&sentence.evidence),
                    from_metadata: sentence.from_metadata,
                }),
            })
            .collect();
        Ledger { entries }
    }

    fn check_quotations(&self, case: &Case<'_>, verdict: &mut Verdict, places: &mut Vec<Position>) {
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
    fn check_names(
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
                Standing::Missing { .. } if claim.from_metadata => {}
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

    fn check_meaning(
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
            faults.extend(certainty::quantity(&reading, clause));
            faults.extend(certainty::superlative(&reading, clause));
            faults.extend(support::cause(&reading, clause));
            faults.extend(polarity::result(&reading, clause));
        }
        faults.extend(support::wording(&reading));
        verdict.support = f64::from(support::least(&reading).map_or(1.0, |c| c.support));
        verdict.findings.extend(faults.into_iter().map(|fault| finding(fault, case.index)));
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
fn stray(text: &str, reason: String) -> Finding {
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

/// Words of title, description, channel, speakers and company, lower case.
fn metadata_words(source: Source<'_>) -> Vec<String> {
    let mut texts: Vec<&str> = vec![&source.talk.title, &source.talk.description];
    texts.extend(source.talk.channel_name.as_deref());
    for speaker in &source.analysis.speakers {
        texts.push(&speaker.name);
        texts.extend(speaker.company.as_deref());
        texts.extend(speaker.role.as_deref());
    }
    if let Some(company) = &source.analysis.company {
        texts.push(&company.name);
        texts.extend(company.membership.landscape_name.as_deref());
    }
    let mut words: Vec<String> = texts.iter().flat_map(|t| tokens::words(t)).map(|w| w.lower).collect();
    words.sort();
    words.dedup();
    words
}

/// Words of the company's and the speakers' names, lower case: names of the title that are no projects, and the company.
fn self_words(source: Source<'_>) -> Vec<String> {
    let company = source.analysis.company.iter().map(|c| c.name.as_str());
    let people = source.analysis.speakers.iter().map(|s| s.name.as_str());
    let project = |word: &str| source.knowledge.projects.iter().any(|p| p.name.to_lowercase().contains(word));
    let titled = tokens::words(&source.talk.title).into_iter().filter(|w| {
        w.is_capitalised() && crate::text::english::class(&w.lower).is_none() && !project(&w.lower)
    });
    company.chain(people).flat_map(tokens::words).chain(titled).map(|w| w.lower).collect()
}
