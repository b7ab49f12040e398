//! The shapes of a sentence that tells what a project is for, told of the company. It takes no general statement, no
//! advice, no wish and no word of other people.

use super::reading::{UNSURE, agreed, all_of, clear, ends, heads, ours, past, uses, using, whole_purpose};
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{
        nominal::phrase,
        realise::{Voice, possessive},
        tokens::Token,
    },
};

/// What the name at `at` is used for, with how strong the shape is (0 is best).
pub(super) fn shape(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<(usize, String)> {
    type Shape = fn(&[Token], usize, &Voice<'_>) -> Option<String>;
    let shapes: [Shape; 9] = [
        used_for, relative, listed, fronted, helps, replaced, made_with, handles, runs_on,
    ];
    shapes.iter().enumerate().find_map(|(strength, shape)| {
        shape(tokens, at, voice).filter(|text| clear(text)).map(|text| (strength, text))
    })
}

/// "we use X to …": the verb before the name, the purpose after it.
fn used_for(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let verb = (at.saturating_sub(4)..at).rev().find(|i| using(&tokens[*i]))?;
    // Between the verb and the name stand only words of the name's own phrase.
    let own = Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NOUN);
    let apart = tokens[verb + 1..at].iter().any(|t| !t.tags.any(own) || t.tags.any(Tags::PREPOSITION));
    if apart || tokens[at].after != ' ' {
        return None;
    }
    let chosen = verb >= 2
        && tokens[verb - 1].lower == "to"
        && tokens[verb - 2].is(&["decided", "chose", "chosen", "started", "began", "opted"])
        && ours(tokens, verb - 2);
    if chosen {
        let what = whole_purpose(tokens, at + 1, voice)?;
        let began = tokens[verb - 2].lower.replace("chosen", "chose");
        return Some(format!(
            "{} {began} to use {} {what}",
            voice.company, tokens[at].text
        ));
    }
    // "we were able to use X to …"
    let able = verb >= 3
        && tokens[verb - 1].lower == "to"
        && tokens[verb - 2].lower == "able"
        && past(tokens, verb - 2)
        && ours(tokens, verb - 2);
    if able {
        let what = whole_purpose(tokens, at + 1, voice)?;
        return Some(format!("{} used {} {what}", voice.company, tokens[at].text));
    }
    if !ours(tokens, verb) {
        return None;
    }
    let what = whole_purpose(tokens, at + 1, voice)?;
    Some(uses(tokens, verb, at, &what, voice))
}

/// "X, which we use for …", "the X add-on that we use to …".
fn relative(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let we = (at + 1..tokens.len().min(at + 5)).find(|i| tokens[*i].lower == "we")?;
    let opens = tokens[we - 1].is(&["which", "that"]);
    let verb = (we + 1..tokens.len().min(we + 3)).find(|i| using(&tokens[*i]))?;
    if !opens || !ours(tokens, verb) || tokens[at.saturating_sub(4)..at].iter().any(|t| t.is(UNSURE)) {
        return None;
    }
    let what = whole_purpose(tokens, verb + 1, voice)?;
    Some(uses(tokens, verb, at, &what, voice))
}

/// "we have X for metrics, Y for traces": one verb for several names.
fn listed(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const HAVING: &[&str] = &[
        "use", "have", "run", "leverage", "choose", "pick", "adopt", "deploy", "rely",
    ];
    let next = tokens.get(at + 1).filter(|t| tokens[at].after == ' ' && t.is(&["for", "as"]))?;
    let verb = (at.saturating_sub(20)..at)
        .rev()
        .find(|i| lexicon().base(&tokens[*i].lower).is_some_and(|b| HAVING.contains(&b)))?;
    let between = &tokens[verb + 1..at];
    let broken = between.iter().any(|t| {
        matches!(t.after, '.' | ';' | '?')
            || t.tags.any(Tags::SUBJECT.with(Tags::SUBORDINATOR))
            || t.is(UNSURE)
    });
    // The name opens its own item of the list.
    let opens = at == verb + 1
        || tokens[at - 1].after == ','
        || tokens[at - 1].is(&["and", "on", "a", "an", "the", "then"])
        || using(&tokens[at - 1]);
    if broken || !opens || !ours(tokens, verb) || next.after != ' ' {
        return None;
    }
    let what = whole_purpose(tokens, at + 1, voice)?;
    Some(format!("{} uses {} {what}", voice.company, tokens[at].text))
}

/// "for tracing we use X".
fn fronted(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let verb = at.checked_sub(1).filter(|v| using(&tokens[*v]))?;
    let we = verb.checked_sub(1).filter(|i| tokens[*i].lower == "we")?;
    let opener = (we.saturating_sub(7)..we).rev().find(|i| tokens[*i].lower == "for")?;
    let starts = opener == 0
        || tokens[opener - 1].after != ' '
        || tokens[opener - 1].is(&["and", "so", "then", "but", "also"]);
    let what = phrase(&tokens[..we], opener + 1, voice)?;
    let whole = tokens[opener + 1..we].iter().map(|t| t.text.split(' ').count()).sum::<usize>();
    if !starts || !ends(tokens, at) || what.split(' ').count() != whole {
        return None;
    }
    Some(uses(tokens, verb, at, &format!("for {what}"), voice))
}

/// "X helps us to …", "X allows us to …", "X gives us …".
fn helps(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    if !heads(tokens, at) {
        return None;
    }
    let verb = at + 1;
    let base = lexicon().base(&tokens.get(verb)?.lower)?;
    let known = ["allow", "enable", "help", "let", "give", "provide"].contains(&base);
    if !known || tokens.get(verb + 1)?.lower != "us" || tokens[verb + 1].after != ' ' {
        return None;
    }
    let word = agreed(tokens, verb)?;
    let name = &tokens[at].text;
    let after = tokens.get(verb + 2)?;
    if matches!(base, "give" | "provide") {
        let from = verb + 2 + usize::from(after.lower == "with");
        let what = phrase(tokens, from, voice)?;
        let with = if base == "provide" { "with " } else { "" };
        return (what.split(' ').count() >= 2 && tokens[from].tags.any(Tags::DETERMINER.with(Tags::NOUN)))
            .then(|| format!("{name} {word} {} {with}{what}", voice.company));
    }
    let to = if after.lower == "to" { verb + 2 } else { verb + 1 };
    let action = tokens.get(to + 1).filter(|t| t.tags.any(Tags::BASE))?;
    if action.is(&["do", "be", "get", "go", "have", "make", "kind"]) {
        return None;
    }
    let what = phrase(tokens, to + 2, voice)?;
    let joint = if base == "let" { "" } else { "to " };
    Some(format!(
        "{name} {word} {} {joint}{} {what}",
        voice.company, action.lower
    ))
}

/// "we moved from Y to X", "we replaced Y with X".
fn replaced(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    if !ends(tokens, at) {
        return None;
    }
    let to = at.checked_sub(1).filter(|i| tokens[*i].is(&["to", "with", "by"]))?;
    let verb = (at.saturating_sub(10)..to).rev().find(|i| {
        lexicon().base(&tokens[*i].lower).is_some_and(|b| {
            if tokens[to].lower == "to" {
                ["move", "migrate", "switch", "transition", "convert"].contains(&b)
            } else {
                b == "replace"
            }
        })
    })?;
    if !ours(tokens, verb) || !past(tokens, verb) && !tokens[verb].tags.any(Tags::PARTICIPLE) {
        return None;
    }
    let from = (verb + 1..to).find(|i| tokens[*i].lower == "from");
    let parts: String = if tokens[to].lower == "to" && from.is_none() {
        format!(" {} to", all_of(tokens, verb + 1, to, voice)?)
    } else if let (Some(from), "to") = (from, tokens[to].lower.as_str()) {
        let old = all_of(tokens, from + 1, to, voice)?;
        let what = if from == verb + 1 {
            String::new()
        } else {
            format!(" {}", all_of(tokens, verb + 1, from, voice)?)
        };
        format!("{what} from {old} to")
    } else {
        format!(" {} with", all_of(tokens, verb + 1, to, voice)?)
    };
    Some(format!(
        "{} {}{parts} {}",
        voice.company,
        agreed(tokens, verb)?,
        tokens[at].text
    ))
}

/// "we built our pipelines on top of X", "we run our services on X".
fn made_with(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const MAKING: &[&str] = &[
        "build",
        "implement",
        "create",
        "develop",
        "deploy",
        "provision",
        "run",
        "manage",
        "automate",
        "orchestrate",
        "operate",
        "expose",
        "deliver",
        "package",
        "host",
        "schedule",
        "monitor",
        "collect",
        "store",
        "secure",
        "configure",
        "template",
    ];
    if !ends(tokens, at) {
        return None;
    }
    let mut joint = at.checked_sub(1)?;
    if tokens[joint].lower == "of" && joint >= 2 && tokens[joint - 1].lower == "top" {
        joint -= 2;
    }
    if !tokens[joint].is(&["on", "with", "using", "through", "via"]) {
        return None;
    }
    let verb = (joint.saturating_sub(9)..joint).rev().find(|i| {
        lexicon().base(&tokens[*i].lower).is_some_and(|b| MAKING.contains(&b)) && ours(tokens, *i)
    })?;
    let what = all_of(tokens, verb + 1, joint, voice)?;
    let by: Vec<&str> = tokens[joint..at].iter().map(|t| t.lower.as_str()).collect();
    Some(format!(
        "{} {} {what} {} {}",
        voice.company,
        agreed(tokens, verb)?,
        by.join(" "),
        tokens[at].text
    ))
}

/// "X deploys our applications".
fn handles(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const HANDLING: &[&str] = &[
        "manage",
        "handle",
        "provide",
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
    ];
    let verb = tokens.get(at + 1)?;
    let base = lexicon().base(&verb.lower)?;
    let ours = tokens.get(at + 2).is_some_and(|t| t.is(&["our", "all"]))
        && tokens[at + 2..].iter().take(3).any(|t| t.lower == "our");
    if !heads(tokens, at) || !HANDLING.contains(&base) || !verb.tags.any(Tags::THIRD) || !ours {
        return None;
    }
    let what = phrase(tokens, at + 2, voice)?.replacen("its ", &format!("{} ", possessive(voice.company)), 1);
    Some(format!("{} {} {what}", tokens[at].text, verb.lower))
}

/// "our services run on X".
fn runs_on(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let on = at.checked_sub(1).filter(|i| tokens[*i].is(&["on", "in"]))?;
    let verb = on
        .checked_sub(1)
        .filter(|i| tokens[*i].is(&["run", "runs", "running", "deployed", "hosted"]))?;
    let our = (verb.saturating_sub(6)..verb).rev().find(|i| tokens[*i].lower == "our")?;
    if !ends(tokens, at) || tokens[our.saturating_sub(4)..verb].iter().any(|t| t.is(UNSURE)) {
        return None;
    }
    let mut end = verb;
    while end > our + 1 && tokens[end - 1].tags.any(Tags::BE.with(Tags::ADVERB)) {
        end -= 1;
    }
    let what = all_of(tokens, our, end, voice)?;
    let all = if our > 0 && tokens[our - 1].lower == "all" {
        "all "
    } else {
        ""
    };
    (tokens[end - 1].tags.any(Tags::NOUN))
        .then(|| format!("{} runs {all}{what} on {}", voice.company, tokens[at].text))
}
