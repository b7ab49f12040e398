//! Names of projects and technology with their spelling, the renderings that captions make of them, and the
//! words that keep their company. It says what a word may mean; whether it does is decided where the talk is known.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Knowledge, Project};
use crate::text::{common_words::is_common, words::lower_case};

/// The table; its head explains the form.
const TABLE: &str = include_str!("terms.txt");

/// Most words in a rendering.
pub const LONGEST_RENDERING: usize = 4;

/// Two renderings with this prefix in common words are still one name: `kube-proxy` is found as "kube proxy".
static TABLE_TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(TABLE));

/// When a rendering is taken for the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// Always.
    Open,
    /// With a context word near it, or where the talk names it otherwise.
    Near,
    /// With a context word directly beside it.
    Beside,
    /// With a context word near it, in a talk that names it otherwise.
    Both,
}

/// A way a name stands in captions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendering {
    /// Index of the term.
    pub term: usize,
    /// When it is taken for the name.
    pub gate: Gate,
    /// The name itself, but for case and spacing.
    pub exact: bool,
    /// What to print when it is not the term's name (a plural, say).
    pub printed: Option<String>,
}

/// A name of a project or a technology.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Term {
    /// As it is spelled.
    pub name: String,
    /// The same in lower case.
    pub lower: String,
    /// Its letters and digits in lower case, without spaces.
    joined: String,
    /// Name of the project (or part) in the knowledge when people call it otherwise.
    pub project: Option<String>,
    /// Lower-case words that keep its company; one that ends in `*` stands for all words that begin so.
    context: Vec<String>,
}

impl Term {
    /// Whether a lower-case word is one that keeps this name's company.
    pub fn goes_with(&self, word: &str) -> bool {
        self.context.iter().any(|c| match c.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == c || word.strip_suffix('s') == Some(c.as_str()),
        })
    }

    /// Whether any company is known.
    pub fn has_context(&self) -> bool {
        !self.context.is_empty()
    }
}

/// Terms with an index of their renderings.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    all: Vec<Term>,
    renderings: FxHashMap<String, Vec<Rendering>>,
    /// First words of renderings, with the number of words of the longest one.
    first: FxHashMap<String, usize>,
}

impl Terms {
    /// The table that is compiled in.
    pub fn embedded() -> &'static Self {
        &TABLE_TERMS
    }

    /// The names of projects that the table does not have (a refreshed landscape knows new ones). A name that
    /// is an ordinary word has no known company, so it never stands for the project by itself.
    pub fn others(knowledge: &Knowledge) -> Self {
        let known = Self::embedded();
        let mut others = Self::default();
        for project in &knowledge.projects {
            let name = name_of(project);
            let key = key(name);
            if key.is_empty() || known.renderings.contains_key(&key) || others.renderings.contains_key(&key) {
                continue;
            }
            let ordinary = key.split(' ').all(is_common) && key.split(' ').count() < 3;
            let gate = if ordinary { Gate::Beside } else { Gate::Open };
            let term = others.add_term(name, (name != project.name).then_some(project.name.as_str()), "");
            others.add_exact(term, name, gate);
        }
        others
    }

    /// A term by its index.
    pub fn term(&self, index: usize) -> &Term {
        &self.all[index]
    }

    /// All terms in the order of the table.
    pub fn terms(&self) -> &[Term] {
        &self.all
    }

    /// How many words the longest rendering has that begins with this lower-case word; 0 when there is none.
    pub fn longest_from(&self, first: &str) -> usize {
        self.first.get(first).copied().unwrap_or(0)
    }

    /// What lower-case words, joined by one space, may stand for.
    pub fn renderings(&self, words: &str) -> &[Rendering] {
        self.renderings.get(words).map_or(&[], Vec::as_slice)
    }

    /// Whether words are a name of the table as it is spelled.
    pub fn is_name(&self, words: &str) -> bool {
        self.renderings(&key(words)).iter().any(|r| r.exact && self.all[r.term].name == words)
    }

    fn parse(table: &str) -> Self {
        // Room for all from the start: a rendering takes some twelve bytes of the table.
        let mut terms = Self {
            all: Vec::with_capacity(table.len() / 64),
            renderings: FxHashMap::with_capacity_and_hasher(table.len() / 12, FxBuildHasher),
            first: FxHashMap::with_capacity_and_hasher(table.len() / 16, FxBuildHasher),
        };
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let mut fields = line.splitn(3, '|').map(str::trim);
            let head = fields.next().unwrap_or_default();
            let renderings = fields.next().unwrap_or_default();
            let context = fields.next().unwrap_or_default();
            let (name, project) = match head.split_once(" = ") {
                Some((name, project)) => (name.trim(), Some(project.trim())),
                None => (head, None),
            };
            let term = terms.add_term(name, project, context);
            for rendering in renderings.split(',').map(str::trim).filter(|r| !r.is_empty()) {
                terms.add_rendering(term, rendering);
            }
            let name = terms.all[term].name.clone();
            terms.add_exact(term, &name, Gate::Open);
        }
        terms
    }

    fn add_term(&mut self, name: &str, project: Option<&str>, context: &str) -> usize {
        self.all.push(Term {
            name: name.to_owned(),
            lower: name.to_lowercase(),
            joined: key(name).replace(' ', ""),
            project: project.map(str::to_owned),
            context: context.split_whitespace().map(str::to_owned).collect(),
        });
        self.all.len() - 1
    }

    /// The name as its words, joined, and split at its humps, unless the table has set a gate for that form.
    fn add_exact(&mut self, term: usize, name: &str, gate: Gate) {
        let words = key(name);
        let gate = self
            .renderings
            .get(&words)
            .and_then(|all| all.iter().find(|r| r.term == term))
            .map_or(gate, |r| r.gate);
        self.insert(term, &words, gate, None);
        if words.contains(' ') {
            self.insert(term, &words.replace(' ', ""), gate, None);
        }
        let humps = split_humps(name);
        if humps != name {
            self.insert(term, &key(&humps), gate, None);
        }
    }

    fn add_rendering(&mut self, term: usize, text: &str) {
        let (gate, rest) = match text.chars().next() {
            Some('~') => (Gate::Near, &text[1..]),
            Some('!') => (Gate::Beside, &text[1..]),
            Some('?') => (Gate::Both, &text[1..]),
            _ => (Gate::Open, text),
        };
        let (heard, printed) = match rest.split_once('>') {
            Some((heard, printed)) => (heard, Some(printed.to_owned())),
            None => (rest, None),
        };
        self.insert(term, &key(heard), gate, printed);
    }

    fn insert(&mut self, term: usize, words: &str, gate: Gate, printed: Option<String>) {
        let count = words.split(' ').count();
        if words.is_empty() || count > LONGEST_RENDERING {
            return;
        }
        // "Argo Workflow" is as good a spelling as "Argo Workflows".
        let joined = words.replace(' ', "");
        let name = &self.all[term].joined;
        let exact = joined == *name || count > 1 && name.strip_suffix('s') == Some(joined.as_str());
        let all = self.renderings.entry(words.to_owned()).or_default();
        if all.iter().any(|r| r.term == term) {
            return;
        }
        all.push(Rendering {
            term,
            gate,
            exact,
            printed,
        });
        let first = words.split(' ').next().unwrap_or_default();
        let longest = self.first.entry(first.to_owned()).or_default();
        *longest = (*longest).max(count);
    }
}

/// How people call a project: "Open Policy Agent (OPA)" by the words before the bracket.
fn name_of(project: &Project) -> &str {
    super::short_and_long(&project.name).map_or(project.name.as_str(), |(long, _)| long)
}

/// Lower-case words of a name, joined by one space; anything but letters and digits separates words, and an
/// ending `'s` falls away, as in the tokens of a transcript.
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for part in name.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        let word = lower_case(part.trim_matches('\''));
        let word = word.strip_suffix("'s").unwrap_or(&word);
        if !word.is_empty() {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
        }
    }
    key
}

/// "OpenTelemetry" → "Open Telemetry", "GitOps" → "Git Ops", "KubeVirt" → "Kube Virt".
fn split_humps(name: &str) -> String {
    let mut out = String::new();
    let mut lower = false;
    for c in name.chars() {
        if lower && c.is_uppercase() {
            out.push(' ');
        }
        lower = c.is_lowercase();
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(words: &str) -> (&'static Term, &'static Rendering) {
        let terms = Terms::embedded();
        let found = terms.renderings(words);
        assert_eq!(found.len(), 1, "{words}");
        (terms.term(found[0].term), &found[0])
    }

    #[test]
    fn a_name_is_found_joined_split_and_spaced() {
        for (words, name) in [
            ("argocd", "Argo CD"),
            ("argo cd", "Argo CD"),
            ("git ops", "GitOps"),
            ("gitops", "GitOps"),
            ("open telemetry", "OpenTelemetry"),
            ("kube proxy", "kube-proxy"),
        ] {
            let (term, rendering) = only(words);
            assert_eq!(term.name, name);
            assert!(rendering.exact && rendering.gate == Gate::Open, "{words}");
        }
    }

    #[test]
    fn ordinary_words_are_gated_and_mis_hearings_are_not_exact() {
        assert_eq!(only("flux").1.gate, Gate::Near);
        assert!(only("flux").1.exact);
        assert_eq!(only("kid").1.gate, Gate::Both);
        assert!(!only("psyllium").1.exact);
    }

    #[test]
    fn a_name_is_a_name_only_as_it_is_spelled() {
        let terms = Terms::embedded();
        assert!(terms.is_name("Argo CD") && terms.is_name("Kubernetes"));
        assert!(!terms.is_name("kubernetes") && !terms.is_name("argo CD"));
        assert!(!terms.is_name("cubernetes") && !terms.is_name("banana"));
    }

    #[test]
    fn company_is_found_by_word_stem_and_plural() {
        let (term, _) = only("keda");
        assert!(term.goes_with("scaler") && term.goes_with("triggers") && term.goes_with("zero"));
        assert!(!term.goes_with("banana"));
    }

    #[test]
    fn every_line_of_the_table_has_three_fields_and_every_rendering_is_short() {
        for line in TABLE.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            assert_eq!(line.split('|').count(), 3, "{line}");
            for rendering in line.split('|').nth(1).unwrap_or_default().split(',') {
                let heard = rendering.split('>').next().unwrap_or_default();
                let words = key(heard.trim_start_matches(['~', '!', '?', ' ']));
                assert!(
                    words.split(' ').count() <= LONGEST_RENDERING,
                    "{line}: {rendering}"
                );
            }
        }
    }

    #[test]
    fn gated_renderings_have_a_company_to_be_gated_by() {
        let terms = Terms::embedded();
        for (words, all) in &terms.renderings {
            for r in all.iter().filter(|r| matches!(r.gate, Gate::Beside | Gate::Both)) {
                assert!(terms.term(r.term).has_context(), "{words}");
            }
        }
    }

    #[test]
    fn no_rendering_always_stands_for_two_names() {
        for (words, all) in &Terms::embedded().renderings {
            let open = all.iter().filter(|r| r.gate == Gate::Open).count();
            assert!(open < 2, "{words} stands for two names");
        }
    }

    #[test]
    fn projects_of_the_table_exist_and_new_ones_are_added() {
        let knowledge = Knowledge::embedded();
        for term in Terms::embedded().terms() {
            if let Some(project) = &term.project {
                assert!(knowledge.project(project).is_some(), "{project}");
            }
        }
        let others = Terms::others(&knowledge);
        assert!(others.terms().iter().all(|t| !t.name.contains('(')));
        assert!(others.renderings("kubernetes").is_empty());
    }
}
