//! Turns a spoken sentence into clean tokens: fillers, repeats and false starts out, contractions written out,
//! names kept whole. It never adds a word that was not said.

use rustc_hash::FxHashMap;

use super::{
    fillers::drop_fillers,
    restarts,
    spoken::{JOINED, SHORT},
};
use crate::text::{
    lexicon::{Tags, lexicon},
    words::lower,
};

/// A word of a cleaned sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Token {
    /// As it will be printed.
    pub(in super::super) text: String,
    /// Lower case, for look-ups.
    pub(in super::super) lower: String,
    /// What it can be.
    pub(in super::super) tags: Tags,
    /// Punctuation that follows it, or a space.
    pub(in super::super) after: char,
    /// True for a name whose spelling is settled.
    pub(in super::super) name: bool,
    /// The sentence that says it, where it stands for a pronoun of another clause.
    pub(in super::super) from: Option<usize>,
}

impl Token {
    /// A word with its tags, no punctuation.
    pub(in super::super) fn new(text: &str) -> Self {
        let lower = lower(text).into_owned();
        Self {
            tags: lexicon().tags(&lower),
            text: text.to_owned(),
            lower,
            after: ' ',
            name: false,
            from: None,
        }
    }

    /// Whether it is any of the words.
    pub(in super::super) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }
}

/// Names whose spelling is settled, by their first word.
#[derive(Debug, Default)]
pub(in super::super) struct Names {
    by_first: FxHashMap<String, Vec<Name>>,
    /// How this talk spells words, by their lower case.
    spelled: FxHashMap<String, String>,
}

#[derive(Debug)]
struct Name {
    words: Vec<String>,
    canonical: String,
    exact_case: bool,
}

impl Names {
    /// Adds a name. With `exact_case` only its own casing counts ("Flux", not "flux").
    pub(in super::super) fn add(&mut self, canonical: &str, exact_case: bool) {
        self.add_heard(canonical, canonical, exact_case);
    }

    /// Adds a name that captions write as other words.
    pub(in super::super) fn add_heard(&mut self, heard: &str, canonical: &str, exact_case: bool) {
        let words: Vec<String> = heard
            .split_whitespace()
            .map(|w| {
                if exact_case {
                    w.to_owned()
                } else {
                    w.to_lowercase()
                }
            })
            .collect();
        let Some(first) = words.first() else { return };
        let entry = self.by_first.entry(first.to_lowercase()).or_default();
        if entry.iter().all(|n| n.words != words) {
            entry.push(Name {
                words,
                canonical: canonical.to_owned(),
                exact_case,
            });
        }
    }

    /// Gives a word of the talk, in lower case, one spelling; that does not make it a name.
    pub(in super::super) fn spell(&mut self, lower: String, form: &str) {
        self.spelled.insert(lower, form.to_owned());
    }

    /// The longest name that starts at `at`, with the number of words it takes.
    fn longest(&self, words: &[Token], at: usize) -> Option<(&str, usize)> {
        let candidates = self.by_first.get(&words.get(at)?.lower)?;
        candidates
            .iter()
            .filter(|name| {
                name.words.iter().enumerate().all(|(i, word)| {
                    words.get(at + i).is_some_and(|token| {
                        let inner = i + 1 < name.words.len() && token.after != ' ';
                        !inner
                            && if name.exact_case {
                                token.text == *word
                            } else {
                                token.lower == *word
                            }
                    })
                })
            })
            .max_by_key(|name| name.words.len())
            .map(|name| (name.canonical.as_str(), name.words.len()))
    }
}

/// Cleans one sentence.
pub(in super::super) fn clean(text: &str, names: &Names) -> Vec<Token> {
    let mut tokens = merge_names(split(text), names);
    tokens = drop_fillers(tokens);
    join_words(&mut tokens);
    tokens = expand(tokens);
    drop_repeats(&mut tokens);
    drop_restarts(&mut tokens);
    drop_repeats(&mut tokens);
    restarts::settle(&mut tokens);
    tokens
}

/// Words with the punctuation that follows them; brackets, arrows and quotation marks out.
fn split(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for raw in text.split_whitespace() {
        let word = raw.trim_start_matches(['"', '“', '”', '(', '[', '>', '‘', '-', '–', '—']);
        let core = word.trim_end_matches(['.', ',', ';', ':', '?', '!', '"', '”', ')', ']', '…', '—', '–']);
        let tail = &word[core.len()..];
        let marks = ['?', '!', '.', '…', ';', ':', ',', '—', '–', ')'];
        let mark = marks.into_iter().filter(|_| !tail.is_empty()).find(|c| tail.contains(*c));
        let mark = match mark {
            Some('…' | '—' | '–' | ')') => Some(','),
            other => other,
        };
        if core.is_empty() {
            if let (Some(last), Some(mark)) = (tokens.last_mut(), mark) {
                last.after = mark;
            }
            continue;
        }
        let mut token = Token::new(core);
        token.after = mark.unwrap_or(' ');
        // In capitals it is the country.
        if core == "US" || core == "U.S" {
            token.tags = Tags::NOUN;
            token.name = true;
            "u.s".clone_into(&mut token.lower);
        }
        tokens.push(token);
    }
    tokens
}

/// "name space" → "namespace", "14 000" → "14000".
fn join_words(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at + 1 < tokens.len() {
        let joined = JOINED.iter().find(|(a, b, _)| {
            tokens[at].after == ' ' && tokens[at].lower == *a && tokens[at + 1].lower == *b
        });
        // "to on board users", and not "all are on board".
        let onboard = at > 0
            && tokens[at].lower == "on"
            && tokens[at + 1].lower == "board"
            && tokens[at - 1].is(&["to", "we", "they", "can", "could", "will", "would"])
            && tokens[at - 1].after == ' '
            && tokens[at].after == ' ';
        if let Some(word) = joined.map(|(_, _, word)| *word).or(onboard.then_some("onboard")) {
            let after = tokens[at + 1].after;
            tokens[at] = Token::new(word);
            tokens[at].after = after;
            tokens.remove(at + 1);
        } else if tokens[at + 1].lower == "000" && tokens[at].after == ' ' && thousands(&tokens[at].lower) {
            let after = tokens[at + 1].after;
            tokens[at] = Token::new(&format!("{}000", tokens[at].lower));
            tokens[at].after = after;
            tokens.remove(at + 1);
        }
        at += 1;
    }
}

/// One to three digits that may stand before "000".
fn thousands(digits: &str) -> bool {
    digits.len() <= 3 && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

fn merge_names(mut tokens: Vec<Token>, names: &Names) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let Some((canonical, count)) = names.longest(&tokens, at) {
            let mut token = Token::new(canonical);
            token.tags = Tags::NOUN;
            token.name = true;
            token.after = tokens[at + count - 1].after;
            out.push(token);
            at += count;
        } else {
            let token = &tokens[at];
            // A possessive of a name keeps the name's spelling.
            let stem = token.lower.strip_suffix("'s").map(Token::new);
            let owner = stem.as_ref().and_then(|s| names.longest(std::slice::from_ref(s), 0));
            if let Some((canonical, 1)) = owner {
                let mut owner = Token::new(&format!("{canonical}'s"));
                owner.tags = Tags::DETERMINER;
                owner.name = true;
                owner.after = token.after;
                out.push(owner);
            } else {
                let mut word = std::mem::take(&mut tokens[at]);
                if let Some(form) = names.spelled.get(&word.lower) {
                    word.text.clone_from(form);
                }
                out.push(word);
            }
            at += 1;
        }
    }
    out
}

fn expand(mut tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let words: Option<Vec<&str>> = match token.lower.as_str() {
            "we'd" | "they'd" | "i'd" | "it'd" | "you'd" => {
                let pronoun = token.lower.split('\'').next().unwrap_or_default();
                let had = tokens
                    .iter()
                    .skip(at + 1)
                    .find(|t| !t.tags.any(Tags::ADVERB))
                    .is_some_and(|t| t.tags.any(Tags::PARTICIPLE) && !t.tags.any(Tags::BASE));
                Some(vec![pronoun, if had { "had" } else { "would" }])
            }
            "it's" | "that's" => {
                let pronoun = token.lower.split('\'').next().unwrap_or_default();
                let has = tokens.get(at + 1).is_some_and(|t| {
                    t.is(&[
                        "been",
                        "got",
                        "become",
                        "grown",
                        "evolved",
                        "gone",
                        "come",
                        "increased",
                        "had",
                    ])
                });
                Some(vec![pronoun, if has { "has" } else { "is" }])
            }
            lower => SHORT.get(lower).map(|long| long.to_vec()),
        };
        match words {
            Some(words) => {
                out.extend(words.iter().map(|w| Token::new(w)));
                if let Some(last) = out.last_mut() {
                    last.after = token.after;
                }
            }
            None => out.push(std::mem::take(&mut tokens[at])),
        }
    }
    out
}

/// "we we had" → "we had"; "by using by using cello" → "by using cello". The later copy is kept.
fn drop_repeats(tokens: &mut Vec<Token>) {
    for size in (1..=4).rev() {
        let mut at = 0;
        while at + 2 * size <= tokens.len() {
            let same = (0..size).all(|i| tokens[at + i].lower == tokens[at + size + i].lower);
            let stop = tokens[at + size - 1].after;
            if same
                && stop != '.'
                && stop != '?'
                && stop != '!'
                && !(size == 1 && tokens[at].is(&["that", "had"]))
            {
                tokens.drain(at..at + size);
            } else {
                at += 1;
            }
        }
    }
}

/// False starts: "the a cluster", "in the in our company", "we did we decided".
fn drop_restarts(tokens: &mut Vec<Token>) {
    let article = |t: &Token| {
        t.is(&[
            "the", "a", "an", "our", "their", "its", "some", "to", "of", "and", "with", "for", "in",
        ])
    };
    let mut at = 0;
    while at + 1 < tokens.len() {
        let both = |a: &[&str], b: &[&str]| tokens[at].is(a) && tokens[at + 1].is(b);
        let determiners = both(
            &["the", "a", "an", "our", "their"],
            &["the", "a", "an", "our", "their", "this", "these", "its"],
        );
        let joiners = both(&["and", "but", "so", "because"], &["and", "but", "because"])
            || both(&["of", "to", "for", "with"], &["of"]);
        let restarted = at + 3 < tokens.len()
            && article(&tokens[at])
            && article(&tokens[at + 1])
            && tokens[at].lower == tokens[at + 2].lower
            && tokens[at + 3].is(&["the", "a", "an", "our", "their", "its"]);
        let pronoun = at + 2 < tokens.len()
            && tokens[at].is(&["we", "they", "it"])
            && tokens[at].lower == tokens[at + 2].lower
            && tokens[at + 1]
                .tags
                .any(Tags::BE.with(Tags::HAVE).with(Tags::DO).with(Tags::MODAL).with(Tags::BASE));
        // "visual v virtualization"
        let letter = tokens[at].after == ' '
            && tokens[at].text.len() == 1
            && tokens[at].text.as_bytes()[0].is_ascii_lowercase()
            && !tokens[at].is(&["a", "i"])
            && tokens[at + 1].lower != "number"
            && tokens[at + 1].lower.len() > 2
            && tokens[at + 1].lower.starts_with(tokens[at].lower.as_str());
        // "most mostly", "quick quickly"
        let adverb = tokens[at].after == ' '
            && tokens[at].lower.len() > 3
            && tokens[at + 1].lower.strip_suffix("ly") == Some(tokens[at].lower.as_str());
        // "we did decided", "in 203 2023"
        let decided = tokens[at].lower == "did"
            && tokens[at].after == ' '
            && tokens[at + 1].tags.any(Tags::PAST)
            && !tokens[at + 1]
                .tags
                .any(Tags::BASE.with(Tags::NOUN).with(Tags::ADJECTIVE).with(Tags::HAVE));
        let year = tokens[at + 1].lower.len() == 4
            && tokens[at + 1].lower.starts_with("20")
            && (2..4).contains(&tokens[at].lower.len())
            && tokens[at].lower.bytes().all(|b| b.is_ascii_digit())
            && tokens[at + 1].lower.starts_with(tokens[at].lower.as_str());
        if letter || adverb || decided || year {
            tokens.remove(at);
        } else if restarted || pronoun {
            tokens.drain(at..at + 2);
        } else if determiners || joiners {
            tokens.remove(at);
        } else {
            at += 1;
        }
    }
}
