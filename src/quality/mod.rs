//! Scores what grounding left: only what evidence carries earns anything. A talk without results is scored on what it has.

mod wording;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    grounding::Source,
    model::{
        Block, Draft, DraftSection, DraftSentence, FindingKind, FindingSeverity, Ledger, MetricRole, Section,
    },
};
use wording::{MARKETING, SPELLING, count, has_word, is_passive};
pub(crate) use wording::{first_person, outside_quotations};

/// Shares of the components (DESIGN §4.8).
const WEIGHTS: [(&str, f64); 5] = [
    ("content", 0.30),
    ("metrics", 0.25),
    ("projects", 0.20),
    ("style", 0.15),
    ("length", 0.10),
];
/// Metrics and projects that earn full marks (DESIGN §4.8).
const TARGET_METRICS: usize = 3;
const TARGET_PROJECTS: usize = 2;
/// A document with an ungrounded number or quotation never reaches the gate of 0.60 (DESIGN §4.8).
const CAP: f64 = 0.50;
/// Words of a case study by CNCF's guidelines.
const WORDS: (usize, usize) = (400, 1000);
/// Largest share of passive sentences (DESIGN §4.8).
const PASSIVE: f64 = 0.15;
/// Required sections with their fewest words.
const REQUIRED: [(&str, usize); 4] = [
    ("summary", 15),
    ("overview", 10),
    ("challenge", 20),
    ("solution", 35),
];

/// One component of the score.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Component {
    /// "content", "metrics", "projects", "style", "length".
    pub name: String,
    /// Share of the total, 0 to 1.
    pub weight: f64,
    /// What was reached, 0 to 1.
    pub score: f64,
    /// Why, for people.
    pub reasons: Vec<String>,
}

/// Quality of a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Weighted sum, 0 to 1, after caps.
    pub total: f64,
    /// Its parts.
    pub components: Vec<Component>,
    /// Words of the document's prose.
    pub word_count: usize,
    /// What an editor should know.
    pub warnings: Vec<String>,
}

/// Scores a draft.
pub fn score(draft: &Draft, ledger: &Ledger, source: Source<'_>) -> Score {
    let page = Scored {
        draft,
        ledger,
        source,
    };
    let mut warnings = Vec::new();
    let parts = [
        page.content(&mut warnings),
        page.metrics(),
        page.projects(),
        page.style(),
        page.length(),
    ];
    let components: Vec<Component> = WEIGHTS
        .iter()
        .zip(parts)
        .map(|((name, weight), (score, reasons))| Component {
            name: (*name).to_owned(),
            weight: *weight,
            score: score.clamp(0.0, 1.0),
            reasons,
        })
        .collect();
    let mut total: f64 = components.iter().map(|c| c.weight * c.score).sum();
    let invented = page.invented();
    if invented > 0 {
        total = total.min(CAP);
        warnings.push(format!(
            "{invented} published claims have a number or quotation that the talk does not carry"
        ));
    }
    let (strange, all) = (
        source.analysis.unattributed.len(),
        source.transcript.sentences.len(),
    );
    if strange > 0 {
        warnings.push(format!(
            "the speakers come from several organizations and captions do not say who speaks: {strange} of {all} sentences \
             are told of nobody, because another organization's speaker may say them"
        ));
    }
    if let Some(share) = source.analysis.own_share().filter(|_| source.analysis.is_hardly_own()) {
        warnings.push(format!(
            "hardly any of the talk (about {:.0}%) tells of the organization's own doings: it explains a technology, shows it, \
             or brings a project's news, and the document tells none of that as the organization's story",
            share * 100.0
        ));
    }
    if !draft.questions.is_empty() {
        warnings.push(format!(
            "the talk leaves {} questions open; they are listed for the speakers",
            draft.questions.len()
        ));
    }
    Score {
        total: (total * 1000.0).round() / 1000.0,
        components,
        word_count: page.words(),
        warnings,
    }
}

#[derive(Debug, Clone, Copy)]
struct Scored<'a> {
    draft: &'a Draft,
    ledger: &'a Ledger,
    source: Source<'a>,
}

impl<'a> Scored<'a> {
    /// Whether the ledger carries the sentence.
    fn grounded(&self, sentence: &DraftSentence) -> bool {
        self.ledger
            .entries
            .iter()
            .any(|e| e.published && e.claim == sentence.text && e.verdict.grounded())
    }

    /// Published claims with an invented number or quotation.
    fn invented(&self) -> usize {
        self.ledger
            .entries
            .iter()
            .filter(|e| {
                e.published
                    && e.verdict.findings.iter().any(|f| {
                        f.severity == FindingSeverity::Error
                            && matches!(
                                f.kind,
                                FindingKind::Number
                                    | FindingKind::Unit
                                    | FindingKind::Quotation
                                    | FindingKind::Attachment
                            )
                    })
            })
            .count()
    }

    fn section(&self, id: &str) -> Option<&'a DraftSection> {
        self.draft.sections.iter().find(|s| s.id == id)
    }

    /// Whether the talk states any result at all.
    fn has_results(&self) -> bool {
        let analysis = self.source.analysis;
        analysis.metrics.iter().any(|m| m.role == MetricRole::Impact)
            || analysis
                .sections
                .iter()
                .filter(|l| l.section == Section::Impact && l.score >= 0.5)
                .count()
                >= 2
    }

    fn content(&self, warnings: &mut Vec<String>) -> (f64, Vec<String>) {
        let mut reasons = Vec::new();
        let mut marks = Vec::new();
        for (id, least) in REQUIRED {
            let words: usize = self.section(id).map_or(0, |s| {
                sentences(s).filter(|s| self.grounded(s)).map(|s| count(&s.text)).sum()
            });
            marks.push((words as f64 / least as f64).min(1.0));
            if words < least {
                reasons.push(format!("{id}: {words} grounded words, {least} wanted"));
            }
        }
        let impact: usize =
            self.section("impact").map_or(0, |s| sentences(s).filter(|s| self.grounded(s)).count());
        if impact > 0 {
            marks.push(1.0);
        } else if self.has_results() {
            marks.push(0.0);
            reasons.push("impact: the talk states results, the document tells none".to_owned());
        } else {
            warnings.push("the talk states no results; none are told".to_owned());
            reasons.push("impact: the talk states no results".to_owned());
        }
        let quoted = self.draft.sections.iter().flat_map(|s| &s.blocks).any(|b| match b {
            Block::Quote { quote, .. } => self.grounded(quote),
            _ => false,
        });
        let quoted = quoted || self.all().any(|s| s.text.matches('"').count() >= 2 && self.grounded(s));
        marks.push(if quoted { 1.0 } else { 0.0 });
        if !quoted {
            warnings.push("no quotation is fit to print; CNCF asks for one".to_owned());
            reasons.push("no quotation".to_owned());
        }
        let placeholder = self
            .all()
            .any(|s| ["TODO", "TBD", "lorem", "[insert", "XXX"].iter().any(|p| s.text.contains(p)));
        if placeholder {
            marks.push(0.0);
            reasons.push("a placeholder is left".to_owned());
        }
        if reasons.is_empty() {
            reasons.push("every section is told".to_owned());
        }
        (mean(&marks), reasons)
    }

    fn metrics(&self) -> (f64, Vec<String>) {
        let analysis = self.source.analysis;
        let told: BTreeSet<usize> = self
            .all()
            .filter(|s| self.grounded(s))
            .flat_map(|s| s.evidence.iter().copied())
            .filter(|id| analysis.metrics.iter().any(|m| m.sentence == *id))
            .collect();
        // A result without a figure counts as one with a figure does.
        let results = self.section("impact").map_or(0, |s| {
            sentences(s)
                .filter(|s| self.grounded(s) && !s.evidence.iter().any(|id| told.contains(id)))
                .count()
        });
        let reached = told.len() + results;
        let stated: BTreeSet<usize> = analysis.metrics.iter().map(|m| m.sentence).collect();
        let target = if stated.len() >= TARGET_METRICS {
            TARGET_METRICS
        } else {
            stated.len().max(1)
        };
        let mut reasons = vec![format!(
            "{reached} of {target} results or figures told with evidence"
        )];
        if stated.is_empty() {
            reasons.push("the talk gives no figures".to_owned());
        }
        (reached as f64 / target as f64, reasons)
    }

    fn projects(&self) -> (f64, Vec<String>) {
        let used: Vec<&str> = self.source.analysis.projects_used().map(|p| p.name.as_str()).collect();
        let told = used
            .iter()
            .filter(|name| self.all().any(|s| s.text.contains(**name) && self.grounded(s)))
            .count();
        let target = TARGET_PROJECTS.min(used.len()).max(1);
        (
            told as f64 / target as f64,
            vec![format!(
                "{told} of {target} CNCF projects in use told with evidence"
            )],
        )
    }

    fn style(&self) -> (f64, Vec<String>) {
        let mut score: f64 = 1.0;
        let mut reasons = Vec::new();
        let prose: Vec<String> = self.prose().map(|s| outside_quotations(&s.text)).collect();
        let mut deduct = |hits: usize, each: f64, what: &str| {
            if hits > 0 {
                score -= (hits as f64 * each).min(0.5);
                reasons.push(format!("{hits} × {what}"));
            }
        };
        deduct(
            prose.iter().filter(|t| first_person(t)).count(),
            0.2,
            "first person outside quotations",
        );
        deduct(
            prose.iter().map(|t| MARKETING.iter().filter(|w| has_word(t, w)).count()).sum(),
            0.1,
            "marketing word",
        );
        deduct(
            prose
                .iter()
                .map(|t| SPELLING.iter().filter(|w| t.to_lowercase().contains(**w)).count())
                .sum(),
            0.1,
            "spelling against CNCF's style",
        );
        deduct(
            prose.iter().filter(|t| count(t) > 40).count(),
            0.1,
            "sentence over 40 words",
        );
        let passive = prose.iter().filter(|t| is_passive(t)).count();
        let share = passive as f64 / prose.len().max(1) as f64;
        if share > PASSIVE {
            score -= (share - PASSIVE).min(0.4);
            reasons.push(format!(
                "{:.0}% of the sentences are passive, 15% at most are wanted",
                share * 100.0
            ));
        }
        if prose.is_empty() {
            return (0.0, vec!["there is no prose".to_owned()]);
        }
        if reasons.is_empty() {
            reasons.push("third person, active, CNCF spelling".to_owned());
        }
        (score, reasons)
    }

    fn length(&self) -> (f64, Vec<String>) {
        let words: usize = self.all().filter(|s| self.grounded(s)).map(|s| count(&s.text)).sum();
        let score = if words < WORDS.0 {
            words as f64 / WORDS.0 as f64
        } else if words > WORDS.1 {
            WORDS.1 as f64 / words as f64
        } else {
            1.0
        };
        (
            score,
            vec![format!(
                "{words} grounded words; {} to {} are wanted",
                WORDS.0, WORDS.1
            )],
        )
    }

    fn words(&self) -> usize {
        self.all().map(|s| count(&s.text)).sum()
    }

    fn all(&self) -> impl Iterator<Item = &'a DraftSentence> {
        self.draft.sentences().map(|(_, s)| s)
    }

    /// Sentences of paragraphs, without quotations that stand alone.
    fn prose(&self) -> impl Iterator<Item = &'a DraftSentence> {
        self.draft.sections.iter().flat_map(|s| &s.blocks).flat_map(|b| match b {
            Block::Paragraph { sentences } => sentences.iter(),
            Block::Bullets { items } => items.iter(),
            Block::Quote { .. } => [].iter(),
        })
    }
}
fn sentences(section: &DraftSection) -> impl Iterator<Item = &DraftSentence> {
    section.blocks.iter().flat_map(|b| match b {
        Block::Paragraph { sentences } => sentences.as_slice(),
        Block::Bullets { items } => items.as_slice(),
        Block::Quote { quote, .. } => std::slice::from_ref(quote),
    })
}

fn mean(marks: &[f64]) -> f64 {
    if marks.is_empty() {
        0.0
    } else {
        marks.iter().sum::<f64>() / marks.len() as f64
    }
}

#[cfg(test)]
mod tests;
