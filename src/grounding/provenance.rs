//! Checks what a document says about its own source: who spoke, where, what the landscape says of company and
//! projects. The talk need not say these; metadata and knowledge must. A claim that says anything else is not judged here.

use std::sync::LazyLock;

use super::{Source, tokens, tokens::Word};
use crate::{
    model::MembershipStatus,
    text::{english, words::WordSet},
};

/// Words in which provenance is told; a claim with any other content word is a claim about the talk.
static WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(LISTED));

/// The same as a list.
const LISTED: &str = " case study based talk by presented presents present gave shared work conference keynote session kubecon \
    cloudnativecon speaker speakers described explained told how source recorded published channel youtube video landscape list lists listed end user member \
    members membership supporter silver gold platinum academic nonprofit cloud native computing foundation cncf graduated incubating \
    sandbox archived project projects maturity uses use used run runs using not organization company website homepage ";

/// What a claim about the source turns out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Provenance {
    /// It speaks of more than its source.
    None,
    /// Metadata and knowledge carry it.
    Carried,
    /// They contradict it, for this reason.
    Contradicted(String),
}

/// Judges a claim that may speak of its source only. `title`: the words of the talk's title; `is_self`: names of company and speakers.
pub(super) fn judge(
    text: &str,
    title: &[Word],
    source: Source<'_>,
    is_self: impl Fn(&Word) -> bool,
) -> Provenance {
    let (bare, words) = without_title(text, title);
    let project = |w: &Word| {
        source
            .knowledge
            .projects
            .iter()
            .any(|p| p.name.split(' ').any(|part| part.eq_ignore_ascii_case(&w.text)))
    };
    let speaks_of_more = words.iter().any(|w| {
        let plain = WORDS.has(&w.lower);
        let grammar = w.weight <= 0.0 && !w.lower.bytes().any(|b| b.is_ascii_digit());
        !(plain
            || grammar
            || is_self(w)
            || (w.is_capitalised() || english::class(&w.lower).is_none()) && project(w))
    });
    if speaks_of_more {
        return Provenance::None;
    }
    // A heading that is a part of the talk's title.
    if words.is_empty() {
        let titled = bare.len() < text.len();
        return if titled {
            Provenance::Carried
        } else {
            Provenance::None
        };
    }
    let has = |word: &str| words.iter().any(|w| w.lower == word);
    if has("member") || has("supporter") || has("membership") {
        return membership(source, &has);
    }
    if has("uses") || has("use") || has("runs") || has("run") || has("used") {
        return usage(&bare, source, is_self);
    }
    if bare.len() < text.len() || has("talk") || has("presented") || has("session") || has("keynote") {
        return Provenance::Carried;
    }
    Provenance::None
}

/// The claim and its words without the talk's title, which may stand in it as a whole or in part: runs of three and more words.
fn without_title(text: &str, title: &[Word]) -> (String, Vec<Word>) {
    let words = tokens::words(text);
    let mut kept = String::new();
    let (mut at, mut from) = (0, 0);
    while at < words.len() {
        let same = |(w, t): &(&Word, &Word)| w.lower == t.lower;
        let run = (0..title.len())
            .map(|start| words[at..].iter().zip(&title[start..]).take_while(same).count())
            .max()
            .unwrap_or(0);
        if run >= 3 {
            kept.push_str(&text[from..words[at].start]);
            at += run;
            from = words[at - 1].end;
        } else {
            at += 1;
        }
    }
    if from == 0 {
        return (text.to_owned(), words);
    }
    kept.push_str(&text[from..]);
    let left = tokens::words(&kept);
    (kept, left)
}

fn membership(source: Source<'_>, has: &impl Fn(&str) -> bool) -> Provenance {
    let Some(found) = source.analysis.company.as_ref().map(|c| &c.membership) else {
        return Provenance::Contradicted("no member of the landscape is known to be the subject".into());
    };
    let denied = has("not");
    let fits = match found.status {
        MembershipStatus::EndUserMember => !denied,
        MembershipStatus::Member => !denied && !has("user"),
        MembershipStatus::NotMember => denied,
    };
    let tier = found.tier.as_deref().unwrap_or_default().to_lowercase();
    let other_tier = ["silver", "gold", "platinum", "academic", "nonprofit"]
        .iter()
        .find(|t| has(t) && !tier.contains(**t));
    match (fits, other_tier) {
        (true, None) => Provenance::Carried,
        (false, _) => Provenance::Contradicted("the landscape says otherwise about this membership".into()),
        (true, Some(other)) => {
            Provenance::Contradicted(format!("the landscape gives the tier {tier:?}, not {other}"))
        }
    }
}

/// "Acme uses Argo CD and Envoy": carried when the analysis finds each of them in use.
fn usage(text: &str, source: Source<'_>, is_self: impl Fn(&Word) -> bool) -> Provenance {
    let mut rest = text.to_owned();
    let mut names: Vec<&str> = source.knowledge.projects.iter().map(|p| p.name.as_str()).collect();
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    let mut any = false;
    for name in names {
        if !contains_word(&rest, name) {
            continue;
        }
        any = true;
        rest = rest.replace(name, " ");
        let used = source.analysis.projects_used().any(|p| p.name == name);
        if !used {
            return Provenance::None;
        }
    }
    // What is left may name nothing else: half a name, or a project by another's.
    let stranger = tokens::words(&rest).into_iter().any(|w| {
        let plain = WORDS.has(&w.lower) || w.weight <= 0.0;
        w.is_capitalised() && !plain && !is_self(&w)
    });
    if any && !stranger {
        Provenance::Carried
    } else {
        Provenance::None
    }
}

fn contains_word(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(i, _)| {
        let before = text[..i].chars().next_back();
        let after = text[i + name.len()..].chars().next();
        before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

/// Splits "KEDA (graduated): text" into what the landscape says of the project and the claim behind it. `Err` names the
/// maturity that the landscape gives instead.
pub(super) fn label<'t>(text: &'t str, source: Source<'_>) -> Result<&'t str, String> {
    // "KEDA (graduated)" may stand alone as a heading.
    let (head, rest) = text.split_once(": ").unwrap_or((text, ""));
    let Some((name, maturity)) = head.strip_suffix(')').and_then(|h| h.rsplit_once(" (")) else {
        return Ok(text);
    };
    let Some(project) = source.knowledge.project(name.trim()) else {
        return Ok(text);
    };
    if source.analysis.projects.iter().all(|p| p.name != project.name) {
        return Err(format!("the talk does not name {}", project.name));
    }
    let known = serde_json::to_value(project.maturity)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default();
    match maturity.to_lowercase().as_str() {
        "graduated" | "incubating" | "sandbox" | "archived" if maturity.eq_ignore_ascii_case(&known) => {
            Ok(rest)
        }
        "graduated" | "incubating" | "sandbox" | "archived" => {
            Err(format!("the landscape says {known}, not {maturity}"))
        }
        _ => Ok(text),
    }
}
