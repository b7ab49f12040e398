//! Shapes that tell what a project is to the company, what it can do with it and since when it has it. It takes no general
//! statement, like the other shapes.

use super::reading::{UNSURE, action, agreed, all_of, ends, heads, ours, past, whole};
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{
        realise::{Voice, possessive},
        tokens::Token,
    },
};

/// "X is our ingress", "our ingress is X", "X, our ingress,".
pub(super) fn is_our(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let sure = !tokens[at.saturating_sub(4)..at].iter().any(|t| t.is(UNSURE));
    let name = &tokens[at].text;
    let owned =
        |what: String| what.strip_prefix("its ").map(|rest| format!("{} {rest}", possessive(voice.company)));
    // "X is our …", "X, our …"
    let be = tokens.get(at + 1).filter(|t| t.is(&["is", "was", "became"]) && heads(tokens, at));
    let our = at + 1 + usize::from(be.is_some());
    if sure && tokens.get(our).is_some_and(|t| t.lower == "our") && (be.is_some() || tokens[at].after == ',')
    {
        let what = owned(whole(tokens, our, voice)?)?;
        // "our saver", "our guy": one word tells a use only where it is a term.
        let term = what
            .split(' ')
            .next_back()
            .is_some_and(|w| w.chars().filter(char::is_ascii_uppercase).count() >= 2);
        let told = (what.split(' ').count() >= 3 || term) && !what.split(' ').any(|w| UNTOLD.contains(&w));
        return told.then(|| format!("{name} {} {what}", be.map_or("is", |t| t.lower.as_str())));
    }
    // "our … is X"
    let be = at.checked_sub(1).filter(|i| tokens[*i].is(&["is", "was"]))?;
    let our = (be.saturating_sub(6)..be).rev().find(|i| tokens[*i].lower == "our")?;
    let opens = our == 0
        || tokens[our - 1].after != ' '
        || tokens[our - 1].tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR));
    let singular = !lexicon().plural(&tokens[be - 1].lower);
    if !opens || !ends(tokens, at) || !singular || tokens[be - 1].is(UNTOLD) {
        return None;
    }
    let what = owned(all_of(tokens, our, be, voice)?)?;
    Some(format!("{what} {} {name}", tokens[be].lower))
}

/// What is ours without telling what a project is for.
const UNTOLD: &[&str] = &[
    "choice", "example", "goal", "answer", "solution", "question", "problem", "next", "talk", "first",
];

/// "with X we can scale the workers", "using X we were able to …".
pub(super) fn can_with(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let with = at.checked_sub(1).filter(|i| {
        tokens[*i].is(&["with", "using", "through", "via"])
            || tokens[*i].lower == "to" && *i > 0 && tokens[*i - 1].lower == "thanks"
    })?;
    let with = with - usize::from(tokens[with].lower == "to");
    let opens = with == 0
        || tokens[with - 1].after != ' '
        || tokens[with - 1].is(&["and", "so", "but", "now", "then", "today", "also"]);
    let can = tokens.get(at + 2)?;
    let subject = tokens.get(at + 1).filter(|t| t.lower == "we" && opens)?;
    let able = tokens.get(at + 3).is_some_and(|t| t.lower == "able") && tokens.get(at + 4)?.lower == "to";
    let (word, from) = match can.lower.as_str() {
        "can" => ("can", at + 3),
        "could" => ("could", at + 3),
        "are" if able => ("is able to", at + 5),
        "were" if able => ("was able to", at + 5),
        _ => return None,
    };
    let from = from
        + usize::from(tokens.get(from).is_some_and(|t| t.tags.any(Tags::ADVERB) && !t.tags.any(Tags::BASE)));
    (subject.after == ' ').then_some(())?;
    Some(format!(
        "With {}, {} {word} {}",
        tokens[at].text,
        voice.company,
        action(tokens, from, voice)?
    ))
}

/// "our portal is built on top of X", "all our clusters are managed by X".
pub(super) fn made_by(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const MADE: &[&str] = &[
        "build",
        "base",
        "deploy",
        "manage",
        "power",
        "package",
        "handle",
        "orchestrate",
        "provision",
        "configure",
        "back",
        "secure",
        "expose",
        "schedule",
        "monitor",
        "generate",
        "write",
        "implement",
        "create",
        "store",
        "control",
        "define",
        "sync",
        "enforce",
        "collect",
        "operate",
        "automate",
        "scale",
        "protect",
        "validate",
    ];
    if !ends(tokens, at) {
        return None;
    }
    let mut joint = at.checked_sub(1)?;
    if tokens[joint].lower == "of" && joint >= 2 && tokens[joint - 1].lower == "top" {
        joint -= 2;
    }
    let verb = joint.checked_sub(1)?;
    let base = lexicon().base(&tokens[verb].lower)?;
    if !tokens[joint].is(&["on", "by", "with", "using", "through", "via", "in"])
        || !MADE.contains(&base)
        || !tokens[verb].tags.any(Tags::PARTICIPLE)
    {
        return None;
    }
    let mut end = verb;
    while end > 0 && tokens[end - 1].tags.any(Tags::BE.with(Tags::ADVERB)) {
        end -= 1;
    }
    let be = tokens[end..verb].iter().find(|t| t.is(&["is", "are", "was", "were"]))?;
    let our = (end.saturating_sub(6)..end).rev().find(|i| tokens[*i].lower == "our")?;
    let all = our > 0 && tokens[our - 1].lower == "all";
    let opens = our.saturating_sub(usize::from(all));
    let free = opens == 0
        || tokens[opens - 1].after != ' '
        || tokens[opens - 1].tags.any(Tags::COORDINATOR.with(Tags::SUBORDINATOR));
    if !free || tokens[opens.saturating_sub(3)..end].iter().any(|t| t.is(UNSURE)) {
        return None;
    }
    let what = all_of(tokens, our, end, voice)?;
    let what = what.strip_prefix("its ")?;
    let all = if all { "all of " } else { "" };
    let by: Vec<&str> = tokens[joint..at].iter().map(|t| t.lower.as_str()).collect();
    Some(format!(
        "{all}{} {what} {} {} {} {}",
        possessive(voice.company),
        be.lower,
        tokens[verb].lower,
        by.join(" "),
        tokens[at].text
    ))
}

/// "we send our metrics to X", "we store the images in X".
pub(super) fn sends(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const SENDING: &[&str] = &[
        "send", "push", "ship", "store", "export", "forward", "write", "report", "feed", "stream", "publish",
        "put",
    ];
    let joint = at.checked_sub(1).filter(|i| tokens[*i].is(&["to", "in", "into"]) && ends(tokens, at))?;
    let verb = (joint.saturating_sub(8)..joint).rev().find(|i| {
        lexicon().base(&tokens[*i].lower).is_some_and(|b| SENDING.contains(&b)) && ours(tokens, *i)
    })?;
    let what = all_of(tokens, verb + 1, joint, voice)?;
    Some(format!(
        "{} {} {what} {} {}",
        voice.company,
        agreed(tokens, verb)?,
        tokens[joint].lower,
        tokens[at].text
    ))
}

/// "we started with X in 2018", "we have been using X since 2018", "we adopted X in 2018".
pub(super) fn since(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const BEGAN: &[&str] = &["use", "run", "adopt", "start", "begin"];
    let verb = (at.saturating_sub(4)..at).rev().find(|i| {
        lexicon().base(&tokens[*i].lower).is_some_and(|b| BEGAN.contains(&b)) && ours(tokens, *i)
    })?;
    let plain = |t: &Token| t.is(&["with", "using", "on", "to", "use", "the"]);
    let joint = tokens.get(at + 1).filter(|t| tokens[at].after == ' ' && t.is(&["in", "since"]))?;
    let year = tokens.get(at + 2).filter(|t| t.lower.len() == 4 && t.lower.starts_with("20"))?;
    if !tokens[verb + 1..at].iter().all(plain) || !year.lower.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let base = lexicon().base(&tokens[verb].lower)?;
    let told = match (base, joint.lower.as_str()) {
        ("use" | "run", "since") => format!("has been {}", lexicon().forms(base)?.gerund),
        (_, "since") => return None,
        ("start" | "begin" | "adopt", _) if past(tokens, verb) && base == "adopt" => "adopted".to_owned(),
        ("start" | "begin", _) if past(tokens, verb) => "started using".to_owned(),
        _ => return None,
    };
    Some(format!(
        "{} {told} {} {} {}",
        voice.company, tokens[at].text, joint.lower, year.lower
    ))
}

/// "X helps us to …", "X, which allows our teams to …", "X gives us …".
pub(super) fn helps(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let relative = tokens.get(at + 1).is_some_and(|t| t.is(&["which", "that"]));
    let sure = !tokens[at.saturating_sub(4)..at].iter().any(|t| t.is(UNSURE));
    if !sure || !relative && !heads(tokens, at) {
        return None;
    }
    let verb = at + 1 + usize::from(relative);
    let verb = verb + usize::from(tokens.get(verb)?.is(&["really", "actually", "also", "then", "basically"]));
    let base = lexicon().base(&tokens.get(verb)?.lower)?;
    let known = ["allow", "enable", "help", "let", "give", "provide"].contains(&base);
    // "X helped", "X helps": a bare form belongs to another subject.
    if !known || !tokens[verb].tags.any(Tags::THIRD.with(Tags::PAST)) && !tokens[verb].name {
        return None;
    }
    let (whom, after) = beneficiary(tokens, verb + 1, voice)?;
    let word = agreed(tokens, verb)?;
    let name = &tokens[at].text;
    if matches!(base, "give" | "provide") {
        let from = after + usize::from(tokens.get(after)?.lower == "with");
        let what = whole(tokens, from, voice)?;
        let with = if base == "provide" { "with " } else { "" };
        return (what.split(' ').count() >= 2).then(|| format!("{name} {word} {whom} {with}{what}"));
    }
    let to = after + usize::from(tokens.get(after)?.lower == "to");
    let joint = if base == "let" { "" } else { "to " };
    Some(format!(
        "{name} {word} {whom} {joint}{}",
        action(tokens, to, voice)?
    ))
}

/// Whom something helps: "us", "our developers", "the teams", with the index after it.
fn beneficiary(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<(String, usize)> {
    const PEOPLE: &[&str] = &[
        "developers",
        "engineers",
        "teams",
        "users",
        "customers",
        "operators",
        "scientists",
        "researchers",
    ];
    let first = tokens.get(at).filter(|t| t.after == ' ')?;
    if first.lower == "us" {
        return Some((voice.company.to_owned(), at + 1));
    }
    let owned = first.is(&["our", "the"]);
    let noun = at + usize::from(owned);
    let noun = noun + usize::from(!tokens.get(noun)?.is(PEOPLE));
    let people = tokens.get(noun).filter(|t| t.is(PEOPLE) && t.after == ' ')?;
    let words = voice.phrase(&tokens[at + usize::from(owned)..noun]);
    let kind = [words.as_str(), people.lower.as_str()].into_iter().filter(|w| !w.is_empty());
    let kind = kind.collect::<Vec<_>>().join(" ");
    let plain = tokens[at + usize::from(owned)..noun]
        .iter()
        .all(|t| t.tags.any(Tags::NOUN.with(Tags::ADJECTIVE)));
    let whom = match first.lower.as_str() {
        "our" => format!("{} {kind}", possessive(voice.company)),
        "the" => format!("the {kind}"),
        _ => kind,
    };
    plain.then_some((whom, noun + 1))
}
