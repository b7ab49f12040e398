//! Whole documents from talks of our own (and, where it is there, from the evaluation's talks): what may never stand in
//! one. The talks are fictional; their company names are no members of anything.

use std::{fs, path::Path};

use casestudypilot::{
    analysis::Overrides,
    knowledge::Knowledge,
    model::{Block, Draft, Talk},
    pipeline::{self, Inputs, MembershipGate, Options, Writing},
    render::{self, Page},
    report::Report,
    transcript,
};

/// A talk as the tests describe it.
#[derive(Debug, serde::Deserialize)]
struct Described {
    #[serde(alias = "video_id")]
    video: String,
    title: String,
    company: Option<String>,
    #[serde(default)]
    speakers: Vec<String>,
}

fn report(described: &Described, captions: &Path) -> Report {
    let bytes = fs::read(captions).expect("captions are there");
    let inputs = Inputs {
        talk: Talk {
            video_id: described.video.clone(),
            title: described.title.clone(),
            ..Talk::default()
        },
        captions: transcript::parse("captions", &bytes).expect("captions can be read"),
        overrides: Overrides {
            company: described.company.clone(),
            speakers: described.speakers.clone(),
            notes: None,
        },
    };
    let options = Options {
        require_membership: MembershipGate::None,
        min_quality: 0.0,
        ..Options::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime
        .block_on(pipeline::produce(
            &inputs,
            &options,
            &Knowledge::embedded(),
            &Writing::Extractive { why: "test" },
        ))
        .expect("the talk can be told")
}

fn golden(name: &str) -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let described = fs::read_to_string(folder.join("talk.json")).expect("talk.json is there");
    report(
        &serde_json::from_str(&described).expect("talk.json can be read"),
        &folder.join("captions.txt"),
    )
}

/// Sentences of the document with whether they are quotations that stand alone.
fn sentences(draft: &Draft) -> Vec<(String, bool)> {
    let headline = draft.headline.iter().map(|h| (h.text.clone(), false));
    let body = draft.sections.iter().flat_map(|s| &s.blocks).flat_map(|block| match block {
        Block::Paragraph { sentences } => {
            sentences.iter().map(|s| (s.text.clone(), false)).collect::<Vec<_>>()
        }
        Block::Bullets { items } => items.iter().map(|s| (s.text.clone(), false)).collect(),
        Block::Quote { quote, .. } => vec![(quote.text.clone(), true)],
    });
    headline.chain(body).collect()
}

fn text_of(report: &Report) -> String {
    sentences(&report.draft).into_iter().map(|(text, _)| text).collect::<Vec<_>>().join("\n")
}

fn outside_quotations(text: &str) -> String {
    text.split('"').step_by(2).collect::<Vec<_>>().join(" ")
}

/// What is wrong with the style of a document, sentence by sentence.
fn faults(report: &Report) -> Vec<String> {
    const PERSONS: &[&str] = &[
        "we", "i", "our", "us", "my", "me", "ours", "we're", "we've", "i'm", "you", "your",
    ];
    const OPENERS: &[&str] = &[
        "and", "so", "but", "because", "this", "these", "those", "that", "which", "then", "they", "or",
    ];
    let mut faults = Vec::new();
    for (text, quoted) in sentences(&report.draft) {
        if quoted {
            continue;
        }
        let plain = outside_quotations(&text);
        let words: Vec<String> = plain
            .split_whitespace()
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_string())
            .collect();
        // "US" in capitals is the country.
        if words.iter().any(|w| w != "US" && PERSONS.contains(&w.to_lowercase().as_str())) {
            faults.push(format!("first or second person: {text}"));
        }
        if words.len() > 40 {
            faults.push(format!("over 40 words: {text}"));
        }
        let opener = text.split_whitespace().next().unwrap_or_default().to_lowercase();
        if OPENERS.contains(&opener.as_str()) {
            faults.push(format!("starts mid-thought: {text}"));
        }
        if !text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '"' || c == '$')
            && !report.analysis.projects.iter().any(|p| text.starts_with(&p.name))
        {
            faults.push(format!("starts in lower case: {text}"));
        }
        for filler in [" uh ", " um ", " gonna ", "you know", "kind of like"] {
            if text.to_lowercase().contains(filler) {
                faults.push(format!("filler: {text}"));
            }
        }
    }
    faults
}

fn assert_sound(report: &Report, name: &str) {
    let faults = faults(report);
    assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
    let ungrounded: Vec<&str> = report
        .ledger
        .entries
        .iter()
        .filter(|e| e.published && !e.verdict.grounded())
        .map(|e| e.claim.as_str())
        .collect();
    assert!(ungrounded.is_empty(), "{name}: {ungrounded:?}");
    let known: Vec<&str> = report.ledger.entries.iter().map(|e| e.claim.as_str()).collect();
    for (text, _) in sentences(&report.draft) {
        assert!(
            known.contains(&text.as_str()),
            "{name}: not in the ledger: {text}"
        );
    }
}

#[test]
fn a_talk_with_results_becomes_a_sound_document_that_tells_them() {
    let report = golden("lumen-rail");
    assert_sound(&report, "lumen-rail");
    let text = text_of(&report);
    assert!(text.contains("15 minutes") && text.contains("35%"), "{text}");
    assert!(text.contains("Argo CD") && text.contains("Prometheus"), "{text}");
    assert!(report.score.total >= 0.6, "{:?}", report.score);
}

#[test]
fn what_the_audience_says_of_itself_is_never_told() {
    for (name, theirs) in [
        ("lumen-rail", "5,000"),
        ("orchard-market", "ten thousand topics"),
        ("orchard-market", "Kafka"),
    ] {
        let text = text_of(&golden(name));
        assert!(!text.contains(theirs), "{name}: {text}");
    }
}

#[test]
fn a_talk_without_punctuation_becomes_a_sound_document() {
    let report = golden("orchard-market");
    assert_sound(&report, "orchard-market");
    let text = text_of(&report);
    assert!(text.split_whitespace().count() > 120, "{text}");
}

#[test]
fn a_talk_without_results_gets_no_impact_and_its_title_promises_nothing() {
    let report = golden("fjord-bank");
    assert_sound(&report, "fjord-bank");
    let text = text_of(&report).to_lowercase();
    for invented in ["half", "saved", "saves", "cheaper", "reduced", "reduces"] {
        assert!(!text.contains(invented), "{invented}: {text}");
    }
    assert!(!report.draft.questions.is_empty());
}

#[test]
fn projects_that_were_only_considered_are_not_listed_as_used() {
    for (name, considered) in [("lumen-rail", "Linkerd"), ("fjord-bank", "Istio")] {
        let report = golden(name);
        let listed =
            report
                .draft
                .sections
                .iter()
                .filter(|s| s.id == "projects")
                .flat_map(|s| &s.blocks)
                .any(|b| match b {
                    Block::Bullets { items } => items.iter().any(|i| i.text.starts_with(considered)),
                    _ => false,
                });
        assert!(!listed, "{name}: {considered}");
    }
}

#[test]
fn the_same_talk_gives_the_same_bytes() {
    let (first, second) = (golden("lumen-rail"), golden("lumen-rail"));
    for page in [Page::CaseStudy, Page::PullRequest, Page::Summary] {
        // Timings differ from run to run; no page may show them in a way that changes the document.
        assert_eq!(
            render::render(page, &first).expect("renders"),
            render::render(page, &second).expect("renders"),
            "{page:?}"
        );
    }
}

#[test]
fn every_claim_with_a_time_links_to_its_second() {
    let report = golden("lumen-rail");
    let page = render::render(Page::CaseStudy, &report).expect("renders");
    assert!(
        page.contains("(https://www.youtube.com/watch?v=GoldenRail1&t="),
        "{page}"
    );
    let untimed = render::render(Page::CaseStudy, &golden("fjord-bank")).expect("renders");
    assert!(!untimed.contains("&t="), "{untimed}");
}

#[test]
fn documents_of_the_evaluation_are_sound_where_it_is_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/talks");
    let Ok(entries) = fs::read_dir(&folder) else {
        return;
    };
    let mut told = 0;
    for entry in entries.flatten() {
        let path = entry.path();
        let Some(id) = path.file_name().and_then(|n| n.to_str()).and_then(|n| n.strip_suffix(".meta.json"))
        else {
            continue;
        };
        let described: Described = serde_json::from_str(&fs::read_to_string(&path).expect("meta is there"))
            .expect("meta can be read");
        let report = report(&described, &folder.join(format!("{id}.txt")));
        assert_sound(&report, id);
        told += usize::from(report.draft.headline.is_some());
    }
    assert!(told == 0 || told >= 10, "{told} documents");
}
