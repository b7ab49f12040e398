//! The shapes of a sentence that tells what a project is for, told of the company. It takes no general statement, no
//! advice, no wish and no word of other people.

use super::{
    phrases::{list_from, purpose_from},
    reading::{
        UNSURE, adopted, agreed, all_of, clear, compound, ends, heads, ours, past, uses, using, whole,
    },
    roles::{
        DOING, amounts, does, does_for, is_used, joint_before, rests_on, runs_at_all, runs_on, setup, used_in,
    },
    states::{can_with, helps, is_our, made_by, sends, since},
};
use crate::{
    text::lexicon::{Tags, lexicon},
    writing::extractive::{
        realise::{Voice, possessive},
        tokens::Token,
    },
};

type Shape = fn(&[Token], usize, &Voice<'_>) -> Option<String>;

/// Shapes that say what for; then what rests on it; then no more than where, since when and how much.
const SHAPES: [&[Shape]; 3] = [
    &[
        used_for, relative, listed, fronted, is_our, helps, made_with, made_by, sends, handles, does_for,
    ],
    &[rests_on, runs_on, replaced, can_with],
    &[used_in, setup, since, amounts, runs_at_all],
];

/// Shapes of what a project does that count only where the company tells of its own doings.
const OWN: [Shape; 2] = [is_used, does];

/// What the name at `at` is used for, with how little the shape tells (0 is best). `own` tells that the sentence is surely
/// of the company's own doings.
pub(super) fn shape(tokens: &[Token], at: usize, own: bool, voice: &Voice<'_>) -> Option<(usize, String)> {
    let found = |shapes: &[Shape]| {
        shapes.iter().find_map(|shape| shape(tokens, at, voice).filter(|text| clear(text)))
    };
    let ranked = SHAPES.iter().enumerate().take(2).find_map(|(rank, shapes)| Some((rank, found(shapes)?)));
    ranked
        .or_else(|| Some((1, found(&OWN).filter(|_| own)?)))
        .or_else(|| Some((2, found(SHAPES[2])?)))
}

/// "we use X to …": the verb before the name, the purpose after it.
fn used_for(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let verb = (at.saturating_sub(6)..at).rev().find(|i| using(&tokens[*i]) || adopted(&tokens[*i]))?;
    // Between the verb and the name stand only words of the name's own phrase: "the open source tool called X".
    let own = Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NOUN);
    let apart = tokens[verb + 1..at].iter().any(|t| {
        (!t.tags.any(own) || t.tags.any(Tags::PREPOSITION) || t.after != ' ')
            && !t.is(&["called", "named", "on"])
    });
    let on = tokens[verb + 1..at].iter().any(|t| t.lower == "on");
    if apart || on != (lexicon().base(&tokens[verb].lower) == Some("rely")) {
        return None;
    }
    let (name, next) = compound(tokens, at, voice);
    if tokens[next - 1].after != ' ' {
        return None;
    }
    let decided = ["decided", "chose", "chosen", "started", "began", "opted", "had"];
    if verb >= 2 && tokens[verb - 1].lower == "to" && tokens[verb - 2].is(&decided) && ours(tokens, verb - 2)
    {
        let what = purpose_from(tokens, next, voice)?;
        let began = tokens[verb - 2].lower.replace("chosen", "chose");
        return Some(format!("{} {began} to use {name} {what}", voice.company));
    }
    // "we were able to use X to …"
    let able = verb >= 3
        && tokens[verb - 1].lower == "to"
        && tokens[verb - 2].lower == "able"
        && past(tokens, verb - 2)
        && ours(tokens, verb - 2);
    if able {
        let what = purpose_from(tokens, next, voice)?;
        return Some(format!("{} used {name} {what}", voice.company));
    }
    if !ours(tokens, verb) {
        return None;
    }
    let what = purpose_from(tokens, next, voice)?;
    Some(uses(tokens, verb, &name, &what, voice))
}

/// "X, which we use for …", "the X add-on that we use to …", "X that we deploy for …".
fn relative(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let we = (at + 1..tokens.len().min(at + 5)).find(|i| tokens[*i].lower == "we")?;
    let opens = tokens[we - 1].is(&["which", "that"]);
    let verb = (we + 1..tokens.len().min(we + 4)).find(|i| using(&tokens[*i]) || adopted(&tokens[*i]))?;
    if !opens || !ours(tokens, verb) || tokens[at.saturating_sub(4)..at].iter().any(|t| t.is(UNSURE)) {
        return None;
    }
    let what = purpose_from(tokens, verb + 1, voice)?;
    Some(uses(tokens, verb, &tokens[at].text, &what, voice))
}

/// "we have X for metrics, Y for traces": one verb for several names.
fn listed(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    const HAVING: &[&str] = &[
        "use", "have", "get", "run", "leverage", "choose", "pick", "adopt", "deploy", "rely", "keep",
    ];
    let next = tokens.get(at + 1).filter(|t| tokens[at].after == ' ' && t.is(&["for", "as"]))?;
    if listed_bare(tokens, at) {
        let end = (at + 1..tokens.len()).find(|i| tokens[*i].name).unwrap_or(tokens.len());
        let what = purpose_from(&tokens[..end], at + 1, voice)?;
        return Some(format!("{} uses {} {what}", voice.company, tokens[at].text));
    }
    let verb = (at.saturating_sub(20)..at)
        .rev()
        .find(|i| lexicon().base(&tokens[*i].lower).is_some_and(|b| HAVING.contains(&b)))?;
    let between = &tokens[verb + 1..at];
    // "have a look at X for …": what is had is something else.
    let other = between.iter().any(|t| t.tags.any(Tags::NOUN)) && !between.iter().any(|t| t.name);
    let broken = other
        || between.iter().any(|t| {
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
    let what = purpose_from(tokens, at + 1, voice)?;
    Some(format!("{} uses {} {what}", voice.company, tokens[at].text))
}

/// "so X for metrics, Y for traces": a sentence that lists names with what each is for, and says nothing else.
fn listed_bare(tokens: &[Token], at: usize) -> bool {
    let item = |i: usize| {
        tokens[i].name && tokens[i].after == ' ' && tokens.get(i + 1).is_some_and(|t| t.lower == "for")
    };
    let first = tokens.iter().position(|t| !t.is(&["so", "and", "then", "like"]));
    let verbs = Tags::SUBJECT.with(Tags::MODAL).with(Tags::BE).with(Tags::HAVE).with(Tags::DO);
    first.is_some_and(item)
        && item(at)
        && (0..tokens.len()).filter(|i| item(*i)).count() >= 2
        && !tokens.iter().any(|t| t.tags.any(verbs) || t.after == '?')
}

/// "for tracing we use X", "for tracing at Acme we use the X".
fn fronted(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    let article = at.checked_sub(1).is_some_and(|i| tokens[i].is(&["the", "a", "an"]));
    let verb = at.checked_sub(1 + usize::from(article))?;
    let having = tokens[verb].is(&["have", "had", "run", "chose", "picked"]);
    if !using(&tokens[verb]) && !having || !ours(tokens, verb) {
        return None;
    }
    let we = tokens[..verb].iter().rposition(|t| t.lower == "we")?;
    let opener = (we.saturating_sub(9)..we).rev().find(|i| tokens[*i].lower == "for")?;
    let starts = opener == 0
        || tokens[opener - 1].after != ' '
        || tokens[opener - 1].is(&["and", "so", "then", "but", "also"]);
    let (what, end) = list_from(&tokens[..we], opener + 1, true, voice)?;
    let (name, next) = compound(tokens, at, voice);
    if !starts || !ends(tokens, next - 1) || end != we {
        return None;
    }
    let what = what.strip_suffix(&format!(" at {}", voice.company)).unwrap_or(&what);
    Some(uses(tokens, verb, &name, &format!("for {what}"), voice))
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
                ["move", "migrate", "switch", "transition", "convert", "shift"].contains(&b)
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
        "instrument",
        "validate",
        "enforce",
        "sync",
        "handle",
        "scale",
        "visualize",
        "define",
        "trace",
        "encrypt",
        "sign",
        "scan",
        "generate",
        "upgrade",
        "bootstrap",
        "maintain",
        "install",
        "track",
        "measure",
        "model",
        "test",
        "serve",
        "render",
        "query",
        "control",
        "authenticate",
        "replicate",
        "train",
        "perform",
        "gather",
        "protect",
        "route",
        "distribute",
        "isolate",
        "install",
        "integrate",
        "describe",
        "solve",
        "do",
    ];
    let (name, next) = compound(tokens, at, voice);
    if !ends(tokens, next - 1) {
        return None;
    }
    let joint = joint_before(tokens, at, &["on", "with", "using", "through", "via"])?;
    let verb = (joint.saturating_sub(9)..joint).rev().find(|i| {
        lexicon().base(&tokens[*i].lower).is_some_and(|b| MAKING.contains(&b)) && ours(tokens, *i)
    })?;
    let what = all_of(tokens, verb + 1, joint, voice)?;
    let by: Vec<&str> = tokens[joint..at].iter().map(|t| t.lower.as_str()).filter(|w| *w != "the").collect();
    Some(format!(
        "{} {} {what} {} {name}",
        voice.company,
        agreed(tokens, verb)?,
        by.join(" "),
    ))
}

/// "X deploys our applications", "X is handling our scaling", "X takes care of the certificates".
fn handles(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    if !heads(tokens, at) {
        return None;
    }
    let first = tokens.get(at + 1)?;
    let (verb, word) = if first.is(&["is", "was"]) && tokens.get(at + 2)?.tags.any(Tags::GERUND) {
        let base = lexicon().base(&tokens[at + 2].lower)?;
        let forms = lexicon().forms(base)?;
        let told = if first.lower == "is" {
            &forms.third
        } else {
            &forms.past
        };
        (at + 2, told.clone())
    } else {
        (at + 1, first.lower.clone())
    };
    let base = lexicon().base(&tokens[verb].lower)?;
    let told = verb > at + 1 || first.tags.any(Tags::THIRD);
    // What it does in general is a lecture: it is told where it does so with what is ours.
    let ours = tokens[verb + 1..].iter().take(5).any(|t| t.lower == "our");
    let care = base == "take" && tokens.get(verb + 1)?.lower == "care" && tokens.get(verb + 2)?.lower == "of";
    let handling = DOING.contains(&base) || ["provide", "expose"].contains(&base);
    if !told || !care && !handling || !ours {
        return None;
    }
    let from = if care { verb + 3 } else { verb + 1 };
    let what = whole(tokens, from, voice)?.replacen("its ", &format!("{} ", possessive(voice.company)), 1);
    let care = if care { " care of" } else { "" };
    Some(format!("{} {word}{care} {what}", tokens[at].text))
}
