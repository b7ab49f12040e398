//! Shapes that tell what part a project has in what the company built, runs and does: what rests on it, what it does by
//! itself, how much of it there is.

use super::{
    phrases::{closes, list_from},
    reading::{UNSURE, adopted, agreed, all_of, compound, ends, heads, ours, using, whole},
};
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{realise::Voice, tokens::Token},
};

/// "we have a portal based on X", "we built a service that is powered by X".
pub(super) fn rests_on(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const HAVING: &[&str] = &[
        "have", "build", "create", "develop", "run", "operate", "offer", "provide", "own",
    ];
    const RESTING: &[&str] = &[
        "based", "powered", "backed", "built", "running", "hosted", "written",
    ];
    let (name, next) = compound(tokens, at, voice);
    let joint = joint_before(tokens, at, &["on", "by", "with", "using"])?;
    let participle = joint.checked_sub(1).filter(|i| tokens[*i].is(RESTING))?;
    let relative = participle >= 2
        && tokens[participle - 1].is(&["is", "are"])
        && tokens[participle - 2].is(&["that", "which"]);
    let end = participle - if relative { 2 } else { 0 };
    let verb = (end.saturating_sub(9)..end).rev().find(|i| {
        lexicon().base(&tokens[*i].lower).is_some_and(|b| HAVING.contains(&b)) && ours(tokens, *i)
    })?;
    let what = all_of(tokens, verb + 1, end, voice)?;
    let by: Vec<&str> =
        tokens[participle..at].iter().map(|t| t.lower.as_str()).filter(|w| *w != "the").collect();
    (ends(tokens, next - 1) && what.split(' ').count() >= 2).then_some(())?;
    Some(format!(
        "{} {} {what} {} {name}",
        voice.company,
        agreed(tokens, verb)?,
        by.join(" ")
    ))
}

/// The preposition that leads to the name at `at`, before "top of" and an article of the name.
pub(super) fn joint_before(tokens: &[Token], at: usize, words: &[&str]) -> Option<usize> {
    let mut joint = at.checked_sub(1)?;
    if tokens[joint].lower == "the" {
        joint = joint.checked_sub(1)?;
    }
    if tokens[joint].lower == "of" && joint >= 2 && tokens[joint - 1].lower == "top" {
        joint -= 2;
    }
    tokens[joint].is(words).then_some(joint)
}

/// "we run more than 300 X clusters", "we have 80 instances of X".
pub(super) fn amounts(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const RUNNING: &[&str] = &[
        "run", "operate", "manage", "maintain", "have", "deploy", "support",
    ];
    const MANY: &[&str] = &["hundreds", "dozens", "thousands"];
    let verb = (at.saturating_sub(9)..at).rev().find(|i| {
        lexicon().base(&tokens[*i].lower).is_some_and(|b| RUNNING.contains(&b)) && ours(tokens, *i)
    })?;
    let (what, end) = list_from(tokens, verb + 1, true, voice)?;
    let before = tokens.get(verb + 1..at)?;
    let counted = before.iter().any(|t| t.tags.any(Tags::NUMBER) || t.is(MANY));
    let plain = before.iter().all(|t| {
        t.tags.any(Tags::NUMBER.with(Tags::PREPOSITION).with(Tags::ADVERB))
            || t.is(MANY)
            || t.is(&[
                "about",
                "than",
                "more",
                "plus",
                "instances",
                "clusters",
                "production",
                "different",
            ])
    });
    let whole = end > at && closes(tokens, end) && counted && plain;
    whole.then(|| agreed(tokens, verb).map(|verb| format!("{} {verb} {what}", voice.company)))?
}

/// "we have a central X setup", "we adopted a shared X architecture".
pub(super) fn setup(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const KINDS: &[&str] = &[
        "setup",
        "architecture",
        "platform",
        "cluster",
        "clusters",
        "installation",
        "deployment",
        "fleet",
        "environment",
        "infrastructure",
        "distribution",
    ];
    let verb = (at.saturating_sub(6)..at).rev().find(|i| {
        let base = lexicon().base(&tokens[*i].lower);
        base.is_some_and(|b| ["have", "run", "operate", "maintain", "build", "adopt", "create"].contains(&b))
            && ours(tokens, *i)
    })?;
    let modifiers = tokens.get(verb + 2..at)?;
    let kind = tokens.get(at + 1).is_some_and(|t| tokens[at].after == ' ' && t.is(KINDS));
    let plain = tokens[verb + 1].is(&["a", "an", "our"])
        && !modifiers.is_empty()
        && modifiers.iter().all(|t| {
            !t.name
                && t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE).with(Tags::PARTICIPLE))
                && !t.tags.any(Tags::PREPOSITION)
        });
    let (what, end) = list_from(tokens, verb + 1, true, voice)?;
    let whole = plain && end >= at + 2 && closes(tokens, end) && kind;
    whole.then(|| agreed(tokens, verb).map(|verb| format!("{} {verb} {what}", voice.company)))?
}

/// "we have X that scales the workers", "we use X, which collects the metrics of all clusters".
pub(super) fn does_for(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let verb = (at.saturating_sub(4)..at).rev().find(|i| {
        let base = lexicon().base(&tokens[*i].lower);
        (using(&tokens[*i]) || base.is_some_and(|b| matches!(b, "have" | "run" | "deploy")))
            && ours(tokens, *i)
    })?;
    let own = Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NOUN);
    let apart = tokens[verb + 1..at]
        .iter()
        .any(|t| !t.tags.any(own) && !t.is(&["called"]) || t.after != ' ');
    let (name, next) = compound(tokens, at, voice);
    let which = tokens.get(next).filter(|t| t.is(&["which", "that"]) && !apart)?;
    (tokens[next - 1].after != '.' && which.after == ' ').then_some(())?;
    deed(tokens, next + 1, voice).map(|deed| format!("{name} {deed}"))
}

/// "X creates the accounts", where the company tells its own story.
pub(super) fn does(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let (name, next) = compound(tokens, at, voice);
    if !heads(tokens, at) || tokens[next - 1].after != ' ' {
        return None;
    }
    deed(tokens, next, voice).map(|deed| format!("{name} {deed}"))
}

/// What a tool does for those who use it.
pub(super) const DOING: &[&str] = &[
    "manage",
    "handle",
    "scale",
    "deploy",
    "run",
    "collect",
    "store",
    "enforce",
    "monitor",
    "orchestrate",
    "sync",
    "secure",
    "route",
    "watch",
    "schedule",
    "provision",
    "reconcile",
    "validate",
    "generate",
    "issue",
    "renew",
    "encrypt",
    "distribute",
    "power",
    "scan",
    "create",
    "update",
    "apply",
    "scrape",
    "authenticate",
    "inject",
    "verify",
    "automate",
    "trigger",
    "track",
    "sign",
    "rotate",
    "pull",
];

/// What a project does, from its verb on: "creates the accounts", "is used for routing".
fn deed(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let at = at + usize::from(tokens.get(at)?.is(&["also", "then", "automatically"]));
    let verb = tokens.get(at).filter(|t| t.after == ' ')?;
    let base = lexicon().base(&verb.lower)?;
    // "scans the images of its users" speaks of anybody's.
    let anybody = tokens[at + 1..].iter().take(6).any(|t| t.is(&["its", "their", "your"]));
    if anybody || !verb.tags.any(Tags::THIRD) || !DOING.contains(&base) {
        return None;
    }
    let what = whole(tokens, at + 1, voice)?;
    Some(format!("{} {what}", verb.lower))
}

/// "X is used for the routing", "X is used to scan images", where the company tells its own story.
pub(super) fn is_used(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let be = tokens.get(at + 1).filter(|t| t.is(&["is", "was"]) && heads(tokens, at))?;
    let used = at + 2 + usize::from(tokens.get(at + 2)?.is(&["being", "mainly", "also"]));
    let verb = tokens.get(used).filter(|t| t.lower == "used" && t.after == ' ')?;
    let from = used + 1 + usize::from(tokens.get(used + 1)?.lower == "here");
    let what = super::phrases::purpose_from(tokens, from, voice)?;
    let sure = !tokens[at.saturating_sub(4)..at].iter().any(|t| t.is(UNSURE));
    sure.then(|| format!("{} {} {} {what}", tokens[at].text, be.lower, verb.lower))
}

/// "we use X in our pipelines", "we use X across all clusters".
pub(super) fn used_in(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let verb = (at.saturating_sub(3)..at)
        .rev()
        .find(|i| (using(&tokens[*i]) || adopted(&tokens[*i])) && ours(tokens, *i))?;
    let own = Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NOUN);
    if tokens[verb + 1..at].iter().any(|t| !t.tags.any(own) || t.after != ' ') {
        return None;
    }
    let (name, next) = compound(tokens, at, voice);
    let place = tokens.get(next).filter(|t| {
        tokens[next - 1].after == ' '
            && t.is(&["in", "across", "within", "inside", "throughout", "on", "into"])
    })?;
    let owned = tokens.get(next + 1).filter(|t| t.is(&["our", "all", "every", "production"]))?;
    let (what, end) = list_from(tokens, next + 1, true, voice).or_else(|| {
        let rest = owned.is(&["all", "every"]).then(|| list_from(tokens, next + 2, true, voice))??;
        Some((format!("{} {}", owned.lower, rest.0), rest.1))
    })?;
    closes(tokens, end)
        .then(|| super::reading::uses(tokens, verb, &name, &format!("{} {what}", place.lower), voice))
}

/// "our services run on X", "most of our services run on X", "we run on X", "everything runs on X".
pub(super) fn runs_on(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let on = joint_before(tokens, at, &["on", "in"])?;
    let verb = on
        .checked_sub(1)
        .filter(|i| tokens[*i].is(&["run", "runs", "running", "deployed", "hosted"]))?;
    let (name, next) = compound(tokens, at, voice);
    if !ends(tokens, next - 1) {
        return None;
    }
    let by: Vec<&str> = tokens[on..at].iter().map(|t| t.lower.as_str()).filter(|w| *w != "the").collect();
    let by = by.join(" ");
    let mut end = verb;
    while end > 0 && tokens[end - 1].tags.any(Tags::BE.with(Tags::ADVERB)) && !tokens[end - 1].name {
        end -= 1;
    }
    let our = (end.saturating_sub(6)..end).rev().find(|i| tokens[*i].lower == "our")?;
    let much = |t: &Token| t.tags.any(Tags::NUMBER) || t.lower.ends_with('%') || t.is(MUCH);
    let opens = our - tokens[..our].iter().rev().take_while(|t| t.after == ' ' && much(t)).count();
    let part = opens > 0 && tokens[opens - 1].after == ' ' && tokens[opens - 1].tags.any(Tags::PREPOSITION);
    if part || tokens[opens].lower == "of" || tokens[our.saturating_sub(4)..verb].iter().any(|t| t.is(UNSURE))
    {
        return None;
    }
    let what = all_of(tokens, our, end, voice)?;
    let all = voice.phrase(&tokens[opens..our]).to_lowercase();
    let all = if all.is_empty() { all } else { format!("{all} ") };
    (tokens[end - 1].tags.any(Tags::NOUN)).then(|| format!("{} runs {all}{what} {by} {name}", voice.company))
}

/// Words before "our services" that say how much of them.
const MUCH: &[&str] = &[
    "all", "most", "many", "of", "almost", "nearly", "the", "majority", "more", "than", "over", "about",
    "around", "every", "single", "one", "percent", "half", "some", "part",
];

/// "we run on X", "we moved to X": no more than that it is in use.
pub(super) fn runs_at_all(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let joint = joint_before(tokens, at, &["on", "to"])?;
    let verb = joint.checked_sub(1).filter(|i| ours(tokens, *i) && ends(tokens, at))?;
    let told = match tokens[verb].lower.as_str() {
        "run" | "running" => "runs".to_owned(),
        "moved" | "migrated" | "switched" | "transitioned" | "shifted" => tokens[verb].lower.clone(),
        _ => return None,
    };
    let by: Vec<&str> = tokens[joint..at].iter().map(|t| t.lower.as_str()).filter(|w| *w != "the").collect();
    Some(format!(
        "{} {told} {} {}",
        voice.company,
        by.join(" "),
        tokens[at].text
    ))
}
