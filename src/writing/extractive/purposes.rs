//! Finds what a project is used for in the words around its name: "we use X to …", "X, which we use for …", "using X for
//! …". It reads the phrase only, so that it also works where the rest of the sentence cannot be told.

use super::{facts::Reader, nominal::purpose, realise::Voice, tokens::Token, told};
use crate::{model::DraftSentence, text::lexicon::Tags};

/// Words before "use" that make it no statement of the company's: denials, hopes, advice, other people.
const UNSURE: &[&str] = &[
    "not",
    "never",
    "could",
    "would",
    "should",
    "might",
    "may",
    "if",
    "you",
    "they",
    "people",
    "i",
    "who",
    "without",
    "instead",
    "how",
    "why",
    "can",
    "want",
    "considered",
    "tried",
    "try",
    "when",
    "once",
    "before",
    "will",
    "to",
];

/// The first statement of the talk on what the project is used for.
pub(super) fn purpose_of(reader: &Reader<'_>, voice: &Voice<'_>, project: &str) -> Option<DraftSentence> {
    reader.source.transcript.sentences.iter().filter(|s| reader.in_story(s.id)).find_map(|s| {
        let tokens = reader.tokens(s.id);
        let at = tokens.iter().position(|t| t.name && t.text == project)?;
        let (past, what) = used_for(tokens, at, voice).or_else(|| relative(tokens, at, voice))?;
        let verb = if past { "used" } else { "uses" };
        let text = format!(
            "{} {verb} {project} {what}.",
            super::print::capitalise(voice.company)
        );
        Some(told(text, vec![s.id]))
    })
}

/// "we use X to …": the verb before the name, the purpose after it.
fn used_for(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<(bool, String)> {
    let verb = (at.saturating_sub(4)..at).rev().find(|i| using(&tokens[*i]))?;
    // Between the verb and the name stand only words of the name's own phrase.
    let own = Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NOUN);
    let apart = tokens[verb + 1..at].iter().any(|t| !t.tags.any(own) || t.tags.any(Tags::PREPOSITION));
    let ours = tokens[verb.saturating_sub(5)..verb].iter().any(|t| t.lower == "we");
    let unsure = tokens[verb.saturating_sub(5)..verb].iter().any(|t| t.is(UNSURE));
    if apart || unsure || !ours || tokens[at].after != ' ' {
        return None;
    }
    let past = tokens[verb].lower == "used";
    purpose(tokens, at + 1, voice).map(|what| (past, what))
}

/// "X, which we use for …", "the X add-on that we use to …".
fn relative(tokens: &[Token], at: usize, voice: &Voice<'_>) -> Option<(bool, String)> {
    let we = (at + 1..tokens.len().min(at + 5)).find(|i| tokens[*i].lower == "we")?;
    let opens = tokens[we - 1].is(&["which", "that"]);
    let verb = (we + 1..tokens.len().min(we + 3)).find(|i| using(&tokens[*i]))?;
    let unsure = tokens[at.saturating_sub(5)..verb].iter().any(|t| t.is(UNSURE));
    if !opens || unsure {
        return None;
    }
    let past = tokens[verb].lower == "used";
    purpose(tokens, verb + 1, voice).map(|what| (past, what))
}

fn using(token: &Token) -> bool {
    token.is(&["use", "using", "used", "leverage", "leveraging", "leveraged"])
}

#[cfg(test)]
mod tests {
    use super::{
        super::tokens::{Names, clean},
        *,
    };

    fn found(text: &str) -> Option<(bool, String)> {
        let mut names = Names::default();
        names.add("Falco", false);
        let tokens = clean(text, &names);
        let at = tokens.iter().position(|t| t.name)?;
        let voice = Voice {
            company: "Acme",
            cased: true,
        };
        used_for(&tokens, at, &voice).or_else(|| relative(&tokens, at, &voice))
    }

    #[test]
    fn the_purpose_stands_after_the_name_or_after_we_use() {
        assert_eq!(
            found("and we use Falco to scan images so yes"),
            Some((false, "to scan images".to_owned()))
        );
        assert_eq!(
            found("the Falco agent that we use for runtime security"),
            Some((false, "for runtime security".to_owned()))
        );
        assert_eq!(
            found("at first we used Falco for runtime security"),
            Some((true, "for runtime security".to_owned()))
        );
    }

    #[test]
    fn advice_denials_and_other_people_tell_no_use() {
        for text in [
            "you can use Falco to scan images",
            "we do not use Falco to scan images",
            "if we use Falco to scan images",
            "people use Falco to scan images",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
