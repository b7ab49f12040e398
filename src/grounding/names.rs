//! Checks names: people, companies, products, projects. A name must be said in the talk (as corrected), stand in its
//! metadata, or be another form of a name that does. Whether the right thing is said of it is checked elsewhere.

use rphonetic::{DoubleMetaphone, Encoder as _};

use super::{
    index::{Index, Position},
    lexicon,
    tokens::{Gap, Word},
};
use crate::{knowledge::Knowledge, text::english};

/// A run of words that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Indices into the words of the claim, half open.
    pub(super) range: (usize, usize),
    /// As written.
    pub(super) text: String,
}

/// What became of a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Standing {
    /// Said in the talk at these places.
    Said(Vec<Position>),
    /// In the metadata, or of a kind that needs no evidence.
    Known,
    /// Nowhere; the word that is missing.
    Missing {
        /// The part of the name that nobody says.
        word: String,
        /// Whether it is a CNCF project.
        project: bool,
    },
}

/// Abbreviations of common things, written in capitals without naming anything in particular.
const COMMON: &str = " api apis cpu cpus gpu gpus ci cd it vm vms ui uis ux sql nosql dns http https tls ssh url urls json yaml xml sre \
    sres devops gitops devsecops finops mlops ml ai llm llms os ram sdk cli pr prs sla slas slo slos kpi kpis id ids cto ceo cio cfo us \
    uk eu usa iot qa db ha dr poc mvp roi tco rest rpc ssd cdn ip ips tcp udp vpn vpc iaas paas saas cncf kubecon cloudnativecon cli \
    rbac crd crds oss foss ides ide b2b b2c erp crm etl gb tb mb pb kb faq q&a am pm i ok mr mrs ms dr q1 q2 q3 q4 emea apac na \
    english january february march april may june july august september october november december monday tuesday wednesday thursday \
    friday saturday sunday keynote day ";

/// Makers whose name may stand before a product of theirs that the talk names without it.
const MAKERS: &str = " amazon aws google microsoft apache azure hashicorp red hat cncf kubernetes linux ";

/// Names that say the same as an abbreviation.
const EQUIVALENTS: &[(&str, &str)] = &[
    ("gcp", "google cloud"),
    ("gcp", "google cloud platform"),
    ("aws", "amazon web services"),
    ("k8s", "kubernetes"),
    ("gke", "google kubernetes engine"),
    ("eks", "elastic kubernetes service"),
    ("aks", "azure kubernetes service"),
    ("gh", "github"),
    ("otel", "opentelemetry"),
    ("opa", "open policy agent"),
    ("ebpf", "bpf"),
    ("postgres", "postgresql"),
    ("kube", "kubernetes"),
    ("mongo", "mongodb"),
    ("js", "javascript"),
    ("elastic search", "elasticsearch"),
    ("ec2", "elastic compute cloud"),
    ("s3", "simple storage service"),
    ("us", "united states"),
    ("uk", "united kingdom"),
    ("cncf", "cloud native computing foundation"),
    ("hpa", "horizontal pod autoscaler"),
    ("vpa", "vertical pod autoscaler"),
];

/// Names of a claim in order. `skip` tells which words stand in quotations (they are checked word by word).
pub(super) fn find(words: &[Word], knowledge: &Knowledge, skip: impl Fn(usize) -> bool) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if skip(at) || !starts_name(words, at, knowledge) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < words.len()
            && !skip(at)
            && words[at - 1].gap == Gap::None
            && (words[at].is_capitalised() || is_mixed(&words[at].text))
            && (words[at].text.len() == 1 || !lexicon::is_function_word(&words[at].lower))
        {
            at += 1;
        }
        // "Slack-like" compares with Slack; it does not name it.
        if words.get(at).is_some_and(|w| w.joined && matches!(w.lower.as_str(), "like" | "style")) {
            continue;
        }
        let text = words[start..at].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        names.push(Name {
            range: (start, at),
            text,
        });
    }
    names
}

/// Capitals or digits after the first letter: "KEDA", "eBPF", "EC2".
fn is_mixed(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic)
        && chars.clone().any(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn starts_name(words: &[Word], at: usize, knowledge: &Knowledge) -> bool {
    let word = &words[at];
    if !(word.is_capitalised() || is_mixed(&word.text)) || lexicon::is_function_word(&word.lower) {
        return false;
    }
    let initial = at == 0 || words[at - 1].gap == Gap::Strong;
    if !initial || is_mixed(&word.text) {
        return true;
    }
    // The first word of a sentence has a capital anyway: it is a name when it is no word.
    let ordinary =
        english::class(&word.lower).or_else(|| english::class(&word.stem)).is_some() || is_derived(word);
    let named_next = word.gap == Gap::None
        && words
            .get(at + 1)
            .is_some_and(|w| w.is_capitalised() && !lexicon::is_function_word(&w.lower));
    !ordinary || (named_next && project_at(words, at, knowledge).is_some())
}

/// A word whose root is common ("Overprovisioning", "Reindexing").
fn is_derived(word: &Word) -> bool {
    let known = |s: &str| english::class(s).is_some() || english::class(&format!("{s}e")).is_some();
    let ending = [
        "ing", "ed", "tion", "ment", "ly", "ity", "ness", "s", "al", "able", "ive",
    ];
    if known(&word.stem) || known(&word.root) && ending.iter().any(|e| word.lower.ends_with(e)) {
        return true;
    }
    [
        "re", "un", "over", "pre", "auto", "multi", "non", "mis", "self", "micro",
    ]
    .iter()
    .filter_map(|p| word.stem.strip_prefix(p))
    .any(|rest| rest.len() >= 3 && known(rest))
}

/// The longest project name that starts at a word, with the number of its words.
fn project_at(words: &[Word], at: usize, knowledge: &Knowledge) -> Option<usize> {
    (1..=4.min(words.len() - at)).rev().find(|n| {
        let text = words[at..at + n].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        knowledge.project(&text).is_some()
    })
}

/// What names are measured against.
#[derive(Debug)]
pub(super) struct Register<'a> {
    pub(super) knowledge: &'a Knowledge,
    /// Lower-case words of title, description, speakers and company.
    pub(super) metadata: Vec<String>,
    /// Lower-case words of the company's and the speakers' names.
    selves: Vec<String>,
}

impl<'a> Register<'a> {
    /// Keeps the words of the metadata.
    pub(super) fn new(knowledge: &'a Knowledge, metadata: Vec<String>, selves: Vec<String>) -> Self {
        Self {
            knowledge,
            metadata,
            selves,
        }
    }

    /// Whether a word only names who speaks: the company and its people, whom the talk calls "we".
    pub(super) fn is_self(&self, word: &Word) -> bool {
        self.selves.contains(&word.lower)
            || matches!(
                word.stem.as_str(),
                "company" | "team" | "organization" | "speaker"
            )
    }

    fn in_metadata(&self, word: &Word) -> bool {
        self.metadata.iter().any(|m| *m == word.lower || *m == word.stem)
    }

    /// Judges one name of a claim.
    pub(super) fn judge(&self, name: &Name, words: &[Word], index: &Index) -> Standing {
        let run = &words[name.range.0..name.range.1];
        let mut places = phrase(run, index);
        if !places.is_empty() {
            return Standing::Said(places);
        }
        if self.equivalent(run, index, &mut places) {
            return if places.is_empty() {
                Standing::Known
            } else {
                Standing::Said(places)
            };
        }
        let mut missing: Option<&Word> = None;
        let mut carried = false;
        for word in run {
            let said = said(word, index);
            if !said.is_empty() {
                carried |= english::class(&word.lower).is_none() && !has(COMMON, &word.lower);
                places.extend(said);
            } else if self.in_metadata(word) || has(COMMON, &word.lower) || word.lower.parse::<f64>().is_ok()
            {
                carried |= self.in_metadata(word);
            } else if let Some(at) = Self::sounds_like(word, index) {
                carried = true;
                places.push(at);
            } else if is_ordinary(word) && !is_project(word, self.knowledge) && run.len() > 1 {
                // A describing word inside a name ("Product Owner"): left to the wording.
            } else if missing.is_none() {
                missing = Some(word);
            }
        }
        match missing {
            Some(word) if !(carried && has(MAKERS, &word.lower) && word.start == run[0].start) => {
                Standing::Missing {
                    word: word.text.clone(),
                    project: project_in(run, self.knowledge),
                }
            }
            _ if places.is_empty() => Standing::Known,
            _ => Standing::Said(places),
        }
    }

    /// Abbreviation for full name, or the other way round.
    fn equivalent(&self, run: &[Word], index: &Index, places: &mut Vec<Position>) -> bool {
        let text = run.iter().map(|w| w.lower.as_str()).collect::<Vec<_>>().join(" ");
        for (short, long) in EQUIVALENTS {
            let other = if text == *short {
                long
            } else if text == *long {
                short
            } else {
                continue;
            };
            let found = literal(other, index);
            if !found.is_empty() {
                places.extend(found);
                return true;
            }
            if self.metadata.iter().any(|m| m == other) {
                return true;
            }
        }
        if run.len() > 1 {
            let initials: String = run.iter().filter_map(|w| w.lower.chars().next()).collect();
            if initials.len() >= 3 && !index.form(&initials).is_empty() {
                places.extend_from_slice(index.form(&initials));
                return true;
            }
        } else if let Some(word) = run.first().filter(|w| is_acronym(&w.text)) {
            let found = spelled_out(&word.lower, index);
            if !found.is_empty() {
                places.extend(found);
                return true;
            }
        }
        false
    }

    /// A word of the talk that is probably this one, mis-heard: same sound, or almost the same letters, and itself
    /// no English word.
    fn sounds_like(word: &Word, index: &Index) -> Option<Position> {
        if word.lower.chars().count() < 4 || !word.lower.is_ascii() {
            return None;
        }
        // The index may hold only the cited sentences, so places are looked up in it and not remembered.
        let rare: Vec<Position> = (0..index.words.len())
            .filter(|at| index.words[*at].lower.is_ascii() && is_rare(&index.words[*at]))
            .collect();
        let encoder = DoubleMetaphone::new(None);
        let sound = encoder.encode(&word.lower);
        let first = |s: &str| s.chars().next().map(|c| if matches!(c, 'c' | 'q') { 'k' } else { c });
        let heard = rare.iter().copied().find(|at| {
            let other = &index.words[*at].lower;
            sound.len() >= 2 && first(other) == first(&word.lower) && encoder.encode(other) == sound
        });
        let reach = if word.lower.len() >= 7 { 2 } else { 1 };
        heard.or_else(|| {
            rare.iter().copied().find(|at| {
                let other = &index.words[*at].lower;
                other.is_ascii()
                    && other.len().abs_diff(word.lower.len()) <= reach
                    && first(other) == first(&word.lower)
                    && strsim::damerau_levenshtein(other, &word.lower) <= reach
            })
        })
    }
}

fn is_rare(word: &Word) -> bool {
    word.lower.len() >= 3
        && word.lower.bytes().any(|b| b.is_ascii_alphabetic())
        && english::class(&word.lower).is_none()
        && english::class(&word.stem).is_none()
        && !lexicon::is_function_word(&word.lower)
}

fn is_ordinary(word: &Word) -> bool {
    english::class(&word.lower).or_else(|| english::class(&word.stem)).is_some() || is_derived(word)
}

fn is_acronym(text: &str) -> bool {
    (2..=6).contains(&text.len()) && text.chars().filter(|c| c.is_uppercase()).count() >= 2
}

fn is_project(word: &Word, knowledge: &Knowledge) -> bool {
    knowledge.project(&word.text).is_some()
}

fn project_in(run: &[Word], knowledge: &Knowledge) -> bool {
    (0..run.len()).any(|at| project_at(run, at, knowledge).is_some())
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|w| w == word)
}

/// Places where one word of a name is said.
fn said(word: &Word, index: &Index) -> Vec<Position> {
    let mut places = index.form(&word.lower).to_vec();
    if places.is_empty() {
        places.extend(index.pair(&word.lower));
    }
    if places.is_empty() && word.lower.len() > 3 {
        if let Some(singular) = word.lower.strip_suffix('s') {
            places.extend_from_slice(index.form(singular));
        } else {
            places.extend_from_slice(index.form(&format!("{}s", word.lower)));
        }
    }
    if places.is_empty() && word.lower.len() >= 6 && word.lower.is_ascii() {
        places.extend((0..index.words.len()).filter(|i| {
            let other = &index.words[*i];
            english::class(&other.lower).is_none() && is_adjective_of(&other.lower, &word.lower)
        }));
    }
    places
}

/// Germany and German, Sweden and Swedish: a name and its adjective.
fn is_adjective_of(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let longest = a.chars().count().max(b.chars().count());
    shared >= 4
        && longest - shared <= 3
        && ["n", "ish", "ese", "an"].iter().any(|e| a.ends_with(e) || b.ends_with(e))
}

/// Places where a run is said as a whole.
fn phrase(run: &[Word], index: &Index) -> Vec<Position> {
    if let [word] = run {
        return said(word, index);
    }
    let joined: String = run.iter().map(|w| w.lower.as_str()).collect();
    let whole = index.form(&joined);
    if !whole.is_empty() {
        return whole.to_vec();
    }
    literal(
        &run.iter().map(|w| w.lower.as_str()).collect::<Vec<_>>().join(" "),
        index,
    )
}

/// Places of some words in a row.
fn literal(phrase: &str, index: &Index) -> Vec<Position> {
    let parts: Vec<&str> = phrase.split(' ').collect();
    index
        .form(parts[0])
        .iter()
        .copied()
        .filter(|at| {
            parts
                .iter()
                .enumerate()
                .all(|(i, p)| index.words.get(at + i).is_some_and(|w| w.lower == *p))
        })
        .flat_map(|at| at..at + parts.len())
        .collect()
}

/// Places of words in a row whose initials spell an abbreviation.
fn spelled_out(acronym: &str, index: &Index) -> Vec<Position> {
    let letters: Vec<char> = acronym.chars().collect();
    if letters.len() < 3 || letters.len() > index.words.len() {
        return Vec::new();
    }
    (0..=index.words.len() - letters.len())
        .find(|at| {
            letters
                .iter()
                .zip(&index.words[*at..])
                .all(|(c, word)| word.lower.starts_with(*c) && word.is_content())
        })
        .map(|at| (at..at + letters.len()).collect())
        .unwrap_or_default()
}
