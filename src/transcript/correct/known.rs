//! Canonical spelling of known names, and known renderings of them, each only where its gate lets it. It
//! compares no sounds: what is not in the table is left to the other layers.

use super::{Candidate, Word, cut::is_cut, words};
use crate::{
    knowledge::{
        Knowledge,
        terms::{self, Gate, LONGEST_RENDERING, Rendering, Term, Terms},
    },
    model::{CorrectionMethod, Transcript},
    text::common_words::is_common,
    transcript::Context,
};

/// How many words to each side are "near".
const NEAR: usize = 8;

/// Calibrated on talks of the corpus that were read with their corrections.
mod confidence {
    /// The name itself, case or spacing apart.
    pub(super) const EXACT: f64 = 0.99;
    /// A rendering that stands for nothing else.
    pub(super) const OPEN: f64 = 0.94;
    /// A rendering of a name that the talk never spells, left of one that it does.
    pub(super) const RIVAL: f64 = 0.96;
    /// One context word near a gated rendering.
    pub(super) const NEAR: f64 = 0.78;
    /// A further context word.
    pub(super) const EACH_MORE: f64 = 0.04;
    /// The talk names it otherwise.
    pub(super) const NAMED: f64 = 0.08;
    /// A word that is no English, in a talk that names it, without context words.
    pub(super) const ODD_WORD: f64 = 0.72;
    /// An English word, in a talk that names it, without context words: suggested at most.
    pub(super) const BARE: f64 = 0.32;
    /// A context word directly beside.
    pub(super) const BESIDE: f64 = 0.76;
    /// Near and named.
    pub(super) const BOTH: f64 = 0.66;
}

/// What else speaks for a name in this talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    /// It is named otherwise.
    pub elsewhere: bool,
    /// Its metadata name it.
    pub about: bool,
    /// It stands somewhere as it is spelled.
    pub spelled: bool,
}

/// A place where a rendering stands.
struct Place<'a> {
    from: usize,
    to: usize,
    rendering: &'a Rendering,
    plural: bool,
    /// Distinct context words near it.
    near: usize,
    /// A context word directly beside it.
    beside: bool,
}

/// Adds candidates for all renderings of the table and of the projects that only the landscape knows. Gives
/// for each term of the table whether the talk names it.
pub(super) fn find(words: &[Word], context: Context<'_>, candidates: &mut Vec<Candidate>) -> Vec<Named> {
    let mut of_table = Vec::new();
    let others = Terms::others(context.knowledge);
    for terms in [Terms::embedded(), &others] {
        let mut places = places(words, terms);
        let named = named(terms, &places, &[&context.talk.title, &context.talk.description]);
        let topic = terms::key(&context.talk.title);
        for place in &mut places {
            // What the talk is about keeps company everywhere, but not enough to bend an ordinary word.
            let term = terms.term(place.rendering.term);
            let odd = words[place.from..place.to].iter().any(|w| !w.common);
            if odd && place.near == 0 && topic.split(' ').any(|w| term.goes_with(w)) {
                place.near = 1;
            }
        }
        for place in &places {
            let term = terms.term(place.rendering.term);
            let heard = &words[place.from..place.to];
            // A lower-case name that stands as it should leaves the words to other renderings.
            let settled = place.rendering.exact && stands(heard, &term.name);
            if let Some(rival) = rival(place, heard, &named, terms) {
                let reason = format!("what is left of a name of this talk: {}", rival.name);
                candidates.push(candidate(words, place, rival, confidence::RIVAL, reason));
            }
            if let Some((confidence, reason)) =
                judge(place, term, named[place.rendering.term].elsewhere, heard)
                && !settled
            {
                candidates.push(candidate(words, place, term, confidence, reason));
            }
        }
        if of_table.is_empty() {
            of_table = named;
        }
    }
    of_table
}

/// The name of the talk that a rendering of another name is left of ("kada" of Karmada), where the talk never spells
/// the other name.
fn rival<'a>(place: &Place<'_>, heard: &[Word], named: &[Named], terms: &'a Terms) -> Option<&'a Term> {
    let [word] = heard else { return None };
    if place.rendering.exact || word.common || named[place.rendering.term].spelled {
        return None;
    }
    let mut rivals = terms.terms().iter().zip(named).enumerate();
    rivals
        .find(|(i, (term, n))| n.elsewhere && *i != place.rendering.term && is_cut(&word.lower, &term.lower))
        .map(|(_, (term, _))| term)
}

/// Whether the words are those of a name in lower case.
fn stands(heard: &[Word], name: &str) -> bool {
    name.split(' ').eq(heard.iter().map(|w| w.lower.as_str()))
}

/// Where a name stands in the corrected text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Index of the sentence.
    pub sentence: usize,
    /// Bytes in the sentence's text.
    pub bytes: std::ops::Range<usize>,
    /// The term's name, or the project it stands for.
    pub name: String,
}

/// The names that stand in the corrected sentences, spelled as they should be, in order; of two that overlap
/// the longer one. A name that is also an ordinary word counts where the words around it or the talk fit.
pub(crate) fn mentions(transcript: &Transcript, metadata: &[&str], knowledge: &Knowledge) -> Vec<Mention> {
    let words = words::words(transcript);
    let others = Terms::others(knowledge);
    let mut found = Vec::new();
    for terms in [Terms::embedded(), &others] {
        let places: Vec<Place<'_>> =
            places(&words, terms).into_iter().filter(|p| p.rendering.exact).collect();
        let named = named(terms, &places, metadata);
        for place in &places {
            let term = terms.term(place.rendering.term);
            let heard = &words[place.from..place.to];
            if judge(place, term, named[place.rendering.term].elsewhere, heard)
                .is_some_and(|(c, _)| c >= confidence::ODD_WORD)
            {
                let bytes = heard[0].start..heard[heard.len() - 1].end;
                let name = term.project.as_ref().unwrap_or(&term.name).clone();
                found.push(Mention {
                    sentence: heard[0].sentence,
                    bytes,
                    name,
                });
            }
        }
    }
    found.sort_by_key(|m| (m.sentence, m.bytes.start, usize::MAX - m.bytes.end));
    found.dedup_by(|next, kept| next.sentence == kept.sentence && next.bytes.start < kept.bytes.end);
    found
}

/// Every place where a rendering of the table stands.
fn places<'a>(words: &[Word], terms: &'a Terms) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    let mut key = String::new();
    let meant = meant(words, terms);
    for from in 0..words.len() {
        let word = &words[from];
        // A plural of one word may begin where no rendering does: "kublets".
        let stem = word.lower.strip_suffix('s').filter(|s| s.len() > 2);
        let longest = terms.longest_from(&word.lower).max(stem.map_or(0, |s| terms.longest_from(s).min(1)));
        key.clear();
        for to in from + 1..=(from + longest.min(LONGEST_RENDERING)).min(words.len()) {
            let last = &words[to - 1];
            if last.frozen || to > from + 1 && (!last.joined || last.sentence != word.sentence) {
                break;
            }
            if to > from + 1 {
                key.push(' ');
            }
            key.push_str(&last.lower);
            let mut push = |rendering: &'a Rendering, plural: bool| {
                let term = terms.term(rendering.term);
                let (near, beside) = company(words, &meant, from, to, term);
                places.push(Place {
                    from,
                    to,
                    rendering,
                    plural,
                    near,
                    beside,
                });
            };
            let found = terms.renderings(&key);
            for rendering in found {
                push(rendering, false);
            }
            if found.is_empty()
                && let Some(stem) = key.strip_suffix('s').filter(|s| s.len() > 2)
            {
                let open = |r: &&Rendering| {
                    matches!(r.gate, Gate::Open | Gate::Near)
                        && !is_common(&key)
                        && !terms.term(r.term).name.ends_with('s')
                };
                for rendering in terms.renderings(stem).iter().filter(open) {
                    push(rendering, true);
                }
            }
        }
    }
    places
}

/// For each word the name it always stands for, in lower case: "promus" keeps the company that "prometheus" keeps.
fn meant<'a>(words: &[Word], terms: &'a Terms) -> Vec<Option<&'a str>> {
    let name = |w: &Word| {
        let open = terms.renderings(&w.lower).iter().find(|r| r.gate == Gate::Open && !r.exact);
        open.map(|r| terms.term(r.term).lower.as_str())
    };
    words.iter().map(name).collect()
}

/// Distinct words near a place that keep the term's company, and whether one stands directly beside it.
fn company<'a>(
    words: &'a [Word],
    meant: &[Option<&'a str>],
    from: usize,
    to: usize,
    term: &Term,
) -> (usize, bool) {
    if !term.has_context() {
        return (0, false);
    }
    let before = from.saturating_sub(NEAR)..from;
    let after = to..(to + NEAR).min(words.len());
    let mut seen: Vec<&str> = Vec::new();
    let mut beside = false;
    for i in before.chain(after) {
        let word = meant[i].unwrap_or(&words[i].lower);
        if term.goes_with(word) {
            let next = i + 1 == from || i == to && words[i].joined;
            beside |= next && words[i].sentence == words[from].sentence;
            if !seen.contains(&word) {
                seen.push(word);
            }
        }
    }
    (seen.len(), beside)
}

/// For each term whether the talk names it otherwise: in its title or description, or at least twice by a
/// rendering that needs no talk to be believed.
fn named(terms: &Terms, places: &[Place<'_>], metadata: &[&str]) -> Vec<Named> {
    let mut count = vec![0_usize; terms.terms().len()];
    let mut title = vec![false; terms.terms().len()];
    let mut spelled = vec![false; terms.terms().len()];
    for place in places {
        let sure = match place.rendering.gate {
            Gate::Open => true,
            Gate::Near => place.near > 0,
            Gate::Beside | Gate::Both => false,
        };
        count[place.rendering.term] += usize::from(sure);
        spelled[place.rendering.term] |= sure && place.rendering.exact;
    }
    for text in metadata {
        let key = terms::key(text);
        let said: Vec<&str> = key.split(' ').collect();
        for from in 0..said.len() {
            let longest = terms.longest_from(said[from]);
            for to in from + 1..=(from + longest).min(said.len()) {
                let exact = terms.renderings(&said[from..to].join(" ")).iter().filter(|r| r.exact);
                for rendering in exact {
                    count[rendering.term] += 2;
                    title[rendering.term] = true;
                }
            }
        }
    }
    (0..count.len())
        .map(|i| Named {
            elsewhere: count[i] >= 2,
            about: title[i],
            spelled: spelled[i] || title[i],
        })
        .collect()
}

/// Confidence and reason, or nothing when the gate is shut.
fn judge(place: &Place<'_>, term: &Term, named: bool, heard: &[Word]) -> Option<(f64, String)> {
    let more = |base: f64| {
        let near = confidence::EACH_MORE * place.near.saturating_sub(1).min(2) as f64;
        let named = if named { confidence::NAMED } else { 0.0 };
        (base + near + named).min(0.95)
    };
    let exact = place.rendering.exact;
    let odd = heard.iter().any(|w| !w.common);
    let (confidence, why) = match place.rendering.gate {
        Gate::Open if exact => (confidence::EXACT, "spelling of the name"),
        Gate::Open => (confidence::OPEN, "known mis-hearing"),
        Gate::Near | Gate::Beside
            if place.near > 0 && (place.rendering.gate == Gate::Near || place.beside) =>
        {
            let base = if place.rendering.gate == Gate::Near {
                confidence::NEAR
            } else {
                confidence::BESIDE
            };
            (more(base), "known mis-hearing, and the words around it fit")
        }
        Gate::Near if named && (odd || exact) => {
            (confidence::ODD_WORD, "known mis-hearing of a name of this talk")
        }
        Gate::Near if named => (confidence::BARE, "may be a mis-hearing of a name of this talk"),
        Gate::Both if named && place.near > 0 => (
            more(confidence::BOTH),
            "known mis-hearing of a name of this talk, and the words around it fit",
        ),
        Gate::Near | Gate::Beside | Gate::Both => return None,
    };
    Some((confidence, format!("{why}: {}", term.name)))
}

fn candidate(words: &[Word], place: &Place<'_>, term: &Term, confidence: f64, reason: String) -> Candidate {
    let mut corrected = place.rendering.printed.clone().unwrap_or_else(|| term.name.clone());
    if place.plural {
        corrected.push('s');
    }
    Candidate {
        from: place.from,
        to: place.to,
        corrected,
        method: if place.rendering.exact {
            CorrectionMethod::Casing
        } else if term.name.contains(char::is_uppercase) {
            CorrectionMethod::Known
        } else {
            CorrectionMethod::Context
        },
        confidence,
        reason,
        rests_on: rests_on(words, place, term),
    }
}

/// How many words right after a mis-hearing keep the name's company ("the S2 *proxy*"), at most two.
fn rests_on(words: &[Word], place: &Place<'_>, term: &Term) -> usize {
    let sentence = words[place.from].sentence;
    let next = words[place.to..].iter().take(2);
    let company = next.take_while(|w| w.joined && w.sentence == sentence && term.goes_with(&w.lower));
    if place.rendering.exact { 0 } else { company.count() }
}
