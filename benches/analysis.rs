//! Speed of understanding a talk and of writing about it: the two halves of the pipeline, and some stages alone, on a
//! talk of some 5,000 words that is made up here. It checks no results; that is for the tests.

use std::{fmt::Write as _, hint::black_box};

use casestudypilot::{
    analysis::{self, Overrides, metrics, quotations},
    grounding::{Engine, Source},
    knowledge::Knowledge,
    model::{CaptionFormat, CaptionOrigin, Cue, RawCaptions, Talk},
    pipeline::{self, Inputs, Options},
    text::numbers,
    writing,
};
use criterion::{Criterion, criterion_group, criterion_main};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Words of the talk.
const WORDS: usize = 5_000;

/// Sentences of a fictional talk; `{}` takes a number, so that no two rounds are alike.
const LINES: &[&str] = &[
    "so at example bank we run {} kubernetes clusters with more than {} thousand nodes for our product teams",
    "and uh before that ordering a machine took us about {} weeks and everything was done by hand",
    "we looked at argo cd and flux and decided to use argo cd because our developers already knew git",
    "then we reduced our deployment time from {} hours to fifteen minutes with zero downtime",
    "if you look at this slide imagine you have {} services and every service has two replicas",
    "our engineers are now able to ship new features faster and they are happy with the platform",
    "prometheus scrapes around {} million time series and we keep them for thirty days in thanos",
    "you know the hard part was not the technology it was to bring the people along with us",
    "in twenty twenty three we saved about {} percent of our infrastructure cost with keda",
    "next year we want to move the last {} applications and then we will see what is left",
];

/// The captions of the talk, unpunctuated and with times, eight words a cue.
fn captions() -> RawCaptions {
    let mut text = String::new();
    for round in 0.. {
        if text.split(' ').count() >= WORDS {
            break;
        }
        for (i, line) in LINES.iter().enumerate() {
            let number = 2 + (round * 37 + i * 11) % 90;
            let _ = write!(text, "{} ", line.replace("{}", &number.to_string()));
        }
    }
    let words: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    let cues = words
        .chunks(8)
        .zip(0u64..)
        .map(|(words, i)| Cue {
            start_ms: Some(i * 3000),
            end_ms: Some(i * 3000 + 2900),
            text: words.join(" "),
        })
        .collect();
    RawCaptions {
        cues,
        format: CaptionFormat::Srv1,
        language: Some("en".to_owned()),
        origin: CaptionOrigin::Automatic,
        label: "bench".to_owned(),
    }
}

fn inputs() -> Inputs {
    Inputs {
        talk: Talk {
            video_id: "00000000000".to_owned(),
            title: "How We Tamed Our Clusters - Ada Moor & Bo Lindt, Example Bank".to_owned(),
            ..Talk::default()
        },
        captions: captions(),
        overrides: Overrides::default(),
    }
}

fn understand(criterion: &mut Criterion) {
    let knowledge = Knowledge::embedded();
    let inputs = inputs();
    criterion.bench_function("understand a talk of 5,000 words", |b| {
        b.iter(|| pipeline::understand(black_box(&inputs), &Options::default(), &knowledge));
    });
}

fn stages(criterion: &mut Criterion) {
    let knowledge = Knowledge::embedded();
    let inputs = inputs();
    let Ok(understood) = pipeline::understand(&inputs, &Options::default(), &knowledge) else {
        return;
    };
    let transcript = &understood.transcript;
    let sections = analysis::sections::label(transcript);
    criterion.bench_function("read the numbers", |b| {
        b.iter(|| numbers::read(black_box(&transcript.raw)));
    });
    criterion.bench_function("find the metrics", |b| {
        b.iter(|| metrics::find(black_box(transcript), &understood.subject, &sections));
    });
    criterion.bench_function("find the quotations", |b| {
        b.iter(|| quotations::find(black_box(transcript), &sections));
    });
}

fn write(criterion: &mut Criterion) {
    let knowledge = Knowledge::embedded();
    let inputs = inputs();
    let Ok(understood) = pipeline::understand(&inputs, &Options::default(), &knowledge) else {
        return;
    };
    let source = Source {
        talk: &inputs.talk,
        transcript: &understood.transcript,
        analysis: &understood.analysis,
        knowledge: &knowledge,
    };
    criterion.bench_function("read the talk for grounding", |b| {
        b.iter(|| Engine::new(black_box(source)));
    });
    criterion.bench_function("write and ground the document", |b| {
        b.iter(|| writing::compose_extractive(black_box(source)));
    });
}

criterion_group!(benches, understand, stages, write);
criterion_main!(benches);
