//! Tells the mentions of a project that speak of no use, however they sound: what was denied, tried and left, only shown,
//! named by somebody who asks, or told to "you". What the other mentions tell decides.

use super::cues::Around;
use crate::{model::Transcript, text::words::lower};

/// Why a mention tells of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Veto {
    /// The company says that it does not use it or has something like it, which weighs on what is said elsewhere, too.
    Denied,
    /// It was tried, shown, or named by others.
    Beside,
}

/// Words of a denial, with the doings that are denied.
const NOT: [&str; 6] = ["don't", "didn't", "not", "never", "doesn't", "won't"];
const USING: [&str; 9] = [
    "run", "use", "deploy", "operate", "adopt", "have", "using", "running", "need",
];

/// Phrases before a name that was only tried, compared or asked for.
const TRIED: [&str; 14] = [
    "did evaluate",
    "we evaluated",
    "we've evaluated",
    "did consider",
    "we considered",
    "we looked at",
    "we looked into",
    "we played with",
    "we experimented with",
    "did you look at",
    "did you consider",
    "have you considered",
    "have you looked at",
    "you are already using",
];

/// Phrases before a name that another thing is set beside: what is like it is not it.
const LIKE: [&str; 4] = [
    "is similar to",
    "very similar to",
    "similar to the native",
    "instead of using",
];

/// Words after a name that say it was taken after all.
const TAKEN: [&str; 6] = ["chose", "decided", "picked", "adopted", "went", "chosen"];

/// Phrases of a sentence in which something is only shown.
const SHOWN: [&str; 9] = [
    "in our demo",
    "in the demo",
    "in this demo",
    "for the demo",
    "for this demo",
    "for our demo",
    "of the demo",
    "all i have to do",
    "i'm just going to",
];

/// Phrases before a name in its sentence that leave open whether it was taken.
const OPEN: [&str; 6] = [
    "whether we could",
    "whether we can",
    "whether we should",
    "whether we install",
    "whether to",
    "whether you",
];

/// Words before a name that are surely said of it.
const CLOSE: usize = 6;

/// Why a mention tells of no use, if it does not: from the words around it, its sentence, and what stands there before it.
pub(super) fn veto(around: &Around, sentence: &str, head: &str) -> Option<Veto> {
    let (near, next) = (around.near(), around.next());
    // Where captions have no punctuation the words farther off may tell of another mention.
    let before = near[near.len().saturating_sub(CLOSE)..].join(" ");
    if denied(near) || LIKE.iter().any(|phrase| before.contains(phrase)) {
        return Some(Veto::Denied);
    }
    let own = lower(sentence).replace('’', "'");
    let tried = TRIED.iter().any(|phrase| before.contains(phrase))
        && !next.iter().any(|word| TAKEN.contains(&word.as_str()));
    // "whether Flux could replace it": that was the question.
    let open = OPEN.iter().any(|phrase| lower(head).contains(phrase));
    let misfit = next.join(" ").contains("n't a good fit") || next.join(" ").contains("not a good fit");
    let shown = SHOWN.iter().any(|phrase| own.contains(phrase));
    let taught = next.first().is_some_and(|word| word == "install")
        && near.iter().rev().take(6).any(|word| matches!(word.as_str(), "you" | "whether"));
    (tried || open || misfit || shown || taught).then_some(Veto::Beside)
}

/// "we don't run X": a denial whose doing stands right before the name.
fn denied(near: &[String]) -> bool {
    let close = &near[near.len().saturating_sub(5)..];
    close.iter().enumerate().any(|(i, word)| {
        let doing = close.get(i + 1..).unwrap_or_default();
        let reach = doing.iter().take(2).any(|w| USING.contains(&w.as_str()));
        let ours = i.checked_sub(1).and_then(|at| close.get(at)).is_some_and(|w| w == "we")
            || i >= 2 && close[i - 1] == "do" && close[i - 2] == "we"
            || i >= 2 && close[i - 1] == "are" && close[i - 2] == "we";
        NOT.contains(&word.as_str()) && ours && reach
    })
}

/// The sentences in which somebody in the room asks, from the call for questions on: each from the words that open a
/// question to its end.
pub(super) fn turns(transcript: &Transcript, questions: usize) -> Vec<std::ops::Range<usize>> {
    const OPENS: [&str; 11] = [
        "have a question",
        "got a question",
        "had a question",
        "quick question",
        "my question",
        "thanks for the talk",
        "thank you for the talk",
        "thank you for your talk",
        "great talk",
        "i was wondering",
        "wanted to ask",
    ];
    const ANSWERS: [&str; 9] = [
        "yeah",
        "yes",
        "good question",
        "great question",
        "right",
        "sure",
        "no ",
        "that's a",
        "so yeah",
    ];
    const LONGEST: usize = 8;
    let mut out = Vec::new();
    let mut at = questions;
    while let Some(sentence) = transcript.sentences.get(at) {
        let text = lower(&sentence.text);
        at += 1;
        if !OPENS.iter().any(|phrase| text.contains(phrase)) {
            continue;
        }
        let begin = at - 1;
        while let Some(sentence) = transcript.sentences.get(at).filter(|_| at - begin < LONGEST) {
            let asked = transcript.sentences[at - 1].text.ends_with('?');
            let text = lower(&sentence.text);
            let words = text.trim_start_matches(|c: char| !c.is_alphanumeric());
            let words = words.strip_prefix("uh ").or_else(|| words.strip_prefix("um ")).unwrap_or(words);
            if asked || ANSWERS.iter().any(|word| words.starts_with(word)) {
                break;
            }
            at += 1;
        }
        out.push(begin..at);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::certainty as told;

    fn certainty(sentences: &[&str], project: &str) -> f64 {
        told(sentences, project, 0.6)
    }

    #[test]
    fn what_is_denied_tried_or_shown_is_not_told() {
        for sentences in [
            &[
                "To mark the loaves you could take SPIRE",
                "That is why we don't run SPIRE in our bakery",
            ][..],
            &["We did evaluate Crossplane three summers ago for our ovens"],
            &["Our oven is similar to what we use, it is similar to Falco with more doors"],
            &["In our demo we run Argo CD"],
            &["At the start you can Helm install the ovens"],
            &["We did not know whether to bake with Crossplane"],
        ] {
            let name = ["SPIRE", "Crossplane", "Falco", "Argo CD", "Helm"]
                .into_iter()
                .find(|name| sentences.iter().any(|s| s.contains(name)))
                .expect("named");
            let sure = certainty(sentences, name);
            assert!(sure < 0.6, "{sentences:?} {sure}");
        }
    }

    #[test]
    fn what_is_told_elsewhere_stands() {
        for sentences in [
            &[
                "In our demo we show Argo CD",
                "In all our bakeries we run Argo CD for the ovens",
            ][..],
            &[
                "We looked at Crossplane and chose it",
                "We use Crossplane for our ovens",
            ],
        ] {
            let name = if sentences[0].contains("Argo") {
                "Argo CD"
            } else {
                "Crossplane"
            };
            let sure = certainty(sentences, name);
            assert!(sure > 0.6, "{sentences:?} {sure}");
        }
    }

    #[test]
    fn who_asks_tells_of_another_bakery() {
        let asked = [
            "We bake with Argo CD",
            "They sell bread",
            "Any question",
            "I have a question",
            "At our bakery we decided to use Crossplane",
            "Did you hear of it?",
            "Yes we heard of it",
        ];
        assert!(certainty(&asked, "Crossplane") < 0.6);
    }
}
