//! Places quotations that stand by themselves beside the story. It changes no word of them, and a talk that offers none
//! gets none: the question goes to the speakers instead.

use super::{
    super::{display::display, facts::Reader, realise::Voice, tokens, told},
    quotable::quotable,
};
use crate::{
    model::{Block, DraftSection, DraftSentence, Quotation, Section},
    text::english,
};

/// Least probability of a quotation beside the story, and of the only one of a document. Of labelled runs above 0.5 that are
/// not refused, judged by weights that never saw their talk, editors keep half and drop one in six.
const LEAST: f64 = 0.51;
const ONLY: f64 = 0.48;
/// Most quotations of a document and of a section.
const MOST: usize = 6;
const MOST_OF_SECTION: usize = 2;
/// How much less than the worth of the prose that it replaces the score of a quotation may be that says clearly more: prose
/// has told the deed and left out its reason. In 100 talks read this decided nothing; on clean captions it keeps reasons.
const ADDED: f64 = 0.15;
/// Sections whose prose may give way.
const HOMES: [&str; 5] = ["overview", "challenge", "solution", "impact", "future"];
/// Share of the content words of a quotation that a printed sentence may hold before both tell the same.
const ALIKE: f64 = 0.6;

/// A quotation that may be printed.
#[derive(Debug)]
struct Choice<'a> {
    quotation: &'a Quotation,
    score: f64,
    /// Worth of the best statement that prose can make of its sentence.
    told: f64,
    content: Vec<String>,
}

/// Puts the best quotations into the sections they belong to, each behind the paragraph that is nearest to it in the talk.
/// Where prose tells the same, the better of both stays.
pub(in super::super) fn place(reader: &Reader<'_>, voice: &Voice<'_>, sections: &mut [DraftSection]) {
    let quotations = reader.source.analysis.quotations.iter();
    let mut choices: Vec<Choice<'_>> = quotations
        .filter(|q| reader.in_story(q.sentence))
        .filter_map(|quotation| {
            let judged = quotable(reader, quotation);
            (judged.score >= ONLY && !judged.refused).then(|| Choice {
                quotation,
                score: judged.score,
                told: judged.told.unwrap_or(0.0),
                content: content(&quotation.text),
            })
        })
        .collect();
    choices.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.quotation.sentence.cmp(&b.quotation.sentence)));
    let mut placed = 0;
    for choice in &choices {
        let enough = choice.score >= LEAST || placed == 0;
        if enough && placed < MOST && put(reader, voice, choice, sections) {
            placed += 1;
        }
    }
}

/// Puts a quotation into its section, when it has a place there.
fn put(reader: &Reader<'_>, voice: &Voice<'_>, choice: &Choice<'_>, sections: &mut [DraftSection]) -> bool {
    let Some(at) = home(reader, choice, sections) else {
        return false;
    };
    let quotes = sections[at].blocks.iter().filter(|b| matches!(b, Block::Quote { .. })).count();
    if quotes >= MOST_OF_SECTION || !gives_way(choice, sections, at) {
        return false;
    }
    let Some(behind) = paragraph(&sections[at].blocks, choice) else {
        return false;
    };
    let company = reader.source.analysis.company.as_ref().map_or("", |c| c.name.as_str());
    let blocks = &mut sections[at].blocks;
    for block in blocks.iter_mut() {
        if let Block::Paragraph { sentences } = block {
            crate::writing::keep(sentences, company, |s| !same(choice, s));
        }
    }
    // Prose that gave way may have been the paragraph.
    let gone = matches!(&blocks[behind], Block::Paragraph { sentences } if sentences.is_empty());
    let quote = Block::Quote {
        quote: told(
            in_case(&choice.quotation.text, reader, voice.cased),
            vec![choice.quotation.sentence],
        ),
        attribution: attribution(reader),
    };
    blocks.insert(behind + 1, quote);
    if gone {
        blocks.remove(behind);
    }
    blocks.retain(|b| !matches!(b, Block::Paragraph { sentences } if sentences.is_empty()));
    true
}

/// Index of the section of a quotation: the one whose prose tells the same, else that of its label.
fn home(reader: &Reader<'_>, choice: &Choice<'_>, sections: &[DraftSection]) -> Option<usize> {
    let tells = |s: &DraftSection| HOMES.contains(&s.id.as_str()) && prose(s).any(|s| same(choice, s));
    if let Some(at) = sections.iter().position(tells) {
        return Some(at);
    }
    let label = reader.source.analysis.sections.get(choice.quotation.sentence).map(|l| l.section);
    let homes: &[&str] = match label.unwrap_or_default() {
        Section::Background => &["overview", "solution"],
        Section::Challenge => &["challenge"],
        Section::Solution => &["solution"],
        // "we wanted the oven to be warm" is why it was built, and not what came of it.
        Section::Impact if aims(&choice.quotation.text) => &["solution"],
        Section::Impact => &["impact", "solution"],
        Section::Future => &["future"],
        Section::Other => &[],
    };
    homes.iter().find_map(|id| sections.iter().position(|s| s.id == *id))
}

/// Whether a quotation tells what was aimed at.
fn aims(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["we want ", "we wanted ", "our goal", "the goal"]
        .iter()
        .any(|aim| lower.starts_with(aim))
}

/// Whether no prose tells the same, or all that does stands in the section and may be left out for the quotation.
fn gives_way(choice: &Choice<'_>, sections: &[DraftSection], at: usize) -> bool {
    sections.iter().enumerate().all(|(i, section)| {
        let quoted = section
            .blocks
            .iter()
            .any(|b| matches!(b, Block::Quote { quote, .. } if same(choice, quote)));
        let more = |s: &DraftSentence| section.id == "summary" && adds(choice, s);
        let mut told = prose(section).filter(|s| same(choice, s) && !more(s)).peekable();
        let spared = told.peek().is_none() || prose(section).filter(|s| !same(choice, s)).count() >= 2;
        !quoted && spared && told.all(|s| i == at && worse(choice, s))
    })
}

/// Whether the quotation says clearly more than a sentence.
fn adds(choice: &Choice<'_>, sentence: &DraftSentence) -> bool {
    choice.content.len() * 4 >= content(&sentence.text).len() * 5
}

/// The sentences of a section's paragraphs.
fn prose(section: &DraftSection) -> impl Iterator<Item = &DraftSentence> {
    section.blocks.iter().flat_map(|block| match block {
        Block::Paragraph { sentences } => sentences.as_slice(),
        _ => &[],
    })
}

/// Whether a sentence tells what the quotation tells. Two sentences may be made of one that was said.
fn same(choice: &Choice<'_>, sentence: &DraftSentence) -> bool {
    let text = content(&sentence.text);
    let shared = choice.content.iter().filter(|word| text.contains(word)).count();
    let least = if sentence.evidence.contains(&choice.quotation.sentence) {
        ALIKE / 2.0
    } else {
        ALIKE
    };
    shared as f64 > least * choice.content.len().min(text.len()).max(3) as f64
}

/// Whether the quotation is rather kept than a sentence, which tells nothing else: sooner when it says more.
fn worse(choice: &Choice<'_>, sentence: &DraftSentence) -> bool {
    let light = if adds(choice, sentence) { ADDED } else { 0.0 };
    sentence.evidence == [choice.quotation.sentence] && choice.score >= choice.told - light
}

/// Index of the paragraph nearest to the quotation in the talk behind which no other quotation stands.
fn paragraph(blocks: &[Block], choice: &Choice<'_>) -> Option<usize> {
    let distance = |sentences: &[DraftSentence]| {
        let ids = sentences.iter().flat_map(|s| &s.evidence);
        ids.map(|id| id.abs_diff(choice.quotation.sentence)).min().unwrap_or(usize::MAX)
    };
    let free = blocks
        .iter()
        .enumerate()
        .filter(|(at, _)| !matches!(blocks.get(at + 1), Some(Block::Quote { .. })));
    free.filter_map(|(at, block)| match block {
        Block::Paragraph { sentences } => Some((distance(sentences), at)),
        _ => None,
    })
    .min()
    .map(|(_, at)| at)
}

/// The same words with the capitals of their names and acronyms, and none on plain words where captions strew them.
fn in_case(text: &str, reader: &Reader<'_>, cased: bool) -> String {
    let tokens = tokens::clean(text, &reader.names);
    let names: Vec<&str> = tokens.iter().filter(|t| t.name).flat_map(|t| t.text.split(' ')).collect();
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        let bare = word.trim_end_matches([',', '.']);
        let lower = bare.to_lowercase();
        let same = |name: &&&str| name.to_lowercase() == lower;
        let plain = bare.chars().skip(1).all(char::is_lowercase) && english::class(&lower).is_some();
        let printed = if let Some(name) = names.iter().find(same) {
            (*name).to_owned()
        } else if let Some(shown) = display(&lower).filter(|d| d.to_lowercase() == lower) {
            shown.to_owned()
        } else if at > 0 && !cased && plain && lower != "i" {
            lower
        } else {
            bare.to_owned()
        };
        if at > 0 {
            out.push(' ');
        }
        out.push_str(&printed);
        out.push_str(&word[bare.len()..]);
    }
    out
}

/// Words that carry content.
fn content(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty());
    let lower = words.map(str::to_lowercase);
    lower.filter(|w| english::class(w).is_none_or(|class| class >= 1)).collect()
}

/// Who is quoted: the one speaker by name, else the speakers together, since captions do not tell voices apart.
pub(in super::super) fn attribution(reader: &Reader<'_>) -> String {
    let analysis = reader.source.analysis;
    let company = analysis.company.as_ref().map(|c| c.name.as_str());
    match (analysis.speakers.as_slice(), company) {
        ([one], Some(company)) => match &one.role {
            Some(role) => format!("{}, {role}, {company}", one.name),
            None => format!("{}, {company}", one.name),
        },
        ([one], None) => one.name.clone(),
        (_, Some(company)) => format!("the speakers from {company}"),
        _ => "the speakers".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTE: &str = "We moved all of our ovens to the large bakery without one cold loaf.";

    fn quotation(sentence: usize) -> Quotation {
        Quotation {
            text: QUOTE.to_owned(),
            sentence,
            dropped: Vec::new(),
            score: 0.8,
        }
    }

    fn choice(quotation: &Quotation, told: f64) -> Choice<'_> {
        Choice {
            quotation,
            score: 0.8,
            told,
            content: content(&quotation.text),
        }
    }

    fn section(id: &str, sentences: &[(&str, usize)]) -> DraftSection {
        let sentences = sentences.iter().map(|(text, id)| told((*text).to_owned(), vec![*id])).collect();
        DraftSection {
            id: id.to_owned(),
            heading: String::new(),
            blocks: vec![Block::Paragraph { sentences }],
        }
    }

    const OTHERS: [(&str, usize); 2] = [
        ("Acme runs 40 shops.", 3),
        ("Its bakers start at four in the morning.", 9),
    ];

    #[test]
    fn a_quotation_gives_way_to_better_prose_and_stands_for_worse() {
        let quotation = quotation(7);
        let prose = ("Acme moved all of its ovens.", 7);
        let sections = [section("solution", &[OTHERS[0], OTHERS[1], prose])];
        assert!(gives_way(&choice(&quotation, 0.9), &sections, 0), "it says more");
        assert!(!gives_way(&choice(&quotation, 0.99), &sections, 0));
        let alike = (
            "Acme moved all of its ovens to the large bakery without one cold loaf.",
            7,
        );
        let sections = [section("solution", &[OTHERS[0], OTHERS[1], alike])];
        assert!(
            !gives_way(&choice(&quotation, 0.9), &sections, 0),
            "it says the same"
        );
    }

    #[test]
    fn what_the_summary_tells_is_quoted_only_when_the_quotation_says_more() {
        let quotation = quotation(7);
        let summary = |text| [section("summary", &[(text, 7)]), section("solution", &OTHERS)];
        let whole = summary("Acme moved all of its ovens to the large bakery without a cold loaf.");
        assert!(!gives_way(&choice(&quotation, 0.2), &whole, 1));
        assert!(gives_way(
            &choice(&quotation, 0.2),
            &summary("Acme moved its ovens."),
            1
        ));
    }

    #[test]
    fn prose_is_not_emptied_for_a_quotation() {
        let quotation = quotation(7);
        let sections = [section("solution", &[OTHERS[0], ("Acme moved its ovens.", 7)])];
        assert!(!gives_way(&choice(&quotation, 0.2), &sections, 0));
    }

    #[test]
    fn the_same_words_of_another_sentence_are_the_same() {
        let quotation = quotation(7);
        let again = told(
            "Acme moved all ovens to the large bakery without a cold loaf.".to_owned(),
            vec![30],
        );
        assert!(same(&choice(&quotation, 0.0), &again));
        assert!(!same(
            &choice(&quotation, 0.0),
            &told("Acme runs 40 shops.".to_owned(), vec![30])
        ));
    }

    #[test]
    fn no_two_quotations_stand_side_by_side() {
        let quotation = quotation(7);
        let choice = choice(&quotation, 0.0);
        let mut blocks = section("solution", &OTHERS).blocks;
        blocks.extend(section("solution", &[("Acme sells bread.", 40)]).blocks);
        assert_eq!(paragraph(&blocks, &choice), Some(0));
        let quote = Block::Quote {
            quote: told(QUOTE.to_owned(), vec![8]),
            attribution: String::new(),
        };
        blocks.insert(1, quote);
        assert_eq!(paragraph(&blocks, &choice), Some(2));
        blocks.remove(2);
        assert_eq!(paragraph(&blocks, &choice), None);
    }
}
