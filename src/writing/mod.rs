//! Turns understanding into prose, then grounds it: write, check, repair once, drop.

pub mod content_type;
pub mod extractive;
pub mod llm;

use crate::{
    grounding::{Claim, Engine, Source},
    model::{Block, Draft, DraftSection, DraftSentence, FindingKind, Ledger, LedgerEntry, Verdict},
};

/// Writes with the built-in writer and drops what grounding refuses; the ledger keeps both.
pub fn compose_extractive(source: Source<'_>) -> (Draft, Ledger) {
    let engine = Engine::new(source);
    let mut draft = extractive::write(source);
    let mut ledger = Ledger::default();
    let company = source.analysis.company.as_ref().map_or_else(String::new, |c| c.name.clone());
    draft.headline = draft
        .headline
        .take()
        .filter(|headline| judge(&engine, "headline", headline, false, &mut ledger))
        .or_else(|| {
            Some(extractive::plain_headline(source))
                .filter(|h| judge(&engine, "headline", h, false, &mut ledger))
        });
    for section in &mut draft.sections {
        let id = section.id.clone();
        for block in &mut section.blocks {
            match block {
                Block::Paragraph { sentences } => {
                    keep(sentences, &company, |s| {
                        judge(&engine, &id, s, false, &mut ledger)
                    });
                }
                Block::Bullets { items } => items.retain(|s| judge(&engine, &id, s, false, &mut ledger)),
                Block::Quote { quote, .. } => {
                    if !judge(&engine, &id, quote, true, &mut ledger) {
                        *block = Block::Paragraph {
                            sentences: Vec::new(),
                        };
                    }
                }
            }
        }
        section.blocks.retain(|block| match block {
            Block::Paragraph { sentences } => !sentences.is_empty(),
            Block::Bullets { items } => !items.is_empty(),
            Block::Quote { .. } => true,
        });
    }
    draft.sections.retain(|section| !section.blocks.is_empty());
    if draft.sections.iter().all(|s| s.id != "summary")
        && let Some(plain) = extractive::plain_summary(source)
        && judge(&engine, "summary", &plain, false, &mut ledger)
    {
        let section = DraftSection {
            id: "summary".to_owned(),
            heading: String::new(),
            blocks: vec![Block::Paragraph {
                sentences: vec![plain],
            }],
        };
        draft.sections.insert(0, section);
    }
    draft.questions = extractive::questions(source, &draft);
    let told: Vec<usize> = draft.sentences().flat_map(|(_, s)| s.evidence.clone()).collect();
    draft.leads.retain(|id| !told.contains(id));
    (draft, ledger)
}

/// Keeps the sentences of a paragraph that are judged fit. When the first ones go, the next names the company, for which
/// "the team" or "it" stood; when another one goes, its neighbors do not begin alike.
fn keep(sentences: &mut Vec<DraftSentence>, company: &str, mut fit: impl FnMut(&DraftSentence) -> bool) {
    const STAND_INS: [&str; 3] = ["The team ", "The company ", "It "];
    let mut first = true;
    let mut dropped = false;
    let mut before: Option<&str> = None;
    sentences.retain_mut(|sentence| {
        let opener = |text: &str| STAND_INS.into_iter().find(|lead| text.starts_with(lead));
        if let Some(lead) = opener(&sentence.text).filter(|lead| dropped && before == Some(*lead)) {
            let other = if lead == STAND_INS[2] {
                STAND_INS[0]
            } else {
                STAND_INS[2]
            };
            sentence.text = format!("{other}{}", &sentence.text[lead.len()..]);
        }
        if first && dropped && !company.is_empty() {
            let named = STAND_INS
                .iter()
                .find_map(|lead| sentence.text.strip_prefix(lead))
                .map(|rest| format!("{company} {rest}"));
            if let Some(named) = named {
                sentence.text = named;
            }
        }
        let kept = fit(sentence);
        if kept {
            before = opener(&sentence.text);
        }
        first &= !kept;
        dropped |= !kept;
        kept
    });
}

/// Whether a verdict speaks against publishing: an error, or a negation that may be lost.
fn denied(verdict: &Verdict) -> bool {
    !verdict.grounded() || verdict.findings.iter().any(|f| f.kind == FindingKind::Negation)
}

/// Enters one sentence in the ledger; whether it may be published. A quotation that stands alone is judged as one.
fn judge(
    engine: &Engine<'_>,
    section: &str,
    sentence: &DraftSentence,
    quotation: bool,
    ledger: &mut Ledger,
) -> bool {
    let quoted = format!("\"{}\"", sentence.text);
    let mut verdict = engine.verify(Claim {
        text: if quotation { &quoted } else { &sentence.text },
        cited: (!sentence.evidence.is_empty()).then_some(sentence.evidence.as_slice()),
        from_metadata: sentence.from_metadata,
    });
    // What the writer cites comes first: it is what the time stamp leads to.
    for id in sentence.evidence.iter().rev() {
        verdict.evidence.retain(|other| other != id);
        verdict.evidence.insert(0, *id);
    }
    // A person who checks the page later has no citations: what the whole talk denies is not published either.
    let anywhere = engine.verify(Claim {
        text: if quotation { &quoted } else { &sentence.text },
        cited: None,
        from_metadata: sentence.from_metadata,
    });
    let published = !denied(&verdict) && !denied(&anywhere);
    if !denied(&verdict) && !published {
        verdict.findings = anywhere.findings;
    }
    ledger.entries.push(LedgerEntry {
        section: section.to_owned(),
        claim: sentence.text.clone(),
        writer: sentence.writer,
        published,
        verdict,
    });
    published
}

/// The sections a language model is asked for, in the order of the document; summary and headline last,
/// because they rest on the others.
pub fn section_specs() -> Vec<llm::Spec> {
    let Ok(case_study) = content_type::ContentType::case_study() else {
        return Vec::new();
    };
    let spec = |s: &content_type::SectionType| llm::Spec {
        id: s.id.clone(),
        heading: s.heading.clone(),
        guidance: s.guidance.clone(),
        min_words: s.words.min,
        max_words: s.words.max,
        labels: s.labels.clone(),
        after: case_study.sections.iter().take_while(|o| o.id != s.id).map(|o| o.id.clone()).collect(),
    };
    // Figures and projects are facts of the analysis; no model is asked for them.
    let asked = |s: &&content_type::SectionType| !matches!(s.id.as_str(), "numbers" | "projects");
    let late = |s: &content_type::SectionType| match s.id.as_str() {
        "summary" => 1,
        "headline" => 2,
        _ => 0,
    };
    let mut sections: Vec<&content_type::SectionType> = case_study.sections.iter().filter(asked).collect();
    sections.sort_by_key(|s| late(s));
    sections.into_iter().map(spec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(texts: &[&str]) -> Vec<String> {
        let mut sentences: Vec<DraftSentence> = texts
            .iter()
            .map(|text| DraftSentence {
                text: (*text).to_owned(),
                evidence: Vec::new(),
                writer: crate::model::WriterKind::Extractive,
                from_metadata: false,
            })
            .collect();
        keep(&mut sentences, "Acme", |s| !s.text.contains("never"));
        sentences.into_iter().map(|s| s.text).collect()
    }

    #[test]
    fn a_paragraph_that_loses_its_beginning_names_the_company_again() {
        assert_eq!(
            kept(&[
                "Acme never failed.",
                "The team moved its services.",
                "It turned the old cluster off."
            ]),
            ["Acme moved its services.", "It turned the old cluster off."]
        );
    }

    #[test]
    fn neighbors_of_a_lost_sentence_do_not_begin_alike() {
        assert_eq!(
            kept(&[
                "Acme moved its services.",
                "The team turned the old cluster off.",
                "It never failed.",
                "The team wrote a tool.",
                "It gave the tool away.",
            ]),
            [
                "Acme moved its services.",
                "The team turned the old cluster off.",
                "It wrote a tool.",
                "The team gave the tool away."
            ]
        );
    }
}
