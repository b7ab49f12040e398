//! Checks names: people, companies, products, projects. A name must be said in the talk (as corrected), stand in its
//! metadata, or be another form of a name that does. Whether the right thing is said of it is checked elsewhere.

mod find;
mod hearing;

use super::{
    index::{Index, Position},
    tokens::Word,
};
use crate::{knowledge::Knowledge, text::english};

pub(super) use find::find;
use find::{is_derived, project_at};

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
    /// Nowhere, but captions may have mis-heard it, or said its parts apart; the word in question and where.
    Doubtful(String, Option<Position>),
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

/// Farthest that the words of one name stand apart in the talk.
const TOGETHER: usize = 4;

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

    /// Whether a word needs nobody to say it: the company, its people, and names of the title.
    pub(super) fn is_known(&self, word: &Word) -> bool {
        self.is_self(word) || word.is_capitalised() && self.in_metadata(word)
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
            } else if let Some(at) = hearing::sounds_like(word, index) {
                carried = true;
                places.push(at);
            } else if is_ordinary(word) && !is_project(word, self.knowledge) && run.len() > 1 {
                // A describing word inside a name ("Product Owner"): left to the wording.
            } else if missing.is_none() {
                missing = Some(word);
            }
        }
        if places.is_empty() && !carried && missing.is_none() && !run.iter().any(|w| self.in_metadata(w)) {
            // "Red Hat": ordinary words that nobody says are a name all the same.
            missing = run.iter().find(|w| !has(COMMON, &w.lower) && w.lower.parse::<f64>().is_err());
        }
        if missing.is_none() && !self.is_together(run, index) {
            // "Argo Workflows" is not said where "Argo" is.
            if run.len() > 1 && self.knowledge.project(&name.text).is_some() {
                missing = run.last();
            } else if self.is_composed(run, &places) {
                return Standing::Doubtful(name.text.clone(), places.first().copied());
            }
        }
        if let Some(word) = missing {
            let around: Vec<&Word> = words
                [name.range.0.saturating_sub(6)..(name.range.1 + 6).min(words.len())]
                .iter()
                .filter(|w| w.weight > 0.0 && !run.iter().any(|r| r.start == w.start))
                .collect();
            let heard = hearing::may_be(word, &around, index);
            if heard.is_some() || is_acronym(&word.text) && is_ordinary(word) {
                return Standing::Doubtful(word.text.clone(), heard);
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

    /// Whether a name is put together of words that the talk says, none of them from the metadata.
    fn is_composed(&self, run: &[Word], places: &[Position]) -> bool {
        run.len() >= 2
            && places.len() >= 2
            && !run.iter().any(|w| self.in_metadata(w) || has(COMMON, &w.lower))
            // "AWS CloudFormation" is CloudFormation; "Microsoft Teams" is no team.
            && !(has(MAKERS, &run[0].lower) && run[1..].iter().any(|w| !is_ordinary(w)))
    }

    /// Whether the talk says the words of a name close to each other.
    fn is_together(&self, run: &[Word], index: &Index) -> bool {
        let Some(first) = run.first().map(|w| said(w, index)) else {
            return true;
        };
        run[1..].iter().all(|word| {
            let other = said(word, index);
            if other.is_empty() {
                return self.knowledge.project(&word.text).is_some();
            }
            first.iter().any(|p| other.iter().any(|q| p.abs_diff(*q) <= TOGETHER))
        })
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
    if places.is_empty() && word.lower.contains('.') {
        // "Node.js" is heard as "node js".
        let plain = word.lower.replace('.', "");
        places.extend_from_slice(index.form(&plain));
        places.extend(index.pair(&plain));
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
