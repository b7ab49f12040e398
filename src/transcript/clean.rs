//! Joins cues into one raw text and drops what nobody said: `[Music]`, `>>`, speaker labels, entities. It corrects
//! nothing: each kept word stands as captioned and knows its place in the raw text.

use std::collections::BTreeMap;

use crate::model::{RawCaptions, Span};

/// The talk as one clean text that knows where each character came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// All cue texts joined by one space, white space folded, ends trimmed; nothing else changed.
    pub raw: String,
    /// What remains of `raw` when noises, speaker arrows and entities are gone.
    pub text: String,
    /// For each character of `text`, its character position in `raw`; never falls.
    pub origin: Vec<usize>,
    /// Place of each cue in `raw` with its times in milliseconds, in order.
    pub cues: Vec<(Span, Option<u64>, Option<u64>)>,
    /// Characters of `text` at which another speaker begins: a sentence ends before each.
    pub turns: Vec<usize>,
}

/// Longest noise in brackets, in characters: `[speaking in a foreign language]` has 32.
const LONGEST_NOISE: usize = 40;

/// Longest entity name, in characters, with `&` and `;`.
const LONGEST_ENTITY: usize = 12;

/// Words that make up a noise in round brackets; other words in round brackets were said, or are a caption
/// writer's help, and stay.
const NOISES: [&str; 34] = [
    "applauding",
    "applauds",
    "applause",
    "audience",
    "audio",
    "background",
    "cheering",
    "cheers",
    "chuckles",
    "chuckling",
    "clapping",
    "claps",
    "coughs",
    "cross",
    "crosstalk",
    "crowd",
    "foreign",
    "gentle",
    "inaudible",
    "indistinct",
    "laugh",
    "laughing",
    "laughs",
    "laughter",
    "music",
    "playing",
    "sighs",
    "silence",
    "sound",
    "talk",
    "talking",
    "unintelligible",
    "upbeat",
    "video",
];

/// A character of the raw text with its position.
type At = (char, usize);

/// A word of the raw text after entities and noises are gone.
#[derive(Debug)]
struct Word {
    chars: Vec<At>,
    /// First of its line or cue.
    leads: bool,
}

/// Joins and cleans.
pub fn clean(captions: &RawCaptions) -> Cleaned {
    let (mut cleaned, lines) = join(captions);
    let words = words(&cleaned.raw, &lines);
    let labels = repeated_labels(&words);
    let mut at = 0;
    // Whether another speaker begins with the next word that is kept.
    let mut turn = false;
    while let Some(word) = words.get(at) {
        let rest = &words[at..];
        let arrow = word.chars.iter().take_while(|(c, _)| *c == '>').count();
        let dropped = if arrow >= 2 && arrow == word.chars.len() {
            1 + words.get(at + 1..).and_then(label_length).unwrap_or(0)
        } else if arrow >= 2 {
            label_length(rest).unwrap_or(0)
        } else if word.leads && matches!(word.chars.as_slice(), [('-' | '–' | '—', _)]) {
            1
        } else {
            let label = label_length(rest).filter(|n| word.leads && is_label(&rest[..*n], &labels));
            label.unwrap_or(0)
        };
        turn |= dropped > 0 || arrow >= 2;
        if dropped == 0 {
            let said = if arrow >= 2 {
                &word.chars[arrow..]
            } else {
                &word.chars
            };
            cleaned.push(said, std::mem::take(&mut turn));
        }
        at += dropped.max(1);
    }
    cleaned
}

impl Cleaned {
    fn push(&mut self, word: &[At], turn: bool) {
        if !self.text.is_empty() {
            // What stands before the word in the raw text: a space, or what was dropped.
            self.text.push(' ');
            self.origin.push(word.first().map_or(0, |(_, at)| at.saturating_sub(1)));
        }
        if turn {
            self.turns.push(self.origin.len());
        }
        for &(c, at) in word {
            self.text.push(c);
            self.origin.push(at);
        }
    }
}

/// White space as the readers of transcripts fold it: Unicode's, and the four ASCII separators.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// Joins the cues; also gives the raw positions at which lines and cues begin, in order.
fn join(captions: &RawCaptions) -> (Cleaned, Vec<usize>) {
    let mut cleaned = Cleaned::default();
    let mut lines = Vec::new();
    let mut length = 0;
    for cue in &captions.cues {
        let mut span: Option<Span> = None;
        for line in cue.text.split(['\n', '\r']) {
            let mut first = true;
            for word in line.split(is_space).filter(|w| !w.is_empty()) {
                if length > 0 {
                    cleaned.raw.push(' ');
                    length += 1;
                }
                if std::mem::take(&mut first) {
                    lines.push(length);
                }
                let start = length;
                cleaned.raw.push_str(word);
                length += word.chars().count();
                span = Some(Span {
                    start: span.map_or(start, |s| s.start),
                    end: length,
                });
            }
        }
        if let Some(span) = span {
            cleaned.cues.push((span, cue.start_ms, cue.end_ms));
        }
    }
    (cleaned, lines)
}

/// Cuts the raw text into words; entities are decoded and noises in brackets are gone.
fn words(raw: &str, lines: &[usize]) -> Vec<Word> {
    let mut kept: Vec<At> = Vec::with_capacity(raw.len());
    for (at, c) in raw.chars().enumerate() {
        // Zero-width characters, soft hyphens and notes of music were not said.
        if matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '♪' | '♫' | '♬'
        ) {
            continue;
        }
        kept.push((c, at));
        match c {
            ';' => decode_entity(&mut kept),
            ']' => drop_noise(&mut kept, '[', |words| {
                words.iter().all(|w| w.chars().all(is_noise_char))
            }),
            ')' => drop_noise(&mut kept, '(', |words| {
                !words.is_empty() && words.iter().all(|w| NOISES.contains(&w.trim_end_matches(['.', ','])))
            }),
            _ => {}
        }
    }
    let mut lines = lines.iter().copied().peekable();
    kept.split(|(c, _)| is_space(*c))
        .filter_map(|chars| {
            let first = chars.first()?.1;
            let mut leads = false;
            while lines.next_if(|line| *line <= first).is_some() {
                leads = true;
            }
            Some(Word {
                chars: chars.to_vec(),
                leads,
            })
        })
        .collect()
}

fn is_noise_char(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | '-' | '\'' | '’' | '.' | ',' | '&' | '>' | '*')
}

/// Replaces the entity that ends with the last character by what it stands for. Since each `;` is looked at, text
/// that was escaped twice is decoded twice.
fn decode_entity(kept: &mut Vec<At>) {
    let from = kept.len().saturating_sub(LONGEST_ENTITY);
    let Some(start) = kept[from..].iter().rposition(|(c, _)| *c == '&').map(|i| from + i) else {
        return;
    };
    let entity: String = kept[start..].iter().map(|(c, _)| c).collect();
    let decoded = html_escape::decode_html_entities(&entity);
    if decoded != entity {
        let at = kept[start].1;
        kept.truncate(start);
        kept.extend(decoded.chars().map(|c| (c, at)));
    }
}

/// Replaces `[…]` or `(…)` that ends with the last character by a space, when its lower-case words are a noise.
fn drop_noise(kept: &mut Vec<At>, open: char, is_noise: impl Fn(&[&str]) -> bool) {
    let from = kept.len().saturating_sub(LONGEST_NOISE + 2);
    let Some(start) = kept[from..].iter().rposition(|(c, _)| *c == open).map(|i| from + i) else {
        return;
    };
    let inner: String = kept[start + 1..kept.len() - 1].iter().flat_map(|(c, _)| c.to_lowercase()).collect();
    let words: Vec<&str> = inner.split(is_space).filter(|w| !w.is_empty()).collect();
    if is_noise(&words) {
        let at = kept[start].1;
        kept.truncate(start);
        kept.push((' ', at));
    }
}

/// Number of words of a speaker label at the start of `words`: at most four, capitalised or numbers, the last one
/// ending with a colon.
fn label_length(words: &[Word]) -> Option<usize> {
    for (i, word) in words.iter().take(4).enumerate() {
        let first = word.chars.iter().map(|(c, _)| *c).find(|c| *c != '(' && *c != '>')?;
        if !(first.is_uppercase() || (i > 0 && first.is_ascii_digit())) {
            return None;
        }
        if let [.., (before, _), (':', _)] = word.chars.as_slice()
            && (before.is_alphanumeric() || *before == ')')
        {
            return Some(i + 1);
        }
    }
    None
}

fn label_text(words: &[Word]) -> String {
    words.iter().flat_map(|w| w.chars.iter().map(|(c, _)| *c).chain([' '])).collect()
}

/// Labels that lead at least two lines: a lone "Note:" is the speaker's.
fn repeated_labels(words: &[Word]) -> BTreeMap<String, usize> {
    let mut labels = BTreeMap::new();
    for (i, word) in words.iter().enumerate() {
        if word.leads
            && let Some(length) = label_length(&words[i..])
        {
            *labels.entry(label_text(&words[i..i + length])).or_insert(0) += 1;
        }
    }
    labels
}

/// Whether a label-like beginning of a line is one: "Speaker 1:", or something that repeats.
fn is_label(words: &[Word], labels: &BTreeMap<String, usize>) -> bool {
    let text = label_text(words);
    let numbered = text.strip_prefix("Speaker ").or_else(|| text.strip_prefix("SPEAKER "));
    numbered.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || labels.get(&text).is_some_and(|count| *count >= 2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{CaptionFormat, CaptionOrigin, Cue};

    fn captions(cues: &[&str]) -> RawCaptions {
        let cue = |text: &&str| Cue {
            start_ms: None,
            end_ms: None,
            text: (*text).to_owned(),
        };
        RawCaptions {
            cues: cues.iter().map(cue).collect(),
            format: CaptionFormat::Plain,
            language: None,
            origin: CaptionOrigin::Given,
            label: "talk.txt".into(),
        }
    }

    fn cleaned(text: &str) -> String {
        clean(&captions(&[text])).text
    }

    #[test]
    fn raw_changes_nothing_but_white_space() {
        let c = clean(&captions(&[
            "  [Music]  &gt;&gt; so\n\n we   run\u{a0}it ",
            "",
            "today",
        ]));
        assert_eq!(c.raw, "[Music] &gt;&gt; so we run it today");
        assert_eq!(c.text, "so we run it today");
        assert_eq!(
            c.cues.iter().map(|c| (c.0.start, c.0.end)).collect::<Vec<_>>(),
            [(0, 29), (30, 35)]
        );
    }

    #[test]
    fn drops_noises_and_keeps_what_was_said() {
        assert_eq!(
            cleaned("hello[Music]world (laughter) yes [ __ ] (Audience laughs.) [speaking French] end"),
            "hello world yes end"
        );
        assert_eq!(
            cleaned("a[0] (that is, us) [v1.2] f(x) ♪ la ♪"),
            "a[0] (that is, us) [v1.2] f(x) la"
        );
    }

    #[test]
    fn decodes_entities_once_and_twice_escaped() {
        assert_eq!(
            cleaned("R&amp;D don&amp;#39;t &quot;AT&T; x&quot; 3 &lt; 4"),
            "R&D don't \"AT&T; x\" 3 < 4"
        );
    }

    #[test]
    fn drops_speaker_arrows_and_labels() {
        let c = clean(&captions(&[">> ANNA BERG: Hello. >>We do. &gt;&gt; Yes"]));
        assert_eq!(c.text, "Hello. We do. Yes");
        assert_eq!(c.turns, [0, 7, 14]);
        assert_eq!(
            cleaned("Bo: Hi.\nNote: it works.\nBo: Bye.\nSpeaker 1: So."),
            "Hi. Note: it works. Bye. So."
        );
        assert_eq!(cleaned("- Hello.\n- Hi - there."), "Hello. Hi - there.");
    }

    #[test]
    fn origin_points_to_the_raw_characters() {
        let c = clean(&captions(&["[Music] so naïve &amp; good"]));
        let raw: Vec<char> = c.raw.chars().collect();
        let text: Vec<char> = c.text.chars().collect();
        assert_eq!(text.len(), c.origin.len());
        assert!(text.iter().zip(&c.origin).all(|(t, at)| *t == raw[*at]));
    }

    fn noisy() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "so", "Naïve", " ", "\n", "[Music]", "[", "]", "(", ")", "laughter", ">>", ">", "&amp;", "&",
            "amp;", "#39;", "ANN:", "Speaker", "2:", "-", "♪", "\u{200b}", ".", "v1", ";", "_",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn origins_never_fall_and_stay_in_the_raw_text(texts in prop::collection::vec(noisy(), 0..4)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let c = clean(&captions(&texts));
            let raw = c.raw.chars().count();
            prop_assert_eq!(c.text.chars().count(), c.origin.len());
            prop_assert!(c.origin.windows(2).all(|p| p[0] <= p[1]));
            prop_assert!(c.origin.iter().all(|at| *at < raw));
            prop_assert!(!c.text.contains("  ") && c.text.trim() == c.text);
            prop_assert!(c.turns.iter().all(|at| *at <= c.origin.len()));
        }

        #[test]
        fn cleaning_clean_speech_changes_nothing(words in prop::collection::vec("[a-z']{1,8}[.,?]?", 0..40)) {
            let text = words.join(" ");
            let c = clean(&captions(&[&text]));
            prop_assert_eq!(&c.text, &text);
            prop_assert_eq!(c.raw, text);
        }
    }
}
