//! Reads noun phrases with what belongs to them out of a cleaned sentence. It stops before anything it is not sure of.

use super::super::realise::Voice;
use super::tokens::Token;
use crate::text::lexicon::{Tags, lexicon};

/// Most words of a phrase.
const TAIL: usize = 9;

/// Activities that are named like things: "for security scanning".
const ACTIVITIES: &[&str] = &[
    "scanning",
    "monitoring",
    "logging",
    "networking",
    "engineering",
    "testing",
    "training",
    "scheduling",
    "tracing",
    "routing",
    "hosting",
    "processing",
    "provisioning",
    "balancing",
    "autoscaling",
    "scaling",
    "caching",
    "messaging",
    "computing",
    "learning",
    "billing",
    "tooling",
    "alerting",
    "signing",
    "tracking",
    "packaging",
    "templating",
    "checking",
    "onboarding",
    "auditing",
    "profiling",
    "debugging",
    "patching",
    "versioning",
    "sharding",
];

/// Words from `at` on as long as they make one noun phrase with its prepositions; what hangs at the end is left out.
pub(in super::super) fn phrase(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<String> {
    extent(tokens, at, voice).map(|(text, _)| text)
}

/// The same phrase with the index after its last word.
pub(in super::super) fn extent(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<(String, usize)> {
    let mut end = at;
    let mut long = false;
    while let Some(token) = tokens.get(end) {
        let stop = token.tags.any(
            Tags::SUBJECT
                .with(Tags::OBJECT)
                .with(Tags::SUBORDINATOR)
                .with(Tags::RELATIVE)
                .with(Tags::MODAL)
                .with(Tags::BE)
                .with(Tags::HAVE)
                .with(Tags::DO),
        ) && !token.tags.any(Tags::PREPOSITION)
            || token.is(&[
                "this", "that", "these", "those", "and", "so", "but", "or", "as", "there", "then", "here",
                "now", "you", "actually", "many", "most", "some", "all", "each", "every", "also", "like",
            ])
            || token.tags.any(Tags::PAST.with(Tags::THIRD))
                && !token.tags.any(Tags::NOUN.with(Tags::PARTICIPLE).with(Tags::ADJECTIVE));
        if stop || (token.lower == "from" && end > at) {
            break;
        }
        if end - at >= TAIL {
            long = true;
            break;
        }
        end += 1;
        if token.after != ' ' {
            break;
        }
    }
    // Too long: back to the last preposition, so that no noun phrase is cut in two.
    if long && let Some(cut) = tokens[at..end].iter().rposition(|t| t.tags.any(Tags::PREPOSITION)) {
        end = at + cut;
    }
    while end > at {
        let last = &tokens[end - 1];
        let hangs = !last.name
            && (last.tags.any(
                Tags::NEVER_LAST
                    .with(Tags::PREPOSITION)
                    .with(Tags::DETERMINER)
                    .with(Tags::COORDINATOR)
                    .with(Tags::ADJECTIVE)
                    .with(Tags::ADVERB),
            ) && !last.is(&["worldwide", "globally", "production"])
                || last.tags.any(Tags::GERUND.with(Tags::BASE))
                    && !last.tags.any(Tags::NOUN)
                    && !last.is(ACTIVITIES));
        if !hangs {
            break;
        }
        end -= 1;
    }
    if end == at || super::super::debris::strangeness(&tokens[at..end]) > 0.3 {
        return None;
    }
    // "a metrics collector" is one collector.
    let miscounted = (at + 1..end).any(|i| {
        tokens[i - 1].is(&["a", "an", "each", "every"])
            && lexicon().plural(&tokens[i].lower)
            && !(i + 1 < end && tokens[i + 1].tags == Tags::NOUN && !lexicon().plural(&tokens[i + 1].lower))
    });
    if miscounted {
        return None;
    }
    let words: Vec<Token> = tokens[at..end]
        .iter()
        .map(|t| {
            let mut token = t.clone();
            if t.lower == "our" {
                token = Token::new("its");
            }
            token.after = ' ';
            token
        })
        .collect();
    Some((voice.phrase(&words), end))
}

/// Whether a phrase that ends before `end` is whole: what follows begins something new and is no part of it.
pub(in super::super) fn closed(tokens: &[Token], end: usize) -> bool {
    let Some(last) = end.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let Some(next) = tokens.get(end).filter(|_| last.after == ' ') else {
        return true;
    };
    // "as they come in" is another clause; "as a driver" belongs to the phrase.
    if next.lower == "as" {
        return tokens.get(end + 1).is_some_and(|t| t.tags.any(Tags::SUBJECT));
    }
    let begins = Tags::SUBORDINATOR.with(Tags::SUBJECT).with(Tags::COORDINATOR);
    (next.tags.any(begins) || next.is(&["so", "then", "which", "now", "today", "there", "while", "whereas"]))
        && !next.is(&["than", "that", "or", "if", "unless", "until"])
}

#[cfg(test)]
mod tests {
    use super::{
        super::tokens::{Names, clean},
        *,
    };

    const VOICE: Voice<'_> = Voice {
        company: "Acme",
        cased: true,
    };

    #[test]
    fn phrases_end_before_what_is_not_theirs() {
        let of = |text: &str| phrase(&clean(text, &Names::default()), 0, &VOICE);
        assert_eq!(
            of("security scanning of images because we must").as_deref(),
            Some("security scanning of images")
        );
        assert_eq!(of("a metrics collector").as_deref(), Some("a metrics collector"));
        assert_eq!(of("a metrics of ours"), None);
        assert_eq!(of("that"), None);
    }
}
